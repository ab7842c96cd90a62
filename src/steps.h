/* SPDX-License-Identifier: Apache-2.0 */
/* The contracts of the public steps, which src/vuas.h declares and describes. */
#ifndef VUAS_STEPS_H
#define VUAS_STEPS_H

#include "describe.h"
#include "invite.h"
#include "message.h"

/* What every step asks for, and what holds after it: at most k packets and j events; none of either after a refusal. */
#define VUAS_CAN_BEGIN(u, out) \
  requires ok: vuas_ok(u); \
  requires out: vuas_out_mem(u, out)
#define VUAS_DONE(u, out, k, j) \
  ensures ok: vuas_ok(u); \
  VUAS_CALLS_LAST(u, j); \
  VUAS_KEEPS_QUIET(u); \
  ensures out_ok: vuas_out_ok(out); \
  ensures packets: (out)->n_packets <= k; \
  ensures events: (out)->n_events <= j; \
  ensures empty: \result != VUAS_OK ==> (out)->n_packets == 0 && (out)->n_events == 0
/* What a step without a message in hand may change. */
#define VUAS_STEP(u, out) VUAS_RUN(u), (u)->run.now, VUAS_STORE(u), *(out)
/* Time never goes back. */
#define VUAS_CLOCK(u, now) \
  ensures clock: \result == VUAS_OK ==> (u)->run.now == (now > \old((u)->run.now) ? now : \old((u)->run.now))

/* --- what steps share --- */

#define VUAS_STILL_LIVING(u) \
  ensures living: \forall integer i; \old(vuas_living(u, i)) ==> vuas_living(u, i); \
  ensures open: \forall integer i, integer t; \old(vuas_invite_open(u, i, t)) ==> vuas_invite_open(u, i, t)

#define VUAS_STILL_THERE(u) \
  ensures kinds: \forall integer j; 0 <= j < (u)->store.n_txs ==> \
    (u)->store.txs[j].kind == \old((u)->store.txs[j].kind); \
  ensures states: \forall integer j; 0 <= j < (u)->store.n_calls ==> \
    (u)->store.calls[j].state == \old((u)->store.calls[j].state); \
  ensures first: (u)->store.timers.at[1] == \old((u)->store.timers.at[1]); \
  ensures keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u)

/* Empties out. The proof looks at the state only here: u serves nothing else. */
/*@ requires place: vuas_mem(u) && vuas_out_mem(u, out);
    terminates \true; exits \false; assigns out->n_packets, out->n_events, out->more;
    ensures empty: out->n_packets == 0 && out->n_events == 0 && !out->more;
    ensures out_ok: vuas_out_ok(out);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_STILL_LIVING(u);
    VUAS_STILL_THERE(u);
    VUAS_KEEPS_SHAPE(u);
*/
void vuas_fresh(const vuas *u, vuas_out *out);

/* The time of this step, if it is later than that of the last one. */
/*@ requires place: vuas_mem(u) && now <= VUAS_TIME_MAX;
    terminates \true; exits \false; assigns u->run.now;
    ensures later: u->run.now == (now > \old(u->run.now) ? now : \old(u->run.now));
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_STILL_LIVING(u);
    VUAS_STILL_THERE(u);
    VUAS_KEEPS_SHAPE(u);
*/
void vuas_advance(vuas *u, uint64_t now);

/* The options are as they were. */
#define VUAS_SAME_TEXT(t) VUAS_WAS((t).at) && VUAS_WAS((t).length)
#define VUAS_SAME_TEXTS(o) VUAS_SAME_TEXT((o)->reason) && VUAS_SAME_TEXT((o)->content_type) && VUAS_SAME_TEXT((o)->body)
#define VUAS_SAME_FIELDS(o) \
  \forall integer k; 0 <= k < VUAS_MAX_FIELDS ==> \
    VUAS_SAME_TEXT((o)->field[k].name) && VUAS_SAME_TEXT((o)->field[k].value)
