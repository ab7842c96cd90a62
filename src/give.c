/* SPDX-License-Identifier: Apache-2.0 */
#include "give.h"

/*@ requires place: \valid_read(u) && \valid(out) && \separated(out, u) && vuas_draft_ok(&u->run.draft);
    requires room: vuas_out_ok(out) && vuas_out_room(out, 1, 0);
    terminates \true; exits \false;
    assigns out->n_packets, out->packet[0 .. VUAS_OUT_PACKETS - 1],
      out->bytes[0 .. VUAS_OUT_PACKETS * VUAS_PACKET_BYTES - 1];
    ensures out: vuas_out_ok(out);
    ensures one: out->n_packets == \old(out->n_packets) + 1;
    ensures transaction: out->packet[\old(out->n_packets)].transaction.slot == u->run.draft.transaction.slot &&
      out->packet[\old(out->n_packets)].transaction.generation == u->run.draft.transaction.generation;
    ensures status: out->packet[\old(out->n_packets)].status == u->run.draft.status;
    ensures older: \forall integer k; 0 <= k < \old(out->n_packets) ==>
      out->packet[k].status == \old(out->packet[k].status);
*/
static void send(const vuas *u, vuas_out *out)
{
  vuas_send(&u->run.draft, out);
}

void vuas_give(const vuas *u, vuas_out *out)
{
  send(u, out);
  /*@ assert lengths: VUAS_WAS(u->store.n_calls) && VUAS_WAS(u->store.n_txs) && VUAS_WAS(u->store.by_key.buckets) &&
        VUAS_WAS(u->store.by_request.buckets) && VUAS_WAS(u->store.timers.capacity) &&
        VUAS_WAS(u->store.free_calls.capacity) && VUAS_WAS(u->store.free_txs.capacity); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
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
/*@ VUAS_CAN_REPORT(u, out);
    requires kind: kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false; assigns out->n_events, out->event[0 .. VUAS_OUT_EVENTS - 1];
    VUAS_REPORTED(u, out);
    VUAS_TOLD_ONE(out, kind, status, call, body);
    VUAS_TOLD_FOR(out, request);
*/
static void report(const vuas *u, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_handle request,
                   vuas_span body, vuas_out *out)
{
  (void)u;
  vuas_tell(out, kind, status, call, request, body);
  /*@ assert hand: VUAS_STILL(vuas_message_in(&u->run.message, u->run.length)); */
  /*@ assert lengths: VUAS_WAS(u->store.n_calls) && VUAS_WAS(u->store.n_txs) && VUAS_WAS(u->store.by_key.buckets) &&
        VUAS_WAS(u->store.by_request.buckets) && VUAS_WAS(u->store.timers.capacity) &&
        VUAS_WAS(u->store.free_calls.capacity) && VUAS_WAS(u->store.free_txs.capacity); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
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

void vuas_report(const vuas *u, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_span body, vuas_out *out)
{
  vuas_handle none;
  none.slot = VUAS_NONE;
  none.generation = 0;
  report(u, kind, status, call, none, body, out);
}

void vuas_report_request(const vuas *u, vuas_handle call, vuas_handle request, vuas_span body, vuas_out *out)
{
  report(u, VUAS_EVENT_REQUEST, 0, call, request, body, out);
}
