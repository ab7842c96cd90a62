/* SPDX-License-Identifier: Apache-2.0 */
/* Words that the parsers tell apart, and their comparison without regard to case (RFC 3261 7.3.1). */
#ifndef VUAS_WORDS_H
#define VUAS_WORDS_H

#include "lex.h"

typedef enum {
  VUAS_WORD_BRANCH, VUAS_WORD_RECEIVED, VUAS_WORD_RPORT, VUAS_WORD_MADDR, VUAS_WORD_TTL, VUAS_WORD_TAG, VUAS_WORD_LR,
  VUAS_WORD_TRANSPORT, VUAS_WORD_HANDLING, VUAS_WORD_OPTIONAL, VUAS_WORD_REQUIRED, VUAS_WORD_SIP, VUAS_WORD_SIPS,
  VUAS_WORD_TEL, VUAS_WORD_UDP, VUAS_WORD_TCP, VUAS_WORD_TLS, VUAS_WORD_SCTP, VUAS_WORD_WS, VUAS_WORD_WSS,
  VUAS_WORD_100REL, VUAS_WORD_TIMER, VUAS_WORD_REFRESHER, VUAS_WORD_UAC, VUAS_WORD_UAS, VUAS_WORD_CAUSE,
  VUAS_WORD_TEXT, VUAS_WORD_DURATION, VUAS_WORD_APPLICATION, VUAS_WORD_SDP
} vuas_word;
#define VUAS_WORD_LAST VUAS_WORD_SDP

#include "../spec/words.h"

/* Whether [i, n) is the word w, uppercase and lowercase letters being the same. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires known: w <= VUAS_WORD_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_word_at(b, i, n, w);
*/
bool vuas_word_is(const uint8_t *b, uint32_t i, uint32_t n, vuas_word w);

#endif
