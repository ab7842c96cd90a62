/* SPDX-License-Identifier: Apache-2.0 */
/* Look-up: where a hash may stand, and what it means that a slot stands there. */
#ifndef VUAS_SPEC_INDEX_H
#define VUAS_SPEC_INDEX_H

/*@ predicate vuas_index_ok{L}(vuas_index *x) =
      \valid(x) && 1 <= x->buckets <= 0x1000000 && \valid(x->place + (0 .. VUAS_WAYS * x->buckets - 1)) &&
      \separated(x, x->place + (0 .. VUAS_WAYS * x->buckets - 1));

    // the k-th of the sixteen places of a hash: its two buckets, one after the other; they may be the same
    logic integer vuas_index_place(integer hash, integer buckets, integer k) =
      k < VUAS_WAYS ? VUAS_WAYS * ((hash % 4294967296) % buckets) + k
                    : VUAS_WAYS * ((hash / 4294967296) % buckets) + (k - VUAS_WAYS);

    // place q holds this slot under this hash
    predicate vuas_index_at{L}(vuas_index *x, integer q, integer hash, integer slot) =
      x->place[q].hash == hash && x->place[q].item == slot + 1;

    // it stands in one of the places lo .. hi-1 of its hash
    predicate vuas_index_among{L}(vuas_index *x, integer hash, integer slot, integer lo, integer hi) =
      \exists integer k; lo <= k < hi && vuas_index_at(x, vuas_index_place(hash, x->buckets, k), hash, slot);

    predicate vuas_index_has{L}(vuas_index *x, integer hash, integer slot) =
      vuas_index_among(x, hash, slot, 0, 2 * VUAS_WAYS);

    // how many of the places lo .. hi-1 of a hash are free: measure hi - lo
    logic integer vuas_index_room{L}(vuas_index *x, integer hash, integer lo, integer hi) =
      hi <= lo ? 0 : vuas_index_room(x, hash, lo, hi - 1) +
      (x->place[vuas_index_place(hash, x->buckets, hi - 1)].item == 0 ? 1 : 0);

    predicate vuas_index_same{L0, L1}(vuas_index *x, integer q) =
      \at(x->place[q].hash, L1) == \at(x->place[q].hash, L0) && \at(x->place[q].item, L1) == \at(x->place[q].item, L0);
*/

#endif
