/* SPDX-License-Identifier: Apache-2.0 */
/* IP addresses as text. */
#include "write.h"

/* Number k of a dotted address. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, vuas_ip4_piece(v, k));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> \forall integer q; \old(w->at) <= q < w->at ==>
      w->b[q] == vuas_ip4_piece_octet(v, k, q - \old(w->at));
*/
static void vuas_put_ip4_piece(vuas_writer *w, uint8_t v, uint32_t k)
{
  uint32_t start = w->at;
  if (k > 0) vuas_put_byte(w, '.');
  /*@ ghost uint32_t digits = w->at; */
  vuas_put_decimal(w, v);
  /*@ assert dot: !w->overflow && k > 0 ==> w->b[start] == '.'; */
  /*@ assert number: !w->overflow ==> \forall integer q; digits <= q < w->at ==>
        w->b[q] == vuas_decimal_octet(v, vuas_decimal_size(v), q - digits); */
  if (w->overflow) w->at = start;
}

/*@ requires ok: vuas_writer_ok(w);
    requires address: \valid_read(a);
    requires apart: \separated(w, a) && \separated(w->b + (0 .. w->cap - 1), a);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, \old(vuas_ip4_place(&a->ip[0], 4)));
    ensures size: 0 <= \old(vuas_ip4_place(&a->ip[0], 4)) <= 16;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_ip4_there{Old, Here}(w->b, \old(w->at), w->at, &a->ip[0]);
*/
static void vuas_put_ip4(vuas_writer *w, const vuas_address *a)
{
  uint32_t start = w->at;
  /*@ loop invariant number: 0 <= k <= 4;
      loop invariant ok: vuas_writer_ok(w) && start <= w->at;
      loop invariant address: \forall integer j; 0 <= j < 16 ==> a->ip[j] == \at(a->ip[j], Pre);
      loop invariant size: 0 <= vuas_ip4_place{Pre}(&a->ip[0], k) <= 4 * k;
      loop invariant means: \forall integer o; vuas_ip4_place{Pre}(&a->ip[0], k) <= o ==>
        vuas_ip4_octet{Pre}(&a->ip[0], 0, o) == vuas_ip4_octet{Pre}(&a->ip[0], k,
        o - vuas_ip4_place{Pre}(&a->ip[0], k));
      loop invariant overflow: w->overflow <==> \at(w->overflow, Pre) ||
        start + vuas_ip4_place{Pre}(&a->ip[0], k) > w->cap;
      loop invariant at: !w->overflow ==> w->at == start + vuas_ip4_place{Pre}(&a->ip[0], k);
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant octets: !w->overflow ==> vuas_ip4_there{Pre, Here}(w->b, start, w->at, &a->ip[0]);
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant 4 - k;
  */
  for (uint32_t k = 0; k < 4; k++) {
    uint8_t v = a->ip[k];
    /*@ assert number: v == \at(a->ip[\at(k, Here)], Pre); */
    /*@ ghost uint32_t at = w->at; */
    vuas_put_ip4_piece(w, v, k);
    /*@ assert place: vuas_ip4_place{Pre}(&a->ip[0], k + 1) == vuas_ip4_place{Pre}(&a->ip[0], k) + vuas_ip4_piece(v, k);
        */
    /*@ assert this: \forall integer o; 0 <= o < vuas_ip4_piece(v, k) ==>
          vuas_ip4_octet{Pre}(&a->ip[0], k, o) == vuas_ip4_piece_octet(v, k, o); */
    /*@ assert rest: \forall integer o; vuas_ip4_piece(v, k) <= o ==>
          vuas_ip4_octet{Pre}(&a->ip[0], k, o) == vuas_ip4_octet{Pre}(&a->ip[0], k + 1, o - vuas_ip4_piece(v, k)); */
    /*@ assert before: !w->overflow ==> vuas_ip4_there{Pre, Here}(w->b, start, at, &a->ip[0]); */
    /*@ assert newest: !w->overflow ==> \forall integer q; at <= q < w->at ==>
          w->b[q] == vuas_ip4_octet{Pre}(&a->ip[0], k, q - at); */
    /*@ assert meant: !w->overflow ==> \forall integer q; at <= q < w->at ==>
          w->b[q] == vuas_ip4_octet{Pre}(&a->ip[0], 0, q - start); */
  }
  if (w->overflow) w->at = start;
}

