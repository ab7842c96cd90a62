/* SPDX-License-Identifier: Apache-2.0 */
/* What is sent, octet by octet (RFC 3261 7, 8.2.6, 20): one whole message of each kind. A peer reads nothing else. */
#include "peer.h"

/* The packet is exactly this text; TAG in it stands for the To tag of the call. */
static void is(const peer_packet *p, const char *want)
{
  char text[VUAS_PACKET_BYTES] = "";
  size_t n = 0;
  for (const char *s = want; *s != '\0'; s++) {
    if (strncmp(s, "TAG", 3) == 0) {
      n += (size_t)snprintf(text + n, sizeof text - n, "%s", P.tag);
      s += 2;
    } else {
      text[n++] = *s;
    }
  }
  text[n] = '\0';
  assert_string_equal(p->text, text);
  assert_int_equal(p->length, n);
}

#define IDS(method)                                                                                                    \
  "From: Alice <sip:alice@example.org>;tag=a1\r\n"                                                                     \
  "To: <sip:bob@example.com>;tag=TAG\r\nCall-ID: c1@192.0.2.1\r\nCSeq: 1 " method "\r\n"
#define VIA "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKinvite\r\n"

static void a_100(void **state)
{
  (void)state;
  call_in();
  wait_ms(200);
  is(last(), "SIP/2.0 100 Trying\r\n" VIA "From: Alice <sip:alice@example.org>;tag=a1\r\nTo: <sip:bob@example.com>\r\n"
             "Call-ID: c1@192.0.2.1\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n");
}

static void a_180(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Record-Route: <sip:p1.example.com;lr>\r\n";
  call_with(&r);
  ring();
  is(last(), "SIP/2.0 180 Ringing\r\n" VIA IDS("INVITE") "Record-Route: <sip:p1.example.com;lr>\r\n"
             "Contact: <sip:198.51.100.7:5060>\r\nContent-Length: 0\r\n\r\n");
}

static void a_200_with_a_session_description(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Record-Route: <sip:p1.example.com;lr>\r\n";
  call_with(&r);
  accept_call();
  char length[32], want[2048];
  snprintf(length, sizeof length, "%u", (unsigned)strlen(ANSWER));
  snprintf(want, sizeof want, "SIP/2.0 200 OK\r\n" VIA IDS("INVITE") "Record-Route: <sip:p1.example.com;lr>\r\n"
           "Contact: <sip:198.51.100.7:5060>\r\nAllow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\nSupported:\r\n"
           "Content-Type: application/sdp\r\nContent-Length: %s\r\n\r\n" ANSWER, length);
  is(last(), want);
}

static void a_486(void **state)
{
  (void)state;
  call_in();
  must(vuas_reject, 0, NULL);
  is(last(), "SIP/2.0 486 Busy Here\r\n" VIA IDS("INVITE") "Content-Length: 0\r\n\r\n");
}

static void a_200_to_a_bye(void **state)
{
  (void)state;
  established();
  request r = within("BYE", "z9hG4bKbye", "2");
  hear(&r);
  is(last(), "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKbye\r\n"
             "From: Alice <sip:alice@example.org>;tag=a1\r\nTo: <sip:bob@example.com>;tag=TAG\r\n"
             "Call-ID: c1@192.0.2.1\r\nCSeq: 2 BYE\r\nContent-Length: 0\r\n\r\n");
}

static void a_bye(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.rows = "Record-Route: <sip:203.0.113.1;lr>\r\n";
  call_with(&r);
  accept_call();
  ack();
  must(vuas_bye, 0, NULL);
  char want[1024];
  snprintf(want, sizeof want, "BYE sip:alice@192.0.2.1:5070 SIP/2.0\r\n"
           "Via: SIP/2.0/UDP 198.51.100.7:5060;branch=%s;rport\r\nMax-Forwards: 70\r\n"
           "From: <sip:bob@example.com>;tag=TAG\r\nTo: Alice <sip:alice@example.org>;tag=a1\r\n"
           "Call-ID: c1@192.0.2.1\r\nCSeq: %u BYE\r\nRoute: <sip:203.0.113.1;lr>\r\nContent-Length: 0\r\n\r\n",
           param(row(last(), "Via", 0), "branch"), header_number(last(), "CSeq"));
  is(last(), want);
}

/* Nothing of a request is answered in another form: compact names, odd case, folds. */
static void an_answer_writes_names_in_full(void **state)
{
  (void)state;
  request r = req("OPTIONS", "");
  r.version = "sIp/2.0";
  r.vias = "v:\r\n SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKinvite\r\n";
  r.from = r.to = r.call_id = NULL;
  r.rows = "f: <sip:alice@example.org>;tag=a1\r\nT :<sip:bob@example.com>\r\nI: c1\r\n";
  hear(&r);
  const peer_packet *p = answered("200");
  static const char begin[] = "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKinvite\r\n"
                              "From: <sip:alice@example.org>;tag=a1\r\nTo: <sip:bob@example.com>;tag=";
  assert_memory_equal(p->text, begin, sizeof begin - 1);
  row_is(p, "Call-ID", "c1");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(a_100), T(a_180), T(a_200_with_a_session_description), T(a_486), T(a_200_to_a_bye), T(a_bye),
      T(an_answer_writes_names_in_full),
  };
  return cmocka_run_group_tests_name("core: form of what is sent", tests, NULL, NULL);
}
