/* SPDX-License-Identifier: Apache-2.0 */
#include "repeat.h"
#include "timing.h"

/* Enter a state with no timer running.
   place, state: as said; quiet: no timer runs. */
/*@ requires place: \valid(m);
    terminates \true; exits \false;
    assigns *m;
    ensures state: m->state == state;
    ensures quiet: m->interval == 0 && m->again_at == VUAS_NEVER && m->give_up_at == VUAS_NEVER;
*/
static void enter(vuas_repeat *m, uint8_t state)
{
  m->state = state;
  m->interval = 0;
  m->again_at = VUAS_NEVER;
  m->give_up_at = VUAS_NEVER;
}

void vuas_repeat_init(vuas_repeat *m)
{
  enter(m, VUAS_REPEAT_IDLE);
}

/* The table's part for the wait for an ACK.
   place, apart, inv, state, time, timing: as for the step, in this state; inv, row: the invariant and the table's row.
   */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_repeat_inv(m);
    requires state: m->state == VUAS_REPEAT_WAIT;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_repeat_inv(m);
    ensures row: vuas_repeat_row{Pre,Post}(m, vuas_repeat_heard{Pre}(m, ev, now), now, tm->t1, tm->t2, \result);
*/
static vuas_repeat_action waiting(vuas_repeat *m, vuas_repeat_event ev, uint64_t now, const vuas_timing *tm)
{
  switch (ev) {
  case VUAS_REPEAT_AGAIN:
    if (m->again_at > now || m->give_up_at <= now) return VUAS_REPEAT_NOTHING;
    m->interval = vuas_timing_doubled(m->interval, tm->t2);
    m->again_at = vuas_timing_again(m->again_at, m->interval, now);
    return VUAS_REPEAT_RESEND;
  case VUAS_REPEAT_ON_ACK:
    enter(m, VUAS_REPEAT_ACKED);
    return VUAS_REPEAT_TELL_ACKED;
  case VUAS_REPEAT_GIVE_UP:
    if (m->give_up_at > now) return VUAS_REPEAT_NOTHING;
    enter(m, VUAS_REPEAT_TIMED_OUT);
    return VUAS_REPEAT_TELL_TIMEOUT;
  case VUAS_REPEAT_STOP:
    enter(m, VUAS_REPEAT_IDLE);
    return VUAS_REPEAT_NOTHING;
  default:
    return VUAS_REPEAT_NOTHING;
  }
}

vuas_repeat_action vuas_repeat_step(vuas_repeat *m, vuas_repeat_event ev, uint64_t now, const vuas_timing *tm)
{
  if (m->state == VUAS_REPEAT_WAIT) return waiting(m, ev, now, tm);
  if (ev == VUAS_REPEAT_STOP) {
    enter(m, VUAS_REPEAT_IDLE);
  } else if (ev == VUAS_REPEAT_START && m->state == VUAS_REPEAT_IDLE) {
    m->state = VUAS_REPEAT_WAIT;
    m->interval = tm->t1;
    m->again_at = now + tm->t1;
    m->give_up_at = now + 64 * (uint64_t)tm->t1;
  }
  return VUAS_REPEAT_NOTHING;
}

uint64_t vuas_repeat_deadline(const vuas_repeat *m)
{
  return vuas_timing_earlier(m->again_at, m->give_up_at);
}

bool vuas_repeat_due(const vuas_repeat *m, uint64_t now, vuas_repeat_event *ev)
{
  if (m->give_up_at <= now) {
    *ev = VUAS_REPEAT_GIVE_UP;
  } else if (m->again_at <= now) {
    *ev = VUAS_REPEAT_AGAIN;
  } else {
    return false;
  }
  return true;
}

bool vuas_repeat_check(const vuas_repeat *m)
{
  bool waits = m->state == VUAS_REPEAT_WAIT;
  if (m->state > VUAS_REPEAT_TIMED_OUT || m->interval > VUAS_T2_MAX) return false;
  if ((m->again_at != VUAS_NEVER) != waits) return false;
  if ((m->give_up_at != VUAS_NEVER) != waits) return false;
  if ((m->interval != 0) != waits) return false;
  return vuas_timing_bounded(m->again_at) && vuas_timing_bounded(m->give_up_at);
}
