/* SPDX-License-Identifier: Apache-2.0 */
/* What the lexer means: octet classes and the recursive rules of RFC 3261 25.1. Included by src/lex.h, below the
   class numbers. Each recursive definition is well-founded: n - i (or j - i) grows smaller and is bounded below by
   the test that ends it. */
#ifndef VUAS_SPEC_LEX_H
#define VUAS_SPEC_LEX_H

#include "span.h"

/*@ logic boolean vuas_alpha(integer c) = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
    logic boolean vuas_digit(integer c) = '0' <= c && c <= '9';
    logic boolean vuas_alnum(integer c) = vuas_alpha(c) || vuas_digit(c);
    logic boolean vuas_hex(integer c) = vuas_digit(c) || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F');
    logic boolean vuas_wsp(integer c) = c == ' ' || c == '\t';
    logic boolean vuas_lws_octet(integer c) = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    // text that may stand anywhere in a row
    logic boolean vuas_row_text(integer c) = c >= ' ' && c != 0x7F;
    logic integer vuas_lower(integer c) = 'A' <= c && c <= 'Z' ? c + 32 : c;

    // token characters; word characters (Call-ID)
    logic boolean vuas_token(integer c) =
      vuas_alnum(c) || c == '-' || c == '.' || c == '!' || c == '%' || c == '*' || c == '_' || c == '+' || c == '`' ||
      c == '\'' || c == '~';
    logic boolean vuas_word(integer c) =
      vuas_token(c) || c == '(' || c == ')' || c == '<' || c == '>' || c == ':' || c == '\\' || c == '"' || c == '/' ||
      c == '[' || c == ']' || c == '?' || c == '{' || c == '}';

    // URIs: unreserved, and what each part allows besides; the percent sign of an escape belongs to none of them
    logic boolean vuas_unreserved(integer c) =
      vuas_alnum(c) || c == '-' || c == '_' || c == '.' || c == '!' || c == '~' || c == '*' || c == '\'' ||
        c == '(' || c == ')';
    logic boolean vuas_password_octet(integer c) =
      vuas_unreserved(c) || c == '&' || c == '=' || c == '+' || c == '$' || c == ',';
    logic boolean vuas_user_octet(integer c) = vuas_password_octet(c) || c == ';' || c == '?' || c == '/';
    logic boolean vuas_param_octet(integer c) =
      vuas_unreserved(c) || c == '[' || c == ']' || c == '/' || c == ':' || c == '&' || c == '+' || c == '$';
    logic boolean vuas_header_octet(integer c) =
      vuas_unreserved(c) || c == '[' || c == ']' || c == '/' || c == '?' || c == ':' || c == '+' || c == '$';
    logic boolean vuas_uric(integer c) =
      vuas_unreserved(c) || c == ';' || c == '/' || c == '?' || c == ':' || c == '@' || c == '&' || c == '=' ||
        c == '+' ||
      c == '$' || c == ',';
    logic boolean vuas_scheme_octet(integer c) = vuas_alnum(c) || c == '+' || c == '-' || c == '.';

    // host names: the underscore stands in no grammar, but in many names in use
    logic boolean vuas_label_octet(integer c) = vuas_alnum(c) || c == '_';
    logic boolean vuas_host_octet(integer c) = vuas_label_octet(c) || c == '-' || c == '.';
    logic boolean vuas_hostport_octet(integer c) = vuas_host_octet(c) || c == ':' || c == '[' || c == ']';

    logic boolean vuas_in_class(integer cls, integer c) =
      cls == VUAS_CLASS_TOKEN ? vuas_token(c) :
      cls == VUAS_CLASS_WORD ? vuas_word(c) :
      cls == VUAS_CLASS_DIGIT ? vuas_digit(c) :
      cls == VUAS_CLASS_HEX ? vuas_hex(c) :
      cls == VUAS_CLASS_USER ? vuas_user_octet(c) :
      cls == VUAS_CLASS_PASSWORD ? vuas_password_octet(c) :
      cls == VUAS_CLASS_PARAM ? vuas_param_octet(c) :
      cls == VUAS_CLASS_HEADER ? vuas_header_octet(c) :
      cls == VUAS_CLASS_URIC ? vuas_uric(c) :
      cls == VUAS_CLASS_SCHEME ? vuas_scheme_octet(c) :
      cls == VUAS_CLASS_LABEL ? vuas_label_octet(c) :
      cls == VUAS_CLASS_HOST ? vuas_host_octet(c) : vuas_hostport_octet(c);
*/

