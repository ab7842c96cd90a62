/* SPDX-License-Identifier: Apache-2.0 */
/* The INVITE server transaction through the core (RFC 3261 17.2.1, RFC 6026): states, events, instants. */
#include "peer.h"

static void retransmit(void)
{
  hear(&P.invite);
}

/* Completed: 486 sent at P.now; gives that instant. */
static uint64_t completed(void)
{
  call_in();
  must(vuas_reject, 0, NULL);
  answered("486");
  return P.now;
}

/* ---- Proceeding ---- */

static void proceeding_trying_by_itself_after_200_ms(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Timestamp: 54.2\r\n";
  call_with(&r);
  wait_ms(200);
  instants(0, "100", PEER_START, AT(200));
  assert_null(to_tag(last()));                                          /* no tag of ours in a 100 */
  assert_int_equal(strncmp(row(last(), "Timestamp", 0), "54.2", 4), 0); /* 8.2.6.1 */
  wait_ms(59000);
  assert_int_equal(P.n_packets, 1);
}

/* A call whose INVITE has this Timestamp; what that of its 100 is. */
static void stamped(const char *stamp)
{
  static char rows[128];
  request r = invite("z9hG4bKinvite");
  snprintf(rows, sizeof rows, "Timestamp: %s\r\n", stamp);
  r.rows = rows;
  start();
  call_with(&r);
}

static void proceeding_trying_tells_its_delay(void **state)
{
  (void)state;
  stamped("54.2");
  wait_ms(200);
  answered("100");
  row_is(last(), "Timestamp", "54.2 0.200");
  retransmit(); /* the same 100 again */
  answered("100");
  row_is(last(), "Timestamp", "54.2 0.200");
  stamped("54");
  wait_ms(123);
  retransmit(); /* the 100 at once */
  answered("100");
  row_is(last(), "Timestamp", "54 0.123");
  wait_ms(5000);
  retransmit();
  row_is(last(), "Timestamp", "54 0.123");
}

static void proceeding_trying_tells_how_late_it_is(void **state)
{
  (void)state;
  static const struct {
    uint64_t ms;
    const char *stamp;
  } late[] = {{201, "5. 0.201"}, {1234, "5. 1.234"}, {9999, "5. 9.999"}, {10000, "5. 9.999"}, {100000, "5. 9.999"}};
  for (unsigned i = 0; i < sizeof late / sizeof late[0]; i++) {
    stamped("5.");
    P.now += late[i].ms; /* nobody looked at the clock */
    wait_ms(0);
    answered("100");
    row_is(last(), "Timestamp", late[i].stamp);
  }
}

/* A Timestamp that came with a delay is no place for another; what is malformed is as good as none. */
static void proceeding_trying_leaves_other_timestamps_alone(void **state)
{
  (void)state;
  stamped("54.2 .7");
  wait_ms(200);
  row_is(last(), "Timestamp", "54.2 .7");
  stamped("now");
  wait_ms(200);
  answered("100");
  assert_int_equal(rows(last(), "Timestamp"), 0);
  P.config.trying_ms = 0;
  stamped("7");
  wait_ms(0);
  answered("100");
  row_is(last(), "Timestamp", "7 0.000");
}

static void proceeding_no_trying_once_answered(void **state)
{
  (void)state;
  call_in();
  wait_ms(150);
  ring();
  wait_ms(5000);
  assert_int_equal(P.n_packets, 1);
}

static void proceeding_retransmission_before_any_answer_gets_100_now(void **state)
{
  (void)state;
  call_in();
  wait_ms(100);
  retransmit();
  answered("100");
  assert_int_equal(told(), 0);
  wait_ms(1000); /* the timer went with it */
  instants(0, "100", PEER_START, AT(100));
}

static void proceeding_retransmission_after_100_gets_100(void **state)
{
  (void)state;
  call_in();
  wait_ms(300);
  retransmit();
  answered("100");
  instants(0, "100", PEER_START, AT(200, 300));
}

