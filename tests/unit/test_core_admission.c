/* SPDX-License-Identifier: Apache-2.0 */
/* Admission of requests (RFC 3261 8.2): which are answered by the core itself, with what, and 503 on full tables. */
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

/* ---- the other kinds, in the order of 8.2 ---- */

static void method_not_allowed_405(void **state)
{
  (void)state;
  const char *method[] = {"REGISTER", "MESSAGE", "SUBSCRIBE", "PUBLISH", "REFER", "NOTIFY", "INFO", "UPDATE", "PRACK"};
  for (unsigned i = 0; i < 9; i++) {
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKmethod%u", i);
    request r = req(method[i], branch);
    hear(&r);
    if (strcmp(label(last()), "481") == 0 && i >= 4) continue; /* a method that only makes sense in a dialog */
    const peer_packet *p = answered("405");
    const char *allow = row(p, "Allow", 0); /* 8.2.1 */
    assert_non_null(strstr(allow, "INVITE"));
    assert_non_null(strstr(allow, "ACK"));
    assert_non_null(strstr(allow, "CANCEL"));
    assert_non_null(strstr(allow, "BYE"));
    assert_non_null(strstr(allow, "OPTIONS"));
    assert_null(strstr(allow, method[i]));
  }
}

static void unknown_method_501(void **state)
{
  (void)state;
  request r = req("invite", "z9hG4bKunknown"); /* methods are case-sensitive, 7.1 */
  refused(r, "501");
  r = req("NEWMETHOD", "z9hG4bKunknown2");
  refused(r, "501");
  assert_true(vuas_stats(&P.u)->refused_501 == 2 || vuas_stats(&P.u)->refused_501 == 4);
}

static void foreign_scheme_416(void **state)
{
  (void)state;
  request r = invite("z9hG4bKscheme");
  r.ruri = "tel:+15551234";
  refused(r, "416");
  r = req("OPTIONS", "z9hG4bKscheme2");
  r.ruri = "nobodyKnowsThisScheme:totallyopaquecontent";
  refused(r, "416");
}

static void sips_is_no_foreign_scheme(void **state)
{
  (void)state;
  request r = invite("z9hG4bKsips");
  r.ruri = "sips:bob@example.com";
  hear(&r);
  assert_int_not_equal(events(VUAS_EVENT_INVITE), 0);
}

static void sips_request_gets_a_sips_contact(void **state)
{
  (void)state;
  request r = invite("z9hG4bKsips");
  r.ruri = "sips:bob@example.com";
  r.contact = "<sips:alice@192.0.2.1>";
  call_with(&r);
  ring();
  assert_int_equal(strncmp(row(last(), "Contact", 0), "<sips:198.51.100.7", 18), 0); /* 12.1.1 */
}

static void require_420_with_exactly_the_unknown_tags(void **state)
{
  (void)state;
  request r = invite("z9hG4bKrequire");
  r.rows = "Require: foo, Bar\r\nSupported: 100rel\r\nRequire: baz\r\n";
  const peer_packet *p = refused(r, "420");
  char all[256] = "";
  for (unsigned i = 0; row(p, "Unsupported", i) != NULL; i++) {
    size_t n = strlen(all);
    snprintf(all + n, sizeof all - n, "%s%s", i ? ", " : "", row(p, "Unsupported", i));
  }
  assert_string_equal(all, "foo, Bar, baz"); /* 8.2.2.3 */
}

static void require_100rel_420_while_it_is_off(void **state)
{
  (void)state;
  request r = invite("z9hG4bKrel");
  r.rows = "Require: 100rel\r\n";
  row_is(refused(r, "420"), "Unsupported", "100rel");
  r = invite("z9hG4bKproxy");
  r.call_id = "proxy";
  r.rows = "Proxy-Require: foo\r\n"; /* no business of a UAS */
  call_with(&r);
}

