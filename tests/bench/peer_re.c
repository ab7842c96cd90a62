/* SPDX-License-Identifier: Apache-2.0 */
#include "peers.h"

#include <re.h>

void start_re(void)
{
  libre_init();
}

static void piece(values *v, const struct pl *p)
{
  found(v, p->p, p->l);
}

/* Host and port are one piece where it comes from. */
static void sent_by(values *v, const struct pl *p)
{
  struct pl host;
  if (re_regex(p->p, p->l, "[^:]+", &host)) host = *p;
  piece(v, &host);
}

static void address(values *v, const struct sip_taddr *a)
{
  piece(v, &a->uri.user);
  piece(v, &a->uri.host);
  piece(v, &a->tag);
}

static bool each_via(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct sip_via via;
  (void)m;
  if (sip_via_decode(&via, &h->val)) return true;
  sent_by(arg, &via.sentby);
  piece(arg, &via.branch);
  return false;
}

static bool each_route(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct sip_addr a;
  (void)m;
  if (sip_addr_decode(&a, &h->val)) return true;
  piece(arg, &a.uri.host);
  return false;
}

static bool each_token(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  (void)m;
  piece(arg, &h->val);
  return false;
}

static bool each_media_range(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct msg_ctype t;
  (void)m;
  if (msg_ctype_decode(&t, &h->val)) return true;
  piece(arg, &t.type);
  piece(arg, &t.subtype);
  return false;
}

/* What a value begins with, before white space and parameters. */
static struct pl first_word(const struct pl *p)
{
  struct pl word = *p;
  re_regex(p->p, p->l, "[^ \t\r\n;]+", &word);
  return word;
}

static bool each_reason(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct pl protocol = first_word(&h->val), cause;
  (void)m;
  piece(arg, &protocol);
  if (!msg_param_decode(&h->val, "cause", &cause)) found_number(arg, pl_u32(&cause));
  return false;
}

/* The only scheme there is a reader for. */
static bool each_challenge(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct httpauth_digest_chall c;
  (void)m;
  if (httpauth_digest_challenge_decode(&c, &h->val)) return true;
  found_text(arg, "Digest");
  piece(arg, &c.realm);
  return false;
}

static bool each_response(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct httpauth_digest_resp r;
  (void)m;
  if (httpauth_digest_response_decode(&r, &h->val)) return true;
  found_text(arg, "Digest");
  piece(arg, &r.realm);
  return false;
}

static bool each_seconds(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct pl seconds;
  (void)m;
  if (re_regex(h->val.p, h->val.l, "[0-9]+", &seconds)) return true;
  found_number(arg, pl_u32(&seconds));
  return false;
}

static bool each_session_expires(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct pl refresher = PL("");
  if (each_seconds(h, m, arg)) return true;
  msg_param_decode(&h->val, "refresher", &refresher);
  piece(arg, &refresher);
  return false;
}

static bool each_disposition(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct pl type = first_word(&h->val), handling = PL("");
  (void)m;
  msg_param_decode(&h->val, "handling", &handling);
  piece(arg, &type);
  piece(arg, &handling);
  return false;
}

static bool each_rack(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct pl rseq, cseq, method;
  (void)m;
  if (re_regex(h->val.p, h->val.l, "[0-9]+[ \t\r\n]+[0-9]+[ \t\r\n]+[^ \t\r\n]+", &rseq, NULL, &cseq, NULL, &method))
    return true;
  found_number(arg, pl_u32(&rseq));
  found_number(arg, pl_u32(&cseq));
  piece(arg, &method);
  return false;
}

static bool each_word(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  struct pl word = first_word(&h->val);
  (void)m;
  piece(arg, &word);
  return false;
}

static bool each_date(const struct sip_hdr *h, const struct sip_msg *m, void *arg)
{
  (void)m;
  found_date_text(arg, h->val.p);
  return false;
}

