/* SPDX-License-Identifier: Apache-2.0 */
/* A SIP peer for tests of the core in virtual time: writes requests, reads answers, moves the clock from deadline to
   deadline and keeps every packet and event with its instant. After every step it asks the core's own invariant and
   checks the form of everything sent. Include it first; one program, one peer. PEER_TRACE=1 in the environment prints
   every step. */
#ifndef VUAS_TESTS_PEER_H
#define VUAS_TESTS_PEER_H

#include "peer_request.h"

/* ---- what the last step sent ---- */

static inline uint32_t sent(void)
{
  return P.n_packets - P.first_packet;
}
static inline uint32_t told(void)
{
  return P.n_events - P.first_event;
}

static inline const peer_packet *last(void)
{
  assert_true(P.n_packets > 0);
  return &P.packet[P.n_packets - 1];
}

/* Exactly one packet, with this status or method. */
static inline const peer_packet *answered(const char *what)
{
  assert_int_equal(sent(), 1);
  assert_string_equal(label(last()), what);
  return last();
}

/* Exactly two packets with these labels, in either order; gives the one asked for first. */
static inline const peer_packet *answered_both(const char *one, const char *other)
{
  assert_int_equal(sent(), 2);
  const peer_packet *p = &P.packet[P.first_packet];
  if (strcmp(label(p), one) != 0) {
    assert_string_equal(label(p + 1), one);
    assert_string_equal(label(p), other);
    return p + 1;
  }
  assert_string_equal(label(p + 1), other);
  return p;
}

static inline void silence(void)
{
  assert_int_equal(sent(), 0);
  assert_int_equal(told(), 0);
}

/* How often an event came since the start. */
static inline unsigned events(vuas_event_kind kind)
{
  unsigned n = 0;
  for (uint32_t i = 0; i < P.n_events; i++) n += P.event[i].event.kind == (uint8_t)kind;
  return n;
}

static inline const peer_event *last_event(vuas_event_kind kind)
{
  const peer_event *e = NULL;
  for (uint32_t i = 0; i < P.n_events; i++)
    if (P.event[i].event.kind == (uint8_t)kind) e = &P.event[i];
  assert_non_null(e);
  return e;
}

/* The packets with this label from number from on left at exactly these instants after t0. */
static inline void instants(uint32_t from, const char *what, uint64_t t0, const uint64_t *at, unsigned n)
{
  unsigned k = 0;
  for (uint32_t i = from; i < P.n_packets; i++) {
    if (strcmp(label(&P.packet[i]), what) != 0) continue;
    if (k >= n || P.packet[i].at - t0 != at[k])
      fail_msg("%s number %u at %llu, not foreseen", what, k, (unsigned long long)(P.packet[i].at - t0));
    k++;
  }
  if (k != n) fail_msg("%u packets %s, %u expected", k, what, n);
}
#define AT(...) (const uint64_t[]){__VA_ARGS__}, (unsigned)(sizeof((uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t))
#define BACKOFF 500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500

/* ---- time ---- */

/* Steps from deadline to deadline up to and including this instant. Just before each deadline nothing may happen. */
static inline void go(uint64_t until)
{
  uint64_t at;
  unsigned guard = 0;
  assert_true(until >= P.now);
  while (vuas_deadline(&P.u, &at) && at <= until) {
    assert_true(guard++ < 10000);
    if (at > P.now + 1) {
      P.now = at - 1;
      blank_out();
      assert_int_equal(vuas_tick(&P.u, P.now, &P.out), VUAS_OK);
      assert_false(P.out.more);
      after(VUAS_OK);
      silence();
    }
    if (at > P.now) P.now = at;
    blank_out();
    assert_int_equal(vuas_tick(&P.u, P.now, &P.out), VUAS_OK);
    after(VUAS_OK);
    uint64_t next;
    assert_true(P.out.more == (vuas_deadline(&P.u, &next) && next <= P.now));
  }
  P.now = until;
}

static inline void wait_ms(uint64_t ms)
{
  go(P.now + ms);
}

/* ---- verbs ---- */

static inline vuas_text text(const char *s)
{
  vuas_text t = {(const uint8_t *)s, (uint32_t)strlen(s)};
  return t;
}

static inline vuas_options options(uint16_t status, const char *body)
{
  vuas_options o;
  memset(&o, 0, sizeof o);
  o.status = status;
  if (body != NULL) {
    o.content_type = text(SDP);
    o.body = text(body);
  }
  return o;
}

static inline bool can(verb *v, vuas_handle call)
{
  if (v == vuas_trying) return vuas_can_trying(&P.u, call);
  if (v == vuas_progress) return vuas_can_progress(&P.u, call);
  if (v == vuas_accept) return vuas_can_accept(&P.u, call);
  if (v == vuas_reply) return vuas_can_reply(&P.u, call);
  if (v == vuas_redirect) return vuas_can_redirect(&P.u, call);
  return vuas_can_reject(&P.u, call);
}

