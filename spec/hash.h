/* SPDX-License-Identifier: Apache-2.0 */
/* SipHash-2-4 as its authors define it, with rotations as products and quotients by powers of two. */
#ifndef VUAS_SPEC_HASH_H
#define VUAS_SPEC_HASH_H

/*@ // rotations to the left
    logic uint64_t vuas_rotated13(integer x) = (uint64_t)((uint64_t)(x * 0x2000) + (x / 0x8000000000000));
    logic uint64_t vuas_rotated16(integer x) = (uint64_t)((uint64_t)(x * 0x10000) + (x / 0x1000000000000));
    logic uint64_t vuas_rotated17(integer x) = (uint64_t)((uint64_t)(x * 0x20000) + x / 0x800000000000);
    logic uint64_t vuas_rotated21(integer x) = (uint64_t)((uint64_t)(x * 0x200000) + x / 0x80000000000);
    logic uint64_t vuas_rotated32(integer x) = (uint64_t)((uint64_t)(x * 0x100000000) + x / 0x100000000);

    logic vuas_sip_state vuas_sip_rounded(vuas_sip_state s) =
      \let a0 = (uint64_t)(s.v0 + s.v1);
      \let a2 = (uint64_t)(s.v2 + s.v3);
      \let a1 = (uint64_t)(vuas_rotated13(s.v1) ^ a0);
      \let a3 = (uint64_t)(vuas_rotated16(s.v3) ^ a2);
      \let b0 = (uint64_t)(vuas_rotated32(a0) + a3);
      \let b2 = (uint64_t)(a2 + a1);
      {s \with .v0 = b0, .v1 = (uint64_t)(vuas_rotated17(a1) ^ b2), .v2 = vuas_rotated32(b2),
               .v3 = (uint64_t)(vuas_rotated21(a3) ^ b0)};

    // measure n
    logic vuas_sip_state vuas_sip_rounds(vuas_sip_state s, integer n) =
      n <= 0 ? s : vuas_sip_rounded(vuas_sip_rounds(s, n - 1));

    // one word of the message: two rounds
    logic vuas_sip_state vuas_sip_mixed(vuas_sip_state s, integer word) =
      \let r = vuas_sip_rounds({s \with .v3 = (uint64_t)(s.v3 ^ word)}, 2);
      {r \with .v0 = (uint64_t)(r.v0 ^ word)};

    // the end: four rounds
    logic integer vuas_sip_finished(vuas_sip_state s) =
      \let r = vuas_sip_rounds({s \with .v2 = (uint64_t)(s.v2 ^ 0xFF)}, 4);
      (uint64_t)((uint64_t)((uint64_t)(r.v0 ^ r.v1) ^ r.v2) ^ r.v3);

    // b[i .. n-1] as a number, the least octet first: measure n - i
    logic integer vuas_little{L}(uint8_t *b, integer i, integer n) = i >= n ? 0 : b[i] + 256 * vuas_little(b, i + 1, n);

    logic integer vuas_sip_power(integer k) =
      k == 0 ? 1 : k == 1 ? 0x100 : k == 2 ? 0x10000 : k == 3 ? 0x1000000 : k == 4 ? 0x100000000 :
      k == 5 ? 0x10000000000 :
      k == 6 ? 0x1000000000000 : 0x100000000000000;

    // all the whole words from k on: measure n - k
    logic vuas_sip_state vuas_sip_words{L}(vuas_sip_state s, uint8_t *b, integer k, integer n) =
      n - k < 8 ? s : vuas_sip_words(vuas_sip_mixed(s, vuas_little(b, k, k + 8)), b, k + 8, n);
*/

#endif
