/* SPDX-License-Identifier: Apache-2.0 */
/* What IP addresses, hosts and URIs mean (RFC 3261 25.1, RFC 3986 3.2.2). Each recursive definition is well-founded:
   n - i grows smaller, or k does, and the test that ends it bounds it below. */
#ifndef VUAS_SPEC_URI_H
#define VUAS_SPEC_URI_H

#include "../src/words.h"

/*@ // the end of one number of an IPv4 address: one to three digits without a zero in front, at most 255 (RFC 5954
    // 4.1); -1 if there is none
    logic integer vuas_octet_end(uint8_t *b, integer i, integer n) =
      vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) > i && vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) <= i + 3 &&
      (vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) == i + 1 || b[i] != '0') &&
      vuas_decimal_value(b, i, vuas_run_end(VUAS_CLASS_DIGIT, b, i, n)) <= 255 ?
        vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) : -1;

    // [i, n) is k numbers with dots between them
    logic boolean vuas_numbers(uint8_t *b, integer i, integer n, integer k) =
      k <= 1 ? vuas_octet_end(b, i, n) == n :
      vuas_octet_end(b, i, n) >= 0 && vuas_octet_end(b, i, n) < n && b[vuas_octet_end(b, i, n)] == '.' &&
      vuas_numbers(b, vuas_octet_end(b, i, n) + 1, n, k - 1);

    logic boolean vuas_ipv4(uint8_t *b, integer i, integer n) = vuas_numbers(b, i, n, 4);

    // its number k, counted from 0
    logic integer vuas_ipv4_octet(uint8_t *b, integer i, integer n, integer k) =
      k <= 0 ? vuas_decimal_value(b, i, vuas_octet_end(b, i, n)) :
        vuas_ipv4_octet(b, vuas_octet_end(b, i, n) + 1, n, k - 1);
*/

/*@ logic integer vuas_hex_digit(integer c) = c <= '9' ? c - '0' : c <= 'F' ? c - 'A' + 10 : c - 'a' + 10;

    // the number that the hexadecimal digits [i, j) write
    logic integer vuas_hex_value(uint8_t *b, integer i, integer j) =
      j <= i ? 0 : 16 * vuas_hex_value(b, i, j - 1) + vuas_hex_digit(b[j - 1]);

    logic integer vuas_group_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_HEX, b, i, n);

    // how many 16-bit groups [i, n) is: groups of one to four digits with colons between them, the last two of which
    // may be written
    // as an IPv4 address where tail is 1; negative if it is nothing of the kind
    logic integer vuas_groups(uint8_t *b, integer i, integer n, integer tail) =
      vuas_group_end(b, i, n) < n && b[vuas_group_end(b, i, n)] == '.' ? (tail == 1 && vuas_ipv4(b, i, n) ? 2 :
        -0x10000) :
      vuas_group_end(b, i, n) <= i || vuas_group_end(b, i, n) > i + 4 ? -0x10000 :
      vuas_group_end(b, i, n) >= n ? 1 :
      b[vuas_group_end(b, i, n)] == ':' ? 1 + vuas_groups(b, vuas_group_end(b, i, n) + 1, n, tail) : -0x10000;

    // the value of its group k, counted from 0
    logic integer vuas_group(uint8_t *b, integer i, integer n, integer k) =
      vuas_group_end(b, i, n) < n && b[vuas_group_end(b, i, n)] == '.' ?
        256 * vuas_ipv4_octet(b, i, n, 2 * k) + vuas_ipv4_octet(b, i, n, 2 * k + 1) :
      k <= 0 ? vuas_hex_value(b, i, vuas_group_end(b, i, n)) : vuas_group(b, vuas_group_end(b, i, n) + 1, n, k - 1);

    // the first double colon, n if there is none
    logic integer vuas_gap(uint8_t *b, integer i, integer n) =
      i >= n ? n : i + 1 < n && b[i] == ':' && b[i + 1] == ':' ? i : vuas_gap(b, i + 1, n);

    // the groups before and after it
    logic integer vuas_left(uint8_t *b, integer i, integer g) = i >= g ? 0 : vuas_groups(b, i, g, 0);
    logic integer vuas_right(uint8_t *b, integer g, integer n) = g + 2 >= n ? 0 : vuas_groups(b, g + 2, n, 1);

    // IPv6address: eight groups, or fewer around a double colon
    logic boolean vuas_ipv6(uint8_t *b, integer i, integer n) =
      vuas_gap(b, i, n) >= n ? vuas_groups(b, i, n, 1) == 8 :
      vuas_left(b, i, vuas_gap(b, i, n)) >= 0 && vuas_right(b, vuas_gap(b, i, n), n) >= 0 &&
      vuas_left(b, i, vuas_gap(b, i, n)) + vuas_right(b, vuas_gap(b, i, n), n) <= 7;

    // the value of group k of the address, counted from 0
    logic integer vuas_ipv6_group(uint8_t *b, integer i, integer n, integer k) =
      vuas_gap(b, i, n) >= n ? vuas_group(b, i, n, k) :
      k < vuas_left(b, i, vuas_gap(b, i, n)) ? vuas_group(b, i, vuas_gap(b, i, n), k) :
      k >= 8 - vuas_right(b, vuas_gap(b, i, n), n) ?
        vuas_group(b, vuas_gap(b, i, n) + 2, n, k - (8 - vuas_right(b, vuas_gap(b, i, n), n))) : 0;

    // IPv6reference
    logic boolean vuas_ipv6_reference(uint8_t *b, integer i, integer n) =
      i + 2 < n && b[i] == '[' && b[n - 1] == ']' && vuas_ipv6(b, i + 1, n - 1);

    logic boolean vuas_ip(uint8_t *b, integer i, integer n) =
      vuas_ipv4(b, i, n) || vuas_ipv6(b, i, n) || vuas_ipv6_reference(b, i, n);
*/

