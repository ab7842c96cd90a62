/* SPDX-License-Identifier: Apache-2.0 */
/* Traps of spec/traps.csv that a request sets: faults seen in other user agents, each as a peer would notice it here.
   Those that lie in a call's course stand in test_core_traps_calls.c. */
#include "peer.h"

/* ---- ids that only look the same ---- */

static void a_dialog_has_three_ids_not_one_text(void **state)
{
  (void)state;
  established();
  char call_id[8][300], tag[8][300];
  const char *c = P.invite.call_id, *t = P.tag;
  const struct {
    const char *from_tag;
  } some[] = {{"1"}, {"a1"}, {"a1"}, {"a1"}, {""}, {"undefined"}, {"null"}, {"A1"}};
  snprintf(call_id[0], 300, "%s", c); /* an octet goes from the From tag to the To tag: the same text when joined */
  snprintf(tag[0], 300, "%sa", t);
  snprintf(call_id[1], 300, "%s%c", c, t[0]); /* from the To tag to the Call-ID */
  snprintf(tag[1], 300, "%s", t + 1);
  snprintf(call_id[2], 300, "%.*s", (int)strlen(c) - 1, c); /* and back */
  snprintf(tag[2], 300, "%c%s", c[strlen(c) - 1], t);
  snprintf(call_id[3], 300, "%s%s", c, t); /* all of it */
  snprintf(tag[3], 300, "x");
  for (unsigned k = 4; k < 8; k++) {
    snprintf(call_id[k], 300, "%s", c);
    snprintf(tag[k], 300, "%s", t);
  }
  for (unsigned k = 0; k < 8; k++) {
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKjoined%u", k);
    request b = within("BYE", branch, "2");
    b.call_id = call_id[k];
    b.to_tag = tag[k];
    b.from_tag = some[k].from_tag[0] != '\0' ? some[k].from_tag : NULL;
    hear(&b);
    answered("481");
    assert_int_equal(told(), 0);
  }
  unharmed("2");
}

static void a_peer_without_tag_is_no_text_either(void **state)
{
  (void)state;
  const char *tag[] = {"undefined", "null", "0", "NULL"};
  request i = invite("z9hG4bKinvite");
  i.from_tag = NULL;
  call_with(&i);
  accept_call();
  for (unsigned k = 0; k < 4; k++) {
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKnull%u", k);
    request b = within("BYE", branch, "2");
    b.from_tag = tag[k];
    hear(&b);
    answered("481");
  }
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("2");
}

static void a_transaction_has_its_parts_not_one_text(void **state)
{
  (void)state;
  const struct {
    const char *branch, *sent_by;
  } some[] = {{"z9hG4bKx", "11.h"}, {"z9hG4bKx1", "1.h"}, {"z9hG4bKy", "h1:5060"}, {"z9hG4bKy", "h:15060"}};
  for (unsigned k = 0; k < 4; k++) {
    const char *id[] = {"j0", "j1", "j2", "j3"};
    request r = invite(some[k].branch);
    r.sent_by = some[k].sent_by;
    r.call_id = id[k];
    call_with(&r);
  }
  assert_int_equal(fresh(state), 0); /* nor has what tells a copy that came over another path */
  const struct {
    const char *branch, *from_tag, *call_id, *cseq;
  } more[] = {{"z9hG4bK1", "a1", "1c", "11"}, {"z9hG4bK2", "a11", "c", "11"}, {"z9hG4bK3", "a1", "1c1", "1"},
              {"z9hG4bK4", "a", "11c", "11"}};
  for (unsigned k = 0; k < 4; k++) {
    request r = invite(more[k].branch);
    r.from_tag = more[k].from_tag;
    r.call_id = more[k].call_id;
    r.cseq = more[k].cseq;
    call_with(&r);
  }
}

