/* SPDX-License-Identifier: Apache-2.0 */
#include "uri.h"

#include "lex.h"
#include "usual_uri.h"

/* What the parts are read into: values, not places in memory, so that nothing is written before all is known. */
typedef struct {
  bool has_user, has_password;
  uint32_t host; /* where the host starts */
  vuas_span user, password;
} userinfo;

typedef struct {
  bool ok, lr;
  uint32_t end;
  vuas_span transport, maddr;
} uri_params;

typedef struct {
  bool ok, lr;
  vuas_span params, headers, transport, maddr;
} uri_rest;

/* The end of the password if a colon at e, a password and an at-sign follow the user; VUAS_NONE if they do not. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e < n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> e < \result < n && b[e] == ':' && b[\result] == '@' &&
      \result == vuas_escaped_end(VUAS_CLASS_PASSWORD, b, e + 1, n);
    ensures none: \result == VUAS_NONE ==> b[e] != ':' || vuas_escaped_end(VUAS_CLASS_PASSWORD, b, e + 1, n) >= n ||
      b[vuas_escaped_end(VUAS_CLASS_PASSWORD, b, e + 1, n)] != '@';
*/
static uint32_t password_end(const uint8_t *b, uint32_t e, uint32_t n)
{
  if (b[e] != ':') return VUAS_NONE;
  uint32_t p = vuas_scan_escaped(VUAS_CLASS_PASSWORD, b, e + 1, n);
  return p < n && b[p] == '@' ? p : VUAS_NONE;
}

/* User [s, e), password [e + 1, p), host at h, as far as they are there. */
/*@ requires range: s <= h <= VUAS_MAX_MESSAGE;
    requires user: has_user ==> s < e < h;
    requires password: has_password ==> has_user && e < p < h;
    terminates \true; exits \false; assigns \nothing;
    ensures flags: \result.has_user == has_user && \result.has_password == has_password && \result.host == h;
    ensures user: has_user ? vuas_span_is(\result.user, s, e) && \result.user.len > 0 : vuas_no_span(\result.user);
    ensures password: has_password ? vuas_span_is(\result.password, e + 1, p) : vuas_no_span(\result.password);
*/
static userinfo make_userinfo(bool has_user, bool has_password, uint32_t s, uint32_t e, uint32_t p, uint32_t h)
{
  userinfo r;
  r.has_user = has_user;
  r.has_password = has_password;
  r.host = h;
  r.user = has_user ? vuas_span_of(s, e) : vuas_span_of(0, 0);
  r.password = has_password ? vuas_span_of(e + 1, p) : vuas_span_of(0, 0);
  return r;
}

/* User and password before the host of a SIP URI; s is the place after the scheme's colon. */
/*@ requires octets: vuas_octets(b, n);
    requires range: s <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures parts: vuas_userinfo_at(b, s, n, \result.has_user, \result.has_password, \result.user, \result.password);
    ensures in: vuas_span_in(\result.user, n) && vuas_span_in(\result.password, n);
    ensures host: \result.host == vuas_uri_host(b, s, n) && s <= \result.host <= n;
    ensures user: \result.has_user ==> \result.user.len > 0 && s < \result.host && b[\result.host - 1] == '@';
*/
static userinfo read_userinfo(const uint8_t *b, uint32_t s, uint32_t n)
{
  uint32_t e = vuas_scan_escaped(VUAS_CLASS_USER, b, s, n);
  /*@ assert end: e == vuas_user_end(b, s, n); */
  if (e == s || e == n) {
    /*@ assert nobody: !vuas_has_user(b, s, n) && !vuas_has_password(b, s, n); */
    return make_userinfo(false, false, s, e, 0, s);
  }
  uint32_t p = password_end(b, e, n);
  if (p != VUAS_NONE) {
    /*@ assert both: vuas_password_end(b, s, n) == p && vuas_has_password(b, s, n) && vuas_has_user(b, s, n); */
    return make_userinfo(true, true, s, e, p, p + 1);
  }
  /*@ assert alone: !vuas_has_password(b, s, n); */
  if (b[e] == '@') {
    /*@ assert user: vuas_has_user(b, s, n); */
    return make_userinfo(true, false, s, e, 0, e + 1);
  }
  /*@ assert none: !vuas_has_user(b, s, n); */
  return make_userinfo(false, false, s, e, 0, s);
}

