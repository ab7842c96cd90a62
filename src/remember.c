/* SPDX-License-Identifier: Apache-2.0 */
#include "remember.h"

#define KEEPS_MEM(u) ensures keeps_mem: \old(vuas_mem(u)) ==> vuas_mem(u)
#define KEEPS_GENERATIONS(u) \
  ensures generations: \forall integer j; 0 <= j < u->store.n_txs ==> \
    u->store.txs[j].generation == \old(u->store.txs[j].generation)
#define KEEPS_HAND(u) \
  KEEPS_MEM(u); KEEPS_GENERATIONS(u); VUAS_KEEPS_QUIET(u); \
  ensures keeps_keys: \old(vuas_keys_ok(u)) ==> vuas_keys_ok(u); \
  ensures keeps_head: \old(vuas_head_ok(&u->run.draft)) ==> vuas_head_ok(&u->run.draft)

/* What making a transaction leaves alone, a part at a time. */
#define HAND_STILL(r) \
  VUAS_WAS((r)->key_end) && VUAS_WAS((r)->merge_end) && VUAS_WAS((r)->draft.to_end) && VUAS_WAS((r)->draft.ids_end) && \
    VUAS_WAS((r)->draft.routes_end)
#define SAME_TIMING(r) \
  VUAS_WAS((r)->config.timing.t1) && VUAS_WAS((r)->config.timing.t2) && VUAS_WAS((r)->config.timing.t4)
#define SAME_SIZES(u) \
  VUAS_WAS((u)->store.n_txs) && VUAS_WAS((u)->store.n_calls) && VUAS_WAS((u)->store.timers.capacity) && \
    VUAS_WAS((u)->store.free_txs.capacity) && VUAS_WAS((u)->store.free_calls.capacity) && \
    VUAS_WAS((u)->store.by_key.buckets) && VUAS_WAS((u)->store.by_request.buckets)
#define SAME_GENERATIONS(u) VUAS_SLOTS_ARE(u, j) VUAS_WAS((u)->store.txs[j].generation)
#define SAME_LENGTHS(r) \
  VUAS_WAS((r)->config.trying_ms) && VUAS_WAS((r)->config.refresh_ms) && VUAS_WAS((r)->config.host_length) && \
    VUAS_WAS((r)->config.server_length)

/* --- beginning --- */

/*@ requires place: \valid(t) && \valid_read(d) && \separated(t, d) && vuas_head_ok(d);
    terminates \true; exits \false;
    assigns t->bytes[0 .. VUAS_TX_BYTES - 1], t->tag[0 .. VUAS_TAG_BYTES - 1];
    ensures head: \forall integer k; 0 <= k < d->routes_end ==> t->bytes[k] == d->head[k];
    ensures tag: \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> t->tag[k] == d->tag[k];
*/
static void copy_head(vuas_tx *t, const vuas_draft *d)
{
  /*@ loop invariant range: 0 <= k <= d->routes_end;
      loop invariant copied: \forall integer j; 0 <= j < k ==> t->bytes[j] == d->head[j];
      loop assigns k, t->bytes[0 .. VUAS_TX_BYTES - 1];
      loop variant d->routes_end - k; */
  for (uint32_t k = 0; k < d->routes_end; k++) t->bytes[k] = d->head[k];
  /*@ loop invariant range: 0 <= k <= VUAS_TAG_BYTES;
      loop invariant copied: \forall integer j; 0 <= j < k ==> t->tag[j] == d->tag[j];
      loop assigns k, t->tag[0 .. VUAS_TAG_BYTES - 1];
      loop variant VUAS_TAG_BYTES - k; */
  for (uint32_t k = 0; k < VUAS_TAG_BYTES; k++) t->tag[k] = d->tag[k];
}