static void another_method_is_no_merged_copy(void **state)
{
  (void)state;
  const struct {
    const char *method, *status;
  } some[] = {{"OPTIONS", "200"}, {"MESSAGE", "405"}, {"BYE", "481"}, {"CANCEL", "481"}, {"FOO", "501"}};
  call_in();
  ring();
  for (unsigned k = 0; k < 5; k++) { /* the From tag, Call-ID and number of the INVITE that rings */
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKmerged%u", k);
    request r = req(some[k].method, branch);
    hear(&r);
    answered(some[k].status);
  }
  hear(&P.invite);
  answered("180");
}

static void callers_without_branch_do_not_collide(void **state)
{
  (void)state;
  char id[PEER_CALLS][16];
  vuas_handle h[PEER_CALLS];
  for (unsigned k = 0; k < PEER_CALLS; k++) {
    snprintf(id[k], sizeof id[k], "caller%u", k);
    request r = invite(NULL);
    r.call_id = id[k];
    r.from_tag = NULL;
    h[k] = call_with(&r);
  }
  for (unsigned k = 0; k < PEER_CALLS; k++) {
    P.call = h[k];
    must(vuas_reject, 0, NULL);
    row_is(answered("486"), "Call-ID", id[k]);
  }
}

/* ---- the method ---- */

static void a_method_is_its_whole_name(void **state)
{
  (void)state;
  const char *method[] = {"INVITEX", "INVIT", "ACKX", "BYEBYE", "CANCELX", "REFERRAL", "OPTION", "PRACKX", "invite"};
  for (unsigned k = 0; k < 9; k++) {
    assert_int_equal(fresh(state), 0);
    request r = req(method[k], "z9hG4bKmethod");
    hear(&r);
    assert_non_null(strstr(row(answered("501"), "Allow", 0), "INVITE, ACK, CANCEL, BYE"));
    established();
    r = within(method[k], "z9hG4bKinside", "2");
    hear(&r);
    assert_non_null(strstr(row(answered("501"), "Allow", 0), "INVITE, ACK, CANCEL, BYE"));
    unharmed("3");
  }
}

static void a_prack_for_no_call_is_answered(void **state)
{
  (void)state;
  const char *rack[] = {"RAck: 1 1 INVITE\r\n", "RAck: x\r\n", NULL};
  for (unsigned k = 0; k < 3; k++) {
    for (unsigned tagged = 0; tagged < 2; tagged++) {
      assert_int_equal(fresh(state), 0);
      request r = req("PRACK", "z9hG4bKprack");
      r.to_tag = tagged == 1 ? "none" : NULL;
      r.rows = rack[k];
      hear(&r);
      answered(tagged == 1 ? "481" : "405");
    }
  }
}

/* ---- ACK: whatever is wrong with it, nobody answers (RFC 3261 8.2.7, 17.2.1) ---- */

