/* SPDX-License-Identifier: Apache-2.0 */
/* The dialog of a call before its ACK (RFC 3261 12, 15; states after RFC 5407). */
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

/* ---- no dialog ---- */

static void no_dialog_481(void **state)
{
  (void)state;
  const char *method[] = {"BYE", "INVITE", "OPTIONS", "BYE"};
  for (unsigned i = 0; i < 4; i++) {
    const char *branch[] = {"z9hG4bKx1", "z9hG4bKx2", "z9hG4bKx3", "z9hG4bKx4"};
    request r = req(method[i], branch[i]);
    r.to_tag = i < 3 ? "0123456789abcdef0123456789abcdef" : "short";
    r.cseq = i < 3 ? "7" : "8";
    r.call_id = method[i];
    hear(&r);
    answered("481");
    assert_string_equal(to_tag(last()), r.to_tag);
    assert_int_equal(told(), 0);
    hear(&r);
    answered("481");
    if (i == 1) {
      request a = same_transaction("ACK", &r);
      hear(&a);
      silence();
    }
  }
  finish();
}

static void preparative_bye_481(void **state)
{
  (void)state;
  call_in();
  request r = req("BYE", "z9hG4bKbye"); /* without a To tag it belongs to no dialog */
  r.cseq = "2";
  hear(&r);
  answered("481");
  assert_int_equal(told(), 0);
  ring();
}

static void invited_bye_verb_is_refused(void **state)
{
  (void)state;
  call_in();
  refuses(vuas_bye, 0, NULL, VUAS_E_STATE);
  ring();
}

/* ---- Early ---- */

static void early_bye_200_and_487(void **state)
{
  (void)state;
  early();
  request r = bye("z9hG4bKbye", "2");
  hear(&r);
  const peer_packet *ok = answered_both("200", "487");
  row_is(ok, "CSeq", "2 BYE");
  assert_string_equal(to_tag(ok), P.tag);
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  all_refused();
  ack_refusal();
  finish();
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
  assert_int_equal(P.n_packets, 3);
}

static void early_bye_verb_is_refused(void **state)
{
  (void)state;
  early();
  refuses(vuas_bye, 0, NULL, VUAS_E_STATE); /* 15: the callee must not */
  accept_call();
}

static void early_reinvite_500(void **state)
{
  (void)state;
  early();
  hears("INVITE", "z9hG4bKagain", "2");
  answered("500");
  assert_true(header_number(last(), "Retry-After") <= 10); /* 14.2 */
  assert_int_equal(told(), 0);
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("3");
}

static void early_other_requests_do_no_harm(void **state)
{
  (void)state;
  early();
  const char *method[] = {"UPDATE", "INFO", "MESSAGE", "REFER", "NOTIFY", "PRACK"};
  for (unsigned i = 0; i < 6; i++) {
    char branch[32], cseq[8];
    snprintf(branch, sizeof branch, "z9hG4bKother%u", i);
    snprintf(cseq, sizeof cseq, "%u", i + 2);
    hears(method[i], branch, cseq);
    answered("405");
    assert_int_equal(told(), 0);
  }
  hears("OPTIONS", "z9hG4bKoptions", "9");
  answered("200");
  accept_call();
  ack();
  unharmed("10");
}

static void early_ack_is_absorbed(void **state)
{
  (void)state;
  early();
  hears("ACK", "z9hG4bKack", "1");
  silence();
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

static void early_final_ends_the_dialog_at_once(void **state)
{
  (void)state;
  early();
  must(vuas_reject, 603, NULL);
  answered("603");
  assert_int_equal(events(VUAS_EVENT_ENDED), 1);
  hears("OPTIONS", "z9hG4bKlate", "2"); /* not only when the ACK comes or H fires */
  answered("481");
}

/* ---- Moratorium ---- */

static void moratorium_bye_no_timeout_bye(void **state)
{
  (void)state;
  moratorium();
  wait_ms(100);
  request r = bye("z9hG4bKbye", "2");
  hear(&r);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  finish(); /* the 2xx goes on: the caller's INVITE transaction still needs its final response */
  instants(2, "200", t0, AT(100, BACKOFF));
  instants(0, "BYE", t0, NULL, 0);
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
  assert_int_equal(events(VUAS_EVENT_ACK), 0);
}

static void moratorium_bye_then_ack_stops_the_2xx(void **state)
{
  (void)state;
  moratorium();
  request r = bye("z9hG4bKbye", "2");
  hear(&r);
  wait_ms(1000);
  ack();
  assert_int_equal(sent(), 0);
  finish();
  instants(2, "200", t0, AT(0, 500));
}

static void moratorium_bye_verb_waits_for_the_ack(void **state)
{
  (void)state;
  moratorium();
  must(vuas_bye, 0, NULL);
  silence();
  wait_ms(3000);
  ack();
  answered("BYE");
  assert_null(row(last(), "Reason", 0)); /* nothing went wrong */
  respond(last(), "200 OK");
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  finish();
}

static void moratorium_bye_verb_waits_for_the_timeout(void **state)
{
  (void)state;
  moratorium();
  must(vuas_bye, 0, NULL);
  silence();
  wait_ms(32000);
  instants(0, "BYE", t0, AT(32000));
  respond(last(), "200 OK");
  finish();
  instants(0, "BYE", t0, AT(32000));
}

static void moratorium_reinvite_does_no_harm(void **state)
{
  (void)state;
  moratorium();
  hears("INVITE", "z9hG4bKagain", "2");
  assert_int_equal(sent(), 1);
  assert_true(strcmp(label(last()), "488") == 0 || strcmp(label(last()), "491") == 0 ||
              strcmp(label(last()), "500") == 0);
  request a = within("ACK", "z9hG4bKagain", "2");
  hear(&a);
  silence();
  wait_ms(500);
  assert_string_equal(row(last(), "CSeq", 0), "1 INVITE"); /* the first 2xx goes on */
  ack();                                                   /* by its own CSeq number */
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("3");
}

static void moratorium_other_requests_do_no_harm(void **state)
{
  (void)state;
  moratorium();
  hears("INFO", "z9hG4bKinfo", "2");
  answered("405");
  hears("UPDATE", "z9hG4bKupdate", "3");
  answered("405");
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("4");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(no_dialog_481),
      T(preparative_bye_481),
      T(invited_bye_verb_is_refused),
      T(early_bye_200_and_487),
      T(early_bye_verb_is_refused),
      T(early_reinvite_500),
      T(early_other_requests_do_no_harm),
      T(early_ack_is_absorbed),
      T(early_final_ends_the_dialog_at_once),
      T(moratorium_bye_no_timeout_bye),
      T(moratorium_bye_then_ack_stops_the_2xx),
      T(moratorium_bye_verb_waits_for_the_ack),
      T(moratorium_bye_verb_waits_for_the_timeout),
      T(moratorium_reinvite_does_no_harm),
      T(moratorium_other_requests_do_no_harm),
  };
  return cmocka_run_group_tests_name("core: dialog before the ACK", tests, NULL, NULL);
}
