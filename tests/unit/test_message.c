/* SPDX-License-Identifier: Apache-2.0 */
/* Whole messages, good and bad: what is found in them, and why the others are refused. Every message ends at a guard
   page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check_message.h"
#include "guard.h"

static const uint8_t *b;
static uint32_t n;
static vuas_message m;

static void in_message(vuas_span s)
{
  assert_true((uint32_t)s.off + s.len <= n);
}

/* Whatever the octets were. */
static void sound(void)
{
  assert_true(vuas_check_message(&m, n));
  assert_true(vuas_check_rows(b, n, &m));
}

static bool parse_bytes(const void *bytes, size_t size)
{
  static guard memory;
  if (memory.map != NULL) guard_drop(&memory);
  memory = guard_make(bytes, size);
  b = memory.bytes;
  n = (uint32_t)size;
  memset(&m, 0xA5, sizeof m);
  bool ok = vuas_parse_message(b, n, &m);
  assert_int_equal(ok, m.refusal.status == 0);
  sound();
  return ok;
}

static bool parse(const char *text)
{
  return parse_bytes(text, strlen(text));
}

static void is(vuas_span s, const char *text)
{
  in_message(s);
  assert_int_equal(s.len, strlen(text));
  assert_memory_equal(b + s.off, text, s.len);
}

static void refused(const char *text, unsigned status, vuas_cause cause, vuas_field_id field)
{
  assert_false(parse(text));
  assert_int_equal(m.refusal.status, status);
  assert_int_equal(m.refusal.cause, cause);
  assert_int_equal(m.refusal.field, field);
  assert_true(m.refusal.offset <= n);
}

#define LINE "INVITE sip:bob@example.com SIP/2.0\r\n"
#define VIA "Via: SIP/2.0/UDP a.example.com;branch=z9hG4bK1\r\n"
#define FROM "From: <sip:alice@example.com>;tag=f1\r\n"
#define TO "To: Bob <sip:bob@example.com>\r\n"
#define ID "Call-ID: 1@a.example.com\r\n"
#define CSEQ "CSeq: 7 INVITE\r\n"
#define ROWS VIA FROM TO ID CSEQ
#define HEAD LINE ROWS

static void plain(void **state)
{
  (void)state;
  assert_true(parse(HEAD "Contact: <sip:alice@a.example.com>\r\nMax-Forwards: 70\r\nSubject: x\r\n\r\n"));
  assert_true(m.request && m.answerable);
  assert_int_equal(m.method, VUAS_METHOD_INVITE);
  is(m.method_text, "INVITE");
  is(m.ruri_text, "sip:bob@example.com");
  is(m.ruri.host, "example.com");
  assert_int_equal(m.n_headers, 8);
  assert_int_equal(m.header[7].id, VUAS_FIELD_OTHER);
  is(m.header[7].name, "Subject");
  is(m.header[7].value, "x");
  assert_int_equal(m.n_vias, 1);
  is(m.via[0].branch, "z9hG4bK1");
  is(m.from.value, "<sip:alice@example.com>;tag=f1");
  assert_true(m.from.has_tag && !m.to.has_tag);
  is(m.from.tag, "f1");
  is(m.to.display, "Bob");
  is(m.call_id, "1@a.example.com");
  is(m.cseq_value, "7 INVITE");
  is(m.cseq_method_text, "INVITE");
  assert_int_equal(m.cseq, 7);
  assert_true(m.has_contact && !m.contact_star && m.n_contacts == 1);
  assert_true(m.has_max_forwards && m.max_forwards == 70);
  assert_true(!m.has_content_length && !m.has_content_type && !m.has_expires && m.body.len == 0);
}

