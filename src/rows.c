/* SPDX-License-Identifier: Apache-2.0 */
#include "rows.h"
#include "method.h"

uint32_t vuas_row_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant none: \forall integer k; \at(i, Pre) <= k < i ==> !vuas_row_ends_at(b, k, n);
      loop invariant stop: vuas_row_stop(b, i, n) == vuas_row_stop(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n) {
    if (b[i] == '\r' && vuas_is_crlf(b, i, n) && !vuas_is_fold(b, i, n)) return i;
    i++;
  }
  return n;
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

/* The beginning of a row: where its name ends, its colon, and the end of the text after that. */
typedef struct {
  bool named;
  uint32_t name_end, colon, text_end;
} beginning;

/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result.name_end <= \result.colon <= \result.text_end <= n;
    ensures named: \result.named <==> vuas_row_named(b, i, n);
    ensures colon: \result.named ==> \result.colon == vuas_row_colon(b, i, n) && i < \result.name_end &&
      \result.colon < \result.text_end && b[\result.colon] == ':';
    ensures name: \forall integer k; i <= k < \result.name_end ==> vuas_token(b[k]);
    ensures space: \forall integer k; \result.name_end <= k < \result.colon ==> vuas_wsp(b[k]);
    ensures text: \forall integer k; \result.colon < k < \result.text_end ==> vuas_row_text(b[k]);
    ensures inside: \forall integer k; i <= k < \result.text_end ==> b[k] != '\r';
*/
static beginning begin_row(const uint8_t *b, uint32_t i, uint32_t n)
{
  beginning r;
  r.name_end = vuas_scan_token(b, i, n);
  r.colon = vuas_skip_wsp(b, r.name_end, n);
  r.named = r.name_end > i && r.colon < n && b[r.colon] == ':';
  r.text_end = r.named ? vuas_scan_text(b, r.colon + 1, n) : r.colon;
  return r;
}

/* The end of a row: no row ends before p. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= p <= n;
    requires inside: \forall integer k; i <= k < p ==> b[k] != '\r';
    terminates \true; exits \false; assigns \nothing;
    ensures range: p <= \result <= n;
    ensures found: \result < n ==> vuas_row_ends_at(b, \result, n);
    ensures first: \forall integer k; i <= k < \result ==> !vuas_row_ends_at(b, k, n);
    ensures stop: \result == vuas_row_stop(b, i, n);
*/
static uint32_t end_row(const uint8_t *b, uint32_t p, uint32_t n)
  /*@ ghost (uint32_t i) */
{
  /*@ ghost uint32_t k = i; */
  /*@ ghost
    /@ loop invariant range: i <= k <= p;
       loop invariant stop: vuas_row_stop(b, k, n) == vuas_row_stop(b, i, n);
       loop assigns k;
       loop variant p - k;
    @/
    while (k < p) k++;
  */
  if (n - p > 2 && b[p] == '\r' && b[p + 1] == '\n' && b[p + 2] > ' ') return p; /* as most rows end */
  return vuas_row_end(b, p, n);
}

/* Adds the row [i, e), which begins as said, to the index; good: whether nothing is wrong with its value. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < r.name_end <= r.colon < r.text_end <= e < n;
    requires colon: b[r.colon] == ':';
    requires name: \forall integer k; i <= k < r.name_end ==> vuas_token(b[k]);
    requires space: \forall integer k; r.name_end <= k < r.colon ==> vuas_wsp(b[k]);
    requires good: good ==> \forall integer k; r.colon < k < e ==> vuas_row_octet(b, i, k, n);
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
    ensures added: m->n_headers == \old(m->n_headers) + 1;
    ensures tile: vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, i, n) ==>
      vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, e + 2, n);
*/
static void add_row(const uint8_t *b, uint32_t i, beginning r, uint32_t e, bool good, vuas_message *m)
  /*@ ghost (uint32_t n, uint32_t first) */
{
  row x = row_of(b, i, r.name_end, r.colon, e, good);
  /*@ assert at: vuas_row_at(b, x.name, x.value, r.colon, e, n); */
  /*@ assert row: vuas_row(b, x.name, x.value, n); */
  /*@ ghost uint32_t k = m->n_headers; */
  store_row(x, m) /*@ ghost (b, n, first) */;
  /*@ ghost tile_longer(b, m, k, first, i, e, n); */
}

/* What a row is like: what is wrong with it, and where the next one begins. */
typedef struct {
  vuas_cause cause;
  uint32_t next;
} judged;

