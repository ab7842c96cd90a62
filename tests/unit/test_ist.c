/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of the INVITE server transaction's table (RFC 3261 17.2.1, RFC 6026), its timers in virtual time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ist.h"

static const vuas_timing timing = {500, 4000, 5000};

static vuas_ist fresh(bool reliable) {
  vuas_ist m;
  vuas_ist_open(&m, reliable, 1000, 200);
  assert_true(vuas_ist_check(&m));
  return m;
}

/* One event with its expected action and state; can and refusal always agree. */
static void step(vuas_ist *m, vuas_ist_event ev, uint64_t now, vuas_ist_action action, vuas_ist_state state) {
  assert_int_equal(vuas_ist_can(m, ev), action != VUAS_IST_REFUSE);
  assert_int_equal(vuas_ist_step(m, ev, now, &timing), action);
  assert_int_equal(m->state, state);
  assert_true(vuas_ist_check(m));
}

/* The next timer fires exactly then, and is this one. */
static void fires(vuas_ist *m, uint64_t at, vuas_ist_event expected, vuas_ist_action action, vuas_ist_state state) {
  vuas_ist_event ev = VUAS_IST_TRANSPORT_ERROR;
  assert_int_equal(vuas_ist_deadline(m), at);
  assert_false(vuas_ist_due(m, at - 1, &ev));
  assert_int_equal(ev, VUAS_IST_TRANSPORT_ERROR);
  assert_true(vuas_ist_due(m, at, &ev));
  assert_int_equal(ev, expected);
  step(m, ev, at, action, state);
  assert_false(vuas_ist_due(m, at, &ev));
}

static void proceeding(void **unused) {
  (void)unused;
  vuas_ist m = fresh(false);
  step(&m, VUAS_IST_ON_ACK, 1010, VUAS_IST_NOTHING, VUAS_IST_PROCEEDING);
  step(&m, VUAS_IST_TRANSPORT_ERROR, 1010, VUAS_IST_TELL_TRANSPORT, VUAS_IST_PROCEEDING);
  fires(&m, 1200, VUAS_IST_TIMER_TRYING, VUAS_IST_SEND_TRYING, VUAS_IST_PROCEEDING);
  assert_int_equal(m.provisional, 1);
  assert_true(vuas_ist_deadline(&m) == VUAS_NEVER);
  step(&m, VUAS_IST_ON_INVITE, 1500, VUAS_IST_RESEND, VUAS_IST_PROCEEDING);
  step(&m, VUAS_IST_SEND_100, 1600, VUAS_IST_SEND, VUAS_IST_PROCEEDING);
  step(&m, VUAS_IST_SEND_1XX, 1700, VUAS_IST_SEND, VUAS_IST_PROCEEDING);
  assert_int_equal(m.provisional, 2);
  step(&m, VUAS_IST_SEND_100, 1800, VUAS_IST_SEND_ONLY, VUAS_IST_PROCEEDING);
  assert_int_equal(m.provisional, 2);
  step(&m, VUAS_IST_ON_INVITE, 1900, VUAS_IST_RESEND, VUAS_IST_PROCEEDING);
  step(&m, VUAS_IST_SEND_1XX, 2000, VUAS_IST_SEND, VUAS_IST_PROCEEDING);
  assert_true(vuas_ist_deadline(&m) == VUAS_NEVER);
}

static void trying_is_cancelled(void **unused) {
  static const vuas_ist_event by[] = {VUAS_IST_ON_INVITE, VUAS_IST_SEND_100, VUAS_IST_SEND_1XX};
  static const vuas_ist_action action[] = {VUAS_IST_SEND_TRYING, VUAS_IST_SEND, VUAS_IST_SEND};
  (void)unused;
  for (size_t i = 0; i < 3; i++) {
    vuas_ist m = fresh(i == 1);
    step(&m, by[i], 1100, action[i], VUAS_IST_PROCEEDING);
    assert_true(vuas_ist_deadline(&m) == VUAS_NEVER);
    step(&m, VUAS_IST_TIMER_TRYING, 1200, VUAS_IST_NOTHING, VUAS_IST_PROCEEDING);
    step(&m, VUAS_IST_ON_INVITE, 1300, VUAS_IST_RESEND, VUAS_IST_PROCEEDING);
  }
}

static void trying_at_once(void **unused) {
  (void)unused;
  vuas_ist m;
  vuas_ist_open(&m, false, 1000, 0);
  fires(&m, 1000, VUAS_IST_TIMER_TRYING, VUAS_IST_SEND_TRYING, VUAS_IST_PROCEEDING);
}

