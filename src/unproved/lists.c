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

void vuas_read_vias(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_vias_in(m, z);
      loop invariant more: \at(m->n_vias, Pre) <= m->n_vias && (m->n_vias >= 1 || i == \at(i, Pre));
      loop invariant topmost: \at(m->n_vias, Pre) > 0 ==> m->answerable == \at(m->answerable, Pre);
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop assigns i, m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->refusal;
      loop variant n + 1 - i; */
  while (i <= n) {
    uint32_t k = m->n_vias;
    item t = item_at(b, i, n);
    if (k >= VUAS_MAX_VIAS) {
      vuas_refuse(&m->refusal, 513, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_VIA, t.start);
      return;
    }
    bool parsed = vuas_parse_via(b, t.start, t.end, &m->via[k]);
    /*@ assert others: \forall integer j; 0 <= j < k ==> vuas_via_in(m->via[j], z); */
    /*@ assert this: vuas_via_in(m->via[k], z); */
    if (k == 0) m->answerable = parsed && t.good;
    if (!parsed || !t.good) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_VIA, t.start);
    m->n_vias = k + 1;
    i = t.next;
  }
}

void vuas_read_routes(const uint8_t *b, uint32_t i, uint32_t n, uint8_t field, vuas_span *list, uint32_t *count, vuas_refusal *r)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_places_in(list, *count, VUAS_MAX_ROUTES, z);
      loop invariant more: \at(*count, Pre) <= *count && (*count > \at(*count, Pre) || i == \at(i, Pre));
      loop invariant before: \forall integer k; 0 <= k < \at(*count, Pre) ==> list[k] == \at(list[k], Pre);
      loop invariant kept: vuas_refusal_kept(\at(*r, Pre), *r);
      loop assigns i, list[0 .. VUAS_MAX_ROUTES - 1], *count, *r;
      loop variant n + 1 - i; */
  while (i <= n) {
    uint32_t k = *count;
    item t = item_at(b, i, n);
    if (!t.good || !vuas_is_route(b, t.start, t.end)) {
      vuas_refuse(r, 400, VUAS_CAUSE_MALFORMED, field, t.start);
      return;
    }
    if (k >= VUAS_MAX_ROUTES) {
      vuas_refuse(r, 513, VUAS_CAUSE_TOO_MANY_VALUES, field, t.start);
      return;
    }
    list[k] = vuas_span_of(t.start, t.end);
    *count = k + 1;
    i = t.next;
  }
}

/* Whether [i, n) is a token: an option tag. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> i < n && \forall integer k; i <= k < n ==> vuas_token(b[k]);
*/
static bool is_tag(const uint8_t *b, uint32_t i, uint32_t n)
{
  return i < n && vuas_scan_token(b, i, n) == n;
}

void vuas_read_require(const uint8_t *b, uint32_t i, uint32_t n, vuas_span *list, uint32_t *count, bool *reliable, vuas_refusal *r)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_places_in(list, *count, VUAS_MAX_OPTION_TAGS, z);
      loop invariant more: \at(*count, Pre) <= *count && (*count > \at(*count, Pre) || i == \at(i, Pre));
      loop invariant before: \forall integer k; 0 <= k < \at(*count, Pre) ==> list[k] == \at(list[k], Pre);
      loop invariant reliable: \at(*reliable, Pre) ==> *reliable;
      loop invariant kept: vuas_refusal_kept(\at(*r, Pre), *r);
      loop assigns i, list[0 .. VUAS_MAX_OPTION_TAGS - 1], *count, *reliable, *r;
      loop variant n + 1 - i; */
  while (i <= n) {
    uint32_t k = *count;
    item t = item_at(b, i, n);
    if (!t.good || !is_tag(b, t.start, t.end)) {
      vuas_refuse(r, 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_REQUIRE, t.start);
      return;
    }
    if (k >= VUAS_MAX_OPTION_TAGS) {
      vuas_refuse(r, 513, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_REQUIRE, t.start);
      return;
    }
    if (vuas_word_is(b, t.start, t.end, VUAS_WORD_100REL)) *reliable = true;
    list[k] = vuas_span_of(t.start, t.end);
    *count = k + 1;
    i = t.next;
  }
}

void vuas_read_supported(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant reliable: \at(m->supported_100rel, Pre) ==> m->supported_100rel;
      loop invariant timer: \at(m->supported_timer, Pre) ==> m->supported_timer;
      loop assigns i, m->supported_100rel, m->supported_timer;
      loop variant n + 1 - i; */
  while (i <= n) {
    item t = item_at(b, i, n);
    if (vuas_word_is(b, t.start, t.end, VUAS_WORD_100REL)) m->supported_100rel = true;
    if (vuas_word_is(b, t.start, t.end, VUAS_WORD_TIMER)) m->supported_timer = true;
    i = t.next;
  }
}

/* One Contact value: whether it is well-formed and may stand beside those before it. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_name_addr_in(m->contact, z);
    terminates \true; exits \false; assigns m->contact, m->n_contacts, m->has_contact, m->contact_star;
    ensures in: vuas_name_addr_in(m->contact, z);
    ensures star: \old(m->contact_star) ==> m->contact_star;
    ensures more: \old(m->n_contacts) <= m->n_contacts;
    ensures first: \old(m->n_contacts) > 0 ==> m->contact == \old(m->contact) && m->has_contact == \old(m->has_contact);
    ensures found: \result ==> m->contact_star || m->n_contacts > \old(m->n_contacts);
*/
static bool read_contact(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (n - i == 1 && b[i] == '*') {
    bool alone = m->n_contacts == 0 && !m->contact_star;
    m->contact_star = true;
    return alone;
  }
  vuas_name_addr a;
  bool good = vuas_parse_name_addr(b, i, n, &a) && !m->contact_star;
  if (m->n_contacts == 0) {
    m->contact = a;
    m->has_contact = good;
  }
  if (m->n_contacts < VUAS_MAX_MESSAGE) m->n_contacts++;
  else good = false;
  return good;
}

void vuas_read_contacts(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_name_addr_in(m->contact, z);
      loop invariant star: \at(m->contact_star, Pre) ==> m->contact_star;
      loop invariant more: \at(m->n_contacts, Pre) <= m->n_contacts;
      loop invariant first: \at(m->n_contacts, Pre) > 0 ==> m->contact == \at(m->contact, Pre) && m->has_contact == \at(m->has_contact, Pre);
      loop invariant found: i == \at(i, Pre) || m->contact_star || m->n_contacts > \at(m->n_contacts, Pre) ||
        (m->request ==> m->refusal.status != 0);
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop assigns i, m->contact, m->n_contacts, m->has_contact, m->contact_star, m->refusal;
      loop variant n + 1 - i; */
  while (i <= n) {
    item t = item_at(b, i, n);
    bool good = read_contact(b, t.start, t.end, m) /*@ ghost (z) */;
    if (m->request && (!good || !t.good)) vuas_refuse(&m->refusal, 400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_CONTACT, t.start);
    i = t.next;
  }
}
