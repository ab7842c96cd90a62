/* SPDX-License-Identifier: Apache-2.0 */
/* Deadlines: a complete binary tree of minima in one array. Leaf capacity + i holds item i, a parent the lesser of its
   children, node 1 the earliest of all. */
#include "timer.h"

void vuas_timers_clear(vuas_timers *t)
{
  uint32_t n = 2 * t->capacity;
  /*@ loop invariant place: 0 <= j <= n;
      loop invariant never: \forall integer k; 0 <= k < j ==> t->at[k] == VUAS_NEVER;
      loop assigns j, t->at[0 .. n - 1];
      loop variant n - j;
  */
  for (uint32_t j = 0; j < n; j++) t->at[j] = VUAS_NEVER;
}

void vuas_timers_set(vuas_timers *t, uint32_t i, uint64_t at)
{
  uint64_t *a = t->at;
  uint32_t capacity = t->capacity;
  uint32_t j = capacity + i;
  a[j] = at;
  /*@ loop invariant place: 1 <= j <= capacity + i;
      loop invariant set: a[capacity + i] == at;
      loop invariant tree: vuas_timer_tree_but(a, capacity, j);
      loop invariant others: \forall integer k; 0 <= k < capacity && k != i ==>
        a[capacity + k] == \at(t->at[t->capacity + k], Pre);
      loop assigns j, a[1 .. capacity - 1];
      loop variant j;
  */
  while (j > 1) {
    uint32_t p = j / 2;
    /*@ assert half: 2 * p == j || 2 * p + 1 == j; */
    /*@ assert mine: \forall integer k; 1 <= k < capacity && k != p ==> 2 * k != j && 2 * k + 1 != j; */
    /*@ assert rest: \forall integer k; 1 <= k < capacity && k != p ==> vuas_timer_node(a, k); */
    uint64_t l = a[2 * p], r = a[2 * p + 1];
    a[p] = l < r ? l : r;
    /*@ assert node: vuas_timer_node(a, p); */
    /*@ assert kept: \forall integer k; 1 <= k < capacity && k != p && 2 * k != p && 2 * k + 1 != p ==>
        vuas_timer_node(a, k); */
    j = p;
  }
}

uint64_t vuas_timers_first(const vuas_timers *t)
{
  /* a proof by induction over the nodes; nothing of it is executed */
  /*@ ghost
      uint32_t j = 1;
      /@ loop invariant place: 1 <= j <= 2 * t->capacity;
         loop invariant least: \forall integer k; 1 <= k < j ==> t->at[1] <= t->at[k];
         loop assigns j;
         loop variant 2 * t->capacity - j;
      @/
      while (j < 2 * t->capacity) {
        /@ assert half: 2 * (j / 2) == j || 2 * (j / 2) + 1 == j; @/
        /@ assert above: j > 1 ==> vuas_timer_node(t->at, j / 2); @/
        j++;
      }
  */
  return t->at[1];
}

uint32_t vuas_timers_who(const vuas_timers *t)
{
  uint64_t first = vuas_timers_first(t);
  uint32_t j = 1;
  /*@ loop invariant place: 1 <= j < 2 * t->capacity;
      loop invariant first: t->at[j] == first;
      loop assigns j;
      loop variant 2 * t->capacity - j;
  */
  while (j < t->capacity) {
    /*@ assert node: vuas_timer_node(t->at, j); */
    j = t->at[2 * j] == first ? 2 * j : 2 * j + 1;
  }
  return j - t->capacity;
}
