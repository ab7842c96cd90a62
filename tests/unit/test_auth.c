/* SPDX-License-Identifier: Apache-2.0 */
/* Credentials and challenges: what is taken, what is refused, where the parts are said to be. Every value stands twice
   in memory that ends at a guard page: at its begin, and behind octets that do not belong to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "auth.h"
#include "guard.h"

/* The message b, in which the value is [i, n). */
static const uint8_t *b;
static uint32_t i, n;

static void span_is(vuas_span s, const char *text)
{
  assert_true((uint32_t)s.off + s.len <= n);
  assert_int_equal(s.len, strlen(text));
  assert_memory_equal(b + s.off, text, s.len);
}

static void no_param(vuas_auth_param p, uint32_t k)
{
  assert_int_equal(p.next, k);
  assert_int_equal(p.name.off + p.name.len + p.value.off + p.value.len, 0);
  assert_false(p.quoted);
}

/* How many parameters stand from k on; where they end is *end. */
static int count(uint32_t k, uint32_t *end)
{
  int found = 0;
  vuas_auth_param p = vuas_auth_next(b, k, n);
  while (p.next > k) {
    assert_int_equal(p.name.off, k);
    assert_true(p.name.len > 0 && p.value.len > 0);
    assert_true(p.value.off > p.name.off + p.name.len);
    assert_true((uint32_t)p.value.off + p.value.len <= p.next && p.next <= n);
    assert_int_equal(p.quoted, b[p.value.off] == '"');
    found++;
    k = p.next;
    p = vuas_auth_next(b, k, n);
  }
  no_param(p, k);
  *end = k;
  return found;
}

/* How many parameters the value has, 0 if it is refused; both behind other octets and at the begin. */
static vuas_auth a;

static int params_at(const char *before, const char *value, size_t size)
{
  uint32_t end = 0;
  b = guard_value(before, value, size, &i, &n);
  a = vuas_parse_auth(b, i, n);
  if (!a.ok) {
    assert_int_equal(a.scheme.off + a.scheme.len, 0);
    assert_int_equal(a.params, 0);
    return 0;
  }
  assert_int_equal(a.scheme.off, i);
  assert_true(i < i + a.scheme.len && i + a.scheme.len < a.params && a.params < n);
  int found = count(a.params, &end);
  assert_int_equal(end, n);
  assert_true(found > 0);
  return found;
}

static int params_sized(const char *value, size_t size)
{
  int found = params_at("", value, size);
  assert_int_equal(params_at("Authorization: ", value, size), found);
  return found;
}

static int params(const char *value)
{
  return params_sized(value, strlen(value));
}

/* The parameters of the value, one after another: name, then value. */
static void next_is(uint32_t *k, const char *name, const char *value)
{
  vuas_auth_param p = vuas_auth_next(b, *k, n);
  assert_true(p.next > *k);
  span_is(p.name, name);
  span_is(p.value, value);
  assert_int_equal(p.quoted, value[0] == '"');
  *k = p.next;
}

static void credentials(void **state)
{
  (void)state;
  assert_int_equal(params("Digest username=\"Alice\", realm=\"atlanta.com\", "
    "nonce=\"84a4cc6f3082121f32b42a2187831a9e\", uri=\"sip:bob@biloxi.com;a=b,c\", "
    "response=\"7587245234b3434cc3412213e5f113a5432\", algorithm=MD5, cnonce=\"0a4f113b\", opaque=\"\", "
    "qop=auth, nc=00000001"), 10);
  span_is(a.scheme, "Digest");
  uint32_t k = a.params;
  next_is(&k, "username", "\"Alice\"");
  next_is(&k, "realm", "\"atlanta.com\"");
  next_is(&k, "nonce", "\"84a4cc6f3082121f32b42a2187831a9e\"");
  next_is(&k, "uri", "\"sip:bob@biloxi.com;a=b,c\"");
  next_is(&k, "response", "\"7587245234b3434cc3412213e5f113a5432\"");
  next_is(&k, "algorithm", "MD5");
  next_is(&k, "cnonce", "\"0a4f113b\"");
  next_is(&k, "opaque", "\"\"");
  next_is(&k, "qop", "auth");
  next_is(&k, "nc", "00000001");
  assert_int_equal(k, n);
}

