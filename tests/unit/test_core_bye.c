/* SPDX-License-Identifier: Apache-2.0 */
/* The BYE of our own: its form (RFC 3261 12.2.1.1), where it goes, and its client transaction (17.1.2). */
#include "peer.h"

static const uint64_t t0 = PEER_START;

/* A call with this Contact and these rows stands; our BYE has just left. */
static const peer_packet *bye_after(const char *contact, const char *more)
{
  request r = invite("z9hG4bKinvite");
  r.contact = contact;
  r.rows = more;
  call_with(&r);
  accept_call();
  ack();
  must(vuas_bye, 0, NULL);
  return answered("BYE");
}

static void goes_to(const peer_packet *p, vuas_address a)
{
  assert_int_equal(p->path.peer.family, a.family);
  assert_memory_equal(p->path.peer.ip, a.ip, sizeof a.ip);
  assert_int_equal(p->path.peer.port, a.port);
  assert_int_equal(p->path.transport, VUAS_UDP);
  assert_int_equal(p->path.binding, 3);
  assert_int_equal(p->path.local.port, 5060);
  assert_memory_equal(p->path.local.ip, ip4(198, 51, 100, 7, 0).ip, 16);
}

static void request_line(const peer_packet *p, const char *uri)
{
  char want[512];
  snprintf(want, sizeof want, "BYE %s SIP/2.0\r\n", uri);
  assert_int_equal(strncmp(p->text, want, strlen(want)), 0);
}

/* ---- form ---- */

static void bye_fields(void **state)
{
  (void)state;
  const peer_packet *p = bye_after("\"A\" <sip:alice@192.0.2.9:5071;x=y?h=v>;q=1", NULL);
  char from[512], to[64];
  request_line(p, "sip:alice@192.0.2.9:5071;x=y"); /* headers have no place in a Request-URI, 19.1.1 */
  snprintf(from, sizeof from, "<sip:bob@example.com>;tag=%s", P.tag);
  snprintf(to, sizeof to, "Alice <sip:alice@example.org>;tag=a1");
  row_is(p, "From", from);
  row_is(p, "To", to);
  row_is(p, "Call-ID", "c1@192.0.2.1");
  row_is(p, "Max-Forwards", "70");
  assert_string_equal(strchr(row(p, "CSeq", 0), ' '), " BYE");
  assert_int_equal(rows(p, "Via"), 1);
  assert_int_equal(rows(p, "Route"), 0);
  assert_int_equal(strncmp(row(p, "Via", 0), "SIP/2.0/UDP 198.51.100.7:5060;", 30), 0);
  assert_int_equal(strncmp(param(row(p, "Via", 0), "branch"), "z9hG4bK", 7), 0);
  assert_true(strlen(param(row(p, "Via", 0), "branch")) > 7 + 8);
  goes_to(p, ip4(192, 0, 2, 9, 5071));
}

static void bye_addr_spec_contact(void **state)
{
  (void)state;
  request_line(bye_after("sip:alice@192.0.2.9;q=1", NULL), "sip:alice@192.0.2.9");
  goes_to(last(), ip4(192, 0, 2, 9, 5060));
}

/* What a Contact may have and a Request-URI may not is left out: 19.1.1, 19.1.5. */
static void bye_leaves_the_method_out(void **state)
{
  (void)state;
  static const struct {
    const char *contact, *uri;
  } cases[] = {
    {"<sip:alice@192.0.2.9;method=INVITE>", "sip:alice@192.0.2.9"},
    {"<sip:alice@192.0.2.9:5071;Method=INVITE;x=y?h=v>", "sip:alice@192.0.2.9:5071;x=y"},
    {"<sip:alice@192.0.2.9;a;method=INVITE;transport=udp;b=c>", "sip:alice@192.0.2.9;a;transport=udp;b=c"},
    {"<sip:alice@192.0.2.9;a;%6dethod=INVITE>", "sip:alice@192.0.2.9;a"},
    {"<sip:alice@192.0.2.9;a;method>", "sip:alice@192.0.2.9;a"},
    {"<sip:192.0.2.9;method=a;x;method=b;y>", "sip:192.0.2.9;x"}, /* twice is malformed: cut before the second */
    {"<sip:192.0.2.9;method=a;method=b;y>", "sip:192.0.2.9"},
    {"<sip:192.0.2.9;methods=a;metho=b>", "sip:192.0.2.9;methods=a;metho=b"},
    {"<sip:alice;method=a@192.0.2.9;x=method>", "sip:alice;method=a@192.0.2.9;x=method"},
    {"<sip:alice:method=a@192.0.2.9;x>", "sip:alice:method=a@192.0.2.9;x"}};
  for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    start();
    request_line(bye_after(cases[i].contact, NULL), cases[i].uri);
  }
}

