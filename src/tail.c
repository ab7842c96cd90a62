/* SPDX-License-Identifier: Apache-2.0 */
#include "tail.h"

/* The writer writes elsewhere than where the configuration stands. */
#define CAN_PUT(w, u) \
  vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && \
  \separated((w)->b + (0 .. (w)->cap - 1), &(u)->run.config) && \
  vuas_names_ok(&(u)->run.config)

/* Nor where that message stands. */
#define CAN_TELL(w, u, src) \
  CAN_PUT(w, u) && VUAS_READABLE(w, src, 0, (u)->run.length) && (u)->run.length <= VUAS_MAX_MESSAGE && \
  vuas_told_in(&(u)->run.message, (u)->run.length)

/* Nor where a text of the application does; the whole of what it asks for. */
#define TEXT_READABLE(w, t) VUAS_READABLE(w, (t).at, 0, (t).length)
#define CAN_SEND(w, o) \
  vuas_writer_ok(w) && \valid_read(o) && \separated(w, o) && (o)->n_fields <= VUAS_MAX_FIELDS && \
  (o)->n_contacts <= VUAS_MAX_CONTACTS && TEXT_READABLE(w, (o)->reason) && TEXT_READABLE(w, (o)->content_type) && \
  TEXT_READABLE(w, (o)->body) && \
  (\forall integer k; 0 <= k < (o)->n_fields ==> TEXT_READABLE(w, (o)->field[k].name) && \
    TEXT_READABLE(w, (o)->field[k].value)) && \
  (\forall integer k; 0 <= k < (o)->n_contacts ==> TEXT_READABLE(w, (o)->contact[k]) && \
    TEXT_READABLE(w, (o)->contact_params[k]))

/* What the application asks for can be read, and stands elsewhere than the state. */
#define TEXT_APART(u, t) (\valid_read((t).at + (0 .. (t).length - 1)) && \separated((t).at + (0 .. (t).length - 1), u))
#define OPTIONS_APART(u, o) \
  \valid_read(o) && \separated(o, u) && (o)->n_fields <= VUAS_MAX_FIELDS && (o)->n_contacts <= VUAS_MAX_CONTACTS && \
  TEXT_APART(u, (o)->reason) && TEXT_APART(u, (o)->content_type) && TEXT_APART(u, (o)->body) && \
  (\forall integer k; 0 <= k < (o)->n_fields ==> TEXT_APART(u, (o)->field[k].name) && \
    TEXT_APART(u, (o)->field[k].value)) && \
  (\forall integer k; 0 <= k < (o)->n_contacts ==> TEXT_APART(u, (o)->contact[k]) && \
    TEXT_APART(u, (o)->contact_params[k]))

/*@ ghost
  void vuas_can_explain(const vuas_message *m, uint32_t n)
  {
    /@ assert require: \forall integer k; 0 <= k < m->n_require ==> vuas_span_in(m->require[k], n); @/
  }
*/

/* --- rows of an answer --- */

