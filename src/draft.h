/* SPDX-License-Identifier: Apache-2.0 */
/* The head of a response: what it copies from its request, and where it goes (RFC 3261 8.2.6.2, 18.2; RFC 3581). */
#ifndef VUAS_DRAFT_H
#define VUAS_DRAFT_H

#include "core_state.h"
#include "ip.h"
#include "put.h"

/*@ // [i, n) is an IP address literal, and its value is a's; the octets of an IPv6 address two by two
    predicate vuas_ip4_is{L}(uint8_t *b, integer i, integer n, vuas_address a) =
      a.family == 4 && \forall integer k; 0 <= k < 4 ==> a.ip[k] == vuas_ipv4_octet(b, i, n, k);
    logic integer vuas_two_octets(vuas_address a, integer k) = 256 * a.ip[2 * k] + a.ip[2 * k + 1];
    predicate vuas_ip6_is{L}(uint8_t *b, integer i, integer n, vuas_address a) =
      a.family == 6 && \forall integer k; 0 <= k < 8 ==> vuas_two_octets(a, k) == vuas_ipv6_group(b, i, n, k);
    predicate vuas_ip_is{L}(uint8_t *b, integer i, integer n, vuas_address a) =
      vuas_ip(b, i, n) &&
      (vuas_ipv4(b, i, n) ? vuas_ip4_is(b, i, n, a) :
       vuas_ipv6(b, i, n) ? vuas_ip6_is(b, i, n, a) : vuas_ip6_is(b, i + 1, n - 1, a));
    predicate vuas_ip_in{L}(uint8_t *b, vuas_span s, vuas_address a) = vuas_ip_is(b, s.off, s.off + s.len, a);
    predicate vuas_ip_text{L}(uint8_t *b, vuas_span s) = vuas_ip(b, s.off, s.off + s.len);
*/

/*@ // the places of the message that a head copies lie in its n octets; so many Via and Record-Route values
    predicate vuas_copied_in{L}(vuas_message *m, integer vias, integer routes, integer n) =
      (\forall integer k; 0 <= k < vias ==> m->via[k].value.off + m->via[k].value.len <= n) &&
      (\forall integer k; 0 <= k < routes ==> m->record_route[k].off + m->record_route[k].len <= n) &&
      m->from.value.off + m->from.value.len <= n && m->to.value.off + m->to.value.len <= n &&
      m->call_id.off + m->call_id.len <= n && m->cseq_value.off + m->cseq_value.len <= n;

    // so do the parts of the topmost Via that say where a response goes, and those that are written anew lie
    // in its value
    predicate vuas_top_in{L}(vuas_via *v, integer n) =
      v->host.off + v->host.len <= n && v->maddr.off + v->maddr.len <= n &&
      (v->has_rport ==> v->value.off <= v->rport_param.off &&
        v->rport_param.off + v->rport_param.len <= v->value.off + v->value.len) &&
      (v->has_received ==> v->value.off <= v->received_param.off &&
        v->received_param.off + v->received_param.len <= v->value.off + v->value.len);
*/

/* What a head needs of the message in hand. */
#define VUAS_CAN_HEAD(m, n) \
  1 <= (m)->n_vias <= VUAS_MAX_VIAS && (m)->n_record_routes <= VUAS_MAX_ROUTES && (n) <= VUAS_MAX_MESSAGE && \
  vuas_copied_in(m, (m)->n_vias, (m)->n_record_routes, n) && vuas_top_in(&(m)->via[0], n)

/* In proofs: a message in hand has it. */
/*@ ghost
  /@ requires place: \valid_read(m);
     requires in: vuas_message_in(m, n) && 1 <= m->n_vias && n <= VUAS_MAX_MESSAGE;
     terminates \true; exits \false; assigns \nothing;
     ensures can: VUAS_CAN_HEAD(m, n);
  @/
  void vuas_can_head(const vuas_message *m, uint32_t n);
*/

/*@ // octets of the rows that are copied as they stand: all Vias below the topmost, From, To up to its line
    // end, Call-ID and CSeq, Record-Route; the counts are recursion's measure
    logic integer vuas_vias_size{L}(vuas_message *m, integer count) =
      count <= 1 ? 0 : vuas_vias_size(m, count - 1) + vuas_row_size(VUAS_PHRASE_VIA, m->via[count - 1].value.len);
    logic integer vuas_routes_size{L}(vuas_message *m, integer count) =
      count <= 0 ? 0 : vuas_routes_size(m, count - 1) +
        vuas_row_size(VUAS_PHRASE_RECORD_ROUTE, m->record_route[count - 1].len);
    logic integer vuas_from_to_size{L}(vuas_message *m) =
      (m->has_from ? vuas_row_size(VUAS_PHRASE_FROM, m->from.value.len) : 0) +
      (m->has_to ? vuas_phrase_size(VUAS_PHRASE_TO) + m->to.value.len : 0);
    logic integer vuas_ids_size{L}(vuas_message *m) =
      (m->has_to ? vuas_phrase_size(VUAS_PHRASE_CRLF) : 0) +
      (m->has_call_id ? vuas_row_size(VUAS_PHRASE_CALL_ID, m->call_id.len) : 0) +
      (m->has_cseq ? vuas_row_size(VUAS_PHRASE_CSEQ, m->cseq_value.len) : 0);
*/

