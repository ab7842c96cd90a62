/* SPDX-License-Identifier: Apache-2.0 */
/* Header field names as nearly all write them: told by four octets at a time. Any other spelling is left to
   vuas_field_id_of (method.h). */
#ifndef VUAS_USUAL_H
#define VUAS_USUAL_H

#include "lex.h"
#include "names.h"

/* A name that a colon follows at once: its length, 0 if there is none of those known here, and its field. */
typedef struct {
  uint32_t len;
  uint8_t id;
} vuas_usual_name;

/* The name at i, spelled as in RFC 3261 20, with its colon behind it (RFC 3261 7.3.1). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.len > 0 ==> i + \result.len < n && b[i + \result.len] == ':';
    ensures token: \forall integer k; i <= k < i + \result.len ==> vuas_token(b[k]);
    ensures range: \result.id <= VUAS_FIELD_LAST_NAMED && \result.len <= 15;
    ensures named: \result.len > 0 ==> vuas_field_named(b, i, i + \result.len, \result.id);
*/
vuas_usual_name vuas_usual_name_at(const uint8_t *b, uint32_t i, uint32_t n);

#endif
