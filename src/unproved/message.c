/* SPDX-License-Identifier: Apache-2.0 */
#include "message.h"
#include "clear.h"
#include "lists.h"
#include "once.h"
#include "rows.h"
#include "start_line.h"

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

/* One row [i, e) of a field whose value is a list. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_lists_in(m, n) && vuas_name_addr_in(m->contact, n);
    terminates \true; exits \false;
    assigns m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->route[0 .. VUAS_MAX_ROUTES - 1], m->n_routes,
      m->record_route[0 .. VUAS_MAX_ROUTES - 1], m->n_record_routes, m->require[0 .. VUAS_MAX_OPTION_TAGS - 1], m->n_require,
      m->require_100rel, m->supported_100rel, m->supported_timer, m->contact, m->n_contacts, m->has_contact, m->contact_star,
      m->refusal;
    ensures in: vuas_lists_in(m, n) && vuas_name_addr_in(m->contact, n);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures answerable: (\old(m->answerable) ==> \old(m->n_vias) >= 1) ==> (m->answerable ==> m->n_vias >= 1);
*/
static void read_list(const uint8_t *b, uint32_t i, uint32_t e, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  switch (id) {
    case VUAS_FIELD_VIA:
      vuas_read_vias(b, i, e, m) /*@ ghost (n) */;
      break;
    case VUAS_FIELD_ROUTE:
      vuas_read_routes(b, i, e, id, &m->route[0], &m->n_routes, &m->refusal) /*@ ghost (n) */;
      break;
    case VUAS_FIELD_RECORD_ROUTE:
      vuas_read_routes(b, i, e, id, &m->record_route[0], &m->n_record_routes, &m->refusal) /*@ ghost (n) */;
      break;
    case VUAS_FIELD_REQUIRE:
      vuas_read_require(b, i, e, &m->require[0], &m->n_require, &m->require_100rel, &m->refusal) /*@ ghost (n) */;
      break;
    case VUAS_FIELD_SUPPORTED:
      vuas_read_supported(b, i, e, m);
      break;
    case VUAS_FIELD_CONTACT:
      vuas_read_contacts(b, i, e, m) /*@ ghost (n) */;
      break;
    default:
      break;
  }
}

/* The first row [i, e) of a field that stands once, or a row of Content-Encoding. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_in(m, n);
    terminates \true; exits \false;
    assigns m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq, m->cseq_method,
      m->cseq_method_text, m->content_length, m->has_content_length, m->media_type, m->media_subtype, m->has_content_type,
      m->optional_body, m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, m->timestamp, m->has_timestamp,
      m->content_encoding, m->has_content_encoding, m->refusal;
    ensures in: vuas_once_in(m, n);
    ensures found: vuas_found_now(m, id);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
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

/*@ // what the reading of rows may change, and all that it keeps
    predicate vuas_reading(vuas_message *m, integer n) =
      vuas_lists_in(m, n) && vuas_name_addr_in(m->contact, n) && vuas_once_in(m, n) && vuas_rows_in(m, n) &&
      (m->answerable ==> m->n_vias >= 1);
*/

/* Reads row k of the index. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires reading: vuas_reading(m, n);
    requires row: k < m->n_headers;
    terminates \true; exits \false;
    assigns m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->route[0 .. VUAS_MAX_ROUTES - 1], m->n_routes,
      m->record_route[0 .. VUAS_MAX_ROUTES - 1], m->n_record_routes, m->require[0 .. VUAS_MAX_OPTION_TAGS - 1], m->n_require,
      m->require_100rel, m->supported_100rel, m->supported_timer, m->contact, m->n_contacts, m->has_contact, m->contact_star,
      m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq, m->cseq_method,
      m->cseq_method_text, m->content_length, m->has_content_length, m->media_type, m->media_subtype, m->has_content_type,
      m->optional_body, m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, m->timestamp, m->has_timestamp,
      m->content_encoding, m->has_content_encoding, m->refusal;
    ensures reading: vuas_reading(m, n);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures once: m->refusal.status == 0 && vuas_stands_once(m->header[k].id) ==>
      \forall integer j; 0 <= j < k ==> m->header[j].id != m->header[k].id;
*/
static void read_row(const uint8_t *b, uint32_t k, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  uint8_t id = m->header[k].id;
  uint32_t i = m->header[k].value.off, e = i + m->header[k].value.len;
  if (!seen_before(m, k)) read_once(b, i, e, id, m) /*@ ghost (n) */;
  else if (stands_once(id)) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_REPEATED, id, i);
  else if (id == VUAS_FIELD_CONTENT_ENCODING) read_once(b, i, e, id, m) /*@ ghost (n) */;
  read_list(b, i, e, id, m) /*@ ghost (n) */;
}

