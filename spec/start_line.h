/* SPDX-License-Identifier: Apache-2.0 */
/* Start lines (RFC 3261 7.1, 7.2, 25.1). */
#ifndef VUAS_SPEC_START_LINE_H
#define VUAS_SPEC_START_LINE_H

#include "parts.h"
#include "names.h"
#include "uri.h"
#include "../src/words.h"

/*@ // [i, e) is SIP/2.0, "SIP" in any case
    predicate vuas_version_2{L}(uint8_t *b, integer i, integer e) =
      e - i == 7 && vuas_word_at(b, i, i + 3, VUAS_WORD_SIP) && b[i + 3] == '/' && b[i + 4] == '2' && b[i + 5] == '.' &&
      b[i + 6] == '0';

    // the line [i, e) begins with the method at off, len octets of it, and a space
    predicate vuas_request_begin{L}(uint8_t *b, integer off, integer len, integer i, integer e) =
      off == i && len >= 1 && i + len < e && b[i + len] == ' ' && \forall integer k; i <= k < i + len ==>
      vuas_token(b[k]);

    // after the method, which ends at t, the line up to e is one space, the URI at off, one space, version
    predicate vuas_request_end{L}(uint8_t *b, integer t, integer off, integer len, integer e) =
      off == t + 1 && off + len < e && b[off + len] == ' ' &&
      (\forall integer k; off <= k < off + len ==> b[k] != ' ') && vuas_version_2(b, off + len + 1, e);

    // text of a reason phrase: no control octet but HTAB
    predicate vuas_reason_octet(integer c) = c == '\t' || (c >= ' ' && c != 0x7F);

    // the line [i, e) begins with version, one space, the three digits of status, one space
    predicate vuas_status_begin{L}(uint8_t *b, integer status, integer i, integer e) =
      i + 12 <= e && vuas_version_2(b, i, i + 7) && b[i + 7] == ' ' && b[i + 11] == ' ' &&
      vuas_digit(b[i + 8]) && vuas_digit(b[i + 9]) && vuas_digit(b[i + 10]) &&
      status == 100 * (b[i + 8] - '0') + 10 * (b[i + 9] - '0') + (b[i + 10] - '0');

    // the line [i, e) is that, and the reason at off
    predicate vuas_status_line{L}(uint8_t *b, integer status, integer off, integer len, integer i, integer e) =
      vuas_status_begin(b, status, i, e) && off == i + 12 && off + len == e &&
      \forall integer k; i + 12 <= k < e ==> vuas_reason_octet(b[k]);

    // what the message M says of a request line [i, e) of the octets B
    predicate vuas_read_request{B,M}(uint8_t *b, vuas_message *m, integer i, integer e) =
      \at(m->request, M) && vuas_request_begin{B}(b, \at(m->method_text.off, M), \at(m->method_text.len, M), i, e) &&
      vuas_method_named{B}(b, i, i + \at(m->method_text.len, M), \at(m->method, M)) &&
      (\at(m->refusal.status, M) == 0 ==> vuas_request_end{B}(b, i + \at(m->method_text.len, M),
      \at(m->ruri_text.off, M),
        \at(m->ruri_text.len, M), e));

    // what it says of a line that does not begin with a method
    predicate vuas_read_status{B,M}(uint8_t *b, vuas_message *m, integer i, integer e) =
      !\at(m->request, M) && (\forall integer off, len; !vuas_request_begin{B}(b, off, len, i, e)) &&
      (\at(m->refusal.status, M) == 0 ==> 100 <= \at(m->status, M) <= 699 &&
        vuas_status_line{B}(b, \at(m->status, M), \at(m->reason.off, M), \at(m->reason.len, M), i, e));

    // the first space from i on, n if there is none; the first line end; each well-founded: n - i grows smaller
    logic integer vuas_space(uint8_t *b, integer i, integer n) =
      i >= n || b[i] == ' ' ? i : vuas_space(b, i + 1, n);
    logic integer vuas_line_stop(uint8_t *b, integer i, integer n) =
      i >= n || vuas_crlf_at(b, i, n) ? i : vuas_line_stop(b, i + 1, n);

    // the line [i, e) begins with a token and a space: a request line, any other one is a status line
    logic integer vuas_method_end(uint8_t *b, integer i, integer e) = vuas_run_end(VUAS_CLASS_TOKEN, b, i, e);
    logic boolean vuas_is_request(uint8_t *b, integer i, integer e) =
      i < vuas_method_end(b, i, e) && vuas_method_end(b, i, e) < e && b[vuas_method_end(b, i, e)] == ' ';

    // what stands from t on, after that space: a URI, one space, SIP/2.0
    predicate vuas_request_good{L}(uint8_t *b, integer t, integer e) =
      vuas_space(b, t, e) < e && vuas_is_uri(b, t, vuas_space(b, t, e)) &&
      vuas_version_2(b, vuas_space(b, t, e) + 1, e);

    // a status line: SIP/2.0, one space, a status of three digits, one space, the reason
    logic integer vuas_status_code(uint8_t *b, integer i) =
      100 * (b[i + 8] - '0') + 10 * (b[i + 9] - '0') + (b[i + 10] - '0');
    predicate vuas_status_good{L}(uint8_t *b, integer i, integer e) =
      vuas_space(b, i, e) < e && vuas_version_2(b, i, vuas_space(b, i, e)) && i + 12 <= e && b[i + 11] == ' ' &&
      vuas_digit(b[i + 8]) && vuas_digit(b[i + 9]) && vuas_digit(b[i + 10]) &&
      100 <= vuas_status_code(b, i) <= 699 && (\forall integer k; i + 12 <= k < e ==> vuas_reason_octet(b[k]));

    predicate vuas_start_good{L}(uint8_t *b, integer i, integer e) =
      vuas_is_request(b, i, e) ? vuas_request_good(b, vuas_method_end(b, i, e) + 1, e) : vuas_status_good(b, i, e);

    predicate vuas_start_judged{L}(vuas_message *m) =
      m->refusal.status == 0 || m->refusal.status == 400 || m->refusal.status == 505;

    // a refused line that begins at i: the place is that of the version, of the URI, else of the line
    predicate vuas_start_place{L}(vuas_message *m, integer i) =
      m->refusal.status == 0 ||
      (m->refusal.field == VUAS_FIELD_START_LINE &&
       m->refusal.offset == (m->request && m->refusal.cause == VUAS_CAUSE_VERSION ?
                               m->ruri_text.off + m->ruri_text.len + 1 :
                             m->request && m->refusal.cause == VUAS_CAUSE_REQUEST_URI ? m->ruri_text.off : i) &&
       (m->refusal.status == 505 <==> m->refusal.cause == VUAS_CAUSE_VERSION));
*/
#endif
