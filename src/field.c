/* SPDX-License-Identifier: Apache-2.0 */
#include "field.h"

#include "uri.h"

uint32_t vuas_after_slash(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t e = vuas_scan_token(b, i, n);
  uint32_t s = vuas_skip_lws(b, e, n);
  if (e == i || s == n || b[s] != '/') return VUAS_NONE;
  return vuas_skip_lws(b, s + 1, n);
}

uint32_t vuas_number(const uint8_t *b, uint32_t i, uint32_t n, uint32_t max)
{
  uint32_t x = 0;
  return vuas_decimal(b, i, n, max, &x) ? x : VUAS_NONE;
}

vuas_found vuas_find_param(const uint8_t *b, uint32_t i, uint32_t n, vuas_word w)
{
  vuas_found f;
  uint32_t k = i;
  vuas_param p = vuas_param_next(b, i, n);
  f.ok = false;
  f.has = false;
  f.token = false;
  f.value = vuas_span_of(0, 0);
  /*@ loop invariant range: i <= k <= n;
      loop invariant in: vuas_span_in(f.value, n) && vuas_param_in(p, k, n);
      loop invariant none: !f.has ==> vuas_no_span(f.value);
      loop invariant not_yet: !f.ok;
      loop invariant here: p.next > k <==> vuas_is_param(b, k, n);
      loop invariant end: p.next > k ==> p.next == vuas_param_end(b, k, n);
      loop invariant name: p.next > k ==> p.name.off == vuas_param_name(b, k, n) &&
        p.name.off + p.name.len == vuas_param_name_end(b, k, n);
      loop invariant value: p.next > k ==> vuas_param_value(b, k, n, p.value.off, p.value.len);
      loop invariant list: vuas_params_end(b, k, n) == vuas_params_end(b, i, n);
      loop invariant unseen: !f.has ==> vuas_param_unseen(b, i, k, n, w);
      loop invariant seen: f.has ==> vuas_param_seen(b, i, k, n, w) &&
        vuas_param_value(b, vuas_param_place(b, i, n, w), n, f.value.off, f.value.len);
      loop invariant first: i < k ==> vuas_is_param(b, i, n);
      loop invariant this_token: p.next > k ==> (p.token <==> VUAS_IS_TOKEN(b, p.value));
      loop invariant token: f.has ==> (f.token <==> VUAS_IS_TOKEN(b, f.value));
      loop assigns k, p, f;
      loop variant n - k; */
  while (p.next > k) {
    bool named = vuas_word_is(b, p.name.off, (uint32_t)p.name.off + p.name.len, w);
    /*@ assert named: named <==> vuas_param_is(b, k, n, w); */
    /*@ assert next: vuas_params_end(b, k, n) == vuas_params_end(b, p.next, n); */
    /*@ assert this: named ==> vuas_param_place(b, k, n, w) == k; */
    /*@ assert other: !named ==> vuas_param_place(b, k, n, w) == vuas_param_place(b, p.next, n, w); */
    if (named && f.has) return f;
    if (named) {
      f.has = true;
      f.token = p.token;
      f.value = p.value;
    }
    k = p.next;
    p = vuas_param_next(b, k, n);
  }
  f.ok = k == n;
  return f;
}

bool vuas_is_param_list(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i, next = vuas_param_next(b, i, n).next;
  /*@ loop invariant range: i <= k <= next <= n;
      loop invariant here: next > k <==> vuas_is_param(b, k, n);
      loop invariant end: next > k ==> next == vuas_param_end(b, k, n);
      loop invariant list: vuas_params_end(b, k, n) == vuas_params_end(b, i, n);
      loop assigns k, next;
      loop variant n - k; */
  while (next > k) {
    /*@ assert next: vuas_params_end(b, k, n) == vuas_params_end(b, next, n); */
    k = next;
    next = vuas_param_next(b, k, n).next;
  }
  return k == n;
}

bool vuas_parse_cseq(const uint8_t *b, uint32_t i, uint32_t n, uint32_t *number, vuas_span *method)
{
  uint32_t x = 0;
  uint32_t e = vuas_scan_digits(b, i, n);
  uint32_t m = vuas_skip_lws(b, e, n);
  *number = 0;
  *method = vuas_span_of(0, 0);
  if (m == e || m == n || vuas_scan_token(b, m, n) != n) return false;
  if (!vuas_decimal(b, i, e, 0xFFFFFFFF, &x)) return false;
  *number = x;
  *method = vuas_span_of(m, n);
  return true;
}

bool vuas_parse_call_id(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t e = vuas_scan_word(b, i, n);
  if (e == i) return false;
  if (e == n) return true;
  return b[e] == '@' && e + 1 < n && vuas_scan_word(b, e + 1, n) == n;
}

