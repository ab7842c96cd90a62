/* SPDX-License-Identifier: Apache-2.0 */
/* Which request belongs to which transaction (RFC 3261 17.2.3), and how other requests than INVITE are answered
   (17.2.2, RFC 4320). */
#include "peer.h"

/* ---- branches with the cookie ---- */

static void a_branch_and_its_sent_by_are_all_that_counts(void **state)
{
  (void)state;
  call_in();
  ring();
  request r = P.invite; /* whatever else it says, it is the same request */
  r.call_id = "other";
  r.from_tag = "other";
  r.cseq = "9";
  r.ruri = "sip:carol@example.com";
  hear(&r);
  answered("180");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
}

static void another_branch_is_another_transaction(void **state)
{
  (void)state;
  call_in();
  request r = P.invite;
  r.branch = "z9hG4bKinvitee";
  r.cseq = "2";
  call_with(&r);
  assert_int_equal(events(VUAS_EVENT_INVITE), 2);
}

static void the_method_counts(void **state)
{
  (void)state;
  call_in();
  ring();
  request r = same_transaction("OPTIONS", &P.invite);
  hear(&r);
  row_is(answered("200"), "CSeq", "1 OPTIONS");
  r = same_transaction("MESSAGE", &P.invite);
  hear(&r);
  answered("405");
  accept_call(); /* and the INVITE stands where it stood */
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
}

static void a_refusal_waits_for_the_ack_of_its_own_branch(void **state)
{
  (void)state;
  call_in();
  must(vuas_reject, 0, NULL);
  request a = same_transaction("ACK", &P.invite);
  a.to_tag = P.tag;
  a.branch = "z9hG4bKanother";
  hear(&a);
  silence();
  wait_ms(500);
  answered("486"); /* still unacknowledged */
  ack_refusal();
  wait_ms(30000);
  assert_int_equal(P.n_packets, 2);
}

static void only_the_topmost_via_counts(void **state)
{
  (void)state;
  request r = invite("");
  r.vias = "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKtop, SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKlow\r\n"
           "Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKlowest\r\n";
  call_with(&r);
  request c = same_transaction("CANCEL", &r);
  c.vias = "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKlow\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKtop\r\n";
  hear(&c);
  answered("481");
  c.vias = "v: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKtop\r\n";
  hear(&c);
  answered_both("200", "487");
}

/* What was added to a Via for the way back is not in the sender's next one (RFC 3581 4). */
static void received_and_rport_do_not_count(void **state)
{
  (void)state;
  P.path.peer = ip4(203, 0, 113, 9, 40000);
  request r = invite("z9hG4bKinvite");
  r.sent_by = "10.0.0.1:5060";
  r.via_params = ";rport";
  call_with(&r);
  ring();
  assert_non_null(strstr(row(last(), "Via", 0), ";rport=40000;"));
  P.path.peer = ip4(203, 0, 113, 9, 50000); /* the way through has a new port by now */
  hear(&r);
  answered("180");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  request c = same_transaction("CANCEL", &r);
  hear(&c);
  answered_both("200", "487");
  ack_refusal();
  wait_ms(40000);
  assert_int_equal(events(VUAS_EVENT_NO_ACK), 0);
}

static void call_ids_are_compared_octet_by_octet(void **state)
{
  (void)state;
  request i = invite("z9hG4bKinvite");
  i.call_id = "aB%41c@Host";
  call_with(&i);
  accept_call();
  ack();
  const char *other[] = {"ab%41c@Host", "aBAc@Host", "aB%41c@host", "aB%41C@Host", "aB%41c@Hos", "aB%41c@Hostt"};
  for (unsigned k = 0; k < 6; k++) {
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKother%u", k);
    request b = within("BYE", branch, "2");
    b.call_id = other[k];
    hear(&b);
    answered("481");
  }
  request b = within("BYE", "z9hG4bKbye", "2");
  hear(&b);
  answered("200");
}

static void branches_of_our_own_are_never_the_same(void **state)
{
  (void)state;
  const uint64_t secret[3][2] = {{1, 2}, {1, 3}, {4, 2}};
  char branch[3][64];
  for (unsigned i = 0; i < 3; i++) { /* the same call after three starts */
    assert_int_equal(fresh(state), 0);
    assert_int_equal(vuas_init(&P.u, &P.config, &P.memory, secret[i]), VUAS_OK);
    established();
    must(vuas_bye, 0, NULL);
    snprintf(branch[i], sizeof branch[i], "%s", param(row(last(), "Via", 0), "branch"));
    assert_int_equal(strncmp(branch[i], "z9hG4bK", 7), 0);
    for (unsigned k = 0; k < i; k++) assert_string_not_equal(branch[k], branch[i]);
  }
}

/* ---- as RFC 2543 did it ---- */

static request old(void)
{
  request r = invite(NULL);
  r.from_tag = NULL;
  r.max_forwards = NULL;
  return r;
}

static void rfc2543_an_invite_has_neither_branch_nor_tag_nor_max_forwards(void **state)
{
  (void)state;
  request r = old();
  call_with(&r);
  ring();
  accept_call();
  request a = within("ACK", NULL, "1");
  a.max_forwards = NULL;
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  request b = within("BYE", NULL, "2");
  b.max_forwards = NULL;
  hear(&b);
  answered("200");
  finish();
}

