/* SPDX-License-Identifier: Apache-2.0 */
/* Traps of spec/traps.csv that lie in a call's course: what verbs, timers and the end of a call may not leave behind.
   Those that a request sets stand in test_core_traps.c. */
#include "peer.h"

static const uint64_t t0 = PEER_START;

/* ---- verbs that fail, and verbs that come again ---- */

static void an_accept_that_fails_leaves_nothing(void **state)
{
  (void)state;
  for (unsigned early = 0; early < 2; early++) {
    assert_int_equal(fresh(state), 0);
    call_in();
    if (early == 1) ring();
    refuses(vuas_accept, 0, NULL, VUAS_E_ARGUMENT);
    refuses(vuas_accept, 300, ANSWER, VUAS_E_ARGUMENT);
    refuses(vuas_accept, 199, ANSWER, VUAS_E_ARGUMENT);
    uint32_t before = P.n_packets;
    wait_ms(100);
    must(vuas_reject, 0, NULL); /* no dialog stands, no 2xx is repeated, no ACK is missed */
    answered("486");
    ack_refusal();
    finish();
    assert_int_equal(P.n_packets, before + 1);
    assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
  }
}

static void a_refused_verb_does_not_disturb_the_2xx(void **state)
{
  (void)state;
  call_in();
  accept_call();
  refuses(vuas_reject, 0, NULL, VUAS_E_STATE);
  refuses(vuas_accept, 0, ANSWER, VUAS_E_STATE);
  refuses(vuas_progress, 0, NULL, VUAS_E_STATE);
  wait_ms(1500);
  instants(0, "200", t0, AT(0, 500, 1500));
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  wait_ms(100000);
  instants(0, "200", t0, AT(0, 500, 1500));
  instants(0, "BYE", t0, NULL, 0);
}

static void a_call_is_accepted_once(void **state)
{
  (void)state;
  established();
  uint32_t before = P.n_packets;
  refuses(vuas_accept, 0, ANSWER, VUAS_E_STATE); /* the transaction is Accepted for 64*T1, the call only once */
  wait_ms(31999);
  refuses(vuas_accept, 0, ANSWER, VUAS_E_STATE);
  wait_ms(100);
  refuses(vuas_accept, 0, ANSWER, VUAS_E_STATE);
  refuses(vuas_reject, 0, NULL, VUAS_E_STATE);
  wait_ms(100000);
  assert_int_equal(P.n_packets, before);
  unharmed("2");
}

static void options_serve_two_calls(void **state)
{
  (void)state;
  char tag[2][256];
  vuas_options o = options(183, ANSWER), as_it_was;
  o.n_fields = 1;
  o.field[0].name = text("X-One");
  o.field[0].value = text("1");
  memcpy(&as_it_was, &o, sizeof o);
  for (unsigned k = 0; k < 2; k++) {
    request r = invite(k == 0 ? "z9hG4bKone" : "z9hG4bKtwo");
    r.call_id = k == 0 ? "one" : "two";
    call_with(&r);
    for (unsigned again = 0; again < 2; again++) {
      assert_int_equal(say(vuas_progress, P.call, &o), VUAS_OK);
      answered("183");
      assert_memory_equal(&o, &as_it_was, sizeof o);
      assert_int_equal(rows(last(), "Contact"), 1);
      assert_int_equal(rows(last(), "X-One"), 1);
      row_is(last(), "Call-ID", r.call_id);
    }
    snprintf(tag[k], sizeof tag[k], "%s", to_tag(last()));
  }
  assert_string_not_equal(tag[0], tag[1]);
}

static void fields_of_the_application_stand_in_every_answer(void **state)
{
  (void)state;
  vuas_options o = options(0, NULL);
  o.n_fields = 1;
  o.field[0].name = text("X-One");
  o.field[0].value = text("1");
  verb *v[] = {vuas_trying, vuas_progress, vuas_accept, vuas_redirect, vuas_reject};
  for (unsigned k = 0; k < 5; k++) {
    assert_int_equal(fresh(state), 0);
    call_in();
    vuas_options p = o;
    if (v[k] == vuas_accept) p.content_type = text(SDP), p.body = text(ANSWER);
    p.n_contacts = v[k] == vuas_redirect ? 1 : 0;
    p.contact[0] = text("sip:carol@example.net");
    assert_int_equal(say(v[k], P.call, &p), VUAS_OK);
    row_is(last(), "X-One", "1");
  }
}

