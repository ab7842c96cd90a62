/* SPDX-License-Identifier: Apache-2.0 */
/* A remote target as a Request-URI (RFC 3261 12.2.1.1, 19.1.5). */
#ifndef VUAS_REQUEST_URI_H
#define VUAS_REQUEST_URI_H

#include "uri_part.h"

/* What is left of a URI [i, ...): [i, end) and [from, to). */
typedef struct vuas_request_uri {
  uint32_t end, from, to;
} vuas_request_uri;

#include "../spec/request_uri.h"

/* What of [i, n) goes into a request line (RFC 3261 19.1.1): of a SIP URI all but its headers and its method. One that
   names the method twice is malformed: it is cut before the second. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: vuas_request_uri_is(b, i, n, \result);
    ensures order: i <= \result.end <= \result.from <= \result.to <= n;
*/
vuas_request_uri vuas_as_request_uri(const uint8_t *b, uint32_t i, uint32_t n);

#endif
