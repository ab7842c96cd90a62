/* SPDX-License-Identifier: Apache-2.0 */
/* INVITE server transaction (RFC 3261 17.2.1, RFC 6026): a step is a function of machine, event and time; the caller
   does the action that it returns. */
#ifndef VUAS_IST_H
#define VUAS_IST_H

#include "state.h"

typedef enum {
  VUAS_IST_ON_INVITE,      /* the INVITE came again */
  VUAS_IST_ON_ACK,         /* an ACK with the transaction's key */
  VUAS_IST_SEND_100,
  VUAS_IST_SEND_1XX,       /* 101-199 */
  VUAS_IST_SEND_2XX,
  VUAS_IST_SEND_FINAL,     /* 300-699 */
  VUAS_IST_TIMER_TRYING,   /* the 100 that is owed after 200 ms */
  VUAS_IST_TIMER_G,
  VUAS_IST_TIMER_H,
  VUAS_IST_TIMER_I,
  VUAS_IST_TIMER_L,
  VUAS_IST_TRANSPORT_ERROR /* a response could not be sent */
} vuas_ist_event;

typedef enum {
  VUAS_IST_NOTHING,
  VUAS_IST_SEND,           /* send the response handed in and remember it */
  VUAS_IST_SEND_ONLY,      /* send it, but keep the one remembered */
  VUAS_IST_RESEND,         /* send the one remembered */
  VUAS_IST_SEND_TRYING,    /* build a 100, send and remember it */
  VUAS_IST_PASS_ACK,
  VUAS_IST_TELL_NO_ACK,
  VUAS_IST_TELL_TRANSPORT,
  VUAS_IST_REFUSE          /* this response may not be sent now; nothing has changed */
} vuas_ist_action;

#include "../spec/ist.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A new transaction for an INVITE just received; unless something is sent before, a 100 is due after trying_ms
   (17.2.1).
   place: the machine can be written; time: within bounds; promise: at most the 200 ms of 17.2.1; inv: the invariant
   holds; row: the table's row that opens; state, kind, fresh: Proceeding over this transport, nothing sent; trying: the
   100 is due then; quiet: no other timer runs. */
/*@ requires place: \valid(m);
    requires time: now <= VUAS_TIME_MAX;
    requires promise: trying_ms <= 200;
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_ist_inv(m);
    ensures row: vuas_ist_opened(m, reliable, now, trying_ms);
    ensures state: m->state == VUAS_IST_PROCEEDING;
    ensures kind: m->reliable == reliable;
    ensures fresh: m->provisional == 0 && m->g_interval == 0;
    ensures trying: m->trying_at == now + trying_ms;
    ensures quiet: m->g_at == VUAS_NEVER && m->h_at == VUAS_NEVER && m->i_at == VUAS_NEVER && m->l_at == VUAS_NEVER;
*/
void vuas_ist_open(vuas_ist *m, bool reliable, uint64_t now, uint32_t trying_ms);

