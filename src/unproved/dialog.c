/* SPDX-License-Identifier: Apache-2.0 */
#include "dialog.h"

#include "field.h"
#include "keys.h"
#include "slots.h"

/* Where requests of the dialog go first: the first route, or the remote target. */
typedef struct {
  bool strict; /* that route lacks lr */
  vuas_uri uri;
} hop;

/*@ // the places of the message that a dialog is made of lie in its n octets
    predicate vuas_told_in{L}(vuas_message *m, integer routes, integer n) =
      (\forall integer k; 0 <= k < routes ==> m->record_route[k].off + m->record_route[k].len <= n) &&
      vuas_span_in(m->call_id, n) && vuas_span_in(m->from.tag, n) && vuas_span_in(m->from.value, n) &&
      vuas_span_in(m->to.value, n) && vuas_span_in(m->contact.uri.whole, n) && vuas_span_in(m->contact.uri.headers, n);

    // what stands as it was for two stretches stands as it was for both
    lemma vuas_kept_on{L0, L1, L2}:
      \forall vuas_writer *w; vuas_writer_kept{L0, L1}(w) && vuas_writer_kept{L1, L2}(w) &&
      \at(w->at, L0) <= \at(w->at, L1) &&
        \at(w->b, L0) == \at(w->b, L1) && \at(w->b, L1) == \at(w->b, L2) ==> vuas_writer_kept{L0, L2}(w);
*/

/* The writer writes elsewhere than where a dialog comes from. */
#define CAN_TELL(w, u, src) \
  vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && (u)->run.length <= VUAS_MAX_MESSAGE && \
  (u)->run.message.n_record_routes <= VUAS_MAX_ROUTES && VUAS_READABLE(w, src, 0, (u)->run.length) && \
  vuas_told_in(&(u)->run.message, (u)->run.message.n_record_routes, (u)->run.length)

/* --- making a dialog (RFC 3261 12.1.1) --- */

/* A URI as a Request-URI: without headers (RFC 3261 19.1.1). */
/*@ requires ok: vuas_writer_ok(w);
    requires source: n <= VUAS_MAX_MESSAGE && VUAS_READABLE(w, b, 0, n);
    requires in: vuas_span_in(whole, n) && vuas_span_in(headers, n);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_target_size(whole, headers) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_target_size(whole, headers));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), b, whole.off, vuas_target_size(whole, headers));
*/
static void put_target(vuas_writer *w, const uint8_t *b, uint32_t n, vuas_span whole, vuas_span headers)
{
  uint32_t end = (uint32_t)whole.off + whole.len;
  if (headers.len > 0 && headers.off > whole.off) end = (uint32_t)headers.off - 1;
  (void)n;
  vuas_put_octets(w, b, whole.off, end);
}

/* Route set in the order of the request, from the k-th value on (RFC 3261 12.1.1). */
/*@ requires can: CAN_TELL(w, u, b);
    requires from: k <= u->run.message.n_record_routes;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_set_size(&u->run.message, k, u->run.message.n_record_routes) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_set_size(&u->run.message, k, u->run.message.n_record_routes));
    ensures older: vuas_writer_kept{Old, Here}(w);
*/
static void put_routes(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t k)
{
  uint32_t n = u->run.message.n_record_routes;
  /*@ loop invariant place: k <= j <= n;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant size: vuas_set_size(&u->run.message, k, j) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_set_size(&u->run.message, k, j));
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop assigns j, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - j;
  */
  for (uint32_t j = k; j < n; j++) {
    if (j > k) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
    vuas_put_span(w, b, u->run.message.record_route[j]);
  }
}

/* The URI of a route; otherwise if it is none. */
/*@ requires octets: vuas_octets(b, route.off + route.len);
    requires uri: vuas_uri_in(otherwise.uri, n) && route.off + route.len <= n && !otherwise.strict;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result.uri, n);
    ensures strict: \result.strict ==> !\result.uri.lr;
*/
static hop hop_of(const uint8_t *b, uint32_t n, vuas_span route, hop otherwise)
{
  vuas_name_addr a;
  (void)n;
  if (!vuas_parse_name_addr(b, route.off, (uint32_t)route.off + route.len, &a)) return otherwise;
  otherwise.uri = a.uri;
  otherwise.strict = !a.uri.lr;
  return otherwise;
}

