/* SPDX-License-Identifier: Apache-2.0 */
/* The provisional refresh (RFC 3261 13.3.1.1) and the INVITE's Expires (13.3.1). */
#include "peer.h"

static const uint64_t t0 = PEER_START;

/* ---- the refresh of a provisional response ---- */

static void p60_180_again_each_minute(void **state)
{
  (void)state;
  call_in();
  wait_ms(1000);
  ring();
  char first[VUAS_PACKET_BYTES];
  snprintf(first, sizeof first, "%s", last()->text);
  wait_ms(190000);
  instants(0, "100", t0, AT(200)); /* the 100 never again */
  instants(0, "180", t0 + 1000, AT(0, 60000, 120000, 180000));
  assert_string_equal(last()->text, first);
}

static void p60_further_provisional_restarts_with_the_new_one(void **state)
{
  (void)state;
  call_in();
  ring();
  wait_ms(40000);
  must(vuas_progress, 183, ANSWER);
  wait_ms(120000);
  instants(0, "180", t0, AT(0));
  instants(0, "183", t0 + 40000, AT(0, 60000, 120000));
}

static void p60_ends_with_the_final(void **state)
{
  (void)state;
  call_in();
  ring();
  wait_ms(59000);
  accept_call();
  ack();
  wait_ms(300000);
  instants(0, "180", t0, AT(0));
}

static void p60_ends_with_cancel(void **state)
{
  (void)state;
  call_in();
  ring();
  wait_ms(59000);
  request r = same_transaction("CANCEL", &P.invite);
  hear(&r);
  ack_refusal();
  finish();
  instants(0, "180", t0, AT(0));
}

static void p60_never_for_100_alone(void **state)
{
  (void)state;
  call_in();
  must(vuas_trying, 0, NULL);
  wait_ms(600000);
  assert_int_equal(P.n_packets, 1);
}

static void progress_every_status(void **state)
{
  (void)state;
  const uint16_t status[] = {180, 181, 182, 183, 199, 101};
  call_in();
  char tag[256] = "";
  for (unsigned i = 0; i < 6; i++) {
    char want[8];
    snprintf(want, sizeof want, "%u", status[i]);
    must(vuas_progress, status[i], NULL);
    answered(want);
    row_is(last(), "Contact", "<sip:198.51.100.7:5060>"); /* 12.1.1 */
    if (i > 0) assert_string_equal(to_tag(last()), tag);  /* one and the same, 17.2.1 */
    snprintf(tag, sizeof tag, "%s", to_tag(last()));
  }
  accept_call();
  assert_string_equal(to_tag(last()), tag);
}

/* ---- Expires ---- */

static void expires_with(const char *value, bool counts, uint64_t ms)
{
  char expires[200];
  snprintf(expires, sizeof expires, "Expires: %s\r\n", value);
  request r = invite("z9hG4bKinvite");
  r.rows = expires;
  call_with(&r);
  ring();
  go(t0 + (counts ? ms - 1 : 70000));
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 0);
  if (!counts) return;
  go(t0 + ms);
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 1);
  assert_int_equal(events(VUAS_EVENT_ENDED), 1);
  instants(0, "487", t0, &ms, 1);
  ack_refusal();
  finish();
}

static void expires_2(void **state)
{
  (void)state;
  expires_with("2", true, 2000);
}

static void expires_leading_zeros(void **state)
{
  (void)state;
  expires_with("0003", true, 3000);
}

static void expires_malformed_is_ignored(void **state)
{
  const char *bad[] = {"", "-1", "1x", "1 2", "4294967296", "99999999999999999999", "0.5"};
  for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    assert_int_equal(fresh(state), 0);
    expires_with(bad[i], false, 0);
  }
}

static void expires_0(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Expires: 0\r\n";
  hear(&r);
  P.invite = r;
  go(P.now); /* at the same instant, within the step or by a tick */
  instants(0, "487", t0, AT(0));
  assert_int_equal(events(VUAS_EVENT_INVITE), events(VUAS_EVENT_ENDED));
  ack_refusal();
  finish();
}

static void expires_huge(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Expires: 4294967295\r\n"; /* 2^32-1 s are more than 2^32 ms */
  call_with(&r);
  must(vuas_trying, 0, NULL);
  uint64_t at, want = 4294967295u * (uint64_t)1000;
  assert_true(vuas_deadline(&P.u, &at));
  assert_true(at == t0 + want);
  go(t0 + want);
  instants(0, "487", t0, &want, 1);
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 1);
}

static void expires_after_the_final_is_nothing(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Expires: 2\r\n";
  call_with(&r);
  accept_call();
  ack();
  wait_ms(10000);
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 0);
  assert_int_equal(P.n_packets, 1);
  assert_int_equal(vuas_stats(&P.u)->active_calls, 1);
}

static void expires_and_accept_at_the_same_instant(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Expires: 2\r\n";
  call_with(&r);
  wait_ms(1999);
  P.now = t0 + 2000; /* the clock stands at the deadline, the application is first */
  accept_call();
  wait_ms(100);
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 0);
  assert_int_equal(fresh(state), 0);
  call_with(&r);
  go(t0 + 2000); /* the deadline is first */
  vuas_options o = options(0, ANSWER);
  assert_int_equal(say(vuas_accept, P.call, &o), VUAS_E_NOT_FOUND);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(p60_180_again_each_minute),
      T(p60_further_provisional_restarts_with_the_new_one),
      T(p60_ends_with_the_final),
      T(p60_ends_with_cancel),
      T(p60_never_for_100_alone),
      T(progress_every_status),
      T(expires_2),
      T(expires_leading_zeros),
      T(expires_malformed_is_ignored),
      T(expires_0),
      T(expires_huge),
      T(expires_after_the_final_is_nothing),
      T(expires_and_accept_at_the_same_instant),
  };
  return cmocka_run_group_tests_name("core: refresh, Expires", tests, NULL, NULL);
}
