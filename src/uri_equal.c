/* SPDX-License-Identifier: Apache-2.0 */
#include "uri_equal.h"

#include "lex.h"

#define LISTS(a, i, m, b, j, n) vuas_octets(a, m) && vuas_octets(b, n) && (i) <= (m) && (j) <= (n)

/* --- lists of name, or name=value --- */

/* Whether the list has no more than so many parts. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_parts(b, i, n, separator) <= VUAS_MAX_URI_PARTS;
*/
static bool are_few(const uint8_t *b, uint32_t i, uint32_t n, uint8_t separator)
{
  uint32_t parts = 0;
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n + 1 && parts <= i - \at(i, Pre);
      loop invariant counted: parts + vuas_parts(b, i, n, separator) == vuas_parts(b, \at(i, Pre), n, separator);
      loop assigns i, parts;
      loop variant n + 1 - i; */
  while (i < n) {
    vuas_uri_part p = vuas_part_at(b, i, n, separator);
    parts++;
    i = p.end + 1;
  }
  return parts <= VUAS_MAX_URI_PARTS;
}

/* Whether the parts at i and at j have one name. */
/*@ requires lists: LISTS(a, i, m, b, j, n) && i < m && j < n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_names_same(a, i, m, b, j, n, separator);
*/
static bool same_name(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n,
  uint8_t separator)
{
  vuas_uri_part p = vuas_part_at(a, i, m, separator);
  vuas_uri_part q = vuas_part_at(b, j, n, separator);
  return vuas_same_signs(a, i, p.name_end, b, j, q.name_end, true);
}

/* Whether they have one value, or none. */
/*@ requires lists: LISTS(a, i, m, b, j, n) && i < m && j < n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_values_same(a, i, m, b, j, n, separator);
*/
static bool same_value(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n,
  uint8_t separator)
{
  vuas_uri_part p = vuas_part_at(a, i, m, separator);
  vuas_uri_part q = vuas_part_at(b, j, n, separator);
  if (p.name_end == p.end || q.name_end == q.end) return p.name_end == p.end && q.name_end == q.end;
  return vuas_same_signs(a, p.name_end + 1, p.end, b, q.name_end + 1, q.end, true);
}

/* --- parameters --- */

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_special(b, i, n);
*/
static bool is_special(const uint8_t *b, uint32_t i, uint32_t n)
{
  return vuas_uri_name_is(b, i, n, VUAS_URI_USER) || vuas_uri_name_is(b, i, n, VUAS_URI_TTL) ||
         vuas_uri_name_is(b, i, n, VUAS_URI_METHOD) || vuas_uri_name_is(b, i, n, VUAS_URI_MADDR) ||
         vuas_uri_name_is(b, i, n, VUAS_URI_TRANSPORT);
}

/* Whether the parameters of [j, n) that have the name of the one at i have its value. */
/*@ requires lists: LISTS(a, i, m, b, j, n) && i < m;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_param_agrees(a, i, m, b, j, n);
*/
static bool param_agrees(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  /*@ loop invariant bounds: \at(j, Pre) <= j <= n + 1;
      loop invariant rest: vuas_param_agrees(a, i, m, b, j, n) <==> vuas_param_agrees(a, i, m, b, \at(j, Pre), n);
      loop assigns j;
      loop variant n + 1 - j; */
  while (j < n) {
    vuas_uri_part p = vuas_part_at(b, j, n, ';');
    if (same_name(a, i, m, b, j, n, ';') && !same_value(a, i, m, b, j, n, ';')) return false;
    j = p.end + 1;
  }
  return true;
}

/* Whether one of them has its name. */
/*@ requires lists: LISTS(a, i, m, b, j, n) && i < m;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_param_there(a, i, m, b, j, n);
*/
static bool param_there(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  /*@ loop invariant bounds: \at(j, Pre) <= j <= n + 1;
      loop invariant rest: vuas_param_there(a, i, m, b, j, n) <==> vuas_param_there(a, i, m, b, \at(j, Pre), n);
      loop assigns j;
      loop variant n + 1 - j; */
  while (j < n) {
    vuas_uri_part p = vuas_part_at(b, j, n, ';');
    if (same_name(a, i, m, b, j, n, ';')) return true;
    j = p.end + 1;
  }
  return false;
}