#define VUAS_SAME_CONTACTS(o) \
  \forall integer k; 0 <= k < VUAS_MAX_CONTACTS ==> \
    VUAS_SAME_TEXT((o)->contact[k]) && VUAS_SAME_TEXT((o)->contact_params[k])

/* --- beginning --- */

/*@ predicate vuas_counts_ok{L}(vuas_memory *m) =
      1 <= m->n_calls <= VUAS_MAX_SLOTS && 1 <= m->n_txs <= VUAS_MAX_SLOTS && 2 <= m->index_buckets <= VUAS_MAX_SLOTS;

    // the arrays are as long as the counts say, each an object of its own, and none of them part of the state
    predicate vuas_arrays{L}(vuas_memory *m) =
      \valid(m->calls + (0 .. m->n_calls - 1)) && \valid(m->txs + (0 .. m->n_txs - 1)) &&
      \valid(m->by_key + (0 .. VUAS_WAYS * m->index_buckets - 1)) &&
      \valid(m->by_request + (0 .. VUAS_WAYS * m->index_buckets - 1)) &&
      \valid(m->deadlines + (0 .. 2 * (m->n_calls + m->n_txs) - 1)) &&
      \valid(m->free_calls + (0 .. m->n_calls - 1)) && \valid(m->free_txs + (0 .. m->n_txs - 1));
    predicate vuas_arrays_apart{L}(vuas *u, vuas_memory *m) =
      \base_addr(u) != \base_addr(m->calls) && \base_addr(u) != \base_addr(m->txs) &&
      \base_addr(u) != \base_addr(m->by_key) &&
      \base_addr(u) != \base_addr(m->by_request) && \base_addr(u) != \base_addr(m->deadlines) &&
      \base_addr(u) != \base_addr(m->free_calls) && \base_addr(u) != \base_addr(m->free_txs) &&
      \base_addr(m->calls) != \base_addr(m->txs) && \base_addr(m->calls) != \base_addr(m->by_key) &&
      \base_addr(m->calls) != \base_addr(m->by_request) && \base_addr(m->calls) != \base_addr(m->deadlines) &&
      \base_addr(m->calls) != \base_addr(m->free_calls) && \base_addr(m->calls) != \base_addr(m->free_txs) &&
      \base_addr(m->txs) != \base_addr(m->by_key) && \base_addr(m->txs) != \base_addr(m->by_request) &&
      \base_addr(m->txs) != \base_addr(m->deadlines) && \base_addr(m->txs) != \base_addr(m->free_calls) &&
      \base_addr(m->txs) != \base_addr(m->free_txs) && \base_addr(m->by_key) != \base_addr(m->by_request) &&
      \base_addr(m->by_key) != \base_addr(m->deadlines) && \base_addr(m->by_key) != \base_addr(m->free_calls) &&
      \base_addr(m->by_key) != \base_addr(m->free_txs) && \base_addr(m->by_request) != \base_addr(m->deadlines) &&
      \base_addr(m->by_request) != \base_addr(m->free_calls) && \base_addr(m->by_request) != \base_addr(m->free_txs) &&
      \base_addr(m->deadlines) != \base_addr(m->free_calls) && \base_addr(m->deadlines) != \base_addr(m->free_txs) &&
      \base_addr(m->free_calls) != \base_addr(m->free_txs);

    // values in range, texts that cannot start a new line
    predicate vuas_plain_text{L}(uint8_t *b, integer n) = \forall integer k; 0 <= k < n ==> vuas_plain(b[k]);
    // the methods that an application may take within a dialog: neither the core's own nor REGISTER
    predicate vuas_may_take(integer m) = m == VUAS_METHOD_OTHER || m == VUAS_METHOD_OPTIONS ||
      VUAS_METHOD_INFO <= m <= VUAS_METHOD_SUBSCRIBE || m == VUAS_METHOD_PUBLISH;
    predicate vuas_takes_right{L}(vuas_config *c) =
      \forall integer m; 0 <= m <= VUAS_METHOD_LAST && c->takes[m] != 0 ==> vuas_may_take(m);
    predicate vuas_config_right{L}(vuas_config *c) = vuas_takes_right(c) &&
      vuas_config_ok(c) && vuas_plain_text(&c->host[0], c->host_length) &&
        vuas_plain_text(&c->server[0], c->server_length);

    predicate vuas_all_free{L}(vuas *u) =
      (\forall integer k; 0 <= k < u->store.n_calls ==> u->store.calls[k].state == VUAS_CALL_FREE) &&
      (\forall integer k; 0 <= k < u->store.n_txs ==> u->store.txs[k].kind == VUAS_TX_FREE) &&
      u->store.free_calls.count == u->store.n_calls && u->store.free_txs.count == u->store.n_txs;
    predicate vuas_all_quiet{L}(vuas *u) =
      \forall integer i; 0 <= i < u->store.timers.capacity ==> vuas_timer_of(&u->store.timers, i) == VUAS_NEVER;
*/

