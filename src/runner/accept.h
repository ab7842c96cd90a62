/* SPDX-License-Identifier: Apache-2.0 */
/* What the sender of a request can read (RFC 3261 20.1). Pure functions. */
#ifndef ACCEPT_H
#define ACCEPT_H

#include "types.h"

/* Whether an answer to the message b may carry a session description. The media range that names application/sdp most
   closely decides, and q=0 excludes; without Accept it may, with an empty one it may not. Values that are malformed are
   ignored (RFC 3261 8.2.2): with no others, Accept is as good as absent. */
bool accept_sdp(const uint8_t *b, const vuas_message *m);

#endif
