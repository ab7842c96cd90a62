/* SPDX-License-Identifier: Apache-2.0 */
#include "peers.h"

#include <stdbool.h>

#include <sofia-sip/msg.h>
#include <sofia-sip/msg_addr.h>
#include <sofia-sip/sip.h>
#include <sofia-sip/sip_header.h>

static void uri(values *v, const url_t *u)
{
  found_text(v, u->url_user);
  found_text(v, u->url_host);
}

int parse_sofia(const char *message, size_t length, values *v)
{
  msg_t *msg = msg_make(sip_default_mclass(), 0, message, (issize_t)length);
  sip_t *sip = msg ? sip_object(msg) : NULL;
  bool ok = sip && !sip->sip_error && (sip->sip_request || sip->sip_status) && sip->sip_from && sip->sip_to &&
    sip->sip_call_id && sip->sip_cseq && sip->sip_via;
  if (ok) {
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
  }
  if (msg) msg_destroy(msg);
  return ok;
}
