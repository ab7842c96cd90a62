/* SPDX-License-Identifier: Apache-2.0 */
/* Fields that may stand once in a message (RFC 3261 7.3.1, 20). [i, n) is the value. */
#ifndef VUAS_ONCE_H
#define VUAS_ONCE_H

#include "../spec/verdict.h"
#include "clear.h"
#include "refuse.h"

/*@ // has_*: what of the fields that stand once was found before (B) and is found now (M)
    predicate vuas_found_kept{B,M}(vuas_message *m) =
      (\at(m->has_from, B) ==> \at(m->has_from, M)) && (\at(m->has_to, B) ==> \at(m->has_to, M)) &&
      (\at(m->has_call_id, B) ==> \at(m->has_call_id, M)) && (\at(m->has_cseq, B) ==> \at(m->has_cseq, M));

    // the row of field id was seen
    predicate vuas_found_now(vuas_message *m, integer id) =
      (id == VUAS_FIELD_FROM ==> m->has_from) && (id == VUAS_FIELD_TO ==> m->has_to) &&
      (id == VUAS_FIELD_CALL_ID ==> m->has_call_id) && (id == VUAS_FIELD_CSEQ ==> m->has_cseq);

    // the value of field id is in its place
    predicate vuas_value_kept(vuas_message *m, integer id, integer i, integer n) =
      (id == VUAS_FIELD_FROM ==> m->from.value.off == i && m->from.value.len == n - i) &&
      (id == VUAS_FIELD_TO ==> m->to.value.off == i && m->to.value.len == n - i) &&
      (id == VUAS_FIELD_CALL_ID ==> m->call_id.off == i && m->call_id.len == n - i) &&
      (id == VUAS_FIELD_CSEQ ==> m->cseq_value.off == i && m->cseq_value.len == n - i);
*/

/* The rows of fields that tell dialogs apart that were seen, one of field id beside those before. */
#define VUAS_FOUND_ONLY(id) \
  ((m->has_from <==> \old(m->has_from) || (id) == VUAS_FIELD_FROM) && \
   (m->has_to <==> \old(m->has_to) || (id) == VUAS_FIELD_TO) && \
   (m->has_call_id <==> \old(m->has_call_id) || (id) == VUAS_FIELD_CALL_ID) && \
   (m->has_cseq <==> \old(m->has_cseq) || (id) == VUAS_FIELD_CSEQ))

