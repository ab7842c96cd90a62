/* SPDX-License-Identifier: Apache-2.0 */
/* What writing means: how a writer grows, and which octets stand for a number or an address. */
#ifndef VUAS_SPEC_WRITE_H
#define VUAS_SPEC_WRITE_H

/*@ predicate vuas_writer_ok{L}(vuas_writer *w) =
      \valid(w) && w->at <= w->cap <= 0x10000 && \valid(w->b + (0 .. w->cap - 1)) &&
      \separated(w, w->b + (0 .. w->cap - 1));

    // length octets were asked for: overflow if and only if it was set before or they did not fit; then nothing grew
    predicate vuas_writer_grew{L0, L1}(vuas_writer *w, integer length) =
      (\at(w->overflow, L1) <==> \at(w->overflow, L0) || \at(w->at, L0) + length > \at(w->cap, L0)) &&
      (\at(w->overflow, L1) ==> \at(w->at, L1) == \at(w->at, L0)) &&
      (!\at(w->overflow, L1) ==> \at(w->at, L1) == \at(w->at, L0) + length);

    // what had been written before stands as it was
    predicate vuas_writer_kept{L0, L1}(vuas_writer *w) =
      \forall integer k; 0 <= k < \at(w->at, L0) ==> \at(w->b[k], L1) == \at(w->b[k], L0);

    predicate vuas_plain(integer c) = c == '\t' || (c >= ' ' && c != 127);
*/

/*@ // decimal numbers of 32 bits: how many digits without leading zeros; digit k of so many: the last one is the
    // remainder, those before it are the quotient's: measure size - 1 - k
    logic integer vuas_decimal_size(integer v) =
      v < 10 ? 1 : v < 100 ? 2 : v < 1000 ? 3 : v < 10000 ? 4 : v < 100000 ? 5 : v < 1000000 ? 6 : v < 10000000 ? 7 :
      v < 100000000 ? 8 : v < 1000000000 ? 9 : 10;

    logic integer vuas_decimal_octet(integer v, integer size, integer k) =
      k >= size - 1 ? '0' + v % 10 : vuas_decimal_octet(v / 10, size - 1, k);

    predicate vuas_decimal_there{L}(uint8_t *b, integer i, integer v) =
      \forall integer k; 0 <= k < vuas_decimal_size(v) ==> b[i + k] == vuas_decimal_octet(v, vuas_decimal_size(v), k);
*/

/*@ // hexadecimal numbers of so many digits: measure digits - 1 - k
    logic integer vuas_hex_cell(integer d) = d < 10 ? '0' + d : 'a' - 10 + d;

    logic integer vuas_hex_octet(integer v, integer digits, integer k) =
      k >= digits - 1 ? vuas_hex_cell(v % 16) : vuas_hex_octet(v / 16, digits - 1, k);

    predicate vuas_hex_there{L}(uint8_t *b, integer i, integer v, integer digits) =
      \forall integer k; 0 <= k < digits ==> b[i + k] == vuas_hex_octet(v, digits, k);
*/

/*@ // a cause that is followed by the field's name
    predicate vuas_cause_names(integer cause) =
      cause == VUAS_CAUSE_MISSING || cause == VUAS_CAUSE_REPEATED || cause == VUAS_CAUSE_MALFORMED;

    logic integer vuas_cause_size{L}(integer cause, integer field) =
      vuas_phrase_size(vuas_cause_phrase(cause)) +
      (cause == VUAS_CAUSE_MISSING || cause == VUAS_CAUSE_REPEATED || cause == VUAS_CAUSE_MALFORMED
         ? vuas_phrase_size(vuas_field_phrase(field)) : 0);
*/

/*@ // number k of a dotted address: a dot, but for the first, and a decimal number; how long it is, and its octet o
    logic integer vuas_ip4_piece(integer v, integer k) = vuas_decimal_size(v) + (k > 0 ? 1 : 0);

    logic integer vuas_ip4_piece_octet(integer v, integer k, integer o) =
      k > 0 && o == 0 ? '.' : vuas_decimal_octet(v, vuas_decimal_size(v), k > 0 ? o - 1 : o);

    // where number k begins: measure k
    logic integer vuas_ip4_place{L}(uint8_t *ip, integer k) =
      k <= 0 ? 0 : vuas_ip4_place(ip, k - 1) + vuas_ip4_piece(ip[k - 1], k - 1);

    // octet o of the text from number k on: measure 4 - k
    logic integer vuas_ip4_octet{L}(uint8_t *ip, integer k, integer o) =
      k >= 4 ? 0 : o < vuas_ip4_piece(ip[k], k) ? vuas_ip4_piece_octet(ip[k], k, o)
                                                : vuas_ip4_octet(ip, k + 1, o - vuas_ip4_piece(ip[k], k));

    // the octets i .. n-1 are the text; the address is read at L0, the text at L1
    predicate vuas_ip4_there{L0, L1}(uint8_t *b, integer i, integer n, uint8_t *ip) =
      \forall integer q; i <= q < n ==> \at(b[q], L1) == vuas_ip4_octet{L0}(ip, 0, q - i);
*/

