/* SPDX-License-Identifier: Apache-2.0 */
/* Requests that are broken or too large (RFC 3261 8.2, 21.4.1, 21.5.7), and what is never answered. */
#include "peer.h"

/* Answered with this status, and again, with the same To tag; nothing told. */
static const peer_packet *refused(request r, const char *status)
{
  char tag[256];
  hear(&r);
  answered(status);
  assert_int_equal(told(), 0);
  snprintf(tag, sizeof tag, "%s", to_tag(last()));
  if (r.to_tag == NULL) {
    assert_int_equal(strlen(tag), VUAS_TAG_BYTES);
    assert_int_equal(strspn(tag, "0123456789abcdef"), VUAS_TAG_BYTES);
  }
  hear(&r);
  answered(status);
  assert_string_equal(to_tag(last()), tag); /* 8.2.7 */
  return last();
}

static bool reason_has(const peer_packet *p, const char *word)
{
  char line[256];
  snprintf(line, sizeof line, "%.*s", (int)strcspn(p->text, "\r"), p->text);
  return strcasestr(line, word) != NULL;
}

/* ---- 400 ---- */

static void bad_400_names_the_field(void **state)
{
  (void)state;
  request r = invite("z9hG4bKbad1");
  r.call_id = NULL;
  hear(&r);
  if (sent() == 1) assert_true(reason_has(answered("400"), "Call-ID")); /* a response lacks what the request lacked */
  r = invite("z9hG4bKbad2");
  r.cseq = "4294967296";
  assert_true(reason_has(refused(r, "400"), "CSeq"));
  r = invite("z9hG4bKbad3");
  r.cseq_method = "OPTIONS";
  assert_true(reason_has(refused(r, "400"), "CSeq"));
  r = invite("z9hG4bKbad5");
  r.rows = "Content-Length: 3\r\n";
  assert_true(reason_has(refused(r, "400"), "Content-Length"));
  r = invite("z9hG4bKbad6");
  r.content_type = NULL;
  assert_true(reason_has(refused(r, "400"), "Content-Type"));
  r = invite("z9hG4bKbad7");
  r.contact = "<sip:alice@192.0.2.1";
  assert_true(reason_has(refused(r, "400"), "Contact"));
  r = invite("z9hG4bKbad8");
  r.ruri = "sip:bob@";
  refused(r, "400");
  assert_true(vuas_stats(&P.u)->refused_400 >= 6);
  assert_int_equal(vuas_stats(&P.u)->calls, 0);
  finish();
}

static void bad_400_more_kinds(void **state)
{
  (void)state;
  request r = invite("z9hG4bKbad1");
  r.rows = "Require: a b\r\n";
  refused(r, "400");
  r = invite("z9hG4bKbad2");
  r.rows = "Record-Route: sip:p.example.com\r\n"; /* a name-addr is asked for */
  refused(r, "400");
  r = invite("z9hG4bKbad3");
  r.rows = "Max-Forwards: 70\r\n"; /* twice */
  refused(r, "400");
  r = invite("z9hG4bKbad4");
  r.content_type = "application";
  refused(r, "400");
  r = invite("z9hG4bKbad5");
  r.rows = "no colon here\r\n";
  refused(r, "400");
  r = req("OPTIONS", "z9hG4bKbad6");
  r.rows = "From: <sip:other@example.org>;tag=2\r\n";
  hear(&r);
  answered("400");
}

static void body_shorter_than_content_length_400(void **state)
{
  (void)state;
  request r = invite("z9hG4bKshort");
  write_request(&r);
  assert_int_equal(hear_bytes(P.text, P.length - 1), VUAS_OK);
  answered("400");
}

