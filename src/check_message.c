/* SPDX-License-Identifier: Apache-2.0 */
#include "check_message.h"

/* --- places --- */

/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_span_in(s, n);
*/
static bool span_in(vuas_span s, uint32_t n)
{
  return (uint32_t)s.off + s.len <= n;
}

/*@ requires place: \valid_read(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_uri_at(u, n);
*/
static bool uri_in(const vuas_uri *u, uint32_t n)
{
  if (u->scheme > VUAS_SCHEME_TEL || u->host_kind > VUAS_HOST_IPV6) return false;
  if (!span_in(u->whole, n) || !span_in(u->user, n) || !span_in(u->password, n) || !span_in(u->host, n)) return false;
  return span_in(u->params, n) && span_in(u->headers, n) && span_in(u->transport, n) && span_in(u->maddr, n);
}

/*@ requires place: \valid_read(a);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_name_addr_at(a, n);
*/
static bool name_addr_in(const vuas_name_addr *a, uint32_t n)
{
  if (!span_in(a->value, n) || !span_in(a->display, n) || !span_in(a->params, n) || !span_in(a->tag, n)) return false;
  return uri_in(&a->uri, n);
}

/* A parameter that is rewritten: within the value that it is one of, at least from octets behind its beginning. */
/*@ requires from: from <= 1;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> value.off + from <= part.off && part.off + part.len <= value.off + value.len;
*/
static bool part_in(vuas_span part, vuas_span value, uint32_t from)
{
  return value.off + from <= part.off && (uint32_t)part.off + part.len <= (uint32_t)value.off + value.len;
}

/*@ requires place: \valid_read(v);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_via_at(v, n);
*/
static bool via_in(const vuas_via *v, uint32_t n)
{
  if (v->transport > VUAS_TRANSPORT_OTHER || v->host_kind > VUAS_HOST_IPV6) return false;
  if (!span_in(v->value, n) || !span_in(v->transport_text, n) || !span_in(v->host, n)) return false;
  if (!span_in(v->branch, n) || !span_in(v->received, n) || !span_in(v->maddr, n)) return false;
  if (v->has_rport && !part_in(v->rport_param, v->value, 0)) return false;
  return !v->has_received || part_in(v->received_param, v->value, 1);
}

/*@ requires place: \valid_read(h);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> h->id <= VUAS_FIELD_LAST && h->name.off + h->name.len <= n &&
      h->value.off + h->value.len <= n;
*/
static bool header_in(const vuas_header *h, uint32_t n)
{
  return h->id <= VUAS_FIELD_LAST && span_in(h->name, n) && span_in(h->value, n);
}

/* --- lists --- */

/*@ requires place: \valid_read(list + (0 .. count - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> \forall integer k; 0 <= k < count ==> list[k].off + list[k].len <= n;
*/
static bool spans_in(const vuas_span *list, uint32_t count, uint32_t n)
{
  /*@ loop invariant range: 0 <= k <= count;
      loop invariant passed: \forall integer j; 0 <= j < k ==> list[j].off + list[j].len <= n;
      loop assigns k;
      loop variant count - k; */
  for (uint32_t k = 0; k < count; k++)
    if (!span_in(list[k], n)) return false;
  return true;
}

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==>
      m->n_vias <= VUAS_MAX_VIAS && \forall integer k; 0 <= k < m->n_vias ==> vuas_via_at(&m->via[k], n);
*/
static bool vias_in(const vuas_message *m, uint32_t n)
{
  if (m->n_vias > VUAS_MAX_VIAS) return false;
  /*@ loop invariant range: 0 <= k <= m->n_vias;
      loop invariant passed: \forall integer j; 0 <= j < k ==> vuas_via_at(&m->via[j], n);
      loop assigns k;
      loop variant m->n_vias - k; */
  for (uint32_t k = 0; k < m->n_vias; k++)
    if (!via_in(&m->via[k], n)) return false;
  return true;
}

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==>
      m->n_headers <= VUAS_MAX_HEADERS &&
      \forall integer k; 0 <= k < m->n_headers ==> m->header[k].id <= VUAS_FIELD_LAST &&
        m->header[k].name.off + m->header[k].name.len <= n && m->header[k].value.off + m->header[k].value.len <= n;
