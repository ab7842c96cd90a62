/* SPDX-License-Identifier: Apache-2.0 */
/* The dialog of a call (RFC 3261 12): made from an INVITE, found by a request within it. */
#ifndef VUAS_DIALOG_H
#define VUAS_DIALOG_H

#include "draft.h"
#include "field.h"
#include "keys.h"

/*@ // octets of the parts of a dialog: a URI as a Request-URI, without headers (RFC 3261 19.1.1); record
    // routes from the k-th on up to the j-th with commas between them, a recursion on j - k
    logic integer vuas_target_size(vuas_span whole, vuas_span headers) =
      headers.len > 0 && headers.off > whole.off ? headers.off - 1 - whole.off : whole.len;
    logic integer vuas_set_size{L}(vuas_message *m, integer k, integer j) =
      j <= k ? 0 :
      vuas_set_size(m, k, j - 1) + m->record_route[j - 1].len +
        (j - 1 > k ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0);

    // Call-ID, remote tag, local and remote URI stand in bytes one after the other
    predicate vuas_dialog_ids{L}(vuas_call_slot *c, uint8_t *b, vuas_message *m) =
      c->call_id_end == m->call_id.len && c->remote_tag_end == c->call_id_end + m->from.tag.len &&
      c->local_end == c->remote_tag_end + m->to.value.len && c->remote_end == c->local_end + m->from.value.len &&
      vuas_text_there(&c->bytes[0], 0, b, m->call_id.off, m->call_id.len) &&
        vuas_text_there(&c->bytes[0], c->call_id_end, b, m->from.tag.off, m->from.tag.len) &&
      vuas_text_there(&c->bytes[0], c->remote_tag_end, b, m->to.value.off, m->to.value.len) &&
        vuas_text_there(&c->bytes[0], c->local_end, b, m->from.value.off, m->from.value.len);

    // the octets of the request in hand that name a dialog are those of call i (12.2.2)
    predicate vuas_dialog_is{L}(vuas *u, uint8_t *b, integer i) =
      0 <= i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE &&
      u->run.message.to.has_tag && u->run.message.to.tag.len == VUAS_TAG_BYTES &&
      vuas_same(&u->store.calls[i].tag[0], 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES) &&
      u->run.message.call_id.len == u->store.calls[i].call_id_end &&
      vuas_same(&u->store.calls[i].bytes[0], 0, b, u->run.message.call_id.off, u->store.calls[i].call_id_end) &&
      u->run.message.from.has_tag == u->store.calls[i].has_remote_tag &&
      u->run.message.from.tag.len == u->store.calls[i].remote_tag_end - u->store.calls[i].call_id_end &&
      vuas_same(&u->store.calls[i].bytes[0], u->store.calls[i].call_id_end, b, u->run.message.from.tag.off,
        u->run.message.from.tag.len);

    // the To tag of the request names the place of call i
    predicate vuas_tag_names{L}(vuas *u, uint8_t *b, integer i) =
      vuas_place_is(b, u->run.message.to.tag.off, i) &&
      vuas_place_is(b, u->run.message.to.tag.off + 8, u->store.calls[i].generation);
*/

/*@ // the places of the message that name a dialog lie in its n octets; and those that one is made of, with so
    // many routes
    predicate vuas_dialog_asked{L}(vuas_message *m, integer n) =
      m->to.tag.off + m->to.tag.len <= n && m->from.tag.off + m->from.tag.len <= n &&
        m->call_id.off + m->call_id.len <= n;
    predicate vuas_dialog_in{L}(vuas_message *m, integer routes, integer n) =
      (\forall integer k; 0 <= k < routes ==> m->record_route[k].off + m->record_route[k].len <= n) &&
      m->call_id.off + m->call_id.len <= n && m->from.tag.off + m->from.tag.len <= n &&
      m->from.value.off + m->from.value.len <= n && m->to.value.off + m->to.value.len <= n &&
      m->contact.uri.whole.off + m->contact.uri.whole.len <= n &&
        m->contact.uri.headers.off + m->contact.uri.headers.len <= n &&
      m->contact.uri.host.off + m->contact.uri.host.len <= n;
*/

/* What a dialog needs of the message in hand. */
#define VUAS_CAN_TELL(m, n) \
  (m)->n_record_routes <= VUAS_MAX_ROUTES && (n) <= VUAS_MAX_MESSAGE && vuas_dialog_in(m, (m)->n_record_routes, n)

/* In proofs: a message in hand has it. */
/*@ ghost
  /@ requires place: \valid_read(m);
     requires in: vuas_message_in(m, n) && n <= VUAS_MAX_MESSAGE;
     terminates \true; exits \false; assigns \nothing;
     ensures asked: vuas_dialog_asked(m, n);
     ensures told: VUAS_CAN_TELL(m, n);
  @/
  void vuas_can_tell(const vuas_message *m, uint32_t n);
*/

/*@ // the topmost Record-Route, or without one the Contact, is a SIPS URI (RFC 3261 12.1.1)
    predicate vuas_sips_route{L}(uint8_t *b, vuas_span r) =
      vuas_scheme_is(b, vuas_addr_begin(b, r.off, r.off + r.len), vuas_addr_end(b, r.off, r.off + r.len),
        VUAS_WORD_SIPS);
    predicate vuas_routed{L}(uint8_t *b, vuas_message *m) = m->n_record_routes > 0 &&
      vuas_is_name_addr(b, m->record_route[0].off, m->record_route[0].off + m->record_route[0].len);
    predicate vuas_sips_hop{L}(uint8_t *b, vuas_message *m) =
      (vuas_routed(b, m) && vuas_sips_route(b, m->record_route[0])) ||
      (!vuas_routed(b, m) && m->contact.uri.scheme == VUAS_SCHEME_SIPS);
*/

