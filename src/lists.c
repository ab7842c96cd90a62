/* SPDX-License-Identifier: Apache-2.0 */
#include "lists.h"
#include "field.h"
#include "item.h"
#include "take.h"
#include "value.h"

/* Refuses a message, its places being as they were. */
/*@ requires message: \valid(m);
    requires status: 400 <= status <= 699;
    requires cause: cause <= VUAS_CAUSE_CONTENT_TYPE;
    requires place: i <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns m->refusal;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures refused: m->refusal.status != 0;
    ensures vias: \forall integer z; vuas_vias_at{Pre}(m, z) ==> vuas_vias_at(m, z);
    ensures same: vuas_contact_same{Pre,Here}(m);
    ensures contact: \forall integer z; vuas_name_addr_at{Pre}(&m->contact, z) ==> vuas_name_addr_at(&m->contact, z);
*/
static void refuse(uint16_t status, vuas_cause cause, uint16_t field, uint32_t i, vuas_message *m)
{
  vuas_refuse(&m->refusal, status, cause, field, i);
}

/*@ predicate span_same{A,B}(vuas_span *s) = \at(s->off, A) == \at(s->off, B) && \at(s->len, A) == \at(s->len, B);
    predicate kinds_same{A,B}(vuas_via *v) =
      \at(v->transport, A) == \at(v->transport, B) && \at(v->host_kind, A) == \at(v->host_kind, B);
    predicate flags_same{A,B}(vuas_via *v) =
      \at(v->has_rport, A) == \at(v->has_rport, B) && \at(v->has_received, A) == \at(v->has_received, B);
*/

/* Adds [i, n) to the Via values: whether it is one. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z;
    requires in: vuas_vias_at(m, z);
    requires room: m->n_vias < VUAS_MAX_VIAS;
    terminates \true; exits \false; assigns m->via[m->n_vias], m->n_vias;
    ensures in: vuas_vias_at(m, z);
    ensures added: m->n_vias == \old(m->n_vias) + 1;
    ensures value: m->via[\old(m->n_vias)].value.off == i && m->via[\old(m->n_vias)].value.len == n - i;
*/
static bool add_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  uint32_t k = m->n_vias;
  bool parsed = vuas_take_via(b, i, n, &m->via[k]);
  /*@ assert kinds: \forall integer j; 0 <= j < k ==> kinds_same{Pre,Here}(&m->via[j]); */
  /*@ assert flags: \forall integer j; 0 <= j < k ==> flags_same{Pre,Here}(&m->via[j]); */
  /*@ assert value: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].value); */
  /*@ assert transport_text: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].transport_text); */
  /*@ assert host: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].host); */
  /*@ assert branch: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].branch); */
  /*@ assert received: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].received); */
  /*@ assert maddr: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].maddr); */
  /*@ assert rport_param: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].rport_param); */
  /*@ assert received_param: \forall integer j; 0 <= j < k ==> span_same{Pre,Here}(&m->via[j].received_param); */
  /*@ assert others: \forall integer j; 0 <= j < k ==> vuas_via_at(&m->via[j], z); */
  /*@ assert this: vuas_via_at(&m->via[k], z); */
  m->n_vias = k + 1;
  return parsed;
}

/* One Via value; closed: its quotes and brackets are. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z;
    requires in: vuas_vias_at(m, z);
    requires room: m->n_vias < VUAS_MAX_VIAS;
    terminates \true; exits \false; assigns m->via[m->n_vias], m->n_vias, m->answerable, m->refusal;
    ensures in: vuas_vias_at(m, z);
    ensures added: m->n_vias == \old(m->n_vias) + 1;
    ensures topmost: \old(m->n_vias) > 0 ==> m->answerable == \old(m->answerable);
    ensures answerable: \old(m->n_vias) == 0 && m->refusal.status == 0 ==> m->answerable;
    ensures open: !closed ==> m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
*/
static void read_via(const uint8_t *b, uint32_t i, uint32_t n, bool closed, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  bool topmost = m->n_vias == 0;
  bool good = add_via(b, i, n, m) /*@ ghost (z) */ && closed;
  if (topmost) m->answerable = good;
  if (!good) refuse(400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_VIA, i, m);
}

