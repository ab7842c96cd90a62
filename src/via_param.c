/* SPDX-License-Identifier: Apache-2.0 */
#include "via_param.h"

#include "field.h"
#include "host.h"
#include "ip.h"

/* Whether [i, n) is an IP address, IPv6 with or without brackets. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ip(b, i, n);
*/
static bool is_ip(const uint8_t *b, uint32_t i, uint32_t n)
{
  return vuas_is_ipv4(b, i, n) || vuas_is_ipv6(b, i, n) || vuas_host_kind_of(b, i, n) == VUAS_HOST_IPV6;
}

/* Whether [i, n) is a host. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_host(b, i, n);
*/
static bool is_host(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint8_t kind = vuas_host_kind_of(b, i, n);
  /*@ assert four: kind == VUAS_HOST_IPV4 <==> vuas_ipv4(b, i, n); */
  /*@ assert six: kind == VUAS_HOST_IPV6 ==> vuas_ipv6_reference(b, i, n); */
  /*@ assert name: kind == VUAS_HOST_NAME ==> vuas_host_name(b, i, n); */
  /*@ assert none: kind == VUAS_HOST_NONE ==>
        !vuas_ipv4(b, i, n) && !vuas_ipv6_reference(b, i, n) && !vuas_host_name(b, i, n); */
  return kind != VUAS_HOST_NONE;
}

#define NAMED(b, p, w) vuas_word_at(b, (p).name.off, (p).name.off + (p).name.len, w)

/* Which of the parameters that are looked at p is, VUAS_WORD_LAST if it is none. */
/*@ requires octets: vuas_octets(b, p.name.off + p.name.len);
    terminates \true; exits \false; assigns \nothing;
    ensures branch: \result == VUAS_WORD_BRANCH <==> NAMED(b, p, VUAS_WORD_BRANCH);
    ensures received: \result == VUAS_WORD_RECEIVED <==> NAMED(b, p, VUAS_WORD_RECEIVED);
    ensures rport: \result == VUAS_WORD_RPORT <==> NAMED(b, p, VUAS_WORD_RPORT);
    ensures maddr: \result == VUAS_WORD_MADDR <==> NAMED(b, p, VUAS_WORD_MADDR);
    ensures ttl: \result == VUAS_WORD_TTL <==> NAMED(b, p, VUAS_WORD_TTL);
*/
static vuas_word which(const uint8_t *b, vuas_param p)
{
  uint32_t e = (uint32_t)p.name.off + p.name.len;
  if (p.name.len == 6) return vuas_word_is(b, p.name.off, e, VUAS_WORD_BRANCH) ? VUAS_WORD_BRANCH : VUAS_WORD_LAST;
  if (p.name.len == 8) return vuas_word_is(b, p.name.off, e, VUAS_WORD_RECEIVED) ? VUAS_WORD_RECEIVED : VUAS_WORD_LAST;
  if (p.name.len == 3) return vuas_word_is(b, p.name.off, e, VUAS_WORD_TTL) ? VUAS_WORD_TTL : VUAS_WORD_LAST;
  if (p.name.len != 5) return VUAS_WORD_LAST;
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_RPORT)) return VUAS_WORD_RPORT;
  return vuas_word_is(b, p.name.off, e, VUAS_WORD_MADDR) ? VUAS_WORD_MADDR : VUAS_WORD_LAST;
}

#define NAMES(b, p, w) \
  (w == VUAS_WORD_BRANCH <==> NAMED(b, p, VUAS_WORD_BRANCH)) && \
  (w == VUAS_WORD_RECEIVED <==> NAMED(b, p, VUAS_WORD_RECEIVED)) && \
  (w == VUAS_WORD_RPORT <==> NAMED(b, p, VUAS_WORD_RPORT)) && \
  (w == VUAS_WORD_MADDR <==> NAMED(b, p, VUAS_WORD_MADDR)) && (w == VUAS_WORD_TTL <==> NAMED(b, p, VUAS_WORD_TTL))

