/* SPDX-License-Identifier: Apache-2.0 */
#include "rows.h"
#include "method.h"

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_crlf_at(b, i, n);
*/
static bool crlf_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  return n - i >= 2 && b[i] == '\r' && b[i + 1] == '\n';
}

uint32_t vuas_section_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /* an end has a CR or LF at each of its four places: another octet at i + 3 rules out an end at i .. i + 3 */
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant none: \forall integer k; \at(i, Pre) <= k < i ==> !vuas_section_ends_at(b, k, n);
      loop assigns i;
      loop variant n - i; */
  while (n - i >= 4) {
    if (b[i + 3] > '\r') i += 4;
    else if (crlf_at(b, i, n) && crlf_at(b, i + 2, n)) return i;
    else i++;
  }
  return VUAS_NONE;
}

uint32_t vuas_row_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant none: \forall integer k; \at(i, Pre) <= k < i ==> !vuas_row_ends_at(b, k, n);
      loop invariant stop: vuas_row_stop(b, i, n) == vuas_row_stop(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n) {
    if (b[i] == '\r' && crlf_at(b, i, n) && !vuas_is_fold(b, i, n)) return i;
    i++;
  }
  return n;
}

/* Whether the 16 octets from i on are plain text. Without a way out of the loop compilers make one comparison of it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i + 16 <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> \forall integer k; i <= k < i + 16 ==> vuas_row_text(b[k]);
*/
static bool text16(const uint8_t *b, uint32_t i)
  /*@ ghost (uint32_t n) */
{
  const uint8_t *p = b + i;
  uint8_t other = 0;
  /*@ loop invariant range: 0 <= k <= 16 && 0 <= other <= k;
      loop invariant so_far: other == 0 <==> \forall integer j; i <= j < i + k ==> vuas_row_text(b[j]);
      loop assigns k, other;
      loop variant 16 - k; */
  for (uint32_t k = 0; k < 16; k++) other = (uint8_t)(other + (p[k] < ' ' || p[k] == 0x7F ? 1 : 0));
  return other == 0;
}

/* Where the plain text that starts at i ends. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_row_text(b[k]);
    ensures maximal: \result < n ==> !vuas_row_text(b[\result]);
*/
static uint32_t text_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant all: \forall integer k; \at(i, Pre) <= k < i ==> vuas_row_text(b[k]);
      loop assigns i;
      loop variant n - i; */
  while (n - i >= 16 && text16(b, i) /*@ ghost (n) */) i += 16;
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant all: \forall integer k; \at(i, Pre) <= k < i ==> vuas_row_text(b[k]);
      loop assigns i;
      loop variant n - i; */
  while (i < n && b[i] >= ' ' && b[i] != 0x7F) i++;
  return i;
}

/*@ requires octets: vuas_octets(b, n);
    requires range: s <= k < n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_row_octet(b, s, k, n);
*/
static bool row_octet(const uint8_t *b, uint32_t s, uint32_t k, uint32_t n)
{
  uint8_t c = b[k];
  if (c == '\t' || (c >= ' ' && c != 0x7F)) return true;
  if (vuas_is_fold(b, k, n)) return true;
  if (k == s) return false;
  if (vuas_is_fold(b, k - 1, n)) return true;
  return b[k - 1] == '\\' && c != '\r' && c != '\n';
}

/*@ requires octets: vuas_octets(b, n);
    requires range: s <= i <= e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> \forall integer k; i <= k < e ==> vuas_row_octet(b, s, k, n);
*/
static bool clean(const uint8_t *b, uint32_t s, uint32_t i, uint32_t e, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= e;
      loop invariant so_far: \forall integer k; \at(i, Pre) <= k < i ==> vuas_row_octet(b, s, k, n);
      loop assigns i;
      loop variant e - i; */
  while (i < e) {
    if (!row_octet(b, s, i, n)) return false;
    i++;
  }
  return true;
}

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_wsp(b[k]);
    ensures maximal: \result < n ==> !vuas_wsp(b[\result]);
