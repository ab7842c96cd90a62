/* SPDX-License-Identifier: Apache-2.0 */
/* What bounds a flood: answers without a transaction a second, transactions a source. */
#include "peer.h"

static void limited(uint32_t answers, uint16_t transactions, uint32_t ms)
{
  P.config.answers_per_second = answers;
  P.config.source_transactions = transactions;
  P.config.source_ms = ms;
  assert_int_equal(start(), VUAS_OK);
}

/* A request with a branch and a Call-ID of its own. */
static request numbered(const char *method, unsigned k)
{
  char *branch = P.scratch[P.next_scratch++ % 8], *id = P.scratch[P.next_scratch++ % 8];
  sprintf(branch, "z9hG4bKn%u", k);
  sprintf(id, "n%u", k);
  request r = strcmp(method, "INVITE") == 0 ? invite(branch) : req(method, branch);
  r.call_id = id;
  return r;
}

static void from_source(uint8_t d)
{
  P.path.peer = ip4(192, 0, 2, d, 5060);
}

/* "" when nothing came, "call" when an INVITE made one, else the status. */
static const char *outcome(const char *method, unsigned k)
{
  request r = numbered(method, k);
  unsigned calls = events(VUAS_EVENT_INVITE);
  hear(&r);
  if (events(VUAS_EVENT_INVITE) > calls) return "call";
  assert_true(sent() <= 1);
  return sent() == 0 ? "" : label(last());
}

static void stateless_answers_are_so_many_a_second(void **state)
{
  (void)state;
  limited(3, 0, 0);
  uint64_t dropped = vuas_stats(&P.u)->dropped;
  for (unsigned k = 0; k < 3; k++) assert_string_equal(outcome("FLOOD", k), "501");
  for (unsigned k = 3; k < 8; k++) assert_string_equal(outcome("FLOOD", k), "");
  assert_int_equal(vuas_stats(&P.u)->answers_limited, 5);
  assert_int_equal(vuas_stats(&P.u)->dropped, dropped + 5);
  assert_int_equal(vuas_stats(&P.u)->refused_501, 3);
  wait_ms(999);
  assert_string_equal(outcome("FLOOD", 8), "");
  wait_ms(1);
  for (unsigned k = 9; k < 12; k++) assert_string_equal(outcome("FLOOD", k), "501");
  assert_string_equal(outcome("FLOOD", 12), "");
}

static void without_a_bound_all_are_answered(void **state)
{
  (void)state;
  for (unsigned k = 0; k < 100; k++) assert_string_equal(outcome("FLOOD", k), "501");
  assert_int_equal(vuas_stats(&P.u)->answers_limited, 0);
  assert_int_equal(vuas_stats(&P.u)->sources_limited, 0);
}

/* What has a transaction is not held back: its retransmissions would only come again. */
static void answers_in_a_transaction_do_not_count(void **state)
{
  (void)state;
  limited(1, 0, 0);
  established();
  assert_string_equal(outcome("FLOOD", 0), "501");
  assert_string_equal(outcome("FLOOD", 1), "");
  request r = within("BYE", "z9hG4bKbye", "2");
  hear(&r);
  answered("200");
  hear(&r);
  answered("200");
}

static void a_source_opens_so_many_transactions(void **state)
{
  (void)state;
  limited(0, 2, 1000);
  assert_string_equal(outcome("INVITE", 0), "call");
  assert_string_equal(outcome("INVITE", 1), "call");
  assert_string_equal(outcome("INVITE", 2), "503");
  assert_non_null(row(last(), "Retry-After", 0));
  assert_int_equal(vuas_stats(&P.u)->sources_limited, 1);
  from_source(2);
  assert_string_equal(outcome("INVITE", 3), "call");
  from_source(1);
  go(PEER_START + 999);
  assert_string_equal(outcome("INVITE", 4), "503");
  go(PEER_START + 1000);
  assert_string_equal(outcome("INVITE", 5), "call");
  assert_string_equal(outcome("INVITE", 6), "503");
}

/* Who has waited does not save up more than the allowance. */
static void an_idle_source_has_its_allowance_and_no_more(void **state)
{
  (void)state;
  limited(0, 2, 1000);
  assert_string_equal(outcome("INVITE", 0), "call");
  wait_ms(100000);
  for (unsigned k = 1; k < 3; k++) assert_string_equal(outcome("INVITE", k), "call");
  assert_string_equal(outcome("INVITE", 3), "503");
}