static void compact_and_folded(void **state)
{
  (void)state;
  assert_true(parse("\r\n\r\nINVITE sip:bob@example.com sIp/2.0\r\n"
                    "v :  SIP/2.0/TCP a.example.com;branch=z9hG4bK1,\r\n SIP/2.0/UDP b.example.com\r\n"
                    "\t;branch=z9hG4bK2 \r\n"
                    "F\t: \"A, \\\" B\"\r\n <sip:alice@example.com>;\r\n tag=x\r\n"
                    "T:\r\n <sip:bob@example.com>\r\ni:abc\r\ncseq: 00007\r\n INVITE\r\n"
                    "VIA: SIP/2.0/UDP c.example.com\r\n"
                    "m: \"Mr, X\" <sip:a@b.example.com>;q=0.1,<sip:c@d.example.com>\r\nk: 100rel,, timer\r\n"
                    "Supported:\r\nrequire: 100rel,foo\r\n"
                    "Record-Route: <sip:p1.example.com;lr>,<sip:p2.example.com;lr>\r\n"
                    "Route: <sip:r.example.com;lr>\r\nExpires: 4294967295\r\nTimestamp: 5.25 .5\r\ntimestamp: 54\r\n"
                    "c: application/sdp\r\ne: gzip\r\nl: 4\r\n\r\nbody and more"));
  assert_int_equal(m.n_vias, 3);
  is(m.via[0].value, "SIP/2.0/TCP a.example.com;branch=z9hG4bK1");
  is(m.via[1].value, "SIP/2.0/UDP b.example.com\r\n\t;branch=z9hG4bK2");
  is(m.via[2].host, "c.example.com");
  is(m.from.tag, "x");
  is(m.from.display, "\"A, \\\" B\"");
  is(m.to.value, "<sip:bob@example.com>");
  assert_int_equal(m.cseq, 7);
  assert_int_equal(m.n_contacts, 2);
  is(m.contact.uri.host, "b.example.com");
  assert_true(m.supported_100rel && m.supported_timer && m.require_100rel);
  assert_int_equal(m.n_require, 2);
  is(m.require[1], "foo");
  assert_int_equal(m.n_record_routes, 2);
  is(m.record_route[1], "<sip:p2.example.com;lr>");
  assert_int_equal(m.n_routes, 1);
  assert_true(m.has_expires && m.expires == 4294967295u);
  assert_true(m.has_timestamp);
  is(m.timestamp, "5.25 .5");
  assert_true(m.has_content_type && m.has_content_encoding && m.has_content_length);
  is(m.media_type, "application");
  is(m.media_subtype, "sdp");
  is(m.content_encoding, "gzip");
  is(m.body, "body");
}

static void response(void **state)
{
  (void)state;
  assert_true(parse("SIP/2.0 200 \xE2\x9C\x93 fine\r\n" VIA FROM TO ID "CSeq: 1 BYE\r\nContact: garbage<\r\n\r\n"));
  assert_true(!m.request && !m.answerable && m.status == 200 && m.method == VUAS_METHOD_BYE && !m.has_contact);
  is(m.reason, "\xE2\x9C\x93 fine");
  assert_true(parse("SIP/2.0 699 \r\n" VIA FROM TO ID CSEQ "\r\n"));
  assert_int_equal(m.reason.len, 0);
  refused("SIP/2.0 099 x\r\n" ROWS "\r\n", 400, VUAS_CAUSE_STATUS_CODE, VUAS_FIELD_START_LINE);
  refused("SIP/2.0 700 x\r\n" ROWS "\r\n", 400, VUAS_CAUSE_STATUS_CODE, VUAS_FIELD_START_LINE);
  refused("SIP/2.0 4294967301 x\r\n" ROWS "\r\n", 400, VUAS_CAUSE_STATUS_CODE, VUAS_FIELD_START_LINE);
  refused("SIP/2.0 20A x\r\n" ROWS "\r\n", 400, VUAS_CAUSE_STATUS_CODE, VUAS_FIELD_START_LINE);
  refused("SIP/2.0 200\r\n" ROWS "\r\n", 400, VUAS_CAUSE_STATUS_CODE, VUAS_FIELD_START_LINE);
  refused("SIP/2.0 200 a\x07z\r\n" ROWS "\r\n", 400, VUAS_CAUSE_STATUS_CODE, VUAS_FIELD_START_LINE);
  refused("SIP/7.0 200 x\r\n" ROWS "\r\n", 505, VUAS_CAUSE_VERSION, VUAS_FIELD_START_LINE);
  assert_false(m.answerable);
}