/* A first route without lr takes the target's place, the target goes last (12.2.1.1). */
/*@ requires hand: \valid(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result.uri, u->run.length);
    ensures strict: \result.strict ==> u->run.message.n_record_routes > 0 && !\result.uri.lr;
    ensures direct: u->run.message.n_record_routes == 0 ==> \result.uri == u->run.message.contact.uri;
*/
static hop first_hop(const vuas *u, const uint8_t *b)
{
  hop h;
  h.strict = false;
  h.uri = u->run.message.contact.uri;
  /*@ assert contact: vuas_uri_in(u->run.message.contact.uri, u->run.length); */
  if (u->run.message.n_record_routes == 0) return h;
  /*@ assert first: vuas_span_in(u->run.message.record_route[0], u->run.length); */
  return hop_of(b, u->run.length, u->run.message.record_route[0], h);
}

/* Where a request of ours goes: the source, but the address and port that the URI names; of no family when it names a host. */
/*@ requires place: \valid_read(u);
    requires octets: vuas_octets(b, uri.host.off + uri.host.len);
    terminates \true; exits \false; assigns \nothing;
    ensures named: !vuas_ip_text{Pre}(b, uri.host) ==> \result.family == 0;
    ensures literal: vuas_ip_text{Pre}(b, uri.host) ==> vuas_ip_in{Pre}(b, uri.host, \result) &&
      \result.port == (uri.has_port ? uri.port : 5060) && \result.scope == u->run.source.peer.scope;
*/
static vuas_address address_of(const vuas *u, const uint8_t *b, vuas_uri uri)
{
  return vuas_literal(b, uri.host, uri.has_port ? uri.port : 5060, u->run.source.peer.scope);
}

/* Remote target and route set; where the target ends. */
/*@ requires can: CAN_TELL(w, u, b) && vuas_uri_in(h.uri, u->run.length);
    requires strict: h.strict ==> u->run.message.n_record_routes > 0;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures between: \old(w->at) <= \result <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures loose: !w->overflow && !h.strict ==>
      \result == \old(w->at) + vuas_target_size(u->run.message.contact.uri.whole, u->run.message.contact.uri.headers) &&
      w->at == \result + vuas_set_size(&u->run.message, 0, u->run.message.n_record_routes);
    ensures strict: !w->overflow && h.strict ==>
      \result == \old(w->at) + vuas_target_size(h.uri.whole, h.uri.headers) &&
      w->at == \result + vuas_set_size(&u->run.message, 1, u->run.message.n_record_routes) +
        (u->run.message.n_record_routes > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) + u->run.message.contact.uri.whole.len + 2;
*/
static uint32_t put_way(vuas_writer *w, const vuas *u, const uint8_t *b, hop h)
{
  if (!h.strict) {
    put_target(w, b, u->run.length, u->run.message.contact.uri.whole, u->run.message.contact.uri.headers);
    uint32_t loose_end = w->at;
    put_routes(w, u, b, 0);
    return loose_end;
  }
  put_target(w, b, u->run.length, h.uri.whole, h.uri.headers);
  uint32_t end = w->at;
  put_routes(w, u, b, 1);
  if (u->run.message.n_record_routes > 1) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
  vuas_put_byte(w, '<');
  vuas_put_span(w, b, u->run.message.contact.uri.whole);
  vuas_put_byte(w, '>');
  return end;
}

