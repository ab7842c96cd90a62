/* SPDX-License-Identifier: Apache-2.0 */
/* Harness of the whole core. The input is a programme: each step an octet that chooses a message built from parameters,
   raw octets, a verb, a jump in time, a failed transport. After every step the proved executable invariant must hold
   and the output must be sound; in the end every slot must be free again; and the same programme over memory filled
   otherwise must give the same output. */
#include <string.h>

#include "message.h"
#include "oracle.h"
#include "vuas.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CALLS = 4, TXS = 8, BUCKETS = 2, IDS = 6, TEXT = 8192, STEPS = 96, HANDLES = 8 };

typedef struct {
  vuas u;
  vuas_memory memory;
  uint64_t now, digest;
  vuas_out *out;
  vuas_call_slot *calls_before;
  vuas_tx *txs_before;
  const uint8_t *in;
  size_t left;
  char last[TEXT];      /* the last message handed in */
  uint32_t last_length;
  char tag[IDS][40];    /* the To tag last seen for each Call-ID */
  char request[TEXT];   /* the last request the core sent */
  uint32_t request_length;
  vuas_handle handle[HANDLES], transaction;
  uint32_t n_handles;
  vuas_handle asked; /* the last request that was handed over */
  bool odd; /* the application has sent text that need not parse again */
} world;

static uint32_t take(world *w)
{
  if (w->left == 0) return 0;
  w->left--;
  return *w->in++;
}

static void mix(world *w, uint64_t v)
{
  w->digest = (w->digest ^ v) * 1099511628211U;
}

static void mix_address(world *w, const vuas_address *a)
{
  mix(w, a->family);
  if (a->family == 0) return;
  for (uint32_t i = 0; i < (a->family == 4 ? 4U : 16U); i++) mix(w, a->ip[i]);
  mix(w, a->port);
}

/* --- what is built ---------------------------------------------------------------------------------------------- */

typedef struct {
  char b[TEXT];
  uint32_t n;
} text;

static void say(text *t, const char *s)
{
  const size_t n = strlen(s);
  if (t->n + n < TEXT) {
    memcpy(t->b + t->n, s, n);
    t->n += (uint32_t)n;
  }
}

static void say_number(text *t, const char *before, uint32_t v, const char *after)
{
  char s[16];
  snprintf(s, sizeof s, "%u", v);
  say(t, before);
  say(t, s);
  say(t, after);
}

static const char sdp[] = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
  "m=audio 4000 RTP/AVP 0\r\n";

/* A request: id chooses Call-ID, From tag and branch; the bits of a and c choose its parts. */
static void build(world *w, text *t, const char *method, uint32_t id, bool own_branch, bool tagged, uint32_t a,
  uint32_t c)
{
  static const char *const user[] = {"b", "now", "%61", ""};
  say(t, method);
  say(t, a & 1 ? " sips:" : " sip:");
  if (*user[c & 3]) {
    say(t, user[c & 3]);
    say(t, "@");
  }
  say(t, a & 2 ? "[2001:db8::9]:5070;transport=udp SIP/2.0\r\n" : "192.0.2.9 SIP/2.0\r\n");
  say(t, a & 4 ? "v: SIP/2.0/TCP " : "Via: SIP/2.0/UDP ");
  say_number(t, "192.0.2.", 1 + id, a & 8 ? ";rport;branch=" : ":5062;branch=");
  say(t, c & 4 ? "" : "z9hG4bK");
  say_number(t, own_branch ? "x" : "i", own_branch ? (a >> 4) + 16 * id : id, "\r\n");
  if (a & 16) say(t, "Via: SIP/2.0/UDP p.example.com;branch=z9hG4bKp;received=192.0.2.77\r\n");
  if (a & 32) say(t, "Record-Route: <sip:p.example.com;lr>, <sip:192.0.2.77>\r\n");
  say_number(t, "Max-Forwards: 70\r\nFrom: \"A, B\" <sip:a@example.com>;tag=f", id, "\r\nTo: <sip:b@example.com>");
  if (tagged) {
    say(t, ";tag=");
    say(t, w->tag[id]);
  }
  say_number(t, "\r\nCall-ID: c", id, "@fuzz\r\n");
  say_number(t, "CSeq: ", 1 + (c >> 3 & 3) + (own_branch && method[0] == 'B' ? 10U : 0U), " ");
  say(t, method[0] == 'X' ? "X" : method);
  say(t, "\r\n");
  if (!(a & 64)) say(t, "Contact: <sip:a@192.0.2.1:5062>\r\n");
  if (a & 128) say(t, "Expires: 3\r\n");
  if (c & 32) say(t, "Require: foo, 100rel\r\n");
  if (c & 64) say(t, "Supported: 100rel, timer\r\n");
  if (c & 128) {
    say_number(t, "Content-Type: application/sdp\r\nContent-Length: ", (uint32_t)sizeof sdp - 1, "\r\n\r\n");
    say(t, sdp);
  } else {
    say(t, "Content-Length: 0\r\n\r\n");
  }
}

