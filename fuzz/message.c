/* SPDX-License-Identifier: Apache-2.0 */
/* Harness of the message parser. The input is one message. */
#include <string.h>

#include "message.h"
#include "oracle.h"

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
  }
#endif
  must_be_message(&first, n);
  MUST(accepted == (first.refusal.status == 0));
  MUST(vuas_parse_message(copy, n, &second) == accepted);
  MUST(digest(&first) == digest(&second)); /* nothing depends on what stood in the structure before */
  MUST(size == 0 || memcmp(copy, data, size) == 0);
  free(copy);
  return 0;
}
