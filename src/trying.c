/* SPDX-License-Identifier: Apache-2.0 */
#include "trying.h"

/* The end of the Timestamp row if it tells a delay of no time; VUAS_NONE if it does not. */
/*@ requires place: \valid_read(x) && x->reason_end <= x->tail_end <= VUAS_TX_BYTES;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> vuas_no_delay(x, \result);
    ensures only: \forall integer e; vuas_no_delay(x, e) ==> \result == e;
*/
static uint32_t no_delay(const vuas_tx *x)
{
  uint32_t i = x->reason_end;
  uint32_t e = vuas_find(x->bytes, i, x->tail_end, '\r');
  /*@ assert first: \forall integer k; vuas_no_delay(x, k) ==> k == e; */
  if (e == x->tail_end || e <= i + 6 || x->bytes[i] != 'T') return VUAS_NONE;
  if (x->bytes[e - 6] != ' ' || x->bytes[e - 5] != '0' || x->bytes[e - 4] != '.') return VUAS_NONE;
  if (x->bytes[e - 3] != '0' || x->bytes[e - 2] != '0' || x->bytes[e - 1] != '0') return VUAS_NONE;
  return e;
}

/*@ requires place: \valid(x) && 6 < e <= VUAS_TX_BYTES && ms <= VUAS_LONGEST_DELAY;
    terminates \true; exits \false; assigns x->bytes[e - 5 .. e - 1];
    ensures delay: vuas_delay_is(x, e, ms);
*/
static void put_delay(vuas_tx *x, uint32_t e, uint32_t ms)
{
  x->bytes[e - 5] = (uint8_t)('0' + ms / 1000);
  x->bytes[e - 3] = (uint8_t)('0' + ms / 100 % 10);
  x->bytes[e - 2] = (uint8_t)('0' + ms / 10 % 10);
  x->bytes[e - 1] = (uint8_t)('0' + ms % 10);
}

/*@ requires run: \valid_read(u) && vuas_run_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_waited(u, due);
    ensures bound: \result <= VUAS_LONGEST_DELAY;
*/
static uint32_t waited(const vuas *u, uint64_t due)
{
  uint64_t now = u->run.now + u->run.config.trying_ms;
  if (due > now) return 0;
  return now - due > VUAS_LONGEST_DELAY ? VUAS_LONGEST_DELAY : (uint32_t)(now - due);
}

/*@ requires place: \valid(x) && x->reason_end <= x->tail_end <= VUAS_TX_BYTES && ms <= VUAS_LONGEST_DELAY;
    terminates \true; exits \false; assigns x->bytes[0 .. VUAS_TX_BYTES - 1];
    ensures told: \forall integer e; \old(vuas_no_delay(x, e)) ==> vuas_delay_is(x, e, ms);
    ensures other: \forall integer k; 0 <= k < x->reason_end || x->tail_end <= k ==>
      x->bytes[k] == \old(x->bytes[k]);
*/
static void tell(vuas_tx *x, uint32_t ms)
{
  uint32_t e = no_delay(x);
  if (e != VUAS_NONE) put_delay(x, e, ms);
}

/*@ requires place: vuas_mem(u) && vuas_run_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST &&
      vuas_tx_ok(&u->store.txs[t]);
    terminates \true; exits \false; assigns u->store.txs[t].bytes[0 .. VUAS_TX_BYTES - 1];
    ensures this: vuas_tx_ok(&u->store.txs[t]);
    ensures told: \forall integer e; \old(vuas_no_delay(&u->store.txs[t], e)) ==>
      vuas_delay_is(&u->store.txs[t], e, vuas_waited(u, due));
    ensures other: \forall integer k; 0 <= k < u->store.txs[t].reason_end || u->store.txs[t].tail_end <= k ==>
      u->store.txs[t].bytes[k] == \old(u->store.txs[t].bytes[k]);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_STACKS(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    VUAS_KEEPS_GIVEN(u);
*/
static void tell_in(vuas *u, uint32_t t, uint64_t due)
{
  uint32_t ms = waited(u, due);
  tell(&u->store.txs[t], ms);
  /*@ assert this: vuas_tx_ok(&u->store.txs[t]); */
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_txs && j != t ==>
        (\at(vuas_tx_ok(&u->store.txs[j]), Pre) ==> vuas_tx_ok(&u->store.txs[j])); */
}

void vuas_tell_delay(vuas *u, uint32_t t, uint64_t due)
{
  tell_in(u, t, due);
}

void vuas_send_trying(vuas *u, uint32_t t, uint64_t due, vuas_out *out)
{
  vuas_tell_delay(u, t, due);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  vuas_resend(u, t, out);
}
