/* SPDX-License-Identifier: Apache-2.0 */
/* Free slots against an array of flags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "freelist.h"

enum { MOST = 64 };
static uint64_t random_state = 0x9E3779B97F4A7C15u;

static uint64_t next_random(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static void same(const vuas_free *f, const bool *is_free)
{
  bool seen[MOST] = {false};
  uint32_t count = 0;
  for (uint32_t k = 0; k < f->count; k++) {
    assert_true(f->slot[k] < f->capacity);
    assert_false(seen[f->slot[k]]);
    seen[f->slot[k]] = true;
  }
  for (uint32_t s = 0; s < f->capacity; s++) {
    assert_int_equal(seen[s], is_free[s]);
    if (is_free[s]) count++;
  }
  assert_int_equal(f->count, count);
}

static void model(void **state)
{
  (void)state;
  for (uint32_t capacity = 0; capacity <= MOST; capacity++) {
    uint32_t slots[MOST];
    bool is_free[MOST];
    vuas_free f = {slots, capacity, 12345};
    memset(slots, 0xA5, sizeof slots);
    vuas_free_init(&f);
    for (uint32_t s = 0; s < capacity; s++) is_free[s] = true;
    same(&f, is_free);
    for (int step = 0; step < 1000; step++) {
      bool mostly_pop = step % 200 < 100;
      if ((next_random() % 4 != 0) == mostly_pop) {
        uint32_t slot = 0xDEAD, before = f.count;
        bool some = vuas_free_pop(&f, &slot);
        assert_int_equal(some, before > 0);
        if (some) {
          assert_true(slot < capacity && is_free[slot]);
          is_free[slot] = false;
        } else {
          assert_int_equal(slot, 0xDEAD);
        }
      } else if (f.count < capacity) {
        uint32_t slot = (uint32_t)(next_random() % capacity);
        while (is_free[slot]) slot = (slot + 1) % capacity;
        vuas_free_push(&f, slot);
        is_free[slot] = true;
      }
      same(&f, is_free);
    }
  }
}

static void lowest_first(void **state)
{
  uint32_t slots[5], slot;
  vuas_free f = {slots, 5, 0};
  (void)state;
  vuas_free_init(&f);
  for (uint32_t k = 0; k < 5; k++) {
    assert_true(vuas_free_pop(&f, &slot));
    assert_int_equal(slot, k);
  }
  assert_false(vuas_free_pop(&f, &slot));
}

/* A full stack is left alone. */
static void full(void **state)
{
  uint32_t slots[4] = {7, 7, 7, 7};
  vuas_free f = {slots, 3, 0};
  (void)state;
  vuas_free_init(&f);
  vuas_free_push(&f, 1);
  assert_int_equal(f.count, 3);
  assert_int_equal(slots[3], 7);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(model), cmocka_unit_test(lowest_first), cmocka_unit_test(full)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
