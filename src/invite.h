/* SPDX-License-Identifier: Apache-2.0 */
/* The InviteUserAgentServer: what becomes of a call by its application's verbs, its timers and its peer's requests. */
#ifndef VUAS_INVITE_H
#define VUAS_INVITE_H

#include "bye.h"
#include "calls.h"
#include "give.h"
#include "remember.h"

/* The handle of the call in slot i. */
/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result.slot == i && \result.generation == u->store.calls[i].generation;
*/
vuas_handle vuas_call_handle(const vuas *u, uint32_t i);

/* The transaction in which the call's INVITE waits for its final answer; VUAS_NONE when it has one. */
/*@ requires ok: vuas_ok(u) && vuas_living(u, i);
    terminates \true; exits \false; assigns \nothing;
    ensures open: \result != VUAS_NONE ==> vuas_invite_open(u, i, \result);
    ensures answered: \result == VUAS_NONE ==> !vuas_invite_open(u, i, u->store.calls[i].invite.slot);
*/
uint32_t vuas_open_invite(const vuas *u, uint32_t i);

/* One event of call i. */
/*@ requires place: vuas_mem(u) && vuas_out_mem(u, out);
    requires room: vuas_out_ok(out) && vuas_out_room(out, 0, 1);
    requires living: vuas_living(u, i) && kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false; assigns out->n_events, out->event[0 .. VUAS_OUT_EVENTS - 1];
    ensures out: vuas_out_ok(out);
    ensures one: out->n_events == \old(out->n_events) + 1 && out->n_packets == \old(out->n_packets);
    ensures told: out->event[\old(out->n_events)].kind == kind && out->event[\old(out->n_events)].status == status &&
      out->event[\old(out->n_events)].call.slot == i &&
      out->event[\old(out->n_events)].call.generation == \old(u->store.calls[i].generation) &&
      out->event[\old(out->n_events)].body.off == 0 && out->event[\old(out->n_events)].body.len == 0;
    ensures older: vuas_events_kept{Old,Here}(out);
    ensures unsent: vuas_sent{Old,Here}(out, 0, -1, -1);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_HAND(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
*/
void vuas_tell_call(const vuas *u, uint32_t i, vuas_event_kind kind, uint16_t status, vuas_out *out);

/* Times after a response to the INVITE: Expires runs on until a 2xx, which ends all. What it describes is noted by the
   verb alone. */
#define VUAS_RESPONDED_TIMES(u, i, status) \
  ensures times: (status) < 300 ==> (u)->store.calls[i].bye_wanted == \old((u)->store.calls[i].bye_wanted); \
  ensures described: (status) < 300 ==> (u)->store.calls[i].described == \old((u)->store.calls[i].described); \
  ensures expires: (status) < 200 ==> (u)->store.calls[i].expires_at == \old((u)->store.calls[i].expires_at); \
  ensures accepted: 200 <= (status) < 300 ==> vuas_times_over{Old,Here}(u, i)

/* The draft is the response to the INVITE of call i, in transaction t: through the machine, out, and into the call's
   state. A final answer but 2xx ends the call (RFC 3261 12.3, 17.2.1). */
/*@ VUAS_CAN_STEP(u, out, 1, 1);
    requires this: vuas_living(u, i) && vuas_invite_open(u, i, t);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status >= 100 &&
      u->run.draft.routes_end == u->store.txs[t].routes_end;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures sent: vuas_sent{Old,Here}(out, 1, \old(u->run.draft.status), -1);
    ensures told: vuas_told{Old,Here}(out, \old(u->run.draft.status) >= 300 ? 1 : 0, VUAS_EVENT_ENDED, -1);
    ensures dialog: u->store.calls[i].state ==
      vuas_dialog_to(\old(u->store.calls[i].state), vuas_dialog_sent(\old(u->run.draft.status)), 1);
    VUAS_RESPONDED_TIMES(u, i, \old(u->run.draft.status));
*/
void vuas_respond(vuas *u, uint32_t i, uint32_t t, vuas_out *out);

