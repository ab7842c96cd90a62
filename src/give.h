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
  (u)->run.stats, (u)->run.limits, (u)->run.key[0 .. VUAS_KEY_BYTES - 1], (u)->run.key_end, (u)->run.merge_end, \
  (u)->run.draft

/* All that a request in hand changes of it: of the message itself only which field is to blame. */
#define VUAS_RUN_BY_REQUEST(u) \
  VUAS_RUN(u), (u)->run.key_hash, (u)->run.merge_hash, (u)->run.dialog, (u)->run.message.refusal.cause, \
  (u)->run.message.refusal.field

/* The arrays keep their lengths. */
#define VUAS_LENGTH_SAME(x) \at(x, A) == \at(x, B)
/*@ predicate vuas_shape_same{A,B}(vuas *u) =
      VUAS_LENGTH_SAME(u->store.n_calls) && VUAS_LENGTH_SAME(u->store.n_txs) &&
      VUAS_LENGTH_SAME(u->store.by_key.buckets) && VUAS_LENGTH_SAME(u->store.by_request.buckets) &&
      VUAS_LENGTH_SAME(u->store.timers.capacity) && VUAS_LENGTH_SAME(u->store.free_calls.capacity) &&
      VUAS_LENGTH_SAME(u->store.free_txs.capacity);
    lemma shape_same_twice{A,B,C}: \forall vuas *u;
      vuas_shape_same{A,B}(u) && vuas_shape_same{B,C}(u) ==> vuas_shape_same{A,C}(u);
*/
/* The same, and that no call ends, and what is free stays quiet (spec/lasting.h). */
#define VUAS_KEEPS_SHAPE(u) VUAS_KEEPS_LENGTHS(u); VUAS_CALLS_LAST(u, 0); VUAS_KEEPS_QUIET(u)
#define VUAS_KEEPS_LENGTHS(u) ensures shape: vuas_shape_same{Old,Here}(u)

/* What was given out before is as it was. */
/*@ predicate vuas_counts_same{A,B}(vuas_out *o) =
      \at(o->n_packets, A) == \at(o->n_packets, B) && \at(o->n_events, A) == \at(o->n_events, B);
    predicate vuas_packets_same{A,B}(vuas_out *o) =
      \forall integer k; 0 <= k < VUAS_OUT_PACKETS ==> \at(o->packet[k].offset, A) == \at(o->packet[k].offset, B) &&
        \at(o->packet[k].length, A) == \at(o->packet[k].length, B) &&
        \at(o->packet[k].status, A) == \at(o->packet[k].status, B);

    // the events told are those told before; or some more were told after them
    predicate vuas_events_same{A,B}(vuas_out *o) =
      \forall integer k; 0 <= k < VUAS_OUT_EVENTS ==> \at(o->event[k].kind, A) == \at(o->event[k].kind, B);
    predicate vuas_events_kept{A,B}(vuas_out *o) = \at(o->n_events, A) <= \at(o->n_events, B) &&
      \forall integer k; 0 <= k < \at(o->n_events, A) ==> \at(o->event[k].kind, A) == \at(o->event[k].kind, B);

    // n events were told in between, the first two of these kinds
    predicate vuas_told{A,B}(vuas_out *o, integer n, integer first, integer second) =
      \at(o->n_events, B) == \at(o->n_events, A) + n &&
      (n >= 1 ==> \at(o->event[\at(o->n_events, A)].kind, B) == first) &&
      (n >= 2 ==> \at(o->event[\at(o->n_events, A) + 1].kind, B) == second);

    // n packets were sent in between, the first two with these statuses; those sent before have theirs
    predicate vuas_sent{A,B}(vuas_out *o, integer n, integer first, integer second) =
      \at(o->n_packets, B) == \at(o->n_packets, A) + n &&
      (\forall integer k; 0 <= k < \at(o->n_packets, A) ==>
        \at(o->packet[k].status, A) == \at(o->packet[k].status, B)) &&
      (n >= 1 ==> \at(o->packet[\at(o->n_packets, A)].status, B) == first) &&
      (n >= 2 ==> \at(o->packet[\at(o->n_packets, A) + 1].status, B) == second);

    lemma none_sent{A,B}: \forall vuas_out *o; vuas_out_ok{A}(o) &&
      vuas_counts_same{A,B}(o) && vuas_packets_same{A,B}(o) ==> vuas_sent{A,B}(o, 0, -1, -1);
    lemma none_sent_before{A,B,C}: \forall vuas_out *o, integer n, integer first, integer second;
      vuas_sent{A,B}(o, 0, -1, -1) && vuas_sent{B,C}(o, n, first, second) ==> vuas_sent{A,C}(o, n, first, second);
    lemma none_sent_after{A,B,C}: \forall vuas_out *o, integer n, integer first, integer second;
      0 <= n <= 2 && vuas_sent{A,B}(o, n, first, second) && vuas_sent{B,C}(o, 0, -1, -1) ==>
      vuas_sent{A,C}(o, n, first, second);
    lemma one_sent_twice{A,B,C}: \forall vuas_out *o, integer first, integer second;
      vuas_sent{A,B}(o, 1, first, -1) && vuas_sent{B,C}(o, 1, second, -1) ==> vuas_sent{A,C}(o, 2, first, second);

    lemma out_stays{A,B}: \forall vuas_out *o;
      vuas_counts_same{A,B}(o) && vuas_packets_same{A,B}(o) && vuas_out_ok{A}(o) ==> vuas_out_ok{B}(o);
    lemma counts_same_twice{A,B,C}: \forall vuas_out *o;
      vuas_counts_same{A,B}(o) && vuas_counts_same{B,C}(o) ==> vuas_counts_same{A,C}(o);
    lemma packets_same_twice{A,B,C}: \forall vuas_out *o;
      vuas_packets_same{A,B}(o) && vuas_packets_same{B,C}(o) ==> vuas_packets_same{A,C}(o);
    lemma events_same_twice{A,B,C}: \forall vuas_out *o;
      vuas_events_same{A,B}(o) && vuas_events_same{B,C}(o) ==> vuas_events_same{A,C}(o);
    lemma events_kept_twice{A,B,C}: \forall vuas_out *o;
      vuas_events_kept{A,B}(o) && vuas_events_kept{B,C}(o) ==> vuas_events_kept{A,C}(o);
    lemma events_stay{A,B}: \forall vuas_out *o; vuas_out_ok{A}(o) &&
      vuas_counts_same{A,B}(o) && vuas_events_same{A,B}(o) ==> vuas_events_kept{A,B}(o);
*/
/* A change of the state: whatever out it went to. */
#define VUAS_KEEPS_GIVEN(u) VUAS_KEEPS_OUT(u); VUAS_KEEPS_SHAPE(u)
#define VUAS_KEEPS_OUT(u) \
  ensures given_counts: \forall vuas_out *o; \old(vuas_out_mem(u, o)) ==> vuas_counts_same{Old,Here}(o); \
  ensures given_packets: \forall vuas_out *o; \old(vuas_out_mem(u, o)) ==> vuas_packets_same{Old,Here}(o); \
  ensures given_events: \forall vuas_out *o; \old(vuas_out_mem(u, o)) ==> vuas_events_same{Old,Here}(o)