/*@ // what is asked of one octet of a host name: labels neither begin nor end with a hyphen, and none is empty
    predicate vuas_host_place{L}(uint8_t *b, integer i, integer k) =
      vuas_host_octet(b[k]) &&
      (b[k] == '.' ==> i < k && b[k - 1] != '.' && b[k - 1] != '-') &&
      (b[k] == '-' ==> i < k && b[k - 1] != '.');

    // the last label, before the dot that may end the name, is all digits: an address misspelt, not a name
    predicate vuas_label_at{L}(uint8_t *b, integer i, integer t) = t == i || b[t - 1] == '.';
    predicate vuas_all_digits{L}(uint8_t *b, integer t, integer e) = \forall integer k; t <= k < e ==> vuas_digit(b[k]);
    predicate vuas_ends_in_number{L}(uint8_t *b, integer i, integer e) =
      \exists integer t; i <= t < e && vuas_label_at(b, i, t) && vuas_all_digits(b, t, e);

    predicate vuas_host_name{L}(uint8_t *b, integer i, integer n) =
      i < n && (\forall integer k; i <= k < n ==> vuas_host_place(b, i, k)) && b[n - 1] != '-' &&
      !vuas_ends_in_number(b, i, b[n - 1] == '.' ? n - 1 : n);
*/

/*@ // the end of a parameter whose name ends at e: that of its value if an equals sign follows, -1 if the value is
    // empty
    logic integer vuas_uri_param_end(uint8_t *b, integer e, integer n) =
      e < n && b[e] == '=' ?
        (vuas_escaped_end(VUAS_CLASS_PARAM, b, e + 1, n) > e + 1 ? vuas_escaped_end(VUAS_CLASS_PARAM, b, e + 1, n) :
          -1) : e;

    logic integer vuas_uri_name_end(uint8_t *b, integer i, integer n) = vuas_escaped_end(VUAS_CLASS_PARAM, b, i, n);

    // the end of a URI's parameters, name or name=value with semicolons between them; -1 if one has an empty name or
    // value
    logic integer vuas_uri_params_end(uint8_t *b, integer i, integer n) =
      vuas_uri_name_end(b, i, n) <= i ? -1 :
      vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n) < 0 ? -1 :
      vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n) >= n ? n :
      b[vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n)] == ';' ?
        vuas_uri_params_end(b, vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n) + 1, n) :
      vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n);

    // [i, n) is a URI's headers: hname=hvalue with ampersands between them, only the value may be empty
    logic boolean vuas_uri_headers(uint8_t *b, integer i, integer n, integer value) =
      value == 0 ?
        vuas_escaped_end(VUAS_CLASS_HEADER, b, i, n) > i && vuas_escaped_end(VUAS_CLASS_HEADER, b, i, n) < n &&
        b[vuas_escaped_end(VUAS_CLASS_HEADER, b, i, n)] == '=' &&
        vuas_uri_headers(b, vuas_escaped_end(VUAS_CLASS_HEADER, b, i, n) + 1, n, 1) :
      vuas_escaped_end(VUAS_CLASS_HEADER, b, i, n) >= n ? \true :
      b[vuas_escaped_end(VUAS_CLASS_HEADER, b, i, n)] == '&' &&
      vuas_uri_headers(b, vuas_escaped_end(VUAS_CLASS_HEADER, b, i, n) + 1, n, 0);
*/

