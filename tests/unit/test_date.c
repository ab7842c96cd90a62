/* SPDX-License-Identifier: Apache-2.0 */
/* Dates: what is taken, what is refused. Every value stands twice in memory that ends at a guard page: at its begin,
   and behind octets that do not belong to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "date.h"
#include "guard.h"

#define GOOD "Sat, 13 Nov 2010 23:29:00 GMT"

/* The date in the size octets of value, behind those of before. */
static vuas_date read_at(const char *before, const char *value, size_t size)
{
  char whole[256];
  size_t head = strlen(before);
  assert_true(head + size <= sizeof whole);
  memcpy(whole, before, head);
  memcpy(whole + head, value, size);
  guard g = guard_make(whole, head + size);
  vuas_date d = vuas_parse_date(g.bytes, (uint32_t)head, (uint32_t)(head + size));
  guard_drop(&g);
  return d;
}

static void same(vuas_date x, vuas_date y)
{
  assert_int_equal(x.ok, y.ok);
  assert_int_equal(x.weekday, y.weekday);
  assert_int_equal(x.month, y.month);
  assert_int_equal(x.day, y.day);
  assert_int_equal(x.hour, y.hour);
  assert_int_equal(x.minute, y.minute);
  assert_int_equal(x.second, y.second);
  assert_int_equal(x.year, y.year);
}

static vuas_date read_sized(const char *value, size_t size)
{
  vuas_date d = read_at("", value, size);
  same(read_at("Date: ", value, size), d);
  return d;
}

static vuas_date date(const char *value)
{
  return read_sized(value, strlen(value));
}

static void refused(const char *value)
{
  vuas_date none = {false, 0, 0, 0, 0, 0, 0, 0};
  same(date(value), none);
}

static void whole(void **state)
{
  (void)state;
  vuas_date expected = {true, 6, 11, 13, 23, 29, 0, 2010};
  same(date(GOOD), expected);
  vuas_date first = {true, 0, 1, 1, 0, 0, 0, 0};
  same(date("Sun, 01 Jan 0000 00:00:00 GMT"), first);
  vuas_date last = {true, 5, 12, 31, 23, 59, 59, 9999};
  same(date("Fri, 31 Dec 9999 23:59:59 GMT"), last);
}

static void weekdays(void **state)
{
  (void)state;
  static const char names[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  for (int k = 0; k < 7; k++) {
    char text[64];
    (void)snprintf(text, sizeof text, "%s, 13 Nov 2010 23:29:00 GMT", names[k]);
    vuas_date d = date(text); /* only one of them is right: that is not looked at */
    assert_true(d.ok);
    assert_int_equal(d.weekday, k);
  }
  refused("sat, 13 Nov 2010 23:29:00 GMT");
  refused("SAT, 13 Nov 2010 23:29:00 GMT");
  refused("Sam, 13 Nov 2010 23:29:00 GMT");
  refused("   , 13 Nov 2010 23:29:00 GMT");
  refused("Saturday, 13-Nov-10 23:29:00 GMT"); /* RFC 850 */
}

static void months(void **state)
{
  (void)state;
  static const char names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (int k = 0; k < 12; k++) {
    char text[64];
    (void)snprintf(text, sizeof text, "Sat, 31 %s 2010 23:29:00 GMT", names[k]);
    vuas_date d = date(text); /* 31 Feb: the month is not looked at */
    assert_true(d.ok);
    assert_int_equal(d.month, k + 1);
    assert_int_equal(d.day, 31);
  }
  refused("Sat, 13 nov 2010 23:29:00 GMT");
  refused("Sat, 13 NOV 2010 23:29:00 GMT");
  refused("Sat, 13 Nob 2010 23:29:00 GMT");
  refused("Sat, 13 011 2010 23:29:00 GMT");
}

/* Every number from 00 to 99 at place k: those from least to most are taken. */
static void two_digits(size_t k, int least, int most)
{
  for (int x = 0; x < 100; x++) {
    char text[] = GOOD;
    text[k] = (char)('0' + x / 10);
    text[k + 1] = (char)('0' + x % 10);
    vuas_date d = date(text);
    assert_int_equal(d.ok, x >= least && x <= most);
    if (!d.ok) continue;
    assert_int_equal(k == 5 ? d.day : k == 17 ? d.hour : k == 20 ? d.minute : d.second, x);
  }
}

static void ranges(void **state)
{
  (void)state;
  two_digits(5, 1, 31);
  two_digits(17, 0, 23);
  two_digits(20, 0, 59);
  two_digits(23, 0, 59); /* no leap second: the grammar ends at 23:59:59 */
}

static void years(void **state)
{
  (void)state;
  for (int x = 0; x < 10000; x += 7) {
    char text[64];
    (void)snprintf(text, sizeof text, "Sat, 13 Nov %04d 23:29:00 GMT", x);
    vuas_date d = date(text);
    assert_true(d.ok);
    assert_int_equal(d.year, x);
  }
}

static void no_digits(void **state)
{
  (void)state;
  static const size_t places[] = {5, 6, 12, 13, 14, 15, 17, 18, 20, 21, 23, 24};
  for (size_t k = 0; k < sizeof places / sizeof places[0]; k++) {
    for (int c = 0; c < 256; c++) {
      if (c >= '0' && c <= '9') continue;
      char text[] = GOOD;
      text[places[k]] = (char)c;
      assert_false(read_sized(text, 29).ok);
    }
  }
  refused("Sat,  3 Nov 2010 23:29:00 GMT");
  refused("Sat, 3 Nov 2010 23:29:00 GMT");
}

/* No other octet may stand where the form has a name or a mark. */
static void marks(void **state)
{
  (void)state;
  static const size_t places[] = {3, 4, 7, 11, 16, 19, 22, 25, 26, 27, 28};
  for (size_t k = 0; k < sizeof places / sizeof places[0]; k++) {
    for (int c = 0; c < 256; c++) {
      char text[] = GOOD;
      if (text[places[k]] == (char)c) continue;
      text[places[k]] = (char)c;
      assert_false(read_sized(text, 29).ok);
    }
  }
  refused("Sat, 13 Nov 2010 23:29:00 UTC");
  refused("Sat, 13 Nov 2010 23:29:00 gmt");
}

static void lengths(void **state)
{
  (void)state;
  for (size_t k = 0; k < 29; k++) assert_false(read_sized(GOOD, k).ok);
  refused(GOOD " ");
  refused(" " GOOD);
  refused(GOOD ", " GOOD);
  refused("Sat,  13 Nov 2010 23:29:00 GMT");
  refused("Sat,\r\n 13 Nov 2010 23:29:00 GMT");
  refused("Sat, 13 Nov 2010 23:29 GMT");
  refused("Sat, 13 Nov 2010 23:29:00 +0000");
  refused("13 Nov 2010 23:29:00 GMT");
}

/* What stands behind the value does not make it whole. */
static void rest_unseen(void **state)
{
  (void)state;
  guard g = guard_make(GOOD, 29);
  for (uint32_t i = 0; i <= 29; i++) {
    for (uint32_t n = i; n <= 29; n++) assert_int_equal(vuas_parse_date(g.bytes, i, n).ok, i == 0 && n == 29);
  }
  guard_drop(&g);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(whole),     cmocka_unit_test(weekdays), cmocka_unit_test(months),
    cmocka_unit_test(ranges),    cmocka_unit_test(years),    cmocka_unit_test(no_digits),
    cmocka_unit_test(marks),     cmocka_unit_test(lengths),  cmocka_unit_test(rest_unseen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
