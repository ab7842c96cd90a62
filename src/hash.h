/* SPDX-License-Identifier: Apache-2.0 */
/* Keyed hashing: SipHash-2-4. Who does not know the secret can neither aim at a bucket nor forge a tag. */
#ifndef VUAS_HASH_H
#define VUAS_HASH_H

#include "types.h"

typedef struct {
  uint64_t v0, v1, v2, v3;
} vuas_sip_state;

#include "../spec/hash.h"

/* SipHash-2-4 of four octets of domain, the least first, and then b[i .. n-1]. Equal octets give unrelated values in different
   domains. secret: 128 random bits. */
/*@ requires secret: \valid_read(secret + (0 .. 1));
    requires octets: i <= n <= VUAS_MAX_MESSAGE && \valid_read(b + (i .. n - 1));
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures value: \forall vuas_sip_state s; vuas_sip_keyed(s, secret[0], secret[1]) ==>
      \result == vuas_sip_hashed(s, domain, b, i, n);
*/
uint64_t vuas_hash(const uint64_t secret[2], uint32_t domain, const uint8_t *b, uint32_t i, uint32_t n);

#endif
