/* SPDX-License-Identifier: Apache-2.0 */
/* Session descriptions in responses to an INVITE: the first one sent is the only one (RFC 3261 13.2.1). */
#ifndef VUAS_DESCRIBE_H
#define VUAS_DESCRIBE_H

#include "calls.h"
#include "options.h"
#include "words.h"

/*@ // t says application/sdp, with parameters or not, in any case (RFC 3261 7.3.1, 20.15)
    predicate vuas_says_sdp{L}(vuas_text *t) =
      t->length >= 15 && vuas_word_at(t->at, 0, 11, VUAS_WORD_APPLICATION) && t->at[11] == '/' &&
      vuas_word_at(t->at, 12, 15, VUAS_WORD_SDP) &&
      (t->length > 15 ==> t->at[15] == ';' || t->at[15] == ' ' || t->at[15] == '\t');
    predicate vuas_describes{L}(vuas_options *o) = o->body.length > 0 && vuas_says_sdp(&o->content_type);
*/

/* Whether the body is a session description. */
/*@ requires options: vuas_options_good(o) && vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_describes(o);
*/
bool vuas_is_description(const vuas_options *o);

/* A number that tells a body from others. */
/*@ requires place: \valid_read(u);
    requires options: vuas_options_good(o) && vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures range: 0 <= \result <= 0xFFFFFFFFFFFFFFFF;
*/
uint64_t vuas_description_of(const vuas *u, const vuas_options *o);

/* Whether call i may send the session description of this number with this status: an unreliable provisional response
   brings no offer, and after the first description there is no other. */
/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> (status >= 200 || u->store.calls[i].offer_in_invite) &&
      (u->store.calls[i].described ==> u->store.calls[i].description == number);
*/
bool vuas_may_describe(const vuas *u, uint32_t i, uint16_t status, uint64_t number);

#endif
