/* SPDX-License-Identifier: Apache-2.0 */
/* Answers calls: 180, then 200 with a fixed session description. usage: answer PORT [CALLS: leave after that many have
   ended] */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <vuas.h>

enum { CALLS = 16, TXS = 32, BUCKETS = 8 };
static vuas ua;
static vuas_out out;
static vuas_call_slot calls[CALLS];
static vuas_tx txs[TXS];
static vuas_place by_key[VUAS_WAYS * BUCKETS], by_request[VUAS_WAYS * BUCKETS];
static uint64_t deadlines[2 * (CALLS + TXS)];
static uint32_t free_calls[CALLS], free_txs[TXS];
static int sock;
static long ended;

static uint64_t now_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static void send_packets(void)
{
  for (uint32_t i = 0; i < out.n_packets; i++) {
    const vuas_packet *p = &out.packet[i];
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(p->path.peer.port)};
    memcpy(&to.sin_addr, p->path.peer.ip, 4);
    sendto(sock, out.bytes + p->offset, p->length, 0, (struct sockaddr *)&to, sizeof to);
  }
}

/* Sends what the step asks for, then tells the application; a verb is a step of its own, so its output is handled
   likewise. */
static void finish(void)
{
  static const char body[] = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                             "m=audio 9 RTP/AVP 0\r\na=inactive\r\n";
  static const vuas_options ring = {0};
  static const vuas_options answer = {.content_type = VUAS_TEXT("application/sdp"), .body = VUAS_TEXT(body)};
  vuas_event event[VUAS_OUT_EVENTS];
  const uint32_t n = out.n_events;
  memcpy(event, out.event, sizeof event);
  send_packets();
  for (uint32_t i = 0; i < n; i++) {
    if (event[i].kind == VUAS_EVENT_ENDED) ended++;
    if (event[i].kind != VUAS_EVENT_INVITE) continue;
    if (vuas_progress(&ua, now_ms(), event[i].call, &ring, &out) == VUAS_OK) finish();
    if (vuas_accept(&ua, now_ms(), event[i].call, &answer, &out) == VUAS_OK) finish();
  }
}

int main(int argc, char **argv)
{
  const vuas_config config = {.layout = VUAS_LAYOUT, .timing = {500, 4000, 5000}, .trying_ms = 200, .refresh_ms = 60000,
    .retry_after_s = 5};
  const vuas_memory memory = {calls, CALLS, txs, TXS, by_key, by_request, BUCKETS, deadlines, free_calls, free_txs};
  uint64_t secret[2], at;
  static uint8_t bytes[VUAS_MAX_MESSAGE];
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)(argc > 1 ? atoi(argv[1]) : 5060))};
  const long leave_after = argc > 2 ? atol(argv[2]) : 0;
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sock = socket(AF_INET, SOCK_DGRAM, 0);
  if (sock < 0 || bind(sock, (struct sockaddr *)&here, sizeof here) != 0) return perror("answer"), 2;
  if (getrandom(secret, sizeof secret, 0) != sizeof secret) return perror("getrandom"), 2;
  if (vuas_init(&ua, &config, &memory, secret) != VUAS_OK) return fputs("vuas_init failed\n", stderr), 2;
  while (leave_after == 0 || ended < leave_after) {
    struct pollfd p = {.fd = sock, .events = POLLIN};
    const uint64_t now = now_ms();
    const int wait = !vuas_deadline(&ua, &at) ? -1 : at <= now ? 0 : at - now > 60000 ? 60000 : (int)(at - now);
    if (poll(&p, 1, wait) > 0) {
      vuas_path from = {.transport = VUAS_UDP, .peer.family = 4, .local.family = 4, .local.port = ntohs(here.sin_port),
        .local.ip = {127, 0, 0, 1}};
      struct sockaddr_in peer;
      socklen_t size = sizeof peer;
      const ssize_t n = recvfrom(sock, bytes, sizeof bytes, 0, (struct sockaddr *)&peer, &size);
      if (n < 0) continue;
      memcpy(from.peer.ip, &peer.sin_addr, 4);
      from.peer.port = ntohs(peer.sin_port);
      if (vuas_receive(&ua, now_ms(), &from, bytes, (uint32_t)n, &out) == VUAS_OK) finish();
    }
    do {
      if (vuas_tick(&ua, now_ms(), &out) != VUAS_OK) break;
      finish();
    } while (vuas_deadline(&ua, &at) && at <= now_ms());
  }
  printf("%ld calls ended\n", ended);
  return 0;
}
