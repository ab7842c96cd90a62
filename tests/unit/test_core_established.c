/* SPDX-License-Identifier: Apache-2.0 */
/* The dialog of a call after its ACK: Established, Mortal; and dispose in every state. */
#include "peer.h"

static const uint64_t t0 = PEER_START;

static void early(void)
{
  call_in();
  ring();
}

static void moratorium(void)
{
  early();
  accept_call();
}

static request bye(const char *branch, const char *cseq)
{
  return within("BYE", branch, cseq);
}

/* ---- Established ---- */

static void established_bye(void **state)
{
  (void)state;
  established();
  request r = bye("z9hG4bKbye", "2");
  hear(&r);
  answered("200");
  row_is(last(), "CSeq", "2 BYE");
  assert_string_equal(to_tag(last()), P.tag);
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  hear(&r); /* a copy: the transaction answers */
  answered("200");
  assert_int_equal(told(), 0);
  all_refused();
  finish();
}

/* Each packet tells its status, so that a log need not read the octets; a request of ours tells 0. */
static void packets_tell_their_status(void **state)
{
  (void)state;
  early();
  assert_int_equal(P.out.packet[0].status, 180);
  request r = bye("z9hG4bKbye", "2");
  hear(&r);
  assert_int_equal(P.out.n_packets, 2);
  assert_int_equal(P.out.packet[0].status, 200);
  assert_int_equal(P.out.packet[1].status, 487);
  ack_refusal();
  finish();
}

static void own_bye_tells_no_status(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  assert_string_equal(label(last()), "BYE");
  assert_int_equal(P.out.packet[0].status, 0);
}

static void established_second_bye(void **state)
{
  (void)state;
  established();
  request r = bye("z9hG4bKbye", "2");
  hear(&r);
  wait_ms(100);
  r = bye("z9hG4bKbye2", "3"); /* another transaction while the first one lives */
  hear(&r);
  assert_int_equal(sent(), 1); /* 200 while the dialog is remembered, 481 once it is forgotten (15.1.2) */
  assert_true(strcmp(label(last()), "200") == 0 || strcmp(label(last()), "481") == 0);
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  finish();
}

static void established_cseq_lower_500(void **state)
{
  (void)state;
  request i = invite("z9hG4bKhigh");
  i.cseq = "100";
  call_with(&i);
  accept_call();
  ack();
  request r = bye("z9hG4bKlow", "99"); /* 12.2.2 */
  hear(&r);
  answered("500");
  assert_int_equal(told(), 0);
  r = bye("z9hG4bKequal", "100"); /* no copy: that would have met its transaction */
  hear(&r);
  answered("500");
  assert_int_equal(told(), 0);
  hears("INFO", "z9hG4bKinfo", "200"); /* a gap is fine, and the number counts though the method is refused */
  answered("405");
  r = bye("z9hG4bKbetween", "150");
  hear(&r);
  answered("500");
  r = bye("z9hG4bKnext", "201");
  hear(&r);
  answered("200");
  finish();
}

static void established_cseq_zero_is_a_number(void **state)
{
  (void)state;
  request i = invite("z9hG4bKzero");
  i.cseq = "0";
  call_with(&i);
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  request r = bye("z9hG4bKlow", "0");
  hear(&r);
  answered("500");
  r = bye("z9hG4bKnext", "1");
  hear(&r);
  answered("200");
}

static void established_reinvite_488_without_harm(void **state)
{
  (void)state;
  established();
  hears("INVITE", "z9hG4bKagain", "2");
  answered("488");
  row_is(last(), "Warning", "399 vuas \"Session stays as it is\""); /* 14.2 */
  assert_int_equal(told(), 0);
  wait_ms(500); /* through a transaction of its own */
  answered("488");
  request a = within("ACK", "z9hG4bKagain", "2");
  hear(&a);
  silence();
  wait_ms(1000);
  assert_int_equal(P.n_packets, 4);
  assert_int_equal(vuas_stats(&P.u)->active_calls, 1);
  unharmed("3");
}

static void established_other_requests_do_no_harm(void **state)
{
  (void)state;
  established();
  hears("UPDATE", "z9hG4bKupdate", "2");
  answered("405");
  hears("INFO", "z9hG4bKinfo", "3");
  answered("405");
  hears("NEWMETHOD", "z9hG4bKnew", "4");
  answered("501");
  hears("OPTIONS", "z9hG4bKoptions", "5");
  answered("200");
  assert_string_equal(to_tag(last()), P.tag);
  request r = within("INFO", "z9hG4bKrequire", "6");
  r.method = r.cseq_method = "OPTIONS";
  r.rows = "Require: foo\r\n";
  hear(&r);
  answered("420");
  unharmed("7");
}

