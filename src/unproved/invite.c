/* SPDX-License-Identifier: Apache-2.0 */
#include "invite.h"

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result.slot == i && \result.generation == u->store.calls[i].generation;
*/
static vuas_handle handle_of(const vuas *u, uint32_t i)
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
  vuas_tell(out, kind, status, handle_of(u, i), none);
  /*@ assert txs: \forall integer j; 0 <= j < u->store.n_txs ==> (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
}

/*@ requires step: vuas_can_step(u, out, 0, 1) && vuas_living(u, i);
    terminates \true; exits \false;
    assigns u->run.stats, u->store.calls[i].state, u->store.calls[i].generation, VUAS_CALL_TABLES(u), VUAS_OUT_ALL(out);
    ensures stepped: vuas_stepped{Old, Here}(u, out, 0, 1);
    ensures ended: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures told: out->n_packets == \old(out->n_packets) && out->n_events == \old(out->n_events) + 1;
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

void vuas_respond(vuas *u, uint32_t i, uint32_t t, vuas_out *out)
{
  uint16_t status = u->run.draft.status;
  vuas_ist_action action = vuas_tx_ist(u, t, event_of(status));
  if (action == VUAS_IST_SEND) vuas_tx_remember(u, t);
  vuas_send(&u->run.draft, out);
  if (status > 100) vuas_call_answered(u, i, status);
  if (status >= 300) end_call(u, i, out);
}

void vuas_finish(vuas *u, uint32_t i, uint16_t status, vuas_out *out)
{
  uint32_t t = vuas_open_invite(u, i);
  if (t != VUAS_NONE) {
    vuas_recall(u, t);
    if (vuas_draft_plain(u, status)) {
      vuas_respond(u, i, t, out);
      return;
    }
  }
  end_call(u, i, out);
}

void vuas_resend(vuas *u, uint32_t t, vuas_out *out)
{
  vuas_recall(u, t);
  vuas_send(&u->run.draft, out);
  vuas_count_resent(u);
}

/* --- BYE of our own (RFC 3261 15.1.1) --- */

bool vuas_send_bye(vuas *u, uint32_t i, vuas_out *out)
{
  uint32_t t = vuas_tx_open(u, VUAS_TX_NICT, VUAS_METHOD_BYE, handle_of(u, i));
  if (t == VUAS_NONE) return false;
  vuas_tx_remember(u, t);
  vuas_call_byes(u, i, u->run.draft.transaction);
  vuas_send(&u->run.draft, out);
  return true;
}

/* The call ends by a BYE, or at once when there is no room for one. */
void vuas_hang_up(vuas *u, uint32_t i, bool no_ack, vuas_out *out)
{
  if (vuas_draft_bye(u, i, no_ack) && vuas_draft_close(u) && vuas_send_bye(u, i, out)) return;
  end_call(u, i, out);
}

/* --- timers of the call --- */

/* What the INVITE's transaction remembers, once more through it. */
/*@ requires step: vuas_can_step(u, out, 1, 0) && i < u->store.n_calls;
    requires event: ev == VUAS_IST_SEND_2XX || ev == VUAS_IST_SEND_1XX;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    ensures stepped: vuas_stepped{Old, Here}(u, out, 1, 0);
*/
static void repeat_response(vuas *u, uint32_t i, vuas_ist_event ev, vuas_out *out)
{
  uint32_t t = vuas_tx_of(u, u->store.calls[i].invite);
  if (t == VUAS_NONE || u->store.txs[t].kind != VUAS_TX_IST || !vuas_ist_can(&u->store.txs[t].ist, ev)) return;
  vuas_recall(u, t);
  (void)vuas_tx_ist(u, t, ev);
  vuas_send(&u->run.draft, out);
  vuas_count_resent(u);
}

/*@ requires step: vuas_can_step(u, out, 1, 2) && vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    ensures stepped: vuas_stepped{Old, Here}(u, out, 1, 2);
*/
static void ack_timeout(vuas *u, uint32_t i, vuas_out *out)
{
  u->run.stats.ack_timeouts = vuas_more(u->run.stats.ack_timeouts);
  if (u->store.calls[i].state == VUAS_CALL_MORATORIUM) {
    vuas_tell_call(u, i, VUAS_EVENT_ACK_TIMEOUT, 0, out);
    vuas_hang_up(u, i, true, out);
  } else if (u->store.calls[i].bye.slot == VUAS_NONE) {
    end_call(u, i, out);
  }
}

void vuas_tick_call(vuas *u, uint32_t i, vuas_out *out)
{
  vuas_repeat_event ev = VUAS_REPEAT_AGAIN;
  if (vuas_repeat_due(&u->store.calls[i].repeat, u->run.now, &ev)) {
    vuas_repeat_action action = vuas_call_repeat(u, i, ev);
    if (action == VUAS_REPEAT_RESEND) repeat_response(u, i, VUAS_IST_SEND_2XX, out);
    if (action == VUAS_REPEAT_TELL_TIMEOUT) ack_timeout(u, i, out);
  } else if (u->store.calls[i].expires_at <= u->run.now) {
    vuas_tell_call(u, i, VUAS_EVENT_EXPIRED, 0, out);
    vuas_finish(u, i, 487, out);
  } else if (u->store.calls[i].refresh_at <= u->run.now) {
    vuas_call_refreshed(u, i);
    repeat_response(u, i, VUAS_IST_SEND_1XX, out);
  }
}

/* --- requests within the dialog --- */

void vuas_on_ack(vuas *u, uint32_t i, vuas_span body, vuas_out *out)
{
  if (u->run.message.cseq != u->store.calls[i].invite_cseq) return;
  if (vuas_call_repeat(u, i, VUAS_REPEAT_ON_ACK) != VUAS_REPEAT_TELL_ACKED) return;
  if (u->store.calls[i].state == VUAS_CALL_MORATORIUM) {
    vuas_call_becomes(u, i, VUAS_CALL_ESTABLISHED);
    vuas_tell(out, VUAS_EVENT_ACK, 0, handle_of(u, i), body);
    /* An offer of ours without an answer makes no session: nothing is left but to hang up (RFC 3261 13.2.1). */
    if (u->store.calls[i].bye_wanted || (!u->store.calls[i].offer_in_invite && body.len == 0)) vuas_hang_up(u, i, false, out);
  } else if (u->store.calls[i].state == VUAS_CALL_MORTAL && u->store.calls[i].bye.slot == VUAS_NONE) {
    end_call(u, i, out);
  }
}

/* The 200 is sent already. A 2xx that still waits for its ACK goes on being repeated: the caller's INVITE needs its answer. */
void vuas_on_bye(vuas *u, uint32_t i, vuas_out *out)
{
  uint8_t state = u->store.calls[i].state;
  if (state == VUAS_CALL_MORTAL) return;
  vuas_tell_call(u, i, VUAS_EVENT_BYE, 0, out);
  if (state == VUAS_CALL_MORATORIUM) vuas_call_becomes(u, i, VUAS_CALL_MORTAL);
  else if (state == VUAS_CALL_ESTABLISHED) end_call(u, i, out);
  else vuas_finish(u, i, 487, out);
}

void vuas_bye_done(vuas *u, vuas_handle call, uint16_t status, vuas_out *out)
{
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE || u->store.calls[i].state != VUAS_CALL_MORTAL) return;
  vuas_tell_call(u, i, VUAS_EVENT_BYE_DONE, status, out);
  end_call(u, i, out);
}
