/* SPDX-License-Identifier: Apache-2.0 */
/* The peer's memory, how it reads what the core sent, and what it checks after every step. Tests include peer.h. */
#ifndef VUAS_TESTS_PEER_BASE_H
#define VUAS_TESTS_PEER_BASE_H

#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#define _GNU_SOURCE
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>

#include <cmocka.h>

#include "vuas.h"

#define OFFER "v=0\r\no=a 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n"
#define ANSWER                                                                                                         \
  "v=0\r\no=b 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n"
#define SDP "application/sdp"
enum { PEER_CALLS = 4, PEER_TXS = 16, PEER_BUCKETS = 4, PEER_PACKETS = 256, PEER_EVENTS = 256, PEER_START = 1000 };

typedef struct {
  uint64_t at;
  uint32_t length;
  vuas_path path;
  vuas_handle transaction;
  char text[VUAS_PACKET_BYTES + 1];
} peer_packet;

typedef struct {
  uint64_t at;
  vuas_event event;
} peer_event;

/* What a request is made of. A member that is NULL leaves its row out. */
typedef struct {
  const char *method, *ruri, *version;
  const char *vias; /* complete Via rows; else one is made of the next four */
  const char *transport, *sent_by, *branch, *via_params;
  const char *from, *from_tag, *to, *to_tag, *call_id;
  const char *cseq, *cseq_method, *max_forwards, *contact;
  const char *rows; /* further rows, each with its line end */
  const char *content_type, *body;
} request;

