/* SPDX-License-Identifier: Apache-2.0 */
/* The races of RFC 5407 that need no extension, named by their section; those that it does not list stand in
   test_core_races_other.c. A re-INVITE is not accepted yet: what is left of 3.1.4 and 3.1.5 is its refusal and the late
   ACK. */
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

static void rfc5407_3_1_5_reinvite_after_a_lost_ack_with_the_answer(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite"); /* no offer: ours is in the 2xx, the answer in the ACK */
  i.content_type = i.body = NULL;
  call_with(&i);
  accept_call();
  request r = within("INVITE", "z9hG4bKre", "2");
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  assert_int_equal(sent(), 1);
  assert_true(label(last())[0] == '4' || label(last())[0] == '5'); /* one offer at a time */
  request a = within("ACK", "z9hG4bKre", "2");
  hear(&a);
  silence();
  wait_ms(500);
  row_is(answered("200"), "CSeq", "1 INVITE"); /* the first 2xx goes on, its offer with it */
  assert_string_equal(body_of(last()), ANSWER);
  a = within("ACK", "z9hG4bKack", "1");
  a.content_type = SDP;
  a.body = OFFER;
  hear(&a);
  assert_int_equal(sent(), 0);
  assert_int_equal(last_event(VUAS_EVENT_ACK)->event.body.len, strlen(OFFER));
  unharmed("3");
}

static void rfc5407_3_1_5_update_after_a_lost_ack_with_the_answer(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite");
  i.content_type = i.body = NULL;
  call_with(&i);
  accept_call();
  hears("UPDATE", "z9hG4bKupdate", "2");
  answered("405"); /* not supported yet, whatever it offers */
  request a = within("ACK", "z9hG4bKack", "1");
  a.content_type = SDP;
  a.body = OFFER;
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("3");
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

static void rfc5407_3_1_6_late_ack_with_the_answer(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite");
  i.content_type = i.body = NULL;
  call_with(&i);
  accept_call();
  request b = bye("z9hG4bKbye", "2");
  hear(&b);
  answered("200");
  request a = within("ACK", "z9hG4bKack", "1");
  a.content_type = SDP;
  a.body = OFFER;
  hear(&a);
  assert_int_equal(sent(), 0);
  assert_int_equal(events(VUAS_EVENT_ACK), 0); /* no answer reaches the application: no media starts */
  finish();
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
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

static void rfc5407_app_b_reinvite_copy_after_all_is_forgotten(void **state)
{
  (void)state;
  established();
  request b = bye("z9hG4bKbye", "3");
  hear(&b);
  answered("200");
  finish();
  request r = within("INVITE", "z9hG4bKre", "2");
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  answered("481");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
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

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(rfc5407_3_1_1_invite_copy_meets_the_2xx),
      T(rfc5407_3_1_2_cancel_crosses_the_2xx),
      T(rfc5407_3_1_3_early_bye_crosses_the_2xx),
      T(rfc5407_3_1_4_reinvite_after_a_lost_ack),
      T(rfc5407_3_1_5_reinvite_after_a_lost_ack_with_the_answer),
      T(rfc5407_3_1_5_update_after_a_lost_ack_with_the_answer),
      T(rfc5407_3_1_6_bye_after_a_lost_ack),
      T(rfc5407_3_1_6_late_ack_with_the_answer),
      T(rfc5407_3_2_1_bye_crosses_bye),
      T(rfc5407_3_2_1_ours_answered_481),
      T(rfc5407_3_2_2_bye_crosses_a_reinvite),
      T(rfc5407_3_2_4_our_bye_crosses_the_ack),
      T(rfc5407_3_3_3_refer_crosses_our_bye),
      T(rfc5407_app_a_bye_in_early),
      T(rfc5407_app_b_reinvite_copy_after_bye),
      T(rfc5407_app_b_reinvite_copy_after_all_is_forgotten),
      T(rfc5407_app_c_cancel_in_early),
      T(rfc5407_app_d_anything_in_mortal),
  };
  return cmocka_run_group_tests_name("core: races of RFC 5407", tests, NULL, NULL);
}
