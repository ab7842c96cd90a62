/* SPDX-License-Identifier: Apache-2.0 */
/* Deadlines of numbered items, VUAS_NEVER when an item has none. The earliest is read at once; a change costs one path
   of the tree. */
#ifndef VUAS_TIMER_H
#define VUAS_TIMER_H

#include "state.h"
#include "../spec/timer.h"

/* No item has a deadline. */
/*@ requires mem: vuas_timers_mem(t);
    terminates \true;
    exits \false;
    assigns t->at[0 .. 2 * t->capacity - 1];
    ensures ok: vuas_timers_ok(t);
    ensures never: \forall integer i; 0 <= i < t->capacity ==> vuas_timer_of(t, i) == VUAS_NEVER;
*/
void vuas_timers_clear(vuas_timers *t);

/* Item i is due at that time, or never; every other item as before. */
/*@ requires ok: vuas_timers_ok(t);
    requires item: i < t->capacity;
    terminates \true;
    exits \false;
    assigns t->at[1 .. 2 * t->capacity - 1];
    ensures ok: vuas_timers_ok(t);
    ensures set: vuas_timer_of(t, i) == at;
    ensures others: \forall integer j; 0 <= j < t->capacity && j != i ==>
      vuas_timer_of(t, j) == \old(vuas_timer_of(t, j));
*/
void vuas_timers_set(vuas_timers *t, uint32_t i, uint64_t at);

/* The earliest deadline of all. */
/*@ requires ok: vuas_timers_ok(t);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures root: \result == t->at[1];
    ensures least: \forall integer i; 0 <= i < t->capacity ==> \result <= vuas_timer_of(t, i);
*/
uint64_t vuas_timers_first(const vuas_timers *t);

/* An item whose deadline is the earliest. */
/*@ requires ok: vuas_timers_ok(t);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures item: \result < t->capacity;
    ensures root: vuas_timer_of(t, \result) == t->at[1];
    ensures least: \forall integer i; 0 <= i < t->capacity ==> vuas_timer_of(t, \result) <= vuas_timer_of(t, i);
*/
uint32_t vuas_timers_who(const vuas_timers *t);

#endif
