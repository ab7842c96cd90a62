/* SPDX-License-Identifier: Apache-2.0 */
/* IP address literals (RFC 3261 25.1: IPv4address, IPv6address, IPv6reference; RFC 3986 3.2.2). */
#ifndef VUAS_IP_H
#define VUAS_IP_H

#include "../spec/uri.h"

/* Whether [i, n) is an IPv4 address: four decimal numbers of one to three digits, none above 255. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ipv4(b, i, n);
*/
bool vuas_is_ipv4(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether [i, n) is an IPv6 address without brackets. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ipv6(b, i, n);
*/
bool vuas_is_ipv6(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether [i, n) is an IPv6 address in brackets. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ipv6_reference(b, i, n);
*/
bool vuas_is_ipv6_reference(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether [i, n) is an IPv4 address, or an IPv6 address with or without brackets: its family (4 or 6) and its value
   in network order, IPv4 in the first four octets and zeros after them. Otherwise the family is 0 and the value all
   zeros. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(family) && \valid(ip + (0 .. 15));
    requires apart: \separated(family, ip + (0 .. 15), b + (0 .. n - 1));
    terminates \true; exits \false; assigns *family, ip[0 .. 15];
    ensures meaning: \result <==> vuas_ip{Pre}(b, i, n);
    ensures family: *family == (\result ? (vuas_ipv4{Pre}(b, i, n) ? 4 : 6) : 0);
    ensures four: *family == 4 ==> (\forall integer k; 0 <= k < 4 ==> ip[k] == vuas_ipv4_octet{Pre}(b, i, n, k)) &&
      (\forall integer k; 4 <= k < 16 ==> ip[k] == 0);
    ensures six: *family == 6 && vuas_ipv6{Pre}(b, i, n) ==>
      (\forall integer k; 0 <= k < 8 ==> 256 * ip[2 * k] + ip[2 * k + 1] == vuas_ipv6_group{Pre}(b, i, n, k));
    ensures reference: *family == 6 && !vuas_ipv6{Pre}(b, i, n) ==>
      (\forall integer k; 0 <= k < 8 ==> 256 * ip[2 * k] + ip[2 * k + 1] == vuas_ipv6_group{Pre}(b, i + 1, n - 1, k));
    ensures none: *family == 0 ==> (\forall integer k; 0 <= k < 16 ==> ip[k] == 0);
*/
bool vuas_ip_value(const uint8_t *b, uint32_t i, uint32_t n, uint8_t *family, uint8_t ip[16]);

#endif
