/* SPDX-License-Identifier: Apache-2.0 */
#include "uri.h"

#include "lex.h"

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

typedef struct {
  bool ok;
  vuas_uri uri;
} uri_parts;

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
  userinfo r = {false, false, s, vuas_span_of(0, 0), vuas_span_of(0, 0)};
  uint32_t e = vuas_scan_escaped(VUAS_CLASS_USER, b, s, n);
  if (e == s || e == n) return r;
  if (b[e] == '@') {
    r.has_user = true;
    r.user = vuas_span_of(s, e);
    r.host = e + 1;
  } else if (b[e] == ':') {
    uint32_t p = vuas_scan_escaped(VUAS_CLASS_PASSWORD, b, e + 1, n);
    if (p == n || b[p] != '@') return r;
    r.has_user = true;
    r.has_password = true;
    r.user = vuas_span_of(s, e);
    r.password = vuas_span_of(e + 1, p);
    r.host = p + 1;
  }
  return r;
}

/* The parameters p and one more: its name is [k, e); if e < v, its value is [e + 1, v). */
/*@ requires octets: vuas_octets(b, v);
    requires range: k < e <= v;
    requires value: e < v ==> e + 1 < v && b[e] == '=';
    terminates \true; exits \false; assigns \nothing;
    ensures lr: \result.lr <==> p.lr || vuas_word_at(b, k, e, VUAS_WORD_LR);
    ensures transport: e < v && p.transport.len == 0 && vuas_word_at(b, k, e, VUAS_WORD_TRANSPORT) ?
      vuas_span_is(\result.transport, e + 1, v) : \result.transport == p.transport;
    ensures maddr: e < v && p.maddr.len == 0 && vuas_word_at(b, k, e, VUAS_WORD_MADDR) ?
      vuas_span_is(\result.maddr, e + 1, v) : \result.maddr == p.maddr;
*/
static uri_params note(uri_params p, const uint8_t *b, uint32_t k, uint32_t e, uint32_t v)
{
  if (vuas_word_is(b, k, e, VUAS_WORD_LR)) p.lr = true;
  if (e < v && p.transport.len == 0 && vuas_word_is(b, k, e, VUAS_WORD_TRANSPORT)) p.transport = vuas_span_of(e + 1, v);
  if (e < v && p.maddr.len == 0 && vuas_word_is(b, k, e, VUAS_WORD_MADDR)) p.maddr = vuas_span_of(e + 1, v);
  return p;
}

