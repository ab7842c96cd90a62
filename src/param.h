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
  uint32_t next;
} vuas_param;

#include "../spec/param.h"

/* Whether at i, after white space if any, stands a semicolon and one parameter: name, or name=value where the value is a token, a
   quoted string, or a host (an IPv6 address with or without brackets). White space may stand around semicolon and equals sign.
   On failure all spans are empty and next is i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(p) && \separated(p, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *p;
    ensures in: vuas_param_in(*p, i, n);
    ensures meaning: \result <==> vuas_is_param(b, i, n);
    ensures parts: \result ==> vuas_param_at(b, i, n, *p);
    ensures forward: \result ==> i < p->name.off && p->name.len > 0 && p->name.off == p->whole.off &&
      p->whole.off + p->whole.len <= p->next;
    ensures name: \result ==> (\forall integer k; p->name.off <= k < p->name.off + p->name.len ==> vuas_token(b[k]));
    ensures value: \result && p->has_value ==> p->value.len > 0 &&
      p->value.off + p->value.len == p->whole.off + p->whole.len;
    ensures none: !\result ==> p->next == i && !p->has_value && !p->quoted && vuas_no_span(p->name) && vuas_no_span(p->value) &&
      vuas_no_span(p->whole);
*/
bool vuas_param_next(const uint8_t *b, uint32_t i, uint32_t n, vuas_param *p);

#endif
