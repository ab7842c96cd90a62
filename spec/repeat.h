/* SPDX-License-Identifier: Apache-2.0 */
/* Retransmission of a 2xx until its ACK: the schedule of RFC 3261 13.3.1.4. Included by src/repeat.h, whose events it
   names. s: state, e: event. */
#ifndef VUAS_SPEC_REPEAT_H
#define VUAS_SPEC_REPEAT_H

#include "timing.h"

/*@ // both timers run exactly while an ACK is awaited
    predicate vuas_repeat_inv{L}(vuas_repeat *m) =
      m->state <= VUAS_REPEAT_TIMED_OUT &&
      (m->again_at != VUAS_NEVER <==> m->state == VUAS_REPEAT_WAIT) &&
      (m->give_up_at != VUAS_NEVER <==> m->state == VUAS_REPEAT_WAIT) &&
      (m->interval != 0 <==> m->state == VUAS_REPEAT_WAIT) && m->interval <= VUAS_T2_MAX &&
      vuas_timer_ok(m->again_at) && vuas_timer_ok(m->give_up_at);

    // the event as the machine hears it: a timer's event counts only when it is due, a repetition's not once the end
    // is; else -1
    logic integer vuas_repeat_heard{L}(vuas_repeat *m, integer e, integer now) =
      e == VUAS_REPEAT_AGAIN && (m->again_at > now || m->give_up_at <= now) ? -1 :
      e == VUAS_REPEAT_GIVE_UP && m->give_up_at > now ? -1 : e;

    logic integer vuas_repeat_to(integer s, integer e) =
      e == VUAS_REPEAT_STOP ? VUAS_REPEAT_IDLE :
      s == VUAS_REPEAT_IDLE && e == VUAS_REPEAT_START ? VUAS_REPEAT_WAIT :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_ON_ACK ? VUAS_REPEAT_ACKED :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_GIVE_UP ? VUAS_REPEAT_TIMED_OUT : s;

    logic integer vuas_repeat_does(integer s, integer e) =
      s != VUAS_REPEAT_WAIT ? VUAS_REPEAT_NOTHING :
      e == VUAS_REPEAT_AGAIN ? VUAS_REPEAT_RESEND :
      e == VUAS_REPEAT_ON_ACK ? VUAS_REPEAT_TELL_ACKED :
      e == VUAS_REPEAT_GIVE_UP ? VUAS_REPEAT_TELL_TIMEOUT : VUAS_REPEAT_NOTHING;

    // the timers, by the states s before and t after: armed by entering the wait, off after it
    logic integer vuas_repeat_gap(integer s, integer t, integer e, integer interval, integer t1, integer t2) =
      t != VUAS_REPEAT_WAIT ? 0 : s != t ? t1 : e == VUAS_REPEAT_AGAIN ? vuas_doubled(interval, t2) : interval;
    logic integer vuas_repeat_next(integer s, integer t, integer e, integer at, integer gap, integer now) =
      t != VUAS_REPEAT_WAIT ? VUAS_NEVER : s != t ? now + gap : e == VUAS_REPEAT_AGAIN ? vuas_again(at, gap, now) : at;
    logic integer vuas_repeat_end(integer s, integer t, integer at, integer now, integer t1) =
      t != VUAS_REPEAT_WAIT ? VUAS_NEVER : s != t ? now + 64 * t1 : at;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_repeat_row{O,N}(vuas_repeat *m, integer e, integer now, integer t1, integer t2, integer action) =
      \let s = \at(m->state,O); \let t = \at(m->state,N);
      action == vuas_repeat_does(s, e) &&
      t == vuas_repeat_to(s, e) &&
      \at(m->interval,N) == vuas_repeat_gap(s, t, e, \at(m->interval,O), t1, t2) &&
      \at(m->again_at,N) == vuas_repeat_next(s, t, e, \at(m->again_at,O), \at(m->interval,N), now) &&
      \at(m->give_up_at,N) == vuas_repeat_end(s, t, \at(m->give_up_at,O), now, t1);

    logic integer vuas_repeat_first{L}(vuas_repeat *m) = vuas_least(m->again_at, m->give_up_at);

    // which timer's event is due: giving up wins over repeating
    logic integer vuas_repeat_ripe{L}(vuas_repeat *m, integer now) =
      m->give_up_at <= now ? VUAS_REPEAT_GIVE_UP : VUAS_REPEAT_AGAIN;
*/

#endif
