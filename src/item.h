/* SPDX-License-Identifier: Apache-2.0 */
/* The values of a list, over the commas of a row and over rows (RFC 3261 7.3.1). */
#ifndef VUAS_ITEM_H
#define VUAS_ITEM_H

#include "../spec/item.h"

/* One value of a row, without the white space around it. */
typedef struct {
  uint32_t start, end, next; /* next: the place after the comma that ends it; beyond the row after the last one */
  bool good;                 /* quotes and brackets are closed */
  bool token;                /* it is one token */
} vuas_item;

/* The value that starts at i, in a row that ends at n: all up to the first comma outside quotes and angle brackets. If
   one of these stays open, it is all that is left. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: i <= \result.start <= \result.end <= n;
    ensures next: \result.end < \result.next && i < \result.next <= n + 1;
    ensures comma: \result.next <= n ==> b[\result.next - 1] == ',';
    ensures good: \result.good <==> vuas_comma_at(b, i, n, 0) != -1;
    ensures place: \result.next == vuas_item_stop(b, i, n) + 1;
    ensures open: !\result.good ==> \result.next == n + 1;
    ensures start: \result.start == vuas_lws_end(b, i, vuas_item_stop(b, i, n));
    ensures exact: \result.start == vuas_item_start(b, i, n) && \result.end == vuas_item_end(b, i, n) &&
      (\result.good <==> vuas_item_closed(b, i, n));
    ensures token: \result.token <==>
      \result.start < \result.end && \forall integer k; \result.start <= k < \result.end ==> vuas_token(b[k]);
    ensures before: \forall integer k; i <= k < \result.start ==> vuas_lws_octet(b[k]);
    ensures after: \forall integer k; \result.end <= k < \result.next - 1 ==> vuas_lws_octet(b[k]);
    ensures trimmed: \result.start < \result.end ==> !vuas_wsp(b[\result.start]) && !vuas_lws_octet(b[\result.end - 1]);
*/
vuas_item vuas_item_at(const uint8_t *b, uint32_t i, uint32_t n);

/* A place in the list of a field's values. Zeroed: before the first one. */
typedef struct {
  uint32_t row, at; /* the next value begins there in that row of the index; at is 0 before the first one */
  vuas_span value;  /* the value that was found */
  bool good;        /* its quotes and brackets are closed */
  bool token;       /* it is one token */
} vuas_cursor;

#define VUAS_CURSOR_OK(m, id, c) \
  ((c).at == 0 ? (c).row == 0 : \
     (c).row < (m)->n_headers && (m)->header[(c).row].id == (id) && (m)->header[(c).row].value.off <= (c).at && \
     (c).at <= (m)->header[(c).row].value.off + (m)->header[(c).row].value.len + 1)

/* The next value of the field id in message m, in the order of rows and, within a row, of commas: whether there is one.
   A row without octets has one value, an empty one. Not for fields whose commas do not separate values (Date; the
   credentials and challenges of RFC 3261 7.3.1): for these take the rows. */
/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m) && vuas_rows_at(m, n);
    requires field: id <= VUAS_FIELD_LAST;
    requires out: \valid(c) && \separated(c, m, b + (0 .. n - 1));
    requires cursor: VUAS_CURSOR_OK(m, id, *c);
    terminates \true; exits \false; assigns *c;
    ensures cursor: VUAS_CURSOR_OK(m, id, *c);
    ensures more: \result <==> vuas_value_row{Pre}(m, \old(c->row), \old(c->at), id) < m->n_headers;
    ensures row: \result ==> c->row == vuas_value_row{Pre}(m, \old(c->row), \old(c->at), id);
    ensures place: \result ==> c->at == vuas_item_stop{Pre}(b,
      vuas_value_begin{Pre}(m, \old(c->row), \old(c->at), id), vuas_row_value_end{Pre}(m, c->row)) + 1;
    ensures value: \result ==> vuas_item_is{Pre}(b, vuas_value_begin{Pre}(m, \old(c->row), \old(c->at), id),
      vuas_row_value_end{Pre}(m, c->row), c->value, c->good ? 1 : 0);
    ensures in: \result ==> c->value.off + c->value.len <= n;
    ensures token: \result ==> (c->token <==> c->value.len > 0 &&
      \forall integer k; c->value.off <= k < c->value.off + c->value.len ==> vuas_token(\at(b[k], Pre)));
    ensures none: !\result ==> c->row == \old(c->row) && c->at == \old(c->at);
*/
bool vuas_next_value(const uint8_t *b, const vuas_message *m, uint16_t id, vuas_cursor *c)
  /*@ ghost (uint32_t n) */;

#endif