static void a_2xx_says_what_its_body_is_and_what_is_taken(void **state)
{
  (void)state;
  uint8_t body[256];
  for (unsigned k = 0; k < 256; k++) body[k] = (uint8_t)(255 - k);
  request r = invite("z9hG4bKinvite");
  r.rows = "Record-Route: <sip:p.example.com;lr>\r\n";
  call_with(&r);
  vuas_options o = options(0, ANSWER);
  o.content_type = text("application/x-octets;a=\"b;c\"");
  o.body.at = body;
  o.body.length = sizeof body;
  o.n_fields = 2;
  o.field[0].name = text("Content-Disposition");
  o.field[0].value = text("early-session;handling=optional");
  o.field[1].name = text("Accept");
  o.field[1].value = text("application/sdp, multipart/mixed");
  assert_int_equal(say(vuas_accept, P.call, &o), VUAS_OK);
  answered("200");
  row_is(last(), "Content-Type", "application/x-octets;a=\"b;c\"");
  row_is(last(), "Content-Disposition", "early-session;handling=optional");
  row_is(last(), "Accept", "application/sdp, multipart/mixed");
  assert_memory_equal(P.out.bytes + P.out.packet[0].offset + P.out.packet[0].length - sizeof body, body, sizeof body);
  const char *route = strstr(last()->text, "\r\nRecord-Route:"); /* above what the application adds */
  assert_true(route < strstr(last()->text, "\r\nContent-Disposition:") && route < strstr(last()->text, "\r\nAccept:"));
}

/* ---- early dialogs ---- */

static void every_final_answer_ends_the_early_dialog_at_once(void **state)
{
  for (unsigned k = 0; k < 4; k++) {
    assert_int_equal(fresh(state), 0);
    call_in();
    ring();
    vuas_options o = options(0, NULL);
    o.n_contacts = 1;
    o.contact[0] = text("sip:carol@example.net;x=y");
    if (k == 0) assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_OK);
    if (k == 1) must(vuas_reject, 0, NULL);
    if (k == 2) assert_int_equal(dispose(P.call), VUAS_OK);
    if (k == 3) {
      request c = same_transaction("CANCEL", &P.invite);
      hear(&c);
    }
    if (k == 0) row_is(last(), "Contact", "<sip:carol@example.net;x=y>");
    assert_int_equal(vuas_stats(&P.u)->active_calls, 0);
    hears("OPTIONS", "z9hG4bKlate", "2"); /* and not only when its ACK comes or H fires */
    answered("481");
    hears("BYE", "z9hG4bKbye", "3");
    answered("481");
    ack_refusal();
    all_gone();
  }
}

static void a_reinvite_waits_for_the_2xx_though_the_answer_was_shown(void **state)
{
  (void)state;
  call_in();
  must(vuas_progress, 183, ANSWER);
  hears("INVITE", "z9hG4bKagain", "2"); /* RFC 3261 14.2: the first INVITE has no final response */
  assert_true(header_number(answered("500"), "Retry-After") <= 10);
  char first[VUAS_PACKET_BYTES];
  snprintf(first, sizeof first, "%s", last()->text);
  wait_ms(100);
  hears("INVITE", "z9hG4bKagain", "2"); /* its copy gets the very same */
  assert_string_equal(answered("500")->text, first);
  request a = within("ACK", "z9hG4bKagain", "2");
  hear(&a);
  silence();
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("3");
}

static void retry_after_may_be_any_of_0_to_10(void **state)
{
  bool seen[11] = {false};
  for (unsigned k = 0; k < 300; k++) {
    char branch[32];
    assert_int_equal(fresh(state), 0);
    call_in();
    ring();
    snprintf(branch, sizeof branch, "z9hG4bKdrawn%u", k);
    hears("INVITE", branch, "2");
    unsigned seconds = header_number(answered("500"), "Retry-After");
    assert_true(seconds <= 10);
    seen[seconds] = true;
  }
  for (unsigned k = 0; k < 11; k++) assert_true(seen[k]);
}

static void a_call_rings_until_somebody_ends_it(void **state)
{
  (void)state;
  call_in();
  ring();
  wait_ms(2 * 3600000);
  assert_int_equal(P.n_packets, 121);
  for (uint32_t k = 0; k < P.n_packets; k++) assert_string_equal(label(&P.packet[k]), "180");
  accept_call();
  ack();
  unharmed("2");
}

/* ---- every request is answered, whatever the state ---- */

static void no_request_of_a_dialog_stays_unanswered(void **state)
{
  const char *method[] = {"BYE", "INVITE", "OPTIONS", "INFO", "MESSAGE", "NOTIFY", "REFER", "SUBSCRIBE", "UPDATE",
                          "PRACK", "REGISTER", "PUBLISH", "FOO"};
  for (unsigned at = 0; at < 6; at++)
    for (unsigned k = 0; k < 13; k++) {
      assert_int_equal(fresh(state), 0);
      call_in();
      ring();
      if (at >= 1) accept_call();
      if (at == 2) must(vuas_bye, 0, NULL); /* waits for the ACK */
      if (at >= 3) ack();
      if (at == 4) must(vuas_bye, 0, NULL);
      if (at == 5) hears("BYE", "z9hG4bKfirst", "2");
      uint32_t calls = events(VUAS_EVENT_INVITE);
      hears(method[k], "z9hG4bKany", "3");
      assert_int_equal(sent(), at == 0 && k == 0 ? 2 : 1); /* a BYE answers the open INVITE, too */
      bool answered_it = false;
      char cseq[32];
      snprintf(cseq, sizeof cseq, "3 %s", method[k]);
      for (uint32_t i = P.first_packet; i < P.n_packets; i++)
        answered_it = answered_it || (strcmp(row(&P.packet[i], "CSeq", 0), cseq) == 0 && label(&P.packet[i])[0] != '1');
      assert_true(answered_it);
      assert_int_equal(events(VUAS_EVENT_INVITE), calls);
    }
}

