/* SPDX-License-Identifier: Apache-2.0 */
/* Values of header fields that are read when they are asked for: the index of a message tells where they stand, item.h
   walks over those that are lists. Everywhere b is the whole message and [i, n) one value without the white space
   around it. A value that is malformed has ok false and all else 0. */
#ifndef VUAS_VALUE_H
#define VUAS_VALUE_H

#include "types.h"

/* RAck (RFC 3262 7.2). */
typedef struct {
  bool ok;
  uint32_t rseq, cseq;
  vuas_span method; /* to be compared with regard to case */
} vuas_rack;

/* Session-Expires (RFC 4028 4). */
typedef enum { VUAS_REFRESHER_NONE, VUAS_REFRESHER_UAC, VUAS_REFRESHER_UAS } vuas_refresher_role;
typedef struct {
  bool ok;
  uint8_t refresher; /* vuas_refresher_role */
  uint32_t seconds;
} vuas_session_expires;

/* Min-SE (RFC 4028 5), Retry-After (RFC 3261 20.33). */
typedef struct {
  bool ok;
  uint32_t seconds;
  uint32_t params; /* where the parameters begin, each with its semicolon; n if there is none */
} vuas_seconds;

/* Reason (RFC 3326 2). */
typedef struct {
  bool ok, has_cause;
  uint16_t cause;
  vuas_span protocol, text; /* text with its quotes; length 0 when absent */
} vuas_reason;

/* Content-Disposition (RFC 3261 20.11). */
typedef enum { VUAS_HANDLING_NONE, VUAS_HANDLING_OPTIONAL, VUAS_HANDLING_REQUIRED, VUAS_HANDLING_OTHER } vuas_handling;
typedef struct {
  bool ok;
  uint8_t handling; /* vuas_handling; NONE and OTHER count as required */
  vuas_span type;
} vuas_disposition;

#include "../spec/value.h"

/* RSeq: 1 to 2^32 - 1, 0 if the value is malformed (RFC 3262 7.1). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result != 0 <==> vuas_is_rseq(b, i, n);
    ensures number: \result != 0 ==> \result == vuas_decimal_value(b, i, n);
*/
uint32_t vuas_parse_rseq(const uint8_t *b, uint32_t i, uint32_t n);

/* RAck: the number of the response that is acknowledged, and the CSeq of its request. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_rack(b, i, n);
    ensures rseq: \result.ok ==> \result.rseq == vuas_decimal_value(b, i, vuas_digits_end(b, i, n));
    ensures cseq: \result.ok ==> \result.cseq == vuas_decimal_value(b, vuas_rack_cseq(b, i, n),
      vuas_digits_end(b, vuas_rack_cseq(b, i, n), n));
    ensures method: \result.ok ==>
      vuas_span_is(\result.method, vuas_cseq_method(b, vuas_rack_cseq(b, i, n), n), n) && \result.method.len > 0;
    ensures none: !\result.ok ==> \result.rseq == 0 && \result.cseq == 0 && vuas_no_span(\result.method);
*/
vuas_rack vuas_parse_rack(const uint8_t *b, uint32_t i, uint32_t n);

/* Min-SE: seconds, and any parameters. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_min_se(b, i, n);
    ensures seconds: \result.ok ==> \result.seconds == vuas_decimal_value(b, i, vuas_digits_end(b, i, n));
    ensures params: \result.ok ==> \result.params == vuas_digits_end(b, i, n);
    ensures none: !\result.ok ==> \result.seconds == 0 && \result.params == 0;
*/
vuas_seconds vuas_parse_min_se(const uint8_t *b, uint32_t i, uint32_t n);