/* One verb; one that fails leaves every array as it was, and the guard tells beforehand what the state allows. */
static inline vuas_status say(verb *v, vuas_handle call, const vuas_options *o)
{
  bool allowed = v == vuas_bye || can(v, call);
  vuas_stats_counters counted = *vuas_stats(&P.u);
  P.before = P.arrays;
  blank_out();
  vuas_status s = v(&P.u, P.now, call, o, &P.out);
  if (getenv("PEER_TRACE")) printf("  %8llu verb, status %d\n", (unsigned long long)P.now, (int)s);
  after(s);
  assert_false(P.out.more);
  if (s == VUAS_OK) assert_true(allowed);
  if (v != vuas_bye && (s == VUAS_E_STATE || s == VUAS_E_NOT_FOUND)) assert_false(allowed);
  if (s != VUAS_OK) {
    assert_memory_equal(&P.before, &P.arrays, sizeof P.arrays);
    assert_memory_equal(&counted, vuas_stats(&P.u), sizeof counted);
  }
  return s;
}

static inline void must(verb *v, uint16_t status, const char *body)
{
  vuas_options o = options(status, body);
  assert_int_equal(say(v, P.call, &o), VUAS_OK);
}

static inline void refuses(verb *v, uint16_t status, const char *body, vuas_status expected)
{
  vuas_options o = options(status, body);
  assert_int_equal(say(v, P.call, &o), expected);
}

static inline vuas_status dispose(vuas_handle call)
{
  blank_out();
  vuas_status s = vuas_dispose(&P.u, P.now, call, &P.out);
  after(s);
  return s;
}

/* No verb works any more, whether the handle is dead already or not yet. */
static inline void all_refused(void)
{
  verb *v[] = {vuas_trying, vuas_progress, vuas_accept, vuas_redirect, vuas_reject, vuas_bye};
  for (unsigned i = 0; i < 6; i++) {
    vuas_options o = options(0, v[i] == vuas_accept ? ANSWER : NULL);
    if (v[i] == vuas_redirect) {
      o.n_contacts = 1;
      o.contact[0] = text("sip:carol@example.net");
    }
    vuas_status s = say(v[i], P.call, &o);
    if (events(VUAS_EVENT_ENDED) > 0)
      assert_int_equal(s, VUAS_E_NOT_FOUND);
    else
      assert_int_equal(s, VUAS_E_STATE);
  }
}

/* ---- beginnings and ends ---- */

static inline vuas_handle call_with(const request *r)
{
  unsigned n = events(VUAS_EVENT_INVITE);
  hear(r);
  P.invite = *r;
  assert_int_equal(events(VUAS_EVENT_INVITE), n + 1);
  assert_int_equal(sent(), 0);
  return P.call;
}

static inline vuas_handle call_in(void)
{
  request r = invite("z9hG4bKinvite");
  return call_with(&r);
}

static inline void ring(void)
{
  must(vuas_progress, 0, NULL);
  answered("180");
}

static inline void accept_call(void)
{
  must(vuas_accept, 0, ANSWER);
  answered("200");
}

/* The ACK to the 2xx: a transaction of its own. */
static inline void ack(void)
{
  request r = within("ACK", "z9hG4bKack", P.invite.cseq);
  hear(&r);
}

/* The ACK to another final response. */
static inline void ack_refusal(void)
{
  request r = same_transaction("ACK", &P.invite);
  r.to_tag = P.tag;
  hear(&r);
}

static inline void established(void)
{
  call_in();
  ring();
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  assert_int_equal(sent(), 0);
}

/* A request of the dialog; INVITE and UPDATE with an offer. */
static inline void hears(const char *method, const char *branch, const char *cseq)
{
  request r = within(method, branch, cseq);
  if (strcmp(method, "INVITE") == 0 || strcmp(method, "UPDATE") == 0) {
    r.content_type = SDP;
    r.body = OFFER;
  }
  hear(&r);
}

/* Lets every timer run out: then nothing may be left. */
static inline void all_gone(void)
{
  uint64_t at;
  wait_ms(200000);
  assert_false(vuas_deadline(&P.u, &at));
  assert_int_equal(vuas_stats(&P.u)->active_calls, 0);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
  assert_int_equal(P.u.store.free_calls.count, PEER_CALLS);
  assert_int_equal(vuas_stats(&P.u)->calls, events(VUAS_EVENT_INVITE));
}

/* And every call told of has been told ended. */
static inline void finish(void)
{
  all_gone();
  assert_int_equal(events(VUAS_EVENT_ENDED), events(VUAS_EVENT_INVITE));
}

/* The call still takes the caller's BYE and ends as it should. */
static inline void unharmed(const char *cseq)
{
  assert_int_equal(events(VUAS_EVENT_BYE), 0);
  hears("BYE", "z9hG4bKunharmed", cseq);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  finish();
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
}

#endif
