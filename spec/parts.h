/* SPDX-License-Identifier: Apache-2.0 */
/* The parts that a message is filled in by: start line, rows, lists, fields that stand once. Together they are vuas_message_in. */
#ifndef VUAS_SPEC_PARTS_H
#define VUAS_SPEC_PARTS_H

#include "../spec/message.h"
#include "rows.h"

/*@ predicate vuas_start_in(vuas_message *m, integer n) =
      m->method <= VUAS_METHOD_LAST && vuas_span_in(m->method_text, n) && vuas_span_in(m->ruri_text, n) &&
      vuas_span_in(m->reason, n) && vuas_uri_in(m->ruri, n);

    // a list of places, count of them set
    predicate vuas_places_in{L}(vuas_span *list, integer count, integer max, integer n) =
      count <= max && \forall integer k; 0 <= k < count ==> vuas_span_in(list[k], n);

    predicate vuas_vias_in(vuas_message *m, integer n) =
      m->n_vias <= VUAS_MAX_VIAS && \forall integer k; 0 <= k < m->n_vias ==> vuas_via_in(m->via[k], n);

    predicate vuas_lists_in(vuas_message *m, integer n) =
      vuas_vias_in(m, n) && vuas_places_in(&m->route[0], m->n_routes, VUAS_MAX_ROUTES, n) &&
      vuas_places_in(&m->record_route[0], m->n_record_routes, VUAS_MAX_ROUTES, n) &&
      vuas_places_in(&m->require[0], m->n_require, VUAS_MAX_OPTION_TAGS, n);

    predicate vuas_once_in(vuas_message *m, integer n) =
      m->cseq_method <= VUAS_METHOD_LAST && vuas_name_addr_in(m->from, n) && vuas_name_addr_in(m->to, n) &&
      vuas_span_in(m->call_id, n) && vuas_span_in(m->cseq_value, n) && vuas_span_in(m->cseq_method_text, n) &&
      vuas_span_in(m->timestamp, n) && vuas_span_in(m->content_encoding, n) &&
      vuas_span_in(m->media_type, n) && vuas_span_in(m->media_subtype, n);

    // what a step that parses fields of [.., n) of the octets b into m may touch
    predicate vuas_parsing{L}(uint8_t *b, vuas_message *m, integer n) =
      vuas_octets(b, n) && \valid(m) && \separated(m, b + (0 .. n - 1));
*/
#endif
