/* SPDX-License-Identifier: Apache-2.0 */
#include "core_state.h"

uint64_t vuas_more(uint64_t count)
{
  return count < VUAS_NEVER ? count + 1 : count;
}

void vuas_count_dropped(vuas *u)
{
  u->run.stats.dropped = vuas_more(u->run.stats.dropped);
}

void vuas_count_resent(vuas *u)
{
  u->run.stats.retransmissions_out = vuas_more(u->run.stats.retransmissions_out);
}

void vuas_count_repeated(vuas *u)
{
  u->run.stats.retransmissions_in = vuas_more(u->run.stats.retransmissions_in);
}

/* A step back is no step: time stands still until it is caught up with. */
void vuas_set_time(vuas *u, uint64_t now)
{
  if (now > u->run.now) u->run.now = now;
}
