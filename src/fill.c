/* SPDX-License-Identifier: Apache-2.0 */
#include "fill.h"
#include "lists.h"
#include "once.h"

/*@ ghost
  void vuas_open_vias(const vuas_message *m, uint32_t n) {}
  void vuas_close_vias(const vuas_message *m, uint32_t n) {}
  void vuas_open_lists(const vuas_message *m, uint32_t n) {}
  void vuas_close_lists(const vuas_message *m, uint32_t n) {}
  void vuas_open_rows(const vuas_message *m, uint32_t n) {}
  void vuas_close_rows(const vuas_message *m, uint32_t n) {}
*/

/* Whether a second row of the field makes the message malformed (RFC 3261 7.3.1). */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_stands_once(id);
*/
static bool stands_once(uint16_t id)
{
  return id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ ||
    id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE;
}

/* Whether of several rows of the field the first is the one that counts. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures once: vuas_stands_once(id) ==> \result;
    ensures lists: \result ==> id != VUAS_FIELD_CONTACT && id != VUAS_FIELD_VIA && id != VUAS_FIELD_ROUTE &&
      id != VUAS_FIELD_RECORD_ROUTE && id != VUAS_FIELD_REQUIRE && id != VUAS_FIELD_SUPPORTED;
*/
static bool first_counts(uint16_t id)
{
  return stands_once(id) || id == VUAS_FIELD_CONTENT_DISPOSITION || id == VUAS_FIELD_CONTENT_ENCODING ||
    id == VUAS_FIELD_EXPIRES || id == VUAS_FIELD_TIMESTAMP;
}

/* A row of Via. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_vias_at(m, n);
    terminates \true; exits \false;
    assigns m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->refusal;
    ensures in: vuas_vias_at(m, n);
    VUAS_KEEPS_LISTS
    ensures way: vuas_way_back(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 &&
      vuas_vias_good{Pre}(b, i, e, \old(m->n_vias));
    ensures count: m->refusal.status == 0 ==> m->n_vias == \old(m->n_vias) + vuas_values{Pre}(b, i, e);
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
    VUAS_KEEPS_VIAS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      vuas_routes_good{Pre}(b, i, e, \old(m->n_routes));
    ensures count: m->refusal.status == 0 ==> m->n_routes == \old(m->n_routes) + vuas_values{Pre}(b, i, e);
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
    VUAS_KEEPS_VIAS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      vuas_routes_good{Pre}(b, i, e, \old(m->n_record_routes));
    ensures count: m->refusal.status == 0 ==>
      m->n_record_routes == \old(m->n_record_routes) + vuas_values{Pre}(b, i, e);
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
    VUAS_KEEPS_VIAS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      vuas_require_good{Pre}(b, i, e, \old(m->n_require));
    ensures count: m->refusal.status == 0 ==> m->n_require == \old(m->n_require) + vuas_values{Pre}(b, i, e);
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
    VUAS_KEEPS_VIAS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
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
    requires way: vuas_way_back(m);
    terminates \true; exits \false; assigns VUAS_LIST_MEMBERS, m->refusal;
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: vuas_way_back(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      vuas_list_good{Pre}(b, i, e, id, \old(VUAS_LIST_COUNT(m, id)));
    VUAS_COUNTS_LISTS(\true, id, i, e)
*/
static void read_list(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  if (id == VUAS_FIELD_VIA) {
    /*@ ghost vuas_open_lists(m, n); */
    list_vias(b, i, e, m) /*@ ghost (n) */;
    /*@ ghost vuas_close_lists(m, n); */
  } else {
    /*@ ghost vuas_open_vias(m, n); */
    if (id == VUAS_FIELD_ROUTE) list_routes(b, i, e, m) /*@ ghost (n) */;
    else if (id == VUAS_FIELD_RECORD_ROUTE) list_record_routes(b, i, e, m) /*@ ghost (n) */;
    else if (id == VUAS_FIELD_REQUIRE) list_require(b, i, e, m) /*@ ghost (n) */;
    else if (id == VUAS_FIELD_SUPPORTED) list_supported(b, i, e, m) /*@ ghost (n) */;
    /*@ ghost vuas_close_vias(m, n); */
  }
}

