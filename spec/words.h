/* SPDX-License-Identifier: Apache-2.0 */
/* The words' octets, all lowercase. Included by src/words.h, below the words' numbers. */
#ifndef VUAS_SPEC_WORDS_H
#define VUAS_SPEC_WORDS_H

#include "../src/lex.h"

/*@ // the letters from i on are these, in any case
    logic boolean vuas_two(uint8_t *b, integer i, integer x, integer y) =
      vuas_lower(b[i]) == x && vuas_lower(b[i + 1]) == y;
    logic boolean vuas_three(uint8_t *b, integer i, integer x, integer y, integer z) =
      vuas_two(b, i, x, y) && vuas_lower(b[i + 2]) == z;
    logic boolean vuas_four(uint8_t *b, integer i, integer w, integer x, integer y, integer z) =
      vuas_two(b, i, w, x) && vuas_two(b, i + 2, y, z);

    // [i, n) is the word w in any case
    logic boolean vuas_word_at(uint8_t *b, integer i, integer n, integer w) =
      w == VUAS_WORD_BRANCH ? n - i == 6 && vuas_three(b, i, 'b', 'r', 'a') && vuas_three(b, i + 3, 'n', 'c', 'h') :
      w == VUAS_WORD_RECEIVED ?
        n - i == 8 && vuas_four(b, i, 'r', 'e', 'c', 'e') && vuas_four(b, i + 4, 'i', 'v', 'e', 'd') :
      w == VUAS_WORD_RPORT ? n - i == 5 && vuas_three(b, i, 'r', 'p', 'o') && vuas_two(b, i + 3, 'r', 't') :
      w == VUAS_WORD_MADDR ? n - i == 5 && vuas_three(b, i, 'm', 'a', 'd') && vuas_two(b, i + 3, 'd', 'r') :
      w == VUAS_WORD_TTL ? n - i == 3 && vuas_three(b, i, 't', 't', 'l') :
      w == VUAS_WORD_TAG ? n - i == 3 && vuas_three(b, i, 't', 'a', 'g') :
      w == VUAS_WORD_LR ? n - i == 2 && vuas_two(b, i, 'l', 'r') :
      w == VUAS_WORD_TRANSPORT ?
        n - i == 9 && vuas_three(b, i, 't', 'r', 'a') && vuas_three(b, i + 3, 'n', 's', 'p') &&
        vuas_three(b, i + 6, 'o', 'r', 't') :
      w == VUAS_WORD_HANDLING ?
        n - i == 8 && vuas_four(b, i, 'h', 'a', 'n', 'd') && vuas_four(b, i + 4, 'l', 'i', 'n', 'g') :
      w == VUAS_WORD_OPTIONAL ?
        n - i == 8 && vuas_four(b, i, 'o', 'p', 't', 'i') && vuas_four(b, i + 4, 'o', 'n', 'a', 'l') :
      w == VUAS_WORD_REQUIRED ?
        n - i == 8 && vuas_four(b, i, 'r', 'e', 'q', 'u') && vuas_four(b, i + 4, 'i', 'r', 'e', 'd') :
      w == VUAS_WORD_SIP ? n - i == 3 && vuas_three(b, i, 's', 'i', 'p') :
      w == VUAS_WORD_SIPS ? n - i == 4 && vuas_four(b, i, 's', 'i', 'p', 's') :
      w == VUAS_WORD_TEL ? n - i == 3 && vuas_three(b, i, 't', 'e', 'l') :
      w == VUAS_WORD_UDP ? n - i == 3 && vuas_three(b, i, 'u', 'd', 'p') :
      w == VUAS_WORD_TCP ? n - i == 3 && vuas_three(b, i, 't', 'c', 'p') :
      w == VUAS_WORD_TLS ? n - i == 3 && vuas_three(b, i, 't', 'l', 's') :
      w == VUAS_WORD_SCTP ? n - i == 4 && vuas_four(b, i, 's', 'c', 't', 'p') :
      w == VUAS_WORD_WS ? n - i == 2 && vuas_two(b, i, 'w', 's') :
      w == VUAS_WORD_WSS ? n - i == 3 && vuas_three(b, i, 'w', 's', 's') :
      w == VUAS_WORD_100REL ? n - i == 6 && vuas_three(b, i, '1', '0', '0') && vuas_three(b, i + 3, 'r', 'e', 'l') :
      w == VUAS_WORD_TIMER ? n - i == 5 && vuas_three(b, i, 't', 'i', 'm') && vuas_two(b, i + 3, 'e', 'r') :
      w == VUAS_WORD_REFRESHER ?
        n - i == 9 && vuas_three(b, i, 'r', 'e', 'f') && vuas_three(b, i + 3, 'r', 'e', 's') &&
        vuas_three(b, i + 6, 'h', 'e', 'r') :
      w == VUAS_WORD_UAC ? n - i == 3 && vuas_three(b, i, 'u', 'a', 'c') :
      w == VUAS_WORD_UAS ? n - i == 3 && vuas_three(b, i, 'u', 'a', 's') :
      w == VUAS_WORD_CAUSE ? n - i == 5 && vuas_three(b, i, 'c', 'a', 'u') && vuas_two(b, i + 3, 's', 'e') :
      w == VUAS_WORD_TEXT ? n - i == 4 && vuas_four(b, i, 't', 'e', 'x', 't') :
      w == VUAS_WORD_DURATION ?
        n - i == 8 && vuas_four(b, i, 'd', 'u', 'r', 'a') && vuas_four(b, i + 4, 't', 'i', 'o', 'n') :
      w == VUAS_WORD_APPLICATION ?
        n - i == 11 && vuas_four(b, i, 'a', 'p', 'p', 'l') && vuas_four(b, i + 4, 'i', 'c', 'a', 't') &&
        vuas_three(b, i + 8, 'i', 'o', 'n') :
      n - i == 3 && vuas_three(b, i, 's', 'd', 'p');
*/