/*@ requires address: \valid_read(a);
    requires group: k < 8;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures group: \result == vuas_ip6_group(&a->ip[0], k);
    ensures bound: \result <= 0xFFFF;
*/
static uint32_t vuas_group(const vuas_address *a, uint32_t k)
{
  return (uint32_t)a->ip[2 * k] * 256 + a->ip[2 * k + 1];
}

/* How many groups of zero stand from k on. */
/*@ requires address: \valid_read(a);
    requires group: k <= 8;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures zeros: \result == vuas_ip6_zeros(&a->ip[0], k);
    ensures bound: \result <= 8 - k;
*/
static uint32_t vuas_group_zeros(const vuas_address *a, uint32_t k)
{
  uint32_t n = 0;
  /*@ loop invariant place: 0 <= n <= 8 - k;
      loop invariant zeros: vuas_ip6_zeros(&a->ip[0], k) == n + vuas_ip6_zeros(&a->ip[0], k + n);
      loop assigns n;
      loop variant 8 - k - n;
  */
  while (n < 8 - k && vuas_group(a, k + n) == 0) n++;
  return n;
}

/* Where the longest run of zero groups begins, 8 for none (RFC 5952 4.2). */
/*@ requires address: \valid_read(a);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures gap: \result == vuas_ip6_gap(&a->ip[0], 8);
    ensures bound: \result <= 8;
*/
static uint32_t vuas_group_gap(const vuas_address *a)
{
  uint32_t g = 8;
  /*@ loop invariant place: 0 <= k <= 8 && 0 <= g <= 8;
      loop invariant gap: g == vuas_ip6_gap(&a->ip[0], k);
      loop assigns k, g;
      loop variant 8 - k;
  */
  for (uint32_t k = 0; k < 8; k++) {
    uint32_t zeros = vuas_group_zeros(a, k);
    if (zeros >= 2 && zeros > vuas_group_zeros(a, g)) g = k;
  }
  return g;
}

/*@ requires group: v <= 0xFFFF;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures size: \result == vuas_group_size(v);
    ensures bound: 1 <= \result <= 4;
*/
static uint32_t vuas_group_digits(uint32_t v)
{
  if (v < 0x10) return 1;
  if (v < 0x100) return 2;
  return v < 0x1000 ? 3 : 4;
}

/* Piece k, when z groups from g on are left out. */
/*@ requires ok: vuas_writer_ok(w);
    requires group: v <= 0xFFFF && k < 9;
    requires gap: g <= 8 && z <= 8;
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, vuas_ip6_piece(v, k, g, z));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> \forall integer q; \old(w->at) <= q < w->at ==>
      w->b[q] == vuas_ip6_piece_octet(v, k, g, q - \old(w->at));
*/
static void vuas_put_ip6_piece(vuas_writer *w, uint32_t v, uint32_t k, uint32_t g, uint32_t z)
{
  uint32_t start = w->at;
  if (k == 8) {
    if (g < 8 && g + z == 8) vuas_put_byte(w, ':');
    return;
  }
  if (k > g && k < g + z) return;
  if (k == g) {
    vuas_put_byte(w, ':');
    return;
  }
  if (k > 0) vuas_put_byte(w, ':');
  vuas_put_hex(w, v, vuas_group_digits(v));
  if (w->overflow) w->at = start;
}

