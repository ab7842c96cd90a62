/* SPDX-License-Identifier: Apache-2.0 */
/* Octet classes and scanners (RFC 3261 25.1). Everywhere b is the whole message, [i, n) the part in question. Small
   functions in the way of every octet are defined inline: a hint that counts once the core is joined (Makefile). */
#ifndef VUAS_LEX_H
#define VUAS_LEX_H

#include "types.h"

/* Octet classes with a table each. */
typedef enum {
  VUAS_CLASS_TOKEN,
  VUAS_CLASS_WORD,
  VUAS_CLASS_DIGIT,
  VUAS_CLASS_HEX,
  VUAS_CLASS_USER,     /* the parts of a SIP URI, without the percent sign of escapes */
  VUAS_CLASS_PASSWORD,
  VUAS_CLASS_PARAM,
  VUAS_CLASS_HEADER,
  VUAS_CLASS_URIC,     /* any URI */
  VUAS_CLASS_SCHEME,
  VUAS_CLASS_LABEL,    /* of host names, without the hyphen */
  VUAS_CLASS_HOST,
  VUAS_CLASS_HOSTPORT
} vuas_class;
#define VUAS_CLASS_LAST VUAS_CLASS_HOSTPORT

#include "../spec/lex.h"

/* Whether the octet belongs to the class. */
/*@ requires known: cls <= VUAS_CLASS_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_in_class(cls, c);
*/
bool vuas_is_in(vuas_class cls, uint8_t c);

/* Whether the octet is a token character. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_token(c);
*/
bool vuas_is_token(uint8_t c);

/* Whether the octet is a decimal digit. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_digit(c);
*/
bool vuas_is_digit(uint8_t c);

/* Whether the octet is a letter. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_alpha(c);
*/
bool vuas_is_alpha(uint8_t c);

/* Whether the octet is white space within a line: SP or HTAB. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_wsp(c);
*/
bool vuas_is_wsp(uint8_t c);

/* The lowercase letter of an uppercase one, any other octet itself. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_lower(c);
*/
uint8_t vuas_to_lower(uint8_t c);

/* The octet at i and the three after it as one number, the first of the least weight: one load where compilers and the
   machine allow it. */
/*@ requires octets: vuas_octets(b, i + 4);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == b[i] + 0x100 * b[i + 1] + 0x10000 * b[i + 2] + 0x1000000 * b[i + 3];
*/
uint32_t vuas_quad(const uint8_t *b, uint32_t i);
/* These four octets as it reads them. */
#define VUAS_QUAD(w, x, y, z) ((uint32_t)(w) + 0x100u * (x) + 0x10000u * (y) + 0x1000000u * (z))

/* The span of [i, e). */
/*@ requires range: i <= e <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns \nothing;
    ensures off: \result.off == i;
    ensures len: \result.len == e - i;
*/
vuas_span vuas_span_of(uint32_t i, uint32_t e);

/* The same into *s, each member on its own: so compilers need not put the two together. */
/*@ requires range: i <= e <= VUAS_MAX_MESSAGE;
    requires out: \valid(s);
    terminates \true; exits \false; assigns s->off, s->len;
    ensures off: s->off == i;
    ensures len: s->len == e - i;
*/
void vuas_set_span(vuas_span *s, uint32_t i, uint32_t e);

/* The first index from i on whose octet is not of the class; n if there is none. */
/*@ requires known: cls <= VUAS_CLASS_LAST;
    requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_in_class(cls, b[k]);
    ensures maximal: \result < n ==> !vuas_in_class(cls, b[\result]);
    ensures run: \result == vuas_run_end(cls, b, i, n);
*/
uint32_t vuas_scan(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t n);

/* The first index from i on that is neither of the class nor part of an escape, %HEXHEX (RFC 3261 25.1, escaped). */
/*@ requires known: cls <= VUAS_CLASS_LAST;
    requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures maximal: \result < n ==> !vuas_in_class(cls, b[\result]) && !vuas_escape_at(b, \result, n);
    ensures run: \result == vuas_escaped_end(cls, b, i, n);
*/
uint32_t vuas_scan_escaped(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t n);

/* The first index from i on that is no token character. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_token(b[k]);
    ensures maximal: \result < n ==> !vuas_token(b[\result]);
    ensures run: \result == vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);
*/
uint32_t vuas_scan_token(const uint8_t *b, uint32_t i, uint32_t n);

/* The first index from i on that is no word character (RFC 3261 25.1, word: the parts of a Call-ID). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_word(b[k]);
    ensures maximal: \result < n ==> !vuas_word(b[\result]);
    ensures run: \result == vuas_run_end(VUAS_CLASS_WORD, b, i, n);
*/
uint32_t vuas_scan_word(const uint8_t *b, uint32_t i, uint32_t n);

/* The first index from i on that is no decimal digit. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_digit(b[k]);
    ensures maximal: \result < n ==> !vuas_digit(b[\result]);
    ensures run: \result == vuas_run_end(VUAS_CLASS_DIGIT, b, i, n);
*/
uint32_t vuas_scan_digits(const uint8_t *b, uint32_t i, uint32_t n);

/* Decimal digits and the number that they write. */
typedef struct {
  bool good; /* there is a digit, and the number is not too great */
  uint32_t end, value;
} vuas_digits;