/*@ requires place: \valid(t) && \valid_read(r) && \separated(t, r) && r->key_end <= r->merge_end <= VUAS_KEY_BYTES;
    terminates \true; exits \false;
    assigns t->key[0 .. VUAS_KEY_BYTES - 1], t->key_end, t->merge_end, t->key_hash, t->merge_hash;
    ensures key: \forall integer k; 0 <= k < r->merge_end ==> t->key[k] == r->key[k];
    ensures ends: t->key_end == r->key_end && t->merge_end == r->merge_end;
    ensures hashes: t->key_hash == r->key_hash && t->merge_hash == r->merge_hash;
*/
static void copy_keys(vuas_tx *t, const vuas_run *r)
{
  /*@ loop invariant range: 0 <= k <= r->merge_end;
      loop invariant copied: \forall integer j; 0 <= j < k ==> t->key[j] == r->key[j];
      loop assigns k, t->key[0 .. VUAS_KEY_BYTES - 1];
      loop variant r->merge_end - k; */
  for (uint32_t k = 0; k < r->merge_end; k++) t->key[k] = r->key[k];
  t->key_end = r->key_end;
  t->merge_end = r->merge_end;
  t->key_hash = r->key_hash;
  t->merge_hash = r->merge_hash;
}

/*@ requires place: \valid(t) && \valid_read(d) && \separated(t, d) && vuas_head_ok(d);
    terminates \true; exits \false;
    assigns t->to_end, t->ids_end, t->routes_end, t->reason_end, t->tail_end, t->to_has_tag, t->status, t->method;
    ensures ends: t->to_end == d->to_end && t->ids_end == d->ids_end && t->routes_end == d->routes_end &&
      t->reason_end == d->routes_end && t->tail_end == d->routes_end;
    ensures rest: t->to_has_tag == d->to_has_tag && t->status == 0 && t->method == method;
*/
static void set_parts(vuas_tx *t, const vuas_draft *d, uint8_t method)
{
  t->to_end = d->to_end;
  t->ids_end = d->ids_end;
  t->routes_end = d->routes_end;
  t->reason_end = d->routes_end;
  t->tail_end = d->routes_end;
  t->to_has_tag = d->to_has_tag;
  t->status = 0;
  t->method = method;
}

/*@ requires place: \valid(t) && \valid_read(d) && \separated(t, d);
    terminates \true; exits \false; assigns t->path;
    ensures path: t->path == d->path;
*/
static void set_path(vuas_tx *t, const vuas_draft *d)
{
  t->path = d->path;
}

/*@ requires place: \valid(t);
    terminates \true; exits \false; assigns t->call.slot, t->call.generation;
    ensures call: t->call.slot == call.slot && t->call.generation == call.generation;
*/
static void set_call(vuas_tx *t, vuas_handle call)
{
  t->call.slot = call.slot;
  t->call.generation = call.generation;
}

/*@ requires place: \valid(t) && \valid_read(c) && \separated(t, c) && vuas_config_ok(c) && now <= VUAS_TIME_MAX;
    requires kind: kind == VUAS_TX_IST || kind == VUAS_TX_NIST || kind == VUAS_TX_NICT;
    terminates \true; exits \false; assigns t->kind, t->ist, t->nist, t->nict;
    ensures kind: t->kind == kind;
    ensures ist: kind == VUAS_TX_IST ==> vuas_ist_inv(&t->ist) && t->ist.state == VUAS_IST_PROCEEDING &&
      t->ist.provisional == 0;
    ensures nist: kind == VUAS_TX_NIST ==> vuas_nist_inv(&t->nist) && t->nist.state == VUAS_NIST_TRYING;
    ensures nict: kind == VUAS_TX_NICT ==> vuas_nict_inv(&t->nict) && t->nict.state == VUAS_NICT_TRYING;
*/
static void begin(vuas_tx *t, uint8_t kind, uint64_t now, const vuas_config *c)
{
  bool reliable = t->path.transport != VUAS_UDP;
  t->kind = kind;
  if (kind == VUAS_TX_IST) vuas_ist_open(&t->ist, reliable, now, c->trying_ms);
  else if (kind == VUAS_TX_NIST) vuas_nist_open(&t->nist, reliable, now, &c->timing);
  else vuas_nict_open(&t->nict, reliable, now, &c->timing);
}

