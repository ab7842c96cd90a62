/* SPDX-License-Identifier: Apache-2.0 */
/* Many calls at once in virtual time: N callers set up a call each, hold it with an OPTIONS, and while all N are held
   some hang up and call again; then all hang up.
   usage: bench-core [--window W] CALLS
   With --window, only the steps of W such renewals among CALLS held calls are counted by callgrind, and the program
   ends after them. Everything a caller does is taken off both figures: they hold the core's steps alone. */
#define _DEFAULT_SOURCE
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <valgrind/callgrind.h>

#include "vuas.h"

#define OFFER "v=0\r\no=a 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n"
#define ANSWER \
  "v=0\r\no=b 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n"
#define SDP "application/sdp"
enum {
  GAP_MS = 1,      /* between what one caller does and what the next one does */
  LIFE_MS = 40000, /* more than a transaction lives */
  MIX = 7919,      /* callers act out of order: a prime that divides no count */
  ENOUGH = 50000   /* calls in all for a figure to be trusted: few at a time have several rounds */
};

typedef struct {
  uint32_t id; /* of its Call-ID: a new one with each call */
  vuas_handle call;
  char tag[64];
} caller;

static vuas u;
static vuas_out out;
static caller *callers;
static uint64_t now = 1000, messages, nanoseconds;
static uint32_t next_id;
static bool counting; /* callgrind collects */

static void fail(const char *what)
{
  fprintf(stderr, "bench-core: %s\n", what);
  exit(1);
}

