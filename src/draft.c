/* SPDX-License-Identifier: Apache-2.0 */
#include "draft.h"

/*@ // the places of the message that a head copies lie in its n octets
    predicate vuas_copied_in{L}(vuas_message *m, integer n) =
      1 <= m->n_vias <= VUAS_MAX_VIAS && m->n_record_routes <= VUAS_MAX_ROUTES &&
      (\forall integer k; 0 <= k < m->n_vias ==> m->via[k].value.off + m->via[k].value.len <= n) &&
      (\forall integer k; 0 <= k < m->n_record_routes ==> m->record_route[k].off + m->record_route[k].len <= n) &&
      vuas_span_in(m->from.value, n) && vuas_span_in(m->to.value, n) && vuas_span_in(m->call_id, n) &&
        vuas_span_in(m->cseq_value, n);

    predicate vuas_rport_in{L}(vuas_via *v) =
      v->has_rport ==> v->value.off <= v->rport_param.off && v->rport_param.off +
        v->rport_param.len <= v->value.off + v->value.len;
    predicate vuas_received_in{L}(vuas_via *v) =
      v->has_received ==>
        v->value.off <= v->received_param.off && v->received_param.off + v->received_param.len <= v->value.off +
          v->value.len;

    // the writer writes elsewhere than where the head is copied from
    predicate vuas_can_copy{L}(vuas_writer *w, vuas *u, uint8_t *b) =
      vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && \separated(w->b +
        (0 .. w->cap - 1), &u->run.source) &&
      u->run.length <= VUAS_MAX_MESSAGE && vuas_readable(w, b, 0, u->run.length) &&
      vuas_copied_in(&u->run.message, u->run.length) &&
      vuas_rport_in(&u->run.message.via[0]) && vuas_received_in(&u->run.message.via[0]);

    // the topmost Via's parameters that are written anew, and how much longer it gets; received: of an IPv4 address
    logic boolean vuas_anew_rport{L}(vuas_via *v) = v->has_rport && v->rport_param.len >= 5;
    logic boolean vuas_anew_received{L}(vuas_via *v) = v->has_received && v->received_param.len >= 8;
    predicate vuas_params_apart{L}(vuas_via *v) =
      v->rport_param.off + v->rport_param.len <= v->received_param.off ||
      v->received_param.off + v->received_param.len <= v->rport_param.off;
*/

/* --- where a response goes (RFC 3261 18.2.2, RFC 3581 4) --- */

/*@ requires place: \valid_read(a) && \valid_read(ip + (0 .. 15));
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> a->family == family &&
      \forall integer k; 0 <= k < (family == 4 ? 4 : 16) ==> a->ip[k] == ip[k];
*/
static bool same_ip(const vuas_address *a, uint8_t family, const uint8_t ip[16])
{
  if (a->family != family) return false;
  uint32_t n = family == 4 ? 4 : 16;
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant same: \forall integer j; 0 <= j < k ==> a->ip[j] == ip[j];
      loop assigns k;
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++)
    if (a->ip[k] != ip[k]) return false;
  return true;
}

bool vuas_sent_by_is(const vuas *u, const uint8_t *b, const vuas_address *a)
{
  uint8_t ip[16];
  uint8_t family;
  vuas_span host = u->run.message.via[0].host;
  /*@ assert host: vuas_span_in(u->run.message.via[0].host, u->run.length); */
  if (!vuas_ip_value(b, host.off, (uint32_t)host.off + host.len, &family, ip)) return false;
  return same_ip(a, family, ip);
}

bool vuas_sent_by_is_source(const vuas *u, const uint8_t *b)
{
  return vuas_sent_by_is(u, b, &u->run.source.peer);
}

/*@ requires hand: \valid(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures path: vuas_answers_to{Pre}(b, u->run.message.via[0], u->run.source, \result);
*/
static vuas_path path_of(const vuas *u, const uint8_t *b)
{
  uint8_t ip[16];
  uint8_t family;
  vuas_span maddr = u->run.message.via[0].maddr;
  vuas_path to = u->run.source;
  if (to.transport != VUAS_UDP) return to;
  if (!u->run.message.via[0].has_rport || u->run.message.via[0].has_maddr)
    to.peer.port = u->run.message.via[0].has_port ? u->run.message.via[0].port : 5060;
  if (!u->run.message.via[0].has_maddr) return to;
  /*@ assert maddr: vuas_span_in(u->run.message.via[0].maddr, u->run.length); */
  if (!vuas_ip_value(b, maddr.off, (uint32_t)maddr.off + maddr.len, &family, ip)) return to;
  to.peer.family = family;
  /*@ loop invariant place: 0 <= k <= 16;
      loop invariant copied: \forall integer j; 0 <= j < k ==> to.peer.ip[j] == ip[j];
      loop assigns k, to.peer.ip[0 .. 15];
      loop variant 16 - k;
  */
  for (uint32_t k = 0; k < 16; k++) to.peer.ip[k] = ip[k];
  return to;
}

