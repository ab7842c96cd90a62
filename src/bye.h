/* SPDX-License-Identifier: Apache-2.0 */
/* A BYE of ours (RFC 3261 12.2.1.1, 15.1.1). */
#ifndef VUAS_BYE_H
#define VUAS_BYE_H

#include "calls.h"
#include "keys.h"
#include "pool.h"
#include "tail.h"

/* Begins the BYE of call i as the draft, up to the rows that vuas_draft_more or vuas_draft_close adds; the key in hand becomes
   its branch. no_ack: a Reason row says that the ACK never came (RFC 3326). False when it does not fit. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
*/
bool vuas_draft_bye(vuas *u, uint32_t i, bool no_ack);

#endif
