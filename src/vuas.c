/* SPDX-License-Identifier: Apache-2.0 */
#include "steps.h"
#include "timing.h"

/* --- laying out --- */

/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_may_take(method);
*/
static bool may_take(uint32_t method)
{
  return method == VUAS_METHOD_OTHER || method == VUAS_METHOD_OPTIONS || method == VUAS_METHOD_PUBLISH ||
         (VUAS_METHOD_INFO <= method && method <= VUAS_METHOD_SUBSCRIBE);
}

/*@ requires place: \valid_read(c);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_takes_right(c);
*/
static bool takes_ok(const vuas_config *c)
{
  /*@ loop invariant range: 0 <= m <= VUAS_METHOD_LAST + 1;
      loop invariant passed: \forall integer j; 0 <= j < m && c->takes[j] != 0 ==> vuas_may_take(j);
      loop assigns m;
      loop variant VUAS_METHOD_LAST + 1 - m; */
  for (uint32_t m = 0; m <= VUAS_METHOD_LAST; m++)
    if (c->takes[m] && !may_take(m)) return false;
  return true;
}

/*@ requires place: \valid_read(c);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_config_right(c);
*/
static bool config_ok(const vuas_config *c)
{
  if (!vuas_timing_check(&c->timing) || c->trying_ms > 200) return false;
  if (!takes_ok(c)) return false;
  if (c->refresh_ms < 1 || c->refresh_ms > VUAS_T2_MAX) return false;
  if (c->host_length > VUAS_MAX_IDENTITY || c->server_length > VUAS_MAX_IDENTITY) return false;
  return vuas_text_plain(c->host, c->host_length) && vuas_text_plain(c->server, c->server_length);
}

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_counts_ok(m);
*/
static bool memory_ok(const vuas_memory *m)
{
  return 1 <= m->n_calls && m->n_calls <= VUAS_MAX_SLOTS && 1 <= m->n_txs && m->n_txs <= VUAS_MAX_SLOTS &&
         2 <= m->index_buckets && m->index_buckets <= VUAS_MAX_SLOTS;
}

/*@ requires place: \valid(s) && \valid_read(m) && \separated(s, m) && vuas_counts_ok(m);
    terminates \true; exits \false; assigns *s;
    ensures slots: s->calls == m->calls && s->txs == m->txs && s->n_calls == m->n_calls && s->n_txs == m->n_txs;
    ensures index: s->by_key.place == m->by_key && s->by_request.place == m->by_request &&
      s->by_key.buckets == m->index_buckets && s->by_request.buckets == m->index_buckets;
    ensures timers: s->timers.at == m->deadlines && s->timers.capacity == m->n_calls + m->n_txs;
    ensures free: s->free_calls.slot == m->free_calls && s->free_calls.capacity == m->n_calls &&
      s->free_txs.slot == m->free_txs && s->free_txs.capacity == m->n_txs;
*/
static void lay_out(vuas_store *s, const vuas_memory *m)
{
  s->calls = m->calls;
  s->n_calls = m->n_calls;
  s->txs = m->txs;
  s->n_txs = m->n_txs;
  s->by_key.place = m->by_key;
  s->by_key.buckets = m->index_buckets;
  s->by_request.place = m->by_request;
  s->by_request.buckets = m->index_buckets;
  s->timers.at = m->deadlines;
  s->timers.capacity = m->n_calls + m->n_txs;
  s->free_calls.slot = m->free_calls;
  s->free_calls.capacity = m->n_calls;
  s->free_calls.count = 0;
  s->free_txs.slot = m->free_txs;
  s->free_txs.capacity = m->n_txs;
  s->free_txs.count = 0;
}

/*@ requires place: \valid(s);
    terminates \true; exits \false; assigns *s;
    ensures zero: s->received == 0 && s->requests == 0 && s->responses == 0 && s->dropped == 0 && s->calls == 0 &&
      s->active_calls == 0 && s->refused_400 == 0 && s->refused_405 == 0 && s->refused_415 == 0 &&
      s->refused_416 == 0 && s->refused_420 == 0 && s->refused_481 == 0 && s->refused_482 == 0 &&
      s->refused_500 == 0 && s->refused_501 == 0 && s->refused_503 == 0 && s->refused_505 == 0 &&
      s->refused_513 == 0 && s->refused_other == 0 && s->retransmissions_in == 0 && s->retransmissions_out == 0 &&
      s->ack_timeouts == 0 && s->transport_errors == 0 && s->answers_limited == 0 && s->sources_limited == 0;
*/
static void clear_stats(vuas_stats_counters *s)
{
  s->received = 0;
  s->requests = 0;
  s->responses = 0;
  s->dropped = 0;
  s->calls = 0;
  s->active_calls = 0;
  s->refused_400 = 0;
  s->refused_405 = 0;
  s->refused_415 = 0;
  s->refused_416 = 0;
  s->refused_420 = 0;
  s->refused_481 = 0;
  s->refused_482 = 0;
  s->refused_500 = 0;
  s->refused_501 = 0;
  s->refused_503 = 0;
  s->refused_505 = 0;
  s->refused_513 = 0;
  s->refused_other = 0;
  s->retransmissions_in = 0;
  s->retransmissions_out = 0;
  s->ack_timeouts = 0;
  s->transport_errors = 0;
  s->answers_limited = 0;
  s->sources_limited = 0;
}