static void start_lines(void **state)
{
  (void)state;
  refused("", 400, VUAS_CAUSE_EMPTY, VUAS_FIELD_START_LINE);
  refused("\r\n\r\n", 400, VUAS_CAUSE_EMPTY, VUAS_FIELD_START_LINE);
  assert_false(m.answerable);
  refused("INVITE sip:bob@example.com SIP/7.0\r\n" ROWS "\r\n", 505, VUAS_CAUSE_VERSION, VUAS_FIELD_START_LINE);
  assert_true(m.answerable && m.has_from && m.n_vias == 1);
  static const char *const bad[] = {
    "INVITE  sip:bob@example.com SIP/2.0\r\n", "INVITE sip:bob@example.com  SIP/2.0\r\n",
      "INVITE sip:bob@example.com SIP/2.0 \r\n",
    "INVITE sip:bob@example.com; lr SIP/2.0\r\n", "INVITE sip:bob@example.com\r\n",
    "INVITE sip:bob@example.com SIP/2\r\n",
    "INVITE sip:bob@example.com SIP/2.\r\n", "INVITE sip:bob@example.com SIP/.0\r\n",
    "INVITE sip:bob@example.com HTTP/1.1\r\n",
    "INVITE sip:bob@example.com\tSIP/2.0\r\n", "INVITE sip:bob@example.com SIP/2.0\n"};
  for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
    char text[1000];
    snprintf(text, sizeof text, "%s%s\r\n", bad[k], ROWS);
    refused(text, 400, VUAS_CAUSE_START_LINE, VUAS_FIELD_START_LINE);
    assert_true(m.answerable || k == 10);
  }
  refused(" INVITE sip:bob@example.com SIP/2.0\r\n" ROWS "\r\n", 400, VUAS_CAUSE_START_LINE, VUAS_FIELD_START_LINE);
  assert_false(m.answerable);
  refused("IN@VITE sip:bob@example.com SIP/2.0\r\n" ROWS "\r\n", 400, VUAS_CAUSE_START_LINE, VUAS_FIELD_START_LINE);
  refused("INVITE", 400, VUAS_CAUSE_START_LINE, VUAS_FIELD_START_LINE);
  refused("INVITE <sip:bob@example.com> SIP/2.0\r\n" ROWS "\r\n", 400, VUAS_CAUSE_REQUEST_URI, VUAS_FIELD_START_LINE);
  assert_true(m.answerable);
  assert_int_equal(m.refusal.offset, 7);
  assert_true(parse("INVITE tel:+15551234 SIP/2.0\r\n" ROWS "\r\n"));
  assert_int_equal(m.ruri.scheme, VUAS_SCHEME_TEL);
  assert_true(parse("INVITE nobody:x SIP/2.0\r\n" ROWS "\r\n"));
  assert_true(parse("invite sip:bob@example.com SIP/2.0\r\n" VIA FROM TO ID "CSeq: 1 invite\r\n\r\n"));
  assert_int_equal(m.method, VUAS_METHOD_OTHER);
}

static void methods(void **state)
{
  (void)state;
  static const char *const name[] = {"", "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE", "INFO",
                                     "MESSAGE", "REFER",
                                     "NOTIFY", "SUBSCRIBE", "REGISTER", "PUBLISH"};
  for (unsigned k = 1; k <= VUAS_METHOD_LAST; k++) {
    char text[80];
    uint32_t size = (uint32_t)strlen(name[k]);
    assert_int_equal(vuas_method_id(guard_copy(name[k], size), 0, size), k);
    for (uint32_t j = 0; j < size; j++) {
      memcpy(text, name[k], size);
      text[j] = (char)(text[j] + 32);
      assert_int_equal(vuas_method_id(guard_copy(text, size), 0, size), VUAS_METHOD_OTHER);
    }
    assert_int_equal(vuas_method_id(guard_copy(name[k], size), 0, size - 1), VUAS_METHOD_OTHER);
  }
  assert_int_equal(vuas_method_id(guard_copy("INVITEX", 7), 0, 7), VUAS_METHOD_OTHER);
}

static void names(void **state)
{
  (void)state;
  static const char *const name[] = {
    "", "Via", "From", "To", "Call-ID", "CSeq", "Contact", "Max-Forwards", "Route", "Record-Route", "Content-Length",
    "Content-Type", "Content-Encoding", "Content-Disposition", "Require", "Supported", "Expires", "Timestamp",
    "Allow", "Accept", "Unsupported", "RSeq", "RAck", "Session-Expires", "Min-SE", "Reason", "Retry-After",
    "Content-Language", "Date", "Authorization", "Proxy-Authorization", "WWW-Authenticate", "Proxy-Authenticate"};
  static const char compact[] = " vfti m   lce  k       x         ";
  assert_int_equal(sizeof name / sizeof name[0], VUAS_FIELD_LAST_NAMED + 1);
  for (unsigned k = 1; k <= VUAS_FIELD_LAST_NAMED; k++) {
    char text[80];
    uint32_t size = (uint32_t)strlen(name[k]);
    for (uint32_t j = 0; j <= size; j++) {
      memcpy(text, name[k], size);
      if (j < size && text[j] != '-') text[j] = (char)(text[j] ^ 32);
      assert_int_equal(vuas_field_id_of(guard_copy(text, size), 0, size), k);
      if (j < size) text[j] = (char)(text[j] ^ 1);
      if (j < size) assert_int_equal(vuas_field_id_of(guard_copy(text, size), 0, size), VUAS_FIELD_OTHER);
    }
    if (compact[k] != ' ') assert_int_equal(vuas_field_id_of(guard_copy(&compact[k], 1), 0, 1), k);
    text[0] = (char)(compact[k] - 32);
    if (compact[k] != ' ') assert_int_equal(vuas_field_id_of(guard_copy(text, 1), 0, 1), k);
  }
  assert_int_equal(vuas_field_id_of(guard_copy("s", 1), 0, 1), VUAS_FIELD_OTHER);
  assert_int_equal(vuas_field_id_of(guard_copy("Call\rID", 7), 0, 7), VUAS_FIELD_OTHER);
}

