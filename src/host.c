/* SPDX-License-Identifier: Apache-2.0 */
#include "host.h"

#include "ip.h"
#include "lex.h"

/* Whether the octet at k fits into a host name that starts at i. */
/*@ requires octets: vuas_octets(b, k + 1);
    requires range: i <= k;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_host_place(b, i, k);
*/
static bool host_place(const uint8_t *b, uint32_t i, uint32_t k)
{
  if (!vuas_is_in(VUAS_CLASS_HOST, b[k])) return false;
  if (b[k] == '.') return i < k && b[k - 1] != '.' && b[k - 1] != '-';
  if (b[k] == '-') return i < k && b[k - 1] != '.';
  return true;
}

/* Whether the last label of [i, e) is a number. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ends_in_number(b, i, e);
*/
static bool ends_in_number(const uint8_t *b, uint32_t i, uint32_t e)
{
  uint32_t t = e;
  /*@ loop invariant bounds: i <= t <= e;
      loop invariant digits: \forall integer k; t <= k < e ==> vuas_digit(b[k]);
      loop assigns t;
      loop variant t; */
  while (t > i && vuas_is_digit(b[t - 1])) t--;
  /*@ assert digits: vuas_all_digits(b, t, e); */
  /*@ assert before: \forall integer s; i <= s < t ==> !vuas_digit(b[t - 1]) && !vuas_all_digits(b, s, e); */
  /*@ assert after: \forall integer s; t < s < e ==> vuas_digit(b[s - 1]) && !vuas_label_at(b, i, s); */
  if (t == e) return false;
  return t == i || b[t - 1] == '.';
}

/* Whether [i, n) is a host name. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_host_name(b, i, n);
*/
static bool is_host_name(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i >= n) return false;
  uint32_t e = vuas_scan(VUAS_CLASS_HOST, b, i, n);
  if (e != n) {
    /*@ assert other: !vuas_host_place(b, i, e); */
    return false;
  }
  /* of the octets of this class only dot and hyphen are so low, and only they ask for more */
  /*@ loop invariant bounds: i <= k <= n;
      loop invariant places: \forall integer j; i <= j < k ==> vuas_host_place(b, i, j);
      loop assigns k;
      loop variant n - k; */
  for (uint64_t k = i; k < n; k++) {
    if (b[k] <= '.' && !host_place(b, i, (uint32_t)k)) return false;
  }
  /*@ assert last: vuas_host_place(b, i, n - 1); */
  if (b[n - 1] == '-') return false;
  return !ends_in_number(b, i, b[n - 1] == '.' ? n - 1 : n);
}

uint8_t vuas_host_kind_of(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (vuas_is_ipv4(b, i, n)) return VUAS_HOST_IPV4;
  if (vuas_is_ipv6_reference(b, i, n)) return VUAS_HOST_IPV6;
  if (is_host_name(b, i, n)) return VUAS_HOST_NAME;
  return VUAS_HOST_NONE;
}

uint32_t vuas_scan_host(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i >= n || b[i] != '[') return vuas_scan(VUAS_CLASS_HOST, b, i, n);
  uint32_t k = i;
  /*@ loop invariant bounds: i <= k <= n;
      loop invariant rest: vuas_bracket_end(b, k, n) == vuas_bracket_end(b, i, n);
      loop assigns k;
      loop variant n - k; */
  while (k < n && b[k] != ']') k++;
  return k < n ? k + 1 : n;
}

/* No host. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures none: !\result.ok && !\result.has_port && \result.kind == VUAS_HOST_NONE && \result.port == 0 &&
      vuas_no_span(\result.host);
*/
static vuas_hostport no_hostport(void)
{
  vuas_hostport r = {false, false, VUAS_HOST_NONE, 0, vuas_span_of(0, 0)};
  return r;
}

/*@ ghost
  /@ requires span: vuas_span_is(h, i, vuas_host_end(b, i, n)) && h.len > 0 && kind != VUAS_HOST_NONE;
     requires kind: vuas_host_kind_is(b, i, vuas_host_end(b, i, n), kind);
     requires port: vuas_port_is(b, vuas_host_end(b, i, n), n, has, port);
     terminates \true; exits \false; assigns \nothing;
     ensures parts: vuas_hostport_at(b, i, n, kind, h, has, port);
  @/
  static void put_together(const uint8_t *b, uint32_t i, uint32_t n, uint8_t kind, vuas_span h, bool has,
    uint16_t port) {}
*/

vuas_hostport vuas_read_hostport(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_hostport r = no_hostport();
  uint32_t port = 0;
  uint32_t e = vuas_scan_host(b, i, n);
  uint8_t kind = vuas_host_kind_of(b, i, e);
  if (kind == VUAS_HOST_NONE) return r;
  if (e < n) {
    if (b[e] != ':' || !vuas_decimal(b, e + 1, n, 65535, &port)) return r;
  }
  r.ok = true;
  r.has_port = e < n;
  r.kind = kind;
  r.port = (uint16_t)port;
  r.host = vuas_span_of(i, e);
  /*@ assert span: vuas_span_is(r.host, i, vuas_host_end(b, i, n)) && r.host.len > 0; */
  /*@ assert port: vuas_port_is(b, e, n, r.has_port, r.port); */
  /*@ assert kind: vuas_host_kind_is(b, i, vuas_host_end(b, i, n), r.kind); */
  /*@ assert end: vuas_port_is(b, vuas_host_end(b, i, n), n, r.has_port, r.port); */
  /*@ ghost put_together(b, i, n, r.kind, r.host, r.has_port, r.port); */
  return r;
}

bool vuas_parse_hostport(const uint8_t *b, uint32_t i, uint32_t n, uint8_t *kind, vuas_span *host, bool *has_port,
                         uint16_t *port)
{
  vuas_hostport r = vuas_read_hostport(b, i, n);
  *kind = r.kind;
  *host = r.host;
  *has_port = r.has_port;
  *port = r.port;
  return r.ok;
}
