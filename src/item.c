/* SPDX-License-Identifier: Apache-2.0 */
#include "item.h"

/* In proofs: [i, k) ends with what [i, e) ends with but white space. */
/*@ ghost
  /@ requires octets: vuas_octets(b, e);
     requires range: i <= k <= e;
     requires white: \forall integer j; k <= j < e ==> vuas_lws_octet(b[j]);
     requires end: i < k ==> !vuas_lws_octet(b[k - 1]);
     terminates \true; exits \false; assigns \nothing;
     ensures end: vuas_trim_end(b, i, e) == k;
  @/
  static void trimmed(const uint8_t *b, uint32_t i, uint32_t k, uint32_t e)
  {
    uint32_t j = e;
    /@ loop invariant range: k <= j <= e;
       loop invariant same: vuas_trim_end(b, i, e) == vuas_trim_end(b, i, j);
       loop assigns j;
       loop variant j - k;
    @/
    while (j > k) j--;
  }
*/

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= from < k <= n && from <= i + 1;
     requires space: i < from ==> b[i] == ' ';
     requires token: \forall integer j; from <= j < k ==> vuas_token(b[j]);
     requires end: k < n ==> b[k] == ',';
     terminates \true; exits \false; assigns \nothing;
     ensures stop: vuas_comma_at(b, i, n, 0) == k;
     ensures start: vuas_lws_end(b, i, k) == from;
     ensures exact: vuas_item_start(b, i, n) == from && vuas_item_end(b, i, n) == k && vuas_item_closed(b, i, n);
  @/
  static void one_token(const uint8_t *b, uint32_t i, uint32_t from, uint32_t k, uint32_t n)
  {
    uint32_t j = i;
    /@ assert first: vuas_token(b[from]); @/
    /@ assert here: vuas_lws_end(b, from, k) == from; @/
    /@ loop invariant range: i <= j <= k;
       loop invariant same: vuas_comma_at(b, j, n, 0) == vuas_comma_at(b, i, n, 0);
       loop assigns j;
       loop variant k - j;
    @/
    while (j < k) {
      /@ assert one: vuas_comma_at(b, j, n, 0) == vuas_comma_at(b, j + 1, n, 0); @/
      j++;
    }
  }
*/

/* Any value. [i, k) is spaces and token characters. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= k <= n;
    requires seen: \forall integer j; i <= j < k ==> b[j] == ' ' || vuas_token(b[j]);
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
      \result.start < \result.end && \forall integer j; \result.start <= j < \result.end ==> vuas_token(b[j]);
    ensures before: \forall integer j; i <= j < \result.start ==> vuas_lws_octet(b[j]);
    ensures after: \forall integer j; \result.end <= j < \result.next - 1 ==> vuas_lws_octet(b[j]);
    ensures trimmed: \result.start < \result.end ==> !vuas_wsp(b[\result.start]) && !vuas_lws_octet(b[\result.end - 1]);
*/
static vuas_item any_item(const uint8_t *b, uint32_t i, uint32_t k, uint32_t n)
{
  vuas_item t;
  uint32_t comma = vuas_value_end_after(b, i, k, n);
  uint32_t stop = comma == VUAS_NONE ? n : comma;
  t.good = comma != VUAS_NONE;
  t.start = vuas_skip_lws(b, i, stop);
  t.end = vuas_trim_lws(b, t.start, stop);
  /*@ ghost trimmed(b, t.start, t.end, stop); */
  t.next = stop + 1;
  t.token = t.start < t.end && vuas_scan_token(b, t.start, t.end) == t.end;
  return t;
}

inline vuas_item vuas_item_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  /* most values are one token, after a space or none */
  uint32_t from = i < n && b[i] == ' ' ? i + 1 : i;
  uint32_t k = vuas_scan_token(b, from, n);
  if (k == from || (k < n && b[k] != ',')) return any_item(b, i, k, n);
  /*@ ghost one_token(b, i, from, k, n); */
  vuas_item t;
  t.good = true;
  t.token = true;
  t.start = from;
  t.end = k;
  t.next = k + 1;
  return t;
}