static void challenge(void **state)
{
  (void)state;
  assert_int_equal(params("Digest realm=\"biloxi.com\", domain=\"sip:a sip:b\", qop=\"auth,auth-int\","
    "nonce=\"dcd98b\", opaque=\"5ccc\", stale=FALSE, algorithm=AKAv1-MD5"), 7);
  uint32_t k = a.params;
  next_is(&k, "realm", "\"biloxi.com\"");
  next_is(&k, "domain", "\"sip:a sip:b\"");
  next_is(&k, "qop", "\"auth,auth-int\"");
  next_is(&k, "nonce", "\"dcd98b\"");
  next_is(&k, "opaque", "\"5ccc\"");
  next_is(&k, "stale", "FALSE");
  next_is(&k, "algorithm", "AKAv1-MD5");
  assert_int_equal(k, n);
}

static void other_schemes(void **state)
{
  (void)state;
  assert_int_equal(params("X a=b"), 1);
  span_is(a.scheme, "X");
  assert_int_equal(params("dIGEST a=b,c=d"), 2);
  assert_int_equal(params("NTLM qop=\"auth\", realm=\"x\", realm=\"x\""), 3); /* twice is for the caller to see */
  assert_int_equal(params("Bearer authz_server=\"https://a/b\""), 1);
}

static void white_space(void **state)
{
  (void)state;
  assert_int_equal(params("Digest \t a = b"), 1);
  assert_int_equal(params("Digest\r\n a\r\n\t=\r\n \"b\"\r\n ,\r\n c\t=\td , e= f,g =h"), 4);
  uint32_t k = a.params;
  next_is(&k, "a", "\"b\"");
  next_is(&k, "c", "d");
  next_is(&k, "e", "f");
  next_is(&k, "g", "h");
  assert_int_equal(params(" Digest a=b"), 0);
  assert_int_equal(params("Digest a=b "), 0); /* what is around the value is none of it */
  assert_int_equal(params("Digest\r\na=b"), 0);
  assert_int_equal(params("Digest a=b,\r\nc=d"), 0);
  assert_int_equal(params("Digest a=\nb"), 0);
}

static void scheme_bad(void **state)
{
  (void)state;
  assert_int_equal(params(""), 0);
  assert_int_equal(params("Digest"), 0);
  assert_int_equal(params("Digest "), 0);
  assert_int_equal(params("=b"), 0);
  assert_int_equal(params("Digest:a=b"), 0);
  assert_int_equal(params("Digest,a=b"), 0);
  assert_int_equal(params("\"Digest\" a=b"), 0);
  assert_int_equal(params("Dig/est a=b"), 0);
  assert_int_equal(params("a=b"), 0);
  assert_int_equal(params("Digest Digest a=b"), 0);
}

static void list_bad(void **state)
{
  (void)state;
  assert_int_equal(params("Digest ,a=b"), 0);
  assert_int_equal(params("Digest a=b,"), 0);
  assert_int_equal(params("Digest a=b, "), 0);
  assert_int_equal(params("Digest a=b,,c=d"), 0);
  assert_int_equal(params("Digest a=b, ,c=d"), 0);
  assert_int_equal(params("Digest a=b c=d"), 0);
  assert_int_equal(params("Digest a=b;c=d"), 0);
  assert_int_equal(params("Digest a=\"b\"c=d"), 0);
  assert_int_equal(params("Digest a=b, Digest c=d"), 0); /* a second challenge has a row of its own */
}

