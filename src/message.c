/* SPDX-License-Identifier: Apache-2.0 */
#include "message.h"
#include "clear.h"
#include "fill.h"
#include "rows.h"
#include "section.h"
#include "start_line.h"

/* Refuses a message without a field that each one must have (RFC 3261 8.1.1). */
/*@ requires message: \valid(m);
    terminates \true; exits \false; assigns m->refusal;
    ensures found: vuas_message_accepted(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures spared: m->n_vias > 0 && m->has_from && m->has_to && m->has_call_id && m->has_cseq ==>
      m->refusal == \old(m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 &&
      m->n_vias > 0 && m->has_from && m->has_to && m->has_call_id && m->has_cseq;
    ensures missing: \old(m->refusal.status) == 0 && m->refusal.status != 0 ==> m->refusal.status == 400 &&
      m->refusal.cause == VUAS_CAUSE_MISSING && m->refusal.offset == 0;
    ensures which: \old(m->refusal.status) == 0 && m->refusal.status != 0 ==> m->refusal.field ==
      (m->n_vias == 0 ? VUAS_FIELD_VIA : !m->has_from ? VUAS_FIELD_FROM : !m->has_to ? VUAS_FIELD_TO :
       !m->has_call_id ? VUAS_FIELD_CALL_ID : VUAS_FIELD_CSEQ);
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
    requires in: m->method_text.off + m->method_text.len <= n && VUAS_CSEQ_CLAUSES(m, n) &&
      m->method <= VUAS_METHOD_LAST;
    terminates \true; exits \false; assigns m->method, m->refusal;
    ensures in: m->method <= VUAS_METHOD_LAST;
    ensures same: m->refusal.status == 0 ==> m->method == m->cseq_method;
    ensures text: m->refusal.status == 0 && m->request ==> m->method_text.len == m->cseq_method_text.len &&
      vuas_same{Pre}(b, m->method_text.off, b, m->cseq_method_text.off, m->method_text.len);
    ensures request: m->request ==> m->method == \old(m->method);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 &&
      (m->request ==> \old(m->method) == m->cseq_method && m->method_text.len == m->cseq_method_text.len &&
        vuas_same{Pre}(b, m->method_text.off, b, m->cseq_method_text.off, m->method_text.len));
    ensures refused: \old(m->refusal.status) == 0 && m->refusal.status != 0 ==> m->refusal.status == 400 &&
      m->refusal.cause == VUAS_CAUSE_CSEQ_METHOD && m->refusal.field == VUAS_FIELD_CSEQ &&
      m->refusal.offset == m->cseq_value.off;
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
    ensures stays: VUAS_REFUSED_STAYS;
    ensures spared: (m->has_content_length ? 0 < m->content_length <= n - i && m->has_content_type : i == n) ==>
      m->refusal == \old(m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 &&
      (m->has_content_length ? m->content_length <= n - i && (m->content_length > 0 ==> m->has_content_type) :
       n - i > 0 ==> m->has_content_type);
    ensures refused: \old(m->refusal.status) == 0 && m->refusal.status != 0 ==> m->refusal.status == 400 &&
      m->refusal.offset == i && (m->has_content_length && m->content_length > n - i ?
        m->refusal.cause == VUAS_CAUSE_CONTENT_LENGTH && m->refusal.field == VUAS_FIELD_CONTENT_LENGTH :
        m->refusal.cause == VUAS_CAUSE_CONTENT_TYPE && m->refusal.field == VUAS_FIELD_CONTENT_TYPE);
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
  if (length > 0 && !m->has_content_type)
    vuas_refuse(&m->refusal, 400, VUAS_CAUSE_CONTENT_TYPE, VUAS_FIELD_CONTENT_TYPE, i);
}

/* The place after the line ends that the octets begin with (RFC 3261 7.5). */
/*@ requires octets: vuas_octets(b, n);
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= n;
    ensures all: \forall integer k; 0 <= k < \result ==> b[k] == '\r' || b[k] == '\n';
    ensures maximal: !vuas_crlf_at(b, \result, n);
    ensures exact: \result == vuas_line_ends(b, 0, n);
*/
static uint32_t skip_line_ends(const uint8_t *b, uint32_t n)
{
  uint32_t i = 0;
  /*@ loop invariant range: 0 <= i <= n;
      loop invariant all: \forall integer k; 0 <= k < i ==> b[k] == '\r' || b[k] == '\n';
      loop invariant exact: vuas_line_ends(b, i, n) == vuas_line_ends(b, 0, n);
      loop assigns i;
      loop variant n - i; */
  while (vuas_is_crlf(b, i, n)) i += 2;
  return i;
}

/* What the end of a message says of the section [h, ...) with count rows, and of the request's method [s, t). */
#define END_GOOD \
  (vuas_rows_whole(b, h, n, m->n_headers) && (m->request ==> vuas_cseq_same(b, s, t, h, n, m->n_headers)) && \
   vuas_body_fits(b, h, n, m->n_headers, n - i))