/* The row that starts at i: it goes into the index if it has a name, a colon, an end, and room. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    requires in: vuas_spans_in(m, n);
    requires rows: vuas_rows_are{Here,Here}(b, m, n);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].name, m->header[0 .. VUAS_MAX_HEADERS - 1].value;
    ensures in: vuas_spans_in(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures next: i < \result.next <= n;
    ensures cause: vuas_row_cause(\result.cause);
    ensures good: \result.cause == VUAS_CAUSE_NONE ==> \old(m->n_headers) < VUAS_MAX_HEADERS &&
      vuas_row_stop(b, i, n) < n && vuas_row_good(b, i, n) && \result.next == vuas_row_stop(b, i, n) + 2 &&
      m->n_headers == \old(m->n_headers) + 1;
    ensures bad: \result.cause != VUAS_CAUSE_NONE ==>
      \old(m->n_headers) >= VUAS_MAX_HEADERS || vuas_row_stop(b, i, n) >= n || !vuas_row_good(b, i, n);
    ensures tile: \result.cause == VUAS_CAUSE_NONE && vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, i, n) ==>
      vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, \result.next, n);
*/
static judged cut_row(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t first) */
{
  judged j = {VUAS_CAUSE_NO_BLANK_LINE, n};
  beginning r = begin_row(b, i, n);
  uint32_t e = end_row(b, r.text_end, n) /*@ ghost (i) */;
  if (e == n) return j;
  j.next = e + 2;
  j.cause = VUAS_CAUSE_TOO_MANY_HEADERS;
  if (m->n_headers >= VUAS_MAX_HEADERS) return j;
  j.cause = VUAS_CAUSE_HEADER_NAME;
  if (!r.named) return j;
  bool good = clean(b, i, r.text_end, e, n);
  /*@ assert clean: good <==> vuas_row_good(b, i, n); */
  add_row(b, i, r, e, good, m) /*@ ghost (n, first) */;
  j.cause = good ? VUAS_CAUSE_NONE : VUAS_CAUSE_HEADER_CHAR;
  return j;
}

/* The first thing that is wrong with a header section, and where; where the body begins. */
typedef struct {
  vuas_cause cause;
  uint32_t at, body;
} section;

