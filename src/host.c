/* SPDX-License-Identifier: Apache-2.0 */
#include "host.h"

#include "ip.h"
#include "lex.h"

inline uint64_t vuas_label_end(const uint8_t *b, uint64_t k, uint64_t e)
{
  /*@ loop invariant bounds: \at(k, Pre) <= k <= e;
      loop invariant all: \forall integer j; \at(k, Pre) <= j < k ==> vuas_label_octet(b[j]);
      loop invariant run:
        vuas_run_end(VUAS_CLASS_HOST, b, k, e) == vuas_run_end(VUAS_CLASS_HOST, b, \at(k, Pre), e);
      loop assigns k;
      loop variant e - k; */
  while (k + 4 <= e) {
    if (!vuas_is_in(VUAS_CLASS_LABEL, b[k])) return k;
    /*@ assert one: vuas_run_end(VUAS_CLASS_HOST, b, k, e) == vuas_run_end(VUAS_CLASS_HOST, b, k + 1, e); */
    if (!vuas_is_in(VUAS_CLASS_LABEL, b[k + 1])) return k + 1;
    /*@ assert two: vuas_run_end(VUAS_CLASS_HOST, b, k + 1, e) == vuas_run_end(VUAS_CLASS_HOST, b, k + 2, e); */
    if (!vuas_is_in(VUAS_CLASS_LABEL, b[k + 2])) return k + 2;
    /*@ assert three: vuas_run_end(VUAS_CLASS_HOST, b, k + 2, e) == vuas_run_end(VUAS_CLASS_HOST, b, k + 3, e); */
    if (!vuas_is_in(VUAS_CLASS_LABEL, b[k + 3])) return k + 3;
    /*@ assert four: vuas_run_end(VUAS_CLASS_HOST, b, k + 3, e) == vuas_run_end(VUAS_CLASS_HOST, b, k + 4, e); */
    k += 4;
  }
  /*@ loop invariant bounds: \at(k, Pre) <= k <= e;
      loop invariant all: \forall integer j; \at(k, Pre) <= j < k ==> vuas_label_octet(b[j]);
      loop invariant run:
        vuas_run_end(VUAS_CLASS_HOST, b, k, e) == vuas_run_end(VUAS_CLASS_HOST, b, \at(k, Pre), e);
      loop assigns k;
      loop variant e - k; */
  while (k < e && vuas_is_in(VUAS_CLASS_LABEL, b[k])) k++;
  return k;
}

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

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= from <= e <= n;
     requires label: \forall integer j; from <= j < e ==> vuas_label_octet(b[j]);
     requires good: good <==> \forall integer j; i <= j < from ==> vuas_host_place(b, i, j);
     terminates \true; exits \false; assigns \nothing;
     ensures run: vuas_run_end(VUAS_CLASS_HOST, b, e, n) == vuas_run_end(VUAS_CLASS_HOST, b, from, n);
     ensures good: good <==> \forall integer j; i <= j < e ==> vuas_host_place(b, i, j);
  @/
  static void label_run(const uint8_t *b, uint32_t i, uint32_t from, uint32_t e, uint32_t n, bool good)
  {
    /@ loop invariant range: from <= k <= e;
       loop invariant run: vuas_run_end(VUAS_CLASS_HOST, b, k, n) == vuas_run_end(VUAS_CLASS_HOST, b, from, n);
       loop invariant good: good <==> \forall integer j; i <= j < k ==> vuas_host_place(b, i, j);
       loop assigns k;
       loop variant e - k;
    @/
    for (uint32_t k = from; k < e; k++) {
      /@ assert one: vuas_run_end(VUAS_CLASS_HOST, b, k, n) == vuas_run_end(VUAS_CLASS_HOST, b, k + 1, n); @/
    }
  }
*/