static void rfc2543_the_request_uri_counts(void **state)
{
  (void)state;
  request r = old();
  call_with(&r);
  ring();
  r.ruri = "sip:carol@example.com"; /* a forked copy: not the same transaction, but the same request */
  hear(&r);
  answered("482");
  assert_int_equal(events(VUAS_EVENT_INVITE), 1);
  r.ruri = "sip:bob@example.com";
  hear(&r);
  answered("180");
}

static void rfc2543_the_to_tag_counts(void **state)
{
  (void)state;
  request r = old();
  call_with(&r);
  ring();
  r.to_tag = "ffffffffffffffffffffffffffffffff";
  hear(&r);
  answered("481");
}

static void rfc2543_an_ack_is_matched_by_all_its_parts(void **state)
{
  (void)state;
  for (unsigned k = 0; k < 6; k++) {
    assert_int_equal(fresh(state), 0);
    request r = old();
    r.from_tag = "a1";
    call_with(&r);
    must(vuas_reject, 0, NULL);
    request a = same_transaction("ACK", &r);
    a.to_tag = P.tag;
    if (k == 1) a.ruri = "sip:carol@example.com";
    if (k == 2) a.from_tag = "a2";
    if (k == 3) a.call_id = "c2";
    if (k == 4) a.cseq = "2";
    if (k == 5) a.via_params = ";x";
    hear(&a);
    silence();
    wait_ms(500);
    assert_int_equal(sent(), k == 0 ? 0 : 1); /* the 486 goes on unless it was acknowledged */
  }
}

static void rfc2543_other_requests_are_matched_by_all_their_parts(void **state)
{
  (void)state;
  for (unsigned k = 0; k < 5; k++) {
    assert_int_equal(fresh(state), 0);
    request i = old();
    i.from_tag = "a1";
    call_with(&i);
    accept_call();
    request a = within("ACK", NULL, "1");
    hear(&a);
    request o = within("OPTIONS", NULL, "5");
    hear(&o);
    answered("200");
    char first[VUAS_PACKET_BYTES];
    snprintf(first, sizeof first, "%s", last()->text);
    if (k == 0) { /* a copy gets the answer kept for it, though its number is no new one */
      hear(&o);
      assert_string_equal(answered("200")->text, first);
      continue;
    }
    if (k == 1) o.ruri = "sip:carol@example.com";
    if (k == 2) o.via_params = ";x";
    if (k == 3) o.method = o.cseq_method = "BYE";
    if (k == 4) o.cseq = "4";
    hear(&o);
    answered("500"); /* another request, whose number is too low */
  }
}

/* ---- other requests than INVITE ---- */

static void others_get_one_final_answer_at_once(void **state)
{
  (void)state;
  const struct {
    const char *method, *status;
    bool inside;
  } some[] = {{"OPTIONS", "200", false}, {"MESSAGE", "405", false}, {"CANCEL", "481", false}, {"BYE", "481", false},
              {"FOO", "501", false},     {"OPTIONS", "200", true},  {"INFO", "405", true},    {"BYE", "200", true},
              {"UPDATE", "405", true},   {"FOO", "501", true}};
  for (unsigned k = 0; k < sizeof some / sizeof some[0]; k++) {
    assert_int_equal(fresh(state), 0);
    if (some[k].inside) established();
    uint32_t before = P.n_packets;
    uint64_t at = P.now;
    request r = some[k].inside ? within(some[k].method, "z9hG4bKother", "2") : req(some[k].method, "z9hG4bKother");
    hear(&r);
    answered(some[k].status);
    wait_ms(100000); /* no 1xx before it, no 408 behind it, nothing by itself */
    assert_int_equal(P.n_packets, before + 1);
    assert_true(last()->at == at);
  }
}

static void a_copy_gets_the_same_answer_while_it_is_kept(void **state)
{
  (void)state;
  established();
  request r = within("INFO", "z9hG4bKinfo", "2");
  hear(&r);
  answered("405");
  char first[VUAS_PACKET_BYTES];
  snprintf(first, sizeof first, "%s", last()->text);
  uint64_t at = P.now;
  for (unsigned k = 1; k <= 3; k++) {
    go(at + 10000 * k);
    hear(&r);
    assert_string_equal(answered("405")->text, first);
  }
  go(at + 31999);
  uint32_t free_txs = P.u.store.free_txs.count;
  go(at + 32000); /* J, counted from the answer */
  assert_true(P.u.store.free_txs.count > free_txs);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(a_branch_and_its_sent_by_are_all_that_counts),
      T(another_branch_is_another_transaction),
      T(the_method_counts),
      T(a_refusal_waits_for_the_ack_of_its_own_branch),
      T(only_the_topmost_via_counts),
      T(received_and_rport_do_not_count),
      T(call_ids_are_compared_octet_by_octet),
      T(branches_of_our_own_are_never_the_same),
      T(rfc2543_an_invite_has_neither_branch_nor_tag_nor_max_forwards),
      T(rfc2543_the_request_uri_counts),
      T(rfc2543_the_to_tag_counts),
      T(rfc2543_an_ack_is_matched_by_all_its_parts),
      T(rfc2543_other_requests_are_matched_by_all_their_parts),
      T(others_get_one_final_answer_at_once),
      T(a_copy_gets_the_same_answer_while_it_is_kept),
  };
  return cmocka_run_group_tests_name("core: matching, other requests than INVITE", tests, NULL, NULL);
}
