/* SPDX-License-Identifier: Apache-2.0 */
#include "via.h"

#include "field.h"
#include "host.h"
#include "ip.h"

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
    ensures end: \result.ok ==> \result.end == vuas_port_end(b, h, n);
    ensures meaning: \result.ok ==> vuas_port_at(b, h, n, \result.has ? 1 : 0, \result.port);
    ensures refused: !\result.ok ==> \forall integer has, port; !vuas_port_at(b, h, n, has, port);
*/
static via_port read_port(const uint8_t *b, uint32_t h, uint32_t n)
{
  via_port r;
  uint32_t x = 0;
  uint32_t c = vuas_skip_lws(b, h, n);
  r.ok = true;
  r.has = false;
  r.port = 0;
  r.end = h;
  if (c == n || b[c] != ':') return r;
  uint32_t d = vuas_skip_lws(b, c + 1, n);
  uint32_t e = vuas_scan_digits(b, d, n);
  r.ok = vuas_decimal(b, d, e, 65535, &x) && x >= 1;
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

/*@ requires octets: vuas_octets(b, n);
    requires in: vuas_span_in(p.value, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns v->has_branch, v->branch;
    ensures once: \result <==> !\old(v->has_branch) && p.value.len > 0 && vuas_all_token(b, p.value.off,
      vuas_span_end(p.value));
    ensures taken: \result ==> v->has_branch && v->branch == p.value;
    ensures kept: !\result ==> v->has_branch == \old(v->has_branch) && v->branch == \old(v->branch);
*/
static bool take_branch(const uint8_t *b, uint32_t n, vuas_param p, vuas_via *v)
{
  uint32_t e = (uint32_t)p.value.off + p.value.len;
  if (v->has_branch || e > n || p.value.len == 0 || vuas_scan_token(b, p.value.off, e) != e) return false;
  v->has_branch = true;
  v->branch = p.value;
  return true;
}

/*@ requires octets: vuas_octets(b, n);
    requires in: vuas_span_in(p.value, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns v->has_received, v->received, v->received_param;
    ensures once: \result <==> !\old(v->has_received) && vuas_ip(b, p.value.off, vuas_span_end(p.value));
    ensures taken: \result ==> v->has_received && v->received == p.value && v->received_param == p.whole;
    ensures kept: !\result ==> v->has_received == \old(v->has_received) && v->received == \old(v->received) &&
      v->received_param == \old(v->received_param);
*/
static bool take_received(const uint8_t *b, uint32_t n, vuas_param p, vuas_via *v)
{
  uint32_t e = (uint32_t)p.value.off + p.value.len;
  if (v->has_received || e > n || !is_ip(b, p.value.off, e)) return false;
  v->has_received = true;
  v->received = p.value;
  v->received_param = p.whole;
  return true;
}

/*@ requires octets: vuas_octets(b, n);
    requires in: vuas_span_in(p.value, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns v->has_rport, v->has_rport_value, v->rport, v->rport_param;
    ensures once: \result <==> !\old(v->has_rport) && (p.has_value ==> p.value.len > 0 &&
      vuas_all_digit(b, p.value.off, vuas_span_end(p.value)) &&
      1 <= vuas_decimal_value(b, p.value.off, vuas_span_end(p.value)) <= 65535);
    ensures taken: \result ==> v->has_rport && v->rport_param == p.whole && (v->has_rport_value <==> p.has_value);
    ensures number: \result ==>
      v->rport == (p.has_value ? vuas_decimal_value(b, p.value.off, vuas_span_end(p.value)) : 0);
    ensures kept: !\result ==> v->has_rport == \old(v->has_rport) && v->has_rport_value == \old(v->has_rport_value) &&
      v->rport == \old(v->rport) && v->rport_param == \old(v->rport_param);
*/
static bool take_rport(const uint8_t *b, uint32_t n, vuas_param p, vuas_via *v)
{
  uint32_t x = 0;
  uint32_t e = (uint32_t)p.value.off + p.value.len;
  if (v->has_rport || e > n) return false;
  if (p.has_value && (!vuas_decimal(b, p.value.off, e, 65535, &x) || x == 0)) return false;
  v->has_rport = true;
  v->has_rport_value = p.has_value;
  v->rport = (uint16_t)x;
  v->rport_param = p.whole;
  return true;
}

/*@ requires octets: vuas_octets(b, n);
    requires in: vuas_span_in(p.value, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns v->has_maddr, v->maddr;
    ensures once: \result <==>
      !\old(v->has_maddr) && !vuas_host_kind_is(b, p.value.off, vuas_span_end(p.value), VUAS_HOST_NONE);
    ensures taken: \result ==> v->has_maddr && v->maddr == p.value;
    ensures kept: !\result ==> v->has_maddr == \old(v->has_maddr) && v->maddr == \old(v->maddr);
*/
static bool take_maddr(const uint8_t *b, uint32_t n, vuas_param p, vuas_via *v)
{
  uint32_t e = (uint32_t)p.value.off + p.value.len;
  if (v->has_maddr || e > n || vuas_host_kind_of(b, p.value.off, e) == VUAS_HOST_NONE) return false;
  v->has_maddr = true;
  v->maddr = p.value;
  return true;
}

/* Which of the parameters that are looked at p is, VUAS_WORD_LAST if it is none. */
/*@ requires octets: vuas_octets(b, vuas_span_end(p.name));
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
    /*@ assert first: vuas_lower(b[p.name.off + 0]) == 'r'; */
    return VUAS_WORD_RPORT;
  }
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_MADDR)) return VUAS_WORD_MADDR;
  if (vuas_word_is(b, p.name.off, e, VUAS_WORD_TTL)) return VUAS_WORD_TTL;
  return VUAS_WORD_LAST;
}