/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].name, m->header[0 .. VUAS_MAX_HEADERS - 1].value;
    ensures in: vuas_spans_in(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures cause: vuas_row_cause(\result.cause) && \result.at <= n && i <= \result.body <= n;
    ensures kept: m->refusal.status == \old(m->refusal.status) && m->refusal.offset == \old(m->refusal.offset);
    ensures verdict: \result.cause == VUAS_CAUSE_NONE <==> vuas_section_good(b, i, n, 0);
    ensures whole: \result.cause == VUAS_CAUSE_NONE ==> i + 2 <= \result.body &&
      vuas_crlf_at(b, \result.body - 2, n) &&
      vuas_rows_tile{Here,Here}(b, m, m->n_headers, i, \result.body - 2, n);
*/
static section cut_rows(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  section s = {VUAS_CAUSE_NONE, i, n};
  /*@ ghost uint32_t first = i; */
  m->n_headers = 0;
  /*@ loop invariant range: \at(i, Pre) <= i <= n && s.body == n;
      loop invariant in: vuas_spans_in(m, n);
      loop invariant rows: vuas_rows_are{Here,Here}(b, m, n);
      loop invariant cause: vuas_row_cause(s.cause) && s.at <= n;
      loop invariant kept: m->refusal.status == \at(m->refusal.status, Pre) &&
        m->refusal.offset == \at(m->refusal.offset, Pre);
      loop invariant good: s.cause == VUAS_CAUSE_NONE ==>
        (vuas_section_good(b, i, n, m->n_headers) <==> vuas_section_good(b, first, n, 0));
      loop invariant bad: s.cause != VUAS_CAUSE_NONE ==> !vuas_section_good(b, first, n, 0);
      loop invariant tile: s.cause == VUAS_CAUSE_NONE ==> vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, i, n);
      loop assigns i, s, m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
        m->header[0 .. VUAS_MAX_HEADERS - 1].value;
      loop variant n - i; */
  while (i < n) {
    if (vuas_is_crlf(b, i, n)) {
      s.body = i + 2;
      return s;
    }
    /*@ ghost uint32_t count = m->n_headers; */
    /*@ assert one: vuas_section_good(b, i, n, count) <==> count < VUAS_MAX_HEADERS && vuas_row_stop(b, i, n) < n &&
          vuas_row_good(b, i, n) && vuas_section_good(b, vuas_row_stop(b, i, n) + 2, n, count + 1); */
    judged j = cut_row(b, i, n, m) /*@ ghost (first) */;
    if (s.cause == VUAS_CAUSE_NONE) {
      s.cause = j.cause;
      s.at = i;
    }
    i = j.next;
  }
  /*@ assert none: !vuas_section_good(b, n, n, m->n_headers); */
  if (s.cause == VUAS_CAUSE_NONE) s.cause = VUAS_CAUSE_NO_BLANK_LINE;
  return s;
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

/*@ // the places that the index names stay what they were, and their names and values
    predicate offs_same{A,B}(vuas_message *m) = \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==>
      \at(m->header[j].name.off, A) == \at(m->header[j].name.off, B) &&
      \at(m->header[j].value.off, A) == \at(m->header[j].value.off, B);
    predicate lens_same{A,B}(vuas_message *m) = \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==>
      \at(m->header[j].name.len, A) == \at(m->header[j].name.len, B) &&
      \at(m->header[j].value.len, A) == \at(m->header[j].value.len, B);
    predicate spans_same{A,B}(vuas_message *m) = \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==>
      \at(m->header[j].name, A) == \at(m->header[j].name, B) &&
      \at(m->header[j].value, A) == \at(m->header[j].value, B);
*/

/* Writes the number of row k. */
/*@ requires out: \valid(m) && k < VUAS_MAX_HEADERS;
    terminates \true; exits \false; assigns m->header[k].id;
    ensures named: m->header[k].id == id;
    ensures others: \forall integer j; 0 <= j < VUAS_MAX_HEADERS && j != k ==>
      m->header[j].id == \old(m->header[j].id);
    ensures offs: offs_same{Pre,Here}(m);
    ensures lens: lens_same{Pre,Here}(m);
    ensures kept: m->refusal.status == \old(m->refusal.status) && m->refusal.cause == \old(m->refusal.cause) &&
      m->refusal.field == \old(m->refusal.field);
*/
static void set_id(uint16_t id, uint32_t k, vuas_message *m)
{
  m->header[k].id = id;
}

/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    requires in: vuas_spans_in(m, n);
    terminates \true; exits \false; assigns m->header[0 .. VUAS_MAX_HEADERS - 1].id;
    ensures in: vuas_rows_at(m, n);
    ensures offs: offs_same{Pre,Here}(m);
    ensures lens: lens_same{Pre,Here}(m);
    ensures spans: spans_same{Pre,Here}(m);
    ensures status: m->refusal.status == \old(m->refusal.status);
    ensures kept: m->refusal.cause == \old(m->refusal.cause) && m->refusal.field == \old(m->refusal.field);
*/
static void name_rows(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant named: \forall integer j; 0 <= j < k ==> m->header[j].id <= VUAS_FIELD_LAST_NAMED;
      loop invariant kept: m->refusal.status == \at(m->refusal.status, Pre) &&
        m->refusal.cause == \at(m->refusal.cause, Pre) && m->refusal.field == \at(m->refusal.field, Pre);
      loop invariant offs: offs_same{Pre,Here}(m);
      loop invariant lens: lens_same{Pre,Here}(m);
      loop invariant in: vuas_spans_in(m, n);
      loop assigns k, m->header[0 .. VUAS_MAX_HEADERS - 1].id;
      loop variant m->n_headers - k; */
  for (uint32_t k = 0; k < m->n_headers; k++) set_id(id_of_row(b, k, m) /*@ ghost (n) */, k, m);
}

/* name_rows, and that the index says of the octets what it said. */
/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    requires in: vuas_spans_in(m, n);
    terminates \true; exits \false; assigns m->header[0 .. VUAS_MAX_HEADERS - 1].id;
    ensures in: vuas_rows_at(m, n);
    ensures rows: vuas_rows_are{Pre,Pre}(b, m, n) ==> vuas_rows_are{Pre,Here}(b, m, n);
    ensures tile: \forall integer i, e; vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), i, e, n) ==>
      vuas_rows_tile{Pre,Here}(b, m, m->n_headers, i, e, n);
    ensures kept: m->refusal.status == \old(m->refusal.status) && m->refusal.cause == \old(m->refusal.cause) &&
      m->refusal.field == \old(m->refusal.field);
*/
static void number_rows(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t n) */
{
  name_rows(b, m) /*@ ghost (n) */;
}

uint32_t vuas_index_rows(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  section s = cut_rows(b, i, n, m);
  number_rows(b, m) /*@ ghost (n) */;
  /*@ assert rows: vuas_rows_are{Pre,Here}(b, m, n); */
  if (s.cause != VUAS_CAUSE_NONE) refuse_rows(s.cause, s.at, m);
  return s.body;
}
