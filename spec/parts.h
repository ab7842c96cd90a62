/* SPDX-License-Identifier: Apache-2.0 */
/* The parts that a message is filled in by: start line, rows, lists, fields that stand once. Together they are
   vuas_message_in. */
#ifndef VUAS_SPEC_PARTS_H
#define VUAS_SPEC_PARTS_H

#include "../spec/message.h"
#include "rows.h"

/*@ predicate vuas_span_at{L}(vuas_span *s, integer n) = s->off + s->len <= n;

    predicate vuas_start_at{L}(vuas_message *m, integer n) =
      m->method <= VUAS_METHOD_LAST && m->method_text.off + m->method_text.len <= n &&
      m->ruri_text.off + m->ruri_text.len <= n && m->reason.off + m->reason.len <= n && vuas_uri_at(&m->ruri, n);

    // a list of places, count of them set
    predicate vuas_places_at{L}(vuas_span *list, integer count, integer max, integer n) =
      count <= max && \forall integer k; 0 <= k < count ==> list[k].off + list[k].len <= n;

    predicate vuas_vias_at{L}(vuas_message *m, integer n) =
      m->n_vias <= VUAS_MAX_VIAS && \forall integer k; 0 <= k < m->n_vias ==> vuas_via_at(&m->via[k], n);

    predicate vuas_lists_at{L}(vuas_message *m, integer n) =
      vuas_places_at(&m->route[0], m->n_routes, VUAS_MAX_ROUTES, n) &&
      vuas_places_at(&m->record_route[0], m->n_record_routes, VUAS_MAX_ROUTES, n) &&
      vuas_places_at(&m->require[0], m->n_require, VUAS_MAX_OPTION_TAGS, n);

    predicate vuas_rows_at{L}(vuas_message *m, integer n) =
      m->n_headers <= VUAS_MAX_HEADERS && \forall integer k; 0 <= k < m->n_headers ==>
      m->header[k].id <= VUAS_FIELD_LAST &&
        m->header[k].name.off + m->header[k].name.len <= n && m->header[k].value.off + m->header[k].value.len <= n;

    predicate vuas_dialog_at{L}(vuas_message *m, integer n) =
      vuas_name_addr_at(&m->from, n) && vuas_name_addr_at(&m->to, n) && m->call_id.off + m->call_id.len <= n;

    predicate vuas_cseq_at{L}(vuas_message *m, integer n) =
      m->cseq_method <= VUAS_METHOD_LAST && m->cseq_value.off + m->cseq_value.len <= n &&
      m->cseq_method_text.off + m->cseq_method_text.len <= n;

    predicate vuas_body_at{L}(vuas_message *m, integer n) =
      m->timestamp.off + m->timestamp.len <= n && m->content_encoding.off + m->content_encoding.len <= n &&
      m->media_type.off + m->media_type.len <= n && m->media_subtype.off + m->media_subtype.len <= n;

    // the first Contact value stays what it was
    predicate vuas_contact_same{A,B}(vuas_message *m) =
      \at(m->has_contact, A) == \at(m->has_contact, B) && \at(m->contact.has_tag, A) == \at(m->contact.has_tag, B) &&
      \at(m->contact.value.off, A) == \at(m->contact.value.off, B) &&
      \at(m->contact.value.len, A) == \at(m->contact.value.len, B) &&
      \at(m->contact.params.off, A) == \at(m->contact.params.off, B) &&
      \at(m->contact.params.len, A) == \at(m->contact.params.len, B) &&
      \at(m->contact.uri.whole.off, A) == \at(m->contact.uri.whole.off, B) &&
      \at(m->contact.uri.whole.len, A) == \at(m->contact.uri.whole.len, B);

    // what a step that parses fields of [.., n) of the octets b into m may touch
    predicate vuas_parsing{L}(uint8_t *b, vuas_message *m, integer n) =
      vuas_octets(b, n) && \valid(m) && \separated(m, b + (0 .. n - 1));
*/
#endif