/* One event. A timer's event before its timer is due changes nothing (RFC 3261 17.2.1, RFC 6026 7.1).
   place, apart: machine and timer values can be used; inv: the invariant holds before and after; event, time, timing:
   within bounds; action, next, kind, said, trying, gap, g, h, i, l: each as spec/machines/ist.table has it; row: all of
   them; refused: after a refusal nothing has changed; settled: after the event that is due no timer is due any more, so
   one step a tick is enough. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_ist_inv(m);
    requires event: ev <= VUAS_IST_TRANSPORT_ERROR;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_ist_inv(m);
    ensures action: \result ==
      vuas_ist_does(\old(m->state), vuas_ist_heard{Pre}(m, ev, now), \old(m->reliable), \old(m->provisional));
    ensures next: m->state ==
      vuas_ist_to(\old(m->state), vuas_ist_heard{Pre}(m, ev, now), \old(m->reliable), \old(m->provisional));
    ensures kind: m->reliable == \old(m->reliable);
    ensures said: m->provisional ==
      vuas_ist_provisional(\old(m->state), vuas_ist_heard{Pre}(m, ev, now), \old(m->reliable), \old(m->provisional));
    ensures trying: m->trying_at ==
      vuas_ist_trying(\old(m->state), vuas_ist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->provisional), \old(m->trying_at));
    ensures gap: m->g_interval ==
      vuas_ist_g_gap(\old(m->state), vuas_ist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->provisional), \old(m->g_interval), tm->t1, tm->t2);
    ensures g: m->g_at ==
      vuas_ist_g(\old(m->state), vuas_ist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->provisional), \old(m->g_at), m->g_interval, now);
    ensures h: m->h_at ==
      vuas_ist_h(\old(m->state), vuas_ist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->provisional), \old(m->h_at), now, tm->t1);
    ensures i: m->i_at ==
      vuas_ist_i(\old(m->state), vuas_ist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->provisional), \old(m->i_at), now, tm->t4);
    ensures l: m->l_at ==
      vuas_ist_l(\old(m->state), vuas_ist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->provisional), \old(m->l_at), now, tm->t1);
    ensures row: vuas_ist_row{Pre,Post}(m, vuas_ist_heard{Pre}(m, ev, now), now, tm->t1, tm->t2, tm->t4, \result);
    ensures refused: \result == VUAS_IST_REFUSE ==> vuas_ist_same{Pre,Post}(m);
    ensures settled: vuas_ist_first{Pre}(m) <= now && ev == vuas_ist_ripe{Pre}(m, now) ==> vuas_ist_first(m) > now;
*/
vuas_ist_action vuas_ist_step(vuas_ist *m, vuas_ist_event ev, uint64_t now, const vuas_timing *tm);

/* Whether the machine would not refuse this event.
   place, inv, event: a machine, its invariant, an event; exact: what the table says. */
/*@ requires place: \valid_read(m);
    requires inv: vuas_ist_inv(m);
    requires event: ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result <==> vuas_ist_does(m->state, ev, m->reliable, m->provisional) != VUAS_IST_REFUSE;
*/
bool vuas_ist_can(const vuas_ist *m, vuas_ist_event ev);

/* When the next timer fires, VUAS_NEVER if none runs.
   place, inv: a machine, its invariant; exact: the least of the timers; bounded: VUAS_NEVER or far below it; done:
   none runs in Terminated. */
/*@ requires place: \valid_read(m);
    requires inv: vuas_ist_inv(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == vuas_ist_first(m);
    ensures bounded: vuas_timer_ok(\result);
    ensures done: m->state == VUAS_IST_TERMINATED ==> \result == VUAS_NEVER;
*/
uint64_t vuas_ist_deadline(const vuas_ist *m);

/* Whether a timer is due, and its event: to be handed to vuas_ist_step with the same time.
   place, apart, inv, time: a machine, its invariant, a time within bounds; exact: true when the deadline is reached;
   which: the due timer's event, H before G; event: it is one that the machine heeds; kept: when false *ev is as it
   was. */
/*@ requires place: \valid_read(m) && \valid(ev);
    requires apart: \separated(m, ev);
    requires inv: vuas_ist_inv(m);
    requires time: now <= VUAS_TIME_MAX;
    terminates \true; exits \false;
    assigns *ev;
    ensures exact: \result <==> vuas_ist_first(m) <= now;
    ensures which: \result ==> *ev == vuas_ist_ripe(m, now);
    ensures event: \result ==> vuas_ist_heard(m, *ev, now) == *ev && *ev <= VUAS_IST_TRANSPORT_ERROR;
    ensures kept: !\result ==> *ev == \old(*ev);
*/
bool vuas_ist_due(const vuas_ist *m, uint64_t now, vuas_ist_event *ev);

/* The invariant, executable.
   place: the machine can be read; exact: true when the invariant holds, and only then. */
/*@ requires place: \valid_read(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result <==> vuas_ist_inv(m);
*/
bool vuas_ist_check(const vuas_ist *m);

#ifdef __cplusplus
}
#endif

#endif