*/
static bool headers_in(const vuas_message *m, uint32_t n)
{
  if (m->n_headers > VUAS_MAX_HEADERS) return false;
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant passed: \forall integer j; 0 <= j < k ==> m->header[j].id <= VUAS_FIELD_LAST &&
        m->header[j].name.off + m->header[j].name.len <= n && m->header[j].value.off + m->header[j].value.len <= n;
      loop assigns k;
      loop variant m->n_headers - k; */
  for (uint32_t k = 0; k < m->n_headers; k++)
    if (!header_in(&m->header[k], n)) return false;
  return true;
}

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==>
      m->n_routes <= VUAS_MAX_ROUTES && m->n_record_routes <= VUAS_MAX_ROUTES &&
      m->n_require <= VUAS_MAX_OPTION_TAGS &&
      (\forall integer k; 0 <= k < m->n_routes ==> m->route[k].off + m->route[k].len <= n) &&
      (\forall integer k; 0 <= k < m->n_record_routes ==> m->record_route[k].off + m->record_route[k].len <= n) &&
      (\forall integer k; 0 <= k < m->n_require ==> m->require[k].off + m->require[k].len <= n);
*/
static bool lists_in(const vuas_message *m, uint32_t n)
{
  if (m->n_routes > VUAS_MAX_ROUTES || m->n_record_routes > VUAS_MAX_ROUTES) return false;
  if (m->n_require > VUAS_MAX_OPTION_TAGS) return false;
  return spans_in(&m->route[0], m->n_routes, n) && spans_in(&m->record_route[0], m->n_record_routes, n) &&
         spans_in(&m->require[0], m->n_require, n);
}

/* --- the message --- */

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> m->method <= VUAS_METHOD_LAST && m->method_text.off + m->method_text.len <= n &&
      m->ruri_text.off + m->ruri_text.len <= n && m->reason.off + m->reason.len <= n && vuas_uri_at(&m->ruri, n);
*/
static bool start_in(const vuas_message *m, uint32_t n)
{
  if (m->method > VUAS_METHOD_LAST || !span_in(m->method_text, n)) return false;
  return span_in(m->ruri_text, n) && span_in(m->reason, n) && uri_in(&m->ruri, n);
}

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_name_addr_at(&m->from, n) && vuas_name_addr_at(&m->to, n) &&
      vuas_name_addr_at(&m->contact, n) && m->call_id.off + m->call_id.len <= n;
*/
static bool dialog_in(const vuas_message *m, uint32_t n)
{
  if (!span_in(m->call_id, n)) return false;
  return name_addr_in(&m->from, n) && name_addr_in(&m->to, n) && name_addr_in(&m->contact, n);
}

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> m->cseq_method <= VUAS_METHOD_LAST && m->cseq_value.off + m->cseq_value.len <= n &&
      m->cseq_method_text.off + m->cseq_method_text.len <= n && m->timestamp.off + m->timestamp.len <= n &&
      m->content_encoding.off + m->content_encoding.len <= n &&
      m->media_type.off + m->media_type.len <= n && m->media_subtype.off + m->media_subtype.len <= n &&
      m->body.off + m->body.len <= n;
*/
static bool rest_in(const vuas_message *m, uint32_t n)
{
  if (m->cseq_method > VUAS_METHOD_LAST || !span_in(m->cseq_value, n) || !span_in(m->cseq_method_text, n)) return false;
  if (!span_in(m->timestamp, n) || !span_in(m->content_encoding, n)) return false;
  return span_in(m->media_type, n) && span_in(m->media_subtype, n) && span_in(m->body, n);
}

