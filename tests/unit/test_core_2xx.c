/* SPDX-License-Identifier: Apache-2.0 */
/* Reliable delivery of the 2xx (RFC 3261 13.3.1.4). */
#include "peer.h"

static const uint64_t t0 = PEER_START;

/* ---- accept ---- */

static void accept_response_fields(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.vias = "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKtop;x=\"a;b\"\r\nVia: SIP/2.0/TCP "
           "b.example.net;branch=z9hG4bKmid,\r\n"
           " SIP/2.0/TLS [2001:db8::1]:5061 ;branch=z9hG4bKlow\r\n";
  r.rows =
      "Record-Route: <sip:p2.example.com;lr>, <sip:p1.example.com;lr>\r\nRecord-Route: <sip:p0.example.com;lr>\r\n";
  r.from = "\"A \\\"quoted\\\" name\" <sip:alice@example.org;x=y>";
  call_with(&r);
  accept_call();
  const peer_packet *p = last();
  assert_int_equal(rows(p, "Via"), 3); /* each value in a row of its own, in order (8.2.6.2) */
  row_is(p, "Via", "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKtop;x=\"a;b\"");
  assert_string_equal(row(p, "Via", 1), "SIP/2.0/TCP b.example.net;branch=z9hG4bKmid");
  assert_string_equal(row(p, "Via", 2), "SIP/2.0/TLS [2001:db8::1]:5061 ;branch=z9hG4bKlow");
  row_is(p, "From", "\"A \\\"quoted\\\" name\" <sip:alice@example.org;x=y>;tag=a1");
  assert_int_equal(strncmp(row(p, "To", 0), "<sip:bob@example.com>;tag=", 26), 0);
  assert_int_equal(strlen(to_tag(p)), VUAS_TAG_BYTES);
  assert_int_equal(strspn(to_tag(p), "0123456789abcdef"), VUAS_TAG_BYTES);
  row_is(p, "Call-ID", "c1@192.0.2.1");
  row_is(p, "CSeq", "1 INVITE");
  row_is(p, "Contact", "<sip:198.51.100.7:5060>");
  assert_non_null(row(p, "Allow", 0));     /* SHOULD, 13.3.1.4 */
  assert_non_null(row(p, "Supported", 0)); /* SHOULD, 13.3.1.4 */
  row_is(p, "Content-Type", SDP);
  assert_string_equal(body_of(p), ANSWER);
  unsigned routes = 0; /* all Record-Route values, in order, whatever the rows (12.1.1) */
  char all[512] = "";
  for (; row(p, "Record-Route", routes) != NULL; routes++) {
    size_t n = strlen(all);
    snprintf(all + n, sizeof all - n, "%s%s", routes ? ", " : "", row(p, "Record-Route", routes));
  }
  assert_string_equal(all, "<sip:p2.example.com;lr>, <sip:p1.example.com;lr>, <sip:p0.example.com;lr>");
}

static void accept_without_offer_in_the_invite_carries_an_offer(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.content_type = r.body = NULL;
  call_with(&r);
  refuses(vuas_accept, 0, NULL, VUAS_E_ARGUMENT);
  accept_call();
  assert_string_equal(body_of(last()), ANSWER);
  request a = within("ACK", "z9hG4bKack", "1");
  a.content_type = SDP;
  a.body = OFFER;
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  vuas_span b = last_event(VUAS_EVENT_ACK)->event.body;
  assert_int_equal(b.len, strlen(OFFER));
  assert_memory_equal(P.text + b.off, OFFER, b.len);
}

static void accept_needs_a_body(void **state)
{
  (void)state;
  call_in();
  refuses(vuas_accept, 0, NULL, VUAS_E_ARGUMENT);
  accept_call();
}

static void accept_fields_and_reason(void **state)
{
  (void)state;
  call_in();
  vuas_options o = options(200, ANSWER);
  o.reason = text("Very well");
  o.n_fields = 2;
  o.field[0].name = text("X-One");
  o.field[0].value = text("first; a=b, c");
  o.field[1].name = text("x-two");
  o.field[1].value = text("");
  assert_int_equal(say(vuas_accept, P.call, &o), VUAS_OK);
  answered("200");
  assert_int_equal(strncmp(last()->text, "SIP/2.0 200 Very well\r\n", 23), 0);
  row_is(last(), "X-One", "first; a=b, c");
  row_is(last(), "x-two", "");
  assert_true(strstr(last()->text, "X-One: ") < strstr(last()->text, "x-two:"));
}

/* ---- retransmission and ACK ---- */