/* What stands under the name w: old, or if that is empty and a parameter of that name is here, its value. The name is
   [k, e); if e < v, the value is [e + 1, v). */
/*@ requires octets: vuas_octets(b, v);
    requires range: k < e <= v;
    requires value: e < v ==> e + 1 < v && b[e] == '=';
    requires known: w <= VUAS_WORD_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: e < v && old.len == 0 && vuas_word_at(b, k, e, w) ? vuas_span_is(\result, e + 1, v) : \result == old;
*/
static vuas_span value_under(vuas_span old, const uint8_t *b, uint32_t k, uint32_t e, uint32_t v, vuas_word w)
{
  if (e == v || old.len != 0 || !vuas_word_is(b, k, e, w)) return old;
  return vuas_span_of(e + 1, v);
}

/* The end of a parameter whose name ends at e, VUAS_NONE if an equals sign has nothing behind it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_uri_param_end(b, e, n) && e <= \result <= n;
    ensures value: e < \result < VUAS_NONE ==> b[e] == '=' && e + 1 < \result;
    ensures none: \result == VUAS_NONE <==> vuas_uri_param_end(b, e, n) == -1;
*/
static uint32_t param_end(const uint8_t *b, uint32_t e, uint32_t n)
{
  if (e == n || b[e] != '=') return e;
  uint32_t v = vuas_scan_escaped(VUAS_CLASS_PARAM, b, e + 1, n);
  return v > e + 1 ? v : VUAS_NONE;
}

/* Of the parameters from i on, those before k are read: s is the first value under the name w, or it is still to
   come. */
#define FOUND(b, i, k, n, s, w) \
  (s.len > 0 ? vuas_uri_value(b, i, n, w, s.off, s.len) : \
   vuas_no_span(s) && \forall integer off, len; \
     vuas_uri_value(b, k, n, w, off, len) <==> vuas_uri_value(b, i, n, w, off, len))

#define HERE(b, k, e, v, n, w) \
  \forall integer off, len; vuas_uri_value(b, k, n, w, off, len) <==> \
    (e < v && vuas_word_at(b, k, e, w) ? off == e + 1 && len > 0 && off + len == v : \
     v < n && b[v] == ';' ? vuas_uri_value(b, v + 1, n, w, off, len) : off == 0 && len == 0)
#define AFTER(b, i, k, e, v, n, s, w) \
  (s.len > 0 ? vuas_uri_value(b, i, n, w, s.off, s.len) : \
   vuas_no_span(s) && \forall integer off, len; vuas_uri_value(b, i, n, w, off, len) <==> \
     (v < n && b[v] == ';' ? vuas_uri_value(b, v + 1, n, w, off, len) : off == 0 && len == 0))

