/* SPDX-License-Identifier: Apache-2.0 */
#include "peers.h"

#include <osipparser2/osip_parser.h>
#include <stdlib.h>

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

/* Walks over a list, without the search from its beginning that osip_list_get is. */
#define EACH(type, x, list, it) \
  osip_list_iterator_t it; \
  for (type *x = osip_list_get_first(list, &it); x; x = osip_list_get_next(&it))

static void hosts(values *v, osip_list_t *list)
{
  EACH(osip_from_t, a, list, it) found_text(v, a->url ? a->url->host : NULL);
}

/* Those whose value is kept whole, in a list of their own. */
static void tokens(values *v, uint8_t field, osip_list_t *list)
{
  v->field = field;
  EACH(osip_allow_t, a, list, it) found_text(v, a->value);
}

static void media_type(values *v, const osip_content_type_t *t)
{
  found_text(v, t->type);
  found_text(v, t->subtype);
}

static void authorizations(values *v, uint8_t field, osip_list_t *list)
{
  v->field = field;
  EACH(osip_authorization_t, a, list, it) {
    found_text(v, a->auth_type);
    found_unquoted(v, a->realm);
  }
}

static void challenges(values *v, uint8_t field, osip_list_t *list)
{
  v->field = field;
  EACH(osip_www_authenticate_t, a, list, it) {
    found_text(v, a->auth_type);
    found_unquoted(v, a->realm);
  }
}

/* Fields without a reader of their own: their names, as osip writes them. */
static const struct {
  const char *name;
  uint8_t field;
} raw_field[] = {
  {"supported", VUAS_FIELD_SUPPORTED},
  {"k", VUAS_FIELD_SUPPORTED},
  {"require", VUAS_FIELD_REQUIRE},
  {"unsupported", VUAS_FIELD_UNSUPPORTED},
  {"content-language", VUAS_FIELD_CONTENT_LANGUAGE},
  {"content-disposition", VUAS_FIELD_CONTENT_DISPOSITION},
  {"session-expires", VUAS_FIELD_SESSION_EXPIRES},
  {"x", VUAS_FIELD_SESSION_EXPIRES},
  {"min-se", VUAS_FIELD_MIN_SE},
  {"rseq", VUAS_FIELD_RSEQ},
  {"rack", VUAS_FIELD_RACK},
  {"reason", VUAS_FIELD_REASON},
  {"retry-after", VUAS_FIELD_RETRY_AFTER},
  {"timestamp", VUAS_FIELD_TIMESTAMP},
  {"date", VUAS_FIELD_DATE},
};

static uint8_t raw_field_named(const char *name)
{
  for (size_t k = 0; k < sizeof raw_field / sizeof *raw_field; k++) {
    if (!strcmp(raw_field[k].name, name)) return raw_field[k].field;
  }
  return VUAS_FIELD_OTHER;
}

/* A token and parameters, of which one counts. */
static void with_param(values *v, const char *text, const char *name)
{
  osip_content_disposition_t *d;
  osip_generic_param_t *p = NULL;
  if (osip_content_disposition_init(&d)) return;
  if (!osip_content_disposition_parse(d, text)) {
    osip_generic_param_get_byname(&d->gen_params, (char *)name, &p);
    if (v->field == VUAS_FIELD_SESSION_EXPIRES) found_number(v, strtoul(d->element, NULL, 10));
    else found_text(v, d->element);
    if (v->field != VUAS_FIELD_REASON) found_text(v, p ? p->gvalue : NULL);
    else if (p && p->gvalue) found_number(v, strtoul(p->gvalue, NULL, 10));
  }
  osip_content_disposition_free(d);
}

static void rack(values *v, const char *text)
{
  char *end;
  found_number(v, strtoul(text, &end, 10));
  found_number(v, strtoul(end, &end, 10));
  found_text(v, end + strspn(end, " \t"));
}

static void raw(values *v, const char *text)
{
  switch (v->field) {
  case VUAS_FIELD_OTHER: break;
  case VUAS_FIELD_CONTENT_DISPOSITION: with_param(v, text, "handling"); break;
  case VUAS_FIELD_SESSION_EXPIRES: with_param(v, text, "refresher"); break;
  case VUAS_FIELD_REASON: with_param(v, text, "cause"); break;
  case VUAS_FIELD_MIN_SE:
  case VUAS_FIELD_RETRY_AFTER:
  case VUAS_FIELD_RSEQ: found_number(v, strtoul(text, NULL, 10)); break;
  case VUAS_FIELD_RACK: rack(v, text); break;
  case VUAS_FIELD_TIMESTAMP: found(v, text, strcspn(text, " \t")); break;
  case VUAS_FIELD_DATE: found_date_text(v, text); break;
  default: found_text(v, text);
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
  v->field = VUAS_FIELD_OTHER;
  if (MSG_IS_REQUEST(m)) {
    found_text(v, m->sip_method);
    uri(v, m->req_uri);
  } else {
    found_number(v, (unsigned long)m->status_code);
  }
  EACH(osip_via_t, via, &m->vias, it) {
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
  tokens(v, VUAS_FIELD_ALLOW, &m->allows);
  tokens(v, VUAS_FIELD_CONTENT_ENCODING, &m->content_encodings);
  v->field = VUAS_FIELD_ACCEPT;
  EACH(osip_accept_t, range, &m->accepts, at) media_type(v, range);
  v->field = VUAS_FIELD_CONTENT_TYPE;
  if (m->content_type) media_type(v, m->content_type);
  authorizations(v, VUAS_FIELD_AUTHORIZATION, &m->authorizations);
  authorizations(v, VUAS_FIELD_PROXY_AUTHORIZATION, &m->proxy_authorizations);
  challenges(v, VUAS_FIELD_WWW_AUTHENTICATE, &m->www_authenticates);
  challenges(v, VUAS_FIELD_PROXY_AUTHENTICATE, &m->proxy_authenticates);
  EACH(osip_header_t, h, &m->headers, row) {
    v->field = raw_field_named(h->hname);
    if (h->hvalue) raw(v, h->hvalue);
  }
  osip_message_free(m);
  return true;
}
