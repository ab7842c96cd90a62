/* SPDX-License-Identifier: Apache-2.0 */
/* What lasts from step to step: which call a handle names, its tag, its progress; that what is free is quiet. */
#ifndef VUAS_SPEC_LASTING_H
#define VUAS_SPEC_LASTING_H

/*@ // A slot's generation counts the calls that ended in it; after the last number comes 1.
    logic integer vuas_generation_after(integer g) = g < 0xFFFFFFFF ? g + 1 : 1;
    // how many ends lead from generation g to h, less than 0xFFFFFFFF of them
    logic integer vuas_ends_between(integer g, integer h) = h >= g ? h - g : h - g + 0xFFFFFFFF;

    // the tag by which the peer knows call i
    predicate vuas_tag_same{A,B}(vuas *u, integer i) = \forall integer k; 0 <= k < VUAS_TAG_BYTES ==>
      \at(u->store.calls[i].tag[k], A) == \at(u->store.calls[i].tag[k], B);

    // Slot i has the generation it had; the call that lived in it lives, has its tag, and has not gone back: the states
    // stand in the order of a call's life, so what was answered finally (from VUAS_CALL_MORATORIUM on) stays so.
    predicate vuas_call_lasts{A,B}(vuas *u, integer i) =
      \at(u->store.calls[i].generation, A) == \at(u->store.calls[i].generation, B) &&
      (\at(u->store.calls[i].state, A) != VUAS_CALL_FREE ==>
        \at(u->store.calls[i].state, A) <= \at(u->store.calls[i].state, B) && vuas_tag_same{A,B}(u, i));

    // From A to B: the call of each slot lasts, or at least one and at most n calls have ended there. So a handle that
    // named a call names the same one or none, until 0xFFFFFFFF calls have ended in its slot.
    predicate vuas_calls_last{A,B}(vuas *u, integer n) =
      \at(u->store.n_calls, A) == \at(u->store.n_calls, B) &&
      \forall integer i; 0 <= i < \at(u->store.n_calls, A) ==> vuas_call_lasts{A,B}(u, i) ||
        1 <= vuas_ends_between(\at(u->store.calls[i].generation, A), \at(u->store.calls[i].generation, B)) <= n;

    lemma calls_last_twice{A,B,C}: \forall vuas *u, integer m, integer n;
      vuas_calls_last{A,B}(u, m) && vuas_calls_last{B,C}(u, n) && 0 <= m && 0 <= n && m + n < 0xFFFFFFFF ==>
      vuas_calls_last{A,C}(u, m + n);
    lemma calls_last_more{A,B}: \forall vuas *u, integer m, integer n;
      vuas_calls_last{A,B}(u, m) && m <= n ==> vuas_calls_last{A,B}(u, n);

    // when a slot's next timer fires
    logic integer vuas_call_due{L}(vuas_call_slot *c) =
      c->state == VUAS_CALL_FREE ? VUAS_NEVER :
      vuas_least(vuas_repeat_first(&c->repeat), vuas_least(c->refresh_at, c->expires_at));
    logic integer vuas_tx_due{L}(vuas_tx *t) =
      t->kind == VUAS_TX_IST ? vuas_ist_first(&t->ist) : t->kind == VUAS_TX_NIST ? vuas_nist_first(&t->nist) :
      t->kind == VUAS_TX_NICT ? vuas_nict_first(&t->nict) : VUAS_NEVER;

    // a slot's own deadline stands in its leaf: calls first, then transactions
    predicate vuas_call_armed{L}(vuas *u, integer i) =
      vuas_timer_of(&u->store.timers, i) == vuas_call_due(&u->store.calls[i]);
    predicate vuas_tx_armed{L}(vuas *u, integer i) =
      vuas_timer_of(&u->store.timers, u->store.n_calls + i) == vuas_tx_due(&u->store.txs[i]);

    // a free slot has no timer armed; items as in the tree of deadlines, calls first: all of them, all but item x
    predicate vuas_quiet_but{L}(vuas *u, integer x) =
      (\forall integer i; 0 <= i < u->store.n_calls && i != x && u->store.calls[i].state == VUAS_CALL_FREE ==>
        vuas_timer_of(&u->store.timers, i) == VUAS_NEVER) &&
      (\forall integer i; 0 <= i < u->store.n_txs && u->store.n_calls + i != x &&
        u->store.txs[i].kind == VUAS_TX_FREE ==>
        vuas_timer_of(&u->store.timers, u->store.n_calls + i) == VUAS_NEVER);
    predicate vuas_quiet{L}(vuas *u) = vuas_quiet_but(u, -1);
    lemma quiet_all{L}: \forall vuas *u, integer x; vuas_quiet(u) ==> vuas_quiet_but(u, x);
*/
#define VUAS_KEEPS_QUIET(u) ensures quiet: \old(vuas_quiet(u)) ==> vuas_quiet(u)
#define VUAS_KEEPS_QUIET_BUT(u, x) ensures quiet: \old(vuas_quiet_but(u, x)) ==> vuas_quiet_but(u, x)
#define VUAS_CALLS_LAST(u, n) ensures calls: vuas_calls_last{Pre,Post}(u, n)
#endif