/* The end of a message: what is missing, the method, the body that stands from i on. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    requires method: m->method <= VUAS_METHOD_LAST && m->method_text.off + m->method_text.len <= n;
    requires cseq: VUAS_CSEQ_CLAUSES(m, n);
    requires status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699;
    requires way: vuas_way_back(m);
    requires text: m->refusal.status == 0 && m->request ==> m->method_text.off == s &&
      m->method_text.off + m->method_text.len == t && vuas_method_named(b, s, t, m->method);
    VUAS_ROWS_SAY(requires, h, m->n_headers)
    terminates \true; exits \false; assigns m->method, m->body, m->refusal, m->answerable;
    ensures method: m->method <= VUAS_METHOD_LAST;
    ensures body: m->body.off + m->body.len <= n;
    ensures accepted: vuas_message_accepted(m);
    ensures way: m->answerable ==> m->request && m->n_vias >= 1 && m->method != VUAS_METHOD_ACK;
    ensures sound: vuas_message_sound(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && END_GOOD;
*/
static void finish(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t s, uint32_t t, uint32_t h) */
{
  want_fields(m);
  /*@ ghost
    uint32_t x = m->cseq_method_text.off;
    uint32_t y = x + m->cseq_method_text.len;
    uint32_t when = m->refusal.status == 0 && m->request ? 1 : 0;
    vuas_names_told(b, s, t, x, y, m->method, m->cseq_method, when);
  */
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
    requires way: vuas_way_back(m);
    requires text: m->refusal.status == 0 && m->request ==> m->method_text.off == s &&
      m->method_text.off + m->method_text.len == t && vuas_method_named(b, s, t, m->method);
    VUAS_ROWS_SAY(requires, h, m->n_headers)
    terminates \true; exits \false; assigns m->method, m->body, m->refusal, m->answerable;
    ensures method: m->method <= VUAS_METHOD_LAST;
    ensures body: m->body.off + m->body.len <= n;
    ensures accepted: vuas_message_accepted(m);
    ensures way: m->answerable ==> m->request && m->n_vias >= 1 && m->method != VUAS_METHOD_ACK;
    ensures sound: vuas_message_sound(m);
    VUAS_KEEPS_VIAS
    VUAS_KEEPS_LISTS
    VUAS_KEEPS_ROWS
    ensures only: \old(m->refusal.status == 0 ==> vuas_once_only(m)) && m->refusal.status == 0 ==> vuas_once_only(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && END_GOOD;
*/
static void conclude(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t s, uint32_t t, uint32_t h) */
{
  finish(b, i, n, m) /*@ ghost (s, t, h) */;
  /*@ assert alone: \forall integer j; 0 <= j < m->n_headers ==> \at(vuas_alone(m, j), Pre) ==> vuas_alone(m, j); */
}

/* Nothing but line ends. */
/*@ requires out: \valid(m);
    terminates \true; exits \false; assigns *m;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures empty: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 &&
      m->n_require == 0;
    ensures body: m->body.off == 0 && m->body.len == 0;
    ensures way: !m->answerable;
    ensures refused: m->refusal.status == 400;
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

/* Nothing was found in rows yet. */
#define NOTHING_READ \
  (!m->has_from && !m->has_to && !m->has_call_id && !m->has_cseq && !m->has_content_length && !m->has_content_type && \
   m->n_contacts == 0 && !m->contact_star)

/* The start line at i: its line end, VUAS_NONE if there is none. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns *m;
    ensures end: \result != VUAS_NONE ==> i <= \result && \result + 2 <= n;
    ensures none: \result == VUAS_NONE ==> m->refusal.status != 0;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures empty: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 &&
      m->n_require == 0;
    ensures body: m->body.off == 0 && m->body.len == 0;
    ensures way: !m->answerable;
    ensures status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699;
    ensures judged: vuas_judged(m);
    ensures nothing: NOTHING_READ;
    ensures stop: \result == VUAS_NONE ? vuas_line_stop(b, i, n) == n : \result == vuas_line_stop(b, i, n);
    ensures verdict: \result != VUAS_NONE ==> (m->refusal.status == 0 <==> vuas_start_good(b, i, \result));
    ensures kind: \result != VUAS_NONE ==> (m->request <==> vuas_is_request(b, i, \result));
    ensures text: \result != VUAS_NONE && m->request ==> m->method_text.off == i &&
      m->method_text.off + m->method_text.len == vuas_method_end(b, i, \result);
    ensures named: \result != VUAS_NONE && m->request ==>
      vuas_method_named(b, i, vuas_method_end(b, i, \result), m->method);
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

/* The header section from i on: the place where the body begins. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    requires start: vuas_start_at(m, n);
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
      m->header[0 .. VUAS_MAX_HEADERS - 1].value, m->refusal;
    ensures begin: i <= \result <= n;
    ensures start: vuas_start_at(m, n);
    ensures once: vuas_once_at(m, n);
    ensures contact: vuas_contact_at(m, n);
    ensures rows: vuas_rows_at(m, n);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_section_good{Pre}(b, i, n, 0);
    ensures whole: m->refusal.status == 0 ==> i + 2 <= \result && vuas_crlf_at{Pre}(b, \result - 2, n) &&
      vuas_rows_tile{Pre,Here}(b, m, m->n_headers, i, \result - 2, n);
    ensures stays: VUAS_REFUSED_STAYS;
    VUAS_INDEX_SAYS(ensures, i)
    ensures count: m->refusal.status == 0 ==> m->n_headers == vuas_row_count(b, i, n);
    ensures stop: m->refusal.status == 0 ==> \result == vuas_section_stop(b, i, n) + 2;
*/
static uint32_t read_head(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  /*@ ghost vuas_open_start(m, n, n); */
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_contact(m, n, n); */
  uint32_t body = vuas_index_rows(b, i, n, m);
  /*@ ghost if (m->refusal.status == 0) vuas_index_told(b, m, i, body - 2, n); */
  /*@ ghost vuas_close_start(m, n); */
  /*@ ghost vuas_close_once(m, n); */
  /*@ ghost vuas_close_contact(m, n); */
  return body;
}

/*@ ghost
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
  static void parts_whole(const vuas_message *m, uint32_t n) {}
*/

/* What comes after the start line, which ends at e. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: e + 2 <= n;
    requires start: vuas_start_at(m, n);
    requires once: vuas_once_at(m, n);
    requires contact: vuas_contact_at(m, n);
    requires empty: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 &&
      m->n_require == 0;
    requires body: m->body.off == 0 && m->body.len == 0;
    requires way: !m->answerable;
    requires status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699;
    requires nothing: NOTHING_READ;
    requires text: m->request ==> m->method_text.off == s &&
      m->method_text.off + m->method_text.len == vuas_method_end(b, s, e) &&
      vuas_method_named(b, s, vuas_method_end(b, s, e), m->method);
    terminates \true; exits \false; assigns *m;
    ensures ok: vuas_message_ok(m, n);
    ensures sound: vuas_message_sound(m);
    ensures only: m->refusal.status == 0 ==> vuas_once_only(m);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 &&
      vuas_section_good(b, e + 2, n, 0) &&
      vuas_rest_good(b, s, vuas_method_end(b, s, e), e + 2, n, vuas_row_count(b, e + 2, n), \old(m->request) ? 1 : 0);
*/
static void read_rest(const uint8_t *b, uint32_t e, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t s) */
{
  /*@ ghost uint32_t t = m->method_text.off;
      t = t + m->method_text.len; */
  uint32_t i = read_head(b, e + 2, n, m);
  /*@ assert line: m->status == \at(m->status, Pre) && m->request == \at(m->request, Pre); */
  /*@ assert method: m->method == \at(m->method, Pre) && m->method_text.off == \at(m->method_text.off, Pre) &&
        m->method_text.len == \at(m->method_text.len, Pre); */
  /*@ assert vias: vuas_vias_at(m, n); */
  /*@ assert lists: vuas_lists_at(m, n); */
  /*@ assert way: vuas_way_back(m); */
  /*@ ghost vuas_open_start(m, n, n); */
  /*@ ghost vuas_method_told(b, s, t, e + 2, n, m->n_headers, m->request ? 1 : 0, m->method); */
  vuas_read_rows(b, m) /*@ ghost (e + 2, n) */;
  /*@ assert line: m->status == \at(m->status, Pre) && m->request == \at(m->request, Pre); */
  /*@ assert method: m->method == \at(m->method, Pre) && m->method_text.off == \at(m->method_text.off, Pre) &&
        m->method_text.len == \at(m->method_text.len, Pre); */
  /*@ assert count: m->refusal.status == 0 ==> m->n_headers == vuas_row_count(b, e + 2, n) &&
        i == vuas_section_stop(b, e + 2, n) + 2; */
  /*@ assert rows: m->refusal.status == 0 <==> \at(m->refusal.status, Pre) == 0 &&
        vuas_section_good(b, e + 2, n, 0) &&
        vuas_rows_good(b, e + 2, n, vuas_row_count(b, e + 2, n), \at(m->request, Pre) ? 1 : 0,
          \at(m->request, Pre) ? vuas_method_of(b, s, vuas_method_end(b, s, e)) : VUAS_METHOD_OTHER); */
  /*@ ghost vuas_open_once(m, n, n); */
  /*@ ghost vuas_open_contact(m, n, n); */
  /*@ ghost vuas_open_vias(m, n); */
  /*@ ghost vuas_open_lists(m, n); */
  /*@ ghost vuas_open_rows(m, n); */
  conclude(b, i, n, m) /*@ ghost (s, t, e + 2) */;
  /*@ ghost vuas_close_vias(m, n); */
  /*@ ghost vuas_close_lists(m, n); */
  /*@ ghost vuas_close_rows(m, n); */
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
  read_rest(b, e, n, m) /*@ ghost (i) */;
  return m->refusal.status == 0;
}