static uint64_t begin(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  if (counting) CALLGRIND_TOGGLE_COLLECT;
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void end(uint64_t from)
{
  struct timespec t;
  if (counting) CALLGRIND_TOGGLE_COLLECT;
  clock_gettime(CLOCK_MONOTONIC, &t);
  nanoseconds += (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec - from;
}

/* The clock goes on, and what falls due is done. */
static void pass(uint64_t ms)
{
  uint64_t from = begin(), at;
  now += ms;
  while (vuas_deadline(&u, &at) && at <= now)
    if (vuas_tick(&u, at, &out) != VUAS_OK) fail("a tick failed");
  end(from);
}

/* Hands a message of this caller in, which must be answered by so many packets. */
static void say(const caller *c, uint32_t packets, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void say(const caller *c, uint32_t packets, const char *format, ...)
{
  static char text[VUAS_MAX_MESSAGE];
  uint32_t k = (uint32_t)(c - callers);
  vuas_path path = {.peer = {.family = 4, .ip = {10, (uint8_t)(k >> 16), (uint8_t)(k >> 8), (uint8_t)k}, .port = 5060},
                    .local = {.family = 4, .ip = {198, 51, 100, 7}, .port = 5060},
                    .transport = VUAS_UDP};
  va_list args;
  va_start(args, format);
  int n = vsnprintf(text, sizeof text, format, args);
  va_end(args);
  uint64_t from = begin();
  vuas_status s = vuas_receive(&u, now, &path, (const uint8_t *)text, (uint32_t)n, &out);
  end(from);
  messages++;
  if (s != VUAS_OK || out.n_packets != packets) fail("a message was not answered as it should be");
}

#define HOST(k) ((k) >> 16) & 255, ((k) >> 8) & 255, (k) & 255
#define IDS \
  "Via: SIP/2.0/UDP 10.%u.%u.%u:5060;branch=z9hG4bK%s%x;rport\r\nMax-Forwards: 70\r\n" \
  "From: \"Caller\" <sip:u%u@10.%u.%u.%u>;tag=f%x\r\nTo: <sip:bob@example.com>%s%s\r\n" \
  "Call-ID: %x-3b5e92d1@host.example.net\r\nCSeq: %u %s\r\n" \
  "Contact: <sip:u%u@10.%u.%u.%u:5060;transport=udp>\r\n"
#define IDS_OF(c, k, method, cseq) \
  HOST(k), method, (c)->id, k, HOST(k), (c)->id, (c)->tag[0] ? ";tag=" : "", (c)->tag, (c)->id, cseq, method, k, HOST(k)

/* The tag that the core put into the To row of its only packet. */
static void take_tag(caller *c)
{
  char *text = (char *)out.bytes + out.packet[0].offset, *to;
  text[out.packet[0].length] = '\0';
  to = strstr(text, "\r\nTo:");
  char *tag = to ? strstr(to, ";tag=") : NULL;
  if (!tag) fail("an answer without a tag");
  snprintf(c->tag, sizeof c->tag, "%.*s", (int)strcspn(tag + 5, "\r;"), tag + 5);
}

static void set_up(caller *c)
{
  uint32_t k = (uint32_t)(c - callers);
  vuas_options answer = {.content_type = VUAS_TEXT(SDP), .body = VUAS_TEXT(ANSWER)};
  c->id = next_id++;
  c->tag[0] = '\0';
  say(c, 0, "INVITE sip:bob@example.com SIP/2.0\r\n" IDS "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE\r\n"
    "Supported: replaces, 100rel, timer\r\nUser-Agent: bench/1.0\r\nContent-Type: " SDP
    "\r\nContent-Length: %u\r\n\r\n%s",
    IDS_OF(c, k, "INVITE", 1u), (unsigned)(sizeof OFFER - 1), OFFER);
  if (out.n_events != 1 || out.event[0].kind != VUAS_EVENT_INVITE) fail("an INVITE made no call");
  c->call = out.event[0].call;
  uint64_t from = begin();
  vuas_status s = vuas_accept(&u, now, c->call, &answer, &out);
  end(from);
  if (s != VUAS_OK || out.n_packets != 1) fail("a call was not accepted");
  take_tag(c);
  pass(GAP_MS);
  say(c, 0, "ACK sip:198.51.100.7:5060 SIP/2.0\r\n" IDS "Content-Length: 0\r\n\r\n", IDS_OF(c, k, "ACK", 1u));
  if (out.n_events != 1 || out.event[0].kind != VUAS_EVENT_ACK) fail("an ACK did not count");
}

static void hold(caller *c)
{
  uint32_t k = (uint32_t)(c - callers);
  say(c, 1, "OPTIONS sip:198.51.100.7:5060 SIP/2.0\r\n" IDS "Content-Length: 0\r\n\r\n", IDS_OF(c, k, "OPTIONS", 2u));
}

static void hang_up(caller *c)
{
  uint32_t k = (uint32_t)(c - callers);
  say(c, 1, "BYE sip:198.51.100.7:5060 SIP/2.0\r\n" IDS "Content-Length: 0\r\n\r\n", IDS_OF(c, k, "BYE", 3u));
}

static void *array(size_t n, size_t size)
{
  void *a = calloc(n, size);
  if (!a) fail("not enough memory");
  return a;
}

static void start(uint32_t calls)
{
  static const uint64_t secret[2] = {0x0123456789abcdef, 0xfedcba9876543210};
  vuas_config config = {.layout = VUAS_LAYOUT, .timing = {500, 4000, 5000}, .trying_ms = 200, .refresh_ms = 60000,
                        .retry_after_s = 7};
  /* an INVITE's, an OPTIONS' and a BYE's transaction are left of each caller who acted within LIFE_MS */
  uint32_t recent = calls + 1024 < LIFE_MS / GAP_MS ? calls + 1024 : LIFE_MS / GAP_MS, txs = 3 * recent;
  uint32_t buckets = txs / 4 + 2;
  vuas_memory m = {.n_calls = calls, .n_txs = txs, .index_buckets = buckets};
  m.calls = array(calls, sizeof *m.calls);
  m.txs = array(txs, sizeof *m.txs);
  m.by_key = array((size_t)VUAS_WAYS * buckets, sizeof *m.by_key);
  m.by_request = array((size_t)VUAS_WAYS * buckets, sizeof *m.by_request);
  m.deadlines = array(2 * ((size_t)calls + txs), sizeof *m.deadlines);
  m.free_calls = array(calls, sizeof *m.free_calls);
  m.free_txs = array(txs, sizeof *m.free_txs);
  if (vuas_init(&u, &config, &m, secret) != VUAS_OK) fail("vuas_init refused");
  callers = array(calls, sizeof *callers);
}

static void set_up_all(uint32_t calls)
{
  for (uint32_t k = 0; k < calls; k++) {
    set_up(&callers[k]);
    pass(GAP_MS);
  }
  if (vuas_stats(&u)->active_calls != calls) fail("not every call is held");
}

/* Some of the calls that are held are ended, and set up anew; callgrind counts. */
static void renew(uint32_t window, uint32_t calls)
{
  messages = 0;
  CALLGRIND_START_INSTRUMENTATION;
  counting = true;
  for (uint32_t k = 0; k < window; k++) {
    caller *c = &callers[(uint64_t)k * MIX % calls];
    hold(c);
    pass(GAP_MS);
    hang_up(c);
    pass(GAP_MS);
    set_up(c);
    pass(GAP_MS);
  }
  counting = false;
  CALLGRIND_STOP_INSTRUMENTATION;
}

static void end_all(uint32_t calls)
{
  for (uint32_t k = 0; k < calls; k++) {
    hold(&callers[(uint64_t)k * MIX % calls]);
    pass(GAP_MS);
  }
  for (uint32_t k = 0; k < calls; k++) {
    hang_up(&callers[k]);
    pass(GAP_MS);
  }
  pass(LIFE_MS);
  if (vuas_stats(&u)->active_calls != 0) fail("a call is left");
}

int main(int argc, char **argv)
{
  unsigned long window = 0, n = 0;
  int at = 1;
  if (argc == 4 && !strcmp(argv[1], "--window")) {
    window = strtoul(argv[2], NULL, 10);
    at = 3;
  }
  if (argc == at + 1) n = strtoul(argv[at], NULL, 10);
  if (n < 1 || n > VUAS_MAX_SLOTS || (at == 3 && (window < 1 || window > n))) {
    fputs("usage: bench-core [--window RENEWALS] CALLS\n", stderr);
    return 2;
  }
  uint32_t calls = (uint32_t)n, rounds = calls < ENOUGH ? ENOUGH / calls : 1;
  start(calls);
  if (window) {
    set_up_all(calls);
    renew((uint32_t)window, calls);
    printf("%llu\n", (unsigned long long)messages);
    return 0;
  }
  for (uint32_t k = 0; k < rounds; k++) {
    set_up_all(calls);
    end_all(calls);
  }
  printf("%lu %llu %llu %zu %zu\n", n, (unsigned long long)messages, (unsigned long long)(nanoseconds / messages),
    sizeof(vuas_call_slot) + 2 * sizeof(uint64_t) + sizeof(uint32_t),
    sizeof(vuas_tx) + 2 * sizeof(uint64_t) + sizeof(uint32_t) + 2 * VUAS_WAYS / 4 * sizeof(vuas_place));
  return 0;
}
