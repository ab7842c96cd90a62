/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/runner/sdp.c"

static uint8_t out[2048];
static size_t length;

/* Every offer lies in memory of exactly its size. */
static bool answer_bytes(const void *offer, size_t n, size_t cap) {
  uint8_t *copy = malloc(n == 0 ? 1 : n);
  assert_non_null(copy);
  memcpy(copy, offer, n);
  memset(out, 0xEE, sizeof out);
  length = 999;
  bool good = sdp_answer(copy, n, "192.0.2.7", false, 4000, 123, out, cap, &length);
  free(copy);
  assert_true(length <= cap);
  for (size_t i = cap; i < sizeof out; i++) {
    assert_int_equal(out[i], 0xEE);
  }
  assert_true(good ? length > 0 : length == 0);
  return good;
}

static bool answer(const char *offer) {
  return answer_bytes(offer, strlen(offer), 1024);
}

static void is_answer(const char *offer, const char *expected) {
  assert_true(answer(offer));
  out[length] = '\0';
  assert_string_equal((const char *)out, expected);
}

#define HEAD "v=0\r\no=- 123 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\n"
#define OFFER "v=0\r\no=a 1 1 IN IP4 192.0.2.1\r\ns=x\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
#define PCMU "a=rtpmap:0 PCMU/8000\r\n"
#define PCMA "a=rtpmap:8 PCMA/8000\r\n"

static void test_one_stream(void **state) {
  (void)state;
  is_answer(OFFER "m=audio 6000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n",
            HEAD "m=audio 4000 RTP/AVP 0\r\n" PCMU "a=inactive\r\n");
  is_answer(OFFER "m=audio 6000 RTP/AVP 18 8 0 101\r\n",
            HEAD "m=audio 4000 RTP/AVP 8 0\r\n" PCMU PCMA "a=inactive\r\n");
  is_answer(OFFER "m=audio 6000/2 RTP/AVP 8 8 8\r\n", HEAD "m=audio 4000 RTP/AVP 8\r\n" PCMA "a=inactive\r\n");
}

static void test_same_number_and_order(void **state) {
  (void)state;
  is_answer(OFFER "m=video 6002 RTP/AVP 96 97\r\na=rtpmap:96 x/90000\r\nm=audio 6004 RTP/SAVP 0\r\n"
                  "m=audio 6000 RTP/AVP 8\r\n"
                  "m=audio 6006 RTP/AVP 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
            HEAD "m=video 0 RTP/AVP 96\r\nm=audio 0 RTP/SAVP 0\r\nm=audio 4000 RTP/AVP 8\r\n" PCMA
                 "a=inactive\r\nm=audio 0 RTP/AVP 0\r\nm=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n");
}

static void test_line_ends_and_blanks(void **state) {
  (void)state;
  is_answer("v=0\no=a 1 1 IN IP4 192.0.2.1\ns=x\nt=0 0\nm=audio 6000 RTP/AVP  0 \n\r\n\n",
            HEAD "m=audio 4000 RTP/AVP 0\r\n" PCMU "a=inactive\r\n");
  is_answer("v=0\r\nm=audio 6000 RTP/AVP 0", HEAD "m=audio 4000 RTP/AVP 0\r\n" PCMU "a=inactive\r\n");
}

static void test_time_is_repeated(void **state) {
  (void)state;
  assert_true(answer("v=0\r\nt=2873397496 2873404696\r\nm=audio 6000 RTP/AVP 0\r\n"));
  out[length] = '\0';
  assert_non_null(strstr((const char *)out, "\r\nt=2873397496 2873404696\r\nm="));
  assert_false(answer("v=0\r\nt=now 0\r\nm=audio 6000 RTP/AVP 0\r\n"));
  assert_false(answer("v=0\r\nt=0\r\nm=audio 6000 RTP/AVP 0\r\n"));
}

static void test_nothing_to_take(void **state) {
  (void)state;
  static const char *const media[] = {"",
                                       "m=video 6000 RTP/AVP 0\r\n",
                                       "m=audio 0 RTP/AVP 0\r\n",
                                       "m=audio 6000 RTP/SAVP 0\r\n",
                                       "m=audio 6000 RTP/AVP 18 80 00\r\n",
                                       "m=audio 6000 RTP/AVPF 0\r\n",
                                       "m=audioo 6000 RTP/AVP 0\r\n"};
  for (size_t i = 0; i < sizeof media / sizeof media[0]; i++) {
    char offer[256] = OFFER;
    strcat(offer, media[i]);
    assert_false(answer(offer));
  }
}

