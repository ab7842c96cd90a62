/* SPDX-License-Identifier: Apache-2.0 */
#include "invite.h"
#include "machines.h"

vuas_handle vuas_call_handle(const vuas *u, uint32_t i)
{
  vuas_handle h;
  h.slot = i;
  h.generation = u->store.calls[i].generation;
  return h;
}

void vuas_tell_call(const vuas *u, uint32_t i, vuas_event_kind kind, uint16_t status, vuas_out *out)
{
  vuas_span none;
  none.off = 0;
  none.len = 0;
  vuas_report(u, kind, status, vuas_call_handle(u, i), none, out);
}

/*@ VUAS_CAN_STEP(u, out, 0, 1);
    requires this: vuas_living(u, i);
    terminates \true; exits \false;
    assigns u->run.stats, u->store.calls[i].state, u->store.calls[i].generation, VUAS_CALL_TABLES(u), out->n_events,
      out->event[0 .. VUAS_OUT_EVENTS - 1];
    VUAS_STEPPED(u, out, 0, 1);
    ensures ended: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures unsent: vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures told: vuas_told{Old,Here}(out, 1, VUAS_EVENT_ENDED, -1);
*/
static void end_call(vuas *u, uint32_t i, vuas_out *out)
{
  vuas_tell_call(u, i, VUAS_EVENT_ENDED, 0, out);
  vuas_call_close(u, i);
}

/* --- responses to the INVITE --- */

/*@ requires status: 100 <= status <= 699;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == (status == 100 ? VUAS_IST_SEND_100 : status < 200 ? VUAS_IST_SEND_1XX :
                               status < 300 ? VUAS_IST_SEND_2XX : VUAS_IST_SEND_FINAL);
*/
static vuas_ist_event event_of(uint16_t status)
{
  if (status == 100) return VUAS_IST_SEND_100;
  if (status < 200) return VUAS_IST_SEND_1XX;
  return status < 300 ? VUAS_IST_SEND_2XX : VUAS_IST_SEND_FINAL;
}

/* The transaction in which this call's INVITE still waits for its final answer. */
uint32_t vuas_open_invite(const vuas *u, uint32_t i)
{
  uint32_t t = vuas_tx_of(u, u->store.calls[i].invite);
  if (u->store.calls[i].state != VUAS_CALL_INVITED && u->store.calls[i].state != VUAS_CALL_EARLY) return VUAS_NONE;
  if (t == VUAS_NONE || u->store.txs[t].kind != VUAS_TX_IST) return VUAS_NONE;
  return u->store.txs[t].ist.state == VUAS_IST_PROCEEDING ? t : VUAS_NONE;
}

/* --- what the callees below do, as far as it matters here: each a proof of what it leaves alone --- */

/*@ requires ok: vuas_ok(u);
    requires this: t < u->store.n_txs && u->store.txs[t].kind != VUAS_TX_FREE;
    requires draft: vuas_draft_ok(&u->run.draft) && u->store.txs[t].routes_end + u->run.draft.tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false;
    assigns u->store.txs[t].bytes[0 .. VUAS_TX_BYTES - 1], u->store.txs[t].reason_end, u->store.txs[t].tail_end,
      u->store.txs[t].status;
    ensures ok: vuas_ok(u);
    ensures client: \old(vuas_is_client(u, u->run.draft.transaction)) ==> vuas_is_client(u, u->run.draft.transaction);
*/
static void do_remember(vuas *u, uint32_t t)
{
  vuas_tx_remember(u, t);
}

/*@ requires ok: vuas_ok(u);
    requires this: t < u->store.n_txs && u->store.txs[t].kind != VUAS_TX_FREE;
    requires draft: vuas_draft_ok(&u->run.draft) && u->store.txs[t].routes_end + u->run.draft.tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false;
    assigns u->store.txs[t].bytes[0 .. VUAS_TX_BYTES - 1], u->store.txs[t].reason_end, u->store.txs[t].tail_end,
      u->store.txs[t].status;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_DRAFT(u);
    ensures same: u->run.draft.status == \old(u->run.draft.status);
    ensures client: \old(vuas_is_client(u, u->run.draft.transaction)) ==> vuas_is_client(u, u->run.draft.transaction);
*/
static void remember(vuas *u, uint32_t t)
{
  do_remember(u, t);
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && 101 <= status <= 699;
    requires draft: vuas_draft_ok(&u->run.draft);
    requires open: status < 300 ==> u->store.calls[i].state <= VUAS_CALL_EARLY;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].refresh_at, u->store.calls[i].expires_at,
      u->store.calls[i].repeat, u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures living: vuas_living(u, i);
    VUAS_KEEPS_DRAFT(u);
    ensures dialog: status < 300 &&
      (\old(u->store.calls[i].state) == VUAS_CALL_INVITED || \old(u->store.calls[i].state) == VUAS_CALL_EARLY) ==>
      u->store.calls[i].state == vuas_dialog_to(\old(u->store.calls[i].state), vuas_dialog_sent(status), 1);
    ensures expires: status < 200 ==> u->store.calls[i].expires_at == \old(u->store.calls[i].expires_at);
    ensures accepted: status >= 200 ==> vuas_times_over{Old,Here}(u, i);
*/
static void answered(vuas *u, uint32_t i, uint16_t status)
{
  vuas_call_answered(u, i, status);
}

/*@ requires ok: vuas_ok(u);
    requires this: t < u->store.n_txs && u->store.txs[t].kind != VUAS_TX_FREE;
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures head: u->run.draft.routes_end == u->store.txs[t].routes_end;
    ensures kind: u->store.txs[t].kind == \old(u->store.txs[t].kind);
    ensures status: u->run.draft.status == \old(u->store.txs[t].status);
*/
static void recall(vuas *u, uint32_t t)
{
  vuas_recall(u, t);
}

