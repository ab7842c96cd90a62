/* SPDX-License-Identifier: Apache-2.0 */
/* The public face: handles, time, layout, arguments of vuas_init, determinism, counters. */
#include "peer.h"

static vuas_options redirect_to(const char *uri)
{
  vuas_options o = options(0, NULL);
  o.n_contacts = 1;
  o.contact[0] = text(uri);
  return o;
}

/* ---- handles ---- */

static void unknown_handles(void **state)
{
  (void)state;
  call_in();
  const vuas_handle h = P.call;
  const vuas_handle wrong[] = {
      {0, 0},         {h.slot, h.generation + 1}, {h.slot, h.generation - 1}, {h.slot + 1, h.generation},
      {VUAS_NONE, 0}, {0xFFFFFFFF, 0xFFFFFFFF},   {PEER_CALLS, h.generation}};
  for (unsigned i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    P.call = wrong[i];
    refuses(vuas_trying, 0, NULL, VUAS_E_NOT_FOUND);
    refuses(vuas_progress, 0, NULL, VUAS_E_NOT_FOUND);
    refuses(vuas_accept, 0, ANSWER, VUAS_E_NOT_FOUND);
    refuses(vuas_reject, 0, NULL, VUAS_E_NOT_FOUND);
    refuses(vuas_bye, 0, NULL, VUAS_E_NOT_FOUND);
    vuas_options o = redirect_to("sip:carol@example.net");
    assert_int_equal(say(vuas_redirect, wrong[i], &o), VUAS_E_NOT_FOUND);
    assert_int_equal(dispose(wrong[i]), VUAS_E_NOT_FOUND);
    blank_out();
    assert_int_equal(vuas_transport_error(&P.u, P.now, wrong[i].generation == 0 ? wrong[i] : wrong[4], &P.out),
                     VUAS_E_NOT_FOUND);
  }
  P.call = h;
  ring();
}

static void a_stale_handle_never_names_the_next_call(void **state)
{
  (void)state;
  vuas_handle old[8];
  for (unsigned i = 0; i < 8; i++) { /* the slots are used again, the handles never */
    char branch[32], id[32];
    snprintf(branch, sizeof branch, "z9hG4bKstale%u", i);
    snprintf(id, sizeof id, "stale%u", i);
    request r = invite(branch);
    r.call_id = id;
    old[i] = call_with(&r);
    for (unsigned k = 0; k < i; k++) {
      assert_false(old[k].slot == old[i].slot && old[k].generation == old[i].generation);
      vuas_options o = options(0, NULL);
      assert_int_equal(say(vuas_reject, old[k], &o), VUAS_E_NOT_FOUND);
      assert_int_equal(dispose(old[k]), VUAS_E_NOT_FOUND);
    }
    P.call = old[i];
    must(vuas_reject, 0, NULL);
    ack_refusal();
    wait_ms(6000);
  }
}

/* ---- time ---- */

static void time_going_back_is_clamped(void **state)
{
  (void)state;
  call_in();
  wait_ms(150);
  blank_out();
  assert_int_equal(vuas_tick(&P.u, 0, &P.out), VUAS_OK); /* as if at PEER_START + 150 */
  after(VUAS_OK);
  silence();
  P.now = 10;
  hear(&P.invite);
  answered("100");
  P.now = PEER_START + 150;
  ring();
  uint64_t at;
  assert_true(vuas_deadline(&P.u, &at));
  assert_true(at == PEER_START + 150 + 60000);
  P.now = 10;
  must(vuas_progress, 183, NULL);
  assert_true(vuas_deadline(&P.u, &at));
  assert_true(at == PEER_START + 150 + 60000);
}

static void time_beyond_the_bound(void **state)
{
  (void)state;
  call_in();
  uint64_t now = P.now;
  const uint64_t beyond[] = {VUAS_TIME_MAX + (uint64_t)1, UINT64_MAX};
  for (unsigned i = 0; i < 2; i++) {
    P.now = beyond[i];
    P.before = P.arrays;
    refuses(vuas_progress, 0, NULL, VUAS_E_TIME);
    refuses(vuas_bye, 0, NULL, VUAS_E_TIME);
    assert_int_equal(dispose(P.call), VUAS_E_TIME);
    blank_out();
    assert_int_equal(vuas_tick(&P.u, P.now, &P.out), VUAS_E_TIME);
    after(VUAS_E_TIME);
    write_request(&P.invite);
    assert_int_equal(hear_bytes(P.text, P.length), VUAS_E_TIME);
    blank_out();
    assert_int_equal(vuas_transport_error(&P.u, P.now, (vuas_handle){0, 0}, &P.out), VUAS_E_TIME);
    assert_memory_equal(&P.before, &P.arrays, sizeof P.arrays);
  }
  P.now = now;
  ring();
}

