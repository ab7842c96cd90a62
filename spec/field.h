/* SPDX-License-Identifier: Apache-2.0 */
/* What the values of header fields mean (RFC 3261 20 and 25.1). Included by src/field.h and src/via.h. Each recursive
   definition is well-founded: n - i grows smaller. */
#ifndef VUAS_SPEC_FIELD_H
#define VUAS_SPEC_FIELD_H

#include "../src/param.h"

/*@ predicate vuas_all_token{L}(uint8_t *b, integer i, integer e) = \forall integer k; i <= k < e ==> vuas_token(b[k]);
*/

/*@ // the end of the token at i
    logic integer vuas_token_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);

    // the place after a token, a slash and the white space around it; -1 if these do not stand at i
    logic integer vuas_slash_end(uint8_t *b, integer i, integer n) =
      vuas_token_end(b, i, n) > i && vuas_lws_end(b, vuas_token_end(b, i, n), n) < n &&
      b[vuas_lws_end(b, vuas_token_end(b, i, n), n)] == '/' ?
        vuas_lws_end(b, vuas_lws_end(b, vuas_token_end(b, i, n), n) + 1, n) : -1;

    // CSeq: the end of its number, and its method, which is all that is left
    logic integer vuas_digits_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_DIGIT, b, i, n);
    logic integer vuas_cseq_method(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_digits_end(b, i, n), n);
    predicate vuas_cseq{L}(uint8_t *b, integer i, integer n) =
      i < vuas_digits_end(b, i, n) < vuas_cseq_method(b, i, n) < n &&
      vuas_token_end(b, vuas_cseq_method(b, i, n), n) == n &&
      vuas_decimal_value(b, i, vuas_digits_end(b, i, n)) <= 0xFFFFFFFF;

    // Call-ID: a word, or two with an at-sign between them
    logic integer vuas_word_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_WORD, b, i, n);
    predicate vuas_call_id{L}(uint8_t *b, integer i, integer n) =
      i < vuas_word_end(b, i, n) &&
      (vuas_word_end(b, i, n) == n ||
       (b[vuas_word_end(b, i, n)] == '@' && vuas_word_end(b, i, n) + 1 < n &&
        vuas_word_end(b, vuas_word_end(b, i, n) + 1, n) == n));
*/

/*@ // the end of words of a display name, and white space after each
    logic integer vuas_words_end(uint8_t *b, integer i, integer n) =
      vuas_token_end(b, i, n) <= i ? i : vuas_words_end(b, vuas_lws_end(b, vuas_token_end(b, i, n), n), n);

    // the end of a display name, quoted or not, and white space after it; -1 if a quoted one has no end
    logic integer vuas_display_end(uint8_t *b, integer i, integer n) =
      i < n && b[i] == '"' ?
        (vuas_quoted_end(b, i + 1, n) < 0 ? -1 : vuas_lws_end(b, vuas_quoted_end(b, i + 1, n) + 1, n)) :
      vuas_words_end(b, i, n);

    // the value is a name-addr: an angle bracket stands after the display name
    logic boolean vuas_bracketed(uint8_t *b, integer i, integer n) =
      0 <= vuas_display_end(b, i, n) && vuas_display_end(b, i, n) < n && b[vuas_display_end(b, i, n)] == '<';

    // what ends a URI without angle brackets: header parameters, white space, or what must not stand there (20.10)
    logic boolean vuas_bare_stop(integer c) = c == ';' || c == ',' || c == '?' || vuas_lws_octet(c);

    // where it ends: n - i grows smaller
    logic integer vuas_bare_end(uint8_t *b, integer i, integer n) =
      i < n && !vuas_bare_stop(b[i]) ? vuas_bare_end(b, i + 1, n) : i;
    logic integer vuas_closing(uint8_t *b, integer i, integer n) =
      i < n && b[i] != '>' ? vuas_closing(b, i + 1, n) : i;

    // the URI of the value [i, n): between angle brackets, or up to what ends it; and the place after it
    logic integer vuas_addr_begin(uint8_t *b, integer i, integer n) =
      vuas_bracketed(b, i, n) ? vuas_display_end(b, i, n) + 1 : i;
    logic integer vuas_addr_end(uint8_t *b, integer i, integer n) =
      vuas_bracketed(b, i, n) ? vuas_closing(b, vuas_addr_begin(b, i, n), n) :
      i < n && b[i] == '"' ? i : vuas_bare_end(b, i, n);
    logic integer vuas_addr_after(uint8_t *b, integer i, integer n) =
      vuas_bracketed(b, i, n) ? vuas_addr_end(b, i, n) + 1 : vuas_addr_end(b, i, n);

    // display name: all that stands before the opening bracket but white space; none without brackets
    predicate vuas_display_at{L}(uint8_t *b, integer i, integer n, vuas_span d) =
      vuas_bracketed(b, i, n) && vuas_display_end(b, i, n) > i ?
        d.off == i && d.len > 0 && d.off + d.len <= vuas_display_end(b, i, n) &&
          !vuas_lws_octet(b[d.off + d.len - 1]) &&
        (\forall integer k; d.off + d.len <= k < vuas_display_end(b, i, n) ==> vuas_lws_octet(b[k])) :
        vuas_no_span(d);

    // header parameters: all that stands after the semicolon that follows r
    predicate vuas_params_at{L}(uint8_t *b, integer r, integer n, vuas_span s) =
      r < n ? s.off == vuas_lws_end(b, r, n) + 1 && s.off + s.len == n : vuas_no_span(s);
*/

