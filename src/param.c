/* SPDX-License-Identifier: Apache-2.0 */
#include "param.h"

#include "ip.h"

/* The value of a parameter: there is none, or it is [from, to). */
typedef struct {
  bool ok, has, token; /* token: it is one */
  uint32_t from, to;
} value;

/* A text: its end, VUAS_NONE if there is none, and whether it is one token. */
typedef struct {
  uint32_t end;
  bool token;
} text;

/* The parameter value that starts at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result.end != VUAS_NONE ==> \result.end == vuas_param_value_end(b, i, n) && i < \result.end <= n;
    ensures none: \result.end == VUAS_NONE <==> vuas_param_value_end(b, i, n) == -1;
    ensures token: \result.end != VUAS_NONE ==>
      (\result.token <==> \forall integer k; i <= k < \result.end ==> vuas_token(b[k]));
*/
static text text_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  text t = {VUAS_NONE, false};
  if (i >= n) return t;
  if (b[i] == '"') {
    uint32_t q = vuas_scan_quoted(b, i + 1, n);
    if (q != VUAS_NONE) t.end = q + 1;
    return t;
  }
  uint32_t e = vuas_scan_token(b, i, n);
  if (e < n && (b[e] == ':' || b[i] == '[')) {
    uint32_t a = vuas_scan(VUAS_CLASS_HOSTPORT, b, i, n);
    if (a > i && (vuas_is_ipv6(b, i, a) || vuas_is_ipv6_reference(b, i, a))) t.end = a;
    t.token = a <= e;
    return t;
  }
  if (e == i) return t;
  t.end = e;
  t.token = true;
  return t;
}

/* The value of the parameter whose name ends at e. Without one, [from, to) is empty and at e. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures has: \result.has <==> vuas_has_value(b, e, n);
    ensures to: \result.ok ==> \result.to == vuas_value_to(b, e, n) && e <= \result.from <= \result.to <= n;
    ensures from: \result.ok && \result.has ==> \result.from == vuas_value_from(b, e, n) &&
      e < \result.from < \result.to;
    ensures token: \result.ok && \result.has ==>
      (\result.token <==> \forall integer k; \result.from <= k < \result.to ==> vuas_token(b[k]));
    ensures none: !\result.ok ==> vuas_value_to(b, e, n) == -1;
*/
static value read_value(const uint8_t *b, uint32_t e, uint32_t n)
{
  uint32_t q = vuas_skip_lws(b, e, n);
  if (q == n || b[q] != '=') {
    value none = {true, false, false, e, e};
    return none;
  }
  uint32_t from = vuas_skip_lws(b, q + 1, n);
  text t = text_at(b, from, n);
  value r = {t.end != VUAS_NONE, true, t.token, from, t.end};
  return r;
}

/* No parameter; next is i. */
/*@ requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures none: vuas_param_none(\result, i) && vuas_param_in(\result, i, n);
*/
static vuas_param no_param(uint32_t i, uint32_t n)
{
  (void)n;
  vuas_param p;
  p.name = vuas_span_of(0, 0);
  p.value = vuas_span_of(0, 0);
  p.whole = vuas_span_of(0, 0);
  p.has_value = false;
  p.quoted = false;
  p.token = false;
  p.next = i;
  return p;
}

/* The parameter whose name is [from, e) and whose value is v. */
/*@ requires octets: vuas_octets(b, n);
    requires range: from < e <= n;
    requires name: \forall integer k; from <= k < e ==> vuas_token(b[k]);
    requires has: v.has <==> vuas_has_value(b, e, n);
    requires to: v.to == vuas_value_to(b, e, n) && e <= v.to <= n;
    requires value: v.has ==> v.from == vuas_value_from(b, e, n) && e < v.from < v.to;
    requires token: v.has ==> (v.token <==> \forall integer k; v.from <= k < v.to ==> vuas_token(b[k]));
    terminates \true; exits \false; assigns \nothing;
    ensures parts: vuas_param_parts(b, from, e, n, \result);
    ensures in: vuas_param_in(\result, from, n);
    ensures forward: from > 0 ==> vuas_param_forward(b, from - 1, \result);
    ensures name: \result.name.off == from;
    ensures token: \result.token <==> VUAS_IS_TOKEN(b, \result.value);
*/
static vuas_param make_param(const uint8_t *b, uint32_t from, uint32_t e, uint32_t n, value v)
{
  vuas_param p;
  p.name = vuas_span_of(from, e);
  p.whole = vuas_span_of(from, v.to);
  p.value = v.has ? vuas_span_of(v.from, v.to) : vuas_span_of(0, 0);
  p.has_value = v.has;
  p.quoted = v.has && b[v.from] == '"';
  p.token = v.has && v.token;
  p.next = vuas_skip_lws(b, v.to, n);
  return p;
}

inline vuas_param vuas_param_next(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t s = vuas_skip_lws(b, i, n);
  if (s == n || b[s] != ';') return no_param(i, n);
  uint32_t from = vuas_skip_lws(b, s + 1, n);
  uint32_t e = vuas_scan_token(b, from, n);
  /*@ assert name: from == vuas_param_name(b, i, n) && e == vuas_param_name_end(b, i, n); */
  if (e == from) return no_param(i, n);
  value v = read_value(b, e, n);
  /*@ assert here: vuas_is_param(b, i, n) <==> vuas_value_to(b, e, n) >= 0; */
  if (!v.ok) return no_param(i, n);
  /*@ assert good: vuas_is_param(b, i, n); */
  return make_param(b, from, e, n, v);
}
