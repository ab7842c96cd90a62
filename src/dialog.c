/* SPDX-License-Identifier: Apache-2.0 */
#include "dialog.h"

#include "keys.h"
#include "slots.h"

/* Where requests of the dialog go first: the first route, or the remote target. */
typedef struct {
  bool strict; /* that route lacks lr */
  vuas_uri uri;
} hop;

/*@ // the parts of a URI that are read here
    predicate uri_told(vuas_uri x, integer n) =
      x.whole.off + x.whole.len <= n && x.headers.off + x.headers.len <= n && x.host.off + x.host.len <= n;
*/

/* The writer writes elsewhere than where a dialog comes from. */
#define CAN_TELL(w, u, src) \
  vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && VUAS_READABLE(w, src, 0, (u)->run.length) && \
  VUAS_CAN_TELL(&(u)->run.message, (u)->run.length)

/* --- what a message in hand has: proof only --- */

/*@ ghost
  /@ requires in: vuas_message_in(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures count: m->n_record_routes <= VUAS_MAX_ROUTES;
     ensures routes: \forall integer k; 0 <= k < m->n_record_routes ==> vuas_span_in(m->record_route[k], n);
     ensures from: vuas_name_addr_at(&m->from, n);
     ensures to: vuas_name_addr_at(&m->to, n);
     ensures contact: vuas_name_addr_at(&m->contact, n);
     ensures call_id: vuas_span_in(m->call_id, n);
  @/
  static void parts_known(const vuas_message *m, uint32_t n) {}
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
  /@ requires in: vuas_name_addr_at(a, n);
     terminates \true; exits \false; assigns \nothing;
     ensures value: a->value.off + a->value.len <= n && a->tag.off + a->tag.len <= n;
     ensures uri: vuas_uri_at(&a->uri, n);
  @/
  static void side_known(const vuas_name_addr *a, uint32_t n) {}
*/

/*@ ghost
  /@ requires in: vuas_uri_at(x, n);
     terminates \true; exits \false; assigns \nothing;
     ensures whole: x->whole.off + x->whole.len <= n;
     ensures headers: x->headers.off + x->headers.len <= n;
     ensures host: x->host.off + x->host.len <= n;
  @/
  static void uri_known(const vuas_uri *x, uint32_t n) {}
*/

/*@ ghost
  void vuas_can_tell(const vuas_message *m, uint32_t n)
  {
    parts_known(m, n);
    routes_known(m, n);
    side_known(&m->from, n);
    side_known(&m->to, n);
    side_known(&m->contact, n);
    uri_known(&m->contact.uri, n);
  }
*/

/* --- making a dialog (RFC 3261 12.1.1) --- */

/* A URI as a Request-URI: without headers (RFC 3261 19.1.1). */
/*@ requires ok: vuas_writer_ok(w);
    requires source: n <= VUAS_MAX_MESSAGE && VUAS_READABLE(w, b, 0, n);
    requires in: vuas_span_in(whole, n) && vuas_span_in(headers, n);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_target_size(whole, headers) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_target_size(whole, headers));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), b, whole.off, vuas_target_size(whole, headers));
*/
static void put_target(vuas_writer *w, const uint8_t *b, uint32_t n, vuas_span whole, vuas_span headers)
{
  uint32_t end = (uint32_t)whole.off + whole.len;
  if (headers.len > 0 && headers.off > whole.off) end = (uint32_t)headers.off - 1;
  (void)n;
  vuas_put_octets(w, b, whole.off, end);
}

/* Route set in the order of the request, from the k-th value on (RFC 3261 12.1.1). */
/*@ requires can: CAN_TELL(w, u, b);
    requires from: k <= u->run.message.n_record_routes;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_set_size(&u->run.message, k, u->run.message.n_record_routes) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_set_size(&u->run.message, k, u->run.message.n_record_routes));
    ensures older: vuas_writer_kept{Old, Here}(w);
*/
static void put_routes(vuas_writer *w, const vuas *u, const uint8_t *b, uint32_t k)
{
  uint32_t n = u->run.message.n_record_routes;
  /*@ loop invariant place: k <= j <= n;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant size: vuas_set_size(&u->run.message, k, j) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_set_size(&u->run.message, k, j));
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop assigns j, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - j;
  */
  for (uint32_t j = k; j < n; j++) {
    if (j > k) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
    vuas_put_span(w, b, u->run.message.record_route[j]);
  }
}