/* The pieces, after the opening bracket when it is asked for. */
/*@ requires ok: vuas_writer_ok(w);
    requires address: \valid_read(a);
    requires apart: \separated(w, a) && \separated(w->b + (0 .. w->cap - 1), a);
    requires gap: g <= 8 && z <= 8;
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, \old(vuas_ip6_place(&a->ip[0], 9, g, z)) + (brackets ? 1 : 0));
    ensures size: 0 <= \old(vuas_ip6_place(&a->ip[0], 9, g, z)) <= 40;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures open: !w->overflow && brackets ==> w->b[\old(w->at)] == '[';
    ensures octets: !w->overflow ==> vuas_ip6_there{Old,
      Here}(w->b, \old(w->at) + (brackets ? 1 : 0), w->at, &a->ip[0], g, z);
*/
static void vuas_put_ip6_pieces(vuas_writer *w, const vuas_address *a, uint32_t g, uint32_t z, bool brackets)
{
  uint32_t start = w->at;
  /*@ ghost uint32_t first = brackets ? start + 1 : start; */
  if (brackets) vuas_put_byte(w, '[');
  /*@ loop invariant number: 0 <= k <= 9;
      loop invariant ok: vuas_writer_ok(w) && start <= w->at;
      loop invariant address: \forall integer j; 0 <= j < 16 ==> a->ip[j] == \at(a->ip[j], Pre);
      loop invariant size: 0 <= vuas_ip6_place{Pre}(&a->ip[0], k, g, z) <= (k == 0 ? 0 : k == 9 ? 40 : 5 * k - 1);
      loop invariant means: \forall integer o; vuas_ip6_place{Pre}(&a->ip[0], k, g, z) <= o ==>
        vuas_ip6_octet{Pre}(&a->ip[0], 0, o, g, z) ==
          vuas_ip6_octet{Pre}(&a->ip[0], k, o - vuas_ip6_place{Pre}(&a->ip[0], k, g, z), g, z);
      loop invariant overflow: w->overflow <==> \at(w->overflow, Pre) ||
        first + vuas_ip6_place{Pre}(&a->ip[0], k, g, z) > w->cap;
      loop invariant at: !w->overflow ==> w->at == first + vuas_ip6_place{Pre}(&a->ip[0], k, g, z);
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant open: !w->overflow && brackets ==> w->b[start] == '[';
      loop invariant octets: !w->overflow ==> vuas_ip6_there{Pre, Here}(w->b, first, w->at, &a->ip[0], g, z);
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant 9 - k;
  */
  for (uint32_t k = 0; k < 9; k++) {
    uint32_t v = k < 8 ? vuas_group(a, k) : 0;
    /*@ assert group: v == vuas_ip6_group{Pre}(&a->ip[0], k); */
    /*@ ghost uint32_t at = w->at; */
    vuas_put_ip6_piece(w, v, k, g, z);
    /*@ assert place: vuas_ip6_place{Pre}(&a->ip[0], k + 1, g, z) ==
          vuas_ip6_place{Pre}(&a->ip[0], k, g, z) + vuas_ip6_piece(v, k, g, z); */
    /*@ assert this: \forall integer o; 0 <= o < vuas_ip6_piece(v, k, g, z) ==>
          vuas_ip6_octet{Pre}(&a->ip[0], k, o, g, z) == vuas_ip6_piece_octet(v, k, g, o); */
    /*@ assert rest: \forall integer o; vuas_ip6_piece(v, k, g, z) <= o ==>
          vuas_ip6_octet{Pre}(&a->ip[0], k, o, g, z) ==
            vuas_ip6_octet{Pre}(&a->ip[0], k + 1, o - vuas_ip6_piece(v, k, g, z), g, z); */
    /*@ assert before: !w->overflow ==> vuas_ip6_there{Pre, Here}(w->b, first, at, &a->ip[0], g, z); */
    /*@ assert newest: !w->overflow ==> \forall integer q; at <= q < w->at ==>
          w->b[q] == vuas_ip6_octet{Pre}(&a->ip[0], k, q - at, g, z); */
    /*@ assert meant: !w->overflow ==> \forall integer q; at <= q < w->at ==>
          w->b[q] == vuas_ip6_octet{Pre}(&a->ip[0], 0, q - first, g, z); */
  }
  if (w->overflow) w->at = start;
}

/*@ requires ok: vuas_writer_ok(w);
    requires address: \valid_read(a);
    requires apart: \separated(w, a) && \separated(w->b + (0 .. w->cap - 1), a);
    requires gap: g <= 8 && z <= 8;
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, \old(vuas_ip6_place(&a->ip[0], 9, g, z)) + (brackets ? 2 : 0));
    ensures size: 0 <= \old(vuas_ip6_place(&a->ip[0], 9, g, z)) <= 40;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==>
      vuas_ip6_there{Old, Here}(w->b, \old(w->at) + (brackets ? 1 : 0), w->at - (brackets ? 1 : 0), &a->ip[0], g, z);
    ensures bracket: !w->overflow && brackets ==> w->b[\old(w->at)] == '[' && w->b[w->at - 1] == ']';
*/
static void vuas_put_ip6(vuas_writer *w, const vuas_address *a, uint32_t g, uint32_t z, bool brackets)
{
  uint32_t start = w->at;
  vuas_put_ip6_pieces(w, a, g, z, brackets);
  if (!brackets) return;
  vuas_put_byte(w, ']');
  if (w->overflow) w->at = start;
}

void vuas_put_ip(vuas_writer *w, const vuas_address *a, bool brackets)
{
  if (a->family == 4) {
    vuas_put_ip4(w, a);
  } else if (a->family == 6) {
    uint32_t g = vuas_group_gap(a);
    vuas_put_ip6(w, a, g, vuas_group_zeros(a, g), brackets);
  }
}
