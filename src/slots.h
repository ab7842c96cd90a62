/* SPDX-License-Identifier: Apache-2.0 */
/* Finding calls and transactions, and their deadlines. */
#ifndef VUAS_SLOTS_H
#define VUAS_SLOTS_H

#include "core_state.h"

#define VUAS_ANY_METHOD 255 /* any method but CANCEL (RFC 3261 9.2) */

/*@ predicate vuas_call_is{L}(vuas *u, vuas_handle h, integer i) =
      i == h.slot && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE &&
      u->store.calls[i].generation == h.generation;
    predicate vuas_tx_is{L}(vuas *u, vuas_handle h, integer i) =
      i == h.slot && i < u->store.n_txs && u->store.txs[i].kind != VUAS_TX_FREE &&
      u->store.txs[i].generation == h.generation;

    // transaction i has the key of the request in hand, and its method (RFC 3261 17.2.3)
    predicate vuas_key_matches{L}(vuas *u, integer i) =
      u->store.txs[i].key_end == u->run.key_end &&
      vuas_same(&u->store.txs[i].key[0], 0, &u->run.key[0], 0, u->run.key_end);
    predicate vuas_serves{L}(vuas *u, integer i, integer method) =
      (u->store.txs[i].kind == VUAS_TX_IST || u->store.txs[i].kind == VUAS_TX_NIST) &&
      (method == VUAS_ANY_METHOD ? u->store.txs[i].method != VUAS_METHOD_CANCEL : u->store.txs[i].method == method);
    predicate vuas_tx_matches{L}(vuas *u, integer i, integer method) =
      0 <= i < u->store.n_txs && vuas_serves(u, i, method) && vuas_key_matches(u, i);

    // transaction i is of an INVITE with the From tag, Call-ID and CSeq of the request in hand (RFC 3261 8.2.2.2)
    predicate vuas_request_matches{L}(vuas *u, integer i) =
      0 <= i < u->store.n_txs && u->store.txs[i].kind == VUAS_TX_IST &&
      u->store.txs[i].merge_end - u->store.txs[i].key_end == u->run.merge_end - u->run.key_end &&
      vuas_same(&u->store.txs[i].key[0], u->store.txs[i].key_end, &u->run.key[0], u->run.key_end,
      u->run.merge_end - u->run.key_end);
*/

/* The slot of a living call, VUAS_NONE for a handle that names none.
   ok: the invariant; found, none: exactly the living one. */
/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> vuas_call_is(u, h, \result);
    ensures none: \result == VUAS_NONE ==> !vuas_call_is(u, h, h.slot);
*/
uint32_t vuas_call_of(const vuas *u, vuas_handle h);

/* The slot of a living transaction. */
/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> vuas_tx_is(u, h, \result);
    ensures none: \result == VUAS_NONE ==> !vuas_tx_is(u, h, h.slot);
*/
uint32_t vuas_tx_of(const vuas *u, vuas_handle h);

/* The server transaction that the request in hand belongs to (RFC 3261 17.2.3), VUAS_NONE if there is none.
   found: it matches; none: none that stands in the index does. */
/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> vuas_tx_matches(u, \result, method);
    ensures none: \result == VUAS_NONE ==> \forall integer i;
      vuas_tx_matches(u, i, method) ==> !vuas_index_has(&u->store.by_key, u->run.key_hash, i);
*/
uint32_t vuas_tx_find(const vuas *u, uint16_t method);

/* Whether a transaction lives with the From tag, Call-ID and CSeq of the request in hand (RFC 3261 8.2.2.2). */
/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result ==> \exists integer i; vuas_request_matches(u, i);
    ensures none: !\result ==> \forall integer i;
      vuas_request_matches(u, i) ==> !vuas_index_has(&u->store.by_request, u->run.merge_hash, i);
*/
bool vuas_tx_merged(const vuas *u);

/* The handles that the next transaction and the next call will have; slot VUAS_NONE when there is no room. */
/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.slot == VUAS_NONE <==> u->store.free_txs.count == 0;
    ensures free: \result.slot != VUAS_NONE ==> \result.slot < u->store.n_txs &&
      u->store.txs[\result.slot].kind == VUAS_TX_FREE && \result.generation == u->store.txs[\result.slot].generation;
*/
vuas_handle vuas_tx_peek(const vuas *u);
/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.slot == VUAS_NONE <==> u->store.free_calls.count == 0;
    ensures free: \result.slot != VUAS_NONE ==> \result.slot < u->store.n_calls &&
      u->store.calls[\result.slot].state == VUAS_CALL_FREE &&
      \result.generation == u->store.calls[\result.slot].generation;
*/
vuas_handle vuas_call_peek(const vuas *u);

/*@ // a sequence number after this one: one more, as long as there is room; 1 when there was none
    logic integer vuas_seq_after(boolean has, integer seq) = !has ? 1 : seq < 0xFFFFFFFF ? seq + 1 : seq;
*/
/* The next CSeq number of a request of ours (RFC 3261 12.2.1.1). */
/*@ requires place: \valid_read(c);
    terminates \true; exits \false; assigns \nothing;
    ensures next: \result == vuas_seq_after(c->has_local_seq ? \true : \false, c->local_seq);
*/
uint32_t vuas_next_seq(const vuas_call_slot *c);

/* When a transaction's next timer fires. */
/*@ requires place: \valid_read(t) && vuas_tx_ok(t);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_tx_due(t);
*/
uint64_t vuas_tx_deadline(const vuas_tx *t);

/* When a call's next timer fires. */
/*@ requires place: \valid_read(c) && vuas_call_ok(c);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_call_due(c);
*/
uint64_t vuas_call_deadline(const vuas_call_slot *c);

/* Enters a slot's deadline, after any change to its timers. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_txs;
    terminates \true; exits \false; assigns u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures armed: vuas_tx_armed(u, i);
    ensures others: \forall integer k; 0 <= k < u->store.timers.capacity && k != u->store.n_calls + i ==>
      vuas_timer_of(&u->store.timers, k) == \old(vuas_timer_of(&u->store.timers, k));
    ensures quiet: \old(vuas_quiet_but(u, u->store.n_calls + i)) ==> vuas_quiet(u);
*/
void vuas_arm_tx(vuas *u, uint32_t i);
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures armed: vuas_call_armed(u, i);
    ensures others: \forall integer k; 0 <= k < u->store.timers.capacity && k != i ==>
      vuas_timer_of(&u->store.timers, k) == \old(vuas_timer_of(&u->store.timers, k));
    ensures quiet: \old(vuas_quiet_but(u, i)) ==> vuas_quiet(u);
*/
void vuas_arm_call(vuas *u, uint32_t i);

#endif
