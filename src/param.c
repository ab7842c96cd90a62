/* SPDX-License-Identifier: Apache-2.0 */
#include "param.h"

#include "ip.h"

/* The end of the parameter value that starts at i, VUAS_NONE if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_param_value_end(b, i, n) && i < \result <= n;
    ensures none: \result == VUAS_NONE <==> vuas_param_value_end(b, i, n) == -1;
*/
static uint32_t value_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i >= n) return VUAS_NONE;
  if (b[i] == '"') {
    uint32_t q = vuas_scan_quoted(b, i + 1, n);
    return q == VUAS_NONE ? VUAS_NONE : q + 1;
  }
  uint32_t e = vuas_scan_token(b, i, n);
  if (e < n && (b[e] == ':' || b[i] == '[')) {
    uint32_t a = vuas_scan(VUAS_CLASS_HOSTPORT, b, i, n);
    if (a > i && (vuas_is_ipv6(b, i, a) || vuas_is_ipv6_reference(b, i, a))) return a;
    return VUAS_NONE;
  }
  return e > i ? e : VUAS_NONE;
}

/* No parameter; next is i. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures none: \result.next == i && !\result.has_value && !\result.quoted && vuas_no_span(\result.name) &&
      vuas_no_span(\result.value) && vuas_no_span(\result.whole);
*/
static vuas_param no_param(uint32_t i)
{
  vuas_param p;
  p.name = vuas_span_of(0, 0);
  p.value = vuas_span_of(0, 0);
  p.whole = vuas_span_of(0, 0);
  p.has_value = false;
  p.quoted = false;
  p.next = i;
  return p;
}

bool vuas_param_next(const uint8_t *b, uint32_t i, uint32_t n, vuas_param *p)
{
  vuas_param r = no_param(i);
  *p = r;
  uint32_t s = vuas_skip_lws(b, i, n);
  if (s == n || b[s] != ';') return false;
  uint32_t from = vuas_skip_lws(b, s + 1, n);
  uint32_t e = vuas_scan_token(b, from, n);
  if (e == from) return false;
  /*@ assert name: from == vuas_param_name(b, i, n) && e == vuas_param_name_end(b, i, n); */
  r.name = vuas_span_of(from, e);
  uint32_t equals = vuas_skip_lws(b, e, n);
  if (equals < n && b[equals] == '=') {
    uint32_t v = vuas_skip_lws(b, equals + 1, n);
    e = value_end(b, v, n);
    if (e == VUAS_NONE) return false;
    r.has_value = true;
    r.quoted = b[v] == '"';
    r.value = vuas_span_of(v, e);
  }
  /*@ assert end: e == vuas_param_end(b, i, n); */
  r.whole = vuas_span_of(from, e);
  r.next = r.has_value ? vuas_skip_lws(b, e, n) : equals;
  *p = r;
  return true;
}
