/* SPDX-License-Identifier: Apache-2.0 */
#include "section.h"

/* In proofs: a field's number, as the index has it and as a term. */
/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= t <= n;
     requires named: id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, i, t, id);
     requires short: t - i == 1;
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_compact_of(vuas_lower(b[i])) == vuas_judged_as(id);
  @/
  static void compact_name(const uint8_t *b, uint32_t i, uint32_t t, uint32_t n, uint32_t id) {}

  /@ requires octets: vuas_octets(b, n);
     requires range: i <= t <= n;
     requires named: id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, i, t, id);
     requires short: t - i != 1 && t - i <= 7;
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_short_of(b, i, t) == vuas_judged_as(id);
  @/
  static void short_name(const uint8_t *b, uint32_t i, uint32_t t, uint32_t n, uint32_t id) {}

  /@ requires octets: vuas_octets(b, n);
     requires range: i <= t <= n;
     requires named: id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, i, t, id);
     requires long: t - i > 7;
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_long_of(b, i, t) == vuas_judged_as(id);
  @/
  static void long_name(const uint8_t *b, uint32_t i, uint32_t t, uint32_t n, uint32_t id) {}

  /@ requires octets: vuas_octets(b, n);
     requires range: i <= t <= n;
     requires named: id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, i, t, id);
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_field_of(b, i, t) == vuas_judged_as(id);
  @/
  static void field_name(const uint8_t *b, uint32_t i, uint32_t t, uint32_t n, uint32_t id)
  {
    if (t - i == 1) compact_name(b, i, t, n, id);
    else if (t - i <= 7) short_name(b, i, t, n, id);
    else long_name(b, i, t, n, id);
  }
*/

