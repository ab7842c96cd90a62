/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/runner/plan.c"

static const plan_entry *find(const plan *p, const char *user) {
  return plan_find(p, (const uint8_t *)user, strlen(user));
}

static void is_step(const plan_entry *e, size_t i, plan_kind kind, unsigned status, unsigned ms) {
  assert_non_null(e);
  assert_true(i < e->n_steps);
  assert_int_equal(e->step[i].kind, kind);
  assert_int_equal(e->step[i].status, status);
  assert_int_equal(e->step[i].ms, ms);
}

static void is_text(plan_text t, const char *expected) {
  assert_int_equal(t.length, strlen(expected));
  assert_memory_equal(t.at, expected, t.length);
}

static void test_builtin(void **state) {
  (void)state;
  plan p = {NULL, 0};
  plan_error e;
  assert_true(plan_parse(&p, plan_builtin, strlen(plan_builtin), 700, &e));
  is_step(find(&p, "now"), 0, PLAN_ACCEPT, 200, 0);
  assert_int_equal(find(&p, "now")->n_steps, 1);
  is_step(find(&p, "busy"), 0, PLAN_REJECT, 486, 0);
  is_step(find(&p, "decline"), 0, PLAN_REJECT, 603, 0);
  is_step(find(&p, "moved"), 0, PLAN_REDIRECT, 302, 0);
  is_text(find(&p, "moved")->step[0].target[0], "now");
  is_step(find(&p, "ring"), 0, PLAN_PROGRESS, 180, 0);
  assert_int_equal(find(&p, "ring")->n_steps, 1);
  is_step(find(&p, "early"), 0, PLAN_PROGRESS, 183, 0);
  assert_true(find(&p, "early")->step[0].sdp);
  is_step(find(&p, "early"), 1, PLAN_WAIT, 0, 700);
  is_step(find(&p, "early"), 2, PLAN_ACCEPT, 200, 0);
  assert_int_equal(find(&p, "silent")->n_steps, 0);
  is_step(find(&p, "bye"), 1, PLAN_BYE, 0, 2000);
  is_step(find(&p, "anybody"), 0, PLAN_PROGRESS, 180, 0);
  is_step(find(&p, "anybody"), 1, PLAN_WAIT, 0, 700);
  is_step(find(&p, "anybody"), 2, PLAN_ACCEPT, 200, 0);
  assert_ptr_equal(find(&p, ""), find(&p, "anybody"));
  assert_ptr_equal(find(&p, "Now"), find(&p, "anybody")); /* users have a case */
  assert_ptr_equal(find(&p, "nowx"), find(&p, "anybody"));
  assert_ptr_equal(find(&p, "no"), find(&p, "anybody"));
  assert_true(plan_needs_sdp(find(&p, "now")));
  assert_true(plan_needs_sdp(find(&p, "early")));
  assert_false(plan_needs_sdp(find(&p, "busy")));
  assert_false(plan_needs_sdp(find(&p, "ring")));
  plan_free(&p);
}

static void test_file(void **state) {
  (void)state;
  static const char text[] =
      "# comment\r\n"
      "\n"
      "  alice = ring 2000, answer   # rings\n"
      "bob=trying,progress 183 sdp , wait 500,accept 202, bye 10\r\n"
      "gone = reject 480 Gone fishing # back soon\n"
      "far = redirect 301 sip:x@y.example;p=1 sips:z@[2001:db8::1]:5061 now\n"
      "sales* = reject\n"
      "a%3Db%20c = silent\n"
      "last = wait";
  plan p = {NULL, 0};
  plan_error e;
  assert_true(plan_parse(&p, text, sizeof text - 1, 1000, &e));
  assert_int_equal(p.n, 7);
  is_step(find(&p, "alice"), 0, PLAN_PROGRESS, 180, 0);
  is_step(find(&p, "alice"), 1, PLAN_WAIT, 0, 2000);
  is_step(find(&p, "alice"), 2, PLAN_ACCEPT, 200, 0);
  assert_int_equal(find(&p, "alice")->line, 3);
  is_step(find(&p, "bob"), 0, PLAN_TRYING, 100, 0);
  is_step(find(&p, "bob"), 2, PLAN_WAIT, 0, 500);
  is_step(find(&p, "bob"), 3, PLAN_ACCEPT, 202, 0);
  is_step(find(&p, "bob"), 4, PLAN_BYE, 0, 10);
  is_text(find(&p, "gone")->step[0].reason, "Gone fishing");
  is_step(find(&p, "far"), 0, PLAN_REDIRECT, 301, 0);
  assert_int_equal(find(&p, "far")->step[0].n_targets, 3);
  is_text(find(&p, "far")->step[0].target[0], "sip:x@y.example;p=1");
  is_text(find(&p, "far")->step[0].target[1], "sips:z@[2001:db8::1]:5061");
  is_text(find(&p, "far")->step[0].target[2], "now");
  is_step(find(&p, "sales-emea"), 0, PLAN_REJECT, 486, 0);
  assert_ptr_equal(find(&p, "sales"), find(&p, "sales-emea"));
  assert_null(find(&p, "sale"));
  assert_int_equal(find(&p, "a=b%20c")->n_steps, 0);
  is_step(find(&p, "last"), 0, PLAN_WAIT, 0, 1000);
  assert_null(find(&p, "nobody"));
  plan_free(&p);
}

