/* SPDX-License-Identifier: Apache-2.0 */
/* Free slots: a stack without repetitions. */
#ifndef VUAS_SPEC_FREELIST_H
#define VUAS_SPEC_FREELIST_H

/*@ predicate vuas_free_mem{L}(vuas_free *f) =
      \valid(f) && f->capacity <= 0x1000000 && \valid(f->slot + (0 .. f->capacity - 1)) &&
      \separated(f, f->slot + (0 .. f->capacity - 1));

    predicate vuas_free_ok{L}(vuas_free *f) =
      vuas_free_mem(f) && f->count <= f->capacity &&
      (\forall integer k; 0 <= k < f->count ==> f->slot[k] < f->capacity) &&
      (\forall integer j, integer k; 0 <= j < k < f->count ==> f->slot[j] != f->slot[k]);

    predicate vuas_free_has{L}(vuas_free *f, integer slot) = \exists integer k; 0 <= k < f->count && f->slot[k] == slot;
*/

#endif