/*@ requires state: \valid(u);
    requires given: \valid_read(config) && \valid_read(memory) && \valid_read(secret + (0 .. 1));
    requires apart: \separated(u, config) && \separated(u, memory) && \separated(u, secret + (0 .. 1));
    requires arrays: vuas_counts_ok(memory) ==> vuas_arrays(memory) && vuas_arrays_apart(u, memory);
    terminates \true; exits \false;
    assigns *u, memory->calls[0 .. memory->n_calls - 1], memory->txs[0 .. memory->n_txs - 1],
      memory->by_key[0 .. VUAS_WAYS * memory->index_buckets - 1],
        memory->by_request[0 .. VUAS_WAYS * memory->index_buckets - 1],
      memory->deadlines[0 .. 2 * (memory->n_calls + memory->n_txs) - 1], memory->free_calls[0 .. memory->n_calls - 1],
      memory->free_txs[0 .. memory->n_txs - 1];
    ensures layout: \result == VUAS_E_LAYOUT <==> \old(config->layout) != VUAS_LAYOUT;
    ensures argument: \result == VUAS_E_ARGUMENT <==>
      \old(config->layout) == VUAS_LAYOUT && !\old(vuas_config_right(config) && vuas_counts_ok(memory));
    ensures done: \result == VUAS_OK || \result == VUAS_E_LAYOUT || \result == VUAS_E_ARGUMENT;
    ensures ok: \result == VUAS_OK ==> vuas_ok(u);
    ensures free: \result == VUAS_OK ==> vuas_all_free(u);
    ensures quiet: \result == VUAS_OK ==> vuas_all_quiet(u) && vuas_quiet(u);
    ensures capacities: \result == VUAS_OK ==> u->store.n_calls == \old(memory->n_calls) &&
      u->store.n_txs == \old(memory->n_txs) &&
      u->store.by_key.buckets == \old(memory->index_buckets) &&
      u->store.by_request.buckets == \old(memory->index_buckets);
    ensures secret: \result == VUAS_OK ==> u->run.secret[0] == \old(secret[0]) && u->run.secret[1] == \old(secret[1]);
    ensures start: \result == VUAS_OK ==> u->run.now == 0;
    ensures limits: \result == VUAS_OK ==> u->run.limits.answers == 0 &&
      \forall integer k; 0 <= k < VUAS_SOURCES ==> u->run.limits.whole_at[k] == 0;
*/
vuas_status vuas_init(vuas *u, const vuas_config *config, const vuas_memory *memory, const uint64_t secret[2]);

/* --- messages and time --- */

