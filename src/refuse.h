/* SPDX-License-Identifier: Apache-2.0 */
/* Keeping the first reason to refuse a message. */
#ifndef VUAS_REFUSE_H
#define VUAS_REFUSE_H

#include "span.h"

/*@ // the refusal r came to be r2: the first one stays, a new one has a status that refuses
    predicate vuas_refusal_kept(vuas_refusal r, vuas_refusal r2) =
      (r.status != 0 ==>
        r2.status == r.status && r2.cause == r.cause && r2.field == r.field && r2.offset == r.offset) &&
      (r.status == 0 ==> r2.status == 0 || 400 <= r2.status <= 699);
    predicate vuas_refusal_set(vuas_refusal r, integer status, integer cause, integer field, integer offset) =
      r.status == status && r.cause == cause && r.field == field && r.offset == offset;
*/

/* Refuses with this status, cause, field and place unless something else was found before. */
/*@ requires out: \valid(r);
    requires status: 400 <= status <= 699;
    requires cause: cause <= VUAS_CAUSE_CONTENT_TYPE;
    requires offset: offset <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns *r;
    ensures kept: vuas_refusal_kept(\old(*r), *r);
    ensures set: \old(r->status) == 0 ==> vuas_refusal_set(*r, status, cause, field, offset);
    ensures refused: r->status != 0;
    ensures range: \old(r->status) == 0 ==> r->status == status;
*/
void vuas_refuse(vuas_refusal *r, uint16_t status, vuas_cause cause, uint16_t field, uint32_t offset);

#endif