static void rows(void **state)
{
  (void)state;
  refused(LINE "no colon here\r\n" ROWS "\r\n", 400, VUAS_CAUSE_HEADER_NAME, VUAS_FIELD_OTHER);
  assert_true(m.answerable && m.n_headers == 5);
  refused(LINE ": no name\r\n" ROWS "\r\n", 400, VUAS_CAUSE_HEADER_NAME, VUAS_FIELD_OTHER);
  refused(LINE " folded: at once\r\n" ROWS "\r\n", 400, VUAS_CAUSE_HEADER_NAME, VUAS_FIELD_OTHER);
  refused(LINE "na me: x\r\n" ROWS "\r\n", 400, VUAS_CAUSE_HEADER_NAME, VUAS_FIELD_OTHER);
  refused(HEAD "X: a\nb\r\n\r\n", 400, VUAS_CAUSE_HEADER_CHAR, VUAS_FIELD_OTHER);
  assert_int_equal(m.header[5].value.len, 0);
  refused(HEAD "X: a\rb\r\n\r\n", 400, VUAS_CAUSE_HEADER_CHAR, VUAS_FIELD_OTHER);
  refused(HEAD "X: a\x07" "b\r\n\r\n", 400, VUAS_CAUSE_HEADER_CHAR, VUAS_FIELD_OTHER);
  refused(HEAD "X: a\x7F\r\n\r\n", 400, VUAS_CAUSE_HEADER_CHAR, VUAS_FIELD_OTHER);
  refused(HEAD "X: a\n\r\n\r\n", 400, VUAS_CAUSE_HEADER_CHAR, VUAS_FIELD_OTHER);
  refused(LINE "Via: SIP/2.0/UDP x.example.com\n\r\n" ROWS "\r\n", 400, VUAS_CAUSE_HEADER_CHAR, VUAS_FIELD_OTHER);
  assert_false(m.answerable);
  assert_true(parse(HEAD "X: \xC3\xA4\tb\r\nY:\r\nZ: \r\n \r\n\r\n"));
  assert_int_equal(m.n_headers, 8);
  assert_true(m.header[6].value.len == 0 && m.header[7].value.len == 0);
  static const char nul[] = HEAD "X: a\0b\r\n\r\n",
    quoted[] = LINE VIA TO ID CSEQ "From: \"\\\0\\\x7F\\\x07\" <sip:a@b.example.com>\r\n\r\n";
  assert_false(parse_bytes(nul, sizeof nul - 1));
  assert_int_equal(m.refusal.cause, VUAS_CAUSE_HEADER_CHAR);
  assert_true(parse_bytes(quoted, sizeof quoted - 1));
  refused(HEAD, 400, VUAS_CAUSE_NO_BLANK_LINE, VUAS_FIELD_OTHER);
  assert_true(m.answerable && m.body.len == 0);
  refused(HEAD "\r", 400, VUAS_CAUSE_NO_BLANK_LINE, VUAS_FIELD_OTHER);
  refused(LINE, 400, VUAS_CAUSE_NO_BLANK_LINE, VUAS_FIELD_OTHER);
}

/* The same value however its row is written: what is read by a way of its own, and what is not. */
static void row_usual(void **state)
{
  (void)state;
  static const char *const good[] = {"Max-Forwards: 70\r\n", "Max-Forwards:70\r\n", "Max-Forwards:  70\r\n",
    "Max-Forwards:\t70\r\n", "Max-Forwards: 70 \r\n", "Max-Forwards: 70\t\r\n", "Max-Forwards : 70\r\n",
    "max-forwards: 70\r\n", "Max-Forwards: \r\n 70\r\n", "Max-Forwards: 70\r\n \r\n", "Max-Forwards: 70\r\n\t\r\n"};
  static const char *const bad[] = {"Max-Forwards: 7\x7F" "0\r\n", "Max-Forwards: \x01" "70\r\n",
    "Max-Forwards: 70\x1F\r\n",
    "Max-Forwards: 70\n\r\n", "Max-Forwards: 70\r\r\n", "Max-Forwards: 7\n0\r\n"};
  for (size_t k = 0; k < sizeof good / sizeof *good; k++) {
    char text[1000];
    snprintf(text, sizeof text, "%s%sSubject: a\r\n\r\n", HEAD, good[k]);
    if (!parse(text) || !m.has_max_forwards || m.max_forwards != 70 || m.n_headers != 7) fail_msg("%s", good[k]);
    is(m.header[5].value, "70");
    is(m.header[6].value, "a");
    snprintf(text, sizeof text, "%s%s\r\n", HEAD, good[k]); /* the last row */
    if (!parse(text) || !m.has_max_forwards || m.max_forwards != 70 || m.n_headers != 6) fail_msg("%s", good[k]);
    is(m.header[5].value, "70");
  }
  for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
    char text[1000];
    snprintf(text, sizeof text, "%s%sSubject: a\r\n\r\n", HEAD, bad[k]);
    refused(text, 400, VUAS_CAUSE_HEADER_CHAR, VUAS_FIELD_OTHER);
    assert_true(m.header[5].id == VUAS_FIELD_MAX_FORWARDS && m.header[5].value.len == 0);
    is(m.header[6].value, "a");
  }
  assert_true(parse(HEAD "Content-Length: 0\r\n\r\n") && m.has_content_length);
  refused(HEAD "Content-Length: 0\r\n", 400, VUAS_CAUSE_NO_BLANK_LINE, VUAS_FIELD_OTHER);
  refused(HEAD "Content-Length: 0\r", 400, VUAS_CAUSE_NO_BLANK_LINE, VUAS_FIELD_OTHER);
}

