/* SPDX-License-Identifier: Apache-2.0 */
/* The 2xx until its ACK (RFC 3261 13.3.1.4) in virtual time, and the timer arithmetic under it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "repeat.h"
#include "timing.h"

static const vuas_timing timing = {500, 4000, 5000};

static void step(vuas_repeat *m, vuas_repeat_event ev, uint64_t now, vuas_repeat_action action,
                 vuas_repeat_state state) {
  assert_int_equal(vuas_repeat_step(m, ev, now, &timing), action);
  assert_int_equal(m->state, state);
  assert_true(vuas_repeat_check(m));
}

static vuas_repeat waiting(void) {
  vuas_repeat m;
  vuas_repeat_init(&m);
  assert_true(vuas_repeat_check(&m));
  assert_true(vuas_repeat_deadline(&m) == VUAS_NEVER);
  step(&m, VUAS_REPEAT_START, 1000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_WAIT);
  return m;
}

/* The next timer fires exactly then, and is this one. */
static void fires(vuas_repeat *m, uint64_t at, vuas_repeat_event expected, vuas_repeat_action action,
                  vuas_repeat_state state) {
  vuas_repeat_event ev = VUAS_REPEAT_STOP;
  assert_int_equal(vuas_repeat_deadline(m), at);
  assert_false(vuas_repeat_due(m, at - 1, &ev));
  assert_int_equal(ev, VUAS_REPEAT_STOP);
  assert_true(vuas_repeat_due(m, at, &ev));
  assert_int_equal(ev, expected);
  step(m, ev, at, action, state);
  assert_false(vuas_repeat_due(m, at, &ev));
}

static void schedule(void **unused) {
  static const uint64_t at[] = {500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500};
  (void)unused;
  vuas_repeat m = waiting();
  for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
    fires(&m, 1000 + at[i], VUAS_REPEAT_AGAIN, VUAS_REPEAT_RESEND, VUAS_REPEAT_WAIT);
  }
  fires(&m, 33000, VUAS_REPEAT_GIVE_UP, VUAS_REPEAT_TELL_TIMEOUT, VUAS_REPEAT_TIMED_OUT);
  assert_true(vuas_repeat_deadline(&m) == VUAS_NEVER);
  step(&m, VUAS_REPEAT_ON_ACK, 34000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_TIMED_OUT);
  step(&m, VUAS_REPEAT_START, 34000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_TIMED_OUT);
}

/* With T2 = T1 a repetition falls due at 64*T1 too: the end comes, and no repetition. */
static void give_up_wins(void **unused) {
  const vuas_timing short_t2 = {500, 500, 5000};
  vuas_repeat_event ev = VUAS_REPEAT_STOP;
  (void)unused;
  vuas_repeat m;
  vuas_repeat_init(&m);
  assert_int_equal(vuas_repeat_step(&m, VUAS_REPEAT_START, 0, &short_t2), VUAS_REPEAT_NOTHING);
  for (uint64_t at = 500; at < 32000; at += 500) {
    assert_int_equal(vuas_repeat_deadline(&m), at);
    assert_true(vuas_repeat_due(&m, at, &ev));
    assert_int_equal(vuas_repeat_step(&m, ev, at, &short_t2), VUAS_REPEAT_RESEND);
  }
  assert_int_equal(m.again_at, 32000);
  assert_int_equal(m.give_up_at, 32000);
  assert_int_equal(vuas_repeat_step(&m, VUAS_REPEAT_AGAIN, 32000, &short_t2), VUAS_REPEAT_NOTHING);
  assert_true(vuas_repeat_due(&m, 32000, &ev));
  assert_int_equal(ev, VUAS_REPEAT_GIVE_UP);
  assert_int_equal(vuas_repeat_step(&m, ev, 32000, &short_t2), VUAS_REPEAT_TELL_TIMEOUT);
}

