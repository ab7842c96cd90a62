/* SPDX-License-Identifier: Apache-2.0 */
/* When two URIs are equal (RFC 3261 19.1.4, RFC 5954 4.2). Included by src/uri_equal.h, below VUAS_MAX_URI_PARTS. Each
   recursive definition is well-founded: what is left of a list grows smaller. */
#ifndef VUAS_SPEC_URI_EQUAL_H
#define VUAS_SPEC_URI_EQUAL_H

#include "../src/uri_part.h"

/*@ // a parameter that must not stand in one URI only
    predicate vuas_special{L}(uint8_t *b, integer i, integer n) =
      vuas_spells(b, i, n, VUAS_URI_USER, 0) || vuas_spells(b, i, n, VUAS_URI_TTL, 0) ||
      vuas_spells(b, i, n, VUAS_URI_METHOD, 0) || vuas_spells(b, i, n, VUAS_URI_MADDR, 0) ||
      vuas_spells(b, i, n, VUAS_URI_TRANSPORT, 0);

    // those of the parameters [j, n) that have the name of the one at i have its value; there is one of that name
    predicate vuas_param_agrees{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      j >= n ||
      ((vuas_names_same(a, i, m, b, j, n, ';') ==> vuas_values_same(a, i, m, b, j, n, ';')) &&
       vuas_param_agrees(a, i, m, b, vuas_part_end(b, j, n, ';') + 1, n));
    predicate vuas_param_there{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      j < n &&
      (vuas_names_same(a, i, m, b, j, n, ';') || vuas_param_there(a, i, m, b, vuas_part_end(b, j, n, ';') + 1, n));

    // each of the parameters [i, m) may stand beside [j, n)
    predicate vuas_params_agree{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      i >= m ||
      (vuas_param_agrees(a, i, m, b, j, n) &&
       (vuas_special(a, i, vuas_part_name_end(a, i, m, ';')) ==> vuas_param_there(a, i, m, b, j, n)) &&
       vuas_params_agree(a, vuas_part_end(a, i, m, ';') + 1, m, b, j, n));
    predicate vuas_params_same{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      vuas_params_agree(a, i, m, b, j, n) && vuas_params_agree(b, j, n, a, i, m);
*/

/*@ // the header at i is the one at j; how often it stands in [j, n)
    logic boolean vuas_header_same(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      vuas_names_same(a, i, m, b, j, n, '&') && vuas_values_same(a, i, m, b, j, n, '&');
    logic integer vuas_header_count(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      j >= n ? 0 :
      (vuas_header_same(a, i, m, b, j, n) ? 1 : 0) +
        vuas_header_count(a, i, m, b, vuas_part_end(b, j, n, '&') + 1, n);

    // each of the headers [i, m), the end of the list that begins at f, stands as often in [j, n) as in that list
    predicate vuas_headers_agree{L}(uint8_t *a, integer f, integer i, integer m, uint8_t *b, integer j, integer n) =
      i >= m ||
      (vuas_header_count(a, i, m, a, f, m) == vuas_header_count(a, i, m, b, j, n) &&
       vuas_headers_agree(a, f, vuas_part_end(a, i, m, '&') + 1, m, b, j, n));
    predicate vuas_headers_same{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      vuas_headers_agree(a, i, i, m, b, j, n) && vuas_headers_agree(b, j, j, n, a, i, m);
*/

