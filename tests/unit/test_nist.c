/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of the non-INVITE server transaction's table (RFC 3261 17.2.2, RFC 4320), its timers in virtual time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nist.h"

static const vuas_timing timing = {500, 4000, 5000};

static vuas_nist fresh(bool reliable) {
  vuas_nist m;
  vuas_nist_open(&m, reliable, 1000, &timing);
  assert_true(vuas_nist_check(&m));
  return m;
}

static void step(vuas_nist *m, vuas_nist_event ev, uint64_t now, vuas_nist_action action, vuas_nist_state state) {
  assert_int_equal(vuas_nist_step(m, ev, now, &timing), action);
  assert_int_equal(m->state, state);
  assert_true(vuas_nist_check(m));
}

/* The next timer fires exactly then, and is this one. */
static void fires(vuas_nist *m, uint64_t at, vuas_nist_event expected, vuas_nist_action action,
                  vuas_nist_state state) {
  vuas_nist_event ev = VUAS_NIST_ON_REQUEST;
  assert_int_equal(vuas_nist_deadline(m), at);
  assert_false(vuas_nist_due(m, at - 1, &ev));
  assert_int_equal(ev, VUAS_NIST_ON_REQUEST);
  assert_true(vuas_nist_due(m, at, &ev));
  assert_int_equal(ev, expected);
  step(m, ev, at, action, state);
  assert_false(vuas_nist_due(m, at, &ev));
}

static void trying(void **unused) {
  (void)unused;
  vuas_nist m = fresh(false);
  step(&m, VUAS_NIST_ON_REQUEST, 1500, VUAS_NIST_NOTHING, VUAS_NIST_TRYING);
  step(&m, VUAS_NIST_TRANSPORT_ERROR, 1500, VUAS_NIST_TELL_TRANSPORT, VUAS_NIST_TRYING);
  step(&m, VUAS_NIST_TIMER_LIFE, 1500, VUAS_NIST_NOTHING, VUAS_NIST_TRYING);
  step(&m, VUAS_NIST_TIMER_J, 1500, VUAS_NIST_NOTHING, VUAS_NIST_TRYING);
  step(&m, VUAS_NIST_SEND_100, 4499, VUAS_NIST_REFUSE, VUAS_NIST_TRYING);
  step(&m, VUAS_NIST_TIMER_TRYING, 4499, VUAS_NIST_NOTHING, VUAS_NIST_TRYING);
  fires(&m, 4500, VUAS_NIST_TIMER_TRYING, VUAS_NIST_SEND_TRYING, VUAS_NIST_PROCEEDING);
}

/* RFC 4320 4.1: no 100 over UDP before 7*T1; over a reliable transport at any time. */
static void own_100(void **unused) {
  (void)unused;
  vuas_nist m = fresh(false);
  step(&m, VUAS_NIST_SEND_100, 4500, VUAS_NIST_SEND, VUAS_NIST_PROCEEDING);
  m = fresh(true);
  step(&m, VUAS_NIST_SEND_100, 1001, VUAS_NIST_SEND, VUAS_NIST_PROCEEDING);
  step(&m, VUAS_NIST_TIMER_TRYING, 4500, VUAS_NIST_NOTHING, VUAS_NIST_PROCEEDING);
  assert_int_equal(vuas_nist_deadline(&m), 33000);
}

static void proceeding(void **unused) {
  (void)unused;
  vuas_nist m = fresh(false);
  fires(&m, 4500, VUAS_NIST_TIMER_TRYING, VUAS_NIST_SEND_TRYING, VUAS_NIST_PROCEEDING);
  step(&m, VUAS_NIST_ON_REQUEST, 5000, VUAS_NIST_RESEND, VUAS_NIST_PROCEEDING);
  step(&m, VUAS_NIST_SEND_100, 5000, VUAS_NIST_SEND, VUAS_NIST_PROCEEDING);
  step(&m, VUAS_NIST_TRANSPORT_ERROR, 5000, VUAS_NIST_TELL_TRANSPORT, VUAS_NIST_PROCEEDING);
  fires(&m, 33000, VUAS_NIST_TIMER_LIFE, VUAS_NIST_TELL_TIMEOUT, VUAS_NIST_TERMINATED);
  m = fresh(true);
  step(&m, VUAS_NIST_SEND_100, 1001, VUAS_NIST_SEND, VUAS_NIST_PROCEEDING);
  step(&m, VUAS_NIST_SEND_FINAL, 1002, VUAS_NIST_SEND, VUAS_NIST_TERMINATED);
  m = fresh(false);
  step(&m, VUAS_NIST_SEND_100, 4500, VUAS_NIST_SEND, VUAS_NIST_PROCEEDING);
  step(&m, VUAS_NIST_SEND_FINAL, 5000, VUAS_NIST_SEND, VUAS_NIST_COMPLETED);
  assert_int_equal(vuas_nist_deadline(&m), 37000);
}