/*@ VUAS_CAN_BEGIN(u, out);
    requires source: \valid_read(source) && \separated(source, u) && \separated(source, out);
    requires octets: vuas_apart(u, bytes, n) && \separated(out, bytes + (0 .. n - 1));
    terminates \true; exits \false; assigns u->run, VUAS_STORE(u), *out;
    VUAS_DONE(u, out, 2, 3);
    ensures time: \result == VUAS_E_TIME <==> now > VUAS_TIME_MAX;
    ensures size: \result == VUAS_E_SIZE <==> now <= VUAS_TIME_MAX && n > VUAS_MAX_MESSAGE;
    ensures argument: \result == VUAS_E_ARGUMENT <==>
      now <= VUAS_TIME_MAX && n <= VUAS_MAX_MESSAGE && \old(source->transport) > VUAS_TRANSPORT_OTHER;
    ensures done: \result == VUAS_OK || \result == VUAS_E_TIME || \result == VUAS_E_SIZE || \result == VUAS_E_ARGUMENT;
    ensures ack: \result == VUAS_OK && u->run.message.request && u->run.message.method == VUAS_METHOD_ACK ==>
      vuas_requests_from(u, out, 0);
*/
vuas_status vuas_receive(vuas *u, uint64_t now, const vuas_path *source, const uint8_t *bytes, uint32_t n,
                         vuas_out *out);

/*@ requires ok: vuas_ok(u);
    requires at: \valid(at) && \separated(at, u) && VUAS_FOREIGN(u, at);
    terminates \true; exits \false; assigns *at;
    ensures ok: vuas_ok(u);
    ensures never: !\result ==> \forall integer i; 0 <= i < u->store.timers.capacity ==>
      VUAS_NEVER <= vuas_timer_of(&u->store.timers, i);
    ensures first: \result ==> *at < VUAS_NEVER && \forall integer i; 0 <= i < u->store.timers.capacity ==>
      *at <= vuas_timer_of(&u->store.timers, i);
    ensures some: \result <==> u->store.timers.at[1] != VUAS_NEVER;
    ensures root: \result ==> *at == u->store.timers.at[1];
    ensures kept: !\result ==> *at == \old(*at);
*/
bool vuas_deadline(const vuas *u, uint64_t *at);

/*@ VUAS_CAN_BEGIN(u, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 2);
    VUAS_CLOCK(u, now);
    ensures time: \result == VUAS_E_TIME <==> now > VUAS_TIME_MAX;
    ensures done: \result == VUAS_OK || \result == VUAS_E_TIME;
    ensures early: \result == VUAS_OK && \old(u->store.timers.at[1]) > u->run.now ==> out->n_packets == 0 &&
      out->n_events == 0;
    ensures more: \result == VUAS_OK ==> (out->more <==> u->store.timers.at[1] <= u->run.now);
*/
vuas_status vuas_tick(vuas *u, uint64_t now, vuas_out *out);

/*@ VUAS_CAN_BEGIN(u, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 0, 2);
    VUAS_CLOCK(u, now);
    ensures time: \result == VUAS_E_TIME <==> now > VUAS_TIME_MAX;
    ensures not_found: \result == VUAS_E_NOT_FOUND <==>
      now <= VUAS_TIME_MAX && !\old(vuas_tx_is(u, transaction, transaction.slot));
    ensures done: \result == VUAS_OK || \result == VUAS_E_TIME || \result == VUAS_E_NOT_FOUND;
*/
vuas_status vuas_transport_error(vuas *u, uint64_t now, vuas_handle transaction, vuas_out *out);

/* --- verbs --- */

/*@ // the handle names a living call; its INVITE waits for its final answer
    predicate vuas_known{L}(vuas *u, vuas_handle h) = vuas_call_is(u, h, h.slot);
    predicate vuas_unanswered{L}(vuas *u, vuas_handle h) =
      vuas_known(u, h) && vuas_invite_open(u, h.slot, u->store.calls[h.slot].invite.slot);

    // what each verb may send
    logic integer vuas_status_of{L}(vuas_options *o, integer otherwise) = o->status == 0 ? otherwise : o->status;
    predicate vuas_trying_right{L}(vuas_options *o) =
      vuas_status_of(o, 100) == 100 && o->body.length == 0 && vuas_options_right(o);
    predicate vuas_progress_right{L}(vuas_options *o) =
      101 <= vuas_status_of(o, 180) <= 199 && o->n_contacts == 0 && vuas_options_right(o);
    predicate vuas_accept_right{L}(vuas_options *o) =
      200 <= vuas_status_of(o, 200) <= 299 && o->body.length > 0 && o->n_contacts == 0 && vuas_options_right(o);
    predicate vuas_redirect_right{L}(vuas_options *o) =
      300 <= vuas_status_of(o, 302) <= 399 && o->n_contacts > 0 && vuas_options_right(o);
    predicate vuas_reject_right{L}(vuas_options *o) =
      400 <= vuas_status_of(o, 486) <= 699 && vuas_options_right(o);
    predicate vuas_bye_right{L}(vuas_options *o) = o->status == 0 && o->body.length == 0 && vuas_options_right(o);

    // what a BYE asks of its call
    predicate vuas_may_bye{L}(vuas *u, vuas_handle h) =
      u->store.calls[h.slot].state == VUAS_CALL_MORATORIUM || u->store.calls[h.slot].state == VUAS_CALL_ESTABLISHED;
*/

