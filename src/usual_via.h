/* SPDX-License-Identifier: Apache-2.0 */
/* Via values as nearly all write them: SIP/2.0 over UDP, TCP, TLS or WSS, a host name or an IPv4 address, no white
   space but one space; branch, received with an IPv4 address and rport in lowercase, other parameters with a token or
   nothing. All others are left to vuas_parse_via (via.h). */
#ifndef VUAS_USUAL_VIA_H
#define VUAS_USUAL_VIA_H

#include "usual_part.h"
#include "../spec/via.h"

/*@ // nothing in [i, n) ends a value of a list but its end: its one white space stands after the transport
    predicate vuas_via_alone{L}(uint8_t *b, integer i, integer n) =
      i + 12 < n && vuas_inner_run(b, i, i + 11) && b[i + 11] == ' ' && vuas_inner_run(b, i + 12, n);
*/

/* Whether [i, n) is a Via value of that form; if not, *v is anything. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *v;
    ensures in: \result ==> vuas_via_in(*v, n);
    ensures value: \result ==> vuas_via_value_is(*v, i, n);
    ensures meaning: \result ==> vuas_is_via{Old}(b, i, n);
    ensures parts: \result ==> vuas_via_is{Old}(b, i, n, *v);
    ensures back: \result ==> vuas_via_leads_back(*v) && vuas_via_begins{Old}(b, i, n);
    ensures alone: \result ==> vuas_via_alone{Old}(b, i, n);
*/
bool vuas_usual_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v);

#endif
