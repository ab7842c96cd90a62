/* SPDX-License-Identifier: Apache-2.0 */
/* The invariants of a parsed message, executable: for tests and fuzzers. */
#ifndef VUAS_CHECK_MESSAGE_H
#define VUAS_CHECK_MESSAGE_H

#include "message.h"
#include "rows.h"
#include "../spec/check_message.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether m is what vuas_parse_message makes of some n octets, accepted or refused. exact: all that it ensures. */
/*@ requires message: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==>
      vuas_message_ok(m, n) && vuas_message_sound(m) && vuas_judged(m) &&
      (m->refusal.status == 0 ==> vuas_once_only(m));
*/
bool vuas_check_message(const vuas_message *m, uint32_t n);

/* Whether the index of m says of the n octets what is so: every row cut where the grammar cuts it and named as its
   number says, none left out of an accepted message, methods as their numbers say. Its time is bounded by
   the octets times the rows. */
/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_index_true(b, n, m) && vuas_section_true(b, n, m) &&
      vuas_methods_true(b, n, m);
*/
bool vuas_check_rows(const uint8_t *b, uint32_t n, const vuas_message *m);

#ifdef __cplusplus
}
#endif
#endif
