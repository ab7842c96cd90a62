/* SPDX-License-Identifier: Apache-2.0 */
/* The executable invariants of a message: each of their clauses says no to a message that breaks just it, by as little
   as can be. A test a clause. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check_message.h"
#include "guard.h"

#define ROWS \
  "Via: SIP/2.0/UDP a.example.com:5062;received=192.0.2.1;rport=5062;branch=z9hG4bK1;maddr=192.0.2.2\r\n" \
  "Via: SIP/2.0/UDP b.example.com;branch=z9hG4bK2\r\n" \
  "From : \"Alice\" <sip:alice:pw@example.com:5060;transport=udp;maddr=192.0.2.3?a=b>;tag=f1\r\n" \
  "To: Bob <sip:bob@example.com>;tag=t1\r\n" \
  "Call-ID: 1@a.example.com\r\n" \
  "Contact: <sip:alice@a.example.com>;q=0.5\r\n" \
  "Route: <sip:r1.example.com;lr>, <sip:r2.example.com;lr>\r\n" \
  "Record-Route: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>\r\n" \
  "Require: 100rel, timer\r\n" \
  "Timestamp: 54\r\n" \
  "Max-Forwards: 70\r\n" \
  "Content-Type: application/sdp\r\n" \
  "Content-Encoding: gzip\r\n" \
  "Content-Length: 4\r\n" \
  "Subject:  a\\\"b,\r\n c \r\n"
enum { VIA, VIA_2, FROM, TO, CALL_ID, CONTACT, ROUTE, RECORD_ROUTE, REQUIRE, TIMESTAMP, MAX_FORWARDS, CONTENT_TYPE,
  CONTENT_ENCODING, CONTENT_LENGTH, SUBJECT, CSEQ }; /* rows as they stand */

/* The messages that are broken: an accepted request, an accepted response, a refused request. Those two that are
   accepted have all that is checked of accepted ones, in the third nothing hides the other clauses. */
typedef enum { REQUEST, RESPONSE, REFUSED } base;
static const char *const text[] = {
  "INVITE sip:bob@example.com SIP/2.0\r\n" ROWS "CSeq: 7 INVITE\r\n\r\nbody",
  "SIP/2.0 200 OK\r\n" ROWS "CSeq: 7 INVITE\r\n\r\nbody",
  "INVITE sip:bob@example.com SIP/2.0\r\n" ROWS "CSeq: 7 BYE\r\n\r\nbody",
};

static guard memory;
static uint8_t *b;
static uint32_t n;
static vuas_message m;

/* --- what is broken --- */

typedef enum { MESSAGE, OCTETS } check; /* vuas_check_message, vuas_check_rows */

/* A member and its new value. PAST: the span there begins so late that it ends one octet behind the message. */
typedef struct {
  size_t at, size;
  uint32_t value;
} change;
#define PAST_END 0

typedef struct {
  const char *name;
  check check;
  base base;
  change change[3];
} clause;