/* A response to the last request the core sent: its rows that a response repeats. */
static void respond(world *w, text *t)
{
  static const char *const code[] = {"SIP/2.0 200 OK\r\n", "SIP/2.0 100 Trying\r\n", "SIP/2.0 481 Gone\r\n",
    "SIP/2.0 503 Busy\r\n"};
  say(t, code[take(w) & 3]);
  for (uint32_t i = 0, j; i < w->request_length; i = j + 1) {
    for (j = i; j < w->request_length && w->request[j] != '\n';) j++;
    const char *row = w->request + i;
    if (!strncmp(row, "Via", 3) || !strncmp(row, "From", 4) || !strncmp(row, "To", 2) || !strncmp(row, "Call-ID", 7) ||
      !strncmp(row, "CSeq", 4)) {
      if (t->n + (j + 1 - i) < TEXT) {
        memcpy(t->b + t->n, row, j + 1 - i);
        t->n += j + 1 - i;
      }
    }
  }
  say(t, "Content-Length: 0\r\n\r\n");
}

/* --- what must hold --------------------------------------------------------------------------------------------- */

static bool starts(const uint8_t *b, uint32_t n, const char *s)
{
  return n >= strlen(s) && memcmp(b, s, strlen(s)) == 0;
}

/* Learns the To tag of a response from its text. */
static void learn(world *w, const char *b, uint32_t n)
{
  char copy[TEXT];
  if (n >= TEXT) return;
  memcpy(copy, b, n);
  copy[n] = 0;
  const char *id = strstr(copy, "Call-ID: c"), *to = strstr(copy, "\nTo: ");
  if (!id || !to || id[10] < '0' || id[10] >= '0' + IDS) return;
  const char *tag = strstr(to, ";tag=");
  if (!tag || tag > strchr(to + 1, '\n')) return;
  char *d = w->tag[id[10] - '0'];
  uint32_t k = 0;
  for (tag += 5; k < 39 && *tag > ' ' && *tag != ';'; k++) d[k] = *tag++;
  d[k] = 0;
}

static void check_packet(world *w, const vuas_packet *p, bool quiet, bool parse)
{
  static vuas_message m;
  MUST(p->offset <= sizeof w->out->bytes && p->length > 0 && p->length <= sizeof w->out->bytes - p->offset);
  MUST(p->length <= VUAS_PACKET_BYTES && p->path.peer.family != 0);
  const uint8_t *b = w->out->bytes + p->offset;
  const bool response = starts(b, p->length, "SIP/2.0 ");
  MUST(response || starts(b, p->length, "BYE "));
  MUST(p->status == (response ? (b[8] - '0') * 100 + (b[9] - '0') * 10 + (b[10] - '0') : 0));
  MUST(!(quiet && response)); /* neither an ACK nor a response is answered */
  if (parse && !w->odd) MUST(vuas_parse_message(b, p->length, &m) && m.request == !response);
  for (uint32_t i = 0; i < p->length; i++) mix(w, b[i]);
  mix(w, p->offset);
  mix_address(w, &p->path.peer);
  mix(w, p->transaction.slot);
  mix(w, p->transaction.generation);
  w->transaction = p->transaction;
  if (response) {
    learn(w, (const char *)b, p->length);
  } else if (p->length < TEXT) {
    memcpy(w->request, b, p->length);
    w->request_length = p->length;
  }
}

