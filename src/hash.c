/* SPDX-License-Identifier: Apache-2.0 */
/* SipHash-2-4 (Aumasson and Bernstein, 2012). Sums wrap at 64 bits on purpose; rotations are written as products and
   quotients by powers of two, which compilers turn into rotations. */
#include "hash.h"

typedef struct {
  uint64_t v0, v1, v2, v3;
} vuas_sip_state;

#include "../spec/hash.h"

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures rotated: \result == vuas_rotated13(x);
*/
static uint64_t vuas_rotate13(uint64_t x)
{
  return x * 0x2000u + x / 0x8000000000000u;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures rotated: \result == vuas_rotated16(x);
*/
static uint64_t vuas_rotate16(uint64_t x)
{
  return x * 0x10000u + x / 0x1000000000000u;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures rotated: \result == vuas_rotated17(x);
*/
static uint64_t vuas_rotate17(uint64_t x)
{
  return x * 0x20000u + x / 0x800000000000u;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures rotated: \result == vuas_rotated21(x);
*/
static uint64_t vuas_rotate21(uint64_t x)
{
  return x * 0x200000u + x / 0x80000000000u;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures rotated: \result == vuas_rotated32(x);
*/
static uint64_t vuas_rotate32(uint64_t x)
{
  return x * 0x100000000u + x / 0x100000000u;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures round: \result == vuas_sip_rounded(s);
*/
static vuas_sip_state vuas_sip_round(vuas_sip_state s)
{
  uint64_t a0 = s.v0 + s.v1, a2 = s.v2 + s.v3;
  uint64_t a1 = vuas_rotate13(s.v1) ^ a0, a3 = vuas_rotate16(s.v3) ^ a2;
  uint64_t b0 = vuas_rotate32(a0) + a3, b2 = a2 + a1;
  vuas_sip_state r = {b0, vuas_rotate17(a1) ^ b2, vuas_rotate32(b2), vuas_rotate21(a3) ^ b0};
  return r;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures rounds: \result == vuas_sip_rounds(s, n);
*/
static vuas_sip_state vuas_sip_rounds(vuas_sip_state s, uint32_t n)
{
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant rounds: s == vuas_sip_rounds(\at(s, Pre), k);
      loop assigns k, s;
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) s = vuas_sip_round(s);
  return s;
}

/* One word of the message. */
/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures word: \result == vuas_sip_mixed(s, word);
*/
static vuas_sip_state vuas_sip_word(vuas_sip_state s, uint64_t word)
{
  s.v3 = s.v3 ^ word;
  s = vuas_sip_rounds(s, 2);
  s.v0 = s.v0 ^ word;
  return s;
}

/* The eight octets from i on, the least first. */
/*@ requires octets: \valid_read(b + (i .. i + 7)) && i <= VUAS_MAX_MESSAGE;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures value: \result == vuas_little(b, i, i + 8);
*/
static uint64_t vuas_load8(const uint8_t *b, uint32_t i)
{
  return (uint64_t)b[i] + (uint64_t)b[i + 1] * 0x100u + (uint64_t)b[i + 2] * 0x10000u +
         (uint64_t)b[i + 3] * 0x1000000u +
         (uint64_t)b[i + 4] * 0x100000000u + (uint64_t)b[i + 5] * 0x10000000000u +
         (uint64_t)b[i + 6] * 0x1000000000000u +
         (uint64_t)b[i + 7] * 0x100000000000000u;
}

/* The octets b[i .. n-1], fewer than eight, the least first. */
/*@ requires octets: i <= n <= VUAS_MAX_MESSAGE && n - i < 8 && \valid_read(b + (i .. n - 1));
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures value: \result == vuas_little(b, i, n);
    ensures bound: \result < vuas_sip_power(n - i);
*/
static uint64_t vuas_load_rest(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint64_t word = 0;
  uint32_t k = n;
  /*@ loop invariant place: i <= k <= n;
      loop invariant value: word == vuas_little(b, k, n);
      loop invariant bound: word < vuas_sip_power(n - k);
      loop assigns k, word;
      loop variant k;
  */
  while (k > i) {
    k--;
    word = word * 0x100u + b[k];
  }
  return word;
}

/* The end: four rounds. */
/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures value: \result == vuas_sip_finished(s);
*/
static uint64_t vuas_sip_finish(vuas_sip_state s)
{
  s.v2 = s.v2 ^ 0xFFu;
  s = vuas_sip_rounds(s, 4);
  return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

/* The whole words of b[k .. n-1]. */
/*@ requires octets: k <= n <= VUAS_MAX_MESSAGE && \valid_read(b + (k .. n - 1));
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures words: \result == vuas_sip_words(s, b, k, n);
*/
static vuas_sip_state vuas_sip_all(vuas_sip_state s, const uint8_t *b, uint32_t k, uint32_t n)
{
  /*@ loop invariant place: \at(k, Pre) <= k <= n;
      loop invariant words: vuas_sip_words(s, b, k, n) == vuas_sip_words(\at(s, Pre), b, \at(k, Pre), n);
      loop assigns k, s;
      loop variant n - k;
  */
  while (n - k >= 8) {
    s = vuas_sip_word(s, vuas_load8(b, k));
    k += 8;
  }
  return s;
}

/* All of it, after the key. */
/*@ requires octets: i <= n <= VUAS_MAX_MESSAGE && \valid_read(b + (i .. n - 1));
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures range: 0 <= \result <= 0xFFFFFFFFFFFFFFFF;
*/
static uint64_t vuas_sip_hash(vuas_sip_state s, uint32_t domain, const uint8_t *b, uint32_t i, uint32_t n)
{
  uint64_t last = (uint64_t)(n - i + 4) * 0x100000000000000u; /* the number of octets, as the last octet of all */
  if (n - i < 4) return vuas_sip_finish(vuas_sip_word(s, last + (domain + vuas_load_rest(b, i, n) * 0x100000000u)));
  s = vuas_sip_word(s, domain + vuas_load_rest(b, i, i + 4) * 0x100000000u);
  s = vuas_sip_all(s, b, i + 4, n);
  return vuas_sip_finish(vuas_sip_word(s, last + vuas_load_rest(b, n - (n - i - 4) % 8, n)));
}

uint64_t vuas_hash(const uint64_t secret[2], uint32_t domain, const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_sip_state s = {secret[0] ^ 0x736f6d6570736575u, secret[1] ^ 0x646f72616e646f6du, secret[0] ^ 0x6c7967656e657261u,
                      secret[1] ^ 0x7465646279746573u};
  return vuas_sip_hash(s, domain, b, i, n);
}
