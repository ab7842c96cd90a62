/* SPDX-License-Identifier: Apache-2.0 */
#include "invite.h"

static void tell_of(const vuas *u, uint32_t t, vuas_event_kind kind, vuas_out *out)
{
  vuas_span none;
  none.off = 0;
  none.len = 0;
  if (u->store.txs[t].call.slot != VUAS_NONE) vuas_tell(out, kind, 0, u->store.txs[t].call, none);
}

static void tick_ist(vuas *u, uint32_t t, vuas_out *out)
{
  vuas_ist_event ev = VUAS_IST_TIMER_L;
  if (!vuas_ist_due(&u->store.txs[t].ist, u->run.now, &ev)) return;
  if (ev == VUAS_IST_TIMER_H) tell_of(u, t, VUAS_EVENT_NO_ACK, out);
  vuas_ist_action action = vuas_tx_ist(u, t, ev);
  if (action == VUAS_IST_RESEND || action == VUAS_IST_SEND_TRYING) vuas_resend(u, t, out);
}

static void tick_nist(vuas *u, uint32_t t)
{
  vuas_nist_event ev = VUAS_NIST_TIMER_J;
  if (vuas_nist_due(&u->store.txs[t].nist, u->run.now, &ev)) (void)vuas_tx_nist(u, t, ev);
}

static void tick_nict(vuas *u, uint32_t t, vuas_out *out)
{
  vuas_nict_event ev = VUAS_NICT_TIMER_K;
  vuas_handle call = u->store.txs[t].call;
  if (!vuas_nict_due(&u->store.txs[t].nict, u->run.now, &ev)) return;
  vuas_nict_action action = vuas_tx_nict(u, t, ev);
  if (action == VUAS_NICT_RESEND) vuas_resend(u, t, out);
  if (action == VUAS_NICT_TELL_TIMEOUT) vuas_bye_done(u, call, 408, out);
}

static void tick_tx(vuas *u, uint32_t t, vuas_out *out)
{
  if (u->store.txs[t].kind == VUAS_TX_IST) tick_ist(u, t, out);
  else if (u->store.txs[t].kind == VUAS_TX_NIST) tick_nist(u, t);
  else if (u->store.txs[t].kind == VUAS_TX_NICT) tick_nict(u, t, out);
}

/* A call's timers come before those of its INVITE at the same instant: the 2xx is given up before timer L ends the transaction. */
static uint32_t call_before(const vuas *u, uint32_t t)
{
  uint32_t i = vuas_call_of(u, u->store.txs[t].call);
  return i != VUAS_NONE && vuas_call_deadline(&u->store.calls[i]) <= u->run.now ? i : VUAS_NONE;
}

vuas_status vuas_tick(vuas *u, uint64_t now, vuas_out *out)
{
  vuas_out_clear(out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  vuas_set_time(u, now);
  if (vuas_timers_first(&u->store.timers) > u->run.now) return VUAS_OK;
  uint32_t who = vuas_timers_who(&u->store.timers);
  if (who >= u->store.n_calls) {
    uint32_t t = who - u->store.n_calls;
    uint32_t i = call_before(u, t);
    if (i != VUAS_NONE) vuas_tick_call(u, i, out);
    else tick_tx(u, t, out);
  } else {
    vuas_tick_call(u, who, out);
  }
  out->more = vuas_timers_first(&u->store.timers) <= u->run.now;
  return VUAS_OK;
}

bool vuas_deadline(const vuas *u, uint64_t *at)
{
  uint64_t first = vuas_timers_first(&u->store.timers);
  if (first == VUAS_NEVER) return false;
  *at = first;
  return true;
}

vuas_status vuas_transport_error(vuas *u, uint64_t now, vuas_handle transaction, vuas_out *out)
{
  vuas_out_clear(out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  uint32_t t = vuas_tx_of(u, transaction);
  if (t == VUAS_NONE) return VUAS_E_NOT_FOUND;
  vuas_set_time(u, now);
  u->run.stats.transport_errors = vuas_more(u->run.stats.transport_errors);
  vuas_handle call = u->store.txs[t].call;
  if (u->store.txs[t].kind == VUAS_TX_IST) {
    if (vuas_call_of(u, call) != VUAS_NONE) tell_of(u, t, VUAS_EVENT_TRANSPORT, out);
    (void)vuas_tx_ist(u, t, VUAS_IST_TRANSPORT_ERROR);
  } else if (u->store.txs[t].kind == VUAS_TX_NIST) {
    (void)vuas_tx_nist(u, t, VUAS_NIST_TRANSPORT_ERROR);
  } else if (vuas_tx_nict(u, t, VUAS_NICT_TRANSPORT_ERROR) == VUAS_NICT_TELL_TRANSPORT) {
    vuas_bye_done(u, call, 503, out);
  }
  return VUAS_OK;
}
