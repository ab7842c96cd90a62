/* SPDX-License-Identifier: Apache-2.0 */
/* Messages out of a stream: whatever its pieces are, the same messages; what has no length ends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "frame.h"
#include "guard.h"

#define MAX 4000
#define ACK "ACK sip:a@b SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bKa\r\nContent-Length: 0\r\n\r\n"
#define BODY "INFO sip:a@b SIP/2.0\r\nl : 9\r\nVia: SIP/2.0/TCP h\r\n\r\nab\r\n\r\nc: "

typedef struct {
  char seen[400]; /* what came, in order: M and its length, P, S; then what ended it, if something did */
  uint32_t asked; /* calls */
} story;

static void note(story *s, char kind, uint32_t take)
{
  size_t at = strlen(s->seen);
  if (kind == 'M') (void)snprintf(s->seen + at, sizeof s->seen - at, "M%u ", take);
  else (void)snprintf(s->seen + at, sizeof s->seen - at, "%c ", kind);
}

/* The stream arrives in pieces of this many octets; each look is at memory that ends where the octets end. */
static story tell(const char *stream, size_t n, size_t piece, uint32_t max)
{
  static const char kinds[] = ".MPSNBL";
  story s = {"", 0};
  vuas_framing f = {0, 0, 0};
  size_t front = 0;
  for (size_t end = 0; end < n;) {
    end = end + piece < n ? end + piece : n;
    for (;;) {
      guard g = guard_make(stream + front, end - front);
      vuas_frame_status status = vuas_frame(g.bytes, (uint32_t)(end - front), max, &f);
      guard_drop(&g);
      s.asked++;
      if (status == VUAS_FRAME_MORE) break;
      note(&s, kinds[status], f.take);
      if (status >= VUAS_FRAME_NO_LENGTH) {
        assert_int_equal(f.take, 0);
        return s;
      }
      front += f.take;
    }
  }
  if (front < n) note(&s, '.', 0);
  return s;
}

#define TELLS(stream, expected) \
  assert_string_equal(tell(stream, sizeof(stream) - 1, sizeof(stream), MAX).seen, expected)

static void one_after_the_other(void **state)
{
  (void)state;
  assert_int_equal(sizeof ACK - 1, 78);
  assert_int_equal(sizeof BODY - 1, 60);
  TELLS(ACK, "M78 ");
  TELLS(ACK ACK BODY ACK, "M78 M78 M60 M78 ");
  TELLS("", "");
}

static void any_pieces(void **state)
{
  (void)state;
  static const char stream[] = "\r\n\r\n" ACK "\r\n" BODY "\r\n\r\n\r\n\r\n" BODY ACK;
  for (size_t piece = 1; piece < sizeof stream; piece++)
    assert_string_equal(tell(stream, sizeof stream - 1, piece, MAX).seen, "P M78 S M60 P P M60 M78 ");
}

static void keep_alives(void **state)
{
  (void)state;
  TELLS("\r\n\r\n", "P ");
  TELLS("\r\n", ". ");           /* half of one, or the answer to one: what follows will tell */
  TELLS("\r\n" ACK, "S M78 ");
  TELLS("\r\n\r\n\r\n" ACK, "P S M78 ");
  TELLS("\r", ". ");
  TELLS("\r\n\r", ". ");
  TELLS("\r\n\rx", "S B ");
}

static void nothing_whole_yet(void **state)
{
  (void)state;
  for (size_t n = 1; n < sizeof BODY - 1; n++) {
    assert_string_equal(tell(BODY, n, n, MAX).seen, ". ");
    assert_string_equal(tell(BODY, n, 1, MAX).seen, ". ");
  }
}

#define WITH(rows) "BYE sip:a@b SIP/2.0\r\n" rows "\r\n\r\n"

static void how_a_length_is_written(void **state)
{
  (void)state;
  TELLS(WITH("cOnTeNt-LeNgTh:0"), "M41 ");
  TELLS(WITH("L:0"), "M28 ");
  TELLS(WITH("Content-Length \t:\r\n \t 3 \r\n\t") "abc", "M55 ");
  TELLS(WITH("l: 00002\r\nVia: x") "ab", "M43 ");
  TELLS(WITH("l: 2\r\nl: 02") "ab", "M38 ");
  TELLS(WITH("X: a\r\n l: 7\r\nl: 0"), "M42 "); /* a line that goes on is no row */
}

