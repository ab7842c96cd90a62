/* SPDX-License-Identifier: Apache-2.0 */
#include "draft.h"

/*@ // the topmost Via's parameters that are written anew
    predicate vuas_anew(integer has, vuas_span part, integer least) = has == 1 && part.len >= least;
    predicate vuas_parts_apart(vuas_span p, vuas_span q) = p.off + p.len <= q.off || q.off + q.len <= p.off;
*/

/* The writer writes elsewhere. */
#define CAN_COPY(w, u, src) \
  vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && \
  \separated((w)->b + (0 .. (w)->cap - 1), &(u)->run.source) && \
  VUAS_READABLE(w, src, 0, (u)->run.length) && VUAS_CAN_HEAD(&(u)->run.message, (u)->run.length)

/* The topmost Via. */
#define TOP(u) (u)->run.message.via[0]
#define ANEW_RPORT(u) vuas_anew(TOP(u).has_rport ? 1 : 0, TOP(u).rport_param, 5)
#define ANEW_RECEIVED(u) vuas_anew(TOP(u).has_received ? 1 : 0, TOP(u).received_param, 8)

/* --- what a message in hand has: proof only --- */

/*@ ghost
  /@ requires in: vuas_message_in(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures counts: m->n_vias <= VUAS_MAX_VIAS && m->n_record_routes <= VUAS_MAX_ROUTES;
     ensures vias: \forall integer k; 0 <= k < m->n_vias ==> vuas_via_at(&m->via[k], n);
     ensures routes: \forall integer k; 0 <= k < m->n_record_routes ==> vuas_span_in(m->record_route[k], n);
     ensures from: vuas_name_addr_at(&m->from, n);
     ensures to: vuas_name_addr_at(&m->to, n);
     ensures call_id: vuas_span_in(m->call_id, n);
     ensures cseq: vuas_span_in(m->cseq_value, n);
  @/
  static void parts_known(const vuas_message *m, uint32_t n) {}
*/

/*@ ghost
  /@ requires vias: \forall integer k; 0 <= k < m->n_vias ==> vuas_via_at(&m->via[k], n);
     terminates \true; exits \false; assigns \nothing;
     ensures vias: \forall integer k; 0 <= k < m->n_vias ==> m->via[k].value.off + m->via[k].value.len <= n;
  @/
  static void vias_known(const vuas_message *m, uint32_t n) {}
*/

/*@ ghost
  /@ requires routes: \forall integer k; 0 <= k < m->n_record_routes ==> vuas_span_in(m->record_route[k], n);
     terminates \true; exits \false; assigns \nothing;
     ensures routes: \forall integer k; 0 <= k < m->n_record_routes ==>
       m->record_route[k].off + m->record_route[k].len <= n;
  @/
  static void routes_known(const vuas_message *m, uint32_t n) {}
*/

/*@ ghost
  /@ requires in: vuas_via_at(v, n);
     terminates \true; exits \false; assigns \nothing;
     ensures top: vuas_top_in(v, n);
  @/
  static void top_known(const vuas_via *v, uint32_t n) {}
*/

/*@ ghost
  /@ requires in: vuas_name_addr_at(a, n);
     terminates \true; exits \false; assigns \nothing;
     ensures value: a->value.off + a->value.len <= n;
  @/
  static void side_known(const vuas_name_addr *a, uint32_t n) {}
*/

/*@ ghost
  void vuas_can_head(const vuas_message *m, uint32_t n)
  {
    parts_known(m, n);
    vias_known(m, n);
    routes_known(m, n);
    top_known(&m->via[0], n);
    side_known(&m->from, n);
    side_known(&m->to, n);
  }
*/

/* --- where a response goes (RFC 3261 18.2.2, RFC 3581 4) --- */

vuas_address vuas_literal(const uint8_t *b, vuas_span s, uint16_t port, uint32_t scope)
{
  vuas_address a;
  uint8_t ip[16];
  uint8_t family;
  bool found = vuas_ip_value(b, s.off, (uint32_t)s.off + s.len, &family, ip);
  a.family = found ? family : 0;
  a.port = port;
  a.scope = scope;
  /*@ loop invariant place: 0 <= k <= 16;
      loop invariant copied: \forall integer j; 0 <= j < k ==> a.ip[j] == ip[j];
      loop assigns k, a.ip[0 .. 15];
      loop variant 16 - k;
  */
  for (uint32_t k = 0; k < 16; k++) a.ip[k] = ip[k];
  return a;
}

