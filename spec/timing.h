/* SPDX-License-Identifier: Apache-2.0 */
/* Timer values and the arithmetic that every retransmission schedule shares (RFC 3261 17). */
#ifndef VUAS_SPEC_TIMING_H
#define VUAS_SPEC_TIMING_H

#include "state.h"

/*@ // what a caller may configure: no value is 0, none lets a sum reach VUAS_NEVER
    predicate vuas_timing_ok{L}(vuas_timing *tm) =
      1 <= tm->t1 <= VUAS_T1_MAX && tm->t1 <= tm->t2 <= VUAS_T2_MAX && 1 <= tm->t4 <= VUAS_T2_MAX;

    // an armed timer's greatest instant: the greatest time accepted and the longest give-up time
    logic integer vuas_latest = VUAS_TIME_MAX + 64 * VUAS_T1_MAX;
    predicate vuas_timer_ok(integer at) = at == VUAS_NEVER || at <= vuas_latest;

    logic integer vuas_least(integer a, integer b) = a <= b ? a : b;

    // the interval after this one: MIN(2 * interval, T2) (RFC 3261 17.1.2.2, 17.2.1, 13.3.1.4)
    logic integer vuas_doubled(integer interval, integer t2) = vuas_least(2 * interval, t2);

    // when to fire next: counted from when it was due, so that nothing drifts; from now if that has gone by already
    logic integer vuas_again(integer at, integer interval, integer now) =
      at + interval > now ? at + interval : now + interval;
*/

#endif
