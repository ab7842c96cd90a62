/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of the non-INVITE client transaction's table (RFC 3261 17.1.2), its timers in virtual time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nict.h"

static const vuas_timing timing = {500, 4000, 5000};
static const uint64_t e_instants[] = {500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500};

static vuas_nict fresh(bool reliable) {
  vuas_nict m;
  vuas_nict_open(&m, reliable, 1000, &timing);
  assert_true(vuas_nict_check(&m));
  return m;
}

static void step(vuas_nict *m, vuas_nict_event ev, uint64_t now, vuas_nict_action action, vuas_nict_state state) {
  assert_int_equal(vuas_nict_step(m, ev, now, &timing), action);
  assert_int_equal(m->state, state);
  assert_true(vuas_nict_check(m));
}

/* The next timer fires exactly then, and is this one. */
static void fires(vuas_nict *m, uint64_t at, vuas_nict_event expected, vuas_nict_action action,
                  vuas_nict_state state) {
  vuas_nict_event ev = VUAS_NICT_ON_1XX;
  assert_int_equal(vuas_nict_deadline(m), at);
  assert_false(vuas_nict_due(m, at - 1, &ev));
  assert_int_equal(ev, VUAS_NICT_ON_1XX);
  assert_true(vuas_nict_due(m, at, &ev));
  assert_int_equal(ev, expected);
  step(m, ev, at, action, state);
  assert_false(vuas_nict_due(m, at, &ev));
}

static void schedule(void **unused) {
  (void)unused;
  vuas_nict m = fresh(false);
  for (size_t i = 0; i < sizeof e_instants / sizeof e_instants[0]; i++) {
    fires(&m, 1000 + e_instants[i], VUAS_NICT_TIMER_E, VUAS_NICT_RESEND, VUAS_NICT_TRYING);
  }
  fires(&m, 33000, VUAS_NICT_TIMER_F, VUAS_NICT_TELL_TIMEOUT, VUAS_NICT_TERMINATED);
  assert_true(vuas_nict_deadline(&m) == VUAS_NEVER);
}

static void reliable_is_never_repeated(void **unused) {
  (void)unused;
  vuas_nict m = fresh(true);
  step(&m, VUAS_NICT_TIMER_E, 1500, VUAS_NICT_NOTHING, VUAS_NICT_TRYING);
  step(&m, VUAS_NICT_ON_1XX, 1600, VUAS_NICT_NOTHING, VUAS_NICT_PROCEEDING);
  fires(&m, 33000, VUAS_NICT_TIMER_F, VUAS_NICT_TELL_TIMEOUT, VUAS_NICT_TERMINATED);
}

/* RFC 3261 17.1.2.2: after a 1xx the running E is kept, and every interval from it on is T2. */
static void proceeding(void **unused) {
  (void)unused;
  vuas_nict m = fresh(false);
  step(&m, VUAS_NICT_ON_1XX, 1100, VUAS_NICT_NOTHING, VUAS_NICT_PROCEEDING);
  fires(&m, 1500, VUAS_NICT_TIMER_E, VUAS_NICT_RESEND, VUAS_NICT_PROCEEDING);
  step(&m, VUAS_NICT_ON_1XX, 1600, VUAS_NICT_NOTHING, VUAS_NICT_PROCEEDING);
  for (uint64_t at = 5500; at < 33000; at += 4000) {
    fires(&m, at, VUAS_NICT_TIMER_E, VUAS_NICT_RESEND, VUAS_NICT_PROCEEDING);
  }
  fires(&m, 33000, VUAS_NICT_TIMER_F, VUAS_NICT_TELL_TIMEOUT, VUAS_NICT_TERMINATED);
}