static void no_length(void **state)
{
  (void)state;
  TELLS(WITH("Via: x"), "N ");
  TELLS(WITH("Content-Length2: 0"), "N ");
  TELLS(WITH("Content-Lengt: 0"), "N ");
  TELLS(WITH("X: a\r\n l: 7"), "N ");
  TELLS("l: 0\r\n\r\n", "N "); /* a start line is no row */
  TELLS(ACK WITH("Via: x") ACK, "M78 N ");
}

static void a_length_that_is_none(void **state)
{
  (void)state;
  TELLS(WITH("l:"), "B ");
  TELLS(WITH("l: -1"), "B ");
  TELLS(WITH("l: 1x"), "B ");
  TELLS(WITH("l: 1 2"), "B ");
  TELLS(WITH("l: \"1\""), "B ");
  TELLS(WITH("l: 1,1"), "B ");
  TELLS(WITH("l: 1\r\nContent-Length: 2"), "B ");
  TELLS(WITH("l: 1\r\nl: 1\r\nl: x"), "B ");
}

static void no_start_line(void **state)
{
  (void)state;
  TELLS("\n" ACK, "B ");
  TELLS(" " ACK, "B ");
  TELLS("\x16\x03\x01", "B "); /* TLS on the wrong port is known by its first octet */
  TELLS("\rx", "B ");
  TELLS(ACK "\n", "M78 B ");
}

static void bounds(void **state)
{
  (void)state;
  char stream[200] = WITH("l: 100");
  size_t head = strlen(stream);
  memset(stream + head, 'b', 100);
  uint32_t whole = (uint32_t)(head + 100);
  assert_string_equal(tell(stream, whole, whole, whole).seen, "M131 ");
  assert_string_equal(tell(stream, whole, 1, whole).seen, "M131 ");
  assert_string_equal(tell(stream, whole, whole, whole - 1).seen, "L ");
  assert_string_equal(tell(stream, head, 1, whole - 1).seen, "L "); /* known from the head on */
  TELLS(WITH("l: 65535"), "L ");
  TELLS(WITH("l: 65536"), "L ");
  TELLS(WITH("l: 4294967296"), "L ");
  TELLS(WITH("l: 99999999999999999999999999"), "L ");
  memset(stream, 'a', sizeof stream); /* a head that never ends */
  assert_string_equal(tell(stream, 199, 1, 200).seen, ". ");
  assert_string_equal(tell(stream, 200, 1, 200).seen, "L ");
}

/* The head is looked for behind what was looked at; the body is not looked at. */
static void what_was_seen(void **state)
{
  (void)state;
  vuas_framing f = {0, 0, 0};
  const uint8_t *b = (const uint8_t *)BODY;
  assert_int_equal(vuas_frame(b, 20, MAX, &f), VUAS_FRAME_MORE);
  assert_int_equal(f.seen, 17);
  assert_int_equal(f.need, 0);
  assert_int_equal(vuas_frame(b, 51, MAX, &f), VUAS_FRAME_MORE);
  assert_int_equal(f.need, 60);
  assert_int_equal(vuas_frame(b, 59, MAX, &f), VUAS_FRAME_MORE);
  assert_int_equal(vuas_frame(b, 60, MAX, &f), VUAS_FRAME_MESSAGE);
  assert_int_equal(f.take, 60);
  assert_int_equal(f.seen, 0);
  assert_int_equal(f.need, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_after_the_other), cmocka_unit_test(any_pieces), cmocka_unit_test(keep_alives),
    cmocka_unit_test(nothing_whole_yet), cmocka_unit_test(how_a_length_is_written), cmocka_unit_test(no_length),
    cmocka_unit_test(a_length_that_is_none), cmocka_unit_test(no_start_line), cmocka_unit_test(bounds),
    cmocka_unit_test(what_was_seen)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