static void test_escapes(void **state) {
  (void)state;
  static const char text[] = "now = accept\n%25x = reject\n100%25 = silent\n%zz = wait\n";
  plan p = {NULL, 0};
  plan_error e;
  assert_true(plan_parse(&p, text, sizeof text - 1, 0, &e));
  assert_ptr_equal(find(&p, "%6eo%77"), find(&p, "now"));
  assert_ptr_equal(find(&p, "%6Eow"), find(&p, "now"));
  assert_null(find(&p, "%256eow")); /* once, not twice */
  assert_ptr_equal(find(&p, "%25x"), &p.entry[1]);
  assert_ptr_equal(find(&p, "%x"), &p.entry[1]); /* no escape: as it stands */
  assert_ptr_equal(find(&p, "100%"), &p.entry[2]);
  assert_ptr_equal(find(&p, "%zz"), &p.entry[3]);
  assert_null(find(&p, "%6"));
  plan_free(&p);
}

static void is_error(const char *text, unsigned line, const char *part) {
  plan p = {NULL, 0};
  plan_error e;
  memset(&e, 0, sizeof e);
  char *copy = malloc(strlen(text) + 1);
  assert_non_null(copy);
  memcpy(copy, text, strlen(text));
  assert_false(plan_parse(&p, copy, strlen(text), 1000, &e));
  assert_int_equal(e.line, line);
  if (strstr(e.message, part) == NULL) {
    fail_msg("'%s' does not say '%s'", e.message, part);
  }
  plan_free(&p);
  free(copy);
}

static void test_errors(void **state) {
  (void)state;
  is_error("alice", 1, "user = step");
  is_error("\n# x\n= accept", 3, "a user stands before");
  is_error("a =", 1, "a step is missing");
  is_error("a = accept,", 1, "a step is missing");
  is_error("a = ,accept", 1, "a step is missing");
  is_error("a = acept", 1, "unknown step 'acept'");
  is_error("a = accept 300", 1, "no status from 200 to 299");
  is_error("a = progress 100", 1, "no status from 101 to 199");
  is_error("a = progress 183 spd", 1, "not 'spd'");
  is_error("a = reject 399", 1, "no status from 400 to 699");
  is_error("a = reject 700", 1, "no status from 400 to 699");
  is_error("a = reject 486 x\001", 1, "control octets");
  is_error("a = redirect", 1, "needs a URI");
  is_error("a = redirect 302", 1, "needs a URI");
  is_error("a = redirect 200 sip:x", 1, "no status from 300 to 399");
  is_error("a = redirect <sip:x@y>", 1, "no URI and no user");
  is_error("a = redirect a b c d e", 1, "more targets than 4");
  is_error("a = wait long", 1, "no number of milliseconds");
  is_error("a = wait 86400001", 1, "no number of milliseconds");
  is_error("a = wait 5 5", 1, "'5' does not belong to wait");
  is_error("a = bye 5", 1, "must follow accept");
  is_error("a = accept, bye", 1, "no number of milliseconds");
  is_error("a = accept, wait 5", 1, "only bye may follow");
  is_error("a = accept, bye 5, bye 5", 1, "after the last step");
  is_error("a = reject, accept", 1, "after the last step");
  is_error("a = ring, accept", 1, "after the last step");
  is_error("a = silent, accept", 1, "after the last step");
  is_error("a = accept now", 1, "does not belong to accept");
  is_error("a*b = accept", 1, "may only end");
  is_error("a b = accept", 1, "blanks");
  is_error("a = accept\nb = accept\na = reject", 3, "line 1 already");
  is_error("a = wait,wait,wait,wait,wait,wait,wait,wait,wait,wait,wait,wait,wait,wait,wait,wait", 1, "more steps");
  is_error("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = accept", 1, "more than 64");
}

static void test_mutations(void **state) {
  (void)state;
  static const char seed[] = "alice = ring 20, accept, bye 10\nb* = redirect 301 now sip:x@y\nc = reject 480 x # y\n";
  uint32_t x = 7;
  for (int round = 0; round < 20000; round++) {
    char *text = malloc(sizeof seed - 1);
    plan p = {NULL, 0};
    plan_error e;
    assert_non_null(text);
    memcpy(text, seed, sizeof seed - 1);
    for (int k = 0; k < 3; k++) {
      x = x * 1664525u + 1013904223u;
      text[(x >> 8) % (sizeof seed - 1)] = "\n =,#*%0:a\0\xFF"[(x >> 24) % 12];
    }
    if (plan_parse(&p, text, sizeof seed - 1, 1000, &e)) {
      (void)find(&p, "alice");
    } else {
      assert_true(e.line >= 1 && strlen(e.message) > 0);
    }
    plan_free(&p);
    free(text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_builtin), cmocka_unit_test(test_file),      cmocka_unit_test(test_escapes),
      cmocka_unit_test(test_errors),  cmocka_unit_test(test_mutations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
