/* SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#define LONGEST 11

static const uint8_t lengths[VUAS_WORD_LAST + 1] = {6, 8, 5, 5, 3, 3, 2, 9, 8, 8, 8, 3, 4, 3, 3, 3, 3, 4, 2, 3, 6, 5,
  11, 3};

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
  {'a', 'p', 'p', 'l', 'i', 'c', 'a', 't', 'i', 'o', 'n'},
  {'s', 'd', 'p'}
};

/*@ requires known: w <= VUAS_WORD_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_word_len(w);
    ensures bounds: 1 <= \result <= LONGEST;
*/
static uint32_t word_length(vuas_word w)
{
  return lengths[w];
}

/*@ requires known: w <= VUAS_WORD_LAST;
    requires range: k < vuas_word_len(w) && k < LONGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_word_octet(w, k);
*/
static uint8_t word_octet(vuas_word w, uint32_t k)
{
  return texts[w][k];
}

bool vuas_word_is(const uint8_t *b, uint32_t i, uint32_t n, vuas_word w)
{
  uint32_t len = word_length(w);
  if (n - i != len) return false;
  /*@ loop invariant bounds: 0 <= k <= len;
      loop invariant same: \forall integer j; 0 <= j < k ==> vuas_letter_at(b, i, w, j);
      loop assigns k;
      loop variant len - k; */
  for (uint32_t k = 0; k < len; k++) {
    if (vuas_to_lower(b[i + k]) != word_octet(w, k)) {
      /*@ assert other: !vuas_letter_at(b, i, w, k); */
      return false;
    }
    /*@ assert one: vuas_letter_at(b, i, w, k); */
  }
  return true;
}
