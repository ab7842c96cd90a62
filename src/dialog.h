/* SPDX-License-Identifier: Apache-2.0 */
/* The dialog of a call (RFC 3261 12): made from an INVITE, found by a request within it. */
#ifndef VUAS_DIALOG_H
#define VUAS_DIALOG_H

#include "core_state.h"

/* The dialog that the INVITE in hand would make, to u->run.dialog; false when it does not fit a call. */
/*@ requires hand: \valid(u) && vuas_in_hand(u, b) && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->run.dialog;
    ensures parts: vuas_dialog_parts(&u->run.dialog);
    ensures sequence: u->run.dialog.invite_cseq == u->run.message.cseq && u->run.dialog.remote_seq == u->run.message.cseq;
*/
bool vuas_dialog_draft(vuas *u, const uint8_t *b);

/* The living call whose dialog the request in hand is of: To tag, Call-ID and From tag are ours, the call's and the caller's,
   octet by octet (RFC 3261 12.2.2); VUAS_NONE if there is none. */
/*@ requires hand: vuas_ok(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures living: \result != VUAS_NONE ==> \result < u->store.n_calls && u->store.calls[\result].state != VUAS_CALL_FREE;
    ensures tag: \result != VUAS_NONE ==> u->run.message.to.tag.len == VUAS_TAG_BYTES &&
      vuas_same(&u->store.calls[\result].tag[0], 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES);
    ensures call_id: \result != VUAS_NONE ==> u->run.message.call_id.len == u->store.calls[\result].call_id_end &&
      vuas_same(&u->store.calls[\result].bytes[0], 0, b, u->run.message.call_id.off, u->store.calls[\result].call_id_end);
    ensures remote: \result != VUAS_NONE ==> u->run.message.from.tag.len == u->store.calls[\result].remote_tag_end - u->store.calls[\result].call_id_end &&
      vuas_same(&u->store.calls[\result].bytes[0], u->store.calls[\result].call_id_end, b, u->run.message.from.tag.off, u->run.message.from.tag.len);
*/
uint32_t vuas_dialog_of(const vuas *u, const uint8_t *b);

#endif
