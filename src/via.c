/* SPDX-License-Identifier: Apache-2.0 */
#include "via.h"

#include "field.h"
#include "host.h"
#include "ip.h"

/* The number that [i, n) is in decimal, VUAS_NONE if it is none or above max. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires small: max <= 65535;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> !(i < n && vuas_all_digits(b, i, n) && vuas_decimal_value(b, i, n) <= max);
    ensures value: \result != VUAS_NONE ==> \result == vuas_decimal_value(b, i, n) && \result <= max;
*/
static uint32_t number(const uint8_t *b, uint32_t i, uint32_t n, uint32_t max)
{
  uint32_t x = 0;
  return vuas_decimal(b, i, n, max, &x) ? x : VUAS_NONE;
}

/* --- sent-protocol --- */

/* The transport that the token [i, e) names. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: vuas_transport_named(b, i, e, \result);
*/
static uint8_t transport_of(const uint8_t *b, uint32_t i, uint32_t e)
{
  if (vuas_word_is(b, i, e, VUAS_WORD_UDP)) return VUAS_UDP;
  if (vuas_word_is(b, i, e, VUAS_WORD_TCP)) return VUAS_TCP;
  if (vuas_word_is(b, i, e, VUAS_WORD_TLS)) return VUAS_TLS;
  if (vuas_word_is(b, i, e, VUAS_WORD_SCTP)) return VUAS_SCTP;
  if (vuas_word_is(b, i, e, VUAS_WORD_WS)) return VUAS_WS;
  if (vuas_word_is(b, i, e, VUAS_WORD_WSS)) return VUAS_WSS;
  return VUAS_TRANSPORT_OTHER;
}

typedef struct {
  bool ok;
  uint8_t transport;
  vuas_span text; /* of the transport */
  uint32_t host;  /* where the host begins; not beyond n even if there is none */
} via_protocol;

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: i <= \result.host <= n && vuas_span_in(\result.text, n);
    ensures meaning: \result.ok <==> vuas_via_protocol(b, i, n);
    ensures text: \result.ok ==> vuas_span_is(\result.text, vuas_via_transport(b, i, n), vuas_via_transport_end(b, i,
      n));
    ensures transport: \result.ok ==> vuas_via_transport_is(b, i, n, \result.transport);
    ensures host: \result.ok ==> \result.host == vuas_via_host(b, i, n);
    ensures refused: !\result.ok ==> \result.transport == VUAS_TRANSPORT_OTHER && vuas_no_span(\result.text);
*/
static via_protocol read_protocol(const uint8_t *b, uint32_t i, uint32_t n)
{
  via_protocol r;
  r.ok = false;
  r.transport = VUAS_TRANSPORT_OTHER;
  r.text = vuas_span_of(0, 0);
  r.host = i;
  uint32_t v = vuas_after_slash(b, i, n);
  if (v == VUAS_NONE) return r;
  uint32_t t = vuas_after_slash(b, v, n);
  if (t == VUAS_NONE) return r;
  uint32_t e = vuas_scan_token(b, t, n);
  uint32_t h = vuas_skip_lws(b, e, n);
  if (e == t || h == e || h == n) return r;
  uint32_t name_end = vuas_scan_token(b, i, n);
  uint32_t version_end = vuas_scan_token(b, v, n);
  r.ok = true;
  r.text = vuas_span_of(t, e);
  r.host = h;
  if (vuas_word_is(b, i, name_end, VUAS_WORD_SIP) && version_end - v == 3 && b[v] == '2' && b[v + 1] == '.' &&
    b[v + 2] == '0')
    r.transport = transport_of(b, t, e);
  return r;
}

/* --- sent-by --- */

/* The end of the host that begins at i: after the first closing bracket if it begins with a bracket. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures name: i < n && b[i] != '[' ==> \result == vuas_run_end(VUAS_CLASS_HOST, b, i, n);
    ensures reference: i < n && b[i] == '[' ==> (\forall integer k; i <= k < \result - 1 ==> b[k] != ']') &&
      (\result < n ==> b[\result - 1] == ']');
*/
static uint32_t find_host_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i == n) return n;
  if (b[i] != '[') return vuas_scan(VUAS_CLASS_HOST, b, i, n);
  uint32_t k = i;
  /*@ loop invariant range: i <= k <= n;
      loop invariant all: \forall integer j; i <= j < k ==> b[j] != ']';
      loop assigns k;
      loop variant n - k; */
  while (k < n && b[k] != ']') k++;
  return k < n ? k + 1 : n;
}

typedef struct {
  bool ok, has;
  uint16_t port;
  uint32_t end; /* where the parameters begin */
} via_port;