/*@ // the header parameters [r, n): nothing else, at most one tag among them, and that is a token
    predicate vuas_tag_at{L}(uint8_t *b, integer k, integer n) =
      vuas_value_off(b, k, n) < vuas_value_stop(b, k, n) &&
      vuas_all_token(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n));
    predicate vuas_addr_params{L}(uint8_t *b, integer r, integer n) =
      vuas_params(b, r, n) && vuas_param_once(b, r, n, VUAS_WORD_TAG) &&
      (vuas_param_place(b, r, n, VUAS_WORD_TAG) < n ==> vuas_tag_at(b, vuas_param_place(b, r, n, VUAS_WORD_TAG), n));

    // [i, n) is a name-addr, or an addr-spec, with header parameters
    predicate vuas_is_name_addr{L}(uint8_t *b, integer i, integer n) =
      (vuas_bracketed(b, i, n) ==> vuas_addr_end(b, i, n) < n) &&
      vuas_is_uri(b, vuas_addr_begin(b, i, n), vuas_addr_end(b, i, n)) &&
      vuas_addr_params(b, vuas_addr_after(b, i, n), n);

    // it may stand in Route and Record-Route: a SIP or SIPS URI between angle brackets
    predicate vuas_is_route_value{L}(uint8_t *b, integer i, integer n) =
      vuas_bracketed(b, i, n) && vuas_is_name_addr(b, i, n) &&
      vuas_is_sip(b, vuas_addr_begin(b, i, n), vuas_addr_end(b, i, n));

    // the tag among the header parameters [r, n), if there is one
    predicate vuas_tag_is{L}(uint8_t *b, integer r, integer n, integer has, integer off, integer len) =
      vuas_param_place(b, r, n, VUAS_WORD_TAG) < n ?
        has == 1 && len > 0 && vuas_all_token(b, off, off + len) &&
        vuas_param_value(b, vuas_param_place(b, r, n, VUAS_WORD_TAG), n, off, len) :
        has == 0 && off == 0 && len == 0;
*/

/* a is what the value [i, n) says: its URI, its display name, its header parameters, its tag */
#define VUAS_NAME_ADDR_IS(b, i, n, a) \
  vuas_span_is((a).uri.whole, vuas_addr_begin(b, i, n), vuas_addr_end(b, i, n)) && \
  vuas_uri_says(b, vuas_addr_begin(b, i, n), vuas_addr_end(b, i, n), (a).uri) && \
  vuas_display_at(b, i, n, (a).display) && vuas_params_at(b, vuas_addr_after(b, i, n), n, (a).params) && \
  vuas_tag_is(b, vuas_addr_after(b, i, n), n, (a).has_tag ? 1 : 0, (a).tag.off, (a).tag.len)

/*@ predicate vuas_name_addr_is{L}(uint8_t *b, integer i, integer n, vuas_name_addr a) = VUAS_NAME_ADDR_IS(b, i, n, a);

    predicate vuas_addr_value_is(vuas_name_addr a, integer i, integer n) = vuas_span_is(a.value, i, n);

    // [i, n) is a media type, its parameters after it (RFC 3261 20.15)
    predicate vuas_media_type{L}(uint8_t *b, integer i, integer n) =
      0 <= vuas_slash_end(b, i, n) < vuas_token_end(b, vuas_slash_end(b, i, n), n) &&
      vuas_params(b, vuas_token_end(b, vuas_slash_end(b, i, n), n), n);
*/

#endif