static void param_bad(void **state)
{
  (void)state;
  assert_int_equal(params("Digest a"), 0);
  assert_int_equal(params("Digest a, b=c"), 0);
  assert_int_equal(params("Digest a="), 0);
  assert_int_equal(params("Digest a=,b=c"), 0);
  assert_int_equal(params("Digest =b"), 0);
  assert_int_equal(params("Digest a==b"), 0);
  assert_int_equal(params("Digest a:b"), 0);
  assert_int_equal(params("Digest \"a\"=b"), 0);
  assert_int_equal(params("Digest a=b=c"), 0);
  assert_int_equal(params("Digest a=b/c"), 0);
  assert_int_equal(params("Digest a=[::1]"), 0);
  assert_int_equal(params("Digest a=\xC3\xA4"), 0);
  assert_int_equal(params("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), 0); /* RFC 3261 22: Basic is not used */
  assert_int_equal(params_sized("Digest a=b\0", 11), 0);
}

static void quoted(void **state)
{
  (void)state;
  assert_int_equal(params("Digest a=\"\""), 1);
  assert_int_equal(params("Digest a=\"x\\\"y, b=c\""), 1);
  uint32_t k = a.params;
  next_is(&k, "a", "\"x\\\"y, b=c\"");
  assert_int_equal(params("Digest a=\"\xC3\xA4\r\n z\\\\\",b=\"\\,\""), 2);
  assert_int_equal(params("Digest a=\"b"), 0);
  assert_int_equal(params("Digest a=\""), 0);
  assert_int_equal(params("Digest a=\"b\\\""), 0);
  assert_int_equal(params("Digest a=\"b\\"), 0);
  assert_int_equal(params("Digest a=\"b\"\""), 0);
  assert_int_equal(params("Digest a=\"b\nc\""), 0);
  assert_int_equal(params("Digest a=\"b\\\r\""), 0);
  assert_int_equal(params("Digest a=b\"c\""), 0);
}

/* The iterator on its own: it stops where the list breaks, and says so by going nowhere. */
static void iterator(void **state)
{
  (void)state;
  static const char text[] = "a=b,,c=d";
  b = guard_value("", text, strlen(text), &i, &n);
  vuas_auth_param p = vuas_auth_next(b, 0, n);
  span_is(p.name, "a");
  assert_int_equal(p.next, 4);
  no_param(vuas_auth_next(b, 4, n), 4);
  p = vuas_auth_next(b, 5, n);
  span_is(p.name, "c");
  span_is(p.value, "d");
  assert_int_equal(p.next, n);
  no_param(vuas_auth_next(b, n, n), n);
  no_param(vuas_auth_next(b, 0, 0), 0);
  no_param(vuas_auth_next(b, 0, 4), 0); /* a comma and nothing behind it */
  no_param(vuas_auth_next(b, 0, 2), 0);
}

/* Every part of a good value: nothing is read beyond it, and only those cut at a parameter's end are good. */
static void cut_short(void **state)
{
  (void)state;
  static const char text[] = "Digest ab=\"c\\\"d\" ,\r\n e=fg";
  size_t size = strlen(text);
  for (size_t k = 0; k <= size; k++) {
    int expected = k == 16 ? 1 : k >= 24 ? 2 : 0;
    assert_int_equal(params_sized(text, k), expected);
  }
  assert_int_equal(size, 25);
}

/* Every octet in a name, in a token and between quotes. */
static void octets(void **state)
{
  (void)state;
  for (int c = 0; c < 256; c++) {
    char name[] = "X a?a=b", value[] = "X a=b?b", inside[] = "X a=\"b?b\"";
    bool token = vuas_is_token((uint8_t)c);
    name[3] = value[5] = inside[6] = (char)c;
    assert_int_equal(params_sized(name, 7), token ? 1 : 0);
    assert_int_equal(params_sized(value, 7), token ? 1 : 0);
    assert_int_equal(params_sized(inside, 9), (c >= 0x20 || c == '\t') && c != '"' && c != 0x7F ? 1 : 0);
  }
}

/* As long as a message may be. */
static void longest(void **state)
{
  (void)state;
  static char text[VUAS_MAX_MESSAGE];
  memset(text, 'a', sizeof text);
  memcpy(text, "X a=\"", 5);
  text[sizeof text - 1] = '"';
  assert_int_equal(params_at("", text, sizeof text), 1);
  uint32_t k = a.params;
  vuas_auth_param p = vuas_auth_next(b, k, n);
  assert_int_equal(p.value.off, 4);
  assert_int_equal(p.value.len, VUAS_MAX_MESSAGE - 4);
  assert_int_equal(p.next, VUAS_MAX_MESSAGE);
  text[sizeof text - 1] = 'a';
  assert_int_equal(params_at("", text, sizeof text), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(credentials), cmocka_unit_test(challenge), cmocka_unit_test(other_schemes),
    cmocka_unit_test(white_space), cmocka_unit_test(scheme_bad), cmocka_unit_test(list_bad),
    cmocka_unit_test(param_bad),   cmocka_unit_test(quoted),    cmocka_unit_test(iterator),
    cmocka_unit_test(cut_short),   cmocka_unit_test(octets),    cmocka_unit_test(longest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
