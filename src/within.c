/* SPDX-License-Identifier: Apache-2.0 */
#include "within.h"

uint32_t vuas_find_dialog(const vuas *u, const uint8_t *b)
{
  /*@ ghost vuas_can_tell(&u->run.message, u->run.length); */
  return vuas_dialog_of(u, b);
}

/*@ requires ok: vuas_ok(u) && vuas_living(u, i) && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->store.calls[i].remote_seq, u->store.calls[i].path;
    ensures ok: vuas_ok(u);
    ensures sequence: u->store.calls[i].remote_seq == u->run.message.cseq;
    ensures living: vuas_living(u, i);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_HAND(u);
    ensures keeps_source: u->run.source.transport == \old(u->run.source.transport);
    ensures keeps_keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u);
*/
static void heard(vuas *u, uint32_t i)
{
  vuas_call_heard(u, i);
}

/*@ // the offer stood in our 2xx: its answer comes with the ACK
    predicate vuas_answer_to_come{L}(vuas_call_slot *c) = c->state == VUAS_CALL_MORATORIUM && !c->offer_in_invite;
*/
/*@ requires place: \valid_read(&u->store.calls[i]) && \valid_read(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_answer_to_come(&u->store.calls[i]);
*/
static bool answer_to_come(const vuas *u, uint32_t i)
{
  return u->store.calls[i].state == VUAS_CALL_MORATORIUM && !u->store.calls[i].offer_in_invite;
}

/* The dialog's event that the request in hand is; whether the INVITE has no final answer yet. */
#define ASKED(u, i) \
  (VUAS_TAKEN(u) ? vuas_dialog_got_request : \
   (u)->run.message.method == VUAS_METHOD_OPTIONS ? vuas_dialog_got_options : \
   (u)->run.message.method != VUAS_METHOD_INVITE ? vuas_dialog_got_other : \
   (u)->store.calls[i].state == VUAS_CALL_MORATORIUM && (u)->store.calls[i].offer_in_invite == 0 ? \
     vuas_dialog_got_glare : vuas_dialog_got_invite)
#define OPEN(u, i) vuas_invite_open(u, i, (u)->store.calls[i].invite.slot)

/* What the core answers within a dialog to all but BYE, as spec/machines/dialog.table has it: 491 while an offer of
   ours waits for its answer (RFC 5407 3.1.5). */
/*@ requires ok: vuas_ok(u) && vuas_living(u, i) && u->run.message.method <= VUAS_METHOD_LAST;
    requires own: VUAS_TAKEN(u) ==> u->store.calls[i].state == VUAS_CALL_MORTAL;
    terminates \true; exits \false; assigns \nothing;
    ensures ended: u->store.calls[i].state == VUAS_CALL_MORTAL <==> \result == 481;
    ensures options: \result == 200 ==> u->run.message.method == VUAS_METHOD_OPTIONS;
    ensures method: \result != 481 ==>
      (\result == 405 <==> u->run.message.method != VUAS_METHOD_INVITE && u->run.message.method != VUAS_METHOD_OPTIONS);
    ensures open: \result == 488 || \result == 491 ==> !vuas_invite_open(u, i, u->store.calls[i].invite.slot);
    ensures answer: \result == 488 ==> !vuas_answer_to_come(&u->store.calls[i]);
    ensures pending: \result == 491 ==> vuas_answer_to_come(&u->store.calls[i]);
    ensures status: \result == 481 || \result == 200 || \result == 405 || \result == 500 || \result == 491 ||
      \result == 488;
    ensures table_481: \result == 481 <==> vuas_dialog_does_answer_481(u->store.calls[i].state, ASKED(u, i), 0);
    ensures table_200: \result == 200 <==> vuas_dialog_does_answer_200(u->store.calls[i].state, ASKED(u, i), 0);
    ensures table_405: \result == 405 <==> vuas_dialog_does_answer_405(u->store.calls[i].state, ASKED(u, i), 0);
    ensures table_open: OPEN(u, i) ==>
      (\result == 500 <==> vuas_dialog_does_answer_500(u->store.calls[i].state, ASKED(u, i), 1)) &&
      (\result == 491 <==> vuas_dialog_does_answer_491(u->store.calls[i].state, ASKED(u, i), 1)) &&
      (\result == 488 <==> vuas_dialog_does_answer_488(u->store.calls[i].state, ASKED(u, i), 1));
    ensures table_answered: !OPEN(u, i) ==>
      (\result == 500 <==> vuas_dialog_does_answer_500(u->store.calls[i].state, ASKED(u, i), 0)) &&
      (\result == 491 <==> vuas_dialog_does_answer_491(u->store.calls[i].state, ASKED(u, i), 0)) &&
      (\result == 488 <==> vuas_dialog_does_answer_488(u->store.calls[i].state, ASKED(u, i), 0));
*/
static uint16_t status_within(const vuas *u, uint32_t i)
{
  uint16_t method = u->run.message.method;
  if (u->store.calls[i].state == VUAS_CALL_MORTAL) return 481;
  if (method == VUAS_METHOD_OPTIONS) return 200;
  if (method != VUAS_METHOD_INVITE) return 405;
  if (vuas_open_invite(u, i) != VUAS_NONE) return 500;
  return answer_to_come(u, i) ? 491 : 488;
}