static void check_event(world *w, const vuas_event *e, uint32_t n)
{
  MUST(e->kind <= VUAS_EVENT_ENDED && e->call.slot < CALLS && span_in(e->body, n));
  mix(w, e->kind);
  mix(w, e->status);
  mix(w, e->call.slot);
  mix(w, e->call.generation);
  if (e->kind == VUAS_EVENT_INVITE) {
    MUST(vuas_can_accept(&w->u, e->call) && vuas_can_reject(&w->u, e->call) && vuas_can_trying(&w->u, e->call));
    w->handle[w->n_handles++ % HANDLES] = e->call;
  }
  MUST((e->kind == VUAS_EVENT_REQUEST) == (e->request.slot != VUAS_NONE));
  if (e->kind == VUAS_EVENT_REQUEST) {
    MUST(vuas_can_reply(&w->u, e->request) && vuas_request(&w->u)->method != VUAS_METHOD_BYE);
    w->asked = e->request;
  }
  if (e->kind == VUAS_EVENT_ENDED) {
    MUST(!vuas_can_trying(&w->u, e->call) && !vuas_can_progress(&w->u, e->call) && !vuas_can_accept(&w->u, e->call));
    MUST(!vuas_can_redirect(&w->u, e->call) && !vuas_can_reject(&w->u, e->call));
  }
}

/* After every step. n: octets received in it; quiet: it was an ACK or a response; parse: what was answered parsed. */
static void check_step(world *w, vuas_status s, uint32_t n, bool quiet, bool parse)
{
  MUST(s <= VUAS_E_LAYOUT);
  MUST(w->out->n_packets <= VUAS_OUT_PACKETS && w->out->n_events <= VUAS_OUT_EVENTS);
  mix(w, s);
  mix(w, w->out->n_packets);
  for (uint32_t i = 0; i < w->out->n_packets; i++) check_packet(w, &w->out->packet[i], quiet, parse);
  for (uint32_t i = 0; i < w->out->n_events; i++) check_event(w, &w->out->event[i], n);
#ifdef VUAS_FUZZ_SELFTEST /* planted faults, for fuzz/selftest.sh */
  if (vuas_stats(&w->u)->active_calls == 2) {
    if (VUAS_FUZZ_SELFTEST == 1) w->u.store.free_calls.count++;
    if (VUAS_FUZZ_SELFTEST == 2) mix(w, w->memory.free_txs[TXS]);
    if (VUAS_FUZZ_SELFTEST == 3) mix(w, (uint64_t)(0x7FFFFFFF + (int)w->u.store.free_calls.count));
  }
#endif
  MUST(vuas_check(&w->u));
}

/* --- steps ------------------------------------------------------------------------------------------------------ */

static void receive(world *w, const char *b, uint32_t n)
{
  vuas_path from;
  memset(&from, 0, sizeof from);
  const uint32_t way = take(w);
  from.peer.family = from.local.family = way & 1 ? 6 : 4;
  from.peer.ip[0] = 192;
  from.peer.ip[3] = (uint8_t)(1 + (way >> 1 & 3));
  from.peer.port = 5062;
  from.local.ip[0] = 10;
  from.local.port = 5060;
  from.transport = way & 16 ? VUAS_TCP : VUAS_UDP;
  from.binding = way & 1;
  uint8_t *copy = malloc(n ? n : 1);
  if (!copy) return;
  memcpy(copy, b, n);
  const vuas_status s = vuas_receive(&w->u, w->now, &from, copy, n, w->out);
  const vuas_message *m = vuas_request(&w->u);
  MUST(s == VUAS_OK);
  must_be_message(copy, n, m);
  check_step(w, s, n, m->refusal.status == 0 && (!m->request || m->method == VUAS_METHOD_ACK), m->refusal.status == 0);
  MUST(memcmp(copy, b, n) == 0);
  free(copy);
  if (b != w->last && n <= TEXT) {
    memcpy(w->last, b, n);
    w->last_length = n;
  }
}

