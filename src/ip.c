/* SPDX-License-Identifier: Apache-2.0 */
#include "ip.h"

#include "lex.h"

/* The end of one number of an IPv4 address that starts at i, VUAS_NONE if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_octet_end(b, i, n) && i < \result <= n;
    ensures number: \result != VUAS_NONE ==> vuas_decimal_value(b, i, \result) <= 255;
    ensures digits: \result != VUAS_NONE ==> (\forall integer k; i <= k < \result ==> vuas_digit(b[k]));
    ensures none: \result == VUAS_NONE <==> vuas_octet_end(b, i, n) == -1;
*/
static inline uint32_t number_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i == n || !vuas_is_digit(b[i])) return VUAS_NONE;
  if (n - i == 1 || !vuas_is_digit(b[i + 1])) {
    /*@ assert one: vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) == i + 1; */
    /*@ assert value: vuas_decimal_value(b, i, i + 1) == b[i] - '0'; */
    return i + 1;
  }
  if (n - i == 2 || !vuas_is_digit(b[i + 2])) {
    /*@ assert two: vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) == i + 2; */
    /*@ assert value: vuas_decimal_value(b, i, i + 2) == 10 * (b[i] - '0') + (b[i + 1] - '0'); */
    return b[i] == '0' ? VUAS_NONE : i + 2;
  }
  if (n - i > 3 && vuas_is_digit(b[i + 3])) {
    /*@ ghost uint32_t e = i + 4; */
    /*@ ghost
      /@ loop invariant range: i + 4 <= e <= n;
         loop invariant run: vuas_run_end(VUAS_CLASS_DIGIT, b, e, n) == vuas_run_end(VUAS_CLASS_DIGIT, b, i, n);
         loop assigns e;
         loop variant n - e;
      @/
      while (e < n && '0' <= b[e] && b[e] <= '9') e++;
    */
    /*@ assert more: vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) == e; */
    return VUAS_NONE;
  }
  uint32_t v = 100u * ((uint32_t)b[i] - '0') + 10u * ((uint32_t)b[i + 1] - '0') + ((uint32_t)b[i + 2] - '0');
  /*@ assert three: vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) == i + 3; */
  /*@ assert value: vuas_decimal_value(b, i, i + 3) == v; */
  return b[i] == '0' || v > 255 ? VUAS_NONE : i + 3;
}

bool vuas_is_ipv4(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = 4;
  /*@ loop invariant bounds: 1 <= k <= 4 && i <= n;
      loop invariant rest: vuas_numbers(b, i, n, k) <==> vuas_numbers(b, \at(i, Pre), n, 4);
      loop assigns i, k;
      loop variant k; */
  while (k > 1) {
    uint32_t e = number_end(b, i, n);
    if (e >= n || b[e] != '.') return false;
    /*@ assert end: e == vuas_octet_end(b, i, n); */
    /*@ assert down: vuas_numbers(b, i, n, k) ==> vuas_numbers(b, e + 1, n, k - 1); */
    /*@ assert up: vuas_numbers(b, e + 1, n, k - 1) ==> vuas_numbers(b, i, n, k); */
    i = e + 1;
    k--;
  }
  return number_end(b, i, n) == n;
}

/* Number k of the IPv4 address that [i, n) is. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n && k < 4;
    requires address: vuas_ipv4(b, i, n);
    terminates \true; exits \false; assigns \nothing;
    ensures value: \result == vuas_ipv4_octet(b, i, n, k);
    ensures small: \result <= 255;
*/
static uint32_t number_at(const uint8_t *b, uint32_t i, uint32_t n, uint32_t k)
{
  uint32_t v = 0;
  uint32_t left = 4;
  /*@ loop invariant bounds: i <= n && k < left <= 4;
      loop invariant rest: vuas_numbers(b, i, n, left);
      loop invariant same: vuas_ipv4_octet(b, i, n, k) == vuas_ipv4_octet(b, \at(i, Pre), n, \at(k, Pre));
      loop assigns i, k, left;
      loop variant k; */
  while (k > 0) {
    i = number_end(b, i, n) + 1;
    k--;
    left--;
  }
  uint32_t e = number_end(b, i, n);
  /*@ assert number: e != VUAS_NONE && e == vuas_octet_end(b, i, n); */
  (void)vuas_decimal(b, i, e, 255, &v);
  return v;
}

/* The value of a hexadecimal digit. */
/*@ requires digit: vuas_hex(c);
    terminates \true; exits \false; assigns \nothing;
    ensures value: \result == vuas_hex_digit(c);
    ensures small: \result <= 15;
*/
static uint32_t hex_digit(uint8_t c)
{
  if (c <= '9') return (uint32_t)(c - '0');
  if (c <= 'F') return (uint32_t)(c - 'A') + 10u;
  return (uint32_t)(c - 'a') + 10u;
}