/* Whether two addresses are of one family and one value. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures four: c.family == 4 ==>
      (\result <==> a.family == 4 && \forall integer k; 0 <= k < 4 ==> a.ip[k] == c.ip[k]);
    ensures six: c.family == 6 ==>
      (\result <==> a.family == 6 && \forall integer k; 0 <= k < 8 ==>
        vuas_two_octets(a, k) == vuas_two_octets(c, k));
*/
static bool same_ip(vuas_address a, vuas_address c)
{
  if (a.family != c.family) return false;
  uint32_t n = c.family == 4 ? 4 : 16;
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant same: \forall integer j; 0 <= j < k ==> a.ip[j] == c.ip[j];
      loop assigns k;
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) {
    if (a.ip[k] != c.ip[k]) {
      /*@ assert half: k == 2 * (k / 2) || k == 2 * (k / 2) + 1; */
      /*@ assert group: n == 16 ==> 0 <= k / 2 < 8 &&
            256 * a.ip[2 * (k / 2)] + a.ip[2 * (k / 2) + 1] != 256 * c.ip[2 * (k / 2)] + c.ip[2 * (k / 2) + 1]; */
      return false;
    }
  }
  return true;
}

/*@ ghost
  /@ terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_ip6_is(b, i, n, c) ==> (vuas_ip6_is(b, i, n, a) <==>
       a.family == 6 && \forall integer k; 0 <= k < 8 ==> vuas_two_octets(a, k) == vuas_two_octets(c, k));
  @/
  static void one_ip6(const uint8_t *b, uint32_t i, uint32_t n, vuas_address a, vuas_address c) {}
*/

/*@ ghost
  /@ requires octets: vuas_octets(b, s.off + s.len);
     requires value: vuas_ip_in(b, s, c);
     terminates \true; exits \false; assigns \nothing;
     ensures family: c.family == 4 || c.family == 6;
     ensures four: c.family == 4 ==>
       (vuas_ip_in(b, s, a) <==> a.family == 4 && \forall integer k; 0 <= k < 4 ==> a.ip[k] == c.ip[k]);
     ensures six: c.family == 6 ==>
       (vuas_ip_in(b, s, a) <==> a.family == 6 &&
         \forall integer k; 0 <= k < 8 ==> vuas_two_octets(a, k) == vuas_two_octets(c, k));
  @/
  static void one_value(const uint8_t *b, vuas_span s, vuas_address a, vuas_address c)
  {
    uint32_t i = s.off;
    uint32_t n = i + s.len;
    /@ assert text: vuas_ip(b, i, n) && vuas_ip_is(b, i, n, c); @/
    /@ assert in: vuas_ip_in(b, s, a) <==> vuas_ip_is(b, i, n, a); @/
    one_ip6(b, i, n, a, c);
    if (n > 0) one_ip6(b, i + 1, n - 1, a, c);
  }
*/

bool vuas_sent_by_is(const vuas *u, const uint8_t *b, const vuas_address *a)
{
  vuas_address host = vuas_literal(b, u->run.message.via[0].host, 0, 0);
  if (host.family == 0) return false;
  //@ ghost one_value(b, u->run.message.via[0].host, *a, host);
  return same_ip(*a, host);
}

bool vuas_sent_by_is_source(const vuas *u, const uint8_t *b)
{
  return vuas_sent_by_is(u, b, &u->run.source.peer);
}

/* The port of a response over UDP (RFC 3261 18.2.2, RFC 3581 4). */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures port: \result == (v.has_rport && !v.has_maddr ? from : v.has_port ? v.port : 5060);
*/
static uint16_t port_of(vuas_via v, uint16_t from)
{
  if (v.has_rport && !v.has_maddr) return from;
  return v.has_port ? v.port : 5060;
}

