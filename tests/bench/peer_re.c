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
  }
  mem_deref(m);
  mem_deref(copy);
  return ok;
}
