/* SPDX-License-Identifier: Apache-2.0 */
#include "lists.h"
#include "clear.h"
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

/* In proofs: what is asked of the values from i on, said of the first one and the rest. */
#define STEP(good, is, most) \
  (good(b, i, n, count) <==> count < most && vuas_item_closed(b, i, n) && \
     is(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) && good(b, vuas_item_stop(b, i, n) + 1, n, count + 1))
/*@ ghost
  /@ requires range: i <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures good: STEP(vuas_vias_good, vuas_is_via, VUAS_MAX_VIAS);
     ensures values: vuas_values(b, i, n) == 1 + vuas_values(b, vuas_item_stop(b, i, n) + 1, n);
  @/
  static void vias_step(const uint8_t *b, uint32_t i, uint32_t n, uint32_t count) {}

  /@ requires range: i <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures good: STEP(vuas_routes_good, vuas_is_route_value, VUAS_MAX_ROUTES);
     ensures values: vuas_values(b, i, n) == 1 + vuas_values(b, vuas_item_stop(b, i, n) + 1, n);
  @/
  static void routes_step(const uint8_t *b, uint32_t i, uint32_t n, uint32_t count) {}

  /@ requires range: i <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures good: STEP(vuas_require_good, vuas_is_token_value, VUAS_MAX_OPTION_TAGS);
     ensures values: vuas_values(b, i, n) == 1 + vuas_values(b, vuas_item_stop(b, i, n) + 1, n);
  @/
  static void require_step(const uint8_t *b, uint32_t i, uint32_t n, uint32_t count) {}

  /@ requires range: i <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures star: vuas_star_at(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) ==>
       vuas_addresses(b, i, n) == vuas_addresses(b, vuas_item_stop(b, i, n) + 1, n) && vuas_stars(b, i, n) == 1 &&
       (vuas_contacts_good(b, i, n, count, star) <==> vuas_item_closed(b, i, n) &&
         star == 0 && count == 0 && vuas_contacts_good(b, vuas_item_stop(b, i, n) + 1, n, count, 1));
     ensures address: !vuas_star_at(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) ==>
       vuas_addresses(b, i, n) == 1 + vuas_addresses(b, vuas_item_stop(b, i, n) + 1, n) &&
       vuas_stars(b, i, n) == vuas_stars(b, vuas_item_stop(b, i, n) + 1, n) &&
       (vuas_contacts_good(b, i, n, count, star) <==> vuas_item_closed(b, i, n) &&
         star == 0 && count < VUAS_MAX_MESSAGE &&
         vuas_is_name_addr(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) &&
         vuas_contacts_good(b, vuas_item_stop(b, i, n) + 1, n, count + 1, star));
  @/
  static void contacts_step(const uint8_t *b, uint32_t i, uint32_t n, uint32_t count, uint32_t star) {}
*/

/*@ predicate span_same{A,B}(vuas_span *s) = \at(s->off, A) == \at(s->off, B) && \at(s->len, A) == \at(s->len, B);
    predicate kinds_same{A,B}(vuas_via *v) =
      \at(v->transport, A) == \at(v->transport, B) && \at(v->host_kind, A) == \at(v->host_kind, B);
    predicate flags_same{A,B}(vuas_via *v) =
      \at(v->has_rport, A) == \at(v->has_rport, B) && \at(v->has_received, A) == \at(v->has_received, B);
*/

