/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include "agent.h"

#include "accept.h"
#include "sdp.h"
#include "text.h"
#include "timer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <time.h>

#define STEPS_A_TURN 1024
#define TARGET_TEXT (PLAN_USER + NET_TEXT + 8) /* octets of the URI of a user of this server */

static bool allocate(agent *a, uint32_t n) {
  vuas_memory *m = &a->memory;
  m->n_calls = n;
  m->n_txs = 4 * n + 16;
  m->index_buckets = (m->n_txs + 3) / 4 + 2;
  m->calls = calloc(m->n_calls, sizeof *m->calls);
  m->txs = calloc(m->n_txs, sizeof *m->txs);
  m->by_key = calloc((size_t)m->index_buckets * VUAS_WAYS, sizeof *m->by_key);
  m->by_request = calloc((size_t)m->index_buckets * VUAS_WAYS, sizeof *m->by_request);
  m->deadlines = calloc(2 * ((size_t)m->n_calls + m->n_txs), sizeof *m->deadlines);
  m->free_calls = calloc(m->n_calls, sizeof *m->free_calls);
  m->free_txs = calloc(m->n_txs, sizeof *m->free_txs);
  a->calls = calloc(n, sizeof *a->calls);
  a->timers.capacity = n;
  a->timers.at = calloc(2 * (size_t)n, sizeof *a->timers.at);
  return m->calls != NULL && m->txs != NULL && m->by_key != NULL && m->by_request != NULL && m->deadlines != NULL &&
         m->free_calls != NULL && m->free_txs != NULL && a->calls != NULL && a->timers.at != NULL;
}

bool agent_init(agent *a, const agent_options *options, const char **why) {
  static const char server[] = "vuas/" VUAS_VERSION;
  uint64_t secret[2];
  vuas_config config;
  if (!allocate(a, options->max_calls)) {
    *why = "out of memory: fewer --max-calls need less";
    return false;
  }
  if (getrandom(secret, sizeof secret, 0) != (ssize_t)sizeof secret) {
    *why = "no random numbers";
    return false;
  }
  memset(&config, 0, sizeof config);
  config.layout = VUAS_LAYOUT;
  config.timing.t1 = options->t1_ms; /* T2 and T4 in the proportions of RFC 3261 17.1.1.1 */
  config.timing.t2 = 8 * options->t1_ms;
  config.timing.t4 = 10 * options->t1_ms;
  config.trying_ms = 200;
  config.refresh_ms = 60000;
  config.retry_after_s = 5;
  config.answers_per_second = options->answers_per_second;
  config.source_transactions = (uint16_t)options->source_transactions;
  config.source_ms = options->source_ms;
  memcpy(a->within, options->within, sizeof a->within);
  for (unsigned m = 0; m <= VUAS_METHOD_LAST; m++) {
    config.takes[m] = options->within[m] != 0;
  }
  config.server_length = sizeof server - 1;
  memcpy(config.server, server, sizeof server - 1);
  vuas_status status = vuas_init(&a->u, &config, &a->memory, secret);
  if (status != VUAS_OK) {
    *why = text_status(status);
    return false;
  }
  vuas_timers_clear(&a->timers);
  a->log = options->log;
  a->session = (uint64_t)time(NULL) * 1000000;
  return true;
}

void agent_free(agent *a) {
  vuas_memory *m = &a->memory;
  free(m->calls);
  free(m->txs);
  free(m->by_key);
  free(m->by_request);
  free(m->deadlines);
  free(m->free_calls);
  free(m->free_txs);
  free(a->calls);
  free(a->timers.at);
  plan_free(&a->plans);
}

static void report_later(agent *a, vuas_handle transaction) {
  if (transaction.slot != VUAS_NONE && a->n_failed < AGENT_FAILED) {
    a->failed[a->n_failed] = transaction;
    a->n_failed++;
  }
}

/* An ICMP error tells the address only: the last packet that went there is meant. */
static void take_errors(agent *a, uint32_t binding) {
  vuas_address peer;
  int error = 0;
  while (net_next_error(&a->sockets[binding], &peer, &error)) {
    if (error == 0) {
      continue;
    }
    log_trouble(a->log, "unreachable", &peer, strerror(error));
    for (uint32_t k = 1; k <= AGENT_SENT; k++) {
      const agent_sent *s = &a->sent[(a->n_sent + AGENT_SENT - k) % AGENT_SENT];
      if (s->binding == binding && s->peer.family == peer.family && s->peer.port == peer.port &&
          memcmp(s->peer.ip, peer.ip, sizeof peer.ip) == 0) {
        report_later(a, s->transaction);
        break;
      }
    }
  }
}

