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
    predicate vuas_told_in{L}(vuas_message *m, integer n) =
      m->n_record_routes <= VUAS_MAX_ROUTES &&
      (\forall integer k; 0 <= k < m->n_record_routes ==> m->record_route[k].off + m->record_route[k].len <= n) &&
      vuas_span_in(m->call_id, n) && vuas_span_in(m->from.tag, n) && vuas_span_in(m->from.value, n) &&
      vuas_span_in(m->to.value, n) && vuas_span_in(m->contact.uri.whole, n) && vuas_span_in(m->contact.uri.headers, n);

    // the writer writes elsewhere than where a dialog comes from
    predicate vuas_can_tell{L}(vuas_writer *w, vuas *u, uint8_t *b) =
      vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && u->run.length <= VUAS_MAX_MESSAGE &&
      vuas_readable(w, b, 0, u->run.length) && vuas_told_in(&u->run.message, u->run.length);

    // so much has been written between two moments
    predicate vuas_told{L0, L1}(vuas_writer *w, vuas *u, uint8_t *b, integer length) =
      vuas_wrote{L0, L1}(w, length) && vuas_writer_kept{L0, L1}(w) && vuas_can_tell{L1}(w, u, b);
*/

/* --- making a dialog (RFC 3261 12.1.1) --- */

/* A URI as a Request-URI: without headers (RFC 3261 19.1.1). */
/*@ requires can: vuas_can_tell(w, u, b);
    requires in: vuas_span_in(whole, u->run.length) && vuas_span_in(headers, u->run.length);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_tell(w, u, b);
    ensures size: vuas_target_size(whole, headers) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_target_size(whole, headers));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), b, whole.off, vuas_target_size(whole, headers));
*/
static void put_target(vuas_writer *w, const vuas *u, const uint8_t *b, vuas_span whole, vuas_span headers)
{
  uint32_t end = (uint32_t)whole.off + whole.len;
  if (headers.len > 0 && headers.off > whole.off) end = (uint32_t)headers.off - 1;
  (void)u;
  vuas_put_octets(w, b, whole.off, end);
}

/* Route set in the order of the request, from the k-th value on (RFC 3261 12.1.1). */
/*@ requires can: vuas_can_tell(w, u, b);
    requires from: k <= u->run.message.n_record_routes;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_tell(w, u, b);
    ensures size: vuas_set_size(&u->run.message, k, u->run.message.n_record_routes) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_set_size(&u->run.message, k, u->run.message.n_record_routes));
    ensures older: vuas_writer_kept{Old, Here}(w);
*/
static void put_routes(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t k)
{
  uint32_t n = u->run.message.n_record_routes;
  /*@ loop invariant place: k <= j <= n;
      loop invariant can: vuas_can_tell(w, u, b) && n == u->run.message.n_record_routes;
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

/* A first route without lr takes the target's place, the target goes last (12.2.1.1). */
/*@ requires hand: \valid_read(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result.uri, u->run.length);
    ensures strict: \result.strict ==> u->run.message.n_record_routes > 0 && !\result.uri.lr;
    ensures direct: u->run.message.n_record_routes == 0 ==> \result.uri == u->run.message.contact.uri;
*/
static hop first_hop(const vuas *u, const uint8_t *b)
{
  hop h;
  vuas_name_addr route;
  h.strict = false;
  h.uri = u->run.message.contact.uri;
  if (u->run.message.n_record_routes == 0) return h;
  vuas_span first = u->run.message.record_route[0];
  /*@ assert first: vuas_span_in(u->run.message.record_route[0], u->run.length); */
  if (!vuas_parse_name_addr(b, first.off, (uint32_t)first.off + first.len, &route)) return h;
  h.uri = route.uri;
  h.strict = !route.uri.lr;
  return h;
}

/* The address that a host names: the source's with that address and port, or of no family when it is a name. */
/*@ requires hand: \valid_read(u) && vuas_octets(b, u->run.length) && vuas_span_in(host, u->run.length);
    terminates \true; exits \false; assigns \nothing;
    ensures named: !vuas_ip_text{Pre}(b, host) ==> \result.family == 0;
    ensures literal: vuas_ip_text{Pre}(b, host) ==> vuas_ip_in{Pre}(b, host, \result) && \result.port == port;
*/
static vuas_address address_of(const vuas *u, const uint8_t *b, vuas_span host, uint16_t port)
{
  uint8_t ip[16];
  uint8_t family;
  vuas_address a = u->run.source.peer;
  a.family = 0;
  if (!vuas_ip_value(b, host.off, (uint32_t)host.off + host.len, &family, ip)) return a;
  /*@ loop invariant place: 0 <= k <= 16;
      loop invariant copied: \forall integer j; 0 <= j < k ==> a.ip[j] == ip[j];
      loop assigns k, a.ip[0 .. 15];
      loop variant 16 - k;
  */
  for (uint32_t k = 0; k < 16; k++) a.ip[k] = ip[k];
  a.family = family;
  a.port = port;
  return a;
}

/* Remote target and route set; where the target ends. */
/*@ requires can: vuas_can_tell(w, u, b) && vuas_uri_in(h.uri, u->run.length);
    requires strict: h.strict ==> u->run.message.n_record_routes > 0;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_tell(w, u, b);
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
    put_target(w, u, b, u->run.message.contact.uri.whole, u->run.message.contact.uri.headers);
    uint32_t loose_end = w->at;
    put_routes(w, u, b, 0);
    return loose_end;
  }
  put_target(w, u, b, h.uri.whole, h.uri.headers);
  uint32_t end = w->at;
  put_routes(w, u, b, 1);
  if (u->run.message.n_record_routes > 1) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
  /*@ assert since: vuas_told{Pre, Here}(w, u, b, vuas_target_size(h.uri.whole, h.uri.headers) +
        vuas_set_size(&u->run.message, 1, u->run.message.n_record_routes) +
        (u->run.message.n_record_routes > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0)); */
  vuas_put_byte(w, '<');
  vuas_put_span(w, b, u->run.message.contact.uri.whole);
  vuas_put_byte(w, '>');
  return end;
}

