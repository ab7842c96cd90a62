/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE server transaction (RFC 3261 17.2.2 as amended by RFC 4320 4).
   Made of spec/machines/nist.table by spec/machines/generate; change the table. s: state, e: event. */
#ifndef VUAS_SPEC_NIST_H
#define VUAS_SPEC_NIST_H

#include "timing.h"

/*@
    // a timer runs exactly where its line says
    predicate vuas_nist_inv{L}(vuas_nist *m) =
      m->state <= VUAS_NIST_TERMINATED &&
      (m->state == VUAS_NIST_COMPLETED ==> m->reliable == 0) &&
      (m->life_at != VUAS_NEVER <==> (m->state == VUAS_NIST_TRYING || m->state == VUAS_NIST_PROCEEDING)) &&
      (m->trying_at != VUAS_NEVER <==> m->state == VUAS_NIST_TRYING) &&
      (m->j_at != VUAS_NEVER <==> m->state == VUAS_NIST_COMPLETED) &&
      vuas_timer_ok(m->life_at) && vuas_timer_ok(m->trying_at) && vuas_timer_ok(m->j_at);

    // the event as the machine hears it: a timer's event counts only when that timer is due; else -1
    logic integer vuas_nist_heard{L}(vuas_nist *m, integer e, integer now) =
      e == VUAS_NIST_TIMER_LIFE && m->life_at > now ? -1 :
      e == VUAS_NIST_TIMER_TRYING && (m->trying_at > now || m->life_at <= now) ? -1 :
      e == VUAS_NIST_TIMER_J && m->j_at > now ? -1 :
      e;

    logic integer vuas_nist_to(integer s, integer e, integer reliable, integer before_trying) =
      s == VUAS_NIST_TRYING && e == VUAS_NIST_TIMER_TRYING ? VUAS_NIST_PROCEEDING :
      s == VUAS_NIST_TRYING && e == VUAS_NIST_SEND_100 && reliable == 0 && before_trying == 0 ? VUAS_NIST_PROCEEDING :
      s == VUAS_NIST_TRYING && e == VUAS_NIST_SEND_100 && reliable != 0 ? VUAS_NIST_PROCEEDING :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_SEND_FINAL && reliable == 0 ?
        VUAS_NIST_COMPLETED :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_SEND_FINAL && reliable != 0 ?
        VUAS_NIST_TERMINATED :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_TIMER_LIFE ? VUAS_NIST_TERMINATED :
      s == VUAS_NIST_COMPLETED && e == VUAS_NIST_TIMER_J ? VUAS_NIST_TERMINATED :
      s;

    logic integer vuas_nist_does(integer s, integer e, integer reliable, integer before_trying) =
      s == VUAS_NIST_TRYING && e == VUAS_NIST_TIMER_TRYING ? VUAS_NIST_SEND_TRYING :
      s == VUAS_NIST_TRYING && e == VUAS_NIST_SEND_100 && reliable == 0 && before_trying != 0 ? VUAS_NIST_REFUSE :
      s == VUAS_NIST_TRYING && e == VUAS_NIST_SEND_100 && reliable == 0 && before_trying == 0 ? VUAS_NIST_SEND :
      s == VUAS_NIST_TRYING && e == VUAS_NIST_SEND_100 && reliable != 0 ? VUAS_NIST_SEND :
      s == VUAS_NIST_PROCEEDING && e == VUAS_NIST_ON_REQUEST ? VUAS_NIST_RESEND :
      s == VUAS_NIST_PROCEEDING && e == VUAS_NIST_SEND_100 ? VUAS_NIST_SEND :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_SEND_FINAL && reliable == 0 ?
        VUAS_NIST_SEND :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_SEND_FINAL && reliable != 0 ?
        VUAS_NIST_SEND :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_TIMER_LIFE ? VUAS_NIST_TELL_TIMEOUT :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_TRANSPORT_ERROR ?
        VUAS_NIST_TELL_TRANSPORT :
      s == VUAS_NIST_COMPLETED && e == VUAS_NIST_ON_REQUEST ? VUAS_NIST_RESEND :
      s == VUAS_NIST_COMPLETED && e == VUAS_NIST_TRANSPORT_ERROR ? VUAS_NIST_TELL_TRANSPORT :
      s == VUAS_NIST_TERMINATED && (e == VUAS_NIST_SEND_100 || e == VUAS_NIST_SEND_FINAL) ? VUAS_NIST_REFUSE :
      VUAS_NIST_NOTHING;

    logic integer vuas_nist_life(integer s, integer e, integer reliable, integer before_trying, integer at) =
      \let t = vuas_nist_to(s, e, reliable, before_trying);
      !((t == VUAS_NIST_TRYING || t == VUAS_NIST_PROCEEDING)) ? VUAS_NEVER :
      at;

    logic integer vuas_nist_trying(integer s, integer e, integer reliable, integer before_trying, integer at) =
      \let t = vuas_nist_to(s, e, reliable, before_trying);
      !(t == VUAS_NIST_TRYING) ? VUAS_NEVER :
      at;

    logic integer vuas_nist_j(integer s, integer e, integer reliable, integer before_trying, integer at, integer now,
      integer t1) =
      \let t = vuas_nist_to(s, e, reliable, before_trying);
      !(t == VUAS_NIST_COMPLETED) ? VUAS_NEVER :
      (s == VUAS_NIST_TRYING || s == VUAS_NIST_PROCEEDING) && e == VUAS_NIST_SEND_FINAL && reliable == 0 ? now +
        64 * t1 :
      at;

    // the row that opens
    predicate vuas_nist_opened{L}(vuas_nist *m, integer reliable, integer now, integer t1) =
      m->state == VUAS_NIST_TRYING && m->reliable == reliable &&
      m->life_at == now + 64 * t1 &&
      m->trying_at == now + 7 * t1 &&
      m->j_at == VUAS_NEVER;

    // the whole row: state O, event heard e, lead to state N and this action
    predicate vuas_nist_row{O,N}(vuas_nist *m, integer e, integer now, integer t1, integer action) =
      \let s = \at(m->state,O); \let reliable = \at(m->reliable,O); \let before_trying = (\at(m->trying_at,O) > now ?
        1 : 0);
      action == vuas_nist_does(s, e, reliable, before_trying) &&
      \at(m->state,N) == vuas_nist_to(s, e, reliable, before_trying) &&
      \at(m->reliable,N) == reliable &&
      \at(m->life_at,N) == vuas_nist_life(s, e, reliable, before_trying, \at(m->life_at,O)) &&
      \at(m->trying_at,N) == vuas_nist_trying(s, e, reliable, before_trying, \at(m->trying_at,O)) &&
      \at(m->j_at,N) == vuas_nist_j(s, e, reliable, before_trying, \at(m->j_at,O), now, t1);

    predicate vuas_nist_same{O,N}(vuas_nist *m) =
      \at(m->state,N) == \at(m->state,O) && \at(m->reliable,N) == \at(m->reliable,O) &&
        \at(m->life_at,N) == \at(m->life_at,O) && \at(m->trying_at,N) == \at(m->trying_at,O) &&
        \at(m->j_at,N) == \at(m->j_at,O);

    logic integer vuas_nist_first{L}(vuas_nist *m) =
      vuas_least(m->life_at, vuas_least(m->trying_at, m->j_at));

    // which timer's event is due
    logic integer vuas_nist_ripe{L}(vuas_nist *m, integer now) =
      m->life_at <= now ? VUAS_NIST_TIMER_LIFE :
      m->trying_at <= now ? VUAS_NIST_TIMER_TRYING :
      VUAS_NIST_TIMER_J;
*/

#endif
