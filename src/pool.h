/* SPDX-License-Identifier: Apache-2.0 */
/* Taking, changing and giving back transactions. */
#ifndef VUAS_POOL_H
#define VUAS_POOL_H

#include "slots.h"

/* Puts a free slot back on the stack. */
/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_txs) && vuas_tx_stack_ok(u) && i < u->store.n_txs;
    requires taken: !vuas_free_has(&u->store.free_txs, i) && u->store.txs[i].kind == VUAS_TX_FREE;
    terminates \true; exits \false; assigns u->store.free_txs.count,
      u->store.free_txs.slot[0 .. u->store.free_txs.capacity - 1];
    ensures free: vuas_free_ok(&u->store.free_txs) && vuas_tx_stack_ok(u);
    ensures given: \old(u->store.free_txs.count) < u->store.n_txs ==>
      u->store.free_txs.count == \old(u->store.free_txs.count) + 1;
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    ensures keeps_mem: \old(vuas_mem(u)) ==> vuas_mem(u);
    ensures generations: \forall integer j; 0 <= j < u->store.n_txs ==>
      u->store.txs[j].generation == \old(u->store.txs[j].generation);
    ensures quiet: \forall integer x; \old(vuas_quiet_but(u, x)) ==> vuas_quiet_but(u, x);
*/
void vuas_tx_spare(vuas *u, uint32_t i);

/* Ends a transaction: its handle is dead, its place free. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_txs && u->store.txs[i].kind != VUAS_TX_FREE;
    terminates \true; exits \false;
    assigns u->store.txs[i].kind, u->store.txs[i].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures free: u->store.txs[i].kind == VUAS_TX_FREE;
    ensures given: \old(u->store.free_txs.count) < u->store.n_txs ==>
      u->store.free_txs.count == \old(u->store.free_txs.count) + 1;
    ensures armed: vuas_tx_armed(u, i);
    ensures dead: u->store.txs[i].generation == vuas_generation_after(\old(u->store.txs[i].generation));
    VUAS_KEEPS_QUIET(u);
*/
void vuas_tx_close(vuas *u, uint32_t i);

/* One event for a transaction's machine; a machine that ends gives its place back. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_txs && u->store.txs[i].kind == VUAS_TX_IST;
    requires event: ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[i].ist, u->store.txs[i].kind, u->store.txs[i].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures action: \result == vuas_ist_does(\old(u->store.txs[i].ist.state),
                                             vuas_ist_heard{Pre}(&u->store.txs[i].ist, ev, u->run.now),
                                             \old(u->store.txs[i].ist.reliable),
                                             \old(u->store.txs[i].ist.provisional));
    ensures next: u->store.txs[i].ist.state == vuas_ist_to(\old(u->store.txs[i].ist.state),
      vuas_ist_heard{Pre}(&u->store.txs[i].ist, ev, u->run.now), \old(u->store.txs[i].ist.reliable),
      \old(u->store.txs[i].ist.provisional));
    ensures lives: u->store.txs[i].ist.state != VUAS_IST_TERMINATED ==>
      u->store.txs[i].kind == VUAS_TX_IST && u->store.txs[i].generation == \old(u->store.txs[i].generation);
    ensures ends: u->store.txs[i].ist.state == VUAS_IST_TERMINATED ==>
      u->store.txs[i].kind == VUAS_TX_FREE &&
      u->store.txs[i].generation == vuas_generation_after(\old(u->store.txs[i].generation));
    ensures sends: \result == VUAS_IST_SEND || \result == VUAS_IST_SEND_ONLY || \result == VUAS_IST_RESEND ||
      \result == VUAS_IST_SEND_TRYING || \result == VUAS_IST_PASS_ACK ==> u->store.txs[i].kind == VUAS_TX_IST;
    ensures armed: vuas_tx_armed(u, i);
    VUAS_KEEPS_QUIET(u);
*/
vuas_ist_action vuas_tx_ist(vuas *u, uint32_t i, vuas_ist_event ev);
/*@ requires ok: vuas_ok(u) && i < u->store.n_txs && u->store.txs[i].kind == VUAS_TX_NIST;
    requires event: ev <= VUAS_NIST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[i].nist, u->store.txs[i].kind, u->store.txs[i].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures lives: u->store.txs[i].nist.state != VUAS_NIST_TERMINATED ==>
      u->store.txs[i].kind == VUAS_TX_NIST && u->store.txs[i].generation == \old(u->store.txs[i].generation);
    ensures ends: u->store.txs[i].nist.state == VUAS_NIST_TERMINATED ==>
      u->store.txs[i].kind == VUAS_TX_FREE &&
      u->store.txs[i].generation == vuas_generation_after(\old(u->store.txs[i].generation));
    ensures resends: \result == VUAS_NIST_RESEND || \result == VUAS_NIST_SEND_TRYING ==>
      u->store.txs[i].kind == VUAS_TX_NIST;
    ensures final: ev == VUAS_NIST_SEND_FINAL ==> u->store.txs[i].nist.state != VUAS_NIST_TRYING &&
      u->store.txs[i].nist.state != VUAS_NIST_PROCEEDING;
    ensures armed: vuas_tx_armed(u, i);
    VUAS_KEEPS_QUIET(u);
*/
vuas_nist_action vuas_tx_nist(vuas *u, uint32_t i, vuas_nist_event ev);
/*@ requires ok: vuas_ok(u) && i < u->store.n_txs && u->store.txs[i].kind == VUAS_TX_NICT;
    requires event: ev <= VUAS_NICT_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[i].nict, u->store.txs[i].kind, u->store.txs[i].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures lives: u->store.txs[i].nict.state != VUAS_NICT_TERMINATED ==>
      u->store.txs[i].kind == VUAS_TX_NICT && u->store.txs[i].generation == \old(u->store.txs[i].generation);
    ensures ends: u->store.txs[i].nict.state == VUAS_NICT_TERMINATED ==>
      u->store.txs[i].kind == VUAS_TX_FREE &&
      u->store.txs[i].generation == vuas_generation_after(\old(u->store.txs[i].generation));
    ensures action: \result == vuas_nict_does(\old(u->store.txs[i].nict.state),
      vuas_nict_heard{Pre}(&u->store.txs[i].nict, ev, u->run.now), \old(u->store.txs[i].nict.reliable));
    ensures next: u->store.txs[i].nict.state == vuas_nict_to(\old(u->store.txs[i].nict.state),
      vuas_nict_heard{Pre}(&u->store.txs[i].nict, ev, u->run.now), \old(u->store.txs[i].nict.reliable));
    ensures resends: \result == VUAS_NICT_RESEND ==> u->store.txs[i].kind == VUAS_TX_NICT;
    ensures armed: vuas_tx_armed(u, i);
    VUAS_KEEPS_QUIET(u);
*/
vuas_nict_action vuas_tx_nict(vuas *u, uint32_t i, vuas_nict_event ev);

#endif
