/* SPDX-License-Identifier: Apache-2.0 */
/* Look-up: two buckets of eight places a hash, one from each half of it. */
#include "index.h"

/* The k-th place of a hash. */
/*@ requires ok: vuas_index_ok(x);
    requires k: k < 2 * VUAS_WAYS;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures place: \result == vuas_index_place(hash, x->buckets, k);
    ensures bound: \result < VUAS_WAYS * x->buckets;
*/
static uint32_t vuas_index_nth(const vuas_index *x, uint64_t hash, uint32_t k)
{
  uint32_t first = (uint32_t)(hash % 4294967296u) % x->buckets;
  uint32_t second = (uint32_t)(hash / 4294967296u) % x->buckets;
  return k < VUAS_WAYS ? VUAS_WAYS * first + k : VUAS_WAYS * second + (k - VUAS_WAYS);
}

void vuas_index_clear(vuas_index *x)
{
  uint32_t n = VUAS_WAYS * x->buckets;
  /*@ loop invariant place: 0 <= q <= n;
      loop invariant free: \forall integer p; 0 <= p < q ==> x->place[p].item == 0;
      loop assigns q, x->place[0 .. n - 1];
      loop variant n - q;
  */
  for (uint32_t q = 0; q < n; q++) {
    x->place[q].hash = 0;
    x->place[q].item = 0;
  }
  /*@ assert bound: \forall integer h, integer k; 0 <= h <= 0xFFFFFFFFFFFFFFFF && 0 <= k < 2 * VUAS_WAYS ==>
        0 <= vuas_index_place(h, x->buckets, k) < n; */
}

/* How many of the places lo .. lo+7 of a hash are free. */
/*@ requires ok: vuas_index_ok(x);
    requires lo: lo <= VUAS_WAYS;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures room: \result == vuas_index_room(x, hash, lo, lo + VUAS_WAYS);
    ensures full: \result == 0 <==> \forall integer k; lo <= k < lo + VUAS_WAYS ==>
      x->place[vuas_index_place(hash, x->buckets, k)].item != 0;
*/
static uint32_t vuas_index_count_free(const vuas_index *x, uint64_t hash, uint32_t lo)
{
  uint32_t n = 0;
  /*@ loop invariant place: lo <= k <= lo + VUAS_WAYS;
      loop invariant room: n == vuas_index_room(x, hash, lo, k) && n <= k - lo;
      loop invariant full: n == 0 <==> \forall integer j; lo <= j < k ==>
        x->place[vuas_index_place(hash, x->buckets, j)].item != 0;
      loop assigns k, n;
      loop variant lo + VUAS_WAYS - k;
  */
  for (uint32_t k = lo; k < lo + VUAS_WAYS; k++) {
    if (x->place[vuas_index_nth(x, hash, k)].item == 0) n++;
  }
  return n;
}

/* The first free one of the places lo .. lo+7 of a hash, of which at least one is free. */
/*@ requires ok: vuas_index_ok(x);
    requires lo: lo <= VUAS_WAYS;
    requires some: \exists integer k; lo <= k < lo + VUAS_WAYS &&
      x->place[vuas_index_place(hash, x->buckets, k)].item == 0;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures range: lo <= \result < lo + VUAS_WAYS;
    ensures free: x->place[vuas_index_place(hash, x->buckets, \result)].item == 0;
*/
static uint32_t vuas_index_first_free(const vuas_index *x, uint64_t hash, uint32_t lo)
{
  uint32_t k = lo;
  /*@ loop invariant place: lo <= k < lo + VUAS_WAYS;
      loop invariant full: \forall integer j; lo <= j < k ==> x->place[vuas_index_place(hash, x->buckets, j)].item != 0;
      loop assigns k;
      loop variant lo + VUAS_WAYS - k;
  */
  while (x->place[vuas_index_nth(x, hash, k)].item != 0) k++;
  return k;
}

