/* SPDX-License-Identifier: Apache-2.0 */
/* What the executable invariant tests beyond the invariant that each step's proof needs. Included by check.h. */
#ifndef VUAS_SPEC_CHECK_H
#define VUAS_SPEC_CHECK_H

/*@ // the memory that the tables stand in: what no program can test
    predicate vuas_tables_mem{L}(vuas *u) =
      vuas_index_ok(&u->store.by_key) && vuas_index_ok(&u->store.by_request) && vuas_timers_mem(&u->store.timers) &&
      vuas_free_mem(&u->store.free_calls) && vuas_free_mem(&u->store.free_txs);

    // every slot's own deadline stands in its leaf
    predicate vuas_calls_armed{L}(vuas *u) = \forall integer i; 0 <= i < u->store.n_calls ==> vuas_call_armed(u, i);
    predicate vuas_txs_armed{L}(vuas *u) = \forall integer i; 0 <= i < u->store.n_txs ==> vuas_tx_armed(u, i);

    // how many of the first n slots are free: measure n
    logic integer vuas_idle_calls{L}(vuas *u, integer n) =
      n <= 0 ? 0 : vuas_idle_calls(u, n - 1) + (u->store.calls[n - 1].state == VUAS_CALL_FREE ? 1 : 0);
    logic integer vuas_idle_txs{L}(vuas *u, integer n) =
      n <= 0 ? 0 : vuas_idle_txs(u, n - 1) + (u->store.txs[n - 1].kind == VUAS_TX_FREE ? 1 : 0);

    // no free slot is lost: there are as many as the stacks hold
    predicate vuas_none_lost{L}(vuas *u) =
      vuas_idle_calls(u, u->store.n_calls) == u->store.free_calls.count &&
      vuas_idle_txs(u, u->store.n_txs) == u->store.free_txs.count;

    // every living server transaction can be found by its key and by its request
    predicate vuas_tx_findable{L}(vuas *u, integer i) =
      u->store.txs[i].kind == VUAS_TX_IST || u->store.txs[i].kind == VUAS_TX_NIST ==>
        vuas_index_has(&u->store.by_key, u->store.txs[i].key_hash, i) &&
        vuas_index_has(&u->store.by_request, u->store.txs[i].merge_hash, i);
    predicate vuas_all_findable{L}(vuas *u) = \forall integer i; 0 <= i < u->store.n_txs ==> vuas_tx_findable(u, i);
*/
#endif
