/* SPDX-License-Identifier: Apache-2.0 */
/* The tail of a message: reason phrase, rows of its own, body. */
#ifndef VUAS_TAIL_H
#define VUAS_TAIL_H

#include "options.h"
#include "put.h"

/* Rows that an answer of the core's own carries. */
typedef enum {
  VUAS_WITH_NOTHING,
  VUAS_WITH_ALLOW,       /* 405, 501 */
  VUAS_WITH_ABILITIES,   /* OPTIONS (RFC 3261 11.2) */
  VUAS_WITH_ACCEPT,      /* 415 for the type */
  VUAS_WITH_ENCODING,    /* 415 for the coding */
  VUAS_WITH_UNSUPPORTED, /* 420 */
  VUAS_WITH_RETRY_AFTER, /* 503, the configured time */
  VUAS_WITH_RETRY_SOON,  /* 500, up to ten seconds (14.2) */
  VUAS_WITH_CAUSE,       /* a refusal's own phrase */
  VUAS_WITH_TIMESTAMP,   /* 100 (8.2.6.1) */
  VUAS_WITH_DELAY,       /* the same, and after it a delay of no time yet */
  VUAS_WITH_WARNING      /* 488 to a re-INVITE (14.2) */
} vuas_with;

/*@ // octets of each part: the names of required extensions with commas between them, a recursion on their count;
    // then what an answer's rows take, its Server row, and its end with no body
    logic integer vuas_require_size{L}(vuas_message *m, integer count) =
      count <= 0 ? 0 :
      vuas_require_size(m, count - 1) + m->require[count - 1].len +
      (count > 1 ? vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) : 0);
    // the Allow row: the methods always known, then those that the application takes, a recursion on their number
    logic integer vuas_taken_size{L}(vuas_config *c, integer m) =
      m <= VUAS_METHOD_INFO ? 0 :
      vuas_taken_size(c, m - 1) + (c->takes[m - 1] != 0 ?
        vuas_phrase_size(VUAS_PHRASE_COMMA_SPACE) + vuas_phrase_size(VUAS_PHRASE_METHOD + m - 1) : 0);
    logic integer vuas_allow_size{L}(vuas *u) =
      vuas_phrase_size(VUAS_PHRASE_ALLOW) + vuas_taken_size(&u->run.config, VUAS_METHOD_LAST + 1) +
      vuas_phrase_size(VUAS_PHRASE_CRLF);
    logic integer vuas_abilities_size{L}(vuas *u) =
      vuas_allow_size(u) + vuas_phrase_size(VUAS_PHRASE_ACCEPT) +
      vuas_phrase_size(VUAS_PHRASE_ACCEPT_ENCODING) +
      vuas_phrase_size(VUAS_PHRASE_ACCEPT_LANGUAGE) + vuas_phrase_size(VUAS_PHRASE_SUPPORTED);
    logic integer vuas_with_size{L}(vuas *u, integer with) =
      with == VUAS_WITH_ALLOW ? vuas_allow_size(u) :
      with == VUAS_WITH_ABILITIES ? vuas_abilities_size(u) :
      with == VUAS_WITH_ACCEPT ? vuas_phrase_size(VUAS_PHRASE_ACCEPT) :
      with == VUAS_WITH_ENCODING ? vuas_phrase_size(VUAS_PHRASE_ACCEPT_ENCODING) :
      with == VUAS_WITH_WARNING ? vuas_phrase_size(VUAS_PHRASE_WARNING) :
      with == VUAS_WITH_UNSUPPORTED ?
        vuas_row_size(VUAS_PHRASE_UNSUPPORTED, vuas_require_size(&u->run.message, u->run.message.n_require)) :
      with == VUAS_WITH_RETRY_AFTER ?
        vuas_row_size(VUAS_PHRASE_RETRY_AFTER, vuas_decimal_size(u->run.config.retry_after_s)) :
      with == VUAS_WITH_RETRY_SOON ? vuas_row_size(VUAS_PHRASE_RETRY_AFTER, vuas_decimal_size(u->run.key_hash % 11)) :
      with == VUAS_WITH_TIMESTAMP && u->run.message.has_timestamp ?
        vuas_row_size(VUAS_PHRASE_TIMESTAMP, u->run.message.timestamp.len) :
      with == VUAS_WITH_DELAY && u->run.message.has_timestamp ?
        vuas_row_size(VUAS_PHRASE_TIMESTAMP, u->run.message.timestamp.len + 6) : 0;
    logic integer vuas_said_size{L}(vuas *u, integer status, integer with) =
      with == VUAS_WITH_CAUSE ? vuas_cause_size(u->run.message.refusal.cause, u->run.message.refusal.field)
                              : vuas_phrase_size(vuas_reason_phrase(status));
    logic integer vuas_server_size{L}(vuas *u) =
      u->run.config.server_length > 0 ? vuas_row_size(VUAS_PHRASE_SERVER, u->run.config.server_length) : 0;

    // Content-Length, the empty line, the body
    logic integer vuas_length_size{L}(integer length) =
      vuas_row_size(VUAS_PHRASE_CONTENT_LENGTH, vuas_decimal_size(length)) + vuas_phrase_size(VUAS_PHRASE_CRLF) +
      length;
    logic integer vuas_answer_size{L}(vuas *u, integer status, integer with) =
      vuas_said_size(u, status, with) + vuas_with_size(u, with) + vuas_server_size(u) + vuas_length_size(0);

    logic integer vuas_room{L}(vuas_draft *d) = VUAS_TX_BYTES - d->routes_end;
*/

