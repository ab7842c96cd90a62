/* SPDX-License-Identifier: Apache-2.0 */
/* Via values (RFC 3261 20.42, RFC 3581). */
#ifndef VUAS_VIA_H
#define VUAS_VIA_H

#include "../spec/via.h"

/* Whether [i, n), one value without the white space around it, is a Via value. Any protocol, version and transport
   will do: what is not SIP/2.0 over a transport of vuas_transport is VUAS_TRANSPORT_OTHER. Malformed are a port or
   rport outside 1..65535, a branch that is no token, a received that is no IP address (IPv6 with or without brackets,
   RFC 5118 4.5), an maddr that is no host, a ttl above 255, and branch, received, rport or maddr standing twice (RFC
   3261 7.3.1). On failure the places of v still lie in the message, and where only parameters are malformed it leads
   back: protocol and sent-by are read. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *v;
    ensures in: vuas_via_in(*v, n);
    ensures value: vuas_via_value_is(*v, i, n);
    ensures meaning: \result <==> vuas_is_via{Old}(b, i, n);
    ensures parts: \result ==> vuas_via_is{Old}(b, i, n, *v);
    ensures back: vuas_via_leads_back(*v) <==> vuas_via_begins{Old}(b, i, n);
*/
bool vuas_parse_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v);

#endif
