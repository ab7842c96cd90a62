/* SPDX-License-Identifier: Apache-2.0 */
/* Answers of the core's own to the request in hand. */
#ifndef VUAS_ANSWER_H
#define VUAS_ANSWER_H

#include "draft.h"
#include "invite.h"

/* The message in hand can be answered. */
#define VUAS_CAN_ANSWER(u, b, out, k, j) \
  VUAS_CAN_STEP(u, out, k, j); \
  requires hand: vuas_in_hand(u, b) && vuas_keys_ok(u); \
  requires source: (u)->run.source.transport <= VUAS_TRANSPORT_OTHER

/* All of the store but the calls and their places. */
#define VUAS_TXS(u) (u)->store.txs[0 .. (u)->store.n_txs - 1], VUAS_TX_TABLES(u)

/* vuas_draft_head, and vuas_draft_tail after it, with what they leave alone. */
/*@ requires place: vuas_mem(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns u->run.draft;
    ensures head: vuas_head_ok(&u->run.draft);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
    VUAS_KEEPS_WAITING(u);
*/
bool vuas_answer_head(vuas *u, const uint8_t *b, bool routes);
/*@ requires place: vuas_mem(u) && vuas_in_hand(u, b) && vuas_run_ok(u) && vuas_head_ok(&u->run.draft);
    requires status: 100 <= status <= 699;
    terminates \true; exits \false; assigns u->run.draft;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
    VUAS_KEEPS_WAITING(u);
*/
bool vuas_answer_tail(vuas *u, const uint8_t *b, uint16_t status, vuas_with with);

/* Whether the source of the request in hand may open one more transaction; then it counts, else the refusal does.
   may: when one of the source's places has room (limit.h). */
/*@ requires place: vuas_mem(u) && vuas_run_ok(u);
    terminates \true; exits \false; assigns u->run.limits, u->run.stats.sources_limited;
    VUAS_KEEPS_OK(u);
    ensures any: u->run.config.source_transactions == 0 ==> \result;
    ensures counted: u->run.stats.sources_limited == (\result || \old(u->run.stats.sources_limited) == VUAS_NEVER ?
      \old(u->run.stats.sources_limited) : \old(u->run.stats.sources_limited) + 1);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
    VUAS_KEEPS_WAITING(u);
    VUAS_KEEPS_DRAFT(u);
*/
bool vuas_answer_may_open(vuas *u);

/* A transaction of this kind is opened for the request in hand, if there is room. */
#define VUAS_CAN_OPEN(u, kind) \
  requires ok: vuas_ok(u) && vuas_keys_ok(u) && vuas_draft_ok(&(u)->run.draft); \
  requires kind: kind == VUAS_TX_IST || kind == VUAS_TX_NIST; \
  requires method: (u)->run.message.method <= VUAS_METHOD_LAST
#define VUAS_OPENED(u, kind) \
  ensures ok: vuas_ok(u); \
  ensures full: \old((u)->store.free_txs.count) == 0 ==> \result == VUAS_NONE; \
  VUAS_KEEPS_WAITING(u); \
  ensures fresh: \forall integer i, integer t; t == \result ==> !\old(vuas_invite_open(u, i, t)); \
  ensures opened: \result != VUAS_NONE ==> \result < (u)->store.n_txs && (u)->store.txs[\result].kind == kind; \
  ensures head: \result != VUAS_NONE ==> (u)->store.txs[\result].routes_end == (u)->run.draft.routes_end; \
  ensures method: \result != VUAS_NONE ==> (u)->store.txs[\result].method == \old((u)->run.message.method); \
  ensures handle: \result != VUAS_NONE ==> (u)->run.draft.transaction.slot == \result && \
    (u)->run.draft.transaction.generation == (u)->store.txs[\result].generation

/* A transaction for the request in hand, of this call; VUAS_NONE when there is no room. */
/*@ VUAS_CAN_OPEN(u, kind);
    terminates \true; exits \false; assigns u->run.draft.transaction, VUAS_TXS(u);
    VUAS_OPENED(u, kind);
    ensures draft: vuas_draft_ok(&u->run.draft);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
*/
uint32_t vuas_answer_open(vuas *u, uint8_t kind, vuas_handle call);

/* What the draft says, kept in its transaction. */
/*@ requires ok: vuas_ok(u) && vuas_draft_ok(&u->run.draft) && t < u->store.n_txs;
    requires open: u->store.txs[t].kind != VUAS_TX_FREE;
    requires head: u->store.txs[t].routes_end == u->run.draft.routes_end;
    terminates \true; exits \false;
    assigns u->store.txs[t].bytes[0 .. VUAS_TX_BYTES - 1], u->store.txs[t].reason_end, u->store.txs[t].tail_end,
      u->store.txs[t].status;
    ensures ok: vuas_ok(u);
    ensures status: u->store.txs[t].status == u->run.draft.status;
    ensures keeps_kind: u->store.txs[t].kind == \old(u->store.txs[t].kind);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_GIVEN(u);
    ensures keeps_dialog: \old(vuas_dialog_parts(&u->run.dialog)) ==> vuas_dialog_parts(&u->run.dialog);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
*/
void vuas_answer_remember(vuas *u, uint32_t t);

/* One packet more that led to nothing. */
/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats.dropped;
    ensures more: u->run.stats.dropped ==
      (\old(u->run.stats.dropped) < VUAS_NEVER ? \old(u->run.stats.dropped) + 1 : VUAS_NEVER);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
*/
void vuas_answer_drop(vuas *u);

/* The answer goes out with this status, and nothing else does; or it cannot be made, and that is counted. */
#define VUAS_SENDS_OR_DROPS(u, out, status) \
  ensures sent: vuas_sent{Old,Here}(out, 1, status, -1) || vuas_sent{Old,Here}(out, 0, -1, -1) && \
    (u)->run.stats.dropped == \old((u)->run.stats.dropped < VUAS_NEVER ? (u)->run.stats.dropped + 1 : VUAS_NEVER)

/* Answers: kind VUAS_TX_FREE stateless (RFC 3261 8.2.7), else in a transaction of that kind as long as there is room;
   the tag is that of transaction like, or the stateless one when that is VUAS_NONE. What cannot be answered is dropped
   and counted. */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    requires status: 200 <= status <= 699;
    requires kind: kind <= VUAS_TX_NIST && (kind == VUAS_TX_IST ==> status >= 300);
    requires like: like == VUAS_NONE || like < u->store.n_txs;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_TXS(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_SENDS_OR_DROPS(u, out, status);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
*/
void vuas_answer_as(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, uint8_t kind, uint32_t like,
                    vuas_out *out);

/* Answers statelessly. */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    requires status: 200 <= status <= 699;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_TXS(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_SENDS_OR_DROPS(u, out, status);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
*/
void vuas_answer(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out);

/* Answers in a transaction of the request's own, so that it gets the same answer when it comes again. */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    requires status: 200 <= status <= 699 && (u->run.message.method == VUAS_METHOD_INVITE ==> status >= 300);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_TXS(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_SENDS_OR_DROPS(u, out, status);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
*/
void vuas_answer_kept(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out);

#endif
