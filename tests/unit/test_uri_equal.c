/* SPDX-License-Identifier: Apache-2.0 */
/* Which URIs are equal (RFC 3261 19.1.4): its own examples, and what its rules say besides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "guard.h"
#include "uri_equal.h"

/* Compares x and y, each where the message ends, after other octets. */
static bool compare(const char *x, const char *y)
{
  static char room[2][70000] = {"sip:", "@"};
  size_t m = strlen(x), n = strlen(y);
  memcpy(room[0] + 4, x, m);
  memcpy(room[1] + 1, y, n);
  guard a = guard_make(room[0], m + 4), b = guard_make(room[1], n + 1);
  bool r = vuas_uri_equal(a.bytes, 4, (uint32_t)m + 4, b.bytes, 1, (uint32_t)n + 1);
  guard_drop(&a);
  guard_drop(&b);
  return r;
}

static void equal(const char *x, const char *y)
{
  if (!compare(x, y) || !compare(y, x)) fail_msg("%s differs from %s", x, y);
  if (!compare(x, x) || !compare(y, y)) fail_msg("%s or %s differs from itself", x, y);
}

static void other(const char *x, const char *y)
{
  if (compare(x, y) || compare(y, x)) fail_msg("%s is %s", x, y);
  if (!compare(x, x) || !compare(y, y)) fail_msg("%s or %s differs from itself", x, y);
}

/* The first list of examples. */
static void rfc3261_equal(void **state)
{
  (void)state;
  equal("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp");
  equal("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5");
  equal("sip:carol@chicago.com", "sip:carol@chicago.com;security=on");
  equal("sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on");
  equal("sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
    "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com");
  equal("sip:alice@atlanta.com?subject=project%20x&priority=urgent",
    "sip:alice@atlanta.com?priority=urgent&subject=project%20x");
}

/* The second list. */
static void rfc3261_other(void **state)
{
  (void)state;
  other("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP");
  other("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060");
  other("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp");
  other("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp");
  other("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting");
  other("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4");
}

/* Equality is not transitive: two that equal a third differ. */
static void rfc3261_not_transitive(void **state)
{
  (void)state;
  equal("sip:carol@chicago.com", "sip:carol@chicago.com;security=on");
  equal("sip:carol@chicago.com", "sip:carol@chicago.com;security=off");
  other("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off");
}

static void schemes(void **state)
{
  (void)state;
  other("sip:bob@biloxi.com", "sips:bob@biloxi.com");
  equal("SIPS:bob@biloxi.com", "sips:bob@biloxi.com");
  other("sip:bob@biloxi.com", "tel:+15551212");
  equal("TEL:+15551212", "tel:+15551212");
  other("tel:+15551212", "tel:+1555%31212");
  other("tel:+15551212", "tel:+155512122");
  other("mailto:x@y", "mailtoo:x@");
  other("urn:a", "urn:A");
}

static void userinfo(void **state)
{
  (void)state;
  other("sip:bob@biloxi.com", "sip:biloxi.com");
  other("sip:bob:pw@biloxi.com", "sip:bob@biloxi.com");
  other("sip:bob:pw@biloxi.com", "sip:bob:Pw@biloxi.com");
  other("sip:bob:pw@biloxi.com", "sip:bob:pwd@biloxi.com");
  equal("sip:bob:p%77@biloxi.com", "sip:bob:pw@biloxi.com");
  other("sip:bob@biloxi.com", "sip:bo@biloxi.com");
  other("sip:Bob@biloxi.com", "sip:bob@biloxi.com");
  other("sip:%42ob@biloxi.com", "sip:bob@biloxi.com");
}

/* What is reserved differs from its escape (RFC 2396 2.2); hexadecimal digits have no case. */
static void escapes(void **state)
{
  (void)state;
  const char *reserved = ";/?&=+$,";
  char x[64], y[64];
  for (const char *c = reserved; *c != 0; c++) {
    (void)snprintf(x, sizeof x, "sip:a%cb@biloxi.com", *c);
    (void)snprintf(y, sizeof y, "sip:a%%%02Xb@biloxi.com", (unsigned)*c);
    other(x, y);
  }
  for (const char *c = "-_.!~*'()0aZ"; *c != 0; c++) {
    (void)snprintf(x, sizeof x, "sip:a%cb@biloxi.com", *c);
    (void)snprintf(y, sizeof y, "sip:a%%%02xb@biloxi.com", (unsigned)*c);
    equal(x, y);
  }
  other("sip:a%40b@biloxi.com", "sip:a%3Ab@biloxi.com");
  equal("sip:a%3ab@biloxi.com", "sip:a%3Ab@biloxi.com");
  equal("sip:%c3%a9@biloxi.com", "sip:%C3%A9@biloxi.com");
  other("sip:%00@biloxi.com", "sip:%00%00@biloxi.com");
  other("sip:%2541@biloxi.com", "sip:A@biloxi.com");
  equal("sip:biloxi.com;x=%41", "sip:biloxi.com;%58=a");
}

