/* SPDX-License-Identifier: Apache-2.0 */
/* The values of header fields that a UAS relies on; Via stands in via.h. Everywhere b is the whole message and [i, n)
   one value without the white space around it. What cannot be parsed is malformed, and all of the result is set even
   so. */
#ifndef VUAS_FIELD_H
#define VUAS_FIELD_H

#include "../spec/field.h"

/* What was found of one parameter in a list. */
typedef struct {
  bool ok;         /* it is a list, and the parameter stands in it once at most */
  bool has;
  bool token;      /* the value is one token */
  vuas_span value; /* length 0 when there is none */
} vuas_found;

/* The place after the token at i, a slash and white space around it (RFC 3261 25.1, SLASH), VUAS_NONE if these do not
   stand there. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> vuas_slash_end(b, i, n) == -1;
    ensures found: \result != VUAS_NONE ==> \result == vuas_slash_end(b, i, n) && i + 2 <= \result <= n;
*/
uint32_t vuas_after_slash(const uint8_t *b, uint32_t i, uint32_t n);

/* The number that [i, n) is in decimal, VUAS_NONE if it is none or above max. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires small: max <= 65535;
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result == VUAS_NONE <==> !(i < n && vuas_all_digits(b, i, n) && vuas_decimal_value(b, i, n) <= max);
    ensures value: \result != VUAS_NONE ==> \result == vuas_decimal_value(b, i, n) && \result <= max;
*/
uint32_t vuas_number(const uint8_t *b, uint32_t i, uint32_t n, uint32_t max);

/* The parameter w of [i, n), which is to be a list of parameters, each with its semicolon, at most one of them named w
   (RFC 3261 7.3.1). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires known: w <= VUAS_WORD_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures in: vuas_span_in(\result.value, n);
    ensures none: !\result.has ==> vuas_no_span(\result.value);
    ensures meaning: \result.ok <==> vuas_params(b, i, n) && vuas_param_once(b, i, n, w);
    ensures has: \result.ok ==> (\result.has <==> vuas_param_place(b, i, n, w) < n);
    ensures absent: \result.ok && !\result.has ==> vuas_param_place(b, i, n, w) == n;
    ensures value: \result.ok && \result.has ==>
      vuas_param_value(b, vuas_param_place(b, i, n, w), n, \result.value.off, \result.value.len);
    ensures token: \result.has ==> (\result.token <==> VUAS_IS_TOKEN(b, \result.value));
    ensures first: \result.ok && i < n ==> vuas_is_param(b, i, n);
*/
vuas_found vuas_find_param(const uint8_t *b, uint32_t i, uint32_t n, vuas_word w);

/* Whether [i, n) is a list of parameters of any names, each with its semicolon. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_params(b, i, n);
*/
bool vuas_is_param_list(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether the value is a CSeq: its number, and its method, which is not told from others here (RFC 3261 20.16). Numbers
   that do not fit 32 bits are malformed, leading zeros are not. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(number) && \valid(method) && \separated(number, method, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *number, *method;
    ensures meaning: \result <==> vuas_cseq(b, i, n);
    ensures number: \result ==> *number == vuas_decimal_value(b, i, vuas_digits_end(b, i, n));
    ensures method: \result ==> vuas_span_is(*method, vuas_cseq_method(b, i, n), n) && method->len > 0;
    ensures token: \result ==> vuas_all_token(b, method->off, n);
    ensures refused: !\result ==> *number == 0 && vuas_no_span(*method);
*/
bool vuas_parse_cseq(const uint8_t *b, uint32_t i, uint32_t n, uint32_t *number, vuas_span *method);

/* Whether the value is a Call-ID (RFC 3261 20.8): a word, or two with an at-sign between them. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_call_id(b, i, n);
*/
bool vuas_parse_call_id(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether the value is a media type, parameters and all: its type and subtype (RFC 3261 20.15). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(type) && \valid(subtype) && \separated(type, subtype, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *type, *subtype;
    ensures in: vuas_span_in(*type, n) && vuas_span_in(*subtype, n);
    ensures meaning: \result <==> vuas_media_type{Pre}(b, i, n);
    ensures type: \result ==> type->len > 0 && vuas_span_is(*type, i, vuas_token_end{Pre}(b, i, n));
    ensures subtype: \result ==> subtype->len > 0 && vuas_span_is(*subtype, vuas_slash_end{Pre}(b, i, n),
      vuas_token_end{Pre}(b, vuas_slash_end{Pre}(b, i, n), n));
    ensures refused: !\result ==> vuas_no_span(*type) && vuas_no_span(*subtype);
*/
bool vuas_parse_media_type(const uint8_t *b, uint32_t i, uint32_t n, vuas_span *type, vuas_span *subtype);

/* Whether the value is a name-addr, or an addr-spec without comma and question mark, with header parameters, of which
   at most one is a tag, a token (RFC 3261 20.10, 19.3). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(a) && \separated(a, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *a;
    ensures in: vuas_name_addr_in(*a, n);
    ensures value: vuas_addr_value_is(*a, i, n);
    ensures meaning: \result <==> vuas_is_name_addr{Old}(b, i, n);
    ensures parts: \result ==> vuas_name_addr_is{Old}(b, i, n, *a);
    ensures tag: a->has_tag ? a->tag.len > 0 : vuas_no_span(a->tag);
*/
bool vuas_parse_name_addr(const uint8_t *b, uint32_t i, uint32_t n, vuas_name_addr *a);

/*@ // [i, e) begins with an opening angle bracket and ends with the first closing one
    predicate vuas_one_bracket{L}(uint8_t *b, integer i, integer e) =
      i + 1 < e && b[i] == '<' && b[e - 1] == '>' && \forall integer k; i < k < e - 1 ==> b[k] != '>';
*/
/* The end of the Route or Record-Route value at i if it is one as nearly all are written, a usual URI (usual_uri.h) in
   angle brackets, and the row or the value ends there; else 0. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result > 0 ==> i < \result <= n;
    ensures end: \result > 0 ==> \result == n || b[\result] == ',';
    ensures bracket: \result > 0 ==> vuas_one_bracket(b, i, \result);
    ensures meaning: \result > 0 ==> vuas_is_route_value(b, i, \result);
*/
uint32_t vuas_usual_route_end(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether the value may stand in Route or Record-Route: a sip or sips URI in angle brackets, parameters after it (RFC
   3261 20.30, 20.34). */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_route_value(b, i, n);
*/
bool vuas_is_route(const uint8_t *b, uint32_t i, uint32_t n);

#endif
