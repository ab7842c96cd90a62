/* SPDX-License-Identifier: Apache-2.0 */
/* Octets and escapes of a URI, and the parts of its lists: parameters and headers (RFC 3261 19.1.1, 19.1.4). */
#ifndef VUAS_URI_PART_H
#define VUAS_URI_PART_H

#include "uri.h"

/* Names of parameters that are told apart. */
typedef enum { VUAS_URI_USER, VUAS_URI_TTL, VUAS_URI_METHOD, VUAS_URI_MADDR, VUAS_URI_TRANSPORT } vuas_uri_name;

/* A part of a list: the ends of its name and of the whole. */
typedef struct {
  uint32_t name_end, end;
} vuas_uri_part;

#include "../spec/uri_part.h"

/* Whether [i, m) and [j, n) say the same: octets, and escapes of those that are not reserved, alike; fold: in any case
   of letters. */
/*@ requires first: vuas_octets(a, m) && i <= m;
    requires second: vuas_octets(b, n) && j <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_signs_same(a, i, m, b, j, n, fold);
*/
bool vuas_same_signs(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n, bool fold);

/* The part at i of a list [i, n) of name or name=value with separators between them. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    terminates \true; exits \false; assigns \nothing;
    ensures name: \result.name_end == vuas_part_name_end(b, i, n, separator);
    ensures end: \result.end == vuas_part_end(b, i, n, separator);
    ensures order: i <= \result.name_end <= \result.end <= n;
    ensures separator: \result.end < n ==> b[\result.end] == separator;
*/
vuas_uri_part vuas_part_at(const uint8_t *b, uint32_t i, uint32_t n, uint8_t separator);

/* Whether [i, n) is name w, in any case, escaped or not. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n && w <= VUAS_URI_TRANSPORT;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_spells(b, i, n, w, 0);
*/
bool vuas_uri_name_is(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri_name w);

#endif