/* In proofs: what the index says of one row is what the octets are. */
/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: s <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures range: s <= \result <= n;
     ensures stop: \result == vuas_row_stop(b, s, n);
     ensures only: \forall integer e; s <= e < n && vuas_row_ends_at(b, e, n) &&
       (\forall integer k; s <= k < e ==> !vuas_row_ends_at(b, k, n)) ==> e == \result;
  @/
  static uint32_t stop_of(const uint8_t *b, uint32_t s, uint32_t n)
  {
    uint32_t k = s;
    /@ loop invariant range: s <= k <= n;
       loop invariant none: \forall integer j; s <= j < k ==> !vuas_row_ends_at(b, j, n);
       loop invariant stop: vuas_row_stop(b, s, n) == vuas_row_stop(b, k, n);
       loop assigns k;
       loop variant n - k;
    @/
    while (k < n) {
      if (n - k >= 2 && b[k] == '\r' && b[k + 1] == '\n' && (n - k == 2 || (b[k + 2] != ' ' && b[k + 2] != '\t')))
        return k;
      k++;
    }
    return k;
  }

  /@ requires octets: vuas_octets(b, n);
     requires range: t <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures range: t <= \result <= n;
     ensures stop: \result == vuas_wsp_end(b, t, n);
     ensures only: \forall integer c; t <= c < n && b[c] == ':' &&
       (\forall integer k; t <= k < c ==> vuas_wsp(b[k])) ==> c == \result;
  @/
  static uint32_t colon_of(const uint8_t *b, uint32_t t, uint32_t n)
  {
    uint32_t k = t;
    /@ loop invariant range: t <= k <= n;
       loop invariant all: \forall integer j; t <= j < k ==> vuas_wsp(b[j]);
       loop invariant stop: vuas_wsp_end(b, t, n) == vuas_wsp_end(b, k, n);
       loop assigns k;
       loop variant n - k;
    @/
    while (k < n && (b[k] == ' ' || b[k] == '\t')) k++;
    return k;
  }

  /@ requires octets: vuas_octets(b, n);
     requires range: s <= t < n;
     requires token: \forall integer k; s <= k < t ==> vuas_token(b[k]);
     requires end: b[t] == ':' || vuas_wsp(b[t]);
     terminates \true; exits \false; assigns \nothing;
     ensures stop: vuas_row_name_end(b, s, n) == t;
  @/
  static void name_stop(const uint8_t *b, uint32_t s, uint32_t t, uint32_t n)
  {
    uint32_t k = s;
    /@ loop invariant range: s <= k <= t;
       loop invariant same: vuas_run_end(VUAS_CLASS_TOKEN, b, s, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, k, n);
       loop assigns k;
       loop variant t - k;
    @/
    while (k < t) k++;
    /@ assert other: !vuas_in_class(VUAS_CLASS_TOKEN, b[t]); @/
  }

  /@ requires octets: vuas_octets(b, e);
     requires range: x <= y <= e;
     requires last: x < y ==> !vuas_lws_octet(b[y - 1]);
     requires after: \forall integer k; y <= k < e ==> vuas_lws_octet(b[k]);
     terminates \true; exits \false; assigns \nothing;
     ensures stop: vuas_trim_end(b, x, e) == y;
  @/
  static void trim_stop(const uint8_t *b, uint32_t x, uint32_t y, uint32_t e)
  {
    uint32_t k = e;
    /@ loop invariant range: y <= k <= e;
       loop invariant same: vuas_trim_end(b, x, e) == vuas_trim_end(b, x, k);
       loop assigns k;
       loop variant k;
    @/
    while (k > y) k--;
  }

  /@ requires octets: vuas_octets(b, n);
     requires in: name.off + name.len <= n && value.off + value.len <= n;
     requires row: vuas_row(b, name, value, n);
     terminates \true; exits \false; assigns \nothing;
     ensures begin: vuas_token(b[name.off]);
     ensures line: !vuas_crlf_at(b, name.off, n);
  @/
  static void row_begins(const uint8_t *b, vuas_span name, vuas_span value, uint32_t n) {}

  /@ requires octets: vuas_octets(b, n);
     requires in: name.off + name.len <= n && value.off + value.len <= n;
     requires row: vuas_row(b, name, value, n);
     requires good: vuas_row_good(b, name.off, n);
     terminates \true; exits \false; assigns \nothing;
     ensures name: vuas_row_name_end(b, name.off, n) == name.off + name.len;
     ensures at: vuas_row_value_at(b, name.off, n) == value.off;
     ensures stop: vuas_row_value_stop(b, name.off, n) == value.off + value.len;
  @/
  static void value_told(const uint8_t *b, vuas_span name, vuas_span value, uint32_t n)
  {
    uint32_t s = name.off, t = s + name.len, y = value.off;
    y = y + value.len;
    uint32_t c = colon_of(b, t, n), e = stop_of(b, s, n);
    /@ assert at: vuas_row_at(b, name, value, c, e, n); @/
    /@ assert trimmed: vuas_trimmed(b, value.off, y); @/
    /@ assert last: value.off < y ==> !vuas_lws_octet(b[y - 1]); @/
    name_stop(b, s, t, n);
    /@ assert begin: value.off == vuas_lws_end(b, c + 1, e); @/
    /@ assert colon: vuas_row_colon(b, s, n) == c; @/
    /@ assert value: vuas_row_value_at(b, s, n) == value.off; @/
    /@ assert clear: vuas_row_clear(b, s, c, e, n); @/
    trim_stop(b, value.off, y, e);
    /@ assert end: vuas_row_value_stop(b, s, n) == y; @/
  }
*/