/* The first row from k on of the field id. */
/*@ requires message: \valid_read(m);
    requires range: k <= m->n_headers <= VUAS_MAX_HEADERS;
    terminates \true; exits \false; assigns \nothing;
    ensures row: \result == vuas_row_of(m, k, id);
    ensures range: k <= \result <= m->n_headers;
    ensures found: \result < m->n_headers ==> m->header[\result].id == id;
*/
static uint32_t row_of(const vuas_message *m, uint32_t k, uint16_t id)
{
  /*@ loop invariant range: \at(k, Pre) <= k <= m->n_headers;
      loop invariant row: vuas_row_of(m, k, id) == vuas_row_of(m, \at(k, Pre), id);
      loop assigns k;
      loop variant m->n_headers - k; */
  while (k < m->n_headers && m->header[k].id != id) k++;
  return k;
}

/* What was found, as a value. */
typedef struct {
  bool more;
  vuas_cursor cursor;
} found;

/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m) && vuas_rows_at(m, n);
    requires row: row < m->n_headers && vuas_octets(b, m->header[row].value.off + m->header[row].value.len);
    requires at: m->header[row].value.off <= at <= m->header[row].value.off + m->header[row].value.len;
    terminates \true; exits \false; assigns \nothing;
    ensures row: \result.more && \result.cursor.row == row;
    ensures place: \result.cursor.at == vuas_item_stop(b, at, vuas_row_value_end(m, row)) + 1;
    ensures forward: at < \result.cursor.at <= m->header[row].value.off + m->header[row].value.len + 1;
    ensures value: vuas_item_is(b, at, vuas_row_value_end(m, row), \result.cursor.value, \result.cursor.good ? 1 : 0);
    ensures in: \result.cursor.value.off + \result.cursor.value.len <= n;
    ensures token: \result.cursor.token <==> \result.cursor.value.len > 0 &&
      \forall integer k; \result.cursor.value.off <= k < \result.cursor.value.off + \result.cursor.value.len ==>
        vuas_token(b[k]);
*/
static found take_item(const uint8_t *b, const vuas_message *m, uint32_t row, uint32_t at)
  /*@ ghost (uint32_t n) */
{
  found f;
  uint32_t e = (uint32_t)m->header[row].value.off + m->header[row].value.len;
  vuas_item t = vuas_item_at(b, at, e);
  f.more = true;
  f.cursor.row = row;
  f.cursor.at = t.next;
  f.cursor.value = vuas_span_of(t.start, t.end);
  f.cursor.good = t.good;
  f.cursor.token = t.token;
  /*@ assert end: f.cursor.value.off + f.cursor.value.len == t.end; */
  return f;
}

bool vuas_next_value(const uint8_t *b, const vuas_message *m, uint16_t id, vuas_cursor *c)
  /*@ ghost (uint32_t n) */
{
  uint32_t row = c->row, at = c->at;
  bool here = at != 0 && at <= (uint32_t)m->header[row].value.off + m->header[row].value.len;
  if (!here) row = row_of(m, at == 0 ? 0 : row + 1, id);
  if (row == m->n_headers) return false;
  uint32_t begin = here ? at : m->header[row].value.off;
  /*@ assert row: row == vuas_value_row{Pre}(m, \at(c->row, Pre), \at(c->at, Pre), id); */
  /*@ assert begin: begin == vuas_value_begin{Pre}(m, \at(c->row, Pre), \at(c->at, Pre), id); */
  found f = take_item(b, m, row, begin) /*@ ghost (n) */;
  /*@ assert value: vuas_item_is{Pre}(b, begin, vuas_row_value_end{Pre}(m, row), f.cursor.value,
        f.cursor.good ? 1 : 0); */
  *c = f.cursor;
  return f.more;
}