/* Lists of one row: the same values wherever the white space stands. */
static void row_lists(void **state)
{
  (void)state;
  static const char *const routes[] = {"<sip:a.example.com;lr>,<sip:b.example.com;lr>",
    "<sip:a.example.com;lr>, <sip:b.example.com;lr>", "<sip:a.example.com;lr> ,<sip:b.example.com;lr>",
    "<sip:a.example.com;lr>\t,  <sip:b.example.com;lr>", "<sip:a.example.com;lr>,\r\n <sip:b.example.com;lr>"};
  for (size_t k = 0; k < sizeof routes / sizeof *routes; k++) {
    char text[1000];
    snprintf(text, sizeof text, "%sRoute: %s\r\nRecord-Route: %s\r\n\r\n", HEAD, routes[k], routes[k]);
    if (!parse(text) || m.n_routes != 2 || m.n_record_routes != 2) fail_msg("%s", routes[k]);
    is(m.route[0], "<sip:a.example.com;lr>");
    is(m.route[1], "<sip:b.example.com;lr>");
    is(m.record_route[1], "<sip:b.example.com;lr>");
  }
  assert_true(parse(HEAD "Route: <sip:a.example.com>;x=\",\", \"A, <B>\" <sip:b.example.com>;y, C <sips:c@[::1]>"
    "\r\n\r\n"));
  assert_int_equal(m.n_routes, 3);
  is(m.route[0], "<sip:a.example.com>;x=\",\"");
  is(m.route[1], "\"A, <B>\" <sip:b.example.com>;y");
  is(m.route[2], "C <sips:c@[::1]>");
  refused(HEAD "Route: <sip:a.example.com>,\r\n\r\n", 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_ROUTE);
  refused(HEAD "Route: ,<sip:a.example.com>\r\n\r\n", 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_ROUTE);
  refused(HEAD "Route: <sip:a.example.com> x,<sip:b.example.com>\r\n\r\n", 400, VUAS_CAUSE_MALFORMED,
    VUAS_FIELD_ROUTE);
  refused(HEAD "Route: <sip:a.example.com>x\r\n\r\n", 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_ROUTE);

  static const char *const vias[] = {",SIP/2.0/TCP b.example.com;branch=z9hG4bK2",
    ", SIP/2.0/TCP b.example.com;branch=z9hG4bK2", " ,\tSIP/2.0/TCP b.example.com;branch=z9hG4bK2",
    ",\r\n SIP/2.0/TCP b.example.com;branch=z9hG4bK2"};
  for (size_t k = 0; k < sizeof vias / sizeof *vias; k++) {
    char text[1000];
    snprintf(text, sizeof text, LINE "Via: SIP/2.0/UDP a.example.com;branch=z9hG4bK1%s\r\n" FROM TO ID CSEQ "\r\n",
      vias[k]);
    if (!parse(text) || m.n_vias != 2 || !m.answerable) fail_msg("%s", vias[k]);
    is(m.via[0].value, "SIP/2.0/UDP a.example.com;branch=z9hG4bK1");
    is(m.via[1].value, "SIP/2.0/TCP b.example.com;branch=z9hG4bK2");
    is(m.via[1].branch, "z9hG4bK2");
  }
  refused(LINE "Via: SIP/2.0/UDP a.example.com;branch=z9hG4bK1,\r\n" FROM TO ID CSEQ "\r\n", 400,
    VUAS_CAUSE_MALFORMED, VUAS_FIELD_VIA);
  assert_true(m.answerable);
  refused(LINE "Via: SIP/2.0/UDP a.example.com;branch=z9hG4bK1 <\r\n" FROM TO ID CSEQ "\r\n", 400,
    VUAS_CAUSE_MALFORMED, VUAS_FIELD_VIA);
  assert_false(m.answerable);
}

