/* SPDX-License-Identifier: Apache-2.0 */
/* A flood in virtual time: attackers' sources ask for ten times as many calls as there is room for, one caller in a
   hundred is honest. Shown with the bounds of vuas_config and without them.
   usage: bench-flood [CALLS]     capacity, 1,000 by default; exit status 1 when the bounds do not do their work */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vuas.h"

#define SDP_OF(host) "v=0\r\no=a 1 1 IN IP4 " host "\r\ns=-\r\nc=IN IP4 " host "\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n"
#define OFFER SDP_OF("192.0.2.1")
#define ANSWER SDP_OF("198.51.100.7")
#define SDP "application/sdp"
enum {
  ATTACKERS = 100,
  FLOOD = 10,      /* times the capacity in HOLD_MS */
  HONEST = 100,    /* one caller in so many */
  HOLD_MS = 20000, /* an honest call lasts */
  ROUNDS = 5,      /* so many times HOLD_MS */
  RESEND_MS = 500  /* until an honest caller repeats its INVITE (timer A), six times */
};

typedef struct {
  uint64_t at; /* what it does next */
  uint32_t source, tries;
  bool admitted, heard; /* its call was made; its BYE arrived */
  enum { ASKS, HOLDS, DONE, FAILED } state;
  char tag[64];
} caller;

static vuas u;
static vuas_out out;
static uint64_t now, in, given, octets_in, octets_out;
static uint32_t capacity, most;

static void fail(const char *what)
{
  fprintf(stderr, "bench-flood: %s\n", what);
  exit(1);
}

static void count(uint32_t octets)
{
  in++;
  octets_in += octets;
  given += out.n_packets;
  for (uint32_t k = 0; k < out.n_packets; k++) octets_out += out.packet[k].length;
}

