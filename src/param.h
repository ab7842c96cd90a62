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

/* Whether at i, after white space if any, stands a semicolon and one parameter: name, or name=value where the value
   is a token, a quoted string, or a host (an IPv6 address with or without brackets). White space may stand around
   semicolon and equals sign. On failure all spans are empty and next is i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(p) && \separated(p, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *p;
    ensures in: vuas_param_in(*p, i, n);
    ensures meaning: \result <==> vuas_is_param(b, i, n);
    ensures parts: \result ==> vuas_param_at(b, i, n, *p);
    ensures forward: \result ==> vuas_param_forward(b, i, *p);
    ensures none: !\result ==> vuas_param_none(*p, i);
*/
bool vuas_param_next(const uint8_t *b, uint32_t i, uint32_t n, vuas_param *p);

#endif
