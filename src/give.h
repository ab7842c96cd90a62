/* SPDX-License-Identifier: Apache-2.0 */
/* What a step gives out while it leaves the state alone: the draft as a packet, an event. */
#ifndef VUAS_GIVE_H
#define VUAS_GIVE_H

#include "packet.h"

#define VUAS_OUT_ALL(out) \
  (out)->n_packets, (out)->n_events, (out)->packet[0 .. VUAS_OUT_PACKETS - 1], (out)->event[0 .. VUAS_OUT_EVENTS - 1], \
  (out)->bytes[0 .. VUAS_OUT_PACKETS * VUAS_PACKET_BYTES - 1]

/* All that a step changes of u->run but the message in hand. */
#define VUAS_RUN(u) \
  (u)->run.stats, (u)->run.key[0 .. VUAS_KEY_BYTES - 1], (u)->run.key_end, (u)->run.merge_end, (u)->run.draft

/* The arrays keep their lengths. */
#define VUAS_KEEPS_SHAPE(u) \
  ensures shape: (u)->store.n_calls == \old((u)->store.n_calls) && (u)->store.n_txs == \old((u)->store.n_txs) && \
    (u)->store.by_key.buckets == \old((u)->store.by_key.buckets) && \
    (u)->store.by_request.buckets == \old((u)->store.by_request.buckets) && \
    (u)->store.timers.capacity == \old((u)->store.timers.capacity) && \
    (u)->store.free_calls.capacity == \old((u)->store.free_calls.capacity) && \
    (u)->store.free_txs.capacity == \old((u)->store.free_txs.capacity)

/* Nothing given out before is touched, whatever out it went to. */
#define VUAS_KEEPS_GIVEN(u) \
  ensures given_counts: \forall vuas_out *o; \old(vuas_out_mem(u, o)) ==> \
    o->n_packets == \old(o->n_packets) && o->n_events == \old(o->n_events); \
  ensures given_packets: \forall vuas_out *o, integer k; 0 <= k < VUAS_OUT_PACKETS && \old(vuas_out_mem(u, o)) ==> \
    o->packet[k].offset == \old(o->packet[k].offset) && o->packet[k].length == \old(o->packet[k].length); \
  VUAS_KEEPS_SHAPE(u)

/* The same of one out, asserted between a change of the state and what follows it. */
#define VUAS_SAME_GIVEN(out) VUAS_WAS((out)->n_packets) && VUAS_WAS((out)->n_events)
#define VUAS_SAME_PACKETS(out) \
  \forall integer k; 0 <= k < VUAS_OUT_PACKETS ==> VUAS_WAS((out)->packet[k].offset) && \
    VUAS_WAS((out)->packet[k].length)

/* A step that may send k packets and tell j events more. */
#define VUAS_CAN_STEP(u, out, k, j) \
  requires ok: vuas_ok(u); \
  requires out: vuas_out_mem(u, out) && vuas_out_ok(out); \
  requires room: vuas_out_room(out, k, j)
#define VUAS_STEPPED(u, out, k, j) \
  ensures ok: vuas_ok(u); \
  VUAS_KEEPS_SHAPE(u); \
  ensures out_ok: vuas_out_ok(out); \
  ensures packets: \old((out)->n_packets) <= (out)->n_packets <= \old((out)->n_packets) + k; \
  ensures events: \old((out)->n_events) <= (out)->n_events <= \old((out)->n_events) + j

/*@ predicate vuas_living{L}(vuas *u, integer i) = 0 <= i < u->store.n_calls &&
    u->store.calls[i].state != VUAS_CALL_FREE;
    predicate vuas_invite_open{L}(vuas *u, integer i, integer t) =
      t == u->store.calls[i].invite.slot && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST &&
      u->store.txs[t].generation == u->store.calls[i].invite.generation &&
      u->store.txs[t].ist.state == VUAS_IST_PROCEEDING &&
      (u->store.calls[i].state == VUAS_CALL_INVITED || u->store.calls[i].state == VUAS_CALL_EARLY);
*/

/* Living calls live on; an INVITE that waits for its final answer goes on waiting. */
#define VUAS_KEEPS_LIVING(u) ensures living: \forall integer i; \old(vuas_living(u, i)) ==> vuas_living(u, i)
#define VUAS_KEEPS_OPEN(u) ensures open: \forall integer i, integer t; \old(vuas_invite_open(u, i, t)) ==> \
  vuas_invite_open(u, i, t)

/* The draft goes out. */
/*@ requires place: vuas_mem(u) && vuas_out_mem(u, out) && vuas_draft_ok(&u->run.draft);
    requires room: vuas_out_ok(out) && vuas_out_room(out, 1, 0);
    terminates \true; exits \false;
    assigns out->n_packets, out->packet[0 .. VUAS_OUT_PACKETS - 1],
      out->bytes[0 .. VUAS_OUT_PACKETS * VUAS_PACKET_BYTES - 1];
    ensures out: vuas_out_ok(out);
    ensures one: out->n_packets == \old(out->n_packets) + 1 && out->n_events == \old(out->n_events);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
*/
void vuas_give(const vuas *u, vuas_out *out);

/* The application is told. */
/*@ requires place: vuas_mem(u) && vuas_out_mem(u, out);
    requires room: vuas_out_ok(out) && vuas_out_room(out, 0, 1);
    requires kind: kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false; assigns out->n_events, out->event[0 .. VUAS_OUT_EVENTS - 1];
    ensures out: vuas_out_ok(out);
    ensures one: out->n_events == \old(out->n_events) + 1 && out->n_packets == \old(out->n_packets);
    ensures told: out->event[\old(out->n_events)].kind == kind && out->event[\old(out->n_events)].status == status &&
      out->event[\old(out->n_events)].call.slot == call.slot &&
      out->event[\old(out->n_events)].call.generation == call.generation;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_HAND(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
*/
void vuas_report(const vuas *u, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_span body, vuas_out *out);

#endif
