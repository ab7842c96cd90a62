/* SPDX-License-Identifier: Apache-2.0 */
/* Session descriptions of a server that sends and takes no media (RFC 8866, RFC 3264). Pure functions. */
#ifndef SDP_H
#define SDP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Writes the answer to the offer: the first RTP/AVP audio stream with PCMU (0) or PCMA (8) is taken, inactive, every
   other one refused with port 0, in the offer's order (RFC 3264 6). host is an address literal without brackets, id the
   session id. False, with *len 0, when the offer is malformed, no stream of it can be taken, or the answer does not fit
   into cap. */
bool sdp_answer(const uint8_t *offer, size_t n, const char *host, bool ipv6, uint16_t port, uint64_t id, uint8_t *out,
                size_t cap, size_t *len);

/* Writes an offer of one inactive audio stream, PCMU and PCMA. False, with *len 0, when it does not fit into cap. */
bool sdp_offer(const char *host, bool ipv6, uint16_t port, uint64_t id, uint8_t *out, size_t cap, size_t *len);

#endif
