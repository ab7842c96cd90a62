/* SPDX-License-Identifier: Apache-2.0 */
#include "start_line.h"
#include "method.h"
#include "take.h"

/* In proofs: no line end, no space stands in [i, e). */
/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires none: \forall integer k; i <= k < e ==> !vuas_crlf_at(b, k, n);
     requires end: e < n ==> vuas_crlf_at(b, e, n);
     terminates \true; exits \false; assigns \nothing;
     ensures stop: vuas_line_stop(b, i, n) == e;
  @/
  static void no_line_end(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    uint32_t k = i;
    /@ loop invariant range: i <= k <= e;
       loop invariant same: vuas_line_stop(b, i, n) == vuas_line_stop(b, k, n);
       loop assigns k;
       loop variant e - k;
    @/
    while (k < e) k++;
  }

  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires none: \forall integer k; i <= k < e ==> b[k] != ' ';
     requires end: e < n ==> b[e] == ' ';
     terminates \true; exits \false; assigns \nothing;
     ensures space: vuas_space(b, i, n) == e;
  @/
  static void no_space(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    uint32_t k = i;
    /@ loop invariant range: i <= k <= e;
       loop invariant same: vuas_space(b, i, n) == vuas_space(b, k, n);
       loop assigns k;
       loop variant e - k;
    @/
    while (k < e) k++;
  }
*/

/* The first line end from i on, VUAS_NONE if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> i <= \result && \result + 2 <= n && vuas_crlf_at(b, \result, n);
    ensures first: \forall integer k; i <= k < n && k < \result ==> !vuas_crlf_at(b, k, n);
    ensures stop: \result == VUAS_NONE ? vuas_line_stop(b, i, n) == n : \result == vuas_line_stop(b, i, n);
*/
static uint32_t line_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = vuas_find(b, i, n, '\r');
  /*@ loop invariant range: i <= k <= n;
      loop invariant none: \forall integer j; i <= j < k ==> !vuas_crlf_at(b, j, n);
      loop assigns k;
      loop variant n - k; */
  while (k < n) {
    if (vuas_is_crlf(b, k, n)) {
      /*@ ghost no_line_end(b, i, k, n); */
      return k;
    }
    k = vuas_find(b, k + 1, n, '\r');
  }
  /*@ ghost no_line_end(b, i, n, n); */
  return VUAS_NONE;
}

typedef enum { NO_VERSION, VERSION_2, VERSION_OTHER } version;

/* Whether the octets are digits, a dot, digits. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    terminates \true; exits \false; assigns \nothing;
    ensures form: \result ==> vuas_digit(b[i]) && vuas_digit(b[n - 1]);
    ensures short: n - i == 3 && vuas_digit(b[i]) && b[i + 1] == '.' && vuas_digit(b[i + 2]) ==> \result;
*/
static bool is_number_pair(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t dot = vuas_scan_digits(b, i, n);
  if (dot == i || dot == n || b[dot] != '.') return false;
  uint32_t end = vuas_scan_digits(b, dot + 1, n);
  return end > dot + 1 && end == n;
}

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
  if (n - i == 7 && vuas_quad(b, i) == VUAS_QUAD('S', 'I', 'P', '/') &&
    vuas_quad(b, i + 3) == VUAS_QUAD('/', '2', '.', '0')) { /* as nearly all write it */
    /*@ assert begin: b[i] == 'S' && b[i + 1] == 'I' && b[i + 2] == 'P' && b[i + 3] == '/'; */
    /*@ assert end: b[i + 4] == '2' && b[i + 5] == '.' && b[i + 6] == '0'; */
    /*@ assert word: vuas_word_at(b, i, i + 3, VUAS_WORD_SIP); */
    return VERSION_2;
  }
  if (n - i < 7 || !vuas_word_is(b, i, i + 3, VUAS_WORD_SIP) || b[i + 3] != '/') return NO_VERSION;
  if (!is_number_pair(b, i + 4, n)) return NO_VERSION;
  return n - i == 7 && b[i + 4] == '2' && b[i + 5] == '.' && b[i + 6] == '0' ? VERSION_2 : VERSION_OTHER;
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
    requires version: vuas_version_2(b, i, i + 7);
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result == 0 || 100 <= \result <= 699;
    ensures meaning: \result != 0 ==> vuas_status_line(b, \result, i + 12, e - i - 12, i, e);
    ensures good: \result != 0 <==> i + 12 <= e && b[i + 11] == ' ' &&
      vuas_digit(b[i + 8]) && vuas_digit(b[i + 9]) && vuas_digit(b[i + 10]) &&
      100 <= vuas_status_code(b, i) <= 699 && (\forall integer k; i + 12 <= k < e ==> vuas_reason_octet(b[k]));
