/* SPDX-License-Identifier: Apache-2.0 */
/* A message in which nothing was found yet. */
#ifndef VUAS_CLEAR_H
#define VUAS_CLEAR_H

#include "../spec/parts.h"

/* The parts of spec/parts.h, clause by clause. A clause outlives a change of other members by itself, a predicate only
   through all that it says. So a step that changes one part opens the others before, and closes them afterwards. */
#define VUAS_URI_CLAUSES(u, n) \
  ((u).scheme <= VUAS_SCHEME_TEL && (u).host_kind <= VUAS_HOST_IPV6 && (u).whole.off + (u).whole.len <= (n) && \
   (u).user.off + (u).user.len <= (n) && (u).password.off + (u).password.len <= (n) && \
   (u).host.off + (u).host.len <= (n) && (u).params.off + (u).params.len <= (n) && \
   (u).headers.off + (u).headers.len <= (n) && (u).transport.off + (u).transport.len <= (n) && \
   (u).maddr.off + (u).maddr.len <= (n))
#define VUAS_ADDR_CLAUSES(a, n) \
  ((a).value.off + (a).value.len <= (n) && (a).display.off + (a).display.len <= (n) && \
   (a).params.off + (a).params.len <= (n) && (a).tag.off + (a).tag.len <= (n) && VUAS_URI_CLAUSES((a).uri, n))
#define VUAS_START_CLAUSES(m, n) \
  ((m)->method <= VUAS_METHOD_LAST && (m)->method_text.off + (m)->method_text.len <= (n) && \
   (m)->ruri_text.off + (m)->ruri_text.len <= (n) && (m)->reason.off + (m)->reason.len <= (n) && \
   VUAS_URI_CLAUSES((m)->ruri, n))
#define VUAS_DIALOG_CLAUSES(m, n) \
  (VUAS_ADDR_CLAUSES((m)->from, n) && VUAS_ADDR_CLAUSES((m)->to, n) && (m)->call_id.off + (m)->call_id.len <= (n))
#define VUAS_CSEQ_CLAUSES(m, n) \
  ((m)->cseq_method <= VUAS_METHOD_LAST && (m)->cseq_value.off + (m)->cseq_value.len <= (n) && \
   (m)->cseq_method_text.off + (m)->cseq_method_text.len <= (n))
#define VUAS_BODY_CLAUSES(m, n) \
  ((m)->timestamp.off + (m)->timestamp.len <= (n) && (m)->content_encoding.off + (m)->content_encoding.len <= (n) && \
   (m)->media_type.off + (m)->media_type.len <= (n) && (m)->media_subtype.off + (m)->media_subtype.len <= (n))

/*@ // what the fields that stand once name
    predicate vuas_once_at{L}(vuas_message *m, integer n) =
      vuas_dialog_at(m, n) && vuas_cseq_at(m, n) && vuas_body_at(m, n);

    // the first Contact
    predicate vuas_contact_at{L}(vuas_message *m, integer n) = vuas_name_addr_at(&m->contact, n);
*/

/*@ ghost
  /@ requires in: vuas_name_addr_at(a, n);
     requires range: n <= z;
     terminates \true; exits \false; assigns \nothing;
     ensures clauses: VUAS_ADDR_CLAUSES(*a, z);
  @/
  void vuas_open_addr(const vuas_name_addr *a, uint32_t n, uint32_t z);

  /@ requires in: vuas_contact_at(m, n);
     requires range: n <= z;
     terminates \true; exits \false; assigns \nothing;
     ensures clauses: VUAS_ADDR_CLAUSES(m->contact, z);
     ensures at: vuas_name_addr_at(&m->contact, z);
  @/
  void vuas_open_contact(const vuas_message *m, uint32_t n, uint32_t z);

  /@ requires clauses: VUAS_ADDR_CLAUSES(m->contact, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_contact_at(m, n);
  @/
  void vuas_close_contact(const vuas_message *m, uint32_t n);

  /@ requires in: vuas_start_at(m, n);
     requires range: n <= z;
     terminates \true; exits \false; assigns \nothing;
     ensures clauses: VUAS_START_CLAUSES(m, z);
  @/
  void vuas_open_start(const vuas_message *m, uint32_t n, uint32_t z);

  /@ requires clauses: VUAS_START_CLAUSES(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_start_at(m, n);
  @/
  void vuas_close_start(const vuas_message *m, uint32_t n);

  /@ requires in: vuas_once_at(m, n);
     requires range: n <= z;
     terminates \true; exits \false; assigns \nothing;
     ensures dialog: VUAS_DIALOG_CLAUSES(m, z);
     ensures cseq: VUAS_CSEQ_CLAUSES(m, z);
     ensures body: VUAS_BODY_CLAUSES(m, z);
  @/
  void vuas_open_once(const vuas_message *m, uint32_t n, uint32_t z);

  /@ requires dialog: VUAS_DIALOG_CLAUSES(m, n);
     requires cseq: VUAS_CSEQ_CLAUSES(m, n);
     requires body: VUAS_BODY_CLAUSES(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_once_at(m, n);
  @/
  void vuas_close_once(const vuas_message *m, uint32_t n);
*/

/* Empties a message; its arrays are left as they are, their counts are 0. */
/*@ requires out: \valid(m);
    terminates \true; exits \false; assigns *m;
    ensures start: vuas_start_at(m, 0);
    ensures line: !m->request && !m->answerable && m->method == VUAS_METHOD_OTHER && m->status == 0;
    ensures refusal: m->refusal.status == 0 && m->refusal.cause == VUAS_CAUSE_NONE;
    ensures counts: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 &&
      m->n_require == 0 && m->n_contacts == 0;
    ensures lists: !m->has_contact && !m->contact_star && !m->require_100rel && !m->supported_100rel &&
      !m->supported_timer;
    ensures once: vuas_once_at(m, 0);
    ensures dialog: !m->has_from && !m->has_to && !m->has_call_id && !m->has_cseq && m->cseq == 0 &&
      m->cseq_method == VUAS_METHOD_OTHER;
    ensures numbers: !m->has_max_forwards && m->max_forwards == 0 && !m->has_expires && m->expires == 0 &&
      !m->has_timestamp;
    ensures content: !m->has_content_length && m->content_length == 0 && !m->has_content_type &&
      !m->has_content_encoding && !m->optional_body;
    ensures contact: vuas_contact_at(m, 0);
    ensures body: m->body.off == 0 && m->body.len == 0;
*/
void vuas_clear_message(vuas_message *m);

#endif
