/* SPDX-License-Identifier: Apache-2.0 */
#include "frame.h"
#include "method.h"
#include "rows.h"

/* The number that stands at v, up to the row's end. */
/*@ requires octets: vuas_octets(b, e);
    requires range: v <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_length_after(b, v, e);
    ensures range: \result <= VUAS_MAX_MESSAGE || \result == VUAS_LENGTH_BAD || \result == VUAS_LENGTH_LARGE;
*/
static uint32_t number_at(const uint8_t *b, uint32_t v, uint32_t e)
{
  uint32_t length = VUAS_LENGTH_LARGE;
  uint32_t d = vuas_scan_digits(b, v, e);
  if (d == v || vuas_skip_lws(b, d, e) != e) return VUAS_LENGTH_BAD;
  return vuas_decimal(b, v, d, VUAS_MAX_MESSAGE, &length) ? length : VUAS_LENGTH_LARGE;
}

/* What the row [i, e) says of the body's length. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_length_in(b, i, e);
    ensures range: \result <= VUAS_MAX_MESSAGE || \result >= VUAS_LENGTH_LARGE;
*/
static uint32_t length_in(const uint8_t *b, uint32_t i, uint32_t e)
{
  uint32_t t = vuas_scan_token(b, i, e);
  uint32_t c = vuas_skip_wsp(b, t, e);
  bool named = vuas_field_id_of(b, i, t) == VUAS_FIELD_CONTENT_LENGTH;
  /*@ assert named: named <==> vuas_name_content_length(b, i, t); */
  /*@ assert name: named <==> vuas_length_name(b, i, t); */
  if (!named || c == e || b[c] != ':') return VUAS_LENGTH_NONE;
  return number_at(b, vuas_skip_lws(b, c + 1, e), e);
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_length_both(known, one);
*/
static uint32_t both(uint32_t known, uint32_t one)
{
  if (one == VUAS_LENGTH_NONE) return known;
  return known == VUAS_LENGTH_NONE || known == one ? one : VUAS_LENGTH_BAD;
}

/* What the rows [i, e) say of it, each with its line end. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e + 2 && e + 2 <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_length_of(b, i, e, VUAS_LENGTH_NONE);
    ensures range: \result <= VUAS_MAX_MESSAGE || \result >= VUAS_LENGTH_LARGE;
*/
static uint32_t length_of(const uint8_t *b, uint32_t i, uint32_t e)
{
  uint32_t known = VUAS_LENGTH_NONE;
  /*@ loop invariant range: \at(i, Pre) <= i <= e + 2;
      loop invariant known: known <= VUAS_MAX_MESSAGE || known >= VUAS_LENGTH_LARGE;
      loop invariant exact: vuas_length_of(b, i, e, known) == vuas_length_of(b, \at(i, Pre), e, VUAS_LENGTH_NONE);
      loop assigns i, known;
      loop variant e - i; */
  while (i < e) {
    uint32_t stop = vuas_row_end(b, i, e);
    known = both(known, length_in(b, i, stop));
    i = stop + 2;
  }
  return known;
}

/* What the header section says of it whose last row ends before e. */
/*@ requires octets: vuas_octets(b, e);
    requires range: e + 2 <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_length_claimed(b, e);
    ensures range: \result <= VUAS_MAX_MESSAGE || \result >= VUAS_LENGTH_LARGE;
*/
static uint32_t length_claimed(const uint8_t *b, uint32_t e)
{
  return length_of(b, vuas_row_end(b, 0, e) + 2, e);
}

/* CR LF in front: a keep-alive, or what may stand before a start line. */
/*@ requires octets: vuas_octets(b, n);
    requires some: n > 0 && !vuas_token(b[0]);
    requires state: \valid(f) && \separated(f, b + (0 .. n - 1)) && vuas_framing_ok(b, n, f);
    terminates \true; exits \false; assigns *f;
    ensures state: vuas_framing_ok(b, n, f);
    ensures status: \result == VUAS_FRAME_PING || \result == VUAS_FRAME_SKIP || \result == VUAS_FRAME_BAD ||
      \result == VUAS_FRAME_MORE;
    ensures ping: \result == VUAS_FRAME_PING <==> n >= 4 && vuas_head_at(b, 0);
    ensures ping_take: \result == VUAS_FRAME_PING ==> f->take == 4 && f->seen == 0 && f->need == 0;
    ensures skip: \result == VUAS_FRAME_SKIP ==>
      f->take == 2 && n >= 3 && vuas_crlf_at(b, 0, n) && f->seen == 0 && f->need == 0;
    ensures none: \result != VUAS_FRAME_PING && \result != VUAS_FRAME_SKIP ==> f->take == 0;
    ensures wait: \result == VUAS_FRAME_MORE ==>
      b[0] == '\r' && (n > 1 ==> b[1] == '\n') && (n > 2 ==> b[2] == '\r') && n <= 3;
*/
static vuas_frame_status line_end(const uint8_t *b, uint32_t n, vuas_framing *f)
{
  f->seen = 0;
  f->need = 0;
  f->take = 0;
  if (b[0] != '\r' || (n > 1 && b[1] != '\n')) return VUAS_FRAME_BAD;
  if (n < 3 || (n == 3 && b[2] == '\r')) return VUAS_FRAME_MORE;
  f->take = b[2] == '\r' && b[3] == '\n' ? 4 : 2;
  return f->take == 4 ? VUAS_FRAME_PING : VUAS_FRAME_SKIP;
}

/* The octets of the message whose header section and blank line end at k + 4, into f->need. */
/*@ requires octets: vuas_octets(b, n);
    requires bound: max <= VUAS_MAX_MESSAGE;
    requires head: k + 4 <= n && vuas_head_at(b, k) && vuas_headless(b, k);
    requires state: \valid(f) && \separated(f, b + (0 .. n - 1));
    terminates \true; exits \false; assigns f->need;
    ensures status: \result == VUAS_FRAME_MORE || \result == VUAS_FRAME_NO_LENGTH || \result == VUAS_FRAME_BAD ||
      \result == VUAS_FRAME_TOO_LARGE;
    ensures need: \result == VUAS_FRAME_MORE ==> vuas_framed(b, n, f->need) && 0 < f->need <= max;
    ensures no_length: \result == VUAS_FRAME_NO_LENGTH ==> vuas_claims(b, n, VUAS_LENGTH_NONE);
    ensures bad: \result == VUAS_FRAME_BAD ==> vuas_claims(b, n, VUAS_LENGTH_BAD);
    ensures large: \result == VUAS_FRAME_TOO_LARGE ==> vuas_claims(b, n, VUAS_LENGTH_LARGE) ||
      \exists integer need; vuas_framed(b, n, need) && need > max;
*/
static vuas_frame_status measure(const uint8_t *b, uint32_t k, uint32_t max, vuas_framing *f)
  /*@ ghost (uint32_t n) */
{
  uint32_t length = length_claimed(b, k + 2);
  /*@ assert claims: vuas_head_claims(b, k, length); */
  f->need = 0;
  if (length == VUAS_LENGTH_NONE) return VUAS_FRAME_NO_LENGTH;
  if (length == VUAS_LENGTH_BAD) return VUAS_FRAME_BAD;
  if (length == VUAS_LENGTH_LARGE) return VUAS_FRAME_TOO_LARGE;
  /*@ assert needs: vuas_head_needs(b, k, k + 4 + length); */
  /*@ assert framed: vuas_framed(b, n, k + 4 + length); */
  if (k + 4 + length > max) return VUAS_FRAME_TOO_LARGE;
  f->need = k + 4 + length;
  return VUAS_FRAME_MORE;
}

/* The first place from i on where a line end and an empty line stand: the header section's end; VUAS_NONE if there is
   none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> i <= \result && \result + 4 <= n && vuas_section_ends_at(b, \result, n);
    ensures first: \forall integer k; i <= k < n && (\result == VUAS_NONE || k < \result) ==>
      !vuas_section_ends_at(b, k, n);
*/
static uint32_t section_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /* an end has a CR or LF at each of its four places: another octet at i + 3 rules out an end at i .. i + 3 */
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant none: \forall integer k; \at(i, Pre) <= k < i ==> !vuas_section_ends_at(b, k, n);
      loop assigns i;
      loop variant n - i; */
  while (n - i >= 4) {
    if (b[i + 3] > '\r') i += 4;
    else if (vuas_is_crlf(b, i, n) && vuas_is_crlf(b, i + 2, n)) return i;
    else i++;
  }
  return VUAS_NONE;
}

