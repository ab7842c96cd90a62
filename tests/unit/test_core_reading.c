/* SPDX-License-Identifier: Apache-2.0 */
/* Requests that look unusual and are taken all the same, and what of them reaches the application (RFC 3261 7, 8.1.1,
   8.2.2, 18.3, 20). */
#include "peer.h"

/* A whole request of these parts, so that a body may have any octets. */
static vuas_status hear_body(const request *r, const char *rows_, const void *body, size_t n)
{
  static uint8_t bytes[70000];
  request head = *r;
  head.body = head.content_type = NULL;
  write_request(&head);
  char *end = strstr(P.text, "Content-Length:");
  assert_non_null(end);
  int k = snprintf((char *)bytes, 4096, "%.*s%sContent-Length: %zu\r\n\r\n", (int)(end - P.text), P.text, rows_, n);
  memcpy(bytes + k, body, n);
  return hear_bytes(bytes, (uint32_t)k + (uint32_t)n);
}

/* ---- what must be there, and what need not ---- */

static void a_missing_field_is_named_in_the_400(void **state)
{
  (void)state;
  const char *name[] = {"From", "To", "Call-ID", "CSeq"};
  for (unsigned i = 0; i < 4; i++) {
    char want[64];
    request r = invite("z9hG4bKmissing");
    if (i == 0) r.from = NULL;
    if (i == 1) r.to = NULL;
    if (i == 2) r.call_id = NULL;
    if (i == 3) r.cseq = NULL;
    hear(&r);
    answered("400");
    snprintf(want, sizeof want, "SIP/2.0 400 Missing %s\r\n", name[i]);
    assert_int_equal(strncmp(last()->text, want, strlen(want)), 0);
    assert_int_equal(told(), 0);
    assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
  }
  request r = invite("");
  r.vias = ""; /* no Via: no way back */
  hear(&r);
  silence();
}

static void max_forwards_may_be_missing_or_anything(void **state)
{
  (void)state;
  const char *value[] = {NULL, "0", "255", "256", "x", ""};
  for (unsigned i = 0; i < 6; i++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKforwards");
    r.max_forwards = value[i];
    call_with(&r);
    ring();
  }
}

static void damaged_fields_that_nobody_needs_are_ignored(void **state)
{
  (void)state;
  request r = invite("z9hG4bKdamaged");
  r.rows = "Date: Fri, 01 Jan 2010 16:00:00 EST\r\nAccept-Language: ,,;q=\r\nSubject:\r\nTimestamp: now\r\n"
           "Expires: soon\r\nRetry-After: (never\r\nReason: \"\r\nMin-SE: -1\r\nPriority: <\"\r\n";
  call_with(&r);
  ring();
  wait_ms(70000);
  assert_int_equal(events(VUAS_EVENT_EXPIRED), 0);
}

static void fields_of_responses_mean_nothing_in_a_request(void **state)
{
  (void)state;
  request r = invite("z9hG4bKodd");
  r.rows = "Retry-After: 5\r\nUnsupported: 100rel\r\nRSeq: 1\r\nWarning: 399 x \"y\"\r\nError-Info: <sip:x@y>\r\n"
           "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\nMin-Expires: 5\r\nServer: x\r\n";
  call_with(&r);
  accept_call();
  ack();
  unharmed("2");
}

static void max_breadth_means_nothing(void **state)
{
  (void)state;
  request r = invite("z9hG4bKbreadth");
  r.rows = "Max-Breadth: 0\r\n";
  call_with(&r);
  request c = same_transaction("CANCEL", &r);
  c.rows = "Max-Breadth: none at all\r\n";
  hear(&c);
  answered_both("200", "487");
}

/* ---- lists and order ---- */

static void a_list_means_the_same_however_it_is_cut_into_rows(void **state)
{
  (void)state;
  const char *vias[] = {
      "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\r\nVia: SIP/2.0/TCP b;branch=2\r\nVia: SIP/2.0/TLS c\r\n",
      "v: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1,SIP/2.0/TCP b;branch=2 , SIP/2.0/TLS c\r\n",
      "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1,\r\n SIP/2.0/TCP b;branch=2\r\nv: SIP/2.0/TLS c\r\n"};
  const char *more[] = {
      "Record-Route: <sip:p1;lr>\r\nRecord-Route: <sip:p2;lr>\r\nRecord-Route: <sip:p3;lr>\r\nSupported: a\r\n",
      "Record-Route: <sip:p1;lr>,<sip:p2;lr>,<sip:p3;lr>\r\n",
      "Record-Route: <sip:p1;lr>\r\nSubject: x\r\nRecord-Route:\r\n <sip:p2;lr> ,\r\n\t<sip:p3;lr>\r\n"};
  char first[VUAS_PACKET_BYTES] = "";
  for (unsigned i = 0; i < 3; i++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("");
    r.vias = vias[i];
    r.rows = more[i];
    call_with(&r);
    ring();
    assert_int_equal(rows(last(), "Via"), 3);
    assert_string_equal(row(last(), "Via", 1), "SIP/2.0/TCP b;branch=2");
    assert_int_equal(rows(last(), "Record-Route"), 3);
    assert_string_equal(row(last(), "Record-Route", 2), "<sip:p3;lr>");
    if (i == 0) snprintf(first, sizeof first, "%s", last()->text);
    assert_string_equal(last()->text, first);
  }
}