/* In proofs: so it is of all rows. */
/*@ ghost
  /@ requires row: !vuas_crlf_at(b, i, n);
     requires good: vuas_section_good(b, i, n, k);
     terminates \true; exits \false; assigns \nothing;
     ensures row: vuas_row_good(b, i, n);
     ensures range: vuas_row_stop(b, i, n) < n;
     ensures good: vuas_section_good(b, vuas_row_stop(b, i, n) + 2, n, k + 1);
     ensures count: vuas_row_count(b, i, n) == 1 + vuas_row_count(b, vuas_row_stop(b, i, n) + 2, n);
     ensures stop: vuas_section_stop(b, i, n) == vuas_section_stop(b, vuas_row_stop(b, i, n) + 2, n);
  @/
  static void row_passed(const uint8_t *b, uint32_t i, uint32_t n, uint32_t k) {}

  void vuas_index_told(const uint8_t *b, const vuas_message *m, uint32_t i, uint32_t p, uint32_t n)
  {
    uint32_t k = 0, place = i;
    /@ loop invariant range: 0 <= k <= m->n_headers && place <= n;
       loop invariant place: place == vuas_row_place(b, i, n, k);
       loop invariant next: place == (k < m->n_headers ? m->header[k].name.off : p);
       loop invariant count: vuas_row_count(b, i, n) == k + vuas_row_count(b, place, n);
       loop invariant stop: vuas_section_stop(b, i, n) == vuas_section_stop(b, place, n);
       loop invariant good: vuas_section_good(b, place, n, k);
       loop invariant fields: \forall integer j; 0 <= j < k ==>
         vuas_judged_as(m->header[j].id) == vuas_nth_field(b, i, n, j);
       loop invariant values: \forall integer j; 0 <= j < k ==> m->header[j].value.off == vuas_nth_at(b, i, n, j);
       loop invariant ends: \forall integer j; 0 <= j < k ==>
         m->header[j].value.off + m->header[j].value.len == vuas_nth_stop(b, i, n, j);
       loop assigns k, place;
       loop variant m->n_headers - k;
    @/
    while (k < m->n_headers) {
      /@ assert row: vuas_row(b, m->header[k].name, m->header[k].value, n); @/
      row_begins(b, m->header[k].name, m->header[k].value, n);
      row_passed(b, place, n, k);
      value_told(b, m->header[k].name, m->header[k].value, n);
      /@ assert named: vuas_row_numbered(b, m->header[k].name, m->header[k].id); @/
      field_name(b, place, place + m->header[k].name.len, n, m->header[k].id);
      /@ assert name: place == m->header[k].name.off; @/
      /@ assert field: vuas_judged_as(m->header[k].id) == vuas_nth_field(b, i, n, k); @/
      /@ assert value: m->header[k].value.off == vuas_nth_at(b, i, n, k); @/
      /@ assert end: m->header[k].value.off + m->header[k].value.len == vuas_nth_stop(b, i, n, k); @/
      k = k + 1;
      uint32_t then = k < m->n_headers ? m->header[k].name.off : p;
      /@ assert step: then == vuas_row_stop(b, place, n) + 2; @/
      place = then;
    }
  }
*/