/*@ requires place: \valid(r) && \valid_read(config) && \valid_read(secret + (0 .. 1));
    requires apart: \separated(r, config) && \separated(r, secret + (0 .. 1));
    requires right: vuas_config_ok(config);
    terminates \true; exits \false; assigns r->config, r->now, r->secret[0 .. 1], r->stats, r->limits;
    ensures config: vuas_config_ok(&r->config);
    ensures given: r->config == \old(*config);
    ensures now: r->now == 0;
    ensures secret: r->secret[0] == \old(secret[0]) && r->secret[1] == \old(secret[1]);
    ensures whole: r->limits.answers == 0 && \forall integer k; 0 <= k < VUAS_SOURCES ==> r->limits.whole_at[k] == 0;
    ensures counted: r->stats.received == 0 && r->stats.calls == 0 && r->stats.active_calls == 0;
*/
static void begin_run(vuas_run *r, const vuas_config *config, const uint64_t secret[2])
{
  r->config = *config;
  r->now = 0;
  r->secret[0] = secret[0];
  r->secret[1] = secret[1];
  clear_stats(&r->stats);
  vuas_limits_clear(&r->limits);
}

/*@ requires place: \valid(t);
    terminates \true; exits \false; assigns t->kind, t->generation;
    ensures free: t->kind == VUAS_TX_FREE && t->generation == 1;
*/
static void clear_tx(vuas_tx *t)
{
  t->kind = VUAS_TX_FREE;
  t->generation = 1;
}

/*@ requires place: \valid(c);
    terminates \true; exits \false; assigns c->state, c->generation;
    ensures free: c->state == VUAS_CALL_FREE && c->generation == 1;
*/
static void clear_call(vuas_call_slot *c)
{
  c->state = VUAS_CALL_FREE;
  c->generation = 1;
}

/*@ requires place: \valid(txs + (0 .. n - 1));
    terminates \true; exits \false; assigns txs[0 .. n - 1];
    ensures free: \forall integer j; 0 <= j < n ==> txs[j].kind == VUAS_TX_FREE && txs[j].generation == 1;
*/
static void clear_txs(vuas_tx *txs, uint32_t n)
{
  /*@ loop invariant range: 0 <= k <= n;
      loop invariant free: \forall integer j; 0 <= j < k ==> txs[j].kind == VUAS_TX_FREE && txs[j].generation == 1;
      loop assigns k, txs[0 .. n - 1];
      loop variant n - k; */
  for (uint32_t k = 0; k < n; k++) clear_tx(&txs[k]);
}

/*@ requires place: \valid(calls + (0 .. n - 1));
    terminates \true; exits \false; assigns calls[0 .. n - 1];
    ensures free: \forall integer j; 0 <= j < n ==> calls[j].state == VUAS_CALL_FREE && calls[j].generation == 1;
*/
static void clear_calls(vuas_call_slot *calls, uint32_t n)
{
  /*@ loop invariant range: 0 <= k <= n;
      loop invariant free: \forall integer j; 0 <= j < k ==> calls[j].state == VUAS_CALL_FREE &&
        calls[j].generation == 1;
      loop assigns k, calls[0 .. n - 1];
      loop variant n - k; */
  for (uint32_t k = 0; k < n; k++) clear_call(&calls[k]);
}

/* The memory that tables and slots stand in. */
#define LAID_OUT(u) \
  vuas_mem(u) && vuas_index_ok(&(u)->store.by_key) && vuas_index_ok(&(u)->store.by_request) && \
  vuas_timers_mem(&(u)->store.timers) && vuas_free_mem(&(u)->store.free_calls) && vuas_free_mem(&(u)->store.free_txs)

/*@ requires place: LAID_OUT(u);
    terminates \true; exits \false;
    assigns u->store.calls[0 .. u->store.n_calls - 1], u->store.txs[0 .. u->store.n_txs - 1];
    ensures place: LAID_OUT(u);
    ensures calls: \forall integer j; 0 <= j < u->store.n_calls ==> u->store.calls[j].state == VUAS_CALL_FREE;
    ensures txs: \forall integer j; 0 <= j < u->store.n_txs ==> u->store.txs[j].kind == VUAS_TX_FREE;
    VUAS_KEEPS_RUN(u);
*/
static void clear_slots(vuas *u)
{
  clear_txs(u->store.txs, u->store.n_txs);
  clear_calls(u->store.calls, u->store.n_calls);
}

