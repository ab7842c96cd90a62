/* SPDX-License-Identifier: Apache-2.0 */
#include "clear.h"

/*@ terminates \true; exits \false; assigns \nothing;
    ensures empty: \result.off == 0 && \result.len == 0;
*/
static vuas_span nothing(void)
{
  vuas_span s = {0, 0};
  return s;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_uri_in(\result, 0);
*/
static vuas_uri no_uri(void)
{
  vuas_uri u;
  u.scheme = VUAS_SCHEME_OTHER;
  u.host_kind = VUAS_HOST_NONE;
  u.has_user = false;
  u.has_password = false;
  u.has_port = false;
  u.lr = false;
  u.port = 0;
  u.whole = nothing();
  u.user = nothing();
  u.password = nothing();
  u.host = nothing();
  u.params = nothing();
  u.headers = nothing();
  u.transport = nothing();
  u.maddr = nothing();
  return u;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_name_addr_in(\result, 0);
    ensures tag: !\result.has_tag;
*/
static vuas_name_addr no_name_addr(void)
{
  vuas_name_addr a;
  a.has_tag = false;
  a.value = nothing();
  a.display = nothing();
  a.params = nothing();
  a.tag = nothing();
  a.uri = no_uri();
  return a;
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->request, m->answerable, m->method, m->status, m->method_text, m->ruri_text, m->reason, m->ruri, m->refusal, m->body;
    ensures start: vuas_start_in(m, 0);
    ensures blank: !m->request && !m->answerable && m->method == VUAS_METHOD_OTHER && m->status == 0 && m->refusal.status == 0 &&
      m->refusal.cause == VUAS_CAUSE_NONE;
    ensures body: vuas_span_in(m->body, 0);
*/
static void clear_start(vuas_message *m)
{
  m->request = false;
  m->answerable = false;
  m->method = VUAS_METHOD_OTHER;
  m->status = 0;
  m->method_text = nothing();
  m->ruri_text = nothing();
  m->reason = nothing();
  m->refusal.status = 0;
  m->refusal.cause = VUAS_CAUSE_NONE;
  m->refusal.field = VUAS_FIELD_OTHER;
  m->refusal.offset = 0;
  m->body = nothing();
  m->ruri = no_uri();
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->n_headers, m->n_vias, m->n_routes, m->n_record_routes, m->n_require, m->n_contacts, m->has_contact, m->contact_star,
      m->require_100rel, m->supported_100rel, m->supported_timer;
    ensures blank: m->n_headers == 0 && m->n_vias == 0 && m->n_routes == 0 && m->n_record_routes == 0 && m->n_require == 0 &&
      m->n_contacts == 0 && !m->has_contact && !m->contact_star && !m->require_100rel && !m->supported_100rel && !m->supported_timer;
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
    assigns m->has_from, m->has_to, m->has_call_id, m->has_cseq, m->has_max_forwards, m->has_content_length, m->has_content_type,
      m->has_content_encoding, m->has_expires, m->has_timestamp, m->optional_body, m->cseq_method, m->max_forwards, m->cseq,
      m->content_length, m->expires;
    ensures blank: !m->has_from && !m->has_to && !m->has_call_id && !m->has_cseq && !m->has_max_forwards && !m->has_content_length &&
      !m->has_content_type && !m->has_content_encoding && !m->has_expires && !m->has_timestamp && !m->optional_body &&
      m->cseq_method == VUAS_METHOD_OTHER && m->max_forwards == 0 && m->cseq == 0 && m->content_length == 0 && m->expires == 0;
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
  m->cseq_method = VUAS_METHOD_OTHER;
  m->max_forwards = 0;
  m->cseq = 0;
  m->content_length = 0;
  m->expires = 0;
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->call_id, m->cseq_value, m->cseq_method_text, m->timestamp, m->content_encoding, m->media_type, m->media_subtype;
    ensures ids: vuas_span_in(m->call_id, 0) && vuas_span_in(m->cseq_value, 0) && vuas_span_in(m->cseq_method_text, 0);
    ensures others: vuas_span_in(m->timestamp, 0) && vuas_span_in(m->content_encoding, 0) && vuas_span_in(m->media_type, 0) &&
      vuas_span_in(m->media_subtype, 0);
*/
static void clear_places(vuas_message *m)
{
  m->call_id = nothing();
  m->cseq_value = nothing();
  m->cseq_method_text = nothing();
  m->timestamp = nothing();
  m->content_encoding = nothing();
  m->media_type = nothing();
  m->media_subtype = nothing();
}

/*@ requires out: \valid(m);
    terminates \true; exits \false;
    assigns m->from, m->to, m->contact;
    ensures from: vuas_name_addr_in(m->from, 0);
    ensures to: vuas_name_addr_in(m->to, 0);
    ensures contact: vuas_name_addr_in(m->contact, 0);
*/
static void clear_addresses(vuas_message *m)
{
  vuas_name_addr none = no_name_addr();
  m->from = none;
  m->to = none;
  m->contact = none;
}

void vuas_clear_message(vuas_message *m)
{
  clear_addresses(m);
  clear_places(m);
  /*@ assert addresses: vuas_name_addr_in(m->from, 0) && vuas_name_addr_in(m->to, 0) && vuas_name_addr_in(m->contact, 0); */
  clear_start(m);
  /*@ assert addresses_2: vuas_name_addr_in(m->from, 0) && vuas_name_addr_in(m->to, 0) && vuas_name_addr_in(m->contact, 0); */
  clear_lists(m);
  clear_once(m);
}