/*@ requires place: \valid(t) && \valid_read(r) && \base_addr(t) != \base_addr(r);
    requires hand: r->key_end <= r->merge_end <= VUAS_KEY_BYTES && vuas_head_ok(&r->draft);
    terminates \true; exits \false; assigns *t;
    ensures ends: t->to_end == r->draft.to_end && t->ids_end == r->draft.ids_end &&
      t->routes_end == r->draft.routes_end &&
      t->reason_end == r->draft.routes_end && t->tail_end == r->draft.routes_end;
    ensures rest: t->status == 0 && t->method == method;
    ensures call: t->call.slot == call.slot && t->call.generation == call.generation;
    ensures key: t->key_hash == r->key_hash && t->merge_hash == r->merge_hash && t->key_end == r->key_end &&
      t->merge_end == r->merge_end;
    ensures generation: t->generation == \old(t->generation);
    ensures timing: r->config.timing.t1 == \old(r->config.timing.t1) &&
      r->config.timing.t2 == \old(r->config.timing.t2) && r->config.timing.t4 == \old(r->config.timing.t4);
    ensures lengths: r->config.trying_ms == \old(r->config.trying_ms) &&
      r->config.refresh_ms == \old(r->config.refresh_ms) &&
      r->config.host_length == \old(r->config.host_length) && r->config.server_length == \old(r->config.server_length);
    ensures now: r->now == \old(r->now);
    ensures hand: r->key_end <= r->merge_end <= VUAS_KEY_BYTES && vuas_head_ok(&r->draft);
*/
static void copy_in(vuas_tx *t, const vuas_run *r, uint8_t method, vuas_handle call)
{
  copy_head(t, &r->draft);
  /*@ assert hand_1: HAND_STILL(r); */
  /*@ assert timing_1: SAME_TIMING(r); */
  /*@ assert lengths_1: SAME_LENGTHS(r); */
  copy_keys(t, r);
  /*@ assert hand_2: HAND_STILL(r); */
  /*@ assert timing_2: SAME_TIMING(r); */
  /*@ assert lengths_2: SAME_LENGTHS(r); */
  set_path(t, &r->draft);
  /*@ assert hand_3: HAND_STILL(r); */
  /*@ assert timing_3: SAME_TIMING(r); */
  /*@ assert lengths_3: SAME_LENGTHS(r); */
  set_parts(t, &r->draft, method);
  /*@ assert hand_4: HAND_STILL(r); */
  /*@ assert timing_4: SAME_TIMING(r); */
  /*@ assert lengths_4: SAME_LENGTHS(r); */
  set_call(t, call);
  /*@ assert hand_5: HAND_STILL(r); */
  /*@ assert timing_5: SAME_TIMING(r); */
  /*@ assert lengths_5: SAME_LENGTHS(r); */
}

