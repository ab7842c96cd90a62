/* SPDX-License-Identifier: Apache-2.0 */
/* What a request is inspected for before anything happens (RFC 3261 8.2), in which order, and what an answer that keeps
   no state does not do (8.2.7). */
#include "peer.h"

/* ---- Contact of an INVITE (8.1.1.8) ---- */

static void an_invite_names_one_sip_contact(void **state)
{
  (void)state;
  const struct {
    const char *contact, *status;
  } some[] = {{NULL, "400 Missing Contact"},
              {"*", "400 Missing Contact"},
              {"<sip:alice@192.0.2.1>, <sip:alice@192.0.2.2>", "400 Malformed Contact"},
              {"<sip:alice@192.0.2.1>\r\nContact: <sip:alice@192.0.2.2>", "400 Malformed Contact"},
              {"<tel:+15551234>", "400 Malformed Contact"},
              {"<mailto:alice@example.org>", "400 Malformed Contact"},
              {"<http://example.org/>", "400 Malformed Contact"}};
  for (unsigned k = 0; k < sizeof some / sizeof some[0]; k++) {
    char want[64];
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKcontact");
    r.contact = some[k].contact;
    hear(&r);
    answered("400");
    snprintf(want, sizeof want, "SIP/2.0 %s\r\n", some[k].status);
    assert_int_equal(strncmp(last()->text, want, strlen(want)), 0);
    assert_int_equal(told(), 0);
  }
  const char *good[] = {"<sip:alice@192.0.2.1>", "sips:alice@192.0.2.1", "\"A, B\" <SIP:192.0.2.1:5070;x>;q=0.5"};
  for (unsigned k = 0; k < 3; k++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKcontact");
    r.contact = good[k];
    call_with(&r);
  }
}

/* ---- To (8.2.2.1) ---- */

static void a_call_is_taken_whatever_its_to_says(void **state)
{
  (void)state;
  const char *to[] = {"<tel:+15551234>", "<sips:carol@example.net>", "\"Nobody\" <http://www.example.org/>",
                      "urn:service:sos", "<sip:bob@EXAMPLE.com;x=y?h=v>"};
  for (unsigned k = 0; k < 5; k++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKto");
    r.to = to[k];
    call_with(&r);
    ring();
    assert_int_equal(strncmp(row(last(), "To", 0), to[k], strlen(to[k])), 0);
  }
}

static void a_to_tag_alone_tells_a_request_of_a_dialog(void **state)
{
  (void)state;
  established();
  request r = invite("z9hG4bKnew"); /* same peer, same From, same Call-ID: no tag, so a new call */
  r.call_id = P.invite.call_id;
  r.cseq = "5";
  hear(&r);
  assert_int_equal(events(VUAS_EVENT_INVITE), 2);
  r = invite("z9hG4bKstale");
  r.call_id = "never-seen";
  r.to_tag = "x";
  hear(&r);
  answered("481");
  assert_int_equal(events(VUAS_EVENT_INVITE), 2);
}

/* ---- the order (8.2) ---- */

static void faults_are_found_in_the_order_of_the_sections(void **state)
{
  (void)state;
  request r = req("FOO", "z9hG4bKorder"); /* method, Request-URI, Require, body: all wrong */
  r.ruri = "tel:1";
  r.rows = "Require: foo\r\n";
  r.content_type = "text/plain";
  r.body = "x";
  hear(&r);
  answered("501");
  r.method = r.cseq_method = "REGISTER";
  hear(&r);
  answered("405");
  r.method = r.cseq_method = "INVITE";
  hear(&r);
  answered("416");
  r.ruri = "sip:bob@example.com";
  hear(&r);
  answered("420");
  r.rows = NULL;
  hear(&r);
  answered("415");
  r.content_type = SDP;
  r.contact = NULL;
  hear(&r);
  answered("400");
  assert_int_equal(events(VUAS_EVENT_INVITE), 0);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS); /* and no trace of it */
  r.contact = "<sip:alice@192.0.2.1>";
  call_with(&r);
  r.branch = "z9hG4bKpath2"; /* merged comes before Require */
  r.rows = "Require: foo\r\n";
  hear(&r);
  answered("482");
}

