/* SPDX-License-Identifier: Apache-2.0 */
/* The header section: one index of its rows, nothing copied, folding left inside the values (RFC 3261 7.3.1). */
#ifndef VUAS_ROWS_H
#define VUAS_ROWS_H

#include "../spec/parts.h"
#include "refuse.h"

/* The end of the row that starts at i, n if it has none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= n;
    ensures found: \result < n ==> vuas_row_ends_at(b, \result, n);
    ensures first: \forall integer k; i <= k < \result ==> !vuas_row_ends_at(b, k, n);
    ensures stop: \result == vuas_row_stop(b, i, n);
*/
uint32_t vuas_row_end(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether the octets [i, e) may all stand in a row that starts at s. */
/*@ requires octets: vuas_octets(b, n);
    requires range: s <= i <= e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> \forall integer k; i <= k < e ==> vuas_row_octet(b, s, k, n);
*/
bool vuas_row_clean(const uint8_t *b, uint32_t s, uint32_t i, uint32_t e, uint32_t n);

/* Makes the index of the rows from i on, each with its line end, up to an empty line: the place after that, where the
   body begins, n if there is no empty line. A row without a name and a colon is refused and left out; one with an octet
   that may not stand in a row is refused and its value taken as empty; so are more than VUAS_MAX_HEADERS rows, and a
   section without an empty line. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    terminates \true; exits \false; assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id,
      m->header[0 .. VUAS_MAX_HEADERS - 1].name, m->header[0 .. VUAS_MAX_HEADERS - 1].value, m->refusal;
    ensures in: vuas_rows_at(m, n);
    ensures rows: vuas_rows_are{Pre,Here}(b, m, n);
    ensures numbered: vuas_rows_numbered{Pre,Here}(b, m);
    ensures range: i <= \result <= n;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures set: \old(m->refusal.status) == 0 && m->refusal.status != 0 ==>
      m->refusal.status == (m->refusal.cause == VUAS_CAUSE_TOO_MANY_HEADERS ? 513 : 400) &&
      m->refusal.field == VUAS_FIELD_OTHER && m->refusal.offset <= n;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_section_good{Pre}(b, i, n, 0);
    ensures whole: m->refusal.status == 0 ==> i + 2 <= \result && vuas_crlf_at{Pre}(b, \result - 2, n) &&
      vuas_rows_tile{Pre,Here}(b, m, m->n_headers, i, \result - 2, n);
*/
uint32_t vuas_index_rows(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m);

#endif
