/* SPDX-License-Identifier: Apache-2.0 */
/* The parsers of structures, with what they ensure said member by member (spec/parts.h). */
#ifndef VUAS_TAKE_H
#define VUAS_TAKE_H

#include "../spec/parts.h"
#include "../spec/via.h"
#include "usual_via.h"

/* vuas_parse_uri, of uri.h. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(u) && \separated(u, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *u;
    ensures in: vuas_uri_at(u, n);
    ensures meaning: \result <==> vuas_is_uri{Pre}(b, i, n);
*/
bool vuas_take_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u);

/* vuas_parse_name_addr, of field.h. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(a) && \separated(a, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *a;
    ensures in: vuas_name_addr_at(a, n);
    ensures meaning: \result <==> vuas_is_name_addr{Pre}(b, i, n);
    ensures value: a->value.off == i && a->value.len == n - i;
*/
bool vuas_take_name_addr(const uint8_t *b, uint32_t i, uint32_t n, vuas_name_addr *a);

/* vuas_parse_via, of via.h. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *v;
    ensures in: vuas_via_at(v, n);
    ensures meaning: \result <==> vuas_is_via{Pre}(b, i, n);
    ensures back: v->transport_text.len > 0 && v->host_kind != VUAS_HOST_NONE <==> vuas_via_begins{Pre}(b, i, n);
    ensures value: v->value.off == i && v->value.len == n - i;
*/
bool vuas_take_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v);

/* vuas_usual_via, of usual_via.h. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *v;
    ensures in: \result ==> vuas_via_at(v, n);
    ensures meaning: \result ==> vuas_is_via{Pre}(b, i, n);
    ensures back: \result ==> vuas_via_begins{Pre}(b, i, n);
    ensures alone: \result ==> vuas_via_alone{Pre}(b, i, n);
*/
bool vuas_take_usual_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v);

#endif