/* Whether the value of p may stand under its name w. */
/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    requires name: NAMES(b, p, w);
    requires token: p.token <==> VUAS_IS_TOKEN(b, p.value);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_named_value(b, p.name.off, p.name.off + p.name.len, p.has_value ? 1 : 0,
      p.value.off, p.value.off + p.value.len);
    ensures port: \result && w == VUAS_WORD_RPORT && p.has_value ==>
      vuas_port_value(b, p.value.off, p.value.off + p.value.len);
*/
static bool good_value(const uint8_t *b, vuas_param p, vuas_word w)
{
  uint32_t i = p.value.off, e = i + p.value.len;
  if (w == VUAS_WORD_BRANCH) return p.token;
  if (w == VUAS_WORD_RECEIVED) return is_ip(b, i, e);
  if (w == VUAS_WORD_MADDR) return is_host(b, i, e);
  if (w == VUAS_WORD_TTL) return vuas_number(b, i, e, 255) != VUAS_NONE;
  if (w != VUAS_WORD_RPORT || !p.has_value) return true;
  uint32_t x = vuas_number(b, i, e, 65535);
  return x != VUAS_NONE && x >= 1;
}

/* Whether v has the parameter w already, which may stand but once. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> (w == VUAS_WORD_BRANCH && v.has_branch) ||
      (w == VUAS_WORD_RECEIVED && v.has_received) || (w == VUAS_WORD_RPORT && v.has_rport) ||
      (w == VUAS_WORD_MADDR && v.has_maddr);
*/
static bool repeated(vuas_via v, vuas_word w)
{
  return (w == VUAS_WORD_BRANCH && v.has_branch) || (w == VUAS_WORD_RECEIVED && v.has_received) ||
    (w == VUAS_WORD_RPORT && v.has_rport) || (w == VUAS_WORD_MADDR && v.has_maddr);
}

/* v with the parameter p, whose name is w. */
/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    requires port: w == VUAS_WORD_RPORT && p.has_value ==>
      vuas_port_value(b, p.value.off, p.value.off + p.value.len);
    terminates \true; exits \false; assigns \nothing;
    ensures branch: w == VUAS_WORD_BRANCH ==> \result == {v \with .has_branch = (bool)1, .branch = p.value};
    ensures received: w == VUAS_WORD_RECEIVED ==>
      \result == {v \with .has_received = (bool)1, .received = p.value, .received_param = p.whole};
    ensures rport: w == VUAS_WORD_RPORT ==> \result == {v \with .has_rport = (bool)1, .has_rport_value = p.has_value,
      .rport = \result.rport, .rport_param = p.whole} &&
      \result.rport == (p.has_value ? vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) : 0);
    ensures maddr: w == VUAS_WORD_MADDR ==> \result == {v \with .has_maddr = (bool)1, .maddr = p.value};
    ensures other: w != VUAS_WORD_BRANCH && w != VUAS_WORD_RECEIVED && w != VUAS_WORD_RPORT && w != VUAS_WORD_MADDR ==>
      \result == v;