/* The parameters of a SIP URI that start at i, after the first semicolon. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result.ok ==> \result.end == vuas_uri_params_end(b, i, n) && i < \result.end <= n;
    ensures none: !\result.ok ==> vuas_uri_params_end(b, i, n) == -1;
    ensures transport: \result.ok ==>
      vuas_uri_value(b, i, n, VUAS_WORD_TRANSPORT, \result.transport.off, \result.transport.len);
    ensures maddr: \result.ok ==>
      vuas_uri_value(b, i, n, VUAS_WORD_MADDR, \result.maddr.off, \result.maddr.len);
    ensures lr: \result.ok ==> (\result.lr <==> vuas_uri_flag(b, i, n, VUAS_WORD_LR));
    ensures in: \result.ok ==> vuas_span_in(\result.transport, n) && vuas_span_in(\result.maddr, n);
*/
static uri_params read_params(const uint8_t *b, uint32_t i, uint32_t n)
{
  uri_params p = {false, false, n, vuas_span_of(0, 0), vuas_span_of(0, 0)};
  uint32_t k = i;
  /*@ loop invariant bounds: i <= k <= n && !p.ok;
      loop invariant rest: vuas_uri_params_end(b, k, n) == vuas_uri_params_end(b, i, n);
      loop invariant transport: FOUND(b, i, k, n, p.transport, VUAS_WORD_TRANSPORT);
      loop invariant maddr: FOUND(b, i, k, n, p.maddr, VUAS_WORD_MADDR);
      loop invariant lr: vuas_uri_flag(b, i, n, VUAS_WORD_LR) <==> p.lr || vuas_uri_flag(b, k, n, VUAS_WORD_LR);
      loop invariant in: vuas_span_in(p.transport, n) && vuas_span_in(p.maddr, n);
      loop assigns k, p;
      loop variant n - k; */
  while (k < n) {
    uint32_t e = vuas_scan_escaped(VUAS_CLASS_PARAM, b, k, n);
    if (e == k) return p;
    uint32_t v = param_end(b, e, n);
    if (v == VUAS_NONE) return p;
    /*@ assert one: e == vuas_uri_name_end(b, k, n) && v == vuas_uri_param_end(b, e, n); */
    if (vuas_word_is(b, k, e, VUAS_WORD_LR)) p.lr = true;
    /*@ assert flag: vuas_uri_flag(b, k, n, VUAS_WORD_LR) <==>
          vuas_word_at(b, k, e, VUAS_WORD_LR) || (v < n && b[v] == ';' && vuas_uri_flag(b, v + 1, n, VUAS_WORD_LR)); */
    /*@ assert transport_here: HERE(b, k, e, v, n, VUAS_WORD_TRANSPORT); */
    p.transport = value_under(p.transport, b, k, e, v, VUAS_WORD_TRANSPORT);
    /*@ assert transport: AFTER(b, i, k, e, v, n, p.transport, VUAS_WORD_TRANSPORT); */
    /*@ assert maddr_here: HERE(b, k, e, v, n, VUAS_WORD_MADDR); */
    p.maddr = value_under(p.maddr, b, k, e, v, VUAS_WORD_MADDR);
    /*@ assert maddr: AFTER(b, i, k, e, v, n, p.maddr, VUAS_WORD_MADDR); */
    if (v == n || b[v] != ';') {
      p.ok = true;
      p.end = v;
      return p;
    }
    /*@ assert next: vuas_uri_params_end(b, k, n) == vuas_uri_params_end(b, v + 1, n); */
    k = v + 1;
  }
  return p;
}

/* Whether [i, n) is the headers of a SIP URI, without the question mark. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_uri_headers(b, i, n, 0);
    ensures some: \result ==> i < n;
*/
static bool is_headers(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n;
      loop invariant rest: vuas_uri_headers(b, i, n, 0) <==> vuas_uri_headers(b, \at(i, Pre), n, 0);
      loop assigns i;
      loop variant n - i; */
  while (i < n) {
    uint32_t e = vuas_scan_escaped(VUAS_CLASS_HEADER, b, i, n);
    if (e == i || e == n || b[e] != '=') return false;
    /*@ assert value: vuas_uri_headers(b, i, n, 0) <==> vuas_uri_headers(b, e + 1, n, 1); */
    uint32_t v = vuas_scan_escaped(VUAS_CLASS_HEADER, b, e + 1, n);
    if (v == n) return true;
    if (b[v] != '&') return false;
    /*@ assert next: vuas_uri_headers(b, e + 1, n, 1) <==> vuas_uri_headers(b, v + 1, n, 0); */
    i = v + 1;
  }
  return false;
}