/* Adds [i, n) to the Via values: whether it is one. usual: only if it is one as nearly all are written. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z;
    requires in: vuas_vias_at(m, z);
    requires room: m->n_vias < VUAS_MAX_VIAS;
    terminates \true; exits \false; assigns m->via[m->n_vias], m->n_vias;
    ensures in: vuas_vias_at(m, z);
    ensures added: m->n_vias == \old(m->n_vias) + (!usual || \result ? 1 : 0);
    ensures sound: \result ==> vuas_is_via{Pre}(b, i, n);
    ensures complete: !usual && vuas_is_via{Pre}(b, i, n) ==> \result;
    ensures alone: usual && \result ==> vuas_via_alone{Pre}(b, i, n) && vuas_via_begins{Pre}(b, i, n);
    ensures back: !usual ==> (m->via[\old(m->n_vias)].transport_text.len > 0 &&
      m->via[\old(m->n_vias)].host_kind != VUAS_HOST_NONE <==> vuas_via_begins{Pre}(b, i, n));
*/
static bool add_via(const uint8_t *b, uint32_t i, uint32_t n, bool usual, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  uint32_t k = m->n_vias;
  bool parsed = usual ? vuas_take_usual_via(b, i, n, &m->via[k]) : vuas_take_via(b, i, n, &m->via[k]);
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
  if (usual && !parsed) {
    /*@ assert count: m->n_vias == k && k <= VUAS_MAX_VIAS; */
    /*@ assert stay: vuas_vias_at(m, z); */
    return false;
  }
  /*@ assert this: vuas_via_at(&m->via[k], z); */
  m->n_vias = k + 1;
  /*@ assert longer: vuas_vias_at(m, z); */
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
    ensures answerable: \old(m->n_vias) == 0 ==> (m->answerable <==> closed && vuas_via_begins{Pre}(b, i, n));
    ensures open: !closed ==> m->refusal.status != 0;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && closed && vuas_is_via{Pre}(b, i, n);
*/
static void read_via(const uint8_t *b, uint32_t i, uint32_t n, bool closed, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  bool topmost = m->n_vias == 0;
  bool good = add_via(b, i, n, false, m) /*@ ghost (z) */ && closed;
  /* malformed parameters: a response still finds its way */
  if (topmost) m->answerable = closed && m->via[0].transport_text.len > 0 && m->via[0].host_kind != VUAS_HOST_NONE;
  if (!good) refuse(400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_VIA, i, m);
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires alone: vuas_via_alone(b, i, n);
     terminates \true; exits \false; assigns \nothing;
     ensures stop: vuas_item_stop(b, i, n) == n;
     ensures place: vuas_item_start(b, i, n) == i && vuas_item_end(b, i, n) == n;
     ensures closed: vuas_item_closed(b, i, n);
  @/
  static void one_via(const uint8_t *b, uint32_t i, uint32_t n)
  {
    uint32_t k = n;
    /@ loop invariant range: i <= k <= n;
       loop invariant stop: vuas_comma_at(b, k, n, 0) == n;
       loop assigns k;
       loop variant k;
    @/
    while (k > i) k--;
    /@ assert begin: vuas_lws_end(b, i, n) == i; @/
  }
*/

/* The one Via value of a row as nearly all are written: whether it is so; else nothing is added. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z;
    requires in: vuas_vias_at(m, z);
    terminates \true; exits \false; assigns m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable;
    ensures in: vuas_vias_at(m, z);
    ensures added: m->n_vias == \old(m->n_vias) + (\result ? 1 : 0);
    ensures topmost: \old(m->n_vias) > 0 || !\result ==> m->answerable == \old(m->answerable);
    ensures answerable: \old(m->n_vias) == 0 && \result ==> m->answerable && vuas_via_begins{Pre}(b, i, n);
    ensures room: \result ==> \old(m->n_vias) < VUAS_MAX_VIAS;
    ensures meaning: \result ==> vuas_is_via{Pre}(b, i, n) && vuas_via_alone{Pre}(b, i, n);
*/
static bool read_usual_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  if (m->n_vias >= VUAS_MAX_VIAS || !add_via(b, i, n, true, m) /*@ ghost (z) */) return false;
  if (m->n_vias == 1) m->answerable = true;
  return true;
}

#define WAY_BACK(b, i, n) \
  (vuas_item_closed{Pre}(b, i, n) && \
   vuas_via_begins{Pre}(b, vuas_item_start{Pre}(b, i, n), vuas_item_end{Pre}(b, i, n)))

void vuas_read_vias(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n + 1;
      loop invariant in: vuas_vias_at(m, z);
      loop invariant more: \at(m->n_vias, Pre) <= m->n_vias && (m->n_vias >= 1 || i == \at(i, Pre));
      loop invariant topmost: \at(m->n_vias, Pre) > 0 ==> m->answerable == \at(m->answerable, Pre);
      loop invariant way: \at(m->n_vias, Pre) == 0 && i > \at(i, Pre) ==>
        (m->answerable <==> WAY_BACK(b, \at(i, Pre), n)) && m->n_vias > 0;
      loop invariant kept: vuas_refusal_kept(\at(m->refusal, Pre), m->refusal);
      loop invariant verdict: m->refusal.status == 0 && vuas_vias_good{Pre}(b, i, n, m->n_vias) <==>
        \at(m->refusal.status, Pre) == 0 && vuas_vias_good{Pre}(b, \at(i, Pre), n, \at(m->n_vias, Pre));
      loop invariant count: m->n_vias + vuas_values{Pre}(b, i, n) ==
        \at(m->n_vias, Pre) + vuas_values{Pre}(b, \at(i, Pre), n);
      loop assigns i, m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->refusal;
      loop variant n + 1 - i; */
  while (i <= n) {
    /*@ ghost vias_step(b, i, n, m->n_vias); */
    if (read_usual_via(b, i, n, m) /*@ ghost (z) */) {
      /*@ ghost one_via(b, i, n); */
      /*@ assert one: vuas_item_stop{Pre}(b, i, n) == n && vuas_item_start{Pre}(b, i, n) == i &&
            vuas_item_end{Pre}(b, i, n) == n && vuas_item_closed{Pre}(b, i, n); */
      /*@ assert way: \at(m->n_vias, Pre) == 0 && i == \at(i, Pre) ==>
            m->answerable && WAY_BACK(b, \at(i, Pre), n); */
      return;
    }
    vuas_item t = vuas_item_at(b, i, n);
    if (m->n_vias >= VUAS_MAX_VIAS) {
      refuse(513, VUAS_CAUSE_TOO_MANY_VALUES, VUAS_FIELD_VIA, t.start, m);
      return;
    }
    read_via(b, t.start, t.end, t.good, m) /*@ ghost (z) */;
    /*@ assert way: \at(m->n_vias, Pre) == 0 && i == \at(i, Pre) ==>
          (m->answerable <==> WAY_BACK(b, \at(i, Pre), n)); */
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

/* One value of Route or Record-Route: whether it is added. */
/*@ requires octets: vuas_octets(b, n);
    requires range: t.start <= t.end <= n <= z <= VUAS_MAX_MESSAGE;
    requires out: \valid(list + (0 .. VUAS_MAX_ROUTES - 1)) && \valid(count) && \valid(r);
    requires apart: \separated(list + (0 .. VUAS_MAX_ROUTES - 1), count, r, b + (0 .. n - 1));
    requires in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    terminates \true; exits \false; assigns list[0 .. VUAS_MAX_ROUTES - 1], *count, *r;
    ensures in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    ensures before: places_same{Pre,Here}(list, \old(*count));
    ensures meaning: \result <==>
      \old(*count) < VUAS_MAX_ROUTES && t.good && vuas_is_route_value{Pre}(b, t.start, t.end);
    ensures added: *count == \old(*count) + (\result ? 1 : 0);
    ensures refused: !\result ==> r->status != 0;
    ensures taken: \result ==> r->status == \old(r->status);
    ensures kept: vuas_refusal_kept(\old(*r), *r);
*/
static bool read_route(const uint8_t *b, vuas_item t, uint16_t field, vuas_span *list, uint32_t *count,
  vuas_refusal *r)
  /*@ ghost (uint32_t n, uint32_t z) */
{
  bool good = t.good && vuas_is_route(b, t.start, t.end);
  if (good && *count < VUAS_MAX_ROUTES) {
    add_place(t.start, t.end, list, count) /*@ ghost (VUAS_MAX_ROUTES, z) */;
    return true;
  }
  refuse_value(good ? 513 : 400, good ? VUAS_CAUSE_TOO_MANY_VALUES : VUAS_CAUSE_MALFORMED, field, t.start, r)
    /*@ ghost (list, *count, VUAS_MAX_ROUTES, z) */;
  return false;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= s <= i + 1 && e <= n;
     requires space: i < s ==> b[i] == ' ';
     requires bracket: vuas_one_bracket(b, s, e);
     requires end: e == n || b[e] == ',';
     terminates \true; exits \false; assigns \nothing;
     ensures stop: vuas_item_stop(b, i, n) == e;
     ensures place: vuas_item_start(b, i, n) == s && vuas_item_end(b, i, n) == e;
     ensures closed: vuas_item_closed(b, i, n);
  @/
  static void one_route(const uint8_t *b, uint32_t i, uint32_t s, uint32_t e, uint32_t n)
  {
    uint32_t k = e - 1;
    /@ assert outside: vuas_comma_at(b, e, n, 0) == e; @/
    /@ loop invariant range: s < k <= e - 1;
       loop invariant stop: vuas_comma_at(b, k, n, 1) == e;
       loop assigns k;
       loop variant k;
    @/
    while (k > s + 1) k--;
    /@ assert bracket: vuas_comma_at(b, s, n, 0) == e; @/
    /@ assert stop: vuas_comma_at(b, i, n, 0) == e; @/
    /@ assert begin: vuas_lws_end(b, s, e) == s; @/
  }
*/

/* The value of Route or Record-Route at i if it is one as nearly all are written: it is added, and the place of the
   next one returned; else 0. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires out: \valid(list + (0 .. VUAS_MAX_ROUTES - 1)) && \valid(count);
    requires apart: \separated(list + (0 .. VUAS_MAX_ROUTES - 1), count, b + (0 .. n - 1));
    requires in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    terminates \true; exits \false; assigns list[0 .. VUAS_MAX_ROUTES - 1], *count;
    ensures in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    ensures before: places_same{Pre,Here}(list, \old(*count));
    ensures added: *count == \old(*count) + (\result > 0 ? 1 : 0);
    ensures next: \result > 0 ==> i < \result <= n + 1 && \result == vuas_item_stop{Pre}(b, i, n) + 1;
    ensures meaning: \result > 0 ==> \old(*count) < VUAS_MAX_ROUTES && vuas_item_closed{Pre}(b, i, n) &&
      vuas_is_route_value{Pre}(b, vuas_item_start{Pre}(b, i, n), vuas_item_end{Pre}(b, i, n));
*/
static uint32_t usual_route(const uint8_t *b, uint32_t i, uint32_t n, vuas_span *list, uint32_t *count)
  /*@ ghost (uint32_t z) */
{
  uint32_t s = i < n && b[i] == ' ' ? i + 1 : i;
  uint32_t e = *count < VUAS_MAX_ROUTES ? vuas_usual_route_end(b, s, n) : 0;
  if (e == 0) return 0;
  /*@ ghost one_route(b, i, s, e, n); */
  add_place(s, e, list, count) /*@ ghost (VUAS_MAX_ROUTES, z) */;
  return e + 1;
}

/* The value of Route or Record-Route at i: it is added, and the place of the next one returned; 0 if it is refused. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires out: \valid(list + (0 .. VUAS_MAX_ROUTES - 1)) && \valid(count) && \valid(r);
    requires apart: \separated(list + (0 .. VUAS_MAX_ROUTES - 1), count, r, b + (0 .. n - 1));
    requires in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    requires field: field <= VUAS_FIELD_LAST;
    terminates \true; exits \false; assigns list[0 .. VUAS_MAX_ROUTES - 1], *count, *r;
    ensures in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    ensures before: places_same{Pre,Here}(list, \old(*count));
    ensures meaning: \result > 0 <==> \old(*count) < VUAS_MAX_ROUTES && vuas_item_closed{Pre}(b, i, n) &&
      vuas_is_route_value{Pre}(b, vuas_item_start{Pre}(b, i, n), vuas_item_end{Pre}(b, i, n));
    ensures next: \result > 0 ==> i < \result <= n + 1 && \result == vuas_item_stop{Pre}(b, i, n) + 1;
    ensures added: *count == \old(*count) + (\result > 0 ? 1 : 0);
    ensures refused: \result == 0 ==> r->status != 0;
    ensures taken: \result > 0 ==> r->status == \old(r->status);
    ensures kept: vuas_refusal_kept(\old(*r), *r);
*/
static uint32_t take_route(const uint8_t *b, uint32_t i, uint32_t n, uint16_t field, vuas_span *list, uint32_t *count,
  vuas_refusal *r)
  /*@ ghost (uint32_t z) */
{
  uint32_t next = usual_route(b, i, n, list, count) /*@ ghost (z) */;
  if (next > 0) return next;
  vuas_item t = vuas_item_at(b, i, n);
  return read_route(b, t, field, list, count, r) /*@ ghost (n, z) */ ? t.next : 0;
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
      loop invariant verdict: r->status == 0 && vuas_routes_good{Pre}(b, i, n, *count) <==>
        \at(r->status, Pre) == 0 && vuas_routes_good{Pre}(b, \at(i, Pre), n, \at(*count, Pre));
      loop invariant count: *count + vuas_values{Pre}(b, i, n) ==
        \at(*count, Pre) + vuas_values{Pre}(b, \at(i, Pre), n);
      loop assigns i, list[0 .. VUAS_MAX_ROUTES - 1], *count, *r;
      loop variant n + 1 - i; */
  while (i <= n) {
    /*@ ghost routes_step(b, i, n, *count); */
    /*@ assert good: vuas_routes_good{Pre}(b, i, n, *count) <==> *count < VUAS_MAX_ROUTES &&
          vuas_item_closed{Pre}(b, i, n) &&
          vuas_is_route_value{Pre}(b, vuas_item_start{Pre}(b, i, n), vuas_item_end{Pre}(b, i, n)) &&
          vuas_routes_good{Pre}(b, vuas_item_stop{Pre}(b, i, n) + 1, n, *count + 1); */
    /*@ assert values: vuas_values{Pre}(b, i, n) == 1 + vuas_values{Pre}(b, vuas_item_stop{Pre}(b, i, n) + 1, n); */
    uint32_t next = take_route(b, i, n, field, list, count, r) /*@ ghost (z) */;
    if (next == 0) return;
    /*@ assert next: next == vuas_item_stop{Pre}(b, i, n) + 1; */
    i = next;
  }
}

/* One option tag: whether it is added. */
/*@ requires octets: vuas_octets(b, n);
    requires range: t.start <= t.end <= n <= z <= VUAS_MAX_MESSAGE;
    requires out: \valid(list + (0 .. VUAS_MAX_OPTION_TAGS - 1)) && \valid(count) && \valid(r);
    requires apart: \separated(list + (0 .. VUAS_MAX_OPTION_TAGS - 1), count, r, b + (0 .. n - 1));
    requires in: vuas_places_at(list, *count, VUAS_MAX_OPTION_TAGS, z);
    terminates \true; exits \false; assigns list[0 .. VUAS_MAX_OPTION_TAGS - 1], *count, *r;
    ensures in: vuas_places_at(list, *count, VUAS_MAX_OPTION_TAGS, z);
    ensures before: places_same{Pre,Here}(list, \old(*count));
    ensures meaning: \result <==>
      \old(*count) < VUAS_MAX_OPTION_TAGS && t.good && vuas_is_token_value{Pre}(b, t.start, t.end);
    ensures added: *count == \old(*count) + (\result ? 1 : 0);
    ensures place: \result ==> list[\old(*count)].off == t.start && list[\old(*count)].len == t.end - t.start;
    ensures refused: !\result ==> r->status != 0;
    ensures taken: \result ==> r->status == \old(r->status);
    ensures kept: vuas_refusal_kept(\old(*r), *r);
*/
static bool read_tag(const uint8_t *b, vuas_item t, vuas_span *list, uint32_t *count, vuas_refusal *r)
  /*@ ghost (uint32_t n, uint32_t z) */
{
  bool good = t.good && vuas_parse_token(b, t.start, t.end);
  if (good && *count < VUAS_MAX_OPTION_TAGS) {
    add_place(t.start, t.end, list, count) /*@ ghost (VUAS_MAX_OPTION_TAGS, z) */;
    return true;
  }
  refuse_value(good ? 513 : 400, good ? VUAS_CAUSE_TOO_MANY_VALUES : VUAS_CAUSE_MALFORMED, VUAS_FIELD_REQUIRE, t.start,
    r) /*@ ghost (list, *count, VUAS_MAX_OPTION_TAGS, z) */;
  return false;
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
      loop invariant verdict: r->status == 0 && vuas_require_good{Pre}(b, i, n, *count) <==>
        \at(r->status, Pre) == 0 && vuas_require_good{Pre}(b, \at(i, Pre), n, \at(*count, Pre));
      loop invariant count: *count + vuas_values{Pre}(b, i, n) ==
        \at(*count, Pre) + vuas_values{Pre}(b, \at(i, Pre), n);
      loop assigns i, list[0 .. VUAS_MAX_OPTION_TAGS - 1], *count, *reliable, *r;
      loop variant n + 1 - i; */
  while (i <= n) {
    vuas_item t = vuas_item_at(b, i, n);
    /*@ ghost require_step(b, i, n, *count); */
    if (!read_tag(b, t, list, count, r) /*@ ghost (n, z) */) return;
    if (vuas_word_is(b, t.start, t.end, VUAS_WORD_100REL)) *reliable = true;
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

/* The first address: whether it is one and no star stands before it. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns m->contact, m->n_contacts, m->has_contact;
    ensures in: vuas_name_addr_at(&m->contact, z);
    ensures count: m->n_contacts == 1;
    ensures star: m->contact_star <==> \old(m->contact_star);
    ensures meaning: \result <==> !\old(m->contact_star) && vuas_is_name_addr{Pre}(b, i, n);
    ensures has: m->has_contact <==> \result;
*/
static bool first_contact(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  bool good = vuas_take_name_addr(b, i, n, &m->contact);
  if (m->contact_star) good = false;
  m->has_contact = good;
  m->n_contacts = 1;
  /*@ ghost vuas_open_addr(&m->contact, n, z); */
  return good;
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
    ensures star_good: vuas_star_at{Pre}(b, i, n) ==>
      (\result <==> \old(m->n_contacts) == 0 && !\old(m->contact_star));
    ensures address_good: !vuas_star_at{Pre}(b, i, n) ==>
      (\result <==> !\old(m->contact_star) && \old(m->n_contacts) < VUAS_MAX_MESSAGE &&
       vuas_is_name_addr{Pre}(b, i, n));
    ensures stars: m->contact_star <==> \old(m->contact_star) || vuas_star_at{Pre}(b, i, n);
    ensures count: \result ==> m->n_contacts == \old(m->n_contacts) + (vuas_star_at{Pre}(b, i, n) ? 0 : 1);
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
  if (m->n_contacts == 0) return first_contact(b, i, n, m) /*@ ghost (z) */;
  bool good = is_address(b, i, n) && !m->contact_star;
  m->n_contacts++;
  return good;
}

/* One Contact value; closed: its quotes and brackets are. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_name_addr_at(&m->contact, z);
    terminates \true; exits \false;
    assigns m->contact, m->n_contacts, m->has_contact, m->contact_star, m->refusal;
    ensures in: vuas_name_addr_at(&m->contact, z);
    ensures more: \old(m->n_contacts) <= m->n_contacts;
    ensures first: \old(m->n_contacts) > 0 ==> vuas_contact_same{Pre,Here}(m);
    ensures found: m->request && m->refusal.status == 0 ==>
      m->contact_star || m->n_contacts > \old(m->n_contacts);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures stars: m->contact_star <==> \old(m->contact_star) || vuas_star_at{Pre}(b, i, n);
    ensures star_good: m->request && vuas_star_at{Pre}(b, i, n) ==> (m->refusal.status == 0 <==>
      \old(m->refusal.status) == 0 && closed && \old(m->n_contacts) == 0 && !\old(m->contact_star));
    ensures address_good: m->request && !vuas_star_at{Pre}(b, i, n) ==> (m->refusal.status == 0 <==>
      \old(m->refusal.status) == 0 && closed && !\old(m->contact_star) && \old(m->n_contacts) < VUAS_MAX_MESSAGE &&
      vuas_is_name_addr{Pre}(b, i, n));
    ensures response: !m->request ==> m->refusal.status == \old(m->refusal.status);
    ensures count: m->request && m->refusal.status == 0 ==>
      m->n_contacts == \old(m->n_contacts) + (vuas_star_at{Pre}(b, i, n) ? 0 : 1);
*/
static void judge_contact(const uint8_t *b, uint32_t i, uint32_t n, bool closed, vuas_message *m)
  /*@ ghost (uint32_t z) */
{
  bool good = read_contact(b, i, n, m) /*@ ghost (z) */ && closed;
  if (m->request && !good) refuse(400, VUAS_CAUSE_MALFORMED, VUAS_FIELD_CONTACT, i, m);
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
      loop invariant verdict: m->request ==>
        (m->refusal.status == 0 && vuas_contacts_good{Pre}(b, i, n, m->n_contacts, m->contact_star ? 1 : 0) <==>
         \at(m->refusal.status, Pre) == 0 && vuas_contacts_good{Pre}(b, \at(i, Pre), n, \at(m->n_contacts, Pre),
           \at(m->contact_star, Pre) ? 1 : 0));
      loop invariant response: !m->request ==> m->refusal.status == \at(m->refusal.status, Pre);
      loop invariant count: m->request && m->refusal.status == 0 ==> m->n_contacts + vuas_addresses{Pre}(b, i, n) ==
        \at(m->n_contacts, Pre) + vuas_addresses{Pre}(b, \at(i, Pre), n);
      loop invariant stars: m->contact_star || vuas_stars{Pre}(b, i, n) == 1 <==>
        \at(m->contact_star, Pre) || vuas_stars{Pre}(b, \at(i, Pre), n) == 1;
      loop assigns i, m->contact, m->n_contacts, m->has_contact, m->contact_star, m->refusal;
      loop variant n + 1 - i; */
  while (i <= n) {
    vuas_item t = vuas_item_at(b, i, n);
    /*@ ghost contacts_step(b, i, n, m->n_contacts, m->contact_star ? 1 : 0); */
    judge_contact(b, t.start, t.end, t.good, m) /*@ ghost (z) */;
    i = t.next;
  }
}