/*@ // IPv6: eight groups of 16 bits (RFC 5952 4)
    logic integer vuas_ip6_group{L}(uint8_t *ip, integer k) = k < 8 ? ip[2 * k] * 256 + ip[2 * k + 1] : 0;

    logic integer vuas_group_size(integer v) = v < 0x10 ? 1 : v < 0x100 ? 2 : v < 0x1000 ? 3 : 4;

    // how many groups of zero stand from k on: measure 8 - k
    logic integer vuas_ip6_zeros{L}(uint8_t *ip, integer k) =
      k >= 8 ? 0 : vuas_ip6_group(ip, k) != 0 ? 0 : 1 + vuas_ip6_zeros(ip, k + 1);

    // where the longest run of at least two zero groups begins, of those that begin before k, the first of equals;
    // 8: there is none: measure k
    logic integer vuas_ip6_gap{L}(uint8_t *ip, integer k) =
      k <= 0 ? 8 :
      vuas_ip6_zeros(ip, k - 1) >= 2 && vuas_ip6_zeros(ip, k - 1) > vuas_ip6_zeros(ip, vuas_ip6_gap(ip, k - 1))
        ? k - 1 : vuas_ip6_gap(ip, k - 1);

    // piece k when z groups from g on are left out: a colon where they begin, nothing inside, else a colon (but for the
    // first) and the group in hexadecimal; piece 8 is the second colon of a gap at the end
    logic integer vuas_ip6_piece(integer v, integer k, integer g, integer z) =
      k >= 8 ? (g < 8 && g + z == 8 ? 1 : 0) :
      k == g ? 1 : g < k && k < g + z ? 0 : vuas_group_size(v) + (k > 0 ? 1 : 0);

    logic integer vuas_ip6_piece_octet(integer v, integer k, integer g, integer o) =
      k == g || k >= 8 || (k > 0 && o == 0) ? ':' : vuas_hex_octet(v, vuas_group_size(v), k > 0 ? o - 1 : o);

    // where piece k begins: measure k
    logic integer vuas_ip6_place{L}(uint8_t *ip, integer k, integer g, integer z) =
      k <= 0 ? 0 : vuas_ip6_place(ip, k - 1, g, z) + vuas_ip6_piece(vuas_ip6_group(ip, k - 1), k - 1, g, z);

    // octet o of the text from piece k on: measure 9 - k
    logic integer vuas_ip6_octet{L}(uint8_t *ip, integer k, integer o, integer g, integer z) =
      k >= 9 ? 0 : o < vuas_ip6_piece(vuas_ip6_group(ip, k), k, g, z)
        ? vuas_ip6_piece_octet(vuas_ip6_group(ip, k), k, g, o)
        : vuas_ip6_octet(ip, k + 1, o - vuas_ip6_piece(vuas_ip6_group(ip, k), k, g, z), g, z);

    // the octets i .. n-1 are the text; the address is read at L0, the text at L1
    predicate vuas_ip6_there{L0, L1}(uint8_t *b, integer i, integer n, uint8_t *ip, integer g, integer z) =
      \forall integer q; i <= q < n ==> \at(b[q], L1) == vuas_ip6_octet{L0}(ip, 0, q - i, g, z);
*/

/*@ logic integer vuas_ip_size{L}(vuas_address *a, integer brackets) =
      a->family == 4 ? vuas_ip4_place(&a->ip[0], 4) :
      a->family == 6 ?
        vuas_ip6_place(&a->ip[0], 9, vuas_ip6_gap(&a->ip[0], 8),
                       vuas_ip6_zeros(&a->ip[0], vuas_ip6_gap(&a->ip[0], 8))) + (brackets == 1 ? 2 : 0) : 0;
*/

#endif
