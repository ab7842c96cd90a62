/* SPDX-License-Identifier: Apache-2.0 */
#include "ist.h"
#include "timing.h"

/* Enter a state with no timer running.
   place, state: as said; quiet: no timer runs; kept: what is no timer. */
/*@ requires place: \valid(m);
    terminates \true; exits \false;
    assigns m->state, m->g_interval, m->trying_at, m->g_at, m->h_at, m->i_at, m->l_at;
    ensures state: m->state == state;
    ensures quiet: m->g_interval == 0 && m->trying_at == VUAS_NEVER && m->g_at == VUAS_NEVER && m->h_at == VUAS_NEVER &&
      m->i_at == VUAS_NEVER && m->l_at == VUAS_NEVER;
*/
static void enter(vuas_ist *m, uint8_t state)
{
  m->state = state;
  m->g_interval = 0;
  m->trying_at = VUAS_NEVER;
  m->g_at = VUAS_NEVER;
  m->h_at = VUAS_NEVER;
  m->i_at = VUAS_NEVER;
  m->l_at = VUAS_NEVER;
}

/* A provisional goes out: from now on there is one to repeat, and no 100 is owed.
   place: as said; said, quiet: as said. */
/*@ requires place: \valid(m);
    terminates \true; exits \false;
    assigns m->provisional, m->trying_at;
    ensures said: m->provisional == provisional;
    ensures quiet: m->trying_at == VUAS_NEVER;
*/
static void say(vuas_ist *m, uint8_t provisional)
{
  m->provisional = provisional;
  m->trying_at = VUAS_NEVER;
}

/* What happens where no state is left for it: responses are refused, all else is absorbed.
   refused, absorbed: so. */
/*@ terminates \true; exits \false;
    assigns \nothing;
    ensures refused: VUAS_IST_SEND_100 <= ev <= VUAS_IST_SEND_FINAL ==> \result == VUAS_IST_REFUSE;
    ensures absorbed: ev < VUAS_IST_SEND_100 || ev > VUAS_IST_SEND_FINAL ==> \result == VUAS_IST_NOTHING;
*/
static vuas_ist_action otherwise(vuas_ist_event ev)
{
  if (ev >= VUAS_IST_SEND_100 && ev <= VUAS_IST_SEND_FINAL) return VUAS_IST_REFUSE;
  return VUAS_IST_NOTHING;
}

void vuas_ist_open(vuas_ist *m, bool reliable, uint64_t now, uint32_t trying_ms)
{
  enter(m, VUAS_IST_PROCEEDING);
  m->reliable = reliable;
  m->provisional = 0;
  m->trying_at = now + trying_ms;
}

/* The table's part for Proceeding.
   place, apart, inv, state, time, timing: as for the step, in this state; inv, row: the invariant and the table's
   row. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_ist_inv(m);
    requires state: m->state == VUAS_IST_PROCEEDING;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_ist_inv(m);
    ensures row: vuas_ist_row{Pre,Post}(m, vuas_ist_heard{Pre}(m, ev, now), now, tm->t1, tm->t2, tm->t4, \result);
*/
static vuas_ist_action proceeding(vuas_ist *m, vuas_ist_event ev, uint64_t now, const vuas_timing *tm)
{
  switch (ev) {
  case VUAS_IST_ON_INVITE:
    if (m->provisional != 0) return VUAS_IST_RESEND;
    say(m, 1);
    return VUAS_IST_SEND_TRYING;
  case VUAS_IST_TIMER_TRYING:
    if (m->trying_at > now) return VUAS_IST_NOTHING;
    say(m, 1);
    return VUAS_IST_SEND_TRYING;
  case VUAS_IST_SEND_100:
    if (m->provisional == 2) return VUAS_IST_SEND_ONLY; /* a repeated INVITE shall never be answered with less */
    say(m, 1);
    return VUAS_IST_SEND;
  case VUAS_IST_SEND_1XX:
    say(m, 2);
    return VUAS_IST_SEND;
  case VUAS_IST_SEND_2XX:
    enter(m, VUAS_IST_ACCEPTED);
    m->l_at = now + 64 * (uint64_t)tm->t1;
    return VUAS_IST_SEND;
  case VUAS_IST_SEND_FINAL:
    enter(m, VUAS_IST_COMPLETED);
    m->h_at = now + 64 * (uint64_t)tm->t1;
    if (!m->reliable) {
      m->g_interval = tm->t1;
      m->g_at = now + tm->t1;
    }
    return VUAS_IST_SEND;
  case VUAS_IST_TRANSPORT_ERROR:
    return VUAS_IST_TELL_TRANSPORT;
  default:
    return VUAS_IST_NOTHING;
  }
}