/*@ predicate vuas_span_is(vuas_span s, integer i, integer e) = s.off == i && s.off + s.len == e;
    predicate vuas_no_span(vuas_span s) = s.off == 0 && s.len == 0;
    logic integer vuas_span_end(vuas_span s) = s.off + s.len;

    // the kind of the host that [i, e) is
    predicate vuas_host_kind_is{L}(uint8_t *b, integer i, integer e, integer kind) =
      kind <= VUAS_HOST_IPV6 &&
      (kind == VUAS_HOST_IPV4 <==> vuas_ipv4(b, i, e)) &&
      (kind == VUAS_HOST_IPV6 <==> !vuas_ipv4(b, i, e) && vuas_ipv6_reference(b, i, e)) &&
      (kind == VUAS_HOST_NAME <==> !vuas_ipv4(b, i, e) && !vuas_ipv6_reference(b, i, e) && vuas_host_name(b, i, e));

    predicate vuas_is_host{L}(uint8_t *b, integer i, integer e) =
      vuas_ipv4(b, i, e) || vuas_ipv6_reference(b, i, e) || vuas_host_name(b, i, e);

    // where the host that starts at i ends, if it is one: after the closing bracket, or with the last octet of host
    // names
    logic integer vuas_bracket_end(uint8_t *b, integer i, integer n) =
      i >= n ? n : b[i] == ']' ? i + 1 : vuas_bracket_end(b, i + 1, n);
    logic integer vuas_host_end(uint8_t *b, integer i, integer n) =
      i < n && b[i] == '[' ? vuas_bracket_end(b, i, n) : vuas_run_end(VUAS_CLASS_HOST, b, i, n);

    // the end of the host that starts at i and of the port after it: a colon and digits
    logic boolean vuas_has_port(uint8_t *b, integer i, integer n) =
      vuas_host_end(b, i, n) < n && b[vuas_host_end(b, i, n)] == ':';
    logic integer vuas_hostport_end(uint8_t *b, integer i, integer n) =
      vuas_has_port(b, i, n) ? vuas_run_end(VUAS_CLASS_DIGIT, b, vuas_host_end(b, i, n) + 1, n) :
        vuas_host_end(b, i, n);
    logic integer vuas_port_number(uint8_t *b, integer i, integer n) =
      vuas_decimal_value(b, vuas_host_end(b, i, n) + 1, vuas_hostport_end(b, i, n));

    // a host starts at i, and if a colon follows it, a port at most 65535
    predicate vuas_is_hostport{L}(uint8_t *b, integer i, integer n) =
      vuas_is_host(b, i, vuas_host_end(b, i, n)) && (vuas_has_port(b, i, n) ==>
        vuas_host_end(b, i, n) + 1 < vuas_hostport_end(b, i, n) && vuas_port_number(b, i, n) <= 65535);

    // the parts of the host and port that start at i
    predicate vuas_hostport_at{L}(uint8_t *b, integer i, integer n, integer kind, vuas_span host, integer has_port,
                                  integer port) =
      vuas_span_is(host, i, vuas_host_end(b, i, n)) && host.len > 0 && kind != VUAS_HOST_NONE &&
      vuas_host_kind_is(b, i, vuas_host_end(b, i, n), kind) && (has_port != 0 <==> vuas_has_port(b, i, n)) &&
      port == (vuas_has_port(b, i, n) ? vuas_port_number(b, i, n) : 0);
*/

