/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE server transaction (RFC 3261 17.2.2, RFC 4320): a step is a function of machine, event and time; the
   caller does the action that it returns. RFC 4320 4 forbids 101-199 and 408 here: there is no event for them, so they
   cannot be sent. */
#ifndef VUAS_NIST_H
#define VUAS_NIST_H

#include "state.h"

typedef enum {
  VUAS_NIST_ON_REQUEST,     /* the request came again */
  VUAS_NIST_SEND_100,
  VUAS_NIST_SEND_FINAL,     /* 200-699 but 408 */
  VUAS_NIST_TIMER_TRYING,   /* the 100 that RFC 4320 4.1 asks for */
  VUAS_NIST_TIMER_LIFE,     /* nobody answered within 64*T1 */
  VUAS_NIST_TIMER_J,
  VUAS_NIST_TRANSPORT_ERROR /* a response could not be sent */
} vuas_nist_event;

typedef enum {
  VUAS_NIST_NOTHING,
  VUAS_NIST_SEND,           /* send the response handed in and remember it */
  VUAS_NIST_RESEND,         /* send the one remembered */
  VUAS_NIST_SEND_TRYING,    /* build a 100, send and remember it */
  VUAS_NIST_TELL_TIMEOUT,
  VUAS_NIST_TELL_TRANSPORT,
  VUAS_NIST_REFUSE          /* this response may not be sent now; nothing has changed */
} vuas_nist_action;

#include "../spec/nist.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A new transaction for a request just received.
   place, apart: machine and timer values can be used; time, timing: within bounds; inv: the invariant holds; row: the
   table's row that opens; state, kind: Trying over this transport; trying: a 100 is due when a client's timer E comes
   to T2 (RFC 4320 4.1); life: the end without an answer; quiet: J is off. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_nist_inv(m);
    ensures row: vuas_nist_opened(m, reliable, now, tm->t1);
    ensures state: m->state == VUAS_NIST_TRYING;
    ensures kind: m->reliable == reliable;
    ensures trying: m->trying_at == now + 7 * tm->t1;
    ensures life: m->life_at == now + 64 * tm->t1;
    ensures quiet: m->j_at == VUAS_NEVER;
*/
void vuas_nist_open(vuas_nist *m, bool reliable, uint64_t now, const vuas_timing *tm);

/* One event. A timer's event before its timer is due changes nothing (RFC 3261 17.2.2, RFC 4320 4).
   place, apart: machine and timer values can be used; inv: the invariant holds before and after; event, time, timing:
   within bounds; action, next, kind, trying, life, j: each as spec/machines/nist.table has it; row: all of them;
   refused: after a refusal nothing has changed; settled: after the event that is due no timer is due any more, so one
   step a tick is enough. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_nist_inv(m);
    requires event: ev <= VUAS_NIST_TRANSPORT_ERROR;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_nist_inv(m);
    ensures action: \result ==
      vuas_nist_does(\old(m->state), vuas_nist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->trying_at) > now ? 1 : 0);
    ensures next: m->state ==
      vuas_nist_to(\old(m->state), vuas_nist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->trying_at) > now ? 1 : 0);
    ensures kind: m->reliable == \old(m->reliable);
    ensures trying: m->trying_at ==
      vuas_nist_trying(\old(m->state), vuas_nist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->trying_at) > now ? 1 : 0, \old(m->trying_at));
    ensures life: m->life_at ==
      vuas_nist_life(\old(m->state), vuas_nist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->trying_at) > now ? 1 : 0, \old(m->life_at));
    ensures j: m->j_at ==
      vuas_nist_j(\old(m->state), vuas_nist_heard{Pre}(m, ev, now),
        \old(m->reliable), \old(m->trying_at) > now ? 1 : 0, \old(m->j_at), now, tm->t1);
    ensures row: vuas_nist_row{Pre,Post}(m, vuas_nist_heard{Pre}(m, ev, now), now, tm->t1, \result);
    ensures refused: \result == VUAS_NIST_REFUSE ==> vuas_nist_same{Pre,Post}(m);
    ensures settled: vuas_nist_first{Pre}(m) <= now && ev == vuas_nist_ripe{Pre}(m, now) ==> vuas_nist_first(m) > now;
*/
vuas_nist_action vuas_nist_step(vuas_nist *m, vuas_nist_event ev, uint64_t now, const vuas_timing *tm);

/* When the next timer fires, VUAS_NEVER if none runs.
   place, inv: a machine, its invariant; exact: the least of the timers; bounded: VUAS_NEVER or far below it; done:
   none runs in Terminated. */
/*@ requires place: \valid_read(m);
    requires inv: vuas_nist_inv(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == vuas_nist_first(m);
    ensures bounded: vuas_timer_ok(\result);
    ensures done: m->state == VUAS_NIST_TERMINATED ==> \result == VUAS_NEVER;
*/
uint64_t vuas_nist_deadline(const vuas_nist *m);

/* Whether a timer is due, and its event: to be handed to vuas_nist_step with the same time.
   place, apart, inv, time: a machine, its invariant, a time within bounds; exact: true when the deadline is reached;
   which: the due timer's event, the end before a 100; event: it is one that the machine heeds; kept: when false *ev is
   as it was. */
/*@ requires place: \valid_read(m) && \valid(ev);
    requires apart: \separated(m, ev);
    requires inv: vuas_nist_inv(m);
    requires time: now <= VUAS_TIME_MAX;
    terminates \true; exits \false;
    assigns *ev;
    ensures exact: \result <==> vuas_nist_first(m) <= now;
    ensures which: \result ==> *ev == vuas_nist_ripe(m, now);
    ensures event: \result ==> vuas_nist_heard(m, *ev, now) == *ev && *ev <= VUAS_NIST_TRANSPORT_ERROR;
    ensures kept: !\result ==> *ev == \old(*ev);
*/
bool vuas_nist_due(const vuas_nist *m, uint64_t now, vuas_nist_event *ev);

/* The invariant, executable.
   place: the machine can be read; exact: true when the invariant holds, and only then. */
/*@ requires place: \valid_read(m);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result <==> vuas_nist_inv(m);
*/
bool vuas_nist_check(const vuas_nist *m);

#ifdef __cplusplus
}
#endif

#endif
