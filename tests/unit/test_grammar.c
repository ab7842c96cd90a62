/* SPDX-License-Identifier: Apache-2.0 */
/* The grammar of the message layer, a test a rule: tests/grammar/vectors has an input that breaks just that rule and a
   neighbour that keeps it. spec/grammar.md names each of them. Every input ends at a guard page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "auth.h"
#include "check_message.h"
#include "date.h"
#include "field.h"
#include "frame.h"
#include "guard.h"
#include "ip.h"
#include "value.h"

#define VECTORS "tests/grammar/vectors"
#define GRAMMAR "spec/grammar.md"

enum { MAX_VECTORS = 600, MAX_FILE = 200000, COLUMNS = 6, STREAM_MAX = 4000 };

typedef struct {
  const uint8_t *bytes;
  size_t n;
} octets;

typedef struct {
  const char *name, *place, *seen, *outcome;
  octets good, bad;
} vector;

static vector vectors[MAX_VECTORS];
static size_t n_vectors;
static vuas_message m;
static const uint8_t *b; /* what was parsed last */

/* --- the message around a value --- */

static const struct {
  const char *name, *value;
} base[] = {{"Via", "SIP/2.0/UDP a.example.com;branch=z9hG4bK1"},
            {"From", "<sip:alice@example.com>;tag=f1"},
            {"To", "Bob <sip:bob@example.com>"},
            {"Call-ID", "1@a.example.com"},
            {"CSeq", "7 INVITE"}};
enum { BASE = sizeof base / sizeof *base };

static uint8_t text[70000];
static size_t used;

static void put_octets(const uint8_t *bytes, size_t n)
{
  assert_true(n <= sizeof text - used);
  if (n > 0) memcpy(text + used, bytes, n);
  used += n;
}

static void put(const char *s)
{
  put_octets((const uint8_t *)s, strlen(s));
}

/* Where a value stands. */
typedef enum { RAW, LINE, URI, ROW, REST, VALUE, WHOLE, ALONE, STREAM, NOWHERE } where;

typedef struct {
  where kind;
  bool reply;      /* in a response */
  char field[32];  /* VALUE, WHOLE: of this field */
  size_t standing; /* which of the base it is, BASE: none */
  size_t reader;   /* ALONE: which of the readers */
} place;

/* Readers of one value. */
static bool is_address(const uint8_t *v, uint32_t n)
{
  uint8_t family, ip[16];
  return vuas_ip_value(v, 0, n, &family, ip);
}

static bool is_param(const uint8_t *v, uint32_t n)
{
  return vuas_find_param(v, 0, n, VUAS_WORD_TAG).ok;
}

static bool is_media_type(const uint8_t *v, uint32_t n)
{
  vuas_span type, subtype;
  return vuas_parse_media_type(v, 0, n, &type, &subtype);
}

static bool is_rseq(const uint8_t *v, uint32_t n)
{
  return vuas_parse_rseq(v, 0, n) != 0;
}

static bool is_rack(const uint8_t *v, uint32_t n)
{
  return vuas_parse_rack(v, 0, n).ok;
}

static bool is_min_se(const uint8_t *v, uint32_t n)
{
  return vuas_parse_min_se(v, 0, n).ok;
}

static bool is_session_expires(const uint8_t *v, uint32_t n)
{
  return vuas_parse_session_expires(v, 0, n).ok;
}

static bool is_retry_after(const uint8_t *v, uint32_t n)
{
  return vuas_parse_retry_after(v, 0, n).ok;
}

static bool is_reason(const uint8_t *v, uint32_t n)
{
  return vuas_parse_reason(v, 0, n).ok;
}

static bool is_disposition(const uint8_t *v, uint32_t n)
{
  return vuas_parse_disposition(v, 0, n).ok;
}

static bool is_token(const uint8_t *v, uint32_t n)
{
  return vuas_parse_token(v, 0, n);
}

static bool is_language(const uint8_t *v, uint32_t n)
{
  return vuas_parse_language(v, 0, n);
}

static bool is_date(const uint8_t *v, uint32_t n)
{
  return vuas_parse_date(v, 0, n).ok;
}

static bool is_auth(const uint8_t *v, uint32_t n)
{
  return vuas_parse_auth(v, 0, n).ok;
}