/* In proofs: what one row adds to what those before it have said, and when it is good. */
/*@ ghost
  /@ requires message: \valid_read(m) && k < m->n_headers;
     requires told: status == 0 ==> vuas_fields_told(b, m, i, n);
     terminates \true; exits \false; assigns \nothing;
     ensures alone: status == 0 ==> (vuas_alone(m, k) <==> vuas_nth_alone(b, i, n, k, m->request ? 1 : 0));
  @/
  static void alone_told(const uint8_t *b, const vuas_message *m, uint32_t i, uint32_t k, uint32_t n, uint32_t status)
  {
    /@ assert same: status == 0 ==> \forall integer j; 0 <= j <= k ==>
         (vuas_nth_field(b, i, n, j) == vuas_nth_field(b, i, n, k) <==>
          vuas_judged_as(m->header[j].id) == vuas_judged_as(m->header[k].id));
    @/
  }

  /@ requires field: status == 0 ==> vuas_judged_as(id) == vuas_nth_field(b, i, n, k);
     requires value: status == 0 ==> x == vuas_nth_at(b, i, n, k) && y == vuas_nth_stop(b, i, n, k);
     requires count: status == 0 && vuas_applies(request, method, id) && vuas_listed(id, request) ==>
       count == vuas_values_before(b, i, n, k, id);
     requires star: status == 0 && vuas_applies(request, method, id) && id == VUAS_FIELD_CONTACT && request != 0 ==>
       star == vuas_star_before(b, i, n, k);
     terminates \true; exits \false; assigns \nothing;
     ensures good: status == 0 ==> (vuas_nth_good(b, i, n, k, request, method) <==>
       (vuas_applies(request, method, id) ==>
         vuas_nth_alone(b, i, n, k, request) && vuas_value_good(b, x, y, id, count, request, star)));
  @/
  static void row_told(const uint8_t *b, uint32_t i, uint32_t n, uint32_t k, uint32_t id, uint32_t x, uint32_t y,
    uint32_t count, uint32_t request, uint32_t method, uint32_t star, uint32_t status)
  {
    /@ assert field: status == 0 ==> vuas_nth_field(b, i, n, k) == id ||
         (vuas_nth_field(b, i, n, k) == VUAS_FIELD_OTHER && vuas_judged_as(id) == VUAS_FIELD_OTHER);
    @/
    /@ assert other: vuas_judged_as(id) == VUAS_FIELD_OTHER ==> vuas_value_good(b, x, y, id, count, request, star); @/
    /@ assert none: \forall integer c, r, s; vuas_value_good(b, x, y, VUAS_FIELD_OTHER, c, r, s); @/
  }

  /@ requires field: status == 0 ==> vuas_judged_as(id) == vuas_nth_field(b, i, n, k);
     requires value: status == 0 ==> x == vuas_nth_at(b, i, n, k) && y == vuas_nth_stop(b, i, n, k);
     terminates \true; exits \false; assigns \nothing;
     ensures vias: status == 0 ==> vuas_values_before(b, i, n, k + 1, VUAS_FIELD_VIA) ==
       vuas_values_before(b, i, n, k, VUAS_FIELD_VIA) + (id == VUAS_FIELD_VIA ? vuas_values(b, x, y) : 0);
     ensures routes: status == 0 ==> vuas_values_before(b, i, n, k + 1, VUAS_FIELD_ROUTE) ==
       vuas_values_before(b, i, n, k, VUAS_FIELD_ROUTE) + (id == VUAS_FIELD_ROUTE ? vuas_values(b, x, y) : 0);
     ensures record: status == 0 ==> vuas_values_before(b, i, n, k + 1, VUAS_FIELD_RECORD_ROUTE) ==
       vuas_values_before(b, i, n, k, VUAS_FIELD_RECORD_ROUTE) +
         (id == VUAS_FIELD_RECORD_ROUTE ? vuas_values(b, x, y) : 0);
     ensures require: status == 0 ==> vuas_values_before(b, i, n, k + 1, VUAS_FIELD_REQUIRE) ==
       vuas_values_before(b, i, n, k, VUAS_FIELD_REQUIRE) + (id == VUAS_FIELD_REQUIRE ? vuas_values(b, x, y) : 0);
     ensures contacts: status == 0 ==> vuas_values_before(b, i, n, k + 1, VUAS_FIELD_CONTACT) ==
       vuas_values_before(b, i, n, k, VUAS_FIELD_CONTACT) + (id == VUAS_FIELD_CONTACT ? vuas_addresses(b, x, y) : 0);
     ensures star: status == 0 ==> vuas_star_before(b, i, n, k + 1) ==
       (id == VUAS_FIELD_CONTACT && vuas_stars(b, x, y) == 1 ? 1 : vuas_star_before(b, i, n, k));
     ensures cseq: status == 0 ==> vuas_cseq_at(b, i, n, k + 1) ==
       (id == VUAS_FIELD_CSEQ ? vuas_cseq_method(b, x, y) : vuas_cseq_at(b, i, n, k));
     ensures cseq_end: status == 0 ==> vuas_cseq_stop(b, i, n, k + 1) ==
       (id == VUAS_FIELD_CSEQ ? y : vuas_cseq_stop(b, i, n, k));
     ensures length: status == 0 ==> vuas_length_said(b, i, n, k + 1) ==
       (id == VUAS_FIELD_CONTENT_LENGTH ? vuas_decimal_value(b, x, y) : vuas_length_said(b, i, n, k));
     ensures from: status == 0 ==> vuas_last_of(b, i, n, k + 1, VUAS_FIELD_FROM) ==
       (id == VUAS_FIELD_FROM ? k : vuas_last_of(b, i, n, k, VUAS_FIELD_FROM));
     ensures to: status == 0 ==> vuas_last_of(b, i, n, k + 1, VUAS_FIELD_TO) ==
       (id == VUAS_FIELD_TO ? k : vuas_last_of(b, i, n, k, VUAS_FIELD_TO));
     ensures call_id: status == 0 ==> vuas_last_of(b, i, n, k + 1, VUAS_FIELD_CALL_ID) ==
       (id == VUAS_FIELD_CALL_ID ? k : vuas_last_of(b, i, n, k, VUAS_FIELD_CALL_ID));
     ensures has_cseq: status == 0 ==> vuas_last_of(b, i, n, k + 1, VUAS_FIELD_CSEQ) ==
       (id == VUAS_FIELD_CSEQ ? k : vuas_last_of(b, i, n, k, VUAS_FIELD_CSEQ));
     ensures has_length: status == 0 ==> vuas_last_of(b, i, n, k + 1, VUAS_FIELD_CONTENT_LENGTH) ==
       (id == VUAS_FIELD_CONTENT_LENGTH ? k : vuas_last_of(b, i, n, k, VUAS_FIELD_CONTENT_LENGTH));
     ensures has_type: status == 0 ==> vuas_last_of(b, i, n, k + 1, VUAS_FIELD_CONTENT_TYPE) ==
       (id == VUAS_FIELD_CONTENT_TYPE ? k : vuas_last_of(b, i, n, k, VUAS_FIELD_CONTENT_TYPE));
  @/
  static void step_told(const uint8_t *b, uint32_t i, uint32_t n, uint32_t k, uint32_t id, uint32_t x, uint32_t y,
    uint32_t status) {}
*/