static void a_refused_request_changes_nothing(void **state)
{
  (void)state;
  call_in();
  ring();
  const char *more[] = {"Require: foo\r\n", "Content-Encoding: gzip\r\n", "Expires: 0\r\nRequire: foo\r\n"};
  for (unsigned k = 0; k < 3; k++) {
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKrefused%u", k);
    request r = invite(branch);
    r.call_id = "refused";
    r.rows = more[k];
    P.before = P.arrays;
    hear(&r);
    assert_int_equal(sent(), 1);
    assert_int_equal(label(last())[0], '4');
    assert_int_equal(told(), 0);
    assert_memory_equal(&P.before, &P.arrays, sizeof P.arrays);
  }
  wait_ms(10000);
  accept_call();
}

/* ---- Require (8.2.2.3) ---- */

static void require_in_the_ack_of_a_refusal_is_ignored(void **state)
{
  (void)state;
  call_in();
  must(vuas_reject, 0, NULL);
  request a = same_transaction("ACK", &P.invite);
  a.to_tag = P.tag;
  a.rows = "Require: foo\r\nProxy-Require: bar\r\n";
  hear(&a);
  silence();
  wait_ms(40000);
  assert_int_equal(P.n_packets, 1);
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
}

static void require_counts_within_a_dialog_too(void **state)
{
  (void)state;
  established();
  request b = within("BYE", "z9hG4bKbye", "2");
  b.rows = "Require: foo\r\n";
  hear(&b);
  row_is(answered("420"), "Unsupported", "foo");
  assert_int_equal(events(VUAS_EVENT_BYE), 0);
  b = within("BYE", "z9hG4bKbye2", "3");
  hear(&b);
  answered("200");
}

/* ---- extensions (8.2.4) ---- */

static void no_extension_is_used_that_was_not_asked_for(void **state)
{
  (void)state;
  const char *more[] = {NULL, "Supported: 100rel, timer, replaces\r\nSession-Expires: 90\r\nMin-SE: 90\r\n"};
  for (unsigned k = 0; k < 2; k++) { /* nor one that was: none is there yet */
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKplain");
    r.rows = more[k];
    call_with(&r);
    ring();
    must(vuas_progress, 183, ANSWER);
    wait_ms(60000);
    accept_call();
    for (uint32_t i = 0; i < P.n_packets; i++) {
      const char *name[] = {"Require", "RSeq", "Session-Expires"};
      for (unsigned n = 0; n < 3; n++) assert_null(row(&P.packet[i], name[n], 0));
    }
    assert_int_equal(strlen(row(last(), "Supported", 0)), 0);
    uint32_t before = P.n_packets;
    ack();
    wait_ms(200000);
    assert_int_equal(P.n_packets, before);
  }
}

/* ---- bodies (8.2.3) ---- */

static void a_415_says_what_would_be_taken(void **state)
{
  (void)state;
  request r = invite("z9hG4bKtype");
  r.content_type = "text/plain";
  hear(&r);
  row_is(answered("415"), "Accept", "application/sdp");
  r = invite("z9hG4bKencoding");
  r.rows = "Content-Encoding: gzip\r\n";
  hear(&r);
  row_is(answered("415"), "Accept-Encoding", "identity");
}

static void handling_is_required_unless_it_is_optional(void **state)
{
  (void)state;
  const struct {
    const char *row, *status;
  } some[] = {{"", "415"},
              {"Content-Disposition: render\r\n", "415"},
              {"Content-Disposition: render;handling=required\r\n", "415"},
              {"Content-Disposition: render;handling=else\r\n", "415"},
              {"Content-Disposition: render;handling=optional\r\n", NULL},
              {"content-disposition: render;x;HANDLING=Optional\r\n", NULL}};
  for (unsigned k = 0; k < sizeof some / sizeof some[0]; k++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKhandling");
    r.content_type = "text/plain";
    r.rows = some[k].row;
    hear(&r);
    if (some[k].status != NULL) answered(some[k].status);
    assert_int_equal(events(VUAS_EVENT_INVITE), some[k].status == NULL ? 1 : 0);
  }
}