void vuas_read_vias(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_vias_at(m, z);
      loop invariant more: \at(m->n_vias, Pre) <= m->n_vias && (m->n_vias >= 1 || i == \at(i, Pre));
      loop invariant topmost: \at(m->n_vias, Pre) > 0 ==> m->answerable == \at(m->answerable, Pre);
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop assigns i, m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->refusal;
      loop variant n + 1 - i; */
  while (i <= n) {
    vuas_item t = vuas_item_at(b, i, n);
    if (m->n_vias >= VUAS_MAX_VIAS) {
      refuse(513, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_VIA, t.start, m);
      return;
    }
    read_via(b, t.start, t.end, t.good, m) /*@ ghost (z) */;
    i = t.next;
  }
}

/*@ // the places of a list, count of them, stay what they were
    predicate places_same{A,B}(vuas_span *list, integer count) =
      \forall integer k; 0 <= k < count ==>
        \at(list[k].off, A) == \at(list[k].off, B) && \at(list[k].len, A) == \at(list[k].len, B);
*/

/* Adds [i, e) to a list with room for max places. */
/*@ requires range: i <= e <= z && e <= VUAS_MAX_MESSAGE;
    requires out: \valid(list + (0 .. max - 1)) && \valid(count) && \separated(list + (0 .. max - 1), count);
    requires in: vuas_places_at(list, *count, max, z);
    requires room: *count < max;
    terminates \true; exits \false; assigns list[*count], *count;
    ensures in: vuas_places_at(list, *count, max, z);
    ensures added: *count == \old(*count) + 1;
    ensures place: list[\old(*count)].off == i && list[\old(*count)].len == e - i;
    ensures before: places_same{Pre,Here}(list, \old(*count));
*/
static void add_place(uint32_t i, uint32_t e, vuas_span *list, uint32_t *count)
  /*@ ghost (uint32_t max, uint32_t z) */
{
  uint32_t k = *count;
  list[k] = vuas_span_of(i, e);
  /*@ assert before: places_same{Pre,Here}(list, k); */
  /*@ assert place: list[k].off + list[k].len <= z; */
  *count = k + 1;
}

/* Refuses a value of a list, whose places stay as they were. */
/*@ requires out: \valid(r) && \valid_read(list + (0 .. max - 1)) && \separated(list + (0 .. max - 1), r);
    requires status: 400 <= status <= 699;
    requires cause: cause <= VUAS_CAUSE_CONTENT_TYPE;
    requires place: i <= VUAS_MAX_MESSAGE;
    requires in: vuas_places_at(list, count, max, z);
    terminates \true; exits \false; assigns *r;
    ensures kept: vuas_refusal_kept(\old(*r), *r);
    ensures refused: r->status != 0;
    ensures in: vuas_places_at(list, count, max, z);
    ensures before: places_same{Pre,Here}(list, count);
*/
static void refuse_value(uint16_t status, vuas_cause cause, uint16_t field, uint32_t i, vuas_refusal *r)
  /*@ ghost (const vuas_span *list, uint32_t count, uint32_t max, uint32_t z) */
{
  vuas_refuse(r, status, cause, field, i);
  /*@ assert before: places_same{Pre,Here}(list, count); */
}

void vuas_read_routes(const uint8_t *b, uint32_t i, uint32_t n, uint16_t field, vuas_span *list, uint32_t *count,
  vuas_refusal *r)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
      loop invariant more: \at(*count, Pre) <= *count && (*count > \at(*count, Pre) || i == \at(i, Pre));
      loop invariant before: places_same{Pre,Here}(list, \at(*count, Pre));
      loop invariant kept: vuas_refusal_kept(\at(*r, Pre), *r);
      loop assigns i, list[0 .. VUAS_MAX_ROUTES - 1], *count, *r;
      loop variant n + 1 - i; */
  while (i <= n) {
    vuas_item t = vuas_item_at(b, i, n);
    if (!t.good || !vuas_is_route(b, t.start, t.end)) {
      refuse_value(400, VUAS_CAUSE_MALFORMED, field, t.start, r) /*@ ghost (list, *count, VUAS_MAX_ROUTES, z) */;
      return;
    }
    if (*count >= VUAS_MAX_ROUTES) {
      refuse_value(513, VUAS_CAUSE_TOO_MANY_VALUES, field, t.start, r) /*@ ghost (list, *count, VUAS_MAX_ROUTES, z) */;
      return;
    }
    add_place(t.start, t.end, list, count) /*@ ghost (VUAS_MAX_ROUTES, z) */;
    i = t.next;
  }
}