/*@ // where the host starts, s being the place after the scheme's colon: after userinfo and at-sign if there are any
    logic integer vuas_user_end(uint8_t *b, integer s, integer n) = vuas_escaped_end(VUAS_CLASS_USER, b, s, n);
    logic integer vuas_password_end(uint8_t *b, integer s, integer n) =
      vuas_escaped_end(VUAS_CLASS_PASSWORD, b, vuas_user_end(b, s, n) + 1, n);
    logic boolean vuas_has_password(uint8_t *b, integer s, integer n) =
      vuas_user_end(b, s, n) > s && vuas_user_end(b, s, n) < n && b[vuas_user_end(b, s, n)] == ':' &&
      vuas_password_end(b, s, n) < n && b[vuas_password_end(b, s, n)] == '@';
    logic boolean vuas_has_user(uint8_t *b, integer s, integer n) =
      (vuas_user_end(b, s, n) > s && vuas_user_end(b, s, n) < n && b[vuas_user_end(b, s, n)] == '@') ||
      vuas_has_password(b, s, n);
    logic integer vuas_uri_host(uint8_t *b, integer s, integer n) =
      vuas_has_password(b, s, n) ? vuas_password_end(b, s, n) + 1 :
      vuas_has_user(b, s, n) ? vuas_user_end(b, s, n) + 1 : s;

    // the end of host and port
    logic integer vuas_authority_end(uint8_t *b, integer s, integer n) =
      vuas_hostport_end(b, vuas_uri_host(b, s, n), n);

    // the end of the parameters, if e is the end of host and port
    logic integer vuas_rest_params(uint8_t *b, integer e, integer n) =
      e < n && b[e] == ';' ? vuas_uri_params_end(b, e + 1, n) : e;

    // [e, n) is parameters and headers
    predicate vuas_uri_rest{L}(uint8_t *b, integer e, integer n) =
      vuas_rest_params(b, e, n) == n ||
      (0 <= vuas_rest_params(b, e, n) < n && b[vuas_rest_params(b, e, n)] == '?' &&
       vuas_uri_headers(b, vuas_rest_params(b, e, n) + 1, n, 0));

    // [s, n) is what follows the colon of a SIP URI
    predicate vuas_sip_uri{L}(uint8_t *b, integer s, integer n) =
      vuas_is_hostport(b, vuas_uri_host(b, s, n), n) && vuas_uri_rest(b, vuas_authority_end(b, s, n), n);

    logic integer vuas_scheme_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_SCHEME, b, i, n);
    predicate vuas_has_scheme{L}(uint8_t *b, integer i, integer n) =
      i < n && vuas_alpha(b[i]) && vuas_scheme_end(b, i, n) < n && b[vuas_scheme_end(b, i, n)] == ':';
    predicate vuas_scheme_is{L}(uint8_t *b, integer i, integer n, integer w) =
      vuas_word_at(b, i, vuas_scheme_end(b, i, n), w);
    predicate vuas_is_sip{L}(uint8_t *b, integer i, integer n) =
      vuas_scheme_is(b, i, n, VUAS_WORD_SIP) || vuas_scheme_is(b, i, n, VUAS_WORD_SIPS);

    // [i, n) is a URI
    predicate vuas_is_uri{L}(uint8_t *b, integer i, integer n) =
      vuas_has_scheme(b, i, n) &&
      (vuas_is_sip(b, i, n) ==> vuas_sip_uri(b, vuas_scheme_end(b, i, n) + 1, n)) &&
      (!vuas_is_sip(b, i, n) ==>
         vuas_scheme_end(b, i, n) + 1 < n && vuas_escaped_end(VUAS_CLASS_URIC, b, vuas_scheme_end(b, i, n) + 1,
           n) == n);
*/