/* The URI of a route; otherwise if it is none. */
/*@ requires octets: vuas_octets(b, route.off + route.len);
    requires uri: uri_told(otherwise.uri, n) && route.off + route.len <= n && !otherwise.strict;
    terminates \true; exits \false; assigns \nothing;
    ensures in: uri_told(\result.uri, n);
    ensures strict: \result.strict ==> !\result.uri.lr;
    ensures sips: \result.uri.scheme == VUAS_SCHEME_SIPS <==>
      (vuas_is_name_addr(b, route.off, route.off + route.len) ? vuas_sips_route(b, route) :
       otherwise.uri.scheme == VUAS_SCHEME_SIPS);
*/
static hop hop_of(const uint8_t *b, uint32_t n, vuas_span route, hop otherwise)
{
  vuas_name_addr a;
  (void)n;
  if (!vuas_parse_name_addr(b, route.off, (uint32_t)route.off + route.len, &a)) return otherwise;
  otherwise.uri = a.uri;
  otherwise.strict = !a.uri.lr;
  return otherwise;
}

/* A first route without lr takes the target's place, the target goes last (12.2.1.1). */
/*@ requires place: \valid_read(u) && vuas_octets(b, u->run.length);
    requires can: VUAS_CAN_TELL(&u->run.message, u->run.length);
    terminates \true; exits \false; assigns \nothing;
    ensures in: uri_told(\result.uri, u->run.length);
    ensures strict: \result.strict ==> u->run.message.n_record_routes > 0 && !\result.uri.lr;
    ensures direct: u->run.message.n_record_routes == 0 ==> \result.uri == u->run.message.contact.uri;
    ensures sips: \result.uri.scheme == VUAS_SCHEME_SIPS <==> vuas_sips_hop(b, &u->run.message);
*/
static hop first_hop(const vuas *u, const uint8_t *b)
{
  hop h;
  h.strict = false;
  h.uri = u->run.message.contact.uri;
  /*@ assert direct: u->run.message.n_record_routes == 0 ==>
        (h.uri.scheme == VUAS_SCHEME_SIPS <==> vuas_sips_hop(b, &u->run.message)); */
  if (u->run.message.n_record_routes == 0) return h;
  vuas_span first = u->run.message.record_route[0];
  h = hop_of(b, u->run.length, first, h);
  /*@ assert sips: h.uri.scheme == VUAS_SCHEME_SIPS <==> (vuas_is_name_addr(b, first.off, first.off + first.len) ?
        vuas_sips_route(b, first) : u->run.message.contact.uri.scheme == VUAS_SCHEME_SIPS); */
  /*@ assert place: first.off == u->run.message.record_route[0].off &&
        first.len == u->run.message.record_route[0].len; */
  /*@ assert there: vuas_is_name_addr(b, first.off, first.off + first.len) ==>
        vuas_is_name_addr(b, u->run.message.record_route[0].off,
          u->run.message.record_route[0].off + u->run.message.record_route[0].len); */
  /*@ assert back: vuas_is_name_addr(b, u->run.message.record_route[0].off,
          u->run.message.record_route[0].off + u->run.message.record_route[0].len) ==>
        vuas_is_name_addr(b, first.off, first.off + first.len); */
  /*@ assert routed: vuas_is_name_addr(b, first.off, first.off + first.len) <==> vuas_routed(b, &u->run.message); */
  /*@ assert hop: h.uri.scheme == VUAS_SCHEME_SIPS <==> vuas_sips_hop(b, &u->run.message); */
  return h;
}

/* Where a request of ours goes: the source, but the address and port that the URI names; of no family when it
   names a host. */