/* ---- answers without state (8.2.7) ---- */

static void an_answer_without_state_is_given_once_for_each_copy(void **state)
{
  (void)state;
  const struct {
    const char *status, *ruri, *cseq, *rows;
  } some[] = {{"400", "sip:bob@example.com", "x", NULL},
              {"416", "tel:1", "1", NULL},
              {"420", "sip:bob@example.com", "1", "Require: foo\r\n"},
              {"415", "sip:bob@example.com", "1", "Content-Encoding: gzip\r\n"}};
  for (unsigned k = 0; k < sizeof some / sizeof some[0]; k++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKstateless");
    r.ruri = some[k].ruri;
    r.cseq = some[k].cseq;
    r.rows = some[k].rows;
    hear(&r);
    answered(some[k].status);
    char first[VUAS_PACKET_BYTES];
    snprintf(first, sizeof first, "%s", last()->text);
    wait_ms(1000); /* nothing more by itself: no 100, no repetition */
    assert_int_equal(P.n_packets, 1);
    hear(&r);
    assert_string_equal(answered(some[k].status)->text, first); /* octet by octet, the tag too */
    request a = same_transaction("ACK", &r);
    a.cseq = "1";
    a.to_tag = to_tag(last());
    hear(&a);
    silence();
    wait_ms(100000);
    assert_int_equal(P.n_packets, 2);
    assert_int_equal(P.n_events, 0);
  }
}

/* ---- verbs ---- */

static void a_redirect_needs_a_target(void **state)
{
  (void)state;
  const uint16_t status[] = {0, 300, 301, 302, 305, 380};
  call_in();
  for (unsigned k = 0; k < 6; k++) refuses(vuas_redirect, status[k], NULL, VUAS_E_ARGUMENT);
  vuas_options o = options(301, NULL);
  o.n_contacts = 1;
  o.contact[0] = text("sip:carol@example.net");
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_OK);
  row_is(answered("301"), "Contact", "<sip:carol@example.net>");
}

static void a_refusal_may_say_when_to_try_again(void **state)
{
  (void)state;
  const uint16_t status[] = {404, 413, 480, 486, 500, 503, 600, 603};
  for (unsigned k = 0; k < sizeof status / sizeof status[0]; k++) {
    assert_int_equal(fresh(state), 0);
    call_in();
    vuas_options o = options(status[k], NULL);
    o.n_fields = 1;
    o.field[0].name = text("Retry-After");
    o.field[0].value = text("120 (at lunch);duration=3600");
    assert_int_equal(say(vuas_reject, P.call, &o), VUAS_OK);
    assert_int_equal(sent(), 1);
    assert_int_equal(strtoul(label(last()), NULL, 10), status[k]);
    row_is(last(), "Retry-After", "120 (at lunch);duration=3600");
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(an_invite_names_one_sip_contact),
      T(a_call_is_taken_whatever_its_to_says),
      T(a_to_tag_alone_tells_a_request_of_a_dialog),
      T(faults_are_found_in_the_order_of_the_sections),
      T(a_refused_request_changes_nothing),
      T(require_in_the_ack_of_a_refusal_is_ignored),
      T(require_counts_within_a_dialog_too),
      T(no_extension_is_used_that_was_not_asked_for),
      T(a_415_says_what_would_be_taken),
      T(handling_is_required_unless_it_is_optional),
      T(an_answer_without_state_is_given_once_for_each_copy),
      T(a_redirect_needs_a_target),
      T(a_refusal_may_say_when_to_try_again),
  };
  return cmocka_run_group_tests_name("core: inspection of requests", tests, NULL, NULL);
}
