/* SPDX-License-Identifier: Apache-2.0 */
/* What a transaction keeps: its request's head and keys when it begins, its last response's tail. */
#ifndef VUAS_REMEMBER_H
#define VUAS_REMEMBER_H

#include "pool.h"

/* A transaction with the draft's head and path and the keys in hand, its machine begun; VUAS_NONE when there is no room
   for it, and nothing has changed but the order of places. */
/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u) && vuas_head_ok(&u->run.draft);
    requires kind: kind == VUAS_TX_IST || kind == VUAS_TX_NIST || kind == VUAS_TX_NICT;
    requires method: method <= VUAS_METHOD_LAST;
    terminates \true; exits \false;
    assigns u->run.draft.transaction, u->store.txs[0 .. u->store.n_txs - 1], VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures full: \old(u->store.free_txs.count) == 0 ==> \result == VUAS_NONE;
    ensures spared: \result == VUAS_NONE ==> u->store.free_txs.count == \old(u->store.free_txs.count);
    ensures slot: \result != VUAS_NONE ==> \result < u->store.n_txs;
    ensures armed: \result != VUAS_NONE ==> vuas_tx_armed(u, \result);
    ensures opened: \result != VUAS_NONE ==> u->store.txs[\result].kind == kind &&
      u->store.txs[\result].method == method &&
      u->store.txs[\result].routes_end == u->run.draft.routes_end && u->store.txs[\result].status == 0;
    ensures serves: \result != VUAS_NONE ==> u->store.txs[\result].call.slot == call.slot &&
      u->store.txs[\result].call.generation == call.generation;
    ensures ist: \result != VUAS_NONE && kind == VUAS_TX_IST ==> u->store.txs[\result].ist.state == VUAS_IST_PROCEEDING;
    ensures nist: \result != VUAS_NONE && kind == VUAS_TX_NIST ==> u->store.txs[\result].nist.state == VUAS_NIST_TRYING;
    ensures nict: \result != VUAS_NONE && kind == VUAS_TX_NICT ==> u->store.txs[\result].nict.state == VUAS_NICT_TRYING;
    ensures was_free: \forall integer j; j == \result && j != VUAS_NONE ==> \old(u->store.txs[j].kind) == VUAS_TX_FREE;
    ensures kinds: \forall integer j; 0 <= j < u->store.n_txs && j != \result ==>
      u->store.txs[j].kind == \old(u->store.txs[j].kind);
    ensures generations: \forall integer j; 0 <= j < u->store.n_txs ==>
      u->store.txs[j].generation == \old(u->store.txs[j].generation);
    ensures states: \forall integer j; 0 <= j < u->store.n_txs && j != \result ==>
      u->store.txs[j].ist.state == \old(u->store.txs[j].ist.state);
    ensures handle: \result != VUAS_NONE ==> u->run.draft.transaction.slot == \result &&
      u->run.draft.transaction.generation == u->store.txs[\result].generation;
    VUAS_KEEPS_QUIET(u);
*/
uint32_t vuas_tx_open(vuas *u, uint8_t kind, uint8_t method, vuas_handle call);

/* Keeps the draft's tail as the last response (or the request of ours). */
/*@ requires ok: vuas_ok(u) && i < u->store.n_txs && u->store.txs[i].kind != VUAS_TX_FREE;
    requires draft: vuas_draft_ok(&u->run.draft) && u->store.txs[i].routes_end + u->run.draft.tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false;
    assigns u->store.txs[i].bytes[0 .. VUAS_TX_BYTES - 1], u->store.txs[i].reason_end, u->store.txs[i].tail_end,
      u->store.txs[i].status;
    ensures ok: vuas_ok(u);
    ensures status: u->store.txs[i].status == u->run.draft.status;
    ensures ends: u->store.txs[i].reason_end == u->store.txs[i].routes_end + u->run.draft.reason_end &&
      u->store.txs[i].tail_end == u->store.txs[i].routes_end + u->run.draft.tail_end;
    ensures head: \forall integer k; 0 <= k < u->store.txs[i].routes_end ==>
      u->store.txs[i].bytes[k] == \old(u->store.txs[i].bytes[k]);
    ensures tail: \forall integer k; 0 <= k < u->run.draft.tail_end ==>
      u->store.txs[i].bytes[u->store.txs[i].routes_end + k] == u->run.draft.tail[k];
*/
void vuas_tx_remember(vuas *u, uint32_t i);

/* Makes the draft of what a transaction remembers. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_txs && u->store.txs[i].kind != VUAS_TX_FREE;
    terminates \true; exits \false;
    assigns u->run.draft;
    ensures ok: vuas_ok(u);
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures status: u->run.draft.status == u->store.txs[i].status;
    ensures parts: u->run.draft.to_end == u->store.txs[i].to_end && u->run.draft.ids_end == u->store.txs[i].ids_end &&
      u->run.draft.routes_end == u->store.txs[i].routes_end &&
      u->run.draft.routes_end + u->run.draft.reason_end == u->store.txs[i].reason_end &&
      u->run.draft.routes_end + u->run.draft.tail_end == u->store.txs[i].tail_end;
    ensures head: \forall integer k; 0 <= k < u->store.txs[i].routes_end ==>
      u->run.draft.head[k] == u->store.txs[i].bytes[k];
    ensures tail: \forall integer k; u->store.txs[i].routes_end <= k < u->store.txs[i].tail_end ==>
      u->run.draft.tail[k - u->store.txs[i].routes_end] == u->store.txs[i].bytes[k];
    ensures tag: \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> u->run.draft.tag[k] == u->store.txs[i].tag[k];
    ensures tagged: u->run.draft.to_has_tag == u->store.txs[i].to_has_tag;
    ensures handle: u->run.draft.transaction.slot == i;
*/
void vuas_recall(vuas *u, uint32_t i);

#endif