/*@ requires parsing: vuas_parsing(b, m, n);
    requires reading: vuas_reading(m, n);
    terminates \true; exits \false;
    assigns m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->route[0 .. VUAS_MAX_ROUTES - 1], m->n_routes,
      m->record_route[0 .. VUAS_MAX_ROUTES - 1], m->n_record_routes, m->require[0 .. VUAS_MAX_OPTION_TAGS - 1], m->n_require,
      m->require_100rel, m->supported_100rel, m->supported_timer, m->contact, m->n_contacts, m->has_contact, m->contact_star,
      m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq, m->cseq_method,
      m->cseq_method_text, m->content_length, m->has_content_length, m->media_type, m->media_subtype, m->has_content_type,
      m->optional_body, m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, m->timestamp, m->has_timestamp,
      m->content_encoding, m->has_content_encoding, m->refusal;
    ensures reading: vuas_reading(m, n);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures once: m->refusal.status == 0 ==> vuas_once_only(m);
*/
static void read_rows(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant reading: vuas_reading(m, n);
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop invariant once: m->refusal.status == 0 ==> \forall integer i, j; 0 <= i < j < k && m->header[i].id == m->header[j].id ==>
        !vuas_stands_once(m->header[j].id);
      loop assigns k, m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->route[0 .. VUAS_MAX_ROUTES - 1], m->n_routes,
        m->record_route[0 .. VUAS_MAX_ROUTES - 1], m->n_record_routes, m->require[0 .. VUAS_MAX_OPTION_TAGS - 1], m->n_require,
        m->require_100rel, m->supported_100rel, m->supported_timer, m->contact, m->n_contacts, m->has_contact, m->contact_star,
        m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq, m->cseq_method,
        m->cseq_method_text, m->content_length, m->has_content_length, m->media_type, m->media_subtype, m->has_content_type,
        m->optional_body, m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, m->timestamp, m->has_timestamp,
        m->content_encoding, m->has_content_encoding, m->refusal;
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
    requires in: vuas_span_in(m->method_text, n) && vuas_span_in(m->cseq_method_text, n) && m->cseq_method <= VUAS_METHOD_LAST &&
      m->method <= VUAS_METHOD_LAST;
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
    ensures in: vuas_span_in(m->body, n);
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

bool vuas_parse_message(const uint8_t *b, uint32_t n, vuas_message *m)
{
  uint32_t i = skip_line_ends(b, n);
  vuas_clear_message(m);
  if (i == n) {
    vuas_refuse(&m->refusal, 400, VUAS_CAUSE_EMPTY, VUAS_FIELD_START_LINE, 0);
    return false;
  }
  uint32_t e = vuas_read_start_line(b, i, n, m);
  if (e == VUAS_NONE) return false;
  uint32_t blank = vuas_section_end(b, e, n);
  uint32_t end = blank == VUAS_NONE ? n : blank + 2;
  vuas_index_rows(b, e + 2, end, m);
  if (blank == VUAS_NONE) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_NO_BLANK_LINE, VUAS_FIELD_OTHER, e + 2);
  read_rows(b, m) /*@ ghost (n) */;
  want_fields(m);
  check_method(b, m) /*@ ghost (n) */;
  take_body(blank == VUAS_NONE ? n : blank + 4, n, m);
  if (!m->request || m->method == VUAS_METHOD_ACK) m->answerable = false;
  return m->refusal.status == 0;
}
