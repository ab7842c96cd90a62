/* SPDX-License-Identifier: Apache-2.0 */
/* Look-up against a plain list of what was put in. Few hashes and few buckets, so that buckets fill and coincide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "index.h"

enum { BUCKETS_MOST = 9, ENTRIES_MOST = VUAS_WAYS * BUCKETS_MOST };
static uint64_t random_state = 0x9E3779B97F4A7C15u;
static vuas_place places[ENTRIES_MOST + 1]; /* the last one is never to be touched */
static vuas_place entries[ENTRIES_MOST];    /* the model: hash, and slot + 1 */
static uint32_t n_entries;

static uint64_t next_random(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static uint32_t bucket(const vuas_index *x, uint64_t hash, int which)
{
  return (uint32_t)((which == 0 ? hash & 0xFFFFFFFFu : hash >> 32) % x->buckets);
}

static uint32_t used(const vuas_index *x, uint32_t b)
{
  uint32_t n = 0;
  for (uint32_t k = 0; k < VUAS_WAYS; k++) {
    if (x->place[VUAS_WAYS * b + k].item != 0) n++;
  }
  return n;
}

static bool expected(uint64_t hash, uint32_t slot)
{
  for (uint32_t k = 0; k < n_entries; k++) {
    if (entries[k].hash == hash && entries[k].item == slot + 1) return true;
  }
  return false;
}

/* What a search meets is what was put in under this hash, each of it, and nothing else. */
static void search(const vuas_index *x, uint64_t hash)
{
  uint32_t met[2 * VUAS_WAYS], n = 0, slot = 0xDEAD;
  for (uint32_t k = 0; (k = vuas_index_next(x, hash, k, &slot)) < VUAS_INDEX_END; k++) {
    assert_true(n < 2 * VUAS_WAYS);
    met[n++] = slot;
    assert_true(expected(hash, slot));
    slot = 0xDEAD;
  }
  assert_int_equal(slot, 0xDEAD);
  for (uint32_t e = 0; e < n_entries; e++) {
    bool found = false;
    for (uint32_t k = 0; k < n; k++) found = found || met[k] + 1 == entries[e].item;
    if (entries[e].hash == hash) assert_true(found);
  }
}

static void put(vuas_index *x, uint64_t hash, uint32_t slot)
{
  uint32_t first = bucket(x, hash, 0), second = bucket(x, hash, 1);
  uint32_t u1 = used(x, first), u2 = used(x, second);
  bool done = vuas_index_put(x, hash, slot);
  assert_int_equal(done, u1 < VUAS_WAYS || u2 < VUAS_WAYS);
  if (!done) return;
  entries[n_entries].hash = hash;
  entries[n_entries++].item = slot + 1;
  assert_int_equal(used(x, u1 <= u2 ? first : second), (u1 <= u2 ? u1 : u2) + 1);
}

static void drop(vuas_index *x, uint64_t hash, uint32_t slot)
{
  vuas_index_drop(x, hash, slot);
  for (uint32_t k = 0; k < n_entries; k++) {
    if (entries[k].hash == hash && entries[k].item == slot + 1) entries[k] = entries[--n_entries];
  }
}

static void run(uint32_t buckets, uint32_t n_hashes)
{
  uint64_t hashes[40];
  vuas_index x = {places, buckets};
  memset(places, 0xA5, sizeof places);
  vuas_index_clear(&x);
  n_entries = 0;
  for (uint32_t k = 0; k < n_hashes; k++) hashes[k] = k % 3 == 0 ? next_random() % 4 : next_random();
  for (int step = 0; step < 2000; step++) {
    uint64_t hash = hashes[next_random() % n_hashes];
    uint32_t slot = (uint32_t)(next_random() % 30);
    bool mostly_put = step % 400 < 200;
    if ((next_random() % 4 != 0) == mostly_put) {
      if (!expected(hash, slot)) put(&x, hash, slot);
    } else if (n_entries > 0 && next_random() % 8 != 0) {
      vuas_place e = entries[next_random() % n_entries];
      drop(&x, e.hash, e.item - 1);
    } else {
      drop(&x, hash, slot);
    }
    for (uint32_t k = 0; k < n_hashes; k++) search(&x, hashes[k]);
    uint32_t total = 0;
    for (uint32_t b = 0; b < buckets; b++) total += used(&x, b);
    assert_int_equal(total, n_entries);
  }
  assert_true(places[VUAS_WAYS * buckets].hash == 0xA5A5A5A5A5A5A5A5u);
}

static void one_bucket(void **state)
{
  (void)state;
  run(1, 5);
}

static void more_buckets(void **state)
{
  (void)state;
  for (uint32_t buckets = 2; buckets <= BUCKETS_MOST; buckets++) {
    run(buckets, 3);
    run(buckets, 40);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(one_bucket), cmocka_unit_test(more_buckets)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