/* The extensions that the request required, none of which is known here (RFC 3261 8.2.2.3). */
/*@ requires can: CAN_TELL(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w,
      vuas_row_size(VUAS_PHRASE_UNSUPPORTED, vuas_require_size(&u->run.message, u->run.message.n_require)));
*/
static void put_unsupported(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  uint32_t n = u->run.message.n_require;
  vuas_put_word(w, VUAS_PHRASE_UNSUPPORTED);
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant size: vuas_require_size(&u->run.message, k) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_phrase_size(VUAS_PHRASE_UNSUPPORTED) +
        vuas_require_size(&u->run.message, k));
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) {
    if (k > 0) vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
    vuas_put_span(w, b, u->run.message.require[k]);
  }
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* The methods that are known here (RFC 3261 20.5). */
/*@ requires can: CAN_PUT(w, u);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: vuas_allow_size(u) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_allow_size(u));
*/
static void put_allow(vuas_writer *w, const vuas *u)
{
  vuas_put_word(w, VUAS_PHRASE_ALLOW);
  /*@ loop invariant place: VUAS_METHOD_INFO <= m <= VUAS_METHOD_LAST + 1;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant size: vuas_taken_size(&u->run.config, m) >= 0;
      loop invariant exact: vuas_wrote{Pre, Here}(w, vuas_phrase_size(VUAS_PHRASE_ALLOW) +
        vuas_taken_size(&u->run.config, m));
      loop assigns m, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant VUAS_METHOD_LAST + 1 - m;
  */
  for (uint32_t m = VUAS_METHOD_INFO; m <= VUAS_METHOD_LAST; m++) {
    if (!u->run.config.takes[m]) continue;
    vuas_put_word(w, VUAS_PHRASE_COMMA_SPACE);
    vuas_put_word(w, VUAS_PHRASE_METHOD + m);
  }
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* What this server can do (RFC 3261 11.2). */
/*@ requires can: CAN_PUT(w, u);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_abilities_size(u));
*/
static void put_abilities(vuas_writer *w, const vuas *u)
{
  put_allow(w, u);
  vuas_put_word(w, VUAS_PHRASE_ACCEPT);
  vuas_put_word(w, VUAS_PHRASE_ACCEPT_ENCODING);
  vuas_put_word(w, VUAS_PHRASE_ACCEPT_LANGUAGE);
  vuas_put_word(w, VUAS_PHRASE_SUPPORTED);
}

/* No time, in seconds, after a space. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures exact: vuas_wrote{Old, Here}(w, 6);
    ensures octets: !w->overflow ==> w->b[w->at - 6] == ' ' && w->b[w->at - 5] == '0' && w->b[w->at - 4] == '.' &&
      w->b[w->at - 3] == '0' && w->b[w->at - 2] == '0' && w->b[w->at - 1] == '0';
*/
static void put_no_delay(vuas_writer *w)
{
  vuas_put_byte(w, ' ');
  vuas_put_byte(w, '0');
  vuas_put_byte(w, '.');
  vuas_put_byte(w, '0');
  vuas_put_byte(w, '0');
  vuas_put_byte(w, '0');
}

/* The request's Timestamp, and room for the delay (RFC 3261 8.2.6.1). */
/*@ requires ok: vuas_writer_ok(w);
    requires source: VUAS_READABLE(w, b, stamp.off, stamp.off + stamp.len);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_row_size(VUAS_PHRASE_TIMESTAMP, stamp.len + 6));
*/
static void put_stamp(vuas_writer *w, const uint8_t *b, vuas_span stamp)
{
  vuas_put_word(w, VUAS_PHRASE_TIMESTAMP);
  vuas_put_span(w, b, stamp);
  put_no_delay(w);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/*@ requires can: CAN_TELL(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_with_size(u, with));
*/
static void put_with(vuas_writer *w, const vuas *u, const uint8_t *b, vuas_with with)
{
  if (with == VUAS_WITH_ALLOW) put_allow(w, u);
  else if (with == VUAS_WITH_ABILITIES) put_abilities(w, u);
  else if (with == VUAS_WITH_ACCEPT) vuas_put_word(w, VUAS_PHRASE_ACCEPT);
  else if (with == VUAS_WITH_ENCODING) vuas_put_word(w, VUAS_PHRASE_ACCEPT_ENCODING);
  else if (with == VUAS_WITH_WARNING) vuas_put_word(w, VUAS_PHRASE_WARNING);
  else if (with == VUAS_WITH_UNSUPPORTED) put_unsupported(w, u, b);
  else if (with == VUAS_WITH_RETRY_AFTER) vuas_put_number(w, VUAS_PHRASE_RETRY_AFTER, u->run.config.retry_after_s);
  else if (with == VUAS_WITH_RETRY_SOON) vuas_put_number(w, VUAS_PHRASE_RETRY_AFTER, (uint32_t)(u->run.key_hash % 11));
  else if (with == VUAS_WITH_TIMESTAMP && u->run.message.has_timestamp)
    vuas_put_row(w, VUAS_PHRASE_TIMESTAMP, b, u->run.message.timestamp);
  else if (with == VUAS_WITH_DELAY && u->run.message.has_timestamp) put_stamp(w, b, u->run.message.timestamp);
}

/* The octets s[0 .. n-1] and a fixed text after them. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: VUAS_READABLE(w, s, 0, n);
    requires number: end < VUAS_PHRASES;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: 0 <= vuas_phrase_size(end) <= VUAS_PHRASE_ROW;
    ensures exact: vuas_wrote{Old, Here}(w, n + vuas_phrase_size(end));
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), s, 0, n);
*/
static void put_text(vuas_writer *w, const uint8_t *s, uint32_t n, uint32_t end)
{
  vuas_put_octets(w, s, 0, n);
  vuas_put_word(w, end);
}

/*@ requires can: CAN_PUT(w, u);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: 0 <= vuas_server_size(u) <= 2 * VUAS_PHRASE_ROW + u->run.config.server_length;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_server_size(u));
*/
static void put_server(vuas_writer *w, const vuas *u)
{
  if (u->run.config.server_length == 0) return;
  vuas_put_word(w, VUAS_PHRASE_SERVER);
  put_text(w, u->run.config.server, u->run.config.server_length, VUAS_PHRASE_CRLF);
}

/* Content-Length, the empty line, the body. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: VUAS_READABLE(w, body, 0, length);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: 0 <= vuas_length_size(length) <= VUAS_LENGTH_MOST - 1 + vuas_decimal_size(length) + length;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_length_size(length));
    ensures octets: !w->overflow ==> vuas_text_there(w->b, w->at - length, body, 0, length);
*/
static void put_length(vuas_writer *w, const uint8_t *body, uint32_t length)
{
  vuas_put_number(w, VUAS_PHRASE_CONTENT_LENGTH, length);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_octets(w, body, 0, length);
}

/*@ requires place: \valid(u) && vuas_names_ok(&u->run.config);
    requires room: u->run.draft.routes_end <= VUAS_TX_BYTES - VUAS_TAIL_RESERVE;
    requires source: \valid_read(b + (0 .. u->run.length - 1)) && \separated(u, b + (0 .. u->run.length - 1));
    requires parts: u->run.length <= VUAS_MAX_MESSAGE && vuas_told_in(&u->run.message, u->run.length);
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures tail: u->run.draft.reason_end <= u->run.draft.tail_end <= vuas_room(&u->run.draft);
    ensures status: u->run.draft.status == status;
    ensures fits: \result <==> \old(vuas_answer_size(u, status, with)) <= vuas_room(&u->run.draft);
    ensures ends: \result ==> u->run.draft.tail_end == \old(vuas_answer_size(u, status, with)) &&
      u->run.draft.reason_end == \old(vuas_said_size(u, status, with));
*/
static bool write_tail(vuas *u, const uint8_t *b, uint16_t status, vuas_with with)
{
  vuas_writer w;
  w.b = u->run.draft.tail;
  w.at = 0;
  w.cap = VUAS_TX_BYTES - u->run.draft.routes_end;
  w.overflow = false;
  if (with == VUAS_WITH_CAUSE) vuas_put_cause(&w, u->run.message.refusal.cause, u->run.message.refusal.field);
  else vuas_put_reason(&w, status);
  uint32_t reason_end = w.at;
  /*@ assert rows: vuas_with_size(u, with) == \at(vuas_with_size(u, with), Pre); */
  put_with(&w, u, b, with);
  put_server(&w, u);
  put_length(&w, b, 0);
  u->run.draft.reason_end = reason_end;
  u->run.draft.tail_end = w.at;
  u->run.draft.status = status;
  return !w.overflow;
}

bool vuas_draft_tail(vuas *u, const uint8_t *b, uint16_t status, vuas_with with)
{
  bool fits = write_tail(u, b, status, with);
  if (fits) return true;
  /*@ assert parts: vuas_told_in(&u->run.message, u->run.length); */
  return write_tail(u, b, status, VUAS_WITH_NOTHING);
}

void vuas_draft_plain(vuas *u, uint16_t status)
{
  vuas_writer w;
  w.b = u->run.draft.tail;
  w.at = 0;
  w.cap = VUAS_TX_BYTES - u->run.draft.routes_end;
  w.overflow = false;
  vuas_put_reason(&w, status);
  uint32_t reason_end = w.at;
  put_server(&w, u);
  put_length(&w, u->run.config.server, 0);
  /*@ assert fits: !w.overflow; */
  u->run.draft.reason_end = reason_end;
  u->run.draft.tail_end = w.at;
  u->run.draft.status = status;
}

/* --- what a verb sends --- */

void vuas_put_host(vuas_writer *w, const vuas *u, const vuas_address *local)
{
  if (u->run.config.host_length > 0) vuas_put_octets(w, u->run.config.host, 0, u->run.config.host_length);
  else vuas_put_ip(w, local, true);
  vuas_put_byte(w, ':');
  vuas_put_decimal(w, local->port);
}

/*@ requires ok: vuas_writer_ok(w);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_transport_size(transport) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_transport_size(transport));
*/
static void put_transport(vuas_writer *w, uint8_t transport)
{
  if (transport == VUAS_UDP || transport >= VUAS_TRANSPORT_OTHER) return;
  vuas_put_word(w, VUAS_PHRASE_TRANSPORT_IS);
  vuas_put_word(w, VUAS_PHRASE_TRANSPORT + (uint32_t)transport);
}

/* RFC 3261 12.1.1: where requests of this dialog are to go. */
/*@ requires can: CAN_PUT(w, u) && \valid_read(c) && \separated(w, c) && \separated(w->b + (0 .. w->cap - 1), c);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures about: vuas_wrote_about{Old, Here}(w, \old(vuas_contact_frame(c) + vuas_host_least(u, &c->path.local)),
                                                  \old(vuas_contact_frame(c) + vuas_host_most(u, &c->path.local)));
*/
static void put_contact(vuas_writer *w, const vuas *u, const vuas_call_slot *c)
{
  uint32_t scheme = c->secure ? VUAS_PHRASE_SIPS : VUAS_PHRASE_SIP;
  uint8_t transport = c->path.transport;
  vuas_put_word(w, VUAS_PHRASE_CONTACT);
  vuas_put_word(w, scheme);
  /*@ assert begun: vuas_wrote{Pre, Here}(w, vuas_phrase_size(VUAS_PHRASE_CONTACT) + vuas_phrase_size(scheme)); */
  /*@ assert least: vuas_host_least(u, &c->path.local) == \at(vuas_host_least(u, &c->path.local), Pre); */
  /*@ assert most: vuas_host_most(u, &c->path.local) == \at(vuas_host_most(u, &c->path.local), Pre); */
  vuas_put_host(w, u, &c->path.local);
  /*@ assert host: vuas_wrote_about{Pre, Here}(w,
        vuas_phrase_size(VUAS_PHRASE_CONTACT) + vuas_phrase_size(scheme) + \at(vuas_host_least(u, &c->path.local), Pre),
        vuas_phrase_size(VUAS_PHRASE_CONTACT) + vuas_phrase_size(scheme) +
        \at(vuas_host_most(u, &c->path.local), Pre)); */
  put_transport(w, transport);
  vuas_put_word(w, VUAS_PHRASE_GREATER_CRLF);
}

/* A target of a redirection, and its parameters (RFC 3261 20.10). */
/*@ requires ok: vuas_writer_ok(w);
    requires target: \valid_read(t) && \separated(w, t) && TEXT_READABLE(w, *t);
    requires params: \valid_read(p) && \separated(w, p) && TEXT_READABLE(w, *p);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: vuas_contact_size(t, p) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_contact_size(t, p));
    ensures octets: !w->overflow ==>
      vuas_text_there(w->b, \old(w->at) + vuas_phrase_size(VUAS_PHRASE_CONTACT), t->at, 0, t->length);
    ensures params: !w->overflow ==>
      vuas_text_there(w->b, w->at - vuas_phrase_size(VUAS_PHRASE_CRLF) - p->length, p->at, 0, p->length);
*/
static void put_target(vuas_writer *w, const vuas_text *t, const vuas_text *p)
{
  vuas_put_word(w, VUAS_PHRASE_CONTACT);
  vuas_put_octets(w, t->at, 0, t->length);
  vuas_put_byte(w, '>');
  put_text(w, p->at, p->length, VUAS_PHRASE_CRLF);
}

/*@ requires can: CAN_SEND(w, o);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures least: !w->overflow && o->n_contacts > 0 ==>
      w->at >= \old(w->at) + vuas_contact_size(&o->contact[0], &o->contact_params[0]);
*/
static void put_contacts(vuas_writer *w, const vuas_options *o)
{
  uint32_t n = o->n_contacts;
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant grows: \at(w->at, Pre) <= w->at && (\at(w->overflow, Pre) ==> w->overflow);
      loop invariant least: !w->overflow && k > 0 ==>
        w->at >= \at(w->at, Pre) + vuas_contact_size(&o->contact[0], &o->contact_params[0]);
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) put_target(w, &o->contact[k], &o->contact_params[k]);
}

/*@ requires ok: vuas_writer_ok(w) && \valid_read(f) && \separated(w, f) && TEXT_READABLE(w, f->name) &&
      TEXT_READABLE(w, f->value);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: vuas_field_size(f) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_field_size(f));
    ensures name: !w->overflow ==> vuas_text_there(w->b, \old(w->at), f->name.at, 0, f->name.length);
    ensures value: !w->overflow ==> vuas_text_there(w->b, \old(w->at) + f->name.length +
      vuas_phrase_size(VUAS_PHRASE_COLON_SPACE),
                                                    f->value.at, 0, f->value.length);
*/
static void put_field(vuas_writer *w, const vuas_field *f)
{
  put_text(w, f->name.at, f->name.length, VUAS_PHRASE_COLON_SPACE);
  put_text(w, f->value.at, f->value.length, VUAS_PHRASE_CRLF);
}

/*@ requires can: CAN_SEND(w, o);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures least: !w->overflow && o->n_fields > 0 ==> w->at >= \old(w->at) + vuas_field_size(&o->field[0]);
*/
static void put_fields(vuas_writer *w, const vuas_options *o)
{
  uint32_t n = o->n_fields;
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant grows: \at(w->at, Pre) <= w->at && (\at(w->overflow, Pre) ==> w->overflow);
      loop invariant least: !w->overflow && k > 0 ==> w->at >= \at(w->at, Pre) + vuas_field_size(&o->field[0]);
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) put_field(w, &o->field[k]);
}

