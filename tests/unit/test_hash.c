/* SPDX-License-Identifier: Apache-2.0 */
/* SipHash-2-4 against its published values, and against a plain transcription of its definition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "hash.h"

static uint64_t random_state = 0x9E3779B97F4A7C15u;

static uint64_t next_random(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

static uint64_t rotate(uint64_t x, unsigned n)
{
  return (x << n) | (x >> (64 - n));
}

static void rounds(uint64_t v[4], int n)
{
  while (n-- > 0) {
    v[0] += v[1]; v[1] = rotate(v[1], 13); v[1] ^= v[0]; v[0] = rotate(v[0], 32);
    v[2] += v[3]; v[3] = rotate(v[3], 16); v[3] ^= v[2];
    v[0] += v[3]; v[3] = rotate(v[3], 21); v[3] ^= v[0];
    v[2] += v[1]; v[1] = rotate(v[1], 17); v[1] ^= v[2]; v[2] = rotate(v[2], 32);
  }
}

/* The definition, octet by octet. */
static uint64_t plain_siphash(const uint64_t k[2], const uint8_t *b, size_t n)
{
  uint64_t v[4] = {k[0] ^ 0x736f6d6570736575u, k[1] ^ 0x646f72616e646f6du, k[0] ^ 0x6c7967656e657261u,
    k[1] ^ 0x7465646279746573u};
  uint64_t word = 0;
  for (size_t i = 0; i <= n / 8 * 8 + 7; i++) {
    uint64_t octet = i < n ? b[i] : i % 8 == 7 ? n % 256 : 0;
    word |= octet << (8 * (i % 8));
    if (i % 8 == 7) {
      v[3] ^= word;
      rounds(v, 2);
      v[0] ^= word;
      word = 0;
    }
  }
  v[2] ^= 0xFF;
  rounds(v, 4);
  return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* Key 00 01 .. 0f, messages 00 01 02 .. of 4 to 20 octets: the first four are the domain. */
static void published(void **state)
{
  static const uint8_t expected[][8] = {
    {0xb7, 0x87, 0x71, 0x27, 0xe0, 0x94, 0x27, 0xcf}, {0x8d, 0xa6, 0x99, 0xcd, 0x64, 0x55, 0x76, 0x18},
    {0xce, 0xe3, 0xfe, 0x58, 0x6e, 0x46, 0xc9, 0xcb}, {0x37, 0xd1, 0x01, 0x8b, 0xf5, 0x00, 0x02, 0xab},
    {0x62, 0x24, 0x93, 0x9a, 0x79, 0xf5, 0xf5, 0x93}, {0xb0, 0xe4, 0xa9, 0x0b, 0xdf, 0x82, 0x00, 0x9e},
    {0xf3, 0xb9, 0xdd, 0x94, 0xc5, 0xbb, 0x5d, 0x7a}, {0xa7, 0xad, 0x6b, 0x22, 0x46, 0x2f, 0xb3, 0xf4},
    {0xfb, 0xe5, 0x0e, 0x86, 0xbc, 0x8f, 0x1e, 0x75}, {0x90, 0x3d, 0x84, 0xc0, 0x27, 0x56, 0xea, 0x14},
    {0xee, 0xf2, 0x7a, 0x8e, 0x90, 0xca, 0x23, 0xf7}, {0xe5, 0x45, 0xbe, 0x49, 0x61, 0xca, 0x29, 0xa1},
    {0xdb, 0x9b, 0xc2, 0x57, 0x7f, 0xcc, 0x2a, 0x3f}, {0x94, 0x47, 0xbe, 0x2c, 0xf5, 0xe9, 0x9a, 0x69},
    {0x9c, 0xd3, 0x8d, 0x96, 0xf0, 0xb3, 0xc1, 0x4b}, {0xbd, 0x61, 0x79, 0xa7, 0x1d, 0xc9, 0x6d, 0xbb},
    {0x98, 0xee, 0xa2, 0x1a, 0xf2, 0x5c, 0xd6, 0xbe}};
  const uint64_t secret[2] = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};
  uint8_t octets[64];
  (void)state;
  for (size_t i = 0; i < sizeof octets; i++) octets[i] = (uint8_t)i;
  for (uint32_t k = 0; k < sizeof expected / sizeof expected[0]; k++) {
    uint64_t value = 0;
    for (unsigned i = 0; i < 8; i++) value |= (uint64_t)expected[k][i] << (8 * i);
    assert_int_equal(vuas_hash(secret, 0x03020100, octets, 4, 4 + k), value);
    assert_int_equal(plain_siphash(secret, octets, 4 + k), value);
  }
}

static void definition(void **state)
{
  (void)state;
  for (int round = 0; round < 20000; round++) {
    const uint64_t secret[2] = {next_random(), next_random()};
    uint8_t octets[4 + 300];
    uint32_t domain = (uint32_t)next_random();
    uint32_t i = 4 + (uint32_t)(next_random() % 9), n = i + (uint32_t)(next_random() % (round % 2 ? 280u : 12u));
    for (size_t k = 0; k < sizeof octets; k++) octets[k] = (uint8_t)next_random();
    uint64_t value = vuas_hash(secret, domain, octets, i, n);
    for (unsigned k = 0; k < 4; k++) octets[i - 4 + k] = (uint8_t)(domain >> (8 * k));
    assert_int_equal(value, plain_siphash(secret, octets + i - 4, n - i + 4));
  }
}

/* Nothing outside i .. n-1 matters; everything inside and the domain does. */
static void reads_its_octets(void **state)
{
  const uint64_t secret[2] = {1, 2};
  uint8_t octets[40] = {0};
  uint64_t value = vuas_hash(secret, 7, octets, 5, 35);
  (void)state;
  assert_int_not_equal(vuas_hash(secret, 8, octets, 5, 35), value);
  assert_int_not_equal(vuas_hash(secret, 7, octets, 5, 34), value);
  for (uint32_t k = 0; k < sizeof octets; k++) {
    octets[k] = 1;
    if (k >= 5 && k < 35) assert_int_not_equal(vuas_hash(secret, 7, octets, 5, 35), value);
    else assert_int_equal(vuas_hash(secret, 7, octets, 5, 35), value);
    octets[k] = 0;
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(published), cmocka_unit_test(definition),
    cmocka_unit_test(reads_its_octets)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
