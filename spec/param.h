/* SPDX-License-Identifier: Apache-2.0 */
/* What one parameter of a header field is (RFC 3261 25.1, generic-param). Included by src/param.h, below the
   structure. */
#ifndef VUAS_SPEC_PARAM_H
#define VUAS_SPEC_PARAM_H

#include "uri.h"

/*@ // the name starts after the semicolon and white space
    logic integer vuas_param_name(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_lws_end(b, i, n) + 1, n);
    logic integer vuas_param_name_end(uint8_t *b, integer i, integer n) =
      vuas_run_end(VUAS_CLASS_TOKEN, b, vuas_param_name(b, i, n), n);

    // the end of the value that starts at i, -1 if there is none: a quoted-string, an IPv6 address with or without
    // brackets, or a
    // token, which is what host names and IPv4 addresses are too
    logic integer vuas_text_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);
    logic integer vuas_address_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_HOSTPORT, b, i, n);
    logic integer vuas_param_value_end(uint8_t *b, integer i, integer n) =
      i >= n ? -1 :
      b[i] == '"' ? (vuas_quoted_end(b, i + 1, n) < 0 ? -1 : vuas_quoted_end(b, i + 1, n) + 1) :
      vuas_text_end(b, i, n) < n && (b[vuas_text_end(b, i, n)] == ':' || b[i] == '[') ?
        (vuas_ipv6(b, i, vuas_address_end(b, i, n)) || vuas_ipv6_reference(b, i, vuas_address_end(b, i, n)) ?
           vuas_address_end(b, i, n) : -1) :
      vuas_text_end(b, i, n) > i ? vuas_text_end(b, i, n) : -1;

    // a name that ends at e has a value when an equals sign follows, white space around it or not
    logic integer vuas_equals(uint8_t *b, integer e, integer n) = vuas_lws_end(b, e, n);
    logic boolean vuas_has_value(uint8_t *b, integer e, integer n) =
      vuas_equals(b, e, n) < n && b[vuas_equals(b, e, n)] == '=';
    logic integer vuas_value_from(uint8_t *b, integer e, integer n) = vuas_lws_end(b, vuas_equals(b, e, n) + 1, n);

    // the end of the whole parameter
    logic integer vuas_value_to(uint8_t *b, integer e, integer n) =
      vuas_has_value(b, e, n) ? vuas_param_value_end(b, vuas_value_from(b, e, n), n) : e;

    // at i stands a semicolon and a parameter
    logic boolean vuas_is_param(uint8_t *b, integer i, integer n) =
      vuas_lws_end(b, i, n) < n && b[vuas_lws_end(b, i, n)] == ';' &&
      vuas_param_name_end(b, i, n) > vuas_param_name(b, i, n) && vuas_value_to(b, vuas_param_name_end(b, i, n), n) >= 0;

    // the place after it and the white space that follows
    logic integer vuas_param_end(uint8_t *b, integer i, integer n) =
      vuas_lws_end(b, vuas_value_to(b, vuas_param_name_end(b, i, n), n), n);

    // it is named w
    logic boolean vuas_param_is(uint8_t *b, integer i, integer n, integer w) =
      vuas_word_at(b, vuas_param_name(b, i, n), vuas_param_name_end(b, i, n), w);

    // parameters, one after another, from i on: where they end, and the place of the first one named w, n if there is
    // none; n - i grows smaller
    logic integer vuas_params_end(uint8_t *b, integer i, integer n) =
      i < n && vuas_is_param(b, i, n) ? vuas_params_end(b, vuas_param_end(b, i, n), n) : i;
    logic integer vuas_param_place(uint8_t *b, integer i, integer n, integer w) =
      !(i < n && vuas_is_param(b, i, n)) ? n :
      vuas_param_is(b, i, n, w) ? i : vuas_param_place(b, vuas_param_end(b, i, n), n, w);

    // [i, n) is nothing but parameters; one that is named w stands among them once at most
    predicate vuas_params{L}(uint8_t *b, integer i, integer n) = vuas_params_end(b, i, n) == n;
    predicate vuas_param_once{L}(uint8_t *b, integer i, integer n, integer w) =
      vuas_param_place(b, i, n, w) == n ||
      vuas_param_place(b, vuas_param_end(b, vuas_param_place(b, i, n, w), n), n, w) == n;

    // the value of the parameter at k is [off, stop), 0 and 0 if it has none; and its whole, name and value
    logic integer vuas_value_off(uint8_t *b, integer k, integer n) =
      vuas_has_value(b, vuas_param_name_end(b, k, n), n) ? vuas_value_from(b, vuas_param_name_end(b, k, n), n) : 0;
    logic integer vuas_value_stop(uint8_t *b, integer k, integer n) =
      vuas_has_value(b, vuas_param_name_end(b, k, n), n) ? vuas_value_to(b, vuas_param_name_end(b, k, n), n) : 0;
    predicate vuas_param_value{L}(uint8_t *b, integer k, integer n, integer off, integer len) =
      off == vuas_value_off(b, k, n) && off + len == vuas_value_stop(b, k, n);
    predicate vuas_param_whole{L}(uint8_t *b, integer k, integer n, integer off, integer len) =
      off == vuas_param_name(b, k, n) && off + len == vuas_value_to(b, vuas_param_name_end(b, k, n), n);

    // of the parameters from i on, those before k are read: the one named w was among them, or is still to come
    predicate vuas_param_seen{L}(uint8_t *b, integer i, integer k, integer n, integer w) =
      i <= vuas_param_place(b, i, n, w) < n &&
      vuas_param_place(b, vuas_param_end(b, vuas_param_place(b, i, n, w), n), n, w) == vuas_param_place(b, k, n, w);
    predicate vuas_param_unseen{L}(uint8_t *b, integer i, integer k, integer n, integer w) =
      vuas_param_place(b, i, n, w) == vuas_param_place(b, k, n, w);

    predicate vuas_param_in(vuas_param p, integer i, integer n) =
      vuas_span_in(p.name, n) && vuas_span_in(p.value, n) && vuas_span_in(p.whole, n) && i <= p.next <= n;

    // the parts of a parameter whose name is [f, e)
    predicate vuas_param_parts{L}(uint8_t *b, integer f, integer e, integer n, vuas_param p) =
      vuas_span_is(p.name, f, e) && vuas_span_is(p.whole, f, vuas_value_to(b, e, n)) &&
      (p.has_value <==> vuas_has_value(b, e, n)) &&
      (p.has_value ? vuas_span_is(p.value, vuas_value_from(b, e, n), vuas_value_to(b, e, n)) : vuas_no_span(p.value)) &&
      (p.quoted <==> p.has_value && b[p.value.off] == '"') &&
      p.next == vuas_lws_end(b, vuas_value_to(b, e, n), n);

    predicate vuas_param_at{L}(uint8_t *b, integer i, integer n, vuas_param p) =
      vuas_param_parts(b, vuas_param_name(b, i, n), vuas_param_name_end(b, i, n), n, p);

    // what follows from it for those who only want to know that they get on
    predicate vuas_param_forward{L}(uint8_t *b, integer i, vuas_param p) =
      i < p.name.off && p.name.len > 0 && p.whole.off == p.name.off && p.name.len <= p.whole.len &&
      p.whole.off + p.whole.len <= p.next &&
      (p.has_value ==> p.value.len > 0 && p.name.off + p.name.len < p.value.off &&
         p.value.off + p.value.len == p.whole.off + p.whole.len) &&
      (\forall integer k; p.name.off <= k < p.name.off + p.name.len ==> vuas_token(b[k]));

    predicate vuas_param_none(vuas_param p, integer i) =
      p.next == i && !p.has_value && !p.quoted && vuas_no_span(p.name) && vuas_no_span(p.value) &&
        vuas_no_span(p.whole);
*/

#endif
