/* SPDX-License-Identifier: Apache-2.0 */
/* Races: those of RFC 5407 that need no extension, named by their section, and some it does not list. */
#include "peer.h"

static const uint64_t t0 = PEER_START;

static request bye(const char *branch, const char *cseq)
{
  return within("BYE", branch, cseq);
}

static void rfc5407_3_1_1_invite_copy_meets_the_2xx(void **state)
{
  (void)state;
  call_in();
  ring(); /* lost */
  wait_ms(400);
  accept_call();
  hear(&P.invite);
  silence(); /* neither a second call nor 482 */
  wait_ms(500);
  answered("200");
  ack();
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

static void rfc5407_3_1_2_cancel_crosses_the_2xx(void **state)
{
  (void)state;
  call_in();
  ring();
  accept_call();
  request c = same_transaction("CANCEL", &P.invite);
  hear(&c);
  answered("200");
  assert_int_equal(told(), 0);
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 0);
  finish();
}

static void rfc5407_3_1_3_early_bye_crosses_the_2xx(void **state)
{
  (void)state;
  call_in();
  ring();
  accept_call();
  request b = bye("z9hG4bKbye", "2"); /* sent before the 2xx was seen */
  hear(&b);
  answered("200");
  row_is(last(), "CSeq", "2 BYE");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  wait_ms(200);
  ack();
  assert_int_equal(sent(), 0);
  assert_int_equal(events(VUAS_EVENT_ACK), 0); /* no session starts now */
  finish();
  instants(0, "BYE", t0, NULL, 0);
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
}

static void rfc5407_3_1_4_reinvite_after_a_lost_ack(void **state)
{
  (void)state;
  call_in();
  accept_call();
  request r = within("INVITE", "z9hG4bKre", "2"); /* re-INVITEs are refused for now, without harm */
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  assert_int_equal(sent(), 1);
  request a = within("ACK", "z9hG4bKre", "2");
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 0);
  ack(); /* the late one, by its CSeq number; the order of numbers does not bind it */
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  wait_ms(20000);
  instants(0, "200", t0, AT(0));
}

static void rfc5407_3_1_6_bye_after_a_lost_ack(void **state)
{
  (void)state;
  call_in();
  accept_call();
  wait_ms(700);
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  wait_ms(300);
  ack(); /* late: must not start media */
  assert_int_equal(sent(), 0);
  assert_int_equal(events(VUAS_EVENT_ACK), 0);
  finish();
  instants(0, "BYE", t0, NULL, 0);
}

static void rfc5407_3_2_1_bye_crosses_bye(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  const peer_packet *ours = answered("BYE");
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  answered("200");
  respond(ours, "200 OK");
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  hear(&b); /* its copy still meets its transaction */
  answered("200");
  finish();
}

static void rfc5407_3_2_1_ours_answered_481(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  const peer_packet *ours = answered("BYE");
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  answered("200");
  respond(ours, "481 Call/Transaction Does Not Exist");
  finish();
}

static void rfc5407_3_2_2_bye_crosses_a_reinvite(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  const peer_packet *ours = answered("BYE");
  request r = within("INVITE", "z9hG4bKre", "2");
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  answered("481");
  assert_int_equal(told(), 0);
  request a = within("ACK", "z9hG4bKre", "2");
  a.to_tag = to_tag(last());
  hear(&a);
  silence();
  wait_ms(400);
  respond(ours, "200 OK");
  finish();
  instants(0, "481", t0, AT(0));
}

static void rfc5407_3_2_4_our_bye_crosses_the_ack(void **state)
{
  (void)state;
  call_in();
  accept_call();
  wait_ms(32000); /* only now may the callee say BYE */
  instants(0, "BYE", t0, AT(32000));
  const peer_packet *ours = last();
  ack();
  assert_int_equal(sent(), 0);
  assert_int_equal(events(VUAS_EVENT_ACK), 0);
  respond(ours, "200 OK");
  finish();
}

static void rfc5407_3_3_3_refer_crosses_our_bye(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  const peer_packet *ours = answered("BYE");
  request r = within("REFER", "z9hG4bKrefer", "2");
  hear(&r);
  answered("481");
  respond(ours, "200 OK");
  finish();
}

static void rfc5407_app_a_bye_in_early(void **state)
{
  (void)state;
  call_in();
  ring();
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  answered_both("200", "487");
  ack_refusal();
  finish();
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  assert_int_equal(P.n_packets, 3);
}

static void rfc5407_app_b_reinvite_copy_after_bye(void **state)
{
  (void)state;
  established();
  request b = bye("z9hG4bKbye", "3"); /* overtook the re-INVITE with number 2 */
  hear(&b);
  answered("200");
  request r = within("INVITE", "z9hG4bKre", "2");
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  assert_int_equal(sent(), 1);
  assert_true(strcmp(label(last()), "481") == 0 || strcmp(label(last()), "500") == 0);
  assert_int_equal(events(VUAS_EVENT_INVITE), 1); /* never a new dialog */
  finish();
}

static void rfc5407_app_c_cancel_in_early(void **state)
{
  (void)state;
  call_in();
  ring();
  request c = same_transaction("CANCEL", &P.invite);
  hear(&c);
  answered_both("200", "487");
  request o = within("OPTIONS", "z9hG4bKoptions", "2"); /* the dialog ended with the 487 */
  hear(&o);
  answered("481");
  ack_refusal();
  finish();
}

static void rfc5407_app_d_anything_in_mortal(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  const peer_packet *ours = answered("BYE");
  const char *method[] = {"INVITE", "UPDATE", "INFO", "PRACK", "MESSAGE", "NOTIFY"};
  for (unsigned i = 0; i < 6; i++) {
    char branch[32], cseq[8];
    snprintf(branch, sizeof branch, "z9hG4bKmortal%u", i);
    snprintf(cseq, sizeof cseq, "%u", i + 2);
    request r = within(method[i], branch, cseq);
    hear(&r);
    answered("481");
    assert_int_equal(told(), 0);
  }
  respond(ours, "200 OK"); /* transactions finish independently */
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  finish();
}

/* ---- not in RFC 5407 ---- */

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
      T(rfc5407_3_1_1_invite_copy_meets_the_2xx),
      T(rfc5407_3_1_2_cancel_crosses_the_2xx),
      T(rfc5407_3_1_3_early_bye_crosses_the_2xx),
      T(rfc5407_3_1_4_reinvite_after_a_lost_ack),
      T(rfc5407_3_1_6_bye_after_a_lost_ack),
      T(rfc5407_3_2_1_bye_crosses_bye),
      T(rfc5407_3_2_1_ours_answered_481),
      T(rfc5407_3_2_2_bye_crosses_a_reinvite),
      T(rfc5407_3_2_4_our_bye_crosses_the_ack),
      T(rfc5407_3_3_3_refer_crosses_our_bye),
      T(rfc5407_app_a_bye_in_early),
      T(rfc5407_app_b_reinvite_copy_after_bye),
      T(rfc5407_app_c_cancel_in_early),
      T(rfc5407_app_d_anything_in_mortal),
      T(cancel_and_accept_at_the_same_instant),
      T(cancel_before_the_invite),
      T(cancel_after_487_before_ack),
      T(ack_of_a_487_lost),
      T(merged_copy_while_ringing_and_after_the_answer),
      T(duplicate_bye_after_its_200_was_lost),
      T(two_calls_at_once_do_not_mix),
  };
  return cmocka_run_group_tests_name("core: races", tests, NULL, NULL);
}
