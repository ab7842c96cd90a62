/* SPDX-License-Identifier: Apache-2.0 */
#include "timing.h"

bool vuas_timing_check(const vuas_timing *tm)
{
  if (tm->t1 < 1 || tm->t1 > VUAS_T1_MAX) return false;
  if (tm->t2 < tm->t1 || tm->t2 > VUAS_T2_MAX) return false;
  return tm->t4 >= 1 && tm->t4 <= VUAS_T2_MAX;
}

uint32_t vuas_timing_doubled(uint32_t interval, uint32_t t2)
{
  uint32_t twice = 2 * interval;
  return twice < t2 ? twice : t2;
}

uint64_t vuas_timing_again(uint64_t at, uint32_t interval, uint64_t now)
{
  uint64_t next = at + interval;
  return next > now ? next : now + interval;
}

uint64_t vuas_timing_earlier(uint64_t a, uint64_t b)
{
  return a < b ? a : b;
}

bool vuas_timing_bounded(uint64_t at)
{
  return at == VUAS_NEVER || at <= VUAS_TIME_MAX + 64 * (uint64_t)VUAS_T1_MAX;
}