static void test_malformed(void **state) {
  (void)state;
  static const char *const offer[] = {"",
                                      "\r\n",
                                      "v",
                                      "v=1\r\nm=audio 6000 RTP/AVP 0\r\n",
                                      "m=audio 6000 RTP/AVP 0\r\n",
                                      OFFER "m=audio 65536 RTP/AVP 0\r\n",
                                      OFFER "m=audio 6000/0 RTP/AVP 0\r\n",
                                      OFFER "m=audio 6000/ RTP/AVP 0\r\n",
                                      OFFER "m=audio 6000/1/1 RTP/AVP 0\r\n",
                                      OFFER "m=audio -1 RTP/AVP 0\r\n",
                                      OFFER "m=audio 99999999999999999999 RTP/AVP 0\r\n",
                                      OFFER "m=audio 6000 RTP/AVP\r\n",
                                      OFFER "m=audio 6000\r\n",
                                      OFFER "m=\r\n",
                                      OFFER "m=audio 6000 RTP/AVP 0\r\nm=video\r\n",
                                      OFFER "m=audio 6000 RTP/AVP 0 \x01\r\n",
                                      OFFER "m=audio 6000 RTP/AVP 0\t8\r\n",
                                      OFFER "m=audio 6000 RTP/AVP 0\xC3\xA4\r\n",
                                      OFFER "m=audio 6000 RTP/AVP 0\r\rx=1\r\n",
                                      OFFER "m=audio 6000 RTP/AVP 0\r\nno line\r\n",
                                      OFFER "\r\nm=audio 6000 RTP/AVP 0\r\n"};
  for (size_t i = 0; i < sizeof offer / sizeof offer[0]; i++) {
    assert_false(answer(offer[i]));
  }
  static const char with_nul[] = "v=0\r\na=x\0\r\nm=audio 6000 RTP/AVP 0\r\n";
  assert_false(answer_bytes(with_nul, sizeof with_nul - 1, 1024));
}

static void test_every_capacity(void **state) {
  (void)state;
  static const char offer[] = OFFER "m=video 1 RTP/AVP 96\r\nm=audio 6000 RTP/AVP 0 8\r\n";
  assert_true(answer(offer));
  size_t whole = length;
  for (size_t cap = 0; cap <= whole + 1; cap++) {
    assert_int_equal(answer_bytes(offer, sizeof offer - 1, cap), cap >= whole);
    assert_int_equal(length, cap >= whole ? whole : 0);
  }
  for (size_t n = 0; n < sizeof offer; n++) {
    (void)answer_bytes(offer, n, 1024);
  }
}

static void test_mutations(void **state) {
  (void)state;
  static const char seed[] = OFFER "m=audio 6000/1 RTP/AVP 0 8\r\nm=video 9 RTP/AVP 96\r\n";
  uint32_t x = 1;
  for (int round = 0; round < 20000; round++) {
    char offer[sizeof seed];
    memcpy(offer, seed, sizeof seed);
    for (int k = 0; k < 3; k++) {
      x = x * 1664525u + 1013904223u;
      offer[(x >> 8) % (sizeof seed - 1)] = "\r\n =/m0859v\0\xFF"[(x >> 24) % 14];
    }
    (void)answer_bytes(offer, sizeof seed - 1, 1024);
  }
}

static void test_offer(void **state) {
  (void)state;
  static const char expected[] =
      "v=0\r\no=- 18446744073709551615 1 IN IP6 2001:db8::1\r\ns=-\r\nc=IN IP6 2001:db8::1\r\nt=0 0\r\n"
      "m=audio 9 RTP/AVP 0 8\r\n" PCMU PCMA "a=inactive\r\n";
  assert_true(sdp_offer("2001:db8::1", true, 9, UINT64_MAX, out, sizeof out, &length));
  out[length] = '\0';
  assert_string_equal((const char *)out, expected);
  for (size_t cap = 0; cap < sizeof expected - 1; cap++) {
    assert_false(sdp_offer("2001:db8::1", true, 9, UINT64_MAX, out, cap, &length));
    assert_int_equal(length, 0);
  }
  assert_true(sdp_offer("2001:db8::1", true, 9, 0, out, sizeof out, &length));
  /* its own offer can be answered */
  assert_true(sdp_answer(out, length, "::1", true, 9, 1, out + 1024, 1024, &length));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_one_stream),       cmocka_unit_test(test_same_number_and_order),
      cmocka_unit_test(test_line_ends_and_blanks), cmocka_unit_test(test_time_is_repeated),
      cmocka_unit_test(test_nothing_to_take),  cmocka_unit_test(test_malformed),
      cmocka_unit_test(test_every_capacity),   cmocka_unit_test(test_mutations),
      cmocka_unit_test(test_offer),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
