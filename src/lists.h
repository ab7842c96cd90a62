/* SPDX-License-Identifier: Apache-2.0 */
/* Fields whose values are lists, over commas and over rows (RFC 3261 7.3.1). [i, n) is one row's value. */
#ifndef VUAS_LISTS_H
#define VUAS_LISTS_H

#include "../spec/parts.h"
#include "../spec/verdict.h"
#include "refuse.h"

/* Adds the Via values of a row. A malformed one is refused but kept, so that a response can carry it; the topmost one
   tells whether a response can find its way: answerable, if protocol and sent-by are well-formed. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_vias_at(m, z);
    terminates \true; exits \false;
    assigns m->via[0 .. VUAS_MAX_VIAS - 1], m->n_vias, m->answerable, m->refusal;
    ensures in: vuas_vias_at(m, z);
    ensures more: \old(m->n_vias) <= m->n_vias && m->n_vias >= 1;
    ensures topmost: \old(m->n_vias) > 0 ==> m->answerable == \old(m->answerable);
    ensures way: \old(m->n_vias) == 0 ==> (m->answerable <==> vuas_item_closed{Pre}(b, i, n) &&
      vuas_via_begins{Pre}(b, vuas_item_start{Pre}(b, i, n), vuas_item_end{Pre}(b, i, n)));
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==>
      \old(m->refusal.status) == 0 && vuas_vias_good{Pre}(b, i, n, \old(m->n_vias));
    ensures count: m->refusal.status == 0 ==> m->n_vias == \old(m->n_vias) + vuas_values{Pre}(b, i, n);
*/
void vuas_read_vias(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */;

/* Adds the values of a Route or Record-Route row to a list of *count. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires out: \valid(list + (0 .. VUAS_MAX_ROUTES - 1)) && \valid(count) && \valid(r);
    requires apart: \separated(list + (0 .. VUAS_MAX_ROUTES - 1), count, r, b + (0 .. n - 1));
    requires in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    requires field: field <= VUAS_FIELD_LAST;
    terminates \true; exits \false;
    assigns list[0 .. VUAS_MAX_ROUTES - 1], *count, *r;
    ensures in: vuas_places_at(list, *count, VUAS_MAX_ROUTES, z);
    ensures more: \old(*count) <= *count;
    ensures added: r->status == 0 ==> *count > \old(*count);
    ensures before: \forall integer k; 0 <= k < \old(*count) ==>
      list[k].off == \old(list[k].off) && list[k].len == \old(list[k].len);
    ensures kept: vuas_refusal_kept(\old(*r), *r);
    ensures verdict: r->status == 0 <==> \old(r->status) == 0 && vuas_routes_good{Pre}(b, i, n, \old(*count));
    ensures count: r->status == 0 ==> *count == \old(*count) + vuas_values{Pre}(b, i, n);
*/
void vuas_read_routes(const uint8_t *b, uint32_t i, uint32_t n, uint16_t field, vuas_span *list, uint32_t *count,
  vuas_refusal *r)
  /*@ ghost (uint32_t z) */;

/*@ // the places from .. to - 1 of the list are tokens of the octets B
    predicate vuas_tags{B,L}(uint8_t *b, vuas_span *list, integer from, integer to) =
      \forall integer k; from <= k < to ==> \at(list[k].len, L) > 0 &&
        \forall integer j; \at(list[k].off, L) <= j < \at(list[k].off + list[k].len, L) ==> vuas_token(\at(b[j], B));
*/
/* Adds the option tags of a Require row (RFC 3261 20.32). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires out: \valid(list + (0 .. VUAS_MAX_OPTION_TAGS - 1)) && \valid(count) && \valid(reliable) && \valid(r);
    requires apart: \separated(list + (0 .. VUAS_MAX_OPTION_TAGS - 1), count, reliable, r, b + (0 .. n - 1));
    requires in: vuas_places_at(list, *count, VUAS_MAX_OPTION_TAGS, z);
    terminates \true; exits \false;
    assigns list[0 .. VUAS_MAX_OPTION_TAGS - 1], *count, *reliable, *r;
    ensures in: vuas_places_at(list, *count, VUAS_MAX_OPTION_TAGS, z);
    ensures more: \old(*count) <= *count;
    ensures added: r->status == 0 ==> *count > \old(*count);
    ensures before: \forall integer k; 0 <= k < \old(*count) ==>
      list[k].off == \old(list[k].off) && list[k].len == \old(list[k].len);
    ensures tags: vuas_tags{Pre,Here}(b, list, \old(*count), *count);
    ensures reliable: \old(*reliable) ==> *reliable;
    ensures kept: vuas_refusal_kept(\old(*r), *r);
    ensures verdict: r->status == 0 <==> \old(r->status) == 0 && vuas_require_good{Pre}(b, i, n, \old(*count));
    ensures count: r->status == 0 ==> *count == \old(*count) + vuas_values{Pre}(b, i, n);
*/
void vuas_read_require(const uint8_t *b, uint32_t i, uint32_t n, vuas_span *list, uint32_t *count, bool *reliable,
  vuas_refusal *r)
  /*@ ghost (uint32_t z) */;

/* Notes which extensions that matter here a Supported row names; what is malformed in it is passed over (RFC 3261
   20.37). */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns m->supported_100rel, m->supported_timer;
    ensures reliable: \old(m->supported_100rel) ==> m->supported_100rel;
    ensures timer: \old(m->supported_timer) ==> m->supported_timer;
*/
void vuas_read_supported(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m);

/* Reads the Contact values of a row: a star, or addresses of which the first one is kept (RFC 3261 20.10). A malformed
   one is refused in a request. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_name_addr_at(&m->contact, z);
    terminates \true; exits \false; assigns m->contact, m->n_contacts, m->has_contact, m->contact_star, m->refusal;
    ensures in: vuas_name_addr_at(&m->contact, z);
    ensures star: \old(m->contact_star) ==> m->contact_star;
    ensures more: \old(m->n_contacts) <= m->n_contacts;
    ensures first: \old(m->n_contacts) > 0 ==> vuas_contact_same{Pre,Here}(m);
    ensures found: m->refusal.status == 0 && m->request ==> m->contact_star || m->n_contacts > \old(m->n_contacts);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 &&
      (m->request ==> vuas_contacts_good{Pre}(b, i, n, \old(m->n_contacts), \old(m->contact_star) ? 1 : 0));
    ensures count: m->request && m->refusal.status == 0 ==>
      m->n_contacts == \old(m->n_contacts) + vuas_addresses{Pre}(b, i, n);
    ensures stars: m->contact_star <==> \old(m->contact_star) || vuas_stars{Pre}(b, i, n) == 1;
*/
void vuas_read_contacts(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */;

#endif
