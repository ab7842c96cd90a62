/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE client transaction of a BYE of our own (RFC 3261 17.1.2): a step is a function of machine, event and
   time; the caller does the action that it returns. */
#ifndef VUAS_NICT_H
#define VUAS_NICT_H

#include "state.h"

typedef enum {
  VUAS_NICT_ON_1XX,
  VUAS_NICT_ON_FINAL,       /* 200-699 */
  VUAS_NICT_TIMER_E,
  VUAS_NICT_TIMER_F,
  VUAS_NICT_TIMER_K,
  VUAS_NICT_TRANSPORT_ERROR /* the request could not be sent */
} vuas_nict_event;

typedef enum {
  VUAS_NICT_NOTHING,
  VUAS_NICT_RESEND,         /* send the request again */
  VUAS_NICT_TELL_FINAL,     /* pass the final response on */
  VUAS_NICT_TELL_TIMEOUT,
  VUAS_NICT_TELL_TRANSPORT
} vuas_nict_action;

#include "../spec/nict.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A new transaction for a request that the caller sends now.
   place, apart: machine and timer values can be used; time, timing: within bounds; inv: the invariant holds; row: the
   table's row that opens; state, kind: Trying over this transport; e, gap: over UDP it is repeated after T1; f: the end
   without an answer; quiet: K is off. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_nict_inv(m);
    ensures row: vuas_nict_opened(m, reliable, now, tm->t1);
    ensures state: m->state == VUAS_NICT_TRYING;
    ensures kind: m->reliable == reliable;
    ensures gap: m->e_interval == (reliable ? 0 : tm->t1);
    ensures e: m->e_at == (reliable ? VUAS_NEVER : now + tm->t1);
    ensures f: m->f_at == now + 64 * tm->t1;
    ensures quiet: m->k_at == VUAS_NEVER;
*/
void vuas_nict_open(vuas_nict *m, bool reliable, uint64_t now, const vuas_timing *tm);

/* One event. A timer's event before its timer is due changes nothing (RFC 3261 17.1.2.2).
   place, apart: machine and timer values can be used; inv: the invariant holds before and after; event, time, timing:
   within bounds; action, next, kind, gap, e, f, k: each as spec/machines/nict.table has it; row: all of them;
   settled: after the event that is due no timer is due any more, so one step a tick is enough. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_nict_inv(m);
    requires event: ev <= VUAS_NICT_TRANSPORT_ERROR;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_nict_inv(m);
    ensures action: \result == vuas_nict_does(\old(m->state), vuas_nict_heard{Pre}(m, ev, now), \old(m->reliable));
    ensures next: m->state == vuas_nict_to(\old(m->state), vuas_nict_heard{Pre}(m, ev, now), \old(m->reliable));
    ensures kind: m->reliable == \old(m->reliable);
    ensures gap: m->e_interval ==
      vuas_nict_e_gap(\old(m->state), vuas_nict_heard{Pre}(m, ev, now), \old(m->reliable), \old(m->e_interval), tm->t2);
    ensures e: m->e_at ==
      vuas_nict_e(\old(m->state), vuas_nict_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->e_at), m->e_interval, now);
    ensures f: m->f_at ==
      vuas_nict_f(\old(m->state), vuas_nict_heard{Pre}(m, ev, now), \old(m->reliable), \old(m->f_at));
    ensures k: m->k_at ==
      vuas_nict_k(\old(m->state), vuas_nict_heard{Pre}(m, ev, now), \old(m->reliable), \old(m->k_at), now, tm->t4);
    ensures row: vuas_nict_row{Pre,Post}(m, vuas_nict_heard{Pre}(m, ev, now), now, tm->t2, tm->t4, \result);
    ensures settled: vuas_nict_first{Pre}(m) <= now && ev == vuas_nict_ripe{Pre}(m, now) ==> vuas_nict_first(m) > now;
*/
vuas_nict_action vuas_nict_step(vuas_nict *m, vuas_nict_event ev, uint64_t now, const vuas_timing *tm);

/* When the next timer fires, VUAS_NEVER if none runs.
   place, inv: a machine, its invariant; exact: the least of the timers; bounded: VUAS_NEVER or far below it; done:
   none runs in Terminated. */
/*@ requires place: \valid_read(m);
    requires inv: vuas_nict_inv(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == vuas_nict_first(m);
    ensures bounded: vuas_timer_ok(\result);
    ensures done: m->state == VUAS_NICT_TERMINATED ==> \result == VUAS_NEVER;
*/
uint64_t vuas_nict_deadline(const vuas_nict *m);

/* Whether a timer is due, and its event: to be handed to vuas_nict_step with the same time.
   place, apart, inv, time: a machine, its invariant, a time within bounds; exact: true when the deadline is reached;
   which: the due timer's event, F before E; event: it is one that the machine heeds; kept: when false *ev is as it
   was. */
/*@ requires place: \valid_read(m) && \valid(ev);
    requires apart: \separated(m, ev);
    requires inv: vuas_nict_inv(m);
    requires time: now <= VUAS_TIME_MAX;
    terminates \true; exits \false;
    assigns *ev;
    ensures exact: \result <==> vuas_nict_first(m) <= now;
    ensures which: \result ==> *ev == vuas_nict_ripe(m, now);
    ensures event: \result ==> vuas_nict_heard(m, *ev, now) == *ev && *ev <= VUAS_NICT_TRANSPORT_ERROR;
    ensures kept: !\result ==> *ev == \old(*ev);
*/
bool vuas_nict_due(const vuas_nict *m, uint64_t now, vuas_nict_event *ev);

/* The invariant, executable.
   place: the machine can be read; exact: true when the invariant holds, and only then. */
/*@ requires place: \valid_read(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result <==> vuas_nict_inv(m);
*/
bool vuas_nict_check(const vuas_nict *m);

#ifdef __cplusplus
}
#endif

#endif
