/* SPDX-License-Identifier: Apache-2.0 */
#include "rows.h"
#include "method.h"
#include "usual.h"

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

bool vuas_row_clean(const uint8_t *b, uint32_t s, uint32_t i, uint32_t e, uint32_t n)
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
  uint16_t id; /* vuas_field_id */
  vuas_span name, value;
} row;

/* What is left of [i, e) without the white space around it; nothing if it is not good. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result.off && \result.off + \result.len <= e;
    ensures before: \result.off == vuas_lws_end(b, i, e);
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
    ensures place: \result.name.off == i && \result.name.off + \result.name.len == t && \result.id == id;
    ensures in: vuas_span_in(\result.name, e) && vuas_span_in(\result.value, e);
    ensures cut: vuas_row_cut(b, \result.name, \result.value, c, e);
    ensures after: c < \result.value.off;
    ensures bad: !good ==> \result.value.len == 0;
    ensures good: good ==> \forall integer k; \result.value.off + \result.value.len <= k < e ==> vuas_lws_octet(b[k]);
*/
static row row_of(const uint8_t *b, uint32_t i, uint32_t t, uint32_t c, uint32_t e, uint16_t id, bool good)
{
  row r;
  r.id = id;
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
    ensures set: \old(m->refusal.status) == 0 ==>
      m->refusal.status == (cause == VUAS_CAUSE_TOO_MANY_HEADERS ? 513 : 400) && m->refusal.cause == cause &&
      m->refusal.field == VUAS_FIELD_OTHER && m->refusal.offset == i;
    ensures in: \forall integer n; vuas_rows_at{Pre}(m, n) ==> vuas_rows_at(m, n);
*/
static void refuse_rows(vuas_cause cause, uint32_t i, vuas_message *m)
{
  vuas_refuse(&m->refusal, cause == VUAS_CAUSE_TOO_MANY_HEADERS ? 513 : 400, cause, VUAS_FIELD_OTHER, i);
}

/*@ ghost
  /@ requires message: \valid_read(m) && k < VUAS_MAX_HEADERS;
     requires row: m->header[k].name.off == i && vuas_row_stop(b, i, n) == e;
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
    requires in: vuas_rows_at(m, n);
    requires row: vuas_row(b, r.name, r.value, n);
    requires id: vuas_row_numbered(b, r.name, r.id);
    requires rows: vuas_rows_are{Here,Here}(b, m, n);
    requires numbered: vuas_rows_numbered{Here,Here}(b, m);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[m->n_headers].id, m->header[m->n_headers].name, m->header[m->n_headers].value;
    ensures numbered: vuas_rows_numbered{Here,Here}(b, m);
    ensures count: m->n_headers == \old(m->n_headers) + 1;
    ensures place: m->header[\old(m->n_headers)].name.off == r.name.off;
    ensures in: vuas_rows_at(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures tile: \forall integer e; vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, e, n) ==>
      vuas_rows_tile{Here,Here}(b, m, \old(m->n_headers), first, e, n);
*/
static void store_row(row r, vuas_message *m)
  /*@ ghost (const uint8_t *b, uint32_t n, uint32_t first) */
{
  uint32_t k = m->n_headers;
  m->header[k].id = r.id;
  m->header[k].name = r.name;
  m->header[k].value = r.value;
  /*@ assert new: m->header[k].name == r.name && m->header[k].value == r.value; */
  /*@ assert names: \forall integer j; 0 <= j < k ==> m->header[j].name == \at(m->header[j].name, Pre); */
  /*@ assert values: \forall integer j; 0 <= j < k ==> m->header[j].value == \at(m->header[j].value, Pre); */
  /*@ assert rows: \forall integer j; 0 <= j < k ==> vuas_row(b, m->header[j].name, m->header[j].value, n); */
  /*@ assert ids: \forall integer j; 0 <= j < k ==> m->header[j].id == \at(m->header[j].id, Pre); */
  /*@ assert offs: \forall integer j; 0 <= j < k ==> m->header[j].name.off == \at(m->header[j].name.off, Pre); */
  /*@ assert last: vuas_row_numbered(b, m->header[k].name, m->header[k].id); */
  /*@ assert numbered: \forall integer j; 0 <= j < k ==> vuas_row_numbered(b, m->header[j].name, m->header[j].id); */
  m->n_headers = k + 1;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i + len <= n;
     requires token: \forall integer k; i <= k < i + len ==> vuas_token(b[k]);
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_run_end(VUAS_CLASS_TOKEN, b, i + len, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);
  @/
  static void name_run(const uint8_t *b, uint32_t i, uint32_t len, uint32_t n)
  {
    /@ loop invariant range: i <= k <= i + len;
       loop invariant same: vuas_run_end(VUAS_CLASS_TOKEN, b, k, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);
       loop assigns k;
       loop variant i + len - k;
    @/
    for (uint32_t k = i; k < i + len; k++) {
      /@ assert one: vuas_run_end(VUAS_CLASS_TOKEN, b, k, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, k + 1, n); @/
    }
  }
*/

/* The beginning of a row: its field, where its name ends, its colon, and the end of the text after that. */
typedef struct {
  bool named;
  uint16_t id; /* vuas_field_id */
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
    ensures id: \result.id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, i, \result.name_end, \result.id);
    ensures space: \forall integer k; \result.name_end <= k < \result.colon ==> vuas_wsp(b[k]);
    ensures text: \forall integer k; \result.colon < k < \result.text_end ==> vuas_row_text(b[k]);
    ensures inside: \forall integer k; i <= k < \result.text_end ==> b[k] != '\r';
*/
static beginning begin_row(const uint8_t *b, uint32_t i, uint32_t n)
{
  beginning r;
  r.name_end = vuas_scan_token(b, i, n);
  r.id = vuas_field_id_of(b, i, r.name_end);
  r.colon = vuas_skip_wsp(b, r.name_end, n);
  r.named = r.name_end > i && r.colon < n && b[r.colon] == ':';
  r.text_end = r.named ? vuas_scan_text(b, r.colon + 1, n) : r.colon;
  return r;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= p <= n;
     requires inside: \forall integer k; i <= k < p ==> b[k] != '\r';
     terminates \true; exits \false; assigns \nothing;
     ensures stop: vuas_row_stop(b, p, n) == vuas_row_stop(b, i, n);
     ensures none: \forall integer k; i <= k < p ==> !vuas_row_ends_at(b, k, n);
  @/
  static void no_end(const uint8_t *b, uint32_t i, uint32_t p, uint32_t n)
  {
    uint32_t k = i;
    /@ loop invariant range: i <= k <= p;
       loop invariant stop: vuas_row_stop(b, k, n) == vuas_row_stop(b, i, n);
       loop assigns k;
       loop variant p - k;
    @/
    while (k < p) k++;
  }
*/

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
  /*@ ghost no_end(b, i, p, n); */
  return vuas_row_end(b, p, n);
}

/* Adds the row [i, e), which begins as said, to the index; good: whether nothing is wrong with its value. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < r.name_end <= r.colon < r.text_end <= e < n;
    requires colon: b[r.colon] == ':';
    requires name: \forall integer k; i <= k < r.name_end ==> vuas_token(b[k]);
    requires space: \forall integer k; r.name_end <= k < r.colon ==> vuas_wsp(b[k]);
    requires good: good <==> vuas_row_clear(b, i, r.colon, e, n);
    requires last: \forall integer k; i <= k < e ==> !vuas_row_ends_at(b, k, n);
    requires end: vuas_row_ends_at(b, e, n) && vuas_row_stop(b, i, n) == e;
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    requires room: m->n_headers < VUAS_MAX_HEADERS;
    requires id: r.id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, i, r.name_end, r.id);
    requires in: vuas_rows_at(m, n);
    requires rows: vuas_rows_are{Here,Here}(b, m, n);
    requires numbered: vuas_rows_numbered{Here,Here}(b, m);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[m->n_headers].id, m->header[m->n_headers].name, m->header[m->n_headers].value;
    ensures in: vuas_rows_at(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures numbered: vuas_rows_numbered{Here,Here}(b, m);
    ensures added: m->n_headers == \old(m->n_headers) + 1;
    ensures tile: vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, i, n) ==>
      vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, e + 2, n);
*/
static void add_row(const uint8_t *b, uint32_t i, beginning r, uint32_t e, bool good, vuas_message *m)
  /*@ ghost (uint32_t n, uint32_t first) */
{
  row x = row_of(b, i, r.name_end, r.colon, e, r.id, good);
  /*@ assert at: vuas_row_at(b, x.name, x.value, r.colon, e, n); */
  /*@ assert row: vuas_row(b, x.name, x.value, n); */
  /*@ ghost uint32_t k = m->n_headers; */
  store_row(x, m) /*@ ghost (b, n, first) */;
  /*@ ghost tile_longer(b, m, k, first, i, e, n); */
}

/* The row [i, e), its colon at c, as nearly all are written: one space before its value, none after it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < c && c + 2 < e < n;
    requires colon: b[c] == ':';
    requires name: \forall integer k; i <= k < c ==> vuas_token(b[k]);
    requires text: \forall integer k; c < k < e ==> vuas_row_text(b[k]);
    requires space: b[c + 1] == ' ' && b[c + 2] > ' ' && b[e - 1] > ' ';
    requires last: \forall integer k; i <= k < e ==> !vuas_row_ends_at(b, k, n);
    requires end: vuas_row_ends_at(b, e, n);
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result.name.off == i && \result.name.off + \result.name.len == c && \result.id == id;
    ensures in: vuas_span_in(\result.name, n) && vuas_span_in(\result.value, n);
    ensures row: vuas_row(b, \result.name, \result.value, n);
*/
static row usual_row_of(const uint8_t *b, uint32_t i, uint32_t c, uint32_t e, uint16_t id)
  /*@ ghost (uint32_t n) */
{
  (void)b;
  row r;
  r.id = id;
  r.name = vuas_span_of(i, c);
  r.value = vuas_span_of(c + 2, e);
  /*@ assert start: vuas_lws_end(b, c + 1, e) == c + 2; */
  /*@ assert cut: vuas_row_cut(b, r.name, r.value, c, e); */
  /*@ assert clear: vuas_row_clear(b, i, c, e, n); */
  /*@ assert at: vuas_row_at(b, r.name, r.value, c, e, n); */
  return r;
}

/* Whether [c + 1, e) has one space before it and none after it, and ends where a row ends. */
/*@ requires octets: vuas_octets(b, n);
    requires range: c < e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures usual: \result ==> c + 2 < e && e + 2 < n && vuas_row_ends_at(b, e, n) &&
      b[c + 1] == ' ' && b[c + 2] > ' ' && b[e - 1] > ' ';
*/
static bool is_usual_row(const uint8_t *b, uint32_t c, uint32_t e, uint32_t n)
{
  if (n - e <= 2 || b[e] != '\r' || b[e + 1] != '\n' || (b[e + 2] <= ' ' && b[e + 2] != '\r')) return false;
  return e - c > 2 && b[c + 1] == ' ' && b[c + 2] > ' ' && b[e - 1] > ' ';
}

/* Adds the row at i to the index if it is as nearly all are written: the place behind it, or 0 if it is another one. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    requires out: \valid(m) && \separated(m, b + (0 .. n - 1));
    requires in: vuas_rows_at(m, n);
    requires rows: vuas_rows_are{Here,Here}(b, m, n);
    requires numbered: vuas_rows_numbered{Here,Here}(b, m);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
      m->header[0 .. VUAS_MAX_HEADERS - 1].value;
    ensures in: vuas_rows_at(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures numbered: vuas_rows_numbered{Here,Here}(b, m);
    ensures next: \result <= n;
    ensures good: \result > 0 ==> i < \result && \old(m->n_headers) < VUAS_MAX_HEADERS &&
      vuas_row_stop(b, i, n) < n && vuas_row_good(b, i, n) && \result == vuas_row_stop(b, i, n) + 2 &&
      !vuas_crlf_at(b, i, n) && m->n_headers == \old(m->n_headers) + 1;
    ensures other: \result == 0 ==> m->n_headers == \old(m->n_headers);
    ensures tile: \result > 0 && vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, i, n) ==>
      vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, \result, n);
    ensures kept: \result == 0 && vuas_rows_tile{Pre,Pre}(b, m, \old(m->n_headers), first, i, n) ==>
      vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, i, n);
*/
static uint32_t usual_row(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t first) */
{
  vuas_usual_name name = vuas_usual_name_at(b, i, n);
  if (name.len == 0 || m->n_headers >= VUAS_MAX_HEADERS) return 0;
  uint32_t c = i + name.len;
  uint32_t e = vuas_scan_text(b, c + 1, n);
  if (!is_usual_row(b, c, e, n)) return 0;
  /*@ ghost no_end(b, i, e, n); */
  /*@ ghost name_run(b, i, name.len, n); */
  row x = usual_row_of(b, i, c, e, name.id) /*@ ghost (n) */;
  /*@ assert good: vuas_row_good(b, i, n); */
  /*@ ghost uint32_t k = m->n_headers; */
  store_row(x, m) /*@ ghost (b, n, first) */;
  /*@ ghost tile_longer(b, m, k, first, i, e, n); */
  return e + 2;
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
    requires in: vuas_rows_at(m, n);
    requires rows: vuas_rows_are{Here,Here}(b, m, n);
    requires numbered: vuas_rows_numbered{Here,Here}(b, m);
    terminates \true; exits \false;
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
      m->header[0 .. VUAS_MAX_HEADERS - 1].value;
    ensures in: vuas_rows_at(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures numbered: vuas_rows_numbered{Here,Here}(b, m);
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
  bool good = r.text_end == e || vuas_row_clean(b, i, r.text_end, e, n);
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
    assigns m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id, m->header[0 .. VUAS_MAX_HEADERS - 1].name,
      m->header[0 .. VUAS_MAX_HEADERS - 1].value;
    ensures in: vuas_rows_at(m, n);
    ensures rows: vuas_rows_are{Here,Here}(b, m, n);
    ensures numbered: vuas_rows_numbered{Here,Here}(b, m);
    ensures cause: vuas_row_cause(\result.cause) && \result.at <= n && i <= \result.body <= n;
    ensures kept: m->refusal == \old(m->refusal);
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
      loop invariant in: vuas_rows_at(m, n);
      loop invariant rows: vuas_rows_are{Here,Here}(b, m, n);
      loop invariant numbered: vuas_rows_numbered{Here,Here}(b, m);
      loop invariant cause: vuas_row_cause(s.cause) && s.at <= n;
      loop invariant kept: m->refusal == \at(m->refusal, Pre);
      loop invariant good: s.cause == VUAS_CAUSE_NONE ==>
        (vuas_section_good(b, i, n, m->n_headers) <==> vuas_section_good(b, first, n, 0));
      loop invariant bad: s.cause != VUAS_CAUSE_NONE ==> !vuas_section_good(b, first, n, 0);
      loop invariant tile: s.cause == VUAS_CAUSE_NONE ==> vuas_rows_tile{Here,Here}(b, m, m->n_headers, first, i, n);
      loop assigns i, s, m->n_headers, m->header[0 .. VUAS_MAX_HEADERS - 1].id,
        m->header[0 .. VUAS_MAX_HEADERS - 1].name, m->header[0 .. VUAS_MAX_HEADERS - 1].value;
      loop variant n - i; */
  while (i < n) {
    /*@ ghost uint32_t count = m->n_headers; */
    /*@ assert one: !vuas_crlf_at(b, i, n) ==> (vuas_section_good(b, i, n, count) <==>
          count < VUAS_MAX_HEADERS && vuas_row_stop(b, i, n) < n &&
          vuas_row_good(b, i, n) && vuas_section_good(b, vuas_row_stop(b, i, n) + 2, n, count + 1)); */
    uint32_t next = usual_row(b, i, n, m) /*@ ghost (first) */;
    /*@ assert usual: next > 0 ==>
          (vuas_section_good(b, i, n, count) <==> vuas_section_good(b, next, n, m->n_headers)); */
    if (next == 0) {
      if (vuas_is_crlf(b, i, n)) {
        s.body = i + 2;
        return s;
      }
      judged j = cut_row(b, i, n, m) /*@ ghost (first) */;
      /*@ assert good: j.cause == VUAS_CAUSE_NONE ==>
            (vuas_section_good(b, i, n, count) <==> vuas_section_good(b, j.next, n, m->n_headers)); */
      /*@ assert bad: j.cause != VUAS_CAUSE_NONE ==> !vuas_section_good(b, i, n, count); */
      if (s.cause == VUAS_CAUSE_NONE) {
        /*@ assert whole: vuas_section_good(b, i, n, count) <==> vuas_section_good(b, first, n, 0); */
        s.cause = j.cause;
        s.at = i;
      }
      next = j.next;
      /*@ assert step: s.cause == VUAS_CAUSE_NONE ==>
            (vuas_section_good(b, next, n, m->n_headers) <==> vuas_section_good(b, first, n, 0)); */
    }
    i = next;
  }
  /*@ assert none: !vuas_section_good(b, n, n, m->n_headers); */
  if (s.cause == VUAS_CAUSE_NONE) s.cause = VUAS_CAUSE_NO_BLANK_LINE;
  return s;
}

uint32_t vuas_index_rows(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
{
  section s = cut_rows(b, i, n, m);
  /*@ assert rows: vuas_rows_are{Pre,Here}(b, m, n); */
  /*@ assert numbered: vuas_rows_numbered{Pre,Here}(b, m); */
  if (s.cause != VUAS_CAUSE_NONE) refuse_rows(s.cause, s.at, m);
  return s.body;
}
