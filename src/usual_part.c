/* SPDX-License-Identifier: Apache-2.0 */
#include "usual_part.h"

#include "host.h"

inline bool vuas_is_usual_end(const uint8_t *b, uint32_t t, uint32_t n)
{
  return t == n || b[t] == ';';
}

/* --- host names --- */

inline uint32_t vuas_usual_name(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint64_t k = i, e = n, from = i; /* as wide as an address */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant run: vuas_run_end(VUAS_CLASS_HOST, b, k, n) == vuas_run_end(VUAS_CLASS_HOST, b, i, n);
      loop invariant places: \forall integer j; i <= j < k ==> vuas_host_place(b, i, j);
      loop invariant text: vuas_inner_run(b, i, k);
      loop assigns k, from;
      loop variant e - k; */
  for (;;) {
    from = k;
    k = vuas_label_end(b, from, e);
    if (k == from) return 0;
    /*@ assert label: \forall integer j; i <= j < k ==> vuas_host_place(b, i, j); */
    /*@ assert octets: \forall integer j; from <= j < k ==> vuas_inner(b[j]); */
    if (k == e || (b[k] != '.' && b[k] != '-')) break;
    /*@ assert after: vuas_host_place(b, i, k); */
    /*@ assert one: vuas_run_end(VUAS_CLASS_HOST, b, k, n) == vuas_run_end(VUAS_CLASS_HOST, b, k + 1, n); */
    k++;
  }
  if (vuas_is_digit(b[k - 1])) return 0;
  /*@ assert last: vuas_label_octet(b[k - 1]) && !vuas_digit(b[k - 1]); */
  /*@ assert letter: vuas_host_place(b, i, i) && vuas_label_octet(b[i]); */
  /*@ assert number: vuas_octet_end(b, i, k) == -1; */
  /*@ assert name: vuas_host_name(b, i, k); */
  return (uint32_t)k;
}

/* --- IPv4 addresses --- */

/*@ // [i, e) is a number of an IPv4 address
    predicate number{L}(uint8_t *b, integer i, integer e) =
      i < e <= i + 3 && vuas_all_digits(b, i, e) && (e == i + 1 || b[i] != '0') && vuas_decimal_value(b, i, e) <= 255;
*/
/*@ ghost
  /@ requires number: number(b, i, e);
     requires dot: b[e] == '.';
     terminates \true; exits \false; assigns \nothing;
     ensures end: \forall integer n; e < n ==> vuas_octet_end(b, i, n) == e;
  @/
  static void number_stops(const uint8_t *b, uint64_t i, uint64_t e)
  {
    /@ assert last: \forall integer n; e < n ==> vuas_run_end(VUAS_CLASS_DIGIT, b, e, n) == e; @/
    /@ assert third: \forall integer n; e < n ==> vuas_run_end(VUAS_CLASS_DIGIT, b, e - 1, n) == e; @/
    /@ assert second: e > i + 1 ==> \forall integer n; e < n ==> vuas_run_end(VUAS_CLASS_DIGIT, b, e - 2, n) == e; @/
    /@ assert first: \forall integer n; e < n ==> vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) == e; @/
  }

  /@ requires number: number(b, i, e);
     terminates \true; exits \false; assigns \nothing;
     ensures end: vuas_octet_end(b, i, e) == e;
  @/
  static void number_ends(const uint8_t *b, uint64_t i, uint64_t e)
  {
    /@ assert last: vuas_run_end(VUAS_CLASS_DIGIT, b, e, e) == e; @/
    /@ assert third: vuas_run_end(VUAS_CLASS_DIGIT, b, e - 1, e) == e; @/
    /@ assert second: e > i + 1 ==> vuas_run_end(VUAS_CLASS_DIGIT, b, e - 2, e) == e; @/
    /@ assert first: vuas_run_end(VUAS_CLASS_DIGIT, b, i, e) == e; @/
  }
*/

