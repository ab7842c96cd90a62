/* SPDX-License-Identifier: Apache-2.0 */
/* SipHash-2-4 (Aumasson and Bernstein, 2012). Sums wrap at 64 bits on purpose; rotations are written as products and quotients
   by powers of two, which compilers turn into rotations. */
#include "hash.h"

/*@ requires state: \valid(s);
    terminates \true;
    exits \false;
    assigns *s;
    ensures round: *s == vuas_sip_rounded(\old(*s));
*/
static void vuas_sip_round(vuas_sip_state *s)
{
  uint64_t v0 = s->v0, v1 = s->v1, v2 = s->v2, v3 = s->v3;
  v0 = v0 + v1;
  v1 = (v1 * 0x2000u + v1 / 0x8000000000000u) ^ v0;             /* 13 */
  v0 = v0 * 0x100000000u + v0 / 0x100000000u;                   /* 32 */
  v2 = v2 + v3;
  v3 = (v3 * 0x10000u + v3 / 0x1000000000000u) ^ v2;            /* 16 */
  v0 = v0 + v3;
  v3 = (v3 * 0x200000u + v3 / 0x80000000000u) ^ v0;             /* 21 */
  v2 = v2 + v1;
  v1 = (v1 * 0x20000u + v1 / 0x800000000000u) ^ v2;             /* 17 */
  v2 = v2 * 0x100000000u + v2 / 0x100000000u;                   /* 32 */
  s->v0 = v0;
  s->v1 = v1;
  s->v2 = v2;
  s->v3 = v3;
}

/* One word of the message. */
/*@ requires state: \valid(s);
    terminates \true;
    exits \false;
    assigns *s;
    ensures word: *s == vuas_sip_mixed(\old(*s), word);
*/
static void vuas_sip_word(vuas_sip_state *s, uint64_t word)
{
  s->v3 = s->v3 ^ word;
  vuas_sip_round(s);
  vuas_sip_round(s);
  s->v0 = s->v0 ^ word;
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
  return (uint64_t)b[i] + (uint64_t)b[i + 1] * 0x100u + (uint64_t)b[i + 2] * 0x10000u + (uint64_t)b[i + 3] * 0x1000000u +
         (uint64_t)b[i + 4] * 0x100000000u + (uint64_t)b[i + 5] * 0x10000000000u + (uint64_t)b[i + 6] * 0x1000000000000u +
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

uint64_t vuas_hash(const uint64_t secret[2], uint32_t domain, const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_sip_state s = {secret[0] ^ 0x736f6d6570736575u, secret[1] ^ 0x646f72616e646f6du, secret[0] ^ 0x6c7967656e657261u,
                      secret[1] ^ 0x7465646279746573u};
  uint64_t last = (uint64_t)(n - i + 4) * 0x100000000000000u; /* the number of octets, as the last octet of all */
  uint64_t rest = domain;
  uint32_t k = i;
  if (n - i >= 4) { /* the domain fills half a word */
    vuas_sip_word(&s, rest + vuas_load_rest(b, i, i + 4) * 0x100000000u);
    k = i + 4;
    /*@ ghost vuas_sip_state first = s; */
    /*@ loop invariant place: i + 4 <= k <= n;
        loop invariant words: vuas_sip_words(s, b, k, n) == vuas_sip_words(first, b, i + 4, n);
        loop assigns k, s;
        loop variant n - k;
    */
    while (n - k >= 8) {
      vuas_sip_word(&s, vuas_load8(b, k));
      k += 8;
    }
    rest = vuas_load_rest(b, k, n);
  } else {
    rest = rest + vuas_load_rest(b, i, n) * 0x100000000u;
  }
  vuas_sip_word(&s, last + rest);
  s.v2 = s.v2 ^ 0xFFu;
  vuas_sip_round(&s);
  vuas_sip_round(&s);
  vuas_sip_round(&s);
  vuas_sip_round(&s);
  return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}