/* Finds the end of the header section, and by it the message's length. */
/*@ requires octets: vuas_octets(b, n);
    requires bound: max <= VUAS_MAX_MESSAGE;
    requires state: \valid(f) && \separated(f, b + (0 .. n - 1)) && vuas_framing_ok(b, n, f) && f->need == 0;
    terminates \true; exits \false; assigns f->seen, f->need;
    ensures state: \result == VUAS_FRAME_MORE ==> vuas_framing_ok(b, n, f);
    ensures status: \result == VUAS_FRAME_MORE || \result == VUAS_FRAME_NO_LENGTH || \result == VUAS_FRAME_BAD ||
      \result == VUAS_FRAME_TOO_LARGE;
    ensures more: \result == VUAS_FRAME_MORE ==>
      (f->need == 0 ? n < max && vuas_headless(b, n - 3) : 0 < f->need <= max);
    ensures no_length: \result == VUAS_FRAME_NO_LENGTH ==> vuas_claims(b, n, VUAS_LENGTH_NONE);
    ensures bad: \result == VUAS_FRAME_BAD ==> vuas_claims(b, n, VUAS_LENGTH_BAD);
    ensures large: \result == VUAS_FRAME_TOO_LARGE ==> (vuas_headless(b, n - 3) && n >= max) ||
      vuas_claims(b, n, VUAS_LENGTH_LARGE) || \exists integer need; vuas_framed(b, n, need) && need > max;
*/
static vuas_frame_status find_head(const uint8_t *b, uint32_t n, uint32_t max, vuas_framing *f)
{
  uint32_t k = section_end(b, f->seen, n);
  /*@ assert alike: \forall integer j; 0 <= j <= n - 4 ==> (vuas_head_at(b, j) <==> vuas_section_ends_at(b, j, n)); */
  if (k != VUAS_NONE) {
    /*@ assert head: vuas_head_at(b, k) && vuas_headless(b, k); */
    return measure(b, k, max, f) /*@ ghost (n) */;
  }
  /*@ assert headless: vuas_headless(b, n - 3); */
  if (n >= max) return VUAS_FRAME_TOO_LARGE;
  f->seen = n > 3 ? n - 3 : 0;
  return VUAS_FRAME_MORE;
}

