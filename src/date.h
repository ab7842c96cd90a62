/* SPDX-License-Identifier: Apache-2.0 */
/* The date of the Date field (RFC 3261 20.17). b is the whole message and [i, n) the value without the white space
   around it. */
#ifndef VUAS_DATE_H
#define VUAS_DATE_H

#include "../spec/date.h"

/* A point of time, in GMT. All members are 0 unless ok. */
typedef struct {
  bool ok;
  uint8_t weekday; /* 0 Sunday to 6 Saturday, as it was written */
  uint8_t month;   /* 1 to 12 */
  uint8_t day, hour, minute, second;
  uint16_t year;
} vuas_date;

/*@ predicate vuas_no_date(vuas_date d) =
      d.weekday == 0 && d.month == 0 && d.day == 0 && d.hour == 0 && d.minute == 0 && d.second == 0 && d.year == 0;
*/

/* The date that the value is (RFC 3261 25.1, SIP-date): "Sat, 13 Nov 2010 23:29:00 GMT" in just this form and case, one
   space at each place, day 1 to 31, time 00:00:00 to 23:59:59. Whether the month has such a day, and whether the date
   falls on that day of the week, is not checked. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_date(b, i, n);
    ensures weekday: \result.ok ==> \result.weekday == vuas_weekday_at(b, i) && \result.weekday <= 6;
    ensures day: \result.ok ==> \result.day == vuas_two_value(b, i + 5) && 1 <= \result.day <= 31;
    ensures month: \result.ok ==> \result.month == vuas_month_at(b, i + 8) && 1 <= \result.month <= 12;
    ensures year: \result.ok ==> \result.year == 100 * vuas_two_value(b, i + 12) + vuas_two_value(b, i + 14) &&
      \result.year <= 9999;
    ensures hour: \result.ok ==> \result.hour == vuas_two_value(b, i + 17) && \result.hour <= 23;
    ensures minute: \result.ok ==> \result.minute == vuas_two_value(b, i + 20) && \result.minute <= 59;
    ensures second: \result.ok ==> \result.second == vuas_two_value(b, i + 23) && \result.second <= 59;
    ensures refused: !\result.ok ==> vuas_no_date(\result);
*/
vuas_date vuas_parse_date(const uint8_t *b, uint32_t i, uint32_t n);

#endif