/*@ requires can: CAN_SEND(w, o);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures size: vuas_sent_body_size(o) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_sent_body_size(o));
    ensures octets: !w->overflow ==> vuas_text_there(w->b, w->at - o->body.length, o->body.at, 0, o->body.length);
*/
static void put_body(vuas_writer *w, const vuas_options *o)
{
  if (o->body.length > 0) {
    vuas_put_word(w, VUAS_PHRASE_CONTENT_TYPE);
    put_text(w, o->content_type.at, o->content_type.length, VUAS_PHRASE_CRLF);
  }
  put_length(w, o->body.at, o->body.length);
}

/* The application's phrase, or the status's (RFC 3261 21). */
/*@ requires can: CAN_SEND(w, o);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures reason: o->reason.length > 0 ==> vuas_wrote{Old, Here}(w, o->reason.length);
    ensures octets: !w->overflow && o->reason.length > 0 ==>
      vuas_text_there(w->b, \old(w->at), o->reason.at, 0, o->reason.length);
    ensures reasoned: o->reason.length == 0 ==> vuas_wrote{Old, Here}(w, vuas_phrase_size(vuas_reason_phrase(status)));
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
*/
static void put_phrase(vuas_writer *w, const vuas_options *o, uint16_t status)
{
  if (o->reason.length > 0) vuas_put_octets(w, o->reason.at, 0, o->reason.length);
  else vuas_put_reason(w, status);
}