/* ---- the order of numbers, and copies of what was refused ---- */

static void a_copy_of_a_refused_request_gets_the_same_refusal(void **state)
{
  (void)state;
  const struct {
    const char *method, *cseq, *status;
  } some[] = {{"BYE", "1", "500"}, {"INVITE", "5", "488"}, {"INFO", "6", "405"}, {"FOO", "7", "501"},
              {"INVITE", "2", "500"}, {"OPTIONS", "3", "500"}};
  established();
  for (unsigned k = 0; k < 6; k++) {
    char branch[32], first[VUAS_PACKET_BYTES];
    snprintf(branch, sizeof branch, "z9hG4bKcopy%u", k);
    hears(some[k].method, branch, some[k].cseq);
    snprintf(first, sizeof first, "%s", answered(some[k].status)->text);
    hears(some[k].method, branch, some[k].cseq); /* though by now its number is no new one */
    assert_string_equal(answered(some[k].status)->text, first);
    if (strcmp(some[k].method, "INVITE") == 0) {
      request a = within("ACK", branch, some[k].cseq);
      hear(&a);
      silence();
    }
  }
  unharmed("8");
}

/* ---- timers ---- */

static void an_ack_leaves_no_timer_behind(void **state)
{
  (void)state;
  uint64_t at;
  established();
  assert_true(vuas_deadline(&P.u, &at));
  assert_true(at == t0 + 32000); /* L: nothing is woken in between */
  go(at);
  assert_false(vuas_deadline(&P.u, &at));
}

static void a_bye_before_the_ack_is_the_end(void **state)
{
  (void)state;
  for (unsigned acked = 0; acked < 2; acked++) {
    assert_int_equal(fresh(state), 0);
    call_in();
    accept_call();
    hears("BYE", "z9hG4bKbye", "2");
    answered("200");
    if (acked == 1) ack();
    refuses(vuas_bye, 0, NULL, acked == 1 ? VUAS_E_NOT_FOUND : VUAS_E_STATE); /* the 2xx is still to arrive */
    finish();
    instants(0, "BYE", t0, NULL, 0);
    assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
    assert_int_equal(events(VUAS_EVENT_ENDED), 1);
  }
}

/* ---- a BYE that waits for the ACK ---- */

static void a_call_that_waits_to_hang_up_still_answers(void **state)
{
  (void)state;
  call_in();
  accept_call();
  must(vuas_bye, 0, NULL);
  silence();
  hears("OPTIONS", "z9hG4bKoptions", "2"); /* as it would without that */
  answered("200");
  hears("INFO", "z9hG4bKinfo", "3");
  answered("405");
  hears("BYE", "z9hG4bKbye", "4"); /* theirs comes first */
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  ack();
  assert_int_equal(sent(), 0); /* ours is not needed any more */
  finish();
  instants(0, "BYE", t0, NULL, 0);
}

/* ---- dispose ---- */

static void a_disposed_call_is_finished_and_forgotten(void **state)
{
  (void)state;
  call_in();
  ring();
  assert_int_equal(dispose(P.call), VUAS_OK);
  answered("480");
  hear(&P.invite); /* a copy gets the final response, not the 180 it had */
  answered("480");
  wait_ms(500);
  answered("480");
  ack_refusal();
  silence();
  hear(&P.invite);
  silence();
  all_gone();
  vuas_options o = options(0, ANSWER);
  assert_int_equal(say(vuas_accept, P.call, &o), VUAS_E_NOT_FOUND);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(an_accept_that_fails_leaves_nothing),
      T(a_refused_verb_does_not_disturb_the_2xx),
      T(a_call_is_accepted_once),
      T(options_serve_two_calls),
      T(fields_of_the_application_stand_in_every_answer),
      T(a_2xx_says_what_its_body_is_and_what_is_taken),
      T(every_final_answer_ends_the_early_dialog_at_once),
      T(a_reinvite_waits_for_the_2xx_though_the_answer_was_shown),
      T(retry_after_may_be_any_of_0_to_10),
      T(a_call_rings_until_somebody_ends_it),
      T(no_request_of_a_dialog_stays_unanswered),
      T(a_copy_of_a_refused_request_gets_the_same_refusal),
      T(an_ack_leaves_no_timer_behind),
      T(a_bye_before_the_ack_is_the_end),
      T(a_call_that_waits_to_hang_up_still_answers),
      T(a_disposed_call_is_finished_and_forgotten),
  };
  return cmocka_run_group_tests_name("core: traps in a call's course", tests, NULL, NULL);
}