/* In proofs: numbers of methods, and their names. */
/*@ ghost
  void vuas_method_told(const uint8_t *b, uint32_t s, uint32_t t, uint32_t i, uint32_t n, uint32_t count,
    uint32_t request, uint32_t method)
  {
    /@ assert ack: request != 0 ==> (vuas_method_of(b, s, t) == VUAS_METHOD_ACK <==> method == VUAS_METHOD_ACK); @/
    /@ assert bye: request != 0 ==> (vuas_method_of(b, s, t) == VUAS_METHOD_BYE <==> method == VUAS_METHOD_BYE); @/
    /@ assert cancel: request != 0 ==>
         (vuas_method_of(b, s, t) == VUAS_METHOD_CANCEL <==> method == VUAS_METHOD_CANCEL);
    @/
    /@ assert applies: \forall integer id; vuas_applies(request, method, id) <==>
         vuas_applies(request, request != 0 ? vuas_method_of(b, s, t) : VUAS_METHOD_OTHER, id);
    @/
    /@ assert rows: \forall integer k; vuas_nth_good(b, i, n, k, request, method) <==>
         vuas_nth_good(b, i, n, k, request, request != 0 ? vuas_method_of(b, s, t) : VUAS_METHOD_OTHER);
    @/
  }

  void vuas_names_told(const uint8_t *b, uint32_t s, uint32_t t, uint32_t x, uint32_t y, uint32_t method,
    uint32_t other, uint32_t when)
  {
    if (when == 0 || t - s != y - x) return;
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 0 ==> vuas_same_at(b, s, b, x, 0); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 1 ==> vuas_same_at(b, s, b, x, 1); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 2 ==> vuas_same_at(b, s, b, x, 2); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 3 ==> vuas_same_at(b, s, b, x, 3); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 4 ==> vuas_same_at(b, s, b, x, 4); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 5 ==> vuas_same_at(b, s, b, x, 5); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 6 ==> vuas_same_at(b, s, b, x, 6); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 7 ==> vuas_same_at(b, s, b, x, 7); @/
    /@ assert octet: vuas_same(b, s, b, x, t - s) && t - s > 8 ==> vuas_same_at(b, s, b, x, 8); @/
  }
*/

