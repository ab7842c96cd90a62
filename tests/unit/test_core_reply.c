/* SPDX-License-Identifier: Apache-2.0 */
/* Requests within a dialog that the application takes, and the verb that answers them. */
#include "peer.h"

static void takes(vuas_method m)
{
  P.config.takes[m] = true;
  assert_int_equal(start(), VUAS_OK);
}

/* A call that stands, with an application that takes INFO. */
static void ready(void)
{
  takes(VUAS_METHOD_INFO);
  established();
}

/* The request was handed over, and no answer sent. */
static vuas_handle handed(void)
{
  assert_int_equal(sent(), 0);
  assert_int_equal(told(), 1);
  const vuas_event *e = &last_event(VUAS_EVENT_REQUEST)->event;
  assert_int_equal(e->call.slot, P.call.slot);
  assert_int_equal(e->call.generation, P.call.generation);
  assert_int_not_equal(e->request.slot, VUAS_NONE);
  return e->request;
}

static vuas_handle asks(const char *method, const char *branch, const char *cseq)
{
  request r = within(method, branch, cseq);
  hear(&r);
  return handed();
}

static vuas_status reply(vuas_handle h, uint16_t status)
{
  vuas_options o = options(status, NULL);
  return say(vuas_reply, h, &o);
}

static void info_is_handed_over_and_answered(void **state)
{
  (void)state;
  ready();
  request r = within("INFO", "z9hG4bKi", "2");
  r.content_type = "application/dtmf-relay";
  r.body = "Signal=5\r\n";
  hear(&r);
  vuas_handle h = handed();
  const vuas_event *e = &last_event(VUAS_EVENT_REQUEST)->event;
  assert_int_equal(e->body.len, strlen(r.body));
  assert_memory_equal(P.text + e->body.off, r.body, e->body.len);
  assert_int_equal(vuas_request(&P.u)->method, VUAS_METHOD_INFO);
  vuas_options o = options(0, "done");
  o.content_type = text("text/plain");
  o.n_fields = 1;
  o.field[0] = (vuas_field){text("Info-Package"), text("x")};
  assert_int_equal(say(vuas_reply, h, &o), VUAS_OK);
  const peer_packet *p = answered("200");
  row_is(p, "CSeq", "2 INFO");
  row_is(p, "Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO");
  row_is(p, "Info-Package", "x");
  assert_null(row(p, "Contact", 0));
  assert_null(row(p, "Record-Route", 0));
  assert_string_equal(to_tag(p), P.tag);
  assert_string_equal(body_of(p), "done");
  unharmed("3");
}

static void a_copy_gets_the_same_answer(void **state)
{
  (void)state;
  ready();
  request r = within("INFO", "z9hG4bKi", "2");
  hear(&r);
  vuas_handle h = handed();
  hear(&r);
  silence();
  assert_int_equal(reply(h, 480), VUAS_OK);
  char first[2048];
  strcpy(first, answered("480")->text);
  hear(&r);
  assert_string_equal(answered("480")->text, first);
  assert_int_equal(events(VUAS_EVENT_REQUEST), 1);
  unharmed("3");
}

static void one_answer_a_request(void **state)
{
  (void)state;
  ready();
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  assert_true(vuas_can_reply(&P.u, h));
  assert_int_equal(reply(h, 200), VUAS_OK);
  assert_false(vuas_can_reply(&P.u, h));
  assert_int_equal(reply(h, 200), VUAS_E_STATE);
  wait_ms(32000);
  assert_int_equal(reply(h, 200), VUAS_E_NOT_FOUND);
  unharmed("3");
}