static void body_type_415_with_accept(void **state)
{
  (void)state;
  request r = invite("z9hG4bKtype");
  r.content_type = "text/plain";
  assert_non_null(strstr(row(refused(r, "415"), "Accept", 0), "application/sdp"));
  r = invite("z9hG4bKtype2");
  r.call_id = "case";
  r.content_type = "Application/SDP;x=y";
  call_with(&r);
  must(vuas_reject, 0, NULL);
  r = invite("z9hG4bKtype3");
  r.call_id = "encoding";
  r.rows = "Content-Encoding: gzip\r\n";
  refused(r, "415");
  r = invite("z9hG4bKtype4");
  r.call_id = "optional";
  r.content_type = "text/plain";
  r.rows = "Content-Disposition: render;handling=optional\r\n"; /* 8.2.3 */
  call_with(&r);
}

static void version_505(void **state)
{
  (void)state;
  request r = invite("z9hG4bKversion");
  r.version = "SIP/3.0";
  refused(r, "505");
  r = req("OPTIONS", "z9hG4bKversion2");
  r.version = "SIP/2.1";
  refused(r, "505");
  r = req("OPTIONS", "z9hG4bKversion3");
  r.version = "sip/2.0"; /* 7.1: without regard to case */
  hear(&r);
  answered("200");
}