static void established_requests_of_other_dialogs_481(void **state)
{
  (void)state;
  established();
  request good = bye("z9hG4bKbye", "2"), r = good;
  r.from_tag = "A1"; /* tags are case-sensitive */
  hear(&r);
  answered("481");
  r = good;
  r.branch = "z9hG4bKbye2";
  r.call_id = "c1@192.0.2.2";
  hear(&r);
  answered("481");
  r.branch = "z9hG4bKbye5";
  r.call_id = "c1@192.0.2.1x";
  hear(&r);
  answered("481");
  r.branch = "z9hG4bKbye6";
  r.call_id = "c1@192.0.2.";
  hear(&r);
  answered("481");
  r = good;
  r.branch = "z9hG4bKbye7";
  r.from_tag = "a12";
  hear(&r);
  answered("481");
  r.branch = "z9hG4bKbye8";
  r.from_tag = NULL;
  hear(&r);
  answered("481");
  r = good;
  r.branch = "z9hG4bKbye3";
  char other[256];
  snprintf(other, sizeof other, "%s", P.tag);
  other[31] = other[31] == '0' ? '1' : '0';
  r.to_tag = other;
  hear(&r);
  answered("481");
  r.branch = "z9hG4bKbye4";
  snprintf(other, sizeof other, "%s0", P.tag);
  hear(&r);
  answered("481");
  unharmed("2");
}

static void established_bye_verb(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  answered("BYE");
  refuses(vuas_bye, 0, NULL, VUAS_E_STATE);
  respond(last(), "200 OK");
  assert_int_equal(last_event(VUAS_EVENT_BYE_DONE)->event.status, 200);
  finish();
}

/* ---- Mortal ---- */

static void mortal_other_requests_481(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  hears("INFO", "z9hG4bKinfo", "2");
  answered("481");
  hears("UPDATE", "z9hG4bKupdate", "3");
  answered("481");
  hears("REFER", "z9hG4bKrefer", "4");
  answered("481");
  hears("INVITE", "z9hG4bKagain", "5");
  answered("481");
  assert_int_equal(told(), 0);
  hears("ACK", "z9hG4bKack", "1");
  silence();
}

static void mortal_after_a_bye_received_481(void **state)
{
  (void)state;
  established();
  request r = bye("z9hG4bKbye", "2");
  hear(&r);
  hears("INFO", "z9hG4bKinfo", "3");
  answered("481");
  hears("ACK", "z9hG4bKack", "1");
  silence();
  finish();
}

/* ---- dispose ---- */

static void dispose_invited(void **state)
{
  (void)state;
  call_in();
  assert_int_equal(dispose(P.call), VUAS_OK);
  assert_int_equal(sent(), 1);
  assert_true(label(last())[0] >= '4');
  ack_refusal();
  all_gone();
}

static void dispose_early(void **state)
{
  (void)state;
  early();
  assert_int_equal(dispose(P.call), VUAS_OK);
  assert_int_equal(sent(), 1);
  assert_true(label(last())[0] >= '4');
  ack_refusal();
  all_gone();
}

static void dispose_moratorium(void **state)
{
  (void)state;
  moratorium();
  assert_int_equal(dispose(P.call), VUAS_OK);
  assert_int_equal(sent(), 0);
  wait_ms(100);
  ack();
  answered("BYE");
  respond(last(), "200 OK");
  all_gone();
}

static void dispose_moratorium_without_ack(void **state)
{
  (void)state;
  moratorium();
  assert_int_equal(dispose(P.call), VUAS_OK);
  all_gone();
  instants(0, "BYE", t0 + 32000, AT(0, BACKOFF));
}

static void dispose_established(void **state)
{
  (void)state;
  established();
  assert_int_equal(dispose(P.call), VUAS_OK);
  answered("BYE");
  respond(last(), "200 OK");
  all_gone();
}

static void dispose_mortal(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  assert_int_equal(dispose(P.call), VUAS_OK);
  assert_int_equal(sent(), 0);
  respond(last(), "200 OK");
  all_gone();
}

static void dispose_ended(void **state)
{
  (void)state;
  early();
  must(vuas_reject, 0, NULL);
  assert_int_equal(dispose(P.call), VUAS_E_NOT_FOUND);
  ack_refusal();
  finish();
}

static void dispose_twice_and_then_nothing(void **state)
{
  (void)state;
  moratorium();
  assert_int_equal(dispose(P.call), VUAS_OK);
  vuas_status s = dispose(P.call);
  assert_true(s == VUAS_OK || s == VUAS_E_NOT_FOUND || s == VUAS_E_STATE);
  assert_int_equal(sent(), 0);
  vuas_options o = options(0, ANSWER);
  assert_int_not_equal(say(vuas_accept, P.call, &o), VUAS_OK);
  ack();
  all_gone();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(established_bye),
      T(packets_tell_their_status),
      T(own_bye_tells_no_status),
      T(established_second_bye),
      T(established_cseq_lower_500),
      T(established_cseq_zero_is_a_number),
      T(established_reinvite_488_without_harm),
      T(established_other_requests_do_no_harm),
      T(established_requests_of_other_dialogs_481),
      T(established_bye_verb),
      T(mortal_other_requests_481),
      T(mortal_after_a_bye_received_481),
      T(dispose_invited),
      T(dispose_early),
      T(dispose_moratorium),
      T(dispose_moratorium_without_ack),
      T(dispose_established),
      T(dispose_mortal),
      T(dispose_ended),
      T(dispose_twice_and_then_nothing),
  };
  return cmocka_run_group_tests_name("core: dialog after the ACK, dispose", tests, NULL, NULL);
}
