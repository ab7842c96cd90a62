/* SPDX-License-Identifier: Apache-2.0 */
#include "peers.h"

#include <osipparser2/osip_parser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void start_osip(void)
{
  parser_init();
}

static void uri(values *v, const osip_uri_t *u)
{
  found_text(v, u ? u->username : NULL);
  found_text(v, u ? u->host : NULL);
}

static void address(values *v, osip_from_t *a)
{
  osip_generic_param_t *tag = NULL;
  uri(v, a ? a->url : NULL);
  if (a) osip_generic_param_get_byname(&a->gen_params, (char *)"tag", &tag);
  found_text(v, tag ? tag->gvalue : NULL);
}

static void hosts(values *v, osip_list_t *list)
{
  for (int k = 0; k < osip_list_size(list); k++) {
    osip_from_t *a = osip_list_get(list, k);
    found_text(v, a->url ? a->url->host : NULL);
  }
}

int parse_osip(const char *message, size_t length, values *v)
{
  osip_message_t *m;
  if (osip_message_init(&m)) return false;
  if (osip_message_parse(m, message, length)) {
    osip_message_free(m);
    return false;
  }
  if (MSG_IS_REQUEST(m)) {
    found_text(v, m->sip_method);
    uri(v, m->req_uri);
  } else {
    found_number(v, (unsigned long)m->status_code);
  }
  for (int k = 0; k < osip_list_size(&m->vias); k++) {
    osip_via_t *via = osip_list_get(&m->vias, k);
    osip_generic_param_t *branch = NULL;
    osip_via_param_get_byname(via, (char *)"branch", &branch);
    found_text(v, via->host);
    found_text(v, branch ? branch->gvalue : NULL);
  }
  address(v, m->from);
  address(v, m->to);
  if (m->call_id && m->call_id->host) { /* it comes in two parts */
    char whole[256];
    strcpy(whole, "");
    strncat(whole, m->call_id->number, 100);
    strncat(whole, "@", 2);
    strncat(whole, m->call_id->host, 100);
    found_text(v, whole);
  } else {
    found_text(v, m->call_id ? m->call_id->number : NULL);
  }
  found_number(v, m->cseq ? strtoul(m->cseq->number, NULL, 10) : 0);
  found_text(v, m->cseq ? m->cseq->method : NULL);
  osip_contact_t *contact = NULL;
  osip_message_get_contact(m, 0, &contact);
  if (contact) found_text(v, contact->url ? contact->url->host : NULL);
  hosts(v, &m->routes);
  hosts(v, &m->record_routes);
  osip_header_t *hops = NULL;
  osip_message_get_max_forwards(m, 0, &hops);
  if (hops) found_number(v, strtoul(hops->hvalue, NULL, 10));
  if (m->content_length) found_number(v, strtoul(m->content_length->value, NULL, 10));
  osip_message_free(m);
  return true;
}
