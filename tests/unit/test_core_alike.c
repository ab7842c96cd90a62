/* SPDX-License-Identifier: Apache-2.0 */
/* What holds of all requests alike: which are refused for their body, method and scheme (RFC 3261 8.2), what OPTIONS
   tells (11.2), when our Contact is SIPS (12.1.1). */
#include "peer.h"

/* RFC 3261 8.2.3: any request with a body that is not understood, and not optional, MUST be rejected with 415. */
static void a_body_that_is_not_understood_is_refused_in_any_request(void **state)
{
  (void)state;
  request r = req("OPTIONS", "z9hG4bKoptions");
  r.content_type = "text/plain";
  r.body = "x";
  hear(&r);
  answered("415");
}

static void a_bye_with_a_body_that_is_not_understood_is_refused(void **state)
{
  (void)state;
  established();
  request b = within("BYE", "z9hG4bKbye", "2");
  b.content_type = "text/plain";
  b.body = "x";
  hear(&b);
  answered("415");
}

/* RFC 3261 8.2.1: the method is inspected first, and a known one that is not supported MUST get 405. */
static void within_a_dialog_405_comes_before_420_and_416(void **state)
{
  (void)state;
  established();
  request r = within("INFO", "z9hG4bKinfo", "2");
  r.rows = "Require: foo\r\n";
  hear(&r);
  answered("405");
  r = within("INFO", "z9hG4bKinfo2", "3");
  r.ruri = "tel:1";
  hear(&r);
  answered("405");
}

/* RFC 3261 9.2: a CANCEL is first processed as 8.2 has it, Require aside. */
static void a_cancel_with_a_foreign_scheme_416(void **state)
{
  (void)state;
  call_in();
  request c = same_transaction("CANCEL", &P.invite);
  c.ruri = "tel:1";
  hear(&c);
  answered("416");
}

/* RFC 3261 12.1.1: a SIPS Contact when the topmost Record-Route, or without one the caller's Contact, is SIPS. */
static void a_sips_record_route_gets_a_sips_contact(void **state)
{
  (void)state;
  request r = invite("z9hG4bKsips");
  r.rows = "Record-Route: <sips:p.example.com;lr>\r\n";
  call_with(&r);
  ring();
  assert_int_equal(strncmp(row(last(), "Contact", 0), "<sips:", 6), 0);
}

static void a_sips_contact_gets_a_sips_contact(void **state)
{
  (void)state;
  request r = invite("z9hG4bKsips");
  r.contact = "<sips:alice@192.0.2.1>";
  call_with(&r);
  ring();
  assert_int_equal(strncmp(row(last(), "Contact", 0), "<sips:", 6), 0);
}

/* RFC 5407 3.1.5, RFC 6337 4.3: while the answer in the ACK is awaited, 491 or 500 with Retry-After. */
static void a_reinvite_before_the_ack_with_the_answer_is_to_come_again(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.content_type = r.body = NULL;
  call_with(&r);
  accept_call();
  hears("INVITE", "z9hG4bKre", "2");
  assert_true(strcmp(label(last()), "491") == 0 || strcmp(label(last()), "500") == 0);
}

/* RFC 3261 11.2: OPTIONS is answered as an INVITE would be. */
static void options_is_answered_as_an_invite_would_be(void **state)
{
  (void)state;
  P.u.run.config.closed = true;
  request r = req("OPTIONS", "z9hG4bKoptions");
  hear(&r);
  answered("503");
  P.u.run.config.closed = false;
  r = req("OPTIONS", "z9hG4bKoptions2");
  hear(&r);
  answered("200");
}

/* Only the topmost Record-Route counts, and the Contact where there is none. */
static void a_sip_route_before_a_sips_contact_gets_a_sip_contact(void **state)
{
  (void)state;
  request r = invite("z9hG4bKsips");
  r.rows = "Record-Route: <sip:p.example.com;lr>, <sips:q.example.com;lr>\r\n";
  r.contact = "<sips:alice@192.0.2.1>";
  call_with(&r);
  ring();
  assert_int_equal(strncmp(row(last(), "Contact", 0), "<sip:", 5), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(a_body_that_is_not_understood_is_refused_in_any_request),
      T(a_bye_with_a_body_that_is_not_understood_is_refused),
      T(within_a_dialog_405_comes_before_420_and_416),
      T(a_cancel_with_a_foreign_scheme_416),
      T(a_sips_record_route_gets_a_sips_contact),
      T(a_sips_contact_gets_a_sips_contact),
      T(a_reinvite_before_the_ack_with_the_answer_is_to_come_again),
      T(options_is_answered_as_an_invite_would_be),
      T(a_sip_route_before_a_sips_contact_gets_a_sip_contact),
  };
  return cmocka_run_group_tests_name("core: all requests alike", tests, NULL, NULL);
}
