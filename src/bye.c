/* SPDX-License-Identifier: Apache-2.0 */
#include "bye.h"

/* The parts of the dialog that are copied. */
#define CALL_PARTS(c) \
  (c)->call_id_end <= (c)->remote_tag_end && (c)->remote_tag_end <= (c)->local_end && \
  (c)->local_end <= (c)->remote_end && \
  (c)->remote_end <= (c)->target_end && (c)->target_end <= (c)->routes_end && (c)->routes_end <= VUAS_CALL_BYTES && \
  (c)->path.transport <= VUAS_TRANSPORT_OTHER

/* The writer writes elsewhere than where the call stands. */
#define CAN_CALL(w, c) \
  vuas_writer_ok(w) && \valid_read(c) && \separated(w, c) && \separated((w)->b + (0 .. (w)->cap - 1), c) && \
  CALL_PARTS(c)

/* Nor where configuration and branch do. */
#define CAN_BYE(w, u, c) \
  CAN_CALL(w, c) && \valid_read(u) && \separated(w, u) && \
  \separated((w)->b + (0 .. (w)->cap - 1), &(u)->run.config) && \
  VUAS_READABLE(w, &(u)->run.key[0], 0, VUAS_KEY_BYTES) && (u)->run.config.host_length <= VUAS_MAX_IDENTITY

/* The Request-URI r. */
#define CAN_URI(c, r) \
  (c)->remote_end <= (r).end && (r).end <= (r).from && (r).from <= (r).to && (r).to <= (c)->target_end

/* The remote target, but for what may not stand in a request line. */
/*@ requires can: CAN_CALL(w, c) && CAN_URI(c, r);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, \old(vuas_bye_uri_size(c, r)));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures first: !w->overflow ==>
      vuas_text_there(w->b, \old(w->at), &c->bytes[0], c->remote_end, r.end - c->remote_end);
    ensures second: !w->overflow ==>
      vuas_text_there(w->b, \old(w->at) + r.end - c->remote_end, &c->bytes[0], r.from, r.to - r.from);
*/
static void put_uri(vuas_writer *w, const vuas_call_slot *c, vuas_request_uri r)
{
  vuas_put_octets(w, c->bytes, c->remote_end, r.end);
  vuas_put_octets(w, c->bytes, r.from, r.to);
}

/* Request line, and the Via up to the host: the remote target is the Request-URI. */
/*@ requires can: CAN_CALL(w, c) && CAN_URI(c, r);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: 0 <= \old(vuas_bye_line_size(c)) <= 4 * VUAS_PHRASE_ROW + 1;
    ensures uri: 0 <= \old(vuas_bye_uri_size(c, r)) <= c->target_end - c->remote_end;
    ensures exact: vuas_wrote{Old, Here}(w, \old(vuas_bye_line_size(c)) + \old(vuas_bye_uri_size(c, r)));
*/
static void put_line(vuas_writer *w, const vuas_call_slot *c, vuas_request_uri r)
{
  uint32_t transport = VUAS_PHRASE_TRANSPORT + (uint32_t)c->path.transport;
  vuas_put_word(w, VUAS_PHRASE_BYE_REQUEST);
  put_uri(w, c, r);
  vuas_put_word(w, VUAS_PHRASE_REQUEST_END);
  vuas_put_word(w, VUAS_PHRASE_VIA_VERSION);
  vuas_put_word(w, transport);
  vuas_put_byte(w, ' ');
}

/* What of the Via follows the host: the branch (8.1.1.7), rport (RFC 3581 3); Max-Forwards. */
/*@ requires ok: vuas_writer_ok(w);
    requires branch: VUAS_READABLE(w, key, 0, VUAS_KEY_BYTES);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: 0 <= vuas_bye_via_size <= 4 * VUAS_PHRASE_ROW + VUAS_BRANCH_BYTES;
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
/*@ requires can: CAN_BYE(w, u, c) && CAN_URI(c, r);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures about: vuas_wrote_about{Old, Here}(w, \old(vuas_bye_line_size(c) + vuas_bye_uri_size(c, r) +
      vuas_host_least(u, &c->path.local)) + vuas_bye_via_size, (c->target_end - c->remote_end) + VUAS_MAX_IDENTITY +
      8 * VUAS_PHRASE_ROW + VUAS_BRANCH_BYTES + 12);
*/
static void put_top(vuas_writer *w, const vuas *u, const vuas_call_slot *c, vuas_request_uri r)
{
  put_line(w, c, r);
  vuas_put_host(w, u, &c->path.local);
  put_via_end(w, u->run.key);
}

