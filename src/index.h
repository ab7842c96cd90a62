/* SPDX-License-Identifier: Apache-2.0 */
/* Look-up of slots by a keyed 64-bit hash: two buckets of eight places a hash, one from each half of it, and no chains,
   so that every operation reads at most sixteen places. Different keys may have the same hash: the caller compares
   keys. */
#ifndef VUAS_INDEX_H
#define VUAS_INDEX_H

#include "state.h"
#include "../spec/index.h"

#define VUAS_INDEX_END (2 * VUAS_WAYS) /* no further place */

/* Nothing stands in it. */
/*@ requires ok: vuas_index_ok(x);
    terminates \true;
    exits \false;
    assigns x->place[0 .. VUAS_WAYS * x->buckets - 1];
    ensures ok: vuas_index_ok(x);
    ensures free: \forall integer q; 0 <= q < VUAS_WAYS * x->buckets ==> x->place[q].item == 0;
    ensures empty: \forall integer h, integer s; 0 <= h <= 0xFFFFFFFFFFFFFFFF && 0 <= s ==> !vuas_index_has(x, h, s);
*/
void vuas_index_clear(vuas_index *x);

/* Puts a slot into the emptier one of its hash's buckets; false, and nothing changed, when both are full. */
/*@ requires ok: vuas_index_ok(x);
    requires slot: slot < VUAS_NONE;
    terminates \true;
    exits \false;
    assigns x->place[0 .. VUAS_WAYS * x->buckets - 1];
    ensures ok: vuas_index_ok(x);
    ensures put: \result ==> vuas_index_has(x, hash, slot);
    ensures emptier: \result ==>
      (\old(vuas_index_room(x, hash, 0, VUAS_WAYS)) >= \old(vuas_index_room(x, hash, VUAS_WAYS, 2 * VUAS_WAYS)) ==>
         vuas_index_among(x, hash, slot, 0, VUAS_WAYS)) &&
      (\old(vuas_index_room(x, hash, 0, VUAS_WAYS)) < \old(vuas_index_room(x, hash, VUAS_WAYS, 2 * VUAS_WAYS)) ==>
         vuas_index_among(x, hash, slot, VUAS_WAYS, 2 * VUAS_WAYS));
    ensures others: \forall integer h, integer s; 0 <= h <= 0xFFFFFFFFFFFFFFFF && 0 <= s && (h != hash || s != slot) ==>
      (vuas_index_has(x, h, s) <==> vuas_index_has{Old}(x, h, s));
    ensures kept: !\result ==> \forall integer q; 0 <= q < VUAS_WAYS * x->buckets ==> vuas_index_same{Old, Here}(x, q);
    ensures full: !\result <==> \forall integer k; 0 <= k < 2 * VUAS_WAYS ==>
      \old(x->place[vuas_index_place(hash, x->buckets, k)].item) != 0;
*/
bool vuas_index_put(vuas_index *x, uint64_t hash, uint32_t slot);

/* Takes a slot out, wherever it stands under this hash. */
/*@ requires ok: vuas_index_ok(x);
    requires slot: slot < VUAS_NONE;
    terminates \true;
    exits \false;
    assigns x->place[0 .. VUAS_WAYS * x->buckets - 1];
    ensures ok: vuas_index_ok(x);
    ensures gone: !vuas_index_has(x, hash, slot);
    ensures others: \forall integer h, integer s; 0 <= h <= 0xFFFFFFFFFFFFFFFF && 0 <= s && (h != hash || s != slot) ==>
      (vuas_index_has(x, h, s) <==> vuas_index_has{Old}(x, h, s));
*/
void vuas_index_drop(vuas_index *x, uint64_t hash, uint32_t slot);

/* The first of the hash's places from the k-th on that holds this hash, and the slot there; VUAS_INDEX_END and *slot
   untouched when there is none. A search begins at 0, goes on after what was found, and so meets every slot of this
   hash. */
/*@ requires ok: vuas_index_ok(x);
    requires from: k <= VUAS_INDEX_END;
    requires slot: \valid(slot);
    requires apart: \separated(slot, x) && \separated(slot, x->place + (0 .. VUAS_WAYS * x->buckets - 1));
    terminates \true;
    exits \false;
    assigns *slot;
    ensures ok: vuas_index_ok(x);
    ensures range: k <= \result <= VUAS_INDEX_END;
    ensures found: \result < VUAS_INDEX_END ==> *slot < VUAS_NONE &&
      vuas_index_at(x, vuas_index_place(hash, x->buckets, \result), hash, *slot);
    ensures has: \result < VUAS_INDEX_END ==> vuas_index_has(x, hash, *slot);
    ensures first: \forall integer s; 0 <= s ==> !vuas_index_among(x, hash, s, k, \result);
    ensures before: \forall integer s; 0 <= s && vuas_index_among(x, hash, s, 0, \result) ==>
      vuas_index_among(x, hash, s, 0, k);
    ensures this: \result < VUAS_INDEX_END ==> \forall integer s;
      0 <= s && vuas_index_among(x, hash, s, 0, \result + 1) ==> vuas_index_among(x, hash, s, 0, k) || s == *slot;
    ensures none: \result == VUAS_INDEX_END ==> \forall integer s;
      0 <= s && vuas_index_has(x, hash, s) ==> vuas_index_among(x, hash, s, 0, k);
    ensures untouched: \result == VUAS_INDEX_END ==> *slot == \old(*slot);
*/
uint32_t vuas_index_next(const vuas_index *x, uint64_t hash, uint32_t k, uint32_t *slot);

#endif