typedef vuas_status verb(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

typedef struct {
  vuas_call_slot calls[PEER_CALLS];
  vuas_tx txs[PEER_TXS];
  vuas_place by_key[VUAS_WAYS * PEER_BUCKETS], by_request[VUAS_WAYS * PEER_BUCKETS];
  uint64_t deadlines[2 * (PEER_CALLS + PEER_TXS)];
  uint32_t free_calls[PEER_CALLS], free_txs[PEER_TXS];
} peer_arrays;

static struct {
  vuas u;
  vuas_config config;
  vuas_memory memory;
  peer_arrays arrays, before; /* before: a copy to compare with after a step that must change nothing */
  vuas_out out;
  vuas_path path; /* where our requests come from */
  uint64_t now;
  uint32_t n_packets, n_events;       /* all since the start */
  uint32_t first_packet, first_event; /* where the last step's begin */
  peer_packet packet[PEER_PACKETS];
  peer_event event[PEER_EVENTS];
  uint8_t *guard;                  /* ends where an unreadable page begins */
  char text[2 * VUAS_MAX_MESSAGE]; /* the last request as sent */
  uint32_t length;
  vuas_handle call; /* of the last INVITE event */
  request invite;   /* of the last call_in */
  char tag[256];    /* its To tag, as the last answer to an INVITE named it */
  char scratch[8][4096];
  uint32_t next_scratch;
} P;

/* ---- reading packets ---- */

/* "180" for a response, "BYE" for a request. */
static inline const char *label(const peer_packet *p)
{
  char *s = P.scratch[P.next_scratch++ % 8];
  const char *from = strncmp(p->text, "SIP/2.0 ", 8) == 0 ? p->text + 8 : p->text;
  size_t n = strcspn(from, " ");
  snprintf(s, 16, "%.*s", (int)(n < 15 ? n : 15), from);
  return s;
}

static inline const char *body_of(const peer_packet *p)
{
  const char *end = strstr(p->text, "\r\n\r\n");
  assert_non_null(end);
  return end + 4;
}

/* The value of the k-th row of that name (full name, any case) without its folds' line ends, or NULL. */
static inline const char *row(const peer_packet *p, const char *name, unsigned k)
{
  size_t n = strlen(name);
  for (const char *at = strstr(p->text, "\r\n"); at != NULL && strncmp(at, "\r\n\r\n", 4) != 0;
       at = strstr(at + 2, "\r\n")) {
    if (strncasecmp(at + 2, name, n) != 0 || at[2 + n] != ':' || k-- > 0) continue;
    char *s = P.scratch[P.next_scratch++ % 8], *to = s;
    const char *from = at + 3 + n + strspn(at + 3 + n, " ");
    while (*from != '\r' || from[2] == ' ' || from[2] == '\t') {
      assert_true(to < s + sizeof P.scratch[0] - 1);
      if (*from == '\r') from += 2;
      *to++ = *from++;
    }
    *to = '\0';
    return s;
  }
  return NULL;
}

static inline unsigned rows(const peer_packet *p, const char *name)
{
  unsigned k = 0;
  while (row(p, name, k) != NULL) k++;
  return k;
}

static inline void row_is(const peer_packet *p, const char *name, const char *value)
{
  const char *is = row(p, name, 0);
  assert_non_null(is);
  assert_string_equal(is, value);
}

/* The value of ;name=... in a row's value, "" for a parameter without a value, NULL when absent. White space may stand
   around the semicolon and the equals sign. */
static inline const char *param(const char *value, const char *name)
{
  size_t n = strlen(name);
  for (const char *at = strchr(value, ';'); at != NULL; at = strchr(at, ';')) {
    at += 1 + strspn(at + 1, " \t");
    if (strncmp(at, name, n) != 0) continue;
    const char *end = at + n + strspn(at + n, " \t");
    if (*end == '\0' || *end == ';' || *end == ',') return "";
    if (*end != '=') continue;
    char *s = P.scratch[P.next_scratch++ % 8];
    end += 1 + strspn(end + 1, " \t");
    snprintf(s, sizeof P.scratch[0], "%.*s", (int)strcspn(end, "; \t,>"), end);
    return s;
  }
  return NULL;
}

static inline const char *to_tag(const peer_packet *p)
{
  const char *to = row(p, "To", 0);
  assert_non_null(to);
  return param(to, "tag");
}

static inline unsigned header_number(const peer_packet *p, const char *name)
{
  const char *value = row(p, name, 0);
  assert_non_null(value);
  return (unsigned)strtoul(value, NULL, 10);
}

/* ---- after every step ---- */

static inline void form_of(const peer_packet *p)
{
  const char *body = body_of(p);
  for (const char *s = p->text; s < body; s++) {
    assert_true((*s == '\r') == (s[1] == '\n')); /* no bare CR or LF above the body */
  }
  assert_int_equal(rows(p, "Content-Length"), 1);
  assert_int_equal(header_number(p, "Content-Length"), p->length - (uint32_t)(body - p->text));
  assert_true((row(p, "Content-Type", 0) != NULL) == (body < p->text + p->length));
  assert_true(rows(p, "Via") >= 1);
  bool response = strncmp(p->text, "SIP/2.0 ", 8) == 0;
  unsigned status = response ? (unsigned)strtoul(p->text + 8, NULL, 10) : 0;
  const char *once[] = {"From", "To", "Call-ID", "CSeq"};
  for (unsigned i = 0; i < 4; i++) /* the answer to a broken request lacks what the request lacked */
    assert_true(rows(p, once[i]) == 1 || (rows(p, once[i]) == 0 && (status == 400 || status == 505)));
  if (response) {
    assert_true(status >= 100 && status <= 699 && p->text[11] == ' ');
    assert_true(status == 100 || row(p, "To", 0) == NULL || to_tag(p) != NULL); /* 8.2.6.2 */
    assert_true(status != 408); /* RFC 4320 */
    assert_true((status == 401) == (row(p, "WWW-Authenticate", 0) != NULL));
    if (status == 405) assert_non_null(row(p, "Allow", 0));
    if (status == 503) assert_non_null(row(p, "Retry-After", 0));
  }
  assert_true(p->path.peer.port != 0 && (p->path.peer.family == 4 || p->path.peer.family == 6));
}

static inline void keep_packet(const vuas_packet *k)
{
  peer_packet *p = &P.packet[P.n_packets];
  assert_true(P.n_packets < PEER_PACKETS);
  assert_true(k->length > 0 && k->length <= VUAS_PACKET_BYTES);
  assert_true(k->offset <= sizeof P.out.bytes && k->length <= sizeof P.out.bytes - k->offset);
  p->at = P.now;
  p->length = k->length;
  p->path = k->path;
  p->transaction = k->transaction;
  memcpy(p->text, P.out.bytes + k->offset, k->length);
  for (uint32_t i = 0; i < k->length;
       i++) { /* kept as a string: a NUL may stand in a body, and escaped in a quoted string */
    if (p->text[i] != '\0') continue;
    assert_true(i > 0 && (p->text[i - 1] == '\\' || strstr(p->text, "\r\n\r\n") != NULL));
    p->text[i] = '\x01';
  }
  p->text[k->length] = '\0';
  assert_int_equal(k->status, memcmp(p->text, "SIP/2.0 ", 8) == 0 ? strtoul(p->text + 8, NULL, 10) : 0);
  P.n_packets++;
  if (getenv("PEER_TRACE"))
    printf("  %8llu --> %.*s\n", (unsigned long long)P.now, (int)strcspn(p->text, "\r"), p->text);
  form_of(p);
}

static inline void keep_event(const vuas_event *e)
{
  assert_true(P.n_events < PEER_EVENTS);
  assert_true(e->kind <= VUAS_EVENT_ENDED);
  for (uint32_t i = 0; i < P.n_events; i++) { /* nothing but NO_ACK comes after ENDED */
    const vuas_event *o = &P.event[i].event;
    if (o->kind == VUAS_EVENT_ENDED && o->call.slot == e->call.slot && o->call.generation == e->call.generation)
      assert_int_equal(e->kind, VUAS_EVENT_NO_ACK);
  }
  if (e->kind == VUAS_EVENT_INVITE) P.call = e->call;
  P.event[P.n_events].at = P.now;
  P.event[P.n_events].event = *e;
  P.n_events++;
  if (getenv("PEER_TRACE"))
    printf("  %8llu event %u status %u call %u\n", (unsigned long long)P.now, e->kind, e->status, e->call.slot);
}

/* Takes the last step's output in. */
static inline void after(vuas_status status)
{
  P.first_packet = P.n_packets;
  P.first_event = P.n_events;
  assert_true(vuas_check(&P.u));
  assert_true(P.out.n_packets <= VUAS_OUT_PACKETS && P.out.n_events <= VUAS_OUT_EVENTS);
  if (status != VUAS_OK) assert_true(P.out.n_packets == 0 && P.out.n_events == 0);
  for (uint32_t i = 0; i < P.out.n_packets; i++) keep_packet(&P.out.packet[i]);
  for (uint32_t i = 0; i < P.out.n_events; i++) keep_event(&P.out.event[i]);
  for (uint32_t i = P.first_packet; i < P.n_packets; i++) {
    const peer_packet *p = &P.packet[i];
    if (strncmp(p->text, "SIP/2.0 ", 8) == 0 && strstr(p->text, " INVITE\r\n") != NULL && row(p, "To", 0) != NULL &&
        to_tag(p) != NULL)
      snprintf(P.tag, sizeof P.tag, "%s", to_tag(p));
  }
}

static inline void blank_out(void)
{
  memset(&P.out, 0xA5, sizeof P.out); /* every step clears it, a step that fails too */
  P.out.more = true;
}

#endif
