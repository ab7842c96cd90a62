/* SPDX-License-Identifier: Apache-2.0 */
/* What the values of header fields mean that are read when they are asked for (RFC 3261 20 and 25.1, RFC 3262 7, RFC
   3326 2, RFC 4028). Included by src/value.h. Each recursive definition is well-founded: n - i grows smaller. */
#ifndef VUAS_SPEC_VALUE_H
#define VUAS_SPEC_VALUE_H

#include "field.h"

/*@ // RSeq: 1 to 2^32 - 1 (RFC 3262 7.1)
    predicate vuas_is_rseq{L}(uint8_t *b, integer i, integer n) =
      i < n && vuas_all_digits(b, i, n) && 1 <= vuas_decimal_value(b, i, n) <= 0xFFFFFFFF;

    // RAck: two numbers and a method, white space between them (RFC 3262 7.2)
    logic integer vuas_rack_cseq(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_digits_end(b, i, n), n);
    predicate vuas_is_rack{L}(uint8_t *b, integer i, integer n) =
      i < vuas_digits_end(b, i, n) < vuas_rack_cseq(b, i, n) &&
      1 <= vuas_decimal_value(b, i, vuas_digits_end(b, i, n)) <= 0xFFFFFFFF &&
      vuas_cseq(b, vuas_rack_cseq(b, i, n), n);
*/

/*@ // delta-seconds, up to 2^32 - 1, at i
    predicate vuas_seconds_at{L}(uint8_t *b, integer i, integer n) =
      i < vuas_digits_end(b, i, n) && vuas_decimal_value(b, i, vuas_digits_end(b, i, n)) <= 0xFFFFFFFF;

    // Min-SE, Session-Expires: seconds and parameters (RFC 4028 4, 5), of which refresher is uac or uas
    predicate vuas_is_min_se{L}(uint8_t *b, integer i, integer n) =
      vuas_seconds_at(b, i, n) && vuas_params(b, vuas_digits_end(b, i, n), n);
    predicate vuas_uac_at{L}(uint8_t *b, integer k, integer n) =
      vuas_word_at(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n), VUAS_WORD_UAC);
    predicate vuas_uas_at{L}(uint8_t *b, integer k, integer n) =
      vuas_word_at(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n), VUAS_WORD_UAS);
    logic integer vuas_refresher(uint8_t *b, integer i, integer n) =
      vuas_param_place(b, vuas_digits_end(b, i, n), n, VUAS_WORD_REFRESHER);
    predicate vuas_is_session_expires{L}(uint8_t *b, integer i, integer n) =
      vuas_is_min_se(b, i, n) && vuas_param_once(b, vuas_digits_end(b, i, n), n, VUAS_WORD_REFRESHER) &&
      (vuas_refresher(b, i, n) < n ==>
         vuas_uac_at(b, vuas_refresher(b, i, n), n) || vuas_uas_at(b, vuas_refresher(b, i, n), n));
*/

/*@ // the place after the comment whose inside starts at i, depth brackets being open; -1 if it has no end
    logic boolean vuas_ctext(integer c) = c == '\t' || (' ' <= c && c <= 0x27) || (0x2A <= c && c <= 0x5B) ||
      (0x5D <= c && c != 0x7F);
    logic integer vuas_comment_end(uint8_t *b, integer i, integer n, integer depth) =
      depth <= 0 ? i :
      i >= n ? -1 :
      b[i] == '(' ? vuas_comment_end(b, i + 1, n, depth + 1) :
      b[i] == ')' ? vuas_comment_end(b, i + 1, n, depth - 1) :
      b[i] == '\\' ? (i + 1 < n && vuas_quotable(b[i + 1]) ? vuas_comment_end(b, i + 2, n, depth) : -1) :
      vuas_ctext(b[i]) ? vuas_comment_end(b, i + 1, n, depth) :
      vuas_fold_at(b, i, n) ? vuas_comment_end(b, i + 3, n, depth) : -1;

    // Retry-After: seconds, a comment or none, parameters (RFC 3261 20.33)
    logic boolean vuas_has_comment(uint8_t *b, integer e, integer n) =
      vuas_lws_end(b, e, n) < n && b[vuas_lws_end(b, e, n)] == '(';
    logic integer vuas_after_comment(uint8_t *b, integer e, integer n) =
      vuas_has_comment(b, e, n) ? vuas_comment_end(b, vuas_lws_end(b, e, n) + 1, n, 1) : e;
    logic integer vuas_retry_params(uint8_t *b, integer i, integer n) =
      vuas_after_comment(b, vuas_digits_end(b, i, n), n);
    predicate vuas_is_retry_after{L}(uint8_t *b, integer i, integer n) =
      vuas_seconds_at(b, i, n) && vuas_retry_params(b, i, n) >= 0 && vuas_params(b, vuas_retry_params(b, i, n), n);
*/

