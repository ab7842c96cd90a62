/* SPDX-License-Identifier: Apache-2.0 */
#include "describe.h"
#include "hash.h"

enum { DESCRIPTION = 8 }; /* a domain beyond those of keys.c */

/*@ requires read: vuas_text_mem(t) && \valid_read(t) && t->length <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_says_sdp(t);
*/
static bool says_sdp(const vuas_text *t)
{
  if (t->length < 15 || t->at[11] != '/') return false;
  if (!vuas_word_is(t->at, 0, 11, VUAS_WORD_APPLICATION) || !vuas_word_is(t->at, 12, 15, VUAS_WORD_SDP)) return false;
  return t->length == 15 || t->at[15] == ';' || t->at[15] == ' ' || t->at[15] == '\t';
}

bool vuas_is_description(const vuas_options *o)
{
  return o->body.length > 0 && says_sdp(&o->content_type);
}

uint64_t vuas_description_of(const vuas *u, const vuas_options *o)
{
  return vuas_hash(u->run.secret, DESCRIPTION, o->body.at, 0, o->body.length);
}

bool vuas_may_describe(const vuas *u, uint32_t i, uint16_t status, uint64_t number)
{
  if (status < 200 && !u->store.calls[i].offer_in_invite) return false;
  return !u->store.calls[i].described || u->store.calls[i].description == number;
}