*/
static uint16_t status_of(const uint8_t *b, uint32_t i, uint32_t e)
{
  if (e - i < 12 || b[i + 11] != ' ' || !is_reason(b, i + 12, e)) return 0;
  if (!vuas_is_digit(b[i + 8]) || !vuas_is_digit(b[i + 9]) || !vuas_is_digit(b[i + 10])) return 0;
  uint32_t hundreds = (uint32_t)b[i + 8] - '0', tens = (uint32_t)b[i + 9] - '0', ones = (uint32_t)b[i + 10] - '0';
  uint32_t status = 100 * hundreds + 10 * tens + ones;
  if (status < 100 || status > 699) return 0;
  return (uint16_t)status;
}

/*@ // the message says that the line begins at i, its method ends at t, its URI at u
    predicate noted{L}(vuas_message *m, integer i, integer t, integer u, integer method) =
      m->request && m->method == method && m->method_text.off == i && m->method_text.len == t - i &&
      m->ruri_text.off == t + 1 && m->ruri_text.len == u - t - 1;
    predicate refused_with{L}(vuas_message *m, integer status) = m->refusal.status == status;

    // so what it says holds of the octets, if what is noted does
    lemma noted_holds{B,M}: \forall uint8_t *b, vuas_message *m, integer i, t, u, e, method;
      noted{M}(m, i, t, u, method) && vuas_request_begin{B}(b, i, t - i, i, e) &&
        vuas_method_named{B}(b, i, t, method) &&
      (refused_with{M}(m, 0) ==> vuas_request_end{B}(b, t, t + 1, u - t - 1, e)) ==> vuas_read_request{B,M}(b, m, i, e);
*/

/*@ requires message: \valid(m);
    requires status: 400 <= status <= 699;
    requires cause: cause <= VUAS_CAUSE_CONTENT_TYPE;
    requires place: i <= VUAS_MAX_MESSAGE;
    requires blank: m->refusal.status == 0;
    terminates \true; exits \false; assigns m->refusal;
    ensures status: m->refusal.status == status;
    ensures set: m->refusal.cause == cause && m->refusal.field == VUAS_FIELD_START_LINE && m->refusal.offset == i;
    ensures kept: \forall integer n; vuas_start_at{Pre}(m, n) ==> vuas_start_at(m, n);
    ensures noted: \forall integer k, t, u, method; noted{Pre}(m, k, t, u, method) ==> noted(m, k, t, u, method);
*/
static void refuse_line(uint16_t status, vuas_cause cause, uint32_t i, vuas_message *m)
{
  vuas_refuse(&m->refusal, status, cause, VUAS_FIELD_START_LINE, i);
}

/* Refuses a line at i for its version, which stands at k, else for the cause, found at j, if there is one. */
/*@ requires message: \valid(m);
    requires places: i <= VUAS_MAX_MESSAGE && k <= VUAS_MAX_MESSAGE && j <= VUAS_MAX_MESSAGE;
    requires cause: cause == VUAS_CAUSE_NONE || cause == VUAS_CAUSE_REQUEST_URI || cause == VUAS_CAUSE_STATUS_CODE;
    requires blank: m->refusal.status == 0;
    terminates \true; exits \false; assigns m->refusal;
    ensures status: refused_with(m, v == NO_VERSION ? 400 : v == VERSION_OTHER ? 505 : cause == VUAS_CAUSE_NONE ? 0 :
      400);
    ensures set: m->refusal.status != 0 ==> m->refusal.field == VUAS_FIELD_START_LINE &&
      m->refusal.cause == (v == NO_VERSION ? VUAS_CAUSE_START_LINE : v == VERSION_OTHER ? VUAS_CAUSE_VERSION : cause) &&
      m->refusal.offset == (v == NO_VERSION ? i : v == VERSION_OTHER ? k : j);
    ensures kept: \forall integer n; vuas_start_at{Pre}(m, n) ==> vuas_start_at(m, n);
    ensures noted: \forall integer s, t, u, method; noted{Pre}(m, s, t, u, method) ==> noted(m, s, t, u, method);
    ensures judged: vuas_start_judged(m);
*/
static void judge(version v, vuas_cause cause, uint32_t i, uint32_t k, uint32_t j, vuas_message *m)
{
  if (v == NO_VERSION) refuse_line(400, VUAS_CAUSE_START_LINE, i, m);
  else if (v == VERSION_OTHER) refuse_line(505, VUAS_CAUSE_VERSION, k, m);
  else if (cause != VUAS_CAUSE_NONE) refuse_line(400, cause, j, m);
}

