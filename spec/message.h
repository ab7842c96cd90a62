/* SPDX-License-Identifier: Apache-2.0 */
/* What holds of a parsed message, whether it was accepted or refused. */
#ifndef VUAS_SPEC_MESSAGE_H
#define VUAS_SPEC_MESSAGE_H

#include "names.h"

/*@ // every place that a message names lies in its n octets, every count is within its array
    predicate vuas_message_in{L}(vuas_message *m, integer n) =
      m->method <= VUAS_METHOD_LAST && m->cseq_method <= VUAS_METHOD_LAST &&
      m->n_headers <= VUAS_MAX_HEADERS && m->n_vias <= VUAS_MAX_VIAS && m->n_routes <= VUAS_MAX_ROUTES &&
      m->n_record_routes <= VUAS_MAX_ROUTES && m->n_require <= VUAS_MAX_OPTION_TAGS &&
      m->method_text.off + m->method_text.len <= n && m->ruri_text.off + m->ruri_text.len <= n &&
      m->reason.off + m->reason.len <= n && vuas_uri_at(&m->ruri, n) &&
      vuas_name_addr_at(&m->from, n) && vuas_name_addr_at(&m->to, n) && vuas_name_addr_at(&m->contact, n) &&
      m->call_id.off + m->call_id.len <= n && m->cseq_value.off + m->cseq_value.len <= n &&
      m->cseq_method_text.off + m->cseq_method_text.len <= n && m->timestamp.off + m->timestamp.len <= n &&
      m->content_encoding.off + m->content_encoding.len <= n && m->media_type.off + m->media_type.len <= n &&
      m->media_subtype.off + m->media_subtype.len <= n && m->body.off + m->body.len <= n &&
      (\forall integer k; 0 <= k < m->n_vias ==> vuas_via_at(&m->via[k], n)) &&
      (\forall integer k; 0 <= k < m->n_routes ==> m->route[k].off + m->route[k].len <= n) &&
      (\forall integer k; 0 <= k < m->n_record_routes ==> m->record_route[k].off + m->record_route[k].len <= n) &&
      (\forall integer k; 0 <= k < m->n_require ==> m->require[k].off + m->require[k].len <= n) &&
      (\forall integer k; 0 <= k < m->n_headers ==> m->header[k].id <= VUAS_FIELD_LAST &&
        m->header[k].name.off + m->header[k].name.len <= n && m->header[k].value.off + m->header[k].value.len <= n);

    // what a field says counts in this message (RFC 3261 7.3.2, 20, tables 2 and 3)
    predicate vuas_applies(integer request, integer method, integer id) =
      request == 0 ? id != VUAS_FIELD_ROUTE && id != VUAS_FIELD_MAX_FORWARDS :
      method == VUAS_METHOD_ACK ? id != VUAS_FIELD_REQUIRE && id != VUAS_FIELD_SUPPORTED && id != VUAS_FIELD_EXPIRES :
      method == VUAS_METHOD_BYE ? id != VUAS_FIELD_CONTACT && id != VUAS_FIELD_EXPIRES :
      method == VUAS_METHOD_CANCEL ? id != VUAS_FIELD_CONTACT && id != VUAS_FIELD_REQUIRE && id != VUAS_FIELD_EXPIRES :
      \true;

    // row j, if its field may stand but once, is the first one of that field
    predicate vuas_alone{L}(vuas_message *m, integer j) =
      vuas_stands_once(m->header[j].id) && (m->request || m->header[j].id != VUAS_FIELD_MAX_FORWARDS) ==>
        \forall integer i; 0 <= i < j ==> m->header[i].id != m->header[j].id;

    // no field that may stand once stands twice
    predicate vuas_once_only{L}(vuas_message *m) = \forall integer j; 0 <= j < m->n_headers ==> vuas_alone(m, j);

    // the refusal, if there is one, has a status to answer with
    predicate vuas_judged{L}(vuas_message *m) = m->refusal.status == 0 || 400 <= m->refusal.status <= 699;

    // an accepted message has all that RFC 3261 8.1.1 asks for
    predicate vuas_message_accepted(vuas_message *m) =
      m->refusal.status == 0 ==> m->n_vias >= 1 && m->has_from && m->has_to && m->has_call_id && m->has_cseq;

    predicate vuas_message_ok(vuas_message *m, integer n) =
      vuas_message_in(m, n) && vuas_message_accepted(m) &&
      (m->answerable ==> m->request && m->n_vias >= 1 && m->method != VUAS_METHOD_ACK);
*/

#endif