/* The value of the group of at most four hexadecimal digits [i, e). */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e <= i + 4;
    requires digits: \forall integer k; i <= k < e ==> vuas_hex(b[k]);
    terminates \true; exits \false; assigns \nothing;
    ensures value: \result == vuas_hex_value(b, i, e);
    ensures small: \result <= 0xFFFF;
*/
static uint32_t hex_number(const uint8_t *b, uint32_t i, uint32_t e)
{
  uint32_t x = 0;
  /*@ loop invariant bounds: i <= k <= e;
      loop invariant value: x == vuas_hex_value(b, i, k);
      loop invariant small: (k == i ==> x == 0) && (k == i + 1 ==> x <= 0xF) && (k == i + 2 ==> x <= 0xFF) &&
        (k == i + 3 ==> x <= 0xFFF) && (k == i + 4 ==> x <= 0xFFFF);
      loop assigns k, x;
      loop variant e - k; */
  for (uint32_t k = i; k < e; k++) x = 16u * x + hex_digit(b[k]);
  return x;
}

/* How many 16-bit groups [i, n) is, where tail is 1 the last two perhaps as an IPv4 address; 0 if it is no such list.
   */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n && tail <= 1;
    terminates \true; exits \false; assigns \nothing;
    ensures count: \result > 0 ==> \result == vuas_groups(b, i, n, tail) && \result <= VUAS_MAX_MESSAGE + 1;
    ensures none: \result == 0 <==> vuas_groups(b, i, n, tail) < 0;
*/
static uint32_t count_groups(const uint8_t *b, uint32_t i, uint32_t n, uint32_t tail)
{
  uint32_t count = 0;
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n && count <= i;
      loop invariant rest: count + vuas_groups(b, i, n, tail) == vuas_groups(b, \at(i, Pre), n, tail);
      loop assigns i, count;
      loop variant n - i; */
  while (i < n) {
    uint32_t e = vuas_scan(VUAS_CLASS_HEX, b, i, n);
    if (e < n && b[e] == '.') return tail == 1 && vuas_is_ipv4(b, i, n) ? count + 2 : 0;
    if (e == i || e - i > 4) return 0;
    if (e == n) return count + 1;
    if (b[e] != ':') return 0;
    /*@ assert one: vuas_groups(b, i, n, tail) == 1 + vuas_groups(b, e + 1, n, tail); */
    i = e + 1;
    count++;
  }
  return 0;
}

/* The value of group k of the list of groups [i, n). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires there: k < vuas_groups(b, i, n, 0) || k < vuas_groups(b, i, n, 1);
    terminates \true; exits \false; assigns \nothing;
    ensures value: \result == vuas_group(b, i, n, k);
    ensures small: \result <= 0xFFFF;
*/
static uint32_t group_at(const uint8_t *b, uint32_t i, uint32_t n, uint32_t k)
{
  uint32_t e = vuas_scan(VUAS_CLASS_HEX, b, i, n);
  /*@ loop invariant bounds: i <= e <= n;
      loop invariant end: e == vuas_group_end(b, i, n);
      loop invariant digits: \forall integer j; i <= j < e ==> vuas_hex(b[j]);
      loop invariant there: k < vuas_groups(b, i, n, 0) || k < vuas_groups(b, i, n, 1);
      loop invariant same: vuas_group(b, i, n, k) == vuas_group(b, \at(i, Pre), n, \at(k, Pre));
      loop assigns i, k, e;
      loop variant k; */
  while (k > 0 && !(e < n && b[e] == '.')) {
    /*@ assert colon: e < n && b[e] == ':'; */
    /*@ assert none: vuas_groups(b, i, n, 0) == 1 + vuas_groups(b, e + 1, n, 0); */
    /*@ assert tail: vuas_groups(b, i, n, 1) == 1 + vuas_groups(b, e + 1, n, 1); */
    i = e + 1;
    k--;
    e = vuas_scan(VUAS_CLASS_HEX, b, i, n);
  }
  if (e < n && b[e] == '.') return 256u * number_at(b, i, n, 2 * k) + number_at(b, i, n, 2 * k + 1);
  return hex_number(b, i, e);
}

/* The first double colon of [i, n), n if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures first: \result == vuas_gap(b, i, n);
    ensures bounds: i <= \result <= n;
    ensures inside: \result < n ==> \result + 2 <= n;
*/
static uint32_t find_gap(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n;
      loop invariant rest: vuas_gap(b, i, n) == vuas_gap(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n && !(n - i > 1 && b[i] == ':' && b[i + 1] == ':')) i++;
  return i;
}