/*@ // the same letter by letter
    logic integer vuas_word_len(integer w) =
      w == VUAS_WORD_LR || w == VUAS_WORD_WS ? 2 : w == VUAS_WORD_TTL || w == VUAS_WORD_TAG || w == VUAS_WORD_SIP ||
        w == VUAS_WORD_TEL || w == VUAS_WORD_UDP || w == VUAS_WORD_TCP || w == VUAS_WORD_TLS || w == VUAS_WORD_WSS ||
        w == VUAS_WORD_UAC || w == VUAS_WORD_UAS || w == VUAS_WORD_SDP ? 3 : w == VUAS_WORD_SIPS ||
        w == VUAS_WORD_SCTP || w == VUAS_WORD_TEXT ? 4 : w == VUAS_WORD_RPORT || w == VUAS_WORD_MADDR ||
        w == VUAS_WORD_TIMER || w == VUAS_WORD_CAUSE ? 5 : w == VUAS_WORD_BRANCH || w == VUAS_WORD_100REL ? 6 :
        w == VUAS_WORD_RECEIVED || w == VUAS_WORD_HANDLING || w == VUAS_WORD_OPTIONAL || w == VUAS_WORD_REQUIRED ||
        w == VUAS_WORD_DURATION ? 8 : w == VUAS_WORD_TRANSPORT || w == VUAS_WORD_REFRESHER ? 9 : 11;

    // octet k of word w
    logic integer vuas_word_octet(integer w, integer k) =
      w == VUAS_WORD_BRANCH ? (k == 0 ? 'b' : k == 1 ? 'r' : k == 2 ? 'a' : k == 3 ? 'n' : k == 4 ? 'c' : 'h') : w ==
        VUAS_WORD_RECEIVED ? (k == 0 ? 'r' : k == 1 ? 'e' : k == 2 ? 'c' : k == 3 ? 'e' : k == 4 ? 'i' : k == 5 ? 'v'
        : k == 6 ? 'e' : 'd') : w == VUAS_WORD_RPORT ? (k == 0 ? 'r' : k == 1 ? 'p' : k == 2 ? 'o' : k == 3 ? 'r' :
        't') : w == VUAS_WORD_MADDR ? (k == 0 ? 'm' : k == 1 ? 'a' : k == 2 ? 'd' : k == 3 ? 'd' : 'r') : w ==
        VUAS_WORD_TTL ? (k == 0 ? 't' : k == 1 ? 't' : 'l') : w == VUAS_WORD_TAG ? (k == 0 ? 't' : k == 1 ? 'a' :
        'g') : w == VUAS_WORD_LR ? (k == 0 ? 'l' : 'r') : w == VUAS_WORD_TRANSPORT ? (k == 0 ? 't' : k == 1 ? 'r' : k
        == 2 ? 'a' : k == 3 ? 'n' : k == 4 ? 's' : k == 5 ? 'p' : k == 6 ? 'o' : k == 7 ? 'r' : 't') : w ==
        VUAS_WORD_HANDLING ? (k == 0 ? 'h' : k == 1 ? 'a' : k == 2 ? 'n' : k == 3 ? 'd' : k == 4 ? 'l' : k == 5 ? 'i'
        : k == 6 ? 'n' : 'g') : w == VUAS_WORD_OPTIONAL ? (k == 0 ? 'o' : k == 1 ? 'p' : k == 2 ? 't' : k == 3 ? 'i'
        : k == 4 ? 'o' : k == 5 ? 'n' : k == 6 ? 'a' : 'l') : w == VUAS_WORD_REQUIRED ? (k == 0 ? 'r' : k == 1 ? 'e'
        : k == 2 ? 'q' : k == 3 ? 'u' : k == 4 ? 'i' : k == 5 ? 'r' : k == 6 ? 'e' : 'd') : w == VUAS_WORD_SIP ? (k
        == 0 ? 's' : k == 1 ? 'i' : 'p') : w == VUAS_WORD_SIPS ? (k == 0 ? 's' : k == 1 ? 'i' : k == 2 ? 'p' : 's') :
        w == VUAS_WORD_TEL ? (k == 0 ? 't' : k == 1 ? 'e' : 'l') : w == VUAS_WORD_UDP ? (k == 0 ? 'u' : k == 1 ? 'd'
        : 'p') : w == VUAS_WORD_TCP ? (k == 0 ? 't' : k == 1 ? 'c' : 'p') : w == VUAS_WORD_TLS ? (k == 0 ? 't' : k ==
        1 ? 'l' : 's') : w == VUAS_WORD_SCTP ? (k == 0 ? 's' : k == 1 ? 'c' : k == 2 ? 't' : 'p') : w == VUAS_WORD_WS
        ? (k == 0 ? 'w' : 's') : w == VUAS_WORD_WSS ? (k == 0 ? 'w' : k == 1 ? 's' : 's') : w == VUAS_WORD_100REL ?
        (k == 0 ? '1' : k == 1 ? '0' : k == 2 ? '0' : k == 3 ? 'r' : k == 4 ? 'e' : 'l') : w == VUAS_WORD_TIMER ? (k
        == 0 ? 't' : k == 1 ? 'i' : k == 2 ? 'm' : k == 3 ? 'e' : 'r') : w == VUAS_WORD_REFRESHER ? (k == 0 ? 'r' : k
        == 1 ? 'e' : k == 2 ? 'f' : k == 3 ? 'r' : k == 4 ? 'e' : k == 5 ? 's' : k == 6 ? 'h' : k == 7 ? 'e' : 'r') :
        w == VUAS_WORD_UAC ? (k == 0 ? 'u' : k == 1 ? 'a' : 'c') : w == VUAS_WORD_UAS ? (k == 0 ? 'u' : k == 1 ? 'a'
        : 's') : w == VUAS_WORD_CAUSE ? (k == 0 ? 'c' : k == 1 ? 'a' : k == 2 ? 'u' : k == 3 ? 's' : 'e') : w ==
        VUAS_WORD_TEXT ? (k == 0 ? 't' : k == 1 ? 'e' : k == 2 ? 'x' : 't') : w == VUAS_WORD_DURATION ? (k == 0 ? 'd'
        : k == 1 ? 'u' : k == 2 ? 'r' : k == 3 ? 'a' : k == 4 ? 't' : k == 5 ? 'i' : k == 6 ? 'o' : 'n') : w ==
        VUAS_WORD_APPLICATION ? (k == 0 ? 'a' : k == 1 ? 'p' : k == 2 ? 'p' : k == 3 ? 'l' : k == 4 ? 'i' : k == 5 ?
        'c' : k == 6 ? 'a' : k == 7 ? 't' : k == 8 ? 'i' : k == 9 ? 'o' : 'n') : (k == 0 ? 's' : k == 1 ? 'd' : 'p');

    predicate vuas_letter_at{L}(uint8_t *b, integer i, integer w, integer k) =
      vuas_lower(b[i + k]) == vuas_word_octet(w, k);
*/

#endif
