/* SPDX-License-Identifier: Apache-2.0 */
#include "sample.h"

/* Another function of that name than the sample's, which calls it: no recursion. */
/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures value: \result == 20;
*/
static uint32_t entry(void)
{
  uint32_t x = 0;
  vuas_sample_set(&x);
  return x;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures value: \result == 20;
*/
uint32_t vuas_user(void)
{
  uint32_t x = entry();
  return x;
}