/* The parameters of a SIP URI that start at i, after the first semicolon. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result.ok ==> \result.end == vuas_uri_params_end(b, i, n, 0) && i < \result.end <= n;
    ensures none: !\result.ok ==> vuas_uri_params_end(b, i, n, 0) == -1;
    ensures transport: \result.ok ==> vuas_uri_value(b, i, \result.end, \result.transport, VUAS_WORD_TRANSPORT);
    ensures maddr: \result.ok ==> vuas_uri_value(b, i, \result.end, \result.maddr, VUAS_WORD_MADDR);
*/
static uri_params read_params(const uint8_t *b, uint32_t i, uint32_t n)
{
  uri_params p = {false, false, 0, vuas_span_of(0, 0), vuas_span_of(0, 0)};
  uint32_t k = i;
  /*@ loop invariant bounds: i <= k <= n && !p.ok;
      loop invariant rest: vuas_uri_params_end(b, k, n, 0) == vuas_uri_params_end(b, i, n, 0);
      loop invariant transport: vuas_uri_value(b, i, k, p.transport, VUAS_WORD_TRANSPORT);
      loop invariant maddr: vuas_uri_value(b, i, k, p.maddr, VUAS_WORD_MADDR);
      loop assigns k, p;
      loop variant n - k; */
  while (k < n) {
    uint32_t e = vuas_scan_escaped(VUAS_CLASS_PARAM, b, k, n);
    if (e == k) return p;
    uint32_t v = e;
    if (e < n && b[e] == '=') {
      v = vuas_scan_escaped(VUAS_CLASS_PARAM, b, e + 1, n);
      /*@ assert value: vuas_uri_params_end(b, k, n, 0) == vuas_uri_params_end(b, e + 1, n, 1); */
      if (v == e + 1) return p;
    }
    p = note(p, b, k, e, v);
    /*@ assert transport: vuas_uri_value(b, i, v, p.transport, VUAS_WORD_TRANSPORT); */
    /*@ assert maddr: vuas_uri_value(b, i, v, p.maddr, VUAS_WORD_MADDR); */
    if (v == n || b[v] != ';') {
      p.ok = true;
      p.end = v;
      return p;
    }
    /*@ assert next: vuas_uri_params_end(b, k, n, 0) == vuas_uri_params_end(b, v + 1, n, 0); */
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

/* Parameters and headers of a SIP URI, e being the end of host and port. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_uri_rest(b, e, n);
    ensures parts: \result.ok ==> vuas_rest_at(b, e, n, \result.params, \result.headers, \result.transport, \result.maddr);
    ensures in: \result.ok ==> vuas_span_in(\result.params, n) && vuas_span_in(\result.headers, n) &&
      vuas_span_in(\result.transport, n) && vuas_span_in(\result.maddr, n);
*/
static uri_rest read_rest(const uint8_t *b, uint32_t e, uint32_t n)
{
  uri_rest r = {false, false, vuas_span_of(0, 0), vuas_span_of(0, 0), vuas_span_of(0, 0), vuas_span_of(0, 0)};
  uint32_t at = e;
  if (at < n && b[at] == ';') {
    uri_params p = read_params(b, at + 1, n);
    if (!p.ok) return r;
    r.params = vuas_span_of(at + 1, p.end);
    r.lr = p.lr;
    r.transport = p.transport;
    r.maddr = p.maddr;
    at = p.end;
  }
  /*@ assert params: at == vuas_rest_params(b, e, n); */
  if (at < n) {
    if (b[at] != '?' || !is_headers(b, at + 1, n)) return r;
    r.headers = vuas_span_of(at + 1, n);
  }
  r.ok = true;
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
  u.scheme = (uint8_t)scheme;
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

/* The SIP URI that [i, n) is, s being the place after its scheme's colon. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < s <= n;
    requires known: scheme <= VUAS_SCHEME_TEL;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_sip_uri(b, s, n);
    ensures parts: \result.ok ==> vuas_sip_uri_at(b, s, n, \result.uri);
    ensures in: \result.ok ==> vuas_uri_in(\result.uri, n);
    ensures scheme: \result.ok ==> \result.uri.scheme == scheme && vuas_span_is(\result.uri.whole, i, n);
    ensures user: \result.ok && \result.uri.has_user ==> \result.uri.user.len > 0 && b[\result.uri.host.off - 1] == '@';
    ensures host: \result.ok ==> \result.uri.host.len > 0 && \result.uri.host.off > i &&
      \result.uri.host_kind != VUAS_HOST_NONE;
*/
static uri_parts read_sip(const uint8_t *b, uint32_t i, uint32_t s, uint32_t n, vuas_scheme scheme)
{
  uri_parts r = {false, bare_uri(i, n, scheme)};
  userinfo a = read_userinfo(b, s, n);
  uint32_t e = vuas_scan(VUAS_CLASS_HOSTPORT, b, a.host, n);
  vuas_hostport h = vuas_read_hostport(b, a.host, e);
  if (!h.ok) return r;
  uri_rest t = read_rest(b, e, n);
  if (!t.ok) return r;
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
  if (vuas_word_is(b, i, c, VUAS_WORD_SIP)) {
    /*@ assert other: vuas_lower(b[i + 0]) != vuas_word_octet(VUAS_WORD_TEL, 0); */
    return VUAS_SCHEME_SIP;
  }
  if (vuas_word_is(b, i, c, VUAS_WORD_SIPS)) return VUAS_SCHEME_SIPS;
  if (vuas_word_is(b, i, c, VUAS_WORD_TEL)) return VUAS_SCHEME_TEL;
  return VUAS_SCHEME_OTHER;
}

/* The URI that [i, n) is. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_uri(b, i, n);
    ensures in: vuas_uri_in(\result.uri, n) && vuas_span_is(\result.uri.whole, i, n);
    ensures sip: \result.ok ==> (\result.uri.scheme == VUAS_SCHEME_SIP <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIP));
    ensures sips: \result.ok ==> (\result.uri.scheme == VUAS_SCHEME_SIPS <==> vuas_scheme_is(b, i, n, VUAS_WORD_SIPS));
    ensures tel: \result.ok ==> (\result.uri.scheme == VUAS_SCHEME_TEL <==> vuas_scheme_is(b, i, n, VUAS_WORD_TEL));
    ensures parts: \result.ok && vuas_is_sip(b, i, n) ==> vuas_sip_uri_at(b, vuas_scheme_end(b, i, n) + 1, n, \result.uri);
    ensures user: \result.ok && \result.uri.has_user ==> \result.uri.user.len > 0 && b[\result.uri.host.off - 1] == '@';
    ensures host: \result.ok && vuas_is_sip(b, i, n) ==> \result.uri.host.len > 0 && \result.uri.host.off > i &&
      \result.uri.host_kind != VUAS_HOST_NONE;
    ensures foreign: \result.ok && !vuas_is_sip(b, i, n) ==> vuas_uri_bare(\result.uri);
    ensures refused: !\result.ok ==> vuas_uri_bare(\result.uri) && \result.uri.scheme == VUAS_SCHEME_OTHER;
*/
static uri_parts read_uri(const uint8_t *b, uint32_t i, uint32_t n)
{
  uri_parts none = {false, bare_uri(i, n, VUAS_SCHEME_OTHER)};
  if (i == n || !vuas_is_alpha(b[i])) return none;
  uint32_t c = vuas_scan(VUAS_CLASS_SCHEME, b, i, n);
  if (c == n || b[c] != ':') return none;
  vuas_scheme scheme = read_scheme(b, i, c);
  if (scheme == VUAS_SCHEME_SIP || scheme == VUAS_SCHEME_SIPS) {
    uri_parts r = read_sip(b, i, c + 1, n, scheme);
    return r.ok ? r : none;
  }
  if (c + 1 == n || vuas_scan_escaped(VUAS_CLASS_URIC, b, c + 1, n) != n) return none;
  uri_parts r = {true, bare_uri(i, n, scheme)};
  return r;
}

bool vuas_parse_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u)
{
  uri_parts r = read_uri(b, i, n);
  *u = r.uri;
  return r.ok;
}