/* The digits from i on, leading zeros allowed, and their number if it is not above max. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result.end <= n;
    ensures end: \result.end == vuas_run_end(VUAS_CLASS_DIGIT, b, i, n);
    ensures all: \forall integer k; i <= k < \result.end ==> vuas_digit(b[k]);
    ensures maximal: \result.end < n ==> !vuas_digit(b[\result.end]);
    ensures good: \result.good <==> i < \result.end && vuas_decimal_value(b, i, \result.end) <= max;
    ensures value: \result.good ==> \result.value == vuas_decimal_value(b, i, \result.end);
*/
vuas_digits vuas_read_digits(const uint8_t *b, uint32_t i, uint32_t n, uint32_t max);

/* Whether [i, n) is a decimal number of at least one digit and not above max, leading zeros allowed; *v is then that
   number, else it stays as it was. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *v;
    ensures meaning: \result <==> i < n && (\forall integer k; i <= k < n ==> vuas_digit(b[k])) &&
      vuas_decimal_value(b, i, n) <= max;
    ensures value: \result ==> *v == vuas_decimal_value(b, i, n);
    ensures kept: !\result ==> *v == \old(*v);
*/
bool vuas_decimal(const uint8_t *b, uint32_t i, uint32_t n, uint32_t max, uint32_t *v);

/* The first index from i on whose octet is no text of a row: a control octet; n if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_row_text(b[k]);
    ensures maximal: \result < n ==> !vuas_row_text(b[\result]);
*/
uint32_t vuas_scan_text(const uint8_t *b, uint32_t i, uint32_t n);

/* The first index from i on whose octet is c; n if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures none: \forall integer k; i <= k < \result ==> b[k] != c;
    ensures found: \result < n ==> b[\result] == c;
*/
uint32_t vuas_find(const uint8_t *b, uint32_t i, uint32_t n, uint8_t c);

/* Whether a line end stands at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_crlf_at(b, i, n);
*/
bool vuas_is_crlf(const uint8_t *b, uint32_t i, uint32_t n);

/* The first index from i on whose octet is no white space within a line. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_wsp(b[k]);
    ensures maximal: \result < n ==> !vuas_wsp(b[\result]);
    ensures run: \result == vuas_wsp_end(b, i, n);
*/
uint32_t vuas_skip_wsp(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether a line end with white space after it stands at i: the line goes on (RFC 3261 7.3.1). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_fold_at(b, i, n);
*/
bool vuas_is_fold(const uint8_t *b, uint32_t i, uint32_t n);

/* The end of the linear white space that starts at i: SP, HTAB, and line ends that are followed by one of these. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_lws_octet(b[k]);
    ensures maximal: \result < n ==> !vuas_wsp(b[\result]) && !vuas_fold_at(b, \result, n);
    ensures run: \result == vuas_lws_end(b, i, n);
*/
uint32_t vuas_skip_lws(const uint8_t *b, uint32_t i, uint32_t n);

/* The least end e in [i, n] such that [e, n) is SP, HTAB, CR and LF only. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; \result <= k < n ==> vuas_lws_octet(b[k]);
    ensures maximal: i < \result ==> !vuas_lws_octet(b[\result - 1]);
*/
uint32_t vuas_trim_lws(const uint8_t *b, uint32_t i, uint32_t n);

/* i is just after the opening quote: the index of the closing quote, VUAS_NONE if there is none or an octet before it
   may not stand in a quoted string. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_quoted_end(b, i, n) && i <= \result < n &&
      b[\result] == '"';
    ensures none: \result == VUAS_NONE <==> vuas_quoted_end(b, i, n) == -1;
*/
uint32_t vuas_scan_quoted(const uint8_t *b, uint32_t i, uint32_t n);

/* The first comma from i on outside quoted strings and <...>; n if there is none, VUAS_NONE if a quote or bracket
   stays open. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_comma_at(b, i, n, 0) && i <= \result <= n;
    ensures comma: \result < n ==> b[\result] == ',';
    ensures none: \result == VUAS_NONE <==> vuas_comma_at(b, i, n, 0) == -1;
*/
uint32_t vuas_value_end(const uint8_t *b, uint32_t i, uint32_t n);

/* The same where [i, k) is known to be spaces and token characters. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= k <= n;
    requires seen: \forall integer j; i <= j < k ==> b[j] == ' ' || vuas_token(b[j]);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_comma_at(b, i, n, 0) && k <= \result <= n;
    ensures comma: \result < n ==> b[\result] == ',';
    ensures none: \result == VUAS_NONE <==> vuas_comma_at(b, i, n, 0) == -1;
*/
uint32_t vuas_value_end_after(const uint8_t *b, uint32_t i, uint32_t k, uint32_t n);

/* Whether the len octets of a from i on are those of b from j on. */
/*@ requires first: i + len <= VUAS_NONE && \valid_read(a + (i .. i + len - 1));
    requires second: j + len <= VUAS_NONE && \valid_read(b + (j .. j + len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_same(a, i, b, j, len);
*/
bool vuas_same_bytes(const uint8_t *a, uint32_t i, const uint8_t *b, uint32_t j, uint32_t len);

/* The same without regard to the case of letters. */
/*@ requires first: i + len <= VUAS_NONE && \valid_read(a + (i .. i + len - 1));
    requires second: j + len <= VUAS_NONE && \valid_read(b + (j .. j + len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_same_but_case(a, i, b, j, len);
*/
bool vuas_same_nocase(const uint8_t *a, uint32_t i, const uint8_t *b, uint32_t j, uint32_t len);

#endif