/* The INVITE of call i waits for its final answer. */
#define VUAS_OPEN(u, i) vuas_invite_open(u, i, (u)->store.calls[i].invite.slot)

/* Ends call i by this answer of the core's own, if its INVITE still waits for one (487, 480). */
/*@ VUAS_CAN_STEP(u, out, 1, 1);
    requires this: vuas_living(u, i) && 300 <= status <= 699;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures ended: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures told: vuas_told{Old,Here}(out, 1, VUAS_EVENT_ENDED, -1);
    ensures sent: \old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 1, status, -1);
    ensures unsent: !\old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 0, -1, -1);
*/
void vuas_finish(vuas *u, uint32_t i, uint16_t status, vuas_out *out);

/* Sends once more what transaction t remembers. sent: with its status. */
/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: t < u->store.n_txs && u->store.txs[t].kind != VUAS_TX_FREE;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures sent: vuas_sent{Old,Here}(out, 1, \old(u->store.txs[t].status), -1);
*/
void vuas_resend(vuas *u, uint32_t t, vuas_out *out);

/* Sends the BYE that the draft holds; false, and nothing is sent, when there is no room for its transaction. */
/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: vuas_living(u, i) && vuas_keys_ok(u);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures same: !\result ==> u->store.calls[i].state == \old(u->store.calls[i].state) &&
      vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures full: \result ==> \old(u->store.free_txs.count) > 0;
    ensures sent: \result ==> vuas_sent{Old,Here}(out, 1, 0, -1) && u->store.calls[i].state == VUAS_CALL_MORTAL;
    ensures times: \result ==> vuas_times_over{Old,Here}(u, i);
    ensures same_times: !\result ==> vuas_times_same{Old,Here}(u, i);
    VUAS_ONLY_REQUESTS(u, out);
*/
bool vuas_send_bye(vuas *u, uint32_t i, vuas_out *out);

/*@ // a BYE of ours waits for a free transaction: it is tried again T1 from now
    predicate vuas_bye_waits{L}(vuas *u, integer i) =
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED && u->store.calls[i].bye_wanted != 0 &&
      u->store.calls[i].refresh_at == u->run.now + u->run.config.timing.t1;

    // call i came to this state, n events were told of it, the first two of these kinds, so many packets sent, at most
    // one, of this status
    predicate vuas_call_did{A,B}(vuas *u, integer i, vuas_out *out, integer s, integer n, integer first, integer second,
      integer sent, integer status) =
      \at(u->store.calls[i].state, B) == s && vuas_told{A,B}(out, n, first, second) &&
      vuas_sent{A,B}(out, sent, status, -1);
*/

/* The events that spec/machines/call.table tells of, all and in their order. */
#define VUAS_TOLD_BY_TABLE(out, from, event, open, room, session, own, wanted) \
  vuas_told{Old,Here}(out, \old(vuas_call_told(from, event, open, room, session, own, wanted)), \
    \old(vuas_call_told_1(from, event, open, room, session, own, wanted)), \
    \old(vuas_call_told_2(from, event, open, room, session, own, wanted)))

/* The packets that it sends, all and in their order; status: of a response whose status it does not fix. The same
   without the first one, which was sent before. */
#define VUAS_SENT_BY_TABLE(out, from, event, open, room, session, own, wanted, status) \
  vuas_sent{Old,Here}(out, \old(vuas_call_sends(from, event, open, room, session, own, wanted)), \
    \old(vuas_call_sends_1(from, event, open, room, session, own, wanted, status)), \
    \old(vuas_call_sends_2(from, event, open, room, session, own, wanted, status)))
