/* SPDX-License-Identifier: Apache-2.0 */
/* INVITE server transaction: the table of RFC 3261 17.2.1 as amended by RFC 6026 7.1. Included by src/ist.h, whose
   events it names. s: state, e: event, p: provisional sent so far, rel: reliable transport. */
#ifndef VUAS_SPEC_IST_H
#define VUAS_SPEC_IST_H

#include "timing.h"

/*@ // a timer runs exactly in the state that armed it
    predicate vuas_ist_inv{L}(vuas_ist *m) =
      m->state <= VUAS_IST_TERMINATED && m->provisional <= 2 &&
      (m->trying_at != VUAS_NEVER <==> m->state == VUAS_IST_PROCEEDING && m->provisional == 0) &&
      (m->g_at != VUAS_NEVER <==> m->state == VUAS_IST_COMPLETED && m->reliable == 0) &&
      (m->h_at != VUAS_NEVER <==> m->state == VUAS_IST_COMPLETED) &&
      (m->i_at != VUAS_NEVER <==> m->state == VUAS_IST_CONFIRMED) &&
      (m->l_at != VUAS_NEVER <==> m->state == VUAS_IST_ACCEPTED) &&
      (m->state == VUAS_IST_CONFIRMED ==> m->reliable == 0) &&
      (m->g_interval != 0 <==> m->g_at != VUAS_NEVER) && m->g_interval <= VUAS_T2_MAX &&
      vuas_timer_ok(m->trying_at) && vuas_timer_ok(m->g_at) && vuas_timer_ok(m->h_at) &&
      vuas_timer_ok(m->i_at) && vuas_timer_ok(m->l_at);

    // the event as the machine hears it: a timer's event counts only when that timer is due, G's not once H is; else -1
    logic integer vuas_ist_heard{L}(vuas_ist *m, integer e, integer now) =
      e == VUAS_IST_TIMER_TRYING && m->trying_at > now ? -1 :
      e == VUAS_IST_TIMER_G && (m->g_at > now || m->h_at <= now) ? -1 :
      e == VUAS_IST_TIMER_H && m->h_at > now ? -1 :
      e == VUAS_IST_TIMER_I && m->i_at > now ? -1 :
      e == VUAS_IST_TIMER_L && m->l_at > now ? -1 : e;

    // the application's responses
    logic boolean vuas_ist_is_send(integer e) =
      e == VUAS_IST_SEND_100 || e == VUAS_IST_SEND_1XX || e == VUAS_IST_SEND_2XX || e == VUAS_IST_SEND_FINAL;

    logic integer vuas_ist_to(integer s, integer e, integer rel) =
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_2XX ? VUAS_IST_ACCEPTED :
      s == VUAS_IST_PROCEEDING && e == VUAS_IST_SEND_FINAL ? VUAS_IST_COMPLETED :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_ON_ACK ? (rel != 0 ? VUAS_IST_TERMINATED : VUAS_IST_CONFIRMED) :
      s == VUAS_IST_COMPLETED && e == VUAS_IST_TIMER_H ? VUAS_IST_TERMINATED :
      s == VUAS_IST_CONFIRMED && e == VUAS_IST_TIMER_I ? VUAS_IST_TERMINATED :
      s == VUAS_IST_ACCEPTED && e == VUAS_IST_TIMER_L ? VUAS_IST_TERMINATED : s;

    logic integer vuas_ist_does_proceeding(integer e, integer p) =
      e == VUAS_IST_ON_INVITE ? (p == 0 ? VUAS_IST_SEND_TRYING : VUAS_IST_RESEND) :
      e == VUAS_IST_TIMER_TRYING ? VUAS_IST_SEND_TRYING :
      e == VUAS_IST_SEND_100 && p == 2 ? VUAS_IST_SEND_ONLY :
      vuas_ist_is_send(e) ? VUAS_IST_SEND :
      e == VUAS_IST_TRANSPORT_ERROR ? VUAS_IST_TELL_TRANSPORT : VUAS_IST_NOTHING;

    logic integer vuas_ist_does_completed(integer e) =
      e == VUAS_IST_ON_INVITE || e == VUAS_IST_TIMER_G ? VUAS_IST_RESEND :
      e == VUAS_IST_TIMER_H ? VUAS_IST_TELL_NO_ACK :
      vuas_ist_is_send(e) ? VUAS_IST_REFUSE :
      e == VUAS_IST_TRANSPORT_ERROR ? VUAS_IST_TELL_TRANSPORT : VUAS_IST_NOTHING;

    logic integer vuas_ist_does_accepted(integer e) =
      e == VUAS_IST_ON_ACK ? VUAS_IST_PASS_ACK :
      e == VUAS_IST_SEND_2XX ? VUAS_IST_SEND_ONLY :
      vuas_ist_is_send(e) ? VUAS_IST_REFUSE :
      e == VUAS_IST_TRANSPORT_ERROR ? VUAS_IST_TELL_TRANSPORT : VUAS_IST_NOTHING;

    logic integer vuas_ist_does(integer s, integer e, integer p) =
      s == VUAS_IST_PROCEEDING ? vuas_ist_does_proceeding(e, p) :
      s == VUAS_IST_COMPLETED ? vuas_ist_does_completed(e) :
      s == VUAS_IST_ACCEPTED ? vuas_ist_does_accepted(e) :
      vuas_ist_is_send(e) ? VUAS_IST_REFUSE : VUAS_IST_NOTHING;

    // the provisional remembered: a 100 never takes the place of a 101-199
    logic integer vuas_ist_said(integer s, integer e, integer p) =
      s != VUAS_IST_PROCEEDING ? p :
      e == VUAS_IST_SEND_1XX ? 2 :
      p == 0 && (e == VUAS_IST_ON_INVITE || e == VUAS_IST_TIMER_TRYING || e == VUAS_IST_SEND_100) ? 1 : p;

    // the timers: armed on entry to their state, off on leaving it
    logic integer vuas_ist_trying(integer s, integer e, integer p, integer at) =
      s == VUAS_IST_PROCEEDING && vuas_ist_to(s, e, 0) == s && vuas_ist_said(s, e, p) == 0 ? at : VUAS_NEVER;
    logic integer vuas_ist_gap(integer s, integer e, integer rel, integer interval, integer t1, integer t2) =
      rel != 0 || vuas_ist_to(s, e, rel) != VUAS_IST_COMPLETED ? 0 :
      s != VUAS_IST_COMPLETED ? t1 :
      e == VUAS_IST_TIMER_G ? vuas_doubled(interval, t2) : interval;
    logic integer vuas_ist_g(integer s, integer e, integer rel, integer at, integer gap, integer now) =
      rel != 0 || vuas_ist_to(s, e, rel) != VUAS_IST_COMPLETED ? VUAS_NEVER :
      s != VUAS_IST_COMPLETED ? now + gap :
      e == VUAS_IST_TIMER_G ? vuas_again(at, gap, now) : at;
    logic integer vuas_ist_h(integer s, integer e, integer rel, integer at, integer now, integer t1) =
      vuas_ist_to(s, e, rel) != VUAS_IST_COMPLETED ? VUAS_NEVER : s != VUAS_IST_COMPLETED ? now + 64 * t1 : at;
    logic integer vuas_ist_i(integer s, integer e, integer rel, integer at, integer now, integer t4) =
      vuas_ist_to(s, e, rel) != VUAS_IST_CONFIRMED ? VUAS_NEVER : s != VUAS_IST_CONFIRMED ? now + t4 : at;
    logic integer vuas_ist_l(integer s, integer e, integer rel, integer at, integer now, integer t1) =
      vuas_ist_to(s, e, rel) != VUAS_IST_ACCEPTED ? VUAS_NEVER : s != VUAS_IST_ACCEPTED ? now + 64 * t1 : at;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_ist_row{O,N}(vuas_ist *m, integer e, integer now, integer t1, integer t2, integer t4,
                                integer action) =
      \let s = \at(m->state,O); \let p = \at(m->provisional,O); \let rel = \at(m->reliable,O);
      action == vuas_ist_does(s, e, p) &&
      \at(m->state,N) == vuas_ist_to(s, e, rel) &&
      \at(m->reliable,N) == rel &&
      \at(m->provisional,N) == vuas_ist_said(s, e, p) &&
      \at(m->trying_at,N) == vuas_ist_trying(s, e, p, \at(m->trying_at,O)) &&
      \at(m->g_interval,N) == vuas_ist_gap(s, e, rel, \at(m->g_interval,O), t1, t2) &&
      \at(m->g_at,N) == vuas_ist_g(s, e, rel, \at(m->g_at,O), \at(m->g_interval,N), now) &&
      \at(m->h_at,N) == vuas_ist_h(s, e, rel, \at(m->h_at,O), now, t1) &&
      \at(m->i_at,N) == vuas_ist_i(s, e, rel, \at(m->i_at,O), now, t4) &&
      \at(m->l_at,N) == vuas_ist_l(s, e, rel, \at(m->l_at,O), now, t1);

    predicate vuas_ist_same{O,N}(vuas_ist *m) =
      \at(m->state,N) == \at(m->state,O) && \at(m->reliable,N) == \at(m->reliable,O) &&
      \at(m->provisional,N) == \at(m->provisional,O) && \at(m->g_interval,N) == \at(m->g_interval,O) &&
      \at(m->trying_at,N) == \at(m->trying_at,O) && \at(m->g_at,N) == \at(m->g_at,O) &&
      \at(m->h_at,N) == \at(m->h_at,O) && \at(m->i_at,N) == \at(m->i_at,O) && \at(m->l_at,N) == \at(m->l_at,O);

    logic integer vuas_ist_first{L}(vuas_ist *m) =
      vuas_least(vuas_least(m->trying_at, vuas_least(m->g_at, m->h_at)), vuas_least(m->i_at, m->l_at));

    // which timer's event is due: giving up wins over repeating
    logic integer vuas_ist_ripe{L}(vuas_ist *m, integer now) =
      m->h_at <= now ? VUAS_IST_TIMER_H : m->g_at <= now ? VUAS_IST_TIMER_G :
      m->trying_at <= now ? VUAS_IST_TIMER_TRYING :
      m->i_at <= now ? VUAS_IST_TIMER_I : VUAS_IST_TIMER_L;
*/

#endif