/* The same of one out, asserted between a change of the state and what follows it. */
#define VUAS_SAME_GIVEN(out) vuas_counts_same{Pre,Here}(out) && vuas_events_same{Pre,Here}(out)
#define VUAS_SAME_PACKETS(out) vuas_packets_same{Pre,Here}(out)

/* A step that may send k packets and tell j events more; the end of a call is told, so it ends j calls at most. */
#define VUAS_CAN_STEP(u, out, k, j) \
  requires ok: vuas_ok(u); \
  requires out: vuas_out_mem(u, out) && vuas_out_ok(out); \
  requires room: vuas_out_room(out, k, j)
#define VUAS_STEPPED(u, out, k, j) \
  ensures ok: vuas_ok(u); \
  VUAS_KEEPS_LENGTHS(u); \
  VUAS_CALLS_LAST(u, j); \
  VUAS_KEEPS_QUIET(u); \
  ensures out_ok: vuas_out_ok(out); \
  ensures events_kept: vuas_events_kept{Old,Here}(out); \
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

/*@ // transaction h is one of our own requests
    predicate vuas_is_client{L}(vuas *u, vuas_handle h) =
      h.slot < u->store.n_txs && u->store.txs[h.slot].kind == VUAS_TX_NICT &&
      u->store.txs[h.slot].generation == h.generation;
    // what was given out from packet k on are requests of our own, no responses
    predicate vuas_requests_from{L}(vuas *u, vuas_out *out, integer k) =
      \forall integer j; k <= j < out->n_packets ==> vuas_is_client(u, out->packet[j].transaction);
*/
#define VUAS_ONLY_REQUESTS(u, out) ensures requests: vuas_requests_from(u, out, \old((out)->n_packets))
/* A step of the message in hand: an ACK gets no response (RFC 3261 17). */
#define VUAS_ACK_UNANSWERED(u, out) \
  ensures ack: (u)->run.message.method == VUAS_METHOD_ACK ==> vuas_requests_from(u, out, \old((out)->n_packets))