/* Reads the value of the first row of a dialog field: From, To, Call-ID or CSeq. A malformed one is refused; its place
   is kept, so that a response can carry it. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires field: id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false;
    assigns m->from, m->has_from, m->to, m->has_to, m->call_id, m->has_call_id, m->cseq_value, m->has_cseq, m->cseq,
      m->cseq_method, m->cseq_method_text, m->refusal;
    ensures in: vuas_once_at(m, z);
    ensures found: vuas_found_now(m, id);
    ensures others: vuas_found_kept{Pre,Here}(m);
    ensures value: vuas_value_kept(m, id, i, n);
    ensures call_id: id == VUAS_FIELD_CALL_ID && m->refusal.status == 0 ==> vuas_call_id{Pre}(b, i, n);
    ensures cseq: id == VUAS_FIELD_CSEQ && m->refusal.status == 0 ==>
      m->cseq == vuas_decimal_value{Pre}(b, i, vuas_digits_end{Pre}(b, i, n)) &&
      m->cseq_method_text.off + m->cseq_method_text.len == n &&
      vuas_method_named{Pre}(b, m->cseq_method_text.off, n, m->cseq_method);
    ensures cseq_text: id == VUAS_FIELD_CSEQ && m->refusal.status == 0 ==>
      m->cseq_method_text.off == vuas_cseq_method{Pre}(b, i, n);
    ensures only_cseq: id != VUAS_FIELD_CSEQ ==> m->cseq_method_text.off == \old(m->cseq_method_text.off) &&
      m->cseq_method_text.len == \old(m->cseq_method_text.len) && m->cseq_method == \old(m->cseq_method);
    ensures only: VUAS_FOUND_ONLY(id);
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_dialog_good{Pre}(b, i, n, id);
*/
void vuas_read_dialog_field(const uint8_t *b, uint32_t i, uint32_t n, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */;

/* Reads the value of the first row of a field about the body: Content-Length, Content-Type, Content-Disposition. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires field: id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE ||
      id == VUAS_FIELD_CONTENT_DISPOSITION;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false;
    assigns m->content_length, m->has_content_length, m->media_type, m->media_subtype, m->has_content_type,
      m->optional_body, m->refusal;
    ensures in: vuas_once_at(m, z);
    ensures length: id == VUAS_FIELD_CONTENT_LENGTH ==> (m->refusal.status == 0 ==> m->has_content_length) &&
      (m->has_content_length ==> m->content_length == vuas_decimal_value{Pre}(b, i, n));
    ensures type: id == VUAS_FIELD_CONTENT_TYPE && m->refusal.status == 0 ==> m->has_content_type &&
      m->media_type.len > 0 && m->media_type.off == i && m->media_subtype.len > 0;
    ensures only_length: id != VUAS_FIELD_CONTENT_LENGTH ==> m->content_length == \old(m->content_length) &&
      (m->has_content_length <==> \old(m->has_content_length));
    ensures only_type: id != VUAS_FIELD_CONTENT_TYPE ==> (m->has_content_type <==> \old(m->has_content_type));
    ensures kept: vuas_refusal_kept(\old(m->refusal), m->refusal);
    ensures verdict: m->refusal.status == 0 <==> \old(m->refusal.status) == 0 && vuas_body_good{Pre}(b, i, n, id);
*/
void vuas_read_body_field(const uint8_t *b, uint32_t i, uint32_t n, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */;

/* Reads the value of the first row of Max-Forwards, Expires or Timestamp. A malformed one is as good as none (RFC 3261
   20.19). */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires field: id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_EXPIRES || id == VUAS_FIELD_TIMESTAMP;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false;
    assigns m->max_forwards, m->has_max_forwards, m->expires, m->has_expires, m->timestamp, m->has_timestamp;
    ensures in: vuas_once_at(m, z);
    ensures forwards: id == VUAS_FIELD_MAX_FORWARDS ==> (m->has_max_forwards <==> vuas_number_at{Pre}(b, i, n, 255));
    ensures lasts: id == VUAS_FIELD_EXPIRES ==> (m->has_expires <==> vuas_number_at{Pre}(b, i, n, 0xFFFFFFFF));
    ensures stamp: id == VUAS_FIELD_TIMESTAMP ==> (m->has_timestamp <==> vuas_is_timestamp{Pre}(b, i, n));
    ensures max_forwards: id == VUAS_FIELD_MAX_FORWARDS && m->has_max_forwards ==>
      m->max_forwards == vuas_decimal_value{Pre}(b, i, n);
    ensures expires: id == VUAS_FIELD_EXPIRES && m->has_expires ==> m->expires == vuas_decimal_value{Pre}(b, i, n);
    ensures timestamp: id == VUAS_FIELD_TIMESTAMP && m->has_timestamp ==> m->timestamp.off == i &&
      m->timestamp.len == n - i && i < n;
*/
void vuas_read_number_field(const uint8_t *b, uint32_t i, uint32_t n, uint16_t id, vuas_message *m)
  /*@ ghost (uint32_t z) */;

/* Reads a Content-Encoding value: what is not just "identity" is an encoding (RFC 3261 20.12). */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n <= z <= VUAS_MAX_MESSAGE;
    requires in: vuas_once_at(m, z);
    terminates \true; exits \false; assigns m->content_encoding, m->has_content_encoding;
    ensures in: vuas_once_at(m, z);
    ensures more: \old(m->has_content_encoding) ==> m->has_content_encoding;
    ensures empty: i == n ==> m->has_content_encoding == \old(m->has_content_encoding);
    ensures first: i < n && !\old(m->has_content_encoding) ==>
      m->content_encoding.off == i && m->content_encoding.len == n - i &&
      (m->has_content_encoding <==> !vuas_identity{Pre}(b, i, n));
*/
void vuas_read_encoding(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m)
  /*@ ghost (uint32_t z) */;

#endif
