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

/* v with the parameter p; ok is false if p is malformed or stood there already. */
/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    requires good: VUAS_VIA_GOOD(b, v);
    terminates \true; exits \false; assigns \nothing;
    ensures good: \result.ok ==> (VUAS_VIA_GOOD(b, \result.via));
    ensures once: \result.ok <==> !v.has_branch && p.value.len > 0 &&
      vuas_all_token(b, p.value.off, p.value.off + p.value.len);
    ensures taken: \result.ok ==> \result.via == {v \with .has_branch = (bool)1, .branch = p.value};
*/
static vuas_via_parts take_branch(const uint8_t *b, vuas_param p, vuas_via v)
{
  vuas_via_parts r;
  uint32_t e = (uint32_t)p.value.off + p.value.len;
  r.via = v;
  r.ok = !v.has_branch && p.value.len > 0 && vuas_scan_token(b, p.value.off, e) == e;
  r.via.has_branch = true;
  r.via.branch = p.value;
  return r;
}

/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    requires good: VUAS_VIA_GOOD(b, v);
    terminates \true; exits \false; assigns \nothing;
    ensures good: \result.ok ==> (VUAS_VIA_GOOD(b, \result.via));
    ensures once: \result.ok <==> !v.has_received && vuas_ip(b, p.value.off, p.value.off + p.value.len);
    ensures taken: \result.ok ==>
      \result.via == {v \with .has_received = (bool)1, .received = p.value, .received_param = p.whole};
*/
static vuas_via_parts take_received(const uint8_t *b, vuas_param p, vuas_via v)
{
  vuas_via_parts r;
  r.via = v;
  r.ok = !v.has_received && is_ip(b, p.value.off, (uint32_t)p.value.off + p.value.len);
  r.via.has_received = true;
  r.via.received = p.value;
  r.via.received_param = p.whole;
  return r;
}

/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    requires good: VUAS_VIA_GOOD(b, v);
    terminates \true; exits \false; assigns \nothing;
    ensures good: \result.ok ==> (VUAS_VIA_GOOD(b, \result.via));
    ensures once: \result.ok <==> !v.has_rport && (p.has_value ==> p.value.len > 0 &&
      vuas_all_digits(b, p.value.off, p.value.off + p.value.len) &&
      1 <= vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) <= 65535);
    ensures number: \result.ok ==>
      \result.via.rport == (p.has_value ? vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) : 0);
    ensures taken: \result.ok ==> \result.via == {v \with .has_rport = (bool)1, .has_rport_value = p.has_value,
      .rport = \result.via.rport, .rport_param = p.whole};
*/
static vuas_via_parts take_rport(const uint8_t *b, vuas_param p, vuas_via v)
{
  vuas_via_parts r;
  uint32_t x = p.has_value ? vuas_number(b, p.value.off, (uint32_t)p.value.off + p.value.len, 65535) : 0;
  r.via = v;
  r.ok = !v.has_rport && x != VUAS_NONE && (x >= 1 || !p.has_value);
  r.via.has_rport = true;
  r.via.has_rport_value = p.has_value;
  r.via.rport = r.ok ? (uint16_t)x : 0;
  r.via.rport_param = p.whole;
  return r;
}

/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    requires good: VUAS_VIA_GOOD(b, v);
    terminates \true; exits \false; assigns \nothing;
    ensures good: \result.ok ==> (VUAS_VIA_GOOD(b, \result.via));
    ensures once: \result.ok <==> !v.has_maddr && vuas_is_host(b, p.value.off, p.value.off + p.value.len);
    ensures taken: \result.ok ==> \result.via == {v \with .has_maddr = (bool)1, .maddr = p.value};
*/
static vuas_via_parts take_maddr(const uint8_t *b, vuas_param p, vuas_via v)
{
  vuas_via_parts r;
  r.via = v;
  r.ok = !v.has_maddr && is_host(b, p.value.off, (uint32_t)p.value.off + p.value.len);
  r.via.has_maddr = true;
  r.via.maddr = p.value;
  return r;
}

