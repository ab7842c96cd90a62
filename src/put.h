/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of other messages and texts, written as they stand. */
#ifndef VUAS_PUT_H
#define VUAS_PUT_H

#include "write.h"

#include "../spec/put.h"

/* The octets s[i .. n-1]. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: i <= n && VUAS_READABLE(w, s, i, n);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, n - i);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), s, i, n - i);
*/
void vuas_put_octets(vuas_writer *w, const uint8_t *s, uint32_t i, uint32_t n);

/* A span of the message b. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: VUAS_READABLE(w, b, s.off, s.off + s.len);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, s.len);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), b, s.off, s.len);
*/
void vuas_put_span(vuas_writer *w, const uint8_t *b, vuas_span s);

/* A whole header row: its name with colon and space (vuas_phrase), a span of the message b, the line end (RFC 3261
   7.3.1). */
/*@ requires ok: vuas_writer_ok(w);
    requires name: name < VUAS_PHRASES;
    requires source: VUAS_READABLE(w, b, value.off, value.off + value.len);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: vuas_row_size(name, value.len) >= value.len && vuas_phrase_size(name) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_row_size(name, value.len));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures name: !w->overflow ==> vuas_phrase_there(w->b, \old(w->at), name);
    ensures octets: !w->overflow ==>
      vuas_text_there(w->b, \old(w->at) + vuas_phrase_size(name), b, value.off, value.len);
    ensures end: !w->overflow ==> vuas_phrase_there(w->b, w->at - vuas_phrase_size(VUAS_PHRASE_CRLF), VUAS_PHRASE_CRLF);
*/
void vuas_put_row(vuas_writer *w, uint32_t name, const uint8_t *b, vuas_span value);

/* A whole header row of a number. */
/*@ requires ok: vuas_writer_ok(w);
    requires name: name < VUAS_PHRASES;
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures size: 0 <= vuas_row_size(name, 0) <= 2 * VUAS_PHRASE_ROW;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_row_size(name, vuas_decimal_size(v)));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures name: !w->overflow ==> vuas_phrase_there(w->b, \old(w->at), name);
    ensures octets: !w->overflow ==> vuas_decimal_there(w->b, \old(w->at) + vuas_phrase_size(name), v);
    ensures end: !w->overflow ==> vuas_phrase_there(w->b, w->at - vuas_phrase_size(VUAS_PHRASE_CRLF), VUAS_PHRASE_CRLF);
*/
void vuas_put_number(vuas_writer *w, uint32_t name, uint32_t v);

#endif