static const struct {
  const char *name;
  bool (*is)(const uint8_t *v, uint32_t n);
} reader[] = {{"ip", is_address},
              {"param", is_param},
              {"media-type", is_media_type},
              {"rseq", is_rseq},
              {"rack", is_rack},
              {"min-se", is_min_se},
              {"session-expires", is_session_expires},
              {"retry-after", is_retry_after},
              {"reason", is_reason},
              {"disposition", is_disposition},
              {"token", is_token},
              {"language", is_language},
              {"date", is_date},
              {"auth", is_auth}};
enum { READERS = sizeof reader / sizeof *reader };

static place place_of(const char *s)
{
  static const struct {
    const char *name;
    where kind;
  } fixed[] = {{"raw", RAW},   {"line", LINE},   {"uri", URI},    {"row", ROW},
               {"rest", REST}, {"stream", STREAM}};
  place p = {NOWHERE, false, "", BASE, READERS};
  if (strncmp(s, "reply ", 6) == 0) p.reply = true, s += 6;
  size_t n = strlen(s);
  for (size_t k = 0; k < sizeof fixed / sizeof *fixed; k++)
    if (strcmp(s, fixed[k].name) == 0) p.kind = fixed[k].kind;
  for (size_t k = 0; k < READERS; k++)
    if (strcmp(s, reader[k].name) == 0) p.kind = ALONE, p.reader = k;
  if (p.kind != NOWHERE || n < 2 || n >= sizeof p.field) return p;
  bool value = s[n - 1] == ':';
  memcpy(p.field, s, value ? n - 1 : n);
  for (size_t k = 0; k < BASE; k++)
    if (strcmp(p.field, base[k].name) == 0) p.standing = k;
  if (value) p.kind = VALUE;
  else if (p.standing < BASE) p.kind = WHOLE;
  return p;
}

static void put_row(const char *name, octets value)
{
  put(name);
  put(": ");
  put_octets(value.bytes, value.n);
  put("\r\n");
}

static void put_base(const place *p, octets value)
{
  for (size_t k = 0; k < BASE; k++) {
    octets usual = {(const uint8_t *)base[k].value, strlen(base[k].value)};
    if (k == p->standing && p->kind == WHOLE) put_octets(value.bytes, value.n), put("\r\n");
    else put_row(base[k].name, k == p->standing ? value : usual);
  }
  if (p->kind == VALUE && p->standing == BASE) put_row(p->field, value);
}

static void put_message(const place *p, octets value)
{
  used = 0;
  if (p->kind == RAW || p->kind == ALONE || p->kind == STREAM) {
    put_octets(value.bytes, value.n);
    return;
  }
  if (p->kind == LINE) put_octets(value.bytes, value.n);
  else put(p->reply ? "SIP/2.0 200 OK" : "INVITE ");
  if (p->kind == URI) put_octets(value.bytes, value.n);
  else if (p->kind != LINE && !p->reply) put("sip:bob@example.com");
  put(p->kind == LINE || p->reply ? "\r\n" : " SIP/2.0\r\n");
  put_base(p, value);
  if (p->kind == ROW) put_octets(value.bytes, value.n), put("\r\n");
  if (p->kind == REST) put_octets(value.bytes, value.n);
  else put("\r\n");
}

/* Puts what was written up against a forbidden page. */
static const uint8_t *at_guard(void)
{
  static guard memory;
  if (memory.map != NULL) guard_drop(&memory);
  memory = guard_make(text, used);
  return memory.bytes;
}

static void parse_text(void)
{
  b = at_guard();
  memset(&m, 0xA5, sizeof m);
  bool ok = vuas_parse_message(b, (uint32_t)used, &m);
  assert_int_equal(ok, m.refusal.status == 0);
  assert_true(ok || m.refusal.offset <= used);
  assert_true(vuas_check_message(&m, (uint32_t)used));
  assert_true(vuas_check_rows(b, (uint32_t)used, &m));
}

/* --- what is seen in a message --- */

typedef enum { FLAG, BYTE, SHORT, LONG, TEXT } form;

#define MEMBER(name, form) {#name, form, offsetof(vuas_message, name)}