/* All the events that spec/machines/call.table tells of in this step, at most one. */
#define VUAS_TOLD_FIRST(out, from, verb, open, room) \
  (out)->n_events == \old(vuas_call_told(from, verb, open, room, 0, 0, 0)) && \
    ((out)->n_events >= 1 ==> (out)->event[0].kind == \old(vuas_call_told_1(from, verb, open, room, 0, 0, 0)))
/* All that it sends, at most one packet; asked: status of a response whose status it does not fix. */
#define VUAS_SENT_FIRST(out, from, verb, open, room, asked) \
  (out)->n_packets == \old(vuas_call_sends(from, verb, open, room, 0, 0, 0)) && ((out)->n_packets >= 1 ==> \
    (out)->packet[0].status == \old(vuas_call_sends_1(from, verb, open, room, 0, 0, 0, asked)))
/* What it makes of a call that is disposed of: state, events, BYE. */
#define VUAS_DISPOSED(u, i, out, from, room) \
  ((u)->store.calls[i].state == \old(vuas_call_to(from, vuas_call_verb_dispose, 0, room, 0, 0, 0)) && \
   VUAS_TOLD_FIRST(out, from, vuas_call_verb_dispose, 0, room) && \
   VUAS_SENT_FIRST(out, from, vuas_call_verb_dispose, 0, room, 0))
/* Next state, events, packets and timers are those of spec/machines/call.table, with room for a BYE; asked: which
   status. */
#define VUAS_BY_TABLE(u, call, out, verb, room, asked) \
  ensures table: \result == VUAS_OK ==> (u)->store.calls[(call).slot].state == \
    \old(vuas_call_to((u)->store.calls[(call).slot].state, verb, 1, room, 0, 0, 0)); \
  ensures told: \result == VUAS_OK ==> \
    VUAS_TOLD_FIRST(out, (u)->store.calls[(call).slot].state, verb, 1, room); \
  ensures answer: \result == VUAS_OK ==> \
    VUAS_SENT_FIRST(out, (u)->store.calls[(call).slot].state, verb, 1, room, asked); \
  ensures times: \result == VUAS_OK ==> VUAS_TIMES_BY_TABLE(u, (call).slot, verb, 1, room, 0, 0)

#define VUAS_CAN_VERB(u, o, out) \
  VUAS_CAN_BEGIN(u, out); \
  requires options: vuas_options_mem(u, o) && \base_addr(o) != \base_addr(u)
#define VUAS_LATE(now) ensures time: \result == VUAS_E_TIME <==> now > VUAS_TIME_MAX
#define VUAS_UNKNOWN(u, now, call) \
  ensures not_found: \result == VUAS_E_NOT_FOUND <==> now <= VUAS_TIME_MAX && !\old(vuas_known(u, call))
/* The answers to an INVITE; right: what they ask of their options. */
#define VUAS_ANSWERED(u, now, call, right, out) \
  VUAS_LATE(now); \
  VUAS_UNKNOWN(u, now, call); \
  ensures state: \result == VUAS_E_STATE <==> \
    now <= VUAS_TIME_MAX && \old(vuas_known(u, call)) && !\old(vuas_unanswered(u, call)); \
  ensures argument: \result == VUAS_E_ARGUMENT <==> now <= VUAS_TIME_MAX && \old(vuas_unanswered(u, call)) && \
    !(right); \
  ensures done: \result == VUAS_OK || \result == VUAS_E_SIZE <==> \
    now <= VUAS_TIME_MAX && \old(vuas_unanswered(u, call)) && (right); \
  ensures sent: \result == VUAS_OK ==> (out)->n_packets == 1

