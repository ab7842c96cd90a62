/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#define LONGEST 11

static const uint8_t lengths[VUAS_WORD_LAST + 1] = {
  6, 8, 5, 5, 3, 3, 2, 9, 8, 8, 8, 3, 4, 3, 3, 3, 3, 4, 2, 3, 6, 5, 9, 3, 3, 5, 4, 8, 11, 3
};

static const uint8_t texts[VUAS_WORD_LAST + 1][LONGEST] = {
  {'b', 'r', 'a', 'n', 'c', 'h'},
  {'r', 'e', 'c', 'e', 'i', 'v', 'e', 'd'},
  {'r', 'p', 'o', 'r', 't'},
  {'m', 'a', 'd', 'd', 'r'},
  {'t', 't', 'l'},
  {'t', 'a', 'g'},
  {'l', 'r'},
  {'t', 'r', 'a', 'n', 's', 'p', 'o', 'r', 't'},
  {'h', 'a', 'n', 'd', 'l', 'i', 'n', 'g'},
  {'o', 'p', 't', 'i', 'o', 'n', 'a', 'l'},
  {'r', 'e', 'q', 'u', 'i', 'r', 'e', 'd'},
  {'s', 'i', 'p'},
  {'s', 'i', 'p', 's'},
  {'t', 'e', 'l'},
  {'u', 'd', 'p'},
  {'t', 'c', 'p'},
  {'t', 'l', 's'},
  {'s', 'c', 't', 'p'},
  {'w', 's'},
  {'w', 's', 's'},
  {'1', '0', '0', 'r', 'e', 'l'},
  {'t', 'i', 'm', 'e', 'r'},
  {'r', 'e', 'f', 'r', 'e', 's', 'h', 'e', 'r'},
  {'u', 'a', 'c'},
  {'u', 'a', 's'},
  {'c', 'a', 'u', 's', 'e'},
  {'t', 'e', 'x', 't'},
  {'d', 'u', 'r', 'a', 't', 'i', 'o', 'n'},
  {'a', 'p', 'p', 'l', 'i', 'c', 'a', 't', 'i', 'o', 'n'},
  {'s', 'd', 'p'}
};

/*@ requires known: w <= VUAS_WORD_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_word_len(w);
    ensures bounds: 2 <= \result <= LONGEST;
*/
static uint32_t word_length(vuas_word w)
{
  return lengths[w];
}

/*@ requires known: w <= VUAS_WORD_LAST;
    requires range: k < vuas_word_len(w) && k < LONGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_word_octet(w, k);
    ensures lower: vuas_lower(\result) == \result;
*/
static uint8_t word_octet(vuas_word w, uint32_t k)
{
  return texts[w][k];
}

/*@ predicate spelled{L}(uint8_t *b, integer i, integer w, integer k) =
      k < vuas_word_len(w) ==> vuas_letter_at(b, i, w, k);
*/
/*@ ghost
  /@ requires octets: vuas_octets(b, i + vuas_word_len(w));
     requires known: w <= VUAS_WORD_LAST;
     terminates \true; exits \false; assigns \nothing;
     ensures spelled: vuas_word_at(b, i, i + vuas_word_len(w), w) <==>
       spelled(b, i, w, 0) && spelled(b, i, w, 1) && spelled(b, i, w, 2) && spelled(b, i, w, 3) &&
       spelled(b, i, w, 4) && spelled(b, i, w, 5) && spelled(b, i, w, 6) && spelled(b, i, w, 7) &&
       spelled(b, i, w, 8) && spelled(b, i, w, 9) && spelled(b, i, w, 10);
     ensures bound: vuas_word_len(w) <= LONGEST;
  @/
  static void spelling(const uint8_t *b, uint32_t i, vuas_word w) {}
*/

