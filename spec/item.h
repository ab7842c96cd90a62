/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of values over commas and rows (RFC 3261 7.3.1). Included by src/item.h. Recursive definitions are
   well-founded: n_headers - k grows smaller, or e - i. */
#ifndef VUAS_SPEC_ITEM_H
#define VUAS_SPEC_ITEM_H

#include "../src/lex.h"
#include "parts.h"

/*@ // where the value that starts at i ends: at a comma, or at the row's end
    logic integer vuas_item_stop(uint8_t *b, integer i, integer n) =
      vuas_comma_at(b, i, n, 0) == -1 ? n : vuas_comma_at(b, i, n, 0);

    // the white space around it ends and begins; quotes and brackets are closed in it
    logic integer vuas_trim_end(uint8_t *b, integer i, integer e) =
      e > i && vuas_lws_octet(b[e - 1]) ? vuas_trim_end(b, i, e - 1) : e;
    logic integer vuas_item_start(uint8_t *b, integer i, integer n) = vuas_lws_end(b, i, vuas_item_stop(b, i, n));
    logic integer vuas_item_end(uint8_t *b, integer i, integer n) =
      vuas_trim_end(b, vuas_item_start(b, i, n), vuas_item_stop(b, i, n));
    logic boolean vuas_item_closed(uint8_t *b, integer i, integer n) = vuas_comma_at(b, i, n, 0) != -1;

    // v is that value without the white space around it
    predicate vuas_item_is{L}(uint8_t *b, integer i, integer n, vuas_span v, integer good) =
      v.off == vuas_lws_end(b, i, vuas_item_stop(b, i, n)) && v.off + v.len <= vuas_item_stop(b, i, n) &&
      (v.len > 0 ==> !vuas_lws_octet(b[v.off + v.len - 1])) &&
      (\forall integer k; v.off + v.len <= k < vuas_item_stop(b, i, n) ==> vuas_lws_octet(b[k])) &&
      (good == 1 <==> vuas_comma_at(b, i, n, 0) != -1);

    // the first row from k on of the field id; as many as there are if there is none
    logic integer vuas_row_of{L}(vuas_message *m, integer k, integer id) =
      k >= m->n_headers ? m->n_headers : m->header[k].id == id ? k : vuas_row_of(m, k + 1, id);

    logic integer vuas_row_value_end{L}(vuas_message *m, integer k) =
      m->header[k].value.off + m->header[k].value.len;

    // the row and the place of the value after the one that ended before at in that row; at is 0 before the first one
    logic integer vuas_value_row{L}(vuas_message *m, integer row, integer at, integer id) =
      at == 0 ? vuas_row_of(m, 0, id) :
      at <= vuas_row_value_end(m, row) ? row : vuas_row_of(m, row + 1, id);
    logic integer vuas_value_begin{L}(vuas_message *m, integer row, integer at, integer id) =
      at != 0 && at <= vuas_row_value_end(m, row) ? at :
        m->header[vuas_value_row(m, row, at, id)].value.off;
*/

#endif
