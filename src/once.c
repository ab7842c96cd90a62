/* SPDX-License-Identifier: Apache-2.0 */
#include "field.h"
#include "method.h"
#include "once.h"
#include "take.h"
#include "value.h"

/* Refuses the message for the value at i of field id. */
/*@ requires out: \valid(m);
    requires range: i <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->refusal;
    ensures in: vuas_once_at(m, z);
    ensures refused: m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
*/
static void malformed(uint32_t i, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ ghost vuas_open_once(m, z, z); */
  vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MALFORMED, id, i);
  /*@ ghost vuas_close_once(m, z); */
}

/* The places in a From value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns m->from, m->has_from;
    ensures in: vuas_name_addr_at(&m->from, n);
    ensures has: m->has_from;
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: m->from.value.off == i && m->from.value.len == n - i;
    ensures meaning: \result <==> vuas_is_name_addr{Pre}(b, i, n);
*/
static bool parse_from(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  bool good = vuas_take_name_addr(b, i, n, &m->from);
  m->has_from = true;
  return good;
}

/* A From value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->from, m->has_from;
    ensures in: vuas_once_at(m, z);
    ensures has: m->has_from;
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: m->from.value.off == i && m->from.value.len == n - i;
    ensures meaning: \result <==> vuas_is_name_addr{Pre}(b, i, n);
*/
static bool take_from(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ ghost vuas_open_once(m, z, z); */
  bool good = parse_from(b, i, n, m);
  /*@ ghost vuas_open_addr(&m->from, n, z); */
  /*@ ghost vuas_close_once(m, z); */
  return good;
}

/* The places in a To value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns m->to, m->has_to;
    ensures in: vuas_name_addr_at(&m->to, n);
    ensures has: m->has_to;
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: m->to.value.off == i && m->to.value.len == n - i;
    ensures meaning: \result <==> vuas_is_name_addr{Pre}(b, i, n);
*/
static bool parse_to(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  bool good = vuas_take_name_addr(b, i, n, &m->to);
  m->has_to = true;
  return good;
}

/* A To value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->to, m->has_to;
    ensures in: vuas_once_at(m, z);
    ensures has: m->has_to;
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: m->to.value.off == i && m->to.value.len == n - i;
    ensures meaning: \result <==> vuas_is_name_addr{Pre}(b, i, n);
*/
static bool take_to(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ ghost vuas_open_once(m, z, z); */
  bool good = parse_to(b, i, n, m);
  /*@ ghost vuas_open_addr(&m->to, n, z); */
  /*@ ghost vuas_close_once(m, z); */
  return good;
}

/* A Call-ID value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->call_id, m->has_call_id;
    ensures in: vuas_once_at(m, z);
    ensures has: m->has_call_id;
    ensures value: m->call_id.off == i && m->call_id.len == n - i;
    ensures meaning: \result <==> vuas_call_id{Pre}(b, i, n);
*/
static bool take_call_id(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ ghost vuas_open_once(m, z, z); */
  bool good = vuas_parse_call_id(b, i, n);
  m->call_id = vuas_span_of(i, n);
  m->has_call_id = true;
  /*@ ghost vuas_close_once(m, z); */
  return good;
}

/* A CSeq value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false;
    assigns m->cseq_value, m->cseq, m->cseq_method, m->cseq_method_text;
    ensures in: VUAS_CSEQ_CLAUSES(m, n);
    ensures value: m->cseq_value.off == i && m->cseq_value.len == n - i;
    ensures meaning: \result <==> vuas_cseq{Pre}(b, i, n);
    ensures number: \result ==> m->cseq == vuas_decimal_value{Pre}(b, i, vuas_digits_end{Pre}(b, i, n));
    ensures method: \result ==> m->cseq_method_text.off + m->cseq_method_text.len == n &&
      vuas_method_named{Pre}(b, m->cseq_method_text.off, n, m->cseq_method);
    ensures text: \result ==> m->cseq_method_text.off == vuas_cseq_method{Pre}(b, i, n);
*/
static bool parse_cseq(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  uint32_t number = 0;
  vuas_span method = {0, 0};
  bool good = vuas_parse_cseq(b, i, n, &number, &method);
  m->cseq = number;
  m->cseq_method_text.off = method.off;
  m->cseq_method_text.len = method.len;
  m->cseq_value = vuas_span_of(i, n);
  m->cseq_method = good ? vuas_method_id(b, method.off, n) : (uint16_t)VUAS_METHOD_OTHER;
  return good;
}