/* Row k, and what it adds to that; seen: an earlier row is of the same field. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires row: k < m->n_headers;
    requires seen: seen <==> \exists integer j; 0 <= j < k && m->header[j].id == m->header[k].id;
    VUAS_FILLED(requires)
    VUAS_INDEX_SAYS(requires, i)
    VUAS_ROWS_COUNT(requires, i, k)
    VUAS_ROWS_SAY(requires, i, k)
    terminates \true; exits \false; assigns VUAS_ONCE_MEMBERS, VUAS_LIST_MEMBERS, VUAS_CONTACT_MEMBERS, m->refusal;
    VUAS_FILLED(ensures)
    VUAS_INDEX_SAYS(ensures, i)
    VUAS_ROWS_COUNT(ensures, i, k + 1)
    VUAS_ROWS_SAY(ensures, i, k + 1)
    ensures kept: \forall integer j; 0 <= j < VUAS_MAX_HEADERS ==> \old(vuas_alone(m, j)) ==> vuas_alone(m, j);
    ensures alone: m->refusal.status == 0 ==> vuas_alone(m, k);
    ensures stays: VUAS_REFUSED_STAYS;
    ensures verdict: m->refusal.status == 0 <==>
      \old(m->refusal.status) == 0 && vuas_nth_good(b, i, n, k, VUAS_REQUEST(m), m->method);
*/
static void next_row(const uint8_t *b, uint32_t k, bool seen, vuas_message *m)
  /*@ ghost (uint32_t i, uint32_t n) */
{
  /*@ ghost alone_told(b, m, i, k, n, m->refusal.status); */
  /*@ ghost
    uint32_t count = m->n_require;
    if (m->header[k].id == VUAS_FIELD_CONTACT) count = m->n_contacts;
    if (m->header[k].id == VUAS_FIELD_VIA) count = m->n_vias;
    if (m->header[k].id == VUAS_FIELD_ROUTE) count = m->n_routes;
    if (m->header[k].id == VUAS_FIELD_RECORD_ROUTE) count = m->n_record_routes;
    uint32_t x = m->header[k].value.off;
    uint32_t y = x + m->header[k].value.len;
    step_told(b, i, n, k, m->header[k].id, x, y, m->refusal.status);
    row_told(b, i, n, k, m->header[k].id, x, y, count, m->request ? 1 : 0, m->method, m->contact_star ? 1 : 0,
      m->refusal.status);
  */
  vuas_read_row(b, k, seen, m) /*@ ghost (n) */;
}

void vuas_read_rows(const uint8_t *b, vuas_message *m)
  /*@ ghost (uint32_t i, uint32_t n) */
{
  bool seen[VUAS_FIELD_LAST + 1] = {false}; /* by field: a row of it was read */
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant seen: \forall integer id; 0 <= id <= VUAS_FIELD_LAST ==>
        (seen[id] <==> \exists integer j; 0 <= j < k && m->header[j].id == id);
      VUAS_FILLED(loop invariant)
      VUAS_INDEX_SAYS(loop invariant, i)
      VUAS_ROWS_COUNT(loop invariant, i, k)
      VUAS_ROWS_SAY(loop invariant, i, k)
      loop invariant stays: VUAS_REFUSED_STAYS;
      loop invariant only: m->refusal.status == 0 ==> \forall integer j; 0 <= j < k ==> vuas_alone(m, j);
      loop invariant verdict: m->refusal.status == 0 <==>
        \at(m->refusal.status, Pre) == 0 && vuas_rows_good(b, i, n, k, VUAS_REQUEST(m), m->method);
      loop assigns k, seen[0 .. VUAS_FIELD_LAST], VUAS_ONCE_MEMBERS, VUAS_LIST_MEMBERS, VUAS_CONTACT_MEMBERS,
        m->refusal;
      loop variant m->n_headers - k; */
  for (uint32_t k = 0; k < m->n_headers; k++) {
    uint16_t id = m->header[k].id;
    /*@ assert id: id <= VUAS_FIELD_LAST; */
    bool before = seen[id];
    seen[id] = true;
    /*@ assert marked: \forall integer x; 0 <= x <= VUAS_FIELD_LAST ==>
          (seen[x] <==> \exists integer j; 0 <= j <= k && m->header[j].id == x); */
    next_row(b, k, before, m) /*@ ghost (i, n) */;
    /*@ assert still: \forall integer x; 0 <= x <= VUAS_FIELD_LAST ==>
          (seen[x] <==> \exists integer j; 0 <= j <= k && m->header[j].id == x); */
    /*@ assert before: m->refusal.status == 0 ==> \forall integer j; 0 <= j < k ==> vuas_alone(m, j); */
  }
}
