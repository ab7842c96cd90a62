/* SPDX-License-Identifier: Apache-2.0 */
/* What the values of header fields mean (RFC 3261 20 and 25.1). Included by src/field.h and src/via.h. Each recursive
   definition is
   well-founded: what is left of [i, n), or what lies between i and k, grows smaller. */
#ifndef VUAS_SPEC_FIELD_H
#define VUAS_SPEC_FIELD_H

#include "../src/param.h"

/*@ // the parameter's name is the word w
    predicate vuas_param_named{L}(uint8_t *b, vuas_param p, integer w) =
      vuas_word_at(b, p.name.off, p.name.off + p.name.len, w);

    // how the parts of a parameter lie
    predicate vuas_param_laid{L}(uint8_t *b, integer n, vuas_param p) =
      vuas_span_in(p.name, n) && vuas_span_in(p.value, n) && vuas_span_in(p.whole, n) && p.whole.off == p.name.off &&
      (p.has_value ?
         p.value.len > 0 && p.value.off == vuas_value_from(b, p.name.off + p.name.len, n) &&
         p.whole.off + p.whole.len == p.value.off + p.value.len && p.name.len < p.whole.len :
         vuas_no_span(p.value) && p.whole.len == p.name.len);

    // [i, k) is a list of parameters, each with its semicolon
    predicate vuas_param_list{L}(uint8_t *b, integer i, integer k, integer n) =
      k == i ||
      \exists integer j, vuas_param p; i <= j < k && vuas_param_list(b, i, j, n) && vuas_param_at(b, j, n, p) &&
        p.next == k;

    // [i, k) is a list of parameters of which none (has is 0) or one (has is 1) is named w; off and len say where that
    // one's value
    // is, 0 and 0 that it has none
    predicate vuas_list_value{L}(uint8_t *b, integer i, integer k, integer n, integer w, integer has, integer off,
      integer len) =
      k == i ? has == 0 :
      \exists integer j, vuas_param p; i <= j < k && vuas_param_at(b, j, n, p) && p.next == k &&
        (vuas_param_named(b, p, w) ?
           has == 1 && off == p.value.off && len == p.value.len && vuas_list_value(b, i, j, n, w, 0, 0, 0) :
           vuas_list_value(b, i, j, n, w, has, off, len));

    // the same for the place of the whole parameter, name and value
    predicate vuas_list_whole{L}(uint8_t *b, integer i, integer k, integer n, integer w, integer has, integer off,
      integer len) =
      k == i ? has == 0 :
      \exists integer j, vuas_param p; i <= j < k && vuas_param_at(b, j, n, p) && p.next == k &&
        (vuas_param_named(b, p, w) ?
           has == 1 && off == p.whole.off && len == p.whole.len && vuas_list_whole(b, i, j, n, w, 0, 0, 0) :
           vuas_list_whole(b, i, j, n, w, has, off, len));

    predicate vuas_all_token{L}(uint8_t *b, integer i, integer e) = \forall integer k; i <= k < e ==> vuas_token(b[k]);
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

    // what ends a URI without angle brackets: the header parameters, white space, or what must not stand there (RFC
    // 3261 20.10)
    logic boolean vuas_bare_stop(integer c) = c == ';' || c == ',' || c == '?' || vuas_lws_octet(c);

    // the URI of the value [i, n) is [s, e): between angle brackets, or up to what ends it
    predicate vuas_uri_place{L}(uint8_t *b, integer i, integer n, integer s, integer e) =
      vuas_bracketed(b, i, n) ?
        s == vuas_display_end(b, i, n) + 1 && s < e < n && b[e] == '>' && (\forall integer k; s <= k < e ==> b[k] !=
          '>') :
        s == i && i < e <= n && b[i] != '"' && (\forall integer k; s <= k < e ==> !vuas_bare_stop(b[k])) &&
        (e < n ==> vuas_bare_stop(b[e]));

    // the place after the URI that ends at e and its closing bracket
    logic integer vuas_after_uri(uint8_t *b, integer i, integer n, integer e) = vuas_bracketed(b, i, n) ? e + 1 : e;

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

/* a is what the value [i, n) says: its URI, its display name, its header parameters, of which at most one is a tag */
#define VUAS_NAME_ADDR_IS(b, i, n, a) \
  vuas_uri_place(b, i, n, (a).uri.whole.off, (a).uri.whole.off + (a).uri.whole.len) && \
  ((a).uri.scheme == VUAS_SCHEME_SIP <==> vuas_scheme_is(b, (a).uri.whole.off, \
    (a).uri.whole.off + (a).uri.whole.len, VUAS_WORD_SIP)) && \
  ((a).uri.scheme == VUAS_SCHEME_SIPS <==> vuas_scheme_is(b, (a).uri.whole.off, \
    (a).uri.whole.off + (a).uri.whole.len, VUAS_WORD_SIPS)) && \
  ((a).uri.scheme == VUAS_SCHEME_SIP || (a).uri.scheme == VUAS_SCHEME_SIPS ==> (a).uri.host.len > 0) && \
  vuas_display_at(b, i, n, (a).display) && \
  vuas_params_at(b, vuas_after_uri(b, i, n, (a).uri.whole.off + (a).uri.whole.len), n, (a).params) && \
  vuas_list_value(b, vuas_after_uri(b, i, n, (a).uri.whole.off + (a).uri.whole.len), n, n, VUAS_WORD_TAG, \
    (a).has_tag ? 1 : 0, (a).tag.off, (a).tag.len)

/*@ predicate vuas_name_addr_is{L}(uint8_t *b, integer i, integer n, vuas_name_addr a) = VUAS_NAME_ADDR_IS(b, i, n, a);

    predicate vuas_addr_value_is(vuas_name_addr a, integer i, integer n) = vuas_span_is(a.value, i, n);

    // a tag is a token
    predicate vuas_tag_is{L}(uint8_t *b, vuas_name_addr a) =
      a.has_tag ? a.tag.len > 0 && vuas_all_token(b, a.tag.off, a.tag.off + a.tag.len) : vuas_no_span(a.tag);

    // the parameter handling of [i, n) is optional (RFC 3261 20.11)
    predicate vuas_handling_optional{L}(uint8_t *b, integer i, integer n) =
      \exists integer off, len; vuas_list_value(b, i, n, n, VUAS_WORD_HANDLING, 1, off, len) &&
        vuas_word_at(b, off, off + len, VUAS_WORD_OPTIONAL);
*/

#endif
