/* SPDX-License-Identifier: Apache-2.0 */
/* A whole message: start line, header section, body (RFC 3261 7, 18.3, 20). */
#ifndef VUAS_MESSAGE_H
#define VUAS_MESSAGE_H

#include "../spec/parts.h"
#include "../spec/verdict.h"
#include "method.h"

#ifdef __cplusplus
extern "C" {
#endif

/*@ // what an accepted message says of its octets (RFC 3261 8.1.1.5, 18.3, 20.15, 20.16)
    predicate vuas_message_sound{L}(vuas_message *m) =
      m->refusal.status == 0 ==>
        m->method == m->cseq_method && (!m->request ==> 100 <= m->status <= 699) &&
        (m->has_content_length ==> m->body.len == m->content_length) &&
        (m->body.len > 0 ==> m->has_content_type);
*/

/* Parses the n octets: true if the message is accepted, which it is if and only if it is good (spec/verdict.h). Every
   member of *m that counts is set, whatever the octets are; a refused message says why, and holds what could be read of
   it, so that it can be answered (RFC 3261 8.2.6). */
/*@ requires parsing: vuas_parsing(b, m, n);
    terminates \true;
    exits \false;
    assigns *m;
    ensures ok: vuas_message_ok(m, n);
    ensures accepted: \result <==> m->refusal.status == 0;
    ensures sound: vuas_message_sound(m);
    ensures refusal: vuas_judged(m);
    ensures once: \result ==> vuas_once_only(m);
    ensures verdict: \result <==> vuas_message_good{Pre}(b, n);
*/
bool vuas_parse_message(const uint8_t *b, uint32_t n, vuas_message *m);

#ifdef __cplusplus
}
#endif
#endif
