/* SPDX-License-Identifier: Apache-2.0 */
/* The header section (RFC 3261 7.3.1, 25.1): where it and its rows end, and what a row of the index says about the
   octets. */
#ifndef VUAS_SPEC_ROWS_H
#define VUAS_SPEC_ROWS_H

#include "../src/lex.h"
#include "names.h"

/*@ // a line end that no white space follows
    logic boolean vuas_row_ends_at(uint8_t *b, integer i, integer n) = vuas_crlf_at(b, i, n) && !vuas_fold_at(b, i, n);

    // the end of the row that starts at i, n if it has none; n - i grows smaller
    logic integer vuas_row_stop(uint8_t *b, integer i, integer n) =
      i >= n || vuas_row_ends_at(b, i, n) ? i : vuas_row_stop(b, i + 1, n);

    // an octet that may stand in a row that starts at s: text, a fold's line end, or the second half of a quoted pair
    predicate vuas_row_octet{L}(uint8_t *b, integer s, integer k, integer n) =
      b[k] == '\t' || (b[k] >= ' ' && b[k] != 0x7F) || vuas_fold_at(b, k, n) ||
      (k > s && (vuas_fold_at(b, k - 1, n) || (b[k - 1] == '\\' && b[k] != '\r' && b[k] != '\n')));

    // the white space after the name of the row that starts at i ends with a colon
    logic integer vuas_row_name_end(uint8_t *b, integer i, integer n) = vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);
    logic integer vuas_row_colon(uint8_t *b, integer i, integer n) = vuas_wsp_end(b, vuas_row_name_end(b, i, n), n);
    predicate vuas_row_named{L}(uint8_t *b, integer i, integer n) =
      i < vuas_row_name_end(b, i, n) && vuas_row_colon(b, i, n) < n && b[vuas_row_colon(b, i, n)] == ':';

    // nothing but what may stand in the row that starts at i is between its colon and its end
    predicate vuas_row_clear{L}(uint8_t *b, integer i, integer c, integer e, integer n) =
      \forall integer k; c < k < e ==> vuas_row_octet(b, i, k, n);

    // the row that starts at i has a name, a colon, and nothing after it that may not stand in a row
    predicate vuas_row_good{L}(uint8_t *b, integer i, integer n) =
      vuas_row_named(b, i, n) && vuas_row_clear(b, i, vuas_row_colon(b, i, n), vuas_row_stop(b, i, n), n);

    // good rows from i on, after count others, up to an empty line; n - i grows smaller
    predicate vuas_section_good{L}(uint8_t *b, integer i, integer n, integer count) =
      i < n && (vuas_crlf_at(b, i, n) || (count < VUAS_MAX_HEADERS && vuas_row_stop(b, i, n) < n &&
        vuas_row_good(b, i, n) && vuas_section_good(b, vuas_row_stop(b, i, n) + 2, n, count + 1)));

    // [i, e) is empty, or neither begins nor ends with white space
    predicate vuas_trimmed{L}(uint8_t *b, integer i, integer e) =
      i <= e && (i < e ==> !vuas_wsp(b[i]) && !vuas_fold_at(b, i, e) && !vuas_lws_octet(b[e - 1]));

    // a row, its colon at c and its end at e: name and colon, white space, value
    predicate vuas_row_cut{L}(uint8_t *b, vuas_span name, vuas_span value, integer c, integer e) =
      name.len >= 1 && name.off + name.len <= c < value.off && value.off + value.len <= e && b[c] == ':' &&
      (\forall integer k; name.off <= k < name.off + name.len ==> vuas_token(b[k])) &&
      (\forall integer k; name.off + name.len <= k < c ==> vuas_wsp(b[k])) &&
      value.off == vuas_lws_end(b, c + 1, e) && vuas_trimmed(b, value.off, value.off + value.len);

    // then nothing but white space stands between the value and the row's end; else the value is taken as empty
    predicate vuas_row_value{L}(uint8_t *b, vuas_span name, vuas_span value, integer c, integer e, integer n) =
      (vuas_row_clear(b, name.off, c, e, n) ==>
        \forall integer k; value.off + value.len <= k < e ==> vuas_lws_octet(b[k])) &&
      (!vuas_row_clear(b, name.off, c, e, n) ==> value.len == 0);

    predicate vuas_row_at{L}(uint8_t *b, vuas_span name, vuas_span value, integer c, integer e, integer n) =
      vuas_row_cut(b, name, value, c, e) && vuas_row_value(b, name, value, c, e, n) && e < n &&
      vuas_row_ends_at(b, e, n) && (\forall integer k; name.off <= k < e ==> !vuas_row_ends_at(b, k, n));

    predicate vuas_row{L}(uint8_t *b, vuas_span name, vuas_span value, integer n) =
      \exists integer c, e; vuas_row_at(b, name, value, c, e, n);

    // every row of the index M is what it says of the octets B
    predicate vuas_rows_are{B,M}(uint8_t *b, vuas_message *m, integer n) =
      \forall integer k; 0 <= k < \at(m->n_headers, M) ==>
        vuas_row{B}(b, \at(m->header[k].name, M), \at(m->header[k].value, M), n);

    // every row of the index M has the number of the field that its name in the octets B is
    predicate vuas_row_numbered{L}(uint8_t *b, vuas_span name, integer id) =
      id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, name.off, name.off + name.len, id);
    predicate vuas_rows_numbered{B,M}(uint8_t *b, vuas_message *m) =
      \forall integer k; 0 <= k < \at(m->n_headers, M) ==>
        vuas_row_numbered{B}(b, \at(m->header[k].name, M), \at(m->header[k].id, M));

    // the first count rows cover [i, e) without a gap: each begins where the one before ended
    predicate vuas_rows_tile{B,M}(uint8_t *b, vuas_message *m, integer count, integer i, integer e, integer n) =
      (count == 0 ? i == e :
         \at(m->header[0].name.off, M) == i &&
         vuas_row_stop{B}(b, \at(m->header[count - 1].name.off, M), n) == e - 2) &&
      \forall integer k; 0 < k < count ==>
        vuas_row_stop{B}(b, \at(m->header[k - 1].name.off, M), n) == \at(m->header[k].name.off, M) - 2;
*/
#endif
