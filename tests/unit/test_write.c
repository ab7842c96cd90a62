/* SPDX-License-Identifier: Apache-2.0 */
/* The writer: exact octets, exact bounds, and every fixed text. */
#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "write.h"

static uint64_t random_state = 0x9E3779B97F4A7C15u;
static uint8_t out[256];
static vuas_writer w;

static uint64_t next_random(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

/* A writer that has written "ab" and may write room octets more. */
static vuas_writer *fresh(uint32_t room)
{
  memset(out, '#', sizeof out);
  out[0] = 'a';
  out[1] = 'b';
  w = (vuas_writer){out, 2, room + 2, false};
  return &w;
}

/* Since fresh(room) exactly this text was asked for. */
static void wrote(uint32_t room, const void *text, size_t n)
{
  bool fits = n <= room;
  assert_true(w.b == out && w.cap == room + 2);
  assert_int_equal(w.overflow, !fits);
  assert_int_equal(w.at, fits ? 2 + n : 2);
  assert_memory_equal(out, "ab", 2);
  if (fits) assert_memory_equal(out + 2, text, n);
  for (size_t k = fits ? 2 + n : w.cap; k < sizeof out; k++) assert_int_equal(out[k], '#');
}

/* Puts something with every amount of room around its length. */
#define PUTS(text, n, put)                                        \
  for (uint32_t room = 0; room <= (uint32_t)(n) + 2; room++) {    \
    vuas_writer *x = fresh(room);                                 \
    put;                                                          \
    wrote(room, (text), (n));                                     \
  }
#define PUTS_TEXT(text, put) PUTS(text, strlen(text), put)

static void octets(void **state)
{
  const uint8_t source[] = "0123456789";
  (void)state;
  PUTS("\0", 1, vuas_put_byte(x, 0));
  PUTS_TEXT("\xFF", vuas_put_byte(x, 0xFF));
  for (uint32_t i = 0; i <= 10; i++) {
    for (uint32_t n = i; n <= 10; n++) PUTS(source + i, n - i, vuas_put(x, source, i, n));
  }
}

static void overflow_stays(void **state)
{
  (void)state;
  vuas_writer *x = fresh(3);
  vuas_put_hex32(x, 1);
  assert_true(x->overflow);
  vuas_put_byte(x, 'c');
  vuas_put_decimal(x, 1);
  vuas_put_word(x, VUAS_PHRASE_CRLF);
  vuas_put(x, out, 0, 0);
  assert_true(x->overflow);
  assert_int_equal(x->at, 2);
  assert_int_equal(out[2], '#');
}

static void numbers(void **state)
{
  char text[32];
  (void)state;
  for (int round = 0; round < 3000; round++) {
    uint32_t v = (uint32_t)(next_random() >> (32 + next_random() % 32));
    if (round < 20) v = (uint32_t[]){0, 1, 9, 10, 99, 100, 999, 1000, 9999, 10000, 99999, 100000, 999999, 1000000,
                                     9999999, 10000000,
                                     99999999, 100000000, 999999999, 1000000000}[round];
    if (round == 20) v = 4294967295u;
    snprintf(text, sizeof text, "%u", v);
    PUTS_TEXT(text, vuas_put_decimal(x, v));
    snprintf(text, sizeof text, "%08x", v);
    PUTS_TEXT(text, vuas_put_hex32(x, v));
    for (uint32_t digits = 1; digits <= 8; digits++) PUTS_TEXT(text + 8 - digits, vuas_put_hex(x, v, digits));
    uint64_t u = next_random() >> (next_random() % 64);
    snprintf(text, sizeof text, "%016llx", (unsigned long long)u);
    /* two halves: what is left behind by the first one when the second does not fit is of no account */
    for (uint32_t room = 0; room <= 18; room++) {
      vuas_put_hex64(fresh(room), u);
      if (room >= 16) wrote(room, text, 16);
      else assert_true(w.overflow && w.at == 2 && out[0] == 'a' && out[1] == 'b' && out[room + 2] == '#');
    }
  }
}

static const char *text_of(uint32_t p)
{
  static char text[VUAS_PHRASE_ROW + 1];
  uint32_t n = vuas_phrase_length(p);
  assert_true(n <= VUAS_PHRASE_ROW);
  for (uint32_t k = 0; k < n; k++) {
    text[k] = (char)vuas_phrase_at(p, k);
    assert_true(text[k] != 0);
  }
  text[n] = 0;
  return text;
}

static void reasons(void **state)
{
  static const struct {
    uint16_t status;
    const char *text;
  } known[] = {
    {100, "Trying"}, {180, "Ringing"}, {181, "Call Is Being Forwarded"}, {182, "Queued"}, {183, "Session Progress"},
    {199, "Early Dialog Terminated"}, {200, "OK"}, {202, "Accepted"}, {204, "No Notification"},
    {300, "Multiple Choices"}, {301, "Moved Permanently"}, {302, "Moved Temporarily"}, {305, "Use Proxy"},
    {380, "Alternative Service"}, {400, "Bad Request"}, {401, "Unauthorized"}, {402, "Payment Required"},
    {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"}, {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"}, {408, "Request Timeout"}, {410, "Gone"},
    {412, "Conditional Request Failed"}, {413, "Request Entity Too Large"}, {414, "Request-URI Too Long"},
    {415, "Unsupported Media Type"}, {416, "Unsupported URI Scheme"}, {417, "Unknown Resource-Priority"},
    {420, "Bad Extension"}, {421, "Extension Required"}, {422, "Session Interval Too Small"},
    {423, "Interval Too Brief"}, {424, "Bad Location Information"}, {425, "Bad Alert Message"},
    {428, "Use Identity Header"}, {429, "Provide Referrer Identity"}, {430, "Flow Failed"},
    {433, "Anonymity Disallowed"}, {436, "Bad Identity Info"}, {437, "Unsupported Credential"},
    {438, "Invalid Identity Header"}, {439, "First Hop Lacks Outbound Support"}, {440, "Max-Breadth Exceeded"},
    {469, "Bad Info Package"}, {470, "Consent Needed"}, {480, "Temporarily Unavailable"},
    {481, "Call/Transaction Does Not Exist"}, {482, "Loop Detected"}, {483, "Too Many Hops"},
    {484, "Address Incomplete"}, {485, "Ambiguous"}, {486, "Busy Here"}, {487, "Request Terminated"},
    {488, "Not Acceptable Here"}, {489, "Bad Event"}, {491, "Request Pending"}, {493, "Undecipherable"},
    {494, "Security Agreement Required"}, {500, "Server Internal Error"}, {501, "Not Implemented"},
    {502, "Bad Gateway"}, {503, "Service Unavailable"}, {504, "Server Time-out"}, {505, "Version Not Supported"},
    {513, "Message Too Large"}, {555, "Push Notification Service Not Supported"}, {580, "Precondition Failure"},
    {600, "Busy Everywhere"}, {603, "Decline"}, {604, "Does Not Exist Anywhere"}, {606, "Not Acceptable"},
    {607, "Unwanted"}, {608, "Rejected"}};
  uint32_t k = 0;
  (void)state;
  for (uint32_t status = 0; status < 65536; status++) {
    const char *text = status < 200 ? "Session Progress" : status < 300 ? "OK" : status < 400 ? "Multiple Choices" :
                       status < 500 ? "Bad Request" : status < 600 ? "Server Internal Error" : "Busy Everywhere";
    if (k < sizeof known / sizeof known[0] && known[k].status == status) text = known[k++].text;
    assert_string_equal(text_of(vuas_phrase_of_status((uint16_t)status)), text);
    if (status < 700) PUTS_TEXT(text, vuas_put_reason(x, (uint16_t)status));
  }
  assert_int_equal(k, sizeof known / sizeof known[0]);
}

static void methods(void **state)
{
  static const char *const names[] = {"", "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE", "INFO",
                                      "MESSAGE", "REFER",
                                      "NOTIFY", "SUBSCRIBE", "REGISTER", "PUBLISH"};
  (void)state;
  for (uint8_t m = 0; m <= VUAS_METHOD_LAST; m++) PUTS_TEXT(names[m], vuas_put_method(x, m));
}

/* Every phrase has octets but the three that stand for nothing; none is cut off; rows end with their line end. */
static void phrases(void **state)
{
  static const struct {
    uint32_t p;
    const char *text;
  } some[] = {{VUAS_PHRASE_VERSION, "SIP/2.0 "}, {VUAS_PHRASE_CRLF, "\r\n"}, {VUAS_PHRASE_VIA, "Via: "},
    {VUAS_PHRASE_CONTACT, "Contact: <"}, {VUAS_PHRASE_ALLOW, "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS"},
    {VUAS_PHRASE_SUPPORTED, "Supported:\r\n"}, {VUAS_PHRASE_REASON_NO_ACK,
    "Reason: SIP;cause=408;text=\"ACK timeout\"\r\n"},
    {VUAS_PHRASE_BRANCH, ";branch=z9hG4bK"}, {VUAS_PHRASE_RPORT_IS, ";rport="}, {VUAS_PHRASE_SIPS, "sips:"},
    {VUAS_PHRASE_TRANSPORT + VUAS_UDP, "UDP"}, {VUAS_PHRASE_TRANSPORT + VUAS_TCP, "TCP"},
    {VUAS_PHRASE_TRANSPORT + VUAS_TLS, "TLS"},
    {VUAS_PHRASE_TRANSPORT + VUAS_SCTP, "SCTP"}, {VUAS_PHRASE_TRANSPORT + VUAS_WS, "WS"},
    {VUAS_PHRASE_TRANSPORT + VUAS_WSS, "WSS"}};
  (void)state;
  for (uint32_t k = 0; k < sizeof some / sizeof some[0]; k++) PUTS_TEXT(some[k].text, vuas_put_word(x, some[k].p));
  for (uint32_t p = 0; p < VUAS_PHRASES; p++) {
    bool nothing = p == VUAS_PHRASE_NONE || p == VUAS_PHRASE_TRANSPORT + VUAS_TRANSPORT_OTHER ||
      p == VUAS_PHRASE_METHOD;
    assert_int_equal(vuas_phrase_length(p) == 0, nothing);
    assert_true(vuas_phrase_length(p) < VUAS_PHRASE_ROW);
  }
  for (uint32_t p = VUAS_PHRASE_ACCEPT; p <= VUAS_PHRASE_REASON_NO_ACK; p++) {
    const char *text = text_of(p);
    assert_string_equal(text + strlen(text) - 2, "\r\n");
  }
}

static void causes(void **state)
{
  (void)state;
  for (uint32_t cause = 0; cause < 256; cause++) {
    for (uint32_t field = 0; field < 256; field++) {
      char text[2 * VUAS_PHRASE_ROW + 1];
      strcpy(text, text_of(cause > VUAS_CAUSE_CONTENT_TYPE ? VUAS_PHRASE_CAUSE : VUAS_PHRASE_CAUSE + cause));
      if (cause == VUAS_CAUSE_MISSING || cause == VUAS_CAUSE_REPEATED || cause == VUAS_CAUSE_MALFORMED) {
        strcat(text, text_of(field > VUAS_FIELD_LAST ? VUAS_PHRASE_FIELD : VUAS_PHRASE_FIELD + field));
      }
      uint32_t n = (uint32_t)strlen(text);
      vuas_put_cause(fresh(n), (uint8_t)cause, (uint8_t)field);
      wrote(n, text, n);
      vuas_put_cause(fresh(n - 1), (uint8_t)cause, (uint8_t)field);
      assert_true(w.overflow && w.at == 2 && out[n + 1] == '#');
    }
  }
  PUTS_TEXT("Empty Message", vuas_put_cause(x, VUAS_CAUSE_EMPTY, VUAS_FIELD_OTHER));
  vuas_put_cause(fresh(40), VUAS_CAUSE_MALFORMED, VUAS_FIELD_CSEQ);
  wrote(40, "Malformed CSeq", 14);
  vuas_put_cause(fresh(40), VUAS_CAUSE_MISSING, VUAS_FIELD_FROM);
  wrote(40, "Missing From", 12);
  vuas_put_cause(fresh(40), VUAS_CAUSE_REPEATED, VUAS_FIELD_CALL_ID);
  wrote(40, "Repeated Call-ID", 16);
}

/* The text is right, fits only where it fits, and the C library reads it back. */
static void address(const vuas_address *a, const char *text)
{
  char bracketed[64];
  uint32_t n = (uint32_t)strlen(text);
  uint8_t back[16] = {0};
  for (uint32_t room = 0; room <= n + 2; room++) {
    vuas_put_ip(fresh(room), a, false);
    assert_int_equal(w.overflow, room < n);
    assert_int_equal(w.at, room < n ? 2 : 2 + n);
    assert_int_equal(out[room + 2], '#');
  }
  wrote(n + 2, text, n);
  snprintf(bracketed, sizeof bracketed, a->family == 6 ? "[%s]" : "%s", text);
  n = (uint32_t)strlen(bracketed);
  vuas_put_ip(fresh(n), a, true);
  wrote(n, bracketed, n);
  if (n > 0) {
    vuas_put_ip(fresh(n - 1), a, true);
    assert_true(w.overflow && w.at == 2);
    assert_int_equal(inet_pton(a->family == 4 ? AF_INET : AF_INET6, text, back), 1);
    assert_memory_equal(back, a->ip, a->family == 4 ? 4 : 16);
  }
}

static void addresses(void **state)
{
  static const char *const some[] = {"::", "::1", "1::", "2001:db8::1", "2001:db8:0:1:1:1:1:1", "2001:0:0:1::1",
                                     "2001:db8::1:0:0:1",
                                     "1:2:3:4:5:6:7:8", "0:1::", "::1:0", "fe80::ff:fe00:1", "0:2:3:4:5:6:7:0",
                                     "1:0:2:0:3:0:4:0",
                                     "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "1:2:3:4:5:6::", "::3:4:5:6:7:8",
                                     "abcd:ef0:1::"};
  vuas_address a = {.family = 6};
  (void)state;
  for (uint32_t k = 0; k < sizeof some / sizeof some[0]; k++) {
    assert_int_equal(inet_pton(AF_INET6, some[k], a.ip), 1);
    address(&a, some[k]);
  }
  for (int round = 0; round < 3000; round++) { /* against the C library, which leaves out the same run of zeros */
    char text[INET6_ADDRSTRLEN];
    for (uint32_t k = 0; k < 8; k++) {
      uint32_t v = next_random() % 3 == 0 ? (uint32_t)(next_random() >> (48 + next_random() % 16)) : 0;
      if (k == 0) v = v + 1; /* no embedded IPv4 address, which the library writes otherwise */
      a.ip[2 * k] = (uint8_t)(v >> 8);
      a.ip[2 * k + 1] = (uint8_t)v;
    }
    assert_non_null(inet_ntop(AF_INET6, a.ip, text, sizeof text));
    address(&a, text);
  }
  a.family = 4;
  for (int round = 0; round < 1000; round++) {
    char text[INET_ADDRSTRLEN];
    for (uint32_t k = 0; k < 16; k++) a.ip[k] = (uint8_t)(next_random() >> (56 + next_random() % 8));
    assert_non_null(inet_ntop(AF_INET, a.ip, text, sizeof text));
    address(&a, text);
  }
  a.family = 0;
  address(&a, "");
}

static void plain_text(void **state)
{
  (void)state;
  for (uint32_t place = 0; place < 5; place++) {
    for (uint32_t c = 0; c < 256; c++) {
      uint8_t text[5] = "abcde";
      text[place] = (uint8_t)c;
      assert_int_equal(vuas_text_plain(text, 5), c == '\t' || (c >= 32 && c != 127));
      assert_true(vuas_text_plain(text, place));
    }
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(octets),  cmocka_unit_test(overflow_stays), cmocka_unit_test(numbers), cmocka_unit_test(reasons),
    cmocka_unit_test(methods), cmocka_unit_test(phrases),        cmocka_unit_test(causes),  cmocka_unit_test(addresses),
    cmocka_unit_test(plain_text)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