/* RFC 3261 12.2.1.1: From is our side of the dialog, To the other. */
/*@ requires can: CAN_CALL(w, c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: 0 <= vuas_bye_sides_size(c) <= (c->remote_end - c->remote_tag_end) + 5 * VUAS_PHRASE_ROW +
      VUAS_TAG_BYTES;
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
    ensures size: 0 <= vuas_bye_ids_size(c) <= c->call_id_end + 4 * VUAS_PHRASE_ROW;
    ensures first: !c->has_local_seq ==> vuas_wrote{Old, Here}(w, vuas_bye_ids_size(c) + 1);
    ensures next: c->has_local_seq && c->local_seq < 0xFFFFFFFF ==>
      vuas_wrote{Old, Here}(w, vuas_bye_ids_size(c) + vuas_decimal_size(c->local_seq + 1));
    ensures about: vuas_wrote_about{Old, Here}(w, vuas_bye_ids_size(c) + 1, vuas_bye_ids_size(c) + 10);
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
    ensures size: 0 <= vuas_bye_route_size(c) <= (c->routes_end - c->target_end) + 2 * VUAS_PHRASE_ROW;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_bye_route_size(c));
*/
static void put_routes(vuas_writer *w, const vuas_call_slot *c)
{
  if (c->routes_end == c->target_end) return;
  vuas_put_word(w, VUAS_PHRASE_ROUTE);
  vuas_put_octets(w, c->bytes, c->target_end, c->routes_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* Where it goes: the call's way, to the next hop if that is known. */
/*@ requires place: \valid_read(c);
    terminates \true; exits \false; assigns \nothing;
    ensures path: \result.binding == c->path.binding && \result.connection == c->path.connection &&
      \result.transport == c->path.transport;
    ensures local: \result.local.family == c->path.local.family && \result.local.ip == c->path.local.ip &&
      \result.local.port == c->path.local.port && \result.local.scope == c->path.local.scope;
    ensures next: c->next_hop.family != 0 ==> \result.peer.family == c->next_hop.family &&
      \result.peer.ip == c->next_hop.ip &&
      \result.peer.port == c->next_hop.port && \result.peer.scope == c->next_hop.scope;
    ensures direct: c->next_hop.family == 0 ==> \result.peer.family == c->path.peer.family &&
      \result.peer.ip == c->path.peer.ip &&
      \result.peer.port == c->path.peer.port && \result.peer.scope == c->path.peer.scope;
*/
static vuas_path way_of(const vuas_call_slot *c)
{
  vuas_path to = c->path;
  if (c->next_hop.family != 0) to.peer = c->next_hop;
  return to;
}

/* What of the draft is not its tail. */
/*@ requires place: \valid(u);
    requires tail: u->run.draft.tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false;
    assigns u->run.draft.path, u->run.draft.status, u->run.draft.to_has_tag, u->run.draft.to_end, u->run.draft.ids_end,
      u->run.draft.routes_end, u->run.draft.reason_end;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures own: u->run.draft.status == 0 && u->run.draft.routes_end == 0 && u->run.draft.to_has_tag;
    ensures tail: u->run.draft.tail_end == \old(u->run.draft.tail_end);
    ensures keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u);
    ensures path: u->run.draft.path.binding == to.binding && u->run.draft.path.connection == to.connection &&
      u->run.draft.path.transport == to.transport;
    ensures local: u->run.draft.path.local.family == to.local.family && u->run.draft.path.local.ip == to.local.ip &&
      u->run.draft.path.local.port == to.local.port && u->run.draft.path.local.scope == to.local.scope;
    ensures peer: u->run.draft.path.peer.family == to.peer.family && u->run.draft.path.peer.ip == to.peer.ip &&
      u->run.draft.path.peer.port == to.peer.port && u->run.draft.path.peer.scope == to.peer.scope;
*/
static void set_members(vuas *u, vuas_path to)
{
  u->run.draft.path = to;
  u->run.draft.status = 0;
  u->run.draft.to_has_tag = true;
  u->run.draft.to_end = 0;
  u->run.draft.ids_end = 0;
  u->run.draft.routes_end = 0;
  u->run.draft.reason_end = 0;
}

/* The same for this call. */
/*@ requires place: \valid(u) && \valid_read(c) && \separated(u, c);
    requires tail: u->run.draft.tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false;
    assigns u->run.draft.path, u->run.draft.status, u->run.draft.to_has_tag, u->run.draft.to_end, u->run.draft.ids_end,
      u->run.draft.routes_end, u->run.draft.reason_end;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures own: u->run.draft.status == 0 && u->run.draft.routes_end == 0 && u->run.draft.to_has_tag;
    ensures tail: u->run.draft.tail_end == \old(u->run.draft.tail_end);
    ensures keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u);
    ensures path: u->run.draft.path.binding == c->path.binding && u->run.draft.path.connection == c->path.connection &&
      u->run.draft.path.transport == c->path.transport;
    ensures local: vuas_comes_from(&u->run.draft, &c->path.local);
    ensures next: c->next_hop.family != 0 ==> vuas_goes_to(&u->run.draft, &c->next_hop);
    ensures direct: c->next_hop.family == 0 ==> vuas_goes_to(&u->run.draft, &c->path.peer);
*/
static void set_rest(vuas *u, const vuas_call_slot *c)
{
  set_members(u, way_of(c));
}

/* All of the tail but its end. */
/*@ requires can: CAN_BYE(w, u, c) && CAN_URI(c, r);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures about: vuas_wrote_about{Old, Here}(w,
      \old(vuas_bye_least(u, c, no_ack ? \true : \false)) + \old(vuas_bye_uri_size(c, r)), VUAS_BYE_MOST);
*/
static void put_bye(vuas_writer *w, const vuas *u, const vuas_call_slot *c, vuas_request_uri r, bool no_ack)
{
  put_top(w, u, c, r);
  put_sides(w, c);
  put_ids(w, c);
  put_routes(w, c);
  if (no_ack) vuas_put_word(w, VUAS_PHRASE_REASON_NO_ACK);
}

/* The draft's tail, all but its end. */
/*@ requires place: \valid(u) && \valid_read(c) && \separated(u, c);
    requires parts: CALL_PARTS(c) && CAN_URI(c, r) && u->run.config.host_length <= VUAS_MAX_IDENTITY;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures least: u->run.draft.tail_end >=
      \old(vuas_bye_least(u, c, no_ack ? \true : \false)) + \old(vuas_bye_uri_size(c, r));
    ensures most: u->run.draft.tail_end <= VUAS_BYE_MOST;
*/
static void write_bye(vuas *u, const vuas_call_slot *c, vuas_request_uri r, bool no_ack)
{
  vuas_writer w;
  w.b = u->run.draft.tail;
  w.at = 0;
  w.cap = VUAS_TX_BYTES;
  w.overflow = false;
  put_bye(&w, u, c, r, no_ack);
  u->run.draft.tail_end = w.at;
}

/*@ ghost
  /@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
     terminates \true; exits \false; assigns \nothing;
     ensures mem: vuas_mem(u);
     ensures config: vuas_config_ok(&u->run.config);
     ensures parts: vuas_dialog_parts(&u->store.calls[i]);
  @/
  static void call_known(const vuas *u, uint32_t i)
  {
    /@ assert call: vuas_call_ok(&u->store.calls[i]); @/
  }
*/

/*@ ghost
  /@ requires place: vuas_mem(u) && i < u->store.n_calls;
     requires parts: vuas_dialog_parts(&u->store.calls[i]) && vuas_config_ok(&u->run.config);
     terminates \true; exits \false; assigns \nothing;
     ensures place: \valid(u) && \valid_read(&u->store.calls[i]) && \separated(u, &u->store.calls[i]);
     ensures parts: CALL_PARTS(&u->store.calls[i]) && u->store.calls[i].remote_tag_end <= VUAS_CALL_BYTES;
     ensures host: u->run.config.host_length <= VUAS_MAX_IDENTITY;
  @/
  static void parts_known(const vuas *u, uint32_t i) {}
*/

/* The branch of the BYE; the call and what its BYE needs stay as they are. */
/*@ requires place: vuas_mem(u) && i < u->store.n_calls && \separated(u, &u->store.calls[i]);
    requires parts: u->store.calls[i].remote_tag_end <= VUAS_CALL_BYTES;
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures branch: u->run.key_end == VUAS_BRANCH_BYTES && u->run.merge_end == VUAS_BRANCH_BYTES;
    ensures transport: u->store.calls[i].path.transport == \old(u->store.calls[i].path.transport);
    ensures line: vuas_bye_line_size(&u->store.calls[i]) == \old(vuas_bye_line_size(&u->store.calls[i]));
    ensures host: vuas_host_least(u, &u->store.calls[i].path.local) ==
      \old(vuas_host_least(u, &u->store.calls[i].path.local));
*/
static void make_branch(vuas *u, vuas_handle tx, uint32_t i)
{
  vuas_make_branch(u, tx, i);
  /*@ assert transport: u->store.calls[i].path.transport == \at(u->store.calls[i].path.transport, Pre); */
}

void vuas_draft_bye(vuas *u, uint32_t i, bool no_ack)
{
  const vuas_call_slot *c = &u->store.calls[i];
  vuas_handle tx = vuas_tx_peek(u);
  //@ ghost call_known(u, i);
  //@ ghost parts_known(u, i);
  vuas_request_uri r = vuas_as_request_uri(c->bytes, c->remote_end, c->target_end);
  make_branch(u, tx, i);
  write_bye(u, c, r, no_ack);
  /*@ assert keys: vuas_keys_ok(u); */
  set_rest(u, c);
}