static void the_first_half_of_an_ipv6_address_is_the_source(void **state)
{
  (void)state;
  limited(0, 1, 1000);
  P.path.peer = (vuas_address){.family = 6, .ip = {0x20, 1, 0xd, 0xb8, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8},
                               .port = 5060};
  assert_string_equal(outcome("INVITE", 0), "call");
  P.path.peer.ip[15] = 9;
  P.path.peer.ip[8] = 9;
  assert_string_equal(outcome("INVITE", 1), "503");
  P.path.peer.ip[7] = 2;
  assert_string_equal(outcome("INVITE", 2), "call");
}

/* A port is no source of its own: whoever has an address has all its ports. */
static void another_port_is_the_same_source(void **state)
{
  (void)state;
  limited(0, 1, 1000);
  assert_string_equal(outcome("INVITE", 0), "call");
  P.path.peer.port = 6060;
  assert_string_equal(outcome("INVITE", 1), "503");
}

static void calls_that_stand_go_on(void **state)
{
  (void)state;
  limited(0, 1, 60000);
  established();
  request r = within("BYE", "z9hG4bKbye", "2");
  char tag[sizeof P.tag];
  strcpy(tag, P.tag);
  r.to_tag = tag;
  assert_string_equal(outcome("INVITE", 0), "503");
  hear(&r);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  assert_int_equal(events(VUAS_EVENT_ENDED), 1);
}

static void a_cancel_is_heard_beyond_the_allowance(void **state)
{
  (void)state;
  limited(0, 1, 60000);
  call_in();
  request r = same_transaction("CANCEL", &P.invite);
  hear(&r);
  answered_both("200", "487");
  assert_int_equal(events(VUAS_EVENT_CANCELLED), 1);
}

/* Copies of an INVITE over other paths (482) and requests of dialogs that there are not (481) take no more transactions
   than the source may open. */
static void refusals_do_not_fill_the_table(void **state)
{
  (void)state;
  limited(0, 3, 60000);
  call_in();
  uint32_t there = P.u.store.free_txs.count;
  for (unsigned k = 0; k < 20; k++) {
    request r = numbered("INVITE", k);
    r.call_id = P.invite.call_id;
    hear(&r);
    answered("482");
  }
  assert_int_equal(P.u.store.free_txs.count, there - 2);
  from_source(7);
  there = P.u.store.free_txs.count;
  for (unsigned k = 30; k < 50; k++) {
    request r = numbered("BYE", k);
    r.to_tag = "0000000000000000000000000000abcd";
    hear(&r);
    answered("481");
  }
  assert_int_equal(P.u.store.free_txs.count, there - 3);
}

/* A source that asks for far more than there is, and a caller that wants one call. */
static void an_honest_caller_gets_through(void **state)
{
  (void)state;
  limited(50, 2, 120000);
  unsigned k = 100;
  from_source(10);
  for (unsigned j = 0; j < 40; j++) (void)outcome("INVITE", k++);
  from_source(1);
  request r = invite("z9hG4bKhonest");
  r.call_id = r.from_tag = "honest";
  call_with(&r);
  accept_call();
  ack();
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  r = within("BYE", "z9hG4bKhonestbye", "2");
  char tag[sizeof P.tag];
  strcpy(tag, P.tag);
  r.to_tag = tag;
  from_source(10);
  for (unsigned j = 0; j < 40; j++) (void)outcome("INVITE", k++);
  from_source(1);
  hear(&r);
  answered("200");
  assert_int_equal(events(VUAS_EVENT_ENDED), 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    T(stateless_answers_are_so_many_a_second),
    T(without_a_bound_all_are_answered),
    T(answers_in_a_transaction_do_not_count),
    T(a_source_opens_so_many_transactions),
    T(an_idle_source_has_its_allowance_and_no_more),
    T(the_first_half_of_an_ipv6_address_is_the_source),
    T(another_port_is_the_same_source),
    T(calls_that_stand_go_on),
    T(a_cancel_is_heard_beyond_the_allowance),
    T(refusals_do_not_fill_the_table),
    T(an_honest_caller_gets_through),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