static void send_packet(agent *a, const vuas_packet *p) {
  const uint8_t *bytes = a->out.bytes + p->offset;
  uint32_t binding = p->path.binding;
  if (binding >= a->n_sockets) {
    return;
  }
  const net_socket *s = &a->sockets[binding];
  agent_sent *sent = &a->sent[a->n_sent];
  net_result result = net_send(s, bytes, p->length, &p->path);
  if (result != NET_OK && errno != EAGAIN && errno != EWOULDBLOCK) {
    take_errors(a, binding); /* it may have been the error of an earlier packet to somebody else */
    result = net_send(s, bytes, p->length, &p->path);
  }
  if (result != NET_OK) {
    log_trouble(a->log, "cannot send to", &p->path.peer, strerror(errno));
    report_later(a, p->transaction);
    return;
  }
  log_packet(a->log, false, &p->path, bytes, p->length);
  sent->binding = binding;
  sent->peer = p->path.peer;
  sent->transaction = p->transaction;
  a->n_sent = (a->n_sent + 1) % AGENT_SENT;
}

static void send_all(agent *a) {
  for (uint32_t i = 0; i < a->out.n_packets; i++) {
    send_packet(a, &a->out.packet[i]);
  }
}

/* The session description of the call: the answer to the INVITE's, or an offer of our own. False: none can be. */
static bool describe(agent *a, agent_call *c, const uint8_t *body, size_t n) {
  char host[NET_TEXT];
  size_t length = 0;
  bool six = c->local.family == 6, good = false;
  net_print_host(&c->local, host);
  a->session++;
  if (c->offer_in_invite) {
    good = sdp_answer(body, n, host, six, AGENT_MEDIA_PORT, a->session, c->sdp, sizeof c->sdp, &length);
  } else {
    good = sdp_offer(host, six, AGENT_MEDIA_PORT, a->session, c->sdp, sizeof c->sdp, &length);
  }
  c->sdp_length = (uint16_t)length;
  return good;
}

static void next_step_at(agent *a, uint32_t slot, uint64_t at) {
  vuas_timers_set(&a->timers, slot, at);
}

/* The plans of calls for which no session can be agreed on (RFC 3261 13.3.1.3), and whose caller does not accept a
   session description (21.4.7). */
#define REFUSAL(code, why) \
  {.n_steps = 1, .step = {{.kind = PLAN_REJECT, .status = (code), .warning = {(why), sizeof(why) - 1}}}}
static const plan_entry no_session = REFUSAL(488, "399 vuas \"No stream of the offer can be taken\"");
static const plan_entry not_acceptable = REFUSAL(406, "399 vuas \"Accept leaves out application/sdp\"");

static bool is_word(const uint8_t *b, vuas_span s, const char *word) {
  return s.len == strlen(word) && strncasecmp((const char *)b + s.off, word, s.len) == 0;
}

/* The INVITE brings a session description: another body may stand there when its handling is optional. */
static bool has_offer(const agent *a, const vuas_message *m) {
  return m->body.len > 0 && m->has_content_type && is_word(a->packet, m->media_type, "application") &&
         is_word(a->packet, m->media_subtype, "sdp");
}

static void begin_call(agent *a, uint64_t now, const vuas_event *e) {
  const vuas_message *m = vuas_request(&a->u);
  const uint8_t *user = a->packet + m->ruri.user.off;
  size_t length = m->ruri.has_user ? m->ruri.user.len : 0;
  agent_call *c = &a->calls[e->call.slot];
  memset(c, 0, sizeof *c);
  c->used = true;
  c->generation = e->call.generation;
  c->local = a->source->local;
  c->offer_in_invite = has_offer(a, m);
  c->plan = plan_find(&a->plans, user, length);
  bool needs_sdp = c->plan != NULL && plan_needs_sdp(c->plan);
  if (needs_sdp && !accept_sdp(a->packet, m)) {
    c->plan = &not_acceptable;
  } else if (c->plan == NULL || (needs_sdp && !describe(a, c, a->packet + m->body.off, m->body.len))) {
    c->plan = &no_session;
  }
  log_event(a->log, text_event(e->kind), e->call, 0, user, length);
  next_step_at(a, e->call.slot, now);
}

static void end_call(agent *a, uint32_t slot) {
  a->calls[slot].used = false;
  a->ended++;
  next_step_at(a, slot, VUAS_NEVER);
}