/*@ requires place: \valid(u) && vuas_names_ok(&u->run.config) && vuas_head_ok(&u->run.draft);
    requires status: 100 <= status <= 699;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    ensures head: u->run.draft.routes_end == \old(u->run.draft.routes_end);
*/
static void write_plain(vuas *u, uint16_t status)
{
  vuas_draft_plain(u, status);
}

/*@ requires place: vuas_mem(u) && vuas_names_ok(&u->run.config) && vuas_head_ok(&u->run.draft);
    requires status: 100 <= status <= 699;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    ensures head: u->run.draft.routes_end == \old(u->run.draft.routes_end);
*/
static void write_plain_kept(vuas *u, uint16_t status)
{
  write_plain(u, status);
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
}

/*@ requires ok: vuas_ok(u);
    requires draft: vuas_draft_ok(&u->run.draft) && 100 <= status <= 699;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    ensures head: u->run.draft.routes_end == \old(u->run.draft.routes_end);
    ensures slots: \forall integer t; 0 <= t < u->store.n_txs ==>
      u->store.txs[t].routes_end == \old(u->store.txs[t].routes_end);
*/
static void plain(vuas *u, uint16_t status)
{
  write_plain_kept(u, status);
}

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns u->run.stats;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_DRAFT(u);
    ensures status: u->run.draft.status == \old(u->run.draft.status);
