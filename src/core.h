/* SPDX-License-Identifier: Apache-2.0 */
/* The user agent core: which transaction, dialog or call a message is for (RFC 3261 17.2.3, 8.2, 12.2.2). */
#ifndef VUAS_CORE_H
#define VUAS_CORE_H

#include "answer.h"
#include "dialog.h"
#include "keys.h"

/* The message in hand is a request that can be answered, or an ACK. */
/*@ VUAS_CAN_STEP(u, out, 2, 3);
    requires hand: vuas_in_hand(u, b) && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    requires refusal: u->run.message.refusal.status == 0 || 400 <= u->run.message.refusal.status <= 699;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 3);
    ensures ack: u->run.message.method == VUAS_METHOD_ACK && u->run.message.refusal.status == 0 ==>
      vuas_requests_from(u, out, \old(out->n_packets));
*/
void vuas_on_request(vuas *u, const uint8_t *b, vuas_out *out);

/* The message in hand is a response. */
/*@ VUAS_CAN_STEP(u, out, 0, 2);
    requires this: vuas_in_hand(u, b);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
*/
void vuas_on_response(vuas *u, const uint8_t *b, vuas_out *out);

#endif
