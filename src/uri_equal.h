/* SPDX-License-Identifier: Apache-2.0 */
/* Whether two URIs are equal (RFC 3261 19.1.4). */
#ifndef VUAS_URI_EQUAL_H
#define VUAS_URI_EQUAL_H

#include "uri_part.h"

#define VUAS_MAX_URI_PARTS 32 /* parameters, and headers, that are compared: each with each, in a bounded time */

#include "../spec/uri_equal.h"

/* Whether [i, m) of a and [j, n) of b are URIs that are equal. SIP and SIPS URIs by RFC 3261 19.1.4: user and password
   octet by octet, all else in any case of letters; an escape is the octet it stands for unless that is reserved; no
   port is not port 5060; a parameter in both must have one value, user, ttl, method, maddr and transport must stand in
   both or in none, others in one do not count; headers are the same, in any order. IPv6 addresses by value (RFC 5954
   4.2). URIs with more than VUAS_MAX_URI_PARTS parameters or headers equal none. Other schemes: octet by octet, but
   for the case of the scheme. */
/*@ requires first: vuas_octets(a, m) && i <= m;
    requires second: vuas_octets(b, n) && j <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_uri(a, i, m) && vuas_is_uri(b, j, n) && vuas_uri_same(a, i, m, b, j, n);
*/
bool vuas_uri_equal(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n);

#endif
