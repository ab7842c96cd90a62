/* SPDX-License-Identifier: Apache-2.0 */
#include "start_line.h"
#include "method.h"
#include "uri.h"

/* The first line end from i on, VUAS_NONE if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> i <= \result && \result + 2 <= n && vuas_crlf_at(b, \result, n);
    ensures first: \forall integer k; i <= k < n && k < \result ==> !vuas_crlf_at(b, k, n);
*/
static uint32_t line_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant none: \forall integer k; \at(i, Pre) <= k < i ==> !vuas_crlf_at(b, k, n);
      loop assigns i;
      loop variant n - i; */
  while (i < n) {
    if (b[i] == '\r' && n - i >= 2 && b[i + 1] == '\n') return i;
    i++;
  }
  return VUAS_NONE;
}

/* The first space from i on, n if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= n;
    ensures found: \result < n ==> b[\result] == ' ';
    ensures first: \forall integer k; i <= k < \result ==> b[k] != ' ';
*/
static uint32_t find_space(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant none: \forall integer k; \at(i, Pre) <= k < i ==> b[k] != ' ';
      loop assigns i;
      loop variant n - i; */
  while (i < n && b[i] != ' ') i++;
  return i;
}

typedef enum { NO_VERSION, VERSION_2, VERSION_OTHER } version;

/* What version of SIP the octets name: "SIP/", digits, a dot, digits. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures version_2: \result == VERSION_2 <==> vuas_version_2(b, i, n);
    ensures other: \result == NO_VERSION || \result == VERSION_2 || \result == VERSION_OTHER;
    ensures form: \result != NO_VERSION ==> n - i >= 7 && vuas_word_at(b, i, i + 3, VUAS_WORD_SIP) && b[i + 3] == '/' &&
      vuas_digit(b[i + 4]) && vuas_digit(b[n - 1]);
*/
static version version_of(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (n - i < 7 || !vuas_word_is(b, i, i + 3, VUAS_WORD_SIP) || b[i + 3] != '/') return NO_VERSION;
  if (n - i == 7 && b[i + 4] == '2' && b[i + 5] == '.' && b[i + 6] == '0') return VERSION_2;
  uint32_t dot = vuas_scan_digits(b, i + 4, n);
  if (dot == i + 4 || dot == n || b[dot] != '.') return NO_VERSION;
  uint32_t end = vuas_scan_digits(b, dot + 1, n);
  if (end == dot + 1 || end != n) return NO_VERSION;
  return VERSION_OTHER;
}

/* The request line [i, e) after its method, which ends at t. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= t < e;
    requires space: b[t] == ' ';
    requires blank: m->refusal.status == 0;
    terminates \true; exits \false; assigns m->ruri_text, m->ruri, m->refusal;
    ensures in: vuas_span_in(m->ruri_text, e) && vuas_uri_in(m->ruri, e);
    ensures line: m->refusal.status == 0 ==> m->ruri_text.off == t + 1 && m->ruri_text.off + m->ruri_text.len < e &&
      \at(b[m->ruri_text.off + m->ruri_text.len], Pre) == ' ' &&
      (\forall integer k; t < k < m->ruri_text.off + m->ruri_text.len ==> \at(b[k], Pre) != ' ') &&
      vuas_version_2{Pre}(b, m->ruri_text.off + m->ruri_text.len + 1, e);
    ensures refusal: m->refusal.status == 0 || m->refusal.status == 400 || m->refusal.status == 505;
*/
static void request_rest(const uint8_t *b, uint32_t i, uint32_t t, uint32_t e, vuas_message *m)
{
  uint32_t space = find_space(b, t + 1, e);
  version v = space < e ? version_of(b, space + 1, e) : NO_VERSION;
  bool good = vuas_parse_uri(b, t + 1, space, &m->ruri);
  m->ruri_text = vuas_span_of(t + 1, space);
  if (v == NO_VERSION) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_START_LINE, VUAS_FIELD_START_LINE, i);
  else if (v == VERSION_OTHER) vuas_refuse(&m->refusal, 505, VUAS_CAUSE_VERSION, VUAS_FIELD_START_LINE, space + 1);
  else if (!good) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_REQUEST_URI, VUAS_FIELD_START_LINE, t + 1);
}

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> \forall integer k; i <= k < n ==> vuas_reason_octet(b[k]);
*/
static bool is_reason(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant so_far: \forall integer k; \at(i, Pre) <= k < i ==> vuas_reason_octet(b[k]);
      loop assigns i;
      loop variant n - i; */
  while (i < n) {
    if (b[i] != '\t' && (b[i] < ' ' || b[i] == 0x7F)) return false;
    i++;
  }
  return true;
}