static void hear(uint32_t source, bool attacker, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void hear(uint32_t source, bool attacker, const char *format, ...)
{
  static char text[VUAS_MAX_MESSAGE];
  vuas_path path = {.peer = {.family = 4, .ip = {attacker ? 11 : 10, (uint8_t)(source >> 16), (uint8_t)(source >> 8),
                                                 (uint8_t)source}, .port = 5060},
                    .local = {.family = 4, .ip = {198, 51, 100, 7}, .port = 5060}, .transport = VUAS_UDP};
  va_list args;
  va_start(args, format);
  int n = vsnprintf(text, sizeof text, format, args);
  va_end(args);
  if (vuas_receive(&u, now, &path, (const uint8_t *)text, (uint32_t)n, &out) != VUAS_OK) fail("vuas_receive failed");
  if (attacker) count((uint32_t)n);
}

/* What falls due up to now: what is sent again to attackers counts as theirs. */
static void pass(void)
{
  uint64_t at;
  while (vuas_deadline(&u, &at) && at <= now) {
    if (vuas_tick(&u, at, &out) != VUAS_OK) fail("a tick failed");
    for (uint32_t k = 0; k < out.n_packets; k++) {
      if (out.packet[k].path.peer.ip[0] != 11) continue;
      given++;
      octets_out += out.packet[k].length;
    }
  }
  uint32_t active = (uint32_t)vuas_stats(&u)->active_calls;
  if (active > most) most = active;
}

/* The application takes every call at once: it cannot tell who floods. */
static void take_calls(bool attacker)
{
  if (out.n_events == 0 || out.event[0].kind != VUAS_EVENT_INVITE) return;
  vuas_options answer = {.content_type = VUAS_TEXT(SDP), .body = VUAS_TEXT(ANSWER)};
  if (vuas_accept(&u, now, out.event[0].call, &answer, &out) != VUAS_OK) fail("a call was not accepted");
  if (!attacker) return;
  given += out.n_packets;
  for (uint32_t k = 0; k < out.n_packets; k++) octets_out += out.packet[k].length;
}

#define ROWS \
  "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%s%x\r\nMax-Forwards: 70\r\nFrom: <sip:a@example.org>;tag=f%x\r\n" \
  "To: <sip:bob@example.com>%s%s\r\nCall-ID: %x@%s\r\nCSeq: %u %s\r\nContact: <sip:a@192.0.2.1:5060>\r\n"
#define INVITE_OF(id, host) \
  "INVITE sip:bob@example.com SIP/2.0\r\n" ROWS "Content-Type: " SDP "\r\nContent-Length: %u\r\n\r\n%s", "i", id, id, \
  "", "", id, host, 1u, "INVITE", (unsigned)(sizeof OFFER - 1), OFFER

/* One packet of a flood: INVITEs that nobody will acknowledge, copies of them, requests of dialogs that there are not,
   methods that nobody knows. */
static void attack(uint32_t k)
{
  uint32_t source = k % ATTACKERS;
  switch (k / ATTACKERS % 8) {
    case 0: hear(source, true, "BYE sip:bob@example.com SIP/2.0\r\n" ROWS "\r\n", "b", k, k, ";tag=", "0badcafe", k,
                 "attack", 1u, "BYE"); break;
    case 1: hear(source, true, "FLOOD sip:bob@example.com SIP/2.0\r\n" ROWS "\r\n", "x", k, k, "", "", k, "attack", 1u,
                 "FLOOD"); break;
    case 2: hear(source, true, "INVITE sip:bob@example.com SIP/2.0\r\n" ROWS "\r\n", "c", k, source, "", "", source,
                 "attack", 1u, "INVITE"); break;
    default: hear(source, true, INVITE_OF(k, "attack"));
  }
  take_calls(true);
}

static bool answered(const char *status)
{
  return out.n_packets > 0 && !memcmp(out.bytes + out.packet[out.n_packets - 1].offset + 8, status, 3);
}

static void take_tag(caller *c)
{
  char *text = (char *)out.bytes + out.packet[0].offset;
  text[out.packet[0].length] = '\0';
  char *to = strstr(text, "\r\nTo:"), *tag = to ? strstr(to, ";tag=") : NULL;
  if (!tag) fail("an answer without a tag");
  snprintf(c->tag, sizeof c->tag, "%.*s", (int)strcspn(tag + 5, "\r;"), tag + 5);
}

static void ask(caller *c)
{
  hear(c->source, false, INVITE_OF(c->source, "honest"));
  take_calls(false);
  if (answered("200")) {
    take_tag(c);
    hear(c->source, false, "ACK sip:198.51.100.7 SIP/2.0\r\n" ROWS "\r\n", "a", c->source, c->source, ";tag=", c->tag,
         c->source, "honest", 1u, "ACK");
    c->state = out.n_events == 1 && out.event[0].kind == VUAS_EVENT_ACK ? HOLDS : FAILED;
    c->at = now + HOLD_MS;
    c->tries = 0;
    c->admitted = true;
    return;
  }
  c->at = now + ((uint64_t)RESEND_MS << c->tries);
  if (out.n_packets > 0 || ++c->tries > 6) c->state = FAILED;
}

static void hang_up(caller *c)
{
  hear(c->source, false, "BYE sip:198.51.100.7 SIP/2.0\r\n" ROWS "\r\n", "e", c->source, c->source, ";tag=", c->tag,
       c->source, "honest", 2u, "BYE");
  if (out.n_events > 0 && out.event[0].kind == VUAS_EVENT_BYE) c->heard = true;
  c->at = now + ((uint64_t)RESEND_MS << c->tries);
  if (answered("200") || (c->heard && answered("481"))) c->state = DONE; /* 481: the first answer was lost */
  else if (out.n_packets > 0 || ++c->tries > 6) c->state = FAILED;
}

static void *array(size_t n, size_t size)
{
  void *a = calloc(n, size);
  if (!a) fail("not enough memory");
  return a;
}

static vuas_memory arrays(void)
{
  vuas_memory m = {.n_calls = capacity, .n_txs = 4 * capacity, .index_buckets = capacity + 2};
  m.calls = array(m.n_calls, sizeof *m.calls);
  m.txs = array(m.n_txs, sizeof *m.txs);
  m.by_key = array((size_t)VUAS_WAYS * m.index_buckets, sizeof *m.by_key);
  m.by_request = array((size_t)VUAS_WAYS * m.index_buckets, sizeof *m.by_request);
  m.deadlines = array(2 * ((size_t)m.n_calls + m.n_txs), sizeof *m.deadlines);
  m.free_calls = array(m.n_calls, sizeof *m.free_calls);
  m.free_txs = array(m.n_txs, sizeof *m.free_txs);
  return m;
}

typedef struct {
  uint32_t honest, admitted, ended; /* callers; whose call was made; whose BYE was answered */
} result;

/* One run. */
static result run(const vuas_memory *m, bool bounded)
{
  static const uint64_t secret[2] = {0x0123456789abcdef, 0xfedcba9876543210};
  vuas_config config = {.layout = VUAS_LAYOUT, .timing = {500, 4000, 5000}, .trying_ms = 200, .refresh_ms = 60000,
                        .retry_after_s = 7};
  if (bounded) {
    config.answers_per_second = capacity / 10;
    config.source_transactions = 4;
    config.source_ms = 32000; /* a transaction's life */
  }
  if (vuas_init(&u, &config, m, secret) != VUAS_OK) fail("vuas_init refused");
  uint64_t packets = (uint64_t)FLOOD * capacity * ROUNDS, done = 0;
  uint32_t n = (uint32_t)(packets / HONEST), begun = 0, first = 0;
  result r = {.honest = n};
  caller *c = array(n, sizeof *c);
  now = 1000;
  in = given = octets_in = octets_out = 0;
  most = 0;
  for (uint64_t until = now + (uint64_t)HOLD_MS * ROUNDS; now < until + 2 * HOLD_MS; now++) {
    for (; done < packets && done * HOLD_MS * ROUNDS <= (now - 1000) * packets; done++) {
      if (done % HONEST == 0 && begun < n) {
        c[begun].source = begun;
        c[begun].at = now;
        begun++;
      } else {
        attack((uint32_t)done);
      }
    }
    pass();
    while (first < begun && c[first].state >= DONE) first++;
    for (uint32_t k = first; k < begun; k++) {
      if (c[k].at > now || c[k].state >= DONE) continue;
      if (c[k].state == ASKS) ask(&c[k]);
      else hang_up(&c[k]);
    }
  }
  for (uint32_t k = 0; k < n; k++) {
    r.admitted += c[k].admitted;
    r.ended += c[k].state == DONE;
  }
  free(c);
  return r;
}

static void report(const char *what, result r)
{
  printf("%-16s%9u%11u%12u%14u%14.2f%14.2f\n", what, r.honest, r.admitted, r.ended, most, (double)given / (double)in,
         (double)octets_out / (double)octets_in);
}

int main(int argc, char **argv)
{
  unsigned long calls = argc == 2 ? strtoul(argv[1], NULL, 10) : 1000;
  if (argc > 2 || calls < 100 || calls > 5000) {
    fputs("usage: bench-flood [CALLS]     capacity, 100 to 5,000\n", stderr);
    return 2;
  }
  capacity = (uint32_t)calls;
  vuas_memory m = arrays();
  printf("%d attackers, %d times the capacity of %lu calls in %d s, for %d s; one caller in %d is honest\n", ATTACKERS,
         FLOOD, calls, HOLD_MS / 1000, HOLD_MS / 1000 * ROUNDS, HONEST);
  puts("                   honest     admitted   completed    most calls   to attackers, for one in\n"
       "                   callers                              at once       packets      octets");
  report("without bounds", run(&m, false));
  result r = run(&m, true);
  report("within bounds", r);
  if (r.ended != r.admitted) fail("an honest call that was admitted did not come to its end");
  if (r.admitted < r.honest - r.honest / 100) fail("more than one honest caller in a hundred was not admitted");
  return 0;
}
