/* SPDX-License-Identifier: Apache-2.0 */
/* Session descriptions in responses to an INVITE: the first one is the only one (RFC 3261 13.2.1). */
#include "peer.h"

#define OTHER_ANSWER \
  "v=0\r\no=b 1 2 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\nm=audio 5002 RTP/AVP 0\r\n"

static vuas_handle call_without_offer(void)
{
  request r = invite("z9hG4bKinvite");
  r.body = NULL;
  r.content_type = NULL;
  return call_with(&r);
}

static void typed(verb *v, uint16_t status, const char *type, const char *body, vuas_status expected)
{
  vuas_options o = options(status, body);
  o.content_type = text(type);
  assert_int_equal(say(v, P.call, &o), expected);
}

static void the_2xx_repeats_the_description_of_the_183(void **state)
{
  (void)state;
  call_in();
  must(vuas_progress, 183, ANSWER);
  refuses(vuas_accept, 200, OTHER_ANSWER, VUAS_E_ARGUMENT);
  must(vuas_accept, 200, ANSWER);
  assert_string_equal(body_of(answered("200")), ANSWER);
  ack();
  unharmed("2");
}

static void so_does_every_provisional_response(void **state)
{
  (void)state;
  call_in();
  must(vuas_progress, 180, NULL);
  must(vuas_progress, 183, ANSWER);
  refuses(vuas_progress, 183, OTHER_ANSWER, VUAS_E_ARGUMENT);
  must(vuas_progress, 180, NULL); /* none at all is no other one */
  refuses(vuas_progress, 183, OTHER_ANSWER, VUAS_E_ARGUMENT);
  must(vuas_progress, 183, ANSWER);
  must(vuas_accept, 200, ANSWER);
  ack();
  unharmed("2");
}

/* One octet, one octet more and one less. */
static void octet_by_octet(void **state)
{
  (void)state;
  char body[sizeof ANSWER + 1];
  call_in();
  must(vuas_progress, 183, ANSWER);
  for (size_t k = 0; k < sizeof ANSWER - 1; k++) {
    strcpy(body, ANSWER);
    body[k] ^= 1;
    refuses(vuas_accept, 200, body, VUAS_E_ARGUMENT);
  }
  sprintf(body, "%s ", ANSWER);
  refuses(vuas_accept, 200, body, VUAS_E_ARGUMENT);
  body[sizeof ANSWER - 2] = '\0';
  refuses(vuas_accept, 200, body, VUAS_E_ARGUMENT);
  must(vuas_accept, 200, ANSWER);
}

/* What a refused verb would have described does not count. */
static void a_refusal_leaves_the_choice(void **state)
{
  (void)state;
  static char long_one[VUAS_TX_BYTES];
  call_in();
  memset(long_one, 'x', sizeof long_one - 1);
  refuses(vuas_progress, 183, long_one, VUAS_E_SIZE);
  refuses(vuas_progress, 200, OTHER_ANSWER, VUAS_E_ARGUMENT);
  must(vuas_progress, 183, ANSWER);
  must(vuas_accept, 200, ANSWER);
}

/* An offer of ours comes in the 2xx, or in a reliable provisional response (13.2.1). */
static void an_unreliable_response_brings_no_offer(void **state)
{
  (void)state;
  call_without_offer();
  refuses(vuas_progress, 183, OFFER, VUAS_E_ARGUMENT);
  must(vuas_progress, 180, NULL);
  must(vuas_accept, 200, OFFER);
  assert_string_equal(body_of(answered("200")), OFFER);
  request a = within("ACK", "z9hG4bKack", "1");
  a.content_type = SDP;
  a.body = ANSWER;
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  unharmed("2");
}

/* The type is written in any case and with parameters; another type is no session description. */
static void what_a_session_description_is(void **state)
{
  (void)state;
  call_in();
  typed(vuas_progress, 183, "text/plain", "one", VUAS_OK);
  typed(vuas_progress, 183, "text/plain", "two", VUAS_OK);
  typed(vuas_progress, 183, "application/sdpx", "three", VUAS_OK);
  typed(vuas_progress, 183, "application-sdp", "four", VUAS_OK);
  typed(vuas_progress, 183, "Application/SDP;charset=utf-8", ANSWER, VUAS_OK);
  typed(vuas_accept, 200, "application/sdp", OTHER_ANSWER, VUAS_E_ARGUMENT);
  typed(vuas_accept, 200, "application/sdp ; x=y", OTHER_ANSWER, VUAS_E_ARGUMENT);
  typed(vuas_accept, 200, "APPLICATION/sdp\t;x", OTHER_ANSWER, VUAS_E_ARGUMENT);
  typed(vuas_accept, 200, "application/sdp", ANSWER, VUAS_OK);
}

static void each_call_has_its_own(void **state)
{
  (void)state;
  vuas_handle first = call_in();
  must(vuas_progress, 183, ANSWER);
  request r = invite("z9hG4bKother");
  r.call_id = "other";
  call_with(&r);
  must(vuas_progress, 183, OTHER_ANSWER);
  must(vuas_accept, 200, OTHER_ANSWER);
  vuas_options o = options(200, ANSWER);
  assert_int_equal(say(vuas_accept, first, &o), VUAS_OK);
}

/* A place that held a call with a description begins without one. */
static void a_new_call_in_the_same_place_chooses_anew(void **state)
{
  (void)state;
  vuas_handle first = call_in();
  must(vuas_progress, 183, ANSWER);
  must(vuas_reject, 486, NULL);
  ack_refusal();
  wait_ms(40000);
  for (unsigned k = 0; k < PEER_CALLS; k++) {
    char branch[16], id[16];
    sprintf(branch, "z9hG4bKn%u", k);
    sprintf(id, "n%u", k);
    request r = invite(branch);
    r.call_id = id;
    vuas_handle h = call_with(&r);
    must(vuas_progress, 183, OTHER_ANSWER);
    if (h.slot == first.slot) return;
  }
  fail_msg("the place was not taken again");
}

/* A refusal may describe what would have been possible (21.4.26). */
static void a_refusal_may_describe_anything(void **state)
{
  (void)state;
  call_in();
  must(vuas_progress, 183, ANSWER);
  must(vuas_reject, 488, OTHER_ANSWER);
  assert_string_equal(body_of(answered("488")), OTHER_ANSWER);
  ack_refusal();
  finish();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    T(the_2xx_repeats_the_description_of_the_183),
    T(so_does_every_provisional_response),
    T(octet_by_octet),
    T(a_refusal_leaves_the_choice),
    T(an_unreliable_response_brings_no_offer),
    T(what_a_session_description_is),
    T(each_call_has_its_own),
    T(a_new_call_in_the_same_place_chooses_anew),
    T(a_refusal_may_describe_anything),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