static void proceeding_retransmission_gets_last_provisional(void **state)
{
  (void)state;
  call_in();
  ring();
  char first[VUAS_PACKET_BYTES];
  snprintf(first, sizeof first, "%s", last()->text);
  wait_ms(500);
  retransmit();
  answered("180");
  assert_string_equal(last()->text, first);
  must(vuas_progress, 183, ANSWER);
  answered("183");
  retransmit();
  answered("183");
  assert_string_equal(body_of(last()), ANSWER);
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  assert_true(vuas_stats(&P.u)->retransmissions_in == 2);
}

static void proceeding_trying_verb_sends_100_at_once(void **state)
{
  (void)state;
  call_in();
  must(vuas_trying, 0, NULL);
  answered("100");
  wait_ms(1000);
  assert_int_equal(P.n_packets, 1);
}

static void proceeding_100_after_180_never_replaces_it(void **state)
{
  (void)state;
  call_in();
  ring();
  vuas_options o = options(0, NULL);
  vuas_status s = say(vuas_trying, P.call, &o);
  assert_true(s == VUAS_OK || s == VUAS_E_STATE);
  retransmit();
  answered("180");
  wait_ms(60000); /* the refresh repeats the 180 as well */
  assert_string_equal(label(last()), "180");
}

static void proceeding_ack_is_absorbed(void **state)
{
  (void)state;
  call_in();
  request r = same_transaction("ACK", &P.invite);
  hear(&r);
  silence();
  ring();
  hear(&r);
  silence();
  accept_call();
}

static void proceeding_transport_error_informs_and_stays(void **state)
{
  (void)state;
  call_in();
  ring();
  vuas_handle t = last()->transaction;
  blank_out();
  assert_int_equal(vuas_transport_error(&P.u, P.now, t, &P.out), VUAS_OK);
  after(VUAS_OK);
  assert_int_equal(sent(), 0);
  assert_int_equal(told(), 1);
  assert_int_equal(P.event[P.first_event].event.kind, VUAS_EVENT_TRANSPORT);
  retransmit();
  answered("180");
  accept_call();
}

/* ---- Completed ---- */

static void completed_g_and_h_without_ack(void **state)
{
  (void)state;
  uint64_t t0 = completed();
  uint32_t first = P.n_packets;
  const char *sent_first = last()->text;
  wait_ms(31999);
  instants(first, "486", t0, AT(BACKOFF));
  assert_string_equal(last()->text, sent_first);
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
  wait_ms(1);
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 1);
  assert_true(last_event(VUAS_EVENT_NO_ACK)->at == t0 + 32000);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
  finish();
  assert_int_equal(P.n_packets, first + 10);
}

static void completed_retransmission_gets_the_final_again(void **state)
{
  (void)state;
  completed();
  const char *sent_first = last()->text;
  wait_ms(100);
  retransmit();
  answered("486");
  assert_string_equal(last()->text, sent_first);
  assert_int_equal(told(), 0);
}

static void completed_ack_stops_g_and_h(void **state)
{
  (void)state;
  uint64_t t0 = completed();
  wait_ms(2000);
  instants(0, "486", t0, AT(0, 500, 1500));
  ack_refusal();
  silence();
  finish();
  instants(0, "486", t0, AT(0, 500, 1500));
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
}

static void completed_every_final_class(void **state)
{
  const uint16_t status[] = {300, 302, 380, 400, 404, 480, 486, 488, 500, 504, 600, 603, 606};
  for (unsigned i = 0; i < sizeof status / sizeof status[0]; i++) {
    char want[8];
    assert_int_equal(fresh(state), 0);
    call_in();
    vuas_options o = options(status[i], NULL);
    o.n_contacts = status[i] < 400 ? 1 : 0;
    o.contact[0] = text("sip:carol@example.net");
    assert_int_equal(say(status[i] < 400 ? vuas_redirect : vuas_reject, P.call, &o), VUAS_OK);
    snprintf(want, sizeof want, "%u", status[i]);
    answered(want);
    assert_int_equal(events(VUAS_EVENT_ENDED), 1);
    wait_ms(500);
    answered(want);
    ack_refusal();
    finish();
    instants(0, want, PEER_START, AT(0, 500));
  }
}

static void completed_a_final_answer_is_unique(void **state)
{
  (void)state;
  completed();
  all_refused();
}