/* Call-ID, remote tag, local and remote URI: where each ends. */
/*@ requires place: \valid(u) && vuas_octets(b, u->run.length) && \separated(u, b + (0 .. u->run.length - 1));
    requires parts: u->run.message.n_record_routes <= VUAS_MAX_ROUTES &&
          vuas_told_in(&u->run.message, u->run.message.n_record_routes, u->run.length) &&
          vuas_uri_in(h.uri, u->run.length);
    requires strict: h.strict ==> u->run.message.n_record_routes > 0;
    terminates \true; exits \false;
    assigns u->run.dialog.bytes[0 .. VUAS_CALL_BYTES - 1], u->run.dialog.call_id_end, u->run.dialog.remote_tag_end,
      u->run.dialog.local_end, u->run.dialog.remote_end, u->run.dialog.target_end, u->run.dialog.routes_end;
    ensures parts: u->run.dialog.call_id_end <= u->run.dialog.remote_tag_end <= u->run.dialog.local_end <=
      u->run.dialog.remote_end <= u->run.dialog.target_end <= u->run.dialog.routes_end <= VUAS_CALL_BYTES;
    ensures ids: \result ==> vuas_dialog_ids(&u->run.dialog, b, &u->run.message);
    ensures loose: \result && !h.strict ==>
      u->run.dialog.target_end == u->run.dialog.remote_end +
        vuas_target_size(u->run.message.contact.uri.whole, u->run.message.contact.uri.headers) &&
      u->run.dialog.routes_end == u->run.dialog.target_end + \old(vuas_set_size(&u->run.message, 0, u->run.message.n_record_routes));
    ensures strict: \result && h.strict ==>
      u->run.dialog.routes_end == u->run.dialog.target_end +
        \old(vuas_set_size(&u->run.message, 1, u->run.message.n_record_routes)) +
        (u->run.message.n_record_routes > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) + u->run.message.contact.uri.whole.len + 2;
*/
static bool write_dialog(vuas *u, const uint8_t *b, hop h)
{
  vuas_writer w;
  w.b = u->run.dialog.bytes;
  w.at = 0;
  w.cap = VUAS_CALL_BYTES;
  w.overflow = false;
  vuas_put_span(&w, b, u->run.message.call_id);
  uint32_t call_id_end = w.at;
  vuas_put_span(&w, b, u->run.message.from.tag);
  uint32_t remote_tag_end = w.at;
  /*@ assert tag: !w.overflow ==> call_id_end == u->run.message.call_id.len &&
        vuas_text_there(w.b, 0, b, u->run.message.call_id.off, u->run.message.call_id.len) &&
        vuas_text_there(w.b, call_id_end, b, u->run.message.from.tag.off, u->run.message.from.tag.len); */
  vuas_put_span(&w, b, u->run.message.to.value);
  uint32_t local_end = w.at;
  vuas_put_span(&w, b, u->run.message.from.value);
  uint32_t remote_end = w.at;
  /*@ assert ids: !w.overflow ==> call_id_end == u->run.message.call_id.len &&
        remote_tag_end == call_id_end + u->run.message.from.tag.len &&
        local_end == remote_tag_end + u->run.message.to.value.len &&
        remote_end == local_end + u->run.message.from.value.len &&
        vuas_text_there(w.b, 0, b, u->run.message.call_id.off, u->run.message.call_id.len) &&
        vuas_text_there(w.b, call_id_end, b, u->run.message.from.tag.off, u->run.message.from.tag.len) &&
        vuas_text_there(w.b, remote_tag_end, b, u->run.message.to.value.off, u->run.message.to.value.len) &&
        vuas_text_there(w.b, local_end, b, u->run.message.from.value.off, u->run.message.from.value.len); */
  uint32_t target_end = put_way(&w, u, b, h);
  /*@ assert kept: !w.overflow ==>
        vuas_text_there(w.b, 0, b, u->run.message.call_id.off, u->run.message.call_id.len) &&
        vuas_text_there(w.b, call_id_end, b, u->run.message.from.tag.off, u->run.message.from.tag.len) &&
        vuas_text_there(w.b, remote_tag_end, b, u->run.message.to.value.off, u->run.message.to.value.len) &&
        vuas_text_there(w.b, local_end, b, u->run.message.from.value.off, u->run.message.from.value.len); */
  u->run.dialog.call_id_end = (uint16_t)call_id_end;
  u->run.dialog.remote_tag_end = (uint16_t)remote_tag_end;
  u->run.dialog.local_end = (uint16_t)local_end;
  u->run.dialog.remote_end = (uint16_t)remote_end;
  u->run.dialog.target_end = (uint16_t)target_end;
  u->run.dialog.routes_end = (uint16_t)w.at;
  return !w.overflow;
}