/* The rows that go with it. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == (status == 200 ? VUAS_WITH_ABILITIES : status == 405 ? VUAS_WITH_ALLOW :
                               status == 500 ? VUAS_WITH_RETRY_SOON :
                               status == 488 ? VUAS_WITH_WARNING : VUAS_WITH_NOTHING);
*/
static vuas_with rows_within(uint16_t status)
{
  if (status == 200) return VUAS_WITH_ABILITIES;
  if (status == 405) return VUAS_WITH_ALLOW;
  if (status == 500) return VUAS_WITH_RETRY_SOON;
  return status == 488 ? VUAS_WITH_WARNING : VUAS_WITH_NOTHING;
}

/* The 200 and what follows it; the 200 is missing if it cannot be made, which vuas_answer_kept counts. */
#define ENDED_BY_BYE(u, i, out, open) \
  (VUAS_SENT_BY_TABLE(out, (u)->store.calls[i].state, vuas_call_got_bye, open, 1, 1, 1, 0, 0) || \
   VUAS_REST_BY_TABLE(out, (u)->store.calls[i].state, vuas_call_got_bye, open, 1, 1, 1, 0, 0))

/* open, sent: what spec/machines/call.table sends. */
/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    requires this: vuas_living(u, i) && u->run.message.method != VUAS_METHOD_INVITE;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
    ensures table: u->store.calls[i].state ==
      \old(vuas_call_to(u->store.calls[i].state, vuas_call_got_bye, 1, 1, 1, 1, 0));
    ensures told: VUAS_TOLD_BY_TABLE(out, u->store.calls[i].state, vuas_call_got_bye, 1, 1, 1, 1, 0);
    ensures open: \old(VUAS_OPEN(u, i)) ==> ENDED_BY_BYE(u, i, out, 1);
    ensures times: VUAS_TIMES_BY_TABLE(u, i, vuas_call_got_bye, 1, 1, 1, 1);
    ensures sent: ENDED_BY_BYE(u, i, out, 1) || ENDED_BY_BYE(u, i, out, 0);
*/
static void answer_bye(vuas *u, const uint8_t *b, uint32_t i, vuas_out *out)
{
  vuas_answer_kept(u, b, 200, VUAS_WITH_NOTHING, out);
  /*@ assert state: VUAS_WAS(u->store.calls[i].state); */
  /*@ assert events: VUAS_WAS(out->n_events); */
  vuas_on_bye(u, i, out);
}

/* An answer goes out, or that it cannot is counted. */
#define ANSWERED(u, out) \
  (out)->n_packets == \old((out)->n_packets) + 1 || \
  (u)->run.stats.dropped == \old((u)->run.stats.dropped < VUAS_NEVER ? (u)->run.stats.dropped + 1 : VUAS_NEVER)

