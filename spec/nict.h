/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE client transaction: the table of RFC 3261 17.1.2. Included by src/nict.h, whose events it names. s:
   state, e: event, rel: reliable transport. */
#ifndef VUAS_SPEC_NICT_H
#define VUAS_SPEC_NICT_H

#include "timing.h"

/*@ logic boolean vuas_nict_waits(integer s) = s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING;

    // a timer runs exactly in the states it is armed for; over a reliable transport there are neither E nor Completed
    predicate vuas_nict_inv{L}(vuas_nict *m) =
      m->state <= VUAS_NICT_TERMINATED &&
      (m->e_at != VUAS_NEVER <==> vuas_nict_waits(m->state) && m->reliable == 0) &&
      (m->f_at != VUAS_NEVER <==> (vuas_nict_waits(m->state) ? \true : \false)) &&
      (m->k_at != VUAS_NEVER <==> m->state == VUAS_NICT_COMPLETED) &&
      (m->state == VUAS_NICT_COMPLETED ==> m->reliable == 0) &&
      (m->e_interval != 0 <==> m->e_at != VUAS_NEVER) && m->e_interval <= VUAS_T2_MAX &&
      vuas_timer_ok(m->e_at) && vuas_timer_ok(m->f_at) && vuas_timer_ok(m->k_at);

    // the event as the machine hears it: a timer's event counts only when that timer is due, E's not once F is; else -1
    logic integer vuas_nict_heard{L}(vuas_nict *m, integer e, integer now) =
      e == VUAS_NICT_TIMER_E && (m->e_at > now || m->f_at <= now) ? -1 :
      e == VUAS_NICT_TIMER_F && m->f_at > now ? -1 :
      e == VUAS_NICT_TIMER_K && m->k_at > now ? -1 : e;

    logic integer vuas_nict_to(integer s, integer e, integer rel) =
      s == VUAS_NICT_TRYING && e == VUAS_NICT_ON_1XX ? VUAS_NICT_PROCEEDING :
      vuas_nict_waits(s) && e == VUAS_NICT_ON_FINAL ? (rel != 0 ? VUAS_NICT_TERMINATED : VUAS_NICT_COMPLETED) :
      vuas_nict_waits(s) && (e == VUAS_NICT_TIMER_F || e == VUAS_NICT_TRANSPORT_ERROR) ? VUAS_NICT_TERMINATED :
      s == VUAS_NICT_COMPLETED && e == VUAS_NICT_TIMER_K ? VUAS_NICT_TERMINATED : s;

    logic integer vuas_nict_does(integer s, integer e) =
      !vuas_nict_waits(s) ? VUAS_NICT_NOTHING :
      e == VUAS_NICT_ON_FINAL ? VUAS_NICT_TELL_FINAL :
      e == VUAS_NICT_TIMER_E ? VUAS_NICT_RESEND :
      e == VUAS_NICT_TIMER_F ? VUAS_NICT_TELL_TIMEOUT :
      e == VUAS_NICT_TRANSPORT_ERROR ? VUAS_NICT_TELL_TRANSPORT : VUAS_NICT_NOTHING;

    // the timers, by the states s before and t after; a 1xx leaves E's next instant, and every interval after it is T2
    logic integer vuas_nict_gap(integer s, integer t, integer e, integer interval, integer rel, integer t2) =
      rel != 0 || !vuas_nict_waits(t) ? 0 :
      s != t ? t2 :
      e != VUAS_NICT_TIMER_E ? interval :
      s == VUAS_NICT_PROCEEDING ? t2 : vuas_doubled(interval, t2);
    logic integer vuas_nict_e(integer t, integer e, integer rel, integer at, integer gap, integer now) =
      rel != 0 || !vuas_nict_waits(t) ? VUAS_NEVER : e == VUAS_NICT_TIMER_E ? vuas_again(at, gap, now) : at;
    logic integer vuas_nict_f(integer t, integer at) = vuas_nict_waits(t) ? at : VUAS_NEVER;
    logic integer vuas_nict_k(integer s, integer t, integer at, integer now, integer t4) =
      t != VUAS_NICT_COMPLETED ? VUAS_NEVER : s != VUAS_NICT_COMPLETED ? now + t4 : at;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_nict_row{O,N}(vuas_nict *m, integer e, integer now, integer t2, integer t4, integer action) =
      \let s = \at(m->state,O); \let t = \at(m->state,N); \let rel = \at(m->reliable,O);
      action == vuas_nict_does(s, e) &&
      t == vuas_nict_to(s, e, rel) &&
      \at(m->reliable,N) == rel &&
      \at(m->e_interval,N) == vuas_nict_gap(s, t, e, \at(m->e_interval,O), rel, t2) &&
      \at(m->e_at,N) == vuas_nict_e(t, e, rel, \at(m->e_at,O), \at(m->e_interval,N), now) &&
      \at(m->f_at,N) == vuas_nict_f(t, \at(m->f_at,O)) &&
      \at(m->k_at,N) == vuas_nict_k(s, t, \at(m->k_at,O), now, t4);

    logic integer vuas_nict_first{L}(vuas_nict *m) = vuas_least(m->e_at, vuas_least(m->f_at, m->k_at));

    // which timer's event is due: giving up wins over repeating
    logic integer vuas_nict_ripe{L}(vuas_nict *m, integer now) =
      m->f_at <= now ? VUAS_NICT_TIMER_F : m->e_at <= now ? VUAS_NICT_TIMER_E : VUAS_NICT_TIMER_K;
*/

#endif