#define VUAS_REST_BY_TABLE(out, from, event, open, room, session, own, wanted, status) \
  vuas_sent{Old,Here}(out, \old(vuas_call_sends(from, event, open, room, session, own, wanted) - 1), \
    \old(vuas_call_sends_2(from, event, open, room, session, own, wanted, status)), -1)

/* What spec/machines/call.table makes of a call that we end by a BYE, with a free transaction for it or without. */
#define VUAS_BYE_ROW(u, i, out, from, event, room, session, own, wanted) \
  vuas_call_did{Old,Here}(u, i, out, \old(vuas_call_to(from, event, 0, room, session, own, wanted)), \
    \old(vuas_call_told(from, event, 0, room, session, own, wanted)), \
    \old(vuas_call_told_1(from, event, 0, room, session, own, wanted)), \
    \old(vuas_call_told_2(from, event, 0, room, session, own, wanted)), \
    \old(vuas_call_sends(from, event, 0, room, session, own, wanted)), \
    \old(vuas_call_sends_1(from, event, 0, room, session, own, wanted, 0)))
#define VUAS_BYE_BY_TABLE(u, i, out, from, event, session, own, wanted) \
  (VUAS_BYE_ROW(u, i, out, from, event, 1, session, own, wanted) || \
   VUAS_BYE_ROW(u, i, out, from, event, 0, session, own, wanted))

/* The same of its timers and of bye_wanted. */
#define VUAS_BYE_TIMES_BY_TABLE(u, i, event, session, own) \
  (VUAS_TIMES_BY_TABLE(u, i, event, 0, 1, session, own) || VUAS_TIMES_BY_TABLE(u, i, event, 0, 0, session, own))
/* No timer runs once the BYE is sent; Expires is left alone where it waits. */
#define VUAS_BYE_TIMES(u, i) \
  ensures over: (u)->store.calls[i].state == VUAS_CALL_MORTAL ==> vuas_times_over{Old,Here}(u, i); \
  ensures expires: (u)->store.calls[i].state != VUAS_CALL_MORTAL ==> \
    (u)->store.calls[i].expires_at == \old((u)->store.calls[i].expires_at)

/* Ends call i by a BYE; it waits for a free transaction when there is none. The BYE says so when it is the ACK that is
   missing (RFC 3326). */
/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: vuas_living(u, i);
    requires confirmed: u->store.calls[i].state == VUAS_CALL_MORATORIUM ||
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures sent: u->store.calls[i].state == VUAS_CALL_MORTAL ==> vuas_sent{Old,Here}(out, 1, 0, -1);
    ensures waits: u->store.calls[i].state != VUAS_CALL_MORTAL ==>
      vuas_bye_waits(u, i) && vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures full: \old(u->store.free_txs.count) == 0 ==> u->store.calls[i].state != VUAS_CALL_MORTAL;
    VUAS_BYE_TIMES(u, i);
    VUAS_ONLY_REQUESTS(u, out);
*/
void vuas_hang_up(vuas *u, uint32_t i, vuas_out *out);

/* What of call i is due now: its 2xx again or given up, its INVITE expired, its 18x again, its BYE tried again. */
/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
*/
void vuas_tick_call(vuas *u, uint32_t i, vuas_out *out);

/* The ACK in hand is of call i (RFC 3261 13.3.1.4).
   stray: it is of another INVITE, or not waited for; table: else spec/machines/call.table; waits: a BYE that finds no
   free transaction is tried again. */
#define VUAS_ACK_HAS_SESSION(u, i, body) \
  (u)->store.calls[i].offer_in_invite != 0 || (body).len > 0 ? 1 : 0