*/
static void count_resent(vuas *u)
{
  vuas_count_resent(u);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert deadlines: VUAS_SAME_DEADLINES(u); */
  /*@ assert nodes: VUAS_SAME_NODES(u); */
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

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns u->run.stats;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
*/
static void count_ack_timeout(vuas *u)
{
  u->run.stats.ack_timeouts = vuas_more(u->run.stats.ack_timeouts);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert deadlines: VUAS_SAME_DEADLINES(u); */
  /*@ assert nodes: VUAS_SAME_NODES(u); */
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

/* Through the machine, and into the call's state. */
/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && vuas_invite_open(u, i, t);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status >= 100 &&
      u->run.draft.routes_end == u->store.txs[t].routes_end;
    terminates \true; exits \false;
    assigns u->store.txs[t], u->store.calls[i], VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures living: vuas_living(u, i);
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures status: u->run.draft.status == \old(u->run.draft.status);
    ensures dialog: \old(u->run.draft.status) < 300 ==> u->store.calls[i].state ==
      vuas_dialog_to(\old(u->store.calls[i].state), vuas_dialog_sent(\old(u->run.draft.status)), 1);
    VUAS_RESPONDED_TIMES(u, i, \old(u->run.draft.status));
*/
static void settle(vuas *u, uint32_t i, uint32_t t)
{
  uint16_t status = u->run.draft.status;
  if (vuas_step_ist(u, t, event_of(status)) == VUAS_IST_SEND) remember(u, t);
  if (status > 100) answered(u, i, status);
}

void vuas_respond(vuas *u, uint32_t i, uint32_t t, vuas_out *out)
{
  uint16_t status = u->run.draft.status;
  /*@ assert range: i < u->store.n_calls && t < u->store.n_txs; */
  settle(u, i, t);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  vuas_give(u, out);
  if (status >= 300) end_call(u, i, out);
}

/* The draft of an answer of the core's own, if the INVITE still waits for one: its transaction, else VUAS_NONE. */
/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && 300 <= status <= 699;
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures living: vuas_living(u, i);
    ensures open: \result != VUAS_NONE ==> vuas_invite_open(u, i, \result) && vuas_draft_ok(&u->run.draft) &&
      u->run.draft.status == status && u->run.draft.routes_end == u->store.txs[\result].routes_end;
    ensures found: \result != VUAS_NONE <==> \old(VUAS_OPEN(u, i));
*/
static uint32_t prepare(vuas *u, uint32_t i, uint16_t status)
{
  uint32_t t = vuas_open_invite(u, i);
  if (t == VUAS_NONE) return VUAS_NONE;
  recall(u, t);
  plain(u, status);
  return t;
}

void vuas_finish(vuas *u, uint32_t i, uint16_t status, vuas_out *out)
{
  uint32_t t = prepare(u, i, status);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (t == VUAS_NONE) end_call(u, i, out);
  else vuas_respond(u, i, t, out);
}

void vuas_resend(vuas *u, uint32_t t, vuas_out *out)
{
  recall(u, t);
  count_resent(u);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  vuas_give(u, out);
}

/* --- BYE of our own (RFC 3261 15.1.1) --- */

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && vuas_keys_ok(u) && vuas_head_ok(&u->run.draft);
    terminates \true; exits \false;
    assigns u->run.draft.transaction, u->store.txs[0 .. u->store.n_txs - 1], VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures opened: \result != VUAS_NONE ==> \result < u->store.n_txs && u->store.txs[\result].kind == VUAS_TX_NICT &&
      u->store.txs[\result].routes_end == u->run.draft.routes_end;
    ensures full: \old(u->store.free_txs.count) == 0 ==> \result == VUAS_NONE;
    VUAS_KEEPS_QUIET(u);
    ensures client: \result != VUAS_NONE ==> vuas_is_client(u, u->run.draft.transaction);
*/
static uint32_t do_open_bye(vuas *u, uint32_t i)
{
  return vuas_tx_open(u, VUAS_TX_NICT, VUAS_METHOD_BYE, vuas_call_handle(u, i));
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && vuas_keys_ok(u);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    terminates \true; exits \false;
    assigns u->run.draft.transaction, u->store.txs[0 .. u->store.n_txs - 1], VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures opened: \result != VUAS_NONE ==> \result < u->store.n_txs && u->store.txs[\result].kind == VUAS_TX_NICT &&
      u->store.txs[\result].routes_end == 0;
    ensures full: \old(u->store.free_txs.count) == 0 ==> \result == VUAS_NONE;
    ensures zero: u->run.draft.routes_end == 0 && u->run.draft.status == 0;
    ensures client: \result != VUAS_NONE ==> vuas_is_client(u, u->run.draft.transaction);
*/
static uint32_t open_bye(vuas *u, uint32_t i)
{
  uint32_t t = do_open_bye(u, i);
  /*@ assert counts: \forall vuas_out *o; \at(vuas_out_mem(u, o), Pre) ==>
        o->n_packets == \at(o->n_packets, Pre) && o->n_events == \at(o->n_events, Pre); */
  /*@ assert places: \forall vuas_out *o, integer k; \at(vuas_out_mem(u, o), Pre) && 0 <= k < VUAS_OUT_PACKETS ==>
        o->packet[k].offset == \at(o->packet[k].offset, Pre) && o->packet[k].length == \at(o->packet[k].length, Pre) &&
        o->packet[k].status == \at(o->packet[k].status, Pre); */
  return t;
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && vuas_draft_ok(&u->run.draft);
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].bye, u->store.calls[i].local_seq,
      u->store.calls[i].has_local_seq, u->store.calls[i].refresh_at, u->store.calls[i].expires_at,
      u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures mortal: u->store.calls[i].state == VUAS_CALL_MORTAL;
    ensures status: u->run.draft.status == \old(u->run.draft.status);
    ensures times: vuas_times_over{Old,Here}(u, i);
    ensures client: \old(vuas_is_client(u, u->run.draft.transaction)) ==> vuas_is_client(u, u->run.draft.transaction);
*/
static void note_bye(vuas *u, uint32_t i)
{
  vuas_call_byes(u, i, u->run.draft.transaction);
}

/* All of a BYE but its sending. */
/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && vuas_keys_ok(u);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures living: vuas_living(u, i);
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures full: \result ==> \old(u->store.free_txs.count) > 0;
    ensures mortal: \result ==> u->store.calls[i].state == VUAS_CALL_MORTAL;
    ensures same: !\result ==> u->store.calls[i].state == \old(u->store.calls[i].state);
    ensures status: \result ==> u->run.draft.status == 0;
    ensures times: \result ==> vuas_times_over{Old,Here}(u, i);
    ensures same_times: !\result ==> vuas_times_same{Old,Here}(u, i);
    ensures client: \result ==> vuas_is_client(u, u->run.draft.transaction);
*/
static bool enter_bye(vuas *u, uint32_t i)
{
  uint32_t t = open_bye(u, i);
  if (t == VUAS_NONE) return false;
  remember(u, t);
  note_bye(u, i);
  return true;
}

bool vuas_send_bye(vuas *u, uint32_t i, vuas_out *out)
{
  bool entered = enter_bye(u, i);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (entered) vuas_give(u, out);
  return entered;
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end,
      u->run.merge_end;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
    ensures most: u->run.draft.tail_end <= VUAS_BYE_MOST;
*/
static void write_bye(vuas *u, uint32_t i, bool no_ack)
{
  vuas_draft_bye(u, i, no_ack);
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end,
      u->run.merge_end;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
    ensures most: u->run.draft.tail_end <= VUAS_BYE_MOST;
*/
static void write_bye_kept(vuas *u, uint32_t i, bool no_ack)
{
  write_bye(u, i, no_ack);
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i);
    terminates \true; exits \false;
    assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
    ensures most: u->run.draft.tail_end <= VUAS_BYE_MOST;
*/
static void begin_bye(vuas *u, uint32_t i, bool no_ack)
{
  write_bye_kept(u, i, no_ack);
}

/*@ requires place: \valid(u);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    requires most: u->run.draft.tail_end <= VUAS_BYE_MOST;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u);
    ensures end: u->run.draft.tail_end == \old(u->run.draft.tail_end) + vuas_length_size(0);
*/
static void write_close(vuas *u)
{
  vuas_draft_close(u);
}

/*@ requires place: vuas_mem(u);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    requires most: u->run.draft.tail_end <= VUAS_BYE_MOST;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u);
    ensures end: u->run.draft.tail_end == \old(u->run.draft.tail_end) + vuas_length_size(0);
*/
static void write_close_kept(vuas *u)
{
  write_close(u);
}

/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    requires most: u->run.draft.tail_end <= VUAS_BYE_MOST;
    terminates \true; exits \false; assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
    ensures end: u->run.draft.tail_end == \old(u->run.draft.tail_end) + vuas_length_size(0);
*/
static void close_bye(vuas *u)
{
  write_close_kept(u);
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i);
    terminates \true; exits \false;
    assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
*/
static void draft_bye(vuas *u, uint32_t i, bool no_ack)
{
  begin_bye(u, i, no_ack);
  close_bye(u);
}

/*@ requires ok: vuas_ok(u) && i < u->store.n_calls;
    requires confirmed: u->store.calls[i].state == VUAS_CALL_MORATORIUM ||
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].bye_wanted, u->store.calls[i].refresh_at,
      u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures waits: vuas_bye_waits(u, i);
*/
static void wait_for_place(vuas *u, uint32_t i)
{
  vuas_call_waits(u, i);
}

/*@ VUAS_CAN_STEP(u, out, 0, 0);
    requires this: i < u->store.n_calls;
    requires confirmed: u->store.calls[i].state == VUAS_CALL_MORATORIUM ||
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].bye_wanted, u->store.calls[i].refresh_at,
      u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    VUAS_STEPPED(u, out, 0, 0);
    ensures waits: vuas_bye_waits(u, i);
    ensures unsent: vuas_sent{Old,Here}(out, 0, -1, -1);
*/
static void put_off(vuas *u, uint32_t i, const vuas_out *out)
{
  (void)out;
  wait_for_place(u, i);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
}

/* The BYE that the draft holds leaves, or waits for a free transaction. */
/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: vuas_living(u, i) && vuas_keys_ok(u);
    requires confirmed: u->store.calls[i].state == VUAS_CALL_MORATORIUM ||
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED;
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures sent: u->store.calls[i].state == VUAS_CALL_MORTAL ==> vuas_sent{Old,Here}(out, 1, 0, -1);
    ensures waits: u->store.calls[i].state != VUAS_CALL_MORTAL ==>
      vuas_bye_waits(u, i) && vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures full: \old(u->store.free_txs.count) == 0 ==> u->store.calls[i].state != VUAS_CALL_MORTAL;
    VUAS_BYE_TIMES(u, i);
    VUAS_ONLY_REQUESTS(u, out);
*/
static void bye_or_wait(vuas *u, uint32_t i, vuas_out *out)
{
  if (!vuas_send_bye(u, i, out)) put_off(u, i, out);
}

void vuas_hang_up(vuas *u, uint32_t i, vuas_out *out)
{
  bool no_ack = u->store.calls[i].repeat.state == VUAS_REPEAT_TIMED_OUT;
  draft_bye(u, i, no_ack);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  bye_or_wait(u, i, out);
}

/* --- timers of the call --- */

/*@ // the transaction of an INVITE is there, and does not refuse to send this
    predicate invite_can{L}(vuas *u, vuas_handle h, integer ev) =
      vuas_tx_is(u, h, h.slot) && u->store.txs[h.slot].kind == VUAS_TX_IST &&
      vuas_ist_does(u->store.txs[h.slot].ist.state, ev, u->store.txs[h.slot].ist.reliable,
        u->store.txs[h.slot].ist.provisional) != VUAS_IST_REFUSE;
*/
/*@ requires ok: vuas_ok(u) && ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result < u->store.n_txs && u->store.txs[\result].kind == VUAS_TX_IST;
    ensures can: \result != VUAS_NONE ==> \result == h.slot && invite_can(u, h, ev);
    ensures none: \result == VUAS_NONE ==> !invite_can(u, h, ev);
*/
static uint32_t ist_of(const vuas *u, vuas_handle h, vuas_ist_event ev)
{
  uint32_t t = vuas_tx_of(u, h);
  return t == VUAS_NONE || u->store.txs[t].kind != VUAS_TX_IST ||
    !vuas_ist_can(&u->store.txs[t].ist, ev) ? VUAS_NONE : t;
}

/* What the INVITE's transaction remembers, once more through it, as the draft. */
/*@ requires ok: vuas_ok(u);
    requires this: i < u->store.n_calls;
    requires event: ev == VUAS_IST_SEND_2XX || ev == VUAS_IST_SEND_1XX;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures draft: \result ==> vuas_draft_ok(&u->run.draft);
    ensures same: u->store.calls[i].state == \old(u->store.calls[i].state);
    ensures times: vuas_times_same{Old,Here}(u, i);
    ensures can: \result <==> \old(invite_can(u, u->store.calls[i].invite, ev));
    ensures status: \result ==> u->run.draft.status == \old(u->store.txs[u->store.calls[i].invite.slot].status);
*/
static bool again(vuas *u, uint32_t i, vuas_ist_event ev)
{
  uint32_t t = ist_of(u, u->store.calls[i].invite, ev);
  if (t == VUAS_NONE) return false;
  recall(u, t);
  (void)vuas_step_ist(u, t, ev);
  count_resent(u);
  return true;
}

/* What the INVITE's transaction remembers goes out with its status, as long as it can; else nothing does. */
#define REPEATED(u, i, ev, out) \
  (\old(invite_can(u, (u)->store.calls[i].invite, ev)) ==> \
    vuas_sent{Old,Here}(out, 1, \old((u)->store.txs[(u)->store.calls[i].invite.slot].status), -1)) && \
  (!\old(invite_can(u, (u)->store.calls[i].invite, ev)) ==> vuas_sent{Old,Here}(out, 0, -1, -1))

/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: i < u->store.n_calls;
    requires event: ev == VUAS_IST_SEND_2XX || ev == VUAS_IST_SEND_1XX;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures same: u->store.calls[i].state == \old(u->store.calls[i].state);
    ensures quiet: out->n_events == \old(out->n_events);
    ensures times: vuas_times_same{Old,Here}(u, i);
    ensures sent: REPEATED(u, i, ev, out);
*/
static void repeat_response(vuas *u, uint32_t i, vuas_ist_event ev, vuas_out *out)
{
  bool there = again(u, i, ev);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (there) vuas_give(u, out);
}

/* The INVITE's transaction can send what it could, and remembers what it did. */
#define KEEPS_REPEATED(u, i) \
  ensures can: \forall integer e; invite_can(u, (u)->store.calls[i].invite, e) <==> \
    \old(invite_can(u, (u)->store.calls[i].invite, e)); \
  ensures remembered: (u)->store.txs[(u)->store.calls[i].invite.slot].status == \
    \old((u)->store.txs[(u)->store.calls[i].invite.slot].status)

/* What spec/machines/call.table makes of a call whose ACK is missing. */
#define UNACKED(u, i, out) \
  \old((u)->store.calls[i].state) == VUAS_CALL_MORATORIUM || \old((u)->store.calls[i].state) == VUAS_CALL_MORTAL ==> \
    VUAS_BYE_BY_TABLE(u, i, out, (u)->store.calls[i].state, vuas_call_ack_timeout, 0, \
      (u)->store.calls[i].bye.slot != VUAS_NONE ? 1 : 0, 0)
/* And its BYE is tried again if it found no free transaction. */
#define UNACKED_WAITS(u, i) \
  \old((u)->store.calls[i].state) == VUAS_CALL_MORATORIUM && (u)->store.calls[i].state == VUAS_CALL_ESTABLISHED ==> \
    vuas_bye_waits(u, i)
/* And so are its timers. */
#define UNACKED_TIMES(u, i) \
  \old((u)->store.calls[i].state) == VUAS_CALL_MORATORIUM || \old((u)->store.calls[i].state) == VUAS_CALL_MORTAL ==> \
    VUAS_BYE_TIMES_BY_TABLE(u, i, vuas_call_ack_timeout, 0, (u)->store.calls[i].bye.slot != VUAS_NONE ? 1 : 0)

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures table: UNACKED(u, i, out);
    ensures waits: UNACKED_WAITS(u, i);
    ensures times: UNACKED_TIMES(u, i);
*/
static void ack_timeout(vuas *u, uint32_t i, vuas_out *out)
{
  count_ack_timeout(u);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (u->store.calls[i].state == VUAS_CALL_MORATORIUM) {
    vuas_tell_call(u, i, VUAS_EVENT_ACK_TIMEOUT, 0, out);
    vuas_hang_up(u, i, out);
  } else if (u->store.calls[i].bye.slot == VUAS_NONE) {
    end_call(u, i, out);
  }
}

/* The event of the 2xx's repetition that is due; VUAS_REPEAT_START: none is. */
/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_REPEAT_START <==> vuas_repeat_first(&u->store.calls[i].repeat) > u->run.now;
    ensures event: \result == VUAS_REPEAT_START || \result == VUAS_REPEAT_AGAIN || \result == VUAS_REPEAT_GIVE_UP;
    ensures ripe: \result != VUAS_REPEAT_START ==> \result == vuas_repeat_ripe(&u->store.calls[i].repeat, u->run.now) &&
      vuas_repeat_heard(&u->store.calls[i].repeat, \result, u->run.now) == \result;
*/
static vuas_repeat_event repeat_due(const vuas *u, uint32_t i)
{
  vuas_repeat_event ev = VUAS_REPEAT_START;
  return vuas_repeat_due(&u->store.calls[i].repeat, u->run.now, &ev) ? ev : VUAS_REPEAT_START;
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && ev <= VUAS_REPEAT_STOP;
    terminates \true; exits \false;
    assigns u->store.calls[i].repeat, u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures acked: ev == VUAS_REPEAT_ON_ACK ==>
      (\result == VUAS_REPEAT_TELL_ACKED <==> \old(u->store.calls[i].repeat.state) == VUAS_REPEAT_WAIT);
    ensures action: \result == vuas_repeat_does(\old(u->store.calls[i].repeat.state),
      vuas_repeat_heard{Pre}(&u->store.calls[i].repeat, ev, u->run.now));
    VUAS_KEEPS_QUIET(u);
*/
static vuas_repeat_action do_repeat(vuas *u, uint32_t i, vuas_repeat_event ev)
{
  return vuas_call_repeat(u, i, ev);
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && ev <= VUAS_REPEAT_STOP;
    terminates \true; exits \false;
    assigns u->store.calls[i].repeat, u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures living: vuas_living(u, i);
    ensures acked: ev == VUAS_REPEAT_ON_ACK ==>
      (\result == VUAS_REPEAT_TELL_ACKED <==> \old(u->store.calls[i].repeat.state) == VUAS_REPEAT_WAIT);
    ensures same: u->store.calls[i].state == \old(u->store.calls[i].state);
    ensures action: \result == vuas_repeat_does(\old(u->store.calls[i].repeat.state),
      vuas_repeat_heard{Pre}(&u->store.calls[i].repeat, ev, u->run.now));
    KEEPS_REPEATED(u, i);
*/
static vuas_repeat_action repeat(vuas *u, uint32_t i, vuas_repeat_event ev)
{
  vuas_repeat_action action = do_repeat(u, i, ev);
  /*@ assert state: VUAS_WAS(u->store.calls[i].state); */
  return action;
}

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i);
    terminates \true; exits \false;
    assigns u->store.calls[i].refresh_at, u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures later: u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms;
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    KEEPS_REPEATED(u, i);
*/
static void refreshed(vuas *u, uint32_t i)
{
  vuas_call_refreshed(u, i);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures same: action == VUAS_REPEAT_RESEND ==> u->store.calls[i].state == \old(u->store.calls[i].state) &&
      out->n_events == \old(out->n_events);
    ensures sent: action == VUAS_REPEAT_RESEND ==> REPEATED(u, i, VUAS_IST_SEND_2XX, out);
    ensures table: action == VUAS_REPEAT_TELL_TIMEOUT ==> (UNACKED(u, i, out));
    ensures waits: action == VUAS_REPEAT_TELL_TIMEOUT ==> (UNACKED_WAITS(u, i));
    ensures same_times: action == VUAS_REPEAT_RESEND ==> vuas_times_same{Old,Here}(u, i);
    ensures times: action == VUAS_REPEAT_TELL_TIMEOUT ==> (UNACKED_TIMES(u, i));
*/
static void do_repeat_action(vuas *u, uint32_t i, vuas_repeat_action action, vuas_out *out)
{
  if (action == VUAS_REPEAT_RESEND) repeat_response(u, i, VUAS_IST_SEND_2XX, out);
  else if (action == VUAS_REPEAT_TELL_TIMEOUT) ack_timeout(u, i, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i) && ev <= VUAS_REPEAT_STOP;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures same: \old(vuas_repeat_does(u->store.calls[i].repeat.state,
      vuas_repeat_heard(&u->store.calls[i].repeat, ev, u->run.now))) == VUAS_REPEAT_RESEND ==>
      u->store.calls[i].state == \old(u->store.calls[i].state) && out->n_events == \old(out->n_events);
    ensures sent: \old(vuas_repeat_does(u->store.calls[i].repeat.state,
      vuas_repeat_heard(&u->store.calls[i].repeat, ev, u->run.now))) == VUAS_REPEAT_RESEND ==>
      REPEATED(u, i, VUAS_IST_SEND_2XX, out);
    ensures table: \old(vuas_repeat_does(u->store.calls[i].repeat.state,
      vuas_repeat_heard(&u->store.calls[i].repeat, ev, u->run.now))) == VUAS_REPEAT_TELL_TIMEOUT ==>
      (UNACKED(u, i, out));
    ensures waits: \old(vuas_repeat_does(u->store.calls[i].repeat.state,
      vuas_repeat_heard(&u->store.calls[i].repeat, ev, u->run.now))) == VUAS_REPEAT_TELL_TIMEOUT ==>
      (UNACKED_WAITS(u, i));
    ensures same_times: \old(vuas_repeat_does(u->store.calls[i].repeat.state,
      vuas_repeat_heard(&u->store.calls[i].repeat, ev, u->run.now))) == VUAS_REPEAT_RESEND ==>
      vuas_times_same{Old,Here}(u, i);
    ensures times: \old(vuas_repeat_does(u->store.calls[i].repeat.state,
      vuas_repeat_heard(&u->store.calls[i].repeat, ev, u->run.now))) == VUAS_REPEAT_TELL_TIMEOUT ==>
      (UNACKED_TIMES(u, i));
*/
static void tick_repeat(vuas *u, uint32_t i, vuas_repeat_event ev, vuas_out *out)
{
  vuas_repeat_action action = repeat(u, i, ev);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  do_repeat_action(u, i, action, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures same: u->store.calls[i].state == \old(u->store.calls[i].state);
    ensures quiet: out->n_events == \old(out->n_events);
    ensures sent: REPEATED(u, i, VUAS_IST_SEND_1XX, out);
    ensures later: u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms;
*/
static void tick_refresh(vuas *u, uint32_t i, vuas_out *out)
{
  refreshed(u, i);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  repeat_response(u, i, VUAS_IST_SEND_1XX, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i) && kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures ended: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures told: vuas_told{Old,Here}(out, 2, kind, VUAS_EVENT_ENDED);
    ensures sent: \old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 1, 487, -1);
    ensures unsent: !\old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 0, -1, -1);
*/
static void tell_and_finish(vuas *u, uint32_t i, vuas_event_kind kind, vuas_out *out)
{
  vuas_tell_call(u, i, kind, 0, out);
  vuas_finish(u, i, 487, out);
}

/* What spec/machines/call.table makes of a call whose BYE is tried again. */
#define RETRIED(u, i, out) \
  VUAS_BYE_BY_TABLE(u, i, out, VUAS_CALL_ESTABLISHED, vuas_call_retry, 0, 0, 1) && \
  ((u)->store.calls[i].state == VUAS_CALL_ESTABLISHED ==> vuas_bye_waits(u, i))

/* Of its timers, when it wants one. */
#define RETRIED_TIMES(u, i) \
  \old((u)->store.calls[i].bye_wanted) != 0 ==> VUAS_BYE_TIMES_BY_TABLE(u, i, vuas_call_retry, 0, 0)

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures times: \old(u->store.calls[i].state) == VUAS_CALL_ESTABLISHED ==> (RETRIED_TIMES(u, i));
    ensures retry: \old(u->store.calls[i].state) == VUAS_CALL_ESTABLISHED ==> RETRIED(u, i, out);
    ensures same: \old(u->store.calls[i].state) != VUAS_CALL_ESTABLISHED ==>
      u->store.calls[i].state == \old(u->store.calls[i].state);
    ensures quiet: \old(u->store.calls[i].state) != VUAS_CALL_ESTABLISHED ==> out->n_events == \old(out->n_events);
    ensures sent: \old(u->store.calls[i].state) != VUAS_CALL_ESTABLISHED ==> REPEATED(u, i, VUAS_IST_SEND_1XX, out);
    ensures later: \old(u->store.calls[i].state) != VUAS_CALL_ESTABLISHED ==>
      u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms;
*/
static void tick_last(vuas *u, uint32_t i, vuas_out *out)
{
  if (u->store.calls[i].state == VUAS_CALL_ESTABLISHED) vuas_hang_up(u, i, out);
  else tick_refresh(u, i, out);
}

/* again, timeout, expired, retry: what spec/machines/call.table makes of the timer that is due; the 2xx goes out again
   as long as its transaction remembers it. refresh: so does the last 18x. unsent: nothing is due. */
/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures again: \old(u->store.calls[i].repeat.give_up_at) > \old(u->run.now) &&
      \old(u->store.calls[i].repeat.again_at) <= \old(u->run.now) ==>
      u->store.calls[i].state == \old(u->store.calls[i].state) && out->n_events == \old(out->n_events);
    ensures again_sent: \old(u->store.calls[i].repeat.give_up_at) > \old(u->run.now) &&
      \old(u->store.calls[i].repeat.again_at) <= \old(u->run.now) &&
      \old(invite_can(u, u->store.calls[i].invite, VUAS_IST_SEND_2XX)) &&
      (\old(u->store.calls[i].state) == VUAS_CALL_MORATORIUM || \old(u->store.calls[i].state) == VUAS_CALL_MORTAL) ==>
      VUAS_SENT_BY_TABLE(out, u->store.calls[i].state, vuas_call_again, 0, 0, 0, 0, 0,
        u->store.txs[u->store.calls[i].invite.slot].status);
    ensures again_unsent: \old(u->store.calls[i].repeat.give_up_at) > \old(u->run.now) &&
      \old(u->store.calls[i].repeat.again_at) <= \old(u->run.now) &&
      !\old(invite_can(u, u->store.calls[i].invite, VUAS_IST_SEND_2XX)) ==> vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures timeout: \old(u->store.calls[i].repeat.give_up_at) <= \old(u->run.now) ==> (UNACKED(u, i, out));
    ensures timeout_waits: \old(u->store.calls[i].repeat.give_up_at) <= \old(u->run.now) ==> (UNACKED_WAITS(u, i));
    ensures again_times: \old(u->store.calls[i].repeat.give_up_at) > \old(u->run.now) &&
      \old(u->store.calls[i].repeat.again_at) <= \old(u->run.now) && \old(vuas_call_timed(u, i)) &&
      (\old(u->store.calls[i].state) == VUAS_CALL_MORATORIUM || \old(u->store.calls[i].state) == VUAS_CALL_MORTAL) ==>
      vuas_call_timed(u, i) && vuas_call_times{Old,Here}(u, i, vuas_call_again, 0, 0, 0, 0);
    ensures timeout_times: \old(u->store.calls[i].repeat.give_up_at) <= \old(u->run.now) ==> (UNACKED_TIMES(u, i));
    ensures expired: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) <= \old(u->run.now) &&
      (\old(u->store.calls[i].state) == VUAS_CALL_INVITED || \old(u->store.calls[i].state) == VUAS_CALL_EARLY) ==>
      u->store.calls[i].state ==
        \old(vuas_call_to(u->store.calls[i].state, vuas_call_expires, 1, 0, 0, 0, 0)) &&
      VUAS_TOLD_BY_TABLE(out, u->store.calls[i].state, vuas_call_expires, 1, 0, 0, 0, 0);
    ensures expired_open: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) <= \old(u->run.now) && \old(VUAS_OPEN(u, i)) ==>
      VUAS_SENT_BY_TABLE(out, u->store.calls[i].state, vuas_call_expires, 1, 0, 0, 0, 0, 0);
    ensures expired_answered: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) <= \old(u->run.now) && !\old(VUAS_OPEN(u, i)) ==>
      VUAS_SENT_BY_TABLE(out, u->store.calls[i].state, vuas_call_expires, 0, 0, 0, 0, 0, 0);
    ensures retry: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) > \old(u->run.now) &&
      \old(u->store.calls[i].refresh_at) <= \old(u->run.now) &&
      \old(u->store.calls[i].state) == VUAS_CALL_ESTABLISHED ==> RETRIED(u, i, out);
    ensures retry_times: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) > \old(u->run.now) &&
      \old(u->store.calls[i].refresh_at) <= \old(u->run.now) &&
      \old(u->store.calls[i].state) == VUAS_CALL_ESTABLISHED ==> (RETRIED_TIMES(u, i));
    ensures refresh: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) > \old(u->run.now) &&
      \old(u->store.calls[i].refresh_at) <= \old(u->run.now) &&
      \old(u->store.calls[i].state) != VUAS_CALL_ESTABLISHED ==> REPEATED(u, i, VUAS_IST_SEND_1XX, out);
    ensures unsent: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) > \old(u->run.now) &&
      \old(u->store.calls[i].refresh_at) > \old(u->run.now) ==> vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures rest: \old(vuas_repeat_first(&u->store.calls[i].repeat)) > \old(u->run.now) &&
      \old(u->store.calls[i].expires_at) > \old(u->run.now) &&
      (\old(u->store.calls[i].refresh_at) > \old(u->run.now) ||
       \old(u->store.calls[i].state) != VUAS_CALL_ESTABLISHED) ==>
      u->store.calls[i].state == \old(u->store.calls[i].state) && out->n_events == \old(out->n_events);
*/
static void tick_call(vuas *u, uint32_t i, vuas_out *out)
{
  vuas_repeat_event ev = repeat_due(u, i);
  /*@ assert call: vuas_call_ok(&u->store.calls[i]); */
  if (ev != VUAS_REPEAT_START) tick_repeat(u, i, ev, out);
  else if (u->store.calls[i].expires_at <= u->run.now) tell_and_finish(u, i, VUAS_EVENT_EXPIRED, out);
  else if (u->store.calls[i].refresh_at <= u->run.now) tick_last(u, i, out);
}

void vuas_tick_call(vuas *u, uint32_t i, vuas_out *out)
{
  tick_call(u, i, out);
}

/* --- requests within the dialog --- */

/*@ requires ok: vuas_ok(u);
    requires this: vuas_living(u, i) && u->store.calls[i].state <= state <= VUAS_CALL_MORTAL;
    terminates \true; exits \false; assigns u->store.calls[i].state;
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
    ensures living: vuas_living(u, i);
    ensures state: u->store.calls[i].state == state;
*/
static void become(vuas *u, uint32_t i, uint8_t state)
{
  vuas_call_becomes(u, i, state);
}

/* The ACK of a call that waits for it. */
/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i);
    requires waits: u->store.calls[i].state == VUAS_CALL_MORATORIUM;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures table: VUAS_BYE_BY_TABLE(u, i, out, VUAS_CALL_MORATORIUM, vuas_call_acked, VUAS_ACK_HAS_SESSION(u, i, body),
      u->store.calls[i].bye.slot != VUAS_NONE ? 1 : 0, u->store.calls[i].bye_wanted != 0 ? 1 : 0);
    ensures waits: \old(u->store.calls[i].bye_wanted != 0 ||
      (u->store.calls[i].offer_in_invite == 0 && body.len == 0)) &&
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED ==> vuas_bye_waits(u, i);
    ensures times: VUAS_BYE_TIMES_BY_TABLE(u, i, vuas_call_acked, VUAS_ACK_HAS_SESSION(u, i, body),
      u->store.calls[i].bye.slot != VUAS_NONE ? 1 : 0);
    VUAS_ONLY_REQUESTS(u, out);
*/
static void establish(vuas *u, uint32_t i, vuas_span body, vuas_out *out)
{
  become(u, i, VUAS_CALL_ESTABLISHED);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  vuas_report(u, VUAS_EVENT_ACK, 0, vuas_call_handle(u, i), body, out);
  /* An offer of ours without an answer makes no session: nothing is left but to hang up (RFC 3261 13.2.1). */
  if (u->store.calls[i].bye_wanted || (!u->store.calls[i].offer_in_invite && body.len == 0))
    vuas_hang_up(u, i, out);
}

void vuas_on_ack(vuas *u, uint32_t i, vuas_span body, vuas_out *out)
{
  if (u->run.message.cseq != u->store.calls[i].invite_cseq) return;
  vuas_repeat_action action = repeat(u, i, VUAS_REPEAT_ON_ACK);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (action != VUAS_REPEAT_TELL_ACKED) return;
  if (u->store.calls[i].state == VUAS_CALL_MORATORIUM) establish(u, i, body, out);
  else if (u->store.calls[i].state == VUAS_CALL_MORTAL && u->store.calls[i].bye.slot == VUAS_NONE) end_call(u, i, out);
}

/*@ VUAS_CAN_STEP(u, out, 0, 2);
    requires this: vuas_living(u, i) && kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
    ensures ended: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures told: vuas_told{Old,Here}(out, 2, kind, VUAS_EVENT_ENDED);
    ensures unsent: vuas_sent{Old,Here}(out, 0, -1, -1);
*/
static void tell_and_end(vuas *u, uint32_t i, vuas_event_kind kind, uint16_t status, vuas_out *out)
{
  vuas_tell_call(u, i, kind, status, out);
  end_call(u, i, out);
}

/*@ VUAS_CAN_STEP(u, out, 0, 1);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 1);
    ensures mortal: u->store.calls[i].state == VUAS_CALL_MORTAL;
    ensures times: vuas_times_same{Old,Here}(u, i);
    ensures told: vuas_told{Old,Here}(out, 1, VUAS_EVENT_BYE, -1);
    ensures unsent: vuas_sent{Old,Here}(out, 0, -1, -1);
*/
static void tell_and_wait(vuas *u, uint32_t i, vuas_out *out)
{
  become(u, i, VUAS_CALL_MORTAL);
  vuas_tell_call(u, i, VUAS_EVENT_BYE, 0, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i) && state == u->store.calls[i].state;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures ended: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures told: vuas_told{Old,Here}(out, 2, VUAS_EVENT_BYE, VUAS_EVENT_ENDED);
    ensures sent: \old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 1, 487, -1);
    ensures unsent: !\old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 0, -1, -1);
