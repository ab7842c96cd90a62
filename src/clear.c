/* SPDX-License-Identifier: Apache-2.0 */
#include "clear.h"

/*@ ghost
  void vuas_open_addr(const vuas_name_addr *a, uint32_t n, uint32_t z) {}
  void vuas_open_contact(const vuas_message *m, uint32_t n, uint32_t z) {}
  void vuas_close_contact(const vuas_message *m, uint32_t n) {}
  void vuas_open_start(const vuas_message *m, uint32_t n, uint32_t z) {}
  void vuas_close_start(const vuas_message *m, uint32_t n) {}
  void vuas_open_once(const vuas_message *m, uint32_t n, uint32_t z) {}
  void vuas_close_once(const vuas_message *m, uint32_t n) {}
*/

/*@ requires out: \valid(u);
    terminates \true; exits \false; assigns *u;
    ensures in: VUAS_URI_CLAUSES(*u, 0);
*/
static void clear_uri(vuas_uri *u)
{
  u->scheme = VUAS_SCHEME_OTHER;
  u->host_kind = VUAS_HOST_NONE;
  u->has_user = false;
  u->has_password = false;
  u->has_port = false;
  u->lr = false;
  u->port = 0;
  u->whole.off = 0;
  u->whole.len = 0;
  u->user.off = 0;
  u->user.len = 0;
  u->password.off = 0;
  u->password.len = 0;
  u->host.off = 0;
  u->host.len = 0;
  u->params.off = 0;
  u->params.len = 0;
  u->headers.off = 0;
  u->headers.len = 0;
  u->transport.off = 0;
  u->transport.len = 0;
  u->maddr.off = 0;
  u->maddr.len = 0;
}

/*@ requires out: \valid(a);
    terminates \true; exits \false; assigns *a;
    ensures in: VUAS_ADDR_CLAUSES(*a, 0);
    ensures tag: !a->has_tag;
*/
static void clear_name_addr(vuas_name_addr *a)
{
  clear_uri(&a->uri);
  a->has_tag = false;
  a->value.off = 0;
  a->value.len = 0;
  a->display.off = 0;
  a->display.len = 0;
  a->params.off = 0;
  a->params.len = 0;
  a->tag.off = 0;
  a->tag.len = 0;
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->request, m->answerable, m->method, m->status, m->method_text, m->ruri_text, m->reason, m->ruri,
      m->refusal, m->body;
    ensures start: VUAS_START_CLAUSES(m, 0);
    ensures blank: !m->request && !m->answerable && m->method == VUAS_METHOD_OTHER && m->status == 0 &&
      m->refusal.status == 0 && m->refusal.cause == VUAS_CAUSE_NONE;
    ensures body: m->body.off == 0 && m->body.len == 0;
*/
static void clear_start(vuas_message *m)
{
  clear_uri(&m->ruri);
  m->request = false;
  m->answerable = false;
  m->method = VUAS_METHOD_OTHER;
  m->status = 0;
  m->method_text.off = 0;
  m->method_text.len = 0;
  m->ruri_text.off = 0;
  m->ruri_text.len = 0;
  m->reason.off = 0;
  m->reason.len = 0;
  m->refusal.status = 0;
  m->refusal.cause = VUAS_CAUSE_NONE;
  m->refusal.field = VUAS_FIELD_OTHER;
  m->refusal.offset = 0;
  m->body.off = 0;
  m->body.len = 0;
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->n_headers, m->n_vias, m->n_routes, m->n_record_routes, m->n_require, m->n_contacts, m->has_contact,
      m->contact_star, m->require_100rel, m->supported_100rel, m->supported_timer;
    ensures blank: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 &&
      m->n_require == 0 &&
      m->n_contacts == 0 && !m->has_contact && !m->contact_star && !m->require_100rel && !m->supported_100rel &&
      !m->supported_timer;
*/
static void clear_lists(vuas_message *m)
{
  m->n_headers = 0;
  m->n_vias = 0;
  m->n_routes = 0;
  m->n_record_routes = 0;
  m->n_require = 0;
  m->n_contacts = 0;
  m->has_contact = false;
  m->contact_star = false;
  m->require_100rel = false;
  m->supported_100rel = false;
  m->supported_timer = false;
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->has_from, m->has_to, m->has_call_id, m->has_cseq, m->has_max_forwards, m->has_content_length,
      m->has_content_type,
      m->has_content_encoding, m->has_expires, m->has_timestamp, m->optional_body, m->max_forwards, m->cseq,
      m->content_length, m->expires;
    ensures blank: !m->has_from && !m->has_to && !m->has_call_id && !m->has_cseq && !m->has_max_forwards &&
      !m->has_content_length &&
      !m->has_content_type && !m->has_content_encoding && !m->has_expires && !m->has_timestamp && !m->optional_body &&
      m->max_forwards == 0 && m->cseq == 0 && m->content_length == 0 && m->expires == 0;
*/
static void clear_once(vuas_message *m)
{
  m->has_from = false;
  m->has_to = false;
  m->has_call_id = false;
  m->has_cseq = false;
  m->has_max_forwards = false;
  m->has_content_length = false;
  m->has_content_type = false;
  m->has_content_encoding = false;
  m->has_expires = false;
  m->has_timestamp = false;
  m->optional_body = false;
  m->max_forwards = 0;
  m->cseq = 0;
  m->content_length = 0;
  m->expires = 0;
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->cseq_value, m->cseq_method_text, m->timestamp, m->content_encoding, m->media_type, m->media_subtype,
      m->cseq_method;
    ensures cseq: VUAS_CSEQ_CLAUSES(m, 0);
    ensures body: VUAS_BODY_CLAUSES(m, 0);
    ensures method: m->cseq_method == VUAS_METHOD_OTHER;
*/
static void clear_places(vuas_message *m)
{
  m->cseq_method = VUAS_METHOD_OTHER;
  m->cseq_value.off = 0;
  m->cseq_value.len = 0;
  m->cseq_method_text.off = 0;
  m->cseq_method_text.len = 0;
  m->timestamp.off = 0;
  m->timestamp.len = 0;
  m->content_encoding.off = 0;
  m->content_encoding.len = 0;
  m->media_type.off = 0;
  m->media_type.len = 0;
  m->media_subtype.off = 0;
  m->media_subtype.len = 0;
}

/*@ requires out: \valid(m);
    terminates \true; exits \false; assigns m->from, m->to, m->call_id;
    ensures dialog: VUAS_DIALOG_CLAUSES(m, 0);
*/
static void clear_dialog(vuas_message *m)
{
  clear_name_addr(&m->from);
  clear_name_addr(&m->to);
  m->call_id.off = 0;
  m->call_id.len = 0;
}

void vuas_clear_message(vuas_message *m)
{
  clear_dialog(m);
  clear_name_addr(&m->contact);
  clear_start(m);
  clear_lists(m);
  clear_once(m);
  clear_places(m);
  /*@ ghost vuas_close_start(m, 0); */
  /*@ ghost vuas_close_once(m, 0); */
  /*@ ghost vuas_close_contact(m, 0); */
}