/* A request within a call: its answer is the method's. */
static void answer_request(agent *a, uint64_t now, const vuas_event *e) {
  const vuas_message *m = vuas_request(&a->u);
  vuas_options o;
  memset(&o, 0, sizeof o);
  o.status = a->within[m->method];
  log_event(a->log, text_event(e->kind), e->call, 0, a->packet + m->method_text.off, m->method_text.len);
  vuas_status status = vuas_reply(&a->u, now, e->request, &o, &a->out);
  if (status == VUAS_OK) {
    send_all(a);
  } else {
    log_trouble(a->log, "cannot answer", &a->source->peer, text_status(status));
  }
}

static void take_event(agent *a, uint64_t now, const vuas_event *e) {
  if (e->call.slot >= a->memory.n_calls) {
    return;
  }
  if (e->kind == VUAS_EVENT_INVITE) {
    begin_call(a, now, e);
    return;
  }
  if (e->kind == VUAS_EVENT_REQUEST) {
    answer_request(a, now, e);
    return;
  }
  log_event(a->log, text_event(e->kind), e->call, e->status, NULL, 0);
  agent_call *c = &a->calls[e->call.slot];
  if (!c->used || c->generation != e->call.generation) {
    return;
  }
  const plan_step *step = c->step < c->plan->n_steps ? &c->plan->step[c->step] : NULL;
  if (e->kind == VUAS_EVENT_ENDED) {
    end_call(a, e->call.slot);
  } else if (e->kind == VUAS_EVENT_ACK && step != NULL && step->kind == PLAN_BYE) {
    next_step_at(a, e->call.slot, now + step->ms);
  } else if (e->kind == VUAS_EVENT_CANCELLED || e->kind == VUAS_EVENT_EXPIRED || e->kind == VUAS_EVENT_ACK_TIMEOUT ||
             e->kind == VUAS_EVENT_BYE) {
    c->step = c->plan->n_steps;
    next_step_at(a, e->call.slot, VUAS_NEVER);
  }
}

/* Sends what the last step of the core wrote, and takes its events; an event's answer writes anew. */
static void deliver(agent *a, uint64_t now) {
  vuas_event event[VUAS_OUT_EVENTS];
  uint32_t n = a->out.n_events;
  memcpy(event, a->out.event, sizeof event);
  send_all(a);
  for (uint32_t i = 0; i < n; i++) {
    take_event(a, now, &event[i]);
  }
}

/* Ends the call in the way that its state asks for; its ENDED follows now or later. */
static void dispose(agent *a, uint64_t now, uint32_t slot) {
  vuas_handle call = {slot, a->calls[slot].generation};
  a->calls[slot].step = a->calls[slot].plan->n_steps;
  next_step_at(a, slot, VUAS_NEVER);
  if (vuas_dispose(&a->u, now, call, &a->out) == VUAS_OK) {
    deliver(a, now);
  } else {
    end_call(a, slot);
  }
}

static vuas_text text_of(const char *at, size_t length) {
  vuas_text t = {(const uint8_t *)at, (uint32_t)length};
  return t;
}

static void add_targets(const agent_call *c, const plan_step *s, vuas_options *o, char uri[][TARGET_TEXT]) {
  char host[NET_TEXT];
  net_print(&c->local, host);
  for (uint32_t i = 0; i < s->n_targets; i++) {
    plan_text t = s->target[i];
    o->contact[i] = text_of(t.at, t.length);
    if (memchr(t.at, ':', t.length) == NULL) { /* a user of this server */
      int n = snprintf(uri[i], sizeof uri[i], "sip:%.*s@%s", (int)t.length, t.at, host);
      o->contact[i] = text_of(uri[i], n > 0 ? (size_t)n : 0);
    }
  }
  o->n_contacts = s->n_targets;
}

