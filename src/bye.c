/* SPDX-License-Identifier: Apache-2.0 */
#include "bye.h"

/*@ // the writer writes elsewhere than where the call stands
    predicate vuas_can_call{L}(vuas_writer *w, vuas_call_slot *c) =
      vuas_writer_ok(w) && \valid_read(c) && \separated(w, c) && \separated(w->b + (0 .. w->cap - 1), c) && vuas_dialog_parts(c);

    // nor where configuration and branch do
    predicate vuas_can_bye{L}(vuas_writer *w, vuas *u, vuas_call_slot *c) =
      vuas_can_call(w, c) && \valid_read(u) && \separated(w, u) && \separated(w->b + (0 .. w->cap - 1), &u->run.config) &&
      \separated(w->b + (0 .. w->cap - 1), &u->run.key[0 .. VUAS_KEY_BYTES - 1]) && u->run.config.host_length <= VUAS_MAX_IDENTITY;

    // at least so much has been written between two moments
    predicate vuas_grown{L0, L1}(vuas_writer *w, integer least) =
      \at(w->at, L0) <= \at(w->at, L1) && (\at(w->overflow, L0) ==> \at(w->overflow, L1)) &&
      (!\at(w->overflow, L1) ==> \at(w->at, L0) + least <= \at(w->at, L1));
*/

/* Part of the call's octets. */
/*@ requires can: vuas_can_call(w, c);
    requires part: i <= n <= VUAS_CALL_BYTES;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_call(w, c);
    ensures exact: vuas_wrote{Old, Here}(w, n - i);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), &c->bytes[0], i, n - i);
*/
static void put_part(vuas_writer *w, const vuas_call_slot *c, uint32_t i, uint32_t n)
{
  vuas_put_octets(w, c->bytes, i, n);
}

/* Request line, Via, Max-Forwards: the remote target is the Request-URI. */
/*@ requires can: vuas_can_bye(w, u, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_call(w, c);
    ensures grown: vuas_grown{Old, Here}(w, \old(vuas_bye_top_size(u, c) + vuas_host_least(u, &c->path.local)));
    ensures target: !w->overflow ==>
      vuas_text_there(w->b, \old(w->at) + vuas_phrase_size(VUAS_PHRASE_BYE_REQUEST), &c->bytes[0], c->remote_end, c->target_end - c->remote_end);
*/
static void put_top(vuas_writer *w, const vuas *u, const vuas_call_slot *c)
{
  vuas_put_word(w, VUAS_PHRASE_BYE_REQUEST);
  put_part(w, c, c->remote_end, c->target_end);
  vuas_put_word(w, VUAS_PHRASE_REQUEST_END);
  vuas_put_word(w, VUAS_PHRASE_VIA_VERSION);
  vuas_put_word(w, VUAS_PHRASE_TRANSPORT + (uint32_t)c->path.transport);
  vuas_put_byte(w, ' ');
  /*@ assert can: vuas_can_bye(w, u, c); */
  /*@ assert since: vuas_writer_kept{Pre, Here}(w) && vuas_wrote{Pre, Here}(w,
        vuas_phrase_size(VUAS_PHRASE_BYE_REQUEST) + (c->target_end - c->remote_end) + vuas_phrase_size(VUAS_PHRASE_REQUEST_END) +
        vuas_phrase_size(VUAS_PHRASE_VIA_VERSION) + vuas_phrase_size(VUAS_PHRASE_TRANSPORT + c->path.transport) + 1); */
  /*@ assert target: !w->overflow ==> vuas_text_there(w->b, \at(w->at, Pre) + vuas_phrase_size(VUAS_PHRASE_BYE_REQUEST),
        &c->bytes[0], c->remote_end, c->target_end - c->remote_end); */
  vuas_put_host(w, u, &c->path.local);
  /*@ assert can: vuas_can_bye(w, u, c); */
  vuas_put_word(w, VUAS_PHRASE_BRANCH);
  vuas_put_octets(w, u->run.key, VUAS_COOKIE_BYTES, VUAS_BRANCH_BYTES);
  vuas_put_word(w, VUAS_PHRASE_RPORT);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_MAX_FORWARDS);
}

/* RFC 3261 12.2.1.1: From is our side of the dialog, To the other. */
/*@ requires can: vuas_can_call(w, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_call(w, c);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures first: !c->has_local_seq ==> vuas_wrote{Old, Here}(w, vuas_bye_dialog_size(c) + 1);
    ensures next: c->has_local_seq && c->local_seq < 0xFFFFFFFF ==>
      vuas_wrote{Old, Here}(w, vuas_bye_dialog_size(c) + vuas_decimal_size(c->local_seq + 1));
    ensures grown: vuas_grown{Old, Here}(w, vuas_bye_dialog_size(c) + 1);
*/
static void put_dialog(vuas_writer *w, const vuas_call_slot *c)
{
  vuas_put_word(w, VUAS_PHRASE_FROM);
  put_part(w, c, c->remote_tag_end, c->local_end);
  vuas_put_word(w, VUAS_PHRASE_TAG);
  vuas_put_octets(w, c->tag, 0, VUAS_TAG_BYTES);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  /*@ assert can: vuas_can_call(w, c); */
  vuas_put_word(w, VUAS_PHRASE_TO);
  put_part(w, c, c->local_end, c->remote_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_CALL_ID);
  put_part(w, c, 0, c->call_id_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  /*@ assert since: vuas_can_call(w, c) && vuas_writer_kept{Pre, Here}(w) && vuas_wrote{Pre, Here}(w,
        vuas_bye_dialog_size(c) - vuas_phrase_size(VUAS_PHRASE_CSEQ) - vuas_phrase_size(VUAS_PHRASE_CSEQ_BYE)); */
  vuas_put_word(w, VUAS_PHRASE_CSEQ);
  vuas_put_decimal(w, vuas_next_seq(c));
  vuas_put_word(w, VUAS_PHRASE_CSEQ_BYE);
}

/*@ requires can: vuas_can_call(w, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_call(w, c);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: vuas_bye_route_size(c) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_bye_route_size(c));
*/
static void put_routes(vuas_writer *w, const vuas_call_slot *c)
{
  if (c->routes_end == c->target_end) return;
  vuas_put_word(w, VUAS_PHRASE_ROUTE);
  put_part(w, c, c->target_end, c->routes_end);
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
  /*@ assert can: vuas_can_bye(&w, u, &u->store.calls[i]); */
  put_top(&w, u, &u->store.calls[i]);
  put_dialog(&w, &u->store.calls[i]);
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