/* Living calls live on; the INVITEs that wait for their final answer are those that waited. */
#define VUAS_KEEPS_LIVING(u) ensures living: \forall integer i; \old(vuas_living(u, i)) ==> vuas_living(u, i)
#define VUAS_KEEPS_OPEN(u) ensures open: \forall integer i, integer t; \old(vuas_invite_open(u, i, t)) <==> \
  vuas_invite_open(u, i, t)
/* The same without its opposite. */
#define VUAS_KEEPS_WAITING(u) \
  ensures waiting: \forall integer i, integer t; \old(vuas_invite_open(u, i, t)) ==> vuas_invite_open(u, i, t)

/* The request in hand, what was made of it, and the calls are as they were. */
#define VUAS_KEEPS_REQUEST(u) \
  VUAS_KEEPS_HAND(u); \
  ensures keeps_source: (u)->run.source.transport == \old((u)->run.source.transport); \
  ensures keeps_keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u); \
  ensures keeps_dialog: \old(vuas_dialog_parts(&(u)->run.dialog)) ==> vuas_dialog_parts(&(u)->run.dialog); \
  VUAS_KEEPS_LIVING(u)

/* The draft goes out. */
/*@ requires place: vuas_mem(u) && vuas_out_mem(u, out) && vuas_draft_ok(&u->run.draft);
    requires room: vuas_out_ok(out) && vuas_out_room(out, 1, 0);
    terminates \true; exits \false;
    assigns out->n_packets, out->packet[0 .. VUAS_OUT_PACKETS - 1],
      out->bytes[0 .. VUAS_OUT_PACKETS * VUAS_PACKET_BYTES - 1];
    ensures out: vuas_out_ok(out);
    ensures one: out->n_packets == \old(out->n_packets) + 1 && out->n_events == \old(out->n_events);
    ensures sent: vuas_sent{Old,Here}(out, 1, \old(u->run.draft.status), -1);
    ensures events: vuas_events_same{Old,Here}(out);
    ensures client: \old(vuas_is_client(u, u->run.draft.transaction)) ==>
      vuas_requests_from(u, out, \old(out->n_packets));
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_OPEN(u);
*/
void vuas_give(const vuas *u, vuas_out *out);

/* One event more, and what it leaves alone. */
#define VUAS_CAN_REPORT(u, out) \
  requires place: vuas_mem(u) && vuas_out_mem(u, out); \
  requires room: vuas_out_ok(out) && vuas_out_room(out, 0, 1)
#define VUAS_REPORTED(u, out) \
  ensures out: vuas_out_ok(out); \
  ensures one: (out)->n_events == \old((out)->n_events) + 1 && (out)->n_packets == \old((out)->n_packets); \
  ensures older: vuas_events_kept{Old,Here}(out); \
  ensures unsent: vuas_sent{Old,Here}(out, 0, -1, -1); \
  VUAS_KEEPS_OK(u); \
  VUAS_KEEPS_SHAPE(u); \
  VUAS_KEEPS_DRAFT(u); \
  VUAS_KEEPS_HAND(u); \
  VUAS_KEEPS_LIVING(u); \
  VUAS_KEEPS_OPEN(u)

#define VUAS_TOLD_ONE(out, k, s, c, b) \
  ensures told: (out)->event[\old((out)->n_events)].kind == k && (out)->event[\old((out)->n_events)].status == s && \
    (out)->event[\old((out)->n_events)].call.slot == c.slot && \
    (out)->event[\old((out)->n_events)].call.generation == c.generation; \
  ensures body: (out)->event[\old((out)->n_events)].body.off == b.off && \
    (out)->event[\old((out)->n_events)].body.len == b.len
#define VUAS_TOLD_FOR(out, r) \
  ensures request: (out)->event[\old((out)->n_events)].request.slot == r.slot && \
    (out)->event[\old((out)->n_events)].request.generation == r.generation

/* The application is told. */
/*@ VUAS_CAN_REPORT(u, out);
    requires kind: kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false; assigns out->n_events, out->event[0 .. VUAS_OUT_EVENTS - 1];
    VUAS_REPORTED(u, out);
    VUAS_TOLD_ONE(out, kind, status, call, body);
    ensures no_request: out->event[\old(out->n_events)].request.slot == VUAS_NONE;
*/
void vuas_report(const vuas *u, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_span body, vuas_out *out);

/* The same of a request that waits for its answer in this transaction. */
/*@ VUAS_CAN_REPORT(u, out);
    terminates \true; exits \false; assigns out->n_events, out->event[0 .. VUAS_OUT_EVENTS - 1];
    VUAS_REPORTED(u, out);
    VUAS_TOLD_ONE(out, VUAS_EVENT_REQUEST, 0, call, body);
    VUAS_TOLD_FOR(out, request);
*/
void vuas_report_request(const vuas *u, vuas_handle call, vuas_handle request, vuas_span body, vuas_out *out);

#endif