/* The address that a span of the message names, with this port and scope: of no family when it names none. */
/*@ requires octets: vuas_octets(b, s.off + s.len);
    terminates \true; exits \false; assigns \nothing;
    ensures none: !vuas_ip_text{Pre}(b, s) ==> \result.family == 0;
    ensures value: vuas_ip_text{Pre}(b, s) ==> vuas_ip_in{Pre}(b, s, \result) && \result.family != 0;
    ensures rest: \result.port == port && \result.scope == scope;
*/
vuas_address vuas_literal(const uint8_t *b, vuas_span s, uint16_t port, uint32_t scope);

/* Whether the topmost Via's sent-by is this literal address. */
/*@ requires place: \valid_read(u) && \valid_read(a);
    requires octets: vuas_octets(b, u->run.message.via[0].host.off + u->run.message.via[0].host.len);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ip_in{Pre}(b, u->run.message.via[0].host, *a);
*/
bool vuas_sent_by_is(const vuas *u, const uint8_t *b, const vuas_address *a);

/* Whether the topmost Via's sent-by is the literal address that the request came from (RFC 3261 18.2.1). */
/*@ requires place: \valid_read(u);
    requires octets: vuas_octets(b, u->run.message.via[0].host.off + u->run.message.via[0].host.len);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_ip_in{Pre}(b, u->run.message.via[0].host, u->run.source.peer);
*/
bool vuas_sent_by_is_source(const vuas *u, const uint8_t *b);

/* Head, tag mark and path of the responses to the request in hand; routes: Record-Route rows for the responses
   that make a dialog (12.1.1). False when it is too long to be kept, and then it is not whole.
   reliable, local, port, maddr, peer: where it goes (18.2.2, RFC 3581 4); to, ids, routes: nothing is left out. */
/*@ requires place: \valid(u) && \valid_read(b + (0 .. u->run.length - 1)) &&
      \separated(u, b + (0 .. u->run.length - 1));
    requires can: VUAS_CAN_HEAD(&u->run.message, u->run.length);
    terminates \true; exits \false; assigns u->run.draft;
    ensures head: vuas_head_ok(&u->run.draft);
    ensures stateless: u->run.draft.transaction.slot == VUAS_NONE && u->run.draft.transaction.generation == 0;
    ensures binding: u->run.draft.path.binding == u->run.source.binding &&
      u->run.draft.path.connection == u->run.source.connection &&
      u->run.draft.path.transport == u->run.source.transport;
    ensures reliable: u->run.source.transport != VUAS_UDP ==> u->run.draft.path.peer.port == u->run.source.peer.port &&
      u->run.draft.path.peer.family == u->run.source.peer.family && u->run.draft.path.peer.ip == u->run.source.peer.ip;
    ensures local: u->run.draft.path.local.family == u->run.source.local.family &&
      u->run.draft.path.local.ip == u->run.source.local.ip &&
        u->run.draft.path.local.port == u->run.source.local.port &&
      u->run.draft.path.local.scope == u->run.source.local.scope &&
      u->run.draft.path.peer.scope == u->run.source.peer.scope;
    ensures port: u->run.source.transport == VUAS_UDP ==>
      u->run.draft.path.peer.port == (u->run.message.via[0].has_rport &&
        !u->run.message.via[0].has_maddr ? u->run.source.peer.port :
                                      u->run.message.via[0].has_port ? u->run.message.via[0].port : 5060);
    ensures maddr: u->run.source.transport == VUAS_UDP && u->run.message.via[0].has_maddr &&
      vuas_ip_text{Pre}(b, \old(u->run.message.via[0].maddr)) ==>
      vuas_ip_in{Pre}(b, \old(u->run.message.via[0].maddr), u->run.draft.path.peer);
    ensures peer: !u->run.message.via[0].has_maddr || !vuas_ip_text{Pre}(b, \old(u->run.message.via[0].maddr)) ==>
      u->run.draft.path.peer.family == u->run.source.peer.family && u->run.draft.path.peer.ip == u->run.source.peer.ip;
    ensures tagged: u->run.draft.to_has_tag <==> u->run.message.to.has_tag || !u->run.message.has_to;
    ensures to: \result ==> u->run.draft.to_end >= \old(vuas_phrase_size(VUAS_PHRASE_VIA) +
      vuas_phrase_size(VUAS_PHRASE_CRLF) +
      vuas_vias_size(&u->run.message, u->run.message.n_vias) + vuas_from_to_size(&u->run.message));
    ensures ids: \result ==> u->run.draft.ids_end == u->run.draft.to_end + \old(vuas_ids_size(&u->run.message));
    ensures routes: \result ==> u->run.draft.routes_end == u->run.draft.ids_end +
      (routes ? \old(vuas_routes_size(&u->run.message, u->run.message.n_record_routes)) : 0);
*/
bool vuas_draft_head(vuas *u, const uint8_t *b, bool routes);

#endif
