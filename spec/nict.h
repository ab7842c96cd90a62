/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE client transaction of requests of our own (RFC 3261 17.1.2).
   Made of spec/machines/nict.table by spec/machines/generate; change the table. s: state, e: event. */
#ifndef VUAS_SPEC_NICT_H
#define VUAS_SPEC_NICT_H

#include "timing.h"

/*@
    // a timer runs exactly where its line says
    predicate vuas_nict_inv{L}(vuas_nict *m) =
      m->state <= VUAS_NICT_TERMINATED &&
      (m->state == VUAS_NICT_COMPLETED ==> m->reliable == 0) &&
      (m->f_at != VUAS_NEVER <==> (m->state == VUAS_NICT_TRYING || m->state == VUAS_NICT_PROCEEDING)) &&
      (m->e_at != VUAS_NEVER <==> (m->state == VUAS_NICT_TRYING || m->state == VUAS_NICT_PROCEEDING) &&
        m->reliable == 0) &&
      (m->e_interval != 0 <==> m->e_at != VUAS_NEVER) && m->e_interval <= VUAS_T2_MAX &&
      (m->k_at != VUAS_NEVER <==> m->state == VUAS_NICT_COMPLETED) &&
      vuas_timer_ok(m->f_at) && vuas_timer_ok(m->e_at) && vuas_timer_ok(m->k_at);

    // the event as the machine hears it: a timer's event counts only when that timer is due; else -1
    logic integer vuas_nict_heard{L}(vuas_nict *m, integer e, integer now) =
      e == VUAS_NICT_TIMER_F && m->f_at > now ? -1 :
      e == VUAS_NICT_TIMER_E && (m->e_at > now || m->f_at <= now) ? -1 :
      e == VUAS_NICT_TIMER_K && m->k_at > now ? -1 :
      e;

    logic integer vuas_nict_to(integer s, integer e, integer reliable) =
      s == VUAS_NICT_TRYING && e == VUAS_NICT_ON_1XX ? VUAS_NICT_PROCEEDING :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_ON_FINAL && reliable == 0 ?
        VUAS_NICT_COMPLETED :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_ON_FINAL && reliable != 0 ?
        VUAS_NICT_TERMINATED :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_TIMER_F ? VUAS_NICT_TERMINATED :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_TRANSPORT_ERROR ? VUAS_NICT_TERMINATED :
      s == VUAS_NICT_COMPLETED && e == VUAS_NICT_TIMER_K ? VUAS_NICT_TERMINATED :
      s;

    logic integer vuas_nict_does(integer s, integer e, integer reliable) =
      s == VUAS_NICT_TRYING && e == VUAS_NICT_TIMER_E ? VUAS_NICT_RESEND :
      s == VUAS_NICT_PROCEEDING && e == VUAS_NICT_TIMER_E ? VUAS_NICT_RESEND :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_ON_FINAL && reliable == 0 ?
        VUAS_NICT_TELL_FINAL :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_ON_FINAL && reliable != 0 ?
        VUAS_NICT_TELL_FINAL :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_TIMER_F ? VUAS_NICT_TELL_TIMEOUT :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_TRANSPORT_ERROR ?
        VUAS_NICT_TELL_TRANSPORT :
      VUAS_NICT_NOTHING;

    logic integer vuas_nict_f(integer s, integer e, integer reliable, integer at) =
      \let t = vuas_nict_to(s, e, reliable);
      !((t == VUAS_NICT_TRYING || t == VUAS_NICT_PROCEEDING)) ? VUAS_NEVER :
      at;

    logic integer vuas_nict_e_gap(integer s, integer e, integer reliable, integer gap, integer t2) =
      \let t = vuas_nict_to(s, e, reliable);
      !((t == VUAS_NICT_TRYING || t == VUAS_NICT_PROCEEDING) && reliable == 0) ? 0 :
      s == VUAS_NICT_TRYING && e == VUAS_NICT_ON_1XX ? t2 :
      s == VUAS_NICT_TRYING && e == VUAS_NICT_TIMER_E ? vuas_doubled(gap, t2) :
      s == VUAS_NICT_PROCEEDING && e == VUAS_NICT_TIMER_E ? t2 :
      gap;

    logic integer vuas_nict_e(integer s, integer e, integer reliable, integer at, integer gap, integer now) =
      \let t = vuas_nict_to(s, e, reliable);
      !((t == VUAS_NICT_TRYING || t == VUAS_NICT_PROCEEDING) && reliable == 0) ? VUAS_NEVER :
      s == VUAS_NICT_TRYING && e == VUAS_NICT_TIMER_E ? vuas_again(at, gap, now) :
      s == VUAS_NICT_PROCEEDING && e == VUAS_NICT_TIMER_E ? vuas_again(at, gap, now) :
      at;

    logic integer vuas_nict_k(integer s, integer e, integer reliable, integer at, integer now, integer t4) =
      \let t = vuas_nict_to(s, e, reliable);
      !(t == VUAS_NICT_COMPLETED) ? VUAS_NEVER :
      (s == VUAS_NICT_TRYING || s == VUAS_NICT_PROCEEDING) && e == VUAS_NICT_ON_FINAL && reliable == 0 ? now + t4 :
      at;

    // the row that opens
    predicate vuas_nict_opened{L}(vuas_nict *m, integer reliable, integer now, integer t1) =
      m->state == VUAS_NICT_TRYING && m->reliable == reliable &&
      m->f_at == now + 64 * t1 &&
      m->e_at == (reliable == 0 ? now + t1 : VUAS_NEVER) && m->e_interval == (reliable == 0 ? t1 : 0) &&
      m->k_at == VUAS_NEVER;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_nict_row{O,N}(vuas_nict *m, integer e, integer now, integer t2, integer t4, integer action) =
      \let s = \at(m->state,O); \let reliable = \at(m->reliable,O);
      action == vuas_nict_does(s, e, reliable) &&
      \at(m->state,N) == vuas_nict_to(s, e, reliable) &&
      \at(m->reliable,N) == reliable &&
      \at(m->f_at,N) == vuas_nict_f(s, e, reliable, \at(m->f_at,O)) &&
      \at(m->e_interval,N) == vuas_nict_e_gap(s, e, reliable, \at(m->e_interval,O), t2) &&
      \at(m->e_at,N) == vuas_nict_e(s, e, reliable, \at(m->e_at,O), \at(m->e_interval,N), now) &&
      \at(m->k_at,N) == vuas_nict_k(s, e, reliable, \at(m->k_at,O), now, t4);

    predicate vuas_nict_same{O,N}(vuas_nict *m) =
      \at(m->state,N) == \at(m->state,O) && \at(m->reliable,N) == \at(m->reliable,O) &&
        \at(m->f_at,N) == \at(m->f_at,O) && \at(m->e_at,N) == \at(m->e_at,O) &&
        \at(m->e_interval,N) == \at(m->e_interval,O) && \at(m->k_at,N) == \at(m->k_at,O);

    logic integer vuas_nict_first{L}(vuas_nict *m) =
      vuas_least(m->f_at, vuas_least(m->e_at, m->k_at));

    // which timer's event is due
    logic integer vuas_nict_ripe{L}(vuas_nict *m, integer now) =
      m->f_at <= now ? VUAS_NICT_TIMER_F :
      m->e_at <= now ? VUAS_NICT_TIMER_E :
      VUAS_NICT_TIMER_K;
*/

#endif
