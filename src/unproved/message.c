/* SPDX-License-Identifier: Apache-2.0 */
#include "message.h"
#include "clear.h"
#include "lists.h"
#include "once.h"
#include "rows.h"
#include "start_line.h"

/* What the steps below may touch. */
#define CONTACT_MEMBERS m->contact, m->n_contacts, m->has_contact, m->contact_star
#define LIST_MEMBERS \
  m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->route[0 .. VUAS_MAX_ROUTES - 1], m->n_routes, \
    m->record_route[0 .. VUAS_MAX_ROUTES - 1], m->n_record_routes, m->require[0 .. VUAS_MAX_OPTION_TAGS - 1], \
    m->n_require, m->require_100rel, m->supported_100rel, m->supported_timer
#define ONCE_MEMBERS \
  m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq, \
    m->cseq_method, m->cseq_method_text, m->content_length, m->has_content_length, m->media_type, m->media_subtype, \
    m->has_content_type, m->optional_body, m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, \
    m->timestamp, m->has_timestamp, m->content_encoding, m->has_content_encoding

/*@ // a response can find its way only if there is a Via
    predicate way_back{L}(vuas_message *m) = m->answerable ==> m->n_vias >= 1;

    // what was refused stays refused
    predicate refused_stays{B,M}(vuas_message *m) =
      \at(m->refusal.status, B) != 0 ==> \at(m->refusal.status, M) != 0;

    // no field that stands once stands twice in the first n rows of an accepted message
    predicate only_before{L}(vuas_message *m, integer n) = m->refusal.status == 0 ==>
      \forall integer i, j; 0 <= i < j < n && m->header[i].id == m->header[j].id ==> !vuas_stands_once(m->header[j].id);

    // the index of the rows names the same fields
    predicate same_rows{B,M}(vuas_message *m) = \at(m->n_headers, M) == \at(m->n_headers, B) &&
      \forall integer k; 0 <= k < VUAS_MAX_HEADERS ==> \at(m->header[k].id, M) == \at(m->header[k].id, B);
*/

/* The parts that are arrays, a predicate for each member: what a step keeps is proved member by member. */
/*@ predicate via_kinds{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==>
        m->via[k].transport <= VUAS_TRANSPORT_OTHER && m->via[k].host_kind <= VUAS_HOST_IPV6;
    predicate via_value{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].value.off + m->via[k].value.len <= n;
    predicate via_transport_text{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].transport_text.off + m->via[k].transport_text.len <= n;
    predicate via_host{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].host.off + m->via[k].host.len <= n;
    predicate via_branch{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].branch.off + m->via[k].branch.len <= n;
    predicate via_received{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].received.off + m->via[k].received.len <= n;
    predicate via_maddr{L}(vuas_message *m, integer n) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].maddr.off + m->via[k].maddr.len <= n;
    predicate via_rport_begin{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_rport ==> m->via[k].value.off <= m->via[k].rport_param.off;
    predicate via_rport_end{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_rport ==>
        m->via[k].rport_param.off + m->via[k].rport_param.len <= m->via[k].value.off + m->via[k].value.len;
    predicate via_received_begin{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_received ==> m->via[k].value.off < m->via[k].received_param.off;
    predicate via_received_end{L}(vuas_message *m) = m->n_vias <= VUAS_MAX_VIAS &&
      \forall integer k; 0 <= k < m->n_vias ==> m->via[k].has_received ==>
        m->via[k].received_param.off + m->via[k].received_param.len <= m->via[k].value.off + m->via[k].value.len;
    predicate row_ids{L}(vuas_message *m) = m->n_headers <= VUAS_MAX_HEADERS &&
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].id <= VUAS_FIELD_LAST;
    predicate row_name{L}(vuas_message *m, integer n) = m->n_headers <= VUAS_MAX_HEADERS &&
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].name.off + m->header[k].name.len <= n;
    predicate row_value{L}(vuas_message *m, integer n) = m->n_headers <= VUAS_MAX_HEADERS &&
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].value.off + m->header[k].value.len <= n;
    predicate list_route{L}(vuas_message *m, integer n) = vuas_places_at(&m->route[0], m->n_routes, VUAS_MAX_ROUTES, n);
    predicate list_record{L}(vuas_message *m, integer n) =
      vuas_places_at(&m->record_route[0], m->n_record_routes, VUAS_MAX_ROUTES, n);
    predicate list_tags{L}(vuas_message *m, integer n) =
      vuas_places_at(&m->require[0], m->n_require, VUAS_MAX_OPTION_TAGS, n);
*/
#define KEEPS_VIAS \
  ensures kinds: \old(via_kinds(m)) ==> via_kinds(m); \
  ensures value: \old(via_value(m, n)) ==> via_value(m, n); \
  ensures transport_text: \old(via_transport_text(m, n)) ==> via_transport_text(m, n); \
  ensures host: \old(via_host(m, n)) ==> via_host(m, n); \
  ensures branch: \old(via_branch(m, n)) ==> via_branch(m, n); \
  ensures received: \old(via_received(m, n)) ==> via_received(m, n); \
  ensures maddr: \old(via_maddr(m, n)) ==> via_maddr(m, n); \
  ensures rport_begin: \old(via_rport_begin(m)) ==> via_rport_begin(m); \
  ensures rport_end: \old(via_rport_end(m)) ==> via_rport_end(m); \
  ensures received_begin: \old(via_received_begin(m)) ==> via_received_begin(m); \
  ensures received_end: \old(via_received_end(m)) ==> via_received_end(m);