static const struct member {
  const char *name;
  form form;
  size_t at;
} members[] = {
  MEMBER(request, FLAG), MEMBER(method, BYTE), MEMBER(status, SHORT), MEMBER(reason, TEXT), MEMBER(n_headers, LONG),
  MEMBER(ruri.scheme, BYTE), MEMBER(ruri.host_kind, BYTE), MEMBER(ruri.user, TEXT), MEMBER(ruri.password, TEXT),
  MEMBER(ruri.host, TEXT), MEMBER(ruri.has_port, FLAG), MEMBER(ruri.port, SHORT), MEMBER(ruri.params, TEXT),
  MEMBER(ruri.headers, TEXT), MEMBER(ruri.lr, FLAG), MEMBER(ruri.transport, TEXT), MEMBER(ruri.maddr, TEXT),
  MEMBER(n_vias, LONG), MEMBER(via[0].transport, BYTE), MEMBER(via[0].transport_text, TEXT),
  MEMBER(via[0].host, TEXT), MEMBER(via[0].host_kind, BYTE), MEMBER(via[0].port, SHORT), MEMBER(via[0].branch, TEXT),
  MEMBER(via[0].received, TEXT), MEMBER(via[0].has_rport, FLAG), MEMBER(via[0].rport, SHORT),
  MEMBER(via[0].maddr, TEXT), MEMBER(n_routes, LONG), MEMBER(n_record_routes, LONG), MEMBER(n_require, LONG),
  MEMBER(n_contacts, LONG), MEMBER(has_contact, FLAG), MEMBER(contact_star, FLAG), MEMBER(contact.uri.host, TEXT),
  MEMBER(has_max_forwards, FLAG), MEMBER(max_forwards, BYTE), MEMBER(has_content_length, FLAG),
  MEMBER(has_content_type, FLAG), MEMBER(has_content_encoding, FLAG), MEMBER(has_expires, FLAG),
  MEMBER(has_timestamp, FLAG), MEMBER(timestamp, TEXT), MEMBER(optional_body, FLAG), MEMBER(require_100rel, FLAG),
  MEMBER(supported_100rel, FLAG), MEMBER(cseq, LONG), MEMBER(content_length, LONG), MEMBER(expires, LONG),
  MEMBER(from.has_tag, FLAG), MEMBER(from.tag, TEXT), MEMBER(from.display, TEXT), MEMBER(from.params, TEXT),
  MEMBER(from.uri.whole, TEXT), MEMBER(from.uri.headers, TEXT), MEMBER(from.uri.user, TEXT), MEMBER(to.tag, TEXT),
  MEMBER(to.uri.user, TEXT), MEMBER(call_id, TEXT), MEMBER(cseq_method_text, TEXT), MEMBER(content_encoding, TEXT),
  MEMBER(media_type, TEXT), MEMBER(media_subtype, TEXT), MEMBER(body, TEXT),
};

/* The member that s names, up to an equals sign; NULL: none. */
static const struct member *member_of(const char *s)
{
  size_t n = strcspn(s, "=");
  for (size_t k = 0; k < sizeof members / sizeof *members; k++)
    if (strlen(members[k].name) == n && memcmp(members[k].name, s, n) == 0) return &members[k];
  return NULL;
}

static bool number_of(const struct member *x, unsigned long *number)
{
  const uint8_t *p = (const uint8_t *)&m + x->at;
  uint16_t two;
  uint32_t four;
  memcpy(&two, p, sizeof two);
  memcpy(&four, p, sizeof four);
  *number = x->form == SHORT ? two : x->form == LONG ? four : *p;
  return x->form != TEXT;
}

static vuas_span span_of(const struct member *x)
{
  vuas_span s;
  memcpy(&s, (const uint8_t *)&m + x->at, sizeof s);
  return s;
}

static bool is_set(const struct member *x)
{
  unsigned long number = 0;
  return number_of(x, &number) ? number != 0 : span_of(x).len > 0;
}

/* member=value, or member: not nothing. */
static void check_seen(const char *s)
{
  const struct member *x = member_of(s);
  const char *value = strchr(s, '=');
  unsigned long number = 0;
  char is[80] = "";
  assert_non_null(x);
  if (value == NULL) {
    assert_true(is_set(x));
  } else if (number_of(x, &number)) {
    (void)snprintf(is, sizeof is, "%lu", number);
    assert_string_equal(is, value + 1);
  } else {
    vuas_span t = span_of(x);
    assert_true((size_t)t.off + t.len <= used);
    assert_int_equal(t.len, strlen(value + 1));
    assert_memory_equal(b + t.off, value + 1, t.len);
  }
}

