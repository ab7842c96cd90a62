/* SPDX-License-Identifier: Apache-2.0 */
#include "sample.h"

static const uint8_t table[3] = {10, 20, 30};

/*@ requires inside: i < 3;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures content: \result == 10 * (i + 1);
*/
static uint8_t entry(uint32_t i)
{
  return table[i];
}

/*@ lemma sum: \forall integer a, b; a + b == b + a; */

uint32_t vuas_sample_skip(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant within: \at(i, Pre) <= i <= n;
      loop assigns i;
      loop variant n - i;
  */
  while (i < n && b[i] == ' ') i++;
  return i;
}

/* Half of x, in the company of a ghost parameter. */
/*@ requires bound: x <= y;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures half: \result == x / 2 && \result <= y;
*/
static uint32_t half(uint32_t x) /*@ ghost (uint32_t y) */
{
  return x / 2;
}

uint32_t vuas_sample_half(uint32_t x)
{
  return half(x) /*@ ghost (x) */;
}

void vuas_sample_set(uint32_t *x)
{
  *x = entry(1);
}
