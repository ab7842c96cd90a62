/* SPDX-License-Identifier: Apache-2.0 */
/* One event for a transaction's machine, as vuas_tx_ist and the like (pool.h) take it, with what it leaves alone: all
   that was given out, the draft, the calls, the time; and the request in hand where an ACK may have to go on to its
   dialog. */
#ifndef VUAS_MACHINES_H
#define VUAS_MACHINES_H

#include "give.h"
#include "pool.h"

#define VUAS_STEPPED_TX(u) \
  ensures ok: vuas_ok(u); \
  VUAS_KEEPS_GIVEN(u)

/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST;
    requires event: ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[t].ist, u->store.txs[t].kind, u->store.txs[t].generation, VUAS_TX_TABLES(u);
    VUAS_STEPPED_TX(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_HAND(u);
    VUAS_KEEPS_LIVING(u);
    ensures sends: \result == VUAS_IST_SEND || \result == VUAS_IST_RESEND || \result == VUAS_IST_SEND_TRYING ==>
      u->store.txs[t].kind == VUAS_TX_IST;
    ensures acked: ev == VUAS_IST_ON_ACK ==> \result == VUAS_IST_NOTHING || \result == VUAS_IST_PASS_ACK;
    ensures head: u->store.txs[t].routes_end == \old(u->store.txs[t].routes_end);
    ensures clock: u->run.now == \old(u->run.now);
    ensures draft: u->run.draft.status == \old(u->run.draft.status) &&
      u->run.draft.routes_end == \old(u->run.draft.routes_end);
*/
vuas_ist_action vuas_step_ist(vuas *u, uint32_t t, vuas_ist_event ev);

/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NIST;
    requires event: ev <= VUAS_NIST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[t].nist, u->store.txs[t].kind, u->store.txs[t].generation, VUAS_TX_TABLES(u);
    VUAS_STEPPED_TX(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_LIVING(u);
    ensures sends: \result == VUAS_NIST_RESEND || \result == VUAS_NIST_SEND_TRYING ==>
      u->store.txs[t].kind == VUAS_TX_NIST;
    ensures final: ev == VUAS_NIST_SEND_FINAL ==> u->store.txs[t].nist.state != VUAS_NIST_TRYING &&
      u->store.txs[t].nist.state != VUAS_NIST_PROCEEDING;
    ensures clock: u->run.now == \old(u->run.now);
*/
vuas_nist_action vuas_step_nist(vuas *u, uint32_t t, vuas_nist_event ev);

/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NICT;
    requires event: ev <= VUAS_NICT_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[t].nict, u->store.txs[t].kind, u->store.txs[t].generation, VUAS_TX_TABLES(u);
    VUAS_STEPPED_TX(u);
    ensures action: \result == vuas_nict_does(\old(u->store.txs[t].nict.state),
      vuas_nict_heard{Pre}(&u->store.txs[t].nict, ev, u->run.now), \old(u->store.txs[t].nict.reliable));
    ensures sends: \result == VUAS_NICT_RESEND ==> u->store.txs[t].kind == VUAS_TX_NICT;
    ensures clock: u->run.now == \old(u->run.now);
*/
vuas_nict_action vuas_step_nict(vuas *u, uint32_t t, vuas_nict_event ev);

#endif
