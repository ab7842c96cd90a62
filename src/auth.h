/* SPDX-License-Identifier: Apache-2.0 */
/* Credentials and challenges: the values of Authorization and Proxy-Authorization, WWW-Authenticate and
   Proxy-Authenticate (RFC 3261 20.7, 20.27, 20.28, 20.44). A row of these is one value, commas and all (7.3.1).
   What the grammar of Digest writes in other ways, such as algorithm, qop, nc, stale and domain, are tokens and quoted
   strings too, so that one form covers all schemes. b is the whole message and [i, n) the value without the white space
   around it. */
#ifndef VUAS_AUTH_H
#define VUAS_AUTH_H

#include "lex.h"

/* Credentials or a challenge. Unless ok the span is empty and params 0. */
typedef struct {
  bool ok;
  vuas_span scheme; /* as it stands; Digest may be written in any case (RFC 3261 7.3.1) */
  uint32_t params;  /* where the first parameter begins */
} vuas_auth;

/* One parameter. A quoted value keeps its quotes. */
typedef struct {
  vuas_span name, value;
  bool quoted;
  uint32_t next; /* where the parameter after it begins, n after the last one */
} vuas_auth_param;

#include "../spec/auth.h"

/* The scheme of the value, and where its parameters begin, all of which are well-formed if it is ok (RFC 3261 25.1,
   credentials, challenge): a token, white space, then at least one parameter, commas between them and no empty element.
   Which parameters there are, and how often, is not looked at. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_auth(b, i, n);
    ensures in: vuas_span_in(\result.scheme, n) && \result.params <= n;
    ensures scheme: \result.ok ==> \result.scheme.len > 0 &&
      vuas_span_is(\result.scheme, i, vuas_auth_name_end(b, i, n));
    ensures params: \result.ok ==> \result.params == vuas_auth_params(b, i, n) &&
      \result.scheme.off + \result.scheme.len < \result.params < n;
    ensures list: \result.ok ==> vuas_auth_list(b, \result.params, n);
    ensures refused: !\result.ok ==> vuas_no_span(\result.scheme) && \result.params == 0;
*/
vuas_auth vuas_parse_auth(const uint8_t *b, uint32_t i, uint32_t n);

/* The parameter that stands at i (RFC 3261 25.1, auth-param): name=value, the value a token or a quoted string, white
   space around the equals sign or not; behind it the end, or a comma with white space around it or not, and something
   more. If none stands there, all spans are empty and next is i. Names are alike in any case (7.3.1). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_span_in(\result.name, n) && vuas_span_in(\result.value, n) && i <= \result.next <= n;
    ensures meaning: \result.next > i <==> vuas_is_auth_param(b, i, n);
    ensures parts: vuas_is_auth_param(b, i, n) ==> vuas_auth_param_at(b, i, n, \result);
    ensures forward: \result.next > i ==> vuas_auth_forward(b, i, \result);
    ensures name: \forall integer k; \result.name.off <= k < \result.name.off + \result.name.len ==> vuas_token(b[k]);
    ensures token: !\result.quoted ==>
      \forall integer k; \result.value.off <= k < \result.value.off + \result.value.len ==> vuas_token(b[k]);
    ensures quotes: \result.quoted ==> b[\result.value.off] == '"' &&
      b[\result.value.off + \result.value.len - 1] == '"';
    ensures list: vuas_auth_list(b, i, n) ==> \result.next > i;
    ensures rest: \result.next > i ==> vuas_auth_params_end(b, i, n) == vuas_auth_params_end(b, \result.next, n);
    ensures none: !vuas_is_auth_param(b, i, n) ==> vuas_auth_none(\result, i);
*/
vuas_auth_param vuas_auth_next(const uint8_t *b, uint32_t i, uint32_t n);

#endif