/* Which of the parameters that are looked at p is, VUAS_WORD_LAST if it is none. */
/*@ requires octets: vuas_octets(b, p.name.off + p.name.len);
    terminates \true; exits \false; assigns \nothing;
    ensures branch: \result == VUAS_WORD_BRANCH <==> vuas_param_named(b, p, VUAS_WORD_BRANCH);
    ensures received: \result == VUAS_WORD_RECEIVED <==> vuas_param_named(b, p, VUAS_WORD_RECEIVED);
    ensures rport: \result == VUAS_WORD_RPORT <==> vuas_param_named(b, p, VUAS_WORD_RPORT);
    ensures maddr: \result == VUAS_WORD_MADDR <==> vuas_param_named(b, p, VUAS_WORD_MADDR);
    ensures ttl: \result == VUAS_WORD_TTL <==> vuas_param_named(b, p, VUAS_WORD_TTL);
*/
static vuas_word which(const uint8_t *b, vuas_param p)
{
  uint32_t e = (uint32_t)p.name.off + p.name.len;
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_BRANCH)) return VUAS_WORD_BRANCH;
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_RECEIVED)) return VUAS_WORD_RECEIVED;
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_RPORT)) {
    /*@ assert second: vuas_letter_at(b, p.name.off, VUAS_WORD_RPORT, 1); */
    /*@ assert other: !vuas_letter_at(b, p.name.off, VUAS_WORD_MADDR, 1); */
    /*@ assert apart: \exists integer k; 0 <= k < p.name.len && !vuas_letter_at(b, p.name.off, VUAS_WORD_MADDR, k); */
    return VUAS_WORD_RPORT;
  }
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_MADDR)) return VUAS_WORD_MADDR;
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_TTL)) return VUAS_WORD_TTL;
  return VUAS_WORD_LAST;
}

