/* SPDX-License-Identifier: Apache-2.0 */
/* Filling a message with what a row of its header section says. */
#ifndef VUAS_FILL_H
#define VUAS_FILL_H

#include "../spec/verdict.h"
#include "clear.h"

/* What a row may touch. */
#define VUAS_CONTACT_MEMBERS m->contact, m->n_contacts, m->has_contact, m->contact_star
#define VUAS_LIST_MEMBERS \
  m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->route[0 .. VUAS_MAX_ROUTES - 1], m->n_routes, \
    m->record_route[0 .. VUAS_MAX_ROUTES - 1], m->n_record_routes, m->require[0 .. VUAS_MAX_OPTION_TAGS - 1], \
    m->n_require, m->require_100rel, m->supported_100rel, m->supported_timer
#define VUAS_ONCE_MEMBERS \
  m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq, \
    m->cseq_method, m->cseq_method_text, m->content_length, m->has_content_length, m->media_type, m->media_subtype, \
    m->has_content_type, m->optional_body, m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, \
    m->timestamp, m->has_timestamp, m->content_encoding, m->has_content_encoding

/*@ // a response can find its way only if there is a Via
    predicate vuas_way_back{L}(vuas_message *m) = m->answerable ==> m->n_vias >= 1;
*/

/* The parts that are arrays, a predicate for each member: what a step keeps is proved member by member. */
/*@ predicate vuas_vias_kinds{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==>
        m->via[k].transport <= VUAS_TRANSPORT_OTHER && m->via[k].host_kind <= VUAS_HOST_IPV6;
    predicate vuas_vias_value{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].value.off + m->via[k].value.len <= n;
    predicate vuas_vias_transport_text{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].transport_text.off + m->via[k].transport_text.len <= n;
    predicate vuas_vias_host{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].host.off + m->via[k].host.len <= n;
    predicate vuas_vias_branch{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].branch.off + m->via[k].branch.len <= n;
    predicate vuas_vias_received{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].received.off + m->via[k].received.len <= n;
    predicate vuas_vias_maddr{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].maddr.off + m->via[k].maddr.len <= n;
    predicate vuas_vias_rport_begin{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_rport ==>
        m->via[k].value.off <= m->via[k].rport_param.off;
    predicate vuas_vias_rport_end{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_rport ==>
        m->via[k].rport_param.off + m->via[k].rport_param.len <= m->via[k].value.off + m->via[k].value.len;
    predicate vuas_vias_received_begin{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_received ==>
        m->via[k].value.off < m->via[k].received_param.off;
    predicate vuas_vias_received_end{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_received ==>
        m->via[k].received_param.off + m->via[k].received_param.len <= m->via[k].value.off + m->via[k].value.len;
    predicate vuas_rows_ids{L}(vuas_message *m) = m->n_headers <= VUAS_MAX_HEADERS &&
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].id <= VUAS_FIELD_LAST;
    predicate vuas_rows_name{L}(vuas_message *m, integer n) = m->n_headers <= VUAS_MAX_HEADERS &&
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].name.off + m->header[k].name.len <= n;
    predicate vuas_rows_value{L}(vuas_message *m, integer n) = m->n_headers <= VUAS_MAX_HEADERS &&
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].value.off + m->header[k].value.len <= n;
    predicate vuas_list_route{L}(vuas_message *m, integer n) =
      vuas_places_at(&m->route[0], m->n_routes, VUAS_MAX_ROUTES, n);
    predicate vuas_list_record{L}(vuas_message *m, integer n) =
      vuas_places_at(&m->record_route[0], m->n_record_routes, VUAS_MAX_ROUTES, n);
    predicate vuas_list_tags{L}(vuas_message *m, integer n) =
      vuas_places_at(&m->require[0], m->n_require, VUAS_MAX_OPTION_TAGS, n);
*/
/*@ // the index is what it was, but for names
    predicate vuas_ids_same{A,B}(vuas_message *m) = \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==>
      \at(m->header[j].id, A) == \at(m->header[j].id, B);
    predicate vuas_offs_same{A,B}(vuas_message *m) = \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==>
      \at(m->header[j].value.off, A) == \at(m->header[j].value.off, B);
    predicate vuas_lens_same{A,B}(vuas_message *m) = \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==>
      \at(m->header[j].value.len, A) == \at(m->header[j].value.len, B);
*/

