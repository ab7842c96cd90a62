/* SPDX-License-Identifier: Apache-2.0 */
#include "read_all.h"

#include "auth.h"
#include "date.h"
#include "field.h"
#include "item.h"
#include "value.h"

/* Reads the value [i, n). One that is malformed is as good as none. */
typedef void reader(const uint8_t *b, uint32_t i, uint32_t n, values *v);

static void language(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  if (vuas_parse_language(b, i, n)) found(v, (const char *)b + i, n - i);
}

static void media_range(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  vuas_span type, subtype;
  if (!vuas_parse_media_type(b, i, n, &type, &subtype)) return;
  found_span(v, b, type);
  found_span(v, b, subtype);
}

static void reason(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  vuas_reason r = vuas_parse_reason(b, i, n);
  if (!r.ok) return;
  found_span(v, b, r.protocol);
  if (r.has_cause) found_number(v, r.cause);
}

static void disposition(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  static const char *const handling[] = {"", "optional", "required", "other"};
  vuas_disposition d = vuas_parse_disposition(b, i, n);
  if (!d.ok) return;
  found_span(v, b, d.type);
  found_text(v, handling[d.handling]);
}

static void session_expires(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  static const char *const refresher[] = {"", "uac", "uas"};
  vuas_session_expires s = vuas_parse_session_expires(b, i, n);
  if (!s.ok) return;
  found_number(v, s.seconds);
  found_text(v, refresher[s.refresher]);
}

static void min_se(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  vuas_seconds s = vuas_parse_min_se(b, i, n);
  if (s.ok) found_number(v, s.seconds);
}

static void retry_after(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  vuas_seconds s = vuas_parse_retry_after(b, i, n);
  if (s.ok) found_number(v, s.seconds);
}

static void rseq(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  uint32_t number = vuas_parse_rseq(b, i, n);
  if (number) found_number(v, number);
}

static void rack(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  vuas_rack r = vuas_parse_rack(b, i, n);
  if (!r.ok) return;
  found_number(v, r.rseq);
  found_number(v, r.cseq);
  found_span(v, b, r.method);
}

static void date(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  vuas_date d = vuas_parse_date(b, i, n);
  if (!d.ok) return;
  found_number(v, d.year);
  found_number(v, d.month);
  found_number(v, d.day);
  found_number(v, d.hour);
  found_number(v, d.minute);
  found_number(v, d.second);
}

/* Every parameter is read, as the other stacks do, though only the realm is handed out. */
static void auth(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  static const uint8_t realm[] = {'r', 'e', 'a', 'l', 'm'};
  vuas_auth a = vuas_parse_auth(b, i, n);
  if (!a.ok) return;
  found_span(v, b, a.scheme);
  for (uint32_t at = a.params; at < n;) {
    vuas_auth_param p = vuas_auth_next(b, at, n);
    uint32_t quotes = p.quoted ? 1 : 0;
    if (p.name.len == sizeof realm && vuas_same_nocase(b, p.name.off, realm, 0, sizeof realm))
      found(v, (const char *)b + p.value.off + quotes, p.value.len - 2 * quotes);
    at = p.next;
  }
}

/* The values of one row of a list. */
static void list(const uint8_t *b, uint32_t i, uint32_t n, reader *read, values *v)
{
  for (uint32_t at = i; at <= n;) {
    vuas_item t = vuas_item_at(b, at, n);
    if (t.good) read(b, t.start, t.end, v);
    at = t.next;
  }
}

/* The same for values that are one token. */
static void tokens(const uint8_t *b, uint32_t i, uint32_t n, values *v)
{
  for (uint32_t at = i; at <= n;) {
    vuas_item t = vuas_item_at(b, at, n);
    if (t.token) found(v, (const char *)b + t.start, t.end - t.start);
    at = t.next;
  }
}

void read_all(const uint8_t *b, const vuas_message *m, values *v)
{
  for (uint32_t k = 0; k < m->n_headers; k++) {
    const vuas_header *h = &m->header[k];
    uint32_t i = h->value.off, n = i + h->value.len;
    v->field = h->id;
    switch (h->id) {
    case VUAS_FIELD_ALLOW:
    case VUAS_FIELD_SUPPORTED:
    case VUAS_FIELD_UNSUPPORTED:
    case VUAS_FIELD_CONTENT_ENCODING: tokens(b, i, n, v); break;
    case VUAS_FIELD_CONTENT_LANGUAGE: list(b, i, n, language, v); break;
    case VUAS_FIELD_ACCEPT: list(b, i, n, media_range, v); break;
    case VUAS_FIELD_REASON: list(b, i, n, reason, v); break;
    case VUAS_FIELD_CONTENT_DISPOSITION: disposition(b, i, n, v); break;
    case VUAS_FIELD_SESSION_EXPIRES: session_expires(b, i, n, v); break;
    case VUAS_FIELD_MIN_SE: min_se(b, i, n, v); break;
    case VUAS_FIELD_RETRY_AFTER: retry_after(b, i, n, v); break;
    case VUAS_FIELD_RSEQ: rseq(b, i, n, v); break;
    case VUAS_FIELD_RACK: rack(b, i, n, v); break;
    case VUAS_FIELD_DATE: date(b, i, n, v); break;
    case VUAS_FIELD_AUTHORIZATION:
    case VUAS_FIELD_PROXY_AUTHORIZATION:
    case VUAS_FIELD_WWW_AUTHENTICATE:
    case VUAS_FIELD_PROXY_AUTHENTICATE: auth(b, i, n, v); break;
    default: break; /* read by vuas_parse_message, or of no meaning here */
    }
  }
}