/* The parameters after the end e of host and port; where there are none, they end at e. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result.ok ==> \result.end == vuas_rest_params(b, e, n) && e <= \result.end <= n;
    ensures some: \result.ok && e < n && b[e] == ';' ==> e + 1 < \result.end;
    ensures none: !\result.ok ==> vuas_rest_params(b, e, n) == -1;
    ensures values: \result.ok ==> (e < n && b[e] == ';' ?
      vuas_uri_value(b, e + 1, n, VUAS_WORD_TRANSPORT, \result.transport.off, \result.transport.len) &&
      vuas_uri_value(b, e + 1, n, VUAS_WORD_MADDR, \result.maddr.off, \result.maddr.len) &&
      (\result.lr <==> vuas_uri_flag(b, e + 1, n, VUAS_WORD_LR)) :
      vuas_no_span(\result.transport) && vuas_no_span(\result.maddr) && !\result.lr);
    ensures in: \result.ok ==> vuas_span_in(\result.transport, n) && vuas_span_in(\result.maddr, n);
*/
static uri_params rest_params(const uint8_t *b, uint32_t e, uint32_t n)
{
  if (e < n && b[e] == ';') return read_params(b, e + 1, n);
  uri_params p = {true, false, e, vuas_span_of(0, 0), vuas_span_of(0, 0)};
  return p;
}

/* Whether nothing but headers, or nothing at all, follows the parameters, which end at p. */
/*@ requires octets: vuas_octets(b, n);
    requires range: p <= n;
    requires end: p == vuas_rest_params(b, e, n);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_uri_rest(b, e, n);
    ensures some: \result && p < n ==> p + 1 < n;
*/
static bool ends_well(const uint8_t *b, uint32_t p, uint32_t n)
  /*@ ghost (uint32_t e) */
{
  return p == n || (b[p] == '?' && is_headers(b, p + 1, n));
}

/* Parameters and headers of a SIP URI, e being the end of host and port. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_uri_rest(b, e, n);
    ensures parts: \result.ok ==> vuas_rest_at(b, e, n, \result.params, \result.headers, \result.transport,
      \result.maddr, \result.lr ? 1 : 0);
    ensures in: \result.ok ==> vuas_span_in(\result.params, n) && vuas_span_in(\result.headers, n) &&
      vuas_span_in(\result.transport, n) && vuas_span_in(\result.maddr, n);
*/
static uri_rest read_rest(const uint8_t *b, uint32_t e, uint32_t n)
{
  uri_rest r = {false, false, vuas_span_of(0, 0), vuas_span_of(0, 0), vuas_span_of(0, 0), vuas_span_of(0, 0)};
  uri_params p = rest_params(b, e, n);
  if (!p.ok) {
    /*@ assert malformed: !vuas_uri_rest(b, e, n); */
    return r;
  }
  if (!ends_well(b, p.end, n) /*@ ghost (e) */) return r;
  r.ok = true;
  r.lr = p.lr;
  r.transport = p.transport;
  r.maddr = p.maddr;
  if (p.end > e) r.params = vuas_span_of(e + 1, p.end);
  if (p.end < n) r.headers = vuas_span_of(p.end + 1, n);
  /*@ assert params: e < n && b[e] == ';' ?
        vuas_span_is(r.params, e + 1, vuas_rest_params(b, e, n)) && r.params.len > 0 : vuas_no_span(r.params); */
  /*@ assert headers: vuas_rest_params(b, e, n) < n ?
        vuas_span_is(r.headers, vuas_rest_params(b, e, n) + 1, n) && r.headers.len > 0 : vuas_no_span(r.headers); */
  /*@ assert values: r.transport == p.transport && r.maddr == p.maddr && r.lr == p.lr; */
  /*@ assert parts: vuas_rest_at(b, e, n, r.params, r.headers, r.transport, r.maddr, r.lr ? 1 : 0); */
  return r;
}

