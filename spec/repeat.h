/* SPDX-License-Identifier: Apache-2.0 */
/* Retransmission of a 2xx until its ACK (RFC 3261 13.3.1.4).
   Made of spec/machines/repeat.table by spec/machines/generate; change the table. s: state, e: event. */
#ifndef VUAS_SPEC_REPEAT_H
#define VUAS_SPEC_REPEAT_H

#include "timing.h"

/*@
    // a timer runs exactly where its line says
    predicate vuas_repeat_inv{L}(vuas_repeat *m) =
      m->state <= VUAS_REPEAT_TIMED_OUT &&
      (m->give_up_at != VUAS_NEVER <==> m->state == VUAS_REPEAT_WAIT) &&
      (m->again_at != VUAS_NEVER <==> m->state == VUAS_REPEAT_WAIT) &&
      (m->interval != 0 <==> m->again_at != VUAS_NEVER) && m->interval <= VUAS_T2_MAX &&
      vuas_timer_ok(m->give_up_at) && vuas_timer_ok(m->again_at);

    // the event as the machine hears it: a timer's event counts only when that timer is due; else -1
    logic integer vuas_repeat_heard{L}(vuas_repeat *m, integer e, integer now) =
      e == VUAS_REPEAT_GIVE_UP && m->give_up_at > now ? -1 :
      e == VUAS_REPEAT_AGAIN && (m->again_at > now || m->give_up_at <= now) ? -1 :
      e;

    logic integer vuas_repeat_to(integer s, integer e) =
      s == VUAS_REPEAT_IDLE && e == VUAS_REPEAT_START ? VUAS_REPEAT_WAIT :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_ON_ACK ? VUAS_REPEAT_ACKED :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_GIVE_UP ? VUAS_REPEAT_TIMED_OUT :
      (s == VUAS_REPEAT_IDLE || s == VUAS_REPEAT_WAIT || s == VUAS_REPEAT_ACKED || s == VUAS_REPEAT_TIMED_OUT) &&
        e == VUAS_REPEAT_STOP ? VUAS_REPEAT_IDLE :
      s;

    logic integer vuas_repeat_does(integer s, integer e) =
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_AGAIN ? VUAS_REPEAT_RESEND :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_ON_ACK ? VUAS_REPEAT_TELL_ACKED :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_GIVE_UP ? VUAS_REPEAT_TELL_TIMEOUT :
      VUAS_REPEAT_NOTHING;

    logic integer vuas_repeat_give_up(integer s, integer e, integer at, integer now, integer t1) =
      \let t = vuas_repeat_to(s, e);
      !(t == VUAS_REPEAT_WAIT) ? VUAS_NEVER :
      s == VUAS_REPEAT_IDLE && e == VUAS_REPEAT_START ? now + 64 * t1 :
      at;

    logic integer vuas_repeat_again_gap(integer s, integer e, integer gap, integer t1, integer t2) =
      \let t = vuas_repeat_to(s, e);
      !(t == VUAS_REPEAT_WAIT) ? 0 :
      s == VUAS_REPEAT_IDLE && e == VUAS_REPEAT_START ? t1 :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_AGAIN ? vuas_doubled(gap, t2) :
      gap;

    logic integer vuas_repeat_again(integer s, integer e, integer at, integer gap, integer now) =
      \let t = vuas_repeat_to(s, e);
      !(t == VUAS_REPEAT_WAIT) ? VUAS_NEVER :
      s == VUAS_REPEAT_IDLE && e == VUAS_REPEAT_START ? now + gap :
      s == VUAS_REPEAT_WAIT && e == VUAS_REPEAT_AGAIN ? vuas_again(at, gap, now) :
      at;

    // the row that opens
    predicate vuas_repeat_opened{L}(vuas_repeat *m) =
      m->state == VUAS_REPEAT_IDLE &&
      m->give_up_at == VUAS_NEVER &&
      m->again_at == VUAS_NEVER && m->interval == 0;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_repeat_row{O,N}(vuas_repeat *m, integer e, integer now, integer t1, integer t2, integer action) =
      \let s = \at(m->state,O);
      action == vuas_repeat_does(s, e) &&
      \at(m->state,N) == vuas_repeat_to(s, e) &&
      \at(m->give_up_at,N) == vuas_repeat_give_up(s, e, \at(m->give_up_at,O), now, t1) &&
      \at(m->interval,N) == vuas_repeat_again_gap(s, e, \at(m->interval,O), t1, t2) &&
      \at(m->again_at,N) == vuas_repeat_again(s, e, \at(m->again_at,O), \at(m->interval,N), now);

    predicate vuas_repeat_same{O,N}(vuas_repeat *m) =
      \at(m->state,N) == \at(m->state,O) && \at(m->give_up_at,N) == \at(m->give_up_at,O) &&
        \at(m->again_at,N) == \at(m->again_at,O) && \at(m->interval,N) == \at(m->interval,O);

    logic integer vuas_repeat_first{L}(vuas_repeat *m) =
      vuas_least(m->give_up_at, m->again_at);

    // which timer's event is due
    logic integer vuas_repeat_ripe{L}(vuas_repeat *m, integer now) =
      m->give_up_at <= now ? VUAS_REPEAT_GIVE_UP :
      VUAS_REPEAT_AGAIN;
*/

#endif