/* --- head: what every response copies from its request (RFC 3261 8.2.6.2) --- */

/* What stands before the rport parameter from i on, its name as it stands, and its value anew. */
/*@ requires can: vuas_can_copy(w, u, b);
    requires rport: vuas_anew_rport(&u->run.message.via[0]) && i <= u->run.message.via[0].rport_param.off;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures exact: vuas_wrote{Old, Here}(w, u->run.message.via[0].rport_param.off - i + 6 +
      vuas_decimal_size(u->run.source.peer.port));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures after: \result == u->run.message.via[0].rport_param.off + u->run.message.via[0].rport_param.len;
*/
static uint32_t put_rport(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t i)
{
  uint32_t at = u->run.message.via[0].rport_param.off;
  vuas_put(w, b, i, at + 5);
  vuas_put_byte(w, '=');
  vuas_put_decimal(w, u->run.source.peer.port);
  return at + u->run.message.via[0].rport_param.len;
}

/* The same for the received parameter. */
/*@ requires can: vuas_can_copy(w, u, b);
    requires received: vuas_anew_received(&u->run.message.via[0]) && i <= u->run.message.via[0].received_param.off;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures about: vuas_wrote_about{Old, Here}(w, u->run.message.via[0].received_param.off - i + 9,
                                                  u->run.message.via[0].received_param.off - i + 9 + 42);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures after: \result == u->run.message.via[0].received_param.off + u->run.message.via[0].received_param.len;
*/
static uint32_t put_received(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t i)
{
  uint32_t at = u->run.message.via[0].received_param.off;
  vuas_put(w, b, i, at + 8);
  vuas_put_byte(w, '=');
  vuas_put_ip(w, &u->run.source.peer, false);
  return at + u->run.message.via[0].received_param.len;
}

/* The topmost Via with received and rport as RFC 3581 4 and RFC 3261 18.2.1 ask: each written where it stands already; whether
   received stood there. */
/*@ requires can: vuas_can_copy(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures told: \result ==> vuas_anew_received(&u->run.message.via[0]);
    ensures telling: vuas_anew_received(&u->run.message.via[0]) &&
      (!vuas_anew_rport(&u->run.message.via[0]) || vuas_params_apart(&u->run.message.via[0])) ==> \result;
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures plain: !vuas_anew_received(&u->run.message.via[0]) && !vuas_anew_rport(&u->run.message.via[0]) ==>
      vuas_wrote{Old, Here}(w, u->run.message.via[0].value.len);
    ensures rport: !vuas_anew_received(&u->run.message.via[0]) && vuas_anew_rport(&u->run.message.via[0]) ==>
      vuas_wrote{Old, Here}(w, u->run.message.via[0].value.len - u->run.message.via[0].rport_param.len + 6 +
                               vuas_decimal_size(u->run.source.peer.port));
    ensures received: vuas_anew_received(&u->run.message.via[0]) && !vuas_anew_rport(&u->run.message.via[0]) ==>
      vuas_wrote_about{Old, Here}(w, u->run.message.via[0].value.len - u->run.message.via[0].received_param.len + 9,
                                     u->run.message.via[0].value.len - u->run.message.via[0].received_param.len +
                                       9 + 42);
    ensures both: vuas_anew_received(&u->run.message.via[0]) && vuas_anew_rport(&u->run.message.via[0]) &&
      vuas_params_apart(&u->run.message.via[0]) ==>
      vuas_wrote_about{Old, Here}(w,
        u->run.message.via[0].value.len - u->run.message.via[0].received_param.len - u->run.message.via[0].rport_param.len + 15 +
          vuas_decimal_size(u->run.source.peer.port),
        u->run.message.via[0].value.len - u->run.message.via[0].received_param.len - u->run.message.via[0].rport_param.len + 15 +
          vuas_decimal_size(u->run.source.peer.port) + 42);
*/
static bool put_top_via(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  const vuas_via *v = &u->run.message.via[0];
  uint32_t i = v->value.off;
  bool rport = v->has_rport && v->rport_param.len >= 5;
  bool received = v->has_received && v->received_param.len >= 8;
  bool first = !received || v->rport_param.off < v->received_param.off;
  if (rport && first) i = put_rport(w, u, b, i);
  bool told = received && v->received_param.off >= i;
  if (told) i = put_received(w, u, b, i);
  if (rport && !first && v->rport_param.off >= i) i = put_rport(w, u, b, i);
  vuas_put(w, b, i, (uint32_t)v->value.off + v->value.len);
  return told;
}

