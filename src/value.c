/* SPDX-License-Identifier: Apache-2.0 */
#include "value.h"
#include "field.h"

/* Digits that stand at i, and the number that they are. */
typedef struct {
  bool ok; /* there are some, and the number fits 32 bits */
  uint32_t end, number;
} digits;

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result.end == vuas_digits_end(b, i, n) && i <= \result.end <= n;
    ensures meaning: \result.ok <==> vuas_seconds_at(b, i, n);
    ensures all: vuas_all_digits(b, i, \result.end);
    ensures maximal: \result.end < n ==> !vuas_digit(b[\result.end]);
    ensures number: \result.ok ==> \result.number == vuas_decimal_value(b, i, vuas_digits_end(b, i, n));
    ensures none: !\result.ok ==> \result.number == 0;
*/
static digits read_digits(const uint8_t *b, uint32_t i, uint32_t n)
{
  digits d;
  uint32_t x = 0;
  uint32_t e = vuas_scan_digits(b, i, n);
  bool ok = vuas_decimal(b, i, e, 0xFFFFFFFF, &x);
  d.end = e;
  d.ok = ok;
  d.number = ok ? x : 0;
  return d;
}

uint32_t vuas_parse_rseq(const uint8_t *b, uint32_t i, uint32_t n)
{
  digits d = read_digits(b, i, n);
  /*@ assert all: d.end == n <==> vuas_all_digits(b, i, n); */
  return d.ok && d.end == n ? d.number : 0;
}

vuas_rack vuas_parse_rack(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_rack none = {false, 0, 0, {0, 0}};
  vuas_rack r = none;
  digits first = read_digits(b, i, n);
  uint32_t c = vuas_skip_lws(b, first.end, n);
  digits second = read_digits(b, c, n);
  uint32_t m = vuas_skip_lws(b, second.end, n);
  if (!first.ok || first.number == 0 || c == first.end) return none;
  if (!second.ok || m == second.end || m == n || vuas_scan_token(b, m, n) != n) return none;
  r.ok = true;
  r.rseq = first.number;
  r.cseq = second.number;
  r.method = vuas_span_of(m, n);
  return r;
}

vuas_seconds vuas_parse_min_se(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_seconds none = {false, 0, 0};
  digits d = read_digits(b, i, n);
  if (!d.ok || !vuas_is_param_list(b, d.end, n)) return none;
  vuas_seconds r = {true, d.number, d.end};
  return r;
}

/* Whom the octets [s, e) name; VUAS_REFRESHER_NONE if neither. */
/*@ requires octets: vuas_octets(b, e);
    requires range: s <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures uac: \result == VUAS_REFRESHER_UAC <==> vuas_word_at(b, s, e, VUAS_WORD_UAC);
    ensures uas: \result == VUAS_REFRESHER_UAS <==> vuas_word_at(b, s, e, VUAS_WORD_UAS);
    ensures range: \result <= VUAS_REFRESHER_UAS;
*/
static uint8_t refresher_of(const uint8_t *b, uint32_t s, uint32_t e)
{
  if (vuas_word_is(b, s, e, VUAS_WORD_UAC)) return VUAS_REFRESHER_UAC;
  return vuas_word_is(b, s, e, VUAS_WORD_UAS) ? VUAS_REFRESHER_UAS : VUAS_REFRESHER_NONE;
}

vuas_session_expires vuas_parse_session_expires(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_session_expires none = {false, VUAS_REFRESHER_NONE, 0};
  vuas_session_expires r = none;
  digits d = read_digits(b, i, n);
  vuas_found f = vuas_find_param(b, d.end, n, VUAS_WORD_REFRESHER);
  uint8_t who = refresher_of(b, f.value.off, (uint32_t)f.value.off + f.value.len);
  if (!d.ok || !f.ok) return none;
  /*@ assert uac: f.has ==> (who == VUAS_REFRESHER_UAC <==> vuas_uac_at(b, vuas_refresher(b, i, n), n)); */
  /*@ assert uas: f.has ==> (who == VUAS_REFRESHER_UAS <==> vuas_uas_at(b, vuas_refresher(b, i, n), n)); */
  if (f.has && who == VUAS_REFRESHER_NONE) return none;
  r.ok = true;
  r.seconds = d.number;
  r.refresher = f.has ? who : (uint8_t)VUAS_REFRESHER_NONE;
  return r;
}

/* Whether the octet may stand in a comment as it is. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ctext(c);
*/
static bool is_ctext(uint8_t c)
{
  return c == '\t' || (c >= ' ' && c <= 0x27) || (c >= 0x2A && c <= 0x5B) || (c >= 0x5D && c != 0x7F);
}

uint32_t vuas_scan_comment(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t depth = 1;
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n && depth <= 1 + (i - \at(i, Pre));
      loop invariant begun: depth == 0 ==> i > \at(i, Pre);
      loop invariant rest: vuas_comment_end(b, i, n, depth) == vuas_comment_end(b, \at(i, Pre), n, 1);
      loop assigns i, depth;
      loop variant n - i; */
  while (i < n && depth > 0) {
    uint8_t c = b[i];
    uint32_t step = 1;
    if (c == '(') depth++;
    else if (c == ')') depth--;
    else if (c == '\\') {
      if (n - i < 2 || b[i + 1] > 0x7F || b[i + 1] == '\r' || b[i + 1] == '\n') return VUAS_NONE;
      step = 2;
    } else if (vuas_is_fold(b, i, n)) step = 3;
    else if (!is_ctext(c)) return VUAS_NONE;
    i += step;
  }
  return depth == 0 ? i : VUAS_NONE;
}

