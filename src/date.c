/* SPDX-License-Identifier: Apache-2.0 */
#include "date.h"

#define NO_WEEKDAY 7
#define NO_MONTH 0
#define NO_NUMBER 100 /* two digits write less */

/* Whether the octets at i are these three. */
/*@ requires octets: vuas_octets(b, i + 3);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_spelled(b, i, x, y, z);
*/
static bool spelled(const uint8_t *b, uint32_t i, char x, char y, char z)
{
  return b[i] == x && b[i + 1] == y && b[i + 2] == z;
}

/* The day of the week that is named at i, NO_WEEKDAY if it is none. */
/*@ requires octets: vuas_octets(b, i + 3);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_weekday_at(b, i);
    ensures range: \result <= NO_WEEKDAY;
*/
static uint8_t read_weekday(const uint8_t *b, uint32_t i)
{
  if (spelled(b, i, 'S', 'u', 'n')) return 0;
  if (spelled(b, i, 'M', 'o', 'n')) return 1;
  if (spelled(b, i, 'T', 'u', 'e')) return 2;
  if (spelled(b, i, 'W', 'e', 'd')) return 3;
  if (spelled(b, i, 'T', 'h', 'u')) return 4;
  if (spelled(b, i, 'F', 'r', 'i')) return 5;
  if (spelled(b, i, 'S', 'a', 't')) return 6;
  return NO_WEEKDAY;
}

/* The month that is named at i, NO_MONTH if it is none. */
/*@ requires octets: vuas_octets(b, i + 3);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_month_at(b, i);
    ensures range: \result <= 12;
*/
static uint8_t read_month(const uint8_t *b, uint32_t i)
{
  if (spelled(b, i, 'J', 'a', 'n')) return 1;
  if (spelled(b, i, 'F', 'e', 'b')) return 2;
  if (spelled(b, i, 'M', 'a', 'r')) return 3;
  if (spelled(b, i, 'A', 'p', 'r')) return 4;
  if (spelled(b, i, 'M', 'a', 'y')) return 5;
  if (spelled(b, i, 'J', 'u', 'n')) return 6;
  if (spelled(b, i, 'J', 'u', 'l')) return 7;
  if (spelled(b, i, 'A', 'u', 'g')) return 8;
  if (spelled(b, i, 'S', 'e', 'p')) return 9;
  if (spelled(b, i, 'O', 'c', 't')) return 10;
  if (spelled(b, i, 'N', 'o', 'v')) return 11;
  if (spelled(b, i, 'D', 'e', 'c')) return 12;
  return NO_MONTH;
}

/* The number that the two digits at i write, NO_NUMBER if they are no digits. */
/*@ requires octets: vuas_octets(b, i + 2);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == NO_NUMBER <==> !vuas_two_digits(b, i);
    ensures value: \result != NO_NUMBER ==> \result == vuas_two_value(b, i) && \result < NO_NUMBER;
*/
static uint8_t read_two(const uint8_t *b, uint32_t i)
{
  if (!vuas_is_digit(b[i]) || !vuas_is_digit(b[i + 1])) return NO_NUMBER;
  return (uint8_t)(10 * (b[i] - '0') + (b[i + 1] - '0'));
}

/* Whether commas, spaces, colons and the zone stand in their places. */
/*@ requires octets: vuas_octets(b, i + VUAS_DATE_LEN);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_date_marks(b, i);
*/
static bool has_marks(const uint8_t *b, uint32_t i)
{
  return b[i + 3] == ',' && b[i + 4] == ' ' && b[i + 7] == ' ' && b[i + 11] == ' ' && b[i + 16] == ' ' &&
         b[i + 19] == ':' && b[i + 22] == ':' && b[i + 25] == ' ' && spelled(b, i + 26, 'G', 'M', 'T');
}

/* Weekday, day, month and year; all 0 unless ok. */
typedef struct {
  bool ok;
  uint8_t weekday, day, month;
  uint16_t year;
} calendar;

/*@ requires octets: vuas_octets(b, i + VUAS_DATE_LEN);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_calendar_at(b, i);
    ensures value: \result.ok ==> \result.weekday == vuas_weekday_at(b, i) && \result.day == vuas_two_value(b, i + 5) &&
      \result.month == vuas_month_at(b, i + 8) &&
      \result.year == 100 * vuas_two_value(b, i + 12) + vuas_two_value(b, i + 14);
    ensures none: !\result.ok ==> \result.weekday == 0 && \result.day == 0 && \result.month == 0 && \result.year == 0;
*/
static calendar read_calendar(const uint8_t *b, uint32_t i)
{
  calendar c = {false, 0, 0, 0, 0};
  uint8_t weekday = read_weekday(b, i), day = read_two(b, i + 5), month = read_month(b, i + 8);
  uint8_t century = read_two(b, i + 12), year = read_two(b, i + 14);
  if (weekday == NO_WEEKDAY || day < 1 || day > 31 || month == NO_MONTH) return c;
  if (century == NO_NUMBER || year == NO_NUMBER) return c;
  c.ok = true;
  c.weekday = weekday;
  c.day = day;
  c.month = month;
  c.year = (uint16_t)(100 * century + year);
  return c;
}

/* No date. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures none: !\result.ok && vuas_no_date(\result);
*/
static vuas_date no_date(void)
{
  vuas_date d = {false, 0, 0, 0, 0, 0, 0, 0};
  return d;
}

vuas_date vuas_parse_date(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (n - i != VUAS_DATE_LEN || !has_marks(b, i)) return no_date();
  calendar c = read_calendar(b, i);
  uint8_t hour = read_two(b, i + 17), minute = read_two(b, i + 20), second = read_two(b, i + 23);
  if (!c.ok || hour > 23 || minute > 59 || second > 59) return no_date();
  vuas_date d;
  d.ok = true;
  d.weekday = c.weekday;
  d.month = c.month;
  d.day = c.day;
  d.hour = hour;
  d.minute = minute;
  d.second = second;
  d.year = c.year;
  return d;
}