static void time_at_the_bound(void **state)
{
  (void)state;
  P.now = VUAS_TIME_MAX;
  request r = invite("z9hG4bKinvite");
  r.rows = "Expires: 4294967295\r\n";
  call_with(&r);
  ring();
  accept_call();
  uint64_t at;
  assert_true(vuas_deadline(&P.u, &at)); /* lies beyond what a tick may say, and is not wrapped */
  assert_true(at == VUAS_TIME_MAX + (uint64_t)500);
  blank_out();
  assert_int_equal(vuas_tick(&P.u, P.now, &P.out), VUAS_OK);
  after(VUAS_OK);
  silence();
}

static void a_late_tick_does_one_thing_a_call(void **state)
{
  (void)state;
  for (unsigned i = 0; i < PEER_CALLS; i++) {
    char branch[32], id[32];
    snprintf(branch, sizeof branch, "z9hG4bKlate%u", i);
    snprintf(id, sizeof id, "late%u", i);
    request r = invite(branch);
    r.call_id = id;
    call_with(&r);
    must(vuas_trying, 0, NULL);
    must(vuas_progress, 0, NULL);
  }
  uint32_t first = P.n_packets;
  P.now += 600000; /* the loop slept */
  unsigned steps = 0;
  do {
    blank_out();
    assert_int_equal(vuas_tick(&P.u, P.now, &P.out), VUAS_OK);
    after(VUAS_OK);
    steps++;
    assert_true(steps < 100);
  } while (P.out.more);
  uint64_t at;
  assert_true(!vuas_deadline(&P.u, &at) || at > P.now);
  assert_true(P.n_packets >= first + PEER_CALLS); /* each 18x refreshed, once at least */
}

/* ---- init ---- */

static void layout_mismatch(void **state)
{
  (void)state;
  P.config.layout++;
  assert_int_equal(start(), VUAS_E_LAYOUT);
  P.config.layout = 0;
  assert_int_equal(start(), VUAS_E_LAYOUT);
}

static void init_arguments(void **state)
{
  const vuas_config config = P.config;
  const vuas_memory memory = P.memory;
  (void)state;
  const vuas_timing timing[] = {{0, 4000, 5000},
                                {VUAS_T1_MAX + 1, 4000, 5000},
                                {500, VUAS_T2_MAX + 1, 5000},
                                {500, 0, 5000},
                                {0xFFFFFFFF, 4000, 5000}};
  for (unsigned i = 0; i < sizeof timing / sizeof timing[0]; i++) {
    P.config.timing = timing[i];
    assert_int_equal(start(), VUAS_E_ARGUMENT);
  }
  P.config = config;
  P.config.trying_ms = 201;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.config = config;
  P.config.host_length = VUAS_MAX_IDENTITY + 1;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.config.host_length = 3;
  memcpy(P.config.host, "a\r\n", 3);
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.config = config;
  P.config.server_length = VUAS_MAX_IDENTITY + 1;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.config.server_length = 3;
  memcpy(P.config.server, "a\nb", 3);
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.config = config;
  P.memory.n_calls = 0;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.memory = memory;
  P.memory.n_txs = 0;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.memory = memory;
  P.memory.index_buckets = 1;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.memory = memory;
  P.memory.n_calls = VUAS_MAX_SLOTS + 1;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.memory = memory;
  P.memory.n_txs = 0xFFFFFFFF;
  assert_int_equal(start(), VUAS_E_ARGUMENT);
  P.memory = memory;
  assert_int_equal(start(), VUAS_OK);
  uint64_t at;
  assert_false(vuas_deadline(&P.u, &at));
}

static void receive_arguments(void **state)
{
  (void)state;
  static uint8_t big[VUAS_MAX_MESSAGE + 1];
  request r = req("OPTIONS", "z9hG4bKoptions");
  write_request(&r);
  P.path.transport = VUAS_TRANSPORT_OTHER + 1;
  assert_int_equal(hear_bytes(P.text, P.length), VUAS_E_ARGUMENT);
  P.path.transport = VUAS_UDP;
  memset(big, ' ', sizeof big);
  memcpy(big, P.text, P.length);
  assert_int_equal(hear_bytes(big, sizeof big), VUAS_E_SIZE);
  assert_int_equal(hear_bytes(big, sizeof big - 1), VUAS_OK); /* octets after the body are noise */
  answered("200");
}

