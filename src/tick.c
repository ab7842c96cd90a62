/* SPDX-License-Identifier: Apache-2.0 */
#include "invite.h"
#include "machines.h"
#include "steps.h"
#include "trying.h"

#define SHAPE_KEPT(u) \
  VUAS_WAS((u)->store.n_calls) && VUAS_WAS((u)->store.n_txs) && VUAS_WAS((u)->store.by_key.buckets) && \
    VUAS_WAS((u)->store.by_request.buckets) && VUAS_WAS((u)->store.timers.capacity) && \
    VUAS_WAS((u)->store.free_calls.capacity) && VUAS_WAS((u)->store.free_txs.capacity)
#define A_TX(u, t, k) t < (u)->store.n_txs && (u)->store.txs[t].kind == k

/* --- small changes --- */

/*@ requires place: vuas_mem(u) && \valid(out) && vuas_out_mem(u, out);
    terminates \true; exits \false; assigns out->more;
    ensures more: out->more == (more ? 1 : 0);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
    ensures keeps_out: \old(vuas_out_ok(out)) ==> vuas_out_ok(out);
*/
static void tell_more(const vuas *u, vuas_out *out, bool more)
{
  (void)u;
  out->more = more;
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats.transport_errors;
    ensures more: u->run.stats.transport_errors == (\old(u->run.stats.transport_errors) < VUAS_NEVER ?
      \old(u->run.stats.transport_errors) + 1 : VUAS_NEVER);
    VUAS_KEEPS_OK(u);
    VUAS_STILL_THERE(u);
    VUAS_KEEPS_SHAPE(u);
*/
static void count_error(vuas *u)
{
  u->run.stats.transport_errors = vuas_more(u->run.stats.transport_errors);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

/* One event of the call that transaction t serves, if it serves one. */
/*@ requires place: vuas_mem(u) && vuas_out_mem(u, out) && t < u->store.n_txs;
    requires room: vuas_out_ok(out) && vuas_out_room(out, 0, 1);
    requires kind: kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false; assigns out->n_events, out->event[0 .. VUAS_OUT_EVENTS - 1];
    ensures out: vuas_out_ok(out) && out->n_packets == \old(out->n_packets);
    ensures none: \old(u->store.txs[t].call.slot) == VUAS_NONE ==> out->n_events == \old(out->n_events);
    ensures one: \old(u->store.txs[t].call.slot) != VUAS_NONE ==> out->n_events == \old(out->n_events) + 1 &&
      out->event[\old(out->n_events)].kind == kind && out->event[\old(out->n_events)].body.off == 0 &&
      out->event[\old(out->n_events)].body.len == 0;
    ensures older: vuas_events_kept{Old,Here}(out);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
    ensures kinds: \forall integer j; 0 <= j < u->store.n_txs ==> u->store.txs[j].kind == \old(u->store.txs[j].kind);
*/
static void tell_of(const vuas *u, uint32_t t, vuas_event_kind kind, vuas_out *out)
{
  vuas_span none;
  none.off = 0;
  none.len = 0;
  if (u->store.txs[t].call.slot != VUAS_NONE) vuas_report(u, kind, 0, u->store.txs[t].call, none, out);
}

/* --- transactions --- */

/* The event of the machine's timer that is due, VUAS_NONE when none is. */
/*@ requires ok: vuas_ok(u) && A_TX(u, t, VUAS_TX_IST);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> vuas_ist_first(&u->store.txs[t].ist) > u->run.now;
    ensures ripe: \result != VUAS_NONE ==> \result == vuas_ist_ripe(&u->store.txs[t].ist, u->run.now);
    ensures event: \result != VUAS_NONE ==> \result <= VUAS_IST_TRANSPORT_ERROR;
*/
static uint32_t due_ist(const vuas *u, uint32_t t)
{
  vuas_ist_event ev = VUAS_IST_TIMER_L;
  return vuas_ist_due(&u->store.txs[t].ist, u->run.now, &ev) ? (uint32_t)ev : VUAS_NONE;
}

/*@ requires ok: vuas_ok(u) && A_TX(u, t, VUAS_TX_NIST);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> vuas_nist_first(&u->store.txs[t].nist) > u->run.now;
    ensures ripe: \result != VUAS_NONE ==> \result == vuas_nist_ripe(&u->store.txs[t].nist, u->run.now);
    ensures event: \result != VUAS_NONE ==> \result <= VUAS_NIST_TRANSPORT_ERROR;
*/
static uint32_t due_nist(const vuas *u, uint32_t t)
{
  vuas_nist_event ev = VUAS_NIST_TIMER_J;
  return vuas_nist_due(&u->store.txs[t].nist, u->run.now, &ev) ? (uint32_t)ev : VUAS_NONE;
}

/*@ requires ok: vuas_ok(u) && A_TX(u, t, VUAS_TX_NICT);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> vuas_nict_first(&u->store.txs[t].nict) > u->run.now;
    ensures ripe: \result != VUAS_NONE ==> \result == vuas_nict_ripe(&u->store.txs[t].nict, u->run.now);
    ensures event: \result != VUAS_NONE ==> \result <= VUAS_NICT_TRANSPORT_ERROR;
*/
static uint32_t due_nict(const vuas *u, uint32_t t)
{
  vuas_nict_event ev = VUAS_NICT_TIMER_K;
  return vuas_nict_due(&u->store.txs[t].nict, u->run.now, &ev) ? (uint32_t)ev : VUAS_NONE;
}

/* The machine hears its timer, and what it asks for is sent. */
/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: A_TX(u, t, VUAS_TX_IST) && ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
*/
static void run_ist(vuas *u, uint32_t t, vuas_ist_event ev, vuas_out *out)
{
  uint64_t due = u->store.txs[t].ist.trying_at;
  vuas_ist_action action = vuas_step_ist(u, t, ev);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (action == VUAS_IST_RESEND) vuas_resend(u, t, out);
  else if (action == VUAS_IST_SEND_TRYING) vuas_send_trying(u, t, due, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 1);
    requires this: A_TX(u, t, VUAS_TX_IST);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures no_ack: \old(vuas_ist_first(&u->store.txs[t].ist)) <= u->run.now &&
      \old(vuas_ist_ripe(&u->store.txs[t].ist, u->run.now)) == VUAS_IST_TIMER_H &&
      \old(u->store.txs[t].call.slot) != VUAS_NONE ==>
      out->n_events == \old(out->n_events) + 1;
*/
static void tick_ist(vuas *u, uint32_t t, vuas_out *out)
{
  uint32_t ev = due_ist(u, t);
  if (ev == VUAS_NONE) return;
  if (ev == VUAS_IST_TIMER_H) tell_of(u, t, VUAS_EVENT_NO_ACK, out);
  run_ist(u, t, (vuas_ist_event)ev, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: A_TX(u, t, VUAS_TX_NIST) && ev <= VUAS_NIST_TRANSPORT_ERROR;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
*/
static void run_nist(vuas *u, uint32_t t, vuas_nist_event ev, vuas_out *out)
{
  vuas_nist_action action = vuas_step_nist(u, t, ev);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (action == VUAS_NIST_RESEND || action == VUAS_NIST_SEND_TRYING) vuas_resend(u, t, out);
}

/* Nobody answers the request: the 100 that it began with goes out (RFC 4320 4.1), or nothing does any more. */
/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: A_TX(u, t, VUAS_TX_NIST);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
*/
static void tick_nist(vuas *u, uint32_t t, vuas_out *out)
{
  uint32_t ev = due_nist(u, t);
  if (ev != VUAS_NONE) run_nist(u, t, (vuas_nist_event)ev, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: A_TX(u, t, VUAS_TX_NICT);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures told: \old(VUAS_BYE_RUNS(u, t)) && \old(u->store.txs[t].nict.f_at) <= u->run.now ==>
      VUAS_TOLD_BY_TABLE(out, u->store.calls[u->store.txs[t].call.slot].state, vuas_call_bye_done, 0, 0, 0, 1, 0);
*/
static void tick_nict(vuas *u, uint32_t t, vuas_out *out)
{
  vuas_handle call = u->store.txs[t].call;
  uint32_t ev = due_nict(u, t);
  if (ev == VUAS_NONE) return;
  vuas_nict_action action = vuas_step_nict(u, t, (vuas_nict_event)ev);
  /*@ assert kept: vuas_out_ok(out) && VUAS_SAME_GIVEN(out); */
  /*@ assert shape: SHAPE_KEPT(u); */
  if (action == VUAS_NICT_RESEND) vuas_resend(u, t, out);
  else if (action == VUAS_NICT_TELL_TIMEOUT) vuas_bye_done(u, call, 408, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: t < u->store.n_txs && u->store.txs[t].kind != VUAS_TX_IST;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
*/
static void tick_other(vuas *u, uint32_t t, vuas_out *out)
{
  if (u->store.txs[t].kind == VUAS_TX_NIST) tick_nist(u, t, out);
  else if (u->store.txs[t].kind == VUAS_TX_NICT) tick_nict(u, t, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: t < u->store.n_txs;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
*/
static void tick_tx(vuas *u, uint32_t t, vuas_out *out)
{
  if (u->store.txs[t].kind == VUAS_TX_IST) tick_ist(u, t, out);
  else tick_other(u, t, out);
}

/* --- what is due --- */

/* A call's timers come before those of its INVITE at the same instant: the 2xx is given up before timer L ends
   the transaction. */
/*@ requires ok: vuas_ok(u) && t < u->store.n_txs;
    terminates \true; exits \false; assigns \nothing;
    ensures call: \result != VUAS_NONE ==> vuas_living(u, \result) && vuas_call_is(u, u->store.txs[t].call, \result);
*/
static uint32_t call_before(const vuas *u, uint32_t t)
{
  uint32_t i = vuas_call_of(u, u->store.txs[t].call);
  return i != VUAS_NONE && vuas_call_deadline(&u->store.calls[i]) <= u->run.now ? i : VUAS_NONE;
}

/* The timers' item that is due; a free call has none, but the tree does not say so. */
/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires who: who < u->store.n_calls + u->store.n_txs;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
*/
static void tick_item(vuas *u, uint32_t who, vuas_out *out)
{
  if (who < u->store.n_calls) {
    if (u->store.calls[who].state != VUAS_CALL_FREE) vuas_tick_call(u, who, out);
    return;
  }
  uint32_t t = who - u->store.n_calls;
  uint32_t i = call_before(u, t);
  if (i != VUAS_NONE) vuas_tick_call(u, i, out);
  else tick_tx(u, t, out);
}

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> u->store.timers.at[1] <= u->run.now;
*/
static bool due(const vuas *u)
{
  return vuas_timers_first(&u->store.timers) <= u->run.now;
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out), out->more;
    VUAS_STEPPED(u, out, 1, 2);
    ensures more: out->more <==> u->store.timers.at[1] <= u->run.now;
    ensures clock: u->run.now == \old(u->run.now);
*/
static void tick_now(vuas *u, vuas_out *out)
{
  tick_item(u, vuas_timers_who(&u->store.timers), out);
  tell_more(u, out, due(u));
}

vuas_status vuas_tick(vuas *u, uint64_t now, vuas_out *out)
{
  vuas_fresh(u, out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  vuas_advance(u, now);
  /*@ assert out: vuas_out_ok(out) && out->n_packets == 0 && out->n_events == 0 && !out->more; */
  if (due(u)) tick_now(u, out);
  return VUAS_OK;
}

/*@ requires place: vuas_mem(u) && \valid(at) && \separated(at, u) && VUAS_FOREIGN(u, at);
    terminates \true; exits \false; assigns *at;
    ensures set: *at == first;
    VUAS_KEEPS_OK(u);
    ensures timers: \forall integer i; 0 <= i < u->store.timers.capacity ==>
      vuas_timer_of(&u->store.timers, i) == \old(vuas_timer_of(&u->store.timers, i));
    ensures root: u->store.timers.at[1] == \old(u->store.timers.at[1]);
*/
static void set_instant(const vuas *u, uint64_t *at, uint64_t first)
{
  (void)u;
  *at = first;
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

bool vuas_deadline(const vuas *u, uint64_t *at)
{
  uint64_t first = vuas_timers_first(&u->store.timers);
  if (first == VUAS_NEVER) return false;
  set_instant(u, at, first);
  return true;
}

/* --- a packet that could not be sent --- */

#define IS_SERVER(u, t) \
  t < (u)->store.n_txs && ((u)->store.txs[t].kind == VUAS_TX_IST || (u)->store.txs[t].kind == VUAS_TX_NIST)

/*@ VUAS_CAN_STEP(u, out, 0, 0);
    requires this: IS_SERVER(u, t);
    terminates \true; exits \false;
    assigns u->store.txs[t].ist, u->store.txs[t].nist, u->store.txs[t].kind, u->store.txs[t].generation,
      VUAS_TX_TABLES(u);
    VUAS_STEPPED(u, out, 0, 0);
    ensures clock: u->run.now == \old(u->run.now);
*/
static void fail_answer(vuas *u, uint32_t t, const vuas_out *out)
{
  (void)out;
  if (u->store.txs[t].kind == VUAS_TX_IST) (void)vuas_step_ist(u, t, VUAS_IST_TRANSPORT_ERROR);
  else (void)vuas_step_nist(u, t, VUAS_NIST_TRANSPORT_ERROR);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
}

/*@ VUAS_CAN_STEP(u, out, 0, 2);
    requires this: IS_SERVER(u, t);
    terminates \true; exits \false;
    assigns u->store.txs[t].ist, u->store.txs[t].nist, u->store.txs[t].kind, u->store.txs[t].generation,
      VUAS_TX_TABLES(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
    ensures clock: u->run.now == \old(u->run.now);
*/
static void lost_answer(vuas *u, uint32_t t, vuas_out *out)
{
  if (vuas_call_of(u, u->store.txs[t].call) != VUAS_NONE) tell_of(u, t, VUAS_EVENT_TRANSPORT, out);
  fail_answer(u, t, out);
}

/* The BYE of ours could not be sent. */
/*@ VUAS_CAN_STEP(u, out, 0, 2);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
    ensures clock: u->run.now == \old(u->run.now);
    ensures told: \old(vuas_call_is(u, call, call.slot)) ==>
      VUAS_TOLD_BY_TABLE(out, u->store.calls[call.slot].state, vuas_call_bye_done, 0, 0, 0, 1, 0);
*/
static void end_unsent(vuas *u, vuas_handle call, vuas_out *out)
{
  vuas_bye_done(u, call, 503, out);
}

/*@ VUAS_CAN_STEP(u, out, 0, 2);
    requires this: A_TX(u, t, VUAS_TX_NICT);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
    ensures clock: u->run.now == \old(u->run.now);
    ensures told: \old(VUAS_BYE_RUNS(u, t)) ==>
      VUAS_TOLD_BY_TABLE(out, u->store.calls[u->store.txs[t].call.slot].state, vuas_call_bye_done, 0, 0, 0, 1, 0);
*/
static void lost_bye(vuas *u, uint32_t t, vuas_out *out)
{
  vuas_handle call = u->store.txs[t].call;
  vuas_nict_action action = vuas_step_nict(u, t, VUAS_NICT_TRANSPORT_ERROR);
  /*@ assert kept: vuas_out_ok(out) && VUAS_SAME_GIVEN(out); */
  if (action == VUAS_NICT_TELL_TRANSPORT) end_unsent(u, call, out);
}

/*@ VUAS_CAN_STEP(u, out, 0, 2);
    requires this: t < u->store.n_txs && u->store.txs[t].kind != VUAS_TX_FREE;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
    ensures clock: u->run.now == \old(u->run.now);
*/
static void lost(vuas *u, uint32_t t, vuas_out *out)
{
  if (u->store.txs[t].kind == VUAS_TX_NICT) lost_bye(u, t, out);
  else lost_answer(u, t, out);
}

vuas_status vuas_transport_error(vuas *u, uint64_t now, vuas_handle transaction, vuas_out *out)
{
  uint32_t t = vuas_tx_of(u, transaction);
  vuas_fresh(u, out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  if (t == VUAS_NONE) return VUAS_E_NOT_FOUND;
  vuas_advance(u, now);
  count_error(u);
  /*@ assert out: vuas_out_ok(out) && out->n_packets == 0 && out->n_events == 0; */
  lost(u, t, out);
  return VUAS_OK;
}
