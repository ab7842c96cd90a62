/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE server transaction: the table of RFC 3261 17.2.2 as amended by RFC 4320 4. Included by src/nist.h, whose
   events it names. s: state, e: event, rel: reliable transport, soon: the time for a 100 has not come yet. */
#ifndef VUAS_SPEC_NIST_H
#define VUAS_SPEC_NIST_H

#include "timing.h"

/*@ // a timer runs exactly in the states it is armed for; over a reliable transport there is no Completed
    predicate vuas_nist_inv{L}(vuas_nist *m) =
      m->state <= VUAS_NIST_TERMINATED &&
      (m->trying_at != VUAS_NEVER <==> m->state == VUAS_NIST_TRYING) &&
      (m->life_at != VUAS_NEVER <==> m->state == VUAS_NIST_TRYING || m->state == VUAS_NIST_PROCEEDING) &&
      (m->j_at != VUAS_NEVER <==> m->state == VUAS_NIST_COMPLETED) &&
      (m->state == VUAS_NIST_COMPLETED ==> m->reliable == 0) &&
      vuas_timer_ok(m->trying_at) && vuas_timer_ok(m->life_at) && vuas_timer_ok(m->j_at);

    // the event as the machine hears it: a timer's event counts only when that timer is due, the 100's not once life is
    // over; else -1
    logic integer vuas_nist_heard{L}(vuas_nist *m, integer e, integer now) =
      e == VUAS_NIST_TIMER_TRYING && (m->trying_at > now || m->life_at <= now) ? -1 :
      e == VUAS_NIST_TIMER_LIFE && m->life_at > now ? -1 :
      e == VUAS_NIST_TIMER_J && m->j_at > now ? -1 : e;

    // RFC 4320 4.1: over UDP no 100 before a client's timer E has come to T2
    logic boolean vuas_nist_too_soon(integer s, integer e, integer rel, boolean soon) =
      s == VUAS_NIST_TRYING && e == VUAS_NIST_SEND_100 && rel == 0 && soon;

    logic boolean vuas_nist_open_state(integer s) = s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING;

    logic integer vuas_nist_to(integer s, integer e, integer rel, boolean soon) =
      vuas_nist_too_soon(s, e, rel, soon) ? s :
      vuas_nist_open_state(s) && e == VUAS_NIST_SEND_FINAL ? (rel != 0 ? VUAS_NIST_TERMINATED : VUAS_NIST_COMPLETED) :
      vuas_nist_open_state(s) && e == VUAS_NIST_TIMER_LIFE ? VUAS_NIST_TERMINATED :
      s == VUAS_NIST_TRYING && (e == VUAS_NIST_SEND_100 || e == VUAS_NIST_TIMER_TRYING) ? VUAS_NIST_PROCEEDING :
      s == VUAS_NIST_COMPLETED && e == VUAS_NIST_TIMER_J ? VUAS_NIST_TERMINATED : s;

    logic integer vuas_nist_does(integer s, integer e, integer rel, boolean soon) =
      s == VUAS_NIST_TERMINATED ?
        (e == VUAS_NIST_SEND_100 || e == VUAS_NIST_SEND_FINAL ? VUAS_NIST_REFUSE : VUAS_NIST_NOTHING) :
      e == VUAS_NIST_TRANSPORT_ERROR ? VUAS_NIST_TELL_TRANSPORT :
      e == VUAS_NIST_ON_REQUEST ? (s == VUAS_NIST_TRYING ? VUAS_NIST_NOTHING : VUAS_NIST_RESEND) :
      s == VUAS_NIST_COMPLETED ? VUAS_NIST_NOTHING :
      vuas_nist_too_soon(s, e, rel, soon) ? VUAS_NIST_REFUSE :
      e == VUAS_NIST_SEND_100 || e == VUAS_NIST_SEND_FINAL ? VUAS_NIST_SEND :
      e == VUAS_NIST_TIMER_TRYING ? VUAS_NIST_SEND_TRYING :
      e == VUAS_NIST_TIMER_LIFE ? VUAS_NIST_TELL_TIMEOUT : VUAS_NIST_NOTHING;

    // the timers, by the states s before and t after: off outside their states, J armed on entry to Completed
    logic integer vuas_nist_trying(integer t, integer at) = t == VUAS_NIST_TRYING ? at : VUAS_NEVER;
    logic integer vuas_nist_life(integer t, integer at) = vuas_nist_open_state(t) ? at : VUAS_NEVER;
    logic integer vuas_nist_j(integer s, integer t, integer at, integer now, integer t1) =
      t != VUAS_NIST_COMPLETED ? VUAS_NEVER : s != VUAS_NIST_COMPLETED ? now + 64 * t1 : at;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_nist_row{O,N}(vuas_nist *m, integer e, integer now, integer t1, integer action) =
      \let s = \at(m->state,O); \let t = \at(m->state,N); \let rel = \at(m->reliable,O);
      \let soon = (\at(m->trying_at,O) > now ? \true : \false);
      action == vuas_nist_does(s, e, rel, soon) &&
      t == vuas_nist_to(s, e, rel, soon) &&
      \at(m->reliable,N) == rel &&
      \at(m->trying_at,N) == vuas_nist_trying(t, \at(m->trying_at,O)) &&
      \at(m->life_at,N) == vuas_nist_life(t, \at(m->life_at,O)) &&
      \at(m->j_at,N) == vuas_nist_j(s, t, \at(m->j_at,O), now, t1);

    predicate vuas_nist_same{O,N}(vuas_nist *m) =
      \at(m->state,N) == \at(m->state,O) && \at(m->reliable,N) == \at(m->reliable,O) &&
      \at(m->trying_at,N) == \at(m->trying_at,O) && \at(m->life_at,N) == \at(m->life_at,O) &&
      \at(m->j_at,N) == \at(m->j_at,O);

    logic integer vuas_nist_first{L}(vuas_nist *m) = vuas_least(m->trying_at, vuas_least(m->life_at, m->j_at));

    // which timer's event is due: the end wins over a 100
    logic integer vuas_nist_ripe{L}(vuas_nist *m, integer now) =
      m->life_at <= now ? VUAS_NIST_TIMER_LIFE : m->trying_at <= now ? VUAS_NIST_TIMER_TRYING : VUAS_NIST_TIMER_J;
*/

#endif
