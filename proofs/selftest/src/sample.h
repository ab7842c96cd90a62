/* SPDX-License-Identifier: Apache-2.0 */
/* A small module on which the proof gate itself is tested (proofs/prove-selftest). */
#ifndef VUAS_SAMPLE_H
#define VUAS_SAMPLE_H

#include <stdint.h>

/*@ requires bounds: i <= n;
    requires octets: \valid_read(b + (0 .. n - 1));
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures within: i <= \result <= n;
*/
uint32_t vuas_sample_skip(const uint8_t *b, uint32_t i, uint32_t n);

/*@ requires place: \valid(x);
    terminates \true;
    exits \false;
    assigns *x;
    ensures set: *x == 20;
*/
void vuas_sample_set(uint32_t *x);

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures half: \result == x / 2;
*/
uint32_t vuas_sample_half(uint32_t x);

#endif