/*@ requires place: \valid_read(u);
    requires octets: vuas_octets(b, TOP(u).maddr.off + TOP(u).maddr.len);
    terminates \true; exits \false; assigns \nothing;
    ensures reliable: u->run.source.transport != VUAS_UDP ==> \result.peer.port == u->run.source.peer.port &&
      \result.peer.family == u->run.source.peer.family && \result.peer.ip == u->run.source.peer.ip;
    ensures kept: \result.binding == u->run.source.binding && \result.connection == u->run.source.connection &&
      \result.transport == u->run.source.transport && \result.local.family == u->run.source.local.family &&
      \result.local.ip == u->run.source.local.ip && \result.local.port == u->run.source.local.port &&
      \result.local.scope == u->run.source.local.scope &&
      \result.peer.scope == u->run.source.peer.scope;
    ensures port: u->run.source.transport == VUAS_UDP ==>
      \result.peer.port == (TOP(u).has_rport && !TOP(u).has_maddr ? u->run.source.peer.port :
        TOP(u).has_port ? TOP(u).port : 5060);
    ensures maddr: u->run.source.transport == VUAS_UDP && TOP(u).has_maddr && vuas_ip_text{Pre}(b, TOP(u).maddr) ==>
      vuas_ip_in{Pre}(b, TOP(u).maddr, \result.peer);
    ensures peer: !TOP(u).has_maddr || !vuas_ip_text{Pre}(b, TOP(u).maddr) ==>
      \result.peer.family == u->run.source.peer.family && \result.peer.ip == u->run.source.peer.ip;
*/
static vuas_path path_of(const vuas *u, const uint8_t *b)
{
  vuas_path to = u->run.source;
  if (to.transport != VUAS_UDP) return to;
  to.peer.port = port_of(u->run.message.via[0], to.peer.port);
  if (!u->run.message.via[0].has_maddr) return to;
  vuas_address maddr = vuas_literal(b, u->run.message.via[0].maddr, to.peer.port, to.peer.scope);
  if (maddr.family != 0) to.peer = maddr;
  return to;
}

/* --- head: what every response copies from its request (RFC 3261 8.2.6.2) --- */

/* What stands before the rport parameter from i on, its name as it stands, and its value anew. */
/*@ requires can: CAN_COPY(w, u, b);
    requires rport: ANEW_RPORT(u) && i <= TOP(u).rport_param.off;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, TOP(u).rport_param.off - i + 6 +
      vuas_decimal_size(u->run.source.peer.port));
    ensures after: \result == TOP(u).rport_param.off + TOP(u).rport_param.len;
*/
static uint32_t put_rport(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t i)
{
  uint32_t at = u->run.message.via[0].rport_param.off;
  vuas_put_octets(w, b, i, at + 5);
  vuas_put_byte(w, '=');
  vuas_put_decimal(w, u->run.source.peer.port);
  return at + u->run.message.via[0].rport_param.len;
}

/* The same for the received parameter. */
/*@ requires can: CAN_COPY(w, u, b);
    requires received: ANEW_RECEIVED(u) && i <= TOP(u).received_param.off;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures about: vuas_wrote_about{Old, Here}(w, TOP(u).received_param.off - i + 9, TOP(u).received_param.off - i +
      9 + 42);
    ensures after: \result == TOP(u).received_param.off + TOP(u).received_param.len;
*/
static uint32_t put_received(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t i)
{
  uint32_t at = u->run.message.via[0].received_param.off;
  vuas_put_octets(w, b, i, at + 8);
  vuas_put_byte(w, '=');
  vuas_put_ip(w, &u->run.source.peer, false);
  return at + u->run.message.via[0].received_param.len;
}

/* The topmost Via with received and rport as RFC 3581 4 and RFC 3261 18.2.1 ask: each written where it stands
   already; whether received stood there. */