/* The port after the host that ends at h, if any. */
/*@ requires octets: vuas_octets(b, n);
    requires range: h <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: h <= \result.end <= n;
    ensures end: \result.ok ==> \result.end == vuas_sent_port_end(b, h, n);
    ensures meaning: \result.ok ==> vuas_sent_port_at(b, h, n, \result.has ? 1 : 0, \result.port);
    ensures refused: !\result.ok ==> \forall integer has, port; !vuas_sent_port_at(b, h, n, has, port);
*/
static via_port read_port(const uint8_t *b, uint32_t h, uint32_t n)
{
  via_port r;
  uint32_t c = vuas_skip_lws(b, h, n);
  r.ok = true;
  r.has = false;
  r.port = 0;
  r.end = h;
  if (c == n || b[c] != ':') return r;
  uint32_t d = vuas_skip_lws(b, c + 1, n);
  uint32_t e = vuas_scan_digits(b, d, n);
  uint32_t x = number(b, d, e, 65535);
  r.ok = x >= 1 && x != VUAS_NONE;
  if (!r.ok) return r;
  r.has = true;
  r.port = (uint16_t)x;
  r.end = e;
  return r;
}

/* --- parameters --- */

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

/* v with the parameter p, or ok is false if p is malformed or stands there already. */
typedef struct {
  bool ok;
  vuas_via via;
} via_read;

/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    terminates \true; exits \false; assigns \nothing;
    ensures once: \result.ok <==> !v.has_branch && p.value.len > 0 &&
      vuas_all_token(b, p.value.off, p.value.off + p.value.len);
    ensures taken: \result.ok ==> \result.via == {v \with .has_branch = (bool)1, .branch = p.value};
*/
static via_read take_branch(const uint8_t *b, vuas_param p, vuas_via v)
{
  via_read r;
  uint32_t e = (uint32_t)p.value.off + p.value.len;
  r.via = v;
  r.ok = !v.has_branch && p.value.len > 0 && vuas_scan_token(b, p.value.off, e) == e;
  r.via.has_branch = true;
  r.via.branch = p.value;
  return r;
}

/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    terminates \true; exits \false; assigns \nothing;
    ensures once: \result.ok <==> !v.has_received && vuas_ip(b, p.value.off, p.value.off + p.value.len);
    ensures taken: \result.ok ==>
      \result.via == {v \with .has_received = (bool)1, .received = p.value, .received_param = p.whole};
*/
static via_read take_received(const uint8_t *b, vuas_param p, vuas_via v)
{
  via_read r;
  r.via = v;
  r.ok = !v.has_received && is_ip(b, p.value.off, (uint32_t)p.value.off + p.value.len);
  r.via.has_received = true;
  r.via.received = p.value;
  r.via.received_param = p.whole;
  return r;
}

/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    terminates \true; exits \false; assigns \nothing;
    ensures once: \result.ok <==> !v.has_rport && (p.has_value ==> p.value.len > 0 &&
      vuas_all_digits(b, p.value.off, p.value.off + p.value.len) &&
      1 <= vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) <= 65535);
    ensures number: \result.ok ==>
      \result.via.rport == (p.has_value ? vuas_decimal_value(b, p.value.off, p.value.off + p.value.len) : 0);
    ensures taken: \result.ok ==> \result.via == {v \with .has_rport = (bool)1, .has_rport_value = p.has_value,
      .rport = \result.via.rport, .rport_param = p.whole};
*/
static via_read take_rport(const uint8_t *b, vuas_param p, vuas_via v)
{
  via_read r;
  uint32_t x = p.has_value ? number(b, p.value.off, (uint32_t)p.value.off + p.value.len, 65535) : 0;
  r.via = v;
  r.ok = !v.has_rport && x != VUAS_NONE && (x >= 1 || !p.has_value);
  r.via.has_rport = true;
  r.via.has_rport_value = p.has_value;
  r.via.rport = r.ok ? (uint16_t)x : 0;
  r.via.rport_param = p.whole;
  return r;
}

/*@ requires octets: vuas_octets(b, p.value.off + p.value.len);
    terminates \true; exits \false; assigns \nothing;
    ensures once: \result.ok <==> !v.has_maddr && vuas_is_host(b, p.value.off, p.value.off + p.value.len);
    ensures taken: \result.ok ==> \result.via == {v \with .has_maddr = (bool)1, .maddr = p.value};
*/
static via_read take_maddr(const uint8_t *b, vuas_param p, vuas_via v)
{
  via_read r;
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
    /*@ assert second: vuas_lower(b[p.name.off + 1]) == 'p'; */
    /*@ assert apart: !vuas_word_at(b, p.name.off, e, VUAS_WORD_MADDR); */
    return VUAS_WORD_RPORT;
  }
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_MADDR)) return VUAS_WORD_MADDR;
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_TTL)) return VUAS_WORD_TTL;
  return VUAS_WORD_LAST;
}

