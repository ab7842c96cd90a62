/* SPDX-License-Identifier: Apache-2.0 */
/* What the executable invariants of a message test. Included by check_message.h. */
#ifndef VUAS_SPEC_CHECK_MESSAGE_H
#define VUAS_SPEC_CHECK_MESSAGE_H

/*@ // all that vuas_parse_message ensures of the message that it fills
    predicate vuas_message_true{L}(vuas_message *m, integer n) =
      vuas_message_ok(m, n) && vuas_message_sound(m) && vuas_judged(m) &&
      (m->refusal.status == 0 ==> vuas_once_only(m));

    // row k of the index is what it says of the octets, its number that of the field that it names
    predicate vuas_row_true{L}(uint8_t *b, integer n, vuas_message *m, integer k) =
      vuas_span_in(m->header[k].name, n) && vuas_span_in(m->header[k].value, n) &&
      vuas_row(b, m->header[k].name, m->header[k].value, n) && m->header[k].id <= VUAS_FIELD_LAST_NAMED &&
      vuas_field_named(b, m->header[k].name.off, m->header[k].name.off + m->header[k].name.len, m->header[k].id);

    predicate vuas_index_true{L}(uint8_t *b, integer n, vuas_message *m) =
      m->n_headers <= VUAS_MAX_HEADERS && \forall integer k; 0 <= k < m->n_headers ==> vuas_row_true(b, n, m, k);

    // the rows of an accepted message stand behind its start line one behind the other, up to the empty line before the
    // body: none is left out
    predicate vuas_section_true{L}(uint8_t *b, integer n, vuas_message *m) =
      m->refusal.status == 0 && m->n_headers > 0 ==>
        2 <= m->header[0].name.off && vuas_crlf_at(b, m->header[0].name.off - 2, n) &&
        4 <= m->body.off && vuas_crlf_at(b, m->body.off - 2, n) &&
        vuas_rows_tile{L,L}(b, m, m->n_headers, m->header[0].name.off, m->body.off - 2, n);

    // a method's number is that of the method which its text names
    predicate vuas_method_true{L}(uint8_t *b, integer n, vuas_span text, integer id) =
      vuas_span_in(text, n) && id <= VUAS_METHOD_LAST && vuas_method_named(b, text.off, text.off + text.len, id);

    predicate vuas_methods_true{L}(uint8_t *b, integer n, vuas_message *m) =
      vuas_method_true(b, n, m->cseq_method_text, m->cseq_method) &&
      (m->request ==> vuas_method_true(b, n, m->method_text, m->method));
*/
#endif