/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_message_in(m, n);
*/
static bool message_in(const vuas_message *m, uint32_t n)
{
  return start_in(m, n) && dialog_in(m, n) && rest_in(m, n) && vias_in(m, n) && lists_in(m, n) && headers_in(m, n);
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_stands_once(id);
*/
static bool stands_once(uint32_t id)
{
  return id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ ||
    id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE;
}

/*@ requires place: \valid_read(m) && k < m->n_headers <= VUAS_MAX_HEADERS;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_alone(m, k);
*/
static bool alone(const vuas_message *m, uint32_t k)
{
  if (!stands_once(m->header[k].id)) return true;
  if (!m->request && m->header[k].id == VUAS_FIELD_MAX_FORWARDS) return true;
  /*@ loop invariant range: 0 <= i <= k;
      loop invariant passed: \forall integer j; 0 <= j < i ==> m->header[j].id != m->header[k].id;
      loop assigns i;
      loop variant k - i; */
  for (uint32_t i = 0; i < k; i++)
    if (m->header[i].id == m->header[k].id) return false;
  return true;
}

/*@ requires place: \valid_read(m) && m->n_headers <= VUAS_MAX_HEADERS;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_once_only(m);
*/
static bool once_only(const vuas_message *m)
{
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant passed: \forall integer j; 0 <= j < k ==> vuas_alone(m, j);
      loop assigns k;
      loop variant m->n_headers - k; */
  for (uint32_t k = 0; k < m->n_headers; k++)
    if (!alone(m, k)) return false;
  return true;
}

/* An accepted message: all that is mandatory, a body as the fields say it. */
/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: m->refusal.status == 0 ==> (\result <==> vuas_message_accepted(m) && vuas_message_sound(m));
*/
static bool complete(const vuas_message *m)
{
  if (m->n_vias == 0 || !m->has_from || !m->has_to || !m->has_call_id || !m->has_cseq) return false;
  if (m->method != m->cseq_method) return false;
  if (!m->request && (m->status < 100 || m->status > 699)) return false;
  if (m->has_content_length && m->body.len != m->content_length) return false;
  return m->body.len == 0 || m->has_content_type;
}

bool vuas_check_message(const vuas_message *m, uint32_t n)
{
  if (!message_in(m, n)) return false;
  if (m->answerable && (!m->request || m->n_vias == 0 || m->method == VUAS_METHOD_ACK)) return false;
  if (m->refusal.status == 0) return complete(m) && once_only(m);
  return 400 <= m->refusal.status && m->refusal.status <= 699;
}

/* --- the octets --- */

/* Whether [i, e) is empty, or neither begins nor ends with white space. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_trimmed(b, i, e);
*/
static bool trimmed(const uint8_t *b, uint32_t i, uint32_t e)
{
  return i == e || (!vuas_is_wsp(b[i]) && !vuas_is_fold(b, i, e) && vuas_trim_lws(b, i, e) == e);
}

/* Whether name and value are those of the row with its colon at c and its end at e. */
/*@ requires octets: vuas_octets(b, n);
    requires range: e <= n && name.off + name.len <= c < n;
    requires in: vuas_span_in(value, n);
    requires space: \forall integer k; name.off + name.len <= k < c ==> vuas_wsp(b[k]);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_row_cut(b, name, value, c, e);
*/
static bool row_cut(const uint8_t *b, vuas_span name, vuas_span value, uint32_t c, uint32_t e)
  /*@ ghost (uint32_t n) */
{
  uint32_t t = (uint32_t)name.off + name.len, v = (uint32_t)value.off + value.len;
  if (name.len == 0 || b[c] != ':' || value.off <= c || v > e) return false;
  if (vuas_scan_token(b, name.off, t) != t || vuas_skip_lws(b, c + 1, e) != value.off) return false;
  return trimmed(b, value.off, v);
}

/* Whether nothing but white space stands after the value, or the value is empty because something stands in the row
   that may not. */
/*@ requires octets: vuas_octets(b, n);
    requires range: name.off <= c < value.off && value.off + value.len <= e <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_row_value(b, name, value, c, e, n);
*/
static bool row_value(const uint8_t *b, vuas_span name, vuas_span value, uint32_t c, uint32_t e, uint32_t n)
{
  uint32_t v = (uint32_t)value.off + value.len;
  bool clear = vuas_row_clean(b, name.off, c + 1, e, n);
  /*@ assert clear: clear <==> vuas_row_clear(b, name.off, c, e, n); */
  if (!clear) return value.len == 0;
  return vuas_trim_lws(b, v, e) == v;
}

/* Whether name and value are those of a row: it has but one colon and one end that they can be. */
/*@ requires octets: vuas_octets(b, n);
    requires in: vuas_span_in(name, n) && vuas_span_in(value, n);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_row(b, name, value, n);
*/
static bool is_row(const uint8_t *b, vuas_span name, vuas_span value, uint32_t n)
{
  uint32_t c = vuas_skip_wsp(b, (uint32_t)name.off + name.len, n), e = vuas_row_end(b, name.off, n);
  /*@ assert colon: \forall integer x, y; vuas_row_at(b, name, value, x, y, n) ==> x == c; */
  /*@ assert end: \forall integer x, y; vuas_row_at(b, name, value, x, y, n) ==> y == e; */
  if (c == n || e == n || !row_cut(b, name, value, c, e) /*@ ghost (n) */) return false;
  if (!row_value(b, name, value, c, e, n)) return false;
  /*@ assert at: vuas_row_at(b, name, value, c, e, n); */
  return true;
}

/* Whether [i, n) names the field of this number: no two fields have a name in common. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> id <= VUAS_FIELD_LAST_NAMED && vuas_field_named(b, i, n, id);
*/
static bool field_named(const uint8_t *b, uint32_t i, uint32_t n, uint32_t id)
{
  return vuas_field_id_of(b, i, n) == id;
}

/*@ requires octets: vuas_octets(b, n);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_method_true(b, n, text, id);
*/
static bool method_named(const uint8_t *b, uint32_t n, vuas_span text, uint32_t id)
{
  return span_in(text, n) && vuas_method_id(b, text.off, (uint32_t)text.off + text.len) == id;
}

/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m) && k < m->n_headers <= VUAS_MAX_HEADERS;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_row_true(b, n, m, k);
    ensures in: \result ==> m->header[k].id <= VUAS_FIELD_LAST &&
      m->header[k].name.off + m->header[k].name.len <= n && m->header[k].value.off + m->header[k].value.len <= n;