#define KEEPS_LISTS \
  ensures route: \old(list_route(m, n)) ==> list_route(m, n); \
  ensures record: \old(list_record(m, n)) ==> list_record(m, n); \
  ensures tags: \old(list_tags(m, n)) ==> list_tags(m, n);
#define KEEPS_ROWS \
  ensures row_ids: \old(row_ids(m)) ==> row_ids(m); \
  ensures row_name: \old(row_name(m, n)) ==> row_name(m, n); \
  ensures row_value: \old(row_value(m, n)) ==> row_value(m, n);

/*@ ghost
  /@ requires in: vuas_vias_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures kinds: via_kinds(m);
     ensures value: via_value(m, n);
     ensures transport_text: via_transport_text(m, n);
     ensures host: via_host(m, n);
     ensures branch: via_branch(m, n);
     ensures received: via_received(m, n);
     ensures maddr: via_maddr(m, n);
     ensures rport_begin: via_rport_begin(m);
     ensures rport_end: via_rport_end(m);
     ensures received_begin: via_received_begin(m);
     ensures received_end: via_received_end(m);
  @/
  static void open_vias(const vuas_message *m, uint32_t n) {}

  /@ requires kinds: via_kinds(m);
     requires value: via_value(m, n);
     requires transport_text: via_transport_text(m, n);
     requires host: via_host(m, n);
     requires branch: via_branch(m, n);
     requires received: via_received(m, n);
     requires maddr: via_maddr(m, n);
     requires rport_begin: via_rport_begin(m);
     requires rport_end: via_rport_end(m);
     requires received_begin: via_received_begin(m);
     requires received_end: via_received_end(m);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_vias_at(m, n);
  @/
  static void close_vias(const vuas_message *m, uint32_t n) {}

  /@ requires in: vuas_lists_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures route: list_route(m, n);
     ensures record: list_record(m, n);
     ensures tags: list_tags(m, n);
  @/
  static void open_lists(const vuas_message *m, uint32_t n) {}

  /@ requires route: list_route(m, n);
     requires record: list_record(m, n);
     requires tags: list_tags(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_lists_at(m, n);
  @/
  static void close_lists(const vuas_message *m, uint32_t n) {}

  /@ requires in: vuas_rows_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures row_ids: row_ids(m);
     ensures row_name: row_name(m, n);
     ensures row_value: row_value(m, n);
  @/
  static void open_rows(const vuas_message *m, uint32_t n) {}

  /@ requires row_ids: row_ids(m);
     requires row_name: row_name(m, n);
     requires row_value: row_value(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_rows_at(m, n);
  @/
  static void close_rows(const vuas_message *m, uint32_t n) {}
*/

/* Whether a row before row k is of the same field. */
/*@ requires message: \valid_read(m) && k < m->n_headers <= VUAS_MAX_HEADERS;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> \exists integer j; 0 <= j < k && m->header[j].id == m->header[k].id;
*/
static bool seen_before(const vuas_message *m, uint32_t k)
{
  /*@ loop invariant range: 0 <= j <= k;
      loop invariant none: \forall integer i; 0 <= i < j ==> m->header[i].id != m->header[k].id;
      loop assigns j;
      loop variant k - j; */
  for (uint32_t j = 0; j < k; j++) {
    if (m->header[j].id == m->header[k].id) return true;
  }
  return false;
}

/* Whether a second row of the field makes the message malformed (RFC 3261 7.3.1). */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_stands_once(id);
*/
static bool stands_once(uint8_t id)
{
  return id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ ||
    id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE;
}

/* A row of Via. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_vias_at(m, n);
    terminates \true; exits \false;
    assigns m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->refusal;
    ensures in: vuas_vias_at(m, n);
    KEEPS_LISTS
    ensures way: way_back(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void list_vias(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_vias(b, i, e, m) /*@ ghost (n) */;
}

