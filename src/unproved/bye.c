/* SPDX-License-Identifier: Apache-2.0 */

/* The writer writes elsewhere than where the call stands. */
#define CAN_CALL(w, c) \
  vuas_writer_ok(w) && \valid_read(c) && \separated(w, c) && \separated((w)->b + (0 .. (w)->cap - 1), c) && \
  (c)->call_id_end <= VUAS_CALL_BYTES && (c)->remote_tag_end <= (c)->local_end && (c)->local_end <= (c)->remote_end && \
  (c)->remote_end <= (c)->target_end && (c)->target_end <= (c)->routes_end && (c)->routes_end <= VUAS_CALL_BYTES && \
  (c)->path.transport <= VUAS_TRANSPORT_OTHER

/* Nor where configuration and branch do. */
#define CAN_BYE(w, u, c) \
  CAN_CALL(w, c) && \valid_read(u) && \separated(w, u) && \separated((w)->b + (0 .. (w)->cap - 1), &(u)->run.config) && \
  VUAS_READABLE(w, &(u)->run.key[0], 0, VUAS_KEY_BYTES) && (u)->run.config.host_length <= VUAS_MAX_IDENTITY

#include "bye.h"

/*@ // at least so much has been written between two moments
    predicate vuas_grown{L0, L1}(vuas_writer *w, integer least) =
      \at(w->at, L0) <= \at(w->at, L1) && (\at(w->overflow, L0) ==> \at(w->overflow, L1)) &&
      (!\at(w->overflow, L1) ==> \at(w->at, L0) + least <= \at(w->at, L1));
*/

/* Request line, and the Via up to the host: the remote target is the Request-URI. */
/*@ requires can: CAN_CALL(w, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_bye_line_size(c) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_bye_line_size(c));
*/
static void put_line(vuas_writer *w, const vuas_call_slot *c)
{
  vuas_put_word(w, VUAS_PHRASE_BYE_REQUEST);
  vuas_put_octets(w, c->bytes, c->remote_end, c->target_end);
  vuas_put_word(w, VUAS_PHRASE_REQUEST_END);
  vuas_put_word(w, VUAS_PHRASE_VIA_VERSION);
  vuas_put_word(w, VUAS_PHRASE_TRANSPORT + (uint32_t)c->path.transport);
  vuas_put_byte(w, ' ');
}

/* What of the Via follows the host: the branch (8.1.1.7), rport (RFC 3581 3); Max-Forwards. */
/*@ requires ok: vuas_writer_ok(w);
    requires branch: VUAS_READABLE(w, key, 0, VUAS_KEY_BYTES);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_bye_via_size >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_bye_via_size);
*/
static void put_via_end(vuas_writer *w, const uint8_t *key)
{
  vuas_put_word(w, VUAS_PHRASE_BRANCH);
  vuas_put_octets(w, key, VUAS_COOKIE_BYTES, VUAS_BRANCH_BYTES);
  vuas_put_word(w, VUAS_PHRASE_RPORT);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_MAX_FORWARDS);
}

/* Request line, Via, Max-Forwards. */
/*@ requires can: CAN_BYE(w, u, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures grown: vuas_grown{Old, Here}(w, \old(vuas_bye_line_size(c) + vuas_host_least(u, &c->path.local)) + vuas_bye_via_size);
*/
static void put_top(vuas_writer *w, const vuas *u, const vuas_call_slot *c)
{
  put_line(w, c);
  vuas_put_host(w, u, &c->path.local);
  put_via_end(w, u->run.key);
}