static const struct {
  enum sip_hdrid id;
  uint8_t field;
  sip_hdr_h *read;
} each_field[] = {
  {SIP_HDR_ALLOW, VUAS_FIELD_ALLOW, each_token},
  {SIP_HDR_SUPPORTED, VUAS_FIELD_SUPPORTED, each_token},
  {SIP_HDR_REQUIRE, VUAS_FIELD_REQUIRE, each_token},
  {SIP_HDR_UNSUPPORTED, VUAS_FIELD_UNSUPPORTED, each_token},
  {SIP_HDR_CONTENT_ENCODING, VUAS_FIELD_CONTENT_ENCODING, each_token},
  {SIP_HDR_CONTENT_LANGUAGE, VUAS_FIELD_CONTENT_LANGUAGE, each_token},
  {SIP_HDR_ACCEPT, VUAS_FIELD_ACCEPT, each_media_range},
  {SIP_HDR_REASON, VUAS_FIELD_REASON, each_reason},
  {SIP_HDR_AUTHORIZATION, VUAS_FIELD_AUTHORIZATION, each_response},
  {SIP_HDR_PROXY_AUTHORIZATION, VUAS_FIELD_PROXY_AUTHORIZATION, each_response},
  {SIP_HDR_WWW_AUTHENTICATE, VUAS_FIELD_WWW_AUTHENTICATE, each_challenge},
  {SIP_HDR_PROXY_AUTHENTICATE, VUAS_FIELD_PROXY_AUTHENTICATE, each_challenge},
  {SIP_HDR_CONTENT_DISPOSITION, VUAS_FIELD_CONTENT_DISPOSITION, each_disposition},
  {SIP_HDR_SESSION_EXPIRES, VUAS_FIELD_SESSION_EXPIRES, each_session_expires},
  {SIP_HDR_MIN_SE, VUAS_FIELD_MIN_SE, each_seconds},
  {SIP_HDR_RETRY_AFTER, VUAS_FIELD_RETRY_AFTER, each_seconds},
  {SIP_HDR_RSEQ, VUAS_FIELD_RSEQ, each_seconds},
  {SIP_HDR_RACK, VUAS_FIELD_RACK, each_rack},
  {SIP_HDR_TIMESTAMP, VUAS_FIELD_TIMESTAMP, each_word},
  {SIP_HDR_DATE, VUAS_FIELD_DATE, each_date},
};

int parse_re(const char *message, size_t length, values *v)
{
  struct mbuf mb = {.buf = (uint8_t *)(uintptr_t)message, .size = length, .pos = 0, .end = length};
  struct mbuf *copy = mbuf_alloc(length); /* a message keeps its octets */
  struct sip_msg *m = NULL;
  if (!copy) return false;
  mbuf_write_mem(copy, mb.buf, length);
  copy->pos = 0;
  bool ok = !sip_msg_decode(&m, copy);
  if (ok) {
    v->field = VUAS_FIELD_OTHER;
    if (m->req) {
      piece(v, &m->met);
      piece(v, &m->uri.user);
      piece(v, &m->uri.host);
    } else {
      found_number(v, m->scode);
    }
    sip_msg_hdr_apply(m, true, SIP_HDR_VIA, each_via, v);
    address(v, &m->from);
    address(v, &m->to);
    piece(v, &m->callid);
    found_number(v, m->cseq.num);
    piece(v, &m->cseq.met);
    const struct sip_hdr *contact = sip_msg_hdr(m, SIP_HDR_CONTACT);
    if (contact) each_route(contact, m, v);
    sip_msg_hdr_apply(m, true, SIP_HDR_ROUTE, each_route, v);
    sip_msg_hdr_apply(m, true, SIP_HDR_RECORD_ROUTE, each_route, v);
    if (pl_isset(&m->maxfwd)) found_number(v, pl_u32(&m->maxfwd));
    if (pl_isset(&m->clen)) found_number(v, pl_u32(&m->clen));
    v->field = VUAS_FIELD_CONTENT_TYPE;
    if (pl_isset(&m->ctyp.type)) {
      piece(v, &m->ctyp.type);
      piece(v, &m->ctyp.subtype);
    }
    for (size_t k = 0; k < sizeof each_field / sizeof *each_field; k++) {
      v->field = each_field[k].field;
      sip_msg_hdr_apply(m, true, each_field[k].id, each_field[k].read, v);
    }
  }
  mem_deref(m);
  mem_deref(copy);
  return ok;
}