static void many(const char *row, unsigned count, const char *more)
{
  static char text[60000];
  size_t at = (size_t)snprintf(text, sizeof text, "%s", HEAD);
  for (unsigned k = 0; k < count; k++) at += (size_t)snprintf(text + at, sizeof text - at, "%s", row);
  snprintf(text + at, sizeof text - at, "%s\r\n", more);
  (void)parse(text);
}

static void capacities(void **state)
{
  (void)state;
  many("X: y\r\n", VUAS_MAX_HEADERS - 5, "");
  assert_int_equal(m.refusal.status, 0);
  many("X: y\r\n", VUAS_MAX_HEADERS - 4, "");
  assert_true(m.refusal.status == 513 && m.refusal.cause == VUAS_CAUSE_TOO_MANY_HEADERS && m.answerable);
  many(VIA, VUAS_MAX_VIAS - 1, "");
  assert_true(m.refusal.status == 0 && m.n_vias == VUAS_MAX_VIAS);
  many(VIA, VUAS_MAX_VIAS, "");
  assert_true(m.refusal.status == 513 && m.refusal.cause == VUAS_CAUSE_TOO_MANY_VALUES &&
    m.refusal.field == VUAS_FIELD_VIA);
  many("Route: <sip:a.example.com>,<sip:b.example.com>\r\n", VUAS_MAX_ROUTES / 2, "");
  assert_true(m.refusal.status == 0 && m.n_routes == VUAS_MAX_ROUTES);
  many("Route: <sip:a.example.com>\r\n", VUAS_MAX_ROUTES + 1, "");
  assert_true(m.refusal.status == 513 && m.refusal.field == VUAS_FIELD_ROUTE);
  many("Record-Route: <sip:a.example.com>\r\n", VUAS_MAX_ROUTES + 1, "");
  assert_true(m.refusal.status == 513 && m.refusal.field == VUAS_FIELD_RECORD_ROUTE);
  many("Require: foo\r\n", VUAS_MAX_OPTION_TAGS, "");
  assert_true(m.refusal.status == 0 && m.n_require == VUAS_MAX_OPTION_TAGS);
  many("Require: foo\r\n", VUAS_MAX_OPTION_TAGS + 1, "");
  assert_true(m.refusal.status == 513 && m.refusal.field == VUAS_FIELD_REQUIRE);
}

static void mandatory(void **state)
{
  (void)state;
  refused(LINE FROM TO ID CSEQ "\r\n", 400, VUAS_CAUSE_MISSING, VUAS_FIELD_VIA);
  assert_false(m.answerable);
  refused(LINE VIA TO ID CSEQ "\r\n", 400, VUAS_CAUSE_MISSING, VUAS_FIELD_FROM);
  refused(LINE VIA FROM ID CSEQ "\r\n", 400, VUAS_CAUSE_MISSING, VUAS_FIELD_TO);
  refused(LINE VIA FROM TO CSEQ "\r\n", 400, VUAS_CAUSE_MISSING, VUAS_FIELD_CALL_ID);
  refused(LINE VIA FROM TO ID "\r\n", 400, VUAS_CAUSE_MISSING, VUAS_FIELD_CSEQ);
  refused(LINE "\r\n", 400, VUAS_CAUSE_MISSING, VUAS_FIELD_VIA);
  assert_true(parse(LINE VIA "From: sip:alice@example.com\r\n" TO ID CSEQ "\r\n"));
  assert_false(m.from.has_tag);
  refused(LINE VIA FROM TO ID "CSeq: 7 BYE\r\n\r\n", 400, VUAS_CAUSE_CSEQ_METHOD, VUAS_FIELD_CSEQ);
  refused("FOO sip:bob@example.com SIP/2.0\r\n" VIA FROM TO ID "CSeq: 7 FOo\r\n\r\n", 400, VUAS_CAUSE_CSEQ_METHOD,
    VUAS_FIELD_CSEQ);
  assert_false(parse("ACK sip:bob@example.com SIP/2.0\r\n" VIA FROM TO ID CSEQ "\r\n"));
  assert_false(m.answerable);
}

