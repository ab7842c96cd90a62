/* SPDX-License-Identifier: Apache-2.0 */
#include "lists.h"
#include "field.h"
#include "via.h"

/* A list's value, and the place after the comma that ends it, beyond n after the last one. */
typedef struct {
  uint32_t start, end, next;
  bool good; /* quotes and brackets are closed */
} item;

/* The value that starts at i, without the white space around it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: i <= \result.start <= \result.end <= n;
    ensures next: \result.end < \result.next && i < \result.next <= n + 1;
    ensures comma: \result.next <= n ==> b[\result.next - 1] == ',';
    ensures good: \result.good <==> vuas_comma_at(b, i, n, 0) != -1;
    ensures place: \result.good ==> \result.next == vuas_comma_at(b, i, n, 0) + 1;
    ensures open: !\result.good ==> \result.next == n + 1;
    ensures before: \forall integer k; i <= k < \result.start ==> vuas_lws_octet(b[k]);
    ensures after: \forall integer k; \result.end <= k < \result.next - 1 ==> vuas_lws_octet(b[k]);
    ensures trimmed: \result.start < \result.end ==> !vuas_wsp(b[\result.start]) && !vuas_lws_octet(b[\result.end - 1]);
*/
static item item_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  item t;
  uint32_t comma = vuas_value_end(b, i, n);
  uint32_t stop = comma == VUAS_NONE ? n : comma;
  t.good = comma != VUAS_NONE;
  t.start = vuas_skip_lws(b, i, stop);
  t.end = vuas_trim_lws(b, t.start, stop);
  t.next = stop + 1;
  return t;
}

/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: start <= end <= n;
    requires in: vuas_vias_in(m, n) && m->n_vias < VUAS_MAX_VIAS;
    terminates \true; exits \false;
    assigns m->via[m->n_vias], m->n_vias, m->answerable, m->refusal;
    ensures in: vuas_vias_in(m, n);
    ensures one: m->n_vias == \old(m->n_vias) + 1;
    ensures value: m->via[\old(m->n_vias)].value.off == start && m->via[\old(m->n_vias)].value.len == end - start;
    ensures topmost: \old(m->n_vias) > 0 ==> m->answerable == \old(m->answerable);
    ensures open: !good ==> m->refusal.status != 0 && (\old(m->n_vias) == 0 ==> !m->answerable);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
*/
static void add_via(const uint8_t *b, uint32_t start, uint32_t end, uint32_t n, bool good, vuas_message *m)
{
  uint32_t k = m->n_vias;
  bool parsed = vuas_parse_via(b, start, end, &m->via[k]);
  /*@ assert others: \forall integer j; 0 <= j < k ==> vuas_via_in(m->via[j], n); */
  /*@ assert this: vuas_via_in(m->via[k], n); */
  if (k == 0) m->answerable = parsed && good;
  if (!parsed || !good) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_VIA, start);
  m->n_vias = k + 1;
}

void vuas_read_vias(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_vias_in(m, n);
      loop invariant more: \at(m->n_vias, Pre) <= m->n_vias && (m->n_vias >= 1 || i == \at(i, Pre));
      loop invariant topmost: \at(m->n_vias, Pre) > 0 ==> m->answerable == \at(m->answerable, Pre);
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop assigns i, m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->refusal;
      loop variant n + 1 - i; */
  while (i <= n) {
    item t = item_at(b, i, n);
    if (m->n_vias >= VUAS_MAX_VIAS) {
      vuas_refuse(&m->refusal, 513, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_VIA, t.start);
      return;
    }
    add_via(b, t.start, t.end, n, t.good, m);
    i = t.next;
  }
}

/* Adds a place to a list, unless the list is full. */
/*@ requires out: \valid(list + (0 .. max - 1)) && \valid(count) && \valid(r);
    requires apart: \separated(list + (0 .. max - 1), count, r);
    requires in: vuas_places_in(list, *count, max, n);
    requires place: start <= end <= n <= VUAS_MAX_MESSAGE;
    requires field: field <= VUAS_FIELD_LAST;
    terminates \true; exits \false; assigns list[*count], *count, *r;
    ensures in: vuas_places_in(list, *count, max, n);
    ensures added: \old(*count) < max ==> *count == \old(*count) + 1 && list[\old(*count)].off == start &&
      list[\old(*count)].len == end - start && *r == \old(*r);
    ensures full: \old(*count) >= max ==> *count == \old(*count) && r->status != 0;
    ensures kept: vuas_refusal_kept(\old(*r), *r);
*/
static void add_place(uint32_t start, uint32_t end, uint32_t n, uint8_t field, vuas_span *list, uint32_t *count, uint32_t max,
                      vuas_refusal *r)
{
  if (*count >= max) {
    vuas_refuse(r, 513, VUAS_CAUSE_TOO_MANY_VALUES, field, start);
    return;
  }
  list[*count] = vuas_span_of(start, end);
  *count = *count + 1;
}
