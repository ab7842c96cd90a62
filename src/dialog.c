/* SPDX-License-Identifier: Apache-2.0 */
#include "dialog.h"

#include "uri.h"

#include "field.h"
#include "keys.h"
#include "slots.h"

static void put_span(vuas_writer *w, const uint8_t *b, vuas_span s)
{
  vuas_put(w, b, s.off, (uint32_t)s.off + s.len);
}

/* A URI as a Request-URI: without headers (RFC 3261 19.1.1). */
static void put_target(vuas_writer *w, const uint8_t *b, const vuas_uri *t)
{
  uint32_t i = t->whole.off;
  uint32_t end = (uint32_t)t->whole.off + t->whole.len;
  if (t->headers.len > 0 && t->headers.off > i) end = (uint32_t)t->headers.off - 1;
  if (i < end) vuas_put(w, b, i, end);
}

/* Route set in the order of the request, from the k-th value on (RFC 3261 12.1.1). */
static void put_routes(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t k)
{
  bool first = true;
  for (uint32_t j = k; j < u->run.message.n_record_routes; j++) {
    if (!first) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
    put_span(w, b, u->run.message.record_route[j]);
    first = false;
  }
}

static void set_next_hop(vuas *u, const uint8_t *b, const vuas_uri *hop)
{
  uint8_t ip[16];
  uint8_t family = 0;
  u->run.dialog.next_hop = u->run.source.peer;
  u->run.dialog.next_hop.family = 0;
  if (!vuas_ip_value(b, hop->host.off, (uint32_t)hop->host.off + hop->host.len, &family, ip)) return;
  for (uint32_t k = 0; k < 16; k++) u->run.dialog.next_hop.ip[k] = ip[k];
  u->run.dialog.next_hop.family = family;
  u->run.dialog.next_hop.port = hop->has_port ? hop->port : 5060;
}

/* Remote target and route set. A first route without lr takes the target's place, the target goes last (12.2.1.1). */
static void put_way(vuas_writer *w, vuas *u, const uint8_t *b)
{
  vuas_name_addr route;
  bool routed = u->run.message.n_record_routes > 0 &&
    vuas_parse_name_addr(b, u->run.message.record_route[0].off,
                         (uint32_t)u->run.message.record_route[0].off + u->run.message.record_route[0].len, &route);
  u->run.dialog.strict = routed && !route.uri.lr;
  if (u->run.dialog.strict) {
    put_target(w, b, &route.uri);
    u->run.dialog.target_end = (uint16_t)w->at;
    put_routes(w, u, b, 1);
    if (u->run.message.n_record_routes > 1) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
    vuas_put_byte(w, '<');
    put_span(w, b, u->run.message.contact.uri.whole);
    vuas_put_byte(w, '>');
  } else {
    put_target(w, b, &u->run.message.contact.uri);
    u->run.dialog.target_end = (uint16_t)w->at;
    put_routes(w, u, b, 0);
  }
  if (routed) set_next_hop(u, b, &route.uri);
  else set_next_hop(u, b, &u->run.message.contact.uri);
}

bool vuas_dialog_draft(vuas *u, const uint8_t *b)
{
  vuas_writer w;
  w.b = u->run.dialog.bytes;
  w.at = 0;
  w.cap = VUAS_CALL_BYTES;
  w.overflow = false;
  put_span(&w, b, u->run.message.call_id);
  u->run.dialog.call_id_end = (uint16_t)w.at;
  put_span(&w, b, u->run.message.from.tag);
  u->run.dialog.remote_tag_end = (uint16_t)w.at;
  put_span(&w, b, u->run.message.to.value);
  u->run.dialog.local_end = (uint16_t)w.at;
  put_span(&w, b, u->run.message.from.value);
  u->run.dialog.remote_end = (uint16_t)w.at;
  put_way(&w, u, b);
  u->run.dialog.routes_end = (uint16_t)w.at;
  u->run.dialog.has_remote_tag = u->run.message.from.has_tag;
  u->run.dialog.invite_cseq = u->run.message.cseq;
  u->run.dialog.remote_seq = u->run.message.cseq;
  u->run.dialog.offer_in_invite = u->run.message.body.len > 0;
  u->run.dialog.path = u->run.source;
  u->run.dialog.secure = u->run.message.ruri.scheme == VUAS_SCHEME_SIPS;
  return !w.overflow;
}

uint32_t vuas_dialog_of(const vuas *u, const uint8_t *b)
{
  vuas_span tag = u->run.message.to.tag;
  if (!u->run.message.to.has_tag || tag.len != VUAS_TAG_BYTES) return VUAS_NONE;
  uint32_t i = vuas_call_of(u, vuas_place_in(b, tag.off));
  if (i == VUAS_NONE) return VUAS_NONE;
  const vuas_call_slot *c = &u->store.calls[i];
  if (!vuas_same_bytes(c->tag, 0, b, tag.off, VUAS_TAG_BYTES)) return VUAS_NONE;
  if (u->run.message.call_id.len != c->call_id_end) return VUAS_NONE;
  if (!vuas_same_bytes(c->bytes, 0, b, u->run.message.call_id.off, c->call_id_end)) return VUAS_NONE;
  if (u->run.message.from.has_tag != c->has_remote_tag) return VUAS_NONE;
  uint32_t length = (uint32_t)c->remote_tag_end - c->call_id_end;
  if (u->run.message.from.tag.len != length) return VUAS_NONE;
  return vuas_same_bytes(c->bytes, c->call_id_end, b, u->run.message.from.tag.off, length) ? i : VUAS_NONE;
}