/* RFC 4320 4.1: a 100 once a client's retransmissions have come to T2, and none before. */
static void a_late_answer_is_announced_by_a_100(void **state)
{
  (void)state;
  ready();
  request r = within("INFO", "z9hG4bKi", "2");
  hear(&r);
  vuas_handle h = handed();
  uint64_t t0 = P.now;
  uint32_t from = P.n_packets;
  wait_ms(3499);
  hear(&r);
  silence();
  wait_ms(1000);
  instants(from, "100", t0, AT(3500));
  row_is(last(), "CSeq", "2 INFO");
  hear(&r);
  answered("100");
  assert_int_equal(reply(h, 200), VUAS_OK);
  answered("200");
  hear(&r);
  answered("200");
  unharmed("3");
}

/* RFC 4320 4.2: never a 408; the request is forgotten. */
static void without_an_answer_it_is_forgotten(void **state)
{
  (void)state;
  ready();
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  uint32_t from = P.n_packets;
  wait_ms(31999);
  assert_true(vuas_can_reply(&P.u, h));
  assert_int_equal(P.n_packets, from + 1);
  wait_ms(1);
  assert_false(vuas_can_reply(&P.u, h));
  assert_int_equal(reply(h, 200), VUAS_E_NOT_FOUND);
  assert_int_equal(P.n_packets, from + 1);
  unharmed("3");
}

static void over_a_stream_the_transaction_ends_with_its_answer(void **state)
{
  (void)state;
  P.path.transport = VUAS_TCP;
  ready();
  uint32_t free = P.u.store.free_txs.count;
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  assert_int_equal(P.u.store.free_txs.count, free - 1);
  assert_int_equal(reply(h, 0), VUAS_OK);
  answered("200");
  assert_int_equal(P.u.store.free_txs.count, free);
  assert_int_equal(reply(h, 0), VUAS_E_NOT_FOUND);
}

static void what_is_not_taken_is_refused_and_what_is_stands_in_allow(void **state)
{
  (void)state;
  takes(VUAS_METHOD_REFER);
  takes(VUAS_METHOD_NOTIFY);
  established();
  hears("INFO", "z9hG4bKi", "2");
  row_is(answered("405"), "Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, REFER, NOTIFY");
  hears("OPTIONS", "z9hG4bKo", "3");
  row_is(answered("200"), "Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, REFER, NOTIFY");
  hears("PUBLISHED", "z9hG4bKp", "4");
  answered("501");
  assert_int_equal(events(VUAS_EVENT_REQUEST), 0);
  unharmed("5");
}

static void each_method_that_may_be_taken(void **state)
{
  (void)state;
  static const char *const name[] = {"OPTIONS", "INFO", "MESSAGE", "REFER", "NOTIFY", "SUBSCRIBE", "PUBLISH", "KNOCK"};
  static const vuas_method method[] = {VUAS_METHOD_OPTIONS, VUAS_METHOD_INFO, VUAS_METHOD_MESSAGE, VUAS_METHOD_REFER,
    VUAS_METHOD_NOTIFY, VUAS_METHOD_SUBSCRIBE, VUAS_METHOD_PUBLISH, VUAS_METHOD_OTHER};
  for (unsigned i = 0; i < 8; i++) P.config.takes[method[i]] = true;
  assert_int_equal(start(), VUAS_OK);
  established();
  for (unsigned i = 0; i < 8; i++) {
    char branch[16], cseq[8];
    sprintf(branch, "z9hG4bKm%u", i);
    sprintf(cseq, "%u", 2 + i);
    vuas_handle h = asks(name[i], branch, cseq);
    assert_int_equal(vuas_request(&P.u)->method, method[i]);
    assert_int_equal(reply(h, 202), VUAS_OK);
    answered("202");
  }
  unharmed("20");
}

static void the_core_keeps_its_own_methods(void **state)
{
  (void)state;
  static const vuas_method own[] = {VUAS_METHOD_INVITE, VUAS_METHOD_ACK, VUAS_METHOD_CANCEL, VUAS_METHOD_BYE,
    VUAS_METHOD_PRACK, VUAS_METHOD_UPDATE, VUAS_METHOD_REGISTER};
  for (unsigned i = 0; i < sizeof own / sizeof *own; i++) {
    P.config.takes[own[i]] = true;
    assert_int_equal(start(), VUAS_E_ARGUMENT);
    P.config.takes[own[i]] = false;
  }
  assert_int_equal(start(), VUAS_OK);
}

