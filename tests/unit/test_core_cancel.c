/* SPDX-License-Identifier: Apache-2.0 */
/* CANCEL (RFC 3261 9.2) and the non-INVITE server transaction that answers it (17.2.2, RFC 4320). */
#include "peer.h"

static const uint64_t t0 = PEER_START;

static request cancel(void)
{
  return same_transaction("CANCEL", &P.invite);
}

/* CANCEL of an open INVITE: 200, and 487 to the INVITE, the same To tag in both (9.2). */
static void cancelled(const request *r)
{
  hear(r);
  const peer_packet *ok = answered_both("200", "487");
  row_is(ok, "CSeq", "1 CANCEL");
  const peer_packet *final = ok == last() ? ok - 1 : last();
  row_is(final, "CSeq", "1 INVITE");
  assert_string_equal(to_tag(ok), to_tag(final));
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 1);
  assert_int_equal(events(VUAS_EVENT_ENDED), 1);
}

static void cancel_before_any_answer(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  cancelled(&r);
  all_refused();
  ack_refusal();
  finish();
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
  assert_int_equal(P.n_packets, 2);
}

static void cancel_after_180_keeps_its_tag(void **state)
{
  (void)state;
  call_in();
  ring();
  char tag[256];
  snprintf(tag, sizeof tag, "%s", to_tag(last()));
  request r = cancel();
  cancelled(&r);
  assert_string_equal(to_tag(last()), tag);
}

static void cancel_487_is_retransmitted_until_its_ack(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  cancelled(&r);
  wait_ms(4000);
  instants(0, "487", t0, AT(0, 500, 1500, 3500));
  ack_refusal();
  finish();
  instants(0, "487", t0, AT(0, 500, 1500, 3500));
}

static void cancel_without_ack_reports_no_ack(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  cancelled(&r);
  finish();
  instants(0, "487", t0, AT(0, BACKOFF));
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 1);
}

static void cancel_without_transaction(void **state)
{
  (void)state;
  request r = req("CANCEL", "z9hG4bKinvite");
  hear(&r);
  answered("481");
  char tag[256];
  snprintf(tag, sizeof tag, "%s", to_tag(last()));
  hear(&r); /* its own transaction, or a tag that repeats (8.2.7) */
  answered("481");
  assert_string_equal(to_tag(last()), tag);
  call_in(); /* CANCEL before its INVITE: that one rings as usual */
  ring();
}

static void cancel_with_other_branch_or_sent_by(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  r.branch = "z9hG4bKanother";
  hear(&r);
  answered("481");
  r = cancel();
  r.sent_by = "192.0.2.1:5061";
  hear(&r);
  answered("481");
  r.sent_by = "192.0.2.2:5060";
  hear(&r);
  answered("481");
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 0);
}

static void cancel_matches_sent_by_without_regard_to_case(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite");
  i.sent_by = "Alice.Example.org:5060";
  call_with(&i);
  request r = cancel();
  r.sent_by = "alice.example.ORG:5060";
  cancelled(&r);
}

static void cancel_after_non_2xx_final(void **state)
{
  (void)state;
  call_in();
  must(vuas_reject, 0, NULL);
  request r = cancel();
  hear(&r); /* Completed */
  answered("200");
  assert_int_equal(told(), 0);
  ack_refusal();
  hear(&r); /* Confirmed; a duplicate besides */
  answered("200");
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 0);
  finish();
}

static void cancel_in_confirmed(void **state)
{
  (void)state;
  call_in();
  must(vuas_reject, 0, NULL);
  ack_refusal();
  request r = cancel();
  hear(&r);
  answered("200");
  assert_int_equal(told(), 0);
}

static void cancel_after_487(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  cancelled(&r);
  wait_ms(100);
  hear(&r);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 1);
}

static void cancel_in_accepted_has_no_effect(void **state)
{
  (void)state;
  call_in();
  accept_call();
  char tag[256];
  snprintf(tag, sizeof tag, "%s", to_tag(last()));
  request r = cancel();
  hear(&r);
  answered("200");
  row_is(last(), "CSeq", "1 CANCEL");
  assert_string_equal(to_tag(last()), tag);
  assert_int_equal(told(), 0);
  wait_ms(500); /* the 2xx goes on as if nothing had been */
  answered("200");
  row_is(last(), "CSeq", "1 INVITE");
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  assert_int_equal(vuas_stats(&P.u)->active_calls, 1);
}

static void cancel_of_a_non_invite_has_no_effect(void **state)
{
  (void)state;
  established();
  request bye = within("BYE", "z9hG4bKbye", "2");
  hear(&bye);
  request r = same_transaction("CANCEL", &bye);
  hear(&r);
  answered("200");
  row_is(last(), "CSeq", "2 CANCEL");
}

static void cancel_of_a_stateless_answer(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite");
  const char *type = i.content_type;
  i.content_type = NULL; /* 400 */
  hear(&i);
  answered("400");
  i.content_type = type;
  request r = same_transaction("CANCEL", &i);
  hear(&r);
  answered("481"); /* 9.2; that it changes nothing, 8.2.7 */
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 0);
  i.content_type = NULL;
  hear(&i);
  answered("400");
}

static void cancel_require_is_ignored(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  r.rows = "Require: nobody-has-this\r\n"; /* 8.2.2.3 */
  cancelled(&r);
}

static void cancel_carries_no_body_into_the_invite(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  r.rows = "Reason: SIP ;cause=200 ;text=\"Call completed elsewhere\"\r\n";
  cancelled(&r);
}

static void nist_answers_duplicates_for_j(void **state)
{
  (void)state;
  call_in();
  request r = cancel();
  cancelled(&r);
  ack_refusal();
  char first[VUAS_PACKET_BYTES];
  for (uint32_t i = 0; i < P.n_packets; i++)
    if (strcmp(label(&P.packet[i]), "200") == 0) snprintf(first, sizeof first, "%s", P.packet[i].text);
  for (unsigned k = 0; k < 3; k++) {
    wait_ms(10000);
    hear(&r);
    answered("200");
    assert_string_equal(last()->text, first);
    assert_int_equal(told(), 0);
  }
  go(t0 + 31999);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS - 1);
  go(t0 + 32000); /* J is not restarted by duplicates */
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
  hear(&r);
  answered("481");
  finish();
}

static void nist_transport_error_stays(void **state)
{
  (void)state;
  established();
  request bye = within("BYE", "z9hG4bKbye", "2");
  hear(&bye);
  answered("200");
  blank_out();
  assert_int_equal(vuas_transport_error(&P.u, P.now, last()->transaction, &P.out), VUAS_OK);
  after(VUAS_OK);
  hear(&bye); /* RFC 6026 8.8 */
  answered("200");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(cancel_before_any_answer),
      T(cancel_after_180_keeps_its_tag),
      T(cancel_487_is_retransmitted_until_its_ack),
      T(cancel_without_ack_reports_no_ack),
      T(cancel_without_transaction),
      T(cancel_with_other_branch_or_sent_by),
      T(cancel_matches_sent_by_without_regard_to_case),
      T(cancel_after_non_2xx_final),
      T(cancel_in_confirmed),
      T(cancel_after_487),
      T(cancel_in_accepted_has_no_effect),
      T(cancel_of_a_non_invite_has_no_effect),
      T(cancel_of_a_stateless_answer),
      T(cancel_require_is_ignored),
      T(cancel_carries_no_body_into_the_invite),
      T(nist_answers_duplicates_for_j),
      T(nist_transport_error_stays),
  };
  return cmocka_run_group_tests_name("core: CANCEL and non-INVITE server transactions", tests, NULL, NULL);
}