/* A request in order has its answer, and a BYE makes of the call what spec/machines/call.table says. */
#define HEARD(u, i, out) \
  ensures answered: (u)->run.message.method != VUAS_METHOD_BYE ==> ANSWERED(u, out); \
  ensures bye: (u)->run.message.method == VUAS_METHOD_BYE ==> (u)->store.calls[i].state == \
    \old(vuas_call_to((u)->store.calls[i].state, vuas_call_got_bye, 1, 1, 1, 1, 0))

/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    requires this: vuas_living(u, i);
    requires own: VUAS_TAKEN(u) ==> u->store.calls[i].state == VUAS_CALL_MORTAL;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures answered: ANSWERED(u, out);
*/
static void answer_other(vuas *u, const uint8_t *b, uint32_t i, vuas_out *out)
{
  uint16_t status = status_within(u, i);
  vuas_answer_kept(u, b, status, rows_within(status), out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    requires this: vuas_living(u, i);
    requires own: VUAS_TAKEN(u) ==> u->store.calls[i].state == VUAS_CALL_MORTAL;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
    HEARD(u, i, out);
*/
static void in_order(vuas *u, const uint8_t *b, uint32_t i, vuas_out *out)
{
  if (u->run.message.method == VUAS_METHOD_BYE) answer_bye(u, b, i, out);
  else answer_other(u, b, i, out);
}

/* --- what the application answers --- */

/* The 100 that goes out if the application takes its time (RFC 4320 4.1). */
/*@ requires ok: vuas_ok(u) && vuas_in_hand(u, b) && vuas_keys_ok(u) && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u) && vuas_in_hand(u, b) && vuas_keys_ok(u) &&
      u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    ensures drafted: \result ==> vuas_draft_ok(&u->run.draft) && u->run.draft.status == 100;
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
*/
static bool draft_trying(vuas *u, const uint8_t *b)
{
  return vuas_answer_head(u, b, false) && vuas_answer_tail(u, b, 100, VUAS_WITH_TIMESTAMP);
}

/* A transaction for the request in hand, of call i, which it may have to wait in; VUAS_NONE when there is no room. */
/*@ requires ok: vuas_ok(u) && vuas_in_hand(u, b) && vuas_keys_ok(u) && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    requires this: vuas_living(u, i) && vuas_draft_ok(&u->run.draft);
    terminates \true; exits \false;
    assigns u->run.limits, u->run.stats.sources_limited, u->run.draft.transaction, VUAS_TXS(u);
    ensures ok: vuas_ok(u) && vuas_in_hand(u, b) && vuas_keys_ok(u) &&
      u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    ensures this: vuas_living(u, i);
    ensures opened: \result != VUAS_NONE ==> \result < u->store.n_txs && u->store.txs[\result].kind == VUAS_TX_NIST &&
      u->store.txs[\result].routes_end == u->run.draft.routes_end && u->run.draft.transaction.slot == \result;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures allowed: \result != VUAS_NONE ==> u->run.stats.sources_limited == \old(u->run.stats.sources_limited);
    VUAS_KEEPS_GIVEN(u);
*/
static uint32_t open_for(vuas *u, const uint8_t *b, uint32_t i)
{
  (void)b;
  if (!vuas_answer_may_open(u)) return VUAS_NONE;
  return vuas_answer_open(u, VUAS_TX_NIST, vuas_call_handle(u, i));
}

/* It waits in transaction t; its CSeq counts from now on. */
/*@ requires ok: vuas_ok(u) && vuas_draft_ok(&u->run.draft) && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    requires this: vuas_living(u, i);
    requires open: t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NIST &&
      u->store.txs[t].routes_end == u->run.draft.routes_end;
    terminates \true; exits \false; assigns VUAS_STORE(u);
    ensures ok: vuas_ok(u);
    ensures this: vuas_living(u, i) && u->store.calls[i].remote_seq == u->run.message.cseq;
    VUAS_KEEPS_GIVEN(u);
*/
static void wait_in(vuas *u, uint32_t i, uint32_t t)
{
  vuas_answer_remember(u, t);
  heard(u, i);
}

/* What spec/machines/dialog.table makes of a request that the application takes: an event, or 503. */
#define ASKED_OR_NOT(u, i, out) \
  ((out)->n_events == \old((out)->n_events) + 1 && \
     (out)->event[\old((out)->n_events)].kind == VUAS_EVENT_REQUEST && vuas_sent{Old,Here}(out, 0, -1, -1) && \
     (u)->store.calls[i].remote_seq == (u)->run.message.cseq) || \
  ((out)->n_events == \old((out)->n_events) && \
     (u)->store.calls[i].remote_seq == \old((u)->store.calls[i].remote_seq) && \
     (vuas_sent{Old,Here}(out, 1, 503, -1) || vuas_sent{Old,Here}(out, 0, -1, -1)))

/*@ VUAS_CAN_STEP(u, out, 0, 1);
    requires this: vuas_living(u, i) && vuas_draft_ok(&u->run.draft);
    requires source: u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    requires open: t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NIST &&
      u->store.txs[t].routes_end == u->run.draft.routes_end;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 1);
    ensures told: out->n_events == \old(out->n_events) + 1 &&
      out->event[\old(out->n_events)].kind == VUAS_EVENT_REQUEST;
    ensures unsent: vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures heard: u->store.calls[i].remote_seq == u->run.message.cseq;
*/
static void hand_over(vuas *u, uint32_t i, uint32_t t, vuas_out *out)
{
  wait_in(u, i, t);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  vuas_report_request(u, vuas_call_handle(u, i), u->run.draft.transaction, u->run.message.body, out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 1, 1);
    requires this: vuas_living(u, i) && vuas_draft_ok(&u->run.draft);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures asked: ASKED_OR_NOT(u, i, out);
*/
static void ask(vuas *u, const uint8_t *b, uint32_t i, vuas_out *out)
{
  uint32_t t = open_for(u, b, i);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (t == VUAS_NONE) vuas_answer(u, b, 503, VUAS_WITH_RETRY_AFTER, out);
  else hand_over(u, i, t, out);
}

/* To the application, if a transaction can be had. Without one the request counts as not come: its CSeq may come again.
*/
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 1);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures asked: ASKED_OR_NOT(u, i, out);
*/
static void ask_or_drop(vuas *u, const uint8_t *b, uint32_t i, vuas_out *out)
{
  bool fits = draft_trying(u, b);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (fits) ask(u, b, i, out);
  else vuas_answer_drop(u);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->run.message.method <= VUAS_METHOD_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> VUAS_TAKEN(u) && u->store.calls[i].state != VUAS_CALL_MORTAL;
*/
static bool taken(const vuas *u, uint32_t i)
{
  return u->run.config.takes[u->run.message.method] && u->store.calls[i].state != VUAS_CALL_MORTAL;
}

/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    requires this: vuas_living(u, i);
    requires own: VUAS_TAKEN(u) ==> u->store.calls[i].state == VUAS_CALL_MORTAL;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
    HEARD(u, i, out);
*/
static void hear(vuas *u, const uint8_t *b, uint32_t i, vuas_out *out)
{
  heard(u, i);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  in_order(u, b, i, out);
}

void vuas_on_dialog_request(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t i = vuas_find_dialog(u, b);
  if (i == VUAS_NONE) {
    vuas_answer_kept(u, b, 481, VUAS_WITH_NOTHING, out);
  } else if (u->run.message.cseq <= u->store.calls[i].remote_seq) {
    vuas_answer_kept(u, b, 500, VUAS_WITH_NOTHING, out);
  } else if (taken(u, i)) {
    ask_or_drop(u, b, i, out);
  } else {
    hear(u, b, i, out);
  }
}