/*@ // Reason: a protocol, and cause and text among its parameters, each once at most (RFC 3326 2)
    predicate vuas_cause_at{L}(uint8_t *b, integer k, integer n) =
      vuas_value_off(b, k, n) < vuas_value_stop(b, k, n) &&
      vuas_all_digits(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n)) &&
      vuas_decimal_value(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n)) <= 65535;
    predicate vuas_text_at{L}(uint8_t *b, integer k, integer n) =
      vuas_value_off(b, k, n) < vuas_value_stop(b, k, n) && b[vuas_value_off(b, k, n)] == '"';
    logic integer vuas_reason_cause(uint8_t *b, integer i, integer n) =
      vuas_param_place(b, vuas_token_end(b, i, n), n, VUAS_WORD_CAUSE);
    logic integer vuas_reason_text(uint8_t *b, integer i, integer n) =
      vuas_param_place(b, vuas_token_end(b, i, n), n, VUAS_WORD_TEXT);
    predicate vuas_is_reason{L}(uint8_t *b, integer i, integer n) =
      i < vuas_token_end(b, i, n) && vuas_params(b, vuas_token_end(b, i, n), n) &&
      vuas_param_once(b, vuas_token_end(b, i, n), n, VUAS_WORD_CAUSE) &&
      vuas_param_once(b, vuas_token_end(b, i, n), n, VUAS_WORD_TEXT) &&
      (vuas_reason_cause(b, i, n) < n ==> vuas_cause_at(b, vuas_reason_cause(b, i, n), n)) &&
      (vuas_reason_text(b, i, n) < n ==> vuas_text_at(b, vuas_reason_text(b, i, n), n));

    // Content-Disposition: a type, and handling among its parameters once at most (RFC 3261 20.11)
    logic integer vuas_handling_place(uint8_t *b, integer i, integer n) =
      vuas_param_place(b, vuas_token_end(b, i, n), n, VUAS_WORD_HANDLING);
    logic integer vuas_handling_at(uint8_t *b, integer k, integer n) =
      vuas_word_at(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n), VUAS_WORD_OPTIONAL) ? VUAS_HANDLING_OPTIONAL :
      vuas_word_at(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n), VUAS_WORD_REQUIRED) ? VUAS_HANDLING_REQUIRED :
      VUAS_HANDLING_OTHER;
    predicate vuas_optional{L}(uint8_t *b, integer i, integer n) =
      vuas_handling_place(b, i, n) < n &&
      vuas_handling_at(b, vuas_handling_place(b, i, n), n) == VUAS_HANDLING_OPTIONAL;
    predicate vuas_is_disposition{L}(uint8_t *b, integer i, integer n) =
      i < vuas_token_end(b, i, n) && vuas_params(b, vuas_token_end(b, i, n), n) &&
      vuas_param_once(b, vuas_token_end(b, i, n), n, VUAS_WORD_HANDLING);

    // one token: a value of Allow, Unsupported, Require, Supported, Content-Encoding
    predicate vuas_is_token_value{L}(uint8_t *b, integer i, integer n) = i < n && vuas_all_token(b, i, n);

    // a language tag: parts of one to eight letters, in all but the first digits too, hyphens between them (RFC 3261
    // 20.13; RFC 5646 has the digits)
    logic integer vuas_letters_end(uint8_t *b, integer i, integer n) =
      i < n && vuas_alpha(b[i]) ? vuas_letters_end(b, i + 1, n) : i;
    logic integer vuas_alnum_end(uint8_t *b, integer i, integer n) =
      i < n && vuas_alnum(b[i]) ? vuas_alnum_end(b, i + 1, n) : i;
    logic boolean vuas_subtags(uint8_t *b, integer i, integer n) =
      i >= n ? \true :
      b[i] == '-' && i + 1 < vuas_alnum_end(b, i + 1, n) && vuas_alnum_end(b, i + 1, n) <= i + 9 &&
      vuas_subtags(b, vuas_alnum_end(b, i + 1, n), n);
    predicate vuas_is_language{L}(uint8_t *b, integer i, integer n) =
      i < vuas_letters_end(b, i, n) <= i + 8 && vuas_subtags(b, vuas_letters_end(b, i, n), n);
*/

#endif