#define VUAS_KEEPS_VIAS \
  ensures kinds: \old(vuas_vias_kinds(m)) ==> vuas_vias_kinds(m); \
  ensures value: \old(vuas_vias_value(m, n)) ==> vuas_vias_value(m, n); \
  ensures transport_text: \old(vuas_vias_transport_text(m, n)) ==> vuas_vias_transport_text(m, n); \
  ensures host: \old(vuas_vias_host(m, n)) ==> vuas_vias_host(m, n); \
  ensures branch: \old(vuas_vias_branch(m, n)) ==> vuas_vias_branch(m, n); \
  ensures received: \old(vuas_vias_received(m, n)) ==> vuas_vias_received(m, n); \
  ensures maddr: \old(vuas_vias_maddr(m, n)) ==> vuas_vias_maddr(m, n); \
  ensures rport_begin: \old(vuas_vias_rport_begin(m)) ==> vuas_vias_rport_begin(m); \
  ensures rport_end: \old(vuas_vias_rport_end(m)) ==> vuas_vias_rport_end(m); \
  ensures received_begin: \old(vuas_vias_received_begin(m)) ==> vuas_vias_received_begin(m); \
  ensures received_end: \old(vuas_vias_received_end(m)) ==> vuas_vias_received_end(m);
#define VUAS_KEEPS_LISTS \
  ensures route: \old(vuas_list_route(m, n)) ==> vuas_list_route(m, n); \
  ensures record: \old(vuas_list_record(m, n)) ==> vuas_list_record(m, n); \
  ensures tags: \old(vuas_list_tags(m, n)) ==> vuas_list_tags(m, n);
#define VUAS_KEEPS_ROWS \
  ensures row_ids: \old(vuas_rows_ids(m)) ==> vuas_rows_ids(m); \
  ensures row_name: \old(vuas_rows_name(m, n)) ==> vuas_rows_name(m, n); \
  ensures row_value: \old(vuas_rows_value(m, n)) ==> vuas_rows_value(m, n); \
  ensures alone: \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==> \old(vuas_alone(m, j)) ==> vuas_alone(m, j); \
  VUAS_ROWS_SAME
#define VUAS_ROWS_SAME \
  ensures ids: vuas_ids_same{Pre,Here}(m); \
  ensures offs: vuas_offs_same{Pre,Here}(m); \
  ensures lens: vuas_lens_same{Pre,Here}(m);

/* What was refused stays refused, what is refused now has a status to answer with. A clause, not a predicate: so it is
   the status alone that outlives the steps. */
#define VUAS_REFUSED_STAYS \
  ((\at(m->refusal.status, Pre) != 0 ==> m->refusal.status == \at(m->refusal.status, Pre)) && \
   (\at(m->refusal.status, Pre) == 0 ==> m->refusal.status == 0 || 400 <= m->refusal.status <= 699))

/* How many values of the list that field id is were read. */
#define VUAS_LIST_COUNT(m, id) \
  ((id) == VUAS_FIELD_VIA ? (m)->n_vias : (id) == VUAS_FIELD_ROUTE ? (m)->n_routes : \
   (id) == VUAS_FIELD_RECORD_ROUTE ? (m)->n_record_routes : (m)->n_require)
#define VUAS_COUNT(m, id) ((id) == VUAS_FIELD_CONTACT ? (m)->n_contacts : VUAS_LIST_COUNT(m, id))

/* What a row [x, y) of field id, without refusal, adds to the counts of lists; to those of Contact in a request. */
#define VUAS_COUNTS_LISTS(when, id, x, y) \
  ensures vias_count: (when) && m->refusal.status == 0 ==> \
    m->n_vias == \old(m->n_vias) + ((id) == VUAS_FIELD_VIA ? vuas_values{Pre}(b, x, y) : 0); \
  ensures routes_count: (when) && m->refusal.status == 0 ==> \
    m->n_routes == \old(m->n_routes) + ((id) == VUAS_FIELD_ROUTE ? vuas_values{Pre}(b, x, y) : 0); \
  ensures record_count: (when) && m->refusal.status == 0 ==> \
    m->n_record_routes == \old(m->n_record_routes) + \
      ((id) == VUAS_FIELD_RECORD_ROUTE ? vuas_values{Pre}(b, x, y) : 0); \
  ensures require_count: (when) && m->refusal.status == 0 ==> \
    m->n_require == \old(m->n_require) + ((id) == VUAS_FIELD_REQUIRE ? vuas_values{Pre}(b, x, y) : 0);
