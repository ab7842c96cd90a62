/* SPDX-License-Identifier: Apache-2.0 */
#include "auth.h"

/* The end of the value that starts at i, VUAS_NONE if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> vuas_auth_text_end(b, i, n) == -1;
    ensures found: \result != VUAS_NONE ==> \result == vuas_auth_text_end(b, i, n) && i < \result <= n;
    ensures quotes: \result != VUAS_NONE && b[i] == '"' ==> i + 2 <= \result && b[\result - 1] == '"';
    ensures token: \result != VUAS_NONE && b[i] != '"' ==> \forall integer k; i <= k < \result ==> vuas_token(b[k]);
*/
static uint32_t text_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i >= n) return VUAS_NONE;
  if (b[i] == '"') {
    uint32_t q = vuas_scan_quoted(b, i + 1, n);
    return q == VUAS_NONE ? VUAS_NONE : q + 1;
  }
  uint32_t e = vuas_scan_token(b, i, n);
  return e > i ? e : VUAS_NONE;
}

/* What stands behind a parameter that ends at e: n, or the place of the next one; VUAS_NONE if it is neither. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> vuas_auth_after(b, e, n) == -1;
    ensures found: \result != VUAS_NONE ==> \result == vuas_auth_after(b, e, n) && e <= \result <= n;
*/
static uint32_t after(const uint8_t *b, uint32_t e, uint32_t n)
{
  if (e == n) return n;
  uint32_t c = vuas_skip_lws(b, e, n);
  if (c == n || b[c] != ',') return VUAS_NONE;
  uint32_t next = vuas_skip_lws(b, c + 1, n);
  return next < n ? next : VUAS_NONE;
}

/* A name and its value: where the name ends, and the value's place. All 0 if there are none. */
typedef struct {
  bool ok;
  uint32_t end, from, to;
} pair;

/* The name and its value that stand at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_auth_pair(b, i, n);
    ensures end: \result.ok ==> \result.end == vuas_auth_name_end(b, i, n);
    ensures from: \result.ok ==> \result.from == vuas_auth_value(b, i, n);
    ensures to: \result.ok ==> \result.to == vuas_auth_value_end(b, i, n);
    ensures none: !\result.ok ==> \result.end == 0 && \result.from == 0 && \result.to == 0;
    ensures order: \result.ok ==> i < \result.end < \result.from < \result.to <= n;
    ensures name: \result.ok ==> \forall integer k; i <= k < \result.end ==> vuas_token(b[k]);
    ensures quotes: \result.ok && b[\result.from] == '"' ==>
      \result.from + 2 <= \result.to && b[\result.to - 1] == '"';
    ensures token: \result.ok && b[\result.from] != '"' ==>
      \forall integer k; \result.from <= k < \result.to ==> vuas_token(b[k]);
*/
static pair read_pair(const uint8_t *b, uint32_t i, uint32_t n)
{
  pair none = {false, 0, 0, 0};
  uint32_t e = vuas_scan_token(b, i, n);
  uint32_t q = vuas_skip_lws(b, e, n);
  /*@ assert equals: q == vuas_auth_equals(b, i, n) && e == vuas_auth_name_end(b, i, n); */
  if (e == i || q == n || b[q] != '=') return none;
  uint32_t from = vuas_skip_lws(b, q + 1, n);
  /*@ assert from: from == vuas_auth_value(b, i, n); */
  uint32_t to = text_end(b, from, n);
  /*@ assert to: vuas_auth_value_end(b, i, n) == (to == VUAS_NONE ? -1 : to); */
  if (to == VUAS_NONE) return none;
  pair r = {true, e, from, to};
  return r;
}

/* No parameter; next is i. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures none: vuas_auth_none(\result, i);
*/
static vuas_auth_param no_param(uint32_t i)
{
  vuas_auth_param p;
  p.name = vuas_span_of(0, 0);
  p.value = vuas_span_of(0, 0);
  p.quoted = false;
  p.next = i;
  return p;
}

vuas_auth_param vuas_auth_next(const uint8_t *b, uint32_t i, uint32_t n)
{
  pair r = read_pair(b, i, n);
  if (!r.ok) return no_param(i);
  uint32_t next = after(b, r.to, n);
  /*@ assert here: vuas_is_auth_param(b, i, n) <==> next != VUAS_NONE; */
  if (next == VUAS_NONE) return no_param(i);
  /*@ assert after: next == vuas_auth_after(b, r.to, n) && r.to == vuas_auth_value_end(b, i, n); */
  /*@ assert behind: next == vuas_auth_param_end(b, i, n); */
  /*@ assert rest: vuas_auth_params_end(b, i, n) == vuas_auth_params_end(b, next, n); */
  vuas_auth_param p;
  p.name = vuas_span_of(i, r.end);
  p.value = vuas_span_of(r.from, r.to);
  p.quoted = b[r.from] == '"';
  p.next = next;
  /*@ assert value: p.value.off == r.from && p.value.off + p.value.len == r.to; */
  return p;
}

/* Whether [i, n) is a list of parameters. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_auth_list(b, i, n);
    ensures some: \result ==> i < n;
*/
static bool is_list(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i;
  /*@ loop invariant range: i <= k <= n;
      loop invariant list: vuas_auth_params_end(b, k, n) == vuas_auth_params_end(b, i, n);
      loop assigns k;
      loop variant n - k; */
  while (k < n) {
    uint32_t next = vuas_auth_next(b, k, n).next;
    if (next == k) return false;
    k = next;
  }
  return i < n;
}

vuas_auth vuas_parse_auth(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t e = vuas_scan_token(b, i, n);
  uint32_t p = vuas_skip_lws(b, e, n);
  /*@ assert name: e == vuas_auth_name_end(b, i, n); */
  /*@ assert params: p == vuas_auth_params(b, i, n); */
  vuas_auth a;
  a.ok = e > i && p > e && is_list(b, p, n);
  a.scheme = a.ok ? vuas_span_of(i, e) : vuas_span_of(0, 0);
  a.params = a.ok ? p : 0;
  /*@ assert scheme: a.ok ==> a.scheme.off == i && a.scheme.off + a.scheme.len == e; */
  return a;
}