/*@ requires place: \valid_read(u);
    requires octets: vuas_octets(b, uri.host.off + uri.host.len);
    terminates \true; exits \false; assigns \nothing;
    ensures named: !vuas_ip_text{Pre}(b, uri.host) ==> \result.family == 0;
    ensures literal: vuas_ip_text{Pre}(b, uri.host) ==> vuas_ip_in{Pre}(b, uri.host, \result) &&
      \result.port == (uri.has_port ? uri.port : 5060) && \result.scope == u->run.source.peer.scope;
*/
static vuas_address address_of(const vuas *u, const uint8_t *b, vuas_uri uri)
{
  return vuas_literal(b, uri.host, uri.has_port ? uri.port : 5060, u->run.source.peer.scope);
}

/* The remote target as the last route, after a comma if others stand before it. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: VUAS_READABLE(w, b, 0, n) && n <= VUAS_MAX_MESSAGE && whole.off + whole.len <= n;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, (comma ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) + whole.len + 2);
    ensures size: (comma ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) >= 0;
    ensures older: vuas_writer_kept{Old, Here}(w);
*/
static void put_last(vuas_writer *w, const uint8_t *b, uint32_t n, vuas_span whole, bool comma)
{
  (void)n;
  if (comma) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
  vuas_put_byte(w, '<');
  vuas_put_span(w, b, whole);
  vuas_put_byte(w, '>');
}

/* Remote target and route set; where the target ends. */
/*@ requires can: CAN_TELL(w, u, b) && uri_told(h.uri, u->run.length);
    requires strict: h.strict ==> u->run.message.n_record_routes > 0;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures between: \old(w->at) <= \result <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures loose: !w->overflow && !h.strict ==>
      \result == \old(w->at) + vuas_target_size(u->run.message.contact.uri.whole, u->run.message.contact.uri.headers) &&
      w->at == \result + vuas_set_size(&u->run.message, 0, u->run.message.n_record_routes);
    ensures strict: !w->overflow && h.strict ==>
      \result == \old(w->at) + vuas_target_size(h.uri.whole, h.uri.headers) &&
      w->at == \result + vuas_set_size(&u->run.message, 1, u->run.message.n_record_routes) +
        (u->run.message.n_record_routes > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) +
        u->run.message.contact.uri.whole.len + 2;
*/
static uint32_t put_way(vuas_writer *w, const vuas *u, const uint8_t *b, hop h)
{
  vuas_span whole = h.strict ? h.uri.whole : u->run.message.contact.uri.whole;
  vuas_span headers = h.strict ? h.uri.headers : u->run.message.contact.uri.headers;
  put_target(w, b, u->run.length, whole, headers);
  uint32_t end = w->at;
  put_routes(w, u, b, h.strict ? 1 : 0);
  if (h.strict) put_last(w, b, u->run.length, u->run.message.contact.uri.whole, u->run.message.n_record_routes > 1);
  return end;
}

/* One span after the other; where the first ends. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: VUAS_READABLE(w, b, 0, n) && n <= VUAS_MAX_MESSAGE && x.off + x.len <= n && y.off + y.len <= n;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures between: \old(w->at) <= \result <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures exact: !w->overflow ==> \result == \old(w->at) + x.len && w->at == \result + y.len;
    ensures first: !w->overflow ==> vuas_text_there(w->b, \old(w->at), b, x.off, x.len);
    ensures second: !w->overflow ==> vuas_text_there(w->b, \result, b, y.off, y.len);
*/
static uint32_t put_two(vuas_writer *w, const uint8_t *b, uint32_t n, vuas_span x, vuas_span y)
{
  (void)n;
  vuas_put_span(w, b, x);
  uint32_t end = w->at;
  vuas_put_span(w, b, y);
  return end;
}

/* Where the parts of a dialog's text end. */
typedef struct {
  uint32_t call_id, remote_tag, local, remote, target;
} ends;

