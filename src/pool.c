/* SPDX-License-Identifier: Apache-2.0 */
#include "pool.h"

/*@ terminates \true; exits \false; assigns \nothing;
    ensures next: \result == vuas_generation_after(g);
*/
static uint32_t next_generation(uint32_t g)
{
  return g < 0xFFFFFFFF ? g + 1 : 1;
}

/* --- the machines of one transaction --- */

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_run_ok(u);
    requires machine: u->store.txs[i].kind == VUAS_TX_IST && vuas_tx_ok(&u->store.txs[i]);
    requires event: ev <= VUAS_IST_TRANSPORT_ERROR;
    terminates \true; exits \false; assigns u->store.txs[i].ist;
    ensures this: vuas_tx_ok(&u->store.txs[i]);
    ensures action: \result == vuas_ist_does(\old(u->store.txs[i].ist.state),
                                             vuas_ist_heard{Pre}(&u->store.txs[i].ist, ev, u->run.now),
                                             \old(u->store.txs[i].ist.reliable),
                                             \old(u->store.txs[i].ist.provisional));
    ensures next: u->store.txs[i].ist.state == vuas_ist_to(\old(u->store.txs[i].ist.state),
      vuas_ist_heard{Pre}(&u->store.txs[i].ist, ev, u->run.now), \old(u->store.txs[i].ist.reliable),
      \old(u->store.txs[i].ist.provisional));
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    VUAS_KEEPS_QUIET(u);
*/
static vuas_ist_action step_ist(vuas *u, uint32_t i, vuas_ist_event ev)
{
  vuas_ist_action a = vuas_ist_step(&u->store.txs[i].ist, ev, u->run.now, &u->run.config.timing);
  /*@ assert other_nist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nist_inv(&u->store.txs[j].nist), Pre) ==> vuas_nist_inv(&u->store.txs[j].nist)); */
  /*@ assert other_nict: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nict_inv(&u->store.txs[j].nict), Pre) ==> vuas_nict_inv(&u->store.txs[j].nict)); */
  /*@ assert other_ist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_ist_inv(&u->store.txs[j].ist), Pre) ==> vuas_ist_inv(&u->store.txs[j].ist)); */
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
  return a;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_run_ok(u);
    requires machine: u->store.txs[i].kind == VUAS_TX_NIST && vuas_tx_ok(&u->store.txs[i]);
    requires event: ev <= VUAS_NIST_TRANSPORT_ERROR;
    terminates \true; exits \false; assigns u->store.txs[i].nist;
    ensures resends: \result == VUAS_NIST_RESEND || \result == VUAS_NIST_SEND_TRYING ==>
      u->store.txs[i].nist.state != VUAS_NIST_TERMINATED;
    ensures final: ev == VUAS_NIST_SEND_FINAL ==> u->store.txs[i].nist.state != VUAS_NIST_TRYING &&
      u->store.txs[i].nist.state != VUAS_NIST_PROCEEDING;
    ensures this: vuas_tx_ok(&u->store.txs[i]);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    VUAS_KEEPS_QUIET(u);
*/
static vuas_nist_action step_nist(vuas *u, uint32_t i, vuas_nist_event ev)
{
  vuas_nist_action a = vuas_nist_step(&u->store.txs[i].nist, ev, u->run.now, &u->run.config.timing);
  /*@ assert other_ist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_ist_inv(&u->store.txs[j].ist), Pre) ==> vuas_ist_inv(&u->store.txs[j].ist)); */
  /*@ assert other_nist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nist_inv(&u->store.txs[j].nist), Pre) ==> vuas_nist_inv(&u->store.txs[j].nist)); */
  /*@ assert other_nict: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nict_inv(&u->store.txs[j].nict), Pre) ==> vuas_nict_inv(&u->store.txs[j].nict)); */
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
  return a;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_run_ok(u);
    requires machine: u->store.txs[i].kind == VUAS_TX_NICT && vuas_tx_ok(&u->store.txs[i]);
    requires event: ev <= VUAS_NICT_TRANSPORT_ERROR;
    terminates \true; exits \false; assigns u->store.txs[i].nict;
    ensures action: \result == vuas_nict_does(\old(u->store.txs[i].nict.state),
      vuas_nict_heard{Pre}(&u->store.txs[i].nict, ev, u->run.now), \old(u->store.txs[i].nict.reliable));
    ensures next: u->store.txs[i].nict.state == vuas_nict_to(\old(u->store.txs[i].nict.state),
      vuas_nict_heard{Pre}(&u->store.txs[i].nict, ev, u->run.now), \old(u->store.txs[i].nict.reliable));
    ensures resends: \result == VUAS_NICT_RESEND ==> u->store.txs[i].nict.state != VUAS_NICT_TERMINATED;
    ensures this: vuas_tx_ok(&u->store.txs[i]);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    VUAS_KEEPS_QUIET(u);
*/
static vuas_nict_action step_nict(vuas *u, uint32_t i, vuas_nict_event ev)
{
  vuas_nict_action a = vuas_nict_step(&u->store.txs[i].nict, ev, u->run.now, &u->run.config.timing);
  /*@ assert other_ist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_ist_inv(&u->store.txs[j].ist), Pre) ==> vuas_ist_inv(&u->store.txs[j].ist)); */
  /*@ assert other_nist: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nist_inv(&u->store.txs[j].nist), Pre) ==> vuas_nist_inv(&u->store.txs[j].nist)); */
  /*@ assert other_nict: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_nict_inv(&u->store.txs[j].nict), Pre) ==> vuas_nict_inv(&u->store.txs[j].nict)); */
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
  return a;
}

/* --- giving back --- */

/*@ requires place: vuas_mem(u) && i < u->store.n_txs && vuas_index_ok(&u->store.by_key) &&
    vuas_index_ok(&u->store.by_request);
    terminates \true; exits \false;
    assigns u->store.by_key.place[0 .. VUAS_WAYS * u->store.by_key.buckets - 1],
      u->store.by_request.place[0 .. VUAS_WAYS * u->store.by_request.buckets - 1];
    ensures key: !vuas_index_has(&u->store.by_key, u->store.txs[i].key_hash, i);
    ensures request: !vuas_index_has(&u->store.by_request, u->store.txs[i].merge_hash, i);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    VUAS_KEEPS_QUIET(u);
*/
static void unindex(vuas *u, uint32_t i)
{
  vuas_index_drop(&u->store.by_key, u->store.txs[i].key_hash, i);
  vuas_index_drop(&u->store.by_request, u->store.txs[i].merge_hash, i);
}

/*@ requires place: \valid(t);
    terminates \true; exits \false; assigns t->kind, t->generation;
    ensures free: t->kind == VUAS_TX_FREE;
    ensures dead: t->generation == vuas_generation_after(\old(t->generation));
*/
static void end(vuas_tx *t)
{
  t->generation = next_generation(t->generation);
  t->kind = VUAS_TX_FREE;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs;
    terminates \true; exits \false; assigns u->store.txs[i].kind, u->store.txs[i].generation;
    ensures freed: u->store.txs[i].kind == VUAS_TX_FREE &&
      u->store.txs[i].generation == vuas_generation_after(\old(u->store.txs[i].generation));
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    ensures quiet: \old(vuas_quiet(u)) ==> vuas_quiet_but(u, u->store.n_calls + i);
*/
static void retire(vuas *u, uint32_t i)
{
  end(&u->store.txs[i]);
  /*@ assert this: vuas_tx_ok(&u->store.txs[i]); */
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_txs && j != i ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_txs) && i < u->store.n_txs &&
    !vuas_free_has(&u->store.free_txs, i);
    terminates \true; exits \false; assigns u->store.free_txs.count,
      u->store.free_txs.slot[0 .. u->store.free_txs.capacity - 1];
    ensures free: vuas_free_ok(&u->store.free_txs);
    ensures given: \old(u->store.free_txs.count) < u->store.n_txs ==>
      u->store.free_txs.count == \old(u->store.free_txs.count) + 1;
    ensures others: \forall integer s; s != i ==>
      (vuas_free_has(&u->store.free_txs, s) <==> vuas_free_has{Old}(&u->store.free_txs, s));
    ensures keeps_call_stack: \old(vuas_call_stack_ok(u)) ==> vuas_call_stack_ok(u);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    ensures keeps_mem: \old(vuas_mem(u)) ==> vuas_mem(u);
    ensures generations: \forall integer j; 0 <= j < u->store.n_txs ==>
      u->store.txs[j].generation == \old(u->store.txs[j].generation);
    ensures quiet: \forall integer x; \old(vuas_quiet_but(u, x)) ==> vuas_quiet_but(u, x);
*/
static void push(vuas *u, uint32_t i)
{
  vuas_free_push(&u->store.free_txs, i);
  /*@ assert txs: \forall integer j; 0 <= j < u->store.n_txs ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
}

void vuas_tx_spare(vuas *u, uint32_t i)
{
  /*@ assert known: \forall integer s; vuas_free_has(&u->store.free_txs, s) ==> u->store.txs[s].kind == VUAS_TX_FREE; */
  push(u, i);
  /*@ assert spare: \forall integer s; vuas_free_has(&u->store.free_txs, s) ==> u->store.txs[s].kind == VUAS_TX_FREE; */
  /*@ assert has: \forall integer k; 0 <= k < u->store.free_txs.count ==>
        vuas_free_has(&u->store.free_txs, u->store.free_txs.slot[k]); */
}

/*@ requires place: vuas_mem(u) && i < u->store.n_txs;
    requires free: vuas_free_ok(&u->store.free_txs) && vuas_tx_stack_ok(u) && u->store.txs[i].kind != VUAS_TX_FREE;
    terminates \true; exits \false;
    assigns u->store.txs[i].kind, u->store.txs[i].generation, u->store.free_txs.count,
      u->store.free_txs.slot[0 .. u->store.free_txs.capacity - 1];
    ensures freed: u->store.txs[i].kind == VUAS_TX_FREE &&
      u->store.txs[i].generation == vuas_generation_after(\old(u->store.txs[i].generation));
    ensures free: vuas_free_ok(&u->store.free_txs) && vuas_tx_stack_ok(u);
    ensures given: \old(u->store.free_txs.count) < u->store.n_txs ==>
      u->store.free_txs.count == \old(u->store.free_txs.count) + 1;
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    ensures quiet: \old(vuas_quiet(u)) ==> vuas_quiet_but(u, u->store.n_calls + i);
*/
static void release(vuas *u, uint32_t i)
{
  /*@ assert taken: !vuas_free_has(&u->store.free_txs, i); */
  retire(u, i);
  vuas_tx_spare(u, i);
}

void vuas_tx_close(vuas *u, uint32_t i)
{
  unindex(u, i);
  release(u, i);
  vuas_arm_tx(u, i);
}

vuas_ist_action vuas_tx_ist(vuas *u, uint32_t i, vuas_ist_event ev)
{
  vuas_ist_action a = step_ist(u, i, ev);
  if (u->store.txs[i].ist.state == VUAS_IST_TERMINATED) vuas_tx_close(u, i);
  else vuas_arm_tx(u, i);
  return a;
}

vuas_nist_action vuas_tx_nist(vuas *u, uint32_t i, vuas_nist_event ev)
{
  vuas_nist_action a = step_nist(u, i, ev);
  if (u->store.txs[i].nist.state == VUAS_NIST_TERMINATED) vuas_tx_close(u, i);
  else vuas_arm_tx(u, i);
  return a;
}

vuas_nict_action vuas_tx_nict(vuas *u, uint32_t i, vuas_nict_event ev)
{
  vuas_nict_action a = step_nict(u, i, ev);
  if (u->store.txs[i].nict.state == VUAS_NICT_TERMINATED) vuas_tx_close(u, i);
  else vuas_arm_tx(u, i);
  return a;
}