/* read_list, and that it leaves the index alone. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires vias: vuas_vias_at(m, n);
    requires lists: vuas_lists_at(m, n);
    requires way: vuas_way_back(m);
    terminates \true; exits \false; assigns VUAS_LIST_MEMBERS, m->refusal;
    ensures vias: vuas_vias_at(m, n);
    ensures lists: vuas_lists_at(m, n);
    ensures way: vuas_way_back(m);
    VUAS_KEEPS_ROWS
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      vuas_list_good{Pre}(b, i, e, id, \old(VUAS_LIST_COUNT(m, id)));
    VUAS_COUNTS_LISTS(\true, id, i, e)
*/
static void row_list(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  read_list(b, i, e, id, m) /*@ ghost (n) */;
}

/* A row of Contact. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_contact_at(m, n);
    terminates \true; exits \false; assigns VUAS_CONTACT_MEMBERS, m->refusal;
    ensures in: vuas_contact_at(m, n);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      (m->request ==> vuas_contacts_good{Pre}(b, i, e, \old(m->n_contacts), \old(m->contact_star) ? 1 : 0));
    VUAS_COUNTS_CONTACTS(\true, VUAS_FIELD_CONTACT, i, e)
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
    terminates \true; exits \false; assigns VUAS_CONTACT_MEMBERS, m->refusal;
    ensures in: vuas_contact_at(m, n);
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      (m->request ==> vuas_contacts_good{Pre}(b, i, e, \old(m->n_contacts), \old(m->contact_star) ? 1 : 0));
    VUAS_COUNTS_CONTACTS(\true, VUAS_FIELD_CONTACT, i, e)
*/
static void row_contacts(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  read_contacts(b, i, e, m) /*@ ghost (n) */;
}

/* The first row [i, e) of a field that tells dialogs apart, and that it leaves lists and index alone. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires field: id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false;
    assigns m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq,
      m->cseq_method, m->cseq_method_text, m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures found: vuas_found_now(m, id);
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_dialog_good{Pre}(b, i, e, id);
    VUAS_SAYS_DIALOG(id, i, e)
*/
static void row_dialog(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_dialog_field(b, i, e, id, m) /*@ ghost (n) */;
}

/* The first row of a field about the body. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires field: id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE ||
      id == VUAS_FIELD_CONTENT_DISPOSITION;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false;
    assigns m->content_length, m->has_content_length, m->media_type, m->media_subtype, m->has_content_type,
      m->optional_body, m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures length: id == VUAS_FIELD_CONTENT_LENGTH && m->refusal.status == 0 ==> m->has_content_length;
    ensures type: id == VUAS_FIELD_CONTENT_TYPE && m->refusal.status == 0 ==> m->has_content_type;
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_body_good{Pre}(b, i, e, id);
    VUAS_SAYS_BODY(id, i, e)
*/
static void row_body(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_body_field(b, i, e, id, m) /*@ ghost (n) */;
}

/* The first row of Max-Forwards, Expires or Timestamp. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires field: id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_EXPIRES || id == VUAS_FIELD_TIMESTAMP;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false;
    assigns m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, m->timestamp, m->has_timestamp;
    ensures in: vuas_once_at(m, n);
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
*/
static void row_number(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_number_field(b, i, e, id, m) /*@ ghost (n) */;
}

/* A row of Content-Encoding. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false;
    assigns m->content_encoding, m->has_content_encoding;
    ensures in: vuas_once_at(m, n);
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
*/
static void row_encoding(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  vuas_read_encoding(b, i, e, m) /*@ ghost (n) */;
}

/* The first row [i, e) of a field that stands once, or a row of Content-Encoding. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns VUAS_ONCE_MEMBERS, m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures found: vuas_found_now(m, id);
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      vuas_dialog_good{Pre}(b, i, e, id) && vuas_body_good{Pre}(b, i, e, id);
    VUAS_SAYS_ONCE(id, i, e)
*/
static void row_once(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  if (id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ) {
    row_dialog(b, i, e, id, m) /*@ ghost (n) */;
  } else if (id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE || id == VUAS_FIELD_CONTENT_DISPOSITION) {
    row_body(b, i, e, id, m) /*@ ghost (n) */;
  } else if (id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_EXPIRES || id == VUAS_FIELD_TIMESTAMP) {
    row_number(b, i, e, id, m) /*@ ghost (n) */;
  } else if (id == VUAS_FIELD_CONTENT_ENCODING) {
    row_encoding(b, i, e, m) /*@ ghost (n) */;
  }
}