/* The octets of host names from i on, and whether each may stand where it stands. */
typedef struct {
  bool good;
  uint32_t end;
} name;

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result.end <= n;
    ensures end: \result.end == vuas_run_end(VUAS_CLASS_HOST, b, i, n);
    ensures maximal: \result.end < n ==> !vuas_host_octet(b[\result.end]);
    ensures good: \result.good <==> \forall integer k; i <= k < \result.end ==> vuas_host_place(b, i, k);
*/
static name scan_name(const uint8_t *b, uint32_t i, uint32_t n)
{
  name r;
  bool good = true;
  uint64_t k = i, e = n; /* as wide as an address */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant run: vuas_run_end(VUAS_CLASS_HOST, b, k, n) == vuas_run_end(VUAS_CLASS_HOST, b, i, n);
      loop invariant places: good <==> \forall integer j; i <= j < k ==> vuas_host_place(b, i, j);
      loop assigns k, good;
      loop variant e - k; */
  while (k < e) {
    uint64_t from = k;
    k = vuas_label_end(b, k, e);
    /*@ ghost label_run(b, i, (uint32_t)from, (uint32_t)k, n, good); */
    if (k == e || (b[k] != '.' && b[k] != '-')) break;
    /* only dot and hyphen ask for anything, and after a label they may stand */
    /*@ assert after: from < k ==> vuas_host_place(b, i, k); */
    if (k == from && !host_place(b, i, (uint32_t)k)) good = false;
    /*@ assert one: vuas_run_end(VUAS_CLASS_HOST, b, k, n) == vuas_run_end(VUAS_CLASS_HOST, b, k + 1, n); */
    k++;
  }
  r.good = good;
  r.end = (uint32_t)k;
  return r;
}

/* Whether [i, e) is a host name; good: each octet may stand where it stands. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    requires good: good <==> \forall integer k; i <= k < e ==> vuas_host_place(b, i, k);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_host_name(b, i, e);
*/
static bool is_host_name(const uint8_t *b, uint32_t i, uint32_t e, bool good)
{
  if (i >= e || !good || b[e - 1] == '-') return false;
  /*@ assert last: vuas_host_place(b, i, e - 1); */
  return !ends_in_number(b, i, b[e - 1] == '.' ? e - 1 : e);
}

uint8_t vuas_host_kind_of(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (vuas_is_ipv4(b, i, n)) return VUAS_HOST_IPV4;
  if (vuas_is_ipv6_reference(b, i, n)) return VUAS_HOST_IPV6;
  name s = scan_name(b, i, n);
  if (s.end != n) {
    /*@ assert other: !vuas_host_place(b, i, s.end); */
    return VUAS_HOST_NONE;
  }
  return is_host_name(b, i, n, s.good) ? VUAS_HOST_NAME : VUAS_HOST_NONE;
}

/* The end of the bracket that opens at i, n if it stays open. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result == vuas_bracket_end(b, i, n);
    ensures bounds: i <= \result <= n && (i < n ==> i < \result);
*/
static uint32_t bracket_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i;
  /*@ loop invariant bounds: i <= k <= n;
      loop invariant rest: vuas_bracket_end(b, k, n) == vuas_bracket_end(b, i, n);
      loop assigns k;
      loop variant n - k; */
  while (k < n && b[k] != ']') k++;
  return k < n ? k + 1 : n;
}

inline vuas_host vuas_read_host(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_host r;
  if (i < n && b[i] == '[') {
    r.end = bracket_end(b, i, n);
    r.kind = vuas_is_ipv6_reference(b, i, r.end) ? VUAS_HOST_IPV6 : VUAS_HOST_NONE;
    /*@ assert number: vuas_octet_end(b, i, r.end) == -1; */
    /*@ assert name: !vuas_host_place(b, i, i); */
    return r;
  }
  name s = scan_name(b, i, n);
  r.end = s.end;
  /*@ assert letter: i < s.end && !vuas_digit(b[i]) ==> vuas_octet_end(b, i, s.end) == -1; */
  if ((i == s.end || vuas_is_digit(b[i])) && vuas_is_ipv4(b, i, s.end)) r.kind = VUAS_HOST_IPV4;
  else r.kind = is_host_name(b, i, s.end, s.good) ? VUAS_HOST_NAME : VUAS_HOST_NONE;
  return r;
}