/* Call-ID, remote tag, local and remote URI; no target yet. */
/*@ requires ok: vuas_writer_ok(w) && w->at == 0;
    requires source: VUAS_READABLE(w, b, 0, n) && n <= VUAS_MAX_MESSAGE && x.off + x.len <= n &&
      tag.off + tag.len <= n &&
      to.off + to.len <= n && from.off + from.len <= n;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures between: \result.call_id <= \result.remote_tag <= \result.local <= \result.remote == w->at;
    ensures overflow: \old(w->overflow) ==> w->overflow;
    ensures exact: !w->overflow ==> \result.call_id == x.len && \result.remote_tag == \result.call_id + tag.len &&
      \result.local == \result.remote_tag + to.len && \result.remote == \result.local + from.len;
    ensures call_id: !w->overflow ==> vuas_text_there(w->b, 0, b, x.off, x.len);
    ensures tag: !w->overflow ==> vuas_text_there(w->b, \result.call_id, b, tag.off, tag.len);
    ensures to: !w->overflow ==> vuas_text_there(w->b, \result.remote_tag, b, to.off, to.len);
    ensures from: !w->overflow ==> vuas_text_there(w->b, \result.local, b, from.off, from.len);
*/
static ends put_ids(vuas_writer *w, const uint8_t *b, uint32_t n, vuas_span x, vuas_span tag, vuas_span to,
                    vuas_span from)
{
  ends e;
  e.call_id = put_two(w, b, n, x, tag);
  e.remote_tag = w->at;
  e.local = put_two(w, b, n, to, from);
  e.remote = w->at;
  e.target = w->at;
  return e;
}

/* All text of the dialog. */
/*@ requires can: CAN_TELL(w, u, b) && uri_told(h.uri, u->run.length) && w->at == 0;
    requires strict: h.strict ==> u->run.message.n_record_routes > 0;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures between: \result.call_id <= \result.remote_tag <= \result.local <= \result.remote <= \result.target &&
      \result.target <= w->at;
    ensures overflow: \old(w->overflow) ==> w->overflow;
    ensures exact: !w->overflow ==> \result.call_id == u->run.message.call_id.len &&
      \result.remote_tag == \result.call_id + u->run.message.from.tag.len &&
      \result.local == \result.remote_tag + u->run.message.to.value.len &&
      \result.remote == \result.local + u->run.message.from.value.len;
    ensures call_id: !w->overflow ==>
      vuas_text_there(w->b, 0, b, u->run.message.call_id.off, u->run.message.call_id.len);
    ensures tag: !w->overflow ==>
      vuas_text_there(w->b, \result.call_id, b, u->run.message.from.tag.off, u->run.message.from.tag.len);
    ensures to: !w->overflow ==>
      vuas_text_there(w->b, \result.remote_tag, b, u->run.message.to.value.off, u->run.message.to.value.len);
    ensures from: !w->overflow ==>
      vuas_text_there(w->b, \result.local, b, u->run.message.from.value.off, u->run.message.from.value.len);
    ensures loose: !w->overflow && !h.strict ==>
      \result.target == \result.remote +
        vuas_target_size(u->run.message.contact.uri.whole, u->run.message.contact.uri.headers) &&
      w->at == \result.target + vuas_set_size(&u->run.message, 0, u->run.message.n_record_routes);
    ensures strict: !w->overflow && h.strict ==>
      w->at == \result.target + vuas_set_size(&u->run.message, 1, u->run.message.n_record_routes) +
        (u->run.message.n_record_routes > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) +
        u->run.message.contact.uri.whole.len + 2;
*/
static ends put_text(vuas_writer *w, const vuas *u, const uint8_t *b, hop h)
{
  ends e = put_ids(w, b, u->run.length, u->run.message.call_id, u->run.message.from.tag, u->run.message.to.value,
                   u->run.message.from.value);
  e.target = put_way(w, u, b, h);
  return e;
}

/* Where each part of the text ends; the writer's place is the last end. */
/*@ requires place: \valid(u);
    requires order: e.call_id <= e.remote_tag <= e.local <= e.remote <= e.target <= routes <= VUAS_CALL_BYTES;
    terminates \true; exits \false;
    assigns u->run.dialog.call_id_end, u->run.dialog.remote_tag_end,
      u->run.dialog.local_end, u->run.dialog.remote_end, u->run.dialog.target_end, u->run.dialog.routes_end;
    ensures ends: u->run.dialog.call_id_end == e.call_id && u->run.dialog.remote_tag_end == e.remote_tag &&
      u->run.dialog.local_end == e.local && u->run.dialog.remote_end == e.remote &&
        u->run.dialog.target_end == e.target &&
      u->run.dialog.routes_end == routes;
*/
static void set_ends(vuas *u, ends e, uint32_t routes)
{
  u->run.dialog.call_id_end = (uint16_t)e.call_id;
  u->run.dialog.remote_tag_end = (uint16_t)e.remote_tag;
  u->run.dialog.local_end = (uint16_t)e.local;
  u->run.dialog.remote_end = (uint16_t)e.remote;
  u->run.dialog.target_end = (uint16_t)e.target;
  u->run.dialog.routes_end = (uint16_t)routes;
}