/* Whether each of the parameters [i, m) may stand beside [j, n). */
/*@ requires lists: LISTS(a, i, m, b, j, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_params_agree(a, i, m, b, j, n);
*/
static bool params_agree(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= m + 1;
      loop invariant rest: vuas_params_agree(a, i, m, b, j, n) <==> vuas_params_agree(a, \at(i, Pre), m, b, j, n);
      loop assigns i;
      loop variant m + 1 - i; */
  while (i < m) {
    vuas_uri_part p = vuas_part_at(a, i, m, ';');
    if (!param_agrees(a, i, m, b, j, n)) return false;
    if (is_special(a, i, p.name_end) && !param_there(a, i, m, b, j, n)) return false;
    i = p.end + 1;
  }
  return true;
}

/* --- headers --- */

/* How often the header at i stands in [j, n). */
/*@ requires lists: LISTS(a, i, m, b, j, n) && i < m;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_header_count(a, i, m, b, j, n);
*/
static uint32_t header_count(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  uint32_t count = 0;
  /*@ loop invariant bounds: \at(j, Pre) <= j <= n + 1 && count <= j - \at(j, Pre);
      loop invariant counted: count + vuas_header_count(a, i, m, b, j, n) ==
        vuas_header_count(a, i, m, b, \at(j, Pre), n);
      loop assigns j, count;
      loop variant n + 1 - j; */
  while (j < n) {
    vuas_uri_part p = vuas_part_at(b, j, n, '&');
    bool same = same_name(a, i, m, b, j, n, '&') && same_value(a, i, m, b, j, n, '&');
    /*@ assert same: same <==> vuas_header_same(a, i, m, b, j, n); */
    if (same) count++;
    j = p.end + 1;
  }
  return count;
}

/* Whether each of the headers [i, m) stands as often in [j, n). */
/*@ requires lists: LISTS(a, i, m, b, j, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_headers_agree(a, i, i, m, b, j, n);
*/
static bool headers_agree(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  uint32_t k = i;
  /*@ loop invariant bounds: i <= k <= m + 1;
      loop invariant rest: vuas_headers_agree(a, i, k, m, b, j, n) <==> vuas_headers_agree(a, i, i, m, b, j, n);
      loop assigns k;
      loop variant m + 1 - k; */
  while (k < m) {
    vuas_uri_part p = vuas_part_at(a, k, m, '&');
    if (header_count(a, k, m, a, i, m) != header_count(a, k, m, b, j, n)) return false;
    k = p.end + 1;
  }
  return true;
}

/* --- hosts --- */

/* The gap of an IPv6 address does not stand before it. */
/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures after: vuas_gap(b, i, n) >= i;
  @/
  static void gap_known(const uint8_t *b, uint32_t i, uint32_t n)
  {
    uint32_t k = i;
    /@ loop invariant bounds: i <= k <= n;
       loop invariant rest: vuas_gap(b, i, n) == vuas_gap(b, k, n);
       loop assigns k;
       loop variant n - k; @/
    while (k < n && !(k + 1 < n && b[k] == ':' && b[k + 1] == ':')) k++;
  }
*/

/* What begins with a bracket is no address without one. */
/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i < n && b[i] == '[';
     terminates \true; exits \false; assigns \nothing;
     ensures four: !vuas_ipv4(b, i, n);
     ensures six: !vuas_ipv6(b, i, n);
  @/
  static void bracket_known(const uint8_t *b, uint32_t i, uint32_t n)
  {
    gap_known(b, i + 1, n);
    /@ assert no_digit: vuas_run_end(VUAS_CLASS_DIGIT, b, i, n) == i; @/
    /@ assert no_group: vuas_group_end(b, i, n) == i; @/
    /@ assert gap: vuas_gap(b, i, n) > i; @/
    /@ assert before: vuas_group_end(b, i, vuas_gap(b, i, n)) == i; @/
    /@ assert left: vuas_groups(b, i, vuas_gap(b, i, n), 0) < 0; @/
    /@ assert all: vuas_groups(b, i, n, 1) < 0; @/
  }
*/