/* --- what becomes of a value that breaks a rule --- */

static const char *const causes[] = {
  "NONE", "EMPTY", "START_LINE", "REQUEST_URI", "VERSION", "STATUS_CODE", "HEADER_NAME", "HEADER_CHAR",
  "NO_BLANK_LINE", "TOO_MANY_HEADERS", "TOO_MANY_VALUES", "TOO_LONG", "MISSING", "REPEATED", "MALFORMED",
  "CSEQ_METHOD", "CONTENT_LENGTH", "CONTENT_TYPE"};
static const char *const fields[] = {
  "OTHER", "VIA", "FROM", "TO", "CALL_ID", "CSEQ", "CONTACT", "MAX_FORWARDS", "ROUTE", "RECORD_ROUTE",
  "CONTENT_LENGTH", "CONTENT_TYPE", "CONTENT_ENCODING", "CONTENT_DISPOSITION", "REQUIRE", "SUPPORTED", "EXPIRES",
  "TIMESTAMP", "ALLOW", "ACCEPT", "UNSUPPORTED", "RSEQ", "RACK", "SESSION_EXPIRES", "MIN_SE", "REASON", "RETRY_AFTER",
  "CONTENT_LANGUAGE", "DATE", "AUTHORIZATION", "PROXY_AUTHORIZATION", "WWW_AUTHENTICATE", "PROXY_AUTHENTICATE",
  "START_LINE", "BODY"};
static const char *const frames[] = {"MORE", "MESSAGE", "PING", "SKIP", "NO_LENGTH", "BAD", "TOO_LARGE"};
enum {
  CAUSES = sizeof causes / sizeof *causes,
  FIELDS = sizeof fields / sizeof *fields,
  FRAMES = sizeof frames / sizeof *frames
};

static unsigned index_of(const char *s, const char *const *list, unsigned n)
{
  unsigned k = 0;
  while (k < n && strcmp(s, list[k]) != 0) k++;
  return k;
}

typedef struct {
  unsigned status, cause, field;
  bool unanswerable;
} refusal;

/* "refused STATUS CAUSE FIELD [unanswerable]" */
static bool read_refusal(const char *s, refusal *r)
{
  char cause[32], field[32], more[32] = "";
  if (sscanf(s, "refused %3u %31s %31s %31s", &r->status, cause, field, more) < 3) return false;
  r->cause = index_of(cause, causes, CAUSES);
  r->field = index_of(field, fields, FIELDS);
  r->unanswerable = strcmp(more, "unanswerable") == 0;
  return r->cause < CAUSES && r->field < FIELDS && (r->unanswerable || more[0] == '\0');
}

static void check_refused(const refusal *r)
{
  assert_int_equal(m.refusal.status, r->status);
  assert_string_equal(causes[m.refusal.cause], causes[r->cause]);
  assert_string_equal(fields[m.refusal.field], fields[r->field]);
  assert_int_equal(m.answerable, m.request && !r->unanswerable);
}

static const char *frame_of(void)
{
  vuas_framing f = {0, 0, 0};
  return frames[vuas_frame(at_guard(), (uint32_t)used, STREAM_MAX, &f)];
}

static void good_one(const vector *v, const place *p)
{
  put_message(p, v->good);
  if (p->kind == STREAM) {
    assert_string_equal(frame_of(), v->seen);
  } else if (p->kind == ALONE) {
    assert_true(reader[p->reader].is(at_guard(), (uint32_t)used));
  } else {
    parse_text();
    assert_int_equal(m.refusal.status, 0);
    assert_int_equal(m.answerable, m.request && m.method != VUAS_METHOD_ACK);
    if (strcmp(v->seen, "-") != 0) check_seen(v->seen);
    if (strncmp(v->outcome, "ignored ", 8) == 0) assert_true(is_set(member_of(v->outcome + 8)));
  }
}

static void bad_one(const vector *v, const place *p)
{
  refusal r;
  put_message(p, v->bad);
  if (p->kind == STREAM) {
    assert_string_equal(frame_of(), v->outcome);
  } else if (p->kind == ALONE) {
    assert_false(reader[p->reader].is(at_guard(), (uint32_t)used));
  } else if (read_refusal(v->outcome, &r)) {
    parse_text();
    check_refused(&r);
  } else {
    parse_text();
    assert_int_equal(m.refusal.status, 0);
    if (strncmp(v->outcome, "ignored ", 8) == 0) assert_false(is_set(member_of(v->outcome + 8)));
    else check_seen(v->outcome + strlen("accepted "));
  }
}