*/
static bool row_true(const uint8_t *b, uint32_t n, const vuas_message *m, uint32_t k)
{
  vuas_span name = m->header[k].name, value = m->header[k].value;
  if (!span_in(name, n) || !span_in(value, n) || !is_row(b, name, value, n)) return false;
  return field_named(b, name.off, (uint32_t)name.off + name.len, m->header[k].id);
}

/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_index_true(b, n, m);
    ensures in: \result ==> vuas_rows_at(m, n);
*/
static bool index_true(const uint8_t *b, uint32_t n, const vuas_message *m)
{
  if (m->n_headers > VUAS_MAX_HEADERS) return false;
  /*@ loop invariant range: 0 <= k <= m->n_headers;
      loop invariant passed: \forall integer j; 0 <= j < k ==> vuas_row_true(b, n, m, j);
      loop invariant in: \forall integer j; 0 <= j < k ==> m->header[j].id <= VUAS_FIELD_LAST &&
        m->header[j].name.off + m->header[j].name.len <= n && m->header[j].value.off + m->header[j].value.len <= n;
      loop assigns k;
      loop variant m->n_headers - k; */
  for (uint32_t k = 0; k < m->n_headers; k++)
    if (!row_true(b, n, m, k)) return false;
  return true;
}

/* Whether a line ends just before j. */
/*@ requires octets: vuas_octets(b, n);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> 2 <= j && vuas_crlf_at(b, j - 2, n);
*/
static bool line_before(const uint8_t *b, uint32_t j, uint32_t n)
{
  return 2 <= j && j <= n && vuas_is_crlf(b, j - 2, n);
}

/* Whether row k ends two octets before j. */
/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m) && k < m->n_headers <= VUAS_MAX_HEADERS && m->header[k].name.off <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_row_stop(b, m->header[k].name.off, n) == j - 2;
*/
static bool row_ends(const uint8_t *b, uint32_t n, const vuas_message *m, uint32_t k, uint32_t j)
{
  uint32_t e = vuas_row_end(b, m->header[k].name.off, n);
  return 2 <= j && e == j - 2;
}

/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m) && 0 < m->n_headers <= VUAS_MAX_HEADERS && vuas_rows_at(m, n);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_rows_tile{Here,Here}(b, m, m->n_headers, m->header[0].name.off, e, n);
*/
static bool tiled(const uint8_t *b, uint32_t n, const vuas_message *m, uint32_t e)
{
  if (!row_ends(b, n, m, m->n_headers - 1, e)) return false;
  /*@ loop invariant range: 1 <= k <= m->n_headers;
      loop invariant ended: \forall integer j; 0 < j < k ==>
        vuas_row_stop(b, m->header[j - 1].name.off, n) == m->header[j].name.off - 2;
      loop assigns k;
      loop variant m->n_headers - k; */
  for (uint32_t k = 1; k < m->n_headers; k++)
    if (!row_ends(b, n, m, k - 1, m->header[k].name.off)) return false;
  return true;
}

/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m) && vuas_rows_at(m, n);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_section_true(b, n, m);
*/
static bool section_true(const uint8_t *b, uint32_t n, const vuas_message *m)
{
  if (m->refusal.status != 0 || m->n_headers == 0) return true;
  if (!line_before(b, m->header[0].name.off, n) || m->body.off < 4 || !line_before(b, m->body.off, n)) return false;
  return tiled(b, n, m, (uint32_t)m->body.off - 2);
}

/*@ requires octets: vuas_octets(b, n);
    requires message: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_methods_true(b, n, m);
*/
static bool methods_true(const uint8_t *b, uint32_t n, const vuas_message *m)
{
  if (!method_named(b, n, m->cseq_method_text, m->cseq_method)) return false;
  return !m->request || method_named(b, n, m->method_text, m->method);
}

bool vuas_check_rows(const uint8_t *b, uint32_t n, const vuas_message *m)
{
  return index_true(b, n, m) && section_true(b, n, m) && methods_true(b, n, m);
}
