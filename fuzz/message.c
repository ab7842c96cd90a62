/* SPDX-License-Identifier: Apache-2.0 */
/* Harness of the message parser. The input is one message. */
#include <string.h>

#include "auth.h"
#include "date.h"
#include "item.h"
#include "message.h"
#include "oracle.h"
#include "value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The parts of a parsed message that a second parse must give again, as one number. */
static uint64_t digest(const vuas_message *m)
{
  const uint64_t part[] = {m->request, m->answerable, m->method, m->status, m->refusal.status, m->refusal.cause,
    m->refusal.field,
    m->refusal.offset, m->n_headers, m->n_vias, m->n_routes, m->n_record_routes, m->n_require, m->n_contacts, m->cseq,
    m->cseq_method,
    m->content_length, m->expires, m->max_forwards, m->method_text.off, m->method_text.len, m->ruri_text.off,
    m->ruri_text.len,
    m->call_id.off, m->call_id.len, m->from.tag.off, m->from.tag.len, m->to.tag.off, m->to.tag.len, m->body.off,
    m->body.len, m->contact.uri.whole.off, m->contact.uri.whole.len};
  uint64_t h = 14695981039346656037U;
  for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) h = (h ^ part[i]) * 1099511628211U;
  for (uint32_t k = 0; k < m->n_vias; k++)
    h = (h ^ m->via[k].value.off ^ ((uint64_t)m->via[k].branch.off << 16)) * 1099511628211U;
  for (uint32_t k = 0; k < m->n_headers; k++)
    h = (h ^ m->header[k].id ^ ((uint64_t)m->header[k].value.off << 8)) * 1099511628211U;
  return h;
}

/* Every value of every row, read by every reader: what it names lies in the value. A walk over a field's values stays
   in its rows and gets on. */
static void read_values(const uint8_t *b, const vuas_message *m)
{
  for (uint32_t k = 0; k < m->n_headers; k++) {
    const uint32_t i = m->header[k].value.off, e = i + m->header[k].value.len;
    const vuas_span row = m->header[k].value;
    vuas_rack rack = vuas_parse_rack(b, i, e);
    vuas_reason reason = vuas_parse_reason(b, i, e);
    vuas_disposition disposition = vuas_parse_disposition(b, i, e);
    vuas_seconds after = vuas_parse_retry_after(b, i, e), least = vuas_parse_min_se(b, i, e);
    vuas_auth auth = vuas_parse_auth(b, i, e);
    vuas_date date = vuas_parse_date(b, i, e);
    for (uint32_t p = auth.params; auth.ok && p < e;) {
      vuas_auth_param one = vuas_auth_next(b, p, e);
      MUST(one.next > p && span_within(one.name, row) && span_within(one.value, row));
      p = one.next;
    }
    MUST(date.month <= 12 && date.day <= 31 && date.ok == (date.day > 0));
    MUST(!rack.ok || (span_within(rack.method, row) && rack.rseq > 0));
    MUST(!reason.ok || (span_within(reason.protocol, row) && reason.protocol.len > 0));
    MUST(!reason.ok || reason.text.len == 0 || (span_within(reason.text, row) && reason.text.len >= 2));
    MUST(!disposition.ok || (span_within(disposition.type, row) && disposition.handling <= VUAS_HANDLING_OTHER));
    MUST(!after.ok || (i < after.params && after.params <= e));
    MUST(!least.ok || (after.ok && least.seconds == after.seconds)); /* a comment may stand in one of them */
    MUST(!vuas_parse_session_expires(b, i, e).ok || least.ok);
    MUST(!vuas_parse_rseq(b, i, e) || least.ok);
    MUST(!vuas_parse_language(b, i, e) || vuas_parse_token(b, i, e));
  }
  for (uint8_t id = 0; id <= VUAS_FIELD_LAST_NAMED; id++) {
    vuas_cursor c = {0, 0, {0, 0}, false, false};
    for (uint32_t row = 0, at = 0; vuas_next_value(b, m, id, &c); row = c.row, at = c.at) {
      MUST(m->header[c.row].id == id && span_within(c.value, m->header[c.row].value));
      MUST(c.row > row || c.at > at);
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static vuas_message first, second;
  if (size > VUAS_MAX_MESSAGE) return 0;
  const uint32_t n = (uint32_t)size;
  uint8_t *copy = malloc(size ? size : 1); /* its own block: the sanitizer sees a read beyond the end */
  if (!copy) return 0;
  if (size) memcpy(copy, data, size);

  memset(&first, 0x55, sizeof first);
  memset(&second, 0xAA, sizeof second);
  const bool accepted = vuas_parse_message(copy, n, &first);
#ifdef VUAS_FUZZ_SELFTEST /* planted faults, for fuzz/selftest.sh */
  if (accepted && (first.cseq != 1 || first.max_forwards != 70 || first.call_id.len > 1)) {
    if (VUAS_FUZZ_SELFTEST == 1) first.body.len = (uint16_t)(n + 1 - first.body.off);
    if (VUAS_FUZZ_SELFTEST == 2) first.cseq += copy[n];
    if (VUAS_FUZZ_SELFTEST == 3) first.cseq += (uint32_t)(0x7FFFFFFF + (int)first.call_id.len);
    if (VUAS_FUZZ_SELFTEST == 4) first.header[0].name.len--;
  }
#endif
  must_be_message(copy, n, &first);
  read_values(copy, &first);
  MUST(accepted == (first.refusal.status == 0));
  MUST(vuas_parse_message(copy, n, &second) == accepted);
  MUST(digest(&first) == digest(&second)); /* nothing depends on what stood in the structure before */
  MUST(size == 0 || memcmp(copy, data, size) == 0);
  free(copy);
  return 0;
}