static void one(void **state)
{
  const vector *v = *state;
  place p = place_of(v->place);
  good_one(v, &p);
  bad_one(v, &p);
}

/* --- the file --- */

static int complain(const char *file, size_t line, const char *what)
{
  fprintf(stderr, "%s:%zu: %s\n", file, line, what);
  return 2;
}

static size_t read_whole(const char *path, char *into, size_t room)
{
  FILE *f = fopen(path, "rb");
  if (f == NULL) return 0;
  size_t n = fread(into, 1, room - 1, f);
  fclose(f);
  into[n] = '\0';
  return n < room - 1 ? n : 0;
}

static int hex(char c)
{
  const char *digits = "0123456789abcdef", *at = strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c);
  return c == '\0' || at == NULL ? -1 : (int)(at - digits);
}

/* Resolves the escapes of a column where it stands; false: one is not known. */
static bool unescape(char *s, octets *o)
{
  uint8_t *to = (uint8_t *)s;
  o->bytes = to;
  for (; *s != '\0'; s++) {
    if (*s != '\\') {
      *to++ = (uint8_t)*s;
      continue;
    }
    s++;
    if (*s == 'r') *to++ = '\r';
    else if (*s == 'n') *to++ = '\n';
    else if (*s == 't') *to++ = '\t';
    else if (*s == '\\') *to++ = '\\';
    else if (*s == 'x' && hex(s[1]) >= 0 && hex(s[2]) >= 0) *to++ = (uint8_t)(16 * hex(s[1]) + hex(s[2])), s += 2;
    else return false;
  }
  o->n = (size_t)(to - o->bytes);
  return true;
}

/* Cuts a line at its bars, white space around the columns aside: how many there are. */
static size_t cut(char *line, char *column[COLUMNS])
{
  size_t n = 0;
  for (char *s = line; s != NULL; n++) {
    char *bar = strchr(s, '|');
    if (bar != NULL) *bar = '\0';
    s += strspn(s, " \t");
    char *end = s + strlen(s);
    while (end > s && (end[-1] == ' ' || end[-1] == '\t')) end--;
    *end = '\0';
    if (n < COLUMNS) column[n] = s;
    s = bar == NULL ? NULL : bar + 1;
  }
  return n;
}

static bool outcome_known(const vector *v, where kind)
{
  refusal r;
  if (kind == STREAM && index_of(v->seen, frames, FRAMES) == FRAMES) return false;
  if (kind == STREAM) return index_of(v->outcome, frames, FRAMES) < FRAMES;
  if (kind == ALONE) return strcmp(v->outcome, "no") == 0;
  if (strcmp(v->seen, "-") != 0 && member_of(v->seen) == NULL) return false;
  if (strncmp(v->outcome, "ignored ", 8) == 0) return member_of(v->outcome + 8) != NULL;
  if (strncmp(v->outcome, "accepted ", 9) == 0) return strchr(v->outcome, '=') && member_of(v->outcome + 9) != NULL;
  return read_refusal(v->outcome, &r);
}

/* What is wrong with a line; NULL: nothing. */
static const char *take_line(char *line)
{
  char *c[COLUMNS];
  if (n_vectors == MAX_VECTORS) return "more vectors than the test has room for";
  if (cut(line, c) != COLUMNS) return "not six columns";
  vector *v = &vectors[n_vectors];
  v->name = c[0], v->place = c[1], v->seen = c[3], v->outcome = c[5];
  if (v->name[0] == '\0') return "no name";
  for (size_t k = 0; k < n_vectors; k++)
    if (strcmp(vectors[k].name, v->name) == 0) return "a name that stood before";
  where kind = place_of(v->place).kind;
  if (kind == NOWHERE) return "no such place";
  if (!unescape(c[2], &v->good) || !unescape(c[4], &v->bad)) return "no such escape";
  if (v->good.n == v->bad.n && memcmp(v->good.bytes, v->bad.bytes, v->bad.n) == 0) return "good and bad are the same";
  if (!outcome_known(v, kind)) return "no such outcome";
  n_vectors++;
  return NULL;
}