/* A row of Route. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_lists_at(m, n);
    terminates \true; exits \false;
    assigns m->route[0 .. VUAS_MAX_ROUTES - 1], m->n_routes, m->refusal;
    ensures in: vuas_lists_at(m, n);
    KEEPS_VIAS
    ensures way: \old(way_back(m)) ==> way_back(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void list_routes(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_routes(b, i, e, VUAS_FIELD_ROUTE, &m->route[0], &m->n_routes, &m->refusal) /*@ ghost (n) */;
}

/* A row of Record-Route. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_lists_at(m, n);
    terminates \true; exits \false;
    assigns m->record_route[0 .. VUAS_MAX_ROUTES - 1], m->n_record_routes, m->refusal;
    ensures in: vuas_lists_at(m, n);
    KEEPS_VIAS
    ensures way: \old(way_back(m)) ==> way_back(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void list_record_routes(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_routes(b, i, e, VUAS_FIELD_RECORD_ROUTE, &m->record_route[0], &m->n_record_routes, &m->refusal)
    /*@ ghost (n) */;
}

/* A row of Require. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_lists_at(m, n);
    terminates \true; exits \false;
    assigns m->require[0 .. VUAS_MAX_OPTION_TAGS - 1], m->n_require, m->require_100rel, m->refusal;
    ensures in: vuas_lists_at(m, n);
    KEEPS_VIAS
    ensures way: \old(way_back(m)) ==> way_back(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void list_require(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_require(b, i, e, &m->require[0], &m->n_require, &m->require_100rel, &m->refusal) /*@ ghost (n) */;
}

/* A row of Supported. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns m->supported_100rel, m->supported_timer;
    KEEPS_VIAS
    ensures way: \old(way_back(m)) ==> way_back(m);
*/
static void list_supported(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_supported(b, i, e, m);
}

/* One row [i, e) of a field whose value is a list, Contact apart. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    terminates \true; exits \false; assigns LIST_MEMBERS, m->refusal;
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void read_list(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  if (id == VUAS_FIELD_VIA) {
    /*@ ghost open_lists(m, n); */
    list_vias(b, i, e, m) /*@ ghost (n) */;
    /*@ ghost close_lists(m, n); */
  } else {
    /*@ ghost open_vias(m, n); */
    if (id == VUAS_FIELD_ROUTE) list_routes(b, i, e, m) /*@ ghost (n) */;
    else if (id == VUAS_FIELD_RECORD_ROUTE) list_record_routes(b, i, e, m) /*@ ghost (n) */;
    else if (id == VUAS_FIELD_REQUIRE) list_require(b, i, e, m) /*@ ghost (n) */;
    else if (id == VUAS_FIELD_SUPPORTED) list_supported(b, i, e, m) /*@ ghost (n) */;
    /*@ ghost close_vias(m, n); */
  }
}

/* read_list, and that it leaves the index alone. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    terminates \true; exits \false; assigns LIST_MEMBERS, m->refusal;
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    KEEPS_ROWS
    ensures same: same_rows{Pre,Here}(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void row_list(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  read_list(b, i, e, id, m) /*@ ghost (n) */;
}

/* A row of Contact. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_contact_at(m, n);
    terminates \true; exits \false; assigns CONTACT_MEMBERS, m->refusal;
    ensures in: vuas_contact_at(m, n);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void read_contacts(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_contact(m, n, n); */
  vuas_read_contacts(b, i, e, m) /*@ ghost (n) */;
  /*@ ghost vuas_open_addr(&m->contact, n, n); */
  /*@ ghost vuas_close_contact(m, n); */
}

/* read_contacts, and that it leaves lists and index alone. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_contact_at(m, n);
    terminates \true; exits \false; assigns CONTACT_MEMBERS, m->refusal;
    ensures in: vuas_contact_at(m, n);
    KEEPS_VIAS
    KEEPS_LISTS
    ensures way: \old(way_back(m)) ==> way_back(m);
    KEEPS_ROWS
    ensures same: same_rows{Pre,Here}(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void row_contacts(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  read_contacts(b, i, e, m) /*@ ghost (n) */;
}

/* The first row [i, e) of a field that stands once, or a row of Content-Encoding. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns ONCE_MEMBERS, m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures found: vuas_found_now(m, id);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void read_once(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  if (id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ) {
    vuas_read_dialog_field(b, i, e, id, m) /*@ ghost (n) */;
  } else if (id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE || id == VUAS_FIELD_CONTENT_DISPOSITION) {
    vuas_read_body_field(b, i, e, id, m) /*@ ghost (n) */;
  } else if (id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_EXPIRES || id == VUAS_FIELD_TIMESTAMP) {
    vuas_read_number_field(b, i, e, id, m) /*@ ghost (n) */;
  } else if (id == VUAS_FIELD_CONTENT_ENCODING) {
    vuas_read_encoding(b, i, e, m) /*@ ghost (n) */;
  }
}