/* One parameter, after which v holds what is known of the four that matter. */
/*@ requires octets: vuas_octets(b, n);
    requires parts: vuas_param_parts(b, n, p);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires values: vuas_via_values(b, n, *v);
    terminates \true; exits \false;
    assigns v->has_branch, v->branch, v->has_received, v->received, v->received_param, v->has_rport,
      v->has_rport_value, v->rport,
      v->rport_param, v->has_maddr, v->maddr;
    ensures branch: \result ==> vuas_via_step(b, p, VUAS_WORD_BRANCH, \old(v->has_branch) ? 1 : 0, \old(v->branch),
      v->has_branch ? 1 : 0, v->branch, p.value);
    ensures received: \result ==> vuas_via_step(b, p, VUAS_WORD_RECEIVED, \old(v->has_received) ? 1 : 0,
      \old(v->received),
      v->has_received ? 1 : 0, v->received, p.value);
    ensures received_param: \result ==> vuas_via_step(b, p, VUAS_WORD_RECEIVED, \old(v->has_received) ? 1 : 0,
      \old(v->received_param), v->has_received ? 1 : 0, v->received_param, p.whole);
    ensures rport: \result ==> vuas_via_step(b, p, VUAS_WORD_RPORT, \old(v->has_rport) ? 1 : 0, \old(v->rport_param),
      v->has_rport ? 1 : 0, v->rport_param, p.whole);
    ensures maddr: \result ==> vuas_via_step(b, p, VUAS_WORD_MADDR, \old(v->has_maddr) ? 1 : 0, \old(v->maddr),
      v->has_maddr ? 1 : 0, v->maddr, p.value);
    ensures ttl: \result && vuas_param_named(b, p, VUAS_WORD_TTL) ==>
      p.value.len > 0 && 0 <= vuas_decimal_value(b, p.value.off, vuas_span_end(p.value)) <= 255;
    ensures refused: !\result ==> vuas_known_param(b, p) && v->has_branch == \old(v->has_branch) && v->branch ==
      \old(v->branch) &&
      v->has_received == \old(v->has_received) && v->received == \old(v->received) && v->received_param ==
        \old(v->received_param) &&
      v->has_rport == \old(v->has_rport) && v->rport_param == \old(v->rport_param) && v->has_maddr ==
        \old(v->has_maddr) &&
      v->maddr == \old(v->maddr);
    ensures values: vuas_via_values(b, n, *v);
*/
static bool take(const uint8_t *b, uint32_t n, vuas_param p, vuas_via *v)
{
  uint32_t x = 0;
  vuas_word w = which(b, p);
  if (w == VUAS_WORD_BRANCH) return take_branch(b, n, p, v);
  if (w == VUAS_WORD_RECEIVED) return take_received(b, n, p, v);
  if (w == VUAS_WORD_RPORT) return take_rport(b, n, p, v);
  if (w == VUAS_WORD_MADDR) return take_maddr(b, n, p, v);
  if (w == VUAS_WORD_TTL) return vuas_decimal(b, p.value.off, (uint32_t)p.value.off + p.value.len, 255, &x);
  return true;
}

