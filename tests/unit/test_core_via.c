/* SPDX-License-Identifier: Apache-2.0 */
/* Via and where responses go (RFC 3261 18.2.1, 18.2.2, RFC 3581), and requests of RFC 2543 (17.2.3, 17.1.1.3). */
#include "peer.h"

static const peer_packet *options_via(const char *sent_by, const char *params)
{
  request r = req("OPTIONS", "z9hG4bKvia");
  r.sent_by = sent_by;
  r.via_params = params;
  hear(&r);
  return answered("200");
}

static void goes_to(const peer_packet *p, vuas_address a)
{
  assert_int_equal(p->path.peer.family, a.family);
  assert_memory_equal(p->path.peer.ip, a.ip, sizeof a.ip);
  assert_int_equal(p->path.peer.port, a.port);
  assert_int_equal(p->path.transport, VUAS_UDP);
  assert_int_equal(p->path.binding, 3);
  assert_int_equal(p->path.connection, 4);
}

static const char *received(const peer_packet *p)
{
  return param(row(p, "Via", 0), "received");
}
static const char *rport(const peer_packet *p)
{
  return param(row(p, "Via", 0), "rport");
}

static unsigned count(const char *s, const char *what)
{
  unsigned n = 0;
  for (s = strstr(s, what); s != NULL; s = strstr(s + 1, what)) n++;
  return n;
}

static void sent_by_is_the_source(void **state)
{
  (void)state;
  const peer_packet *p = options_via("192.0.2.1:5062", "");
  row_is(p, "Via", "SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKvia");
  goes_to(p, ip4(192, 0, 2, 1, 5062)); /* the port of sent-by, not the source's */
}

static void sent_by_without_port(void **state)
{
  (void)state;
  P.path.peer.port = 40000;
  goes_to(options_via("192.0.2.1", ""), ip4(192, 0, 2, 1, 5060));
}

static void sent_by_other_address(void **state)
{
  (void)state;
  P.path.peer = ip4(203, 0, 113, 9, 40000);
  const peer_packet *p = options_via("192.0.2.1:5062", "");
  assert_string_equal(received(p), "203.0.113.9");
  assert_null(rport(p));
  goes_to(p, ip4(203, 0, 113, 9, 5062)); /* received, with the port of sent-by */
}

static void sent_by_host_name(void **state)
{
  (void)state;
  const peer_packet *p = options_via("pc33.example.com", "");
  assert_string_equal(received(p), "192.0.2.1");
  goes_to(p, ip4(192, 0, 2, 1, 5060));
}

static void rport_without_value(void **state)
{
  (void)state;
  P.path.peer = ip4(203, 0, 113, 9, 40000);
  const peer_packet *p = options_via("192.0.2.1:5062", ";rport;x=y");
  assert_string_equal(received(p), "203.0.113.9");
  assert_string_equal(rport(p), "40000");
  assert_string_equal(param(row(p, "Via", 0), "x"), "y");
  assert_string_equal(param(row(p, "Via", 0), "branch"), "z9hG4bKvia");
  assert_int_equal(count(row(p, "Via", 0), "rport"), 1);
  goes_to(p, ip4(203, 0, 113, 9, 40000)); /* RFC 3581 4 */
}

static void rport_from_the_source_itself_still_gets_received(void **state)
{
  (void)state;
  const peer_packet *p = options_via("192.0.2.1:5060", ";rport");
  assert_string_equal(received(p), "192.0.2.1");
  assert_string_equal(rport(p), "5060");
  goes_to(p, ip4(192, 0, 2, 1, 5060));
}

static void rport_with_value_is_set_anew(void **state)
{
  (void)state;
  P.path.peer.port = 40000;
  const peer_packet *p = options_via("192.0.2.1", ";rport=9");
  assert_string_equal(rport(p), "40000");
  assert_int_equal(count(row(p, "Via", 0), "rport"), 1);
  goes_to(p, ip4(192, 0, 2, 1, 40000));
}

static void rport_before_branch_and_in_other_case(void **state)
{
  (void)state;
  request r = req("OPTIONS", "");
  P.path.peer.port = 40000;
  r.vias = "Via: SIP / 2.0 / udp 192.0.2.1 ; RPORT ; Branch = z9hG4bKcase\r\n";
  hear(&r);
  const peer_packet *p = answered("200");
  assert_int_equal(p->path.peer.port, 40000);
  assert_non_null(strcasestr(row(p, "Via", 0), "rport=40000"));
}

static void received_of_the_sender_is_not_believed(void **state)
{
  (void)state;
  P.path.peer = ip4(203, 0, 113, 9, 40000);
  const peer_packet *p = options_via("192.0.2.1", ";received=198.51.100.200");
  assert_string_equal(received(p), "203.0.113.9");
  assert_int_equal(count(row(p, "Via", 0), "received"), 1);
  goes_to(p, ip4(203, 0, 113, 9, 5060));
}

static void received_where_none_is_needed_is_not_believed(void **state)
{
  (void)state;
  const peer_packet *p = options_via("192.0.2.1", ";received=198.51.100.200");
  assert_null(strstr(row(p, "Via", 0), "198.51.100.200"));
  goes_to(p, ip4(192, 0, 2, 1, 5060));
}