static void completed(void **unused) {
  (void)unused;
  for (int early = 0; early < 2; early++) {
    vuas_nict m = fresh(false);
    if (early == 1) {
      step(&m, VUAS_NICT_ON_1XX, 1050, VUAS_NICT_NOTHING, VUAS_NICT_PROCEEDING);
    }
    step(&m, VUAS_NICT_ON_FINAL, 1100, VUAS_NICT_TELL_FINAL, VUAS_NICT_COMPLETED);
    step(&m, VUAS_NICT_ON_FINAL, 1200, VUAS_NICT_NOTHING, VUAS_NICT_COMPLETED);
    step(&m, VUAS_NICT_ON_1XX, 1200, VUAS_NICT_NOTHING, VUAS_NICT_COMPLETED);
    step(&m, VUAS_NICT_TRANSPORT_ERROR, 1200, VUAS_NICT_NOTHING, VUAS_NICT_COMPLETED);
    step(&m, VUAS_NICT_TIMER_E, 1500, VUAS_NICT_NOTHING, VUAS_NICT_COMPLETED);
    fires(&m, 6100, VUAS_NICT_TIMER_K, VUAS_NICT_NOTHING, VUAS_NICT_TERMINATED);
  }
}

/* K is 0 over a reliable transport. */
static void reliable_final(void **unused) {
  (void)unused;
  vuas_nict m = fresh(true);
  step(&m, VUAS_NICT_ON_FINAL, 1100, VUAS_NICT_TELL_FINAL, VUAS_NICT_TERMINATED);
  assert_true(vuas_nict_deadline(&m) == VUAS_NEVER);
}

static void transport_error(void **unused) {
  (void)unused;
  vuas_nict m = fresh(false);
  step(&m, VUAS_NICT_TRANSPORT_ERROR, 1001, VUAS_NICT_TELL_TRANSPORT, VUAS_NICT_TERMINATED);
  m = fresh(true);
  step(&m, VUAS_NICT_ON_1XX, 1100, VUAS_NICT_NOTHING, VUAS_NICT_PROCEEDING);
  step(&m, VUAS_NICT_TRANSPORT_ERROR, 1200, VUAS_NICT_TELL_TRANSPORT, VUAS_NICT_TERMINATED);
  for (vuas_nict_event ev = VUAS_NICT_ON_1XX; ev <= VUAS_NICT_TRANSPORT_ERROR; ev++) {
    step(&m, ev, 99000, VUAS_NICT_NOTHING, VUAS_NICT_TERMINATED);
  }
}

static void early_and_late(void **unused) {
  vuas_nict_event ev = VUAS_NICT_ON_1XX;
  (void)unused;
  vuas_nict m = fresh(false);
  step(&m, VUAS_NICT_TIMER_E, 1499, VUAS_NICT_NOTHING, VUAS_NICT_TRYING);
  step(&m, VUAS_NICT_TIMER_F, 32999, VUAS_NICT_NOTHING, VUAS_NICT_TRYING);
  step(&m, VUAS_NICT_TIMER_E, 9000, VUAS_NICT_RESEND, VUAS_NICT_TRYING);
  assert_int_equal(vuas_nict_deadline(&m), 10000);
  assert_true(vuas_nict_due(&m, 33000, &ev));
  assert_int_equal(ev, VUAS_NICT_TIMER_F);
  step(&m, VUAS_NICT_TIMER_E, 33000, VUAS_NICT_NOTHING, VUAS_NICT_TRYING);
  step(&m, ev, 33000, VUAS_NICT_TELL_TIMEOUT, VUAS_NICT_TERMINATED);
}

static void broken_machines_are_seen(void **unused) {
  (void)unused;
  vuas_nict m = fresh(false);
  m.e_at = VUAS_NEVER;
  assert_false(vuas_nict_check(&m));
  m = fresh(false);
  m.e_interval = 0;
  assert_false(vuas_nict_check(&m));
  m = fresh(true);
  m.f_at = VUAS_NEVER;
  assert_false(vuas_nict_check(&m));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(schedule),        cmocka_unit_test(reliable_is_never_repeated),
      cmocka_unit_test(proceeding),      cmocka_unit_test(completed),
      cmocka_unit_test(reliable_final),  cmocka_unit_test(transport_error),
      cmocka_unit_test(early_and_late),  cmocka_unit_test(broken_machines_are_seen),
  };
  return cmocka_run_group_tests_name("nict", tests, NULL, NULL);
}