/* Without a dialog there is nobody to hand it to; OPTIONS has an answer all the same (11.2). */
static void outside_a_dialog_there_is_no_call_for_it(void **state)
{
  (void)state;
  takes(VUAS_METHOD_INFO);
  takes(VUAS_METHOD_OTHER);
  takes(VUAS_METHOD_OPTIONS);
  static const char *const method[] = {"INFO", "KNOCK"};
  for (unsigned i = 0; i < 2; i++) {
    request r = req(method[i], i ? "z9hG4bKk" : "z9hG4bKi");
    hear(&r);
    answered("481");
    r.to_tag = "unknown";
    r.branch = i ? "z9hG4bKk2" : "z9hG4bKi2";
    hear(&r);
    answered("481");
  }
  request r = req("OPTIONS", "z9hG4bKo");
  hear(&r);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_REQUEST), 0);
}

static void what_8_2_asks_for_is_asked_first(void **state)
{
  (void)state;
  ready();
  request r = within("INFO", "z9hG4bKr", "2");
  r.rows = "Require: teleport\r\n";
  hear(&r);
  row_is(answered("420"), "Unsupported", "teleport");
  r = within("INFO", "z9hG4bKt", "3");
  r.ruri = "tel:+4930";
  hear(&r);
  answered("416");
  hears("INFO", "z9hG4bKold", "1");
  answered("500");
  assert_int_equal(events(VUAS_EVENT_REQUEST), 0);
  unharmed("4");
}

static void in_an_early_dialog_too(void **state)
{
  (void)state;
  takes(VUAS_METHOD_INFO);
  call_in();
  ring();
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  assert_int_equal(reply(h, 200), VUAS_OK);
  answered("200");
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("3");
}

static void a_call_that_is_ending_has_no_part_in_it(void **state)
{
  (void)state;
  ready();
  must(vuas_bye, 0, NULL);
  answered("BYE");
  hears("INFO", "z9hG4bKi", "2");
  answered("481");
  assert_int_equal(events(VUAS_EVENT_REQUEST), 0);
}

/* RFC 3261 15.1.2: what waits when the BYE comes gets its answer all the same. */
static void the_handle_outlives_the_call(void **state)
{
  (void)state;
  ready();
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  hears("BYE", "z9hG4bKb", "3");
  answered("200");
  assert_int_equal(events(VUAS_EVENT_ENDED), 1);
  assert_int_equal(reply(h, 487), VUAS_OK);
  row_is(answered("487"), "CSeq", "2 INFO");
  finish();
}

/* A 503 leaves no trace: the same request may come again. */
static void without_a_transaction_it_is_not_lost(void **state)
{
  (void)state;
  ready();
  while (P.u.store.free_txs.count > 0) {
    static unsigned k;
    char branch[24], id[24];
    sprintf(branch, "z9hG4bKfill%u", k);
    sprintf(id, "fill%u", k++);
    request r = req("BYE", branch);
    r.call_id = id;
    r.to_tag = "gone";
    hear(&r);
    answered("481");
  }
  hears("INFO", "z9hG4bKi", "2");
  row_is(answered("503"), "Retry-After", "7");
  assert_int_equal(events(VUAS_EVENT_REQUEST), 0);
  wait_ms(32000);
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  assert_int_equal(reply(h, 0), VUAS_OK);
  answered("200");
  unharmed("3");
}

static void a_source_beyond_its_allowance_gets_503(void **state)
{
  (void)state;
  P.config.source_transactions = 2;
  P.config.source_ms = 1000;
  ready();
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  hears("INFO", "z9hG4bKi2", "3");
  answered("503");
  assert_int_equal(reply(h, 0), VUAS_OK);
  answered("200");
  wait_ms(1000);
  (void)asks("INFO", "z9hG4bKi3", "3");
}