/* The parameters, all of [r, n). */
/*@ requires octets: vuas_octets(b, n);
    requires range: r <= n;
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires fresh: !v->has_branch && !v->has_received && !v->has_rport && !v->has_maddr;
    requires values: vuas_via_values(b, n, *v);
    terminates \true; exits \false;
    assigns v->has_branch, v->branch, v->has_received, v->received, v->received_param, v->has_rport,
      v->has_rport_value, v->rport,
      v->rport_param, v->has_maddr, v->maddr;
    ensures in: vuas_via_params_in(*v, r, n);
    ensures values: vuas_via_values(b, n, *v);
    ensures read: \result ==> vuas_via_read(b, r, n, n, *v);
*/
static bool read_params(const uint8_t *b, uint32_t r, uint32_t n, vuas_via *v)
{
  uint32_t k = r;
  /*@ loop invariant range: r <= k <= n;
      loop invariant in: vuas_via_params_in(*v, r, n);
      loop invariant values: vuas_via_values(b, n, *v);
      loop invariant branch: vuas_list_value(b, r, k, n, VUAS_WORD_BRANCH, v->has_branch ? 1 : 0, v->branch.off,
        v->branch.len);
      loop invariant received: vuas_list_value(b, r, k, n, VUAS_WORD_RECEIVED, v->has_received ? 1 : 0,
        v->received.off, v->received.len);
      loop invariant received_param: vuas_list_whole(b, r, k, n, VUAS_WORD_RECEIVED, v->has_received ? 1 : 0,
        v->received_param.off,
        v->received_param.len);
      loop invariant rport: vuas_list_whole(b, r, k, n, VUAS_WORD_RPORT, v->has_rport ? 1 : 0, v->rport_param.off,
        v->rport_param.len);
      loop invariant maddr: vuas_list_value(b, r, k, n, VUAS_WORD_MADDR, v->has_maddr ? 1 : 0, v->maddr.off,
        v->maddr.len);
      loop assigns k, v->has_branch, v->branch, v->has_received, v->received, v->received_param, v->has_rport,
        v->has_rport_value,
        v->rport, v->rport_param, v->has_maddr, v->maddr;
      loop variant n - k; */
  while (k < n) {
    vuas_param p = vuas_list_next(b, k, n);
    if (p.next == k || !take(b, n, p, v)) return false;
    k = p.next;
  }
  return true;
}

/*@ requires out: \valid(v);
    terminates \true; exits \false; assigns *v;
    ensures flags: !v->has_port && !v->has_branch && !v->has_received && !v->has_rport && !v->has_rport_value &&
      !v->has_maddr;
    ensures numbers: v->transport == VUAS_TRANSPORT_OTHER && v->host_kind == VUAS_HOST_NONE && v->port == 0 &&
      v->rport == 0;
    ensures spans: vuas_no_span(v->value) && vuas_no_span(v->transport_text) && vuas_no_span(v->host) &&
      vuas_no_span(v->branch) &&
      vuas_no_span(v->received) && vuas_no_span(v->maddr) && vuas_no_span(v->rport_param) &&
        vuas_no_span(v->received_param);
*/
static void clear(vuas_via *v)
{
  v->transport = VUAS_TRANSPORT_OTHER;
  v->host_kind = VUAS_HOST_NONE;
  v->has_port = false;
  v->has_branch = false;
  v->has_received = false;
  v->has_rport = false;
  v->has_rport_value = false;
  v->has_maddr = false;
  v->port = 0;
  v->rport = 0;
  v->value = vuas_span_of(0, 0);
  v->transport_text = vuas_span_of(0, 0);
  v->host = vuas_span_of(0, 0);
  v->branch = vuas_span_of(0, 0);
  v->received = vuas_span_of(0, 0);
  v->maddr = vuas_span_of(0, 0);
  v->rport_param = vuas_span_of(0, 0);
  v->received_param = vuas_span_of(0, 0);
}

bool vuas_parse_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v)
{
  vuas_via x;
  clear(&x);
  x.value = vuas_span_of(i, n);
  via_protocol t = read_protocol(b, i, n);
  uint32_t h = find_host_end(b, t.host, n);
  uint8_t kind = vuas_host_kind_of(b, t.host, h);
  via_port port = read_port(b, h, n);
  bool ok = t.ok && kind != VUAS_HOST_NONE && port.ok && read_params(b, port.end, n, &x);
  if (ok) {
    x.transport = t.transport;
    x.transport_text = t.text;
    x.host = vuas_span_of(t.host, h);
    x.host_kind = kind;
    x.has_port = port.has;
    x.port = port.port;
  }
  *v = x;
  return ok;
}