static void completed(void **unused) {
  (void)unused;
  vuas_nist m = fresh(false);
  step(&m, VUAS_NIST_SEND_FINAL, 2000, VUAS_NIST_SEND, VUAS_NIST_COMPLETED);
  step(&m, VUAS_NIST_ON_REQUEST, 2500, VUAS_NIST_RESEND, VUAS_NIST_COMPLETED);
  step(&m, VUAS_NIST_SEND_FINAL, 2600, VUAS_NIST_NOTHING, VUAS_NIST_COMPLETED);
  step(&m, VUAS_NIST_SEND_100, 9000, VUAS_NIST_NOTHING, VUAS_NIST_COMPLETED);
  step(&m, VUAS_NIST_TRANSPORT_ERROR, 9000, VUAS_NIST_TELL_TRANSPORT, VUAS_NIST_COMPLETED);
  step(&m, VUAS_NIST_TIMER_TRYING, 9000, VUAS_NIST_NOTHING, VUAS_NIST_COMPLETED);
  step(&m, VUAS_NIST_TIMER_LIFE, 33000, VUAS_NIST_NOTHING, VUAS_NIST_COMPLETED);
  fires(&m, 34000, VUAS_NIST_TIMER_J, VUAS_NIST_NOTHING, VUAS_NIST_TERMINATED);
}

/* J is 0 over a reliable transport: no state in between, no timer. */
static void reliable_final(void **unused) {
  (void)unused;
  vuas_nist m = fresh(true);
  step(&m, VUAS_NIST_SEND_FINAL, 2000, VUAS_NIST_SEND, VUAS_NIST_TERMINATED);
  assert_true(vuas_nist_deadline(&m) == VUAS_NEVER);
}

static void terminated(void **unused) {
  (void)unused;
  vuas_nist m = fresh(true);
  step(&m, VUAS_NIST_SEND_FINAL, 2000, VUAS_NIST_SEND, VUAS_NIST_TERMINATED);
  for (vuas_nist_event ev = VUAS_NIST_ON_REQUEST; ev <= VUAS_NIST_TRANSPORT_ERROR; ev++) {
    bool sends = ev == VUAS_NIST_SEND_100 || ev == VUAS_NIST_SEND_FINAL;
    step(&m, ev, 99000, sends ? VUAS_NIST_REFUSE : VUAS_NIST_NOTHING, VUAS_NIST_TERMINATED);
  }
}

/* A tick later than 64*T1 ends it, without a 100 before. */
static void late(void **unused) {
  vuas_nist_event ev = VUAS_NIST_ON_REQUEST;
  (void)unused;
  vuas_nist m = fresh(true);
  assert_true(vuas_nist_due(&m, 40000, &ev));
  assert_int_equal(ev, VUAS_NIST_TIMER_LIFE);
  step(&m, VUAS_NIST_TIMER_TRYING, 40000, VUAS_NIST_NOTHING, VUAS_NIST_TRYING);
  step(&m, ev, 40000, VUAS_NIST_TELL_TIMEOUT, VUAS_NIST_TERMINATED);
}

static void broken_machines_are_seen(void **unused) {
  (void)unused;
  vuas_nist m = fresh(false);
  m.trying_at = VUAS_NEVER;
  assert_false(vuas_nist_check(&m));
  m = fresh(false);
  m.j_at = 5;
  assert_false(vuas_nist_check(&m));
  m = fresh(false);
  m.life_at = VUAS_NEVER - 1;
  assert_false(vuas_nist_check(&m));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(trying),     cmocka_unit_test(own_100),        cmocka_unit_test(proceeding),
      cmocka_unit_test(completed),  cmocka_unit_test(reliable_final), cmocka_unit_test(terminated),
      cmocka_unit_test(late),       cmocka_unit_test(broken_machines_are_seen),
  };
  return cmocka_run_group_tests_name("nist", tests, NULL, NULL);
}
