/* SPDX-License-Identifier: Apache-2.0 */
#include "slots.h"


uint32_t vuas_call_of(const vuas *u, vuas_handle h)
{
  if (h.slot >= u->store.n_calls) return VUAS_NONE;
  if (u->store.calls[h.slot].state == VUAS_CALL_FREE) return VUAS_NONE;
  return u->store.calls[h.slot].generation == h.generation ? h.slot : VUAS_NONE;
}

uint32_t vuas_tx_of(const vuas *u, vuas_handle h)
{
  if (h.slot >= u->store.n_txs) return VUAS_NONE;
  if (u->store.txs[h.slot].kind == VUAS_TX_FREE) return VUAS_NONE;
  return u->store.txs[h.slot].generation == h.generation ? h.slot : VUAS_NONE;
}

/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u) && i < u->store.n_txs && u->store.txs[i].kind != VUAS_TX_FREE;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_key_matches(u, i);
*/
static bool key_is(const vuas *u, uint32_t i)
{
  return u->store.txs[i].key_end == u->run.key_end &&
    vuas_same_bytes(u->store.txs[i].key, 0, u->run.key, 0, u->run.key_end);
}

/*@ requires ok: vuas_ok(u) && i < u->store.n_txs;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_serves(u, i, method);
*/
static bool answers_to(const vuas *u, uint32_t i, uint16_t method)
{
  uint8_t kind = u->store.txs[i].kind;
  if (kind != VUAS_TX_IST && kind != VUAS_TX_NIST) return false;
  if (method == VUAS_ANY_METHOD) return u->store.txs[i].method != VUAS_METHOD_CANCEL;
  return u->store.txs[i].method == method;
}

uint32_t vuas_tx_find(const vuas *u, uint16_t method)
{
  uint32_t slot = 0;
  uint32_t k = vuas_index_next(&u->store.by_key, u->run.key_hash, 0, &slot);
  /*@ loop invariant range: 0 <= k <= VUAS_INDEX_END;
      loop invariant here: k < VUAS_INDEX_END ==> slot < VUAS_NONE;
      loop invariant passed: \forall integer s; 0 <= s &&
        vuas_index_among(&u->store.by_key, u->run.key_hash, s, 0, k) ==>
        !vuas_tx_matches(u, s, method);
      loop invariant here_only: k < VUAS_INDEX_END ==> \forall integer s;
        0 <= s && vuas_index_among(&u->store.by_key, u->run.key_hash, s, 0, k + 1) ==> !vuas_tx_matches(u, s, method) ||
          s == slot;
      loop assigns k, slot;
      loop variant VUAS_INDEX_END - k; */
  while (k < VUAS_INDEX_END) {
    if (slot < u->store.n_txs && answers_to(u, slot, method) && key_is(u, slot)) return slot;
    k = vuas_index_next(&u->store.by_key, u->run.key_hash, k + 1, &slot);
  }
  return VUAS_NONE;
}

/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u) && i < u->store.n_txs;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_request_matches(u, i);
*/
static bool request_is(const vuas *u, uint32_t i)
{
  uint32_t n = u->run.merge_end - u->run.key_end;
  if (u->store.txs[i].kind != VUAS_TX_IST || u->store.txs[i].merge_end - u->store.txs[i].key_end != n) return false;
  return vuas_same_bytes(u->store.txs[i].key, u->store.txs[i].key_end, u->run.key, u->run.key_end, n);
}

bool vuas_tx_merged(const vuas *u)
{
  uint32_t slot = 0;
  uint32_t k = vuas_index_next(&u->store.by_request, u->run.merge_hash, 0, &slot);
  /*@ loop invariant range: 0 <= k <= VUAS_INDEX_END;
      loop invariant here: k < VUAS_INDEX_END ==> slot < VUAS_NONE;
      loop invariant passed: \forall integer s; 0 <= s &&
        vuas_index_among(&u->store.by_request, u->run.merge_hash, s, 0, k) ==>
        !vuas_request_matches(u, s);
      loop invariant here_only: k < VUAS_INDEX_END ==> \forall integer s;
        0 <= s && vuas_index_among(&u->store.by_request, u->run.merge_hash, s, 0, k + 1) ==>
          !vuas_request_matches(u, s) || s == slot;
      loop assigns k, slot;
      loop variant VUAS_INDEX_END - k; */
  while (k < VUAS_INDEX_END) {
    if (slot < u->store.n_txs && request_is(u, slot)) return true;
    k = vuas_index_next(&u->store.by_request, u->run.merge_hash, k + 1, &slot);
  }
  return false;
}

/* --- what comes next --- */

/*@ requires place: vuas_mem(u) && i < u->store.n_txs;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == u->store.txs[i].generation;
*/
static uint32_t tx_generation(const vuas *u, uint32_t i)
{
  return u->store.txs[i].generation;
}