static void bye_branch_is_unique(void **state)
{
  (void)state;
  char branch[4][64];
  for (unsigned i = 0; i < 4; i++) {
    char id[32], b[32];
    snprintf(id, sizeof id, "call%u", i);
    snprintf(b, sizeof b, "z9hG4bKinvite%u", i);
    request r = invite(b);
    r.call_id = id;
    call_with(&r);
    accept_call();
    ack();
    must(vuas_bye, 0, NULL);
    snprintf(branch[i], sizeof branch[i], "%s", param(row(last(), "Via", 0), "branch"));
    for (unsigned k = 0; k < i; k++) assert_string_not_equal(branch[i], branch[k]);
    respond(last(), "200 OK");
    wait_ms(5000);
  }
}

static void bye_host_of_the_configuration(void **state)
{
  (void)state;
  memcpy(P.config.host, "uas.example.com", 15);
  P.config.host_length = 15;
  assert_int_equal(start(), VUAS_OK);
  call_in();
  ring();
  row_is(last(), "Contact", "<sip:uas.example.com:5060>");
  accept_call();
  ack();
  must(vuas_bye, 0, NULL);
  assert_int_equal(strncmp(row(last(), "Via", 0), "SIP/2.0/UDP uas.example.com:5060;", 33), 0);
  respond(last(), "200 OK");
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
}

static void bye_route_set_loose(void **state)
{
  (void)state;
  const peer_packet *p = bye_after("<sip:alice@192.0.2.9:5071>",
                                   "Record-Route: <sip:203.0.113.1:5080;lr;a=b>, \"P, 1\" <sip:p1.example.com;lr>\r\n"
                                   "Record-Route: <sip:p0.example.com;lr>;x=1\r\n");
  request_line(p, "sip:alice@192.0.2.9:5071"); /* as the rows stood, 12.1.1 */
  char all[512] = "";
  for (unsigned i = 0; row(p, "Route", i) != NULL; i++) {
    size_t n = strlen(all);
    snprintf(all + n, sizeof all - n, "%s%s", i ? ", " : "", row(p, "Route", i));
  }
  assert_string_equal(all,
                      "<sip:203.0.113.1:5080;lr;a=b>, \"P, 1\" <sip:p1.example.com;lr>, <sip:p0.example.com;lr>;x=1");
  goes_to(p, ip4(203, 0, 113, 1, 5080));
}

static void bye_route_set_strict(void **state)
{
  (void)state;
  const peer_packet *p =
      bye_after("<sip:alice@192.0.2.9:5071>", "Record-Route: <sip:203.0.113.1:5080;a=b>, <sip:p1.example.com;lr>\r\n");
  request_line(p, "sip:203.0.113.1:5080;a=b"); /* 12.2.1.1: the first route is a strict router */
  char all[512] = "";
  for (unsigned i = 0; row(p, "Route", i) != NULL; i++) {
    size_t n = strlen(all);
    snprintf(all + n, sizeof all - n, "%s%s", i ? ", " : "", row(p, "Route", i));
  }
  assert_string_equal(all, "<sip:p1.example.com;lr>, <sip:alice@192.0.2.9:5071>");
  goes_to(p, ip4(203, 0, 113, 1, 5080));
}

static void bye_single_strict_route(void **state)
{
  (void)state;
  const peer_packet *p = bye_after("<sip:alice@192.0.2.9:5071>", "Record-Route: <sip:203.0.113.1>\r\n");
  request_line(p, "sip:203.0.113.1");
  assert_int_equal(rows(p, "Route"), 1);
  row_is(p, "Route", "<sip:alice@192.0.2.9:5071>");
  goes_to(p, ip4(203, 0, 113, 1, 5060));
}

