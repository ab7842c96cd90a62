/* SPDX-License-Identifier: Apache-2.0 */
/* Values that are read when they are asked for, and walking over lists of values. What breaks a value stands in
   tests/grammar/vectors; here is what the good ones are read as. Every input ends at a guard page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "guard.h"
#include "item.h"
#include "message.h"
#include "value.h"

/* What is read: the octets b, in which the value is [i, n). */
static const uint8_t *b;
static uint32_t i, n;

#define READ(parse, text) (b = guard_value("x, ", text, strlen(text), &i, &n), parse(b, i, n))

static void span_is(vuas_span s, const char *text)
{
  assert_int_equal(s.len, strlen(text));
  assert_true((uint32_t)s.off + s.len <= n);
  assert_memory_equal(b + s.off, text, s.len);
}

static void reliable(void **state)
{
  (void)state;
  assert_int_equal(READ(vuas_parse_rseq, "0007"), 7);
  assert_int_equal(READ(vuas_parse_rseq, "4294967295"), 4294967295);
  vuas_rack r = READ(vuas_parse_rack, "776656 \r\n 1 INVITE");
  assert_true(r.ok);
  assert_int_equal(r.rseq, 776656);
  assert_int_equal(r.cseq, 1);
  span_is(r.method, "INVITE");
  r = READ(vuas_parse_rack, "1 2");
  assert_false(r.ok);
  assert_int_equal(r.rseq + r.cseq + r.method.len + r.method.off, 0);
}

static void session_timer(void **state)
{
  (void)state;
  vuas_session_expires s = READ(vuas_parse_session_expires, "1800;x=y; Refresher = UAS");
  assert_true(s.ok);
  assert_int_equal(s.seconds, 1800);
  assert_int_equal(s.refresher, VUAS_REFRESHER_UAS);
  s = READ(vuas_parse_session_expires, "90;refresher=uac");
  assert_int_equal(s.refresher, VUAS_REFRESHER_UAC);
  s = READ(vuas_parse_session_expires, "90");
  assert_true(s.ok && s.refresher == VUAS_REFRESHER_NONE);
  s = READ(vuas_parse_session_expires, "90;refresher=none");
  assert_true(!s.ok && s.seconds == 0 && s.refresher == VUAS_REFRESHER_NONE);
  vuas_seconds m = READ(vuas_parse_min_se, "60;lr");
  assert_true(m.ok && m.seconds == 60 && m.params == 5);
}

static void retry_after(void **state)
{
  (void)state;
  vuas_seconds s = READ(vuas_parse_retry_after, "120");
  assert_true(s.ok && s.seconds == 120 && s.params == n);
  s = READ(vuas_parse_retry_after, "120 (in a (short) \\) meeting) ;duration=5");
  assert_true(s.ok && s.seconds == 120);
  assert_int_equal(b[s.params + 1], ';');
  s = READ(vuas_parse_retry_after, "120 (in a");
  assert_true(!s.ok && s.seconds == 0 && s.params == 0);
  assert_int_equal(READ(vuas_scan_comment, "a(b)c)d"), 9);
  assert_int_equal(READ(vuas_scan_comment, "a(b)c"), VUAS_NONE);
}

static void reason(void **state)
{
  (void)state;
  vuas_reason r = READ(vuas_parse_reason, "Q.850 ;cause=16 ;text=\"Terminated; \\\"really\\\"\"");
  assert_true(r.ok && r.has_cause);
  assert_int_equal(r.cause, 16);
  span_is(r.protocol, "Q.850");
  span_is(r.text, "\"Terminated; \\\"really\\\"\"");
  r = READ(vuas_parse_reason, "SIP");
  assert_true(r.ok && !r.has_cause && r.cause == 0 && r.text.len == 0);
  r = READ(vuas_parse_reason, "SIP;cause=x");
  assert_true(!r.ok && !r.has_cause && r.protocol.len == 0);
}