/* The dialog that the INVITE in hand would make, to u->run.dialog; false when it does not fit a call.
   ids, loose, strict: what is kept of it; hop, nowhere: where requests of ours go when there is no route, and the
   remote target names an address or not. */
/*@ requires place: \valid(u) && \valid_read(b + (0 .. u->run.length - 1)) &&
      \separated(u, b + (0 .. u->run.length - 1));
    requires can: VUAS_CAN_TELL(&u->run.message, u->run.length);
    requires transport: u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->run.dialog;
    ensures parts: vuas_dialog_parts(&u->run.dialog);
    ensures sequence: u->run.dialog.invite_cseq == u->run.message.cseq &&
      u->run.dialog.remote_seq == u->run.message.cseq;
    ensures ids: \result ==> vuas_dialog_ids(&u->run.dialog, b, &u->run.message);
    ensures loose: \result && !u->run.dialog.strict ==>
      u->run.dialog.target_end == u->run.dialog.remote_end +
        vuas_target_size(u->run.message.contact.uri.whole, u->run.message.contact.uri.headers) &&
      u->run.dialog.routes_end == u->run.dialog.target_end + \old(vuas_set_size(&u->run.message, 0,
        u->run.message.n_record_routes));
    ensures strict: \result && u->run.dialog.strict ==> u->run.message.n_record_routes > 0 &&
      u->run.dialog.routes_end == u->run.dialog.target_end +
        \old(vuas_set_size(&u->run.message, 1, u->run.message.n_record_routes)) +
        (u->run.message.n_record_routes > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) +
          u->run.message.contact.uri.whole.len + 2;
    ensures path: u->run.dialog.path.peer.family == u->run.source.peer.family &&
      u->run.dialog.path.peer.ip == u->run.source.peer.ip && u->run.dialog.path.peer.port == u->run.source.peer.port &&
      u->run.dialog.path.peer.scope == u->run.source.peer.scope && u->run.dialog.path.local == u->run.source.local &&
      u->run.dialog.path.transport == u->run.source.transport && u->run.dialog.path.binding == u->run.source.binding &&
      u->run.dialog.path.connection == u->run.source.connection;
    ensures members: u->run.dialog.has_remote_tag == u->run.message.from.has_tag &&
      (u->run.dialog.offer_in_invite <==> u->run.message.body.len > 0) &&
      (u->run.dialog.secure <==>
        u->run.message.ruri.scheme == VUAS_SCHEME_SIPS || vuas_sips_hop{Pre}(b, &u->run.message));
    ensures hop: u->run.message.n_record_routes == 0 && \old(vuas_ip_text(b, u->run.message.contact.uri.host)) ==>
      vuas_ip_in{Pre}(b, \at(u->run.message.contact.uri.host, Pre), u->run.dialog.next_hop) &&
      u->run.dialog.next_hop.port == (u->run.message.contact.uri.has_port ? u->run.message.contact.uri.port : 5060);
    ensures nowhere: u->run.message.n_record_routes == 0 && \old(!vuas_ip_text(b, u->run.message.contact.uri.host)) ==>
      u->run.dialog.next_hop.family == 0;
*/
bool vuas_dialog_draft(vuas *u, const uint8_t *b);

/* The living call whose dialog the request in hand is of: To tag, Call-ID and From tag are ours, the call's
   and the caller's, octet by octet (RFC 3261 12.2.2); VUAS_NONE if there is none. */
/*@ requires ok: vuas_ok(u);
    requires octets: vuas_octets(b, u->run.length) && vuas_dialog_asked(&u->run.message, u->run.length);
    terminates \true; exits \false; assigns \nothing;
    ensures living: \result != VUAS_NONE ==> \result < u->store.n_calls &&
      u->store.calls[\result].state != VUAS_CALL_FREE;
    ensures found: \result != VUAS_NONE ==> vuas_dialog_is(u, b, \result) && vuas_tag_names(u, b, \result);
    ensures none: \result == VUAS_NONE ==> \forall integer i; vuas_tag_names(u, b, i) ==> !vuas_dialog_is(u, b, i);
    ensures tag: \result != VUAS_NONE ==> u->run.message.to.tag.len == VUAS_TAG_BYTES &&
      vuas_same(&u->store.calls[\result].tag[0], 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES);
    ensures call_id: \result != VUAS_NONE ==> u->run.message.call_id.len == u->store.calls[\result].call_id_end &&
      vuas_same(&u->store.calls[\result].bytes[0], 0, b, u->run.message.call_id.off,
        u->store.calls[\result].call_id_end);
    ensures remote: \result != VUAS_NONE ==>
      u->run.message.from.tag.len == u->store.calls[\result].remote_tag_end - u->store.calls[\result].call_id_end &&
      vuas_same(&u->store.calls[\result].bytes[0], u->store.calls[\result].call_id_end, b,
        u->run.message.from.tag.off, u->run.message.from.tag.len);
*/
uint32_t vuas_dialog_of(const vuas *u, const uint8_t *b);

#endif
