/* SPDX-License-Identifier: Apache-2.0 */
/* Short parts of a value as nearly all write them, read with few instructions. What is not usual is no part here: its
   place is 0, and the general readers (host.h, ip.h, lex.h) are to look at it. */
#ifndef VUAS_USUAL_PART_H
#define VUAS_USUAL_PART_H

#include "field.h"

/*@ predicate vuas_dotted_digits{L}(uint8_t *b, integer i, integer e) =
      \forall integer k; i <= k < e ==> vuas_digit(b[k]) || b[k] == '.';

    // octets that are no white space, end no value of a list, and open neither quotes nor brackets
    predicate vuas_inner(integer c) = c > ' ' && c != ',' && c != '"' && c != '<';
    predicate vuas_inner_run{L}(uint8_t *b, integer i, integer e) = \forall integer k; i <= k < e ==> vuas_inner(b[k]);

    // a part may end at t: a parameter or nothing follows
    predicate vuas_usual_end{L}(uint8_t *b, integer t, integer n) = t == n || (t < n && b[t] == ';');
*/

/* Whether a part may end at t. */
/*@ requires octets: vuas_octets(b, n);
    requires range: t <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_usual_end(b, t, n);
*/
bool vuas_is_usual_end(const uint8_t *b, uint32_t t, uint32_t n);

/* The end of the host name at i: its first octet no digit, its last one neither a digit nor dot or hyphen, no two dots
   and hyphens side by side. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    requires first: !vuas_digit(b[i]);
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result == 0 || i < \result <= n;
    ensures end: \result > 0 ==> \result == vuas_host_end(b, i, n);
    ensures name: \result > 0 ==> vuas_host_kind_is(b, i, \result, VUAS_HOST_NAME);
    ensures text: vuas_inner_run(b, i, \result);
*/
uint32_t vuas_usual_name(const uint8_t *b, uint32_t i, uint32_t n);

/* The end of the IPv4 address at i, whatever follows it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result == 0 || i < \result <= n;
    ensures address: \result > 0 ==> vuas_ipv4(b, i, \result);
    ensures octets: \result > 0 ==> vuas_dotted_digits(b, i, \result);
*/
uint32_t vuas_usual_ip(const uint8_t *b, uint32_t i, uint32_t n);

/* A port's number, 0 if it is none, and the end of its digits. */
typedef struct {
  uint32_t end, value;
} vuas_usual_port;

/* The port at i, leading zeros allowed. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result.end <= n && \result.value <= 65535;
    ensures some: \result.value > 0 ==> i < \result.end;
    ensures digits: \result.value > 0 ==> vuas_all_digits(b, i, \result.end);
    ensures end: \result.value > 0 ==> \result.end == vuas_digits_end(b, i, n);
    ensures value: \result.value > 0 ==> \result.value == vuas_decimal_value(b, i, \result.end);
*/
vuas_usual_port vuas_usual_port_at(const uint8_t *b, uint32_t i, uint32_t n);

#endif
