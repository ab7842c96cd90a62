/* SPDX-License-Identifier: Apache-2.0 */
#include "via.h"

#include "field.h"
#include "host.h"
#include "usual_via.h"
#include "via_param.h"

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

/* The transport of a sent-protocol: version and transport begin at v and t. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= v <= n && i <= t <= n;
    requires version: v == vuas_via_version(b, i, n);
    requires transport: t == vuas_via_transport(b, i, n);
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= VUAS_TRANSPORT_OTHER;
    ensures meaning: vuas_via_transport_is(b, i, n, \result);
*/
static uint8_t transport_at(const uint8_t *b, uint32_t i, uint32_t v, uint32_t t, uint32_t n)
{
  uint32_t name_end = vuas_scan_token(b, i, n);
  uint32_t version_end = vuas_scan_token(b, v, n);
  if (!vuas_word_is(b, i, name_end, VUAS_WORD_SIP)) return VUAS_TRANSPORT_OTHER;
  if (version_end - v != 3 || b[v] != '2' || b[v + 1] != '.' || b[v + 2] != '0') return VUAS_TRANSPORT_OTHER;
  return transport_of(b, t, vuas_scan_token(b, t, n));
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
    ensures in: i <= \result.host <= n && \result.transport <= VUAS_TRANSPORT_OTHER && vuas_span_in(\result.text, n);
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
  uint32_t t = v == VUAS_NONE ? VUAS_NONE : vuas_after_slash(b, v, n);
  if (t == VUAS_NONE) return r;
  uint32_t e = vuas_scan_token(b, t, n);
  uint32_t h = vuas_skip_lws(b, e, n);
  /*@ assert places: v == vuas_via_version(b, i, n) && t == vuas_via_transport(b, i, n) &&
        e == vuas_via_transport_end(b, i, n) && h == vuas_via_host(b, i, n); */
  if (e == t || h == e || h == n) return r;
  r.ok = true;
  r.transport = transport_at(b, i, v, t, n);
  r.text = vuas_span_of(t, e);
  r.host = h;
  return r;
}

/* --- sent-by --- */

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
    ensures ok: \result.ok <==> (vuas_via_colon(b, h, n) ==>
      vuas_port_value(b, vuas_via_port(b, h, n), vuas_sent_port_end(b, h, n)));
    ensures end: \result.ok ==> \result.end == vuas_sent_port_end(b, h, n);
    ensures meaning: \result.ok ==> vuas_sent_port_at(b, h, n, \result.has ? 1 : 0, \result.port);
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
  vuas_digits x = vuas_read_digits(b, vuas_skip_lws(b, c + 1, n), n, 65535);
  r.ok = x.good && x.value >= 1;
  if (!r.ok) return r;
  r.has = true;
  r.port = (uint16_t)x.value;
  r.end = x.end;
  return r;
}

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_via_in(\result.via, n);
    ensures value: vuas_via_value_is(\result.via, i, n);
    ensures meaning: \result.ok <==> vuas_is_via(b, i, n);
    ensures parts: \result.ok ==> (VUAS_VIA_IS(b, i, n, \result.via));
    ensures back: vuas_via_leads_back(\result.via) <==> vuas_via_begins(b, i, n);
*/
static vuas_via_parts read_via(const uint8_t *b, uint32_t i, uint32_t n)
{
  via_protocol t = read_protocol(b, i, n);
  vuas_host sent_by = vuas_read_host(b, t.host, n);
  uint32_t h = sent_by.end;
  uint8_t kind = sent_by.kind;
  via_port port = read_port(b, h, n);
  vuas_via_parts x = vuas_read_via_params(b, port.end, n);
  /*@ assert params: x.ok <==> vuas_via_params(b, port.end, n); */
  /*@ assert read: x.ok ==> (VUAS_VIA_READ(b, port.end, n, n, x.via)); */
  x.via.value = vuas_span_of(i, n);
  uint32_t s = vuas_skip_lws(b, port.end, n);
  bool ended = port.ok && (s == n || b[s] == ';');
  x.ok = t.ok && kind != VUAS_HOST_NONE && ended && x.ok;
  x.via.transport = t.transport;
  x.via.transport_text = t.text;
  x.via.host.off = (uint16_t)t.host;
  x.via.host.len = (uint16_t)(h - t.host);
  x.via.host_kind = ended ? kind : VUAS_HOST_NONE;
  x.via.has_port = port.has;
  x.via.port = port.port;
  /*@ assert sent_by: t.ok ==> h == vuas_via_host_end(b, i, n) &&
        (kind != VUAS_HOST_NONE && port.ok <==> vuas_via_sent_by(b, vuas_via_host(b, i, n), h, n)); */
  /*@ assert place: t.ok && port.ok ==> port.end == vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n); */
  /*@ assert after: ended <==> port.ok && vuas_semicolon_or_end(b, port.end, n); */
  /*@ assert end: t.ok && port.ok ==> (ended <==>
        vuas_semicolon_or_end(b, vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n), n)); */
  /*@ assert begins: t.ok && kind != VUAS_HOST_NONE && ended <==> vuas_via_begins(b, i, n); */
  /*@ assert host: x.ok ==> vuas_span_is(x.via.host, vuas_via_host(b, i, n), vuas_via_host_end(b, i, n)); */
  /*@ assert begin: x.ok ==> port.end == vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n); */
  /*@ assert kind: x.ok ==> vuas_host_kind_is(b, vuas_via_host(b, i, n), vuas_via_host_end(b, i, n), kind); */
  /*@ assert all: x.ok ==>
        (VUAS_VIA_READ(b, vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n), n, n, x.via)); */
  return x;
}

bool vuas_parse_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v)
{
  if (vuas_usual_via(b, i, n, v)) return true;
  vuas_via_parts x = read_via(b, i, n);
  /*@ assert parts: x.ok ==> vuas_via_is(b, i, n, x.via); */
  *v = x.via;
  return x.ok;
}