/* Refuses a second row of a field that stands once. */
/*@ requires out: \valid(m);
    requires range: i <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures refused: m->refusal.status != 0;
    ensures stays: VUAS_REFUSED_STAYS;
*/
static void repeated(uint32_t i, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_once(m, n, n); */
  vuas_refuse(&m->refusal, 400, VUAS_CAUSE_REPEATED, id, i);
  /*@ ghost vuas_close_once(m, n); */
}

/* repeated, and that it leaves lists and index alone. */
/*@ requires out: \valid(m);
    requires range: i <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures refused: m->refusal.status != 0;
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
    ensures stays: VUAS_REFUSED_STAYS;
*/
static void row_repeated(uint32_t i, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  repeated(i, id, m) /*@ ghost (n) */;
}

/* A row [i, e) as far as its field stands once: there was one before or not. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, n);
    terminates \true; exits \false; assigns VUAS_ONCE_MEMBERS, m->refusal;
    ensures in: vuas_once_at(m, n);
    ensures found: !before ==> vuas_found_now(m, id);
    ensures single: before && vuas_stands_once(id) ==> m->refusal.status != 0;
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    ensures way: \old(vuas_way_back(m)) ==> vuas_way_back(m);
    VUAS_KEEPS_ROWS
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && !(before && vuas_stands_once(id)) &&
      vuas_dialog_good{Pre}(b, i, e, id) && vuas_body_good{Pre}(b, i, e, id);
    VUAS_SAYS_ONCE(id, i, e)
*/
static void row_single(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, bool before, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  if (!before) row_once(b, i, e, id, m) /*@ ghost (n) */;
  else if (stands_once(id)) row_repeated(i, id, m) /*@ ghost (n) */;
  else if (id == VUAS_FIELD_CONTENT_ENCODING) row_encoding(b, i, e, m) /*@ ghost (n) */;
}