/* The rows that the core adds: Contact of call c in 101-299 (RFC 3261 12.1.1) if there is one, Allow and Supported in
   2xx (13.3.1.4). */
/*@ requires can: CAN_PUT(w, u);
    requires call: c == \null ||
      (\valid_read(c) && \separated(w, c) && \separated(w->b + (0 .. w->cap - 1), c));
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures least: !w->overflow ==> w->at >= \old(w->at) + \old(vuas_own_rows_least(u, c, status));
    ensures none: status <= 100 || status >= 300 ==> vuas_wrote{Old, Here}(w, 0);
*/
static void put_own_rows(vuas_writer *w, const vuas *u, const vuas_call_slot *c, uint16_t status)
{
  if (c != 0 && status > 100 && status < 300) put_contact(w, u, c);
  if (status < 200 || status >= 300) return;
  put_allow(w, u);
  vuas_put_word(w, VUAS_PHRASE_SUPPORTED);
}

/* All that comes after those. */
/*@ requires can: CAN_PUT(w, u);
    requires send: CAN_SEND(w, o);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures grows: \old(w->at) <= w->at && (\old(w->overflow) ==> w->overflow);
    ensures least: !w->overflow ==> w->at >= \old(w->at) + \old(vuas_rest_least(u, o));
    ensures octets: !w->overflow ==> vuas_text_there(w->b, w->at - o->body.length, o->body.at, 0, o->body.length);
*/
static void put_rest(vuas_writer *w, const vuas *u, const vuas_options *o)
{
  put_contacts(w, o);
  put_fields(w, o);
  put_server(w, u);
  put_body(w, o);
}