/* RFC 3261 17.2.1: G at T1, doubling to T2; at 64*T1 H wins. */
static void completed_schedule(void **unused) {
  static const uint64_t g[] = {500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500};
  (void)unused;
  vuas_ist m = fresh(false);
  step(&m, VUAS_IST_SEND_FINAL, 2000, VUAS_IST_SEND, VUAS_IST_COMPLETED);
  for (size_t i = 0; i < sizeof g / sizeof g[0]; i++) {
    fires(&m, 2000 + g[i], VUAS_IST_TIMER_G, VUAS_IST_RESEND, VUAS_IST_COMPLETED);
  }
  fires(&m, 34000, VUAS_IST_TIMER_H, VUAS_IST_TELL_NO_ACK, VUAS_IST_TERMINATED);
  assert_true(vuas_ist_deadline(&m) == VUAS_NEVER);
}

static void completed_over_a_reliable_transport(void **unused) {
  (void)unused;
  vuas_ist m = fresh(true);
  step(&m, VUAS_IST_SEND_FINAL, 2000, VUAS_IST_SEND, VUAS_IST_COMPLETED);
  step(&m, VUAS_IST_TIMER_G, 2500, VUAS_IST_NOTHING, VUAS_IST_COMPLETED);
  fires(&m, 34000, VUAS_IST_TIMER_H, VUAS_IST_TELL_NO_ACK, VUAS_IST_TERMINATED);
  m = fresh(true);
  step(&m, VUAS_IST_SEND_FINAL, 2000, VUAS_IST_SEND, VUAS_IST_COMPLETED);
  step(&m, VUAS_IST_ON_ACK, 2100, VUAS_IST_NOTHING, VUAS_IST_TERMINATED);
  assert_true(vuas_ist_deadline(&m) == VUAS_NEVER);
}

static void completed_then_confirmed(void **unused) {
  (void)unused;
  vuas_ist m = fresh(false);
  step(&m, VUAS_IST_SEND_FINAL, 2000, VUAS_IST_SEND, VUAS_IST_COMPLETED);
  step(&m, VUAS_IST_ON_INVITE, 2010, VUAS_IST_RESEND, VUAS_IST_COMPLETED);
  for (vuas_ist_event ev = VUAS_IST_SEND_100; ev <= VUAS_IST_SEND_FINAL; ev++) {
    step(&m, ev, 2020, VUAS_IST_REFUSE, VUAS_IST_COMPLETED);
  }
  step(&m, VUAS_IST_TRANSPORT_ERROR, 2030, VUAS_IST_TELL_TRANSPORT, VUAS_IST_COMPLETED);
  step(&m, VUAS_IST_ON_ACK, 2100, VUAS_IST_NOTHING, VUAS_IST_CONFIRMED);
  step(&m, VUAS_IST_ON_ACK, 2110, VUAS_IST_NOTHING, VUAS_IST_CONFIRMED);
  step(&m, VUAS_IST_ON_INVITE, 2110, VUAS_IST_NOTHING, VUAS_IST_CONFIRMED);
  step(&m, VUAS_IST_TRANSPORT_ERROR, 2110, VUAS_IST_NOTHING, VUAS_IST_CONFIRMED);
  step(&m, VUAS_IST_TIMER_G, 2500, VUAS_IST_NOTHING, VUAS_IST_CONFIRMED);
  for (vuas_ist_event ev = VUAS_IST_SEND_100; ev <= VUAS_IST_SEND_FINAL; ev++) {
    step(&m, ev, 2120, VUAS_IST_REFUSE, VUAS_IST_CONFIRMED);
  }
  fires(&m, 7100, VUAS_IST_TIMER_I, VUAS_IST_NOTHING, VUAS_IST_TERMINATED);
}

static void accepted(void **unused) {
  (void)unused;
  for (int reliable = 0; reliable < 2; reliable++) {
    vuas_ist m = fresh(reliable == 1);
    step(&m, VUAS_IST_SEND_2XX, 2000, VUAS_IST_SEND, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_ON_INVITE, 2010, VUAS_IST_NOTHING, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_ON_ACK, 2020, VUAS_IST_PASS_ACK, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_ON_ACK, 2030, VUAS_IST_PASS_ACK, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_SEND_2XX, 2500, VUAS_IST_SEND_ONLY, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_SEND_100, 2500, VUAS_IST_REFUSE, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_SEND_1XX, 2500, VUAS_IST_REFUSE, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_SEND_FINAL, 2500, VUAS_IST_REFUSE, VUAS_IST_ACCEPTED);
    step(&m, VUAS_IST_TRANSPORT_ERROR, 2600, VUAS_IST_TELL_TRANSPORT, VUAS_IST_ACCEPTED);
    fires(&m, 34000, VUAS_IST_TIMER_L, VUAS_IST_NOTHING, VUAS_IST_TERMINATED);
  }
}