#define VUAS_COUNTS_CONTACTS(when, id, x, y) \
  ensures contacts_count: (when) && m->request && m->refusal.status == 0 ==> \
    m->n_contacts == \old(m->n_contacts) + ((id) == VUAS_FIELD_CONTACT ? vuas_addresses{Pre}(b, x, y) : 0); \
  ensures stars: (when) ==> (m->contact_star <==> \
    \old(m->contact_star) || ((id) == VUAS_FIELD_CONTACT && vuas_stars{Pre}(b, x, y) == 1));
/* What it says of fields that stand once. */
#define VUAS_SAYS_DIALOG(id, x, y) \
  ensures from: m->refusal.status == 0 ==> (m->has_from <==> \old(m->has_from) || (id) == VUAS_FIELD_FROM); \
  ensures to: m->refusal.status == 0 ==> (m->has_to <==> \old(m->has_to) || (id) == VUAS_FIELD_TO); \
  ensures call_id: m->refusal.status == 0 ==> \
    (m->has_call_id <==> \old(m->has_call_id) || (id) == VUAS_FIELD_CALL_ID); \
  ensures cseq: m->refusal.status == 0 ==> (m->has_cseq <==> \old(m->has_cseq) || (id) == VUAS_FIELD_CSEQ); \
  ensures text: m->refusal.status == 0 ==> m->cseq_method_text.off == \
    ((id) == VUAS_FIELD_CSEQ ? vuas_cseq_method{Pre}(b, x, y) : \old(m->cseq_method_text.off)); \
  ensures text_end: m->refusal.status == 0 ==> m->cseq_method_text.off + m->cseq_method_text.len == \
    ((id) == VUAS_FIELD_CSEQ ? (y) : \old(m->cseq_method_text.off + m->cseq_method_text.len)); \
  ensures named: m->refusal.status == 0 && (id) == VUAS_FIELD_CSEQ ==> \
    vuas_method_named{Pre}(b, vuas_cseq_method{Pre}(b, x, y), y, m->cseq_method); \
  ensures unnamed: (id) != VUAS_FIELD_CSEQ ==> m->cseq_method == \old(m->cseq_method);
#define VUAS_SAYS_BODY(id, x, y) \
  ensures length: m->refusal.status == 0 ==> \
    (m->has_content_length <==> \old(m->has_content_length) || (id) == VUAS_FIELD_CONTENT_LENGTH); \
  ensures type: m->refusal.status == 0 ==> \
    (m->has_content_type <==> \old(m->has_content_type) || (id) == VUAS_FIELD_CONTENT_TYPE); \
  ensures number: m->refusal.status == 0 ==> m->content_length == \
    ((id) == VUAS_FIELD_CONTENT_LENGTH ? vuas_decimal_value{Pre}(b, x, y) : \old(m->content_length));
#define VUAS_SAYS_ONCE(id, x, y) VUAS_SAYS_DIALOG(id, x, y) VUAS_SAYS_BODY(id, x, y)

/* All the parts but the start line, required or ensured. */
#define VUAS_FILLED(clause) \
  clause once: vuas_once_at(m, n); \
  clause contact: vuas_contact_at(m, n); \
  clause vias: vuas_vias_at(m, n); \
  clause lists: vuas_lists_at(m, n); \
  clause way: vuas_way_back(m); \
  clause rows: vuas_rows_at(m, n);

