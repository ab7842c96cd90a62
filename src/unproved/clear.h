/* SPDX-License-Identifier: Apache-2.0 */
/* A message in which nothing was found yet. */
#ifndef VUAS_CLEAR_H
#define VUAS_CLEAR_H

#include "../../spec/parts.h"

/*@ predicate vuas_message_blank(vuas_message *m) =
      !m->request && !m->answerable && m->refusal.status == 0 && m->refusal.cause == VUAS_CAUSE_NONE && m->n_headers == 0 &&
      m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 && m->n_require == 0 && m->n_contacts == 0 &&
      !m->has_from && !m->has_to && !m->has_call_id && !m->has_cseq && !m->has_contact && !m->contact_star && !m->has_max_forwards &&
      !m->has_content_length && !m->has_content_type && !m->has_content_encoding && !m->has_expires && !m->has_timestamp &&
      !m->optional_body && !m->require_100rel && !m->supported_100rel && !m->supported_timer && m->method == VUAS_METHOD_OTHER &&
      m->cseq_method == VUAS_METHOD_OTHER && m->status == 0 && m->max_forwards == 0 && m->cseq == 0 && m->content_length == 0 &&
      m->expires == 0;
*/

/* Empties a message; its arrays are left as they are, their counts are 0. */
/*@ requires out: \valid(m);
    terminates \true; exits \false; assigns *m;
    ensures blank: vuas_message_blank(m);
    ensures start: vuas_start_at(m, 0);
    ensures dialog: vuas_dialog_at(m, 0);
    ensures cseq: vuas_cseq_at(m, 0);
    ensures other: vuas_body_at(m, 0);
    ensures contact: vuas_name_addr_at(&m->contact, 0);
    ensures body: m->body.off == 0 && m->body.len == 0;
*/
void vuas_clear_message(vuas_message *m);

#endif