static void terminated(void **unused) {
  (void)unused;
  vuas_ist m = fresh(true);
  step(&m, VUAS_IST_SEND_FINAL, 2000, VUAS_IST_SEND, VUAS_IST_COMPLETED);
  step(&m, VUAS_IST_ON_ACK, 2000, VUAS_IST_NOTHING, VUAS_IST_TERMINATED);
  for (vuas_ist_event ev = VUAS_IST_ON_INVITE; ev <= VUAS_IST_TRANSPORT_ERROR; ev++) {
    bool sends = ev >= VUAS_IST_SEND_100 && ev <= VUAS_IST_SEND_FINAL;
    step(&m, ev, 99000, sends ? VUAS_IST_REFUSE : VUAS_IST_NOTHING, VUAS_IST_TERMINATED);
  }
  assert_true(vuas_ist_deadline(&m) == VUAS_NEVER);
}

/* A timer's event before its time, or of a timer that does not run, does nothing. */
static void early(void **unused) {
  (void)unused;
  vuas_ist m = fresh(false);
  for (vuas_ist_event ev = VUAS_IST_TIMER_TRYING; ev <= VUAS_IST_TIMER_L; ev++) {
    step(&m, ev, 1199, VUAS_IST_NOTHING, VUAS_IST_PROCEEDING);
  }
  assert_int_equal(vuas_ist_deadline(&m), 1200);
  step(&m, VUAS_IST_SEND_FINAL, 2000, VUAS_IST_SEND, VUAS_IST_COMPLETED);
  for (vuas_ist_event ev = VUAS_IST_TIMER_TRYING; ev <= VUAS_IST_TIMER_L; ev++) {
    step(&m, ev, 2499, VUAS_IST_NOTHING, VUAS_IST_COMPLETED);
  }
  assert_int_equal(vuas_ist_deadline(&m), 2500);
}

/* Late ticks: a little late keeps the grid, later than an interval sends once, later than 64*T1 gives up at once. */
static void late(void **unused) {
  vuas_ist_event ev = VUAS_IST_ON_ACK;
  (void)unused;
  vuas_ist m = fresh(false);
  step(&m, VUAS_IST_SEND_FINAL, 2000, VUAS_IST_SEND, VUAS_IST_COMPLETED);
  step(&m, VUAS_IST_TIMER_G, 2600, VUAS_IST_RESEND, VUAS_IST_COMPLETED);
  assert_int_equal(vuas_ist_deadline(&m), 3500);
  step(&m, VUAS_IST_TIMER_G, 9000, VUAS_IST_RESEND, VUAS_IST_COMPLETED);
  assert_int_equal(vuas_ist_deadline(&m), 11000);
  assert_true(vuas_ist_due(&m, 50000, &ev));
  assert_int_equal(ev, VUAS_IST_TIMER_H);
  step(&m, VUAS_IST_TIMER_G, 50000, VUAS_IST_NOTHING, VUAS_IST_COMPLETED);
  step(&m, ev, 50000, VUAS_IST_TELL_NO_ACK, VUAS_IST_TERMINATED);
}

static void broken_machines_are_seen(void **unused) {
  (void)unused;
  vuas_ist m = fresh(false);
  m.trying_at = VUAS_NEVER;
  assert_false(vuas_ist_check(&m));
  m = fresh(false);
  m.l_at = 5;
  assert_false(vuas_ist_check(&m));
  m = fresh(false);
  m.trying_at = VUAS_NEVER - 1;
  assert_false(vuas_ist_check(&m));
  m = fresh(false);
  m.state = VUAS_IST_TERMINATED + 1;
  assert_false(vuas_ist_check(&m));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(proceeding),
      cmocka_unit_test(trying_is_cancelled),
      cmocka_unit_test(trying_at_once),
      cmocka_unit_test(completed_schedule),
      cmocka_unit_test(completed_over_a_reliable_transport),
      cmocka_unit_test(completed_then_confirmed),
      cmocka_unit_test(accepted),
      cmocka_unit_test(terminated),
      cmocka_unit_test(early),
      cmocka_unit_test(late),
      cmocka_unit_test(broken_machines_are_seen),
  };
  return cmocka_run_group_tests_name("ist", tests, NULL, NULL);
}
