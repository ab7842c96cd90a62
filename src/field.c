/* SPDX-License-Identifier: Apache-2.0 */
#include "field.h"

#include "uri.h"
#include "usual_uri.h"

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

/* --- the usual forms --- */

/* Where the bracket opens, and where the display name before it ends: the same place if there is none. */
typedef struct {
  uint32_t at, end;
} bracket;

/*@ predicate bracket_is{L}(uint8_t *b, integer i, integer n, integer at, integer end) =
      vuas_bracketed(b, i, n) && vuas_display_end(b, i, n) == at && i <= end <= at < n && b[at] == '<' &&
      (i == at ? end == at : i < end && !vuas_lws_octet(b[end - 1])) &&
      \forall integer k; end <= k < at ==> vuas_lws_octet(b[k]);
*/
/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires all: \forall integer k; i <= k < e ==> vuas_token(b[k]) || b[k] == ' ';
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_quoted_end(b, e, n) == vuas_quoted_end(b, i, n);
  @/
  static void quoted_run(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant same: vuas_quoted_end(b, k, n) == vuas_quoted_end(b, i, n);
       loop assigns k;
       loop variant e - k;
    @/
    for (uint32_t k = i; k < e; k++) {
      /@ assert one: vuas_quoted_end(b, k, n) == vuas_quoted_end(b, k + 1, n); @/
    }
  }
*/

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i < e <= k < n && k <= e + 1;
     requires bracket: b[k] == '<';
     requires space: e < k ==> b[e] == ' ';
     requires last: !vuas_lws_octet(b[e - 1]);
     requires end: vuas_display_end(b, i, n) == vuas_lws_end(b, e, n) ||
       vuas_display_end(b, i, n) == vuas_words_end(b, vuas_lws_end(b, e, n), n);
     terminates \true; exits \false; assigns \nothing;
     ensures found: bracket_is(b, i, n, k, e);
  @/
  static void bracket_at(const uint8_t *b, uint32_t i, uint32_t e, uint32_t k, uint32_t n)
  {
    /@ assert stop: vuas_lws_end(b, k, n) == k; @/
    /@ assert space: vuas_lws_end(b, e, n) == k; @/
    /@ assert token: vuas_token_end(b, k, n) == k; @/
    /@ assert no_word: vuas_words_end(b, k, n) == k; @/
    /@ assert end: vuas_display_end(b, i, n) == k; @/
    /@ assert bracketed: vuas_bracketed(b, i, n); @/
    /@ assert between: \forall integer j; e <= j < k ==> vuas_lws_octet(b[j]); @/
  }
*/

/* Whether the octet is a token's or a space. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_token(c) || c == ' ';
*/
static inline bool is_plain(uint8_t c)
{
  return vuas_is_token(c) || c == ' ';
}

/* The first octet from i on that is neither a token's nor a space, or one of the last before n. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_token(b[k]) || b[k] == ' ';
*/
static inline uint32_t plain_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint64_t k = i, e = n; /* as wide as an address */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant all: \forall integer j; i <= j < k ==> vuas_token(b[j]) || b[j] == ' ';
      loop assigns k;
      loop variant e - k; */
  while (k + 4 <= e) {
    if (!is_plain(b[k])) return (uint32_t)k;
    if (!is_plain(b[k + 1])) return (uint32_t)(k + 1);
    if (!is_plain(b[k + 2])) return (uint32_t)(k + 2);
    if (!is_plain(b[k + 3])) return (uint32_t)(k + 3);
    k += 4;
  }
  return (uint32_t)k;
}

/* The closing quote of the quoted string whose inside starts at i; VUAS_NONE if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_quoted_end(b, i, n) && i <= \result < n &&
      b[\result] == '"';
*/
static inline uint32_t close_quote(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = plain_end(b, i, n);
  /*@ ghost quoted_run(b, i, k, n); */
  return k < n && b[k] == '"' ? k : vuas_scan_quoted(b, k, n);
}