static void received_and_rport_in_any_order(void **state)
{
  const char *params[] = {";received=1.2.3.4;rport", ";rport;received=1.2.3.4", ";received=1.2.3.4;a=b;rport=7;c=d",
                          ";a=b;rport=7;received=1.2.3.4;c"};
  for (unsigned i = 0; i < 4; i++) {
    assert_int_equal(fresh(state), 0);
    P.path.peer = ip4(203, 0, 113, 9, 40000);
    const peer_packet *p = options_via("192.0.2.1", params[i]);
    assert_string_equal(received(p), "203.0.113.9");
    assert_string_equal(rport(p), "40000");
    assert_int_equal(count(row(p, "Via", 0), "received"), 1);
    assert_int_equal(count(row(p, "Via", 0), "rport"), 1);
    if (i >= 2) assert_string_equal(param(row(p, "Via", 0), "a"), "b");
    if (i >= 2) assert_non_null(param(row(p, "Via", 0), "c"));
    assert_string_equal(param(row(p, "Via", 0), "branch"), "z9hG4bKvia");
    goes_to(p, ip4(203, 0, 113, 9, 40000));
  }
}

static void maddr_literal(void **state)
{
  (void)state;
  goes_to(options_via("192.0.2.1:5070", ";maddr=203.0.113.77"), ip4(203, 0, 113, 77, 5070)); /* 18.2.2 */
}

static void maddr_without_port(void **state)
{
  (void)state;
  goes_to(options_via("192.0.2.1", ";maddr=203.0.113.77;ttl=1"), ip4(203, 0, 113, 77, 5060));
}

static void ipv6_source(void **state)
{
  (void)state;
  P.path.peer = (vuas_address){.family = 6, .ip = {0x20, 1, 0x0d, 0xb8, [15] = 9}, .port = 40000, .scope = 2};
  P.path.local = (vuas_address){.family = 6, .ip = {0x20, 1, 0x0d, 0xb8, [15] = 7}, .port = 5060};
  const peer_packet *p = options_via("[2001:db8::1]:5062", "");
  assert_string_equal(received(p), "2001:db8::9"); /* via-received has no brackets */
  assert_int_equal(p->path.peer.family, 6);
  assert_int_equal(p->path.peer.port, 5062);
  assert_int_equal(p->path.peer.ip[15], 9);
  assert_int_equal(p->path.peer.scope, 2);
  request r = invite("z9hG4bKsix");
  r.sent_by = "[2001:0DB8:0:0::9]:5064"; /* the same address in other words */
  call_with(&r);
  ring();
  assert_null(received(last()));
  assert_int_equal(last()->path.peer.port, 5064);
  row_is(last(), "Contact", "<sip:[2001:db8::7]:5060>");
}

static void lower_vias_are_left_alone(void **state)
{
  (void)state;
  request r = req("OPTIONS", "");
  r.vias = "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKtop\r\nVia: SIP/2.0/UDP "
           "10.0.0.1;rport;received=10.0.0.9;branch=z9hG4bKlow\r\n";
  hear(&r);
  answered("200");
  assert_string_equal(row(last(), "Via", 1), "SIP/2.0/UDP 10.0.0.1;rport;received=10.0.0.9;branch=z9hG4bKlow");
}

static void invite_responses_keep_their_destination(void **state)
{
  (void)state;
  P.path.peer = ip4(203, 0, 113, 9, 40000);
  request r = invite("z9hG4bKinvite");
  r.via_params = ";rport";
  call_with(&r);
  P.path.peer = ip4(203, 0, 113, 9, 50000); /* other traffic in between */
  request o = req("OPTIONS", "z9hG4bKother");
  hear(&o);
  ring();
  goes_to(last(), ip4(203, 0, 113, 9, 40000));
  assert_string_equal(rport(last()), "40000");
  accept_call();
  wait_ms(500);
  goes_to(last(), ip4(203, 0, 113, 9, 40000));
}

static void stateless_answers_follow_the_same_rules(void **state)
{
  (void)state;
  P.path.peer = ip4(203, 0, 113, 9, 40000);
  request r = req("OPTIONS", "z9hG4bKbad");
  r.sent_by = "pc33.example.com:5062";
  r.cseq = "x";
  hear(&r);
  goes_to(answered("400"), ip4(203, 0, 113, 9, 5062));
  assert_string_equal(received(last()), "203.0.113.9");
}

/* ---- matching (17.2.3) ---- */

static void a_branch_is_not_matched_across_sent_by(void **state)
{
  (void)state;
  call_in();
  request r = P.invite;
  r.sent_by = "192.0.2.1:5099";
  r.call_id = "other";
  call_with(&r); /* a second call, not a retransmission */
  assert_int_equal(events(VUAS_EVENT_INVITE), 2);
}