/*@ requires place: \valid(u) && vuas_names_ok(&u->run.config);
    requires room: u->run.draft.routes_end <= VUAS_TX_BYTES - VUAS_TAIL_RESERVE;
    requires call: c == \null || (\valid_read(c) && \separated(u, c));
    requires options: OPTIONS_APART(u, o);
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures tail: u->run.draft.reason_end <= u->run.draft.tail_end <= vuas_room(&u->run.draft);
    ensures status: u->run.draft.status == status;
    ensures least: \result ==> u->run.draft.tail_end >= u->run.draft.reason_end +
      \old(vuas_options_least(u, c, status, o));
    ensures reason: \result && o->reason.length > 0 ==> u->run.draft.reason_end == o->reason.length;
    ensures reasoned: \result && o->reason.length == 0 ==>
      u->run.draft.reason_end == vuas_phrase_size(vuas_reason_phrase(status));
    ensures body: \result ==>
      vuas_text_there(&u->run.draft.tail[0], u->run.draft.tail_end - o->body.length, o->body.at, 0, o->body.length);
*/
static bool write_options(vuas *u, const vuas_call_slot *c, uint16_t status, const vuas_options *o)
{
  vuas_writer w;
  w.b = u->run.draft.tail;
  w.at = 0;
  w.cap = VUAS_TX_BYTES - u->run.draft.routes_end;
  w.overflow = false;
  put_phrase(&w, o, status);
  uint32_t reason_end = w.at;
  /*@ assert rows: vuas_own_rows_least(u, c, status) == \at(vuas_own_rows_least(u, c, status), Pre); */
  put_own_rows(&w, u, c, status);
  /*@ assert rest: vuas_rest_least(u, o) == \at(vuas_rest_least(u, o), Pre); */
  put_rest(&w, u, o);
  /*@ assert least: !w.overflow ==> w.at >= reason_end + \at(vuas_options_least(u, c, status, o), Pre); */
  /*@ assert body: !w.overflow ==>
        vuas_text_there(&u->run.draft.tail[0], w.at - o->body.length, o->body.at, 0, o->body.length); */
  /*@ assert length: o->body.length == \at(o->body.length, Pre); */
  u->run.draft.reason_end = reason_end;
  u->run.draft.tail_end = w.at;
  u->run.draft.status = status;
  /*@ assert length: o->body.length == \at(o->body.length, Pre); */
  return !w.overflow;
}

