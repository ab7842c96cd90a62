/* SPDX-License-Identifier: Apache-2.0 */
/* Deadlines: the tree of minima, every parent the lesser of its two children. */
#ifndef VUAS_SPEC_TIMER_H
#define VUAS_SPEC_TIMER_H

/*@ predicate vuas_timers_mem{L}(vuas_timers *t) =
      \valid(t) && 1 <= t->capacity <= 0x2000000 && \valid(t->at + (0 .. 2 * t->capacity - 1)) &&
      \separated(t, t->at + (0 .. 2 * t->capacity - 1));

    predicate vuas_timer_node{L}(uint64_t *at, integer j) =
      at[j] <= at[2 * j] && at[j] <= at[2 * j + 1] && (at[j] == at[2 * j] || at[j] == at[2 * j + 1]);

    predicate vuas_timer_tree{L}(uint64_t *at, integer capacity) =
      \forall integer j; 1 <= j < capacity ==> vuas_timer_node(at, j);

    // every node but the parent of x
    predicate vuas_timer_tree_but{L}(uint64_t *at, integer capacity, integer x) =
      \forall integer j; 1 <= j < capacity && 2 * j != x && 2 * j + 1 != x ==> vuas_timer_node(at, j);

    predicate vuas_timers_ok{L}(vuas_timers *t) = vuas_timers_mem(t) && vuas_timer_tree(t->at, t->capacity);

    // the deadline of item i
    logic integer vuas_timer_of{L}(vuas_timers *t, integer i) = t->at[t->capacity + i];
*/

#endif
