/* SPDX-License-Identifier: Apache-2.0 */
/* Retransmission of a 2xx until its ACK (RFC 3261 13.3.1.4), alike on every transport: a step is a function of
   machine, event and time; the caller does the action that it returns. */
#ifndef VUAS_REPEAT_H
#define VUAS_REPEAT_H

#include "state.h"

typedef enum {
  VUAS_REPEAT_START,   /* the 2xx was sent for the first time */
  VUAS_REPEAT_AGAIN,   /* timer */
  VUAS_REPEAT_ON_ACK,  /* the ACK of this INVITE */
  VUAS_REPEAT_GIVE_UP, /* timer */
  VUAS_REPEAT_STOP     /* the call is gone */
} vuas_repeat_event;

typedef enum {
  VUAS_REPEAT_NOTHING,
  VUAS_REPEAT_RESEND,     /* send the same 2xx again */
  VUAS_REPEAT_TELL_ACKED, /* the first ACK */
  VUAS_REPEAT_TELL_TIMEOUT
} vuas_repeat_action;

#include "../spec/repeat.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A machine with nothing to repeat.
   place: it can be written; inv: the invariant holds; row: the table's row that opens; idle: nothing is awaited;
   quiet: no timer runs. */
/*@ requires place: \valid(m);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_repeat_inv(m);
    ensures row: vuas_repeat_opened(m);
    ensures idle: m->state == VUAS_REPEAT_IDLE && m->interval == 0;
    ensures quiet: m->again_at == VUAS_NEVER && m->give_up_at == VUAS_NEVER;
*/
void vuas_repeat_init(vuas_repeat *m);

/* One event. A timer's event before its timer is due changes nothing (RFC 3261 13.3.1.4).
   place, apart: machine and timer values can be used; inv: the invariant holds before and after; event, time, timing:
   within bounds; action, next, gap, again, end: each as spec/machines/repeat.table has it; row: all of them; settled:
   after the event that is due no timer is due any more, so one step a tick is enough. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_repeat_inv(m);
    requires event: ev <= VUAS_REPEAT_STOP;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_repeat_inv(m);
    ensures action: \result == vuas_repeat_does(\old(m->state), vuas_repeat_heard{Pre}(m, ev, now));
    ensures next: m->state == vuas_repeat_to(\old(m->state), vuas_repeat_heard{Pre}(m, ev, now));
    ensures gap: m->interval ==
      vuas_repeat_again_gap(\old(m->state), vuas_repeat_heard{Pre}(m, ev, now), \old(m->interval), tm->t1, tm->t2);
    ensures again: m->again_at ==
      vuas_repeat_again(\old(m->state), vuas_repeat_heard{Pre}(m, ev, now), \old(m->again_at), m->interval, now);
    ensures end: m->give_up_at ==
      vuas_repeat_give_up(\old(m->state), vuas_repeat_heard{Pre}(m, ev, now), \old(m->give_up_at), now, tm->t1);
    ensures row: vuas_repeat_row{Pre,Post}(m, vuas_repeat_heard{Pre}(m, ev, now), now, tm->t1, tm->t2, \result);
    ensures settled: vuas_repeat_first{Pre}(m) <= now && ev == vuas_repeat_ripe{Pre}(m, now) ==>
      vuas_repeat_first(m) > now;
*/
vuas_repeat_action vuas_repeat_step(vuas_repeat *m, vuas_repeat_event ev, uint64_t now, const vuas_timing *tm);

/* When the next timer fires, VUAS_NEVER if none runs.
   place, inv: a machine, its invariant; exact: the least of the timers; bounded: VUAS_NEVER or far below it; done:
   none runs outside the wait for an ACK. */
/*@ requires place: \valid_read(m);
    requires inv: vuas_repeat_inv(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == vuas_repeat_first(m);
    ensures bounded: vuas_timer_ok(\result);
    ensures done: m->state != VUAS_REPEAT_WAIT ==> \result == VUAS_NEVER;
*/
uint64_t vuas_repeat_deadline(const vuas_repeat *m);

/* Whether a timer is due, and its event: to be handed to vuas_repeat_step with the same time.
   place, apart, inv, time: a machine, its invariant, a time within bounds; exact: true when the deadline is reached;
   which: the due timer's event, giving up before repeating; event: it is one that the machine heeds; kept: when false
   *ev is as it was. */
/*@ requires place: \valid_read(m) && \valid(ev);
    requires apart: \separated(m, ev);
    requires inv: vuas_repeat_inv(m);
    requires time: now <= VUAS_TIME_MAX;
    terminates \true; exits \false;
    assigns *ev;
    ensures exact: \result <==> vuas_repeat_first(m) <= now;
    ensures which: \result ==> *ev == vuas_repeat_ripe(m, now);
    ensures event: \result ==> vuas_repeat_heard(m, *ev, now) == *ev && *ev <= VUAS_REPEAT_STOP;
    ensures kept: !\result ==> *ev == \old(*ev);
*/
bool vuas_repeat_due(const vuas_repeat *m, uint64_t now, vuas_repeat_event *ev);

/* The invariant, executable.
   place: the machine can be read; exact: true when the invariant holds, and only then. */
/*@ requires place: \valid_read(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result <==> vuas_repeat_inv(m);
*/
bool vuas_repeat_check(const vuas_repeat *m);

#ifdef __cplusplus
}
#endif

#endif