bool vuas_draft_options(vuas *u, uint32_t i, uint16_t status, const vuas_options *o)
{
  /*@ assert call: \valid_read(u->store.calls + i) && \separated(u, u->store.calls + i); */
  return write_options(u, &u->store.calls[i], status, o);
}

bool vuas_draft_reply(vuas *u, uint16_t status, const vuas_options *o)
{
  return write_options(u, 0, status, o);
}

/*@ requires place: \valid(u) && u->run.draft.tail_end <= vuas_room(&u->run.draft) &&
      u->run.draft.routes_end <= VUAS_TX_BYTES;
    requires options: OPTIONS_APART(u, o);
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures tail: \old(u->run.draft.tail_end) <= u->run.draft.tail_end <= vuas_room(&u->run.draft);
    ensures least: \result ==> u->run.draft.tail_end >=
      \old(u->run.draft.tail_end + (o->n_fields > 0 ? vuas_field_size(&o->field[0]) : 0) + vuas_sent_body_size(o));
    ensures older: \forall integer k; 0 <= k < \old(u->run.draft.tail_end) ==>
      u->run.draft.tail[k] == \old(u->run.draft.tail[k]);
    ensures body: \result ==>
      vuas_text_there(&u->run.draft.tail[0], u->run.draft.tail_end - o->body.length, o->body.at, 0, o->body.length);
*/
static bool write_more(vuas *u, const vuas_options *o)
{
  vuas_writer w;
  w.b = u->run.draft.tail;
  w.at = u->run.draft.tail_end;
  w.cap = VUAS_TX_BYTES - u->run.draft.routes_end;
  w.overflow = false;
  put_fields(&w, o);
  put_body(&w, o);
  u->run.draft.tail_end = w.at;
  return !w.overflow;
}

bool vuas_draft_more(vuas *u, const vuas_options *o)
{
  return write_more(u, o);
}

void vuas_draft_close(vuas *u)
{
  vuas_writer w;
  w.b = u->run.draft.tail;
  w.at = u->run.draft.tail_end;
  w.cap = VUAS_TX_BYTES - u->run.draft.routes_end;
  w.overflow = false;
  put_length(&w, u->run.config.server, 0);
  u->run.draft.tail_end = w.at;
}
