/* SPDX-License-Identifier: Apache-2.0 */
#include "machines.h"

/* Each machine first with little said of it, then with what it leaves alone: a proof that knows little is quick. */

/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST;
    requires event: ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[t].ist, u->store.txs[t].kind, u->store.txs[t].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_SHAPE(u);
    ensures sends: \result == VUAS_IST_SEND || \result == VUAS_IST_RESEND || \result == VUAS_IST_SEND_TRYING ==>
      u->store.txs[t].kind == VUAS_TX_IST;
    ensures acked: ev == VUAS_IST_ON_ACK ==> \result == VUAS_IST_NOTHING || \result == VUAS_IST_PASS_ACK;
*/
static vuas_ist_action change_ist(vuas *u, uint32_t t, vuas_ist_event ev)
{
  return vuas_tx_ist(u, t, ev);
}

/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST;
    requires event: ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[t].ist, u->store.txs[t].kind, u->store.txs[t].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_SHAPE(u);
    ensures sends: \result == VUAS_IST_SEND || \result == VUAS_IST_RESEND || \result == VUAS_IST_SEND_TRYING ==>
      u->store.txs[t].kind == VUAS_TX_IST;
    VUAS_KEEPS_HAND(u);
    ensures acked: ev == VUAS_IST_ON_ACK ==> \result == VUAS_IST_NOTHING || \result == VUAS_IST_PASS_ACK;
*/
static vuas_ist_action step_ist(vuas *u, uint32_t t, vuas_ist_event ev)
{
  vuas_ist_action action = change_ist(u, t, ev);
  /*@ assert counts: VUAS_SAME_COUNTS(u); */
  /*@ assert spans: VUAS_SAME_SPANS(u); */
  /*@ assert names: VUAS_SAME_NAMES(u); */
  /*@ assert via_kinds: VUAS_SAME_VIA_KINDS(u); */
  /*@ assert via_spans: VUAS_SAME_VIA_SPANS(u); */
  /*@ assert vias: VUAS_SAME_VIAS(u); */
  /*@ assert lists: VUAS_SAME_LISTS(u); */
  return action;
}

vuas_ist_action vuas_step_ist(vuas *u, uint32_t t, vuas_ist_event ev)
{
  return step_ist(u, t, ev);
}

/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NIST;
    requires event: ev <= VUAS_NIST_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[t].nist, u->store.txs[t].kind, u->store.txs[t].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_SHAPE(u);
    ensures sends: \result == VUAS_NIST_RESEND || \result == VUAS_NIST_SEND_TRYING ==>
      u->store.txs[t].kind == VUAS_TX_NIST;
    ensures final: ev == VUAS_NIST_SEND_FINAL ==> u->store.txs[t].nist.state != VUAS_NIST_TRYING &&
      u->store.txs[t].nist.state != VUAS_NIST_PROCEEDING;
*/
static vuas_nist_action change_nist(vuas *u, uint32_t t, vuas_nist_event ev)
{
  return vuas_tx_nist(u, t, ev);
}

vuas_nist_action vuas_step_nist(vuas *u, uint32_t t, vuas_nist_event ev)
{
  return change_nist(u, t, ev);
}

/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NICT;
    requires event: ev <= VUAS_NICT_TRANSPORT_ERROR;
    terminates \true; exits \false;
    assigns u->store.txs[t].nict, u->store.txs[t].kind, u->store.txs[t].generation, VUAS_TX_TABLES(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_SHAPE(u);
    ensures action: \result == vuas_nict_does(\old(u->store.txs[t].nict.state),
      vuas_nict_heard{Pre}(&u->store.txs[t].nict, ev, u->run.now), \old(u->store.txs[t].nict.reliable));
    ensures sends: \result == VUAS_NICT_RESEND ==> u->store.txs[t].kind == VUAS_TX_NICT;
*/
static vuas_nict_action change_nict(vuas *u, uint32_t t, vuas_nict_event ev)
{
  return vuas_tx_nict(u, t, ev);
}

vuas_nict_action vuas_step_nict(vuas *u, uint32_t t, vuas_nict_event ev)
{
  return change_nict(u, t, ev);
}
