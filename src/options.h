/* SPDX-License-Identifier: Apache-2.0 */
/* What an application may ask a verb to send. */
#ifndef VUAS_OPTIONS_H
#define VUAS_OPTIONS_H

#include "core_state.h"
#include "field.h"
#include "method.h"
#include "uri.h"

/*@ // the texts can be read
    predicate vuas_text_mem{L}(vuas_text *t) = \valid_read(t->at + (0 .. t->length - 1));
    predicate vuas_options_read{L}(vuas_options *o) =
      \valid_read(o) && vuas_text_mem(&o->reason) && vuas_text_mem(&o->content_type) && vuas_text_mem(&o->body) &&
      (\forall integer k; 0 <= k < VUAS_MAX_FIELDS && k < o->n_fields ==>
         vuas_text_mem(&o->field[k].name) && vuas_text_mem(&o->field[k].value)) &&
      (\forall integer k; 0 <= k < VUAS_MAX_CONTACTS && k < o->n_contacts ==>
         vuas_text_mem(&o->contact[k]) && vuas_text_mem(&o->contact_params[k]));

    // none of them lies within the state
    predicate vuas_text_apart{L}(vuas *u, vuas_text *t) = \separated(t->at + (0 .. t->length - 1), u);
    predicate vuas_options_mem{L}(vuas *u, vuas_options *o) =
      vuas_options_read(o) && \separated(o, u) && vuas_text_apart(u, &o->reason) &&
      vuas_text_apart(u, &o->content_type) && vuas_text_apart(u, &o->body) &&
      (\forall integer k; 0 <= k < VUAS_MAX_FIELDS && k < o->n_fields ==>
         vuas_text_apart(u, &o->field[k].name) && vuas_text_apart(u, &o->field[k].value)) &&
      (\forall integer k; 0 <= k < VUAS_MAX_CONTACTS && k < o->n_contacts ==>
         vuas_text_apart(u, &o->contact[k]) && vuas_text_apart(u, &o->contact_params[k]));

    // no text can start a new line, no field is one that the core writes, a body has a type
    predicate vuas_text_good{L}(vuas_text *t) =
      t->length <= VUAS_TX_BYTES && \forall integer k; 0 <= k < t->length ==> vuas_plain(t->at[k]);
    predicate vuas_options_good{L}(vuas_options *o) =
      o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS && vuas_text_good(&o->reason) &&
      (\forall integer k; 0 <= k < o->n_fields ==>
         vuas_text_good(&o->field[k].name) && vuas_text_good(&o->field[k].value)) &&
      (\forall integer k; 0 <= k < o->n_contacts ==>
         o->contact[k].length <= VUAS_TX_BYTES && vuas_text_good(&o->contact_params[k])) &&
      o->body.length <= VUAS_TX_BYTES &&
      (o->body.length > 0 ==> o->content_type.length > 0 && vuas_text_good(&o->content_type));
*/

/*@ // a field that the core writes itself, in full or compact form
    predicate vuas_core_field{L}(uint8_t *b, integer n) =
      vuas_name_via(b, 0, n) || vuas_name_from(b, 0, n) || vuas_name_to(b, 0, n) || vuas_name_call_id(b, 0, n) ||
      vuas_name_cseq(b, 0, n) || vuas_name_contact(b, 0, n) || vuas_name_max_forwards(b, 0, n) ||
      vuas_name_route(b, 0, n) || vuas_name_record_route(b, 0, n) || vuas_name_content_length(b, 0, n) ||
      vuas_name_content_type(b, 0, n);

    // a field of the application's own: plain texts, the name a token and none of those
    predicate vuas_own_field{L}(vuas_field *f) =
      vuas_text_good(&f->name) && vuas_text_good(&f->value) && f->name.length > 0 &&
      (\forall integer k; 0 <= k < f->name.length ==> vuas_token(f->name.at[k])) &&
      !vuas_core_field(f->name.at, f->name.length);
    predicate vuas_own_contact{L}(vuas_text *t) = t->length <= VUAS_TX_BYTES && vuas_is_uri(t->at, 0, t->length);
    // parameters of a contact: each has its semicolon, is a name alone or with a token, a quoted string or a host as
    // its value; no line is folded
    predicate vuas_own_params{L}(vuas_text *t) = vuas_text_good(t) && vuas_params(t->at, 0, t->length);

    // all that a verb asks of what it is to send
    predicate vuas_options_right{L}(vuas_options *o) =
      vuas_text_good(&o->reason) &&
      o->n_fields <= VUAS_MAX_FIELDS && (\forall integer k; 0 <= k < o->n_fields ==> vuas_own_field(&o->field[k])) &&
      o->n_contacts <= VUAS_MAX_CONTACTS &&
      (\forall integer k; 0 <= k < o->n_contacts ==>
         vuas_own_contact(&o->contact[k]) && vuas_own_params(&o->contact_params[k])) &&
      (o->body.length > 0 ==>
         o->body.length <= VUAS_TX_BYTES && o->content_type.length > 0 && vuas_text_good(&o->content_type));
*/

/* Whether a verb may send this: no text can start a new line (RFC 3261 7.3.1), a field's name is a token (25.1) and
   none that the core writes, a contact is a URI, what follows it parameters (20.10), a body has a type (20.15). */
/*@ requires read: vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_options_right(o);
    ensures good: \result ==> vuas_options_good(o);
*/
bool vuas_options_ok(const vuas_options *o);

#endif