static void ticks(world *w)
{
  uint64_t at = 0;
  uint32_t k = 0;
  do {
    MUST(k++ < 64 * (CALLS + TXS)); /* what is due at one moment comes to an end */
    check_step(w, vuas_tick(&w->u, w->now, w->out), 0, false, true);
  } while (w->out->more);
  MUST(!vuas_deadline(&w->u, &at) || at > w->now);
}

static vuas_text any_text(world *w)
{
  uint32_t n = take(w) & 31;
  if (n > w->left) n = (uint32_t)w->left;
  const vuas_text t = {w->in, n};
  w->in += n;
  w->left -= n;
  return t;
}

static void options(world *w, vuas_options *o)
{
  static const vuas_text name[] = {VUAS_TEXT("X-A"), VUAS_TEXT("Warning"), VUAS_TEXT("Bad Name"), VUAS_TEXT("X\r\nY")};
  static const vuas_text sdp_type = VUAS_TEXT("application/sdp"), body = VUAS_TEXT(sdp),
    contact = VUAS_TEXT("sip:c@192.0.2.5"), contact_params = VUAS_TEXT(";q=0.5;expires=60");
  const uint32_t f = take(w);
  memset(o, 0, sizeof *o);
  if (f & 1) o->status = (uint16_t)(take(w) * 3);
  if (f & 2) o->reason = any_text(w);
  if (f & 4) {
    const uint32_t k = take(w);
    o->n_fields = k & 64 ? k : 1 + (k & 1);
    o->field[0].name = name[k >> 1 & 3];
    o->field[0].value = any_text(w);
    o->field[1] = o->field[0];
  }
  if (f & 8) {
    o->content_type = sdp_type;
    o->body = body;
  }
  if (f & 16) {
    o->body = any_text(w);
    w->odd = true;
  }
  if (f & 32) {
    o->n_contacts = 1;
    o->contact[0] = contact;
    o->contact_params[0] = contact_params;
  }
  if (f & 64) {
    o->n_contacts = 1 + (take(w) & 7);
    o->contact[0] = any_text(w);
    o->contact_params[0] = any_text(w);
    w->odd = true;
  }
}

/* Octet by octet, padding and all: padding may be uninitialised, so MemorySanitizer must not look on. */
#if defined(__clang__)
__attribute__((no_sanitize("memory")))
#endif
static bool same(const void *a, const void *b, size_t n)
{
  const volatile uint8_t *x = a, *y = b;
  for (size_t k = 0; k < n; k++)
    if (x[k] != y[k]) return false;
  return true;
}

static bool unchanged(const world *w)
{
  return same(w->calls_before, w->memory.calls, CALLS * sizeof(vuas_call_slot)) &&
         same(w->txs_before, w->memory.txs, TXS * sizeof(vuas_tx));
}

static vuas_status verb(world *w, uint32_t which, vuas_handle h, const vuas_options *o)
{
  switch (which) {
    case 0: return vuas_trying(&w->u, w->now, h, o, w->out);
    case 1: return vuas_progress(&w->u, w->now, h, o, w->out);
    case 2: return vuas_accept(&w->u, w->now, h, o, w->out);
    case 3: return vuas_redirect(&w->u, w->now, h, o, w->out);
    case 4: return vuas_reject(&w->u, w->now, h, o, w->out);
    case 5: return vuas_bye(&w->u, w->now, h, o, w->out);
    case 7: return vuas_reply(&w->u, w->now, h, o, w->out);
    default: return vuas_dispose(&w->u, w->now, h, w->out);
  }
}