/* Refuses a second row of a field that stands once. */
/*@ requires out: \valid(m);
    requires range: i <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures refused: m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void repeated(uint32_t i, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_once(m, n, n); */
  vuas_refuse(&m->refusal, 400, VUAS_CAUSE_REPEATED, id, i);
  /*@ ghost vuas_close_once(m, n); */
}

/* A row [i, e) as far as its field stands once: there was one before or not. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns ONCE_MEMBERS, m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures found: !before ==> vuas_found_now(m, id);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures once: before && vuas_stands_once(id) ==> m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void read_single(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, bool before, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  if (!before) read_once(b, i, e, id, m) /*@ ghost (n) */;
  else if (stands_once(id)) repeated(i, id, m) /*@ ghost (n) */;
  else if (id == VUAS_FIELD_CONTENT_ENCODING) vuas_read_encoding(b, i, e, m) /*@ ghost (n) */;
}

/* read_single, and that it leaves lists and index alone. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns ONCE_MEMBERS, m->refusal;
    ensures in: vuas_once_at(m, n);
    KEEPS_VIAS
    KEEPS_LISTS
    ensures way: \old(way_back(m)) ==> way_back(m);
    KEEPS_ROWS
    ensures same: same_rows{Pre,Here}(m);
    ensures once: before && vuas_stands_once(id) ==> m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void row_single(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, bool before, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  read_single(b, i, e, id, before, m) /*@ ghost (n) */;
}

/* A row as far as its field stands once. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    requires rows: vuas_rows_at(m, n);
    terminates \true; exits \false; assigns ONCE_MEMBERS, m->refusal;
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    ensures rows: vuas_rows_at(m, n);
    ensures same: same_rows{Pre,Here}(m);
    ensures single: before && vuas_stands_once(id) ==> m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void step_single(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, bool before, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_contact(m, n, n); */
  /*@ ghost open_vias(m, n); */
  /*@ ghost open_lists(m, n); */
  /*@ ghost open_rows(m, n); */
  row_single(b, i, e, id, before, m) /*@ ghost (n) */;
  /*@ ghost close_vias(m, n); */
  /*@ ghost close_lists(m, n); */
  /*@ ghost close_rows(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
}

/* A row as far as its field is a list. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    requires rows: vuas_rows_at(m, n);
    terminates \true; exits \false; assigns LIST_MEMBERS, m->refusal;
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    ensures rows: vuas_rows_at(m, n);
    ensures same: same_rows{Pre,Here}(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void step_list(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_contact(m, n, n); */
  /*@ ghost open_rows(m, n); */
  row_list(b, i, e, id, m) /*@ ghost (n) */;
  /*@ ghost close_rows(m, n); */
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
}

/* A row as far as its field is Contact. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    requires rows: vuas_rows_at(m, n);
    terminates \true; exits \false; assigns CONTACT_MEMBERS, m->refusal;
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    ensures rows: vuas_rows_at(m, n);
    ensures same: same_rows{Pre,Here}(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void step_contacts(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost open_vias(m, n); */
  /*@ ghost open_lists(m, n); */
  /*@ ghost open_rows(m, n); */
  row_contacts(b, i, e, m) /*@ ghost (n) */;
  /*@ ghost close_vias(m, n); */
  /*@ ghost close_lists(m, n); */
  /*@ ghost close_rows(m, n); */
  /*@ ghost vuas_close_once(m, n); */
}

/* A row [i, e) of field id; before tells whether there was one before it. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    requires rows: vuas_rows_at(m, n);
    terminates \true; exits \false; assigns ONCE_MEMBERS, LIST_MEMBERS, CONTACT_MEMBERS, m->refusal;
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    ensures rows: vuas_rows_at(m, n);
    ensures same: same_rows{Pre,Here}(m);
    ensures single: before && vuas_stands_once(id) ==> m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void read_value(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, bool before, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  step_single(b, i, e, id, before, m) /*@ ghost (n) */;
  step_list(b, i, e, id, m) /*@ ghost (n) */;
  if (id == VUAS_FIELD_CONTACT) step_contacts(b, i, e, m) /*@ ghost (n) */;
}

/* Reads row k of the index. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires row: k < m->n_headers;
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    requires rows: vuas_rows_at(m, n);
    terminates \true; exits \false; assigns ONCE_MEMBERS, LIST_MEMBERS, CONTACT_MEMBERS, m->refusal;
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    ensures rows: vuas_rows_at(m, n);
    ensures same: same_rows{Pre,Here}(m);
    ensures first: m->refusal.status == 0 && vuas_stands_once(m->header[k].id) ==>
      \forall integer j; 0 <= j < k ==> m->header[j].id != m->header[k].id;
    ensures only: \old(only_before(m, k)) ==> only_before(m, k + 1);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stays: refused_stays{Pre,Here}(m);
*/
static void read_row(const uint8_t *b, uint32_t k, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  uint8_t id = m->header[k].id;
  uint32_t i = m->header[k].value.off, e = i + m->header[k].value.len;
  bool before = seen_before(m, k);
  read_value(b, i, e, id, before, m) /*@ ghost (n) */;
}

