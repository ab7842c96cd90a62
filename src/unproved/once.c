/* SPDX-License-Identifier: Apache-2.0 */
#include "field.h"
#include "method.h"
#include "once.h"

/* A CSeq value. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false;
    assigns m->cseq_value, m->cseq, m->cseq_method, m->cseq_method_text;
    ensures in: m->cseq_method <= VUAS_METHOD_LAST && vuas_span_in(m->cseq_method_text, n);
    ensures value: m->cseq_value.off == i && m->cseq_value.len == n - i;
    ensures meaning: \result <==> vuas_cseq{Pre}(b, i, n);
    ensures number: \result ==> m->cseq == vuas_decimal_value{Pre}(b, i, vuas_digits_end{Pre}(b, i, n));
    ensures method: \result ==> m->cseq_method_text.off + m->cseq_method_text.len == n &&
      vuas_method_named{Pre}(b, m->cseq_method_text.off, n, m->cseq_method);
*/
static bool read_cseq(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  uint32_t number = 0;
  vuas_span method = {0, 0};
  bool good = vuas_parse_cseq(b, i, n, &number, &method);
  m->cseq = number;
  m->cseq_method_text = method;
  m->cseq_value = vuas_span_of(i, n);
  m->cseq_method = good ? vuas_method_id(b, method.off, n) : (uint8_t)VUAS_METHOD_OTHER;
  return good;
}

void vuas_read_dialog_field(const uint8_t *b, uint32_t i, uint32_t n, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  bool good = false;
  if (id == VUAS_FIELD_FROM) {
    good = vuas_parse_name_addr(b, i, n, &m->from);
    m->has_from = true;
  } else if (id == VUAS_FIELD_TO) {
    good = vuas_parse_name_addr(b, i, n, &m->to);
    m->has_to = true;
  } else if (id == VUAS_FIELD_CALL_ID) {
    good = vuas_parse_call_id(b, i, n);
    m->call_id = vuas_span_of(i, n);
    m->has_call_id = true;
  } else {
    good = read_cseq(b, i, n, m);
    m->has_cseq = true;
  }
  if (!good) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MALFORMED, id, i);
}

void vuas_read_body_field(const uint8_t *b, uint32_t i, uint32_t n, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  bool good = true;
  if (id == VUAS_FIELD_CONTENT_LENGTH) {
    uint32_t length = 0;
    good = vuas_decimal(b, i, n, 0xFFFFFFFF, &length);
    m->content_length = length;
    m->has_content_length = good;
  } else if (id == VUAS_FIELD_CONTENT_TYPE) {
    good = vuas_parse_media_type(b, i, n, &m->media_type, &m->media_subtype);
    m->has_content_type = good;
  } else {
    m->optional_body = vuas_optional_disposition(b, i, n);
  }
  if (!good) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MALFORMED, id, i);
}

/* The end of digits with or without a fraction at i, i itself if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= n;
    ensures digit: i < \result ==> vuas_digit(b[i]) == \true;
    ensures all: \forall integer k; i <= k < \result ==> vuas_digit(b[k]) == \true || b[k] == '.';
*/
static uint32_t decimal_fraction_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t e = vuas_scan_digits(b, i, n);
  if (e == i || e == n || b[e] != '.') return e;
  return vuas_scan_digits(b, e + 1, n);
}

/* Whether [i, n) is a time and, after white space, a delay or none (RFC 3261 20.38). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures some: \result ==> i < n && vuas_digit(b[i]) == \true;
*/
static bool is_timestamp(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t e = decimal_fraction_end(b, i, n);
  if (e == i) return false;
  uint32_t delay = vuas_skip_lws(b, e, n);
  return e == n || (delay > e && decimal_fraction_end(b, delay, n) == n);
}

void vuas_read_number_field(const uint8_t *b, uint32_t i, uint32_t n, uint8_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  uint32_t v = 0;
  if (id == VUAS_FIELD_MAX_FORWARDS) {
    m->has_max_forwards = vuas_decimal(b, i, n, 255, &v);
    m->max_forwards = (uint8_t)v;
  } else if (id == VUAS_FIELD_EXPIRES) {
    m->has_expires = vuas_decimal(b, i, n, 0xFFFFFFFF, &v);
    m->expires = v;
  } else {
    m->has_timestamp = is_timestamp(b, i, n);
    m->timestamp = vuas_span_of(i, n);
  }
}

void vuas_read_encoding(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (i == n || m->has_content_encoding) return;
  bool identity = vuas_is_identity(b, i, n);
  m->content_encoding = vuas_span_of(i, n);
  m->has_content_encoding = !identity;
}