/*@ requires place: LAID_OUT(u);
    terminates \true; exits \false;
    assigns u->store.free_calls.count, u->store.free_calls.slot[0 .. u->store.free_calls.capacity - 1],
      u->store.free_txs.count, u->store.free_txs.slot[0 .. u->store.free_txs.capacity - 1];
    ensures place: LAID_OUT(u);
    ensures free: vuas_free_ok(&u->store.free_calls) && vuas_free_ok(&u->store.free_txs);
    ensures counts: u->store.free_calls.count == u->store.n_calls && u->store.free_txs.count == u->store.n_txs;
    ensures calls: \forall integer j; 0 <= j < u->store.n_calls ==>
      u->store.calls[j].state == \old(u->store.calls[j].state);
    ensures txs: \forall integer j; 0 <= j < u->store.n_txs ==> u->store.txs[j].kind == \old(u->store.txs[j].kind);
    VUAS_KEEPS_RUN(u);
*/
static void fill_stacks(vuas *u)
{
  vuas_free_init(&u->store.free_calls);
  vuas_free_init(&u->store.free_txs);
}

/*@ requires place: LAID_OUT(u);
    terminates \true; exits \false;
    assigns u->store.by_key.place[0 .. VUAS_WAYS * u->store.by_key.buckets - 1],
      u->store.by_request.place[0 .. VUAS_WAYS * u->store.by_request.buckets - 1],
      u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures index: vuas_index_ok(&u->store.by_key) && vuas_index_ok(&u->store.by_request);
    ensures timers: vuas_timers_ok(&u->store.timers) && vuas_all_quiet(u);
    ensures calls: \forall integer j; 0 <= j < u->store.n_calls ==>
      u->store.calls[j].state == \old(u->store.calls[j].state);
    ensures txs: \forall integer j; 0 <= j < u->store.n_txs ==> u->store.txs[j].kind == \old(u->store.txs[j].kind);
    VUAS_KEEPS_MEM(u);
    VUAS_KEEPS_RUN(u);
    VUAS_KEEPS_FREE(u);
*/
static void clear_tables(vuas *u)
{
  vuas_index_clear(&u->store.by_key);
  vuas_index_clear(&u->store.by_request);
  vuas_timers_clear(&u->store.timers);
}

/*@ requires place: LAID_OUT(u);
    requires run: vuas_run_ok(u);
    terminates \true; exits \false; assigns VUAS_STORE(u);
    ensures ok: vuas_ok(u);
    ensures capacities: u->store.n_calls == \old(u->store.n_calls) && u->store.n_txs == \old(u->store.n_txs) &&
      u->store.by_key.buckets == \old(u->store.by_key.buckets) &&
      u->store.by_request.buckets == \old(u->store.by_request.buckets);
    ensures free: vuas_all_free(u);
    ensures quiet: vuas_all_quiet(u);
*/
static void clear(vuas *u)
{
  clear_slots(u);
  fill_stacks(u);
  clear_tables(u);
  /*@ assert txs: vuas_txs_ok(u); */
  /*@ assert calls: vuas_calls_ok(u); */
  /*@ assert tx_stack: vuas_tx_stack_ok(u); */
  /*@ assert call_stack: vuas_call_stack_ok(u); */
}

vuas_status vuas_init(vuas *u, const vuas_config *config, const vuas_memory *memory, const uint64_t secret[2])
{
  if (config->layout != VUAS_LAYOUT) return VUAS_E_LAYOUT;
  if (!config_ok(config) || !memory_ok(memory)) return VUAS_E_ARGUMENT;
  begin_run(&u->run, config, secret);
  lay_out(&u->store, memory);
  /*@ assert objects: vuas_objects(u); */
  /*@ assert mem: vuas_mem(u); */
  /*@ assert index: vuas_index_ok(&u->store.by_key) && vuas_index_ok(&u->store.by_request); */
  /*@ assert timers: vuas_timers_mem(&u->store.timers); */
  /*@ assert free: vuas_free_mem(&u->store.free_calls) && vuas_free_mem(&u->store.free_txs); */
  clear(u);
  return VUAS_OK;
}

/* --- what steps share --- */

void vuas_fresh(const vuas *u, vuas_out *out)
{
  (void)u;
  vuas_out_clear(out);
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

void vuas_advance(vuas *u, uint64_t now)
{
  vuas_set_time(u, now);
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

const vuas_message *vuas_request(const vuas *u)
{
  return &u->run.message;
}

const vuas_stats_counters *vuas_stats(const vuas *u)
{
  return &u->run.stats;
}
