/* SPDX-License-Identifier: Apache-2.0 */
/* The start line: Request-Line or Status-Line (RFC 3261 7.1, 7.2). */
#ifndef VUAS_START_LINE_H
#define VUAS_START_LINE_H

#include "../spec/start_line.h"
#include "refuse.h"

/* Reads the start line at i: the place of the line end, VUAS_NONE if there is none. A line that is malformed, or of
   another version than SIP/2.0, is refused. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    requires in: vuas_start_at(m, n);
    requires blank: !m->request && m->refusal.status == 0;
    terminates \true; exits \false;
    assigns m->request, m->method, m->status, m->method_text, m->ruri_text, m->reason, m->ruri, m->refusal;
    ensures in: vuas_start_at(m, n);
    ensures end: \result != VUAS_NONE ==> i <= \result && \result + 2 <= n && vuas_crlf_at{Pre}(b, \result, n);
    ensures first: \forall integer k; i <= k < n && k < \result ==> !vuas_crlf_at{Pre}(b, k, n);
    ensures none: \result == VUAS_NONE ==> !m->request && m->refusal.status == 400;
    ensures line: \result != VUAS_NONE ==>
      vuas_read_request{Pre,Here}(b, m, i, \result) || vuas_read_status{Pre,Here}(b, m, i, \result);
    ensures refusal: vuas_start_judged(m);
    ensures stop: \result == VUAS_NONE ? vuas_line_stop{Pre}(b, i, n) == n : \result == vuas_line_stop{Pre}(b, i, n);
    ensures verdict: \result != VUAS_NONE ==> (m->refusal.status == 0 <==> vuas_start_good{Pre}(b, i, \result));
    ensures kind: \result != VUAS_NONE ==> (m->request <==> vuas_is_request{Pre}(b, i, \result));
    ensures text: \result != VUAS_NONE && m->request ==> m->method_text.off == i &&
      m->method_text.off + m->method_text.len == vuas_method_end{Pre}(b, i, \result);
    ensures named: \result != VUAS_NONE && m->request ==>
      vuas_method_named{Pre}(b, i, vuas_method_end{Pre}(b, i, \result), m->method);
    ensures place: vuas_start_place(m, i);
*/
uint32_t vuas_read_start_line(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m);

#endif
