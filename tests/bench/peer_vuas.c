/* SPDX-License-Identifier: Apache-2.0 */
#include "peers.h"

#include "field.h"
#include "message.h"

static void span(values *v, const uint8_t *b, vuas_span s)
{
  found(v, (const char *)b + s.off, s.len);
}

static void address(values *v, const uint8_t *b, const vuas_name_addr *a)
{
  span(v, b, a->uri.user);
  span(v, b, a->uri.host);
  span(v, b, a->tag);
}

static void hosts(values *v, const uint8_t *b, const vuas_span *list, uint32_t n)
{
  for (uint32_t k = 0; k < n; k++) {
    vuas_name_addr a;
    if (vuas_parse_name_addr(b, list[k].off, (uint32_t)list[k].off + list[k].len, &a)) span(v, b, a.uri.host);
  }
}

int parse_vuas(const char *message, size_t length, values *v)
{
  static vuas_message m;
  const uint8_t *b = (const uint8_t *)message;
  if (!vuas_parse_message(b, (uint32_t)length, &m)) return false;
  if (m.request) {
    span(v, b, m.method_text);
    span(v, b, m.ruri.user);
    span(v, b, m.ruri.host);
  } else {
    found_number(v, m.status);
  }
  for (uint32_t k = 0; k < m.n_vias; k++) {
    span(v, b, m.via[k].host);
    span(v, b, m.via[k].branch);
  }
  address(v, b, &m.from);
  address(v, b, &m.to);
  span(v, b, m.call_id);
  found_number(v, m.cseq);
  span(v, b, m.cseq_method_text);
  if (m.has_contact) span(v, b, m.contact.uri.host);
  hosts(v, b, m.route, m.n_routes);
  hosts(v, b, m.record_route, m.n_record_routes);
  if (m.has_max_forwards) found_number(v, m.max_forwards);
  if (m.has_content_length) found_number(v, m.content_length);
  return true;
}
