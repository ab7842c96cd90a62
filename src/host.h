/* SPDX-License-Identifier: Apache-2.0 */
/* Hosts and ports (RFC 3261 25.1, hostport). Host names follow the grammar with two liberties for names in use: the
   underscore counts as a letter, and the last label may begin with a digit as long as it is not all digits. */
#ifndef VUAS_HOST_H
#define VUAS_HOST_H

#include "../spec/uri.h"

/* A host and its port, as a value: kind is VUAS_HOST_NONE and all else 0 unless ok. */
typedef struct {
  bool ok, has_port;
  uint8_t kind; /* vuas_host_kind */
  uint16_t port;
  vuas_span host;
} vuas_hostport;

/* The kind of the host that [i, n) is (RFC 3261 25.1, host: an IPv6 address in brackets); VUAS_HOST_NONE if it is
   none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: vuas_host_kind_is(b, i, n, \result);
    ensures empty: i == n ==> \result == VUAS_HOST_NONE;
*/
uint8_t vuas_host_kind_of(const uint8_t *b, uint32_t i, uint32_t n);

/* Where the host that starts at i ends: after the closing bracket, or with the last octet of host names. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result == vuas_host_end(b, i, n);
    ensures bounds: i <= \result <= n;
*/
uint32_t vuas_scan_host(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether [i, n) is host or host:port without white space: its parts (RFC 3261 25.1, hostport). A port is at most
   65535; *port is 0 when there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(kind) && \valid(host) && \valid(has_port) && \valid(port);
    requires apart: \separated(kind, host, has_port, port, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *kind, *host, *has_port, *port;
    ensures in: vuas_span_in(*host, n) && *kind <= VUAS_HOST_IPV6;
    ensures meaning: \result <==> vuas_is_hostport{Pre}(b, i, n);
    ensures parts: \result ==> vuas_hostport_at{Pre}(b, i, n, *kind, *host, *has_port, *port);
    ensures none: !\result ==> *kind == VUAS_HOST_NONE && vuas_no_span(*host) && !*has_port && *port == 0;
*/
bool vuas_parse_hostport(const uint8_t *b, uint32_t i, uint32_t n, uint8_t *kind, vuas_span *host, bool *has_port,
                         uint16_t *port);

/* The same as a value, which leaves memory alone. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_span_in(\result.host, n) && \result.kind <= VUAS_HOST_IPV6;
    ensures meaning: \result.ok <==> vuas_is_hostport(b, i, n);
    ensures parts: \result.ok ==> vuas_hostport_at(b, i, n, \result.kind, \result.host, \result.has_port, \result.port);
    ensures none: !\result.ok ==> \result.kind == VUAS_HOST_NONE && vuas_no_span(\result.host) && !\result.has_port &&
      \result.port == 0;
*/
vuas_hostport vuas_read_hostport(const uint8_t *b, uint32_t i, uint32_t n);

#endif