static void hosts(void **state)
{
  (void)state;
  equal("sip:BILOXI.com", "sip:biloxi.COM");
  other("sip:biloxi.com", "sip:biloxi.co");
  other("sip:biloxi.com", "sip:biloxi.com.");
  equal("sip:[2001:DB8::1]", "sip:[2001:db8:0:0::1]");
  equal("sip:[::FFFF:192.0.2.1]", "sip:[::ffff:c000:201]");
  other("sip:[2001:db8::1]", "sip:[2001:db8::2]");
  other("sip:[2001:db8::1]", "sip:[2001:db9::1]");
  other("sip:[::ffff:192.0.2.1]", "sip:192.0.2.1");
  other("sip:biloxi.com:5060", "sip:biloxi.com:5061");
  equal("sip:biloxi.com:05060", "sip:biloxi.com:5060");
  other("sip:biloxi.com:0", "sip:biloxi.com");
}

/* user, ttl, method, maddr and transport stand in both or in none; all others count only where both have them. */
static void parameters(void **state)
{
  (void)state;
  const char *names[] = {"user", "ttl", "method", "maddr", "transport"};
  for (unsigned k = 0; k < 5; k++) {
    char x[64], y[64], z[64];
    (void)snprintf(x, sizeof x, "sip:biloxi.com;%s=1", names[k]);
    (void)snprintf(y, sizeof y, "sip:biloxi.com;%s=2", names[k]);
    (void)snprintf(z, sizeof z, "sip:biloxi.com;lr;x=y;%s=1;z", names[k]);
    other(x, "sip:biloxi.com");
    other(x, y);
    equal(x, z);
    (void)snprintf(y, sizeof y, "sip:biloxi.com;%.*s=1", (int)strlen(names[k]) - 1, names[k]);
    (void)snprintf(z, sizeof z, "sip:biloxi.com;%sx=1", names[k]);
    equal(y, "sip:biloxi.com");
    equal(z, "sip:biloxi.com");
  }
  other("sip:biloxi.com;%75ser=phone", "sip:biloxi.com");
  equal("sip:biloxi.com;%75SER=phone", "sip:biloxi.com;User=PHONE");
  equal("sip:biloxi.com;lr", "sip:biloxi.com");
  other("sip:biloxi.com;lr", "sip:biloxi.com;lr=on");
  other("sip:biloxi.com;a=1;b=2", "sip:biloxi.com;b=1;a=2");
  equal("sip:biloxi.com;a=1;b=2", "sip:biloxi.com;b=2;a=1");
  other("sip:biloxi.com;a=1;b=2", "sip:biloxi.com;c=3;b=3");
}

/* Headers are the same ones, each as often, in any order. */
static void headers(void **state)
{
  (void)state;
  equal("sip:biloxi.com?a=1&b=2&a=3", "sip:biloxi.com?A=3&a=1&B=2");
  other("sip:biloxi.com?a=1&a=1", "sip:biloxi.com?a=1");
  other("sip:biloxi.com?a=1&a=1&b=2", "sip:biloxi.com?a=1&b=2&b=2");
  other("sip:biloxi.com?a=", "sip:biloxi.com?a=1");
  other("sip:biloxi.com?a=1", "sip:biloxi.com?b=1");
  other("sip:biloxi.com?a=1", "sip:biloxi.com?a=1&b=1");
  equal("sip:biloxi.com;x?a=%31", "sip:biloxi.com;x?a=1");
}

/* What is no URI equals nothing, nor does what has more parameters or headers than are compared. */
static void never_equal(void **state)
{
  (void)state;
  assert_false(compare("sip:", "sip:"));
  assert_false(compare("", ""));
  assert_false(compare("sip:a@", "sip:a@"));
  assert_false(compare("sip:biloxi.com", "sip:biloxi.com;"));
  assert_false(compare("sip:biloxi.com;a=1;a=2", "sip:biloxi.com;a=1;a=2"));
  char x[512] = "sip:biloxi.com", y[512] = "sip:biloxi.com?h=0";
  for (unsigned k = 0; k < VUAS_MAX_URI_PARTS; k++) (void)snprintf(x + strlen(x), sizeof x - strlen(x), ";p%u", k);
  for (unsigned k = 1; k < VUAS_MAX_URI_PARTS; k++) (void)snprintf(y + strlen(y), sizeof y - strlen(y), "&h=%u", k);
  assert_true(compare(x, x));
  assert_true(compare(y, y));
  strcat(x, ";q");
  strcat(y, "&q=");
  assert_false(compare(x, x));
  assert_false(compare(x, "sip:biloxi.com"));
  assert_false(compare(y, y));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(rfc3261_equal), cmocka_unit_test(rfc3261_other), cmocka_unit_test(rfc3261_not_transitive),
    cmocka_unit_test(schemes), cmocka_unit_test(userinfo), cmocka_unit_test(escapes), cmocka_unit_test(hosts),
    cmocka_unit_test(parameters), cmocka_unit_test(headers), cmocka_unit_test(never_equal)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
