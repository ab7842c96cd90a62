/* SPDX-License-Identifier: Apache-2.0 */
/* INVITE server transaction (RFC 3261 17.2.1 as amended by RFC 6026 7.1).
   Made of spec/machines/ist.table by spec/machines/generate; change the table. s: state, e: event. */
#ifndef VUAS_SPEC_IST_H
#define VUAS_SPEC_IST_H

#include "timing.h"

/*@
    // a timer runs exactly where its line says
    predicate vuas_ist_inv{L}(vuas_ist *m) =
      m->state <= VUAS_IST_TERMINATED && m->provisional <= 2 &&
      (m->state == VUAS_IST_CONFIRMED ==> m->reliable == 0) &&
      (m->h_at != VUAS_NEVER <==> m->state == VUAS_IST_COMPLETED) &&
      (m->g_at != VUAS_NEVER <==> m->state == VUAS_IST_COMPLETED && m->reliable == 0) &&
      (m->g_interval != 0 <==> m->g_at != VUAS_NEVER) && m->g_interval <= VUAS_T2_MAX &&
      (m->trying_at != VUAS_NEVER <==> m->state == VUAS_IST_PROCEEDING && m->provisional == 0) &&
      (m->i_at != VUAS_NEVER <==> m->state == VUAS_IST_CONFIRMED) &&
      (m->l_at != VUAS_NEVER <==> m->state == VUAS_IST_ACCEPTED) &&
      vuas_timer_ok(m->h_at) && vuas_timer_ok(m->g_at) && vuas_timer_ok(m->trying_at) && vuas_timer_ok(m->i_at) &&
        vuas_timer_ok(m->l_at);

    // the event as the machine hears it: a timer's event counts only when that timer is due; else -1
    logic integer vuas_ist_heard{L}(vuas_ist *m, integer e, integer now) =
      e == VUAS_IST_TIMER_H && m->h_at > now ? -1 :
      e == VUAS_IST_TIMER_G && (m->g_at > now || m->h_at <= now) ? -1 :
      e == VUAS_IST_TIMER_TRYING && m->trying_at > now ? -1 :
      e == VUAS_IST_TIMER_I && m->i_at > now ? -1 :
      e == VUAS_IST_TIMER_L && m->l_at > now ? -1 :
      e;

    logic integer vuas_ist_to(integer s, integer e, integer reliable, integer provisional) =
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_2XX ? VUAS_IST_ACCEPTED :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_FINAL ? VUAS_IST_COMPLETED :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_ON_ACK && reliable == 0 ? VUAS_IST_CONFIRMED :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_ON_ACK && reliable != 0 ? VUAS_IST_TERMINATED :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_TIMER_H ? VUAS_IST_TERMINATED :
      s == VUAS_IST_CONFIRMED && e == VUAS_IST_TIMER_I ? VUAS_IST_TERMINATED :
      s == VUAS_IST_ACCEPTED && e == VUAS_IST_TIMER_L ? VUAS_IST_TERMINATED :
      s;

    logic integer vuas_ist_does(integer s, integer e, integer reliable, integer provisional) =
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_ON_INVITE && provisional == 0 ? VUAS_IST_SEND_TRYING :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_ON_INVITE && provisional != 0 ? VUAS_IST_RESEND :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_100 && provisional != 2 ? VUAS_IST_SEND :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_100 && provisional == 2 ? VUAS_IST_SEND_ONLY :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_1XX ? VUAS_IST_SEND :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_2XX ? VUAS_IST_SEND :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_FINAL ? VUAS_IST_SEND :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_TIMER_TRYING ? VUAS_IST_SEND_TRYING :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_TRANSPORT_ERROR ? VUAS_IST_TELL_TRANSPORT :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_ON_INVITE ? VUAS_IST_RESEND :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_TIMER_G ? VUAS_IST_RESEND :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_TIMER_H ? VUAS_IST_TELL_NO_ACK :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_TRANSPORT_ERROR ? VUAS_IST_TELL_TRANSPORT :
      s == VUAS_IST_COMPLETED && (e == VUAS_IST_SEND_100 || e == VUAS_IST_SEND_1XX || e == VUAS_IST_SEND_2XX ||
        e == VUAS_IST_SEND_FINAL) ? VUAS_IST_REFUSE :
      s == VUAS_IST_CONFIRMED && (e == VUAS_IST_SEND_100 || e == VUAS_IST_SEND_1XX || e == VUAS_IST_SEND_2XX ||
        e == VUAS_IST_SEND_FINAL) ? VUAS_IST_REFUSE :
      s == VUAS_IST_ACCEPTED && e == VUAS_IST_ON_ACK ? VUAS_IST_PASS_ACK :
      s == VUAS_IST_ACCEPTED && e == VUAS_IST_SEND_2XX ? VUAS_IST_SEND_ONLY :
      s == VUAS_IST_ACCEPTED && e == VUAS_IST_TRANSPORT_ERROR ? VUAS_IST_TELL_TRANSPORT :
      s == VUAS_IST_ACCEPTED && (e == VUAS_IST_SEND_100 || e == VUAS_IST_SEND_1XX || e == VUAS_IST_SEND_FINAL) ?
        VUAS_IST_REFUSE :
      s == VUAS_IST_TERMINATED && (e == VUAS_IST_SEND_100 || e == VUAS_IST_SEND_1XX || e == VUAS_IST_SEND_2XX ||
        e == VUAS_IST_SEND_FINAL) ? VUAS_IST_REFUSE :
      VUAS_IST_NOTHING;

    logic integer vuas_ist_provisional(integer s, integer e, integer reliable, integer provisional) =
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_ON_INVITE && provisional == 0 ? 1 :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_100 && provisional != 2 ? 1 :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_1XX ? 2 :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_TIMER_TRYING ? 1 :
      provisional;

    logic integer vuas_ist_h(integer s, integer e, integer reliable, integer provisional, integer at, integer now,
      integer t1) =
      \let t = vuas_ist_to(s, e, reliable, provisional);
      !(t == VUAS_IST_COMPLETED) ? VUAS_NEVER :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_FINAL ? now + 64 * t1 :
      at;

    logic integer vuas_ist_g_gap(integer s, integer e, integer reliable, integer provisional, integer gap, integer t1,
      integer t2) =
      \let t = vuas_ist_to(s, e, reliable, provisional);
      !(t == VUAS_IST_COMPLETED && reliable == 0) ? 0 :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_FINAL ? t1 :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_TIMER_G ? vuas_doubled(gap, t2) :
      gap;

    logic integer vuas_ist_g(integer s, integer e, integer reliable, integer provisional, integer at, integer gap,
      integer now) =
      \let t = vuas_ist_to(s, e, reliable, provisional);
      !(t == VUAS_IST_COMPLETED && reliable == 0) ? VUAS_NEVER :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_FINAL ? now + gap :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_TIMER_G ? vuas_again(at, gap, now) :
      at;

    logic integer vuas_ist_trying(integer s, integer e, integer reliable, integer provisional, integer at) =
      \let t = vuas_ist_to(s, e, reliable, provisional);
      !(t == VUAS_IST_PROCEEDING && vuas_ist_provisional(s, e, reliable, provisional) == 0) ? VUAS_NEVER :
      at;

    logic integer vuas_ist_i(integer s, integer e, integer reliable, integer provisional, integer at, integer now,
      integer t4) =
      \let t = vuas_ist_to(s, e, reliable, provisional);
      !(t == VUAS_IST_CONFIRMED) ? VUAS_NEVER :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_ON_ACK && reliable == 0 ? now + t4 :
      at;

    logic integer vuas_ist_l(integer s, integer e, integer reliable, integer provisional, integer at, integer now,
      integer t1) =
      \let t = vuas_ist_to(s, e, reliable, provisional);
      !(t == VUAS_IST_ACCEPTED) ? VUAS_NEVER :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_2XX ? now + 64 * t1 :
      at;

    // the row that opens
    predicate vuas_ist_opened{L}(vuas_ist *m, integer reliable, integer now, integer trying_ms) =
      m->state == VUAS_IST_PROCEEDING && m->reliable == reliable && m->provisional == 0 &&
      m->h_at == VUAS_NEVER &&
      m->g_at == VUAS_NEVER && m->g_interval == 0 &&
      m->trying_at == now + trying_ms &&
      m->i_at == VUAS_NEVER &&
      m->l_at == VUAS_NEVER;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_ist_row{O,N}(vuas_ist *m, integer e, integer now, integer t1, integer t2, integer t4,
      integer action) =
      \let s = \at(m->state,O); \let reliable = \at(m->reliable,O); \let provisional = \at(m->provisional,O);
      action == vuas_ist_does(s, e, reliable, provisional) &&
      \at(m->state,N) == vuas_ist_to(s, e, reliable, provisional) &&
      \at(m->reliable,N) == reliable &&
      \at(m->provisional,N) == vuas_ist_provisional(s, e, reliable, provisional) &&
      \at(m->h_at,N) == vuas_ist_h(s, e, reliable, provisional, \at(m->h_at,O), now, t1) &&
      \at(m->g_interval,N) == vuas_ist_g_gap(s, e, reliable, provisional, \at(m->g_interval,O), t1, t2) &&
      \at(m->g_at,N) == vuas_ist_g(s, e, reliable, provisional, \at(m->g_at,O), \at(m->g_interval,N), now) &&
      \at(m->trying_at,N) == vuas_ist_trying(s, e, reliable, provisional, \at(m->trying_at,O)) &&
      \at(m->i_at,N) == vuas_ist_i(s, e, reliable, provisional, \at(m->i_at,O), now, t4) &&
      \at(m->l_at,N) == vuas_ist_l(s, e, reliable, provisional, \at(m->l_at,O), now, t1);

    predicate vuas_ist_same{O,N}(vuas_ist *m) =
      \at(m->state,N) == \at(m->state,O) && \at(m->reliable,N) == \at(m->reliable,O) &&
        \at(m->provisional,N) == \at(m->provisional,O) && \at(m->h_at,N) == \at(m->h_at,O) &&
        \at(m->g_at,N) == \at(m->g_at,O) && \at(m->g_interval,N) == \at(m->g_interval,O) &&
        \at(m->trying_at,N) == \at(m->trying_at,O) && \at(m->i_at,N) == \at(m->i_at,O) &&
        \at(m->l_at,N) == \at(m->l_at,O);

    logic integer vuas_ist_first{L}(vuas_ist *m) =
      vuas_least(m->h_at, vuas_least(m->g_at, vuas_least(m->trying_at, vuas_least(m->i_at, m->l_at))));

    // which timer's event is due
    logic integer vuas_ist_ripe{L}(vuas_ist *m, integer now) =
      m->h_at <= now ? VUAS_IST_TIMER_H :
      m->g_at <= now ? VUAS_IST_TIMER_G :
      m->trying_at <= now ? VUAS_IST_TIMER_TRYING :
      m->i_at <= now ? VUAS_IST_TIMER_I :
      VUAS_IST_TIMER_L;
*/

#endif