/* Whether two IPv6 addresses in brackets have one value. */
/*@ requires lists: LISTS(a, i, m, b, j, n);
    requires kinds: vuas_ipv6_reference(a, i, m) && vuas_ipv6_reference(b, j, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> \forall integer k; 0 <= k < 8 ==>
      vuas_ipv6_group(a, i + 1, m - 1, k) == vuas_ipv6_group(b, j + 1, n - 1, k);
*/
static bool same_address(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  uint8_t family, x[16], y[16];
  //@ ghost bracket_known(a, i, m);
  //@ ghost bracket_known(b, j, n);
  vuas_ip_value(a, i, m, &family, x);
  /*@ assert first: \forall integer k; 0 <= k < 8 ==>
        256 * x[2 * k] + x[2 * k + 1] == vuas_ipv6_group(a, i + 1, m - 1, k); */
  vuas_ip_value(b, j, n, &family, y);
  /*@ assert second: \forall integer k; 0 <= k < 8 ==>
        256 * y[2 * k] + y[2 * k + 1] == vuas_ipv6_group(b, j + 1, n - 1, k); */
  /*@ loop invariant bounds: 0 <= k <= 8;
      loop invariant same: \forall integer q; 0 <= q < k ==>
        vuas_ipv6_group(a, i + 1, m - 1, q) == vuas_ipv6_group(b, j + 1, n - 1, q);
      loop assigns k;
      loop variant 8 - k; */
  for (uint32_t k = 0; k < 8; k++) {
    if (x[2 * k] != y[2 * k] || x[2 * k + 1] != y[2 * k + 1]) {
      /*@ assert other: vuas_ipv6_group(a, i + 1, m - 1, k) != vuas_ipv6_group(b, j + 1, n - 1, k); */
      return false;
    }
    /*@ assert here: vuas_ipv6_group(a, i + 1, m - 1, k) == vuas_ipv6_group(b, j + 1, n - 1, k); */
  }
  return true;
}

/* Whether two hosts are one. */
/*@ requires lists: LISTS(a, i, m, b, j, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_hosts_same(a, i, m, b, j, n);
*/
static bool same_host(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  if (m - i == n - j && vuas_same_nocase(a, i, b, j, m - i)) return true;
  /*@ assert other: !vuas_hosts_spelled_same(a, i, m, b, j, n); */
  if (!vuas_is_ipv6_reference(a, i, m) || !vuas_is_ipv6_reference(b, j, n)) return false;
  return same_address(a, i, m, b, j, n);
}

/* --- URIs --- */

/* What follows the colon of a SIP URI is read: s is the place after that colon. */
#define READ(b, s, n, u) vuas_octets(b, n) && (s) <= (n) && vuas_uri_in(u, n) && vuas_sip_uri_at(b, s, n, u)

/* The same part by part. */
#define USERINFO(b, s, n, u) \
  vuas_octets(b, n) && vuas_span_in((u).user, n) && vuas_span_in((u).password, n) && \
  ((u).has_user <==> vuas_has_user(b, s, n)) && ((u).has_password <==> vuas_has_password(b, s, n)) && \
  ((u).has_user ==> PLACE((u).user, s, vuas_user_end(b, s, n))) && \
  ((u).has_password ==> PLACE((u).password, vuas_user_end(b, s, n) + 1, vuas_password_end(b, s, n)))
#define HOSTPORT(b, h, n, u) \
  vuas_octets(b, n) && vuas_span_in((u).host, n) && PLACE((u).host, h, vuas_host_end(b, h, n)) && \
  ((u).has_port <==> vuas_has_port(b, h, n)) && ((u).has_port ==> (u).port == vuas_port_number(b, h, n)) && \
  (!(u).has_port ==> (u).port == 0)
#define PARAMS(b, e, n, p) \
  vuas_octets(b, n) && vuas_span_in(p, n) && PLACE(p, vuas_params_from(b, e, n), vuas_params_to(b, e, n))
#define HEADERS(b, e, n, p) \
  vuas_octets(b, n) && vuas_span_in(p, n) && PLACE(p, vuas_headers_from(b, e, n), vuas_headers_to(b, e, n))

/* The span is [from, to). */
#define PLACE(p, from, to) ((p).off == (from) && (p).off + (p).len == (to))

/*@ ghost
  /@ requires read: READ(b, s, n, u);
     terminates \true; exits \false; assigns \nothing;
     ensures params: PARAMS(b, vuas_authority_end(b, s, n), n, u.params);
     ensures headers: HEADERS(b, vuas_authority_end(b, s, n), n, u.headers);
  @/
  static void rest_known(const uint8_t *b, uint32_t s, uint32_t n, vuas_uri u)
  {
    /@ assert rest: vuas_rest_at(b, vuas_authority_end(b, s, n), n, u.params, u.headers, u.transport, u.maddr,
         u.lr); @/
  }
*/