static void disposition(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    uint8_t handling;
  } good[] = {{"session", VUAS_HANDLING_NONE},
              {"session;handling=OPTIONAL", VUAS_HANDLING_OPTIONAL},
              {"session ; handling = required;x", VUAS_HANDLING_REQUIRED},
              {"session;handling", VUAS_HANDLING_OTHER},
              {"session;handling=option", VUAS_HANDLING_OTHER}};
  for (size_t k = 0; k < sizeof good / sizeof *good; k++) {
    vuas_disposition d = READ(vuas_parse_disposition, good[k].text);
    assert_true(d.ok);
    assert_int_equal(d.handling, good[k].handling);
    span_is(d.type, "session");
  }
}

/* --- lists --- */

static vuas_message m;

static void message(const char *rows)
{
  char text[1000] = "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nTo: <sip:a@b>\r\nf: <sip:a@b>\r\ni: 1\r\n"
                    "CSeq: 1 INVITE\r\n";
  strcat(text, rows);
  strcat(text, "\r\n");
  b = guard_value("", text, strlen(text), &i, &n);
  assert_true(vuas_parse_message(b, n, &m));
}

static void walk(const char *rows, uint8_t id, const char *const *want, size_t count)
{
  message(rows);
  vuas_cursor c = {0, 0, {0, 0}, false, false};
  for (size_t k = 0; k < count; k++) {
    assert_true(vuas_next_value(b, &m, id, &c));
    assert_true(c.good);
    assert_int_equal(m.header[c.row].id, id);
    span_is(c.value, want[k]);
  }
  assert_false(vuas_next_value(b, &m, id, &c));
  assert_false(vuas_next_value(b, &m, id, &c)); /* and stays at the end */
}

static void lists(void **state)
{
  (void)state;
  static const char *const allow[] = {"INVITE", "ACK", "BYE", "CANCEL", "PRACK"};
  walk("Allow: INVITE, ACK\r\nX: 1\r\nallow:BYE ,\r\n CANCEL\r\nAllow: PRACK\r\n", VUAS_FIELD_ALLOW, allow, 5);
  walk("", VUAS_FIELD_ALLOW, NULL, 0);
  static const char *const accept[] = {"", "text/plain;a=\"b,c\"", "*/*"};
  walk("Accept:\r\nAccept: text/plain;a=\"b,c\",*/*\r\n", VUAS_FIELD_ACCEPT, accept, 3);
  static const char *const reasons[] = {"SIP ;cause=200 ;text=\"Call completed elsewhere\"", "Q.850;cause=16"};
  walk("Reason: SIP ;cause=200 ;text=\"Call completed elsewhere\"\r\nReason: Q.850;cause=16\r\n",
       VUAS_FIELD_REASON, reasons, 2);
  static const char *const empty[] = {"", "", ""};
  walk("Unsupported: ,,\r\n", VUAS_FIELD_UNSUPPORTED, empty, 3);
}

static void open_quote(void **state)
{
  (void)state;
  message("Reason: a, \"b, c\r\nReason: d\r\n");
  vuas_cursor c = {0, 0, {0, 0}, false, false};
  assert_true(vuas_next_value(b, &m, VUAS_FIELD_REASON, &c) && c.good);
  span_is(c.value, "a");
  assert_true(vuas_next_value(b, &m, VUAS_FIELD_REASON, &c) && !c.good);
  span_is(c.value, "\"b, c");
  assert_true(vuas_next_value(b, &m, VUAS_FIELD_REASON, &c) && c.good);
  span_is(c.value, "d");
  assert_false(vuas_next_value(b, &m, VUAS_FIELD_REASON, &c));
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(reliable), cmocka_unit_test(session_timer),
                                     cmocka_unit_test(retry_after), cmocka_unit_test(reason),
                                     cmocka_unit_test(disposition), cmocka_unit_test(lists),
                                     cmocka_unit_test(open_quote)};
  return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