/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures stray: \old(u->run.message.cseq != u->store.calls[i].invite_cseq) ||
      \old(u->store.calls[i].repeat.state) != VUAS_REPEAT_WAIT ==>
      u->store.calls[i].state == \old(u->store.calls[i].state) && out->n_events == \old(out->n_events) &&
      vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures table: \old(u->run.message.cseq == u->store.calls[i].invite_cseq) &&
      \old(u->store.calls[i].repeat.state) == VUAS_REPEAT_WAIT ==>
      VUAS_BYE_BY_TABLE(u, i, out, u->store.calls[i].state, vuas_call_acked, VUAS_ACK_HAS_SESSION(u, i, body),
        u->store.calls[i].bye.slot != VUAS_NONE ? 1 : 0, u->store.calls[i].bye_wanted != 0 ? 1 : 0);
    ensures waits: \old(u->store.calls[i].state) == VUAS_CALL_MORATORIUM &&
      \old(u->store.calls[i].bye_wanted != 0 || (u->store.calls[i].offer_in_invite == 0 && body.len == 0)) &&
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED ==> vuas_bye_waits(u, i);
    ensures times: \old(u->run.message.cseq == u->store.calls[i].invite_cseq) &&
      \old(u->store.calls[i].repeat.state) == VUAS_REPEAT_WAIT &&
      \old(u->store.calls[i].state) >= VUAS_CALL_MORATORIUM ==>
      VUAS_BYE_TIMES_BY_TABLE(u, i, vuas_call_acked, VUAS_ACK_HAS_SESSION(u, i, body),
        u->store.calls[i].bye.slot != VUAS_NONE ? 1 : 0);
    VUAS_ONLY_REQUESTS(u, out);
*/
void vuas_on_ack(vuas *u, uint32_t i, vuas_span body, vuas_out *out);

/* A BYE of call i came and has been answered (RFC 3261 15.1.2).
   table, told: spec/machines/call.table; what its rows ask makes no difference here. open, answered: what it sends
   after the 200, while the INVITE waits for its final answer and else. */
/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures table: u->store.calls[i].state ==
      vuas_call_to(\old(u->store.calls[i].state), vuas_call_got_bye, 1, 1, 1, 1, 0);
    ensures told: VUAS_TOLD_BY_TABLE(out, u->store.calls[i].state, vuas_call_got_bye, 1, 1, 1, 1, 0);
    ensures open: \old(VUAS_OPEN(u, i)) ==>
      VUAS_REST_BY_TABLE(out, u->store.calls[i].state, vuas_call_got_bye, 1, 1, 1, 1, 0, 0);
    ensures answered: !\old(VUAS_OPEN(u, i)) ==>
      VUAS_REST_BY_TABLE(out, u->store.calls[i].state, vuas_call_got_bye, 0, 1, 1, 1, 0, 0);
    ensures times: VUAS_TIMES_BY_TABLE(u, i, vuas_call_got_bye, 1, 1, 1, 1);
*/
void vuas_on_bye(vuas *u, uint32_t i, vuas_out *out);

/* The BYE of ours in transaction t waits for its final answer, and its call for the end of both. */
#define VUAS_BYE_RUNS(u, t) \
  (((u)->store.txs[t].nict.state == VUAS_NICT_TRYING || (u)->store.txs[t].nict.state == VUAS_NICT_PROCEEDING) && \
   vuas_call_is(u, (u)->store.txs[t].call, (u)->store.txs[t].call.slot))

/* The BYE of ours has ended, with this status. */
/*@ VUAS_CAN_STEP(u, out, 0, 2);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
    ensures table: \old(vuas_call_is(u, call, call.slot)) ==> u->store.calls[call.slot].state ==
      vuas_call_to(\old(u->store.calls[call.slot].state), vuas_call_bye_done, 0, 0, 0, 1, 0);
    ensures told: \old(vuas_call_is(u, call, call.slot)) ==>
      VUAS_TOLD_BY_TABLE(out, u->store.calls[call.slot].state, vuas_call_bye_done, 0, 0, 0, 1, 0);
    ensures none: !\old(vuas_call_is(u, call, call.slot)) ==> out->n_events == \old(out->n_events);
*/
void vuas_bye_done(vuas *u, vuas_handle call, uint16_t status, vuas_out *out);

#endif