static void bye_strict_route_without_its_method(void **state)
{
  (void)state;
  const peer_packet *p =
      bye_after("<sip:alice@192.0.2.9:5071>", "Record-Route: <sip:203.0.113.1;method=INVITE;a=b?h=v>\r\n");
  request_line(p, "sip:203.0.113.1;a=b");
  row_is(p, "Route", "<sip:alice@192.0.2.9:5071>");
}

static void bye_to_a_host_name_goes_where_the_last_request_came_from(void **state)
{
  (void)state;
  P.path.peer = ip4(192, 0, 2, 55, 32000);
  bye_after("<sip:alice@alice.example.org:5071>", NULL);
  request_line(last(), "sip:alice@alice.example.org:5071");
  goes_to(last(), ip4(192, 0, 2, 55, 32000));
}

static void bye_goes_where_the_last_request_came_from_not_the_first(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.contact = "<sip:alice@alice.example.org:5071>";
  call_with(&r);
  accept_call();
  ack();
  P.path.peer = ip4(192, 0, 2, 77, 33000);
  hears("OPTIONS", "z9hG4bKoptions", "2");
  must(vuas_bye, 0, NULL);
  goes_to(last(), ip4(192, 0, 2, 77, 33000));
}

static void bye_route_with_a_host_name_goes_where_the_last_request_came_from(void **state)
{
  (void)state;
  P.path.peer = ip4(192, 0, 2, 55, 32000);
  bye_after("<sip:alice@192.0.2.9:5071>", "Record-Route: <sip:p.example.com;lr>\r\n");
  goes_to(last(), ip4(192, 0, 2, 55, 32000));
}

static void bye_ipv6(void **state)
{
  (void)state;
  bye_after("<sip:alice@[2001:db8::9]:5071>", NULL);
  const uint8_t ip[16] = {0x20, 1, 0x0d, 0xb8, [15] = 9};
  request_line(last(), "sip:alice@[2001:db8::9]:5071");
  assert_int_equal(last()->path.peer.family, 6);
  assert_memory_equal(last()->path.peer.ip, ip, 16);
  assert_int_equal(last()->path.peer.port, 5071);
}

static void bye_fields_and_body_of_the_application(void **state)
{
  (void)state;
  established();
  vuas_options o = options(0, NULL);
  o.n_fields = 1;
  o.field[0].name = text("Reason");
  o.field[0].value = text("Q.850;cause=16");
  assert_int_equal(say(vuas_bye, P.call, &o), VUAS_OK);
  answered("BYE");
  row_is(last(), "Reason", "Q.850;cause=16");
}

static void bye_to_a_peer_without_tag(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite"); /* RFC 2543 peers have none, 12.1.1: an empty remote tag */
  r.from_tag = NULL;
  call_with(&r);
  accept_call();
  request a = within("ACK", "z9hG4bKack", "1");
  hear(&a);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  must(vuas_bye, 0, NULL);
  row_is(last(), "To", "Alice <sip:alice@example.org>");
}

/* ---- client transaction ---- */

static void e_instants_and_f(void **state)
{
  (void)state;
  bye_after("<sip:alice@192.0.2.9:5071>", NULL);
  char first[VUAS_PACKET_BYTES];
  snprintf(first, sizeof first, "%s", last()->text);
  go(t0 + 31999);
  instants(0, "BYE", t0, AT(0, BACKOFF));
  assert_string_equal(last()->text, first);
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 0);
  go(t0 + 32000);
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  assert_int_equal(last_event(VUAS_EVENT_BYE_DONE)->event.status, 408);
  assert_true(last_event(VUAS_EVENT_BYE_DONE)->at == t0 + 32000);
  finish();
  instants(0, "BYE", t0, AT(0, BACKOFF));
}

static void e_counts_from_the_verb(void **state)
{
  (void)state;
  established();
  wait_ms(3000); /* nothing was due in between */
  must(vuas_bye, 0, NULL);
  wait_ms(2000);
  instants(0, "BYE", t0 + 3000, AT(0, 500, 1500));
}