/*@ ghost
  /@ requires read: READ(b, s, n, u);
     terminates \true; exits \false; assigns \nothing;
     ensures userinfo: USERINFO(b, s, n, u);
  @/
  static void userinfo_known(const uint8_t *b, uint32_t s, uint32_t n, vuas_uri u)
  {
    /@ assert userinfo: vuas_userinfo_at(b, s, n, u.has_user, u.has_password, u.user, u.password); @/
  }
*/

/*@ ghost
  /@ requires read: READ(b, s, n, u);
     terminates \true; exits \false; assigns \nothing;
     ensures hostport: HOSTPORT(b, vuas_uri_host(b, s, n), n, u);
  @/
  static void hostport_known(const uint8_t *b, uint32_t s, uint32_t n, vuas_uri u)
  {
    /@ assert hostport: vuas_hostport_at(b, vuas_uri_host(b, s, n), n, u.host_kind, u.host, u.has_port, u.port); @/
  }
*/

/* Whether two spans say the same octets. */
/*@ requires first: vuas_octets(a, m) && vuas_span_in(x, m);
    requires second: vuas_octets(b, n) && vuas_span_in(y, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_signs_same(a, x.off, x.off + x.len, b, y.off, y.off + y.len, 0);
*/
static bool same_text(const uint8_t *a, vuas_span x, const uint8_t *b, vuas_span y)
  /*@ ghost (uint32_t m, uint32_t n) */
{
  return vuas_same_signs(a, x.off, (uint32_t)x.off + x.len, b, y.off, (uint32_t)y.off + y.len, false);
}

/*@ ghost
  /@ requires first: vuas_has_user(a, s, m) && e == vuas_user_end(a, s, m);
     requires second: vuas_has_user(b, t, n) && f == vuas_user_end(b, t, n);
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_signs_same(a, s, e, b, t, f, 0) <==> vuas_users_same(a, s, m, b, t, n);
  @/
  static void users_known(const uint8_t *a, uint32_t s, uint32_t e, uint32_t m, const uint8_t *b, uint32_t t,
    uint32_t f, uint32_t n) {}
*/

/*@ requires first: USERINFO(a, s, m, u);
    requires second: USERINFO(b, t, n, v);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_users_same(a, s, m, b, t, n);
*/
static bool same_user(const uint8_t *a, vuas_uri u, const uint8_t *b, vuas_uri v)
  /*@ ghost (uint32_t s, uint32_t m, uint32_t t, uint32_t n) */
{
  if (u.has_user != v.has_user) return false;
  if (!u.has_user) return true;
  /*@ ghost
    users_known(a, u.user.off, (uint32_t)u.user.off + u.user.len, m, b, v.user.off,
      (uint32_t)v.user.off + v.user.len, n);
  */
  return same_text(a, u.user, b, v.user) /*@ ghost (m, n) */;
}

/*@ requires first: USERINFO(a, s, m, u);
    requires second: USERINFO(b, t, n, v);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_passwords_same(a, s, m, b, t, n);
*/
static bool same_password(const uint8_t *a, vuas_uri u, const uint8_t *b, vuas_uri v)
  /*@ ghost (uint32_t s, uint32_t m, uint32_t t, uint32_t n) */
{
  if (u.has_password != v.has_password) return false;
  if (!u.has_password) return true;
  return same_text(a, u.password, b, v.password) /*@ ghost (m, n) */;
}

/*@ requires first: HOSTPORT(a, h, m, u);
    requires second: HOSTPORT(b, k, n, v);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_hostport_same(a, h, m, b, k, n);
*/
static bool same_hostport(const uint8_t *a, vuas_uri u, const uint8_t *b, vuas_uri v)
  /*@ ghost (uint32_t h, uint32_t m, uint32_t k, uint32_t n) */
{
  uint32_t e = (uint32_t)u.host.off + u.host.len, f = (uint32_t)v.host.off + v.host.len;
  if (u.has_port != v.has_port || u.port != v.port) return false;
  return same_host(a, u.host.off, e, b, v.host.off, f);
}

/* Whether parameters and headers of a SIP URI are few enough. */
/*@ requires octets: vuas_octets(b, n) && vuas_span_in(params, n) && vuas_span_in(headers, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_few_parts(b, params.off, params.off + params.len, headers.off,
      headers.off + headers.len);
*/
static bool has_few(const uint8_t *b, vuas_span params, vuas_span headers)
  /*@ ghost (uint32_t n) */
{
  if (!are_few(b, params.off, (uint32_t)params.off + params.len, ';')) return false;
  return are_few(b, headers.off, (uint32_t)headers.off + headers.len, '&');
}