/* No host. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures none: !\result.ok && !\result.has_port && \result.kind == VUAS_HOST_NONE && \result.port == 0 &&
      vuas_no_span(\result.host) && \result.end == 0;
*/
static vuas_hostport no_hostport(void)
{
  vuas_hostport r = {false, false, VUAS_HOST_NONE, 0, vuas_span_of(0, 0), 0};
  return r;
}

/* The port after a host, if a colon is there, and the end of both. */
typedef struct {
  bool ok, has;
  uint16_t port;
  uint32_t end;
} port_part;

/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures has: \result.has <==> e < n && b[e] == ':';
    ensures meaning: \result.ok <==> (e < n && b[e] == ':' ==>
      e + 1 < vuas_run_end(VUAS_CLASS_DIGIT, b, e + 1, n) &&
      vuas_decimal_value(b, e + 1, vuas_run_end(VUAS_CLASS_DIGIT, b, e + 1, n)) <= 65535);
    ensures end: \result.end == (\result.has ? vuas_run_end(VUAS_CLASS_DIGIT, b, e + 1, n) : e);
    ensures bounds: e <= \result.end <= n;
    ensures port: \result.ok ==> \result.port == (\result.has ? vuas_decimal_value(b, e + 1, \result.end) : 0);
*/
static port_part read_port(const uint8_t *b, uint32_t e, uint32_t n)
{
  port_part r = {true, false, 0, e};
  if (e == n || b[e] != ':') return r;
  vuas_digits d = vuas_read_digits(b, e + 1, n, 65535);
  r.ok = d.good;
  r.has = true;
  r.port = d.good ? (uint16_t)d.value : 0;
  r.end = d.end;
  return r;
}

/*@ ghost
  /@ requires end: e == vuas_host_end(b, i, n) && end == vuas_hostport_end(b, i, n);
     requires port: port == (has ? vuas_decimal_value(b, e + 1, end) : 0) && (has <==> vuas_has_port(b, i, n));
     terminates \true; exits \false; assigns \nothing;
     ensures number: port == (vuas_has_port(b, i, n) ? vuas_port_number(b, i, n) : 0);
  @/
  static void number(const uint8_t *b, uint32_t i, uint32_t n, uint32_t e, uint32_t end, bool has, uint16_t port) {}
*/

inline vuas_hostport vuas_read_hostport(const uint8_t *b, uint32_t i, uint32_t n)
{
  vuas_hostport r = no_hostport();
  vuas_host h = vuas_read_host(b, i, n);
  port_part p = read_port(b, h.end, n);
  /*@ assert host: h.kind != VUAS_HOST_NONE <==> vuas_is_host(b, i, vuas_host_end(b, i, n)); */
  /*@ assert colon: vuas_has_port(b, i, n) <==> h.end < n && b[h.end] == ':'; */
  /*@ assert end: vuas_hostport_end(b, i, n) == p.end; */
  /*@ assert good: h.kind != VUAS_HOST_NONE && p.ok <==> vuas_is_hostport(b, i, n); */
  if (h.kind == VUAS_HOST_NONE || !p.ok) return r;
  r.ok = true;
  r.has_port = p.has;
  r.kind = h.kind;
  r.port = p.port;
  r.host = vuas_span_of(i, h.end);
  r.end = p.end;
  /*@ ghost number(b, i, n, h.end, r.end, r.has_port, r.port); */
  /*@ assert span: vuas_span_is(r.host, i, vuas_host_end(b, i, n)) && r.host.len > 0; */
  /*@ assert kind: vuas_host_kind_is(b, i, vuas_host_end(b, i, n), r.kind); */
  return r;
}