static void no_ack_is_answered_whatever_is_wrong_with_it(void **state)
{
  (void)state;
  const struct {
    const char *ruri, *version, *from, *cseq, *contact, *rows;
  } some[] = {{"sips:bob@example.com", NULL, NULL, NULL, NULL, NULL},
              {"tel:1", NULL, NULL, NULL, NULL, NULL},
              {"http://example.com/", NULL, NULL, NULL, NULL, NULL},
              {"<sip:bob@example.com>", NULL, NULL, NULL, NULL, NULL},
              {"sip:nobody@example.net", NULL, NULL, NULL, NULL, NULL},
              {NULL, "SIP/7.0", NULL, NULL, NULL, NULL},
              {NULL, NULL, "\"", NULL, NULL, NULL},
              {NULL, NULL, NULL, "4294967296", NULL, NULL},
              {NULL, NULL, NULL, NULL, "*, <", NULL},
              {NULL, NULL, NULL, NULL, NULL, "Content-Length: 5\r\n"},
              {NULL, NULL, NULL, NULL, NULL, "From: <sip:x@y>;tag=2\r\n"},
              {NULL, NULL, NULL, NULL, NULL, "Require: foo\r\nProxy-Require: bar\r\n"},
              {NULL, NULL, NULL, NULL, NULL, "Content-Encoding: gzip\r\nContent-Type: x/y\r\n"},
              {NULL, NULL, NULL, NULL, NULL, "no colon\r\n"},
              {NULL, NULL, NULL, NULL, NULL, NULL}};
  call_in();
  ring();
  for (unsigned tagged = 0; tagged < 3; tagged++)
    for (unsigned k = 0; k < sizeof some / sizeof some[0]; k++) {
      char branch[32];
      snprintf(branch, sizeof branch, "z9hG4bKack%u-%u", k, tagged);
      request a = req("ACK", branch); /* the ids of the INVITE that rings: it is no merged copy of it either */
      a.to_tag = tagged == 1 ? P.tag : tagged == 2 ? "unheard-of" : NULL;
      if (some[k].ruri != NULL) a.ruri = some[k].ruri;
      if (some[k].version != NULL) a.version = some[k].version;
      if (some[k].from != NULL) a.from = some[k].from;
      if (some[k].cseq != NULL) a.cseq = some[k].cseq;
      a.contact = some[k].contact;
      a.rows = some[k].rows;
      hear(&a);
      silence();
    }
  P.u.run.config.closed = true;
  request a = req("ACK", "z9hG4bKclosed");
  hear(&a);
  silence();
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

/* ---- addresses ---- */

static void the_request_uri_of_a_dialog_may_be_rewritten(void **state)
{
  (void)state;
  call_in();
  accept_call();
  request a = within("ACK", "z9hG4bKack", "1");
  a.ruri = "sip:198.51.100.7"; /* a proxy, or a peer that follows its own Contact */
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  request b = within("BYE", "z9hG4bKbye", "2");
  b.ruri = "sip:somebody.else:secret@198.51.100.7:5060;transport=udp";
  hear(&b);
  answered("200");
  finish();
}

static void a_tag_without_a_value_is_malformed(void **state)
{
  (void)state;
  const char *end[] = {";tag", ";tag=", ";x;TAG", ";tag=\"x\""};
  for (unsigned k = 0; k < 8; k++) { /* so it is neither a tag nor none */
    char value[64];
    assert_int_equal(fresh(state), 0);
    established();
    snprintf(value, sizeof value, "<sip:bob@example.com>%s", end[k % 4]);
    request r = k < 4 ? invite("z9hG4bKtag") : within("BYE", "z9hG4bKtag", "2");
    r.to = value;
    r.to_tag = NULL;
    hear(&r);
    answered("400");
    assert_int_equal(told(), 0);
  }
}

static void foreign_addresses_in_from_and_to_are_copied(void **state)
{
  (void)state;
  const char *from[] = {"<tel:+15551234;phone-context=x>", "<http://www.example.org/>", "urn:x:y", "<sip:%FF%00@h>"};
  for (unsigned k = 0; k < 4; k++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKforeign");
    r.from = r.to = from[k];
    call_with(&r);
    accept_call();
    char want[128];
    snprintf(want, sizeof want, "%s;tag=a1", from[k]);
    row_is(last(), "From", want);
    ack();
    unharmed("2");
  }
}

static void a_parameter_that_begins_with_lr_is_not_lr(void **state)
{
  (void)state;
  request r = invite("z9hG4bKlr");
  r.rows = "Record-Route: <sip:203.0.113.1;lrtest=1>, <sip:p2.example.com;lr=on>\r\n";
  r.contact = "<sip:%FFalice@192.0.2.1:5070;lrx;ttl2=x>";
  call_with(&r);
  accept_call();
  ack();
  must(vuas_bye, 0, NULL); /* so the first route is a strict router (RFC 3261 12.2.1.1) */
  static const char line[] = "BYE sip:203.0.113.1;lrtest=1 SIP/2.0\r\n";
  assert_memory_equal(answered("BYE")->text, line, sizeof line - 1);
  row_is(last(), "Route", "<sip:p2.example.com;lr=on>, <sip:%FFalice@192.0.2.1:5070;lrx;ttl2=x>");
}

/* ---- what a damaged or foreign field may not do ---- */

static void a_damaged_field_that_is_not_needed_harms_no_call(void **state)
{
  (void)state;
  const char *bad[] = {"Refer-To: <sip:\r\n",         "Event: ;;\r\n",           "Replaces: x;to-tag\r\n",
                       "Session-Expires: soon\r\n",   "Referred-By: \"\r\n",     "Max-Breadth: x\r\n",
                       "WWW-Authenticate: Digest\r\n", "P-Asserted-Identity: <\r\n", "Join: ,\r\n"};
  for (unsigned k = 0; k < 9; k++) {
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKdamaged");
    r.rows = bad[k];
    call_with(&r);
    ring();
    accept_call();
    ack();
    unharmed("2");
  }
}

static void a_contact_of_a_reinvite_may_be_missing_or_broken(void **state)
{
  (void)state;
  const char *contact[] = {NULL, "*", "<tel:1>", "<sip:a@b>, <sip:c@d>", "<sip:", "\""};
  for (unsigned k = 0; k < 6; k++) {
    assert_int_equal(fresh(state), 0);
    established();
    request r = within("INVITE", "z9hG4bKre", "2");
    r.contact = contact[k];
    r.content_type = SDP;
    r.body = OFFER;
    hear(&r);
    assert_int_equal(sent(), 1);
    assert_int_equal(label(last())[0], '4');
    request a = within("ACK", "z9hG4bKre", "2");
    a.contact = NULL;
    hear(&a);
    silence();
    must(vuas_bye, 0, NULL);
    static const char line[] = "BYE sip:alice@192.0.2.1:5070 SIP/2.0\r\n";
    assert_memory_equal(last()->text, line, sizeof line - 1);
  }
}

static void an_offer_in_a_multipart_body_is_not_overlooked(void **state)
{
  (void)state;
  static const char body[] = "--x\r\nContent-Type: application/sdp\r\n\r\n" OFFER "\r\n--x--\r\n";
  const char *more[] = {NULL, "Content-Disposition: session\r\n", "Content-Disposition: session;handling=required\r\n"};
  for (unsigned k = 0; k < 3; k++) { /* not taken apart, but refused with what would be taken */
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKparts");
    r.content_type = "multipart/mixed;boundary=x";
    r.body = body;
    r.rows = more[k];
    hear(&r);
    row_is(answered("415"), "Accept", "application/sdp");
    assert_int_equal(told(), 0);
  }
}

static void a_tag_of_require_is_its_whole_name(void **state)
{
  (void)state;
  const char *tag[] = {"x100rel", "100rel2", "100rel", "timers"};
  for (unsigned k = 0; k < 4; k++) {
    char more[64];
    assert_int_equal(fresh(state), 0);
    request r = invite("z9hG4bKtags");
    snprintf(more, sizeof more, "Supported: 100rel\r\nRequire: %s\r\n", tag[k]);
    r.rows = more;
    hear(&r);
    row_is(answered("420"), "Unsupported", tag[k]);
  }
}

static void replaces_replaces_nothing(void **state)
{
  (void)state;
  char more[256];
  established();
  char tag[256];
  snprintf(tag, sizeof tag, "%s", P.tag);
  snprintf(more, sizeof more, "Replaces: c1@192.0.2.1;to-tag=%s;from-tag=a1\r\n", tag);
  request r = invite("z9hG4bKreplaces"); /* Replaces (RFC 3891) is not supported: a call of its own */
  r.call_id = "c2";
  r.from_tag = "m1";
  r.rows = more;
  hear(&r);
  assert_int_equal(events(VUAS_EVENT_INVITE), 2);
  assert_int_equal(events(VUAS_EVENT_ENDED), 0);
  snprintf(more, sizeof more, "Require: replaces\r\nReplaces: c1@192.0.2.1;to-tag=%s;from-tag=a1\r\n", tag);
  r.branch = "z9hG4bKrequired";
  r.call_id = "c3";
  hear(&r);
  row_is(answered("420"), "Unsupported", "replaces");
  request b = within("BYE", "z9hG4bKbye", "2");
  b.to_tag = tag;
  hear(&b);
  answered("200"); /* the call that was named stood all the time */
}

/* ---- from where, and how many ---- */

static void an_answer_leaves_from_where_its_request_arrived(void **state)
{
  (void)state;
  call_in();
  vuas_path at = P.path;
  P.path.local = ip4(198, 51, 100, 8, 5066); /* other traffic, through another socket */
  P.path.binding = 9;
  request o = req("OPTIONS", "z9hG4bKoptions");
  hear(&o);
  assert_memory_equal(answered("200")->path.local.ip, P.path.local.ip, 16);
  assert_int_equal(last()->path.local.port, 5066);
  assert_int_equal(last()->path.binding, 9);
  ring();
  accept_call();
  wait_ms(500);
  for (uint32_t i = P.n_packets - 3; i < P.n_packets; i++) {
    assert_memory_equal(P.packet[i].path.local.ip, at.local.ip, 16);
    assert_int_equal(P.packet[i].path.local.port, at.local.port);
    assert_int_equal(P.packet[i].path.binding, at.binding);
  }
}

static void a_flood_is_answered_and_ends_no_call(void **state)
{
  (void)state;
  established();
  char tag[256];
  snprintf(tag, sizeof tag, "%s", P.tag);
  uint32_t kept = P.n_packets;
  for (unsigned k = 0; k < 200; k++) { /* more than all slots, from nobody the core knows */
    const char *method[] = {"INVITE", "OPTIONS", "CANCEL", "BYE", "FOO"};
    char branch[32], id[32];
    snprintf(branch, sizeof branch, "z9hG4bKflood%u", k);
    snprintf(id, sizeof id, "flood%u", k);
    request r = k % 5 == 0 ? invite(branch) : req(method[k % 5], branch);
    r.call_id = id;
    P.n_packets = kept;
    hear(&r);
    assert_true(k % 5 == 0 ? sent() == 0 || strcmp(label(answered("503")), "503") == 0 : sent() == 1);
  }
  assert_int_equal(events(VUAS_EVENT_INVITE), PEER_CALLS);
  assert_int_equal(events(VUAS_EVENT_ENDED), 0);
  request b = within("BYE", "z9hG4bKbye", "2");
  b.to_tag = tag;
  hear(&b);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(a_dialog_has_three_ids_not_one_text),
      T(a_peer_without_tag_is_no_text_either),
      T(a_transaction_has_its_parts_not_one_text),
      T(another_method_is_no_merged_copy),
      T(callers_without_branch_do_not_collide),
      T(a_method_is_its_whole_name),
      T(a_prack_for_no_call_is_answered),
      T(no_ack_is_answered_whatever_is_wrong_with_it),
      T(the_request_uri_of_a_dialog_may_be_rewritten),
      T(a_tag_without_a_value_is_malformed),
      T(foreign_addresses_in_from_and_to_are_copied),
      T(a_parameter_that_begins_with_lr_is_not_lr),
      T(a_damaged_field_that_is_not_needed_harms_no_call),
      T(a_contact_of_a_reinvite_may_be_missing_or_broken),
      T(an_offer_in_a_multipart_body_is_not_overlooked),
      T(a_tag_of_require_is_its_whole_name),
      T(replaces_replaces_nothing),
      T(an_answer_leaves_from_where_its_request_arrived),
      T(a_flood_is_answered_and_ends_no_call),
  };
  return cmocka_run_group_tests_name("core: traps in requests", tests, NULL, NULL);
}