/* The bracket that opens the URI, after a quoted display name, one word or nothing, and one space at most; its place is
   VUAS_NONE if the value is not of this form. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result.at != VUAS_NONE ==> bracket_is(b, i, n, \result.at, \result.end);
*/
static inline bracket usual_bracket(const uint8_t *b, uint32_t i, uint32_t n)
{
  bracket p = {VUAS_NONE, i};
  if (i == n) return p;
  if (b[i] == '<') {
    /*@ assert words: vuas_display_end(b, i, n) == i; */
    p.at = i;
    /*@ assert found: bracket_is(b, i, n, i, i); */
    return p;
  }
  uint32_t e;
  if (b[i] == '"') {
    e = close_quote(b, i + 1, n);
    if (e == VUAS_NONE) return p;
    e++;
    /*@ assert quoted: vuas_display_end(b, i, n) == vuas_lws_end(b, e, n); */
    /*@ assert last: !vuas_lws_octet(b[e - 1]); */
  } else {
    e = vuas_scan_token(b, i, n);
    if (e == i) return p;
    /*@ assert word: vuas_display_end(b, i, n) == vuas_words_end(b, vuas_lws_end(b, e, n), n); */
    /*@ assert last: vuas_token(b[e - 1]); */
  }
  uint32_t k = e < n && b[e] == ' ' ? e + 1 : e;
  if (k == n || b[k] != '<') return p;
  /*@ ghost bracket_at(b, i, e, k, n); */
  p.at = k;
  p.end = e;
  return p;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: r + 5 < n;
     requires begin: b[r] == ';' && b[r + 1] == 't' && b[r + 2] == 'a' && b[r + 3] == 'g' && b[r + 4] == '=';
     requires token: \forall integer k; r + 5 <= k < n ==> vuas_token(b[k]);
     requires end: vuas_run_end(VUAS_CLASS_TOKEN, b, r + 5, n) == n;
     terminates \true; exits \false; assigns \nothing;
     ensures meaning: vuas_addr_params(b, r, n);
     ensures tag: vuas_tag_is(b, r, n, 1, r + 5, n - r - 5);
     ensures first: vuas_lws_end(b, r, n) == r;
  @/
  static void one_tag(const uint8_t *b, uint32_t r, uint32_t n)
  {
    /@ assert semicolon: vuas_lws_end(b, r, n) == r; @/
    /@ assert name: vuas_param_name(b, r, n) == r + 1; @/
    /@ assert stop: vuas_run_end(VUAS_CLASS_TOKEN, b, r + 4, n) == r + 4; @/
    /@ assert g: vuas_run_end(VUAS_CLASS_TOKEN, b, r + 3, n) == r + 4; @/
    /@ assert a: vuas_run_end(VUAS_CLASS_TOKEN, b, r + 2, n) == r + 4; @/
    /@ assert t: vuas_param_name_end(b, r, n) == r + 4; @/
    /@ assert named: vuas_param_is(b, r, n, VUAS_WORD_TAG); @/
    /@ assert equals: vuas_equals(b, r + 4, n) == r + 4; @/
    /@ assert has: vuas_has_value(b, r + 4, n); @/
    /@ assert octet: vuas_token(b[r + 5]); @/
    /@ assert from: vuas_value_from(b, r + 4, n) == r + 5; @/
    /@ assert to: vuas_value_to(b, r + 4, n) == n; @/
    /@ assert is: vuas_is_param(b, r, n); @/
    /@ assert end: vuas_param_end(b, r, n) == n; @/
    /@ assert all: vuas_params_end(b, r, n) == n; @/
    /@ assert place: vuas_param_place(b, r, n, VUAS_WORD_TAG) == r; @/
    /@ assert once: vuas_param_place(b, n, n, VUAS_WORD_TAG) == n; @/
    /@ assert value: vuas_tag_at(b, r, n); @/
  }
*/

/* Whether [r, n) is a tag and nothing else, as nearly all write it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: r <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures long: \result ==> r + 5 < n;
    ensures meaning: \result ==> vuas_addr_params(b, r, n) && vuas_lws_end(b, r, n) == r;
    ensures tag: \result ==> vuas_tag_is(b, r, n, 1, r + 5, n - r - 5);
*/
static inline bool is_usual_tag(const uint8_t *b, uint32_t r, uint32_t n)
{
  if (n - r < 6 || vuas_quad(b, r) != VUAS_QUAD(';', 't', 'a', 'g') || b[r + 4] != '=') return false;
  /*@ assert begin: b[r] == ';' && b[r + 1] == 't' && b[r + 2] == 'a' && b[r + 3] == 'g'; */
  if (vuas_scan_token(b, r + 5, n) != n) return false;
  /*@ ghost one_tag(b, r, n); */
  return true;
}

/* Keeps what was read of header parameters. */
/*@ requires in: vuas_span_in(q.all, VUAS_MAX_MESSAGE) && vuas_span_in(q.tag, VUAS_MAX_MESSAGE);
    requires out: \valid(a);
    terminates \true; exits \false;
    assigns a->has_tag, a->params.off, a->params.len, a->tag.off, a->tag.len;
    ensures has: a->has_tag == q.has_tag;
    ensures all: a->params.off == q.all.off && a->params.len == q.all.len;
    ensures tag: a->tag.off == q.tag.off && a->tag.len == q.tag.len;
*/
static void keep_params(addr_params q, vuas_name_addr *a)
{
  a->has_tag = q.has_tag;
  vuas_set_span(&a->params, q.all.off, (uint32_t)q.all.off + q.all.len);
  vuas_set_span(&a->tag, q.tag.off, (uint32_t)q.tag.off + q.tag.len);
}

/* Header parameters, all of [r, n), and the tag among them: whether they are good. */
/*@ requires octets: vuas_octets(b, n);
    requires range: r <= n;
    requires out: \valid(a) && \separated(a, b + (0 .. n - 1));
    terminates \true; exits \false;
    assigns a->has_tag, a->params.off, a->params.len, a->tag.off, a->tag.len;
    ensures in: a->params.off + a->params.len <= n && a->tag.off + a->tag.len <= n;
    ensures meaning: \result <==> vuas_addr_params{Pre}(b, r, n);
    ensures all: \result ==> (r < n ? a->params.off == vuas_lws_end{Pre}(b, r, n) + 1 &&
      a->params.off + a->params.len == n : a->params.off == 0 && a->params.len == 0);
    ensures tag: \result ==> vuas_tag_is{Pre}(b, r, n, a->has_tag ? 1 : 0, a->tag.off, a->tag.len);
    ensures tagless: a->has_tag ? a->tag.len > 0 : a->tag.off == 0 && a->tag.len == 0;
*/
static inline bool read_tail(const uint8_t *b, uint32_t r, uint32_t n, vuas_name_addr *a)
{
  if (r == n) {
    /*@ assert none: vuas_addr_params(b, r, n) && vuas_tag_is(b, r, n, 0, 0, 0); */
    a->has_tag = false;
    vuas_set_span(&a->params, 0, 0);
    vuas_set_span(&a->tag, 0, 0);
    return true;
  }
  vuas_set_span(&a->params, r + 1, n);
  if (is_usual_tag(b, r, n)) {
    a->has_tag = true;
    vuas_set_span(&a->tag, r + 5, n);
    return true;
  }
  addr_params q = read_addr_params(b, r, n);
  /*@ assert tag: q.ok ==> vuas_tag_is(b, r, n, q.has_tag ? 1 : 0, q.tag.off, q.tag.len); */
  keep_params(q, a);
  return q.ok;
}

/* The URI is as it was, member by member. */
#define URI_SAME(u, v) \
  (u).scheme == (v).scheme && (u).host_kind == (v).host_kind && (u).has_user == (v).has_user && \
  (u).has_password == (v).has_password && (u).has_port == (v).has_port && (u).lr == (v).lr && (u).port == (v).port && \
  (u).whole.off == (v).whole.off && (u).whole.len == (v).whole.len && \
  (u).user.off == (v).user.off && (u).user.len == (v).user.len && \
  (u).password.off == (v).password.off && (u).password.len == (v).password.len && \
  (u).host.off == (v).host.off && (u).host.len == (v).host.len && \
  (u).params.off == (v).params.off && (u).params.len == (v).params.len && \
  (u).headers.off == (v).headers.off && (u).headers.len == (v).headers.len && \
  (u).transport.off == (v).transport.off && (u).transport.len == (v).transport.len && \
  (u).maddr.off == (v).maddr.off && (u).maddr.len == (v).maddr.len
/*@ predicate uri_kept{L, M}(vuas_uri *u) = URI_SAME(\at(*u, L), \at(*u, M)); */
/*@ ghost
  /@ requires same: URI_SAME(u, v);
     requires says: vuas_uri_says(b, i, n, u);
     requires in: vuas_uri_in(u, n) && n <= m;
     terminates \true; exits \false; assigns \nothing;
     ensures says: vuas_uri_says(b, i, n, v);
     ensures in: vuas_uri_in(v, m);
  @/
  static void says_too(const uint8_t *b, uint32_t i, uint32_t n, uint32_t m, vuas_uri u, vuas_uri v)
  {
    /@ assert same: u == v; @/
  }

  /@ requires out: \valid_read(a);
     requires range: i <= end <= n;
     requires uri: vuas_uri_in(a->uri, n);
     requires in: a->params.off + a->params.len <= n && a->tag.off + a->tag.len <= n;
     requires value: a->value.off == i && a->value.len == n - i;
     requires display: i < end ? a->display.off == i && a->display.len == end - i :
       a->display.off == 0 && a->display.len == 0;
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_name_addr_in(*a, n);
     ensures value: vuas_addr_value_is(*a, i, n);
  @/
  static void members_in(const vuas_name_addr *a, uint32_t i, uint32_t end, uint32_t n) {}
*/

/* Sets the display name, [i, end). */
/*@ requires range: i <= end <= VUAS_MAX_MESSAGE;
    requires out: \valid(a);
    terminates \true; exits \false; assigns a->display.off, a->display.len;
    ensures display: i < end ? a->display.off == i && a->display.len == end - i :
      a->display.off == 0 && a->display.len == 0;
*/
static inline void set_display(uint32_t i, uint32_t end, vuas_name_addr *a)
{
  if (i < end) vuas_set_span(&a->display, i, end);
  else vuas_set_span(&a->display, 0, 0);
}

/* Sets all of a but the URI, which ends at e: whether the header parameters are good. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= p.end <= e < n;
    requires out: \valid(a) && \separated(a, b + (0 .. n - 1));
    terminates \true; exits \false;
    assigns a->has_tag, a->value.off, a->value.len, a->display.off, a->display.len, a->params.off, a->params.len,
      a->tag.off, a->tag.len;
    ensures uri: uri_kept{Pre,Here}(&a->uri);
    ensures in: a->params.off + a->params.len <= n && a->tag.off + a->tag.len <= n;
    ensures value: a->value.off == i && a->value.len == n - i;
    ensures display: i < p.end ? a->display.off == i && a->display.len == p.end - i :
      a->display.off == 0 && a->display.len == 0;
    ensures meaning: \result <==> vuas_addr_params{Pre}(b, e + 1, n);
    ensures all: \result ==> (e + 1 < n ? a->params.off == vuas_lws_end{Pre}(b, e + 1, n) + 1 &&
      a->params.off + a->params.len == n : a->params.off == 0 && a->params.len == 0);
    ensures tag: \result ==> vuas_tag_is{Pre}(b, e + 1, n, a->has_tag ? 1 : 0, a->tag.off, a->tag.len);
    ensures tagless: a->has_tag ? a->tag.len > 0 : a->tag.off == 0 && a->tag.len == 0;
*/
static inline bool read_others(const uint8_t *b, uint32_t i, bracket p, uint32_t e, uint32_t n, vuas_name_addr *a)
{
  vuas_set_span(&a->value, i, n);
  set_display(i, p.end, a);
  return read_tail(b, e + 1, n, a);
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires bracket: bracket_is(b, i, n, at, end);
     requires uri: at + 1 < e < n && b[e] == '>' && vuas_is_uri(b, at + 1, e);
     requires first: \forall integer k; at + 1 <= k < e ==> b[k] != '>';
     terminates \true; exits \false; assigns \nothing;
     ensures place: vuas_addr_begin(b, i, n) == at + 1 && vuas_addr_end(b, i, n) == e &&
       vuas_addr_after(b, i, n) == e + 1;
     ensures meaning: vuas_is_name_addr(b, i, n) <==> vuas_addr_params(b, e + 1, n);
  @/
  static void bracketed_means(const uint8_t *b, uint32_t i, uint32_t at, uint32_t end, uint32_t e, uint32_t n)
  {
    open_run(b, at + 1, e, n);
    /@ assert begin: vuas_addr_begin(b, i, n) == at + 1; @/
    /@ assert end: vuas_addr_end(b, i, n) == e; @/
    /@ assert after: vuas_addr_after(b, i, n) == e + 1; @/
    /@ assert uri: vuas_is_uri(b, vuas_addr_begin(b, i, n), vuas_addr_end(b, i, n)); @/
  }

  /@ requires octets: vuas_octets(b, n);
     requires bracket: bracket_is(b, i, n, at, end);
     requires range: at < e < n;
     requires place: vuas_addr_begin(b, i, n) == at + 1 && vuas_addr_end(b, i, n) == e &&
       vuas_addr_after(b, i, n) == e + 1;
     requires says: vuas_uri_says(b, at + 1, e, a.uri);
     requires display: i < end ? a.display.off == i && a.display.len == end - i :
       a.display.off == 0 && a.display.len == 0;
     requires all: e + 1 < n ? a.params.off == vuas_lws_end(b, e + 1, n) + 1 && a.params.off + a.params.len == n :
       a.params.off == 0 && a.params.len == 0;
     requires tag: vuas_tag_is(b, e + 1, n, a.has_tag ? 1 : 0, a.tag.off, a.tag.len);
     terminates \true; exits \false; assigns \nothing;
     ensures parts: vuas_name_addr_is(b, i, n, a);
  @/
  static void addr_says(const uint8_t *b, uint32_t i, uint32_t at, uint32_t end, uint32_t e, uint32_t n,
    vuas_name_addr a)
  {
    /@ assert none: i == end <==> i == at; @/
    /@ assert some: i < end ==> vuas_display_at(b, i, n, a.display); @/
    /@ assert display: vuas_display_at(b, i, n, a.display); @/
    /@ assert params: vuas_params_at(b, e + 1, n, a.params); @/
  }
*/

bool vuas_parse_name_addr(const uint8_t *b, uint32_t i, uint32_t n, vuas_name_addr *a)
{
  bracket p = usual_bracket(b, i, n);
  if (p.at != VUAS_NONE) {
    uint32_t e = vuas_usual_uri(b, p.at + 1, n, &a->uri);
    if (e < n) {
      /*@ ghost bracketed_means(b, i, p.at, p.end, e, n); */
      /*@ ghost vuas_uri u = a->uri; */
      bool good = read_others(b, i, p, e, n, a);
      /*@ ghost says_too(b, p.at + 1, e, n, u, a->uri); */
      /*@ ghost members_in(a, i, p.end, n); */
      /*@ ghost if (good) addr_says(b, i, p.at, p.end, e, n, *a); */
      return good;
    }
  }
  addr_read r = read_name_addr(b, i, n);
  /*@ assert parts: r.ok ==> vuas_name_addr_is(b, i, n, r.addr); */
  *a = r.addr;
  return r.ok;
}

uint32_t vuas_usual_route_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i == n || b[i] != '<') return 0;
  uint32_t e = vuas_usual_uri_end(b, i + 1, n);
  if (e >= n || (e + 1 < n && b[e + 1] != ',')) return 0;
  /*@ assert words: vuas_words_end(b, i, e + 1) == i; */
  /*@ assert bracket: bracket_is(b, i, e + 1, i, i); */
  /*@ ghost bracketed_means(b, i, i, i, e, e + 1); */
  /*@ assert params: vuas_addr_params(b, e + 1, e + 1); */
  return e + 1;
}

bool vuas_is_route(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i < n && vuas_usual_route_end(b, i, n) == n) return true;
  if (find_bracket(b, i, n) == VUAS_NONE) return false;
  addr_read r = read_name_addr(b, i, n);
  return r.ok && (r.addr.uri.scheme == VUAS_SCHEME_SIP || r.addr.uri.scheme == VUAS_SCHEME_SIPS);
}