/* The status of the status line [i, e), 0 if it is none; the version was found good. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i + 7 < e && b[i + 7] == ' ';
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result == 0 || 100 <= \result <= 699;
    ensures meaning: \result != 0 ==> i + 12 <= e && b[i + 11] == ' ' &&
      vuas_digit(b[i + 8]) && vuas_digit(b[i + 9]) && vuas_digit(b[i + 10]) &&
      \result == 100 * (b[i + 8] - '0') + 10 * (b[i + 9] - '0') + (b[i + 10] - '0');
*/
static uint16_t status_of(const uint8_t *b, uint32_t i, uint32_t e)
{
  if (e - i < 12 || b[i + 11] != ' ') return 0;
  if (!vuas_is_digit(b[i + 8]) || !vuas_is_digit(b[i + 9]) || !vuas_is_digit(b[i + 10])) return 0;
  uint32_t hundreds = (uint32_t)b[i + 8] - '0', tens = (uint32_t)b[i + 9] - '0', ones = (uint32_t)b[i + 10] - '0';
  uint32_t status = 100 * hundreds + 10 * tens + ones;
  if (status < 100 || status > 699) return 0;
  return (uint16_t)status;
}

/* A line [i, e) that is no request line. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e;
    requires blank: m->refusal.status == 0;
    requires in: vuas_span_in(m->reason, e);
    terminates \true; exits \false; assigns m->status, m->reason, m->refusal;
    ensures in: vuas_span_in(m->reason, e);
    ensures status: m->refusal.status == 0 ==> 100 <= m->status <= 699 && vuas_status_line{Pre}(b, m->status, m->reason, i, e);
    ensures refusal: m->refusal.status == 0 || m->refusal.status == 400 || m->refusal.status == 505;
*/
static void status_line(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
{
  uint32_t space = find_space(b, i, e);
  version v = version_of(b, i, space);
  if (v == NO_VERSION || space == e) {
    vuas_refuse(&m->refusal, 400, VUAS_CAUSE_START_LINE, VUAS_FIELD_START_LINE, i);
    return;
  }
  if (v == VERSION_OTHER) {
    vuas_refuse(&m->refusal, 505, VUAS_CAUSE_VERSION, VUAS_FIELD_START_LINE, i);
    return;
  }
  uint16_t status = status_of(b, i, e);
  bool good = status != 0 && is_reason(b, i + 12, e);
  if (good) {
    m->status = status;
    m->reason = vuas_span_of(i + 12, e);
  } else {
    vuas_refuse(&m->refusal, 400, VUAS_CAUSE_STATUS_CODE, VUAS_FIELD_START_LINE, i);
  }
}

uint32_t vuas_read_start_line(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  uint32_t e = line_end(b, i, n);
  if (e == VUAS_NONE) {
    vuas_refuse(&m->refusal, 400, VUAS_CAUSE_START_LINE, VUAS_FIELD_START_LINE, i);
    return VUAS_NONE;
  }
  uint32_t t = vuas_scan_token(b, i, e);
  if (t == i || t == e || b[t] != ' ') {
    status_line(b, i, e, m);
    return e;
  }
  uint8_t method = vuas_method_id(b, i, t);
  request_rest(b, i, t, e, m);
  m->request = true;
  m->method_text = vuas_span_of(i, t);
  m->method = method;
  return e;
}
