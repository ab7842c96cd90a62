/* SPDX-License-Identifier: Apache-2.0 */
/* What a dialog keeps for as long as it lasts: target, routes, numbers, ids (RFC 3261 12, 14, 15). */
#include "peer.h"

#define DAY (uint64_t)86400000

static const peer_packet *our_bye(void)
{
  must(vuas_bye, 0, NULL);
  return answered("BYE");
}

static void goes_to_alice(const peer_packet *p)
{
  static const char line[] = "BYE sip:alice@192.0.2.1:5070 SIP/2.0\r\n";
  assert_int_equal(strncmp(p->text, line, sizeof line - 1), 0);
}

static void a_call_of_a_week_is_the_call_of_its_first_second(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Record-Route: <sip:203.0.113.1;lr;x=y>, <sip:p2.example.com;lr>\r\n";
  call_with(&r);
  accept_call();
  ack();
  wait_ms(7 * DAY);
  assert_int_equal(events(VUAS_EVENT_ENDED), 0); /* nothing but a BYE ends it */
  assert_int_equal(P.n_packets, 1);
  hears("OPTIONS", "z9hG4bKoptions", "2");
  answered("200");
  assert_string_equal(to_tag(last()), P.tag);
  wait_ms(DAY);
  const peer_packet *p = our_bye();
  goes_to_alice(p);
  char from[256];
  snprintf(from, sizeof from, "<sip:bob@example.com>;tag=%s", P.tag);
  row_is(p, "From", from);
  row_is(p, "To", "Alice <sip:alice@example.org>;tag=a1");
  row_is(p, "Call-ID", "c1@192.0.2.1");
  row_is(p, "Route", "<sip:203.0.113.1;lr;x=y>, <sip:p2.example.com;lr>");
  respond(p, "200 OK");
  finish();
}

static void later_record_routes_change_nothing(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Record-Route: <sip:203.0.113.1;lr>\r\n";
  call_with(&r);
  accept_call();
  request a = within("ACK", "z9hG4bKack", "1");
  a.rows = "Record-Route: <sip:203.0.113.2;lr>\r\n";
  hear(&a);
  request o = within("OPTIONS", "z9hG4bKoptions", "2");
  o.rows = "Record-Route: <sip:203.0.113.3;lr>, <sip:203.0.113.4;lr>\r\n";
  hear(&o);
  request i = within("INVITE", "z9hG4bKre", "3");
  i.rows = "Record-Route: <sip:203.0.113.5;lr>\r\n";
  hear(&i);
  const peer_packet *p = our_bye();
  assert_int_equal(rows(p, "Route"), 1);
  row_is(p, "Route", "<sip:203.0.113.1;lr>");
}

static void a_route_set_that_is_empty_stays_so(void **state)
{
  (void)state;
  established();
  request o = within("OPTIONS", "z9hG4bKoptions", "2");
  o.rows = "Record-Route: <sip:203.0.113.3;lr>\r\nRoute: <sip:203.0.113.4;lr>\r\n";
  hear(&o);
  const peer_packet *p = our_bye();
  assert_int_equal(rows(p, "Route"), 0);
  goes_to_alice(p);
}

/* No request that is refused moves the target, nor one that is no target refresh (12.2, RFC 6141 4.6). */
static void the_target_stays(void **state)
{
  (void)state;
  const char *method[] = {"ACK", "OPTIONS", "INFO", "PRACK", "MESSAGE", "NOTIFY", "REFER", "UPDATE", "INVITE"};
  for (unsigned k = 0; k < 9; k++) {
    assert_int_equal(fresh(state), 0);
    established();
    request r = within(method[k], "z9hG4bKother", k == 0 ? "1" : "2");
    r.contact = "<sip:mallory@203.0.113.66>";
    if (k >= 7) {
      r.content_type = SDP;
      r.body = OFFER;
    }
    hear(&r);
    goes_to_alice(our_bye());
  }
}

static void a_provisional_answer_does_not_move_the_target(void **state)
{
  (void)state;
  call_in();
  ring();
  request r = within("INVITE", "z9hG4bKre", "2"); /* refused while the first one is open */
  r.contact = "<sip:mallory@203.0.113.66>";
  hear(&r);
  answered("500");
  accept_call();
  ack();
  goes_to_alice(our_bye());
}

/* A re-INVITE is refused at once, so that its CANCEL finds a final response: 200, and nothing changes (9.2). */
static void a_cancel_of_a_reinvite_comes_too_late(void **state)
{
  (void)state;
  established();
  request r = within("INVITE", "z9hG4bKre", "2");
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  answered("488");
  request c = same_transaction("CANCEL", &r);
  hear(&c);
  row_is(answered("200"), "CSeq", "2 CANCEL");
  assert_int_equal(told(), 0);
  wait_ms(500);
  answered("488"); /* until its ACK comes, as before */
  request a = same_transaction("ACK", &r);
  hear(&a);
  unharmed("3");
}

/* ---- numbers ---- */