/*@ // two hosts are one: the same letters in any case, or IPv6 addresses of one value
    predicate vuas_hosts_spelled_same{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      m - i == n - j && vuas_same_but_case(a, i, b, j, m - i);
    predicate vuas_hosts_same{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      vuas_hosts_spelled_same(a, i, m, b, j, n) ||
      (vuas_ipv6_reference(a, i, m) && vuas_ipv6_reference(b, j, n) &&
       \forall integer k; 0 <= k < 8 ==>
         vuas_ipv6_group(a, i + 1, m - 1, k) == vuas_ipv6_group(b, j + 1, n - 1, k));

    // user and password, s and t being the places after the schemes' colons
    predicate vuas_users_same{L}(uint8_t *a, integer s, integer m, uint8_t *b, integer t, integer n) =
      (vuas_has_user(a, s, m) <==> vuas_has_user(b, t, n)) &&
      (vuas_has_user(a, s, m) ==>
        vuas_signs_same(a, s, vuas_user_end(a, s, m), b, t, vuas_user_end(b, t, n), 0));
    predicate vuas_passwords_same{L}(uint8_t *a, integer s, integer m, uint8_t *b, integer t, integer n) =
      (vuas_has_password(a, s, m) <==> vuas_has_password(b, t, n)) &&
      (vuas_has_password(a, s, m) ==>
        vuas_signs_same(a, vuas_user_end(a, s, m) + 1, vuas_password_end(a, s, m),
          b, vuas_user_end(b, t, n) + 1, vuas_password_end(b, t, n), 0));
    predicate vuas_userinfo_same{L}(uint8_t *a, integer s, integer m, uint8_t *b, integer t, integer n) =
      vuas_users_same(a, s, m, b, t, n) && vuas_passwords_same(a, s, m, b, t, n);

    // host and port, which start at h and k: a port that is not there differs from any that is
    predicate vuas_hostport_same{L}(uint8_t *a, integer h, integer m, uint8_t *b, integer k, integer n) =
      vuas_hosts_same(a, h, vuas_host_end(a, h, m), b, k, vuas_host_end(b, k, n)) &&
      (vuas_has_port(a, h, m) <==> vuas_has_port(b, k, n)) &&
      (vuas_has_port(a, h, m) ==> vuas_port_number(a, h, m) == vuas_port_number(b, k, n));

    // parameters [i, e) and headers [f, n): they are few enough to be compared each with each
    predicate vuas_few_parts{L}(uint8_t *b, integer i, integer e, integer f, integer n) =
      vuas_parts(b, i, e, ';') <= VUAS_MAX_URI_PARTS && vuas_parts(b, f, n, '&') <= VUAS_MAX_URI_PARTS;
    predicate vuas_parts_few{L}(uint8_t *b, integer e, integer n) =
      vuas_few_parts(b, vuas_params_from(b, e, n), vuas_params_to(b, e, n), vuas_headers_from(b, e, n),
        vuas_headers_to(b, e, n));

    predicate vuas_all_params_same{L}(uint8_t *a, integer d, integer m, uint8_t *b, integer e, integer n) =
      vuas_params_same(a, vuas_params_from(a, d, m), vuas_params_to(a, d, m),
        b, vuas_params_from(b, e, n), vuas_params_to(b, e, n));
    predicate vuas_all_headers_same{L}(uint8_t *a, integer d, integer m, uint8_t *b, integer e, integer n) =
      vuas_headers_same(a, vuas_headers_from(a, d, m), vuas_headers_to(a, d, m),
        b, vuas_headers_from(b, e, n), vuas_headers_to(b, e, n));
    predicate vuas_rest_same{L}(uint8_t *a, integer d, integer m, uint8_t *b, integer e, integer n) =
      vuas_parts_few(a, d, m) && vuas_parts_few(b, e, n) &&
      vuas_all_params_same(a, d, m, b, e, n) && vuas_all_headers_same(a, d, m, b, e, n);

    // what follows the colon of two SIP URIs
    predicate vuas_sip_same{L}(uint8_t *a, integer s, integer m, uint8_t *b, integer t, integer n) =
      vuas_userinfo_same(a, s, m, b, t, n) &&
      vuas_hostport_same(a, vuas_uri_host(a, s, m), m, b, vuas_uri_host(b, t, n), n) &&
      vuas_rest_same(a, vuas_authority_end(a, s, m), m, b, vuas_authority_end(b, t, n), n);

    // two other URIs: octet by octet, but for the case of the scheme (RFC 3986 6.2.2.1)
    predicate vuas_foreign_same{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      m - i == n - j && vuas_scheme_end(a, i, m) - i == vuas_scheme_end(b, j, n) - j &&
      vuas_same_but_case(a, i, b, j, vuas_scheme_end(a, i, m) - i) &&
      vuas_same(a, vuas_scheme_end(a, i, m), b, vuas_scheme_end(b, j, n), m - vuas_scheme_end(a, i, m));

    predicate vuas_schemes_same{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      (vuas_scheme_is(a, i, m, VUAS_WORD_SIP) <==> vuas_scheme_is(b, j, n, VUAS_WORD_SIP)) &&
      (vuas_scheme_is(a, i, m, VUAS_WORD_SIPS) <==> vuas_scheme_is(b, j, n, VUAS_WORD_SIPS));

    // the URIs [i, m) and [j, n) are equal
    predicate vuas_uri_same{L}(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n) =
      vuas_schemes_same(a, i, m, b, j, n) &&
      (vuas_is_sip(a, i, m) ==>
        vuas_sip_same(a, vuas_scheme_end(a, i, m) + 1, m, b, vuas_scheme_end(b, j, n) + 1, n)) &&
      (!vuas_is_sip(a, i, m) ==> vuas_foreign_same(a, i, m, b, j, n));
*/

#endif
