/* SPDX-License-Identifier: Apache-2.0 */
#include "options.h"

/*@ requires place: \valid_read(t) && vuas_text_mem(t);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_text_good(t);
*/
static bool text_ok(const vuas_text *t)
{
  return t->length <= VUAS_TX_BYTES && vuas_text_plain(t->at, t->length);
}

/* A field of the application's own: a token, and none that the core writes itself. */
/*@ requires place: \valid_read(f) && vuas_text_mem(&f->name) && vuas_text_mem(&f->value);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_own_field(f);
*/
static bool field_ok(const vuas_field *f)
{
  if (!text_ok(&f->name) || !text_ok(&f->value)) return false;
  if (f->name.length == 0 || vuas_scan_token(f->name.at, 0, f->name.length) != f->name.length) return false;
  uint8_t id = vuas_field_id_of(f->name.at, 0, f->name.length);
  return id == VUAS_FIELD_OTHER || id > VUAS_FIELD_CONTENT_TYPE;
}

/*@ requires read: vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==>
      o->n_fields <= VUAS_MAX_FIELDS && \forall integer k; 0 <= k < o->n_fields ==> vuas_own_field(&o->field[k]);
*/
static bool fields_ok(const vuas_options *o)
{
  if (o->n_fields > VUAS_MAX_FIELDS) return false;
  /*@ loop invariant place: 0 <= k <= o->n_fields;
      loop invariant own: \forall integer j; 0 <= j < k ==> vuas_own_field(&o->field[j]);
      loop assigns k;
      loop variant o->n_fields - k;
  */
  for (uint32_t k = 0; k < o->n_fields; k++)
    if (!field_ok(&o->field[k])) return false;
  return true;
}

/*@ requires place: \valid_read(t) && vuas_text_mem(t);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_own_contact{Pre}(t);
*/
static bool contact_ok(const vuas_text *t)
{
  vuas_uri uri;
  return t->length <= VUAS_TX_BYTES && vuas_parse_uri(t->at, 0, t->length, &uri);
}

/*@ requires place: \valid_read(t) && vuas_text_mem(t);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_own_params(t);
*/
static bool params_ok(const vuas_text *t)
{
  return text_ok(t) && vuas_is_param_list(t->at, 0, t->length);
}

/*@ requires read: vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==>
      o->n_contacts <= VUAS_MAX_CONTACTS &&
      \forall integer k; 0 <= k < o->n_contacts ==>
        vuas_own_contact(&o->contact[k]) && vuas_own_params(&o->contact_params[k]);
*/
static bool contacts_ok(const vuas_options *o)
{
  if (o->n_contacts > VUAS_MAX_CONTACTS) return false;
  /*@ loop invariant place: 0 <= k <= o->n_contacts;
      loop invariant own: \forall integer j; 0 <= j < k ==>
        vuas_own_contact(&o->contact[j]) && vuas_own_params(&o->contact_params[j]);
      loop assigns k;
      loop variant o->n_contacts - k;
  */
  for (uint32_t k = 0; k < o->n_contacts; k++)
    if (!contact_ok(&o->contact[k]) || !params_ok(&o->contact_params[k])) return false;
  return true;
}

/*@ requires read: vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==>
      (o->body.length > 0 ==>
         o->body.length <= VUAS_TX_BYTES && o->content_type.length > 0 && vuas_text_good(&o->content_type));
*/
static bool body_ok(const vuas_options *o)
{
  if (o->body.length == 0) return true;
  return o->body.length <= VUAS_TX_BYTES && o->content_type.length > 0 && text_ok(&o->content_type);
}

bool vuas_options_ok(const vuas_options *o)
{
  return text_ok(&o->reason) && fields_ok(o) && contacts_ok(o) && body_ok(o);
}
