/* SPDX-License-Identifier: Apache-2.0 */
/* The arithmetic that every retransmission schedule shares (RFC 3261 17). */
#ifndef VUAS_TIMING_H
#define VUAS_TIMING_H

#include "../spec/timing.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether these timer values may be configured.
   readable: the values can be read; exact: true for the good ones and for no other. */
/*@ requires readable: \valid_read(tm);
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result <==> vuas_timing_ok(tm);
*/
bool vuas_timing_check(const vuas_timing *tm);

/* The interval after this one (RFC 3261 17.1.2.2, 17.2.1, 13.3.1.4).
   bounded: so that twice the interval fits; exact: MIN(2 * interval, T2). */
/*@ requires bounded: interval <= VUAS_T2_MAX;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == vuas_doubled(interval, t2);
*/
uint32_t vuas_timing_doubled(uint32_t interval, uint32_t t2);

/* When a timer that was due at an instant fires next.
   due: it is due; bounded: so that the sum fits; exact: an interval after it was due, or after now if that has gone
   by. */
/*@ requires due: at <= now <= VUAS_TIME_MAX;
    requires bounded: interval <= VUAS_T2_MAX;
    terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == vuas_again(at, interval, now);
*/
uint64_t vuas_timing_again(uint64_t at, uint32_t interval, uint64_t now);

/* The earlier of two instants.
   exact: the lesser number. */
/*@ terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result == vuas_least(a, b);
*/
uint64_t vuas_timing_earlier(uint64_t a, uint64_t b);

/* Whether a timer's value is one that a machine may hold.
   exact: VUAS_NEVER, or not beyond the latest instant that any timer is armed for. */
/*@ terminates \true; exits \false;
    assigns \nothing;
    ensures exact: \result <==> vuas_timer_ok(at);
*/
bool vuas_timing_bounded(uint64_t at);

#ifdef __cplusplus
}
#endif

#endif
