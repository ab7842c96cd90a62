/* SPDX-License-Identifier: Apache-2.0 */
#include "peers.h"

#include <stdlib.h>
#include <time.h>

#include <sofia-sip/msg.h>
#include <sofia-sip/msg_addr.h>
#include <sofia-sip/msg_header.h>
#include <sofia-sip/msg_mime.h>
#include <sofia-sip/sip.h>
#include <sofia-sip/sip_header.h>

static void uri(values *v, const url_t *u)
{
  found_text(v, u->url_user);
  found_text(v, u->url_host);
}

static void tokens(values *v, uint8_t field, const msg_list_t *list)
{
  v->field = field;
  for (; list; list = list->k_next) {
    for (msg_param_t *item = list->k_items; item && *item; item++) found_text(v, *item);
  }
}

/* Type and subtype are one text, the subtype begins after the slash. */
static void media_type(values *v, const char *type, const char *subtype)
{
  found(v, type, (size_t)(subtype - type) - 1);
  found_text(v, subtype);
}

static void auth(values *v, uint8_t field, const msg_auth_t *a)
{
  v->field = field;
  for (; a; a = a->au_next) {
    found_text(v, a->au_scheme);
    found_unquoted(v, msg_params_find(a->au_params, "realm="));
  }
}

/* What stands in the message once. */
static void single_values(values *v, const sip_t *sip)
{
  v->field = VUAS_FIELD_CONTENT_TYPE;
  if (sip->sip_content_type) media_type(v, sip->sip_content_type->c_type, sip->sip_content_type->c_subtype);
  v->field = VUAS_FIELD_CONTENT_DISPOSITION;
  if (sip->sip_content_disposition) {
    found_text(v, sip->sip_content_disposition->cd_type);
    found_text(v, sip->sip_content_disposition->cd_handling);
  }
  v->field = VUAS_FIELD_SESSION_EXPIRES;
  if (sip->sip_session_expires) {
    found_number(v, sip->sip_session_expires->x_delta);
    found_text(v, sip->sip_session_expires->x_refresher);
  }
  v->field = VUAS_FIELD_MIN_SE;
  if (sip->sip_min_se) found_number(v, sip->sip_min_se->min_delta);
  v->field = VUAS_FIELD_RETRY_AFTER;
  if (sip->sip_retry_after) found_number(v, sip->sip_retry_after->af_delta);
  v->field = VUAS_FIELD_RSEQ;
  if (sip->sip_rseq) found_number(v, sip->sip_rseq->rs_response);
  v->field = VUAS_FIELD_RACK;
  if (sip->sip_rack) {
    found_number(v, sip->sip_rack->ra_response);
    found_number(v, sip->sip_rack->ra_cseq);
    found_text(v, sip->sip_rack->ra_method_name);
  }
  v->field = VUAS_FIELD_TIMESTAMP;
  if (sip->sip_timestamp) found_text(v, sip->sip_timestamp->ts_stamp);
  v->field = VUAS_FIELD_DATE;
  if (sip->sip_date) {
    v->touched += sip->sip_date->d_time;
    if (v->text) { /* seconds since 1900: a user has the value already */
      time_t seconds = (time_t)sip->sip_date->d_time - 2208988800;
      struct tm t;
      found_date(v, gmtime_r(&seconds, &t));
    }
  }
}

int parse_sofia(const char *message, size_t length, values *v)
{
  msg_t *msg = msg_make(sip_default_mclass(), 0, message, (issize_t)length);
  sip_t *sip = msg ? sip_object(msg) : NULL;
  bool ok = sip && !sip->sip_error && (sip->sip_request || sip->sip_status) && sip->sip_from && sip->sip_to &&
    sip->sip_call_id && sip->sip_cseq && sip->sip_via;
  if (ok) {
    v->field = VUAS_FIELD_OTHER;
    if (sip->sip_request) {
      found_text(v, sip->sip_request->rq_method_name);
      uri(v, sip->sip_request->rq_url);
    } else {
      found_number(v, (unsigned long)sip->sip_status->st_status);
    }
    for (sip_via_t *via = sip->sip_via; via; via = via->v_next) {
      found_text(v, via->v_host);
      found_text(v, via->v_branch);
    }
    uri(v, sip->sip_from->a_url);
    found_text(v, sip->sip_from->a_tag);
    uri(v, sip->sip_to->a_url);
    found_text(v, sip->sip_to->a_tag);
    found_text(v, sip->sip_call_id->i_id);
    found_number(v, sip->sip_cseq->cs_seq);
    found_text(v, sip->sip_cseq->cs_method_name);
    if (sip->sip_contact) found_text(v, sip->sip_contact->m_url->url_host);
    for (sip_route_t *r = sip->sip_route; r; r = r->r_next) found_text(v, r->r_url->url_host);
    for (sip_record_route_t *r = sip->sip_record_route; r; r = r->r_next) found_text(v, r->r_url->url_host);
    if (sip->sip_max_forwards) found_number(v, sip->sip_max_forwards->mf_count);
    if (sip->sip_content_length) found_number(v, sip->sip_content_length->l_length);
    tokens(v, VUAS_FIELD_ALLOW, (const msg_list_t *)sip->sip_allow);
    tokens(v, VUAS_FIELD_SUPPORTED, sip->sip_supported);
    tokens(v, VUAS_FIELD_REQUIRE, sip->sip_require);
    tokens(v, VUAS_FIELD_UNSUPPORTED, sip->sip_unsupported);
    tokens(v, VUAS_FIELD_CONTENT_ENCODING, sip->sip_content_encoding);
    tokens(v, VUAS_FIELD_CONTENT_LANGUAGE, sip->sip_content_language);
    v->field = VUAS_FIELD_ACCEPT;
    for (sip_accept_t *a = sip->sip_accept; a; a = a->ac_next) media_type(v, a->ac_type, a->ac_subtype);
    v->field = VUAS_FIELD_REASON;
    for (sip_reason_t *r = sip->sip_reason; r; r = r->re_next) {
      found_text(v, r->re_protocol);
      if (r->re_cause) found_number(v, strtoul(r->re_cause, NULL, 10));
    }
    auth(v, VUAS_FIELD_AUTHORIZATION, sip->sip_authorization);
    auth(v, VUAS_FIELD_PROXY_AUTHORIZATION, sip->sip_proxy_authorization);
    auth(v, VUAS_FIELD_WWW_AUTHENTICATE, sip->sip_www_authenticate);
    auth(v, VUAS_FIELD_PROXY_AUTHENTICATE, sip->sip_proxy_authenticate);
    single_values(v, sip);
  }
  if (msg) msg_destroy(msg);
  return ok;
}