/*@ // octets of what a verb adds: body and type; the first of its fields and contacts; Contact with HOST:PORT at
    // the least
    logic integer vuas_sent_body_size{L}(vuas_options *o) =
      (o->body.length > 0 ? vuas_row_size(VUAS_PHRASE_CONTENT_TYPE, o->content_type.length) : 0) +
      vuas_length_size(o->body.length);
    logic integer vuas_field_size{L}(vuas_field *f) =
      f->name.length + vuas_phrase_size(VUAS_PHRASE_COLON_SPACE) + f->value.length + vuas_phrase_size(VUAS_PHRASE_CRLF);
    logic integer vuas_contact_size{L}(vuas_text *t, vuas_text *params) =
      vuas_phrase_size(VUAS_PHRASE_CONTACT) + t->length + 1 + params->length + vuas_phrase_size(VUAS_PHRASE_CRLF);
    logic integer vuas_host_least{L}(vuas *u, vuas_address *local) =
      u->run.config.host_length + 1 + vuas_decimal_size(local->port);
    logic integer vuas_host_most{L}(vuas *u, vuas_address *local) =
      (u->run.config.host_length > 0 ? u->run.config.host_length : 42) + 1 + vuas_decimal_size(local->port);
    logic integer vuas_transport_size{L}(integer transport) =
      transport != VUAS_UDP && transport < VUAS_TRANSPORT_OTHER ?
        vuas_phrase_size(VUAS_PHRASE_TRANSPORT_IS) + vuas_phrase_size(VUAS_PHRASE_TRANSPORT + transport) : 0;
    logic integer vuas_contact_frame{L}(vuas_call_slot *c) =
      vuas_phrase_size(VUAS_PHRASE_CONTACT) + vuas_phrase_size(c->secure ? VUAS_PHRASE_SIPS : VUAS_PHRASE_SIP) +
      vuas_transport_size(c->path.transport) + vuas_phrase_size(VUAS_PHRASE_GREATER_CRLF);
    logic integer vuas_own_rows_least{L}(vuas *u, vuas_call_slot *c, integer status) =
      (c != \null && status > 100 && status < 300 ? vuas_contact_frame(c) + vuas_host_least(u, &c->path.local) : 0) +
      (200 <= status < 300 ? vuas_allow_size(u) + vuas_phrase_size(VUAS_PHRASE_SUPPORTED) : 0);
    logic integer vuas_rest_least{L}(vuas *u, vuas_options *o) =
      (o->n_contacts > 0 ? vuas_contact_size(&o->contact[0], &o->contact_params[0]) : 0) +
      (o->n_fields > 0 ? vuas_field_size(&o->field[0]) : 0) +
      vuas_server_size(u) + vuas_sent_body_size(o);
    logic integer vuas_options_least{L}(vuas *u, vuas_call_slot *c, integer status, vuas_options *o) =
      vuas_own_rows_least(u, c, status) + vuas_rest_least(u, o);

    // what an answer's rows copy from the message in hand lies in its n octets
    predicate vuas_required_in{L}(vuas_message *m, integer count, integer n) =
      \forall integer k; 0 <= k < count ==> vuas_span_in(m->require[k], n);
    predicate vuas_told_in{L}(vuas_message *m, integer n) =
      m->n_require <= VUAS_MAX_OPTION_TAGS && vuas_span_in(m->timestamp, n) && vuas_required_in(m, m->n_require, n);

    predicate vuas_names_ok{L}(vuas_config *c) =
      c->host_length <= VUAS_MAX_IDENTITY && c->server_length <= VUAS_MAX_IDENTITY;
*/