/* A row as far as its field stands once. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    VUAS_FILLED(requires)
    terminates \true; exits \false; assigns VUAS_ONCE_MEMBERS, m->refusal;
    VUAS_FILLED(ensures)
    ensures single: before && vuas_stands_once(id) ==> m->refusal.status != 0;
    ensures kept: \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==> \old(vuas_alone(m, j)) ==> vuas_alone(m, j);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && !(before && vuas_stands_once(id)) &&
      vuas_dialog_good{Pre}(b, i, e, id) && vuas_body_good{Pre}(b, i, e, id);
    VUAS_SAYS_ONCE(id, i, e)
    VUAS_ROWS_SAME
*/
static void step_single(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, bool before, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_contact(m, n, n); */
  /*@ ghost vuas_open_vias(m, n); */
  /*@ ghost vuas_open_lists(m, n); */
  /*@ ghost vuas_open_rows(m, n); */
  row_single(b, i, e, id, before, m) /*@ ghost (n) */;
  /*@ ghost vuas_close_vias(m, n); */
  /*@ ghost vuas_close_lists(m, n); */
  /*@ ghost vuas_close_rows(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
}

/* A row as far as its field is a list. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    VUAS_FILLED(requires)
    terminates \true; exits \false; assigns VUAS_LIST_MEMBERS, m->refusal;
    VUAS_FILLED(ensures)
    ensures kept: \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==> \old(vuas_alone(m, j)) ==> vuas_alone(m, j);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      vuas_list_good{Pre}(b, i, e, id, \old(VUAS_LIST_COUNT(m, id)));
    VUAS_COUNTS_LISTS(\true, id, i, e)
    VUAS_ROWS_SAME
*/
static void step_list(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_contact(m, n, n); */
  /*@ ghost vuas_open_rows(m, n); */
  row_list(b, i, e, id, m) /*@ ghost (n) */;
  /*@ ghost vuas_close_rows(m, n); */
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
}

/* A row as far as its field is Contact. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    VUAS_FILLED(requires)
    terminates \true; exits \false; assigns VUAS_CONTACT_MEMBERS, m->refusal;
    VUAS_FILLED(ensures)
    ensures kept: \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==> \old(vuas_alone(m, j)) ==> vuas_alone(m, j);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && 
      (m->request ==> vuas_contacts_good{Pre}(b, i, e, \old(m->n_contacts), \old(m->contact_star) ? 1 : 0));
    VUAS_COUNTS_CONTACTS(\true, VUAS_FIELD_CONTACT, i, e)
    VUAS_ROWS_SAME
*/
static void step_contacts(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_vias(m, n); */
  /*@ ghost vuas_open_lists(m, n); */
  /*@ ghost vuas_open_rows(m, n); */
  row_contacts(b, i, e, m) /*@ ghost (n) */;
  /*@ ghost vuas_close_vias(m, n); */
  /*@ ghost vuas_close_lists(m, n); */
  /*@ ghost vuas_close_rows(m, n); */
  /*@ ghost vuas_close_once(m, n); */
}

/* A row [i, e) of field id; before tells whether there was one before it. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    VUAS_FILLED(requires)
    terminates \true; exits \false; assigns VUAS_ONCE_MEMBERS, VUAS_LIST_MEMBERS, VUAS_CONTACT_MEMBERS, m->refusal;
    VUAS_FILLED(ensures)
    ensures single: before && vuas_stands_once(id) ==> m->refusal.status != 0;
    ensures kept: \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==> \old(vuas_alone(m, j)) ==> vuas_alone(m, j);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && !(before && vuas_stands_once(id)) &&
      vuas_value_good{Pre}(b, i, e, id, \old(VUAS_COUNT(m, id)), \old(m->request) ? 1 : 0,
        \old(m->contact_star) ? 1 : 0);
    VUAS_COUNTS_LISTS(\true, id, i, e)
    VUAS_COUNTS_CONTACTS(\true, id, i, e)
    VUAS_SAYS_ONCE(id, i, e)
    VUAS_ROWS_SAME
*/
static void read_value(const uint8_t *b, uint32_t i, uint32_t e, uint16_t id, bool before, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  if (first_counts(id)) step_single(b, i, e, id, before, m) /*@ ghost (n) */;
  else if (id == VUAS_FIELD_CONTACT) step_contacts(b, i, e, m) /*@ ghost (n) */;
  else step_list(b, i, e, id, m) /*@ ghost (n) */;
}

/* Whether what the field says counts in this message. */
/*@ requires message: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_applies(m->request ? 1 : 0, m->method, id);
*/
static bool applies(const vuas_message *m, uint16_t id)
{
  if (!m->request) return id != VUAS_FIELD_ROUTE && id != VUAS_FIELD_MAX_FORWARDS;
  if (m->method == VUAS_METHOD_ACK)
    return id != VUAS_FIELD_REQUIRE && id != VUAS_FIELD_SUPPORTED && id != VUAS_FIELD_EXPIRES;
  if (m->method == VUAS_METHOD_BYE) return id != VUAS_FIELD_CONTACT && id != VUAS_FIELD_EXPIRES;
  if (m->method != VUAS_METHOD_CANCEL) return true;
  return id != VUAS_FIELD_CONTACT && id != VUAS_FIELD_REQUIRE && id != VUAS_FIELD_EXPIRES;
}

void vuas_read_row(const uint8_t *b, uint32_t k, bool seen, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  uint16_t id = m->header[k].id;
  uint32_t i = m->header[k].value.off, e = i + m->header[k].value.len;
  if (id == VUAS_FIELD_OTHER || id > VUAS_FIELD_TIMESTAMP || !applies(m, id)) {
    /*@ assert spared: vuas_applies(m->request ? 1 : 0, m->method, id) ==> !vuas_stands_once(id); */
    /*@ assert alone: vuas_alone(m, k); */
    return; /* what the message as a whole says nothing of */
  }
  /*@ assert alone: (seen && vuas_stands_once(id)) || vuas_alone(m, k); */
  read_value(b, i, e, id, seen, m) /*@ ghost (n) */;
}