/*@ requires first: vuas_octets(a, m) && vuas_span_in(x, m);
    requires second: vuas_octets(b, n) && vuas_span_in(y, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_params_same(a, x.off, x.off + x.len, b, y.off, y.off + y.len);
*/
static bool same_params(const uint8_t *a, vuas_span x, const uint8_t *b, vuas_span y)
  /*@ ghost (uint32_t m, uint32_t n) */
{
  uint32_t e = (uint32_t)x.off + x.len, f = (uint32_t)y.off + y.len;
  if (!params_agree(a, x.off, e, b, y.off, f)) return false;
  return params_agree(b, y.off, f, a, x.off, e);
}

/*@ requires first: vuas_octets(a, m) && vuas_span_in(x, m);
    requires second: vuas_octets(b, n) && vuas_span_in(y, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_headers_same(a, x.off, x.off + x.len, b, y.off, y.off + y.len);
*/
static bool same_headers(const uint8_t *a, vuas_span x, const uint8_t *b, vuas_span y)
  /*@ ghost (uint32_t m, uint32_t n) */
{
  uint32_t e = (uint32_t)x.off + x.len, f = (uint32_t)y.off + y.len;
  if (!headers_agree(a, x.off, e, b, y.off, f)) return false;
  return headers_agree(b, y.off, f, a, x.off, e);
}

/* What is known of such places is known of the URIs. */
#define IS_PARAMS(b, s, n, p, q) \
  (p) == vuas_params_from(b, vuas_authority_end(b, s, n), n) && (q) == vuas_params_to(b, vuas_authority_end(b, s, n), n)
#define IS_HEADERS(b, s, n, p, q) \
  (p) == vuas_headers_from(b, vuas_authority_end(b, s, n), n) && \
  (q) == vuas_headers_to(b, vuas_authority_end(b, s, n), n)

/*@ ghost
  /@ requires params: IS_PARAMS(b, s, n, p, q);
     requires headers: IS_HEADERS(b, s, n, h, k);
     terminates \true; exits \false; assigns \nothing;
     ensures few: vuas_few_parts(b, p, q, h, k) <==> vuas_parts_few(b, vuas_authority_end(b, s, n), n);
  @/
  static void few_known(const uint8_t *b, uint32_t s, uint32_t n, uint32_t p, uint32_t q, uint32_t h, uint32_t k) {}

  /@ requires first: IS_PARAMS(a, s, m, p, q);
     requires second: IS_PARAMS(b, t, n, h, k);
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_params_same(a, p, q, b, h, k) <==>
       vuas_all_params_same(a, vuas_authority_end(a, s, m), m, b, vuas_authority_end(b, t, n), n);
  @/
  static void params_known(const uint8_t *a, uint32_t s, uint32_t m, uint32_t p, uint32_t q, const uint8_t *b,
    uint32_t t, uint32_t n, uint32_t h, uint32_t k) {}

  /@ requires first: IS_HEADERS(a, s, m, p, q);
     requires second: IS_HEADERS(b, t, n, h, k);
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_headers_same(a, p, q, b, h, k) <==>
       vuas_all_headers_same(a, vuas_authority_end(a, s, m), m, b, vuas_authority_end(b, t, n), n);
  @/
  static void headers_known(const uint8_t *a, uint32_t s, uint32_t m, uint32_t p, uint32_t q, const uint8_t *b,
    uint32_t t, uint32_t n, uint32_t h, uint32_t k) {}
*/