/* A URI of a scheme, nothing more known than that it is [i, n). */
/*@ requires range: i <= n <= VUAS_MAX_MESSAGE;
    requires known: scheme <= VUAS_SCHEME_TEL;
    terminates \true; exits \false; assigns \nothing;
    ensures bare: vuas_uri_bare(\result) && \result.scheme == scheme && vuas_span_is(\result.whole, i, n);
*/
static vuas_uri bare_uri(uint32_t i, uint32_t n, vuas_scheme scheme)
{
  vuas_uri u;
  u.scheme = (uint16_t)scheme;
  u.host_kind = VUAS_HOST_NONE;
  u.has_user = false;
  u.has_password = false;
  u.has_port = false;
  u.lr = false;
  u.port = 0;
  u.whole = vuas_span_of(i, n);
  u.user = vuas_span_of(0, 0);
  u.password = vuas_span_of(0, 0);
  u.host = vuas_span_of(0, 0);
  u.params = vuas_span_of(0, 0);
  u.headers = vuas_span_of(0, 0);
  u.transport = vuas_span_of(0, 0);
  u.maddr = vuas_span_of(0, 0);
  return u;
}

/* The SIP URI [i, n), whose scheme's colon is at c. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= c < n;
    requires begin: vuas_has_scheme(b, i, n) && c == vuas_scheme_end(b, i, n);
    requires sip: scheme == VUAS_SCHEME_SIP <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIP);
    requires sips: scheme == VUAS_SCHEME_SIPS <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIPS);
    requires tel: !vuas_scheme_is(b, i, n, VUAS_WORD_TEL);
    requires known: scheme == VUAS_SCHEME_SIP || scheme == VUAS_SCHEME_SIPS;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result.uri, n) && vuas_span_is(\result.uri.whole, i, n);
    ensures meaning: \result.ok <==> vuas_is_uri(b, i, n);
    ensures says: \result.ok ==> vuas_uri_says(b, i, n, \result.uri);
    ensures refused: !\result.ok ==> vuas_uri_refused(\result.uri);
*/
static vuas_uri_read read_sip(const uint8_t *b, uint32_t i, uint32_t c, uint32_t n, vuas_scheme scheme)
{
  vuas_uri_read r;
  r.ok = false;
  r.uri = bare_uri(i, n, VUAS_SCHEME_OTHER);
  /*@ assert whole: vuas_is_uri(b, i, n) <==> vuas_sip_uri(b, c + 1, n); */
  userinfo a = read_userinfo(b, c + 1, n);
  vuas_hostport h = vuas_read_hostport(b, a.host, n);
  if (!h.ok) return r;
  uri_rest t = read_rest(b, h.end, n);
  if (!t.ok) return r;
  r.uri.scheme = (uint8_t)scheme;
  r.uri.has_user = a.has_user;
  r.uri.has_password = a.has_password;
  r.uri.user = a.user;
  r.uri.password = a.password;
  r.uri.host_kind = h.kind;
  r.uri.host = h.host;
  r.uri.has_port = h.has_port;
  r.uri.port = h.port;
  r.uri.params = t.params;
  r.uri.headers = t.headers;
  r.uri.transport = t.transport;
  r.uri.maddr = t.maddr;
  r.uri.lr = t.lr;
  r.ok = true;
  /*@ assert host: r.uri.host.off == a.host && r.uri.host.len > 0; */
  /*@ assert user: a.has_user ==> r.uri.user.len > 0 && b[a.host - 1] == '@'; */
  /*@ assert kind: r.uri.host_kind != VUAS_HOST_NONE; */
  /*@ assert after: i < r.uri.host.off; */
  /*@ assert same_user: r.uri.has_user <==> a.has_user; */
  /*@ assert flat: r.uri.has_user ==> r.uri.user.len > 0 && b[r.uri.host.off - 1] == '@'; */
  /*@ assert hosted: vuas_uri_hosted(b, i, r.uri); */
  /*@ assert parts: vuas_sip_uri_at(b, c + 1, n, r.uri); */
  /*@ assert scheme: vuas_uri_scheme_at(b, i, n, r.uri); */
  return r;
}