*/
static uint32_t skip_wsp(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant all: \forall integer k; \at(i, Pre) <= k < i ==> vuas_wsp(b[k]);
      loop assigns i;
      loop variant n - i; */
  while (i < n && vuas_is_wsp(b[i])) i++;
  return i;
}

typedef struct {
  vuas_span name, value;
} row;

/* What is left of [i, e) without the white space around it; nothing if it is not good. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result.off && \result.off + \result.len <= e;
    ensures before: \forall integer k; i <= k < \result.off ==> vuas_lws_octet(b[k]);
    ensures trimmed: vuas_trimmed(b, \result.off, \result.off + \result.len);
    ensures bad: !good ==> \result.len == 0;
    ensures after: good ==> \forall integer k; \result.off + \result.len <= k < e ==> vuas_lws_octet(b[k]);
*/
static vuas_span value_of(const uint8_t *b, uint32_t i, uint32_t e, bool good)
{
  uint32_t start = vuas_skip_lws(b, i, e);
  uint32_t stop = good ? vuas_trim_lws(b, start, e) : start;
  return vuas_span_of(start, stop);
}

/* The row with its name in [i, t), its colon at c and its end at e. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i < t <= c < e;
    requires name: \forall integer k; i <= k < t ==> vuas_token(b[k]);
    requires space: \forall integer k; t <= k < c ==> vuas_wsp(b[k]);
    requires colon: b[c] == ':';
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result.name.off == i;
    ensures in: vuas_span_in(\result.name, e) && vuas_span_in(\result.value, e);
    ensures cut: vuas_row_cut(b, \result.name, \result.value, c, e);
    ensures after: c < \result.value.off;
    ensures bad: !good ==> \result.value.len == 0;
    ensures good: good ==> \forall integer k; \result.value.off + \result.value.len <= k < e ==> vuas_lws_octet(b[k]);
*/
static row row_of(const uint8_t *b, uint32_t i, uint32_t t, uint32_t c, uint32_t e, bool good)
{
  row r;
  r.name = vuas_span_of(i, t);
  r.value = value_of(b, c + 1, e, good);
  return r;
}

/* What is wrong with a row; 0: nothing. */
/*@ predicate vuas_row_cause(integer c) = c == VUAS_CAUSE_NONE || c == VUAS_CAUSE_HEADER_NAME ||
      c == VUAS_CAUSE_HEADER_CHAR || c == VUAS_CAUSE_TOO_MANY_HEADERS || c == VUAS_CAUSE_NO_BLANK_LINE;
*/
/* Refuses the message for what is wrong with its rows. */
/*@ requires out: \valid(m);
    requires cause: cause <= VUAS_CAUSE_CONTENT_TYPE;
    requires place: i <= VUAS_MAX_MESSAGE;
    terminates \true; exits \false; assigns m->refusal;
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures refused: m->refusal.status != 0;
    ensures in: \forall integer n; vuas_rows_at{Pre}(m, n) ==> vuas_rows_at(m, n);
*/
static void refuse_rows(vuas_cause cause, uint32_t i, vuas_message *m)
{
  vuas_refuse(&m->refusal, cause == VUAS_CAUSE_TOO_MANY_HEADERS ? 513 : 400, cause, VUAS_FIELD_OTHER, i);
}

/*@ ghost
  /@ requires message: \valid_read(m) && k < VUAS_MAX_HEADERS;
     requires row: m->header[k].name.off == i && i < e && vuas_row_ends_at(b, e, n);
     terminates \true; exits \false; assigns \nothing;
     ensures longer: vuas_rows_tile{Here,Here}(b, m, k, first, i, n) ==>
       vuas_rows_tile{Here,Here}(b, m, k + 1, first, e + 2, n);
  @/
  static void tile_longer(const uint8_t *b, const vuas_message *m, uint32_t k, uint32_t first, uint32_t i, uint32_t e,
    uint32_t n) {}
*/