/*@ requires first: READ(a, s, m, u);
    requires second: READ(b, t, n, v);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==>
      vuas_rest_same(a, vuas_authority_end(a, s, m), m, b, vuas_authority_end(b, t, n), n);
*/
static bool same_rest(const uint8_t *a, vuas_uri u, const uint8_t *b, vuas_uri v)
  /*@ ghost (uint32_t s, uint32_t m, uint32_t t, uint32_t n) */
{
  //@ ghost rest_known(a, s, m, u);
  //@ ghost rest_known(b, t, n, v);
  /*@ ghost
    uint32_t u1 = (uint32_t)u.params.off + u.params.len, u2 = (uint32_t)u.headers.off + u.headers.len;
    uint32_t v1 = (uint32_t)v.params.off + v.params.len, v2 = (uint32_t)v.headers.off + v.headers.len;
    few_known(a, s, m, u.params.off, u1, u.headers.off, u2);
    few_known(b, t, n, v.params.off, v1, v.headers.off, v2);
    params_known(a, s, m, u.params.off, u1, b, t, n, v.params.off, v1);
    headers_known(a, s, m, u.headers.off, u2, b, t, n, v.headers.off, v2);
  */
  bool few = has_few(a, u.params, u.headers) /*@ ghost (m) */;
  /*@ assert few: few <==> vuas_parts_few(a, vuas_authority_end(a, s, m), m); */
  bool also = has_few(b, v.params, v.headers) /*@ ghost (n) */;
  /*@ assert also: also <==> vuas_parts_few(b, vuas_authority_end(b, t, n), n); */
  if (!few || !also) return false;
  bool params = same_params(a, u.params, b, v.params) /*@ ghost (m, n) */;
  /*@ assert params: params <==>
        vuas_all_params_same(a, vuas_authority_end(a, s, m), m, b, vuas_authority_end(b, t, n), n); */
  if (!params) return false;
  bool headers = same_headers(a, u.headers, b, v.headers) /*@ ghost (m, n) */;
  /*@ assert headers: headers <==>
        vuas_all_headers_same(a, vuas_authority_end(a, s, m), m, b, vuas_authority_end(b, t, n), n); */
  return headers;
}

/*@ requires first: READ(a, s, m, u);
    requires second: READ(b, t, n, v);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_sip_same(a, s, m, b, t, n);
*/
static bool same_sip(const uint8_t *a, vuas_uri u, const uint8_t *b, vuas_uri v)
  /*@ ghost (uint32_t s, uint32_t m, uint32_t t, uint32_t n) */
{
  /*@ ghost
    userinfo_known(a, s, m, u);
    userinfo_known(b, t, n, v);
    hostport_known(a, s, m, u);
    hostport_known(b, t, n, v);
  */
  if (!same_user(a, u, b, v) /*@ ghost (s, m, t, n) */) return false;
  if (!same_password(a, u, b, v) /*@ ghost (s, m, t, n) */) return false;
  if (!same_hostport(a, u, b, v) /*@ ghost (u.host.off, m, v.host.off, n) */) return false;
  return same_rest(a, u, b, v) /*@ ghost (s, m, t, n) */;
}

/* Two URIs of other schemes, whose schemes end at c and at d. */
/*@ requires lists: LISTS(a, i, m, b, j, n) && i <= c <= m && j <= d <= n;
    requires first: c == vuas_scheme_end(a, i, m);
    requires second: d == vuas_scheme_end(b, j, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_foreign_same(a, i, m, b, j, n);
*/
static bool same_foreign(const uint8_t *a, uint32_t i, uint32_t c, uint32_t m, const uint8_t *b, uint32_t j,
  uint32_t d, uint32_t n)
{
  if (m - i != n - j || c - i != d - j) return false;
  return vuas_same_nocase(a, i, b, j, c - i) && vuas_same_bytes(a, c, b, d, m - c);
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_uri_of_sip(u);
*/
static bool of_sip(vuas_uri u)
{
  return u.scheme == VUAS_SCHEME_SIP || u.scheme == VUAS_SCHEME_SIPS;
}

bool vuas_uri_equal(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n)
{
  vuas_uri_read u = vuas_read_uri(a, i, m);
  vuas_uri_read v = vuas_read_uri(b, j, n);
  if (!u.ok || !v.ok) return false;
  uint32_t c = vuas_scan(VUAS_CLASS_SCHEME, a, i, m), d = vuas_scan(VUAS_CLASS_SCHEME, b, j, n);
  /*@ assert ends: c == vuas_scheme_end(a, i, m) && d == vuas_scheme_end(b, j, n) && c < m && d < n; */
  /*@ assert first: vuas_uri_scheme_at(a, i, m, u.uri) && (vuas_is_sip(a, i, m) <==> vuas_uri_of_sip(u.uri)); */
  /*@ assert second: vuas_uri_scheme_at(b, j, n, v.uri) && (vuas_is_sip(b, j, n) <==> vuas_uri_of_sip(v.uri)); */
  if (!of_sip(u.uri) && !of_sip(v.uri)) return same_foreign(a, i, c, m, b, j, d, n);
  if (u.uri.scheme != v.uri.scheme) return false;
  return same_sip(a, u.uri, b, v.uri) /*@ ghost (c + 1, m, d + 1, n) */;
}
