/* SPDX-License-Identifier: Apache-2.0 */
/* The words' lengths and octets, all lowercase. Included by src/words.h, below the words' numbers. */
#ifndef VUAS_SPEC_WORDS_H
#define VUAS_SPEC_WORDS_H

#include "../src/lex.h"

/*@ logic integer vuas_word_len(integer w) =
      w == VUAS_WORD_LR || w == VUAS_WORD_WS ? 2 :
      w == VUAS_WORD_TTL || w == VUAS_WORD_TAG || w == VUAS_WORD_SIP || w == VUAS_WORD_TEL || w == VUAS_WORD_UDP ||
      w == VUAS_WORD_TCP || w == VUAS_WORD_TLS || w == VUAS_WORD_WSS || w == VUAS_WORD_SDP ? 3 :
      w == VUAS_WORD_SIPS || w == VUAS_WORD_SCTP ? 4 :
      w == VUAS_WORD_RPORT || w == VUAS_WORD_MADDR || w == VUAS_WORD_TIMER ? 5 :
      w == VUAS_WORD_BRANCH || w == VUAS_WORD_100REL ? 6 :
      w == VUAS_WORD_RECEIVED || w == VUAS_WORD_HANDLING || w == VUAS_WORD_OPTIONAL || w == VUAS_WORD_REQUIRED ? 8 :
      w == VUAS_WORD_TRANSPORT ? 9 :
      11;

    // octet k of word w
    logic integer vuas_word_octet(integer w, integer k) =
      w == VUAS_WORD_BRANCH ? (k == 0 ? 'b' : k == 1 ? 'r' : k == 2 ? 'a' : k == 3 ? 'n' : k == 4 ? 'c' : 'h') :
      w == VUAS_WORD_RECEIVED ? (k == 0 ? 'r' : k == 1 ? 'e' : k == 2 ? 'c' : k == 3 ? 'e' : k == 4 ? 'i' :
        k == 5 ? 'v' : k == 6 ? 'e' : 'd') :
      w == VUAS_WORD_RPORT ? (k == 0 ? 'r' : k == 1 ? 'p' : k == 2 ? 'o' : k == 3 ? 'r' : 't') :
      w == VUAS_WORD_MADDR ? (k == 0 ? 'm' : k == 1 ? 'a' : k == 2 ? 'd' : k == 3 ? 'd' : 'r') :
      w == VUAS_WORD_TTL ? (k == 0 ? 't' : k == 1 ? 't' : 'l') :
      w == VUAS_WORD_TAG ? (k == 0 ? 't' : k == 1 ? 'a' : 'g') :
      w == VUAS_WORD_LR ? (k == 0 ? 'l' : 'r') :
      w == VUAS_WORD_TRANSPORT ? (k == 0 ? 't' : k == 1 ? 'r' : k == 2 ? 'a' : k == 3 ? 'n' : k == 4 ? 's' :
        k == 5 ? 'p' : k == 6 ? 'o' : k == 7 ? 'r' : 't') :
      w == VUAS_WORD_HANDLING ? (k == 0 ? 'h' : k == 1 ? 'a' : k == 2 ? 'n' : k == 3 ? 'd' : k == 4 ? 'l' :
        k == 5 ? 'i' : k == 6 ? 'n' : 'g') :
      w == VUAS_WORD_OPTIONAL ? (k == 0 ? 'o' : k == 1 ? 'p' : k == 2 ? 't' : k == 3 ? 'i' : k == 4 ? 'o' :
        k == 5 ? 'n' : k == 6 ? 'a' : 'l') :
      w == VUAS_WORD_REQUIRED ? (k == 0 ? 'r' : k == 1 ? 'e' : k == 2 ? 'q' : k == 3 ? 'u' : k == 4 ? 'i' :
        k == 5 ? 'r' : k == 6 ? 'e' : 'd') :
      w == VUAS_WORD_SIP ? (k == 0 ? 's' : k == 1 ? 'i' : 'p') :
      w == VUAS_WORD_SIPS ? (k == 0 ? 's' : k == 1 ? 'i' : k == 2 ? 'p' : 's') :
      w == VUAS_WORD_TEL ? (k == 0 ? 't' : k == 1 ? 'e' : 'l') :
      w == VUAS_WORD_UDP ? (k == 0 ? 'u' : k == 1 ? 'd' : 'p') :
      w == VUAS_WORD_TCP ? (k == 0 ? 't' : k == 1 ? 'c' : 'p') :
      w == VUAS_WORD_TLS ? (k == 0 ? 't' : k == 1 ? 'l' : 's') :
      w == VUAS_WORD_SCTP ? (k == 0 ? 's' : k == 1 ? 'c' : k == 2 ? 't' : 'p') :
      w == VUAS_WORD_WS ? (k == 0 ? 'w' : 's') :
      w == VUAS_WORD_WSS ? (k == 0 ? 'w' : k == 1 ? 's' : 's') :
      w == VUAS_WORD_100REL ? (k == 0 ? '1' : k == 1 ? '0' : k == 2 ? '0' : k == 3 ? 'r' : k == 4 ? 'e' : 'l') :
      w == VUAS_WORD_TIMER ? (k == 0 ? 't' : k == 1 ? 'i' : k == 2 ? 'm' : k == 3 ? 'e' : 'r') :
      w == VUAS_WORD_APPLICATION ? (k == 0 ? 'a' : k == 1 ? 'p' : k == 2 ? 'p' : k == 3 ? 'l' : k == 4 ? 'i' :
        k == 5 ? 'c' : k == 6 ? 'a' : k == 7 ? 't' : k == 8 ? 'i' : k == 9 ? 'o' : 'n') :
      (k == 0 ? 's' : k == 1 ? 'd' : 'p');

    // [i, n) is the word w in any case
    predicate vuas_letter_at{L}(uint8_t *b, integer i, integer w,
      integer k) = vuas_lower(b[i + k]) == vuas_word_octet(w, k);
    predicate vuas_word_at{L}(uint8_t *b, integer i, integer n, integer w) =
      n - i == vuas_word_len(w) && \forall integer k; 0 <= k < n - i ==> vuas_letter_at(b, i, w, k);
*/

#endif