/* In proofs: a message in hand has what an answer's rows copy. */
/*@ ghost
  /@ requires place: \valid_read(m);
     requires in: vuas_message_in(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures told: vuas_told_in(m, n);
  @/
  void vuas_can_explain(const vuas_message *m, uint32_t n);
*/

/* An answer of the core's own to the request in hand, after its head. Rows that do not fit are left out; false when
   even the answer without them does not.
   whole: all of it when it fits; bare: else without the rows; neither: else nothing. */
/*@ requires place: \valid(u) && vuas_names_ok(&u->run.config) && vuas_head_ok(&u->run.draft);
    requires source: u->run.length <= VUAS_MAX_MESSAGE && \valid_read(b + (0 .. u->run.length - 1)) &&
      \separated(u, b + (0 .. u->run.length - 1));
    requires parts: vuas_told_in(&u->run.message, u->run.length);
    requires status: 100 <= status <= 699;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures status: u->run.draft.status == status;
    ensures whole: \old(vuas_answer_size(u, status, with)) <= vuas_room(&u->run.draft) ==>
      \result && u->run.draft.tail_end == \old(vuas_answer_size(u, status, with)) &&
      u->run.draft.reason_end == \old(vuas_said_size(u, status, with));
    ensures bare: \old(vuas_answer_size(u, status, with)) > vuas_room(&u->run.draft) &&
      \old(vuas_answer_size(u, status, VUAS_WITH_NOTHING)) <= vuas_room(&u->run.draft) ==>
      \result && u->run.draft.tail_end == \old(vuas_answer_size(u, status, VUAS_WITH_NOTHING)) &&
      u->run.draft.reason_end == \old(vuas_said_size(u, status, VUAS_WITH_NOTHING));
    ensures neither: \old(vuas_answer_size(u, status, with)) > vuas_room(&u->run.draft) &&
      \old(vuas_answer_size(u, status, VUAS_WITH_NOTHING)) > vuas_room(&u->run.draft) ==> !\result;
*/
bool vuas_draft_tail(vuas *u, const uint8_t *b, uint16_t status, vuas_with with);

/* The same without a request in hand, and without rows of its own: there is always room for it. */
/*@ requires place: \valid(u) && vuas_names_ok(&u->run.config) && vuas_head_ok(&u->run.draft);
    requires status: 100 <= status <= 699;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures status: u->run.draft.status == status;
    ensures whole: u->run.draft.tail_end == \old(vuas_answer_size(u, status, VUAS_WITH_NOTHING)) &&
      u->run.draft.reason_end == vuas_phrase_size(vuas_reason_phrase(status));
*/
void vuas_draft_plain(vuas *u, uint16_t status);

/* What a verb sends, after the head: the core's own rows, the application's rows and body. False when it does not fit.
   least: nothing is left out; reason, reasoned: the application's phrase, or the status's; body: its last octets. */
#define VUAS_CAN_DRAFT(u, status, o) \
  requires place: vuas_mem(u) && vuas_names_ok(&(u)->run.config) && vuas_head_ok(&(u)->run.draft); \
  requires options: vuas_options_mem(u, o) && (o)->n_fields <= VUAS_MAX_FIELDS && \
    (o)->n_contacts <= VUAS_MAX_CONTACTS; \
  requires status: 100 <= status <= 699