static int load(void)
{
  static char file[MAX_FILE];
  size_t line = 0;
  if (read_whole(VECTORS, file, sizeof file) == 0) return complain(VECTORS, 0, "cannot be read, or too large");
  for (char *s = file, *next; s != NULL && *s != '\0'; s = next) {
    next = strchr(s, '\n');
    if (next != NULL) *next++ = '\0';
    line++;
    if (s[0] == '#' || s[0] == '\0') continue;
    const char *wrong = take_line(s);
    if (wrong != NULL) return complain(VECTORS, line, wrong);
  }
  return n_vectors > 0 ? 0 : complain(VECTORS, line, "no vectors");
}

/* --- the file and the text beside each other --- */

static void every_cause(void **state)
{
  (void)state;
  static const unsigned generated[] = {VUAS_CAUSE_NONE, VUAS_CAUSE_TOO_MANY_HEADERS, VUAS_CAUSE_TOO_MANY_VALUES,
                                       VUAS_CAUSE_TOO_LONG};
  bool cause[CAUSES] = {false}, malformed[FIELDS] = {false};
  static const unsigned judged[] = {VUAS_FIELD_VIA, VUAS_FIELD_FROM, VUAS_FIELD_TO, VUAS_FIELD_CALL_ID,
                                    VUAS_FIELD_CSEQ, VUAS_FIELD_CONTACT, VUAS_FIELD_ROUTE, VUAS_FIELD_RECORD_ROUTE,
                                    VUAS_FIELD_CONTENT_LENGTH, VUAS_FIELD_CONTENT_TYPE, VUAS_FIELD_REQUIRE};
  for (size_t k = 0; k < n_vectors; k++) {
    refusal r;
    if (!read_refusal(vectors[k].outcome, &r)) continue;
    cause[r.cause] = true;
    if (r.cause == VUAS_CAUSE_MALFORMED) malformed[r.field] = true;
  }
  for (size_t k = 0; k < sizeof generated / sizeof *generated; k++) cause[generated[k]] = true;
  for (unsigned k = 0; k < CAUSES; k++) assert_true(cause[k]);
  for (size_t k = 0; k < sizeof judged / sizeof *judged; k++) assert_true(malformed[judged[k]]);
}

static const char *const limits[] = {"limit-rows",    "limit-vias",   "limit-routes",       "limit-record-routes",
                                     "limit-require", "limit-stream", "limit-stream-message"};

/* Whether the pattern, a star in it being any text, fits the name. */
static bool fits(const char *pattern, size_t n, const char *name)
{
  if (n == 0) return *name == '\0';
  if (*pattern != '*') return *name == *pattern && fits(pattern + 1, n - 1, name + 1);
  return fits(pattern + 1, n - 1, name) || (*name != '\0' && fits(pattern, n, name + 1));
}

/* Marks the names that the pattern fits: whether there is one. */
static bool mark(const char *pattern, size_t n, bool *named)
{
  bool found = false;
  for (size_t k = 0; k < n_vectors; k++)
    if (fits(pattern, n, vectors[k].name)) named[k] = found = true;
  for (size_t k = 0; k < sizeof limits / sizeof *limits; k++)
    if (fits(pattern, n, limits[k])) named[MAX_VECTORS + k] = found = true;
  return found;
}

/* The last column of each table of the grammar whose head says "vectors" names vectors that are there, and all of
   them. */
static void documented(void **state)
{
  (void)state;
  static char file[MAX_FILE];
  static bool named[MAX_VECTORS + sizeof limits / sizeof *limits];
  bool table = false;
  assert_true(read_whole(GRAMMAR, file, sizeof file) > 0);
  for (char *s = file, *next; s != NULL; s = next) {
    next = strchr(s, '\n');
    if (next != NULL) *next++ = '\0';
    if (s[0] != '|') table = false;
    else if (strstr(s, "| vectors |") != NULL) table = true;
    if (!table) continue;
    char *end = strrchr(s, '|');
    *end = '\0';
    char *cell = strrchr(s, '|');
    for (char *open = strchr(cell, '`'); open != NULL; open = strchr(open, '`')) {
      char *close = strchr(++open, '`');
      assert_non_null(close);
      if (!mark(open, (size_t)(close - open), named)) fail_msg("no vector %.*s", (int)(close - open), open);
      open = close + 1;
    }
  }
  for (size_t k = 0; k < n_vectors; k++)
    if (!named[k]) fail_msg("%s: not in %s", vectors[k].name, GRAMMAR);
  for (size_t k = 0; k < sizeof limits / sizeof *limits; k++)
    if (!named[MAX_VECTORS + k]) fail_msg("%s: not in %s", limits[k], GRAMMAR);
}

