/* SPDX-License-Identifier: Apache-2.0 */
/* What credentials and challenges are (RFC 3261 25.1, credentials, challenge, auth-param). Included by src/auth.h,
   below the structures. The one recursive definition is well-founded: n - i grows smaller, as a name has an octet. */
#ifndef VUAS_SPEC_AUTH_H
#define VUAS_SPEC_AUTH_H

#include "uri.h"

/*@ // the end of the name that starts at i
    logic integer vuas_auth_name_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);

    // the end of the value that starts at i, a token or a quoted-string; -1 if there is none
    logic integer vuas_auth_text_end(uint8_t *b, integer i, integer n) =
      i >= n ? -1 :
      b[i] == '"' ? (vuas_quoted_end(b, i + 1, n) < 0 ? -1 : vuas_quoted_end(b, i + 1, n) + 1) :
      vuas_run_end(VUAS_CLASS_TOKEN, b, i, n) > i ? vuas_run_end(VUAS_CLASS_TOKEN, b, i, n) : -1;

    // of the parameter at i: the equals sign, and the value after it and white space
    logic integer vuas_auth_equals(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_auth_name_end(b, i, n), n);
    logic integer vuas_auth_value(uint8_t *b, integer i, integer n) =
      vuas_lws_end(b, vuas_auth_equals(b, i, n) + 1, n);
    logic integer vuas_auth_value_end(uint8_t *b, integer i, integer n) =
      vuas_auth_text_end(b, vuas_auth_value(b, i, n), n);

    // behind a parameter that ends at e: n if it is the last one, else the place after a comma and the white space
    // around it, where there is something; -1 if neither is so
    logic integer vuas_auth_comma(uint8_t *b, integer e, integer n) = vuas_lws_end(b, e, n);
    logic integer vuas_auth_after(uint8_t *b, integer e, integer n) =
      e == n ? n :
      vuas_auth_comma(b, e, n) < n && b[vuas_auth_comma(b, e, n)] == ',' &&
      vuas_lws_end(b, vuas_auth_comma(b, e, n) + 1, n) < n ? vuas_lws_end(b, vuas_auth_comma(b, e, n) + 1, n) : -1;

    // at i stand a name and its value; they are a parameter where the end stands behind them, or a comma and something
    // more
    logic boolean vuas_auth_pair(uint8_t *b, integer i, integer n) =
      vuas_auth_name_end(b, i, n) > i && vuas_auth_equals(b, i, n) < n && b[vuas_auth_equals(b, i, n)] == '=' &&
      vuas_auth_value_end(b, i, n) >= 0;
    logic boolean vuas_is_auth_param(uint8_t *b, integer i, integer n) =
      vuas_auth_pair(b, i, n) && vuas_auth_after(b, vuas_auth_value_end(b, i, n), n) >= 0;

    // where the one behind it stands, n if there is none
    logic integer vuas_auth_param_end(uint8_t *b, integer i, integer n) =
      vuas_auth_after(b, vuas_auth_value_end(b, i, n), n);

    // parameters, one after another, from i on: where they end; n - i grows smaller
    logic integer vuas_auth_params_end(uint8_t *b, integer i, integer n) =
      i < n && vuas_is_auth_param(b, i, n) ? vuas_auth_params_end(b, vuas_auth_param_end(b, i, n), n) : i;

    // [i, n) is parameters with commas between them, one at least
    predicate vuas_auth_list{L}(uint8_t *b, integer i, integer n) = i < n && vuas_auth_params_end(b, i, n) == n;

    // credentials or a challenge: a scheme, white space, parameters
    logic integer vuas_auth_params(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_auth_name_end(b, i, n), n);
    predicate vuas_is_auth{L}(uint8_t *b, integer i, integer n) =
      i < vuas_auth_name_end(b, i, n) < vuas_auth_params(b, i, n) && vuas_auth_list(b, vuas_auth_params(b, i, n), n);
*/

/*@ // p is the parameter at i
    predicate vuas_auth_param_at{L}(uint8_t *b, integer i, integer n, vuas_auth_param p) =
      vuas_span_is(p.name, i, vuas_auth_name_end(b, i, n)) &&
      vuas_span_is(p.value, vuas_auth_value(b, i, n), vuas_auth_value_end(b, i, n)) &&
      (p.quoted <==> b[vuas_auth_value(b, i, n)] == '"') && p.next == vuas_auth_param_end(b, i, n);

    // what follows from it for those who only want to know that they get on
    predicate vuas_auth_forward{L}(uint8_t *b, integer i, vuas_auth_param p) =
      p.name.off == i && p.name.len > 0 && p.name.off + p.name.len < p.value.off && p.value.len > 0 &&
      p.value.off + p.value.len <= p.next && (p.quoted ==> p.value.len >= 2);

    predicate vuas_auth_none(vuas_auth_param p, integer i) =
      p.next == i && !p.quoted && vuas_no_span(p.name) && vuas_no_span(p.value);
*/

#endif