#define VUAS_DRAFTED(u, c, status, o) \
  ensures draft: vuas_draft_ok(&(u)->run.draft); \
  ensures status: (u)->run.draft.status == status; \
  ensures least: \result ==> \
    (u)->run.draft.tail_end >= (u)->run.draft.reason_end + \old(vuas_options_least(u, c, status, o)); \
  ensures reason: \result && (o)->reason.length > 0 ==> (u)->run.draft.reason_end == (o)->reason.length; \
  ensures reasoned: \result && (o)->reason.length == 0 ==> \
    (u)->run.draft.reason_end == vuas_phrase_size(vuas_reason_phrase(status)); \
  ensures body: \result ==> vuas_text_there(&(u)->run.draft.tail[0], \
    (u)->run.draft.tail_end - (o)->body.length, (o)->body.at, 0, (o)->body.length)

/* To the INVITE of call i: Contact in 101-299, Allow and Supported in 2xx. */
/*@ VUAS_CAN_DRAFT(u, status, o);
    requires call: i < u->store.n_calls;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    VUAS_DRAFTED(u, &u->store.calls[i], status, o);
*/
bool vuas_draft_options(vuas *u, uint32_t i, uint16_t status, const vuas_options *o);

/* To another request within a dialog: the same without Contact. */
/*@ VUAS_CAN_DRAFT(u, status, o);
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    VUAS_DRAFTED(u, (vuas_call_slot *)\null, status, o);
*/
bool vuas_draft_reply(vuas *u, uint16_t status, const vuas_options *o);

#define VUAS_LENGTH_MOST (3 * VUAS_PHRASE_ROW + 1) /* octets of "Content-Length: 0" and the blank line, at the most */

/* Ends a request of ours that has been begun: the application's rows, Content-Length, blank line; or just the latter
   two, for which there must be room. older: what had been begun stands as it was. */
/*@ requires place: \valid(u) && vuas_draft_ok(&u->run.draft);
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures least: \result ==> u->run.draft.tail_end >=
      \old(u->run.draft.tail_end + (o->n_fields > 0 ? vuas_field_size(&o->field[0]) : 0) + vuas_sent_body_size(o));
    ensures older: \forall integer k; 0 <= k < \old(u->run.draft.tail_end) ==>
      u->run.draft.tail[k] == \old(u->run.draft.tail[k]);
    ensures body: \result ==> vuas_text_there(&u->run.draft.tail[0], u->run.draft.tail_end - o->body.length,
      o->body.at, 0, o->body.length);
*/
bool vuas_draft_more(vuas *u, const vuas_options *o);
/*@ requires place: \valid(u) && vuas_draft_ok(&u->run.draft);
    requires room: u->run.draft.tail_end + VUAS_LENGTH_MOST <= vuas_room(&u->run.draft);
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures end: u->run.draft.tail_end == \old(u->run.draft.tail_end) + vuas_length_size(0);
    ensures older: \forall integer k; 0 <= k < \old(u->run.draft.tail_end) ==>
      u->run.draft.tail[k] == \old(u->run.draft.tail[k]);
*/
void vuas_draft_close(vuas *u);

/* HOST:PORT of ours: the configured name, else this local address. */
/*@ requires ok: vuas_writer_ok(w);
    requires place: \valid_read(u) && \valid_read(local) && u->run.config.host_length <= VUAS_MAX_IDENTITY;
    requires apart: \separated(w->b + (0 .. w->cap - 1), &u->run.config) && \separated(w->b + (0 .. w->cap - 1), local);
    requires writer: \separated(w, u) && \separated(w, local);
    terminates \true; exits \false; assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures grows: w->at >= \old(w->at);
    ensures about: vuas_wrote_about{Old, Here}(w, \old(vuas_host_least(u, local)), \old(vuas_host_most(u, local)));
    ensures name: !w->overflow && u->run.config.host_length > 0 ==>
      vuas_text_there(w->b, \old(w->at), &u->run.config.host[0], 0, u->run.config.host_length);
    ensures address: u->run.config.host_length == 0 ==>
      vuas_wrote{Old, Here}(w, \old(vuas_ip_size(local, 1)) + 1 + vuas_decimal_size(local->port));
*/
void vuas_put_host(vuas_writer *w, const vuas *u, const vuas_address *local);

#endif
