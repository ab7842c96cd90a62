/* SPDX-License-Identifier: Apache-2.0 */
/* URIs (RFC 3261 19.1 and 25.1), and with them hosts and IP addresses. */
#ifndef VUAS_URI_H
#define VUAS_URI_H

#include "../spec/uri.h"
#include "host.h"
#include "ip.h"

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
    ensures scheme: \result ==> vuas_uri_scheme_at{Pre}(b, i, n, *u);
    ensures parts: \result && vuas_uri_of_sip(*u) ==> vuas_sip_uri_at{Pre}(b, vuas_scheme_end{Pre}(b, i, n) + 1, n, *u);
    ensures host: \result && vuas_uri_of_sip(*u) ==> vuas_uri_hosted{Pre}(b, i, *u);
    ensures foreign: \result && !vuas_uri_of_sip(*u) ==> vuas_uri_bare(*u);
    ensures refused: !\result ==> vuas_uri_refused(*u);
*/
bool vuas_parse_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u);

#endif