/* Adds a row to the index. */
/*@ requires out: \valid(m);
    requires room: m->n_headers < VUAS_MAX_HEADERS;
    requires span: r.name.off + r.name.len <= n && r.value.off + r.value.len <= n;
    requires in: vuas_spans_in(m, n);
    requires row: vuas_row(b, r.name, r.value, n);
    requires rows: vuas_rows_are{Here,Here}(b, m, n);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[m->n_headers].name, m->header[m->n_headers].value;
    ensures count: m->n_headers == \old(m->n_headers) + 1;
    ensures place: m->header[\old(m->n_headers)].name.off == r.name.off;
    ensures in: vuas_spans_in(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures tile: \forall integer e; vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, e, n) ==>
      vuas_rows_tile{Here,Here}(b, m, \old(m->n_headers), first, e, n);
*/
static void store_row(row r, vuas_message *m)
  /*@ ghost (const uint8_t *b, uint32_t n, uint32_t first) */
{
  uint32_t k = m->n_headers;
  m->header[k].name = r.name;
  m->header[k].value = r.value;
  /*@ assert new: m->header[k].name == r.name && m->header[k].value == r.value; */
  /*@ assert names: \forall integer j; 0 <= j < k ==> m->header[j].name == \at(m->header[j].name, Pre); */
  /*@ assert values: \forall integer j; 0 <= j < k ==> m->header[j].value == \at(m->header[j].value, Pre); */
  /*@ assert rows: \forall integer j; 0 <= j < k ==> vuas_row(b, m->header[j].name, m->header[j].value, n); */
  m->n_headers = k + 1;
}

/* Adds the row [i, e) to the index: what is wrong with it. It is plain text up to p. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= p <= e < n;
    requires text: \forall integer k; i <= k < p ==> vuas_row_text(b[k]);
    requires last: \forall integer k; i <= k < e ==> !vuas_row_ends_at(b, k, n);
    requires end: vuas_row_ends_at(b, e, n);
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    requires room: m->n_headers < VUAS_MAX_HEADERS;
    requires in: vuas_spans_in(m, n);
    requires rows: vuas_rows_are{Here,Here}(b, m, n);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[m->n_headers].name, m->header[m->n_headers].value;
    ensures in: vuas_spans_in(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures cause: vuas_row_cause(\result);
    ensures tile: \result == VUAS_CAUSE_NONE && vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, i, n) ==>
      vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, e + 2, n);
    ensures added: \result == VUAS_CAUSE_NONE || \result == VUAS_CAUSE_HEADER_CHAR ==>
      m->n_headers == \old(m->n_headers) + 1;
    ensures other: \result != VUAS_CAUSE_NONE && \result != VUAS_CAUSE_HEADER_CHAR ==>
      m->n_headers == \old(m->n_headers);
*/
static vuas_cause add_row(const uint8_t *b, uint32_t i, uint32_t p, uint32_t e, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t first) */
{
  uint32_t t = vuas_scan_token(b, i, e);
  uint32_t c = skip_wsp(b, t, e);
  if (t == i || c == e || b[c] != ':') return VUAS_CAUSE_HEADER_NAME;
  bool good = clean(b, i, c < p ? p : c + 1, e, n);
  /*@ assert clean: good <==> \forall integer k; c < k < e ==> vuas_row_octet(b, i, k, n); */
  row r = row_of(b, i, t, c, e, good);
  /*@ assert at: vuas_row_at(b, r.name, r.value, c, e, n); */
  /*@ assert row: vuas_row(b, r.name, r.value, n); */
  /*@ ghost uint32_t k = m->n_headers; */
  store_row(r, m) /*@ ghost (b, n, first) */;
  /*@ ghost tile_longer(b, m, k, first, i, e, n); */
  return good ? VUAS_CAUSE_NONE : VUAS_CAUSE_HEADER_CHAR;
}