/*@ requires parsing: vuas_parsing(b, m, n);
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: way_back(m);
    requires rows: vuas_rows_at(m, n);
    terminates \true; exits \false; assigns ONCE_MEMBERS, LIST_MEMBERS, CONTACT_MEMBERS, m->refusal;
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: way_back(m);
    ensures rows: vuas_rows_at(m, n);
    ensures only: m->refusal.status == 0 ==> vuas_once_only(m);
    ensures fresh: m->refusal.status == 0 ==> \old(m->refusal.status) == 0;
*/
static void read_rows(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant once: vuas_once_at(m, n);
      loop invariant contact: vuas_contact_at(m, n);
      loop invariant vias: vuas_vias_at(m, n);
      loop invariant lists: vuas_lists_at(m, n);
      loop invariant way: way_back(m);
      loop invariant rows: vuas_rows_at(m, n);
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop invariant stays: refused_stays{Pre,Here}(m);
      loop invariant only: only_before(m, k);
      loop assigns k, ONCE_MEMBERS, LIST_MEMBERS, CONTACT_MEMBERS, m->refusal;
      loop variant m->n_headers - k; */
  for (uint32_t k = 0; k < m->n_headers; k++) read_row(b, k, m) /*@ ghost (n) */;
}

/* Refuses a message without a field that each one must have (RFC 3261 8.1.1). */
/*@ requires message: \valid(m);
    terminates \true; exits \false; assigns m->refusal;
    ensures found: vuas_message_accepted(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures spared: m->n_vias > 0 && m->has_from && m->has_to && m->has_call_id && m->has_cseq ==> m->refusal == \old(m->refusal);
*/
static void want_fields(vuas_message *m)
{
  if (m->n_vias == 0) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MISSING, VUAS_FIELD_VIA, 0);
  if (!m->has_from) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MISSING, VUAS_FIELD_FROM, 0);
  if (!m->has_to) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MISSING, VUAS_FIELD_TO, 0);
  if (!m->has_call_id) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MISSING, VUAS_FIELD_CALL_ID, 0);
  if (!m->has_cseq) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MISSING, VUAS_FIELD_CSEQ, 0);
}

/* The method: a request's CSeq must name the same (RFC 3261 8.1.1.5), a response has it from there. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires in: m->method_text.off + m->method_text.len <= n && VUAS_CSEQ_CLAUSES(m, n) && m->method <= VUAS_METHOD_LAST;
    terminates \true; exits \false; assigns m->method, m->refusal;
    ensures in: m->method <= VUAS_METHOD_LAST;
    ensures same: m->refusal.status == 0 ==> m->method == m->cseq_method;
    ensures text: m->refusal.status == 0 && m->request ==> m->method_text.len == m->cseq_method_text.len &&
      vuas_same{Pre}(b, m->method_text.off, b, m->cseq_method_text.off, m->method_text.len);
    ensures request: m->request ==> m->method == \old(m->method);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
*/
static void check_method(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_span x = m->method_text, y = m->cseq_method_text;
  if (!m->request) {
    m->method = m->cseq_method;
    return;
  }
  bool same = m->method == m->cseq_method && x.len == y.len && vuas_same_bytes(b, x.off, b, y.off, x.len);
  if (!same) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_CSEQ_METHOD, VUAS_FIELD_CSEQ, m->cseq_value.off);
}

/* The body: what stands from i on, as much of it as Content-Length says (RFC 3261 18.3). */
/*@ requires message: \valid(m) && i <= n <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns m->body, m->refusal;
    ensures in: m->body.off + m->body.len <= n;
    ensures begin: m->body.off == i;
    ensures length: m->refusal.status == 0 ==> m->body.len == (m->has_content_length ? m->content_length : n - i);
    ensures type: m->refusal.status == 0 && m->body.len > 0 ==> m->has_content_type;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures spared: (m->has_content_length ? 0 < m->content_length <= n - i && m->has_content_type : i == n) ==>
      m->refusal == \old(m->refusal);
*/
static void take_body(uint32_t i, uint32_t n, vuas_message *m)
{
  uint32_t length = n - i;
  if (m->has_content_length) {
    if (m->content_length > length)
      vuas_refuse(&m->refusal, 400, VUAS_CAUSE_CONTENT_LENGTH, VUAS_FIELD_CONTENT_LENGTH, i);
    else
      length = m->content_length;
  }
  m->body = vuas_span_of(i, i + length);
  if (length > 0 && !m->has_content_type) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_CONTENT_TYPE, VUAS_FIELD_CONTENT_TYPE, i);
}

