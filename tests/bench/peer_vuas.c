/* SPDX-License-Identifier: Apache-2.0 */
#include "peers.h"

#include "field.h"
#include "message.h"
#include "read_all.h"

static void address(values *v, const uint8_t *b, const vuas_name_addr *a)
{
  found_span(v, b, a->uri.user);
  found_span(v, b, a->uri.host);
  found_span(v, b, a->tag);
}

static void hosts(values *v, const uint8_t *b, const vuas_span *list, uint32_t n)
{
  for (uint32_t k = 0; k < n; k++) {
    vuas_name_addr a;
    if (vuas_parse_name_addr(b, list[k].off, (uint32_t)list[k].off + list[k].len, &a)) found_span(v, b, a.uri.host);
  }
}

/* What vuas_parse_message has read into values. */
static void read_parsed(const uint8_t *b, const vuas_message *m, values *v)
{
  v->field = VUAS_FIELD_OTHER;
  if (m->request) {
    found_span(v, b, m->method_text);
    found_span(v, b, m->ruri.user);
    found_span(v, b, m->ruri.host);
  } else {
    found_number(v, m->status);
  }
  for (uint32_t k = 0; k < m->n_vias; k++) {
    found_span(v, b, m->via[k].host);
    found_span(v, b, m->via[k].branch);
  }
  address(v, b, &m->from);
  address(v, b, &m->to);
  found_span(v, b, m->call_id);
  found_number(v, m->cseq);
  found_span(v, b, m->cseq_method_text);
  if (m->has_contact) found_span(v, b, m->contact.uri.host);
  hosts(v, b, m->route, m->n_routes);
  hosts(v, b, m->record_route, m->n_record_routes);
  if (m->has_max_forwards) found_number(v, m->max_forwards);
  if (m->has_content_length) found_number(v, m->content_length);
  v->field = VUAS_FIELD_REQUIRE;
  for (uint32_t k = 0; k < m->n_require; k++) found_span(v, b, m->require[k]);
  if (m->has_content_type) {
    v->field = VUAS_FIELD_CONTENT_TYPE;
    found_span(v, b, m->media_type);
    found_span(v, b, m->media_subtype);
  }
  if (m->has_timestamp) {
    vuas_span time = m->timestamp;
    time.len = 0;
    while (time.len < m->timestamp.len && b[time.off + time.len] > ' ') time.len++;
    v->field = VUAS_FIELD_TIMESTAMP;
    found_span(v, b, time);
  }
}

int parse_vuas(const char *message, size_t length, values *v)
{
  static vuas_message m;
  const uint8_t *b = (const uint8_t *)message;
  if (!vuas_parse_message(b, (uint32_t)length, &m)) return false;
  read_parsed(b, &m, v);
  read_all(b, &m, v);
  return true;
}