/* Writes one place; every other one stays. */
/*@ requires ok: vuas_index_ok(x);
    requires q: q < VUAS_WAYS * x->buckets;
    terminates \true;
    exits \false;
    assigns x->place[q];
    ensures ok: vuas_index_ok(x);
    ensures hash: x->place[q].hash == hash;
    ensures item: x->place[q].item == item;
    ensures others: \forall integer p; 0 <= p < VUAS_WAYS * x->buckets && p != q ==> vuas_index_same{Old, Here}(x, p);
*/
static void vuas_index_write(vuas_index *x, uint32_t q, uint64_t hash, uint32_t item)
{
  x->place[q].hash = hash;
  x->place[q].item = item;
}

bool vuas_index_put(vuas_index *x, uint64_t hash, uint32_t slot)
{
  uint32_t first = vuas_index_count_free(x, hash, 0);
  uint32_t second = vuas_index_count_free(x, hash, VUAS_WAYS);
  if (first == 0 && second == 0) return false;
  uint32_t k = vuas_index_first_free(x, hash, first >= second ? 0 : VUAS_WAYS);
  uint32_t q = vuas_index_nth(x, hash, k);
  vuas_index_write(x, q, hash, slot + 1);
  /*@ assert here: vuas_index_at(x, vuas_index_place(hash, x->buckets, k), hash, slot); */
  /*@ assert bound: \forall integer h, integer j; 0 <= h <= 0xFFFFFFFFFFFFFFFF && 0 <= j < 2 * VUAS_WAYS ==>
        0 <= vuas_index_place(h, x->buckets, j) < VUAS_WAYS * x->buckets; */
  /*@ assert others: \forall integer p, integer h, integer s; 0 <= p < VUAS_WAYS * x->buckets && 0 <= s &&
        (h != hash || s != slot) ==>
        (vuas_index_at(x, p, h, s) <==> vuas_index_at{Pre}(x, p, h, s)); */
  return true;
}

void vuas_index_drop(vuas_index *x, uint64_t hash, uint32_t slot)
{
  /*@ ghost uint32_t n = VUAS_WAYS * x->buckets; */
  /*@ loop invariant place: 0 <= k <= 2 * VUAS_WAYS;
      loop invariant ok: vuas_index_ok(x) && x->place == \at(x->place, Pre) && n == VUAS_WAYS * x->buckets;
      loop invariant gone: \forall integer j; 0 <= j < k ==>
        !vuas_index_at(x, vuas_index_place(hash, x->buckets, j), hash, slot);
      loop invariant others: \forall integer p, integer h, integer s; 0 <= p < n && 0 <= s &&
        (h != hash || s != slot) ==> (vuas_index_at(x, p, h, s) <==> vuas_index_at{Pre}(x, p, h, s));
      loop assigns k, x->place[0 .. n - 1];
      loop variant 2 * VUAS_WAYS - k;
  */
  for (uint32_t k = 0; k < 2 * VUAS_WAYS; k++) {
    uint32_t q = vuas_index_nth(x, hash, k);
    if (x->place[q].item == slot + 1 && x->place[q].hash == hash) vuas_index_write(x, q, 0, 0);
  }
  /*@ assert bound: \forall integer h, integer j; 0 <= h <= 0xFFFFFFFFFFFFFFFF && 0 <= j < 2 * VUAS_WAYS ==>
        0 <= vuas_index_place(h, x->buckets, j) < VUAS_WAYS * x->buckets; */
}

uint32_t vuas_index_next(const vuas_index *x, uint64_t hash, uint32_t k, uint32_t *slot)
{
  /*@ loop invariant place: \at(k, Pre) <= k <= VUAS_INDEX_END;
      loop invariant none: \forall integer j, integer s; \at(k, Pre) <= j < k && 0 <= s ==>
        !vuas_index_at(x, vuas_index_place(hash, x->buckets, j), hash, s);
      loop assigns k;
      loop variant VUAS_INDEX_END - k;
  */
  while (k < VUAS_INDEX_END) {
    uint32_t q = vuas_index_nth(x, hash, k);
    uint32_t item = x->place[q].item;
    if (item != 0 && x->place[q].hash == hash) {
      *slot = item - 1;
      /*@ assert here: vuas_index_at(x, vuas_index_place(hash, x->buckets, k), hash, *slot); */
      return k;
    }
    k++;
  }
  return VUAS_INDEX_END;
}
