/* SPDX-License-Identifier: Apache-2.0 */
/* The start line: Request-Line or Status-Line (RFC 3261 7.1, 7.2). */
#ifndef VUAS_START_LINE_H
#define VUAS_START_LINE_H

#include "../../spec/start_line.h"
#include "refuse.h"

/* Reads the start line at i: the place of the line end, VUAS_NONE if there is none. A line that is malformed, or of another version
   than SIP/2.0, is refused. */
/*@ requires parsing: vuas_parsing(b, m, n);
    requires range: i <= n;
    requires in: vuas_start_in(m, n);
    requires blank: !m->request && m->refusal.status == 0;
    terminates \true; exits \false;
    assigns m->request, m->method, m->status, m->method_text, m->ruri_text, m->reason, m->ruri, m->refusal;
    ensures in: vuas_start_in(m, n);
    ensures end: \result != VUAS_NONE ==> i <= \result && \result + 2 <= n && vuas_crlf_at{Pre}(b, \result, n);
    ensures first: \forall integer k; i <= k < n && k < \result ==> !vuas_crlf_at{Pre}(b, k, n);
    ensures none: \result == VUAS_NONE ==> m->refusal.status != 0;
    ensures request: m->request <==> \result != VUAS_NONE && vuas_request_begin{Pre}(b, m->method_text, i, \result);
    ensures method: m->request ==> vuas_method_named{Pre}(b, m->method_text.off, m->method_text.off + m->method_text.len, m->method);
    ensures uri: m->request && m->refusal.status == 0 ==> vuas_request_line{Pre}(b, m->method_text, m->ruri_text, i, \result);
    ensures status: !m->request && m->refusal.status == 0 ==> 100 <= m->status <= 699 &&
      vuas_status_line{Pre}(b, m->status, m->reason, i, \result);
    ensures refusal: m->refusal.status == 0 || m->refusal.status == 400 || m->refusal.status == 505;
*/
uint32_t vuas_read_start_line(const uint8_t *b, uint32_t i, uint32_t n, vuas_message *m);

#endif