/* A line [i, e) that does not begin with a method. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= e <= n;
    requires other: \forall integer off, len; !vuas_request_begin(b, off, len, i, e);
    requires blank: !m->request && m->refusal.status == 0;
    requires in: vuas_start_at(m, n);
    terminates \true; exits \false; assigns m->status, m->reason, m->refusal;
    ensures in: vuas_start_at(m, n);
    ensures line: vuas_read_status{Pre,Here}(b, m, i, e);
    ensures verdict: m->refusal.status == 0 <==> vuas_status_good{Pre}(b, i, e);
    ensures judged: vuas_start_judged(m);
    ensures place: vuas_start_place(m, i);
*/
static void status_line(const uint8_t *b, uint32_t i, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  uint32_t space = vuas_find(b, i, e, ' ');
  /*@ ghost no_space(b, i, space, e); */
  version v = space < e ? version_of(b, i, space) : NO_VERSION;
  uint16_t status = v == VERSION_2 ? status_of(b, i, e) : 0;
  if (status == 0) {
    judge(v, VUAS_CAUSE_STATUS_CODE, i, i, i, m);
    /*@ assert refused: vuas_read_status{Pre,Here}(b, m, i, e); */
    return;
  }
  m->status = status;
  m->reason = vuas_span_of(i + 12, e);
}

/* Notes a request line that begins at i, its method ending at t, its URI at u. */
/*@ requires message: \valid(m);
    requires range: i <= t < u <= n && u <= VUAS_MAX_MESSAGE;
    requires known: method <= VUAS_METHOD_LAST;
    requires in: vuas_start_at(m, n);
    terminates \true; exits \false; assigns m->request, m->method, m->method_text, m->ruri_text;
    ensures in: vuas_start_at(m, n);
    ensures noted: noted(m, i, t, u, method);
*/
static void note_line(uint32_t i, uint32_t t, uint32_t u, uint8_t method, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  m->request = true;
  m->method = method;
  m->method_text = vuas_span_of(i, t);
  m->ruri_text = vuas_span_of(t + 1, u);
}

/* The request line [i, e), its method ending at t. */
/*@ requires parsing: vuas_parsing(b, m, e);
    requires range: i <= t < e <= n;
    requires begin: vuas_request_begin(b, i, t - i, i, e);
    requires blank: m->refusal.status == 0;
    requires in: vuas_start_at(m, n);
    terminates \true; exits \false; assigns m->request, m->method, m->method_text, m->ruri_text, m->ruri, m->refusal;
    ensures in: vuas_start_at(m, n);
    ensures line: vuas_read_request{Pre,Here}(b, m, i, e);
    ensures request: m->request;
    ensures text: m->method_text.off == i && m->method_text.off + m->method_text.len == t;
    ensures named: vuas_method_named{Pre}(b, i, t, m->method);
    ensures verdict: m->refusal.status == 0 <==> vuas_request_good{Pre}(b, t + 1, e);
    ensures judged: vuas_start_judged(m);
    ensures place: vuas_start_place(m, i);
*/
static void request_line(const uint8_t *b, uint32_t i, uint32_t t, uint32_t e, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  uint8_t method = vuas_method_id(b, i, t);
  uint32_t space = vuas_find(b, t + 1, e, ' ');
  /*@ ghost no_space(b, t + 1, space, e); */
  version v = space < e ? version_of(b, space + 1, e) : NO_VERSION;
  /*@ assert end: v == VERSION_2 ==> vuas_request_end{Pre}(b, t, t + 1, space - t - 1, e); */
  bool good = vuas_take_uri(b, t + 1, space, &m->ruri);
  /*@ assert in: vuas_start_at(m, n); */
  note_line(i, t, space, method, m) /*@ ghost (n) */;
  judge(v, good ? VUAS_CAUSE_NONE : VUAS_CAUSE_REQUEST_URI, i, space < e ? space + 1 : e, t + 1, m);
  /*@ assert verdict: refused_with(m, 0) ==> v == VERSION_2; */
}

/* The end of the method that the line [i, e) begins with, a space after it; e if it begins with none. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= e;
    ensures found: \result < e ==> vuas_request_begin(b, i, \result - i, i, e);
    ensures none: \result == e ==> \forall integer off, len; !vuas_request_begin(b, off, len, i, e);
    ensures kind: \result < e <==> vuas_is_request(b, i, e);
    ensures end: \result < e ==> \result == vuas_method_end(b, i, e);
*/
static uint32_t method_end(const uint8_t *b, uint32_t i, uint32_t e)
{
  uint32_t t = vuas_scan_token(b, i, e);
  return t == i || t == e || b[t] != ' ' ? e : t;
}

uint32_t vuas_read_start_line(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  uint32_t e = line_end(b, i, n);
  if (e == VUAS_NONE) {
    judge(NO_VERSION, VUAS_CAUSE_NONE, i, i, i, m);
    return VUAS_NONE;
  }
  uint32_t t = method_end(b, i, e);
  if (t == e) status_line(b, i, e, m) /*@ ghost (n) */;
  else request_line(b, i, t, e, m) /*@ ghost (n) */;
  /*@ assert line: vuas_read_request{Pre,Here}(b, m, i, e) || vuas_read_status{Pre,Here}(b, m, i, e); */
  return e;
}
