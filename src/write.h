/* SPDX-License-Identifier: Apache-2.0 */
/* The bounded writer. What does not fit is not written at all: it sets overflow, and after that nothing more is
   written. Every function that puts something appends exactly its octets, or leaves the length alone. */
#ifndef VUAS_WRITE_H
#define VUAS_WRITE_H

#include "phrase.h"

typedef struct {
  uint8_t *b;
  uint32_t at, cap; /* octets written, octets there are */
  bool overflow;
} vuas_writer;

#include "../spec/write.h"

/* One octet. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, 1);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octet: !w->overflow ==> w->b[\old(w->at)] == c;
*/
void vuas_put_byte(vuas_writer *w, uint8_t c);

/* The octets s[i .. n-1]. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: i <= n && \valid_read(s + (i .. n - 1));
    requires apart: \separated(w, s + (i .. n - 1)) && \separated(w->b + (0 .. w->cap - 1), s + (i .. n - 1));
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, n - i);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> \forall integer k; 0 <= k < n - i ==> w->b[\old(w->at) + k] == s[i + k];
*/
void vuas_put(vuas_writer *w, const uint8_t *s, uint32_t i, uint32_t n);

/* A fixed text (vuas_phrase). */
/*@ requires ok: vuas_writer_ok(w);
    requires number: p < VUAS_PHRASES;
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, vuas_phrase_size(p));
    ensures size: 0 <= vuas_phrase_size(p) <= VUAS_PHRASE_ROW;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_phrase_there(w->b, \old(w->at), p);
*/
void vuas_put_word(vuas_writer *w, uint32_t p);

/* A number in decimal digits, without leading zeros. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, vuas_decimal_size(v));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_decimal_there(w->b, \old(w->at), v);
*/
void vuas_put_decimal(vuas_writer *w, uint32_t v);

/* The lowest so many hexadecimal digits of a number, in lowercase. */
/*@ requires ok: vuas_writer_ok(w);
    requires digits: 1 <= digits <= 8;
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, digits);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_hex_there(w->b, \old(w->at), v, digits);
*/
void vuas_put_hex(vuas_writer *w, uint32_t v, uint32_t digits);

/* A number in eight lowercase hexadecimal digits. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, 8);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_hex_there(w->b, \old(w->at), v, 8);
*/
void vuas_put_hex32(vuas_writer *w, uint32_t v);

/* A number in sixteen lowercase hexadecimal digits. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, 16);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures high: !w->overflow ==> vuas_hex_there(w->b, \old(w->at), v / 4294967296, 8);
    ensures low: !w->overflow ==> vuas_hex_there(w->b, \old(w->at) + 8, v % 4294967296, 8);
*/
void vuas_put_hex64(vuas_writer *w, uint64_t v);

/* A method's name (RFC 3261 7.1); VUAS_METHOD_OTHER has none, and nothing is written. */
/*@ requires ok: vuas_writer_ok(w);
    requires method: method <= VUAS_METHOD_LAST;
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, vuas_phrase_size(VUAS_PHRASE_METHOD + method));
    ensures size: 0 <= vuas_phrase_size(VUAS_PHRASE_METHOD + method) <= VUAS_PHRASE_ROW;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_phrase_there(w->b, \old(w->at), VUAS_PHRASE_METHOD + method);
*/
void vuas_put_method(vuas_writer *w, uint8_t method);

/* The reason phrase of a status (RFC 3261 21); an unknown status gets its class's. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, vuas_phrase_size(vuas_reason_phrase(status)));
    ensures size: 0 <= vuas_phrase_size(vuas_reason_phrase(status)) <= VUAS_PHRASE_ROW;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_phrase_there(w->b, \old(w->at), vuas_reason_phrase(status));
*/
void vuas_put_reason(vuas_writer *w, uint16_t status);

/* Why a message was refused, as a reason phrase: "Malformed CSeq", "Missing From", "Empty Message" (RFC 3261
   21.4.1). */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, vuas_cause_size(cause, field));
    ensures size: 0 <= vuas_cause_size(cause, field) <= 2 * VUAS_PHRASE_ROW;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures cause: !w->overflow ==> vuas_phrase_there(w->b, \old(w->at), vuas_cause_phrase(cause));
    ensures field: !w->overflow && vuas_cause_names(cause) ==>
      vuas_phrase_there(w->b, \old(w->at) + vuas_phrase_size(vuas_cause_phrase(cause)), vuas_field_phrase(field));
*/
void vuas_put_cause(vuas_writer *w, uint16_t cause, uint16_t field);

/* An IP address: IPv4 in dotted decimal (RFC 3261 25.1), IPv6 as RFC 5952 4 has it, in brackets when asked for;
   nothing for an address of no family. */
/*@ requires ok: vuas_writer_ok(w);
    requires address: \valid_read(a);
    requires apart: \separated(w, a) && \separated(w->b + (0 .. w->cap - 1), a);
    terminates \true;
    exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_writer_grew{Old, Here}(w, \old(vuas_ip_size(a, brackets ? 1 : 0)));
    ensures size: 0 <= \old(vuas_ip_size(a, brackets ? 1 : 0)) <= 42;
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures ip4: !w->overflow && a->family == 4 ==> vuas_ip4_there{Old, Here}(w->b, \old(w->at), w->at, &a->ip[0]);
    ensures ip6: !w->overflow && a->family == 6 ==>
      vuas_ip6_there{Old, Here}(w->b, \old(w->at) + (brackets ? 1 : 0), w->at - (brackets ? 1 : 0), &a->ip[0],
                                vuas_ip6_gap{Old}(&a->ip[0], 8),
                                vuas_ip6_zeros{Old}(&a->ip[0], vuas_ip6_gap{Old}(&a->ip[0], 8)));
    ensures bracket: !w->overflow && a->family == 6 && brackets ==> w->b[\old(w->at)] == '[' && w->b[w->at - 1] == ']';
*/
void vuas_put_ip(vuas_writer *w, const vuas_address *a, bool brackets);

/* Whether a text may stand in a header row: no control octet but HTAB, so that no new line can begin (RFC 3261
   7.3.1). */
/*@ requires text: \valid_read(s + (0 .. n - 1));
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures plain: \result <==> (\forall integer k; 0 <= k < n ==> vuas_plain(s[k]));
*/
bool vuas_text_plain(const uint8_t *s, uint32_t n);

#endif