/* The text of the dialog, and where its parts end. */
/*@ requires place: \valid(u) && vuas_octets(b, u->run.length) && \separated(u, b + (0 .. u->run.length - 1));
    requires parts: VUAS_CAN_TELL(&u->run.message, u->run.length) && uri_told(h.uri, u->run.length);
    requires strict: h.strict ==> u->run.message.n_record_routes > 0;
    terminates \true; exits \false;
    assigns u->run.dialog.bytes[0 .. VUAS_CALL_BYTES - 1], u->run.dialog.call_id_end, u->run.dialog.remote_tag_end,
      u->run.dialog.local_end, u->run.dialog.remote_end, u->run.dialog.target_end, u->run.dialog.routes_end;
    ensures parts: u->run.dialog.call_id_end <= u->run.dialog.remote_tag_end <= u->run.dialog.local_end <=
      u->run.dialog.remote_end <= u->run.dialog.target_end <= u->run.dialog.routes_end <= VUAS_CALL_BYTES;
    ensures ids: \result ==> vuas_dialog_ids(&u->run.dialog, b, &u->run.message);
    ensures loose: \result && !h.strict ==>
      u->run.dialog.target_end == u->run.dialog.remote_end +
        vuas_target_size(u->run.message.contact.uri.whole, u->run.message.contact.uri.headers) &&
      u->run.dialog.routes_end == u->run.dialog.target_end + \old(vuas_set_size(&u->run.message, 0,
        u->run.message.n_record_routes));
    ensures strict: \result && h.strict ==>
      u->run.dialog.routes_end == u->run.dialog.target_end +
        \old(vuas_set_size(&u->run.message, 1, u->run.message.n_record_routes)) +
        (u->run.message.n_record_routes > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0) +
        u->run.message.contact.uri.whole.len + 2;
*/
static bool write_dialog(vuas *u, const uint8_t *b, hop h)
{
  vuas_writer w;
  w.b = u->run.dialog.bytes;
  w.at = 0;
  w.cap = VUAS_CALL_BYTES;
  w.overflow = false;
  ends e = put_text(&w, u, b, h);
  set_ends(u, e, w.at);
  return !w.overflow;
}