/*@ requires can: CAN_COPY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures told: \result ==> ANEW_RECEIVED(u);
    ensures telling: ANEW_RECEIVED(u) && (!ANEW_RPORT(u) ||
      vuas_parts_apart(TOP(u).rport_param, TOP(u).received_param)) ==> \result;
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures plain: !ANEW_RECEIVED(u) && !ANEW_RPORT(u) ==> vuas_wrote{Old, Here}(w, TOP(u).value.len);
    ensures rport: !ANEW_RECEIVED(u) && ANEW_RPORT(u) ==>
      vuas_wrote{Old, Here}(w, TOP(u).value.len - TOP(u).rport_param.len + 6 +
        vuas_decimal_size(u->run.source.peer.port));
    ensures received: ANEW_RECEIVED(u) && !ANEW_RPORT(u) ==>
      vuas_wrote_about{Old, Here}(w, TOP(u).value.len - TOP(u).received_param.len + 9,
                                     TOP(u).value.len - TOP(u).received_param.len + 9 + 42);
    ensures both: ANEW_RECEIVED(u) && ANEW_RPORT(u) && vuas_parts_apart(TOP(u).rport_param, TOP(u).received_param) ==>
      vuas_wrote_about{Old, Here}(w,
        TOP(u).value.len - TOP(u).received_param.len - TOP(u).rport_param.len + 15 +
          vuas_decimal_size(u->run.source.peer.port),
        TOP(u).value.len - TOP(u).received_param.len - TOP(u).rport_param.len + 57 +
          vuas_decimal_size(u->run.source.peer.port));
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
  vuas_put_octets(w, b, i, (uint32_t)v->value.off + v->value.len);
  return told;
}

/* The topmost Via's row; unknown: received is added if it did not stand there (RFC 3261 18.2.1, RFC 3581 4). */
/*@ requires can: CAN_COPY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures least: !w->overflow ==> w->at >= \old(w->at) + vuas_row_size(VUAS_PHRASE_VIA, 0);
    ensures size: vuas_row_size(VUAS_PHRASE_VIA, 0) >= 0;
    ensures added: !w->overflow && unknown && !ANEW_RECEIVED(u) ==>
      w->at >= \old(w->at) + vuas_row_size(VUAS_PHRASE_VIA, 0) + vuas_phrase_size(VUAS_PHRASE_RECEIVED);
    ensures plain: !unknown && !ANEW_RECEIVED(u) && !ANEW_RPORT(u) ==>
      vuas_wrote{Old, Here}(w, vuas_row_size(VUAS_PHRASE_VIA, TOP(u).value.len));
*/
static void put_first_via(vuas_writer *w, const vuas *u, const uint8_t *b, bool unknown)
{
  vuas_put_word(w, VUAS_PHRASE_VIA);
  bool told = put_top_via(w, u, b);
  if (!told && unknown) {
    vuas_put_word(w, VUAS_PHRASE_RECEIVED);
    vuas_put_ip(w, &u->run.source.peer, false);
  }
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* The Vias below the topmost, as they stand. */
/*@ requires can: CAN_COPY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_vias_size(&u->run.message, u->run.message.n_vias) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_vias_size(&u->run.message, u->run.message.n_vias));
*/
static void put_more_vias(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  uint32_t n = u->run.message.n_vias;
  /*@ loop invariant place: 1 <= k <= n;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant size: vuas_vias_size(&u->run.message, k) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_vias_size(&u->run.message, k));
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - k;
  */
  for (uint32_t k = 1; k < n; k++) vuas_put_row(w, VUAS_PHRASE_VIA, b, u->run.message.via[k].value);
}

/*@ requires can: CAN_COPY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_routes_size(&u->run.message, u->run.message.n_record_routes) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_routes_size(&u->run.message, u->run.message.n_record_routes));
*/
static void put_record_routes(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  uint32_t n = u->run.message.n_record_routes;
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant size: vuas_routes_size(&u->run.message, k) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_routes_size(&u->run.message, k));
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) vuas_put_row(w, VUAS_PHRASE_RECORD_ROUTE, b, u->run.message.record_route[k]);
}

/* From, and To without its line end. */
/*@ requires can: CAN_COPY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_from_to_size(&u->run.message) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_from_to_size(&u->run.message));
*/
static void put_from_to(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  if (u->run.message.has_from) vuas_put_row(w, VUAS_PHRASE_FROM, b, u->run.message.from.value);
  if (!u->run.message.has_to) return;
  vuas_put_word(w, VUAS_PHRASE_TO);
  vuas_put_span(w, b, u->run.message.to.value);
}

/*@ requires can: CAN_COPY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_ids_size(&u->run.message) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_ids_size(&u->run.message));
*/
static void put_ids(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  if (u->run.message.has_to) vuas_put_word(w, VUAS_PHRASE_CRLF);
  if (u->run.message.has_call_id) vuas_put_row(w, VUAS_PHRASE_CALL_ID, b, u->run.message.call_id);
  if (u->run.message.has_cseq) vuas_put_row(w, VUAS_PHRASE_CSEQ, b, u->run.message.cseq_value);
}