/* The table's part for Completed.
   place, apart, inv, state, time, timing: as for the step, in this state; inv, row: the invariant and the table's
   row. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_ist_inv(m);
    requires state: m->state == VUAS_IST_COMPLETED;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_ist_inv(m);
    ensures row: vuas_ist_row{Pre,Post}(m, vuas_ist_heard{Pre}(m, ev, now), now, tm->t1, tm->t2, tm->t4, \result);
*/
static vuas_ist_action completed(vuas_ist *m, vuas_ist_event ev, uint64_t now, const vuas_timing *tm)
{
  switch (ev) {
  case VUAS_IST_ON_INVITE:
    return VUAS_IST_RESEND;
  case VUAS_IST_ON_ACK:
    if (m->reliable) {
      enter(m, VUAS_IST_TERMINATED);
    } else {
      enter(m, VUAS_IST_CONFIRMED);
      m->i_at = now + tm->t4;
    }
    return VUAS_IST_NOTHING;
  case VUAS_IST_TIMER_G:
    if (m->g_at > now || m->h_at <= now) return VUAS_IST_NOTHING;
    m->g_interval = vuas_timing_doubled(m->g_interval, tm->t2);
    m->g_at = vuas_timing_again(m->g_at, m->g_interval, now);
    return VUAS_IST_RESEND;
  case VUAS_IST_TIMER_H:
    if (m->h_at > now) return VUAS_IST_NOTHING;
    enter(m, VUAS_IST_TERMINATED);
    return VUAS_IST_TELL_NO_ACK;
  case VUAS_IST_TRANSPORT_ERROR:
    return VUAS_IST_TELL_TRANSPORT; /* no end of the transaction: RFC 6026 8.8 */
  default:
    break;
  }
  return otherwise(ev);
}

/* The table's part for Accepted, where no timer value counts.
   place, inv, state, time: as for the step, in this state; inv, row: the invariant and the table's
   row. */
/*@ requires place: \valid(m);
    requires inv: vuas_ist_inv(m);
    requires state: m->state == VUAS_IST_ACCEPTED;
    requires time: now <= VUAS_TIME_MAX;
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_ist_inv(m);
    ensures row: vuas_ist_row{Pre,Post}(m, vuas_ist_heard{Pre}(m, ev, now), now, 0, 0, 0, \result);
*/
static vuas_ist_action accepted(vuas_ist *m, vuas_ist_event ev, uint64_t now)
{
  switch (ev) {
  case VUAS_IST_ON_ACK:
    return VUAS_IST_PASS_ACK;
  case VUAS_IST_SEND_2XX:
    return VUAS_IST_SEND_ONLY;
  case VUAS_IST_TIMER_L:
    if (m->l_at <= now) enter(m, VUAS_IST_TERMINATED);
    return VUAS_IST_NOTHING;
  case VUAS_IST_TRANSPORT_ERROR:
    return VUAS_IST_TELL_TRANSPORT;
  default:
    break;
  }
  return otherwise(ev);
}

vuas_ist_action vuas_ist_step(vuas_ist *m, vuas_ist_event ev, uint64_t now, const vuas_timing *tm)
{
  switch (m->state) {
  case VUAS_IST_PROCEEDING:
    return proceeding(m, ev, now, tm);
  case VUAS_IST_COMPLETED:
    return completed(m, ev, now, tm);
  case VUAS_IST_ACCEPTED:
    return accepted(m, ev, now);
  case VUAS_IST_CONFIRMED:
    if (ev == VUAS_IST_TIMER_I && m->i_at <= now) enter(m, VUAS_IST_TERMINATED);
    break;
  default:
    break;
  }
  return otherwise(ev);
}

bool vuas_ist_can(const vuas_ist *m, vuas_ist_event ev)
{
  if (m->state == VUAS_IST_PROCEEDING) return true;
  if (m->state == VUAS_IST_ACCEPTED && ev == VUAS_IST_SEND_2XX) return true;
  return otherwise(ev) != VUAS_IST_REFUSE;
}

uint64_t vuas_ist_deadline(const vuas_ist *m)
{
  uint64_t completed_at = vuas_timing_earlier(m->g_at, m->h_at);
  uint64_t end_at = vuas_timing_earlier(m->i_at, m->l_at);
  return vuas_timing_earlier(vuas_timing_earlier(m->trying_at, completed_at), end_at);
}

bool vuas_ist_due(const vuas_ist *m, uint64_t now, vuas_ist_event *ev)
{
  if (m->h_at <= now) {
    *ev = VUAS_IST_TIMER_H;
  } else if (m->g_at <= now) {
    *ev = VUAS_IST_TIMER_G;
  } else if (m->trying_at <= now) {
    *ev = VUAS_IST_TIMER_TRYING;
  } else if (m->i_at <= now) {
    *ev = VUAS_IST_TIMER_I;
  } else if (m->l_at <= now) {
    *ev = VUAS_IST_TIMER_L;
  } else {
    return false;
  }
  return true;
}

bool vuas_ist_check(const vuas_ist *m)
{
  bool is_completed = m->state == VUAS_IST_COMPLETED;
  if (m->state > VUAS_IST_TERMINATED || m->provisional > 2 || m->g_interval > VUAS_T2_MAX) return false;
  if ((m->trying_at != VUAS_NEVER) != (m->state == VUAS_IST_PROCEEDING && m->provisional == 0)) return false;
  if ((m->g_at != VUAS_NEVER) != (is_completed && !m->reliable)) return false;
  if ((m->h_at != VUAS_NEVER) != is_completed) return false;
  if ((m->i_at != VUAS_NEVER) != (m->state == VUAS_IST_CONFIRMED)) return false;
  if ((m->l_at != VUAS_NEVER) != (m->state == VUAS_IST_ACCEPTED)) return false;
  if (m->state == VUAS_IST_CONFIRMED && m->reliable) return false;
  if ((m->g_interval != 0) != (m->g_at != VUAS_NEVER)) return false;
  if (!vuas_timing_bounded(m->trying_at) || !vuas_timing_bounded(m->g_at)) return false;
  if (!vuas_timing_bounded(m->h_at)) return false;
  return vuas_timing_bounded(m->i_at) && vuas_timing_bounded(m->l_at);
}