static void r2xx_instants_and_w2xx(void **state)
{
  (void)state;
  call_in();
  accept_call();
  char first[VUAS_PACKET_BYTES];
  snprintf(first, sizeof first, "%s", last()->text);
  go(t0 + 31999);
  instants(0, "200", t0, AT(0, BACKOFF));
  assert_string_equal(last()->text, first);
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
  go(t0 + 32000);
  instants(0, "200", t0, AT(0, BACKOFF)); /* the give-up wins at 32000 */
  instants(0, "BYE", t0, AT(32000));
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 1);
  assert_true(last_event(VUAS_EVENT_ACK_TIMEOUT)->at == t0 + 32000);
  assert_true(vuas_stats(&P.u)->ack_timeouts == 1);
  assert_non_null(strstr(row(last(), "Reason", 0), "408")); /* RFC 3326: why the callee hangs up */
  respond(last(), "200 OK");
  assert_int_equal(last_event(VUAS_EVENT_BYE_DONE)->event.status, 200);
  finish();
  instants(0, "BYE", t0, AT(32000));
}

static void r2xx_goes_on_with_t1_and_t2_of_the_configuration(void **state)
{
  (void)state;
  P.config.timing = (vuas_timing){100, 300, 1000};
  assert_int_equal(start(), VUAS_OK);
  call_in();
  accept_call();
  go(t0 + 2000);
  instants(0, "200", t0, AT(0, 100, 300, 600, 900, 1200, 1500, 1800));
  go(t0 + 6400);
  assert_true(last_event(VUAS_EVENT_ACK_TIMEOUT)->at == t0 + 6400);
}

static void r2xx_ack_stops(void **state)
{
  (void)state;
  call_in();
  accept_call();
  wait_ms(4000);
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  wait_ms(300000);
  instants(0, "200", t0, AT(0, 500, 1500, 3500));
  assert_int_equal(P.n_packets, 4);
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
  assert_int_equal(vuas_stats(&P.u)->active_calls, 1);
}

static void r2xx_ack_with_other_cseq_does_not_count(void **state)
{
  (void)state;
  call_in();
  accept_call();
  request r = within("ACK", "z9hG4bKack", "2");
  hear(&r);
  silence();
  r.cseq = "0";
  hear(&r);
  silence();
  wait_ms(500);
  instants(0, "200", t0, AT(0, 500));
}

static void r2xx_ack_with_other_tags_or_call_id_does_not_count(void **state)
{
  (void)state;
  call_in();
  accept_call();
  request good = within("ACK", "z9hG4bKack", "1"), r = good;
  r.to_tag = "00000000000000000000000000000000";
  hear(&r);
  silence();
  r = good;
  r.to_tag = NULL;
  hear(&r);
  silence();
  r = good;
  r.from_tag = "a2";
  hear(&r);
  silence();
  r = good;
  r.call_id = "c2@192.0.2.1";
  hear(&r);
  silence();
  hear(&good);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

static void r2xx_second_ack_is_absorbed(void **state)
{
  (void)state;
  established();
  ack();
  silence();
  request r = within("ACK", "z9hG4bKother", "1");
  hear(&r);
  silence();
}

static void ack_with_the_invites_branch_goes_up(void **state)
{
  (void)state;
  call_in();
  accept_call();
  request r = within("ACK", P.invite.branch,
                     "1"); /* wrong of the peer, but an Accepted transaction passes it on (RFC 6026 7.1) */
  hear(&r);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  wait_ms(10000);
  instants(0, "200", t0, AT(0));
}

static void ack_require_is_ignored(void **state)
{
  (void)state;
  call_in();
  accept_call();
  request r = within("ACK", "z9hG4bKack", "1");
  r.rows = "Require: nobody-has-this\r\n"; /* 8.2.2.3 */
  hear(&r);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  assert_int_equal(sent(), 0);
}

static void ack_for_an_offered_2xx_without_answer_hangs_up(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.content_type = r.body = NULL;
  call_with(&r);
  accept_call();
  ack(); /* no session can come of this: RFC 3261 13.2.1, RFC 3264 4 */
  answered("BYE");
  respond(last(), "200 OK");
  finish();
  instants(0, "200", t0, AT(0));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(accept_response_fields),
      T(accept_without_offer_in_the_invite_carries_an_offer),
      T(accept_needs_a_body),
      T(accept_fields_and_reason),
      T(r2xx_instants_and_w2xx),
      T(r2xx_goes_on_with_t1_and_t2_of_the_configuration),
      T(r2xx_ack_stops),
      T(r2xx_ack_with_other_cseq_does_not_count),
      T(r2xx_ack_with_other_tags_or_call_id_does_not_count),
      T(r2xx_second_ack_is_absorbed),
      T(ack_with_the_invites_branch_goes_up),
      T(ack_require_is_ignored),
      T(ack_for_an_offered_2xx_without_answer_hangs_up),
  };
  return cmocka_run_group_tests_name("core: 2xx", tests, NULL, NULL);
}
