/* SPDX-License-Identifier: Apache-2.0 */
/* What the harnesses share: how a broken promise is reported, and an independent check of what spec/message.h
   states. */
#ifndef FUZZ_ORACLE_H
#define FUZZ_ORACLE_H

#include <stdio.h>
#include <stdlib.h>

#include "types.h"

#define MUST(condition) \
  do { \
    if (!(condition)) { \
      fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition); \
      abort(); \
    } \
  } while (0)

static inline bool span_in(vuas_span s, uint32_t n)
{
  return (uint32_t)s.off + s.len <= n;
}

static inline bool span_within(vuas_span s, vuas_span whole)
{
  return whole.off <= s.off && (uint32_t)s.off + s.len <= (uint32_t)whole.off + whole.len;
}

static inline bool uri_in(const vuas_uri *u, uint32_t n)
{
  return u->scheme <= VUAS_SCHEME_TEL && u->host_kind <= VUAS_HOST_IPV6 && span_in(u->whole, n) &&
         span_in(u->user, n) &&
         span_in(u->password, n) && span_in(u->host, n) && span_in(u->params, n) && span_in(u->headers, n) &&
         span_in(u->transport, n) && span_in(u->maddr, n);
}

static inline bool name_addr_in(const vuas_name_addr *a, uint32_t n)
{
  return span_in(a->value, n) && span_in(a->display, n) && span_in(a->params, n) && span_in(a->tag, n) &&
    uri_in(&a->uri, n);
}

static inline bool via_in(const vuas_via *v, uint32_t n)
{
  return v->transport <= VUAS_TRANSPORT_OTHER && v->host_kind <= VUAS_HOST_IPV6 && span_in(v->value, n) &&
         span_in(v->transport_text, n) && span_in(v->host, n) && span_in(v->branch, n) && span_in(v->received, n) &&
         span_in(v->maddr, n) && (!v->has_rport || span_within(v->rport_param, v->value)) &&
         (!v->has_received || (span_within(v->received_param, v->value) && v->received_param.off > v->value.off));
}

/* Every place in bounds, every count within its array, an accepted message complete: for a message of n octets. */
static inline void must_be_message(const vuas_message *m, uint32_t n)
{
  MUST(m->method <= VUAS_METHOD_LAST && m->cseq_method <= VUAS_METHOD_LAST);
  MUST(m->n_headers <= VUAS_MAX_HEADERS && m->n_vias <= VUAS_MAX_VIAS && m->n_routes <= VUAS_MAX_ROUTES);
  MUST(m->n_record_routes <= VUAS_MAX_ROUTES && m->n_require <= VUAS_MAX_OPTION_TAGS);
  MUST(span_in(m->method_text, n) && span_in(m->ruri_text, n) && span_in(m->reason, n) && uri_in(&m->ruri, n));
  MUST(name_addr_in(&m->from, n) && name_addr_in(&m->to, n) && name_addr_in(&m->contact, n));
  MUST(span_in(m->call_id, n) && span_in(m->cseq_value, n) && span_in(m->cseq_method_text, n));
  MUST(span_in(m->timestamp, n) && span_in(m->content_encoding, n) && span_in(m->body, n));
  MUST(span_in(m->media_type, n) && span_in(m->media_subtype, n));
  for (uint32_t k = 0; k < m->n_vias; k++) MUST(via_in(&m->via[k], n));
  for (uint32_t k = 0; k < m->n_routes; k++) MUST(span_in(m->route[k], n));
  for (uint32_t k = 0; k < m->n_record_routes; k++) MUST(span_in(m->record_route[k], n));
  for (uint32_t k = 0; k < m->n_require; k++) MUST(span_in(m->require[k], n));
  for (uint32_t k = 0; k < m->n_headers; k++) {
    MUST(m->header[k].id <= VUAS_FIELD_LAST && span_in(m->header[k].name, n) && span_in(m->header[k].value, n));
  }
  if (m->refusal.status == 0) MUST(m->n_vias >= 1 && m->has_from && m->has_to && m->has_call_id && m->has_cseq);
  if (m->answerable) MUST(m->request && m->n_vias >= 1 && m->method != VUAS_METHOD_ACK);
  MUST(m->refusal.status == 0 || (m->refusal.status >= 400 && m->refusal.status <= 699));
  MUST(m->refusal.field <= VUAS_FIELD_LAST && m->refusal.cause <= VUAS_CAUSE_CONTENT_TYPE);
}

#endif