static void an_ack_and_a_cancel_have_the_number_of_their_invite(void **state)
{
  (void)state;
  call_in();
  ring();
  hears("OPTIONS", "z9hG4bKoptions", "5");
  answered("200");
  request c = same_transaction("CANCEL", &P.invite);
  hear(&c);
  answered_both("200", "487");
  ack_refusal();
  finish();
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
  assert_int_equal(fresh(state), 0);
  call_in();
  accept_call();
  hears("OPTIONS", "z9hG4bKoptions", "5");
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

static void our_first_number_is_a_small_one(void **state)
{
  (void)state;
  const char *theirs[] = {"0", "1", "2147483647", "4294967295"};
  for (unsigned k = 0; k < 4; k++) { /* whatever theirs is */
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKinvite");
    r.cseq = theirs[k];
    call_with(&r);
    accept_call();
    ack();
    assert_int_equal(events(VUAS_EVENT_ACK), 1);
    const peer_packet *p = our_bye();
    assert_in_range(header_number(p, "CSeq"), 1, 2147483647);
    wait_ms(500);
    assert_int_equal(header_number(last(), "CSeq"), header_number(p, "CSeq"));
  }
}

static void retry_after_is_drawn_from_0_to_10(void **state)
{
  (void)state;
  bool seen[11] = {false};
  unsigned different = 0;
  for (unsigned k = 0; k < 60; k++) {
    char branch[32];
    assert_int_equal(fresh(state), 0);
    call_in();
    ring();
    snprintf(branch, sizeof branch, "z9hG4bKagain%u", k);
    hears("INVITE", branch, "2");
    unsigned seconds = header_number(answered("500"), "Retry-After");
    assert_in_range(seconds, 0, 10);
    seen[seconds] = true;
  }
  for (unsigned k = 0; k < 11; k++) different += seen[k];
  assert_true(different > 6); /* by chance not all */
}

/* ---- ids ---- */

static void no_tag_is_given_twice(void **state)
{
  (void)state;
  static char tag[200][VUAS_TAG_BYTES + 1];
  for (unsigned k = 0; k < 200; k++) { /* the same INVITE but for its branch and number: another call each time */
    char branch[32], cseq[16];
    snprintf(branch, sizeof branch, "z9hG4bKtag%u", k);
    snprintf(cseq, sizeof cseq, "%u", k);
    request r = invite(branch);
    r.cseq = cseq;
    call_with(&r);
    must(vuas_reject, 0, NULL);
    snprintf(tag[k], sizeof tag[k], "%s", to_tag(last()));
    for (unsigned j = 0; j < k; j++) assert_string_not_equal(tag[j], tag[k]);
    ack_refusal();
    wait_ms(5000);
    P.n_packets = P.n_events = 0;
    P.u.run.stats.calls = 0;
  }
}

static void a_tag_that_is_missing_is_not_an_empty_text(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.from_tag = NULL;
  call_with(&r);
  accept_call();
  request a = within("ACK", "z9hG4bKack", "1");
  a.from_tag = "x"; /* a tag is not none */
  hear(&a);
  silence();
  a.from_tag = NULL;
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  const peer_packet *p = our_bye();
  assert_null(param(row(p, "To", 0), "tag"));
}

/* ---- the end ---- */

static void after_the_end_nothing_is_begun(void **state)
{
  (void)state;
  for (unsigned k = 0; k < 2; k++) { /* theirs, ours */
    assert_int_equal(fresh(state), 0);
    established();
    if (k == 0) hears("BYE", "z9hG4bKbye", "2");
    else must(vuas_bye, 0, NULL);
    refuses(vuas_bye, 0, NULL, k == 0 ? VUAS_E_NOT_FOUND : VUAS_E_STATE);
    hears("OPTIONS", "z9hG4bKoptions", "3");
    answered("481");
    ack();
    silence();
  }
}

static void a_missing_ack_ends_the_session_with_its_reason(void **state)
{
  (void)state;
  call_in();
  accept_call();
  wait_ms(32000);
  instants(0, "BYE", PEER_START, AT(32000));
  row_is(last(), "Reason", "SIP;cause=408;text=\"ACK timeout\"");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(a_call_of_a_week_is_the_call_of_its_first_second),
      T(later_record_routes_change_nothing),
      T(a_route_set_that_is_empty_stays_so),
      T(the_target_stays),
      T(a_provisional_answer_does_not_move_the_target),
      T(a_cancel_of_a_reinvite_comes_too_late),
      T(an_ack_and_a_cancel_have_the_number_of_their_invite),
      T(our_first_number_is_a_small_one),
      T(retry_after_is_drawn_from_0_to_10),
      T(no_tag_is_given_twice),
      T(a_tag_that_is_missing_is_not_an_empty_text),
      T(after_the_end_nothing_is_begun),
      T(a_missing_ack_ends_the_session_with_its_reason),
  };
  return cmocka_run_group_tests_name("core: what a dialog keeps", tests, NULL, NULL);
}
