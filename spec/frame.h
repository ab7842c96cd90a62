/* SPDX-License-Identifier: Apache-2.0 */
/* Messages out of a stream (RFC 3261 7.5, 18.3): where a header section ends, and what its Content-Length rows say.
   Included by src/frame.h, below the values of a length. Each recursive definition is well-founded: n - i grows smaller
   and is bounded below by the test that ends it. */
#ifndef VUAS_SPEC_FRAME_H
#define VUAS_SPEC_FRAME_H

#include "names.h"
#include "rows.h"

/*@ // a line end and an empty line stand at k; they stand at no place before k
    logic boolean vuas_section_ends_at(uint8_t *b, integer i, integer n) = vuas_crlf_at(b, i, n) &&
      vuas_crlf_at(b, i + 2, n);
    logic boolean vuas_head_at(uint8_t *b, integer k) = vuas_section_ends_at(b, k, k + 4);
    predicate vuas_headless{L}(uint8_t *b, integer k) = \forall integer j; 0 <= j < k ==> !vuas_head_at(b, j);

    // LWS digits LWS up to e: the number
    logic integer vuas_length_value(uint8_t *b, integer v, integer d, integer e) =
      d <= v || vuas_lws_end(b, d, e) != e ? VUAS_LENGTH_BAD :
      vuas_decimal_value(b, v, d) > VUAS_MAX_MESSAGE ? VUAS_LENGTH_LARGE : vuas_decimal_value(b, v, d);
    logic integer vuas_length_after(uint8_t *b, integer v, integer e) =
      vuas_length_value(b, v, vuas_run_end(VUAS_CLASS_DIGIT, b, v, e), e);

    // [i, t) is the name Content-Length or its compact form: vuas_name_content_length as a term
    logic boolean vuas_length_name(uint8_t *b, integer i, integer t) =
      (t - i == 1 && vuas_lower(b[i]) == 'l') ||
      (t - i == 14 && vuas_lower(b[i]) == 'c' && vuas_lower(b[i + 1]) == 'o' && vuas_lower(b[i + 2]) == 'n' &&
       vuas_lower(b[i + 3]) == 't' && vuas_lower(b[i + 4]) == 'e' && vuas_lower(b[i + 5]) == 'n' &&
       vuas_lower(b[i + 6]) == 't' && vuas_lower(b[i + 7]) == '-' && vuas_lower(b[i + 8]) == 'l' &&
       vuas_lower(b[i + 9]) == 'e' && vuas_lower(b[i + 10]) == 'n' && vuas_lower(b[i + 11]) == 'g' &&
       vuas_lower(b[i + 12]) == 't' && vuas_lower(b[i + 13]) == 'h');

    // what the row [i, e), name until t and colon at c, says of the length
    logic integer vuas_length_named(uint8_t *b, integer i, integer t, integer c, integer e) =
      vuas_length_name(b, i, t) && c < e && b[c] == ':' ?
        vuas_length_after(b, vuas_lws_end(b, c + 1, e), e) : VUAS_LENGTH_NONE;
    logic integer vuas_length_until(uint8_t *b, integer i, integer t, integer e) =
      vuas_length_named(b, i, t, vuas_wsp_end(b, t, e), e);
    logic integer vuas_length_in(uint8_t *b, integer i, integer e) =
      vuas_length_until(b, i, vuas_run_end(VUAS_CLASS_TOKEN, b, i, e), e);

    // two rows may say the same, not different things (20.14 is of one row: the parser refuses such a message)
    logic integer vuas_length_both(integer known, integer one) =
      one == VUAS_LENGTH_NONE ? known : known == VUAS_LENGTH_NONE || known == one ? one : VUAS_LENGTH_BAD;

    // what the rows [i, e) say when those before have said known
    logic integer vuas_length_of(uint8_t *b, integer i, integer e, integer known) =
      i >= e ? known :
      vuas_length_of(b, vuas_row_stop(b, i, e) + 2, e,
        vuas_length_both(known, vuas_length_in(b, i, vuas_row_stop(b, i, e))));

    // the length that a header section claims whose last row ends before e: all rows but the start line
    logic integer vuas_length_claimed(uint8_t *b, integer e) =
      vuas_length_of(b, vuas_row_stop(b, 0, e) + 2, e, VUAS_LENGTH_NONE);

    // the first n octets hold a header section, the first one, that claims this length
    predicate vuas_head_claims{L}(uint8_t *b, integer k, integer length) =
      vuas_head_at(b, k) && vuas_headless(b, k) && vuas_length_claimed(b, k + 2) == length;
    predicate vuas_claims{L}(uint8_t *b, integer n, integer length) =
      \exists integer k; 0 <= k <= n - 4 && vuas_head_claims(b, k, length);
    // they hold the header section of a message of need octets: section, blank line, body
    predicate vuas_head_needs{L}(uint8_t *b, integer k, integer need) =
      vuas_head_at(b, k) && vuas_headless(b, k) && vuas_length_claimed(b, k + 2) <= VUAS_MAX_MESSAGE &&
      need == k + 4 + vuas_length_claimed(b, k + 2);
    predicate vuas_framed{L}(uint8_t *b, integer n, integer need) =
      \exists integer k; 0 <= k <= n - 4 && vuas_head_needs(b, k, need);

    // what is remembered of the n octets in front is true of them
    predicate vuas_framing_ok{L}(uint8_t *b, integer n, vuas_framing *f) =
      (f->seen == 0 || f->seen + 3 <= n) && vuas_headless(b, f->seen) &&
      (f->need != 0 ==> vuas_framed(b, n, f->need) && f->need <= VUAS_MAX_MESSAGE);

    // and stays so when octets are added behind them
    lemma framed_grows{L}: \forall uint8_t *b, integer n, m, need;
      n <= m && vuas_framed(b, n, need) ==> vuas_framed(b, m, need);
    lemma framing_grows{L}: \forall uint8_t *b, vuas_framing *f, integer n, m;
      n <= m && vuas_framing_ok(b, n, f) ==> vuas_framing_ok(b, m, f);
*/
#endif
