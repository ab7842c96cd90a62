/* SPDX-License-Identifier: Apache-2.0 */
/* All rows of a header section; in proofs: what their index says is what spec/verdict.h says of the octets. */
#ifndef VUAS_SECTION_H
#define VUAS_SECTION_H

#include "fill.h"

/*@ // of each row of the index, a predicate for each member: its field, its value's place and end
    predicate vuas_fields_told{L}(uint8_t *b, vuas_message *m, integer i, integer n) =
      \forall integer k; 0 <= k < m->n_headers ==> vuas_judged_as(m->header[k].id) == vuas_nth_field(b, i, n, k);
    predicate vuas_values_told{L}(uint8_t *b, vuas_message *m, integer i, integer n) =
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].value.off == vuas_nth_at(b, i, n, k);
    predicate vuas_ends_told{L}(uint8_t *b, vuas_message *m, integer i, integer n) =
      \forall integer k; 0 <= k < m->n_headers ==>
        m->header[k].value.off + m->header[k].value.len == vuas_nth_stop(b, i, n, k);

    // the number of values that came before decides about a row of field id
    predicate vuas_listed(integer id, integer request) =
      id == VUAS_FIELD_VIA || id == VUAS_FIELD_ROUTE || id == VUAS_FIELD_RECORD_ROUTE || id == VUAS_FIELD_REQUIRE ||
      (id == VUAS_FIELD_CONTACT && request != 0);
*/

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires message: \valid_read(m) && vuas_rows_at(m, n);
     requires range: i <= p < n;
     requires rows: vuas_rows_are{Here,Here}(b, m, n);
     requires numbered: vuas_rows_numbered{Here,Here}(b, m);
     requires tile: vuas_rows_tile{Here,Here}(b, m, m->n_headers, i, p, n);
     requires stop: vuas_crlf_at(b, p, n);
     requires good: vuas_section_good(b, i, n, 0);
     terminates \true; exits \false; assigns \nothing;
     ensures fields: vuas_fields_told(b, m, i, n);
     ensures values: vuas_values_told(b, m, i, n);
     ensures ends: vuas_ends_told(b, m, i, n);
     ensures count: vuas_row_count(b, i, n) == m->n_headers;
     ensures stop: vuas_section_stop(b, i, n) == p;
  @/
  void vuas_index_told(const uint8_t *b, const vuas_message *m, uint32_t i, uint32_t p, uint32_t n);

  /@ requires named: request != 0 ==> vuas_method_named(b, s, t, method);
     terminates \true; exits \false; assigns \nothing;
     ensures rows: vuas_rows_good(b, i, n, count, request, method) <==>
       vuas_rows_good(b, i, n, count, request, request != 0 ? vuas_method_of(b, s, t) : VUAS_METHOD_OTHER);
  @/
  void vuas_method_told(const uint8_t *b, uint32_t s, uint32_t t, uint32_t i, uint32_t n, uint32_t count,
    uint32_t request, uint32_t method);

  /@ requires range: when != 0 ==> s <= t && x <= y;
     requires known: method <= VUAS_METHOD_LAST && other <= VUAS_METHOD_LAST;
     requires named: when != 0 ==> vuas_method_named(b, s, t, method) && vuas_method_named(b, x, y, other);
     terminates \true; exits \false; assigns \nothing;
     ensures same: when != 0 && t - s == y - x && vuas_same(b, s, b, x, t - s) ==> method == other;
  @/
  void vuas_names_told(const uint8_t *b, uint32_t s, uint32_t t, uint32_t x, uint32_t y, uint32_t method,
    uint32_t other, uint32_t when);
*/

#define VUAS_REQUEST(m) ((m)->request ? 1 : 0)
#define VUAS_APPLIES(m, id) vuas_applies(VUAS_REQUEST(m), (m)->method, id)

/* Unless something was refused, the index says what the section that starts at i is. */
#define VUAS_INDEX_SAYS(clause, i) \
  clause fields_told: m->refusal.status == 0 ==> vuas_fields_told(b, m, i, n); \
  clause values_told: m->refusal.status == 0 ==> vuas_values_told(b, m, i, n); \
  clause ends_told: m->refusal.status == 0 ==> vuas_ends_told(b, m, i, n);

/* What the first k rows have said then: how many values, which further rows are judged by; what the end of the message
   is judged by. */