static void several_may_wait(void **state)
{
  (void)state;
  ready();
  vuas_handle first = asks("INFO", "z9hG4bKi1", "2"), second = asks("INFO", "z9hG4bKi2", "3");
  assert_int_equal(reply(second, 200), VUAS_OK);
  row_is(answered("200"), "CSeq", "3 INFO");
  assert_int_equal(reply(first, 603), VUAS_OK);
  row_is(answered("603"), "CSeq", "2 INFO");
  unharmed("4");
}

static void what_a_reply_may_be(void **state)
{
  (void)state;
  ready();
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  static const uint16_t bad[] = {100, 180, 199, 408, 700};
  for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) assert_int_equal(reply(h, bad[i]), VUAS_E_ARGUMENT);
  vuas_options o = options(200, "x");
  o.content_type.length = 0;
  assert_int_equal(say(vuas_reply, h, &o), VUAS_E_ARGUMENT);
  o = options(200, NULL);
  o.n_fields = 1;
  o.field[0] = (vuas_field){text("Contact"), text("<sip:x@y>")};
  assert_int_equal(say(vuas_reply, h, &o), VUAS_E_ARGUMENT);
  static char big[VUAS_TX_BYTES];
  memset(big, 'x', sizeof big - 1);
  o = options(200, big);
  assert_int_equal(say(vuas_reply, h, &o), VUAS_E_SIZE);
  assert_int_equal(say(vuas_reply, P.call, &o), VUAS_E_NOT_FOUND);
  o = options(600, NULL);
  o.reason = text("Not Here");
  assert_int_equal(say(vuas_reply, h, &o), VUAS_OK);
  assert_non_null(strstr(answered("600")->text, "SIP/2.0 600 Not Here\r\n"));
  unharmed("3");
}

static void only_requests_that_were_handed_over_have_a_reply(void **state)
{
  (void)state;
  ready();
  vuas_handle of_invite = P.packet[0].transaction;
  assert_int_equal(reply(of_invite, 200), VUAS_E_NOT_FOUND);
  hears("OPTIONS", "z9hG4bKo", "2");
  assert_int_equal(reply(answered("200")->transaction, 200), VUAS_E_STATE);
  unharmed("3");
}

static void a_reply_that_cannot_be_sent_is_told(void **state)
{
  (void)state;
  ready();
  vuas_handle h = asks("INFO", "z9hG4bKi", "2");
  assert_int_equal(reply(h, 200), VUAS_OK);
  blank_out();
  assert_int_equal(vuas_transport_error(&P.u, P.now, h, &P.out), VUAS_OK);
  after(VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_TRANSPORT), 1);
  unharmed("3");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    T(info_is_handed_over_and_answered),
    T(a_copy_gets_the_same_answer),
    T(one_answer_a_request),
    T(a_late_answer_is_announced_by_a_100),
    T(without_an_answer_it_is_forgotten),
    T(over_a_stream_the_transaction_ends_with_its_answer),
    T(what_is_not_taken_is_refused_and_what_is_stands_in_allow),
    T(each_method_that_may_be_taken),
    T(the_core_keeps_its_own_methods),
    T(outside_a_dialog_there_is_no_call_for_it),
    T(what_8_2_asks_for_is_asked_first),
    T(in_an_early_dialog_too),
    T(a_call_that_is_ending_has_no_part_in_it),
    T(the_handle_outlives_the_call),
    T(without_a_transaction_it_is_not_lost),
    T(a_source_beyond_its_allowance_gets_503),
    T(several_may_wait),
    T(what_a_reply_may_be),
    T(only_requests_that_were_handed_over_have_a_reply),
    T(a_reply_that_cannot_be_sent_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