/* A start line stands in front. */
/*@ requires octets: vuas_octets(b, n);
    requires bound: max <= VUAS_MAX_MESSAGE;
    requires state: \valid(f) && \separated(f, b + (0 .. n - 1)) && vuas_framing_ok(b, n, f) && f->take == 0;
    terminates \true; exits \false; assigns *f;
    ensures state: \result == VUAS_FRAME_MORE ==> vuas_framing_ok(b, n, f);
    ensures status: \result != VUAS_FRAME_PING && \result != VUAS_FRAME_SKIP;
    ensures message: \result == VUAS_FRAME_MESSAGE ==> vuas_framed(b, n, f->take) && 0 < f->take <= n &&
      f->take <= max && f->seen == 0 && f->need == 0;
    ensures none: \result != VUAS_FRAME_MESSAGE ==> f->take == 0;
    ensures more: \result == VUAS_FRAME_MORE ==>
      (f->need == 0 ? n < max && vuas_headless(b, n - 3) : n < f->need <= max);
    ensures no_length: \result == VUAS_FRAME_NO_LENGTH ==> vuas_claims(b, n, VUAS_LENGTH_NONE);
    ensures bad: \result == VUAS_FRAME_BAD ==> vuas_claims(b, n, VUAS_LENGTH_BAD);
    ensures large: \result == VUAS_FRAME_TOO_LARGE ==> (vuas_headless(b, n - 3) && n >= max) ||
      vuas_claims(b, n, VUAS_LENGTH_LARGE) || \exists integer need; vuas_framed(b, n, need) && need > max;
*/
static vuas_frame_status message(const uint8_t *b, uint32_t n, uint32_t max, vuas_framing *f)
{
  if (f->need == 0) {
    vuas_frame_status status = find_head(b, n, max, f);
    if (status != VUAS_FRAME_MORE || f->need == 0) return status;
  }
  if (f->need > max) return VUAS_FRAME_TOO_LARGE;
  if (f->need > n) return VUAS_FRAME_MORE;
  f->take = f->need;
  f->need = 0;
  f->seen = 0;
  return VUAS_FRAME_MESSAGE;
}

vuas_frame_status vuas_frame(const uint8_t *b, uint32_t n, uint32_t max, vuas_framing *f)
{
  f->take = 0;
  if (n == 0) return VUAS_FRAME_MORE;
  return vuas_is_token(b[0]) ? message(b, n, max, f) : line_end(b, n, f);
}