/* The topmost Via's row; received is added where RFC 3261 18.2.1 and RFC 3581 4 ask for it and it did not stand there. */
/*@ requires can: vuas_can_copy(w, u, b) && vuas_in_hand(u, b) && \separated(w->b +
      (0 .. w->cap - 1), &u->run.message);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures least: !w->overflow ==> w->at >= \old(w->at) + vuas_phrase_size(VUAS_PHRASE_VIA) +
      vuas_phrase_size(VUAS_PHRASE_CRLF);
    ensures size: vuas_phrase_size(VUAS_PHRASE_VIA) >= 0 && vuas_phrase_size(VUAS_PHRASE_CRLF) >= 0;
    ensures asked: !w->overflow && u->run.message.via[0].has_rport && !vuas_anew_received(&u->run.message.via[0]) ==>
      w->at >= \old(w->at) + vuas_row_size(VUAS_PHRASE_VIA, 0) + vuas_phrase_size(VUAS_PHRASE_RECEIVED);
    ensures source: !w->overflow && \old(!vuas_ip_in(b, u->run.message.via[0].host, u->run.source.peer)) &&
      !vuas_anew_received(&u->run.message.via[0]) ==>
      w->at >= \old(w->at) + vuas_row_size(VUAS_PHRASE_VIA, 0) + vuas_phrase_size(VUAS_PHRASE_RECEIVED);
    ensures literal: \old(vuas_ip_in(b, u->run.message.via[0].host, u->run.source.peer)) &&
      !u->run.message.via[0].has_rport &&
      !vuas_anew_received(&u->run.message.via[0]) ==>
      vuas_wrote{Old, Here}(w, vuas_row_size(VUAS_PHRASE_VIA, u->run.message.via[0].value.len));
*/
static void put_first_via(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  bool unknown = u->run.message.via[0].has_rport || !vuas_sent_by_is_source(u, b);
  vuas_put_word(w, VUAS_PHRASE_VIA);
  bool told = put_top_via(w, u, b);
  if (!told && unknown) {
    vuas_put_word(w, VUAS_PHRASE_RECEIVED);
    vuas_put_ip(w, &u->run.source.peer, false);
  }
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* The Vias below the topmost, as they stand. */
/*@ requires can: vuas_can_copy(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: vuas_vias_size(&u->run.message, u->run.message.n_vias) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_vias_size(&u->run.message, u->run.message.n_vias));
*/
static void put_more_vias(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  uint32_t n = u->run.message.n_vias;
  /*@ loop invariant place: 1 <= k <= n;
      loop invariant can: vuas_can_copy(w, u, b) && n == u->run.message.n_vias;
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant size: vuas_vias_size(&u->run.message, k) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_vias_size(&u->run.message, k));
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - k;
  */
  for (uint32_t k = 1; k < n; k++) vuas_put_row(w, VUAS_PHRASE_VIA, b, u->run.message.via[k].value);
}

/*@ requires can: vuas_can_copy(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_routes_size(&u->run.message, u->run.message.n_record_routes));
*/
static void put_record_routes(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  uint32_t n = u->run.message.n_record_routes;
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant can: vuas_can_copy(w, u, b) && n == u->run.message.n_record_routes;
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant size: vuas_routes_size(&u->run.message, k) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_routes_size(&u->run.message, k));
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) vuas_put_row(w, VUAS_PHRASE_RECORD_ROUTE, b, u->run.message.record_route[k]);
}

/* From, and To without its line end. */
/*@ requires can: vuas_can_copy(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_from_to_size(&u->run.message));
*/
static void put_from_to(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  if (u->run.message.has_from) vuas_put_row(w, VUAS_PHRASE_FROM, b, u->run.message.from.value);
  if (!u->run.message.has_to) return;
  vuas_put_word(w, VUAS_PHRASE_TO);
  vuas_put_span(w, b, u->run.message.to.value);
}

/*@ requires can: vuas_can_copy(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_copy(w, u, b);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_ids_size(&u->run.message));
*/
static void put_ids(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  if (u->run.message.has_to) vuas_put_word(w, VUAS_PHRASE_CRLF);
  if (u->run.message.has_call_id) vuas_put_row(w, VUAS_PHRASE_CALL_ID, b, u->run.message.call_id);
  if (u->run.message.has_cseq) vuas_put_row(w, VUAS_PHRASE_CSEQ, b, u->run.message.cseq_value);
}

bool vuas_draft_head(vuas *u, const uint8_t *b, bool routes)
{
  vuas_writer w;
  vuas_path to = path_of(u, b);
  w.b = u->run.draft.head;
  w.at = 0;
  w.cap = VUAS_TX_BYTES - VUAS_TAIL_RESERVE;
  w.overflow = false;
  put_first_via(&w, u, b);
  put_more_vias(&w, u, b);
  put_from_to(&w, u, b);
  u->run.draft.to_end = w.at;
  put_ids(&w, u, b);
  u->run.draft.ids_end = w.at;
  if (routes) put_record_routes(&w, u, b);
  u->run.draft.routes_end = w.at;
  u->run.draft.to_has_tag = u->run.message.to.has_tag || !u->run.message.has_to;
  u->run.draft.transaction.slot = VUAS_NONE;
  u->run.draft.transaction.generation = 0;
  u->run.draft.path = to;
  return !w.overflow;
}