/* A CSeq value and its method. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->cseq_value, m->cseq, m->cseq_method, m->cseq_method_text, m->has_cseq;
    ensures in: vuas_once_at(m, z);
    ensures has: m->has_cseq;
    ensures value: m->cseq_value.off == i && m->cseq_value.len == n - i;
    ensures meaning: \result <==> vuas_cseq{Pre}(b, i, n);
    ensures number: \result ==> m->cseq == vuas_decimal_value{Pre}(b, i, vuas_digits_end{Pre}(b, i, n));
    ensures method: \result ==> m->cseq_method_text.off + m->cseq_method_text.len == n &&
      vuas_method_named{Pre}(b, m->cseq_method_text.off, n, m->cseq_method);
    ensures text: \result ==> m->cseq_method_text.off == vuas_cseq_method{Pre}(b, i, n);
*/
static bool take_cseq(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ ghost vuas_open_once(m, z, z); */
  bool good = parse_cseq(b, i, n, m);
  m->has_cseq = true;
  /*@ ghost vuas_close_once(m, z); */
  return good;
}

/* The row of From. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->from, m->has_from, m->refusal;
    ensures in: vuas_once_at(m, z);
    ensures found: vuas_found_now(m, VUAS_FIELD_FROM);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: vuas_value_kept(m, VUAS_FIELD_FROM, i, n);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_is_name_addr{Pre}(b, i, n);
*/
static void read_from(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (!take_from(b, i, n, m) /*@ ghost (z) */) malformed(i, VUAS_FIELD_FROM, m) /*@ ghost (z) */;
}

/* The row of To. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->to, m->has_to, m->refusal;
    ensures in: vuas_once_at(m, z);
    ensures found: vuas_found_now(m, VUAS_FIELD_TO);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: vuas_value_kept(m, VUAS_FIELD_TO, i, n);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_is_name_addr{Pre}(b, i, n);
*/
static void read_to(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (!take_to(b, i, n, m) /*@ ghost (z) */) malformed(i, VUAS_FIELD_TO, m) /*@ ghost (z) */;
}

/* The row of Call-ID. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->call_id, m->has_call_id, m->refusal;
    ensures in: vuas_once_at(m, z);
    ensures found: vuas_found_now(m, VUAS_FIELD_CALL_ID);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: vuas_value_kept(m, VUAS_FIELD_CALL_ID, i, n);
    ensures meaning: m->refusal.status == 0 ==> vuas_call_id{Pre}(b, i, n);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_call_id{Pre}(b, i, n);
*/
static void read_call_id(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (!take_call_id(b, i, n, m) /*@ ghost (z) */) malformed(i, VUAS_FIELD_CALL_ID, m) /*@ ghost (z) */;
}

/* The row of CSeq. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->cseq_value, m->cseq, m->cseq_method, m->cseq_method_text, m->has_cseq,
      m->refusal;
    ensures in: vuas_once_at(m, z);
    ensures found: vuas_found_now(m, VUAS_FIELD_CSEQ);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: vuas_value_kept(m, VUAS_FIELD_CSEQ, i, n);
    ensures meaning: m->refusal.status == 0 ==>
      m->cseq == vuas_decimal_value{Pre}(b, i, vuas_digits_end{Pre}(b, i, n)) &&
      m->cseq_method_text.off + m->cseq_method_text.len == n &&
      vuas_method_named{Pre}(b, m->cseq_method_text.off, n, m->cseq_method);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures text: m->refusal.status == 0 ==> m->cseq_method_text.off == vuas_cseq_method{Pre}(b, i, n);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_cseq{Pre}(b, i, n);
*/
static void read_cseq(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (!take_cseq(b, i, n, m) /*@ ghost (z) */) malformed(i, VUAS_FIELD_CSEQ, m) /*@ ghost (z) */;
}

void vuas_read_dialog_field(const uint8_t *b, uint32_t i, uint32_t n, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (id == VUAS_FIELD_FROM) read_from(b, i, n, m) /*@ ghost (z) */;
  else if (id == VUAS_FIELD_TO) read_to(b, i, n, m) /*@ ghost (z) */;
  else if (id == VUAS_FIELD_CALL_ID) read_call_id(b, i, n, m) /*@ ghost (z) */;
  else read_cseq(b, i, n, m) /*@ ghost (z) */;
}

/* A Content-Length value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->content_length, m->has_content_length;
    ensures in: vuas_once_at(m, z);
    ensures has: m->has_content_length <==> \result;
    ensures value: \result ==> m->content_length == vuas_decimal_value{Pre}(b, i, n);
    ensures meaning: \result <==> vuas_number_at{Pre}(b, i, n, 0xFFFFFFFF);
*/
static bool read_length(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ ghost vuas_open_once(m, z, z); */
  uint32_t length = 0;
  bool good = vuas_decimal(b, i, n, 0xFFFFFFFF, &length);
  m->content_length = length;
  m->has_content_length = good;
  /*@ ghost vuas_close_once(m, z); */
  return good;
}