static void repeated(void **state)
{
  (void)state;
  refused(HEAD FROM "\r\n", 400, VUAS_CAUSE_REPEATED, VUAS_FIELD_FROM);
  refused(HEAD "t: <sip:x@y.example.com>\r\n\r\n", 400, VUAS_CAUSE_REPEATED, VUAS_FIELD_TO);
  is(m.to.value, "Bob <sip:bob@example.com>");
  refused(HEAD ID "\r\n", 400, VUAS_CAUSE_REPEATED, VUAS_FIELD_CALL_ID);
  refused(HEAD CSEQ "\r\n", 400, VUAS_CAUSE_REPEATED, VUAS_FIELD_CSEQ);
  refused(HEAD "Max-Forwards: x\r\nMax-Forwards: 1\r\n\r\n", 400, VUAS_CAUSE_REPEATED, VUAS_FIELD_MAX_FORWARDS);
  refused(HEAD "Content-Length: 0\r\nl: 0\r\n\r\n", 400, VUAS_CAUSE_REPEATED, VUAS_FIELD_CONTENT_LENGTH);
  refused(HEAD "Content-Type: a/b\r\nc: a/b\r\n\r\n", 400, VUAS_CAUSE_REPEATED, VUAS_FIELD_CONTENT_TYPE);
  assert_true(parse(HEAD "Expires: 5\r\nExpires: 6\r\nTimestamp: 1\r\nTimestamp: 2\r\nDate: x\r\nDate: x\r\n"
                         "Content-Disposition: session;handling=optional\r\nContent-Disposition: session\r\n\r\n"));
  assert_true(m.has_expires && m.expires == 5 && m.optional_body && m.has_timestamp);
  is(m.timestamp, "1");
}

static void malformed(void **state)
{
  (void)state;
  static const struct {
    const char *rows;
    vuas_field_id field;
    bool answerable;
  } bad[] = {
    {"Via: SIP/2.0/UDP\r\n" ROWS, VUAS_FIELD_VIA, false},
    {"Via: \r\n" ROWS, VUAS_FIELD_VIA, false},
    {"Via: ,SIP/2.0/UDP x.example.com\r\n" ROWS, VUAS_FIELD_VIA, false},
    {ROWS "Via: SIP/2.0/UDP x.example.com,\r\n", VUAS_FIELD_VIA, true},
    {ROWS "Via: SIP/2.0/UDP x.example.com;a=\"\r\n", VUAS_FIELD_VIA, true},
    {VIA TO ID CSEQ "From: \"Alice <sip:a@b.example.com>\r\n", VUAS_FIELD_FROM, true},
    {VIA FROM ID CSEQ "To:\r\n", VUAS_FIELD_TO, true},
    {VIA FROM TO CSEQ "Call-ID: a b\r\n", VUAS_FIELD_CALL_ID, true},
    {VIA FROM TO ID "CSeq: 4294967296 INVITE\r\n", VUAS_FIELD_CSEQ, true},
    {VIA FROM TO ID "CSeq: INVITE\r\n", VUAS_FIELD_CSEQ, true},
    {ROWS "Contact: <sip:a@b.example.com>,\r\n", VUAS_FIELD_CONTACT, true},
    {ROWS "Contact:\r\n", VUAS_FIELD_CONTACT, true},
    {ROWS "Contact: *, <sip:a@b.example.com>\r\n", VUAS_FIELD_CONTACT, true},
    {ROWS "Contact: <sip:a@b.example.com\r\n", VUAS_FIELD_CONTACT, true},
    {ROWS "Route: sip:a@b.example.com\r\n", VUAS_FIELD_ROUTE, true},
    {ROWS "Record-Route: <sip:a@b.example.com>,,<sip:c.example.com>\r\n", VUAS_FIELD_RECORD_ROUTE, true},
    {ROWS "Require: 100rel,\r\n", VUAS_FIELD_REQUIRE, true},
    {ROWS "Require: a b\r\n", VUAS_FIELD_REQUIRE, true},
    {ROWS "Content-Length: -1\r\n", VUAS_FIELD_CONTENT_LENGTH, true},
    {ROWS "Content-Length: 4294967296\r\n", VUAS_FIELD_CONTENT_LENGTH, true},
    {ROWS "Content-Length:\r\n", VUAS_FIELD_CONTENT_LENGTH, true},
    {ROWS "Content-Type: text\r\n", VUAS_FIELD_CONTENT_TYPE, true},
  };
  for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
    char text[1000];
    snprintf(text, sizeof text, LINE "%s\r\n", bad[k].rows);
    refused(text, 400, VUAS_CAUSE_MALFORMED, bad[k].field);
    assert_int_equal(m.answerable, bad[k].answerable);
  }
  assert_true(parse(HEAD "Max-Forwards: 256\r\nExpires: 4294967296\r\nSupported: a b,100rel\r\n"
                         "Content-Disposition: ;;\r\n"
                         "Timestamp: x\r\nDate: no date\r\n\r\n"));
  assert_true(!m.has_max_forwards && !m.has_expires && !m.has_timestamp && !m.optional_body && m.supported_100rel &&
    !m.supported_timer);
  assert_true(parse(HEAD "Max-Forwards: 255\r\nContact: *\r\n\r\n"));
  assert_true(m.has_max_forwards && m.max_forwards == 255 && m.contact_star && !m.has_contact && m.n_contacts == 0);
  assert_true(parse(HEAD "Timestamp: 54.2\r\n .7\r\n\r\n") && m.has_timestamp);
  assert_true(parse(HEAD "Timestamp: 54.2\r\n 1.7\r\n\r\n") && m.has_timestamp);
  refused(LINE VIA ID CSEQ "From: <sip:a\r\nTo: ;\r\n\r\n", 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_FROM);
  assert_true(m.has_from && m.has_to);
  is(m.from.value, "<sip:a");
  is(m.to.value, ";");
}