/* The octets of the head, and where its parts end. */
/*@ requires place: \valid(u) && \valid_read(b + (0 .. u->run.length - 1)) &&
      \separated(u, b + (0 .. u->run.length - 1));
    requires can: VUAS_CAN_HEAD(&u->run.message, u->run.length);
    terminates \true; exits \false;
    assigns u->run.draft.head[0 .. VUAS_TX_BYTES - 1], u->run.draft.to_end, u->run.draft.ids_end,
      u->run.draft.routes_end;
    ensures head: vuas_head_ok(&u->run.draft);
    ensures to: \result ==> u->run.draft.to_end >= \old(vuas_row_size(VUAS_PHRASE_VIA, 0) +
      vuas_vias_size(&u->run.message, u->run.message.n_vias) + vuas_from_to_size(&u->run.message));
    ensures ids: \result ==> u->run.draft.ids_end == u->run.draft.to_end + \old(vuas_ids_size(&u->run.message));
    ensures routes: \result ==> u->run.draft.routes_end == u->run.draft.ids_end +
      (routes ? \old(vuas_routes_size(&u->run.message, u->run.message.n_record_routes)) : 0);
*/
static bool write_head(vuas *u, const uint8_t *b, bool routes, bool unknown)
{
  vuas_writer w;
  w.b = u->run.draft.head;
  w.at = 0;
  w.cap = VUAS_TX_BYTES - VUAS_TAIL_RESERVE;
  w.overflow = false;
  put_first_via(&w, u, b, unknown);
  put_more_vias(&w, u, b);
  put_from_to(&w, u, b);
  uint32_t to_end = w.at;
  put_ids(&w, u, b);
  uint32_t ids_end = w.at;
  if (routes) put_record_routes(&w, u, b);
  /*@ assert ends: to_end <= ids_end <= w.at <= VUAS_TX_BYTES - VUAS_TAIL_RESERVE; */
  u->run.draft.to_end = to_end;
  u->run.draft.ids_end = ids_end;
  u->run.draft.routes_end = w.at;
  return !w.overflow;
}

/* Where it goes; no transaction yet; whether the To row is to get a tag of ours. */
/*@ requires place: \valid(u);
    terminates \true; exits \false;
    assigns u->run.draft.to_has_tag, u->run.draft.transaction, u->run.draft.path;
    ensures head: \old(vuas_head_ok(&u->run.draft)) ==> vuas_head_ok(&u->run.draft);
    ensures ends: u->run.draft.to_end == \old(u->run.draft.to_end) &&
      u->run.draft.ids_end == \old(u->run.draft.ids_end) &&
      u->run.draft.routes_end == \old(u->run.draft.routes_end);
    ensures path: u->run.draft.path == to;
    ensures members: u->run.draft.path.binding == to.binding && u->run.draft.path.connection == to.connection &&
      u->run.draft.path.transport == to.transport;
    ensures local: u->run.draft.path.local.family == to.local.family && u->run.draft.path.local.ip == to.local.ip &&
      u->run.draft.path.local.port == to.local.port && u->run.draft.path.local.scope == to.local.scope;
    ensures peer: u->run.draft.path.peer.family == to.peer.family && u->run.draft.path.peer.ip == to.peer.ip &&
      u->run.draft.path.peer.port == to.peer.port && u->run.draft.path.peer.scope == to.peer.scope;
    ensures stateless: u->run.draft.transaction.slot == VUAS_NONE && u->run.draft.transaction.generation == 0;
    ensures tagged: u->run.draft.to_has_tag <==> u->run.message.to.has_tag || !u->run.message.has_to;
*/
static void set_rest(vuas *u, vuas_path to)
{
  u->run.draft.path = to;
  u->run.draft.to_has_tag = u->run.message.to.has_tag || !u->run.message.has_to;
  u->run.draft.transaction.slot = VUAS_NONE;
  u->run.draft.transaction.generation = 0;
}

bool vuas_draft_head(vuas *u, const uint8_t *b, bool routes)
{
  vuas_path to = path_of(u, b);
  bool unknown = u->run.message.via[0].has_rport || !vuas_sent_by_is_source(u, b);
  bool fits = write_head(u, b, routes, unknown);
  set_rest(u, to);
  return fits;
}