/* The places in a Content-Type value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns m->media_type, m->media_subtype, m->has_content_type;
    ensures type: m->media_type.off + m->media_type.len <= n;
    ensures subtype: m->media_subtype.off + m->media_subtype.len <= n;
    ensures has: m->has_content_type <==> \result;
    ensures some: \result ==> m->media_type.len > 0 && m->media_type.off == i && m->media_subtype.len > 0;
    ensures meaning: \result <==> vuas_media_type{Pre}(b, i, n);
*/
static bool take_media_type(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  bool good = vuas_parse_media_type(b, i, n, &m->media_type, &m->media_subtype);
  m->has_content_type = good;
  return good;
}

/* A Content-Type value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->media_type, m->media_subtype, m->has_content_type;
    ensures in: vuas_once_at(m, z);
    ensures has: m->has_content_type <==> \result;
    ensures some: \result ==> m->media_type.len > 0 && m->media_type.off == i && m->media_subtype.len > 0;
    ensures meaning: \result <==> vuas_media_type{Pre}(b, i, n);
*/
static bool read_media_type(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ ghost vuas_open_once(m, z, z); */
  bool good = take_media_type(b, i, n, m);
  /*@ ghost vuas_close_once(m, z); */
  return good;
}

/* A Content-Disposition value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->optional_body;
    ensures in: vuas_once_at(m, z);
    ensures meaning: m->optional_body <==> vuas_is_disposition{Pre}(b, i, n) && vuas_optional{Pre}(b, i, n);
*/
static void read_disposition(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  vuas_disposition d = vuas_parse_disposition(b, i, n);
  m->optional_body = d.ok && d.handling == VUAS_HANDLING_OPTIONAL;
}

void vuas_read_body_field(const uint8_t *b, uint32_t i, uint32_t n, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  bool good = true;
  if (id == VUAS_FIELD_CONTENT_LENGTH) good = read_length(b, i, n, m) /*@ ghost (z) */;
  else if (id == VUAS_FIELD_CONTENT_TYPE) good = read_media_type(b, i, n, m) /*@ ghost (z) */;
  else read_disposition(b, i, n, m) /*@ ghost (z) */;
  if (!good) malformed(i, id, m) /*@ ghost (z) */;
}

/* The end of digits at i, or none, and of a point and digits after them. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= n;
    ensures end: \result == vuas_fraction_end(b, i, n);
*/
static uint32_t fraction_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t e = vuas_scan_digits(b, i, n);
  return e == n || b[e] != '.' ? e : vuas_scan_digits(b, e + 1, n);
}

/* Whether [i, n) is a time and, after white space, a delay or none (RFC 3261 20.38). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_timestamp(b, i, n);
    ensures some: \result ==> i < n;
*/
static bool is_timestamp(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (vuas_scan_digits(b, i, n) == i) return false;
  uint32_t e = fraction_end(b, i, n);
  if (e == n) return true;
  uint32_t delay = vuas_skip_lws(b, e, n);
  return delay > e && fraction_end(b, delay, n) == n;
}

void vuas_read_number_field(const uint8_t *b, uint32_t i, uint32_t n, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  uint32_t v = 0;
  /*@ ghost vuas_open_once(m, z, z); */
  if (id == VUAS_FIELD_MAX_FORWARDS) {
    m->has_max_forwards = vuas_decimal(b, i, n, 255, &v);
    m->max_forwards = (uint16_t)v;
    /*@ ghost vuas_close_once(m, z); */
  } else if (id == VUAS_FIELD_EXPIRES) {
    m->has_expires = vuas_decimal(b, i, n, 0xFFFFFFFF, &v);
    m->expires = v;
    /*@ ghost vuas_close_once(m, z); */
  } else {
    m->has_timestamp = is_timestamp(b, i, n);
    m->timestamp = vuas_span_of(i, n);
    /*@ ghost vuas_close_once(m, z); */
  }
}

void vuas_read_encoding(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (i == n || m->has_content_encoding) return;
  bool identity = vuas_is_identity(b, i, n);
  /*@ ghost vuas_open_once(m, z, z); */
  m->content_encoding = vuas_span_of(i, n);
  m->has_content_encoding = !identity;
  /*@ ghost vuas_close_once(m, z); */
}
