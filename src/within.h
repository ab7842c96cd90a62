/* SPDX-License-Identifier: Apache-2.0 */
/* A request within a dialog (RFC 3261 12.2.2): answered by the core, or handed to the application. */
#ifndef VUAS_WITHIN_H
#define VUAS_WITHIN_H

#include "answer.h"
#include "dialog.h"

/* The application answers requests of the method in hand. */
#define VUAS_TAKEN(u) ((u)->run.config.takes[(u)->run.message.method] != 0)

/* The call whose dialog the request in hand belongs to; VUAS_NONE when there is none. */
/*@ requires ok: vuas_ok(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures living: \result != VUAS_NONE ==> vuas_living(u, \result) && vuas_dialog_is(u, b, \result);
*/
uint32_t vuas_find_dialog(const vuas *u, const uint8_t *b);

/* A request with a To tag, neither ACK nor CANCEL, that nothing refuses before its dialog is looked for. */
/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
*/
void vuas_on_dialog_request(vuas *u, const uint8_t *b, vuas_out *out);

#endif