static void a_sent_by_without_port_is_5060(void **state)
{
  (void)state;
  request r = invite("z9hG4bKport");
  r.sent_by = "192.0.2.1";
  call_with(&r);
  ring();
  r.sent_by = "192.0.2.1:5060";
  hear(&r);
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  assert_int_equal(sent(), 1); /* the 180 again; or 482 where the two are told apart */
}

/* A peer that knows RFC 2543 only: no cookie, or no branch at all. */
static request old_invite(const char *branch)
{
  request r = invite(branch);
  r.from_tag = NULL;
  return r;
}

static void old_peer(const char *branch)
{
  request r = old_invite(branch);
  call_with(&r);
  ring();
  hear(&r);
  answered("180");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  must(vuas_reject, 0, NULL);
  answered("486");
  hear(&r);
  answered("486");
  request a = same_transaction("ACK", &r);
  a.to_tag = P.tag; /* 17.2.3: the To tag of the response it acknowledges */
  hear(&a);
  silence();
  wait_ms(40000);
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
  finish();
}

static void rfc2543_without_cookie(void **state)
{
  (void)state;
  old_peer("390skdjuw");
}

static void rfc2543_without_branch(void **state)
{
  (void)state;
  old_peer(NULL);
}

static void rfc2543_ack_with_another_tag_is_not_matched(void **state)
{
  (void)state;
  request r = old_invite(NULL);
  call_with(&r);
  must(vuas_reject, 0, NULL);
  request a = same_transaction("ACK", &r);
  a.to_tag = "ffffffffffffffffffffffffffffffff";
  hear(&a);
  silence();
  wait_ms(500);
  answered("486");
}

static void rfc2543_cancel(void **state)
{
  (void)state;
  request r = old_invite(NULL);
  call_with(&r);
  request c = same_transaction("CANCEL", &r);
  hear(&c);
  answered_both("200", "487");
  hear(&c);
  answered("200");
}

static void rfc2543_ack_to_a_2xx(void **state)
{
  (void)state;
  request r = old_invite(NULL);
  call_with(&r);
  accept_call();
  request a = within("ACK", NULL, "1");
  a.branch = NULL;
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  request b = within("BYE", NULL, "2");
  b.branch = NULL;
  hear(&b);
  answered("200");
  hear(&b);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  finish();
}

static void rfc2543_requests_that_differ_are_not_matched(void **state)
{
  (void)state;
  request r = old_invite(NULL);
  r.from_tag = "a1";
  call_with(&r);
  r.call_id = "c2";
  call_with(&r);
  r.cseq = "2";
  call_with(&r);
  r.from_tag = "a2";
  call_with(&r);
  assert_int_equal(events(VUAS_EVENT_INVITE), 4);
}

static void rfc2543_another_via_is_another_transaction(void **state)
{
  (void)state;
  request r = old_invite(NULL);
  call_with(&r);
  ring();
  r.via_params = ";x=y"; /* the same request over another path */
  hear(&r);
  answered("482");
}

static void rfc2543_almost_the_cookie(void **state)
{
  const char *branch[] = {"y9hG4bK1", "z8hG4bK1", "z9gG4bK1", "z9hH4bK1",
                          "z9hG3bK1", "z9hG4cK1", "z9hG4bX1", "z9hG4bK"};
  for (unsigned i = 0; i < 8; i++) { /* the same branch means nothing here */
    assert_int_equal(fresh(state), 0);
    request r = old_invite(branch[i]);
    call_with(&r);
    r.call_id = "second";
    call_with(&r);
    assert_int_equal(events(VUAS_EVENT_INVITE), 2);
  }
}

static void rfc2543_second_call_of_the_peer(void **state)
{
  (void)state;
  request r = old_invite("1"); /* the same short branch again and again, as such peers do */
  call_with(&r);
  r.call_id = "second";
  call_with(&r);
  assert_int_equal(events(VUAS_EVENT_INVITE), 2);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(sent_by_is_the_source),
      T(sent_by_without_port),
      T(sent_by_other_address),
      T(sent_by_host_name),
      T(rport_without_value),
      T(rport_from_the_source_itself_still_gets_received),
      T(rport_with_value_is_set_anew),
      T(rport_before_branch_and_in_other_case),
      T(received_of_the_sender_is_not_believed),
      T(received_where_none_is_needed_is_not_believed),
      T(received_and_rport_in_any_order),
      T(maddr_literal),
      T(maddr_without_port),
      T(ipv6_source),
      T(lower_vias_are_left_alone),
      T(invite_responses_keep_their_destination),
      T(stateless_answers_follow_the_same_rules),
      T(a_branch_is_not_matched_across_sent_by),
      T(a_sent_by_without_port_is_5060),
      T(rfc2543_without_cookie),
      T(rfc2543_without_branch),
      T(rfc2543_ack_with_another_tag_is_not_matched),
      T(rfc2543_cancel),
      T(rfc2543_ack_to_a_2xx),
      T(rfc2543_requests_that_differ_are_not_matched),
      T(rfc2543_another_via_is_another_transaction),
      T(rfc2543_almost_the_cookie),
      T(rfc2543_second_call_of_the_peer),
  };
  return cmocka_run_group_tests_name("core: Via, destination, matching", tests, NULL, NULL);
}