/* The place after the number at i and the dot behind it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result == 0 || i + 2 <= \result < n;
    ensures dot: \result > 0 ==> b[\result - 1] == '.';
    ensures number: \result > 0 ==> number(b, i, \result - 1);
*/
static uint64_t after_dot(const uint8_t *b, uint64_t i, uint64_t n)
{
  if (n - i < 3 || !vuas_is_digit(b[i])) return 0;
  if (b[i + 1] == '.') {
    /*@ assert value: vuas_decimal_value(b, i, i + 1) == b[i] - '0'; */
    return i + 2;
  }
  if (b[i] == '0' || !vuas_is_digit(b[i + 1]) || n - i == 3) return 0;
  if (b[i + 2] == '.') {
    /*@ assert value: vuas_decimal_value(b, i, i + 2) == 10 * (b[i] - '0') + (b[i + 1] - '0'); */
    return i + 3;
  }
  if (!vuas_is_digit(b[i + 2]) || b[i + 3] != '.' || n - i == 4) return 0;
  uint32_t v = 100u * ((uint32_t)b[i] - '0') + 10u * ((uint32_t)b[i + 1] - '0') + ((uint32_t)b[i + 2] - '0');
  /*@ assert value: vuas_decimal_value(b, i, i + 3) == v; */
  return v > 255 ? 0 : i + 4;
}

/* The end of the number at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result == 0 || i < \result <= n;
    ensures number: \result > 0 ==> number(b, i, \result);
*/
static uint64_t number_end(const uint8_t *b, uint64_t i, uint64_t n)
{
  if (i == n || !vuas_is_digit(b[i])) return 0;
  if (n - i == 1 || !vuas_is_digit(b[i + 1])) {
    /*@ assert value: vuas_decimal_value(b, i, i + 1) == b[i] - '0'; */
    return i + 1;
  }
  if (b[i] == '0') return 0;
  if (n - i == 2 || !vuas_is_digit(b[i + 2])) {
    /*@ assert value: vuas_decimal_value(b, i, i + 2) == 10 * (b[i] - '0') + (b[i + 1] - '0'); */
    return i + 2;
  }
  uint32_t v = 100u * ((uint32_t)b[i] - '0') + 10u * ((uint32_t)b[i + 1] - '0') + ((uint32_t)b[i + 2] - '0');
  /*@ assert value: vuas_decimal_value(b, i, i + 3) == v; */
  return v > 255 ? 0 : i + 3;
}

inline uint32_t vuas_usual_ip(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint64_t k = i; /* as wide as an address */
  uint32_t left = 3;
  /*@ loop invariant range: i <= k <= n && left <= 3;
      loop invariant digits: vuas_dotted_digits(b, i, k);
      loop invariant rest: \forall integer e; k < e && vuas_numbers(b, k, e, left + 1) ==> vuas_ipv4(b, i, e);
      loop assigns k, left;
      loop variant left; */
  while (left > 0) {
    uint64_t next = after_dot(b, k, n);
    if (next == 0) return 0;
    /*@ ghost number_stops(b, k, next - 1); */
    /*@ assert one: \forall integer e; next < e && vuas_numbers(b, next, e, left) ==>
          vuas_numbers(b, k, e, left + 1); */
    k = next;
    left--;
  }
  uint64_t e = number_end(b, k, n);
  /*@ ghost if (e > 0) number_ends(b, k, e); */
  /*@ assert last: e > 0 ==> vuas_numbers(b, k, e, 1); */
  return (uint32_t)e;
}

/* --- ports --- */

inline vuas_usual_port vuas_usual_port_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_usual_port p;
  uint64_t k = i, e = n; /* as wide as an address */
  uint32_t x = 0;
  /*@ loop invariant bounds: i <= k <= n && e == n && x <= 655359;
      loop invariant digits: vuas_all_digits(b, i, k);
      loop invariant run: vuas_run_end(VUAS_CLASS_DIGIT, b, k, n) == vuas_run_end(VUAS_CLASS_DIGIT, b, i, n);
      loop invariant value: x == vuas_decimal_value(b, i, k);
      loop assigns k, x;
      loop variant e - k; */
  while (k < e && x <= 65535 && vuas_is_digit(b[k])) {
    x = 10u * x + ((uint32_t)b[k] - '0');
    k++;
  }
  p.end = (uint32_t)k;
  p.value = x <= 65535 ? x : 0;
  return p;
}