static void a_require_row_more_is_a_tag_more(void **state)
{
  (void)state;
  const char *more[] = {"Require: foo\r\nRequire: bar\r\n", "Require: foo,bar\r\n", "Require: foo ,\r\n bar\r\n"};
  for (unsigned i = 0; i < 3; i++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKrequire");
    r.rows = more[i];
    hear(&r);
    row_is(answered("420"), "Unsupported", "foo, bar");
  }
}

/* ---- bodies ---- */

static void a_body_may_have_any_octets(void **state)
{
  (void)state;
  uint8_t body[3 * 256 + 60];
  for (unsigned i = 0; i < 3 * 256; i++) body[i] = (uint8_t)i;
  memcpy(body + 3 * 256, "\r\n\r\nINVITE sip:more@example.com SIP/2.0\r\nContent-Length: 0\r\n", 60);
  request r = invite("z9hG4bKoctets");
  r.content_type = NULL;
  assert_int_equal(hear_body(&r, "Content-Type: application/sdp\r\n", body, sizeof body), VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  vuas_span b = last_event(VUAS_EVENT_INVITE)->event.body;
  assert_int_equal(b.len, sizeof body);
  assert_memory_equal(P.guard - sizeof body, body, sizeof body);
  assert_true(b.off + b.len == vuas_request(&P.u)->body.off + sizeof body);
}

static void a_multipart_body_reaches_the_application_whole(void **state)
{
  (void)state;
  static const char body[] = "--x\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--x\r\nContent-Type: image/gif\r\n\r\n"
                             "GIF\0\xFF\r\n--x--\r\n";
  request r = invite("z9hG4bKparts");
  assert_int_equal(hear_body(&r, "Content-Type: multipart/mixed;boundary=x\r\nContent-Disposition: session;"
                                 "handling=optional\r\n", body, sizeof body - 1), VUAS_OK);
  vuas_span b = last_event(VUAS_EVENT_INVITE)->event.body;
  assert_int_equal(b.len, sizeof body - 1);
  assert_memory_equal(P.guard - b.len, body, b.len);
}

static void a_body_may_stand_in_any_request(void **state)
{
  (void)state;
  static const char optional[] = "Content-Disposition: render;handling=optional\r\n";
  request r = req("OPTIONS", "z9hG4bKoptions");
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  answered("200");
  call_in();
  ring();
  accept_call();
  request a = within("ACK", "z9hG4bKack", "1");
  a.content_type = "text/plain";
  a.body = "thank you";
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  assert_int_equal(last_event(VUAS_EVENT_ACK)->event.body.len, strlen(a.body));
  request b = within("BYE", "z9hG4bKbye", "2");
  b.content_type = "text/plain";
  b.body = "farewell";
  b.rows = optional;
  hear(&b);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  assert_int_equal(fresh(state), 0);
  call_in();
  request c = same_transaction("CANCEL", &P.invite);
  c.content_type = "text/plain";
  c.body = "never mind";
  c.rows = optional;
  hear(&c);
  answered_both("200", "487");
}

static void a_body_may_stand_in_a_response(void **state)
{
  (void)state;
  established();
  must(vuas_bye, 0, NULL);
  const peer_packet *p = last();
  P.length = 0;
  put("SIP/2.0 200 OK\r\nVia: %s\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %s\r\nc: text/plain\r\nl: 2\r\n\r\nok",
      row(p, "Via", 0), row(p, "From", 0), row(p, "To", 0), row(p, "Call-ID", 0), row(p, "CSeq", 0));
  assert_int_equal(hear_bytes(P.text, P.length - 1), VUAS_OK); /* cut short: as if it had not come (18.3) */
  silence();
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 0);
  assert_int_equal(hear_bytes(P.text, P.length), VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
}

static void chunks_are_not_taken_apart(void **state)
{
  (void)state;
  static const char body[] = "5\r\nhello\r\n0\r\n\r\n";
  request r = invite("z9hG4bKchunks");
  assert_int_equal(hear_body(&r, "Transfer-Encoding: chunked\r\nContent-Type: application/sdp\r\n", body,
                             sizeof body - 1), VUAS_OK);
  vuas_span b = last_event(VUAS_EVENT_INVITE)->event.body;
  assert_int_equal(b.len, sizeof body - 1);
}

static void without_a_length_the_body_is_the_rest_of_the_datagram(void **state)
{
  (void)state;
  request r = invite("z9hG4bKrest");
  r.body = r.content_type = NULL;
  write_request(&r);
  char bytes[4096];
  int n = snprintf(bytes, sizeof bytes, "%.*sContent-Type: application/sdp\r\n\r\n%s",
                   (int)(strstr(P.text, "Content-Length:") - P.text), P.text, OFFER);
  assert_int_equal(hear_bytes(bytes, (uint32_t)n), VUAS_OK);
  vuas_span b = last_event(VUAS_EVENT_INVITE)->event.body;
  assert_int_equal(b.len, strlen(OFFER));
  assert_memory_equal(bytes + b.off, OFFER, b.len);
}

static void the_largest_datagram_is_read_whole(void **state)
{
  (void)state;
  static char body[65535];
  memset(body, 'x', sizeof body);
  request r = invite("z9hG4bKlargest");
  write_request(&r);
  char *length = strstr(P.text, "Content-Length:");
  size_t head = (size_t)(length - P.text) + strlen("Content-Type: " SDP "\r\nContent-Length: 65000\r\n\r\n") -
                strlen("Content-Type: " SDP "\r\n");
  size_t n = 65507 - head; /* the largest payload over IPv4 */
  assert_int_equal(hear_body(&r, "Content-Type: " SDP "\r\n", body, n), VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  assert_int_equal(last_event(VUAS_EVENT_INVITE)->event.body.len, n);
}

static void a_request_uri_of_any_length_is_read(void **state)
{
  (void)state;
  static char uri[64000];
  memset(uri, 'x', sizeof uri - 1);
  memcpy(uri, "sip:bob@example.com;x=", 22);
  request r = invite("z9hG4bKlong");
  r.ruri = uri;
  call_with(&r);
  assert_int_equal(vuas_request(&P.u)->ruri_text.len, sizeof uri - 1);
  accept_call();
}

/* ---- addresses ---- */

static void parameters_that_are_not_known_are_passed_over(void **state)
{
  (void)state;
  request r = invite("z9hG4bKextra");
  r.ruri = "sip:bob@example.com;x;y=%20;method=BYE;ttl=3";
  r.via_params = ";x;y=\"a;b,c\";z=[::1];oc;oc-algo=\"loss,A\";oc-validity=500;oc-seq=1.1";
  r.from = "Alice <sip:alice@example.org;x;y=z>;w;v=\"tag=no\"";
  r.contact = "<sip:alice@192.0.2.1:5070;ob;x=y>;+sip.instance=\"<urn:uuid:0>\";reg-id=1";
  call_with(&r);
  accept_call();
  row_is(last(), "Via", "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKextra;x;y=\"a;b,c\";z=[::1];oc;oc-algo=\"loss,A\""
                        ";oc-validity=500;oc-seq=1.1");
  row_is(last(), "From", "Alice <sip:alice@example.org;x;y=z>;w;v=\"tag=no\";tag=a1");
  ack();
  must(vuas_bye, 0, NULL);
  assert_int_equal(strncmp(last()->text, "BYE sip:alice@192.0.2.1:5070;ob;x=y SIP/2.0\r\n", 45), 0);
}

static void escapes_are_left_as_they_are(void **state)
{
  (void)state;
  request r = invite("z9hG4bKescape");
  r.ruri = "sip:null-%00-%2500@example.com";
  r.contact = "<sip:%61%00%2520@192.0.2.1:5070>";
  r.from = "%20 <sip:alice@example.org>";
  call_with(&r);
  assert_int_equal(vuas_request(&P.u)->ruri.user.len, strlen("null-%00-%2500"));
  accept_call();
  row_is(last(), "From", "%20 <sip:alice@example.org>;tag=a1");
  ack();
  must(vuas_bye, 0, NULL);
  assert_int_equal(strncmp(last()->text, "BYE sip:%61%00%2520@192.0.2.1:5070 SIP/2.0\r\n", 44), 0);
}

static void a_user_part_goes_up_to_the_at_sign(void **state)
{
  (void)state;
  request r = invite("z9hG4bKuser");
  r.ruri = "sip:a;lr,b/c?d=e&f+g$h@example.com;transport=udp";
  call_with(&r);
  const vuas_message *m = vuas_request(&P.u);
  assert_int_equal(m->ruri.user.len, strlen("a;lr,b/c?d=e&f+g$h"));
  assert_int_equal(m->ruri.host.len, strlen("example.com"));
  assert_false(m->ruri.lr);
}

static void what_follows_a_bare_address_is_the_fields(void **state)
{
  (void)state;
  request r = invite("z9hG4bKbare");
  r.from = "sip:alice@example.org;x=y"; /* and ;tag=a1 behind it */
  r.contact = "sip:alice@192.0.2.1:5070;lr";
  call_with(&r);
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  must(vuas_bye, 0, NULL);
  assert_int_equal(strncmp(last()->text, "BYE sip:alice@192.0.2.1:5070 SIP/2.0\r\n", 38), 0);
}

/* ---- numbers ---- */

static void a_cseq_is_a_number_not_a_text(void **state)
{
  (void)state;
  request r = invite("z9hG4bKzeros");
  r.cseq = "00000000000000000007";
  call_with(&r);
  accept_call();
  row_is(last(), "CSeq", "00000000000000000007 INVITE"); /* copied */
  request a = within("ACK", "z9hG4bKack", "007");
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  request b = within("BYE", "z9hG4bKlow", "000000006");
  hear(&b);
  answered("500");
  b = within("BYE", "z9hG4bKnext", "0000008");
  hear(&b);
  answered("200");
}

static void the_method_of_a_cseq_has_its_case(void **state)
{
  (void)state;
  request r = invite("z9hG4bKcase");
  r.cseq_method = "Invite";
  hear(&r);
  answered("400");
  assert_int_equal(told(), 0);
}

/* ---- Reason (RFC 3326) ---- */

static void a_reason_of_any_protocol_does_no_harm(void **state)
{
  (void)state;
  established();
  request r = within("BYE", "z9hG4bKbye", "2");
  r.rows = "Reason: x.unheard-of;cause=77;text=\"a, b\" , SIP ;cause=200, Q.850;cause=16\r\nReason: again;x\r\n";
  hear(&r);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  const vuas_message *m = vuas_request(&P.u); /* the application may read it */
  unsigned found = 0;
  for (unsigned k = 0; k < m->n_headers; k++) {
    if (m->header[k].id != VUAS_FIELD_REASON) continue;
    if (found++ > 0) continue;
    assert_memory_equal(P.text + m->header[k].value.off, "x.unheard-of;cause=77;", 22);
  }
  assert_int_equal(found, 2);
}

/* ---- rows that are one value, commas and all (7.3.1) ---- */

static void credentials_are_not_cut_at_commas(void **state)
{
  (void)state;
  static const char *const value[] = {"Digest username=\"a, b\", realm=\"x\", nonce=\"n\"",
                                      "Digest realm=\"y\", nonce=\"m\""};
  request r = invite("z9hG4bKcredentials");
  r.rows = "Proxy-Authorization: Digest username=\"a, b\", realm=\"x\", nonce=\"n\"\r\nSubject: x\r\n"
           "Proxy-Authorization: Digest realm=\"y\", nonce=\"m\"\r\n";
  call_with(&r);
  const vuas_message *m = vuas_request(&P.u);
  unsigned found = 0;
  for (unsigned k = 0; k < m->n_headers; k++) {
    if (m->header[k].id != VUAS_FIELD_PROXY_AUTHORIZATION) continue;
    assert_true(found < 2);
    assert_int_equal(m->header[k].value.len, strlen(value[found]));
    assert_memory_equal(P.text + m->header[k].value.off, value[found], m->header[k].value.len);
    found++;
  }
  assert_int_equal(found, 2);
  ring();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(a_missing_field_is_named_in_the_400),
      T(max_forwards_may_be_missing_or_anything),
      T(damaged_fields_that_nobody_needs_are_ignored),
      T(fields_of_responses_mean_nothing_in_a_request),
      T(max_breadth_means_nothing),
      T(a_list_means_the_same_however_it_is_cut_into_rows),
      T(a_require_row_more_is_a_tag_more),
      T(a_body_may_have_any_octets),
      T(a_multipart_body_reaches_the_application_whole),
      T(a_body_may_stand_in_any_request),
      T(a_body_may_stand_in_a_response),
      T(chunks_are_not_taken_apart),
      T(without_a_length_the_body_is_the_rest_of_the_datagram),
      T(the_largest_datagram_is_read_whole),
      T(a_request_uri_of_any_length_is_read),
      T(parameters_that_are_not_known_are_passed_over),
      T(escapes_are_left_as_they_are),
      T(a_user_part_goes_up_to_the_at_sign),
      T(what_follows_a_bare_address_is_the_fields),
      T(a_cseq_is_a_number_not_a_text),
      T(the_method_of_a_cseq_has_its_case),
      T(a_reason_of_any_protocol_does_no_harm),
      T(credentials_are_not_cut_at_commas),
  };
  return cmocka_run_group_tests_name("core: unusual requests", tests, NULL, NULL);
}