/* What of the dialog is not text. */
/*@ requires place: \valid(u);
    terminates \true; exits \false;
    assigns u->run.dialog.strict, u->run.dialog.next_hop, u->run.dialog.has_remote_tag, u->run.dialog.invite_cseq,
      u->run.dialog.remote_seq, u->run.dialog.offer_in_invite, u->run.dialog.path, u->run.dialog.secure;
    ensures members: u->run.dialog.strict == strict && u->run.dialog.next_hop == next &&
      u->run.dialog.has_remote_tag == u->run.message.from.has_tag && u->run.dialog.path == u->run.source &&
      u->run.dialog.invite_cseq == u->run.message.cseq && u->run.dialog.remote_seq == u->run.message.cseq &&
      (u->run.dialog.offer_in_invite <==> u->run.message.body.len > 0) &&
      (u->run.dialog.secure <==> u->run.message.ruri.scheme == VUAS_SCHEME_SIPS);
*/
static void set_members(vuas *u, bool strict, vuas_address next)
{
  u->run.dialog.strict = strict;
  u->run.dialog.next_hop = next;
  u->run.dialog.has_remote_tag = u->run.message.from.has_tag;
  u->run.dialog.invite_cseq = u->run.message.cseq;
  u->run.dialog.remote_seq = u->run.message.cseq;
  u->run.dialog.offer_in_invite = u->run.message.body.len > 0;
  u->run.dialog.path = u->run.source;
  u->run.dialog.secure = u->run.message.ruri.scheme == VUAS_SCHEME_SIPS;
}

bool vuas_dialog_draft(vuas *u, const uint8_t *b)
{
  /*@ assert routes: \forall integer k; 0 <= k < u->run.message.n_record_routes ==>
        vuas_span_in(u->run.message.record_route[k], u->run.length); */
  /*@ assert parts: u->run.message.n_record_routes <= VUAS_MAX_ROUTES &&
        vuas_told_in(&u->run.message, u->run.message.n_record_routes, u->run.length); */
  hop h = first_hop(u, b);
  vuas_address next = address_of(u, b, h.uri);
  bool fits = write_dialog(u, b, h);
  set_members(u, h.strict, next);
  return fits;
}

/* --- finding one (RFC 3261 12.2.2) --- */

/* Whether the request in hand is of call i, a living one. */
/*@ requires hand: \valid_read(u) && vuas_mem(u) && vuas_in_hand(u, b) && i < u->store.n_calls;
    requires call: u->store.calls[i].state != VUAS_CALL_FREE && vuas_dialog_parts(&u->store.calls[i]);
    requires tag: u->run.message.to.has_tag && u->run.message.to.tag.len == VUAS_TAG_BYTES;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_dialog_is(u, b, i);
*/
static bool is_dialog(const vuas *u, const uint8_t *b, uint32_t i)
{
  const vuas_call_slot *c = &u->store.calls[i];
  uint32_t length = (uint32_t)c->remote_tag_end - c->call_id_end;
  /*@ assert in: vuas_span_in(u->run.message.to.tag, u->run.length) &&
        vuas_span_in(u->run.message.call_id, u->run.length) &&
        vuas_span_in(u->run.message.from.tag, u->run.length); */
  if (!vuas_same_bytes(c->tag, 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES)) return false;
  if (u->run.message.call_id.len != c->call_id_end) return false;
  if (!vuas_same_bytes(c->bytes, 0, b, u->run.message.call_id.off, c->call_id_end)) return false;
  if (u->run.message.from.has_tag != c->has_remote_tag || u->run.message.from.tag.len != length) return false;
  return vuas_same_bytes(c->bytes, c->call_id_end, b, u->run.message.from.tag.off, length);
}

uint32_t vuas_dialog_of(const vuas *u, const uint8_t *b)
{
  vuas_span tag = u->run.message.to.tag;
  if (!u->run.message.to.has_tag || tag.len != VUAS_TAG_BYTES) return VUAS_NONE;
  /*@ assert tag: vuas_span_in(u->run.message.to.tag, u->run.length); */
  uint32_t i = vuas_call_of(u, vuas_place_in(b, tag.off));
  if (i == VUAS_NONE) return VUAS_NONE;
  /*@ assert call: vuas_call_ok(&u->store.calls[i]); */
  return is_dialog(u, b, i) ? i : VUAS_NONE;
}
