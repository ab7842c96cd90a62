/* SPDX-License-Identifier: Apache-2.0 */
#include "core.h"
#include "steps.h"

/* --- one message --- */

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats.received;
    ensures more: u->run.stats.received == (\old(u->run.stats.received) < VUAS_NEVER ?
      \old(u->run.stats.received) + 1 : VUAS_NEVER);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
*/
static void count_received(vuas *u)
{
  u->run.stats.received = vuas_more(u->run.stats.received);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

/*@ requires place: vuas_mem(u);
    requires source: \valid_read(source) && \separated(source, u) && source->transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->run.source, u->run.length;
    ensures length: u->run.length == n;
    ensures source: u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
*/
static void arrive(vuas *u, const vuas_path *source, uint32_t n)
{
  u->run.source = *source;
  u->run.length = n;
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

/* A proof that knows little of the parser is quick. */
/*@ requires place: \valid(u);
    requires octets: vuas_octets(b, u->run.length) && \separated(b + (0 .. u->run.length - 1), u);
    terminates \true; exits \false; assigns u->run.message;
    ensures message: vuas_message_ok(&u->run.message, u->run.length);
    ensures judged: vuas_judged(&u->run.message);
    ensures accepted: \result <==> u->run.message.refusal.status == 0;
*/
static bool read(vuas *u, const uint8_t *b)
{
  return vuas_parse_message(b, u->run.length, &u->run.message);
}

/*@ requires place: vuas_mem(u);
    requires octets: vuas_octets(b, u->run.length) && vuas_apart(u, b, u->run.length);
    terminates \true; exits \false; assigns u->run.message;
    ensures octets: vuas_octets(b, u->run.length) && vuas_apart(u, b, u->run.length);
    ensures message: vuas_message_ok(&u->run.message, u->run.length);
    ensures judged: vuas_judged(&u->run.message);
    ensures accepted: \result <==> u->run.message.refusal.status == 0;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
*/
static bool parse(vuas *u, const uint8_t *b)
{
  bool good = read(u, b);
  /*@ assert now: VUAS_WAS(u->run.now); */
  /*@ assert t1: VUAS_WAS(u->run.config.timing.t1); */
  /*@ assert t2: VUAS_WAS(u->run.config.timing.t2); */
  /*@ assert t4: VUAS_WAS(u->run.config.timing.t4); */
  /*@ assert trying: VUAS_WAS(u->run.config.trying_ms); */
  /*@ assert refresh: VUAS_WAS(u->run.config.refresh_ms); */
  /*@ assert host: VUAS_WAS(u->run.config.host_length); */
  /*@ assert server: VUAS_WAS(u->run.config.server_length); */
  /*@ assert timing: VUAS_STILL(vuas_timing_ok(&u->run.config.timing)); */
  /*@ assert config: VUAS_STILL(vuas_config_ok(&u->run.config)); */
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
  return good;
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats.requests, u->run.stats.responses;
    ensures request: request ==> u->run.stats.requests == (\old(u->run.stats.requests) < VUAS_NEVER ?
      \old(u->run.stats.requests) + 1 : VUAS_NEVER) && u->run.stats.responses == \old(u->run.stats.responses);
    ensures response: !request ==> u->run.stats.responses == (\old(u->run.stats.responses) < VUAS_NEVER ?
      \old(u->run.stats.responses) + 1 : VUAS_NEVER) && u->run.stats.requests == \old(u->run.stats.requests);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
*/
static void count(vuas *u, bool request)
{
  if (request) u->run.stats.requests = vuas_more(u->run.stats.requests);
  else u->run.stats.responses = vuas_more(u->run.stats.responses);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

typedef enum { STRAY, REQUEST, RESPONSE } kind;

/* What came: something to be dropped, a request to be answered or an ACK, a response. */
/*@ requires ok: vuas_ok(u);
    requires octets: vuas_octets(b, u->run.length) && vuas_apart(u, b, u->run.length);
    terminates \true; exits \false; assigns u->run.message, u->run.stats.requests, u->run.stats.responses;
    ensures ok: vuas_ok(u);
    ensures range: \result <= RESPONSE;
    ensures hand: \result != STRAY ==> vuas_in_hand(u, b);
    ensures request: \result == REQUEST ==> u->run.message.request;
    ensures ack: \result == REQUEST && u->run.message.method == VUAS_METHOD_ACK ==> u->run.message.refusal.status == 0;
    ensures response: \result == RESPONSE ==> !u->run.message.request && u->run.message.refusal.status == 0;
    ensures stray: \result == STRAY ==> u->run.message.refusal.status != 0 && !(u->run.message.request &&
      u->run.message.answerable);
    ensures judged: vuas_judged(&u->run.message);
    VUAS_KEEPS_SHAPE(u);
*/
static kind hear(vuas *u, const uint8_t *b)
{
  bool good = parse(u, b);
  count(u, u->run.message.request);
  if (u->run.message.request) return good || u->run.message.answerable ? REQUEST : STRAY;
  return good ? RESPONSE : STRAY;
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats.dropped;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_SHAPE(u);
*/
static void drop(vuas *u)
{
  vuas_count_dropped(u);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

/*@ VUAS_CAN_STEP(u, out, 2, 3);
    requires octets: vuas_octets(b, u->run.length) && vuas_apart(u, b, u->run.length) &&
      \separated(out, b + (0 .. u->run.length - 1));
    requires source: u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->run, VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 3);
    ensures ack: u->run.message.request && u->run.message.method == VUAS_METHOD_ACK ==>
      vuas_requests_from(u, out, \old(out->n_packets));
*/
static void on_message(vuas *u, const uint8_t *b, vuas_out *out)
{
  kind k = hear(u, b);
  /*@ assert out: vuas_out_ok(out); */
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  if (k == REQUEST) vuas_on_request(u, b, out);
  else if (k == RESPONSE) vuas_on_response(u, b, out);
  else drop(u);
}

vuas_status vuas_receive(vuas *u, uint64_t now, const vuas_path *source, const uint8_t *bytes, uint32_t n,
                         vuas_out *out)
{
  vuas_fresh(u, out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  if (n > VUAS_MAX_MESSAGE) return VUAS_E_SIZE;
  if (source->transport > VUAS_TRANSPORT_OTHER) return VUAS_E_ARGUMENT;
  vuas_advance(u, now);
  count_received(u);
  arrive(u, source, n);
  /*@ assert out: vuas_out_ok(out) && out->n_packets == 0 && out->n_events == 0; */
  on_message(u, bytes, out);
  return VUAS_OK;
}