/*@ // the first place from i on that is not of the class
    logic integer vuas_run_end(integer cls, uint8_t *b, integer i, integer n) =
      i < n && vuas_in_class(cls, b[i]) ? vuas_run_end(cls, b, i + 1, n) : i;

    logic boolean vuas_escape_at(uint8_t *b, integer i, integer n) =
      i + 2 < n && b[i] == '%' && vuas_hex(b[i + 1]) && vuas_hex(b[i + 2]);

    // the first place from i on that is neither of the class nor the start of an escape
    logic integer vuas_escaped_end(integer cls, uint8_t *b, integer i, integer n) =
      i >= n ? i :
      vuas_in_class(cls, b[i]) ? vuas_escaped_end(cls, b, i + 1, n) :
      vuas_escape_at(b, i, n) ? vuas_escaped_end(cls, b, i + 3, n) : i;

    // the number that the digits [i, j) write
    logic integer vuas_decimal_value(uint8_t *b, integer i, integer j) =
      j <= i ? 0 : 10 * vuas_decimal_value(b, i, j - 1) + (b[j - 1] - '0');

    // the first place from i on that is no white space within a line
    logic integer vuas_wsp_end(uint8_t *b, integer i, integer n) =
      i < n && vuas_wsp(b[i]) ? vuas_wsp_end(b, i + 1, n) : i;

    logic boolean vuas_crlf_at(uint8_t *b, integer i, integer n) = i + 1 < n && b[i] == '\r' && b[i + 1] == '\n';

    // CR LF and white space: a line goes on
    logic boolean vuas_fold_at(uint8_t *b, integer i, integer n) =
      i + 2 < n && b[i] == '\r' && b[i + 1] == '\n' && vuas_wsp(b[i + 2]);

    // the end of the linear white space that starts at i
    logic integer vuas_lws_end(uint8_t *b, integer i, integer n) =
      i >= n ? i :
      vuas_wsp(b[i]) ? vuas_lws_end(b, i + 1, n) :
      vuas_fold_at(b, i, n) ? vuas_lws_end(b, i + 3, n) : i;

    // quoted-string, its octets from 0x80 on taken as UTF-8 unseen
    logic boolean vuas_qdtext(integer c) = c == '\t' || c == ' ' || c == '!' || (0x23 <= c && c <= 0x5B) ||
      (0x5D <= c && c != 0x7F);
    logic boolean vuas_quotable(integer c) = c <= 0x7F && c != '\r' && c != '\n';

    // the closing quote of the quoted-string whose inside starts at i, -1 if there is none
    logic integer vuas_quoted_end(uint8_t *b, integer i, integer n) =
      i >= n ? -1 :
      b[i] == '"' ? i :
      b[i] == '\\' ? (i + 1 < n && vuas_quotable(b[i + 1]) ? vuas_quoted_end(b, i + 2, n) : -1) :
      vuas_qdtext(b[i]) ? vuas_quoted_end(b, i + 1, n) :
      vuas_fold_at(b, i, n) ? vuas_quoted_end(b, i + 3, n) : -1;

    // the first comma from i on outside quotes and angle brackets (in: 1 inside these), n if there is none,
    // -1 if a quote or a bracket stays open
    logic integer vuas_comma_at(uint8_t *b, integer i, integer n, integer in) =
      i >= n ? (in == 1 ? -1 : n) :
      in == 1 ? vuas_comma_at(b, i + 1, n, b[i] == '>' ? 0 : 1) :
      b[i] == ',' ? i :
      b[i] == '"' ? (vuas_quoted_end(b, i + 1, n) < 0 ? -1 : vuas_comma_at(b, vuas_quoted_end(b, i + 1, n) + 1, n, 0)) :
      vuas_comma_at(b, i + 1, n, b[i] == '<' ? 1 : 0);
*/

/*@ predicate vuas_same_at{L}(uint8_t *a, integer i, uint8_t *b, integer j, integer k) = a[i + k] == b[j + k];
    predicate vuas_same{L}(uint8_t *a, integer i, uint8_t *b, integer j, integer len) =
      \forall integer k; 0 <= k < len ==> vuas_same_at(a, i, b, j, k);

    predicate vuas_same_letter_at{L}(uint8_t *a, integer i, uint8_t *b, integer j, integer k) =
      vuas_lower(a[i + k]) == vuas_lower(b[j + k]);
    predicate vuas_same_but_case{L}(uint8_t *a, integer i, uint8_t *b, integer j, integer len) =
      \forall integer k; 0 <= k < len ==> vuas_same_letter_at(a, i, b, j, k);
*/

#endif
