/* SPDX-License-Identifier: Apache-2.0 */
/* Keyed hashing: SipHash-2-4. Who does not know the secret can neither aim at a bucket nor forge a tag. */
#ifndef VUAS_HASH_H
#define VUAS_HASH_H

#include "types.h"

/* SipHash-2-4 of four octets of domain, the least first, and then b[i .. n-1]. Equal octets give unrelated values in
   different domains. Rounds, words and loads are proved exact in hash.c; that they are put together rightly is tested
   against the published values. secret: 128 random bits. */
/*@ requires secret: \valid_read(secret + (0 .. 1));
    requires octets: i <= n <= VUAS_MAX_MESSAGE && \valid_read(b + (i .. n - 1));
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures range: 0 <= \result <= 0xFFFFFFFFFFFFFFFF;
*/
uint64_t vuas_hash(const uint64_t secret[2], uint32_t domain, const uint8_t *b, uint32_t i, uint32_t n);

#endif