/* The scheme whose name is [i, c). */
/*@ requires octets: vuas_octets(b, c);
    requires range: i <= c;
    terminates \true; exits \false; assigns \nothing;
    ensures known: \result <= VUAS_SCHEME_TEL;
    ensures sip: \result == VUAS_SCHEME_SIP <==> vuas_word_at(b, i, c, VUAS_WORD_SIP);
    ensures sips: \result == VUAS_SCHEME_SIPS <==> vuas_word_at(b, i, c, VUAS_WORD_SIPS);
    ensures tel: \result == VUAS_SCHEME_TEL <==> vuas_word_at(b, i, c, VUAS_WORD_TEL);
*/
static vuas_scheme read_scheme(const uint8_t *b, uint32_t i, uint32_t c)
{
  if (vuas_word_is(b, i, c, VUAS_WORD_SIP)) return VUAS_SCHEME_SIP;
  if (vuas_word_is(b, i, c, VUAS_WORD_SIPS)) return VUAS_SCHEME_SIPS;
  if (vuas_word_is(b, i, c, VUAS_WORD_TEL)) return VUAS_SCHEME_TEL;
  return VUAS_SCHEME_OTHER;
}

/* The URI [i, n) of a scheme other than sip and sips, whose colon is at c. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= c < n;
    requires scheme: vuas_has_scheme(b, i, n) && c == vuas_scheme_end(b, i, n);
    requires foreign: !vuas_is_sip(b, i, n);
    requires tel: (scheme == VUAS_SCHEME_TEL <==> vuas_scheme_is(b, i, n, VUAS_WORD_TEL)) &&
      (scheme == VUAS_SCHEME_TEL || scheme == VUAS_SCHEME_OTHER);
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result.uri, n) && vuas_span_is(\result.uri.whole, i, n);
    ensures meaning: \result.ok <==> vuas_is_uri(b, i, n);
    ensures says: \result.ok ==> vuas_uri_says(b, i, n, \result.uri);
    ensures refused: !\result.ok ==> vuas_uri_refused(\result.uri);
*/
static vuas_uri_read read_foreign(const uint8_t *b, uint32_t i, uint32_t c, uint32_t n, vuas_scheme scheme)
{
  bool good = c + 1 < n && vuas_scan_escaped(VUAS_CLASS_URIC, b, c + 1, n) == n;
  /*@ assert good: good <==> vuas_is_uri(b, i, n); */
  vuas_uri_read r = {good, bare_uri(i, n, good ? scheme : VUAS_SCHEME_OTHER)};
  /*@ assert scheme: good ==> vuas_uri_scheme_at(b, i, n, r.uri); */
  /*@ assert says: good ==> vuas_uri_says(b, i, n, r.uri); */
  return r;
}

/* No URI. */
/*@ requires range: i <= n <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result.uri, n) && vuas_span_is(\result.uri.whole, i, n);
    ensures none: !\result.ok && vuas_uri_refused(\result.uri);
*/
static vuas_uri_read no_uri(uint32_t i, uint32_t n)
{
  vuas_uri_read r = {false, bare_uri(i, n, VUAS_SCHEME_OTHER)};
  return r;
}

vuas_uri_read vuas_read_uri(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i == n || !vuas_is_alpha(b[i])) return no_uri(i, n);
  uint32_t c = vuas_scan(VUAS_CLASS_SCHEME, b, i, n);
  if (c == n || b[c] != ':') return no_uri(i, n);
  vuas_scheme scheme = read_scheme(b, i, c);
  /*@ assert end: c == vuas_scheme_end(b, i, n) && vuas_has_scheme(b, i, n); */
  /*@ assert sip: scheme == VUAS_SCHEME_SIP <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIP); */
  /*@ assert sips: scheme == VUAS_SCHEME_SIPS <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIPS); */
  /*@ assert tel: scheme == VUAS_SCHEME_TEL <==> vuas_scheme_is(b, i, n, VUAS_WORD_TEL); */
  if (scheme != VUAS_SCHEME_SIP && scheme != VUAS_SCHEME_SIPS) return read_foreign(b, i, c, n, scheme);
  return read_sip(b, i, c, n, scheme);
}

bool vuas_parse_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u)
{
  if (vuas_usual_uri(b, i, n, u) == n) return true;
  vuas_uri_read r = vuas_read_uri(b, i, n);
  *u = r.uri;
  return r.ok;
}
