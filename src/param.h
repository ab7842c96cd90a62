/* SPDX-License-Identifier: Apache-2.0 */
/* Parameters of header fields, one after another (RFC 3261 25.1, generic-param; 7.3.1). */
#ifndef VUAS_PARAM_H
#define VUAS_PARAM_H

#include "lex.h"

/* One parameter. A quoted value keeps its quotes; next is the place after the parameter and white space. */
typedef struct {
  vuas_span name, value, whole; /* whole: name and value */
  bool has_value;
  bool quoted;
  bool token; /* the value is one token */
  uint32_t next;
} vuas_param;

#include "../spec/param.h"

#define VUAS_IS_TOKEN(b, s) \
  ((s).len > 0 && (\forall integer k_; (s).off <= k_ < (s).off + (s).len ==> vuas_token(b[k_])))

/* The parameter that stands at i after a semicolon, white space before it or not: name, or name=value where the value
   is a token, a quoted string, or a host (an IPv6 address with or without brackets). White space may stand around
   semicolon and equals sign. If none stands there, all spans are empty and next is i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_param_in(\result, i, n);
    ensures meaning: \result.next > i <==> vuas_is_param(b, i, n);
    ensures parts: \result.next > i ==> vuas_param_at(b, i, n, \result);
    ensures forward: \result.next > i ==> vuas_param_forward(b, i, \result);
    ensures end: \result.next > i ==> \result.next == vuas_param_end(b, i, n);
    ensures name: \result.next > i ==> \result.name.off == vuas_param_name(b, i, n) &&
      \result.name.off + \result.name.len == vuas_param_name_end(b, i, n);
    ensures has: \result.next > i ==> (\result.has_value <==> vuas_has_value(b, vuas_param_name_end(b, i, n), n));
    ensures value: \result.next > i ==> vuas_param_value(b, i, n, \result.value.off, \result.value.len);
    ensures whole: \result.next > i ==> vuas_param_whole(b, i, n, \result.whole.off, \result.whole.len);
    ensures token: \result.next > i ==> (\result.token <==> VUAS_IS_TOKEN(b, \result.value));
    ensures none: !vuas_is_param(b, i, n) ==> vuas_param_none(\result, i);
*/
vuas_param vuas_param_next(const uint8_t *b, uint32_t i, uint32_t n);

#endif