static void body_longer_than_content_length_is_cut(void **state)
{
  (void)state;
  request r = invite("z9hG4bKlong");
  write_request(&r);
  put("INVITE sip:more@example.com SIP/2.0\r\n\r\n"); /* 18.3: surplus octets of a datagram are dropped */
  assert_int_equal(hear_bytes(P.text, P.length), VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  assert_int_equal(last_event(VUAS_EVENT_INVITE)->event.body.len, strlen(OFFER));
}

static void invite_event_gives_body_and_request(void **state)
{
  (void)state;
  call_in();
  vuas_span b = last_event(VUAS_EVENT_INVITE)->event.body;
  assert_int_equal(b.len, strlen(OFFER));
  assert_memory_equal(P.text + b.off, OFFER, b.len);
  const vuas_message *m = vuas_request(&P.u);
  assert_true(m->request && m->method == VUAS_METHOD_INVITE && m->cseq == 1);
  assert_int_equal(m->ruri.user.len, 3);
  assert_memory_equal(P.text + m->ruri.user.off, "bob", 3);
}

static void every_prefix_is_refused_or_dropped(void **state)
{
  (void)state;
  request r = invite("z9hG4bKprefix");
  r.rows = "Record-Route: <sip:p.example.com;lr>\r\nSubject: folded\r\n here\r\nRequire:\r\nSupported: 100rel, "
           "timer\r\nTimestamp: 54\r\n";
  write_request(&r);
  for (uint32_t n = 0; n < P.length; n++) {
    P.n_packets = P.n_events = 0;
    assert_int_equal(hear_bytes(P.text, n), VUAS_OK);
    assert_int_equal(told(), 0);
    assert_true(sent() <= 1);
    if (sent() == 1) assert_true(label(last())[0] == '4' || label(last())[0] == '5');
  }
  finish();
}

/* ---- 513 ---- */

static void too_many_values_513(void **state)
{
  (void)state;
  char *all = P.scratch[0];
  request r = invite("z9hG4bKmany");
  size_t n = 0;
  for (unsigned i = 0; i < VUAS_MAX_ROUTES + 1; i++)
    n += (size_t)snprintf(all + n, 4096 - n, "Record-Route: <sip:p%u.example.com;lr>\r\n", i);
  char copy[4096];
  memcpy(copy, all, n + 1);
  r.rows = copy;
  refused(r, "513");
  n = 0;
  for (unsigned i = 0; i < VUAS_MAX_HEADERS + 1; i++) n += (size_t)snprintf(copy + n, sizeof copy - n, "X: %u\r\n", i);
  r.branch = "z9hG4bKmany2";
  refused(r, "513");
}

static void too_large_for_a_transaction_513(void **state)
{
  (void)state;
  static char rows_[8192];
  size_t n = 0;
  request r = invite("z9hG4bKlarge");
  for (unsigned i = 0; i < 20; i++)
    n += (size_t)snprintf(rows_ + n, sizeof rows_ - n, "Record-Route: <sip:p%0200u.example.com;lr>\r\n", i);
  r.rows = rows_;
  refused(r, "513");
  assert_true(vuas_stats(&P.u)->refused_513 >= 1);
  static char uri[1024];
  snprintf(uri, sizeof uri, "<sip:%0800d@192.0.2.1>", 0); /* the dialog would not fit */
  r = invite("z9hG4bKlarge2");
  r.contact = uri;
  refused(r, "513");
  static char branch[1024];
  snprintf(branch, sizeof branch, "z9hG4bK%0600d", 0); /* the key would not fit */
  r = invite(branch);
  refused(r, "513");
  assert_int_equal(vuas_stats(&P.u)->calls, 0);
  finish();
}

static void vias_too_large_for_an_answer_are_dropped(void **state)
{
  (void)state;
  static char vias[20000];
  size_t n = 0;
  for (unsigned i = 0; i < 60; i++)
    n += (size_t)snprintf(vias + n, sizeof vias - n, "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%0200u\r\n", i);
  request r = invite("");
  r.vias = vias;
  uint64_t dropped = vuas_stats(&P.u)->dropped;
  hear(&r);
  silence();
  assert_true(vuas_stats(&P.u)->dropped == dropped + 1);
}

/* ---- never answered ---- */

static void ack_is_never_answered(void **state)
{
  (void)state;
  request r = req("ACK", "z9hG4bKack");
  hear(&r);
  silence();
  r.to_tag = "0123456789abcdef0123456789abcdef";
  hear(&r);
  silence();
  r.version = "SIP/3.0";
  hear(&r);
  silence();
  r = req("ACK", "z9hG4bKack2");
  r.cseq = "x";
  hear(&r);
  silence();
  r = req("ACK", "z9hG4bKack3");
  r.rows = "Require: foo\r\n";
  r.ruri = "tel:1";
  hear(&r);
  silence();
  r.content_type = "text/plain";
  r.body = "x";
  hear(&r);
  silence();
  assert_true(vuas_stats(&P.u)->dropped == 6);
  finish();
}

static void responses_are_never_answered(void **state)
{
  (void)state;
  const char *line[] = {"SIP/2.0 200 OK", "SIP/2.0 999 No", "SIP/3.0 200 OK", "SIP/2.0 99 x", "SIP/2.0 700 x"};
  for (unsigned i = 0; i < 5; i++) {
    P.length = 0;
    put("%s\r\nVia: SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\n",
        line[i]);
    put("Call-ID: x\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n");
    hear_bytes(P.text, P.length);
    silence();
  }
}

static void noise_is_dropped(void **state)
{
  (void)state;
  const char *noise[] = {"",
                         "\r\n",
                         "\r\n\r\n",
                         "\r\n\r\n\r\n\r\n",
                         "x",
                         "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                         "INVITE\r\n\r\n",
                         "INVITE sip:a@b SIP/2.0\r\n\r\n",
                         "SIP/2.0\r\n\r\n"};
  for (unsigned i = 0; i < sizeof noise / sizeof noise[0]; i++) {
    hear_bytes(noise[i], (uint32_t)strlen(noise[i]));
    silence(); /* no Via: nowhere to answer to */
  }
  for (unsigned c = 0; c < 256; c++) {
    uint8_t b = (uint8_t)c;
    hear_bytes(&b, 1);
    silence();
  }
}

static void leading_line_ends_are_skipped(void **state)
{
  (void)state;
  request r = req("OPTIONS", "z9hG4bKcrlf"); /* 7.5 */
  static char bytes[4096];
  write_request(&r);
  snprintf(bytes, sizeof bytes, "\r\n\r\n%s", P.text);
  assert_int_equal(hear_bytes(bytes, P.length + 4), VUAS_OK);
  answered("200");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(bad_400_names_the_field),
      T(bad_400_more_kinds),
      T(body_shorter_than_content_length_400),
      T(body_longer_than_content_length_is_cut),
      T(invite_event_gives_body_and_request),
      T(every_prefix_is_refused_or_dropped),
      T(too_many_values_513),
      T(too_large_for_a_transaction_513),
      T(vias_too_large_for_an_answer_are_dropped),
      T(ack_is_never_answered),
      T(responses_are_never_answered),
      T(noise_is_dropped),
      T(leading_line_ends_are_skipped),
  };
  return cmocka_run_group_tests_name("core: malformed, too large, never answered", tests, NULL, NULL);
}
