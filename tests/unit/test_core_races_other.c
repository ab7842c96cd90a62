/* SPDX-License-Identifier: Apache-2.0 */
/* Races that RFC 5407 does not list but a callee meets. Expires and accept at one instant:
   expires_and_accept_at_the_same_instant of test_core_refresh.c. */
#include "peer.h"

static const uint64_t t0 = PEER_START;

static request bye(const char *branch, const char *cseq)
{
  return within("BYE", branch, cseq);
}

static void cancel_and_accept_at_the_same_instant(void **state)
{
  (void)state;
  call_in();
  request c = same_transaction("CANCEL", &P.invite);
  hear(&c); /* first */
  vuas_options o = options(0, ANSWER);
  assert_int_equal(say(vuas_accept, P.call, &o), VUAS_E_NOT_FOUND);
  assert_int_equal(fresh(state), 0);
  call_in();
  accept_call(); /* first */
  hear(&c);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 0);
}

static void cancel_before_the_invite(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite"), c = same_transaction("CANCEL", &i);
  hear(&c);
  answered("481");
  call_with(&i);
  ring();
  accept_call();
}

static void cancel_after_487_before_ack(void **state)
{
  (void)state;
  call_in();
  request c = same_transaction("CANCEL", &P.invite);
  hear(&c);
  wait_ms(600);
  c.branch = P.invite.branch;
  hear(&c);
  answered("200");
  ack_refusal();
  finish();
}

static void ack_of_a_487_lost(void **state)
{
  (void)state;
  call_in();
  request c = same_transaction("CANCEL", &P.invite);
  hear(&c);
  wait_ms(600);
  ack_refusal();
  finish();
  instants(0, "487", t0, AT(0, 500));
}

static void ack_of_a_487_never_comes(void **state)
{
  (void)state;
  for (unsigned reliable = 0; reliable < 2; reliable++) {
    assert_int_equal(fresh(state), 0);
    request i = invite("z9hG4bKinvite");
    P.path.transport = reliable ? VUAS_TCP : VUAS_UDP;
    i.transport = reliable ? "TCP" : "UDP";
    call_with(&i);
    ring();
    request c = same_transaction("CANCEL", &i);
    hear(&c);
    answered_both("200", "487");
    finish();
    if (reliable) instants(0, "487", t0, AT(0)); /* no G, and H all the same */
    else instants(0, "487", t0, AT(0, BACKOFF));
    assert_true(last_event(VUAS_EVENT_NO_ACK)->at == t0 + 32000);
  }
}

static void merged_copy_while_ringing_and_after_the_answer(void **state)
{
  (void)state;
  call_in();
  ring();
  request r = P.invite;
  r.branch = "z9hG4bKpath2";
  hear(&r);
  answered("482");
  hear(&r);
  answered("482");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  hear(&P.invite);
  answered("180");
  accept_call();
  char tag[256];
  snprintf(tag, sizeof tag, "%s", P.tag);
  wait_ms(300);
  r.branch = "z9hG4bKpath3"; /* another still, which was slow */
  hear(&r);
  answered("482");
  request a = same_transaction("ACK", &r);
  a.to_tag = to_tag(last());
  hear(&a);
  silence();
  snprintf(P.tag, sizeof P.tag, "%s", tag);
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  wait_ms(20000);
  r.branch = "z9hG4bKpath4"; /* the call stands: the transaction is Accepted */
  hear(&r);
  answered("482");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
}

/* The first copy's call is over soon; that of the other path is still on its way back. */
static void merged_copy_whose_482_was_lost(void **state)
{
  (void)state;
  call_in();
  request r = P.invite;
  r.branch = "z9hG4bKpath2";
  hear(&r);
  answered("482");
  must(vuas_reject, 0, NULL);
  ack_refusal();
  const uint64_t copy[] = {500, 1500, 3500, 7500, 15500, 31500};
  for (unsigned i = 0; i < 6; i++) { /* as timer A of the caller sends them */
    go(t0 + copy[i]);
    hear(&r);
    answered("482");
    assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  }
}

static void duplicate_bye_after_its_200_was_lost(void **state)
{
  (void)state;
  established();
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  uint64_t at = P.now;
  const uint64_t copy[] = {500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500};
  for (unsigned i = 0; i < 10; i++) { /* as timer E of the caller sends them */
    go(at + copy[i]);
    hear(&b);
    answered("200");
    assert_int_equal(told(), 0);
  }
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  finish();
}

/* A stream's caller is gone while it rings: the call is not, each answer is offered to the way it came. */
static void the_connection_closes_while_it_rings(void **state)
{
  (void)state;
  P.path.transport = VUAS_TCP;
  request i = invite("z9hG4bKinvite");
  i.transport = "TCP";
  call_with(&i);
  ring();
  for (unsigned k = 1; k <= 2; k++) {
    blank_out();
    assert_int_equal(vuas_transport_error(&P.u, P.now, last()->transaction, &P.out), VUAS_OK);
    after(VUAS_OK);
    assert_int_equal(sent(), 0);
    assert_int_equal(events(VUAS_EVENT_TRANSPORT), k);
    assert_int_equal(events(VUAS_EVENT_ENDED), 0);
    if (k == 1) accept_call();
  }
  P.path.connection = 5; /* the caller is back on another connection */
  request a = within("ACK", "z9hG4bKack", "1");
  a.transport = "TCP";
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  request b = bye("z9hG4bKbye", "2");
  b.transport = "TCP";
  hear(&b);
  assert_int_equal(answered("200")->path.connection, 5);
  finish();
}