void vuas_read_require(const uint8_t *b, uint32_t i, uint32_t n, vuas_span *list, uint32_t *count, bool *reliable,
  vuas_refusal *r)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_places_at(list, *count, VUAS_MAX_OPTION_TAGS, z);
      loop invariant more: \at(*count, Pre) <= *count && (*count > \at(*count, Pre) || i == \at(i, Pre));
      loop invariant before: places_same{Pre,Here}(list, \at(*count, Pre));
      loop invariant tags: vuas_tags{Pre,Here}(b, list, \at(*count, Pre), *count);
      loop invariant reliable: \at(*reliable, Pre) ==> *reliable;
      loop invariant kept: vuas_refusal_kept(\at(*r, Pre), *r);
      loop assigns i, list[0 .. VUAS_MAX_OPTION_TAGS - 1], *count, *reliable, *r;
      loop variant n + 1 - i; */
  while (i <= n) {
    vuas_item t = vuas_item_at(b, i, n);
    if (!t.good || !vuas_parse_token(b, t.start, t.end)) {
      refuse_value(400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_REQUIRE, t.start, r)
        /*@ ghost (list, *count, VUAS_MAX_OPTION_TAGS, z) */;
      return;
    }
    if (*count >= VUAS_MAX_OPTION_TAGS) {
      refuse_value(513, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_REQUIRE, t.start, r)
        /*@ ghost (list, *count, VUAS_MAX_OPTION_TAGS, z) */;
      return;
    }
    if (vuas_word_is(b, t.start, t.end, VUAS_WORD_100REL)) *reliable = true;
    add_place(t.start, t.end, list, count) /*@ ghost (VUAS_MAX_OPTION_TAGS, z) */;
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
    vuas_item t = vuas_item_at(b, i, n);
    if (vuas_word_is(b, t.start, t.end, VUAS_WORD_100REL)) m->supported_100rel = true;
    if (vuas_word_is(b, t.start, t.end, VUAS_WORD_TIMER)) m->supported_timer = true;
    i = t.next;
  }
}

/* Whether [i, n) is an address. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_name_addr(b, i, n);
*/
static bool is_address(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_name_addr a;
  return vuas_parse_name_addr(b, i, n, &a);
}

/* One Contact value: whether it is well-formed and may stand beside those before it. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_name_addr_at(&m->contact, z);
    terminates \true; exits \false; assigns m->contact, m->n_contacts, m->has_contact, m->contact_star;
    ensures in: vuas_name_addr_at(&m->contact, z);
    ensures star: \old(m->contact_star) ==> m->contact_star;
    ensures more: \old(m->n_contacts) <= m->n_contacts;
    ensures first: \old(m->n_contacts) > 0 ==> vuas_contact_same{Pre,Here}(m);
    ensures found: \result ==> m->contact_star || m->n_contacts > \old(m->n_contacts);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
*/
static bool read_contact(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (n - i == 1 && b[i] == '*') {
    bool alone = m->n_contacts == 0 && !m->contact_star;
    m->contact_star = true;
    return alone;
  }
  if (m->n_contacts >= VUAS_MAX_MESSAGE) return false;
  if (m->n_contacts > 0) {
    m->n_contacts++;
    return is_address(b, i, n) && !m->contact_star;
  }
  m->has_contact = vuas_take_name_addr(b, i, n, &m->contact) && !m->contact_star;
  m->n_contacts = 1;
  return m->has_contact;
}

void vuas_read_contacts(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_name_addr_at(&m->contact, z);
      loop invariant star: \at(m->contact_star, Pre) ==> m->contact_star;
      loop invariant more: \at(m->n_contacts, Pre) <= m->n_contacts;
      loop invariant first: \at(m->n_contacts, Pre) > 0 ==> vuas_contact_same{Pre,Here}(m);
      loop invariant found: i == \at(i, Pre) || m->contact_star || m->n_contacts > \at(m->n_contacts, Pre) ||
        (m->request ==> m->refusal.status != 0);
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop assigns i, m->contact, m->n_contacts, m->has_contact, m->contact_star, m->refusal;
      loop variant n + 1 - i; */
  while (i <= n) {
    vuas_item t = vuas_item_at(b, i, n);
    bool good = read_contact(b, t.start, t.end, m) /*@ ghost (z) */;
    if (m->request && (!good || !t.good)) refuse(400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_CONTACT, t.start, m);
    i = t.next;
  }
}
