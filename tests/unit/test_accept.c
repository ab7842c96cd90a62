/* SPDX-License-Identifier: Apache-2.0 */
/* Whether Accept lets an answer carry a session description. Every message ends at a guard page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "accept.h"
#include "guard.h"
#include "message.h"

/* The answer to a message with these header rows. */
static bool accepts(const char *rows) {
  static vuas_message m;
  char text[1000];
  uint32_t i = 0, n = 0;
  int size = snprintf(text, sizeof text,
                      "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nTo: <sip:a@b>\r\nf: <sip:a@b>\r\ni: 1\r\n"
                      "CSeq: 1 INVITE\r\n%s\r\n",
                      rows);
  assert_in_range(size, 1, sizeof text - 1);
  const uint8_t *b = guard_value("", text, (size_t)size, &i, &n);
  assert_true(vuas_parse_message(b, n, &m));
  return accept_sdp(b, &m);
}

/* The same of one Accept with this value. */
static bool accepts_value(const char *value) {
  char row[600];
  (void)snprintf(row, sizeof row, "Accept: %s\r\n", value);
  return accepts(row);
}

static void all(const char *const *value, size_t n, bool expected) {
  for (size_t k = 0; k < n; k++) {
    if (accepts_value(value[k]) != expected) {
      fail_msg("%s: %s", expected ? "refused" : "taken", value[k]);
    }
  }
}
#define ALL(values, expected) all(values, sizeof(values) / sizeof(values)[0], expected)

static void test_absent_and_empty(void **state) {
  (void)state;
  assert_true(accepts(""));
  assert_true(accepts("Accept-Encoding: gzip\r\nAccept-Language: da\r\n"));
  assert_false(accepts("Accept:\r\n"));
  assert_false(accepts("Accept:  \r\n \r\n"));
}

static void test_ranges(void **state) {
  (void)state;
  static const char *const good[] = {"application/sdp",
                                     "APPLICATION / Sdp",
                                     "application/*",
                                     "*/*",
                                     "text/plain, application/sdp",
                                     "application/sdp, application/pkcs7-mime,\r\n multipart/mixed",
                                     "application/sdp;level=1, application/x-private, text/html",
                                     "text/plain;a=\"application/x, y\", */*"};
  static const char *const bad[] = {"text/nobodyKnowsThis", "application/sdpx",        "application/sd",
                                    "text/sdp",             "text/*",                  "applications/*",
                                    "message/sip, text/*",  "text/x;a=\",application/sdp\"", "x/application/sdp, a/b"};
  ALL(good, true);
  ALL(bad, false);
}

static void test_quality(void **state) {
  (void)state;
  static const char *const good[] = {"application/sdp;q=1",     "application/sdp;q=0.001", "application/sdp;q=0.5;x=y",
                                     "*/*;q=0.1",               "application/sdp;q",       "application/sdp;q=00",
                                     "application/sdp;q=0.0000", "application/sdp;q=\"0\"", "application/sdp;qq=0",
                                     "application/sdp;level=0",  "application/sdp;q=0x",    "application/sdp;q=.0"};
  static const char *const bad[] = {"application/sdp;q=0",            "application/sdp ; Q = 0.0",
                                    "application/sdp;level=1;q=0.000", "application/sdp;q=0.",
                                    "application/sdp;q=0.00;x",        "*/*;q=0",
                                    "application/*;q=0, text/x"};
  ALL(good, true);
  ALL(bad, false);
}

/* The closest range decides, wherever it stands; of two alike one that accepts is enough. */
static void test_closest(void **state) {
  (void)state;
  static const char *const good[] = {"application/sdp, */*;q=0", "*/*;q=0, application/sdp;q=0.1",
                                     "application/*;q=0, application/sdp", "application/*, */*;q=0",
                                     "application/sdp;q=0, application/sdp", "application/sdp, application/sdp;q=0"};
  static const char *const bad[] = {"application/sdp;q=0, */*", "*/*, application/sdp;q=0",
                                    "application/*, application/sdp;q=0", "*/*, application/*;q=0, text/plain",
                                    "text/plain, */*;q=0"};
  ALL(good, true);
  ALL(bad, false);
}

static void test_rows(void **state) {
  (void)state;
  assert_true(accepts("Accept: text/plain\r\nAccept: application/sdp\r\n"));
  assert_true(accepts("Accept:\r\nSubject: x\r\nACCEPT: application/sdp\r\n"));
  assert_false(accepts("Accept: */*\r\nAccept: application/sdp;q=0\r\n"));
  assert_false(accepts("Accept: text/plain\r\nAccept:\r\n"));
}

/* What is malformed is ignored, and says nothing when it stands alone. */
static void test_malformed(void **state) {
  (void)state;
  static const char *const alone[] = {"sdp",     "application",          "*",  "*/sdp",
                                      "/",       "application/sdp;q=0;", ",",  "application/sdp;q=0 x",
                                      "\"a/b",   "text/plain/x",         "a b"};
  static const char *const beside[] = {"text/plain, sdp", "*, text/plain", "text/plain,", ", text/plain",
                                       "text/plain, \"application/sdp", "*/sdp, application/sdp;q=0"};
  ALL(alone, true);
  ALL(beside, false);
  assert_true(accepts_value("text/plain,, application/sdp"));
  assert_false(accepts("Accept: sdp\r\nAccept:\r\n"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_absent_and_empty), cmocka_unit_test(test_ranges), cmocka_unit_test(test_quality),
      cmocka_unit_test(test_closest),          cmocka_unit_test(test_rows),   cmocka_unit_test(test_malformed)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
