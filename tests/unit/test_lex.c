/* SPDX-License-Identifier: Apache-2.0 */
/* Scanners, numbers, words, parameters: what they accept and where they stop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "guard.h"
#include "lex.h"
#include "param.h"
#include "words.h"

typedef struct {
  guard g;
  uint32_t n;
} input;

static input put(const char *s, size_t n)
{
  input in = {guard_make(s, n), (uint32_t)n};
  return in;
}

#define TEXT(s) put(s, sizeof(s) - 1)

static bool among(int c, const char *set)
{
  return c != 0 && strchr(set, c) != NULL;
}

static bool alnum(int c)
{
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void classes(void **state)
{
  (void)state;
  for (int c = 0; c < 256; c++) {
    uint8_t o = (uint8_t)c;
    bool unreserved = alnum(c) || among(c, "-_.!~*'()");
    assert_int_equal(vuas_is_in(VUAS_CLASS_TOKEN, o), alnum(c) || among(c, "-.!%*_+`'~"));
    assert_int_equal(vuas_is_token(o), vuas_is_in(VUAS_CLASS_TOKEN, o));
    assert_int_equal(vuas_is_in(VUAS_CLASS_WORD, o), alnum(c) || among(c, "-.!%*_+`'~()<>:\\\"/[]?{}"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_DIGIT, o), among(c, "0123456789"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_HEX, o), among(c, "0123456789abcdefABCDEF"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_USER, o), unreserved || among(c, "&=+$,;?/"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_PASSWORD, o), unreserved || among(c, "&=+$,"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_PARAM, o), unreserved || among(c, "[]/:&+$"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_HEADER, o), unreserved || among(c, "[]/?:+$"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_URIC, o), unreserved || among(c, ";/?:@&=+$,"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_SCHEME, o), alnum(c) || among(c, "+-."));
    assert_int_equal(vuas_is_in(VUAS_CLASS_HOST, o), alnum(c) || among(c, "-._"));
    assert_int_equal(vuas_is_in(VUAS_CLASS_HOSTPORT, o), alnum(c) || among(c, "-._:[]"));
    assert_int_equal(vuas_is_digit(o), among(c, "0123456789"));
    assert_int_equal(vuas_is_alpha(o), alnum(c) && !vuas_is_digit(o));
    assert_int_equal(vuas_is_wsp(o), c == ' ' || c == '\t');
    assert_int_equal(vuas_to_lower(o), c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
}

static void runs(void **state)
{
  (void)state;
  input t = TEXT("abc;x");
  assert_int_equal(vuas_scan_token(t.g.bytes, 0, t.n), 3);
  assert_int_equal(vuas_scan_token(t.g.bytes, 3, t.n), 3);
  assert_int_equal(vuas_scan_token(t.g.bytes, 4, t.n), 5);
  assert_int_equal(vuas_scan_token(t.g.bytes, 0, 2), 2);
  guard_drop(&t.g);
  t = TEXT("a84b<4@x");
  assert_int_equal(vuas_scan_word(t.g.bytes, 0, t.n), 6);
  assert_int_equal(vuas_scan_digits(t.g.bytes, 1, t.n), 3);
  guard_drop(&t.g);
  t = TEXT("a%20b%4");
  assert_int_equal(vuas_scan_escaped(VUAS_CLASS_USER, t.g.bytes, 0, t.n), 5);
  assert_int_equal(vuas_scan_escaped(VUAS_CLASS_USER, t.g.bytes, 0, 3), 1);
  guard_drop(&t.g);
  t = TEXT("%fG");
  assert_int_equal(vuas_scan_escaped(VUAS_CLASS_USER, t.g.bytes, 0, t.n), 0);
  guard_drop(&t.g);
}

static bool decimal_is(const char *s, uint32_t max, uint32_t expect)
{
  input t = put(s, strlen(s));
  uint32_t v = 77;
  bool ok = vuas_decimal(t.g.bytes, 0, t.n, max, &v);
  guard_drop(&t.g);
  if (!ok) assert_int_equal(v, 77);
  return ok && v == expect;
}

static void numbers(void **state)
{
  (void)state;
  assert_true(decimal_is("0", 0, 0));
  assert_true(decimal_is("0000000000000000000000042", 42, 42));
  assert_true(decimal_is("4294967295", 0xFFFFFFFF, 0xFFFFFFFF));
  assert_false(decimal_is("4294967296", 0xFFFFFFFF, 0));
  assert_false(decimal_is("18446744073709551617", 0xFFFFFFFF, 1));
  assert_false(decimal_is("256", 255, 256));
  assert_false(decimal_is("", 255, 0));
  assert_false(decimal_is("12a", 255, 12));
  assert_false(decimal_is("999999999999999999999x", 255, 0));
  assert_false(decimal_is("-1", 255, 0));
}

static void white_space(void **state)
{
  (void)state;
  input t = TEXT(" \t\r\n  x");
  assert_int_equal(vuas_skip_lws(t.g.bytes, 0, t.n), 6);
  assert_int_equal(vuas_skip_lws(t.g.bytes, 0, 4), 2);
  guard_drop(&t.g);
  t = TEXT("\r\n\tx");
  assert_int_equal(vuas_skip_lws(t.g.bytes, 0, t.n), 3);
  guard_drop(&t.g);
  t = TEXT("\r\nx");
  assert_int_equal(vuas_skip_lws(t.g.bytes, 0, t.n), 0);
  guard_drop(&t.g);
  t = TEXT("\n x");
  assert_int_equal(vuas_skip_lws(t.g.bytes, 0, t.n), 0);
  guard_drop(&t.g);
  t = TEXT("ab \t\r\n ");
  assert_int_equal(vuas_trim_lws(t.g.bytes, 0, t.n), 2);
  assert_int_equal(vuas_trim_lws(t.g.bytes, 4, t.n), 4);
  assert_int_equal(vuas_trim_lws(t.g.bytes, 0, 0), 0);
  guard_drop(&t.g);
}

static uint32_t quoted_of(const char *s, size_t n)
{
  input t = put(s, n);
  uint32_t e = vuas_scan_quoted(t.g.bytes, 0, t.n);
  guard_drop(&t.g);
  return e;
}
#define QUOTED(s) quoted_of(s, sizeof(s) - 1)

static void quoted(void **state)
{
  (void)state;
  assert_int_equal(QUOTED("\""), 0);
  assert_int_equal(QUOTED("ab\"c"), 2);
  assert_int_equal(QUOTED("a\\\"b\"c"), 4);
  assert_int_equal(QUOTED("\\\\\""), 2);
  assert_int_equal(QUOTED("\\\0\""), 2);
  assert_int_equal(QUOTED("\xC3\xA4\xFF\""), 3);
  assert_int_equal(QUOTED("a\r\n b\""), 5);
  assert_int_equal(QUOTED(""), VUAS_NONE);
  assert_int_equal(QUOTED("abc"), VUAS_NONE);
  assert_int_equal(QUOTED("abc\\"), VUAS_NONE);
  assert_int_equal(QUOTED("abc\\\""), VUAS_NONE);
  assert_int_equal(QUOTED("\\\xC3\""), VUAS_NONE);
  assert_int_equal(QUOTED("\\\r\""), VUAS_NONE);
  assert_int_equal(QUOTED("a\r\nb\""), VUAS_NONE);
  assert_int_equal(QUOTED("a\0b\""), VUAS_NONE);
  assert_int_equal(QUOTED("a\x7F\""), VUAS_NONE);
}

static uint32_t comma_of(const char *s)
{
  input t = put(s, strlen(s));
  uint32_t e = vuas_value_end(t.g.bytes, 0, t.n);
  guard_drop(&t.g);
  return e;
}

static void values(void **state)
{
  (void)state;
  assert_int_equal(comma_of("a,b"), 1);
  assert_int_equal(comma_of("ab"), 2);
  assert_int_equal(comma_of(""), 0);
  assert_int_equal(comma_of("<a,b>,c"), 5);
  assert_int_equal(comma_of("\"a,<\" <x>,c"), 9);
  assert_int_equal(comma_of("\"a\\\",\",c"), 6);
  assert_int_equal(comma_of("\"a,b"), VUAS_NONE);
  assert_int_equal(comma_of("<a,b"), VUAS_NONE);
  assert_int_equal(comma_of("<\">,b"), 3);
}

static void comparisons(void **state)
{
  (void)state;
  const uint8_t *a = (const uint8_t *)"xAbC[1";
  const uint8_t *b = (const uint8_t *)"aBc{1";
  assert_true(vuas_same_nocase(a, 1, b, 0, 3));
  assert_false(vuas_same_bytes(a, 1, b, 0, 3));
  assert_false(vuas_same_nocase(a, 1, b, 0, 4));
  assert_true(vuas_same_bytes(a, 5, b, 4, 1));
  assert_true(vuas_same_bytes(a, 0, b, 0, 0));
}

static bool word_of(const char *s, vuas_word w)
{
  input t = put(s, strlen(s));
  bool r = vuas_word_is(t.g.bytes, 0, t.n, w);
  guard_drop(&t.g);
  return r;
}

static void words(void **state)
{
  (void)state;
  static const char *const text[] = {
    "branch", "received", "rport", "maddr", "ttl", "tag", "lr", "transport", "handling", "optional", "required", "sip",
    "sips", "tel", "udp", "tcp", "tls", "sctp", "ws", "wss", "100rel", "timer", "refresher", "uac", "uas", "cause",
    "text", "duration", "application", "sdp"};
  assert_int_equal(sizeof text / sizeof text[0], VUAS_WORD_LAST + 1);
  for (uint32_t w = 0; w <= VUAS_WORD_LAST; w++) {
    for (uint32_t k = 0; k <= VUAS_WORD_LAST; k++) assert_int_equal(word_of(text[k], (vuas_word)w), k == w);
  }
  assert_true(word_of("BrAnCh", VUAS_WORD_BRANCH));
  assert_true(word_of("100REL", VUAS_WORD_100REL));
  assert_false(word_of("branc", VUAS_WORD_BRANCH));
  assert_false(word_of("branchy", VUAS_WORD_BRANCH));
  assert_false(word_of("", VUAS_WORD_LR));
  assert_false(word_of("\x11\x10\x10rel", VUAS_WORD_100REL));
}

typedef struct {
  bool ok, has_value, quoted;
  uint32_t next;
  char name[64], value[64], whole[64];
} param;

static void text_of(char out[64], const uint8_t *b, vuas_span s)
{
  assert_true(s.len < 64);
  memcpy(out, b + s.off, s.len);
  out[s.len] = 0;
}

static param param_of(const char *s)
{
  input t = put(s, strlen(s));
  vuas_param p = vuas_param_next(t.g.bytes, 0, t.n);
  param r;
  r.ok = p.next > 0;
  r.has_value = p.has_value;
  r.quoted = p.quoted;
  r.next = p.next;
  text_of(r.name, t.g.bytes, p.name);
  text_of(r.value, t.g.bytes, p.value);
  text_of(r.whole, t.g.bytes, p.whole);
  guard_drop(&t.g);
  return r;
}

static void param_is(const char *s, const char *name, const char *value, const char *whole, uint32_t next)
{
  param p = param_of(s);
  assert_true(p.ok);
  assert_string_equal(p.name, name);
  assert_int_equal(p.has_value, value != NULL);
  assert_string_equal(p.value, value != NULL ? value : "");
  assert_int_equal(p.quoted, p.value[0] == '"');
  assert_string_equal(p.whole, whole);
  assert_int_equal(p.next, next);
}

static void params(void **state)
{
  (void)state;
  param_is(";lr", "lr", NULL, "lr", 3);
  param_is(";lr;x", "lr", NULL, "lr", 3);
  param_is(" ;\r\n lr \r\n ;x", "lr", NULL, "lr", 11);
  param_is(";tag=a%73d--d,", "tag", "a%73d--d", "tag=a%73d--d", 13);
  param_is("; tag \t= 4 ;", "tag", "4", "tag \t= 4", 11);
  param_is(";q=\"a;\\\"b\";c", "q", "\"a;\\\"b\"", "q=\"a;\\\"b\"", 10);
  param_is(";received=2001:db8::9:1 ;a", "received", "2001:db8::9:1", "received=2001:db8::9:1", 24);
  param_is(";received=::1", "received", "::1", "received=::1", 13);
  param_is(";maddr=[::ffff:192.0.2.1];a", "maddr", "[::ffff:192.0.2.1]", "maddr=[::ffff:192.0.2.1]", 25);
  param_is(";h=host.example.", "h", "host.example.", "h=host.example.", 16);
  assert_false(param_of("").ok);
  assert_false(param_of(";").ok);
  assert_false(param_of("lr").ok);
  assert_false(param_of(";=a").ok);
  assert_false(param_of(";a=").ok);
  assert_false(param_of(";a= ").ok);
  assert_false(param_of(";a=;b").ok);
  assert_false(param_of(";;b").ok);
  assert_false(param_of(";a=\"b").ok);
  assert_false(param_of(";a=[::1").ok);
  assert_false(param_of(";a=[1.2.3.4]").ok);
  assert_false(param_of(";a=host:5060").ok);
  assert_false(param_of(";a=@").ok);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(classes), cmocka_unit_test(runs), cmocka_unit_test(numbers), cmocka_unit_test(white_space),
    cmocka_unit_test(quoted), cmocka_unit_test(values), cmocka_unit_test(comparisons), cmocka_unit_test(words),
    cmocka_unit_test(params)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
