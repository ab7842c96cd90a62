/* SPDX-License-Identifier: Apache-2.0 */
/* Deadlines against a plain array that is searched from end to end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "timer.h"

static uint64_t random_state = 0x9E3779B97F4A7C15u;

static uint64_t next_random(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static uint64_t least_of(const uint64_t *at, uint32_t n)
{
  uint64_t least = VUAS_NEVER;
  for (uint32_t i = 0; i < n; i++) {
    if (at[i] < least) least = at[i];
  }
  return least;
}

/* One run over a tree of that many items. */
static void run(uint32_t capacity, int steps)
{
  uint64_t *model = malloc(capacity * sizeof *model);
  vuas_timers t = {malloc(2 * capacity * sizeof(uint64_t)), capacity};
  assert_non_null(model);
  assert_non_null(t.at);
  for (uint32_t i = 0; i < 2 * capacity; i++) t.at[i] = next_random();
  vuas_timers_clear(&t);
  for (uint32_t i = 0; i < capacity; i++) model[i] = VUAS_NEVER;
  assert_true(vuas_timers_first(&t) == VUAS_NEVER);
  for (int step = 0; step < steps; step++) {
    uint32_t i = (uint32_t)(next_random() % capacity);
    uint64_t at = next_random() % 3 == 0 ? VUAS_NEVER : next_random() % 50;
    vuas_timers_set(&t, i, at);
    model[i] = at;
    assert_true(vuas_timers_first(&t) == least_of(model, capacity));
    uint32_t who = vuas_timers_who(&t);
    assert_true(who < capacity);
    assert_true(model[who] == least_of(model, capacity));
    for (uint32_t k = 0; k < capacity; k++) assert_true(t.at[capacity + k] == model[k]);
  }
  free(t.at);
  free(model);
}

static void one_item(void **state)
{
  (void)state;
  run(1, 100);
}

static void every_small_size(void **state)
{
  (void)state;
  for (uint32_t capacity = 2; capacity <= 40; capacity++) run(capacity, 500);
}

static void a_large_one(void **state)
{
  (void)state;
  run(1000, 3000);
}

/* Everything that is due comes out in its order. */
static void in_order(void **state)
{
  uint64_t at[2 * 777];
  vuas_timers t = {at, 777};
  (void)state;
  vuas_timers_clear(&t);
  for (uint32_t i = 0; i < 777; i++) vuas_timers_set(&t, i, next_random() % 10000);
  uint64_t last = 0;
  for (uint32_t n = 0; n < 777; n++) {
    uint64_t first = vuas_timers_first(&t);
    assert_true(first >= last && first < 10000);
    last = first;
    vuas_timers_set(&t, vuas_timers_who(&t), VUAS_NEVER);
  }
  assert_true(vuas_timers_first(&t) == VUAS_NEVER);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(one_item), cmocka_unit_test(every_small_size),
                                     cmocka_unit_test(a_large_one),
                                     cmocka_unit_test(in_order)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
