/* SPDX-License-Identifier: Apache-2.0 */
/* What a date means (RFC 3261 25.1, SIP-date). Included by src/date.h. Nothing here is recursive. */
#ifndef VUAS_SPEC_DATE_H
#define VUAS_SPEC_DATE_H

#include "../src/lex.h"

#define VUAS_DATE_LEN 29 /* Sat, 13 Nov 2010 23:29:00 GMT */

/*@ // the octets from i on are these three letters, in this case (RFC 3261 20.17)
    logic boolean vuas_spelled(uint8_t *b, integer i, integer x, integer y, integer z) =
      b[i] == x && b[i + 1] == y && b[i + 2] == z;

    // the day of the week that is named at i, Sunday being 0; 7 if it is none
    logic integer vuas_weekday_at(uint8_t *b, integer i) =
      vuas_spelled(b, i, 'S', 'u', 'n') ? 0 :
      vuas_spelled(b, i, 'M', 'o', 'n') ? 1 :
      vuas_spelled(b, i, 'T', 'u', 'e') ? 2 :
      vuas_spelled(b, i, 'W', 'e', 'd') ? 3 :
      vuas_spelled(b, i, 'T', 'h', 'u') ? 4 :
      vuas_spelled(b, i, 'F', 'r', 'i') ? 5 :
      vuas_spelled(b, i, 'S', 'a', 't') ? 6 : 7;

    // the month that is named at i, January being 1; 0 if it is none
    logic integer vuas_month_at(uint8_t *b, integer i) =
      vuas_spelled(b, i, 'J', 'a', 'n') ? 1 :
      vuas_spelled(b, i, 'F', 'e', 'b') ? 2 :
      vuas_spelled(b, i, 'M', 'a', 'r') ? 3 :
      vuas_spelled(b, i, 'A', 'p', 'r') ? 4 :
      vuas_spelled(b, i, 'M', 'a', 'y') ? 5 :
      vuas_spelled(b, i, 'J', 'u', 'n') ? 6 :
      vuas_spelled(b, i, 'J', 'u', 'l') ? 7 :
      vuas_spelled(b, i, 'A', 'u', 'g') ? 8 :
      vuas_spelled(b, i, 'S', 'e', 'p') ? 9 :
      vuas_spelled(b, i, 'O', 'c', 't') ? 10 :
      vuas_spelled(b, i, 'N', 'o', 'v') ? 11 :
      vuas_spelled(b, i, 'D', 'e', 'c') ? 12 : 0;

    // the number that the two digits at i write
    logic boolean vuas_two_digits(uint8_t *b, integer i) = vuas_digit(b[i]) && vuas_digit(b[i + 1]);
    logic integer vuas_two_value(uint8_t *b, integer i) = 10 * (b[i] - '0') + (b[i + 1] - '0');
    predicate vuas_two_within{L}(uint8_t *b, integer i, integer least, integer most) =
      vuas_two_digits(b, i) && least <= vuas_two_value(b, i) <= most;

    // what stands between names and numbers
    predicate vuas_date_marks{L}(uint8_t *b, integer i) =
      b[i + 3] == ',' && b[i + 4] == ' ' && b[i + 7] == ' ' && b[i + 11] == ' ' && b[i + 16] == ' ' &&
      b[i + 19] == ':' && b[i + 22] == ':' && b[i + 25] == ' ' && vuas_spelled(b, i + 26, 'G', 'M', 'T');

    // its names and numbers: the day is not checked against month and year, nor the day of the week against the date
    predicate vuas_calendar_at{L}(uint8_t *b, integer i) =
      vuas_weekday_at(b, i) <= 6 && vuas_two_within(b, i + 5, 1, 31) && vuas_month_at(b, i + 8) >= 1 &&
      vuas_two_digits(b, i + 12) && vuas_two_digits(b, i + 14);
    predicate vuas_time_at{L}(uint8_t *b, integer i) =
      vuas_two_within(b, i + 17, 0, 23) && vuas_two_within(b, i + 20, 0, 59) && vuas_two_within(b, i + 23, 0, 59);

    // [i, n) is a date
    predicate vuas_is_date{L}(uint8_t *b, integer i, integer n) =
      n - i == VUAS_DATE_LEN && vuas_date_marks(b, i) && vuas_calendar_at(b, i) && vuas_time_at(b, i);
*/

#endif