bool vuas_parse_media_type(const uint8_t *b, uint32_t i, uint32_t n, vuas_span *type, vuas_span *subtype)
{
  uint32_t s = vuas_after_slash(b, i, n);
  *type = vuas_span_of(0, 0);
  *subtype = vuas_span_of(0, 0);
  if (s == VUAS_NONE) return false;
  uint32_t e = vuas_scan_token(b, s, n);
  if (e == s || !vuas_is_param_list(b, e, n)) return false;
  *type = vuas_span_of(i, vuas_scan_token(b, i, n));
  *subtype = vuas_span_of(s, e);
  return true;
}

/* --- name-addr --- */

/* The end of the unquoted display name at i and the white space after it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_words_end(b, i, n);
    ensures bounds: i <= \result <= n;
    ensures first: i < \result ==> vuas_token(b[i]);
*/
static uint32_t skip_words(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i;
  uint32_t e = vuas_scan_token(b, i, n);
  /*@ loop invariant range: i <= k <= e <= n;
      loop invariant first: i < e ==> vuas_token(b[i]);
      loop invariant word: e == vuas_token_end(b, k, n);
      loop invariant rest: vuas_words_end(b, k, n) == vuas_words_end(b, i, n);
      loop assigns k, e;
      loop variant n - k; */
  while (e > k) {
    uint32_t next = vuas_skip_lws(b, e, n);
    /*@ assert unfold: vuas_words_end(b, k, n) == vuas_words_end(b, next, n); */
    k = next;
    e = vuas_scan_token(b, k, n);
  }
  return k;
}