/* The place after the line ends that the octets begin with (RFC 3261 7.5). */
/*@ requires octets: vuas_octets(b, n);
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= n;
    ensures all: \forall integer k; 0 <= k < \result ==> b[k] == '\r' || b[k] == '\n';
    ensures maximal: !vuas_crlf_at(b, \result, n);
*/
static uint32_t skip_line_ends(const uint8_t *b, uint32_t n)
{
  uint32_t i = 0;
  /*@ loop invariant range: 0 <= i <= n;
      loop invariant all: \forall integer k; 0 <= k < i ==> b[k] == '\r' || b[k] == '\n';
      loop assigns i;
      loop variant n - i; */
  while (n - i >= 2 && b[i] == '\r' && b[i + 1] == '\n') i += 2;
  return i;
}

/* The end of a message: what is missing, the method, the body that stands from i on. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    requires method: m->method <= VUAS_METHOD_LAST && m->method_text.off + m->method_text.len <= n;
    requires cseq: VUAS_CSEQ_CLAUSES(m, n);
    requires status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699;
    requires way: way_back(m);
    terminates \true; exits \false; assigns m->method, m->body, m->refusal, m->answerable;
    ensures method: m->method <= VUAS_METHOD_LAST;
    ensures body: m->body.off + m->body.len <= n;
    ensures accepted: vuas_message_accepted(m);
    ensures way: m->answerable ==> m->request && m->n_vias >= 1 && m->method != VUAS_METHOD_ACK;
    ensures sound: vuas_message_sound{Pre,Here}(b, m);
    ensures fresh: m->refusal.status == 0 ==> \old(m->refusal.status) == 0;
*/
static void finish(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  want_fields(m);
  check_method(b, m) /*@ ghost (n) */;
  take_body(i, n, m);
  if (!m->request || m->method == VUAS_METHOD_ACK) m->answerable = false;
}

/* finish, and that it leaves lists and index alone. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    requires method: m->method <= VUAS_METHOD_LAST && m->method_text.off + m->method_text.len <= n;
    requires cseq: VUAS_CSEQ_CLAUSES(m, n);
    requires status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699;
    requires way: way_back(m);
    terminates \true; exits \false; assigns m->method, m->body, m->refusal, m->answerable;
    ensures method: m->method <= VUAS_METHOD_LAST;
    ensures body: m->body.off + m->body.len <= n;
    ensures accepted: vuas_message_accepted(m);
    ensures way: m->answerable ==> m->request && m->n_vias >= 1 && m->method != VUAS_METHOD_ACK;
    ensures sound: vuas_message_sound{Pre,Here}(b, m);
    KEEPS_VIAS
    KEEPS_LISTS
    KEEPS_ROWS
    ensures only: \old(vuas_once_only(m)) ==> vuas_once_only(m);
    ensures fresh: m->refusal.status == 0 ==> \old(m->refusal.status) == 0;
*/
static void conclude(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  finish(b, i, n, m);
}

/* Nothing but line ends. */
/*@ requires out: \valid(m);
    terminates \true; exits \false; assigns *m;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures empty: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 && m->n_require == 0;
    ensures body: m->body.off == 0 && m->body.len == 0;
    ensures way: !m->answerable;
    ensures refused: m->refusal.status != 0;
*/
static void read_nothing(vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_clear_message(m);
  /*@ ghost vuas_open_start(m, 0, n); */
  /*@ ghost vuas_open_once(m, 0, n); */
  /*@ ghost vuas_open_contact(m, 0, n); */
  vuas_refuse(&m->refusal, 400, VUAS_CAUSE_EMPTY, VUAS_FIELD_START_LINE, 0);
  /*@ ghost vuas_close_start(m, n); */
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
}

/* The start line at i: its line end, VUAS_NONE if there is none. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns *m;
    ensures end: \result != VUAS_NONE ==> i <= \result && \result + 2 <= n;
    ensures none: \result == VUAS_NONE ==> m->refusal.status != 0;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures empty: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 && m->n_require == 0;
    ensures body: m->body.off == 0 && m->body.len == 0;
    ensures way: !m->answerable;
    ensures status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699;
*/
static uint32_t read_start(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  vuas_clear_message(m);
  /*@ ghost vuas_open_start(m, 0, n); */
  /*@ ghost vuas_open_once(m, 0, n); */
  /*@ ghost vuas_open_contact(m, 0, n); */
  /*@ ghost vuas_close_start(m, n); */
  uint32_t e = vuas_read_start_line(b, i, n, m);
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
  return e;
}

/*@ ghost
  /@ requires in: vuas_rows_at(m, e) && e <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures at: vuas_rows_at(m, n);
  @/
  static void rows_members(const vuas_message *m, uint32_t e, uint32_t n) {}
*/