#define SET(member, value) {offsetof(vuas_message, member), sizeof(((vuas_message *)0)->member), value}
#define PAST(member) {offsetof(vuas_message, member), PAST_END, 1}
#define BREAKS(base, member, value) {#member " = " #value, MESSAGE, base, {SET(member, value)}}
#define ENDS(member) {#member, MESSAGE, REQUEST, {PAST(member)}}
#define URI(uri) \
  {#uri ".scheme", MESSAGE, REQUEST, {SET(uri.scheme, VUAS_SCHEME_TEL + 1)}}, \
  {#uri ".host_kind", MESSAGE, REQUEST, {SET(uri.host_kind, VUAS_HOST_IPV6 + 1)}}, \
  ENDS(uri.whole), ENDS(uri.user), ENDS(uri.password), ENDS(uri.host), ENDS(uri.params), ENDS(uri.headers), \
  ENDS(uri.transport), ENDS(uri.maddr)
#define NAME_ADDR(a) ENDS(a.value), ENDS(a.display), ENDS(a.params), ENDS(a.tag), URI(a.uri)
#define ONCE(field) {"twice " #field, MESSAGE, REQUEST, {SET(header[SUBJECT].id, field)}}
#define ROW(name, member, value) {name, OCTETS, REQUEST, {SET(member, value)}}

static const clause clauses[] = {
  /* vuas_message_in */
  BREAKS(REFUSED, method, VUAS_METHOD_LAST + 1), BREAKS(REFUSED, cseq_method, VUAS_METHOD_LAST + 1),
  BREAKS(REQUEST, n_headers, VUAS_MAX_HEADERS + 1), BREAKS(REQUEST, n_vias, VUAS_MAX_VIAS + 1),
  BREAKS(REQUEST, n_routes, VUAS_MAX_ROUTES + 1), BREAKS(REQUEST, n_record_routes, VUAS_MAX_ROUTES + 1),
  BREAKS(REQUEST, n_require, VUAS_MAX_OPTION_TAGS + 1),
  ENDS(method_text), ENDS(ruri_text), ENDS(reason), URI(ruri), NAME_ADDR(from), NAME_ADDR(to), NAME_ADDR(contact),
  ENDS(call_id), ENDS(cseq_value), ENDS(cseq_method_text), ENDS(timestamp), ENDS(content_encoding), ENDS(media_type),
  ENDS(media_subtype), ENDS(body),
  ENDS(via[1].value), ENDS(via[1].transport_text), ENDS(via[1].host), ENDS(via[1].branch), ENDS(via[0].received),
  ENDS(via[0].maddr), BREAKS(REQUEST, via[1].transport, VUAS_TRANSPORT_OTHER + 1),
  BREAKS(REQUEST, via[1].host_kind, VUAS_HOST_IPV6 + 1),
  {"rport before its value", MESSAGE, REQUEST, {SET(via[0].rport_param.off, 0)}},
  {"rport behind its value", MESSAGE, REQUEST, {SET(via[0].rport_param.len, 0xFFFF)}},
  {"received before its value", MESSAGE, REQUEST, {SET(via[0].received_param.off, 0)}},
  {"received behind its value", MESSAGE, REQUEST, {SET(via[0].received_param.len, 0xFFFF)}},
  ENDS(route[0]), ENDS(route[1]), ENDS(record_route[1]), ENDS(require[1]), ENDS(header[SUBJECT].name),
  ENDS(header[CSEQ].value), BREAKS(REQUEST, header[SUBJECT].id, VUAS_FIELD_LAST + 1),
  /* vuas_message_accepted */
  {"n_vias = 0", MESSAGE, REQUEST, {SET(n_vias, 0), SET(answerable, false)}},
  BREAKS(REQUEST, has_from, false), BREAKS(REQUEST, has_to, false), BREAKS(REQUEST, has_call_id, false),
  BREAKS(REQUEST, has_cseq, false),
  /* vuas_message_ok */
  {"answerable, no request", MESSAGE, REFUSED, {SET(request, false)}},
  {"answerable, no Via", MESSAGE, REFUSED, {SET(n_vias, 0)}},
  {"answerable, ACK", MESSAGE, REFUSED, {SET(method, VUAS_METHOD_ACK)}},
  {"answerable response", MESSAGE, RESPONSE, {SET(answerable, true)}},
  /* vuas_message_sound */
  BREAKS(REQUEST, cseq_method, VUAS_METHOD_BYE), BREAKS(RESPONSE, method, VUAS_METHOD_BYE),
  BREAKS(RESPONSE, status, 99), BREAKS(RESPONSE, status, 700), BREAKS(REQUEST, content_length, 5),
  BREAKS(REQUEST, body.len, 3), BREAKS(REQUEST, has_content_type, false),
  /* vuas_judged */
  BREAKS(REFUSED, refusal.status, 1), BREAKS(REFUSED, refusal.status, 399), BREAKS(REFUSED, refusal.status, 700),
  /* vuas_once_only */
  ONCE(VUAS_FIELD_FROM), ONCE(VUAS_FIELD_TO), ONCE(VUAS_FIELD_CALL_ID), ONCE(VUAS_FIELD_CSEQ),
  ONCE(VUAS_FIELD_MAX_FORWARDS), ONCE(VUAS_FIELD_CONTENT_LENGTH), ONCE(VUAS_FIELD_CONTENT_TYPE),
  {"twice To, response", MESSAGE, RESPONSE, {SET(header[SUBJECT].id, VUAS_FIELD_TO)}},
  /* vuas_index_true */
  ROW("as many rows as there is room for", n_headers, VUAS_MAX_HEADERS + 1),
  {"name within the message", OCTETS, REQUEST, {PAST(header[VIA].name)}},
  {"value within the message", OCTETS, REQUEST, {PAST(header[CSEQ].value)}},
  ROW("number of a name", header[VIA].id, VUAS_FIELD_FROM), ROW("name of none", header[SUBJECT].id, VUAS_FIELD_VIA),
  ROW("name of one", header[VIA].id, VUAS_FIELD_OTHER), ROW("no field's number", header[SUBJECT].id, VUAS_FIELD_BODY),
  ROW("a name of some octets", header[SUBJECT].name.len, 0),
  ROW("the whole name", header[SUBJECT].name.len, 6), ROW("no more than the name", header[SUBJECT].name.len, 8),
  ROW("the value behind the colon", header[SUBJECT].value.off, 0),
  /* vuas_methods_true */
  {"method of its text", OCTETS, REFUSED, {SET(method, VUAS_METHOD_ACK)}},
  {"method's text", OCTETS, REQUEST, {SET(method_text.len, 5)}},
  {"method's text within the message", OCTETS, REQUEST, {PAST(method_text)}},
  {"CSeq's method of its text", OCTETS, REFUSED, {SET(cseq_method, VUAS_METHOD_INVITE)}},
  {"CSeq's method's text", OCTETS, RESPONSE, {SET(cseq_method_text.len, 5)}},
  {"CSeq's method's text within the message", OCTETS, REQUEST, {PAST(cseq_method_text)}},
};
enum { CLAUSES = sizeof clauses / sizeof *clauses };

/* --- tests --- */

static void parse(base which)
{
  if (memory.map != NULL) guard_drop(&memory);
  n = (uint32_t)strlen(text[which]);
  memory = guard_make(text[which], n);
  b = memory.bytes;
  memset(&m, 0xA5, sizeof m);
  assert_int_equal(vuas_parse_message(b, n, &m), which != REFUSED);
  assert_true(m.answerable == (which != RESPONSE) && m.n_headers == CSEQ + 1 && m.n_vias == 2 && m.body.len == 4);
}

static bool holds(check which)
{
  return which == MESSAGE ? vuas_check_message(&m, n) : vuas_check_rows(b, n, &m);
}

/* Writes the member, in whatever width it has. */
static void make_change(const change *c)
{
  uint8_t *at = (uint8_t *)&m + c->at;
  const uint8_t one = (uint8_t)c->value;
  const uint16_t two = (uint16_t)c->value;
  if (c->size == PAST_END) {
    vuas_span s;
    memcpy(&s, at, sizeof s);
    s.off = (uint16_t)(n + 1 - s.len);
    memcpy(at, &s, sizeof s);
  } else if (c->size == 1) {
    memcpy(at, &one, 1);
  } else if (c->size == 2) {
    memcpy(at, &two, 2);
  } else {
    memcpy(at, &c->value, 4);
  }
}

static void one_clause(void **state)
{
  const clause *c = *state;
  parse(c->base);
  assert_true(holds(MESSAGE) && holds(OCTETS));
  for (size_t k = 0; k < sizeof c->change / sizeof *c->change; k++)
    if (c->change[k].size != 0 || c->change[k].value != 0) make_change(&c->change[k]);
  assert_false(holds(c->check));
}

/* A message of fewer octets than its places need. */
static void shorter(void **state)
{
  (void)state;
  parse(REQUEST);
  assert_true(vuas_check_message(&m, n) && vuas_check_message(&m, n + 1));
  assert_false(vuas_check_message(&m, n - 1));
  assert_false(vuas_check_message(&m, 0));
  assert_false(vuas_check_rows(b, 0, &m));
}

/* What an accepted message must have a refused one may lack; a response may repeat what says nothing there. */
static void what_may_be(void **state)
{
  (void)state;
  parse(REFUSED);
  m.has_from = m.has_to = m.has_call_id = m.has_cseq = m.has_content_type = m.answerable = false;
  m.n_vias = m.content_length = 0;
  m.header[SUBJECT].id = VUAS_FIELD_TO;
  assert_true(vuas_check_message(&m, n));
  m.refusal.status = 400;
  assert_true(vuas_check_message(&m, n));
  m.refusal.status = 699;
  assert_true(vuas_check_message(&m, n));
  parse(RESPONSE);
  m.header[SUBJECT].id = VUAS_FIELD_MAX_FORWARDS;
  assert_true(vuas_check_message(&m, n));
  m.header[SUBJECT].id = VUAS_FIELD_VIA;
  m.status = 100;
  assert_true(vuas_check_message(&m, n));
  m.status = 699;
  assert_true(vuas_check_message(&m, n));
}

/* The value of the last row but one, "a\"b, CR LF c", cut otherwise than the grammar does. */
static void value_cut(void **state)
{
  (void)state;
  static const struct {
    int off, len;
  } wrong[] = {{-1, 1}, {-2, 2}, {1, -1}, {0, -1}, {0, -5}, {0, 1}, {0, 3}, {-3, 3}, {1, 0}, {0, -3}};
  parse(REQUEST);
  const vuas_span good = m.header[SUBJECT].value;
  for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
    m.header[SUBJECT].value = (vuas_span){(uint16_t)(good.off + wrong[k].off), (uint16_t)(good.len + wrong[k].len)};
    assert_true(vuas_check_message(&m, n));
    assert_false(vuas_check_rows(b, n, &m));
  }
  m.header[SUBJECT].value = (vuas_span){good.off, 0}; /* as of a row that was refused, which this one was not */
  assert_false(vuas_check_rows(b, n, &m));
}

/* Octets of a row that are others than those that were parsed. */
static void octets_changed(void **state)
{
  (void)state;
  parse(REQUEST);
  const vuas_header from = m.header[FROM], subject = m.header[SUBJECT];
  const struct {
    uint32_t at;
    char octet;
  } other[] = {
    {from.name.off, 'G'},                   /* another field */
    {from.name.off + 1U, '@'},              /* no token */
    {from.name.off + 4U, '\r'},             /* no white space in front of the colon */
    {from.name.off + 5U, ';'},              /* no colon */
    {from.value.off - 1U, 'x'},             /* no white space in front of the value */
    {from.value.off, ' '},                  /* white space at its beginning */
    {(uint32_t)from.value.off + from.value.len - 1, '\t'}, /* and at its end */
    {from.value.off + 2U, '\0'},            /* what stands in no row */
    {subject.value.off, '\x7F'},
    {subject.value.off + 1U, '\x01'},
    {subject.value.off + 5U, 'x'},          /* a bare LF */
    {subject.value.off + 7U, 'x'},          /* the row ends before its value does */
    {(uint32_t)subject.value.off + subject.value.len, 'x'}, /* the value ends before its row does */
    {(uint32_t)from.value.off + from.value.len, 'x'},       /* the row ends later */
    {m.method_text.off + 5U, 'F'},
    {(uint32_t)m.cseq_method_text.off, 'i'},
  };
  for (size_t k = 0; k < sizeof other / sizeof *other; k++) {
    const uint8_t was = b[other[k].at];
    assert_true(vuas_check_rows(b, n, &m));
    b[other[k].at] = (uint8_t)other[k].octet;
    if (vuas_check_rows(b, n, &m)) fail_msg("change %zu is not seen", k);
    b[other[k].at] = was;
  }
}

/* The rows of an accepted message, one of them left out, or not whole, or in another order. */
static void rows_left_out(void **state)
{
  (void)state;
  for (uint32_t k = 0; k <= CSEQ; k++) {
    parse(REFUSED);
    memmove(&m.header[k], &m.header[k + 1], (CSEQ - k) * sizeof *m.header);
    m.n_headers--;
    assert_true(vuas_check_rows(b, n, &m)); /* there it may have been refused */
    parse(REQUEST);
    memmove(&m.header[k], &m.header[k + 1], (CSEQ - k) * sizeof *m.header);
    m.n_headers--;
    if (k > 0) assert_false(vuas_check_rows(b, n, &m));
  }
  parse(REQUEST);
  m.header[SUBJECT].name.off++, m.header[SUBJECT].name.len--;
  assert_false(vuas_check_rows(b, n, &m));
  parse(REQUEST);
  m.body.off--;
  assert_false(vuas_check_rows(b, n, &m));
  parse(REQUEST);
  m.header[VIA_2] = m.header[VIA];
  assert_false(vuas_check_rows(b, n, &m));
  parse(REQUEST);
  m.n_headers = 0;
  m.body.off = 0;
  assert_true(vuas_check_rows(b, n, &m));
}

int main(void)
{
  static struct CMUnitTest tests[CLAUSES + 5] = {
    [CLAUSES] = cmocka_unit_test(shorter), cmocka_unit_test(what_may_be), cmocka_unit_test(value_cut),
    cmocka_unit_test(octets_changed), cmocka_unit_test(rows_left_out),
  };
  for (size_t k = 0; k < CLAUSES; k++) {
    tests[k].name = clauses[k].name;
    tests[k].test_func = one_clause;
    tests[k].initial_state = (void *)(uintptr_t)&clauses[k]; /* cmocka's state is not const, nothing writes to it */
  }
  return cmocka_run_group_tests(tests, NULL, NULL);
}
