/* SPDX-License-Identifier: Apache-2.0 */
#include "give.h"

void vuas_give(const vuas *u, vuas_out *out)
{
  vuas_send(&u->run.draft, out);
  /*@ assert lengths: VUAS_WAS(u->store.n_calls) && VUAS_WAS(u->store.n_txs) && VUAS_WAS(u->store.by_key.buckets) &&
        VUAS_WAS(u->store.by_request.buckets) && VUAS_WAS(u->store.timers.capacity) && VUAS_WAS(u->store.free_calls.capacity) &&
        VUAS_WAS(u->store.free_txs.capacity); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert hand: VUAS_STILL(vuas_message_in(&u->run.message, u->run.length)); */
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
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

/* The proof looks at the state only here: u serves nothing else. */
void vuas_report(const vuas *u, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_span body, vuas_out *out)
{
  (void)u;
  vuas_tell(out, kind, status, call, body);
  /*@ assert lengths: VUAS_WAS(u->store.n_calls) && VUAS_WAS(u->store.n_txs) && VUAS_WAS(u->store.by_key.buckets) &&
        VUAS_WAS(u->store.by_request.buckets) && VUAS_WAS(u->store.timers.capacity) && VUAS_WAS(u->store.free_calls.capacity) &&
        VUAS_WAS(u->store.free_txs.capacity); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert hand: VUAS_STILL(vuas_message_in(&u->run.message, u->run.length)); */
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
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