/*@ ghost
  /@ requires in: vuas_vias_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures kinds: vuas_vias_kinds(m);
     ensures value: vuas_vias_value(m, n);
     ensures transport_text: vuas_vias_transport_text(m, n);
     ensures host: vuas_vias_host(m, n);
     ensures branch: vuas_vias_branch(m, n);
     ensures received: vuas_vias_received(m, n);
     ensures maddr: vuas_vias_maddr(m, n);
     ensures rport_begin: vuas_vias_rport_begin(m);
     ensures rport_end: vuas_vias_rport_end(m);
     ensures received_begin: vuas_vias_received_begin(m);
     ensures received_end: vuas_vias_received_end(m);
  @/
  void vuas_open_vias(const vuas_message *m, uint32_t n);

  /@ requires kinds: vuas_vias_kinds(m);
     requires value: vuas_vias_value(m, n);
     requires transport_text: vuas_vias_transport_text(m, n);
     requires host: vuas_vias_host(m, n);
     requires branch: vuas_vias_branch(m, n);
     requires received: vuas_vias_received(m, n);
     requires maddr: vuas_vias_maddr(m, n);
     requires rport_begin: vuas_vias_rport_begin(m);
     requires rport_end: vuas_vias_rport_end(m);
     requires received_begin: vuas_vias_received_begin(m);
     requires received_end: vuas_vias_received_end(m);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_vias_at(m, n);
  @/
  void vuas_close_vias(const vuas_message *m, uint32_t n);

  /@ requires in: vuas_lists_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures route: vuas_list_route(m, n);
     ensures record: vuas_list_record(m, n);
     ensures tags: vuas_list_tags(m, n);
  @/
  void vuas_open_lists(const vuas_message *m, uint32_t n);

  /@ requires route: vuas_list_route(m, n);
     requires record: vuas_list_record(m, n);
     requires tags: vuas_list_tags(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_lists_at(m, n);
  @/
  void vuas_close_lists(const vuas_message *m, uint32_t n);

  /@ requires in: vuas_rows_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures row_ids: vuas_rows_ids(m);
     ensures row_name: vuas_rows_name(m, n);
     ensures row_value: vuas_rows_value(m, n);
  @/
  void vuas_open_rows(const vuas_message *m, uint32_t n);

  /@ requires row_ids: vuas_rows_ids(m);
     requires row_name: vuas_rows_name(m, n);
     requires row_value: vuas_rows_value(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_rows_at(m, n);
  @/
  void vuas_close_rows(const vuas_message *m, uint32_t n);
*/

#define VUAS_ROW_ID(k) \old(m->header[k].id)
#define VUAS_ROW_FROM(k) \old(m->header[k].value.off)
#define VUAS_ROW_TO(k) \old(m->header[k].value.off + m->header[k].value.len)
#define VUAS_ROW_APPLIES(k) vuas_applies(\old(m->request) ? 1 : 0, \old(m->method), \old(m->header[k].id))

/* Reads row k of the index, unless it names a field that stands once and an earlier row does, too: that is refused. A
   field that says nothing in such a message is passed over (RFC 3261 7.3.2). seen: an earlier row is of the same
   field. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires row: k < m->n_headers;
    requires seen: seen <==> \exists integer j; 0 <= j < k && m->header[j].id == m->header[k].id;
    VUAS_FILLED(requires)
    terminates \true; exits \false; assigns VUAS_ONCE_MEMBERS, VUAS_LIST_MEMBERS, VUAS_CONTACT_MEMBERS, m->refusal;
    VUAS_FILLED(ensures)
    ensures kept: \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==> \old(vuas_alone(m, j)) ==> vuas_alone(m, j);
    ensures alone: m->refusal.status == 0 ==> vuas_alone(m, k);
    ensures spared: !VUAS_ROW_APPLIES(k) ==>
      m->refusal.status == \old(m->refusal.status) && m->n_vias == \old(m->n_vias) &&
      m->n_routes == \old(m->n_routes) && m->n_record_routes == \old(m->n_record_routes) &&
      m->n_require == \old(m->n_require) && m->n_contacts == \old(m->n_contacts) &&
      (m->contact_star <==> \old(m->contact_star));
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && (VUAS_ROW_APPLIES(k) ==>
      vuas_alone{Pre}(m, k) && vuas_value_good{Pre}(b, VUAS_ROW_FROM(k), VUAS_ROW_TO(k), VUAS_ROW_ID(k),
        \old(VUAS_COUNT(m, m->header[k].id)), \old(m->request) ? 1 : 0, \old(m->contact_star) ? 1 : 0));
    VUAS_COUNTS_LISTS(VUAS_ROW_APPLIES(k), VUAS_ROW_ID(k), VUAS_ROW_FROM(k), VUAS_ROW_TO(k))
    VUAS_COUNTS_CONTACTS(VUAS_ROW_APPLIES(k), VUAS_ROW_ID(k), VUAS_ROW_FROM(k), VUAS_ROW_TO(k))
    VUAS_SAYS_ONCE(VUAS_ROW_ID(k), VUAS_ROW_FROM(k), VUAS_ROW_TO(k))
    VUAS_ROWS_SAME
*/
void vuas_read_row(const uint8_t *b, uint32_t k, bool seen, vuas_message *m)
  /*@ ghost (uint32_t n) */;

#endif