static void acknowledged(void **unused) {
  (void)unused;
  vuas_repeat m = waiting();
  fires(&m, 1500, VUAS_REPEAT_AGAIN, VUAS_REPEAT_RESEND, VUAS_REPEAT_WAIT);
  step(&m, VUAS_REPEAT_ON_ACK, 1600, VUAS_REPEAT_TELL_ACKED, VUAS_REPEAT_ACKED);
  assert_true(vuas_repeat_deadline(&m) == VUAS_NEVER);
  step(&m, VUAS_REPEAT_ON_ACK, 1700, VUAS_REPEAT_NOTHING, VUAS_REPEAT_ACKED);
  step(&m, VUAS_REPEAT_START, 1700, VUAS_REPEAT_NOTHING, VUAS_REPEAT_ACKED);
  step(&m, VUAS_REPEAT_AGAIN, 2500, VUAS_REPEAT_NOTHING, VUAS_REPEAT_ACKED);
  step(&m, VUAS_REPEAT_GIVE_UP, 33000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_ACKED);
  step(&m, VUAS_REPEAT_STOP, 33000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_IDLE);
}

static void idle(void **unused) {
  (void)unused;
  vuas_repeat m;
  vuas_repeat_init(&m);
  step(&m, VUAS_REPEAT_ON_ACK, 1000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_IDLE);
  step(&m, VUAS_REPEAT_AGAIN, 1000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_IDLE);
  step(&m, VUAS_REPEAT_GIVE_UP, 1000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_IDLE);
  step(&m, VUAS_REPEAT_STOP, 1000, VUAS_REPEAT_NOTHING, VUAS_REPEAT_IDLE);
}

static void stopped(void **unused) {
  (void)unused;
  vuas_repeat m = waiting();
  step(&m, VUAS_REPEAT_START, 1100, VUAS_REPEAT_NOTHING, VUAS_REPEAT_WAIT);
  step(&m, VUAS_REPEAT_STOP, 1200, VUAS_REPEAT_NOTHING, VUAS_REPEAT_IDLE);
  assert_true(vuas_repeat_deadline(&m) == VUAS_NEVER);
  step(&m, VUAS_REPEAT_AGAIN, 1500, VUAS_REPEAT_NOTHING, VUAS_REPEAT_IDLE);
}

static void early_and_late(void **unused) {
  (void)unused;
  vuas_repeat m = waiting();
  step(&m, VUAS_REPEAT_AGAIN, 1499, VUAS_REPEAT_NOTHING, VUAS_REPEAT_WAIT);
  step(&m, VUAS_REPEAT_GIVE_UP, 32999, VUAS_REPEAT_NOTHING, VUAS_REPEAT_WAIT);
  step(&m, VUAS_REPEAT_AGAIN, 1700, VUAS_REPEAT_RESEND, VUAS_REPEAT_WAIT);
  assert_int_equal(vuas_repeat_deadline(&m), 2500);
  step(&m, VUAS_REPEAT_AGAIN, 9000, VUAS_REPEAT_RESEND, VUAS_REPEAT_WAIT);
  assert_int_equal(vuas_repeat_deadline(&m), 11000);
}

static void broken_machines_are_seen(void **unused) {
  (void)unused;
  vuas_repeat m = waiting();
  m.again_at = VUAS_NEVER;
  assert_false(vuas_repeat_check(&m));
  m = waiting();
  m.interval = VUAS_T2_MAX + 1;
  assert_false(vuas_repeat_check(&m));
  m = waiting();
  m.state = VUAS_REPEAT_ACKED;
  assert_false(vuas_repeat_check(&m));
}

static void timer_values(void **unused) {
  static const vuas_timing good[] = {{500, 4000, 5000}, {1, 1, 1}, {VUAS_T1_MAX, VUAS_T2_MAX, VUAS_T2_MAX}};
  static const vuas_timing bad[] = {{0, 4000, 5000},   {VUAS_T1_MAX + 1, VUAS_T2_MAX, 5000}, {500, 499, 5000},
                                    {500, VUAS_T2_MAX + 1, 5000}, {500, 4000, 0}, {500, 4000, VUAS_T2_MAX + 1}};
  (void)unused;
  for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
    assert_true(vuas_timing_check(&good[i]));
  }
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    assert_false(vuas_timing_check(&bad[i]));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(schedule),       cmocka_unit_test(give_up_wins),
      cmocka_unit_test(acknowledged),   cmocka_unit_test(idle),
      cmocka_unit_test(stopped),        cmocka_unit_test(early_and_late),
      cmocka_unit_test(timer_values),   cmocka_unit_test(broken_machines_are_seen),
  };
  return cmocka_run_group_tests_name("repeat", tests, NULL, NULL);
}