/*@ // a semicolon and a further parameter follow the one of a URI at i
    predicate vuas_uri_goes_on{L}(uint8_t *b, integer i, integer n) =
      0 <= vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n) < n &&
      b[vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n)] == ';';

    // the first of a URI's parameters from i on that is named w and has a value has it at off; no octets: there is none
    predicate vuas_uri_value{L}(uint8_t *b, integer i, integer n, integer w, integer off, integer len) =
      vuas_uri_name_end(b, i, n) <= i ? off == 0 && len == 0 :
      vuas_word_at(b, i, vuas_uri_name_end(b, i, n), w) && vuas_uri_name_end(b, i, n) < n &&
        b[vuas_uri_name_end(b, i, n)] == '=' ?
        off == vuas_uri_name_end(b, i, n) + 1 && len > 0 &&
        off + len == vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n) :
      vuas_uri_goes_on(b, i, n) ?
        vuas_uri_value(b, vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n) + 1, n, w, off, len) :
      off == 0 && len == 0;

    // one of them is named w, with a value or without
    predicate vuas_uri_flag{L}(uint8_t *b, integer i, integer n, integer w) =
      vuas_uri_name_end(b, i, n) > i &&
      (vuas_word_at(b, i, vuas_uri_name_end(b, i, n), w) ||
       (vuas_uri_goes_on(b, i, n) &&
        vuas_uri_flag(b, vuas_uri_param_end(b, vuas_uri_name_end(b, i, n), n) + 1, n, w)));

    // user and password are where they are said to be
    predicate vuas_userinfo_at{L}(uint8_t *b, integer s, integer n, integer has_user, integer has_password,
      vuas_span user,
                                  vuas_span password) =
      (has_user != 0 <==> vuas_has_user(b, s, n)) && (has_password != 0 <==> vuas_has_password(b, s, n)) &&
      (has_user != 0 ? vuas_span_is(user, s, vuas_user_end(b, s, n)) : vuas_no_span(user)) &&
      (has_password != 0 ? vuas_span_is(password, vuas_user_end(b, s, n) + 1, vuas_password_end(b, s, n)) :
        vuas_no_span(password));

    // parameters and headers are where they are said to be
    predicate vuas_rest_at{L}(uint8_t *b, integer e, integer n, vuas_span params, vuas_span headers,
                              vuas_span transport, vuas_span maddr, integer lr) =
      (e < n && b[e] == ';' ?
         vuas_span_is(params, e + 1, vuas_rest_params(b, e, n)) && params.len > 0 &&
         vuas_uri_value(b, e + 1, n, VUAS_WORD_TRANSPORT, transport.off, transport.len) &&
         vuas_uri_value(b, e + 1, n, VUAS_WORD_MADDR, maddr.off, maddr.len) &&
         (lr != 0 <==> vuas_uri_flag(b, e + 1, n, VUAS_WORD_LR)) :
         vuas_no_span(params) && vuas_no_span(transport) && vuas_no_span(maddr) && lr == 0) &&
      (vuas_rest_params(b, e, n) < n ?
         vuas_span_is(headers, vuas_rest_params(b, e, n) + 1, n) && headers.len > 0 : vuas_no_span(headers));

    // the parts of a SIP URI, s being the place after its scheme's colon
    predicate vuas_sip_uri_at{L}(uint8_t *b, integer s, integer n, vuas_uri u) =
      vuas_userinfo_at(b, s, n, u.has_user, u.has_password, u.user, u.password) &&
      vuas_hostport_at(b, vuas_uri_host(b, s, n), n, u.host_kind, u.host, u.has_port, u.port) &&
      vuas_rest_at(b, vuas_authority_end(b, s, n), n, u.params, u.headers, u.transport, u.maddr,
        u.lr);

    // the scheme that the name before the colon means
    predicate vuas_uri_scheme_at{L}(uint8_t *b, integer i, integer n, vuas_uri u) =
      u.scheme <= VUAS_SCHEME_TEL &&
      (u.scheme == VUAS_SCHEME_SIP <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIP)) &&
      (u.scheme == VUAS_SCHEME_SIPS <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIPS)) &&
      (u.scheme == VUAS_SCHEME_TEL <==> vuas_scheme_is(b, i, n, VUAS_WORD_TEL));

    predicate vuas_uri_of_sip(vuas_uri u) = u.scheme == VUAS_SCHEME_SIP || u.scheme == VUAS_SCHEME_SIPS;

    // a SIP URI has a host, an at-sign before it if there is a user
    predicate vuas_uri_hosted{L}(uint8_t *b, integer i, vuas_uri u) =
      u.host.len > 0 && u.host.off > i && u.host_kind != VUAS_HOST_NONE &&
      (u.has_user ==> u.user.len > 0 && b[u.host.off - 1] == '@');

    // a URI without parts, but for its whole and its scheme
    predicate vuas_uri_bare(vuas_uri u) =
      u.host_kind == VUAS_HOST_NONE && !u.has_user && !u.has_password && !u.has_port && !u.lr && u.port == 0 &&
      vuas_no_span(u.user) && vuas_no_span(u.password) && vuas_no_span(u.host) && vuas_no_span(u.params) &&
      vuas_no_span(u.headers) && vuas_no_span(u.transport) && vuas_no_span(u.maddr);
    // u is what the URI [i, n) says
    predicate vuas_uri_says{L}(uint8_t *b, integer i, integer n, vuas_uri u) =
      vuas_span_is(u.whole, i, n) && vuas_uri_scheme_at(b, i, n, u) &&
      (vuas_uri_of_sip(u) ? vuas_sip_uri_at(b, vuas_scheme_end(b, i, n) + 1, n, u) && vuas_uri_hosted(b, i, u) :
       vuas_uri_bare(u));
    predicate vuas_uri_refused(vuas_uri u) = u.scheme == VUAS_SCHEME_OTHER && vuas_uri_bare(u);
*/

#endif