/* The first thing that is wrong with a header section, and where. */
typedef struct {
  vuas_cause cause;
  uint32_t at;
} fault;

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].name, m->header[0 .. VUAS_MAX_HEADERS - 1].value;
    ensures in: vuas_spans_in(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures cause: vuas_row_cause(\result.cause) && \result.at <= n;
    ensures kept: m->refusal.status == \old(m->refusal.status) && m->refusal.offset == \old(m->refusal.offset);
    ensures whole: \result.cause == VUAS_CAUSE_NONE ==> vuas_rows_tile{Here,Here}(b, m, m->n_headers, i, n, n);
*/
static fault cut_rows(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  fault f = {VUAS_CAUSE_NONE, i};
  /*@ ghost uint32_t first = i; */
  m->n_headers = 0;
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant in: vuas_spans_in(m, n);
      loop invariant rows: vuas_rows_are{Here,Here}(b, m, n);
      loop invariant cause: vuas_row_cause(f.cause) && f.at <= n;
      loop invariant kept: m->refusal.status == \at(m->refusal.status, Pre) &&
        m->refusal.offset == \at(m->refusal.offset, Pre);
      loop invariant tile: f.cause == VUAS_CAUSE_NONE ==> vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, i, n);
      loop assigns i, f, m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
        m->header[0 .. VUAS_MAX_HEADERS - 1].value;
      loop variant n - i; */
  while (i < n) {
    uint32_t p = text_end(b, i, n);
    uint32_t e = vuas_row_end(b, p, n);
    /*@ assert first: \forall integer k; i <= k < e ==> !vuas_row_ends_at(b, k, n); */
    vuas_cause cause = VUAS_CAUSE_NO_BLANK_LINE;
    if (e < n && m->n_headers >= VUAS_MAX_HEADERS) cause = VUAS_CAUSE_TOO_MANY_HEADERS;
    else if (e < n) cause = add_row(b, i, p, e, n, m) /*@ ghost (first) */;
    if (f.cause == VUAS_CAUSE_NONE) {
      f.cause = cause;
      f.at = i;
    }
    i = e < n ? e + 2 : n;
  }
  return f;
}

/* The number of the field that row k of the index names. */
/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m) && k < m->n_headers;
    requires in: vuas_spans_in(m, n);
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= VUAS_FIELD_LAST_NAMED;
    ensures named: vuas_field_named(b, m->header[k].name.off, m->header[k].name.off + m->header[k].name.len, \result);
*/
static uint8_t id_of_row(const uint8_t *b, uint32_t k, const vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  uint32_t i = m->header[k].name.off, e = i + m->header[k].name.len;
  return vuas_field_id_of(b, i, e);
}

/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    requires in: vuas_spans_in(m, n);
    terminates \true; exits \false; assigns m->header[0 .. VUAS_MAX_HEADERS - 1].id;
    ensures in: vuas_rows_at(m, n);
    ensures kept: m->refusal.cause == \old(m->refusal.cause) && m->refusal.field == \old(m->refusal.field);
*/
static void name_rows(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant named: \forall integer j; 0 <= j < k ==> m->header[j].id <= VUAS_FIELD_LAST_NAMED;
      loop invariant kept: m->refusal.cause == \at(m->refusal.cause, Pre) &&
        m->refusal.field == \at(m->refusal.field, Pre);
      loop assigns k, m->header[0 .. VUAS_MAX_HEADERS - 1].id;
      loop variant m->n_headers - k; */
  for (uint32_t k = 0; k < m->n_headers; k++) m->header[k].id = id_of_row(b, k, m) /*@ ghost (n) */;
}

void vuas_index_rows(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  fault f = cut_rows(b, i, n, m);
  name_rows(b, m) /*@ ghost (n) */;
  /*@ assert rows: vuas_rows_are{Pre,Here}(b, m, n); */
  if (f.cause == VUAS_CAUSE_NONE) return;
  refuse_rows(f.cause, f.at, m);
}