/* Session-Expires: seconds, and who refreshes. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_session_expires(b, i, n);
    ensures seconds: \result.ok ==> \result.seconds == vuas_decimal_value(b, i, vuas_digits_end(b, i, n));
    ensures alone: \result.ok ==> (\result.refresher == VUAS_REFRESHER_NONE <==> vuas_refresher(b, i, n) == n);
    ensures uac: \result.ok && vuas_refresher(b, i, n) < n ==>
      (\result.refresher == VUAS_REFRESHER_UAC <==> vuas_uac_at(b, vuas_refresher(b, i, n), n));
    ensures uas: \result.ok && vuas_refresher(b, i, n) < n ==>
      (\result.refresher == VUAS_REFRESHER_UAS <==> vuas_uas_at(b, vuas_refresher(b, i, n), n));
    ensures none: !\result.ok ==> \result.seconds == 0 && \result.refresher == VUAS_REFRESHER_NONE;
*/
vuas_session_expires vuas_parse_session_expires(const uint8_t *b, uint32_t i, uint32_t n);

/* The end of the comment whose inside starts at i, one bracket being open: the place after the bracket that closes it,
   VUAS_NONE if there is none (RFC 3261 25.1, comment). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result == vuas_comment_end(b, i, n, 1) && i < \result <= n;
    ensures none: \result == VUAS_NONE <==> vuas_comment_end(b, i, n, 1) == -1;
*/
uint32_t vuas_scan_comment(const uint8_t *b, uint32_t i, uint32_t n);

/* Retry-After: seconds, a comment or none, any parameters. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_retry_after(b, i, n);
    ensures seconds: \result.ok ==> \result.seconds == vuas_decimal_value(b, i, vuas_digits_end(b, i, n));
    ensures params: \result.ok ==> \result.params == vuas_retry_params(b, i, n);
    ensures none: !\result.ok ==> \result.seconds == 0 && \result.params == 0;
*/
vuas_seconds vuas_parse_retry_after(const uint8_t *b, uint32_t i, uint32_t n);

/* One value of Reason: protocol, cause, text. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_span_in(\result.protocol, n) && vuas_span_in(\result.text, n);
    ensures meaning: \result.ok <==> vuas_is_reason(b, i, n);
    ensures protocol: \result.ok ==> vuas_span_is(\result.protocol, i, vuas_token_end(b, i, n));
    ensures has: \result.ok ==> (\result.has_cause <==> vuas_reason_cause(b, i, n) < n);
    ensures cause: \result.ok && \result.has_cause ==> \result.cause ==
      vuas_decimal_value(b, vuas_value_off(b, vuas_reason_cause(b, i, n), n),
        vuas_value_stop(b, vuas_reason_cause(b, i, n), n));
    ensures text: \result.ok && vuas_reason_text(b, i, n) < n ==>
      vuas_param_value(b, vuas_reason_text(b, i, n), n, \result.text.off, \result.text.len) && \result.text.len > 0;
    ensures textless: \result.ok && vuas_reason_text(b, i, n) == n ==> vuas_no_span(\result.text);
    ensures causeless: !\result.has_cause ==> \result.cause == 0;
    ensures none: !\result.ok ==> !\result.has_cause && vuas_no_span(\result.protocol) && vuas_no_span(\result.text);
*/
vuas_reason vuas_parse_reason(const uint8_t *b, uint32_t i, uint32_t n);

/* Content-Disposition: its type, and how it wants the body handled. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result.ok <==> vuas_is_disposition(b, i, n);
    ensures type: \result.ok ==> vuas_span_is(\result.type, i, vuas_token_end(b, i, n)) && \result.type.len > 0;
    ensures handling: \result.ok ==> \result.handling == (vuas_handling_place(b, i, n) == n ? VUAS_HANDLING_NONE :
      vuas_handling_at(b, vuas_handling_place(b, i, n), n));
    ensures none: !\result.ok ==> vuas_no_span(\result.type) && \result.handling == VUAS_HANDLING_NONE;
*/
vuas_disposition vuas_parse_disposition(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether the value is one token: a value of Allow, Unsupported, Require, Supported, Content-Encoding. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_token_value(b, i, n);
*/
bool vuas_parse_token(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether the value is a language tag: a value of Content-Language (RFC 3261 20.13). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_language(b, i, n);
*/
bool vuas_parse_language(const uint8_t *b, uint32_t i, uint32_t n);

#endif
