/* SPDX-License-Identifier: Apache-2.0 */
#include "slots.h"

static bool tx_ok(const vuas_tx *t)
{
  if (t->kind == VUAS_TX_FREE) return true;
  if (t->kind > VUAS_TX_NICT || t->method > VUAS_METHOD_LAST) return false;
  if (t->status != 0 && (t->status < 100 || t->status > 699)) return false;
  if (t->to_end > t->ids_end || t->ids_end > t->routes_end || t->routes_end > t->reason_end || t->reason_end > t->tail_end) return false;
  if (t->tail_end > VUAS_TX_BYTES || t->routes_end > VUAS_TX_BYTES - VUAS_TAIL_RESERVE) return false;
  if (t->key_end > t->merge_end || t->merge_end > VUAS_KEY_BYTES) return false;
  if (t->kind == VUAS_TX_IST) return vuas_ist_check(&t->ist);
  return t->kind == VUAS_TX_NIST ? vuas_nist_check(&t->nist) : vuas_nict_check(&t->nict);
}

static bool call_ok(const vuas_call_slot *c)
{
  if (c->state == VUAS_CALL_FREE) return true;
  if (c->state > VUAS_CALL_MORTAL || c->path.transport > VUAS_TRANSPORT_OTHER) return false;
  if (c->call_id_end > c->remote_tag_end || c->remote_tag_end > c->local_end || c->local_end > c->remote_end) return false;
  if (c->remote_end > c->target_end || c->target_end > c->routes_end || c->routes_end > VUAS_CALL_BYTES) return false;
  return vuas_repeat_check(&c->repeat);
}

/* Every living slot stands in its leaf of the tree with its own deadline, every free one with none. */
static bool deadlines_ok(const vuas *u)
{
  for (uint32_t i = 0; i < u->store.n_calls; i++)
    if (u->store.timers.at[u->store.timers.capacity + i] != vuas_call_deadline(&u->store.calls[i])) return false;
  for (uint32_t i = 0; i < u->store.n_txs; i++)
    if (u->store.timers.at[u->store.timers.capacity + u->store.n_calls + i] != vuas_tx_deadline(&u->store.txs[i])) return false;
  for (uint32_t j = 1; j < u->store.timers.capacity; j++) {
    uint64_t l = u->store.timers.at[2 * j], r = u->store.timers.at[2 * j + 1];
    if (u->store.timers.at[j] != (l < r ? l : r)) return false;
  }
  return true;
}

static bool free_ok(const vuas_free *f)
{
  if (f->count > f->capacity) return false;
  for (uint32_t k = 0; k < f->count; k++) {
    if (f->slot[k] >= f->capacity) return false;
    for (uint32_t j = 0; j < k; j++)
      if (f->slot[j] == f->slot[k]) return false;
  }
  return true;
}

/* As many free slots as the stack holds, and all that it holds are free. */
static bool stacks_ok(const vuas *u)
{
  uint32_t calls = 0, txs = 0;
  for (uint32_t i = 0; i < u->store.n_calls; i++)
    if (u->store.calls[i].state == VUAS_CALL_FREE) calls++;
  for (uint32_t i = 0; i < u->store.n_txs; i++)
    if (u->store.txs[i].kind == VUAS_TX_FREE) txs++;
  if (calls != u->store.free_calls.count || txs != u->store.free_txs.count) return false;
  for (uint32_t k = 0; k < u->store.free_calls.count; k++)
    if (u->store.calls[u->store.free_calls.slot[k]].state != VUAS_CALL_FREE) return false;
  for (uint32_t k = 0; k < u->store.free_txs.count; k++)
    if (u->store.txs[u->store.free_txs.slot[k]].kind != VUAS_TX_FREE) return false;
  return true;
}

static bool indexed(const vuas_index *x, uint64_t hash, uint32_t i)
{
  uint32_t slot = 0;
  for (uint32_t k = vuas_index_next(x, hash, 0, &slot); k < VUAS_INDEX_END; k = vuas_index_next(x, hash, k + 1, &slot))
    if (slot == i) return true;
  return false;
}

/* Every living server transaction can be found. */
static bool index_ok(const vuas *u)
{
  for (uint32_t i = 0; i < u->store.n_txs; i++) {
    const vuas_tx *t = &u->store.txs[i];
    if (t->kind != VUAS_TX_IST && t->kind != VUAS_TX_NIST) continue;
    if (!indexed(&u->store.by_key, t->key_hash, i) || !indexed(&u->store.by_request, t->merge_hash, i)) return false;
  }
  return true;
}

bool vuas_check(const vuas *u)
{
  if (u->run.now > VUAS_TIME_MAX || !free_ok(&u->store.free_calls) || !free_ok(&u->store.free_txs)) return false;
  for (uint32_t i = 0; i < u->store.n_txs; i++)
    if (!tx_ok(&u->store.txs[i])) return false;
  for (uint32_t i = 0; i < u->store.n_calls; i++)
    if (!call_ok(&u->store.calls[i])) return false;
  return deadlines_ok(u) && stacks_ok(u) && index_ok(u);
}
