/* SPDX-License-Identifier: Apache-2.0 */
#include "nict.h"
#include "timing.h"

/* Enter a state with no timer running.
   place, state: as said; quiet: no timer runs. */
/*@ requires place: \valid(m);
    terminates \true; exits \false;
    assigns m->state, m->e_interval, m->e_at, m->f_at, m->k_at;
    ensures state: m->state == state;
    ensures quiet: m->e_interval == 0 && m->e_at == VUAS_NEVER && m->f_at == VUAS_NEVER && m->k_at == VUAS_NEVER;
*/
static void enter(vuas_nict *m, uint8_t state)
{
  m->state = state;
  m->e_interval = 0;
  m->e_at = VUAS_NEVER;
  m->f_at = VUAS_NEVER;
  m->k_at = VUAS_NEVER;
}

/* The final response came: K runs, or over a reliable transport all is over at once.
   place, apart, time, timing: as for the step; state, quiet, k: where the final leads. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns m->state, m->e_interval, m->e_at, m->f_at, m->k_at;
    ensures state: m->state == (m->reliable != 0 ? VUAS_NICT_TERMINATED : VUAS_NICT_COMPLETED);
    ensures quiet: m->e_interval == 0 && m->e_at == VUAS_NEVER && m->f_at == VUAS_NEVER;
    ensures k: m->k_at == (m->reliable != 0 ? VUAS_NEVER : now + tm->t4);
*/
static void finish(vuas_nict *m, uint64_t now, const vuas_timing *tm)
{
  if (m->reliable) {
    enter(m, VUAS_NICT_TERMINATED);
  } else {
    enter(m, VUAS_NICT_COMPLETED);
    m->k_at = now + tm->t4;
  }
}

void vuas_nict_open(vuas_nict *m, bool reliable, uint64_t now, const vuas_timing *tm)
{
  enter(m, VUAS_NICT_TRYING);
  m->reliable = reliable;
  m->f_at = now + 64 * (uint64_t)tm->t1;
  if (!reliable) {
    m->e_interval = tm->t1;
    m->e_at = now + tm->t1;
  }
}

/* The table's part for Trying and Proceeding.
   place, apart, inv, state, time, timing: as for the step, in these states; inv, row: the invariant and the table's
   row. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_nict_inv(m);
    requires state: m->state == VUAS_NICT_TRYING || m->state == VUAS_NICT_PROCEEDING;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_nict_inv(m);
    ensures row: vuas_nict_row{Pre,Post}(m, vuas_nict_heard{Pre}(m, ev, now), now, tm->t2, tm->t4, \result);
*/
static vuas_nict_action waiting(vuas_nict *m, vuas_nict_event ev, uint64_t now, const vuas_timing *tm)
{
  switch (ev) {
  case VUAS_NICT_ON_1XX:
    if (m->state == VUAS_NICT_TRYING && !m->reliable) m->e_interval = tm->t2;
    m->state = VUAS_NICT_PROCEEDING;
    return VUAS_NICT_NOTHING;
  case VUAS_NICT_ON_FINAL:
    finish(m, now, tm);
    return VUAS_NICT_TELL_FINAL;
  case VUAS_NICT_TIMER_E:
    if (m->e_at > now || m->f_at <= now) return VUAS_NICT_NOTHING;
    m->e_interval = m->state == VUAS_NICT_PROCEEDING ? tm->t2 : vuas_timing_doubled(m->e_interval, tm->t2);
    m->e_at = vuas_timing_again(m->e_at, m->e_interval, now);
    return VUAS_NICT_RESEND;
  case VUAS_NICT_TIMER_F:
    if (m->f_at > now) return VUAS_NICT_NOTHING;
    enter(m, VUAS_NICT_TERMINATED);
    return VUAS_NICT_TELL_TIMEOUT;
  case VUAS_NICT_TRANSPORT_ERROR:
    enter(m, VUAS_NICT_TERMINATED);
    return VUAS_NICT_TELL_TRANSPORT;
  default:
    return VUAS_NICT_NOTHING;
  }
}

vuas_nict_action vuas_nict_step(vuas_nict *m, vuas_nict_event ev, uint64_t now, const vuas_timing *tm)
{
  if (m->state == VUAS_NICT_TRYING || m->state == VUAS_NICT_PROCEEDING) return waiting(m, ev, now, tm);
  if (m->state == VUAS_NICT_COMPLETED && ev == VUAS_NICT_TIMER_K && m->k_at <= now) enter(m, VUAS_NICT_TERMINATED);
  return VUAS_NICT_NOTHING;
}

uint64_t vuas_nict_deadline(const vuas_nict *m)
{
  return vuas_timing_earlier(m->e_at, vuas_timing_earlier(m->f_at, m->k_at));
}

bool vuas_nict_due(const vuas_nict *m, uint64_t now, vuas_nict_event *ev)
{
  if (m->f_at <= now) {
    *ev = VUAS_NICT_TIMER_F;
  } else if (m->e_at <= now) {
    *ev = VUAS_NICT_TIMER_E;
  } else if (m->k_at <= now) {
    *ev = VUAS_NICT_TIMER_K;
  } else {
    return false;
  }
  return true;
}

bool vuas_nict_check(const vuas_nict *m)
{
  bool waits = m->state == VUAS_NICT_TRYING || m->state == VUAS_NICT_PROCEEDING;
  bool is_completed = m->state == VUAS_NICT_COMPLETED;
  if (m->state > VUAS_NICT_TERMINATED || m->e_interval > VUAS_T2_MAX) return false;
  if ((m->e_at != VUAS_NEVER) != (waits && !m->reliable)) return false;
  if ((m->f_at != VUAS_NEVER) != waits) return false;
  if ((m->k_at != VUAS_NEVER) != is_completed) return false;
  if (is_completed && m->reliable) return false;
  if ((m->e_interval != 0) != (m->e_at != VUAS_NEVER)) return false;
  if (!vuas_timing_bounded(m->e_at)) return false;
  return vuas_timing_bounded(m->f_at) && vuas_timing_bounded(m->k_at);
}