bool vuas_is_ipv6(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t g = find_gap(b, i, n);
  if (g == n) return count_groups(b, i, n, 1) == 8;
  uint32_t left = g == i ? 0 : count_groups(b, i, g, 0);
  if (g > i && left == 0) return false;
  uint32_t right = n - g == 2 ? 0 : count_groups(b, g + 2, n, 1);
  if (n - g > 2 && right == 0) return false;
  return left + right <= 7;
}

/* The value of group k of the IPv6 address that [i, n) is. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n && k < 8;
    requires address: vuas_ipv6(b, i, n);
    terminates \true; exits \false; assigns \nothing;
    ensures value: \result == vuas_ipv6_group(b, i, n, k);
    ensures small: \result <= 0xFFFF;
*/
static uint32_t ipv6_group(const uint8_t *b, uint32_t i, uint32_t n, uint32_t k)
{
  uint32_t g = find_gap(b, i, n);
  if (g == n) return group_at(b, i, n, k);
  uint32_t left = g == i ? 0 : count_groups(b, i, g, 0);
  /*@ assert left: left == vuas_left(b, i, g); */
  if (k < left) return group_at(b, i, g, k);
  uint32_t right = n - g == 2 ? 0 : count_groups(b, g + 2, n, 1);
  /*@ assert right: right == vuas_right(b, g, n) && left + right <= 7; */
  if (k >= 8 - right) return group_at(b, g + 2, n, k - (8 - right));
  return 0;
}

bool vuas_is_ipv6_reference(const uint8_t *b, uint32_t i, uint32_t n)
{
  return n - i > 2 && b[i] == '[' && b[n - 1] == ']' && vuas_is_ipv6(b, i + 1, n - 1);
}

/* Copies 16 octets that each stand in a wider number. */
/*@ requires octets: \valid_read(v + (0 .. 15)) && \valid(ip + (0 .. 15));
    requires small: \forall integer k; 0 <= k < 16 ==> v[k] <= 255;
    terminates \true; exits \false; assigns ip[0 .. 15];
    ensures copied: \forall integer k; 0 <= k < 16 ==> ip[k] == \old(v[k]);
*/
static void store(const uint32_t v[16], uint8_t ip[16])
{
  /*@ loop invariant bounds: 0 <= k <= 16;
      loop invariant copied: \forall integer j; 0 <= j < k ==> ip[j] == v[j];
      loop assigns k, ip[0 .. 15];
      loop variant 16 - k; */
  for (uint32_t k = 0; k < 16; k++) ip[k] = (uint8_t)v[k];
}

/* The octets of the IPv6 address that [i, n) is. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires address: vuas_ipv6(b, i, n);
    requires out: \valid(v + (0 .. 15));
    terminates \true; exits \false; assigns v[0 .. 15];
    ensures value: \forall integer k; 0 <= k < 8 ==> 256 * v[2 * k] + v[2 * k + 1] == vuas_ipv6_group(b, i, n, k);
    ensures small: \forall integer k; 0 <= k < 16 ==> v[k] <= 255;
*/
static void read_ipv6(const uint8_t *b, uint32_t i, uint32_t n, uint32_t v[16])
{
  /*@ loop invariant bounds: 0 <= k <= 8;
      loop invariant value: \forall integer j; 0 <= j < k ==>
        256 * v[2 * j] + v[2 * j + 1] == vuas_ipv6_group(b, i, n, j);
      loop invariant small: \forall integer j; 0 <= j < 2 * k ==> v[j] <= 255;
      loop assigns k, v[0 .. 15];
      loop variant 8 - k; */
  for (uint32_t k = 0; k < 8; k++) {
    uint32_t g = ipv6_group(b, i, n, k);
    v[2 * k] = g / 256u;
    v[2 * k + 1] = g % 256u;
  }
}

bool vuas_ip_value(const uint8_t *b, uint32_t i, uint32_t n, uint8_t *family, uint8_t ip[16])
{
  uint32_t v[16] = {0};
  uint8_t kind = 0;
  if (vuas_is_ipv4(b, i, n)) {
    kind = 4;
    v[0] = number_at(b, i, n, 0);
    v[1] = number_at(b, i, n, 1);
    v[2] = number_at(b, i, n, 2);
    v[3] = number_at(b, i, n, 3);
  } else if (vuas_is_ipv6(b, i, n)) {
    kind = 6;
    read_ipv6(b, i, n, v);
  } else if (vuas_is_ipv6_reference(b, i, n)) {
    kind = 6;
    read_ipv6(b, i + 1, n - 1, v);
  }
  *family = kind;
  store(v, ip);
  return kind != 0;
}