#define VUAS_ROWS_COUNT(clause, i, k) \
  clause routes_counted: m->refusal.status == 0 && VUAS_APPLIES(m, VUAS_FIELD_ROUTE) ==> \
    m->n_routes == vuas_values_before(b, i, n, k, VUAS_FIELD_ROUTE); \
  clause record_counted: m->refusal.status == 0 ==> \
    m->n_record_routes == vuas_values_before(b, i, n, k, VUAS_FIELD_RECORD_ROUTE); \
  clause require_counted: m->refusal.status == 0 && VUAS_APPLIES(m, VUAS_FIELD_REQUIRE) ==> \
    m->n_require == vuas_values_before(b, i, n, k, VUAS_FIELD_REQUIRE); \
  clause contacts_counted: m->refusal.status == 0 && m->request && VUAS_APPLIES(m, VUAS_FIELD_CONTACT) ==> \
    m->n_contacts == vuas_values_before(b, i, n, k, VUAS_FIELD_CONTACT); \
  clause star_seen: m->refusal.status == 0 && VUAS_APPLIES(m, VUAS_FIELD_CONTACT) ==> \
    (m->contact_star ? 1 : 0) == vuas_star_before(b, i, n, k);
#define VUAS_ROWS_SAY(clause, i, k) \
  clause vias_counted: m->refusal.status == 0 ==> m->n_vias == vuas_values_before(b, i, n, k, VUAS_FIELD_VIA); \
  clause has_from: m->refusal.status == 0 ==> (m->has_from <==> vuas_last_of(b, i, n, k, VUAS_FIELD_FROM) >= 0); \
  clause has_to: m->refusal.status == 0 ==> (m->has_to <==> vuas_last_of(b, i, n, k, VUAS_FIELD_TO) >= 0); \
  clause has_call_id: m->refusal.status == 0 ==> \
    (m->has_call_id <==> vuas_last_of(b, i, n, k, VUAS_FIELD_CALL_ID) >= 0); \
  clause has_cseq: m->refusal.status == 0 ==> (m->has_cseq <==> vuas_last_of(b, i, n, k, VUAS_FIELD_CSEQ) >= 0); \
  clause has_length: m->refusal.status == 0 ==> \
    (m->has_content_length <==> vuas_last_of(b, i, n, k, VUAS_FIELD_CONTENT_LENGTH) >= 0); \
  clause has_type: m->refusal.status == 0 ==> \
    (m->has_content_type <==> vuas_last_of(b, i, n, k, VUAS_FIELD_CONTENT_TYPE) >= 0); \
  clause method_at: m->refusal.status == 0 && m->has_cseq ==> m->cseq_method_text.off == vuas_cseq_at(b, i, n, k); \
  clause method_end: m->refusal.status == 0 && m->has_cseq ==> \
    m->cseq_method_text.off + m->cseq_method_text.len == vuas_cseq_stop(b, i, n, k); \
  clause method_is: m->refusal.status == 0 && m->has_cseq ==> \
    vuas_method_named(b, vuas_cseq_at(b, i, n, k), vuas_cseq_stop(b, i, n, k), m->cseq_method); \
  clause length_is: m->refusal.status == 0 && m->has_content_length ==> \
    m->content_length == vuas_length_said(b, i, n, k);

/* Reads all rows of the index, which is that of the section that starts at i, and refuses what is not good. */
/*@ requires parsing: vuas_parsing(b, m, n);
    VUAS_FILLED(requires)
    VUAS_INDEX_SAYS(requires, i)
    VUAS_ROWS_COUNT(requires, i, 0)
    VUAS_ROWS_SAY(requires, i, 0)
    terminates \true; exits \false; assigns VUAS_ONCE_MEMBERS, VUAS_LIST_MEMBERS, VUAS_CONTACT_MEMBERS, m->refusal;
    VUAS_FILLED(ensures)
    VUAS_ROWS_COUNT(ensures, i, m->n_headers)
    VUAS_ROWS_SAY(ensures, i, m->n_headers)
    ensures only: m->refusal.status == 0 ==> vuas_once_only(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==>
      \old(m->refusal.status) == 0 && vuas_rows_good(b, i, n, m->n_headers, VUAS_REQUEST(m), m->method);
*/
void vuas_read_rows(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t i, uint32_t n) */;

#endif