static vuas_status do_verb(agent *a, uint64_t now, vuas_handle call, const agent_call *c, const plan_step *s) {
  static const vuas_text sdp_type = VUAS_TEXT("application/sdp"), warning = VUAS_TEXT("Warning");
  char uri[PLAN_TARGETS][TARGET_TEXT];
  vuas_options o;
  memset(&o, 0, sizeof o);
  o.status = s->status;
  /* an unreliable provisional response cannot carry an offer (RFC 3261 13.2.1) */
  if (s->kind == PLAN_ACCEPT || (s->sdp && c->offer_in_invite)) {
    o.content_type = sdp_type;
    o.body.at = c->sdp;
    o.body.length = c->sdp_length;
  }
  switch ((plan_kind)s->kind) {
    case PLAN_WAIT: break;
    case PLAN_TRYING: return vuas_trying(&a->u, now, call, &o, &a->out);
    case PLAN_PROGRESS: return vuas_progress(&a->u, now, call, &o, &a->out);
    case PLAN_ACCEPT: return vuas_accept(&a->u, now, call, &o, &a->out);
    case PLAN_REJECT:
      o.reason = text_of(s->reason.at, s->reason.length);
      if (s->warning.length > 0) {
        o.field[0].name = warning;
        o.field[0].value = text_of(s->warning.at, s->warning.length);
        o.n_fields = 1;
      }
      return vuas_reject(&a->u, now, call, &o, &a->out);
    case PLAN_REDIRECT:
      add_targets(c, s, &o, uri);
      return vuas_redirect(&a->u, now, call, &o, &a->out);
    case PLAN_BYE: return vuas_bye(&a->u, now, call, &o, &a->out);
  }
  return VUAS_OK;
}

/* The next step of the call's plan. */
static void do_step(agent *a, uint64_t now, uint32_t slot) {
  agent_call *c = &a->calls[slot];
  next_step_at(a, slot, VUAS_NEVER);
  if (!c->used || c->step >= c->plan->n_steps) {
    return;
  }
  const plan_step *s = &c->plan->step[c->step];
  vuas_handle call = {slot, c->generation};
  c->step++;
  if (s->kind == PLAN_WAIT) {
    next_step_at(a, slot, now + s->ms);
    return;
  }
  if (c->step < c->plan->n_steps && c->plan->step[c->step].kind != PLAN_BYE) { /* bye waits for the ACK */
    next_step_at(a, slot, now);
  }
  vuas_status status = do_verb(a, now, call, c, s);
  if (status == VUAS_OK) {
    deliver(a, now);
    return;
  }
  log_event(a->log, "step-failed", call, 0, (const uint8_t *)text_status(status), strlen(text_status(status)));
  dispose(a, now, slot);
}

/* Reports packets that could not be sent and does steps of plans that are due. */
static bool settle(agent *a, uint64_t now) {
  for (unsigned k = 0; k < STEPS_A_TURN; k++) {
    if (a->n_failed > 0) {
      a->n_failed--;
      if (vuas_transport_error(&a->u, now, a->failed[a->n_failed], &a->out) == VUAS_OK) {
        deliver(a, now);
      }
    } else if (vuas_timers_first(&a->timers) <= now) {
      do_step(a, now, vuas_timers_who(&a->timers));
    } else {
      return false;
    }
  }
  return true;
}

bool agent_receive(agent *a, uint64_t now, uint32_t binding, unsigned limit) {
  for (; limit > 0; limit--) {
    vuas_path path;
    size_t n = 0;
    net_result got = net_receive(&a->sockets[binding], a->packet, sizeof a->packet, &n, &path);
    if (got == NET_NOTHING) {
      return false;
    }
    if (got == NET_ERROR) { /* an ICMP error that waits in the queue */
      take_errors(a, binding);
      (void)settle(a, now);
      continue;
    }
    path.binding = binding;
    a->source = &path;
    log_packet(a->log, true, &path, a->packet, n);
    if (vuas_receive(&a->u, now, &path, a->packet, (uint32_t)n, &a->out) == VUAS_OK) {
      deliver(a, now);
    }
    a->source = NULL;
    (void)settle(a, now);
  }
  return true;
}

void agent_errors(agent *a, uint64_t now, uint32_t binding) {
  take_errors(a, binding);
  (void)settle(a, now);
}

bool agent_tick(agent *a, uint64_t now) {
  uint64_t at = 0;
  bool more = settle(a, now);
  for (unsigned k = 0; vuas_deadline(&a->u, &at) && at <= now; k++) {
    if (k == STEPS_A_TURN) {
      return true;
    }
    if (vuas_tick(&a->u, now, &a->out) != VUAS_OK) {
      return more;
    }
    deliver(a, now);
  }
  return settle(a, now);
}

uint64_t agent_deadline(const agent *a) {
  uint64_t at = 0, step = vuas_timers_first(&a->timers);
  return vuas_deadline(&a->u, &at) && at < step ? at : step;
}

void agent_close(agent *a, uint64_t now) {
  a->u.run.config.closed = true;
  for (uint32_t i = 0; i < a->memory.n_calls; i++) {
    if (a->calls[i].used) {
      dispose(a, now, i);
    }
  }
}