/* Call-ID, remote tag, local and remote URI: where each ends. */
/*@ requires place: \valid(u) && vuas_octets(b, u->run.length) && \separated(u, b + (0 .. u->run.length - 1));
    requires parts: vuas_told_in(&u->run.message, u->run.length) && vuas_uri_in(h.uri, u->run.length);
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
        vuas_copied(w.b, 0, b, u->run.message.call_id) && vuas_copied(w.b, call_id_end, b, u->run.message.from.tag); */
  vuas_put_span(&w, b, u->run.message.to.value);
  uint32_t local_end = w.at;
  vuas_put_span(&w, b, u->run.message.from.value);
  uint32_t remote_end = w.at;
  /*@ assert ids: !w.overflow ==> call_id_end == u->run.message.call_id.len &&
        remote_tag_end == call_id_end + u->run.message.from.tag.len && local_end == remote_tag_end + u->run.message.to.value.len &&
        remote_end == local_end + u->run.message.from.value.len &&
        vuas_copied(w.b, 0, b, u->run.message.call_id) && vuas_copied(w.b, call_id_end, b, u->run.message.from.tag) &&
        vuas_copied(w.b, remote_tag_end, b, u->run.message.to.value) && vuas_copied(w.b, local_end, b, u->run.message.from.value); */
  uint32_t target_end = put_way(&w, u, b, h);
  /*@ assert kept: !w.overflow ==>
        vuas_copied(w.b, 0, b, u->run.message.call_id) && vuas_copied(w.b, call_id_end, b, u->run.message.from.tag) &&
        vuas_copied(w.b, remote_tag_end, b, u->run.message.to.value) && vuas_copied(w.b, local_end, b, u->run.message.from.value); */
  u->run.dialog.call_id_end = (uint16_t)call_id_end;
  u->run.dialog.remote_tag_end = (uint16_t)remote_tag_end;
  u->run.dialog.local_end = (uint16_t)local_end;
  u->run.dialog.remote_end = (uint16_t)remote_end;
  u->run.dialog.target_end = (uint16_t)target_end;
  u->run.dialog.routes_end = (uint16_t)w.at;
  return !w.overflow;
}

bool vuas_dialog_draft(vuas *u, const uint8_t *b)
{
  hop h = first_hop(u, b);
  vuas_address next = address_of(u, b, h.uri.host, h.uri.has_port ? h.uri.port : 5060);
  /*@ assert parts: vuas_told_in(&u->run.message, u->run.length); */
  bool fits = write_dialog(u, b, h);
  u->run.dialog.strict = h.strict;
  u->run.dialog.next_hop = next;
  u->run.dialog.has_remote_tag = u->run.message.from.has_tag;
  u->run.dialog.invite_cseq = u->run.message.cseq;
  u->run.dialog.remote_seq = u->run.message.cseq;
  u->run.dialog.offer_in_invite = u->run.message.body.len > 0;
  u->run.dialog.path = u->run.source;
  u->run.dialog.secure = u->run.message.ruri.scheme == VUAS_SCHEME_SIPS;
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
  /*@ assert in: vuas_span_in(u->run.message.to.tag, u->run.length) && vuas_span_in(u->run.message.call_id, u->run.length) &&
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
