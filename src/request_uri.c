/* SPDX-License-Identifier: Apache-2.0 */
#include "request_uri.h"

#include "lex.h"

/* The first of the parameters [k, q) that is named method; q + 1 if there is none. */
/*@ requires octets: vuas_octets(b, q);
    requires range: k <= q + 1;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_method_at(b, k, q);
    ensures bounds: k <= \result <= q + 1 && \result != q;
*/
static uint32_t method_at(const uint8_t *b, uint32_t k, uint32_t q)
{
  /*@ loop invariant bounds: \at(k, Pre) <= k <= q + 1;
      loop invariant rest: vuas_method_at(b, k, q) == vuas_method_at(b, \at(k, Pre), q);
      loop assigns k;
      loop variant q + 1 - k; */
  while (k < q) {
    vuas_uri_part p = vuas_part_at(b, k, q, ';');
    if (vuas_uri_name_is(b, k, p.name_end, VUAS_URI_METHOD)) return k;
    k = p.end + 1;
  }
  return q + 1;
}

/* What is left of the URI with the parameters [p, q). */
/*@ requires octets: vuas_octets(b, q);
    requires range: 0 < p <= q;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result.end == vuas_kept_end(b, p, q);
    ensures from: \result.from == vuas_kept_from(b, p, q);
    ensures to: \result.to == vuas_kept_to(b, p, q);
    ensures order: p - 1 <= \result.end <= \result.from <= \result.to <= q;
*/
static vuas_request_uri keep(const uint8_t *b, uint32_t p, uint32_t q)
{
  vuas_request_uri r = {q, q, q};
  uint32_t k = method_at(b, p, q);
  if (k > q) return r;
  vuas_uri_part m = vuas_part_at(b, k, q, ';');
  r.end = k - 1;
  r.from = m.end;
  /*@ assert from: m.end == vuas_kept_from(b, p, q); */
  r.to = method_at(b, m.end + 1, q) - 1;
  return r;
}

/* Where host and port of the SIP URI end. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires sip: vuas_is_uri(b, i, n) && vuas_is_sip(b, i, n);
    requires says: vuas_uri_says(b, i, n, u) && vuas_uri_of_sip(u);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_authority_end(b, vuas_scheme_end(b, i, n) + 1, n);
    ensures bounds: i < \result <= n;
    ensures none: u.params.len == 0 ==> !vuas_has_params(b, \result, n);
    ensures some: u.params.len > 0 ==> vuas_has_params(b, \result, n) && u.params.off == \result + 1;
    ensures from: u.params.len > 0 ==> u.params.off == vuas_params_from(b, \result, n);
    ensures to: u.params.len > 0 ==> u.params.off + u.params.len == vuas_params_to(b, \result, n) &&
      u.params.off + u.params.len <= n;
*/
static uint32_t authority_end(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri u)
{
  (void)b;
  (void)i;
  /*@ assert rest: vuas_rest_at(b, vuas_authority_end(b, vuas_scheme_end(b, i, n) + 1, n), n, u.params, u.headers,
        u.transport, u.maddr, u.lr); */
  if (u.params.len > 0) return (uint32_t)u.params.off - 1;
  if (u.headers.len > 0) return (uint32_t)u.headers.off - 1;
  return n;
}

/* The same of a URI without parameters, whose host and port end at e. */
/*@ requires none: !vuas_has_params(b, e, n);
    terminates \true; exits \false; assigns \nothing;
    ensures kept: vuas_kept(b, e, n, \result);
    ensures all: \result.end == e && \result.from == e && \result.to == e;
*/
static vuas_request_uri keep_all(const uint8_t *b, uint32_t e, uint32_t n)
{
  (void)b;
  (void)n;
  vuas_request_uri r = {e, e, e};
  return r;
}

/*@ ghost
  /@ requires params: vuas_has_params(b, e, n) && p == vuas_params_from(b, e, n) && q == vuas_params_to(b, e, n);
     requires end: r.end == vuas_kept_end(b, p, q);
     requires from: r.from == vuas_kept_from(b, p, q);
     requires to: r.to == vuas_kept_to(b, p, q);
     terminates \true; exits \false; assigns \nothing;
     ensures kept: vuas_kept(b, e, n, r);
  @/
  static void kept_known(const uint8_t *b, uint32_t e, uint32_t n, uint32_t p, uint32_t q, vuas_request_uri r) {}
*/

/* The same of any SIP URI. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires sip: vuas_is_uri(b, i, n) && vuas_is_sip(b, i, n);
    requires says: vuas_uri_says(b, i, n, u) && vuas_uri_of_sip(u);
    terminates \true; exits \false; assigns \nothing;
    ensures kept: vuas_kept(b, vuas_authority_end(b, vuas_scheme_end(b, i, n) + 1, n), n, \result);
    ensures order: i <= \result.end <= \result.from <= \result.to <= n;
*/
static vuas_request_uri of_sip(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri u)
{
  uint32_t e = authority_end(b, i, n, u);
  if (u.params.len == 0) return keep_all(b, e, n);
  vuas_request_uri r = keep(b, u.params.off, (uint32_t)u.params.off + u.params.len);
  //@ ghost kept_known(b, e, n, u.params.off, (uint32_t)u.params.off + u.params.len, r);
  return r;
}

vuas_request_uri vuas_as_request_uri(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_uri_read u = vuas_read_uri(b, i, n);
  vuas_request_uri all = {n, n, n};
  if (!u.ok || (u.uri.scheme != VUAS_SCHEME_SIP && u.uri.scheme != VUAS_SCHEME_SIPS)) return all;
  return of_sip(b, i, n, u.uri);
}
