/* SPDX-License-Identifier: Apache-2.0 */
/* URIs (RFC 3261 19.1 and 25.1), and with them hosts and IP addresses. */
#ifndef VUAS_URI_H
#define VUAS_URI_H

#include "../spec/uri.h"
#include "host.h"
#include "ip.h"

/* A URI as a value; nothing but whole is set unless ok. */
typedef struct {
  bool ok;
  vuas_uri uri;
} vuas_uri_read;

/* Whether [i, n) is a URI: its parts (RFC 3261 25.1: SIP-URI, SIPS-URI, absoluteURI). Of schemes other than sip and
   sips only the octets are checked, and only whole and scheme are set. Where transport or maddr stand twice, the
   first one with a value counts. On failure nothing but whole is set. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(u) && \separated(u, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *u;
    ensures in: vuas_uri_in(*u, n);
    ensures whole: vuas_span_is(u->whole, i, n);
    ensures meaning: \result <==> vuas_is_uri{Pre}(b, i, n);
    ensures says: \result ==> vuas_uri_says{Pre}(b, i, n, *u);
    ensures refused: !\result ==> vuas_uri_refused(*u);
*/
bool vuas_parse_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u);

/* The same as a value, which leaves memory alone. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result.uri, n) && vuas_span_is(\result.uri.whole, i, n);
    ensures meaning: \result.ok <==> vuas_is_uri(b, i, n);
    ensures says: \result.ok ==> vuas_uri_says(b, i, n, \result.uri);
    ensures refused: !\result.ok ==> vuas_uri_refused(\result.uri);
*/
vuas_uri_read vuas_read_uri(const uint8_t *b, uint32_t i, uint32_t n);

#endif