static void do_verb(world *w)
{
  vuas_options o;
  const uint32_t a = take(w), which = a & 7;
  vuas_handle h = which == 7 ? w->asked : w->handle[a >> 3 & (HANDLES - 1)];
  if ((a & 0xC0) == 0xC0) h.generation += take(w);
  options(w, &o);
  const bool can[] = {vuas_can_trying(&w->u, h), vuas_can_progress(&w->u, h), vuas_can_accept(&w->u, h),
    vuas_can_redirect(&w->u, h), vuas_can_reject(&w->u, h), false, false, vuas_can_reply(&w->u, h)};
  memcpy(w->calls_before, w->memory.calls, CALLS * sizeof(vuas_call_slot));
  memcpy(w->txs_before, w->memory.txs, TXS * sizeof(vuas_tx));
  const vuas_status s = verb(w, which, h, &o);
  if (s != VUAS_OK) MUST(w->out->n_packets == 0 && w->out->n_events == 0 && unchanged(w));
  if (which < 5 || which == 7) MUST((s == VUAS_OK) <= can[which] && (s != VUAS_E_STATE || !can[which]));
  check_step(w, s, 0, false, true);
}

static void do_time(world *w)
{
  static const uint32_t jump[] = {0, 1, 100, 200, 500, 1000, 2000, 4000, 5000, 32000, 60000, 180000};
  const uint32_t k = take(w) & 15;
  uint64_t at = 0;
  if (k < 12) w->now += jump[k];
  if ((k == 12 || k == 13) && vuas_deadline(&w->u, &at) && at > w->now) w->now = at - (k == 13);
  if (k == 14 && w->now > 1000) w->now -= 1000;
  if (k == 15) {
    MUST(vuas_tick(&w->u, (uint64_t)VUAS_TIME_MAX + 1, w->out) == VUAS_E_TIME);
    return;
  }
  if (k != 14) ticks(w);
}

static void step(world *w)
{
  static const char *const other[] = {"UPDATE", "INFO", "PRACK", "X-NEW", "REGISTER", "MESSAGE", "REFER", "SUBSCRIBE"};
  static text t;
  t.n = 0;
  const uint32_t op = take(w), id = (op >> 4) % IDS;
  const uint32_t a = (op & 15) <= 6 ? take(w) : 0, c = (op & 15) <= 6 ? take(w) : 0;
  switch (op & 15) {
    case 0: build(w, &t, "INVITE", id, op & 128, op & 128, a, c); break;
    case 1: build(w, &t, "ACK", id, true, true, a, c); break;
    case 2: build(w, &t, "ACK", id, false, true, a, c); break;
    case 3: build(w, &t, "CANCEL", id, false, op & 128, a, c); break;
    case 4: build(w, &t, "BYE", id, true, true, a, c); break;
    case 5: build(w, &t, "OPTIONS", id, true, op & 128, a, c); break;
    case 6: build(w, &t, other[a & 7], id, true, a & 8, a, c); break;
    case 7: {
      uint32_t n = take(w) * 8;
      if (n > w->left) n = (uint32_t)w->left;
      memcpy(t.b, w->in, n);
      t.n = n;
      w->in += n;
      w->left -= n;
      break;
    }
    case 8: respond(w, &t); break;
    case 9: receive(w, w->last, w->last_length); return;
    case 10: {
      memcpy(t.b, w->last, w->last_length);
      t.n = w->last_length;
      const uint32_t at = take(w) * 256 + take(w);
      if (t.n) t.b[at % t.n] = (char)take(w);
      break;
    }
    case 11: do_verb(w); return;
    case 12: do_time(w); return;
    case 13: check_step(w, vuas_tick(&w->u, w->now, w->out), 0, false, true); return;
    case 14: {
      vuas_handle h = w->transaction;
      if (op & 128) h.slot = take(w);
      check_step(w, vuas_transport_error(&w->u, w->now, h, w->out), 0, false, true);
      return;
    }
    default: w->u.run.config.closed = op & 128; return;
  }
  receive(w, t.b, t.n);
}