/* v with the parameter p, whichever it is. */
/*@ requires octets: vuas_octets(b, p.value.off + p.value.len) && vuas_octets(b, p.name.off + p.name.len);
    requires good: VUAS_VIA_GOOD(b, v);
    terminates \true; exits \false; assigns \nothing;
    ensures good: \result.ok ==> (VUAS_VIA_GOOD(b, \result.via));
    ensures branch: \result.ok && vuas_param_named(b, p, VUAS_WORD_BRANCH) ==> !v.has_branch && p.value.len > 0 &&
      vuas_all_token(b, p.value.off, p.value.off + p.value.len) &&
      \result.via == {v \with .has_branch = (bool)1, .branch = p.value};
    ensures received: \result.ok && vuas_param_named(b, p, VUAS_WORD_RECEIVED) ==> !v.has_received &&
      vuas_ip(b, p.value.off, p.value.off + p.value.len) &&
      \result.via == {v \with .has_received = (bool)1, .received = p.value, .received_param = p.whole};
    ensures rport: \result.ok && vuas_param_named(b, p, VUAS_WORD_RPORT) ==> !v.has_rport &&
      (p.has_value ==> 1 <= \result.via.rport) &&
      \result.via.rport == (p.has_value ? vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) : 0) &&
      \result.via == {v \with .has_rport = (bool)1, .has_rport_value = p.has_value, .rport = \result.via.rport,
        .rport_param = p.whole};
    ensures maddr: \result.ok && vuas_param_named(b, p, VUAS_WORD_MADDR) ==> !v.has_maddr &&
      vuas_is_host(b, p.value.off, p.value.off + p.value.len) &&
      \result.via == {v \with .has_maddr = (bool)1, .maddr = p.value};
    ensures ttl: \result.ok && vuas_param_named(b, p, VUAS_WORD_TTL) ==> p.value.len > 0 &&
      vuas_all_digits(b, p.value.off, p.value.off + p.value.len) &&
      vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) <= 255;
    ensures other: \result.ok && !vuas_driving_param(b, p) ==> \result.via == v;
    ensures refused: !\result.ok ==> vuas_driving_param(b, p) || vuas_param_named(b, p, VUAS_WORD_TTL);
*/
static vuas_via_parts take(const uint8_t *b, vuas_param p, vuas_via v)
{
  vuas_via_parts r;
  vuas_word w = which(b, p);
  if (w == VUAS_WORD_BRANCH) return take_branch(b, p, v);
  if (w == VUAS_WORD_RECEIVED) return take_received(b, p, v);
  if (w == VUAS_WORD_RPORT) return take_rport(b, p, v);
  if (w == VUAS_WORD_MADDR) return take_maddr(b, p, v);
  r.via = v;
  r.ok = w != VUAS_WORD_TTL || vuas_number(b, p.value.off, (uint32_t)p.value.off + p.value.len, 255) != VUAS_NONE;
  return r;
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

vuas_via_parts vuas_read_via_params(const uint8_t *b, uint32_t r, uint32_t n)
{
  vuas_via_parts x;
  uint32_t k = r;
  x.ok = false;
  x.via = blank();
  /*@ loop invariant range: r <= k <= n;
      loop invariant not_yet: !x.ok;
      loop invariant bare: vuas_via_bare(x.via);
      loop invariant in: vuas_via_params_in(x.via, r, n);
      loop invariant values: VUAS_VIA_VALUES(b, n, x.via);
      loop invariant read: vuas_via_read(b, r, k, n, x.via);
      loop assigns k, x;
      loop variant n - k; */
  while (k < n) {
    vuas_param p = vuas_list_next(b, k, n);
    if (p.next == k) return x;
    /*@ assert laid: p.whole.off == p.name.off && (p.has_value ==>
          p.value.off == vuas_value_from(b, p.name.off + p.name.len, n) &&
          p.value.off + p.value.len == p.whole.off + p.whole.len); */
    vuas_via_parts y = take(b, p, x.via);
    if (!y.ok) return x;
    /*@ assert steps: vuas_via_steps(b, p, x.via, y.via); */
    /*@ assert rport_name: vuas_param_named(b, p, VUAS_WORD_RPORT) ==> p.name.len == 5; */
    /*@ assert rport_from: vuas_param_named(b, p, VUAS_WORD_RPORT) && p.has_value ==>
          p.value.off == vuas_value_from(b, p.whole.off + 5, n) && p.value.off + p.value.len ==
            p.whole.off + p.whole.len; */
    /*@ assert rport_number: vuas_param_named(b, p, VUAS_WORD_RPORT) && p.has_value ==>
          y.via.rport == vuas_decimal_value(b, p.value.off, p.whole.off + p.whole.len); */
    /*@ assert rport_this: vuas_param_named(b, p, VUAS_WORD_RPORT) ==>
          vuas_rport_at(b, n, p.whole, p.has_value ? 1 : 0, y.via.rport); */
    /*@ assert rport_good: vuas_rport_good(b, n, y.via.has_rport ? 1 : 0, y.via.rport_param,
          y.via.has_rport_value ? 1 : 0, y.via.rport); */
    x.via = y.via;
    /*@ assert values: VUAS_VIA_VALUES(b, n, x.via); */
    /*@ assert branch: vuas_list_value(b, r, p.next, n, VUAS_WORD_BRANCH, x.via.has_branch ? 1 : 0, x.via.branch.off,
          x.via.branch.len); */
    /*@ assert received: vuas_list_value(b, r, p.next, n, VUAS_WORD_RECEIVED, x.via.has_received ? 1 : 0,
      x.via.received.off,
          x.via.received.len); */
    /*@ assert received_param: vuas_list_whole(b, r, p.next, n, VUAS_WORD_RECEIVED, x.via.has_received ? 1 : 0,
          x.via.received_param.off, x.via.received_param.len); */
    /*@ assert rport: vuas_list_whole(b, r, p.next, n, VUAS_WORD_RPORT, x.via.has_rport ? 1 : 0, x.via.rport_param.off,
          x.via.rport_param.len); */
    /*@ assert maddr: vuas_list_value(b, r, p.next, n, VUAS_WORD_MADDR, x.via.has_maddr ? 1 : 0, x.via.maddr.off,
          x.via.maddr.len); */
    k = p.next;
  }
  x.ok = true;
  return x;
}
