/* SPDX-License-Identifier: Apache-2.0 */
/* SIP URIs as nearly all write them: sip: in lowercase, user or none, a host name or an IPv4 address, port, parameters;
   no escapes, no password, no headers, no host name that ends in a digit. Any other form is left to the readers of
   uri.h. Such a URI ends at n, or before the first closing angle bracket. */
#ifndef VUAS_USUAL_URI_H
#define VUAS_USUAL_URI_H

#include "../spec/uri.h"

/* The end of the URI at i, and its parts; VUAS_NONE if it is none of this form: then *u may be anything. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(u) && \separated(u, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *u;
    ensures range: \result != VUAS_NONE ==> i < \result <= n;
    ensures end: \result < n ==> b[\result] == '>';
    ensures first: \result != VUAS_NONE ==> \forall integer k; i <= k < \result ==> b[k] != '>';
    ensures uri: \result != VUAS_NONE ==> vuas_is_uri{Pre}(b, i, \result);
    ensures in: \result != VUAS_NONE ==> vuas_uri_in(*u, \result);
    ensures says: \result != VUAS_NONE ==> vuas_uri_says{Pre}(b, i, \result, *u);
*/
uint32_t vuas_usual_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u);

/* The same without its parts. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result != VUAS_NONE ==> i < \result <= n;
    ensures end: \result < n ==> b[\result] == '>';
    ensures first: \result != VUAS_NONE ==> \forall integer k; i <= k < \result ==> b[k] != '>';
    ensures uri: \result != VUAS_NONE ==> vuas_is_uri(b, i, \result) && vuas_is_sip(b, i, \result);
*/
uint32_t vuas_usual_uri_end(const uint8_t *b, uint32_t i, uint32_t n);

#endif