/* When the application lets go of every call, time alone frees every slot. */
static void drain(world *w)
{
  uint64_t at = 0;
  for (uint32_t i = 0; i < CALLS; i++) {
    const vuas_handle h = {i, w->memory.calls[i].generation};
    if (w->memory.calls[i].state != VUAS_CALL_FREE)
      check_step(w, vuas_dispose(&w->u, w->now, h, w->out), 0, false, true);
  }
  for (uint32_t k = 0; vuas_deadline(&w->u, &at); k++) {
    MUST(k < 4096);
    if (at > w->now) w->now = at;
    ticks(w);
  }
  MUST(w->u.store.free_calls.count == CALLS && w->u.store.free_txs.count == TXS);
  MUST(vuas_stats(&w->u)->active_calls == 0);
}

static void *array(size_t count, size_t size, int fill)
{
  void *p = malloc(count * size);
  if (!p) exit(1);
  memset(p, fill, count * size);
  return p;
}

static uint64_t programme(const uint8_t *data, size_t size, int fill)
{
  static world w;
  static const uint64_t secret[2] = {0x0706050403020100, 0x0F0E0D0C0B0A0908};
  vuas_config config;
  memset(&w, fill, sizeof w.u);
  memset((char *)&w + sizeof w.u, 0, sizeof w - sizeof w.u);
  memset(&config, 0, sizeof config);
  config.layout = VUAS_LAYOUT;
  config.timing = (vuas_timing){500, 4000, 5000};
  config.trying_ms = 200;
  config.refresh_ms = 60000;
  config.retry_after_s = 5;
  w.in = data;
  w.left = size;
  w.now = 1000;
  const uint32_t flags = take(&w);
  if (flags & 1) {
    memcpy(config.host, "ua.example.com", 14);
    config.host_length = 14;
  }
  if (flags & 2) {
    memcpy(config.server, "vuas", 4);
    config.server_length = 4;
  }
  if (flags & 4) config.answers_per_second = 2;
  config.takes[VUAS_METHOD_INFO] = config.takes[VUAS_METHOD_OTHER] = config.takes[VUAS_METHOD_REFER] = flags & 16;
  if (flags & 8) {
    config.source_transactions = 3;
    config.source_ms = 4000;
  }
  w.memory = (vuas_memory){.calls = array(CALLS, sizeof(vuas_call_slot), fill), .n_calls = CALLS,
    .txs = array(TXS, sizeof(vuas_tx), fill), .n_txs = TXS,
    .by_key = array((size_t)VUAS_WAYS * BUCKETS, sizeof(vuas_place), fill),
    .by_request = array((size_t)VUAS_WAYS * BUCKETS, sizeof(vuas_place), fill), .index_buckets = BUCKETS,
    .deadlines = array((size_t)2 * (CALLS + TXS), sizeof(uint64_t), fill), .free_calls = array(CALLS, 4, fill),
    .free_txs = array(TXS, 4, fill)};
  w.out = array(1, sizeof(vuas_out), fill);
  w.calls_before = array(CALLS, sizeof(vuas_call_slot), fill);
  w.txs_before = array(TXS, sizeof(vuas_tx), fill);
  MUST(vuas_init(&w.u, &config, &w.memory, secret) == VUAS_OK);
  MUST(vuas_check(&w.u));
  for (uint32_t k = 0; k < STEPS && w.left > 0; k++) step(&w);
  drain(&w);
  void *all[] = {w.memory.calls, w.memory.txs, w.memory.by_key, w.memory.by_request, w.memory.deadlines,
    w.memory.free_calls, w.memory.free_txs, w.out, w.calls_before, w.txs_before};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) free(all[i]);
  return w.digest;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0 || size > TEXT) return 0;
  MUST(programme(data, size, 0x55) == programme(data, size, 0xAA));
  return 0;
}