/* Octet k of word w and the three after it as one number, the first of the least weight. */
/*@ requires known: w <= VUAS_WORD_LAST;
    requires range: k + 4 <= vuas_word_len(w) <= LONGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_word_octet(w, k) + 0x100 * vuas_word_octet(w, k + 1) +
      0x10000 * vuas_word_octet(w, k + 2) + 0x1000000 * vuas_word_octet(w, k + 3);
    ensures octets: \forall integer j; k <= j < k + 4 ==> 0 <= vuas_word_octet(w, j) <= 255 &&
      vuas_lower(vuas_word_octet(w, j)) == vuas_word_octet(w, j);
*/
static uint32_t word_quad(vuas_word w, uint32_t k)
{
  return vuas_quad(&texts[w][0], k);
}

/* Whether octets k to k + 3 of the word stand at i + k as they are written here. */
/*@ requires octets: vuas_octets(b, i + vuas_word_len(w));
    requires known: w <= VUAS_WORD_LAST;
    requires range: k + 4 <= vuas_word_len(w) <= LONGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures same: \result ==> \forall integer j; k <= j < k + 4 ==> vuas_letter_at(b, i, w, j);
*/
static bool same_quad(const uint8_t *b, uint32_t i, vuas_word w, uint32_t k)
{
  uint32_t x = vuas_quad(b, i + k), y = word_quad(w, k);
  /*@ assert first: x == y ==> b[i + k] == vuas_word_octet(w, k); */
  /*@ assert second: x == y ==> b[i + k + 1] == vuas_word_octet(w, k + 1); */
  /*@ assert third: x == y ==> b[i + k + 2] == vuas_word_octet(w, k + 2); */
  /*@ assert fourth: x == y ==> b[i + k + 3] == vuas_word_octet(w, k + 3); */
  return x == y;
}

/* Whether the word stands at i as it is written here: in lowercase, as nearly all write it. */
/*@ requires octets: vuas_octets(b, i + vuas_word_len(w));
    requires known: w <= VUAS_WORD_LAST;
    requires length: len == vuas_word_len(w) && 2 <= len <= LONGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures same: \result ==> \forall integer k; 0 <= k < len ==> vuas_letter_at(b, i, w, k);
*/
static bool is_exactly(const uint8_t *b, uint32_t i, vuas_word w, uint32_t len)
{
  if (len < 4) {
    return b[i] == word_octet(w, 0) && b[i + 1] == word_octet(w, 1) && (len < 3 || b[i + 2] == word_octet(w, 2));
  }
  return same_quad(b, i, w, 0) && (len <= 8 || same_quad(b, i, w, 4)) && same_quad(b, i, w, len - 4);
}

/* The same whatever the case of the letters. */
/*@ requires octets: vuas_octets(b, i + vuas_word_len(w));
    requires known: w <= VUAS_WORD_LAST && len == vuas_word_len(w);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_word_at(b, i, i + len, w);
*/
static bool is_in_any_case(const uint8_t *b, uint32_t i, vuas_word w, uint32_t len)
{
  /*@ ghost spelling(b, i, w); */
  /*@ loop invariant bounds: 0 <= k <= len;
      loop invariant same: \forall integer j; 0 <= j < k ==> vuas_letter_at(b, i, w, j);
      loop assigns k;
      loop variant len - k; */
  for (uint32_t k = 0; k < len; k++) {
    if (vuas_to_lower(b[i + k]) != word_octet(w, k)) {
      /*@ assert other: !vuas_letter_at(b, i, w, k); */
      /*@ assert misspelled: !spelled(b, i, w, k); */
      return false;
    }
    /*@ assert one: vuas_letter_at(b, i, w, k); */
  }
  return true;
}

inline bool vuas_word_is(const uint8_t *b, uint32_t i, uint32_t n, vuas_word w)
{
  uint32_t len = word_length(w);
  if (n - i != len) return false;
  /*@ ghost spelling(b, i, w); */
  if (is_exactly(b, i, w, len)) return true;
  return is_in_any_case(b, i, w, len);
}
