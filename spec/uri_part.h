/* SPDX-License-Identifier: Apache-2.0 */
/* What octets, escapes and parts of a URI say (RFC 3261 19.1.4). Included by src/uri_part.h, below the names' numbers.
   Each recursive definition is well-founded: what is left of a part or of a list grows smaller. */
#ifndef VUAS_SPEC_URI_PART_H
#define VUAS_SPEC_URI_PART_H

#include "uri.h"

/*@ // octets that differ from their escapes (RFC 2396 2.2)
    logic boolean vuas_reserved(integer c) =
      c == ';' || c == '/' || c == '?' || c == ':' || c == '@' || c == '&' || c == '=' || c == '+' || c == '$' ||
      c == ',';

    // what the octet or escape at i says: an octet; or 256 more than it, which no octet says: a reserved one's escape
    logic integer vuas_escape_value(uint8_t *b, integer i) =
      16 * vuas_hex_digit(b[i + 1]) + vuas_hex_digit(b[i + 2]);
    logic integer vuas_sign_exact(uint8_t *b, integer i, integer n) =
      !vuas_escape_at(b, i, n) ? b[i] :
      vuas_reserved(vuas_escape_value(b, i)) ? 256 + vuas_escape_value(b, i) : vuas_escape_value(b, i);
    logic integer vuas_sign(uint8_t *b, integer i, integer n, integer fold) =
      fold != 0 ? vuas_lower(vuas_sign_exact(b, i, n)) : vuas_sign_exact(b, i, n);
    logic integer vuas_sign_end(uint8_t *b, integer i, integer n) = vuas_escape_at(b, i, n) ? i + 3 : i + 1;

    // [i, m) and [j, n) say the same; fold: in any case of letters
    logic boolean vuas_signs_same(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n, integer fold) =
      i >= m || j >= n ? i >= m && j >= n :
      vuas_sign(a, i, m, fold) == vuas_sign(b, j, n, fold) &&
      vuas_signs_same(a, vuas_sign_end(a, i, m), m, b, vuas_sign_end(b, j, n), n, fold);
*/

/*@ // the first octet c from i on, n if there is none
    logic integer vuas_cut(uint8_t *b, integer i, integer n, integer c) =
      i < n && b[i] != c ? vuas_cut(b, i + 1, n, c) : i;

    // a list [i, n) of name or name=value with separators s between them: the end of the one at i, and of its name;
    // their number
    logic integer vuas_part_end(uint8_t *b, integer i, integer n, integer s) = vuas_cut(b, i, n, s);
    logic integer vuas_part_name_end(uint8_t *b, integer i, integer n, integer s) =
      vuas_cut(b, i, vuas_part_end(b, i, n, s), '=');
    logic integer vuas_parts(uint8_t *b, integer i, integer n, integer s) =
      i >= n ? 0 : 1 + vuas_parts(b, vuas_part_end(b, i, n, s) + 1, n, s);

    // the parts at i and at j have one name; one value, or none
    logic boolean vuas_names_same(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n, integer s) =
      vuas_signs_same(a, i, vuas_part_name_end(a, i, m, s), b, j, vuas_part_name_end(b, j, n, s), 1);
    logic boolean vuas_part_valued(uint8_t *b, integer i, integer n, integer s) =
      vuas_part_name_end(b, i, n, s) < vuas_part_end(b, i, n, s);
    logic boolean vuas_values_same(uint8_t *a, integer i, integer m, uint8_t *b, integer j, integer n, integer s) =
      !vuas_part_valued(a, i, m, s) ? !vuas_part_valued(b, j, n, s) :
      vuas_part_valued(b, j, n, s) &&
      vuas_signs_same(a, vuas_part_name_end(a, i, m, s) + 1, vuas_part_end(a, i, m, s),
        b, vuas_part_name_end(b, j, n, s) + 1, vuas_part_end(b, j, n, s), 1);
*/

/*@ // names of parameters: octet k of name w, 0 after its last
    logic integer vuas_uri_name_octet(integer w, integer k) =
      w == VUAS_URI_USER ? (k == 0 ? 'u' : k == 1 ? 's' : k == 2 ? 'e' : k == 3 ? 'r' : 0) :
      w == VUAS_URI_TTL ? (k == 0 ? 't' : k == 1 ? 't' : k == 2 ? 'l' : 0) :
      w == VUAS_URI_METHOD ?
        (k == 0 ? 'm' : k == 1 ? 'e' : k == 2 ? 't' : k == 3 ? 'h' : k == 4 ? 'o' : k == 5 ? 'd' : 0) :
      w == VUAS_URI_MADDR ? (k == 0 ? 'm' : k == 1 ? 'a' : k == 2 ? 'd' : k == 3 ? 'd' : k == 4 ? 'r' : 0) :
      (k == 0 ? 't' : k == 1 ? 'r' : k == 2 ? 'a' : k == 3 ? 'n' : k == 4 ? 's' : k == 5 ? 'p' : k == 6 ? 'o' :
       k == 7 ? 'r' : k == 8 ? 't' : 0);
    logic boolean vuas_spells(uint8_t *b, integer i, integer n, integer w, integer k) =
      i >= n ? vuas_uri_name_octet(w, k) == 0 :
      vuas_uri_name_octet(w, k) != 0 && vuas_sign(b, i, n, 1) == vuas_uri_name_octet(w, k) &&
      vuas_spells(b, vuas_sign_end(b, i, n), n, w, k + 1);
*/

/*@ // parameters and headers of a URI whose host and port end at e, [0, 0) if there are none
    logic boolean vuas_has_params(uint8_t *b, integer e, integer n) = e < n && b[e] == ';';
    logic integer vuas_params_from(uint8_t *b, integer e, integer n) = vuas_has_params(b, e, n) ? e + 1 : 0;
    logic integer vuas_params_to(uint8_t *b, integer e, integer n) =
      vuas_has_params(b, e, n) ? vuas_rest_params(b, e, n) : 0;
    logic integer vuas_headers_from(uint8_t *b, integer e, integer n) =
      vuas_rest_params(b, e, n) < n ? vuas_rest_params(b, e, n) + 1 : 0;
    logic integer vuas_headers_to(uint8_t *b, integer e, integer n) = vuas_rest_params(b, e, n) < n ? n : 0;
*/

#endif
