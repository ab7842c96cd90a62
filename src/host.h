/* SPDX-License-Identifier: Apache-2.0 */
/* Hosts and ports (RFC 3261 25.1, hostport). Host names follow the grammar with two liberties for names in use: the
   underscore counts as a letter, and the last label may begin with a digit as long as it is not all digits. */
#ifndef VUAS_HOST_H
#define VUAS_HOST_H

#include "../spec/uri.h"

/* A host as it starts a text: its kind, VUAS_HOST_NONE if it is none, and its end. */
typedef struct {
  uint8_t kind; /* vuas_host_kind */
  uint32_t end;
} vuas_host;

/* A host and its port as they start a text: kind is VUAS_HOST_NONE and all else 0 unless ok. */
typedef struct {
  bool ok, has_port;
  uint8_t kind; /* vuas_host_kind */
  uint16_t port;
  vuas_span host;
  uint32_t end;
} vuas_hostport;

/* The first octet from k on that is neither letter, digit nor underscore: so ends a label, or what stands between two
   of its hyphens. Places are as wide as an address, so that none is extended octet by octet. */
/*@ requires octets: vuas_octets(b, e);
    requires range: k <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: k <= \result <= e;
    ensures all: \forall integer j; k <= j < \result ==> vuas_label_octet(b[j]);
    ensures maximal: \result < e ==> !vuas_label_octet(b[\result]);
    ensures run: vuas_run_end(VUAS_CLASS_HOST, b, \result, e) == vuas_run_end(VUAS_CLASS_HOST, b, k, e);
*/
uint64_t vuas_label_end(const uint8_t *b, uint64_t k, uint64_t e);

/* The kind of the host that [i, n) is (RFC 3261 25.1, host: an IPv6 address in brackets); VUAS_HOST_NONE if it is
   none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: vuas_host_kind_is(b, i, n, \result);
    ensures empty: i == n ==> \result == VUAS_HOST_NONE;
*/
uint8_t vuas_host_kind_of(const uint8_t *b, uint32_t i, uint32_t n);

/* The host that starts at i: it ends after the closing bracket, or with the last octet of host names. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result.end == vuas_host_end(b, i, n);
    ensures bounds: i <= \result.end <= n;
    ensures meaning: vuas_host_kind_is(b, i, \result.end, \result.kind);
    ensures empty: i == \result.end ==> \result.kind == VUAS_HOST_NONE;
*/
vuas_host vuas_read_host(const uint8_t *b, uint32_t i, uint32_t n);

/* Host, or host and port, without white space, at i (RFC 3261 25.1, hostport). A port is at most 65535. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_span_in(\result.host, n) && \result.kind <= VUAS_HOST_IPV6 && \result.end <= n;
    ensures meaning: \result.ok <==> vuas_is_hostport(b, i, n);
    ensures end: \result.ok ==> \result.end == vuas_hostport_end(b, i, n) && i < \result.end;
    ensures parts: \result.ok ==> vuas_hostport_at(b, i, n, \result.kind, \result.host, \result.has_port, \result.port);
    ensures none: !\result.ok ==> \result.kind == VUAS_HOST_NONE && vuas_no_span(\result.host) && !\result.has_port &&
      \result.port == 0;
*/
vuas_hostport vuas_read_hostport(const uint8_t *b, uint32_t i, uint32_t n);

#endif
