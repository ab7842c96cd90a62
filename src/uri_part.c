/* SPDX-License-Identifier: Apache-2.0 */
#include "uri_part.h"

#include "lex.h"

/* An octet, or the escape of one: what it says and where it ends. */
typedef struct {
  uint32_t says, end;
} sign;

/* --- octets and escapes --- */

/*@ requires digit: vuas_hex(c);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_hex_digit(c);
    ensures bound: \result < 16;
*/
static uint32_t hex_digit(uint8_t c)
{
  return c <= '9' ? c - '0' : c <= 'F' ? c - 'A' + 10 : c - 'a' + 10;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_reserved(c);
*/
static bool is_reserved(uint32_t c)
{
  return c == ';' || c == '/' || c == '?' || c == ':' || c == '@' || c == '&' || c == '=' || c == '+' || c == '$' ||
         c == ',';
}

/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_escape_at(b, i, n);
*/
static bool is_escape(const uint8_t *b, uint32_t i, uint32_t n)
{
  return i + 2 < n && b[i] == '%' && vuas_is_in(VUAS_CLASS_HEX, b[i + 1]) && vuas_is_in(VUAS_CLASS_HEX, b[i + 2]);
}

/* What stands at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    terminates \true; exits \false; assigns \nothing;
    ensures says: \result.says == vuas_sign_exact(b, i, n) && \result.says < 512;
    ensures end: \result.end == vuas_sign_end(b, i, n) && i < \result.end <= n;
*/
static sign exact_sign(const uint8_t *b, uint32_t i, uint32_t n)
{
  sign s = {b[i], i + 1};
  if (!is_escape(b, i, n)) return s;
  s.says = 16 * hex_digit(b[i + 1]) + hex_digit(b[i + 2]);
  if (is_reserved(s.says)) s.says += 256;
  s.end = i + 3;
  return s;
}

/* The same; fold: in lowercase. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    terminates \true; exits \false; assigns \nothing;
    ensures says: \result.says == vuas_sign(b, i, n, fold);
    ensures end: \result.end == vuas_sign_end(b, i, n) && i < \result.end <= n;
*/
static sign sign_at(const uint8_t *b, uint32_t i, uint32_t n, bool fold)
{
  sign s = exact_sign(b, i, n);
  if (fold && 'A' <= s.says && s.says <= 'Z') s.says += 32;
  return s;
}

bool vuas_same_signs(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n,
  bool fold)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= m && \at(j, Pre) <= j <= n;
      loop invariant rest: vuas_signs_same(a, i, m, b, j, n, fold) <==>
        vuas_signs_same(a, \at(i, Pre), m, b, \at(j, Pre), n, fold);
      loop assigns i, j;
      loop variant m - i; */
  while (i < m && j < n) {
    sign x = sign_at(a, i, m, fold);
    sign y = sign_at(b, j, n, fold);
    if (x.says != y.says) return false;
    i = x.end;
    j = y.end;
  }
  return i == m && j == n;
}

/* --- lists of name, or name=value --- */

/* The first c from i on, n if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_cut(b, i, n, c);
    ensures bounds: i <= \result <= n;
    ensures found: \result < n ==> b[\result] == c;
*/
static uint32_t cut(const uint8_t *b, uint32_t i, uint32_t n, uint8_t c)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n;
      loop invariant rest: vuas_cut(b, i, n, c) == vuas_cut(b, \at(i, Pre), n, c);
      loop assigns i;
      loop variant n - i; */
  while (i < n && b[i] != c) i++;
  return i;
}

vuas_uri_part vuas_part_at(const uint8_t *b, uint32_t i, uint32_t n, uint8_t separator)
{
  vuas_uri_part p;
  p.end = cut(b, i, n, separator);
  p.name_end = cut(b, i, p.end, '=');
  return p;
}

/* --- names --- */

static const uint8_t names[VUAS_URI_TRANSPORT + 1][10] = {
  {'u', 's', 'e', 'r'}, {'t', 't', 'l'}, {'m', 'e', 't', 'h', 'o', 'd'}, {'m', 'a', 'd', 'd', 'r'},
  {'t', 'r', 'a', 'n', 's', 'p', 'o', 'r', 't'}
};

/*@ requires known: w <= VUAS_URI_TRANSPORT && k < 10;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_uri_name_octet(w, k);
*/
static uint8_t name_octet(vuas_uri_name w, uint32_t k)
{
  return names[w][k];
}

bool vuas_uri_name_is(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri_name w)
{
  uint32_t k = 0;
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n && k <= 9;
      loop invariant rest: vuas_spells(b, i, n, w, k) <==> vuas_spells(b, \at(i, Pre), n, w, 0);
      loop assigns i, k;
      loop variant n - i; */
  while (i < n) {
    sign s = sign_at(b, i, n, true);
    uint8_t c = name_octet(w, k);
    if (c == 0 || s.says != c) return false;
    i = s.end;
    k++;
  }
  return name_octet(w, k) == 0;
}
