/* SPDX-License-Identifier: Apache-2.0 */
/* Answers of the core's own to the request in hand. */
#ifndef VUAS_ANSWER_H
#define VUAS_ANSWER_H

#include "draft.h"
#include "invite.h"

/* The message in hand can be answered. */
#define VUAS_CAN_ANSWER(u, b, out, k, j) \
  VUAS_CAN_STEP(u, out, k, j); \
  requires hand: vuas_in_hand(u, b) && vuas_keys_ok(u); \
  requires source: (u)->run.source.transport <= VUAS_TRANSPORT_OTHER

/* Answers leave the calls alone: who lives, lives on. */
#define VUAS_KEEPS_LIVING(u) ensures keeps_living: \forall integer i; \old(vuas_living(u, i)) ==> vuas_living(u, i)

/* All of the store but the calls and their places. */
#define VUAS_TXS(u) (u)->store.txs[0 .. (u)->store.n_txs - 1], VUAS_TX_TABLES(u)

/* Answers: kind VUAS_TX_FREE stateless (RFC 3261 8.2.7), else in a transaction of that kind as long as there is room; the tag
   is that of transaction like, or the stateless one when that is VUAS_NONE. What cannot be answered is dropped and counted. */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    requires status: 200 <= status <= 699;
    requires kind: kind <= VUAS_TX_NIST && (kind == VUAS_TX_IST ==> status >= 300);
    requires like: like == VUAS_NONE || like < u->store.n_txs;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_TXS(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_KEEPS_LIVING(u);
*/
void vuas_answer_as(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, uint8_t kind, uint32_t like, vuas_out *out);

/* Answers statelessly. */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    requires status: 200 <= status <= 699;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_TXS(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_KEEPS_LIVING(u);
*/
void vuas_answer(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out);

/* Answers in a transaction of the request's own, so that it gets the same answer when it comes again. */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    requires status: 200 <= status <= 699 && (u->run.message.method == VUAS_METHOD_INVITE ==> status >= 300);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_TXS(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_KEEPS_LIVING(u);
*/
void vuas_answer_kept(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out);

#endif