static void cancel_after_expires(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite");
  i.rows = "Expires: 2\r\n";
  call_with(&i);
  ring();
  wait_ms(2000);
  instants(0, "487", t0, AT(2000));
  request c = same_transaction("CANCEL", &i);
  hear(&c); /* sent while the 487 was on its way */
  answered("200");
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 0);
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 1);
  ack_refusal();
  finish();
}

static void cancel_and_expires_at_the_same_instant(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite");
  i.rows = "Expires: 2\r\n";
  call_with(&i);
  ring();
  go(t0 + 1999);
  P.now = t0 + 2000; /* the deadline has come, the CANCEL is read first */
  request c = same_transaction("CANCEL", &i);
  hear(&c);
  answered_both("200", "487");
  ack_refusal();
  finish();
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 1);
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 0);
  instants(0, "487", t0, AT(2000));
}

static void bye_and_accept_at_the_same_instant(void **state)
{
  for (unsigned first = 0; first < 2; first++) {
    assert_int_equal(fresh(state), 0);
    call_in();
    ring();
    if (first == 1) accept_call();
    request b = bye("z9hG4bKbye", "2");
    hear(&b);
    if (first == 1) answered("200");
    else answered_both("200", "487");
    vuas_options o = options(0, ANSWER);
    assert_int_equal(say(vuas_accept, P.call, &o), first == 1 ? VUAS_E_STATE : VUAS_E_NOT_FOUND);
    if (first == 1) ack();
    else ack_refusal();
    finish();
    instants(0, "BYE", t0, NULL, 0);
    assert_int_equal(events(VUAS_EVENT_ACK), 0);
  }
}

static void ack_and_its_timeout_at_the_same_instant(void **state)
{
  const uint64_t give_up = 32000;
  for (unsigned first = 0; first < 2; first++) {
    assert_int_equal(fresh(state), 0);
    call_in();
    accept_call();
    go(t0 + 31999);
    P.now = t0 + 32000;
    if (first == 0) go(P.now); /* the deadline is first */
    ack();
    go(P.now);
    instants(0, "BYE", t0, &give_up, 1 - first);
    assert_int_equal(events(VUAS_EVENT_ACK), first);
    assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 1 - first);
    if (first == 1) unharmed("2");
  }
}

static void bye_that_waits_crosses_bye(void **state)
{
  (void)state;
  call_in();
  accept_call();
  must(vuas_bye, 0, NULL); /* it waits for the ACK */
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  answered("200");
  ack();
  assert_int_equal(sent(), 0);
  finish();
  instants(0, "BYE", t0, NULL, 0);
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 0);
}

static void two_calls_at_once_do_not_mix(void **state)
{
  (void)state;
  request one = invite("z9hG4bKone"), two = invite("z9hG4bKtwo");
  two.call_id = "two";
  two.from_tag = "a2";
  vuas_handle h1 = call_with(&one);
  vuas_handle h2 = call_with(&two);
  P.call = h1;
  ring();
  P.call = h2;
  accept_call();
  request c = same_transaction("CANCEL", &one);
  hear(&c);
  answered_both("200", "487");
  assert_int_equal(last_event(VUAS_EVENT_CANCELLED)->event.call.slot, h1.slot);
  request a = req("ACK", "z9hG4bKack");
  a.call_id = "two";
  a.from_tag = "a2";
  for (uint32_t i = 0; i < P.n_packets; i++)
    if (strcmp(row(&P.packet[i], "Call-ID", 0), "two") == 0) a.to_tag = to_tag(&P.packet[i]);
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  assert_int_equal(last_event(VUAS_EVENT_ACK)->event.call.slot, h2.slot);
  assert_int_equal(vuas_stats(&P.u)->active_calls, 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(cancel_and_accept_at_the_same_instant),
      T(cancel_before_the_invite),
      T(cancel_after_487_before_ack),
      T(ack_of_a_487_lost),
      T(ack_of_a_487_never_comes),
      T(merged_copy_while_ringing_and_after_the_answer),
      T(merged_copy_whose_482_was_lost),
      T(duplicate_bye_after_its_200_was_lost),
      T(the_connection_closes_while_it_rings),
      T(cancel_after_expires),
      T(cancel_and_expires_at_the_same_instant),
      T(bye_and_accept_at_the_same_instant),
      T(ack_and_its_timeout_at_the_same_instant),
      T(bye_that_waits_crosses_bye),
      T(two_calls_at_once_do_not_mix),
  };
  return cmocka_run_group_tests_name("core: other races", tests, NULL, NULL);
}