static void bodies(void **state)
{
  (void)state;
  assert_true(parse(HEAD "Content-Type: text/plain\r\n\r\n to the end"));
  is(m.body, " to the end");
  assert_true(parse(HEAD "Content-Length: 2\r\nContent-Type: text/plain\r\n\r\nok, surplus"));
  is(m.body, "ok");
  assert_true(parse(HEAD "Content-Length: 0\r\n\r\nsurplus"));
  assert_int_equal(m.body.len, 0);
  refused(HEAD "Content-Length: 9\r\nContent-Type: text/plain\r\n\r\nshort", 400, VUAS_CAUSE_CONTENT_LENGTH,
    VUAS_FIELD_CONTENT_LENGTH);
  assert_true(m.answerable);
  refused(HEAD "\r\nbody", 400, VUAS_CAUSE_CONTENT_TYPE, VUAS_FIELD_CONTENT_TYPE);
  assert_true(parse(HEAD "Content-Encoding: Identity\r\n\r\n") && !m.has_content_encoding);
  is(m.content_encoding, "Identity");
  assert_true(parse(HEAD "Content-Encoding:\r\ne: identity\r\ne: gzip\r\n\r\n") && m.has_content_encoding);
  is(m.content_encoding, "gzip");
}

/* Every beginning of a good message, and the message with each octet changed, must be parsed without harm. */
static void every_cut(void **state)
{
  (void)state;
  static const char text[] = HEAD "m: \"x\\\" ,\" <sip:a@[::1]:5060;lr>;q=1\r\n ,<sip:b>\r\n"
                                  "Route: <sip:a>,<sip:b>\r\nRequire: a,b\r\n\r\n";
  static const char other[] = {0, '\t', '\n', '\r', ' ', '"', ',', ':', ';', '<', '>',
    '\\', 'a', '0', '\x7F', '\x80', '\xFF'};
  char changed[sizeof text];
  assert_true(parse(text));
  for (size_t k = 0; k < sizeof text - 1; k++) {
    assert_false(parse_bytes(text, k));
    for (size_t j = 0; j < sizeof other; j++) {
      memcpy(changed, text, sizeof text);
      changed[k] = other[j];
      (void)parse_bytes(changed, sizeof text - 1);
    }
  }
}

static void corpus(void **state)
{
  (void)state;
  static const char *const file[] = {"01-invite-full", "02-invite-short", "03-ack", "07-200-sdp",
                                     "10-invite-compact-folded",
                                     "12-invite-long-rr"};
  static const vuas_method method[] = {VUAS_METHOD_INVITE, VUAS_METHOD_INVITE, VUAS_METHOD_ACK, VUAS_METHOD_INVITE,
                                       VUAS_METHOD_INVITE,
                                       VUAS_METHOD_INVITE};
  for (size_t k = 0; k < sizeof file / sizeof *file; k++) {
    char path[200];
    static uint8_t bytes[VUAS_MAX_MESSAGE];
    snprintf(path, sizeof path, "tests/corpus/%s.sip", file[k]);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t size = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    assert_true(parse_bytes(bytes, size));
    assert_int_equal(m.method, method[k]);
    for (size_t cut = 0; cut < size; cut++) (void)parse_bytes(bytes, cut);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(plain),     cmocka_unit_test(compact_and_folded), cmocka_unit_test(response),
      cmocka_unit_test(start_lines),
    cmocka_unit_test(methods),   cmocka_unit_test(names),              cmocka_unit_test(rows),
    cmocka_unit_test(row_usual), cmocka_unit_test(row_lists),
    cmocka_unit_test(capacities),
    cmocka_unit_test(mandatory), cmocka_unit_test(repeated),           cmocka_unit_test(malformed),
    cmocka_unit_test(bodies),
    cmocka_unit_test(every_cut), cmocka_unit_test(corpus),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