/*@ requires place: \valid(t) && \valid_read(r) && \base_addr(t) != \base_addr(r);
    requires hand: r->key_end <= r->merge_end <= VUAS_KEY_BYTES && vuas_head_ok(&r->draft);
    requires run: vuas_config_ok(&r->config) && r->now <= VUAS_TIME_MAX;
    requires kind: kind == VUAS_TX_IST || kind == VUAS_TX_NIST || kind == VUAS_TX_NICT;
    requires method: method <= VUAS_METHOD_LAST;
    terminates \true; exits \false; assigns *t;
    ensures this: vuas_tx_ok(t);
    ensures begun: t->kind == kind && t->method == method && t->status == 0 && t->routes_end == r->draft.routes_end;
    ensures call: t->call.slot == call.slot && t->call.generation == call.generation;
    ensures ist: kind == VUAS_TX_IST ==> t->ist.state == VUAS_IST_PROCEEDING;
    ensures nist: kind == VUAS_TX_NIST ==> t->nist.state == VUAS_NIST_TRYING;
    ensures nict: kind == VUAS_TX_NICT ==> t->nict.state == VUAS_NICT_TRYING;
    ensures key: t->key_hash == r->key_hash && t->merge_hash == r->merge_hash && t->key_end == r->key_end &&
      t->merge_end == r->merge_end;
    ensures generation: t->generation == \old(t->generation);
*/
static void make(vuas_tx *t, const vuas_run *r, uint8_t kind, uint8_t method, vuas_handle call)
{
  copy_in(t, r, method, call);
  begin(t, kind, r->now, &r->config);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_run_ok(u) && vuas_keys_ok(u) &&
    vuas_head_ok(&u->run.draft);
    requires kind: kind == VUAS_TX_IST || kind == VUAS_TX_NIST || kind == VUAS_TX_NICT;
    requires method: method <= VUAS_METHOD_LAST;
    requires taken: vuas_free_ok(&u->store.free_txs) && !vuas_free_has(&u->store.free_txs, i);
    terminates \true; exits \false; assigns u->store.txs[i];
    ensures this: vuas_tx_ok(&u->store.txs[i]);
    ensures begun: u->store.txs[i].kind == kind && u->store.txs[i].method == method && u->store.txs[i].status == 0 &&
      u->store.txs[i].routes_end == u->run.draft.routes_end;
    ensures call: u->store.txs[i].call.slot == call.slot && u->store.txs[i].call.generation == call.generation;
    ensures ist: kind == VUAS_TX_IST ==> u->store.txs[i].ist.state == VUAS_IST_PROCEEDING;
    ensures nist: kind == VUAS_TX_NIST ==> u->store.txs[i].nist.state == VUAS_NIST_TRYING;
    ensures nict: kind == VUAS_TX_NICT ==> u->store.txs[i].nict.state == VUAS_NICT_TRYING;
    ensures key: u->store.txs[i].key_hash == u->run.key_hash && u->store.txs[i].merge_hash == u->run.merge_hash;
    ensures generation: u->store.txs[i].generation == \old(u->store.txs[i].generation);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    KEEPS_MEM(u);
    KEEPS_GENERATIONS(u);
    ensures keeps_name: u->run.draft.transaction.slot == \old(u->run.draft.transaction.slot) &&
      u->run.draft.transaction.generation == \old(u->run.draft.transaction.generation);
    ensures same: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
      u->store.txs[j].kind == \old(u->store.txs[j].kind) &&
      u->store.txs[j].ist.state == \old(u->store.txs[j].ist.state);
    VUAS_KEEPS_QUIET(u);
*/
static void fill(vuas *u, uint32_t i, uint8_t kind, uint8_t method, vuas_handle call)
{
  make(&u->store.txs[i], &u->run, kind, method, call);
  /*@ assert this: vuas_tx_ok(&u->store.txs[i]); */
  /*@ assert timing: SAME_TIMING(&u->run); */
  /*@ assert lengths: SAME_LENGTHS(&u->run); */
  /*@ assert deadlines: VUAS_SAME_DEADLINES(u); */
  /*@ assert nodes: VUAS_SAME_NODES(u); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: \forall integer j; 0 <= j < u->store.n_txs && j != i ==> VUAS_WAS(u->store.txs[j].kind) &&
        VUAS_WAS(u->store.txs[j].method) && VUAS_WAS(u->store.txs[j].status); */
  /*@ assert ends: \forall integer j; 0 <= j < u->store.n_txs && j != i ==> VUAS_WAS(u->store.txs[j].to_end) &&
        VUAS_WAS(u->store.txs[j].ids_end) && VUAS_WAS(u->store.txs[j].routes_end) &&
        VUAS_WAS(u->store.txs[j].reason_end) &&
        VUAS_WAS(u->store.txs[j].tail_end) && VUAS_WAS(u->store.txs[j].key_end) && VUAS_WAS(u->store.txs[j].merge_end);
        */
  /*@ assert other_ist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_ist_inv(&u->store.txs[j].ist), Pre) ==> vuas_ist_inv(&u->store.txs[j].ist)); */
  /*@ assert other_nist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nist_inv(&u->store.txs[j].nist), Pre) ==> vuas_nist_inv(&u->store.txs[j].nist)); */
  /*@ assert other_nict: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nict_inv(&u->store.txs[j].nict), Pre) ==> vuas_nict_inv(&u->store.txs[j].nict)); */
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_index_ok(&u->store.by_key);
    terminates \true; exits \false; assigns u->store.by_key.place[0 .. VUAS_WAYS * u->store.by_key.buckets - 1];
    ensures put: \result ==> vuas_index_has(&u->store.by_key, u->run.key_hash, i);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    KEEPS_HAND(u);
*/
static bool put_key(vuas *u, uint32_t i)
{
  return vuas_index_put(&u->store.by_key, u->run.key_hash, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_index_ok(&u->store.by_key);
    terminates \true; exits \false; assigns u->store.by_key.place[0 .. VUAS_WAYS * u->store.by_key.buckets - 1];
    ensures gone: !vuas_index_has(&u->store.by_key, u->run.key_hash, i);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    KEEPS_HAND(u);
*/
static void drop_key(vuas *u, uint32_t i)
{
  vuas_index_drop(&u->store.by_key, u->run.key_hash, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_index_ok(&u->store.by_request);
    terminates \true; exits \false; assigns u->store.by_request.place[0 .. VUAS_WAYS * u->store.by_request.buckets - 1];
    ensures put: \result ==> vuas_index_has(&u->store.by_request, u->run.merge_hash, i);
    ensures key: vuas_index_has(&u->store.by_key, u->run.key_hash, i) <==>
      \old(vuas_index_has(&u->store.by_key, u->run.key_hash, i));
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    KEEPS_HAND(u);
*/
static bool put_request(vuas *u, uint32_t i)
{
  return vuas_index_put(&u->store.by_request, u->run.merge_hash, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_index_ok(&u->store.by_key) &&
    vuas_index_ok(&u->store.by_request);
    terminates \true; exits \false;
    assigns u->store.by_key.place[0 .. VUAS_WAYS * u->store.by_key.buckets - 1],
      u->store.by_request.place[0 .. VUAS_WAYS * u->store.by_request.buckets - 1];
    ensures key: \result ==> vuas_index_has(&u->store.by_key, u->run.key_hash, i);
    ensures request: \result ==> vuas_index_has(&u->store.by_request, u->run.merge_hash, i);
    ensures none: !\result ==> !vuas_index_has(&u->store.by_key, u->run.key_hash, i);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    KEEPS_HAND(u);
*/
static bool enter(vuas *u, uint32_t i)
{
  if (put_key(u, i) && put_request(u, i)) return true;
  drop_key(u, i);
  return false;
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_txs) && vuas_tx_stack_ok(u);
    terminates \true; exits \false; assigns u->store.free_txs.count;
    ensures none: \result == VUAS_NONE <==> \old(u->store.free_txs.count) == 0;
    ensures one: u->store.free_txs.count ==
      (\result == VUAS_NONE ? \old(u->store.free_txs.count) : \old(u->store.free_txs.count) - 1);
    ensures free: vuas_free_ok(&u->store.free_txs) && vuas_tx_stack_ok(u);
    ensures taken: \result != VUAS_NONE ==> \result < u->store.n_txs && u->store.txs[\result].kind == VUAS_TX_FREE &&
      !vuas_free_has(&u->store.free_txs, \result);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    KEEPS_HAND(u);
*/
static uint32_t take(vuas *u)
{
  uint32_t i = VUAS_NONE;
  (void)vuas_free_pop(&u->store.free_txs, &i);
  return i;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs;
    terminates \true; exits \false; assigns u->run.draft.transaction;
    ensures named: u->run.draft.transaction.slot == i &&
      u->run.draft.transaction.generation == u->store.txs[i].generation;
    ensures keeps_draft: \old(vuas_draft_ok(&u->run.draft)) ==> vuas_draft_ok(&u->run.draft);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    KEEPS_HAND(u);
*/
static void name(vuas *u, uint32_t i)
{
  u->run.draft.transaction.slot = i;
  u->run.draft.transaction.generation = u->store.txs[i].generation;
}

uint32_t vuas_tx_open(vuas *u, uint8_t kind, uint8_t method, vuas_handle call)
{
  uint32_t i = take(u);
  /*@ assert sizes_1: SAME_SIZES(u); */
  /*@ assert generations_1: SAME_GENERATIONS(u); */
  if (i == VUAS_NONE) return VUAS_NONE;
  if (kind != VUAS_TX_NICT && !enter(u, i)) {
    /*@ assert sizes_2: SAME_SIZES(u); */
    /*@ assert generations_2: SAME_GENERATIONS(u); */
    vuas_tx_spare(u, i);
    /*@ assert sizes_3: SAME_SIZES(u); */
    /*@ assert generations_3: SAME_GENERATIONS(u); */
    return VUAS_NONE;
  }
  /*@ assert sizes_4: SAME_SIZES(u); */
  /*@ assert generations_4: SAME_GENERATIONS(u); */
  name(u, i);
  /*@ assert sizes_5: SAME_SIZES(u); */
  /*@ assert generations_5: SAME_GENERATIONS(u); */
  fill(u, i, kind, method, call);
  /*@ assert sizes_6: SAME_SIZES(u); */
  /*@ assert generations_6: SAME_GENERATIONS(u); */
  /*@ assert mem: vuas_mem(u); */
  /*@ assert run: vuas_run_ok(u); */
  /*@ assert tables: vuas_tables_ok(u); */
  /*@ assert stacks: vuas_stacks_ok(u); */
  /*@ assert slots: vuas_txs_ok(u) && vuas_calls_ok(u); */
  vuas_arm_tx(u, i);
  return i;
}

/* --- remembering --- */

/*@ requires place: \valid(t) && \valid_read(d) && \separated(t, d) && vuas_draft_ok(d) &&
    t->routes_end + d->tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false;
    assigns t->bytes[0 .. VUAS_TX_BYTES - 1], t->reason_end, t->tail_end, t->status;
    ensures status: t->status == d->status;
    ensures ends: t->reason_end == t->routes_end + d->reason_end && t->tail_end == t->routes_end + d->tail_end;
    ensures head: \forall integer k; 0 <= k < t->routes_end ==> t->bytes[k] == \old(t->bytes[k]);
    ensures tail: \forall integer k; 0 <= k < d->tail_end ==> t->bytes[t->routes_end + k] == d->tail[k];
*/
static void copy_tail(vuas_tx *t, const vuas_draft *d)
{
  uint32_t base = t->routes_end;
  /*@ loop invariant range: 0 <= k <= d->tail_end;
      loop invariant copied: \forall integer j; 0 <= j < k ==> t->bytes[base + j] == d->tail[j];
      loop invariant head: \forall integer j; 0 <= j < base ==> t->bytes[j] == \at(t->bytes[j], Pre);
      loop assigns k, t->bytes[0 .. VUAS_TX_BYTES - 1];
      loop variant d->tail_end - k; */
  for (uint32_t k = 0; k < d->tail_end; k++) t->bytes[base + k] = d->tail[k];
  t->reason_end = base + d->reason_end;
  t->tail_end = base + d->tail_end;
  t->status = d->status;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && u->store.txs[i].kind != VUAS_TX_FREE &&
    vuas_tx_ok(&u->store.txs[i]);
    requires draft: vuas_draft_ok(&u->run.draft) && u->store.txs[i].routes_end + u->run.draft.tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false;
    assigns u->store.txs[i].bytes[0 .. VUAS_TX_BYTES - 1], u->store.txs[i].reason_end, u->store.txs[i].tail_end,
      u->store.txs[i].status;
    ensures this: vuas_tx_ok(&u->store.txs[i]);
    ensures status: u->store.txs[i].status == u->run.draft.status;
    ensures ends: u->store.txs[i].reason_end == u->store.txs[i].routes_end + u->run.draft.reason_end &&
      u->store.txs[i].tail_end == u->store.txs[i].routes_end + u->run.draft.tail_end;
    ensures head: \forall integer k; 0 <= k < u->store.txs[i].routes_end ==>
      u->store.txs[i].bytes[k] == \old(u->store.txs[i].bytes[k]);
    ensures tail: \forall integer k; 0 <= k < u->run.draft.tail_end ==>
      u->store.txs[i].bytes[u->store.txs[i].routes_end + k] == u->run.draft.tail[k];
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
*/
static void keep_tail(vuas *u, uint32_t i)
{
  copy_tail(&u->store.txs[i], &u->run.draft);
  /*@ assert this: vuas_tx_ok(&u->store.txs[i]); */
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
}

void vuas_tx_remember(vuas *u, uint32_t i)
{
  keep_tail(u, i);
}

/*@ requires place: \valid(d) && \valid_read(t) && \separated(t, d) && vuas_tx_ok(t) && t->kind != VUAS_TX_FREE;
    terminates \true; exits \false; assigns d->head[0 .. VUAS_TX_BYTES - 1], d->tail[0 .. VUAS_TX_BYTES - 1],
      d->tag[0 .. VUAS_TAG_BYTES - 1];
    ensures head: \forall integer k; 0 <= k < t->routes_end ==> d->head[k] == t->bytes[k];
    ensures tail: \forall integer k; t->routes_end <= k < t->tail_end ==> d->tail[k - t->routes_end] == t->bytes[k];
    ensures tag: \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> d->tag[k] == t->tag[k];
*/
static void recall_octets(vuas_draft *d, const vuas_tx *t)
{
  uint32_t base = t->routes_end;
  /*@ loop invariant range: 0 <= k <= base;
      loop invariant copied: \forall integer j; 0 <= j < k ==> d->head[j] == t->bytes[j];
      loop assigns k, d->head[0 .. VUAS_TX_BYTES - 1];
      loop variant base - k; */
  for (uint32_t k = 0; k < base; k++) d->head[k] = t->bytes[k];
  /*@ loop invariant range: base <= k <= t->tail_end;
      loop invariant copied: \forall integer j; base <= j < k ==> d->tail[j - base] == t->bytes[j];
      loop assigns k, d->tail[0 .. VUAS_TX_BYTES - 1];
      loop variant t->tail_end - k; */
  for (uint32_t k = base; k < t->tail_end; k++) d->tail[k - base] = t->bytes[k];
  /*@ loop invariant range: 0 <= k <= VUAS_TAG_BYTES;
      loop invariant copied: \forall integer j; 0 <= j < k ==> d->tag[j] == t->tag[j];
      loop assigns k, d->tag[0 .. VUAS_TAG_BYTES - 1];
      loop variant VUAS_TAG_BYTES - k; */
  for (uint32_t k = 0; k < VUAS_TAG_BYTES; k++) d->tag[k] = t->tag[k];
}

/*@ requires place: \valid(d) && \valid_read(t) && \separated(t, d);
    terminates \true; exits \false; assigns d->path;
    ensures path: d->path == t->path;
*/
static void recall_path(vuas_draft *d, const vuas_tx *t)
{
  d->path = t->path;
}

/*@ requires place: \valid(d) && \valid_read(t) && \separated(t, d) && vuas_tx_ok(t) && t->kind != VUAS_TX_FREE;
    terminates \true; exits \false;
    assigns d->status, d->to_has_tag, d->to_end, d->ids_end, d->routes_end, d->reason_end, d->tail_end;
    ensures draft: vuas_draft_ok(d);
    ensures status: d->status == t->status && d->to_has_tag == t->to_has_tag;
    ensures ends: d->to_end == t->to_end && d->ids_end == t->ids_end && d->routes_end == t->routes_end &&
      d->routes_end + d->reason_end == t->reason_end && d->routes_end + d->tail_end == t->tail_end;
*/
static void recall_parts(vuas_draft *d, const vuas_tx *t)
{
  d->status = t->status;
  d->to_has_tag = t->to_has_tag;
  d->to_end = t->to_end;
  d->ids_end = t->ids_end;
  d->routes_end = t->routes_end;
  d->reason_end = t->reason_end - t->routes_end;
  d->tail_end = t->tail_end - t->routes_end;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_tx_ok(&u->store.txs[i]) &&
    u->store.txs[i].kind != VUAS_TX_FREE;
    terminates \true; exits \false;
    assigns u->run.draft.status, u->run.draft.to_has_tag, u->run.draft.to_end, u->run.draft.ids_end,
      u->run.draft.routes_end, u->run.draft.reason_end, u->run.draft.tail_end;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures status: u->run.draft.status == u->store.txs[i].status &&
      u->run.draft.to_has_tag == u->store.txs[i].to_has_tag;
    ensures parts: u->run.draft.to_end == u->store.txs[i].to_end && u->run.draft.ids_end == u->store.txs[i].ids_end &&
      u->run.draft.routes_end == u->store.txs[i].routes_end &&
      u->run.draft.routes_end + u->run.draft.reason_end == u->store.txs[i].reason_end &&
      u->run.draft.routes_end + u->run.draft.tail_end == u->store.txs[i].tail_end;
    ensures this: vuas_tx_ok(&u->store.txs[i]) && u->store.txs[i].kind == \old(u->store.txs[i].kind);
    KEEPS_MEM(u);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
*/
static void load_parts(vuas *u, uint32_t i)
{
  recall_parts(&u->run.draft, &u->store.txs[i]);
  /*@ assert free_txs: VUAS_STILL(vuas_free_ok(&u->store.free_txs)); */
  /*@ assert free_calls: VUAS_STILL(vuas_free_ok(&u->store.free_calls)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert timing: SAME_TIMING(&u->run); */
  /*@ assert lengths: SAME_LENGTHS(&u->run); */
  /*@ assert sizes: SAME_SIZES(u); */
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
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

/*@ requires place: vuas_mem(u) && i < u->store.n_txs;
    terminates \true; exits \false; assigns u->run.draft.path;
    ensures path: u->run.draft.path == u->store.txs[i].path;
    ensures this: \old(vuas_tx_ok(&u->store.txs[i])) ==> vuas_tx_ok(&u->store.txs[i]);
    ensures kind: u->store.txs[i].kind == \old(u->store.txs[i].kind);
    KEEPS_MEM(u);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
*/
static void load_path(vuas *u, uint32_t i)
{
  recall_path(&u->run.draft, &u->store.txs[i]);
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

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_tx_ok(&u->store.txs[i]) &&
    u->store.txs[i].kind != VUAS_TX_FREE;
    terminates \true; exits \false;
    assigns u->run.draft.head[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail[0 .. VUAS_TX_BYTES - 1],
      u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
    ensures head: \forall integer k; 0 <= k < u->store.txs[i].routes_end ==>
      u->run.draft.head[k] == u->store.txs[i].bytes[k];
    ensures tail: \forall integer k; u->store.txs[i].routes_end <= k < u->store.txs[i].tail_end ==>
      u->run.draft.tail[k - u->store.txs[i].routes_end] == u->store.txs[i].bytes[k];
    ensures tag: \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> u->run.draft.tag[k] == u->store.txs[i].tag[k];
    KEEPS_MEM(u);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
*/
static void load_octets(vuas *u, uint32_t i)
{
  recall_octets(&u->run.draft, &u->store.txs[i]);
}

void vuas_recall(vuas *u, uint32_t i)
{
  name(u, i);
  load_path(u, i);
  load_parts(u, i);
  load_octets(u, i);
}