/* The same of those that may bring a session description, which may not be another one than before, nor an offer before
   the final answer (RFC 3261 13.2.1). */
#define VUAS_DESCRIBES(u, now, call, right, o, status, out) \
  VUAS_LATE(now); \
  VUAS_UNKNOWN(u, now, call); \
  ensures state: \result == VUAS_E_STATE <==> \
    now <= VUAS_TIME_MAX && \old(vuas_known(u, call)) && !\old(vuas_unanswered(u, call)); \
  ensures argument: now <= VUAS_TIME_MAX && \old(vuas_unanswered(u, call)) && !(right) ==> \
    \result == VUAS_E_ARGUMENT; \
  ensures offer: now <= VUAS_TIME_MAX && \old(vuas_unanswered(u, call)) && \old(vuas_describes(o)) && \
    \old(status) < 200 && !\old((u)->store.calls[(call).slot].offer_in_invite) ==> \result == VUAS_E_ARGUMENT; \
  ensures only: \result == VUAS_E_ARGUMENT ==> now <= VUAS_TIME_MAX && \old(vuas_unanswered(u, call)) && \
    (!(right) || \old(vuas_describes(o)) && (\old((u)->store.calls[(call).slot].described) || \
     !\old((u)->store.calls[(call).slot].offer_in_invite))); \
  ensures done: \result == VUAS_OK || \result == VUAS_E_SIZE || \result == VUAS_E_TIME || \
    \result == VUAS_E_NOT_FOUND || \result == VUAS_E_STATE || \result == VUAS_E_ARGUMENT; \
  ensures sent: \result == VUAS_OK ==> (out)->n_packets == 1; \
  ensures described: \result == VUAS_OK ==> ((u)->store.calls[(call).slot].described <==> \
    \old(vuas_describes(o)) || \old((u)->store.calls[(call).slot].described))