*/
static void end_by_bye(vuas *u, uint32_t i, uint8_t state, vuas_out *out)
{
  if (state == VUAS_CALL_ESTABLISHED) tell_and_end(u, i, VUAS_EVENT_BYE, 0, out);
  else tell_and_finish(u, i, VUAS_EVENT_BYE, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: vuas_living(u, i) && state == u->store.calls[i].state;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures ended: state != VUAS_CALL_MORATORIUM ==> u->store.calls[i].state == VUAS_CALL_FREE;
    ensures mortal: state == VUAS_CALL_MORATORIUM ==> u->store.calls[i].state == VUAS_CALL_MORTAL;
    ensures times: state == VUAS_CALL_MORATORIUM ==> vuas_times_same{Old,Here}(u, i);
    ensures told: vuas_told{Old,Here}(out, state == VUAS_CALL_MORATORIUM ? 1 : 2, VUAS_EVENT_BYE, VUAS_EVENT_ENDED);
    ensures sent: \old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 1, 487, -1);
    ensures unsent: !\old(VUAS_OPEN(u, i)) ==> vuas_sent{Old,Here}(out, 0, -1, -1);
*/
static void hear_bye(vuas *u, uint32_t i, uint8_t state, vuas_out *out)
{
  if (state == VUAS_CALL_MORATORIUM) tell_and_wait(u, i, out);
  else end_by_bye(u, i, state, out);
}

/* The 200 is sent already. A 2xx that still waits for its ACK goes on being repeated: the caller's INVITE needs its
   answer. */
void vuas_on_bye(vuas *u, uint32_t i, vuas_out *out)
{
  uint8_t state = u->store.calls[i].state;
  if (state != VUAS_CALL_MORTAL) hear_bye(u, i, state, out);
}

void vuas_bye_done(vuas *u, vuas_handle call, uint16_t status, vuas_out *out)
{
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE || u->store.calls[i].state != VUAS_CALL_MORTAL) return;
  tell_and_end(u, i, VUAS_EVENT_BYE_DONE, status, out);
}