/* v with the parameter p, whichever it is. */
/*@ requires octets: vuas_octets(b, p.value.off + p.value.len) && vuas_octets(b, p.name.off + p.name.len);
    terminates \true; exits \false; assigns \nothing;
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
static via_read take(const uint8_t *b, vuas_param p, vuas_via v)
{
  via_read r;
  vuas_word w = which(b, p);
  if (w == VUAS_WORD_BRANCH) return take_branch(b, p, v);
  if (w == VUAS_WORD_RECEIVED) return take_received(b, p, v);
  if (w == VUAS_WORD_RPORT) return take_rport(b, p, v);
  if (w == VUAS_WORD_MADDR) return take_maddr(b, p, v);
  r.via = v;
  r.ok = w != VUAS_WORD_TTL || number(b, p.value.off, (uint32_t)p.value.off + p.value.len, 255) != VUAS_NONE;
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

/* A Via value with nothing but the parameters, which are all of [r, n), as a value. */
/*@ requires octets: vuas_octets(b, n);
    requires range: r <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bare: vuas_via_bare(\result.via);
    ensures in: vuas_via_params_in(\result.via, r, n);
    ensures values: vuas_via_values(b, n, \result.via);
    ensures read: \result.ok ==> vuas_via_read(b, r, n, n, \result.via);
*/
static via_read read_params(const uint8_t *b, uint32_t r, uint32_t n)
{
  via_read x;
  uint32_t k = r;
  x.ok = false;
  x.via = blank();
  /*@ loop invariant range: r <= k <= n;
      loop invariant not_yet: !x.ok;
      loop invariant bare: vuas_via_bare(x.via);
      loop invariant in: vuas_via_params_in(x.via, r, n);
      loop invariant values: vuas_via_values(b, n, x.via);
      loop invariant read: vuas_via_read(b, r, k, n, x.via);
      loop assigns k, x;
      loop variant n - k; */
  while (k < n) {
    vuas_param p = vuas_list_next(b, k, n);
    if (p.next == k) return x;
    via_read y = take(b, p, x.via);
    if (!y.ok) return x;
    /*@ assert steps: vuas_via_steps(b, p, x.via, y.via); */
    /*@ assert branch_good: vuas_branch_good(b, y.via); */
    /*@ assert received_good: vuas_received_good(b, y.via); */
    /*@ assert rport_this: vuas_param_named(b, p, VUAS_WORD_RPORT) ==>
          vuas_rport_at(b, n, p.whole, p.has_value ? 1 : 0, y.via.rport); */
    /*@ assert rport_good: vuas_rport_good(b, n, y.via); */
    /*@ assert maddr_good: vuas_maddr_good(b, y.via); */
    x.via = y.via;
    /*@ assert values: vuas_via_values(b, n, x.via); */
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

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_via_in(\result.via, n);
    ensures value: vuas_via_value_is(\result.via, i, n);
    ensures meaning: \result.ok ==> vuas_via_is(b, i, n, \result.via);
    ensures values: vuas_via_values(b, n, \result.via);
    ensures refused: !\result.ok ==> vuas_via_bare(\result.via);
*/
static via_read read_via(const uint8_t *b, uint32_t i, uint32_t n)
{
  via_protocol t = read_protocol(b, i, n);
  uint32_t h = find_host_end(b, t.host, n);
  uint8_t kind = vuas_host_kind_of(b, t.host, h);
  via_port port = read_port(b, h, n);
  via_read x = read_params(b, port.end, n);
  x.via.value = vuas_span_of(i, n);
  x.ok = t.ok && kind != VUAS_HOST_NONE && port.ok && x.ok;
  if (!x.ok) return x;
  x.via.transport = t.transport;
  x.via.transport_text = t.text;
  x.via.host.off = (uint16_t)t.host;
  x.via.host.len = (uint16_t)(h - t.host);
  x.via.host_kind = kind;
  x.via.has_port = port.has;
  x.via.port = port.port;
  /*@ assert host: vuas_via_host_at(b, n, x.via.host, x.via.host_kind); */
  /*@ assert port: vuas_sent_port_at(b, h, n, x.via.has_port ? 1 : 0, x.via.port); */
  /*@ assert params: vuas_via_read(b, vuas_sent_port_end(b, h, n), n, n, x.via); */
  return x;
}

bool vuas_parse_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v)
{
  via_read x = read_via(b, i, n);
  *v = x.via;
  return x.ok;
}