static void e_is_t2_after_a_provisional(void **state)
{
  (void)state;
  bye_after("<sip:alice@192.0.2.9:5071>", NULL);
  wait_ms(600);
  respond(last(), "100 Trying");
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 0);
  go(t0 + 14000);
  /* the E already running expires once more, then every T2 */
  instants(0, "BYE", t0, AT(0, 500, 1500, 5500, 9500, 13500));
  go(t0 + 32000);
  assert_int_equal(last_event(VUAS_EVENT_BYE_DONE)->event.status, 408);
  finish();
}

static void final_ends_retransmission_and_k_absorbs(void **state)
{
  (void)state;
  bye_after("<sip:alice@192.0.2.9:5071>", NULL);
  const peer_packet *p = last();
  wait_ms(100);
  respond(p, "200 OK");
  uint64_t at = P.now;
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  assert_int_equal(last_event(VUAS_EVENT_BYE_DONE)->event.status, 200);
  wait_ms(1000);
  respond(p, "200 OK");
  silence();
  go(at + 4999);
  respond(p, "481 No");
  silence();
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  finish();
  instants(0, "BYE", t0, AT(0));
}

static void k_lasts_t4(void **state)
{
  (void)state;
  bye_after("<sip:alice@192.0.2.9:5071>", NULL);
  wait_ms(31000);
  respond(last(), "200 OK");
  uint64_t at = P.now;
  go(at + 4999); /* the INVITE's own transaction went at t0 + 32000 */
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS - 1);
  go(at + 5000);
  assert_int_equal(P.u.store.free_txs.count, PEER_TXS);
}

static void every_final_class_ends_it(void **state)
{
  const char *answer[] = {"202 Accepted", "302 Moved", "401 Unauthorized", "404 Not Found",
                          "481 Gone",     "500 Error", "603 Decline"};
  for (unsigned i = 0; i < 7; i++) {
    assert_int_equal(fresh(state), 0);
    bye_after("<sip:alice@192.0.2.9:5071>", NULL);
    respond(last(), answer[i]);
    assert_int_equal(last_event(VUAS_EVENT_BYE_DONE)->event.status, strtoul(answer[i], NULL, 10));
    finish();
    instants(0, "BYE", t0, AT(0));
  }
}

static void responses_that_do_not_match_are_dropped(void **state)
{
  (void)state;
  bye_after("<sip:alice@192.0.2.9:5071>", NULL);
  const peer_packet *p = last();
  const char *branch = param(row(p, "Via", 0), "branch");
  const char *ids = "From: <sip:b@h>;tag=1\r\nTo: <sip:a@h>;tag=2\r\nCall-ID: c1@192.0.2.1\r\nContent-Length: 0\r\n";
  char via[256], wrong[6][512];
  snprintf(via, sizeof via, "%s", row(p, "Via", 0));
  snprintf(wrong[0], 512, "Via: SIP/2.0/UDP 198.51.100.7:5060;branch=%sx\r\nCSeq: 1 BYE\r\n", branch);
  snprintf(wrong[1], 512, "Via: %s\r\nCSeq: %lu INVITE\r\n", via, strtoul(row(p, "CSeq", 0), NULL, 10));
  snprintf(wrong[2], 512, "Via: %s\r\nVia: SIP/2.0/UDP other.example.com;branch=z9hG4bKx\r\nCSeq: %s\r\n", via,
           row(p, "CSeq", 0));
  snprintf(wrong[3], 512, "Via: SIP/2.0/UDP 198.51.100.8:5060;branch=%s\r\nCSeq: %s\r\n", branch, row(p, "CSeq", 0));
  char near[64];
  snprintf(near, sizeof near, "%s", branch);
  near[strlen(near) - 1] = near[strlen(near) - 1] == '0' ? '1' : '0';
  snprintf(wrong[4], 512, "Via: SIP/2.0/UDP 198.51.100.7:5061;branch=%s\r\nCSeq: %s\r\n", branch, row(p, "CSeq", 0));
  snprintf(wrong[5], 512, "Via: SIP/2.0/UDP 198.51.100.7:5060;branch=%s\r\nCSeq: %s\r\n", near, row(p, "CSeq", 0));
  for (unsigned i = 0; i < 6; i++) {
    P.length = 0;
    put("SIP/2.0 200 OK\r\n%s%s\r\n", wrong[i], ids);
    assert_int_equal(hear_bytes(P.text, P.length), VUAS_OK);
    silence();
  }
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 0);
  assert_true(vuas_stats(&P.u)->dropped >= 6);
  wait_ms(500);
  instants(0, "BYE", t0, AT(0, 500));
}