static void server_header(void **state)
{
  (void)state;
  memcpy(P.config.server, "vuas-test/1", 11);
  P.config.server_length = 11;
  assert_int_equal(start(), VUAS_OK);
  call_in();
  ring();
  row_is(last(), "Server", "vuas-test/1");
  assert_int_equal(rows(last(), "Server"), 1);
}

/* ---- determinism ---- */

static void scene(void)
{
  call_in();
  wait_ms(300);
  ring();
  wait_ms(61000);
  accept_call();
  wait_ms(700);
  ack();
  request r = within("INVITE", "z9hG4bKre", "2");
  r.content_type = SDP;
  r.body = OFFER;
  hear(&r);
  must(vuas_bye, 0, NULL);
  wait_ms(3000);
  r = req("OPTIONS", "z9hG4bKoptions");
  hear(&r);
  r = req("BYE", "z9hG4bKbye");
  hear(&r);
  wait_ms(100000);
}

static void same_inputs_same_outputs(void **state)
{
  static peer_packet packet[PEER_PACKETS];
  static peer_event event[PEER_EVENTS];
  scene();
  uint32_t packets = P.n_packets, events_ = P.n_events;
  memcpy(packet, P.packet, sizeof packet);
  memcpy(event, P.event, sizeof event);
  assert_int_equal(fresh(state), 0);
  scene();
  assert_int_equal(P.n_packets, packets);
  assert_int_equal(P.n_events, events_);
  for (uint32_t i = 0; i < packets; i++) {
    assert_true(P.packet[i].at == packet[i].at);
    assert_string_equal(P.packet[i].text, packet[i].text);
  }
  for (uint32_t i = 0; i < events_; i++)
    assert_true(P.event[i].at == event[i].at && P.event[i].event.kind == event[i].event.kind);
}

static void another_secret_gives_other_tags(void **state)
{
  (void)state;
  const uint64_t secret[3][2] = {{1, 2}, {1, 3}, {4, 2}};
  char tag[3][256];
  for (unsigned i = 0; i < 3; i++) {
    assert_int_equal(vuas_init(&P.u, &P.config, &P.memory, secret[i]), VUAS_OK);
    P.n_events = 0;
    call_in();
    ring();
    snprintf(tag[i], sizeof tag[i], "%s", P.tag);
    for (unsigned k = 0; k < i; k++) assert_string_not_equal(tag[k], tag[i]);
  }
}

static void the_twentieth_call_of_a_slot(void **state)
{
  (void)state;
  for (unsigned i = 0; i < 20; i++) {
    char branch[4][32], id[32];
    const char *what[4] = {"i", "a", "o", "b"};
    for (unsigned k = 0; k < 4; k++) snprintf(branch[k], sizeof branch[k], "z9hG4bK%s%u", what[k], i);
    snprintf(id, sizeof id, "call%u", i);
    request r = invite(branch[0]);
    r.call_id = id;
    call_with(&r);
    accept_call();
    hears("ACK", branch[1], "1");
    assert_int_equal(events(VUAS_EVENT_ACK), i + 1);
    hears("OPTIONS", branch[2], "2");
    answered("200");
    if (i % 2 == 0) {
      hears("BYE", branch[3], "3");
      answered("200");
    } else {
      must(vuas_bye, 0, NULL);
      respond(last(), "200 OK");
    }
    assert_int_equal(events(VUAS_EVENT_ENDED), i + 1);
    wait_ms(32000);
  }
  finish();
}

static void counters(void **state)
{
  (void)state;
  established();
  const vuas_stats_counters *c = vuas_stats(&P.u);
  assert_true(c->received == 2 && c->requests == 2 && c->responses == 0);
  assert_true(c->calls == 1 && c->active_calls == 1 && c->dropped == 0);
  hear(&P.invite);
  assert_true(c->retransmissions_in == 1);
  must(vuas_bye, 0, NULL);
  wait_ms(500);
  assert_true(c->retransmissions_out == 1);
  respond(last(), "200 OK");
  assert_true(c->responses == 1);
  assert_true(c->active_calls == 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(unknown_handles),
      T(a_stale_handle_never_names_the_next_call),
      T(time_going_back_is_clamped),
      T(time_beyond_the_bound),
      T(time_at_the_bound),
      T(a_late_tick_does_one_thing_a_call),
      T(layout_mismatch),
      T(init_arguments),
      T(receive_arguments),
      T(server_header),
      T(same_inputs_same_outputs),
      T(the_twentieth_call_of_a_slot),
      T(another_secret_gives_other_tags),
      T(counters),
  };
  return cmocka_run_group_tests_name("core: public face", tests, NULL, NULL);
}