/* What of the dialog is not text; what is stays as it is. */
/*@ requires place: \valid(u) && \separated(u, b + (0 .. u->run.length - 1));
    requires parts: VUAS_CAN_TELL(&u->run.message, u->run.length);
    requires order: u->run.dialog.call_id_end <= u->run.dialog.remote_tag_end <= u->run.dialog.local_end <=
      u->run.dialog.remote_end <= u->run.dialog.target_end <= u->run.dialog.routes_end <= VUAS_CALL_BYTES;
    requires transport: u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false;
    assigns u->run.dialog.strict, u->run.dialog.next_hop, u->run.dialog.has_remote_tag, u->run.dialog.invite_cseq,
      u->run.dialog.remote_seq, u->run.dialog.offer_in_invite, u->run.dialog.path, u->run.dialog.secure;
    ensures strict: u->run.dialog.strict == strict;
    ensures hop: u->run.dialog.next_hop.family == next.family && u->run.dialog.next_hop.ip == next.ip &&
      u->run.dialog.next_hop.port == next.port && u->run.dialog.next_hop.scope == next.scope;
    ensures next: u->run.dialog.next_hop == next;
    ensures path: u->run.dialog.path.peer.family == u->run.source.peer.family &&
      u->run.dialog.path.peer.ip == u->run.source.peer.ip && u->run.dialog.path.peer.port == u->run.source.peer.port &&
      u->run.dialog.path.peer.scope == u->run.source.peer.scope && u->run.dialog.path.local == u->run.source.local &&
      u->run.dialog.path.transport == u->run.source.transport && u->run.dialog.path.binding == u->run.source.binding &&
      u->run.dialog.path.connection == u->run.source.connection;
    ensures members: u->run.dialog.has_remote_tag == u->run.message.from.has_tag &&
      u->run.dialog.invite_cseq == u->run.message.cseq && u->run.dialog.remote_seq == u->run.message.cseq &&
      (u->run.dialog.offer_in_invite <==> u->run.message.body.len > 0) &&
      (u->run.dialog.secure <==> secure);
    ensures ends: u->run.dialog.call_id_end == \old(u->run.dialog.call_id_end) &&
      u->run.dialog.remote_tag_end == \old(u->run.dialog.remote_tag_end) &&
        u->run.dialog.local_end == \old(u->run.dialog.local_end) &&
      u->run.dialog.remote_end == \old(u->run.dialog.remote_end) &&
        u->run.dialog.target_end == \old(u->run.dialog.target_end) &&
      u->run.dialog.routes_end == \old(u->run.dialog.routes_end);
    ensures call_id: \old(vuas_text_there(&u->run.dialog.bytes[0], 0, b, u->run.message.call_id.off,
      u->run.message.call_id.len)) ==>
      vuas_text_there(&u->run.dialog.bytes[0], 0, b, u->run.message.call_id.off, u->run.message.call_id.len);
    ensures tag: \old(vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.call_id_end, b,
      u->run.message.from.tag.off, u->run.message.from.tag.len)) ==>
      vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.call_id_end, b, u->run.message.from.tag.off,
        u->run.message.from.tag.len);
    ensures to: \old(vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.remote_tag_end, b,
      u->run.message.to.value.off, u->run.message.to.value.len)) ==>
      vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.remote_tag_end, b, u->run.message.to.value.off,
        u->run.message.to.value.len);
    ensures from: \old(vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.local_end, b,
      u->run.message.from.value.off, u->run.message.from.value.len)) ==>
      vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.local_end, b, u->run.message.from.value.off,
        u->run.message.from.value.len);
    ensures parts: vuas_dialog_parts(&u->run.dialog);
*/
static void set_members(vuas *u, const uint8_t *b, bool strict, bool secure, vuas_address next)
{
  (void)b;
  u->run.dialog.strict = strict;
  u->run.dialog.next_hop = next;
  u->run.dialog.has_remote_tag = u->run.message.from.has_tag;
  u->run.dialog.invite_cseq = u->run.message.cseq;
  u->run.dialog.remote_seq = u->run.message.cseq;
  u->run.dialog.offer_in_invite = u->run.message.body.len > 0;
  u->run.dialog.path = u->run.source;
  u->run.dialog.secure = secure;
}

bool vuas_dialog_draft(vuas *u, const uint8_t *b)
{
  hop h = first_hop(u, b);
  vuas_address next = address_of(u, b, h.uri);
  bool secure = u->run.message.ruri.scheme == VUAS_SCHEME_SIPS || h.uri.scheme == VUAS_SCHEME_SIPS;
  bool fits = write_dialog(u, b, h);
  /*@ assert call_id: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], 0, b, u->run.message.call_id.off, u->run.message.call_id.len); */
  /*@ assert tag: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.call_id_end, b, u->run.message.from.tag.off,
          u->run.message.from.tag.len); */
  /*@ assert to: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.remote_tag_end, b, u->run.message.to.value.off,
          u->run.message.to.value.len); */
  /*@ assert from: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.local_end, b, u->run.message.from.value.off,
          u->run.message.from.value.len); */
  set_members(u, b, h.strict, secure, next);
  /*@ assert kept_call_id: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], 0, b, u->run.message.call_id.off, u->run.message.call_id.len); */
  /*@ assert kept_tag: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.call_id_end, b, u->run.message.from.tag.off,
          u->run.message.from.tag.len); */
  /*@ assert kept_to: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.remote_tag_end, b, u->run.message.to.value.off,
          u->run.message.to.value.len); */
  /*@ assert kept_from: fits ==>
        vuas_text_there(&u->run.dialog.bytes[0], u->run.dialog.local_end, b, u->run.message.from.value.off,
          u->run.message.from.value.len); */
  /*@ assert ends: fits ==> u->run.dialog.call_id_end == u->run.message.call_id.len &&
        u->run.dialog.remote_tag_end == u->run.dialog.call_id_end + u->run.message.from.tag.len &&
        u->run.dialog.local_end == u->run.dialog.remote_tag_end + u->run.message.to.value.len &&
        u->run.dialog.remote_end == u->run.dialog.local_end + u->run.message.from.value.len; */
  return fits;
}

