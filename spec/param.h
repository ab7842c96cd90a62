/* SPDX-License-Identifier: Apache-2.0 */
/* What one parameter of a header field is (RFC 3261 25.1, generic-param). Included by src/param.h, below the structure. */
#ifndef VUAS_SPEC_PARAM_H
#define VUAS_SPEC_PARAM_H

#include "uri.h"

/*@ // the name starts after the semicolon and white space
    logic integer vuas_param_name(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_lws_end(b, i, n) + 1, n);
    logic integer vuas_param_name_end(uint8_t *b, integer i, integer n) =
      vuas_run_end(VUAS_CLASS_TOKEN, b, vuas_param_name(b, i, n), n);

    // the equals sign after the name and white space, if there is one
    logic integer vuas_param_equals(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_param_name_end(b, i, n), n);
    logic boolean vuas_param_has_value(uint8_t *b, integer i, integer n) =
      vuas_param_equals(b, i, n) < n && b[vuas_param_equals(b, i, n)] == '=';
    logic integer vuas_param_value(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_param_equals(b, i, n) + 1, n);

    // the end of the value that starts at i, -1 if there is none: a quoted-string, an IPv6 address with or without brackets, or a
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

    // the end of the whole parameter
    logic integer vuas_param_end(uint8_t *b, integer i, integer n) =
      vuas_param_has_value(b, i, n) ? vuas_param_value_end(b, vuas_param_value(b, i, n), n) : vuas_param_name_end(b, i, n);

    // at i stands a semicolon and a parameter
    predicate vuas_is_param{L}(uint8_t *b, integer i, integer n) =
      vuas_lws_end(b, i, n) < n && b[vuas_lws_end(b, i, n)] == ';' &&
      vuas_param_name_end(b, i, n) > vuas_param_name(b, i, n) && vuas_param_end(b, i, n) >= 0;

    predicate vuas_param_in(vuas_param p, integer i, integer n) =
      vuas_span_in(p.name, n) && vuas_span_in(p.value, n) && vuas_span_in(p.whole, n) && i <= p.next <= n;

    predicate vuas_param_at{L}(uint8_t *b, integer i, integer n, vuas_param p) =
      vuas_span_is(p.name, vuas_param_name(b, i, n), vuas_param_name_end(b, i, n)) &&
      vuas_span_is(p.whole, vuas_param_name(b, i, n), vuas_param_end(b, i, n)) &&
      (p.has_value <==> vuas_param_has_value(b, i, n)) &&
      (p.has_value ? vuas_span_is(p.value, vuas_param_value(b, i, n), vuas_param_end(b, i, n)) : vuas_no_span(p.value)) &&
      (p.quoted <==> p.has_value && b[p.value.off] == '"') &&
      p.next == vuas_lws_end(b, vuas_param_end(b, i, n), n);
*/

#endif
