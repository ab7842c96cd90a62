/* SPDX-License-Identifier: Apache-2.0 */
/* Start lines (RFC 3261 7.1, 7.2, 25.1). */
#ifndef VUAS_SPEC_START_LINE_H
#define VUAS_SPEC_START_LINE_H

#include "parts.h"
#include "../src/words.h"

/*@ // [i, e) is SIP/2.0, "SIP" in any case
    predicate vuas_version_2{L}(uint8_t *b, integer i, integer e) =
      e - i == 7 && vuas_word_at(b, i, i + 3, VUAS_WORD_SIP) && b[i + 3] == '/' && b[i + 4] == '2' && b[i + 5] == '.' && b[i + 6] == '0';

    // the line [i, e) begins with the method at s and a space
    predicate vuas_request_begin{L}(uint8_t *b, vuas_span s, integer i, integer e) =
      s.off == i && s.len >= 1 && i + s.len < e && b[i + s.len] == ' ' && \forall integer k; i <= k < i + s.len ==> vuas_token(b[k]);

    // the line [i, e) is method, one space, URI, one space, version
    predicate vuas_request_line{L}(uint8_t *b, vuas_span s, vuas_span u, integer i, integer e) =
      vuas_request_begin(b, s, i, e) && u.off == i + s.len + 1 && u.off + u.len < e && b[u.off + u.len] == ' ' &&
      (\forall integer k; u.off <= k < u.off + u.len ==> b[k] != ' ') && vuas_version_2(b, u.off + u.len + 1, e);

    // text of a reason phrase: no control octet but HTAB
    predicate vuas_reason_octet(integer c) = c == '\t' || (c >= ' ' && c != 0x7F);

    // the line [i, e) is version, one space, three digits, one space, reason
    predicate vuas_status_line{L}(uint8_t *b, integer status, vuas_span r, integer i, integer e) =
      r.off == i + 12 && r.off + r.len == e && vuas_version_2(b, i, i + 7) && b[i + 7] == ' ' && b[i + 11] == ' ' &&
      vuas_digit(b[i + 8]) && vuas_digit(b[i + 9]) && vuas_digit(b[i + 10]) &&
      status == 100 * (b[i + 8] - '0') + 10 * (b[i + 9] - '0') + (b[i + 10] - '0') &&
      \forall integer k; i + 12 <= k < e ==> vuas_reason_octet(b[k]);
*/
#endif