*/
static vuas_via with_param(const uint8_t *b, vuas_via v, vuas_param p, vuas_word w)
{
  if (w == VUAS_WORD_BRANCH) {
    v.has_branch = true;
    v.branch = p.value;
  } else if (w == VUAS_WORD_RECEIVED) {
    v.has_received = true;
    v.received = p.value;
    v.received_param = p.whole;
  } else if (w == VUAS_WORD_RPORT) {
    uint32_t x = p.has_value ? vuas_number(b, p.value.off, (uint32_t)p.value.off + p.value.len, 65535) : 0;
    v.has_rport = true;
    v.has_rport_value = p.has_value;
    v.rport = (uint16_t)x;
    v.rport_param = p.whole;
  } else if (w == VUAS_WORD_MADDR) {
    v.has_maddr = true;
    v.maddr = p.value;
  }
  return v;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures parts: vuas_via_bare(\result) && vuas_no_span(\result.value);
    ensures flags: !\result.has_branch && !\result.has_received && !\result.has_rport && !\result.has_rport_value &&
      !\result.has_maddr && \result.rport == 0;
    ensures spans: vuas_no_span(\result.branch) && vuas_no_span(\result.received) && vuas_no_span(\result.maddr) &&
      vuas_no_span(\result.rport_param) && vuas_no_span(\result.received_param);
*/
static vuas_via blank(void)
{
  vuas_via v;
  vuas_span none = vuas_span_of(0, 0);
  v.transport = VUAS_TRANSPORT_OTHER;
  v.host_kind = VUAS_HOST_NONE;
  v.has_port = false;
  v.has_branch = false;
  v.has_received = false;
  v.has_rport = false;
  v.has_rport_value = false;
  v.has_maddr = false;
  v.port = 0;
  v.rport = 0;
  v.value = none;
  v.transport_text = none;
  v.host = none;
  v.branch = none;
  v.received = none;
  v.maddr = none;
  v.rport_param = none;
  v.received_param = none;
  return v;
}

/*@ ghost
  /@ requires param: k < n && vuas_is_param(b, k, n);
     terminates \true; exits \false; assigns \nothing;
     ensures first: vuas_param_unseen(b, r, k, n, w) && vuas_param_is(b, k, n, w) ==>
       vuas_param_place(b, r, n, w) == k && (r <= k ==> vuas_param_seen(b, r, vuas_param_end(b, k, n), n, w));
     ensures second: vuas_param_seen(b, r, k, n, w) && vuas_param_is(b, k, n, w) ==> !vuas_param_once(b, r, n, w);
     ensures unseen: vuas_param_unseen(b, r, k, n, w) && !vuas_param_is(b, k, n, w) ==>
       vuas_param_unseen(b, r, vuas_param_end(b, k, n), n, w);
     ensures seen: vuas_param_seen(b, r, k, n, w) && !vuas_param_is(b, k, n, w) ==>
       vuas_param_seen(b, r, vuas_param_end(b, k, n), n, w);
  @/
  static void passed(const uint8_t *b, uint32_t r, uint32_t k, uint32_t n, vuas_word w) {}

  /@ requires name: p.name.off == vuas_param_name(b, k, n) && p.name.off + p.name.len == vuas_param_name_end(b, k, n);
     requires has: p.has_value <==> vuas_has_value(b, vuas_param_name_end(b, k, n), n);
     requires value: vuas_param_value(b, k, n, p.value.off, p.value.len);
     requires names: NAMES(b, p, w);
     terminates \true; exits \false; assigns \nothing;
     ensures good: vuas_good_param(b, k, n) <==> vuas_named_value(b, p.name.off, p.name.off + p.name.len,
       p.has_value ? 1 : 0, p.value.off, p.value.off + p.value.len);
     ensures port: \forall integer x; x == (p.has_value ?
       vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) : 0) ==>
         vuas_rport_at(b, k, n, p.has_value ? 1 : 0, x);
     ensures branch: w == VUAS_WORD_BRANCH <==> vuas_param_is(b, k, n, VUAS_WORD_BRANCH);
     ensures received: w == VUAS_WORD_RECEIVED <==> vuas_param_is(b, k, n, VUAS_WORD_RECEIVED);
     ensures rport: w == VUAS_WORD_RPORT <==> vuas_param_is(b, k, n, VUAS_WORD_RPORT);
     ensures maddr: w == VUAS_WORD_MADDR <==> vuas_param_is(b, k, n, VUAS_WORD_MADDR);
  @/
  static void named(const uint8_t *b, uint32_t k, uint32_t n, vuas_param p, vuas_word w) {}
*/

/* What was read of the parameter w before k. */
#define READ(b, r, k, n, w, has_it, span) vuas_via_read(b, r, k, n, w, (has_it) ? 1 : 0, (span).off, (span).len)
#define WHOLE(b, r, n, w, has_it, span) vuas_via_whole(b, r, n, w, (has_it) ? 1 : 0, (span).off, (span).len)

vuas_via_parts vuas_read_via_params(const uint8_t *b, uint32_t r, uint32_t n)
{
  vuas_via_parts x;
  uint32_t k = r;
  vuas_param p = vuas_param_next(b, r, n);
  x.ok = false;
  x.via = blank();
  /*@ loop invariant range: r <= k <= n;
      loop invariant param: vuas_param_in(p, k, n);
      loop invariant here: p.next > k <==> vuas_is_param(b, k, n);
      loop invariant end: p.next > k ==> p.next == vuas_param_end(b, k, n);
      loop invariant name: p.next > k ==> p.name.off == vuas_param_name(b, k, n) &&
        p.name.off + p.name.len == vuas_param_name_end(b, k, n) && k < p.name.off && p.whole.off == p.name.off;
      loop invariant value: p.next > k ==> vuas_param_value(b, k, n, p.value.off, p.value.len);
      loop invariant whole: p.next > k ==> vuas_param_whole(b, k, n, p.whole.off, p.whole.len);
      loop invariant has: p.next > k ==> (p.has_value <==> vuas_has_value(b, vuas_param_name_end(b, k, n), n));
      loop invariant token: p.next > k ==> (p.token <==> VUAS_IS_TOKEN(b, p.value));
      loop invariant not_yet: !x.ok;
      loop invariant bare: vuas_via_bare(x.via);
      loop invariant in: vuas_via_params_in(x.via, r, n);
      loop invariant list: vuas_params_end(b, k, n) == vuas_params_end(b, r, n);
      loop invariant good: vuas_good_params(b, r, n) <==> vuas_good_params(b, k, n);
      loop invariant branch: READ(b, r, k, n, VUAS_WORD_BRANCH, x.via.has_branch, x.via.branch);
      loop invariant received: READ(b, r, k, n, VUAS_WORD_RECEIVED, x.via.has_received, x.via.received);
      loop invariant received_param: WHOLE(b, r, n, VUAS_WORD_RECEIVED, x.via.has_received, x.via.received_param);
      loop invariant rport: x.via.has_rport ? vuas_param_seen(b, r, k, n, VUAS_WORD_RPORT) :
        vuas_param_unseen(b, r, k, n, VUAS_WORD_RPORT);
      loop invariant rport_param: WHOLE(b, r, n, VUAS_WORD_RPORT, x.via.has_rport, x.via.rport_param);
      loop invariant port: vuas_via_rport(b, r, n, x.via.has_rport ? 1 : 0, x.via.has_rport_value ? 1 : 0, x.via.rport);
      loop invariant maddr: READ(b, r, k, n, VUAS_WORD_MADDR, x.via.has_maddr, x.via.maddr);
      loop assigns k, p, x;
      loop variant n - k; */
  while (p.next > k) {
    vuas_word w = which(b, p);
    bool good = good_value(b, p, w);
    /*@ ghost named(b, k, n, p, w); */
    /*@ assert good: good <==> vuas_good_param(b, k, n); */
    /*@ ghost passed(b, r, k, n, VUAS_WORD_BRANCH); */
    /*@ ghost passed(b, r, k, n, VUAS_WORD_RECEIVED); */
    /*@ ghost passed(b, r, k, n, VUAS_WORD_RPORT); */
    /*@ ghost passed(b, r, k, n, VUAS_WORD_MADDR); */
    if (!good) return x;
    if (repeated(x.via, w)) return x;
    x.via = with_param(b, x.via, p, w);
    /*@ assert rport: w == VUAS_WORD_RPORT ==> vuas_rport_at(b, k, n, p.has_value ? 1 : 0, x.via.rport); */
    /*@ assert port: vuas_via_rport(b, r, n, x.via.has_rport ? 1 : 0, x.via.has_rport_value ? 1 : 0, x.via.rport); */
    k = p.next;
    p = vuas_param_next(b, k, n);
  }
  x.ok = k == n;
  return x;
}