static void transport_error_ends_it(void **state)
{
  (void)state;
  bye_after("<sip:alice@192.0.2.9:5071>", NULL);
  vuas_handle t = last()->transaction;
  blank_out();
  assert_int_equal(vuas_transport_error(&P.u, P.now, t, &P.out), VUAS_OK);
  after(VUAS_OK);
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  finish();
  instants(0, "BYE", t0, AT(0));
}

static void bye_without_a_free_transaction(void **state)
{
  (void)state;
  established();
  for (unsigned i = 0; P.u.store.free_txs.count > 0;
       i++) { /* CANCELs that nothing matches, OPTIONS: whatever takes a transaction */
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKfill%u", i);
    request r = within("OPTIONS", branch, "1");
    char cseq[16];
    snprintf(cseq, sizeof cseq, "%u", i + 2);
    r.cseq = cseq;
    hear(&r);
    assert_int_equal(sent(), 1);
    if (i >= 2 * PEER_TXS) return; /* answered without transactions: they cannot be used up this way */
  }
  refuses(vuas_bye, 0, NULL, VUAS_E_FULL);
  wait_ms(32000);
  must(vuas_bye, 0, NULL);
  answered("BYE");
}

/* ---- no free transaction ---- */

/* BYEs of dialogs that no one knows: each takes a transaction for its 481, until none is left. */
static void flood(void)
{
  for (unsigned i = 0; P.u.store.free_txs.count > 0; i++) {
    char branch[32];
    snprintf(branch, sizeof branch, "z9hG4bKflood%u", i);
    request r = within("BYE", branch, "7");
    r.to_tag = "0123456789abcdef0123456789abcdef";
    hear(&r);
    answered("481");
  }
}

static unsigned byes(void)
{
  unsigned n = 0;
  for (uint32_t i = 0; i < P.n_packets; i++) n += strncmp(P.packet[i].text, "BYE ", 4) == 0;
  return n;
}

/* Nothing leaves while no place is free; then the BYE does, and the call ends as any other. */
static const peer_packet *bye_leaves_later(uint64_t flooded)
{
  assert_int_equal(byes(), 0);
  assert_int_equal(events(VUAS_EVENT_ENDED), 0);
  go(flooded + 31999);
  assert_int_equal(byes(), 0);
  for (unsigned k = 0; k <= 500 && byes() == 0; k++) wait_ms(1); /* places are free again: within T1 it leaves */
  assert_int_equal(byes(), 1);
  const peer_packet *p = last();
  assert_string_equal(label(p), "BYE");
  respond(p, "200 OK");
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  finish();
  assert_int_equal(byes(), 1);
  assert_int_equal(events(VUAS_EVENT_BYE_DONE), 1);
  return p;
}

static void dispose_without_a_free_transaction(void **state)
{
  (void)state;
  established();
  flood();
  assert_int_equal(dispose(P.call), VUAS_OK);
  silence();
  bye_leaves_later(t0);
}

static void a_bye_that_waits_is_tried_each_t1(void **state)
{
  (void)state;
  uint64_t at;
  established();
  go(t0 + 31300);
  flood();
  assert_int_equal(dispose(P.call), VUAS_OK);
  assert_true(vuas_deadline(&P.u, &at) && at == t0 + 31800);
  go(t0 + 31800);
  silence();
  go(t0 + 32299); /* the INVITE's transaction has ended: one place is free */
  assert_int_equal(P.u.store.free_txs.count, 1);
  go(t0 + 32300);
  instants(0, "BYE", t0, AT(32300));
  assert_int_equal(rows(last(), "Reason"), 0);
  respond(last(), "200 OK");
  finish();
  assert_int_equal(byes(), 1);
}