static void merged_request_482(void **state)
{
  (void)state;
  call_in();
  request r = P.invite; /* the same request over another path: 8.2.2.2 */
  r.branch = "z9hG4bKpath2";
  hear(&r);
  answered("482");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  request a = same_transaction("ACK", &r);
  a.to_tag = to_tag(last());
  hear(&a);
  silence();
  accept_call();
  r.branch = "z9hG4bKpath3"; /* Accepted included */
  hear(&r);
  answered("482");
  snprintf(P.tag, sizeof P.tag, "%s", to_tag(&P.packet[1]));
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

static void same_ids_with_other_cseq_or_from_tag_are_not_merged(void **state)
{
  (void)state;
  call_in();
  request r = P.invite;
  r.branch = "z9hG4bKpath2";
  r.from_tag = "a2";
  call_with(&r);
  r = invite("z9hG4bKpath3");
  r.cseq = "2";
  call_with(&r);
  r = invite("z9hG4bKpath4");
  r.call_id = "C1@192.0.2.1";
  call_with(&r);
}

static void options_200(void **state)
{
  (void)state;
  request r = req("OPTIONS", "z9hG4bKoptions");
  hear(&r);
  const peer_packet *p = answered("200"); /* 11.2 */
  assert_non_null(strstr(row(p, "Allow", 0), "INVITE"));
  assert_non_null(strstr(row(p, "Accept", 0), "application/sdp"));
  assert_non_null(row(p, "Supported", 0));
  assert_int_equal(strlen(to_tag(p)), VUAS_TAG_BYTES);
  row_is(p, "CSeq", "1 OPTIONS");
  assert_int_equal(told(), 0);
}

static void options_works_while_closed(void **state)
{
  (void)state;
  P.u.run.config.closed = true;
  request r = req("OPTIONS", "z9hG4bKoptions");
  hear(&r);
  assert_int_equal(sent(), 1); /* 200, or the 503 that an INVITE would get: 11.2 */
  assert_true(strcmp(label(last()), "200") == 0 || strcmp(label(last()), "503") == 0);
}

/* ---- 503 ---- */

static void full_tables_503_and_existing_calls_go_on(void **state)
{
  (void)state;
  vuas_handle h[PEER_CALLS];
  request in[PEER_CALLS];
  char tag[PEER_CALLS][256];
  char branch[PEER_CALLS][32], id[PEER_CALLS][32];
  for (unsigned i = 0; i < PEER_CALLS; i++) {
    snprintf(branch[i], sizeof branch[i], "z9hG4bKfull%u", i);
    snprintf(id[i], sizeof id[i], "full%u", i);
    in[i] = invite(branch[i]);
    in[i].call_id = id[i];
    h[i] = call_with(&in[i]);
  }
  request r = invite("z9hG4bKsurplus");
  r.call_id = "surplus";
  const peer_packet *p = refused(r, "503");
  assert_int_equal(header_number(p, "Retry-After"), 7);
  assert_true(vuas_stats(&P.u)->refused_503 >= 1);
  for (unsigned i = 0; i < PEER_CALLS; i++) {
    P.call = h[i];
    P.invite = in[i];
    ring();
    accept_call();
    snprintf(tag[i], sizeof tag[i], "%s", P.tag);
    ack();
    assert_int_equal(events(VUAS_EVENT_ACK), i + 1);
  }
  P.invite = in[0];
  snprintf(P.tag, sizeof P.tag, "%s", tag[0]);
  request b = within("BYE", "z9hG4bKbye", "2");
  hear(&b);
  answered("200");
  wait_ms(64000); /* everything of the first call is over */
  r.branch = "z9hG4bKsurplus2";
  hear(&r);
  assert_int_equal(events(VUAS_EVENT_INVITE), PEER_CALLS + 1);
}

static void closed_503(void **state)
{
  (void)state;
  established();
  request b = within("BYE", "z9hG4bKbye", "2");
  P.u.run.config.closed = true;
  request r = invite("z9hG4bKclosed");
  r.call_id = "closed";
  refused(r, "503");
  char tag[VUAS_TAG_BYTES + 1];
  snprintf(tag, sizeof tag, "%s", to_tag(&P.packet[0]));
  b.to_tag = tag;
  hear(&b);
  answered("200");
  P.u.run.config.closed = false;
  r = invite("z9hG4bKopen");
  r.call_id = "open";
  call_with(&r);
}

/* RFC 3261 22.2: a 401 is a refusal with the application's challenge; the call that comes again has its credentials. */
static void a_caller_is_challenged_and_comes_again(void **state)
{
  (void)state;
  request r = invite("z9hG4bKfirst");
  call_with(&r);
  vuas_options o = options(401, NULL);
  o.n_fields = 1;
  o.field[0] = (vuas_field){text("WWW-Authenticate"), text("Digest realm=\"example.com\", nonce=\"n1\", qop=\"auth\"")};
  assert_int_equal(say(vuas_reject, P.call, &o), VUAS_OK);
  row_is(answered("401"), "WWW-Authenticate", "Digest realm=\"example.com\", nonce=\"n1\", qop=\"auth\"");
  ack_refusal();
  r = invite("z9hG4bKagain");
  r.cseq = "2";
  r.rows = "Authorization: Digest username=\"alice\", realm=\"example.com\", nonce=\"n1\", response=\"0\"\r\n";
  call_with(&r);
  const vuas_message *m = vuas_request(&P.u);
  unsigned found = 0;
  for (uint32_t k = 0; k < m->n_headers; k++) {
    if (m->header[k].id != VUAS_FIELD_AUTHORIZATION) continue;
    found++;
    assert_memory_equal(P.text + m->header[k].value.off, "Digest username=\"alice\"", 23);
  }
  assert_int_equal(found, 1);
  ring();
  accept_call();
  request a = within("ACK", "z9hG4bKack", "2");
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("3");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(method_not_allowed_405),
      T(unknown_method_501),
      T(foreign_scheme_416),
      T(sips_is_no_foreign_scheme),
      T(sips_request_gets_a_sips_contact),
      T(require_420_with_exactly_the_unknown_tags),
      T(require_100rel_420_while_it_is_off),
      T(body_type_415_with_accept),
      T(version_505),
      T(merged_request_482),
      T(same_ids_with_other_cseq_or_from_tag_are_not_merged),
      T(options_200),
      T(options_works_while_closed),
      T(full_tables_503_and_existing_calls_go_on),
      T(closed_503),
      T(a_caller_is_challenged_and_comes_again),
  };
  return cmocka_run_group_tests_name("core: admission", tests, NULL, NULL);
}