static void completed_transport_error_stays(void **state)
{
  (void)state;
  completed();
  blank_out();
  assert_int_equal(vuas_transport_error(&P.u, P.now, last()->transaction, &P.out), VUAS_OK);
  after(VUAS_OK);
  retransmit(); /* RFC 6026 8.8: still there */
  answered("486");
}

/* ---- Confirmed ---- */

static void confirmed_absorbs_until_i(void **state)
{
  (void)state;
  completed();
  wait_ms(100);
  ack_refusal();
  uint64_t acked = P.now;
  go(acked + 4999);
  ack_refusal();
  silence();
  retransmit();
  silence();
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS - 1);
  go(acked + 5000);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
  assert_int_equal(P.n_packets, 1);
  retransmit(); /* now it is a new one */
  assert_int_equal(events(VUAS_EVENT_INVITE), 2);
}

static void confirmed_ack_does_not_extend_i(void **state)
{
  (void)state;
  completed();
  ack_refusal();
  wait_ms(3000);
  ack_refusal();
  wait_ms(2000);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
}

/* ---- Accepted ---- */

static void accepted_absorbs_invites_until_l(void **state)
{
  (void)state;
  call_in();
  accept_call();
  uint64_t t0 = P.now;
  ack();
  wait_ms(100);
  retransmit();
  silence();
  go(t0 + 31999);
  retransmit();
  silence();
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS - 1);
  go(t0 + 32000);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
  assert_int_equal(P.n_packets, 1);
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
}

static void accepted_absorbs_invites_before_the_ack(void **state)
{
  (void)state;
  call_in();
  accept_call();
  wait_ms(300);
  retransmit(); /* neither answered anew nor told */
  silence();
  wait_ms(200);
  instants(0, "200", PEER_START, AT(0, 500));
}

static void accepted_refuses_every_other_response(void **state)
{
  (void)state;
  call_in();
  accept_call();
  refuses(vuas_trying, 0, NULL, VUAS_E_STATE);
  refuses(vuas_progress, 0, NULL, VUAS_E_STATE);
  refuses(vuas_accept, 0, ANSWER, VUAS_E_STATE);
  refuses(vuas_reject, 0, NULL, VUAS_E_STATE);
  vuas_options o = options(0, NULL);
  o.n_contacts = 1;
  o.contact[0] = text("sip:carol@example.net");
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_STATE);
}

static void accepted_every_2xx(void **state)
{
  (void)state;
  call_in();
  must(vuas_accept, 202, ANSWER);
  answered("202");
  wait_ms(500);
  answered("202");
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

static void accepted_transport_error_informs_and_goes_on(void **state)
{
  (void)state;
  call_in();
  accept_call();
  blank_out();
  assert_int_equal(vuas_transport_error(&P.u, P.now, last()->transaction, &P.out), VUAS_OK);
  after(VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_TRANSPORT), 1);
  wait_ms(500);
  instants(0, "200", PEER_START, AT(0, 500));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(proceeding_trying_by_itself_after_200_ms),
      T(proceeding_trying_tells_its_delay),
      T(proceeding_trying_tells_how_late_it_is),
      T(proceeding_trying_leaves_other_timestamps_alone),
      T(proceeding_no_trying_once_answered),
      T(proceeding_retransmission_before_any_answer_gets_100_now),
      T(proceeding_retransmission_after_100_gets_100),
      T(proceeding_retransmission_gets_last_provisional),
      T(proceeding_trying_verb_sends_100_at_once),
      T(proceeding_100_after_180_never_replaces_it),
      T(proceeding_ack_is_absorbed),
      T(proceeding_transport_error_informs_and_stays),
      T(completed_g_and_h_without_ack),
      T(completed_retransmission_gets_the_final_again),
      T(completed_ack_stops_g_and_h),
      T(completed_every_final_class),
      T(completed_a_final_answer_is_unique),
      T(completed_transport_error_stays),
      T(confirmed_absorbs_until_i),
      T(confirmed_ack_does_not_extend_i),
      T(accepted_absorbs_invites_until_l),
      T(accepted_absorbs_invites_before_the_ack),
      T(accepted_refuses_every_other_response),
      T(accepted_every_2xx),
      T(accepted_transport_error_informs_and_goes_on),
  };
  return cmocka_run_group_tests_name("core: INVITE server transaction", tests, NULL, NULL);
}