/*@ VUAS_CAN_VERB(u, options, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_ANSWERED(u, now, call, \old(vuas_trying_right(options)), out);
    VUAS_BY_TABLE(u, call, out, vuas_call_verb_trying, 1, vuas_status_of(options, 100));
*/
vuas_status vuas_trying(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/*@ VUAS_CAN_VERB(u, options, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_DESCRIBES(u, now, call, \old(vuas_progress_right(options)), options, vuas_status_of(options, 180), out);
    VUAS_BY_TABLE(u, call, out, vuas_call_verb_progress, 1, vuas_status_of(options, 180));
*/
vuas_status vuas_progress(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/*@ VUAS_CAN_VERB(u, options, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_DESCRIBES(u, now, call, \old(vuas_accept_right(options)), options, vuas_status_of(options, 200), out);
    VUAS_BY_TABLE(u, call, out, vuas_call_verb_accept, 1, vuas_status_of(options, 200));
*/
vuas_status vuas_accept(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/*@ VUAS_CAN_VERB(u, options, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_ANSWERED(u, now, call, \old(vuas_redirect_right(options)), out);
    VUAS_BY_TABLE(u, call, out, vuas_call_verb_redirect, 1, vuas_status_of(options, 302));
*/
vuas_status vuas_redirect(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/*@ VUAS_CAN_VERB(u, options, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_ANSWERED(u, now, call, \old(vuas_reject_right(options)), out);
    VUAS_BY_TABLE(u, call, out, vuas_call_verb_reject, 1, vuas_status_of(options, 486));
*/
vuas_status vuas_reject(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/*@ VUAS_CAN_VERB(u, options, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 0);
    VUAS_LATE(now);
    VUAS_UNKNOWN(u, now, call);
    ensures state: \result == VUAS_E_STATE <==> now <= VUAS_TIME_MAX && \old(vuas_known(u, call)) &&
      !\old(vuas_may_bye(u, call));
    ensures argument: \result == VUAS_E_ARGUMENT <==> now <= VUAS_TIME_MAX && \old(vuas_known(u, call)) &&
      \old(vuas_may_bye(u, call)) &&
      !\old(vuas_bye_right(options));
    ensures done: \result != VUAS_E_LAYOUT;
    ensures full: \result != VUAS_E_TIME && \result != VUAS_E_NOT_FOUND && \result != VUAS_E_STATE &&
      \result != VUAS_E_ARGUMENT &&
      \old(u->store.calls[call.slot].state) == VUAS_CALL_ESTABLISHED &&
      \old(u->store.free_txs.count) == 0 ==> \result == VUAS_E_FULL;
    ensures established: \result == VUAS_E_FULL || \result == VUAS_E_SIZE ==>
      \old(u->store.calls[call.slot].state) == VUAS_CALL_ESTABLISHED;
    ensures sent: \result == VUAS_OK && \old(u->store.calls[call.slot].state) == VUAS_CALL_ESTABLISHED ==>
      out->n_packets == 1 && u->store.calls[call.slot].state == VUAS_CALL_MORTAL;
    ensures deferred: \result == VUAS_OK && \old(u->store.calls[call.slot].state) == VUAS_CALL_MORATORIUM ==>
      out->n_packets == 0 && u->store.calls[call.slot].bye_wanted;
    VUAS_BY_TABLE(u, call, out, vuas_call_verb_bye, 1, 0);
*/
vuas_status vuas_bye(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/*@ VUAS_CAN_BEGIN(u, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_LATE(now);
    VUAS_UNKNOWN(u, now, call);
    ensures done: \result == VUAS_OK || \result == VUAS_E_TIME || \result == VUAS_E_NOT_FOUND;
    ensures deferred: \result == VUAS_OK && \old(u->store.calls[call.slot].state) == VUAS_CALL_MORATORIUM ==>
      out->n_packets == 0 && out->n_events == 0 && u->store.calls[call.slot].bye_wanted;
    ensures ending: \result == VUAS_OK && \old(u->store.calls[call.slot].state) == VUAS_CALL_MORTAL ==>
      out->n_packets == 0 && out->n_events == 0;
    ensures unanswered: \result == VUAS_OK && (\old(u->store.calls[call.slot].state) == VUAS_CALL_INVITED ||
      \old(u->store.calls[call.slot].state) == VUAS_CALL_EARLY) ==>
      u->store.calls[call.slot].state ==
        \old(vuas_call_to(u->store.calls[call.slot].state, vuas_call_verb_dispose, 1, 1, 0, 0, 0)) &&
      VUAS_TOLD_FIRST(out, u->store.calls[call.slot].state, vuas_call_verb_dispose, 1, 1);
    ensures refused: \result == VUAS_OK && \old(vuas_unanswered(u, call)) ==>
      VUAS_SENT_FIRST(out, u->store.calls[call.slot].state, vuas_call_verb_dispose, 1, 1, 0);
    ensures answered: \result == VUAS_OK && !\old(vuas_unanswered(u, call)) &&
      (\old(u->store.calls[call.slot].state) == VUAS_CALL_INVITED ||
       \old(u->store.calls[call.slot].state) == VUAS_CALL_EARLY) ==>
      VUAS_SENT_FIRST(out, u->store.calls[call.slot].state, vuas_call_verb_dispose, 0, 1, 0);
    ensures table: \result == VUAS_OK && \old(u->store.calls[call.slot].state) != VUAS_CALL_INVITED &&
      \old(u->store.calls[call.slot].state) != VUAS_CALL_EARLY ==>
      VUAS_DISPOSED(u, call.slot, out, u->store.calls[call.slot].state, 1) ||
      VUAS_DISPOSED(u, call.slot, out, u->store.calls[call.slot].state, 0);
    ensures times: \result == VUAS_OK && \old(u->store.calls[call.slot].state) != VUAS_CALL_INVITED &&
      \old(u->store.calls[call.slot].state) != VUAS_CALL_EARLY ==>
      VUAS_BYE_TIMES_BY_TABLE(u, call.slot, vuas_call_verb_dispose, 0, 0);
    ensures waits: \result == VUAS_OK && \old(u->store.calls[call.slot].state) == VUAS_CALL_ESTABLISHED &&
      u->store.calls[call.slot].state == VUAS_CALL_ESTABLISHED ==> vuas_bye_waits(u, call.slot);
    ensures full: \result == VUAS_OK && \old(u->store.calls[call.slot].state) == VUAS_CALL_ESTABLISHED &&
      \old(u->store.free_txs.count) == 0 ==> u->store.calls[call.slot].state != VUAS_CALL_MORTAL;
*/
vuas_status vuas_dispose(vuas *u, uint64_t now, vuas_handle call, vuas_out *out);

/*@ // the handle names a request of a caller's, other than INVITE; transaction t has no final answer yet
    predicate vuas_asked{L}(vuas *u, vuas_handle h) =
      vuas_tx_is(u, h, h.slot) && u->store.txs[h.slot].kind == VUAS_TX_NIST;
    predicate vuas_unreplied{L}(vuas *u, integer t) =
      u->store.txs[t].nist.state == VUAS_NIST_TRYING || u->store.txs[t].nist.state == VUAS_NIST_PROCEEDING;
    predicate vuas_reply_right{L}(vuas_options *o) =
      200 <= vuas_status_of(o, 200) <= 699 && vuas_status_of(o, 200) != 408 && vuas_options_right(o);
*/
/*@ VUAS_CAN_VERB(u, options, out);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 0);
    VUAS_LATE(now);
    ensures not_found: \result == VUAS_E_NOT_FOUND <==> now <= VUAS_TIME_MAX && !\old(vuas_asked(u, request));
    ensures state: \result == VUAS_E_STATE <==> now <= VUAS_TIME_MAX && \old(vuas_asked(u, request)) &&
      !\old(vuas_unreplied(u, request.slot));
    ensures argument: \result == VUAS_E_ARGUMENT <==> now <= VUAS_TIME_MAX && \old(vuas_asked(u, request)) &&
      \old(vuas_unreplied(u, request.slot)) && !\old(vuas_reply_right(options));
    ensures done: \result == VUAS_OK || \result == VUAS_E_SIZE <==> now <= VUAS_TIME_MAX &&
      \old(vuas_asked(u, request)) && \old(vuas_unreplied(u, request.slot)) && \old(vuas_reply_right(options));
    ensures sent: \result == VUAS_OK ==>
      out->n_packets == 1 && out->packet[0].status == \old(vuas_status_of(options, 200));
    ensures once: \result == VUAS_OK ==> !vuas_unreplied(u, request.slot);
*/
vuas_status vuas_reply(vuas *u, uint64_t now, vuas_handle request, const vuas_options *options, vuas_out *out);

/* --- looking --- */

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_asked(u, request) && vuas_unreplied(u, request.slot);
*/
bool vuas_can_reply(const vuas *u, vuas_handle request);

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_unanswered(u, call);
*/
bool vuas_can_trying(const vuas *u, vuas_handle call);

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_unanswered(u, call);
*/
bool vuas_can_progress(const vuas *u, vuas_handle call);

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_unanswered(u, call);
*/
bool vuas_can_accept(const vuas *u, vuas_handle call);

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_unanswered(u, call);
*/
bool vuas_can_redirect(const vuas *u, vuas_handle call);

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_unanswered(u, call);
*/
bool vuas_can_reject(const vuas *u, vuas_handle call);

/*@ requires place: \valid_read(u);
    terminates \true; exits \false; assigns \result \from u;
    ensures exact: \result == &u->run.message;
*/
const vuas_message *vuas_request(const vuas *u);

/*@ requires place: \valid_read(u);
    terminates \true; exits \false; assigns \result \from u;
    ensures exact: \result == &u->run.stats;
*/
const vuas_stats_counters *vuas_stats(const vuas *u);

#endif