/* --- finding one (RFC 3261 12.2.2) --- */

/* Whether the request in hand is of call i, a living one. */
/*@ requires place: \valid_read(u) && i < u->store.n_calls && \valid_read(&u->store.calls[i]);
    requires octets: vuas_octets(b, u->run.length) && vuas_dialog_asked(&u->run.message, u->run.length);
    requires call: u->store.calls[i].state != VUAS_CALL_FREE &&
      u->store.calls[i].call_id_end <= u->store.calls[i].remote_tag_end &&
      u->store.calls[i].remote_tag_end <= VUAS_CALL_BYTES;
    requires tag: u->run.message.to.has_tag && u->run.message.to.tag.len == VUAS_TAG_BYTES;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_dialog_is(u, b, i);
*/
static bool is_dialog(const vuas *u, const uint8_t *b, uint32_t i)
{
  const vuas_call_slot *c = &u->store.calls[i];
  uint32_t length = (uint32_t)c->remote_tag_end - c->call_id_end;
  if (!vuas_same_bytes(c->tag, 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES)) return false;
  if (u->run.message.call_id.len != c->call_id_end) return false;
  if (!vuas_same_bytes(c->bytes, 0, b, u->run.message.call_id.off, c->call_id_end)) return false;
  if (u->run.message.from.has_tag != c->has_remote_tag || u->run.message.from.tag.len != length) return false;
  return vuas_same_bytes(c->bytes, c->call_id_end, b, u->run.message.from.tag.off, length);
}

/*@ ghost
  /@ requires slot: vuas_place_is(b, u->run.message.to.tag.off, h.slot);
     requires generation: vuas_place_is(b, u->run.message.to.tag.off + 8, h.generation);
     terminates \true; exits \false; assigns \nothing;
     ensures one: \forall integer i; vuas_tag_names(u, b, i) ==> i == h.slot;
     ensures dead: !vuas_call_is(u, h, h.slot) ==> \forall integer i; vuas_tag_names(u, b, i) ==>
       !vuas_dialog_is(u, b, i);
     ensures named: vuas_call_is(u, h, h.slot) ==> vuas_tag_names(u, b, h.slot);
  @/
  static void only_one(const vuas *u, const uint8_t *b, vuas_handle h) {}
*/

/*@ ghost
  /@ requires mem: vuas_mem(u) && i < u->store.n_calls;
     requires call: vuas_call_ok(&u->store.calls[i]) && u->store.calls[i].state != VUAS_CALL_FREE;
     terminates \true; exits \false; assigns \nothing;
     ensures place: \valid_read(u) && \valid_read(&u->store.calls[i]);
     ensures parts: u->store.calls[i].call_id_end <= u->store.calls[i].remote_tag_end &&
       u->store.calls[i].remote_tag_end <= VUAS_CALL_BYTES;
  @/
  static void call_known(const vuas *u, uint32_t i) {}
*/

uint32_t vuas_dialog_of(const vuas *u, const uint8_t *b)
{
  vuas_span tag = u->run.message.to.tag;
  if (!u->run.message.to.has_tag || tag.len != VUAS_TAG_BYTES) return VUAS_NONE;
  vuas_handle named = vuas_place_in(b, tag.off);
  //@ ghost only_one(u, b, named);
  uint32_t i = vuas_call_of(u, named);
  if (i == VUAS_NONE) return VUAS_NONE;
  /*@ assert mem: vuas_mem(u); */
  /*@ assert call: vuas_call_ok(&u->store.calls[i]); */
  //@ ghost call_known(u, i);
  return is_dialog(u, b, i) ? i : VUAS_NONE;
}
