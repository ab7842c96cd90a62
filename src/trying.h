/* SPDX-License-Identifier: Apache-2.0 */
/* The 100 that goes out by itself, and the delay that it tells of (RFC 3261 8.2.6.1). */
#ifndef VUAS_TRYING_H
#define VUAS_TRYING_H

#include "invite.h"

#define VUAS_LONGEST_DELAY 9999 /* ms: what the digits of a delay can say */

/*@ // the Timestamp row, first of the tail of what transaction x remembers, ends at e with a delay of no time
    predicate vuas_no_delay{L}(vuas_tx *x, integer e) =
      x->reason_end + 6 < e < x->tail_end && x->bytes[x->reason_end] == 'T' && x->bytes[e] == '\r' &&
      (\forall integer k; x->reason_end <= k < e ==> x->bytes[k] != '\r') &&
      x->bytes[e - 6] == ' ' && x->bytes[e - 5] == '0' && x->bytes[e - 4] == '.' && x->bytes[e - 3] == '0' &&
      x->bytes[e - 2] == '0' && x->bytes[e - 1] == '0';

    // or with one of so many ms, in seconds
    predicate vuas_delay_is{L}(vuas_tx *x, integer e, integer ms) =
      x->bytes[e - 5] == '0' + ms / 1000 && x->bytes[e - 3] == '0' + ms / 100 % 10 &&
      x->bytes[e - 2] == '0' + ms / 10 % 10 && x->bytes[e - 1] == '0' + ms % 10;

    // how long the INVITE had to wait for its 100, which was due then
    logic integer vuas_waited{L}(vuas *u, integer due) =
      due > u->run.now + u->run.config.trying_ms ? 0 :
      u->run.now + u->run.config.trying_ms - due > VUAS_LONGEST_DELAY ? VUAS_LONGEST_DELAY :
      u->run.now + u->run.config.trying_ms - due;
*/

/* What transaction t remembers, a 100 that was due then, tells how long its INVITE had to wait. */
/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST;
    terminates \true; exits \false; assigns u->store.txs[t].bytes[0 .. VUAS_TX_BYTES - 1];
    ensures ok: vuas_ok(u);
    ensures told: \forall integer e; \old(vuas_no_delay(&u->store.txs[t], e)) ==>
      vuas_delay_is(&u->store.txs[t], e, vuas_waited(u, due));
    ensures other: \forall integer k; 0 <= k < u->store.txs[t].reason_end || u->store.txs[t].tail_end <= k ==>
      u->store.txs[t].bytes[k] == \old(u->store.txs[t].bytes[k]);
    VUAS_KEEPS_GIVEN(u);
*/
void vuas_tell_delay(vuas *u, uint32_t t, uint64_t due);

/* Sends, for the first time, the 100 that transaction t remembers and that was due then. */
/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST;
    terminates \true; exits \false;
    assigns VUAS_RUN(u), u->store.txs[t].bytes[0 .. VUAS_TX_BYTES - 1], VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
*/
void vuas_send_trying(vuas *u, uint32_t t, uint64_t due, vuas_out *out);

#endif
