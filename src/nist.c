/* SPDX-License-Identifier: Apache-2.0 */
#include "nist.h"
#include "timing.h"

/* Enter a state with no timer running.
   place, state: as said; quiet: no timer runs. */
/*@ requires place: \valid(m);
    terminates \true; exits \false;
    assigns m->state, m->trying_at, m->life_at, m->j_at;
    ensures state: m->state == state;
    ensures quiet: m->trying_at == VUAS_NEVER && m->life_at == VUAS_NEVER && m->j_at == VUAS_NEVER;
*/
static void enter(vuas_nist *m, uint8_t state)
{
  m->state = state;
  m->trying_at = VUAS_NEVER;
  m->life_at = VUAS_NEVER;
  m->j_at = VUAS_NEVER;
}

/* The final response goes out: J runs, or over a reliable transport all is over at once.
   place, apart, time, timing: as for the step; state, quiet, j: where the final leads. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns m->state, m->trying_at, m->life_at, m->j_at;
    ensures state: m->state == (m->reliable != 0 ? VUAS_NIST_TERMINATED : VUAS_NIST_COMPLETED);
    ensures quiet: m->trying_at == VUAS_NEVER && m->life_at == VUAS_NEVER;
    ensures j: m->j_at == (m->reliable != 0 ? VUAS_NEVER : now + 64 * tm->t1);
*/
static void finish(vuas_nist *m, uint64_t now, const vuas_timing *tm)
{
  if (m->reliable) {
    enter(m, VUAS_NIST_TERMINATED);
  } else {
    enter(m, VUAS_NIST_COMPLETED);
    m->j_at = now + 64 * (uint64_t)tm->t1;
  }
}

/* A 100 goes out in Trying.
   place: as said; state, trying: Proceeding, and no 100 is owed. */
/*@ requires place: \valid(m);
    terminates \true; exits \false;
    assigns m->state, m->trying_at;
    ensures state: m->state == VUAS_NIST_PROCEEDING;
    ensures trying: m->trying_at == VUAS_NEVER;
*/
static void proceed(vuas_nist *m)
{
  m->state = VUAS_NIST_PROCEEDING;
  m->trying_at = VUAS_NEVER;
}

void vuas_nist_open(vuas_nist *m, bool reliable, uint64_t now, const vuas_timing *tm)
{
  enter(m, VUAS_NIST_TRYING);
  m->reliable = reliable;
  m->trying_at = now + 7 * (uint64_t)tm->t1;
  m->life_at = now + 64 * (uint64_t)tm->t1;
}

/* The table's part for Trying and Proceeding.
   place, apart, inv, state, time, timing: as for the step, in these states; inv, row: the invariant and the table's
   row. */
/*@ requires place: \valid(m) && \valid_read(tm);
    requires apart: \separated(m, tm);
    requires inv: vuas_nist_inv(m);
    requires state: m->state == VUAS_NIST_TRYING || m->state == VUAS_NIST_PROCEEDING;
    requires time: now <= VUAS_TIME_MAX;
    requires timing: vuas_timing_ok(tm);
    terminates \true; exits \false;
    assigns *m;
    ensures inv: vuas_nist_inv(m);
    ensures row: vuas_nist_row{Pre,Post}(m, vuas_nist_heard{Pre}(m, ev, now), now, tm->t1, \result);
*/
static vuas_nist_action unanswered(vuas_nist *m, vuas_nist_event ev, uint64_t now, const vuas_timing *tm)
{
  switch (ev) {
  case VUAS_NIST_ON_REQUEST:
    return m->state == VUAS_NIST_TRYING ? VUAS_NIST_NOTHING : VUAS_NIST_RESEND;
  case VUAS_NIST_SEND_100:
    if (m->state == VUAS_NIST_TRYING && !m->reliable && m->trying_at > now) return VUAS_NIST_REFUSE;
    proceed(m);
    return VUAS_NIST_SEND;
  case VUAS_NIST_SEND_FINAL:
    finish(m, now, tm);
    return VUAS_NIST_SEND;
  case VUAS_NIST_TIMER_TRYING:
    if (m->trying_at > now || m->life_at <= now) return VUAS_NIST_NOTHING;
    proceed(m);
    return VUAS_NIST_SEND_TRYING;
  case VUAS_NIST_TIMER_LIFE:
    if (m->life_at > now) return VUAS_NIST_NOTHING;
    enter(m, VUAS_NIST_TERMINATED);
    return VUAS_NIST_TELL_TIMEOUT;
  case VUAS_NIST_TRANSPORT_ERROR:
    return VUAS_NIST_TELL_TRANSPORT;
  default:
    return VUAS_NIST_NOTHING;
  }
}

vuas_nist_action vuas_nist_step(vuas_nist *m, vuas_nist_event ev, uint64_t now, const vuas_timing *tm)
{
  switch (m->state) {
  case VUAS_NIST_TRYING:
  case VUAS_NIST_PROCEEDING:
    return unanswered(m, ev, now, tm);
  case VUAS_NIST_COMPLETED:
    if (ev == VUAS_NIST_ON_REQUEST) return VUAS_NIST_RESEND;
    if (ev == VUAS_NIST_TRANSPORT_ERROR) return VUAS_NIST_TELL_TRANSPORT;
    if (ev == VUAS_NIST_TIMER_J && m->j_at <= now) enter(m, VUAS_NIST_TERMINATED);
    return VUAS_NIST_NOTHING; /* a second answer is dropped (17.2.2) */
  default:
    if (ev == VUAS_NIST_SEND_100 || ev == VUAS_NIST_SEND_FINAL) return VUAS_NIST_REFUSE;
    return VUAS_NIST_NOTHING;
  }
}

uint64_t vuas_nist_deadline(const vuas_nist *m)
{
  return vuas_timing_earlier(m->trying_at, vuas_timing_earlier(m->life_at, m->j_at));
}

bool vuas_nist_due(const vuas_nist *m, uint64_t now, vuas_nist_event *ev)
{
  if (m->life_at <= now) {
    *ev = VUAS_NIST_TIMER_LIFE;
  } else if (m->trying_at <= now) {
    *ev = VUAS_NIST_TIMER_TRYING;
  } else if (m->j_at <= now) {
    *ev = VUAS_NIST_TIMER_J;
  } else {
    return false;
  }
  return true;
}

bool vuas_nist_check(const vuas_nist *m)
{
  bool is_trying = m->state == VUAS_NIST_TRYING;
  bool is_completed = m->state == VUAS_NIST_COMPLETED;
  if (m->state > VUAS_NIST_TERMINATED) return false;
  if ((m->trying_at != VUAS_NEVER) != is_trying) return false;
  if ((m->life_at != VUAS_NEVER) != (is_trying || m->state == VUAS_NIST_PROCEEDING)) return false;
  if ((m->j_at != VUAS_NEVER) != is_completed) return false;
  if (is_completed && m->reliable) return false;
  if (!vuas_timing_bounded(m->trying_at)) return false;
  return vuas_timing_bounded(m->life_at) && vuas_timing_bounded(m->j_at);
}