/* RFC 3261 12.2.1.1: From is our side of the dialog, To the other. */
/*@ requires can: CAN_CALL(w, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_bye_sides_size(c) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_bye_sides_size(c));
*/
static void put_sides(vuas_writer *w, const vuas_call_slot *c)
{
  vuas_put_word(w, VUAS_PHRASE_FROM);
  vuas_put_octets(w, c->bytes, c->remote_tag_end, c->local_end);
  vuas_put_word(w, VUAS_PHRASE_TAG);
  vuas_put_octets(w, c->tag, 0, VUAS_TAG_BYTES);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_TO);
  vuas_put_octets(w, c->bytes, c->local_end, c->remote_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* Call-ID and CSeq. */
/*@ requires can: CAN_CALL(w, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_bye_ids_size(c) >= 0;
    ensures first: !c->has_local_seq ==> vuas_wrote{Old, Here}(w, vuas_bye_ids_size(c) + 1);
    ensures next: c->has_local_seq && c->local_seq < 0xFFFFFFFF ==>
      vuas_wrote{Old, Here}(w, vuas_bye_ids_size(c) + vuas_decimal_size(c->local_seq + 1));
    ensures grown: vuas_grown{Old, Here}(w, vuas_bye_ids_size(c) + 1);
*/
static void put_ids(vuas_writer *w, const vuas_call_slot *c)
{
  uint32_t number = vuas_next_seq(c);
  vuas_put_word(w, VUAS_PHRASE_CALL_ID);
  vuas_put_octets(w, c->bytes, 0, c->call_id_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_CSEQ);
  vuas_put_decimal(w, number);
  vuas_put_word(w, VUAS_PHRASE_CSEQ_BYE);
}

/*@ requires can: CAN_CALL(w, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_bye_route_size(c) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_bye_route_size(c));
*/
static void put_routes(vuas_writer *w, const vuas_call_slot *c)
{
  if (c->routes_end == c->target_end) return;
  vuas_put_word(w, VUAS_PHRASE_ROUTE);
  vuas_put_octets(w, c->bytes, c->target_end, c->routes_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false;
    assigns u->run.draft.path;
    ensures path: u->run.draft.path.binding == u->store.calls[i].path.binding &&
      u->run.draft.path.connection == u->store.calls[i].path.connection &&
      u->run.draft.path.transport == u->store.calls[i].path.transport && u->run.draft.path.local == u->store.calls[i].path.local;
    ensures next: u->store.calls[i].next_hop.family != 0 ==> u->run.draft.path.peer == u->store.calls[i].next_hop;
    ensures direct: u->store.calls[i].next_hop.family == 0 ==> u->run.draft.path.peer == u->store.calls[i].path.peer;
*/
static void set_bye_path(vuas *u, uint32_t i)
{
  u->run.draft.path = u->store.calls[i].path;
  if (u->store.calls[i].next_hop.family != 0) u->run.draft.path.peer = u->store.calls[i].next_hop;
}

/* The draft's tail, all but its end. */
/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_dialog_parts(&u->store.calls[i]) && vuas_config_ok(&u->run.config);
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures end: u->run.draft.tail_end <= VUAS_TX_BYTES;
    ensures least: \result ==>
      u->run.draft.tail_end >= \old(vuas_bye_least(u, &u->store.calls[i], no_ack ? \true : \false));
*/
static bool write_bye(vuas *u, uint32_t i, bool no_ack)
{
  vuas_writer w;
  w.b = u->run.draft.tail;
  w.at = 0;
  w.cap = VUAS_TX_BYTES;
  w.overflow = false;
  put_top(&w, u, &u->store.calls[i]);
  put_sides(&w, &u->store.calls[i]);
  put_ids(&w, &u->store.calls[i]);
  put_routes(&w, &u->store.calls[i]);
  if (no_ack) vuas_put_word(&w, VUAS_PHRASE_REASON_NO_ACK);
  u->run.draft.tail_end = w.at;
  return !w.overflow;
}

bool vuas_draft_bye(vuas *u, uint32_t i, bool no_ack)
{
  vuas_handle tx = vuas_tx_peek(u);
  /*@ assert call: vuas_call_ok(&u->store.calls[i]); */
  vuas_make_branch(u, tx, i);
  bool fits = write_bye(u, i, no_ack);
  u->run.draft.status = 0;
  u->run.draft.to_has_tag = true;
  u->run.draft.to_end = 0;
  u->run.draft.ids_end = 0;
  u->run.draft.routes_end = 0;
  u->run.draft.reason_end = 0;
  set_bye_path(u, i);
  return fits;
}
