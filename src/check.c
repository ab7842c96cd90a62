/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "timing.h"

/* --- one slot --- */

/*@ requires place: \valid_read(t);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_tx_ok(t);
*/
static bool tx_ok(const vuas_tx *t)
{
  if (t->kind == VUAS_TX_FREE) return true;
  if (t->kind > VUAS_TX_NICT || t->method > VUAS_METHOD_LAST) return false;
  if (t->status != 0 && (t->status < 100 || t->status > 699)) return false;
  if (t->to_end > t->ids_end || t->ids_end > t->routes_end || t->routes_end > t->reason_end ||
      t->reason_end > t->tail_end) return false;
  if (t->tail_end > VUAS_TX_BYTES || t->routes_end > VUAS_TX_BYTES - VUAS_TAIL_RESERVE) return false;
  if (t->key_end > t->merge_end || t->merge_end > VUAS_KEY_BYTES) return false;
  if (t->kind == VUAS_TX_IST) return vuas_ist_check(&t->ist);
  return t->kind == VUAS_TX_NIST ? vuas_nist_check(&t->nist) : vuas_nict_check(&t->nict);
}

/*@ requires place: \valid_read(c);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_call_ok(c);
*/
static bool call_ok(const vuas_call_slot *c)
{
  if (c->state == VUAS_CALL_FREE) return true;
  if (c->state > VUAS_CALL_MORTAL || c->path.transport > VUAS_TRANSPORT_OTHER) return false;
  if (c->call_id_end > c->remote_tag_end || c->remote_tag_end > c->local_end || c->local_end > c->remote_end)
    return false;
  if (c->remote_end > c->target_end || c->target_end > c->routes_end || c->routes_end > VUAS_CALL_BYTES) return false;
  return vuas_repeat_check(&c->repeat);
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_txs_ok(u);
*/
static bool txs_ok(const vuas *u)
{
  /*@ loop invariant range: 0 <= i <= u->store.n_txs;
      loop invariant passed: \forall integer j; 0 <= j < i ==> vuas_tx_ok(&u->store.txs[j]);
      loop assigns i;
      loop variant u->store.n_txs - i; */
  for (uint32_t i = 0; i < u->store.n_txs; i++)
    if (!tx_ok(&u->store.txs[i])) return false;
  return true;
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_calls_ok(u);
*/
static bool calls_ok(const vuas *u)
{
  /*@ loop invariant range: 0 <= i <= u->store.n_calls;
      loop invariant passed: \forall integer j; 0 <= j < i ==> vuas_call_ok(&u->store.calls[j]);
      loop assigns i;
      loop variant u->store.n_calls - i; */
  for (uint32_t i = 0; i < u->store.n_calls; i++)
    if (!call_ok(&u->store.calls[i])) return false;
  return true;
}

/* --- what is configured --- */

/*@ requires place: \valid_read(c);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_config_ok(c);
*/
static bool config_ok(const vuas_config *c)
{
  if (!vuas_timing_check(&c->timing) || c->trying_ms > 200) return false;
  if (c->refresh_ms < 1 || c->refresh_ms > VUAS_T2_MAX) return false;
  return c->host_length <= VUAS_MAX_IDENTITY && c->server_length <= VUAS_MAX_IDENTITY;
}

/* --- deadlines --- */

/* Every living call stands in its leaf of the tree with its own deadline, every free one with none. */
/*@ requires place: vuas_mem(u) && vuas_timers_mem(&u->store.timers) && vuas_calls_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_calls_armed(u);
*/
static bool calls_armed(const vuas *u)
{
  /*@ loop invariant range: 0 <= i <= u->store.n_calls;
      loop invariant passed: \forall integer j; 0 <= j < i ==> vuas_call_armed(u, j);
      loop assigns i;
      loop variant u->store.n_calls - i; */
  for (uint32_t i = 0; i < u->store.n_calls; i++)
    if (u->store.timers.at[u->store.timers.capacity + i] != vuas_call_deadline(&u->store.calls[i])) {
      /*@ assert unarmed: !vuas_call_armed(u, i); */
      return false;
    }
  return true;
}

/*@ requires place: vuas_mem(u) && vuas_timers_mem(&u->store.timers) && vuas_txs_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_txs_armed(u);
*/
static bool txs_armed(const vuas *u)
{
  /*@ loop invariant range: 0 <= i <= u->store.n_txs;
      loop invariant passed: \forall integer j; 0 <= j < i ==> vuas_tx_armed(u, j);
      loop assigns i;
      loop variant u->store.n_txs - i; */
  for (uint32_t i = 0; i < u->store.n_txs; i++)
    if (u->store.timers.at[u->store.timers.capacity + u->store.n_calls + i] != vuas_tx_deadline(&u->store.txs[i])) {
      /*@ assert unarmed: !vuas_tx_armed(u, i); */
      return false;
    }
  return true;
}

/*@ requires mem: vuas_timers_mem(t);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_timers_ok(t);
*/
static bool tree_ok(const vuas_timers *t)
{
  /*@ loop invariant range: 1 <= j <= t->capacity;
      loop invariant passed: \forall integer k; 1 <= k < j ==> vuas_timer_node(t->at, k);
      loop assigns j;
      loop variant t->capacity - j; */
  for (uint32_t j = 1; j < t->capacity; j++) {
    uint64_t l = t->at[2 * j], r = t->at[2 * j + 1];
    if (t->at[j] != (l < r ? l : r)) return false;
  }
  return true;
}

/* --- free slots --- */

/* The k-th number on the stack is a slot's, and none before it is the same. */
/*@ requires mem: vuas_free_mem(f) && k < f->count <= f->capacity;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> f->slot[k] < f->capacity && \forall integer j; 0 <= j < k ==> f->slot[j] != f->slot[k];
*/
static bool first_of_its_kind(const vuas_free *f, uint32_t k)
{
  if (f->slot[k] >= f->capacity) return false;
  /*@ loop invariant range: 0 <= i <= k;
      loop invariant passed: \forall integer j; 0 <= j < i ==> f->slot[j] != f->slot[k];
      loop assigns i;
      loop variant k - i; */
  for (uint32_t i = 0; i < k; i++)
    if (f->slot[i] == f->slot[k]) return false;
  return true;
}

/*@ requires mem: vuas_free_mem(f);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_free_ok(f);
*/
static bool free_ok(const vuas_free *f)
{
  if (f->count > f->capacity) return false;
  /*@ loop invariant range: 0 <= i <= f->count;
      loop invariant within: \forall integer k; 0 <= k < i ==> f->slot[k] < f->capacity;
      loop invariant once: \forall integer j, integer k; 0 <= j < k < i ==> f->slot[j] != f->slot[k];
      loop assigns i;
      loop variant f->count - i; */
  for (uint32_t i = 0; i < f->count; i++)
    if (!first_of_its_kind(f, i)) return false;
  return true;
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_idle_calls(u, u->store.n_calls);
*/
static uint32_t idle_calls(const vuas *u)
{
  uint32_t n = 0;
  /*@ loop invariant range: 0 <= i <= u->store.n_calls && n <= i;
      loop invariant exact: n == vuas_idle_calls(u, i);
      loop assigns i, n;
      loop variant u->store.n_calls - i; */
  for (uint32_t i = 0; i < u->store.n_calls; i++)
    if (u->store.calls[i].state == VUAS_CALL_FREE) n++;
  return n;
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_idle_txs(u, u->store.n_txs);
*/
static uint32_t idle_txs(const vuas *u)
{
  uint32_t n = 0;
  /*@ loop invariant range: 0 <= i <= u->store.n_txs && n <= i;
      loop invariant exact: n == vuas_idle_txs(u, i);
      loop assigns i, n;
      loop variant u->store.n_txs - i; */
  for (uint32_t i = 0; i < u->store.n_txs; i++)
    if (u->store.txs[i].kind == VUAS_TX_FREE) n++;
  return n;
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_calls);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_call_stack_ok(u);
*/
static bool call_stack_ok(const vuas *u)
{
  /*@ loop invariant range: 0 <= i <= u->store.free_calls.count;
      loop invariant passed: \forall integer k; 0 <= k < i ==>
        u->store.calls[u->store.free_calls.slot[k]].state == VUAS_CALL_FREE;
      loop assigns i;
      loop variant u->store.free_calls.count - i; */
  for (uint32_t i = 0; i < u->store.free_calls.count; i++)
    if (u->store.calls[u->store.free_calls.slot[i]].state != VUAS_CALL_FREE) return false;
  return true;
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_txs);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_tx_stack_ok(u);
*/
static bool tx_stack_ok(const vuas *u)
{
  /*@ loop invariant range: 0 <= i <= u->store.free_txs.count;
      loop invariant passed: \forall integer k; 0 <= k < i ==>
        u->store.txs[u->store.free_txs.slot[k]].kind == VUAS_TX_FREE;
      loop assigns i;
      loop variant u->store.free_txs.count - i; */
  for (uint32_t i = 0; i < u->store.free_txs.count; i++)
    if (u->store.txs[u->store.free_txs.slot[i]].kind != VUAS_TX_FREE) return false;
  return true;
}

/* As many free slots as the stacks hold, and all that they hold are free. */
/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_calls) && vuas_free_ok(&u->store.free_txs);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_none_lost(u) && vuas_stacks_ok(u);
*/
static bool stacks_ok(const vuas *u)
{
  if (idle_calls(u) != u->store.free_calls.count || idle_txs(u) != u->store.free_txs.count) return false;
  return call_stack_ok(u) && tx_stack_ok(u);
}

/* --- look-up --- */

/*@ requires ok: vuas_index_ok(x);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_index_has(x, hash, i);
*/
static bool indexed(const vuas_index *x, uint64_t hash, uint32_t i)
{
  uint32_t slot = 0;
  uint32_t k = vuas_index_next(x, hash, 0, &slot);
  /*@ loop invariant range: 0 <= k <= VUAS_INDEX_END;
      loop invariant here: k < VUAS_INDEX_END ==> slot < VUAS_NONE && vuas_index_has(x, hash, slot);
      loop invariant passed: !vuas_index_among(x, hash, i, 0, k);
      loop invariant here_only: k < VUAS_INDEX_END && vuas_index_among(x, hash, i, 0, k + 1) ==> i == slot;
      loop assigns k, slot;
      loop variant VUAS_INDEX_END - k; */
  while (k < VUAS_INDEX_END) {
    if (slot == i) return true;
    k = vuas_index_next(x, hash, k + 1, &slot);
  }
  return false;
}

/*@ requires place: vuas_mem(u);
    requires index: vuas_index_ok(&u->store.by_key) && vuas_index_ok(&u->store.by_request) && i < u->store.n_txs;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_tx_findable(u, i);
*/
static bool findable(const vuas *u, uint32_t i)
{
  uint8_t kind = u->store.txs[i].kind;
  if (kind != VUAS_TX_IST && kind != VUAS_TX_NIST) return true;
  return indexed(&u->store.by_key, u->store.txs[i].key_hash, i) &&
         indexed(&u->store.by_request, u->store.txs[i].merge_hash, i);
}

/*@ requires place: vuas_mem(u);
    requires index: vuas_index_ok(&u->store.by_key) && vuas_index_ok(&u->store.by_request);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_all_findable(u);
*/
static bool all_findable(const vuas *u)
{
  /*@ loop invariant range: 0 <= i <= u->store.n_txs;
      loop invariant passed: \forall integer j; 0 <= j < i ==> vuas_tx_findable(u, j);
      loop assigns i;
      loop variant u->store.n_txs - i; */
  for (uint32_t i = 0; i < u->store.n_txs; i++)
    if (!findable(u, i)) return false;
  return true;
}

bool vuas_check(const vuas *u)
{
  if (u->run.now > VUAS_TIME_MAX || !config_ok(&u->run.config)) return false;
  if (!free_ok(&u->store.free_calls) || !free_ok(&u->store.free_txs) || !stacks_ok(u)) return false;
  if (!txs_ok(u) || !calls_ok(u)) return false;
  if (!calls_armed(u) || !txs_armed(u) || !tree_ok(&u->store.timers)) return false;
  return all_findable(u);
}
