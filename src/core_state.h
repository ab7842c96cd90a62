/* SPDX-License-Identifier: Apache-2.0 */
/* The whole state with all that its invariant speaks of; counting and the clock. */
#ifndef VUAS_CORE_STATE_H
#define VUAS_CORE_STATE_H

#include "freelist.h"
#include "hash.h"
#include "index.h"
#include "ist.h"
#include "lex.h"
#include "limit.h"
#include "nict.h"
#include "nist.h"
#include "repeat.h"
#include "timer.h"
#include "vuas.h"
#include "words.h"
#include "write.h"

#include "../spec/message.h"

#include "../spec/core.h"
#include "../spec/lasting.h"

/* A counter's next value; it stays at its greatest.
   exact: one more, or the same when there is none. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == (count < VUAS_NEVER ? count + 1 : count);
*/
uint64_t vuas_more(uint64_t count);

/* One packet that led to nothing; one packet sent again; one request that came again. */
/*@ requires place: \valid(u);
    terminates \true; exits \false; assigns u->run.stats.dropped;
    ensures more: u->run.stats.dropped == (\old(u->run.stats.dropped) < VUAS_NEVER ? \old(u->run.stats.dropped) + 1 :
      VUAS_NEVER);
*/
void vuas_count_dropped(vuas *u);
/*@ requires place: \valid(u);
    terminates \true; exits \false; assigns u->run.stats.retransmissions_out;
    ensures more: u->run.stats.retransmissions_out ==
      (\old(u->run.stats.retransmissions_out) < VUAS_NEVER ? \old(u->run.stats.retransmissions_out) + 1 : VUAS_NEVER);
*/
void vuas_count_resent(vuas *u);
/*@ requires place: \valid(u);
    terminates \true; exits \false; assigns u->run.stats.retransmissions_in;
    ensures more: u->run.stats.retransmissions_in ==
      (\old(u->run.stats.retransmissions_in) < VUAS_NEVER ? \old(u->run.stats.retransmissions_in) + 1 : VUAS_NEVER);
*/
void vuas_count_repeated(vuas *u);

/* The time of this step; a step back is no step.
   bounded: a time that is accepted; later: the later of the two. */
/*@ requires place: \valid(u);
    requires bounded: now <= VUAS_TIME_MAX;
    terminates \true; exits \false; assigns u->run.now;
    ensures later: u->run.now == (now > \old(u->run.now) ? now : \old(u->run.now));
*/
void vuas_set_time(vuas *u, uint64_t now);

#endif
