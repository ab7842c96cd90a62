/* SPDX-License-Identifier: Apache-2.0 */
/* SipHash-2-4 as its authors define it, with rotations as products and quotients by powers of two. */
#ifndef VUAS_SPEC_HASH_H
#define VUAS_SPEC_HASH_H

/*@ // x rotated to the left: up is 2^n, down is 2^(64-n)
    logic integer vuas_sip_rotated(integer x, integer up, integer down) = (uint64_t)((uint64_t)(x * up) + x / down);

    logic vuas_sip_state vuas_sip_rounded(vuas_sip_state s) =
      \let a0 = (uint64_t)(s.v0 + s.v1);
      \let a2 = (uint64_t)(s.v2 + s.v3);
      \let a1 = (uint64_t)(vuas_sip_rotated(s.v1, 0x2000, 0x8000000000000) ^ a0);
      \let a3 = (uint64_t)(vuas_sip_rotated(s.v3, 0x10000, 0x1000000000000) ^ a2);
      \let b0 = (uint64_t)(vuas_sip_rotated(a0, 0x100000000, 0x100000000) + a3);
      \let b2 = (uint64_t)(a2 + a1);
      {s \with .v0 = (uint64_t)b0, .v1 = (uint64_t)(vuas_sip_rotated(a1, 0x20000, 0x800000000000) ^ b2),
               .v2 = (uint64_t)vuas_sip_rotated(b2, 0x100000000, 0x100000000),
               .v3 = (uint64_t)(vuas_sip_rotated(a3, 0x200000, 0x80000000000) ^ b0)};

    // one word of the message: two rounds
    logic vuas_sip_state vuas_sip_mixed(vuas_sip_state s, integer word) =
      \let r = vuas_sip_rounded(vuas_sip_rounded({s \with .v3 = (uint64_t)(s.v3 ^ word)}));
      {r \with .v0 = (uint64_t)(r.v0 ^ word)};

    // the end: four rounds
    logic integer vuas_sip_finished(vuas_sip_state s) =
      \let r = vuas_sip_rounded(vuas_sip_rounded(vuas_sip_rounded(vuas_sip_rounded({s \with .v2 = (uint64_t)(s.v2 ^ 0xFF)}))));
      r.v0 ^ r.v1 ^ r.v2 ^ r.v3;

    // b[i .. n-1] as a number, the least octet first: measure n - i
    logic integer vuas_little{L}(uint8_t *b, integer i, integer n) = i >= n ? 0 : b[i] + 256 * vuas_little(b, i + 1, n);

    logic integer vuas_sip_power(integer k) =
      k == 0 ? 1 : k == 1 ? 0x100 : k == 2 ? 0x10000 : k == 3 ? 0x1000000 : k == 4 ? 0x100000000 : k == 5 ? 0x10000000000 :
      k == 6 ? 0x1000000000000 : 0x100000000000000;

    // all the whole words from k on: measure n - k
    logic vuas_sip_state vuas_sip_words{L}(vuas_sip_state s, uint8_t *b, integer k, integer n) =
      n - k < 8 ? s : vuas_sip_words(vuas_sip_mixed(s, vuas_little(b, k, k + 8)), b, k + 8, n);

    // where the last word begins, which is not whole: measure n - k
    logic integer vuas_sip_rest(integer k, integer n) = n - k < 8 ? k : vuas_sip_rest(k + 8, n);

    logic vuas_sip_state vuas_sip_begun(vuas_sip_state s, integer k0, integer k1) =
      {s \with .v0 = (uint64_t)(k0 ^ 0x736f6d6570736575), .v1 = (uint64_t)(k1 ^ 0x646f72616e646f6d),
               .v2 = (uint64_t)(k0 ^ 0x6c7967656e657261), .v3 = (uint64_t)(k1 ^ 0x7465646279746573)};
*/

#endif