/* The index of the rows in [i, e). */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= e <= n;
    requires start: vuas_start_at(m, n);
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
      m->header[0 .. VUAS_MAX_HEADERS - 1].value, m->refusal;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures rows: vuas_rows_at(m, n);
    ensures fresh: m->refusal.status == 0 ==> \old(m->refusal.status) == 0;
*/
static void read_index(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_start(m, n, n); */
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_contact(m, n, n); */
  vuas_index_rows(b, i, e, m);
  /*@ ghost vuas_close_start(m, n); */
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
  /*@ ghost rows_members(m, e, n); */
}

/* Refuses a header section without an end. */
/*@ requires out: \valid(m);
    requires range: i <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns m->refusal;
    KEEPS_ROWS
    ensures refused: m->refusal.status != 0;
*/
static void refuse_section(uint32_t i, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_refuse(&m->refusal, 400, VUAS_CAUSE_NO_BLANK_LINE, VUAS_FIELD_OTHER, i);
}

/* refuse_section, and that it leaves the parts alone. */
/*@ requires out: \valid(m);
    requires range: i <= VUAS_MAX_MESSAGE;
    requires start: vuas_start_at(m, n);
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires rows: vuas_rows_at(m, n);
    terminates \true; exits \false; assigns m->refusal;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures rows: vuas_rows_at(m, n);
    ensures refused: m->refusal.status != 0;
*/
static void endless(uint32_t i, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_start(m, n, n); */
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_contact(m, n, n); */
  /*@ ghost open_rows(m, n); */
  refuse_section(i, m) /*@ ghost (n) */;
  /*@ ghost close_rows(m, n); */
  /*@ ghost vuas_close_start(m, n); */
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
}

/* The header section after the line end e of the start line: the place where the body begins. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: e + 2 <= n;
    requires start: vuas_start_at(m, n);
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
      m->header[0 .. VUAS_MAX_HEADERS - 1].value, m->refusal;
    ensures begin: e + 2 <= \result <= n;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures rows: vuas_rows_at(m, n);
    ensures whole: m->refusal.status == 0 ==> e + 4 <= \result && vuas_section_ends_at{Pre}(b, \result - 4, n);
    ensures fresh: m->refusal.status == 0 ==> \old(m->refusal.status) == 0;
*/
static uint32_t read_head(const uint8_t *b, uint32_t e, uint32_t n, vuas_message *m)
{
  uint32_t blank = vuas_section_end(b, e, n);
  uint32_t end = blank == VUAS_NONE ? n : blank + 2;
  read_index(b, e + 2, end, m) /*@ ghost (n) */;
  if (blank != VUAS_NONE) return blank + 4;
  endless(e + 2, m) /*@ ghost (n) */;
  return n;
}

