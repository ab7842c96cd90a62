/* SPDX-License-Identifier: Apache-2.0 */
/* Places in a message: what "in bounds" means for spans and for the values made of them. */
#ifndef VUAS_SPEC_SPAN_H
#define VUAS_SPEC_SPAN_H

#include "types.h"

/*@ // the octets that a parser may read: all the message, and nothing else
    predicate vuas_octets{L}(uint8_t *b, integer n) = n <= VUAS_MAX_MESSAGE && \valid_read(b + (0 .. n - 1));

    predicate vuas_span_in(vuas_span s, integer n) = s.off + s.len <= n;

    predicate vuas_uri_in(vuas_uri u, integer n) =
      u.scheme <= VUAS_SCHEME_TEL && u.host_kind <= VUAS_HOST_IPV6 &&
      vuas_span_in(u.whole, n) && vuas_span_in(u.user, n) && vuas_span_in(u.password, n) && vuas_span_in(u.host, n) &&
      vuas_span_in(u.params, n) && vuas_span_in(u.headers, n) && vuas_span_in(u.transport, n) &&
      vuas_span_in(u.maddr, n);

    predicate vuas_name_addr_in(vuas_name_addr a, integer n) =
      vuas_span_in(a.value, n) && vuas_span_in(a.display, n) && vuas_span_in(a.params, n) && vuas_span_in(a.tag, n) &&
      vuas_uri_in(a.uri, n);

    // both rewritten parameters lie inside the value, so that it can be copied around them
    predicate vuas_via_in(vuas_via v, integer n) =
      v.transport <= VUAS_TRANSPORT_OTHER && v.host_kind <= VUAS_HOST_IPV6 &&
      vuas_span_in(v.value, n) && vuas_span_in(v.transport_text, n) && vuas_span_in(v.host, n) &&
      vuas_span_in(v.branch, n) && vuas_span_in(v.received, n) && vuas_span_in(v.maddr, n) &&
      (v.has_rport ==> v.value.off <= v.rport_param.off &&
      v.rport_param.off + v.rport_param.len <= v.value.off + v.value.len) &&
      (v.has_received ==> v.value.off < v.received_param.off &&
      v.received_param.off + v.received_param.len <= v.value.off + v.value.len);

    predicate vuas_header_in(vuas_header h, integer n) =
      h.id <= VUAS_FIELD_LAST && vuas_span_in(h.name, n) && vuas_span_in(h.value, n);
*/

/*@ // the same of structures in memory, member by member: so provers keep it through changes of other members without
    // looking at each structure again
    predicate vuas_uri_at{L}(vuas_uri *u, integer n) =
      u->scheme <= VUAS_SCHEME_TEL && u->host_kind <= VUAS_HOST_IPV6 &&
      u->whole.off + u->whole.len <= n && u->user.off + u->user.len <= n && u->password.off + u->password.len <= n &&
      u->host.off + u->host.len <= n && u->params.off + u->params.len <= n && u->headers.off + u->headers.len <= n &&
      u->transport.off + u->transport.len <= n && u->maddr.off + u->maddr.len <= n;

    predicate vuas_name_addr_at{L}(vuas_name_addr *a, integer n) =
      a->value.off + a->value.len <= n && a->display.off + a->display.len <= n && a->params.off + a->params.len <= n &&
      a->tag.off + a->tag.len <= n && vuas_uri_at(&a->uri, n);

    predicate vuas_via_at{L}(vuas_via *v, integer n) =
      v->transport <= VUAS_TRANSPORT_OTHER && v->host_kind <= VUAS_HOST_IPV6 &&
      v->value.off + v->value.len <= n && v->transport_text.off + v->transport_text.len <= n &&
      v->host.off + v->host.len <= n && v->branch.off + v->branch.len <= n && v->received.off + v->received.len <= n &&
      v->maddr.off + v->maddr.len <= n && (v->has_rport ==> v->value.off <= v->rport_param.off &&
        v->rport_param.off + v->rport_param.len <= v->value.off + v->value.len) &&
      (v->has_received ==> v->value.off < v->received_param.off &&
        v->received_param.off + v->received_param.len <= v->value.off + v->value.len);
*/

#endif
