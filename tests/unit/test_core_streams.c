/* SPDX-License-Identifier: Apache-2.0 */
/* Calls over a reliable transport: what goes back over the connection, and what is not sent twice (RFC 3261 17, 18.2.2,
   RFC 3581 4, RFC 6026). */
#include "peer.h"

static const uint64_t t0 = PEER_START;

static request stream_invite(void)
{
  request r = invite("z9hG4bKinvite");
  r.transport = "TCP";
  r.sent_by = "10.0.0.1:5062";
  return r;
}

static request in_stream(const char *method, const char *branch, const char *cseq)
{
  request r = within(method, branch, cseq);
  r.transport = "TCP";
  r.sent_by = "10.0.0.1:5062";
  return r;
}

static void stream(void)
{
  P.path.peer = ip4(203, 0, 113, 9, 40000);
  P.path.transport = VUAS_TCP;
  P.path.connection = 77;
}

static void call_over_a_stream(void)
{
  stream();
  request r = stream_invite();
  call_with(&r);
}

/* To the other end of the connection it came over, whatever the Via says. */
static void goes_back(const peer_packet *p)
{
  assert_int_equal(p->path.transport, VUAS_TCP);
  assert_int_equal(p->path.connection, 77);
  assert_int_equal(p->path.binding, 3);
  assert_memory_equal(p->path.peer.ip, ip4(203, 0, 113, 9, 0).ip, 16);
  assert_int_equal(p->path.peer.port, 40000);
}

static void answers_go_back_over_the_connection(void **state)
{
  (void)state;
  call_over_a_stream();
  ring();
  goes_back(last());
  assert_string_equal(param(row(last(), "Via", 0), "received"), "203.0.113.9");
  P.path.connection = 78; /* another caller in between */
  P.path.peer.port = 41000;
  request o = req("OPTIONS", "z9hG4bKoptions");
  o.transport = "TCP";
  o.via_params = ";maddr=192.0.2.200;rport";
  hear(&o);
  assert_int_equal(answered("200")->path.connection, 78);
  assert_int_equal(last()->path.peer.port, 41000);
  assert_memory_equal(last()->path.peer.ip, ip4(203, 0, 113, 9, 0).ip, 16);
  must(vuas_reject, 0, NULL);
  answered("486");
  goes_back(last());
}

static void rport_and_received_are_filled_in(void **state)
{
  (void)state;
  stream();
  request r = stream_invite();
  r.sent_by = "203.0.113.9:40000"; /* though they say nothing new */
  r.via_params = ";rport";
  call_with(&r);
  ring();
  assert_string_equal(param(row(last(), "Via", 0), "rport"), "40000");
  assert_string_equal(param(row(last(), "Via", 0), "received"), "203.0.113.9");
}

static void a_refusal_is_sent_once_and_missed_after_64_t1(void **state)
{
  (void)state;
  call_over_a_stream();
  must(vuas_reject, 0, NULL);
  go(t0 + 31999);
  assert_int_equal(P.n_packets, 1); /* no G */
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
  go(t0 + 32000);
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 1); /* H */
  finish();
  assert_int_equal(P.n_packets, 1);
}

static void the_ack_of_a_refusal_ends_it_at_once(void **state)
{
  (void)state;
  call_over_a_stream();
  must(vuas_reject, 0, NULL);
  wait_ms(100);
  ack_refusal();
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS); /* I is zero */
  finish();
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
}

static void a_2xx_is_repeated_all_the_same(void **state)
{
  (void)state;
  call_over_a_stream();
  accept_call();
  go(t0 + 31999);
  instants(0, "200", t0, AT(0, BACKOFF)); /* a later hop may lose it, 13.3.1.4 */
  goes_back(last());
  go(t0 + 32000);
  instants(0, "BYE", t0, AT(32000));
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 1);
}

static void an_accepted_invite_is_remembered_for_64_t1(void **state)
{
  (void)state;
  call_over_a_stream();
  accept_call();
  request a = in_stream("ACK", "z9hG4bKack", "1");
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  go(t0 + 31999);
  hear(&P.invite); /* L: still absorbed, no second call */
  silence();
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS - 1);
  go(t0 + 32000);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
}

static void an_answer_to_another_request_is_not_kept(void **state)
{
  (void)state;
  call_over_a_stream();
  accept_call();
  request a = in_stream("ACK", "z9hG4bKack", "1");
  hear(&a);
  request o = in_stream("INFO", "z9hG4bKinfo", "2");
  hear(&o);
  answered("405");
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS - 1); /* J is zero: only the INVITE's is left */
}

static void a_bye_of_our_own_is_not_repeated(void **state)
{
  (void)state;
  stream();
  request r = stream_invite();
  r.contact = "<sip:alice@10.0.0.1:5070;transport=tcp>";
  call_with(&r);
  accept_call();
  request a = in_stream("ACK", "z9hG4bKack", "1");
  hear(&a);
  must(vuas_bye, 0, NULL);
  answered("BYE");
  assert_int_equal(last()->path.transport, VUAS_TCP);
  assert_int_equal(strncmp(row(last(), "Via", 0), "SIP/2.0/TCP 198.51.100.7:5060;", 30), 0);
  go(t0 + 31999);
  instants(0, "BYE", t0, AT(0)); /* no E */
  go(t0 + 32000);
  assert_int_equal(last_event(VUAS_EVENT_BYE_DONE)->event.status, 408); /* F */
  finish();
}

static void a_bye_that_is_answered_leaves_nothing(void **state)
{
  (void)state;
  call_over_a_stream();
  accept_call();
  request a = in_stream("ACK", "z9hG4bKack", "1");
  hear(&a);
  must(vuas_bye, 0, NULL);
  respond(last(), "200 OK");
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS - 1); /* K is zero */
}

static void a_lost_connection_is_told_and_the_call_goes_on(void **state)
{
  (void)state;
  call_over_a_stream();
  ring();
  blank_out();
  assert_int_equal(vuas_transport_error(&P.u, P.now, last()->transaction, &P.out), VUAS_OK);
  after(VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_TRANSPORT), 1);
  assert_int_equal(events(VUAS_EVENT_ENDED), 0);
  accept_call();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(answers_go_back_over_the_connection),
      T(rport_and_received_are_filled_in),
      T(a_refusal_is_sent_once_and_missed_after_64_t1),
      T(the_ack_of_a_refusal_ends_it_at_once),
      T(a_2xx_is_repeated_all_the_same),
      T(an_accepted_invite_is_remembered_for_64_t1),
      T(an_answer_to_another_request_is_not_kept),
      T(a_bye_of_our_own_is_not_repeated),
      T(a_bye_that_is_answered_leaves_nothing),
      T(a_lost_connection_is_told_and_the_call_goes_on),
  };
  return cmocka_run_group_tests_name("core: reliable transports", tests, NULL, NULL);
}
