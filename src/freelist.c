/* SPDX-License-Identifier: Apache-2.0 */
/* Free slots: a stack of their numbers. */
#include "freelist.h"

void vuas_free_init(vuas_free *f)
{
  uint32_t n = f->capacity;
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant down: \forall integer j; 0 <= j < k ==> f->slot[j] == n - 1 - j;
      loop assigns k, f->slot[0 .. n - 1];
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) f->slot[k] = n - 1 - k;
  f->count = n;
  /* every slot's witness, one after the other; nothing of it is executed */
  /*@ ghost
      uint32_t s = 0;
      /@ loop invariant slot: 0 <= s <= n;
         loop invariant all: \forall integer r; 0 <= r < s ==> vuas_free_has(f, r);
         loop assigns s;
         loop variant n - s;
      @/
      while (s < n) {
        /@ assert here: f->slot[n - 1 - s] == s; @/
        /@ assert has: vuas_free_has(f, s); @/
        s++;
      }
  */
}

bool vuas_free_pop(vuas_free *f, uint32_t *slot)
{
  if (f->count == 0) return false;
  uint32_t last = f->count - 1;
  *slot = f->slot[last];
  f->count = last;
  return true;
}

void vuas_free_push(vuas_free *f, uint32_t slot)
{
  uint32_t last = f->count;
  if (last >= f->capacity) return;
  f->slot[last] = slot;
  f->count = last + 1;
}