/* The place of the angle bracket that opens after the display name, if any; VUAS_NONE if the value is no name-addr. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> vuas_bracketed(b, i, n) == \false;
    ensures found: \result != VUAS_NONE ==> \result == vuas_display_end(b, i, n) && i <= \result < n && b[\result] ==
      '<';
    ensures first: \result != VUAS_NONE && i < \result ==> !vuas_lws_octet(b[i]);
*/
static uint32_t find_bracket(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k;
  if (i < n && b[i] == '"') {
    uint32_t q = vuas_scan_quoted(b, i + 1, n);
    /*@ assert open: q == VUAS_NONE ==> vuas_display_end(b, i, n) == -1; */
    if (q == VUAS_NONE) return VUAS_NONE;
    k = vuas_skip_lws(b, q + 1, n);
    /*@ assert quoted: vuas_display_end(b, i, n) == k; */
  } else {
    k = skip_words(b, i, n);
    /*@ assert words: vuas_display_end(b, i, n) == k; */
  }
  return k < n && b[k] == '<' ? k : VUAS_NONE;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires none: \forall integer k; i <= k < e ==> b[k] != '>';
     requires found: e < n ==> b[e] == '>';
     terminates \true; exits \false; assigns \nothing;
     ensures end: e == vuas_closing(b, i, n);
  @/
  static void open_run(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant same: vuas_closing(b, k, n) == vuas_closing(b, i, n);
       loop assigns k;
       loop variant e - k;
    @/
    for (uint32_t k = i; k < e; k++) {
      /@ assert one: vuas_closing(b, k, n) == vuas_closing(b, k + 1, n); @/
    }
    /@ assert stop: vuas_closing(b, e, n) == e; @/
  }
*/

/* The first closing angle bracket from i on, n if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures end: \result == vuas_closing(b, i, n);
*/
static uint32_t find_closing(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = vuas_find(b, i, n, '>');
  /*@ ghost open_run(b, i, k, n); */
  return k;
}

/* Whether the octet ends a URI that stands without angle brackets. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_bare_stop(c);
*/
static bool is_bare_stop(uint8_t c)
{
  return c == ';' || c == ',' || c == '?' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The end of a URI without angle brackets that starts at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures end: \result == vuas_bare_end(b, i, n);
*/
static uint32_t find_bare_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i;
  /*@ loop invariant range: i <= k <= n;
      loop invariant end: vuas_bare_end(b, k, n) == vuas_bare_end(b, i, n);
      loop assigns k;
      loop variant n - k; */
  while (k < n && !is_bare_stop(b[k])) k++;
  return k;
}

/* Header parameters: all after the semicolon that follows r. */
/*@ requires octets: vuas_octets(b, n);
    requires range: r <= n;
    requires list: r < n ==> vuas_lws_end(b, r, n) < n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: vuas_params_at(b, r, n, \result);
    ensures in: vuas_span_in(\result, n);
*/
static vuas_span params_after(const uint8_t *b, uint32_t r, uint32_t n)
{
  if (r == n) return vuas_span_of(0, 0);
  return vuas_span_of(vuas_skip_lws(b, r, n) + 1, n);
}

/* Where display name and URI stand in the value, and the place after the URI and its closing bracket. */
typedef struct {
  bool ok; /* a bracket that opens is closed */
  vuas_span display;
  uint32_t begin, end, after;
} addr_place;

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_span_in(\result.display, n) && \result.begin <= \result.end <= \result.after <= n;
    ensures closed: \result.ok <==> (vuas_bracketed(b, i, n) ==> vuas_addr_end(b, i, n) < n);
    ensures uri: \result.begin == vuas_addr_begin(b, i, n) && \result.end == vuas_addr_end(b, i, n);
    ensures after: \result.ok ==> \result.after == vuas_addr_after(b, i, n);
    ensures display: \result.ok ==> vuas_display_at(b, i, n, \result.display);
*/
static addr_place find_uri(const uint8_t *b, uint32_t i, uint32_t n)
{
  addr_place p;
  uint32_t k = find_bracket(b, i, n);
  p.ok = true;
  p.display = vuas_span_of(0, 0);
  if (k == VUAS_NONE) {
    p.begin = i;
    p.end = i < n && b[i] == '"' ? i : find_bare_end(b, i, n);
    p.after = p.end;
    return p;
  }
  p.begin = k + 1;
  p.end = find_closing(b, k + 1, n);
  p.ok = p.end < n;
  p.after = p.ok ? p.end + 1 : n;
  if (k > i) {
    uint32_t t = vuas_trim_lws(b, i, k);
    /*@ assert some: i < t && !vuas_lws_octet(b[t - 1]); */
    p.display = vuas_span_of(i, t);
    /*@ assert end: p.display.off + p.display.len == t; */
  }
  return p;
}

/* The header parameters, all of [r, n), and the tag among them. */
typedef struct {
  bool ok, has_tag;
  vuas_span all, tag;
} addr_params;

/*@ requires octets: vuas_octets(b, n);
    requires range: r <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_span_in(\result.all, n) && vuas_span_in(\result.tag, n);
    ensures meaning: \result.ok <==> vuas_addr_params(b, r, n);
    ensures all: \result.ok ==> vuas_params_at(b, r, n, \result.all);
    ensures tag: \result.ok ==> vuas_tag_is(b, r, n, \result.has_tag ? 1 : 0, \result.tag.off, \result.tag.len);
    ensures tagless: \result.has_tag ? \result.tag.len > 0 : vuas_no_span(\result.tag);
*/
static addr_params read_addr_params(const uint8_t *b, uint32_t r, uint32_t n)
{
  addr_params q;
  q.ok = r == n;
  q.has_tag = false;
  q.tag = vuas_span_of(0, 0);
  q.all = vuas_span_of(0, 0);
  if (r == n) return q;
  vuas_found f = vuas_find_param(b, r, n, VUAS_WORD_TAG);
  /*@ assert tag: f.ok && f.has ==> (f.value.len > 0 && vuas_all_token(b, f.value.off, f.value.off + f.value.len) <==>
        vuas_tag_at(b, vuas_param_place(b, r, n, VUAS_WORD_TAG), n)); */
  if (!f.ok || (f.has && !f.token)) return q;
  q.ok = true;
  q.has_tag = f.has;
  q.tag = f.value;
  q.all = params_after(b, r, n);
  return q;
}

/* A name-addr as a value: memory stays as it is while it is read. */
typedef struct {
  bool ok;
  vuas_name_addr addr;
} addr_read;

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_name_addr_in(\result.addr, n);
    ensures value: vuas_addr_value_is(\result.addr, i, n);
    ensures meaning: \result.ok <==> vuas_is_name_addr(b, i, n);
    ensures parts: \result.ok ==> (VUAS_NAME_ADDR_IS(b, i, n, \result.addr));
    ensures tag: \result.addr.has_tag ? \result.addr.tag.len > 0 : vuas_no_span(\result.addr.tag);
*/
static addr_read read_name_addr(const uint8_t *b, uint32_t i, uint32_t n)
{
  addr_read r;
  addr_place p = find_uri(b, i, n);
  addr_params q = read_addr_params(b, p.after, n);
  vuas_uri_read u = vuas_read_uri(b, p.begin, p.end);
  r.ok = p.ok && q.ok && u.ok;
  r.addr.has_tag = q.has_tag;
  r.addr.value = vuas_span_of(i, n);
  r.addr.display = p.display;
  r.addr.params = q.all;
  r.addr.tag = q.tag;
  r.addr.uri = u.uri;
  /*@ assert says: r.ok ==> vuas_uri_says(b, p.begin, p.end, r.addr.uri); */
  return r;
}

bool vuas_parse_name_addr(const uint8_t *b, uint32_t i, uint32_t n, vuas_name_addr *a)
{
  addr_read r = read_name_addr(b, i, n);
  /*@ assert parts: r.ok ==> vuas_name_addr_is(b, i, n, r.addr); */
  *a = r.addr;
  return r.ok;
}

bool vuas_is_route(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (find_bracket(b, i, n) == VUAS_NONE) return false;
  addr_read r = read_name_addr(b, i, n);
  return r.ok && (r.addr.uri.scheme == VUAS_SCHEME_SIP || r.addr.uri.scheme == VUAS_SCHEME_SIPS);
}