/*@ ghost
  /@ requires in: \valid_read(v) && vuas_via_at(v, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_via_in(*v, n);
  @/
  static void via_whole(const vuas_via *v, uint32_t n) {}

  /@ requires in: \valid_read(m) && vuas_vias_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: m->n_vias <= VUAS_MAX_VIAS && \forall integer k; 0 <= k < m->n_vias ==> vuas_via_in(m->via[k], n);
  @/
  static void vias_whole(const vuas_message *m, uint32_t n)
  {
    /@ loop invariant range: 0 <= k <= m->n_vias;
       loop invariant in: \forall integer j; 0 <= j < k ==> vuas_via_in(m->via[j], n);
       loop assigns k;
       loop variant m->n_vias - k;
    @/
    for (uint32_t k = 0; k < m->n_vias; k++) via_whole(&m->via[k], n);
  }

  /@ requires in: vuas_lists_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures counts: m->n_routes <= VUAS_MAX_ROUTES && m->n_record_routes <= VUAS_MAX_ROUTES && m->n_require <= VUAS_MAX_OPTION_TAGS;
     ensures route: \forall integer k; 0 <= k < m->n_routes ==> vuas_span_in(m->route[k], n);
     ensures record_route: \forall integer k; 0 <= k < m->n_record_routes ==> vuas_span_in(m->record_route[k], n);
     ensures require: \forall integer k; 0 <= k < m->n_require ==> vuas_span_in(m->require[k], n);
  @/
  static void lists_whole(const vuas_message *m, uint32_t n) {}

  /@ requires in: vuas_rows_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: m->n_headers <= VUAS_MAX_HEADERS &&
       \forall integer k; 0 <= k < m->n_headers ==> vuas_header_in(m->header[k], n);
  @/
  static void rows_whole(const vuas_message *m, uint32_t n) {}

  /@ requires in: \valid_read(u) && vuas_uri_at(u, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_uri_in(*u, n);
  @/
  static void uri_whole(const vuas_uri *u, uint32_t n) {}

  /@ requires in: \valid_read(a) && vuas_name_addr_at(a, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_name_addr_in(*a, n);
  @/
  static void addr_whole(const vuas_name_addr *a, uint32_t n) {}

  /@ requires in: \valid_read(m) && vuas_start_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures method: m->method <= VUAS_METHOD_LAST && vuas_span_in(m->method_text, n);
     ensures rest: vuas_span_in(m->ruri_text, n) && vuas_span_in(m->reason, n);
     ensures uri: vuas_uri_in(m->ruri, n);
  @/
  static void start_whole(const vuas_message *m, uint32_t n)
  {
    uri_whole(&m->ruri, n);
  }

  /@ requires in: \valid_read(m) && vuas_once_at(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures from: vuas_name_addr_in(m->from, n);
     ensures to: vuas_name_addr_in(m->to, n);
     ensures call_id: vuas_span_in(m->call_id, n);
     ensures cseq: m->cseq_method <= VUAS_METHOD_LAST && vuas_span_in(m->cseq_value, n) && vuas_span_in(m->cseq_method_text, n);
     ensures timestamp: vuas_span_in(m->timestamp, n) && vuas_span_in(m->content_encoding, n);
     ensures type: vuas_span_in(m->media_type, n) && vuas_span_in(m->media_subtype, n);
  @/
  static void once_whole(const vuas_message *m, uint32_t n)
  {
    addr_whole(&m->from, n);
    addr_whole(&m->to, n);
  }

  /@ requires in: vuas_message_in(m, n);
     requires accepted: vuas_message_accepted(m);
     requires way: m->answerable ==> m->request && m->n_vias >= 1 && m->method != VUAS_METHOD_ACK;
     terminates \true; exits \false; assigns \nothing;
     ensures ok: vuas_message_ok(m, n);
  @/
  static void judged(const vuas_message *m, uint32_t n) {}

  /@ requires out: \valid_read(m);
     requires start: vuas_start_at(m, n);
     requires once: vuas_once_at(m, n);
     requires contact: vuas_contact_at(m, n);
     requires vias: vuas_vias_at(m, n);
     requires lists: vuas_lists_at(m, n);
     requires rows: vuas_rows_at(m, n);
     requires body: m->body.off + m->body.len <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_message_in(m, n);
  @/
  static void parts_whole(const vuas_message *m, uint32_t n)
  {
    start_whole(m, n);
    once_whole(m, n);
    addr_whole(&m->contact, n);
    vias_whole(m, n);
    lists_whole(m, n);
    rows_whole(m, n);
  }
*/

/* What comes after the start line, which ends at e. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: e + 2 <= n;
    requires start: vuas_start_at(m, n);
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires empty: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 && m->n_require == 0;
    requires body: m->body.off == 0 && m->body.len == 0;
    requires way: !m->answerable;
    requires status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699;
    terminates \true; exits \false; assigns *m;
    ensures ok: vuas_message_ok(m, n);
    ensures sound: vuas_message_sound{Pre,Here}(b, m);
    ensures only: m->refusal.status == 0 ==> vuas_once_only(m);
    ensures fresh: m->refusal.status == 0 ==> \old(m->refusal.status) == 0;
*/
static void read_rest(const uint8_t *b, uint32_t e, uint32_t n, vuas_message *m)
{
  uint32_t i = read_head(b, e, n, m);
  /*@ assert vias: vuas_vias_at(m, n); */
  /*@ assert lists: vuas_lists_at(m, n); */
  /*@ assert way: way_back(m); */
  /*@ ghost vuas_open_start(m, n, n); */
  read_rows(b, m) /*@ ghost (n) */;
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_contact(m, n, n); */
  /*@ ghost open_vias(m, n); */
  /*@ ghost open_lists(m, n); */
  /*@ ghost open_rows(m, n); */
  conclude(b, i, n, m);
  /*@ ghost close_vias(m, n); */
  /*@ ghost close_lists(m, n); */
  /*@ ghost close_rows(m, n); */
  /*@ ghost vuas_close_start(m, n); */
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
  /*@ ghost parts_whole(m, n); */
  /*@ ghost judged(m, n); */
}

bool vuas_parse_message(const uint8_t *b, uint32_t n, vuas_message *m)
{
  uint32_t i = skip_line_ends(b, n);
  if (i == n) {
    read_nothing(m) /*@ ghost (n) */;
    /*@ ghost parts_whole(m, n); */
    /*@ ghost judged(m, n); */
    return false;
  }
  uint32_t e = read_start(b, i, n, m);
  if (e == VUAS_NONE) {
    /*@ ghost parts_whole(m, n); */
    /*@ ghost judged(m, n); */
    return false;
  }
  read_rest(b, e, n, m);
  return m->refusal.status == 0;
}