static void a_deferred_bye_without_a_free_transaction(void **state)
{
  (void)state;
  call_in();
  accept_call();
  must(vuas_bye, 0, NULL);
  flood();
  ack();
  assert_int_equal(sent(), 0);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  bye_leaves_later(t0);
}

static void no_answer_in_the_ack_without_a_free_transaction(void **state)
{
  (void)state;
  request r = invite("z9hG4bKinvite");
  r.body = r.content_type = NULL;
  call_with(&r);
  accept_call();
  flood();
  ack();
  assert_int_equal(sent(), 0);
  assert_int_equal(events(VUAS_EVENT_ACK), 1);
  bye_leaves_later(t0);
}

static void no_ack_without_a_free_transaction(void **state)
{
  (void)state;
  call_in();
  accept_call();
  go(t0 + 20000);
  flood();
  go(t0 + 31999);
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 0);
  flood();
  go(t0 + 32000);
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 1);
  assert_int_equal(byes(), 0); /* the INVITE's own transaction ends at this instant, just afterwards */
  flood();
  ack(); /* too late */
  assert_int_equal(events(VUAS_EVENT_ACK), 0);
  const peer_packet *p = bye_leaves_later(t0 + 20000);
  assert_non_null(strstr(row(p, "Reason", 0), "cause=408"));
  assert_int_equal(events(VUAS_EVENT_ACK_TIMEOUT), 1);
}

static void the_callers_bye_while_ours_waits(void **state)
{
  (void)state;
  established();
  flood();
  assert_int_equal(dispose(P.call), VUAS_OK);
  wait_ms(700);
  hears("BYE", "z9hG4bKtheirs", "2");
  answered("200");
  assert_int_equal(events(VUAS_EVENT_BYE), 1);
  assert_int_equal(events(VUAS_EVENT_ENDED), 1);
  finish();
  assert_int_equal(byes(), 0);
}

static void bye_and_dispose_while_a_bye_waits(void **state)
{
  (void)state;
  established();
  go(t0 + 31300);
  flood();
  assert_int_equal(dispose(P.call), VUAS_OK);
  refuses(vuas_bye, 0, NULL, VUAS_E_FULL);
  assert_int_equal(dispose(P.call), VUAS_OK);
  silence();
  go(t0 + 32001);
  must(vuas_bye, 0, NULL);
  answered("BYE");
  respond(last(), "200 OK");
  finish();
  assert_int_equal(byes(), 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(bye_fields),
      T(bye_leaves_the_method_out),
      T(bye_addr_spec_contact),
      T(bye_branch_is_unique),
      T(bye_host_of_the_configuration),
      T(bye_route_set_loose),
      T(bye_route_set_strict),
      T(bye_single_strict_route),
      T(bye_strict_route_without_its_method),
      T(bye_to_a_host_name_goes_where_the_last_request_came_from),
      T(bye_goes_where_the_last_request_came_from_not_the_first),
      T(bye_route_with_a_host_name_goes_where_the_last_request_came_from),
      T(bye_ipv6),
      T(bye_fields_and_body_of_the_application),
      T(bye_to_a_peer_without_tag),
      T(e_instants_and_f),
      T(e_counts_from_the_verb),
      T(e_is_t2_after_a_provisional),
      T(final_ends_retransmission_and_k_absorbs),
      T(k_lasts_t4),
      T(every_final_class_ends_it),
      T(responses_that_do_not_match_are_dropped),
      T(transport_error_ends_it),
      T(bye_without_a_free_transaction),
      T(dispose_without_a_free_transaction),
      T(a_bye_that_waits_is_tried_each_t1),
      T(a_deferred_bye_without_a_free_transaction),
      T(no_answer_in_the_ack_without_a_free_transaction),
      T(no_ack_without_a_free_transaction),
      T(the_callers_bye_while_ours_waits),
      T(bye_and_dispose_while_a_bye_waits),
  };
  return cmocka_run_group_tests_name("core: BYE of our own", tests, NULL, NULL);
}