vuas_handle vuas_tx_peek(const vuas *u)
{
  vuas_handle h;
  h.slot = VUAS_NONE;
  h.generation = 0;
  if (u->store.free_txs.count == 0) return h;
  uint32_t k = u->store.free_txs.slot[u->store.free_txs.count - 1];
  /*@ assert in: k < u->store.n_txs; */
  h.generation = tx_generation(u, k);
  h.slot = k;
  return h;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == u->store.calls[i].generation;
*/
static uint32_t call_generation(const vuas *u, uint32_t i)
{
  return u->store.calls[i].generation;
}

vuas_handle vuas_call_peek(const vuas *u)
{
  vuas_handle h;
  h.slot = VUAS_NONE;
  h.generation = 0;
  if (u->store.free_calls.count == 0) return h;
  uint32_t k = u->store.free_calls.slot[u->store.free_calls.count - 1];
  /*@ assert in: k < u->store.n_calls; */
  h.generation = call_generation(u, k);
  h.slot = k;
  return h;
}

uint32_t vuas_next_seq(const vuas_call_slot *c)
{
  if (!c->has_local_seq) return 1;
  return c->local_seq < 0xFFFFFFFF ? c->local_seq + 1 : c->local_seq;
}

/* --- deadlines --- */

/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_least(a, b);
*/
static uint64_t least(uint64_t a, uint64_t b)
{
  return a < b ? a : b;
}

uint64_t vuas_tx_deadline(const vuas_tx *t)
{
  if (t->kind == VUAS_TX_IST) return vuas_ist_deadline(&t->ist);
  if (t->kind == VUAS_TX_NIST) return vuas_nist_deadline(&t->nist);
  if (t->kind == VUAS_TX_NICT) return vuas_nict_deadline(&t->nict);
  return VUAS_NEVER;
}

uint64_t vuas_call_deadline(const vuas_call_slot *c)
{
  if (c->state == VUAS_CALL_FREE) return VUAS_NEVER;
  return least(vuas_repeat_deadline(&c->repeat), least(c->refresh_at, c->expires_at));
}

/*@ requires mem: vuas_mem(u) && vuas_timers_ok(&u->store.timers) && k < u->store.timers.capacity;
    terminates \true; exits \false; assigns u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures timers: vuas_timers_ok(&u->store.timers);
    ensures set: vuas_timer_of(&u->store.timers, k) == at;
    ensures others: \forall integer j; 0 <= j < u->store.timers.capacity && j != k ==>
      vuas_timer_of(&u->store.timers, j) == \old(vuas_timer_of(&u->store.timers, j));
    VUAS_KEEPS_INDEX(u);
    VUAS_KEEPS_FREE(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
*/
static void arm(vuas *u, uint32_t k, uint64_t at)
{
  vuas_timers_set(&u->store.timers, k, at);
  /*@ assert same_calls: \forall integer j; 0 <= j < u->store.n_calls ==>
        u->store.calls[j].repeat.again_at == \at(u->store.calls[j].repeat.again_at, Pre) &&
        u->store.calls[j].repeat.give_up_at == \at(u->store.calls[j].repeat.give_up_at, Pre); */
  /*@ assert same_ist: \forall integer j; 0 <= j < u->store.n_txs ==>
        u->store.txs[j].ist.trying_at == \at(u->store.txs[j].ist.trying_at, Pre) &&
        u->store.txs[j].ist.g_at == \at(u->store.txs[j].ist.g_at, Pre) &&
        u->store.txs[j].ist.h_at == \at(u->store.txs[j].ist.h_at, Pre) &&
        u->store.txs[j].ist.i_at == \at(u->store.txs[j].ist.i_at, Pre) &&
        u->store.txs[j].ist.l_at == \at(u->store.txs[j].ist.l_at, Pre); */
  /*@ assert same_nist: \forall integer j; 0 <= j < u->store.n_txs ==>
        u->store.txs[j].nist.trying_at == \at(u->store.txs[j].nist.trying_at, Pre) &&
        u->store.txs[j].nist.life_at == \at(u->store.txs[j].nist.life_at, Pre) &&
        u->store.txs[j].nist.j_at == \at(u->store.txs[j].nist.j_at, Pre); */
  /*@ assert same_nict: \forall integer j; 0 <= j < u->store.n_txs ==>
        u->store.txs[j].nict.e_at == \at(u->store.txs[j].nict.e_at, Pre) &&
        u->store.txs[j].nict.f_at == \at(u->store.txs[j].nict.f_at, Pre) &&
        u->store.txs[j].nict.k_at == \at(u->store.txs[j].nict.k_at, Pre); */
}

void vuas_arm_tx(vuas *u, uint32_t i)
{
  arm(u, u->store.n_calls + i, vuas_tx_deadline(&u->store.txs[i]));
}

void vuas_arm_call(vuas *u, uint32_t i)
{
  arm(u, i, vuas_call_deadline(&u->store.calls[i]));
}