/* The place after a comment that stands at e, e itself if none does; VUAS_NONE if it has no end. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_after_comment(b, e, n) && e <= \result <= n;
    ensures none: \result == VUAS_NONE ==> vuas_after_comment(b, e, n) == -1;
*/
static uint32_t after_comment(const uint8_t *b, uint32_t e, uint32_t n)
{
  uint32_t c = vuas_skip_lws(b, e, n);
  return c < n && b[c] == '(' ? vuas_scan_comment(b, c + 1, n) : e;
}

vuas_seconds vuas_parse_retry_after(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_seconds none = {false, 0, 0};
  digits d = read_digits(b, i, n);
  uint32_t p = after_comment(b, d.end, n);
  if (!d.ok || p == VUAS_NONE || !vuas_is_param_list(b, p, n)) return none;
  vuas_seconds r = {true, d.number, p};
  return r;
}

vuas_reason vuas_parse_reason(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_reason none = {false, false, 0, {0, 0}, {0, 0}};
  vuas_reason r = none;
  uint32_t e = vuas_scan_token(b, i, n);
  vuas_found cause = vuas_find_param(b, e, n, VUAS_WORD_CAUSE);
  vuas_found text = vuas_find_param(b, e, n, VUAS_WORD_TEXT);
  if (e == i || !cause.ok || !text.ok) return none;
  uint32_t x = vuas_number(b, cause.value.off, (uint32_t)cause.value.off + cause.value.len, 65535);
  /*@ assert value: cause.has ==> vuas_param_value(b, vuas_reason_cause(b, i, n), n, cause.value.off,
        cause.value.len); */
  /*@ assert off: cause.has ==> vuas_value_off(b, vuas_reason_cause(b, i, n), n) == cause.value.off; */
  /*@ assert stop: cause.has ==>
        vuas_value_stop(b, vuas_reason_cause(b, i, n), n) == cause.value.off + cause.value.len; */
  /*@ assert cause: cause.has ==> (x != VUAS_NONE <==> vuas_cause_at(b, vuas_reason_cause(b, i, n), n)); */
  /*@ assert text: text.has ==> (text.value.len > 0 && b[text.value.off] == '"' <==>
        vuas_text_at(b, vuas_reason_text(b, i, n), n)); */
  /*@ assert number: cause.has && x != VUAS_NONE ==>
        x == vuas_decimal_value(b, cause.value.off, cause.value.off + cause.value.len); */
  if ((cause.has && x == VUAS_NONE) || (text.has && (text.value.len == 0 || b[text.value.off] != '"'))) return none;
  r.ok = true;
  r.has_cause = cause.has;
  r.cause = cause.has ? (uint16_t)x : 0;
  r.protocol = vuas_span_of(i, e);
  r.text = text.value;
  return r;
}

/* The handling that the octets [s, e) name. */
/*@ requires octets: vuas_octets(b, e);
    requires range: s <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == (vuas_word_at(b, s, e, VUAS_WORD_OPTIONAL) ? VUAS_HANDLING_OPTIONAL :
      vuas_word_at(b, s, e, VUAS_WORD_REQUIRED) ? VUAS_HANDLING_REQUIRED : VUAS_HANDLING_OTHER);
*/
static uint8_t handling_of(const uint8_t *b, uint32_t s, uint32_t e)
{
  if (vuas_word_is(b, s, e, VUAS_WORD_OPTIONAL)) return VUAS_HANDLING_OPTIONAL;
  return vuas_word_is(b, s, e, VUAS_WORD_REQUIRED) ? VUAS_HANDLING_REQUIRED : VUAS_HANDLING_OTHER;
}

vuas_disposition vuas_parse_disposition(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_disposition none = {false, VUAS_HANDLING_NONE, {0, 0}};
  vuas_disposition r = none;
  uint32_t t = vuas_scan_token(b, i, n);
  vuas_found f = vuas_find_param(b, t, n, VUAS_WORD_HANDLING);
  uint8_t handling = handling_of(b, f.value.off, (uint32_t)f.value.off + f.value.len);
  if (t == i || !f.ok) return none;
  /*@ assert handling: f.has ==> handling == vuas_handling_at(b, vuas_handling_place(b, i, n), n); */
  r.ok = true;
  r.type = vuas_span_of(i, t);
  r.handling = f.has ? handling : (uint8_t)VUAS_HANDLING_NONE;
  return r;
}

bool vuas_parse_token(const uint8_t *b, uint32_t i, uint32_t n)
{
  return i < n && vuas_scan_token(b, i, n) == n;
}

/* The end of letters at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result == vuas_letters_end(b, i, n) && i <= \result <= n;
*/
static uint32_t letters_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n;
      loop invariant end: vuas_letters_end(b, i, n) == vuas_letters_end(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n && vuas_is_alpha(b[i])) i++;
  return i;
}

/* The end of letters and digits at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result == vuas_alnum_end(b, i, n) && i <= \result <= n;
*/
static uint32_t alnum_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n;
      loop invariant end: vuas_alnum_end(b, i, n) == vuas_alnum_end(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n && (vuas_is_alpha(b[i]) || vuas_is_digit(b[i]))) i++;
  return i;
}

bool vuas_parse_language(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = letters_end(b, i, n);
  if (k == i || k - i > 8) return false;
  /*@ loop invariant bounds: i < k <= n;
      loop invariant rest: vuas_subtags(b, k, n) == vuas_subtags(b, vuas_letters_end(b, i, n), n);
      loop assigns k;
      loop variant n - k; */
  while (k < n) {
    if (b[k] != '-') return false;
    uint32_t e = alnum_end(b, k + 1, n);
    if (e == k + 1 || e - k > 9) return false;
    /*@ assert next: vuas_subtags(b, k, n) == vuas_subtags(b, e, n); */
    k = e;
  }
  return true;
}
