/* SPDX-License-Identifier: Apache-2.0 */
#include "limit.h"

void vuas_limits_clear(vuas_limits *l)
{
  l->second_at = 0;
  l->answers = 0;
  /*@ loop invariant range: 0 <= k <= VUAS_SOURCES;
      loop invariant whole: \forall integer j; 0 <= j < k ==> l->whole_at[j] == 0;
      loop assigns k, l->whole_at[0 .. VUAS_SOURCES - 1];
      loop variant VUAS_SOURCES - k; */
  for (uint32_t k = 0; k < VUAS_SOURCES; k++) l->whole_at[k] = 0;
}

bool vuas_limit_answer(vuas_limits *l, uint32_t per_second, uint64_t now)
{
  if (per_second == 0) return true;
  if (now < l->second_at || now - l->second_at >= 1000) {
    l->second_at = now;
    l->answers = 1;
    return true;
  }
  if (l->answers >= per_second) return false;
  l->answers++;
  return true;
}

/*@ requires time: now <= VUAS_TIME_MAX && n > 0;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_source_room(at, n, ms, now);
*/
static bool room(uint64_t at, uint16_t n, uint32_t ms, uint64_t now)
{
  /*@ assert product: 0 <= (n - 1) * ms <= 0xFFFE * 0xFFFFFFFF; */
  return at <= now + (uint64_t)(n - 1) * ms;
}

/*@ requires time: now <= VUAS_TIME_MAX && n > 0;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_source_after(at, n, ms, now);
*/
static uint64_t after(uint64_t at, uint16_t n, uint32_t ms, uint64_t now)
{
  if (!room(at, n, ms, now)) return at;
  return (at > now ? at : now) + ms;
}

bool vuas_limit_source(vuas_limits *l, uint64_t hash, uint16_t n, uint32_t ms, uint64_t now)
{
  uint32_t p0 = (uint32_t)(hash % 65536 % VUAS_SOURCES), p1 = (uint32_t)(hash / 65536 % 65536 % VUAS_SOURCES);
  uint32_t p2 = (uint32_t)(hash / 4294967296 % 65536 % VUAS_SOURCES);
  uint32_t p3 = (uint32_t)(hash / 281474976710656 % VUAS_SOURCES);
  uint64_t a0 = l->whole_at[p0], a1 = l->whole_at[p1], a2 = l->whole_at[p2], a3 = l->whole_at[p3];
  l->whole_at[p0] = after(a0, n, ms, now);
  l->whole_at[p1] = after(a1, n, ms, now);
  l->whole_at[p2] = after(a2, n, ms, now);
  l->whole_at[p3] = after(a3, n, ms, now);
  return room(a0, n, ms, now) || room(a1, n, ms, now) || room(a2, n, ms, now) || room(a3, n, ms, now);
}