/* --- limits --- */

/* A request with so many times this row behind the five of the base. */
static void parse_many(const char *row, unsigned count)
{
  place p = {ROW, false, "", BASE, READERS};
  static uint8_t rows[60000];
  octets all = {rows, 0};
  for (unsigned k = 0; k < count; k++) {
    size_t n = strlen(row);
    assert_true(all.n + n + 2 <= sizeof rows);
    memcpy(rows + all.n, row, n);
    all.n += n;
    if (k + 1 < count) memcpy(rows + all.n, "\r\n", 2), all.n += 2;
  }
  put_message(&p, all);
  parse_text();
}

static void at_most(const char *row, unsigned count, vuas_cause cause, vuas_field_id field)
{
  parse_many(row, count);
  assert_int_equal(m.refusal.status, 0);
  parse_many(row, count + 1);
  refusal r = {513, cause, field, false};
  check_refused(&r);
}

static void limit_rows(void **state)
{
  (void)state;
  at_most("X: y", VUAS_MAX_HEADERS - BASE, VUAS_CAUSE_TOO_MANY_HEADERS, VUAS_FIELD_OTHER);
}

static void limit_vias(void **state)
{
  (void)state;
  at_most("v: SIP/2.0/UDP b.example.com", VUAS_MAX_VIAS - 1, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_VIA);
}

static void limit_routes(void **state)
{
  (void)state;
  at_most("Route: <sip:p.example.com;lr>", VUAS_MAX_ROUTES, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_ROUTE);
}

static void limit_record_routes(void **state)
{
  (void)state;
  at_most("Record-Route: <sip:p.example.com;lr>", VUAS_MAX_ROUTES, VUAS_CAUSE_TOO_MANY_VALUES,
          VUAS_FIELD_RECORD_ROUTE);
}

static void limit_require(void **state)
{
  (void)state;
  at_most("Require: foo", VUAS_MAX_OPTION_TAGS, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_REQUIRE);
}

static void limit_stream(void **state)
{
  (void)state;
  used = 0;
  put("INVITE sip:bob@example.com SIP/2.0\r\nX: ");
  while (used < STREAM_MAX - 1) put("y");
  assert_string_equal(frame_of(), "MORE");
  put("y");
  assert_string_equal(frame_of(), "TOO_LARGE");
}

static void limit_stream_message(void **state)
{
  (void)state;
  static const char line[] = "INVITE sip:bob@example.com SIP/2.0\r\nl: ", end[] = "\r\n\r\n";
  char digits[16];
  for (unsigned more = 0; more < 2; more++) {
    unsigned head = sizeof line - 1 + 4 + sizeof end - 1; /* with a length of four digits */
    (void)snprintf(digits, sizeof digits, "%u", STREAM_MAX - head + more);
    used = 0;
    put(line);
    put(digits);
    put(end);
    assert_string_equal(frame_of(), more == 0 ? "MORE" : "TOO_LARGE");
    while (used < STREAM_MAX) put("y");
    assert_string_equal(frame_of(), more == 0 ? "MESSAGE" : "TOO_LARGE");
  }
}

int main(void)
{
  static const CMUnitTestFunction generated[] = {limit_rows,    limit_vias,   limit_routes,        limit_record_routes,
                                                 limit_require, limit_stream, limit_stream_message};
  static struct CMUnitTest tests[MAX_VECTORS + 16];
  size_t n = 0;
  if (load() != 0) return 2;
  for (; n < n_vectors; n++) {
    tests[n].name = vectors[n].name;
    tests[n].test_func = one;
    tests[n].initial_state = &vectors[n];
  }
  for (size_t k = 0; k < sizeof limits / sizeof *limits; k++, n++) {
    tests[n].name = limits[k];
    tests[n].test_func = generated[k];
  }
  tests[n].name = "every-cause";
  tests[n++].test_func = every_cause;
  tests[n].name = "documented";
  tests[n++].test_func = documented;
  return _cmocka_run_group_tests("grammar", tests, n, NULL, NULL);
}
