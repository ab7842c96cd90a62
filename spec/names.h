/* SPDX-License-Identifier: Apache-2.0 */
/* The names that are told apart, octet by octet: methods (exact case, RFC 3261 7.1) and header fields (any case, full
   and compact form, RFC 3261 7.3.1 and 7.3.3). Places b[i .. n-1]. */
#ifndef VUAS_SPEC_NAMES_H
#define VUAS_SPEC_NAMES_H

#include "span.h"

/*@ predicate vuas_exact3{L}(uint8_t *b, integer i, integer x, integer y, integer z) =
      b[i] == x && b[i + 1] == y && b[i + 2] == z;

    predicate vuas_method_invite{L}(uint8_t *b, integer i, integer n) =
      n - i == 6 && vuas_exact3(b, i, 'I', 'N', 'V') && vuas_exact3(b, i + 3, 'I', 'T', 'E');
    predicate vuas_method_ack{L}(uint8_t *b, integer i, integer n) = n - i == 3 && vuas_exact3(b, i, 'A', 'C', 'K');
    predicate vuas_method_cancel{L}(uint8_t *b, integer i, integer n) =
      n - i == 6 && vuas_exact3(b, i, 'C', 'A', 'N') && vuas_exact3(b, i + 3, 'C', 'E', 'L');
    predicate vuas_method_bye{L}(uint8_t *b, integer i, integer n) = n - i == 3 && vuas_exact3(b, i, 'B', 'Y', 'E');
    predicate vuas_method_options{L}(uint8_t *b, integer i, integer n) =
      n - i == 7 && vuas_exact3(b, i, 'O', 'P', 'T') && vuas_exact3(b, i + 3, 'I', 'O', 'N') && b[i + 6] == 'S';
    predicate vuas_method_prack{L}(uint8_t *b, integer i, integer n) =
      n - i == 5 && vuas_exact3(b, i, 'P', 'R', 'A') && b[i + 3] == 'C' && b[i + 4] == 'K';
    predicate vuas_method_update{L}(uint8_t *b, integer i, integer n) =
      n - i == 6 && vuas_exact3(b, i, 'U', 'P', 'D') && vuas_exact3(b, i + 3, 'A', 'T', 'E');
    predicate vuas_method_info{L}(uint8_t *b, integer i, integer n) =
      n - i == 4 && vuas_exact3(b, i, 'I', 'N', 'F') && b[i + 3] == 'O';
    predicate vuas_method_message{L}(uint8_t *b, integer i, integer n) =
      n - i == 7 && vuas_exact3(b, i, 'M', 'E', 'S') && vuas_exact3(b, i + 3, 'S', 'A', 'G') && b[i + 6] == 'E';
    predicate vuas_method_refer{L}(uint8_t *b, integer i, integer n) =
      n - i == 5 && vuas_exact3(b, i, 'R', 'E', 'F') && b[i + 3] == 'E' && b[i + 4] == 'R';
    predicate vuas_method_notify{L}(uint8_t *b, integer i, integer n) =
      n - i == 6 && vuas_exact3(b, i, 'N', 'O', 'T') && vuas_exact3(b, i + 3, 'I', 'F', 'Y');
    predicate vuas_method_subscribe{L}(uint8_t *b, integer i, integer n) =
      n - i == 9 && vuas_exact3(b, i, 'S', 'U', 'B') && vuas_exact3(b, i + 3, 'S', 'C', 'R') &&
      vuas_exact3(b, i + 6, 'I', 'B', 'E');
    predicate vuas_method_register{L}(uint8_t *b, integer i, integer n) =
      n - i == 8 && vuas_exact3(b, i, 'R', 'E', 'G') && vuas_exact3(b, i + 3, 'I', 'S', 'T') && b[i + 6] == 'E' &&
      b[i + 7] == 'R';
    predicate vuas_method_publish{L}(uint8_t *b, integer i, integer n) =
      n - i == 7 && vuas_exact3(b, i, 'P', 'U', 'B') && vuas_exact3(b, i + 3, 'L', 'I', 'S') && b[i + 6] == 'H';

    // id is the number of the method that [i, n) names
    predicate vuas_method_named{L}(uint8_t *b, integer i, integer n, integer id) =
      (id == VUAS_METHOD_INVITE <==> vuas_method_invite(b, i, n)) &&
      (id == VUAS_METHOD_ACK <==> vuas_method_ack(b, i, n)) &&
      (id == VUAS_METHOD_CANCEL <==> vuas_method_cancel(b, i, n)) &&
      (id == VUAS_METHOD_BYE <==> vuas_method_bye(b, i, n)) &&
      (id == VUAS_METHOD_OPTIONS <==> vuas_method_options(b, i, n)) &&
      (id == VUAS_METHOD_PRACK <==> vuas_method_prack(b, i, n)) &&
      (id == VUAS_METHOD_UPDATE <==> vuas_method_update(b, i, n)) &&
      (id == VUAS_METHOD_INFO <==> vuas_method_info(b, i, n)) &&
      (id == VUAS_METHOD_MESSAGE <==> vuas_method_message(b, i, n)) &&
      (id == VUAS_METHOD_REFER <==> vuas_method_refer(b, i, n)) &&
      (id == VUAS_METHOD_NOTIFY <==> vuas_method_notify(b, i, n)) &&
      (id == VUAS_METHOD_SUBSCRIBE <==> vuas_method_subscribe(b, i, n)) &&
      (id == VUAS_METHOD_REGISTER <==> vuas_method_register(b, i, n)) &&
      (id == VUAS_METHOD_PUBLISH <==> vuas_method_publish(b, i, n));

    // what names are written in here: lowercase letters and '-'
    predicate vuas_small(integer x) = 'a' <= x <= 'z' || x == '-';

    // the octet c is the lowercase letter or '-' x, or the same letter in upper case
    predicate vuas_letter(integer c, integer x) = c == x || ('a' <= x <= 'z' && c == x - 32);
    predicate vuas_any3{L}(uint8_t *b, integer i, integer x, integer y, integer z) =
      vuas_letter(b[i], x) && vuas_letter(b[i + 1], y) && vuas_letter(b[i + 2], z);
    predicate vuas_any4{L}(uint8_t *b, integer i, integer w, integer x, integer y, integer z) =
      vuas_letter(b[i], w) && vuas_any3(b, i + 1, x, y, z);
    // a compact form: one letter
    predicate vuas_compact{L}(uint8_t *b, integer i, integer n, integer x) = n - i == 1 && vuas_letter(b[i], x);

    predicate vuas_name_via{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'v') || (n - i == 3 && vuas_any3(b, i, 'v', 'i', 'a'));
    predicate vuas_name_from{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'f') || (n - i == 4 && vuas_any4(b, i, 'f', 'r', 'o', 'm'));
    predicate vuas_name_to{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 't') || (n - i == 2 && vuas_letter(b[i], 't') && vuas_letter(b[i + 1], 'o'));
    predicate vuas_name_call_id{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'i') || (n - i == 7 && vuas_any4(b, i, 'c', 'a', 'l', 'l') &&
      vuas_any3(b, i + 4, '-', 'i', 'd'));
    predicate vuas_name_cseq{L}(uint8_t *b, integer i, integer n) = n - i == 4 && vuas_any4(b, i, 'c', 's', 'e', 'q');
    predicate vuas_name_contact{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'm') || (n - i == 7 && vuas_any4(b, i, 'c', 'o', 'n', 't') &&
      vuas_any3(b, i + 4, 'a', 'c', 't'));
    predicate vuas_name_max_forwards{L}(uint8_t *b, integer i, integer n) =
      n - i == 12 && vuas_any4(b, i, 'm', 'a', 'x', '-') && vuas_any4(b, i + 4, 'f', 'o', 'r', 'w') &&
      vuas_any4(b, i + 8, 'a', 'r', 'd', 's');
    predicate vuas_name_route{L}(uint8_t *b, integer i, integer n) =
      n - i == 5 && vuas_any4(b, i, 'r', 'o', 'u', 't') && vuas_letter(b[i + 4], 'e');
    predicate vuas_name_record_route{L}(uint8_t *b, integer i, integer n) =
      n - i == 12 && vuas_any4(b, i, 'r', 'e', 'c', 'o') && vuas_any4(b, i + 4, 'r', 'd', '-', 'r') &&
      vuas_any4(b, i + 8, 'o', 'u', 't', 'e');
    // the eight octets that four names begin with
    predicate vuas_name_content{L}(uint8_t *b, integer i) =
      vuas_any4(b, i, 'c', 'o', 'n', 't') && vuas_any4(b, i + 4, 'e', 'n', 't', '-');
    predicate vuas_name_content_length{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'l') ||
      (n - i == 14 && vuas_name_content(b, i) && vuas_any3(b, i + 8, 'l', 'e', 'n') &&
      vuas_any3(b, i + 11, 'g', 't', 'h'));
    predicate vuas_name_content_type{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'c') || (n - i == 12 && vuas_name_content(b, i) && vuas_any4(b, i + 8, 't', 'y', 'p', 'e'));
    predicate vuas_name_content_encoding{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'e') ||
      (n - i == 16 && vuas_name_content(b, i) && vuas_any4(b, i + 8, 'e', 'n', 'c', 'o') &&
      vuas_any4(b, i + 12, 'd', 'i', 'n', 'g'));
    predicate vuas_name_content_disposition{L}(uint8_t *b, integer i, integer n) =
      n - i == 19 && vuas_name_content(b, i) && vuas_any4(b, i + 8, 'd', 'i', 's', 'p') &&
      vuas_any4(b, i + 12, 'o', 's', 'i', 't') && vuas_any3(b, i + 16, 'i', 'o', 'n');
    predicate vuas_name_require{L}(uint8_t *b, integer i, integer n) =
      n - i == 7 && vuas_any4(b, i, 'r', 'e', 'q', 'u') && vuas_any3(b, i + 4, 'i', 'r', 'e');
    predicate vuas_name_supported{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'k') ||
      (n - i == 9 && vuas_any3(b, i, 's', 'u', 'p') && vuas_any3(b, i + 3, 'p', 'o', 'r') &&
      vuas_any3(b, i + 6, 't', 'e', 'd'));
    predicate vuas_name_expires{L}(uint8_t *b, integer i, integer n) =
      n - i == 7 && vuas_any4(b, i, 'e', 'x', 'p', 'i') && vuas_any3(b, i + 4, 'r', 'e', 's');
    predicate vuas_name_timestamp{L}(uint8_t *b, integer i, integer n) =
      n - i == 9 && vuas_any3(b, i, 't', 'i', 'm') && vuas_any3(b, i + 3, 'e', 's', 't') &&
      vuas_any3(b, i + 6, 'a', 'm', 'p');
    predicate vuas_name_allow{L}(uint8_t *b, integer i, integer n) =
      n - i == 5 && vuas_any3(b, i, 'a', 'l', 'l') && vuas_letter(b[i + 3], 'o') && vuas_letter(b[i + 4], 'w');
    predicate vuas_name_accept{L}(uint8_t *b, integer i, integer n) =
      n - i == 6 && vuas_any3(b, i, 'a', 'c', 'c') && vuas_any3(b, i + 3, 'e', 'p', 't');
    predicate vuas_name_unsupported{L}(uint8_t *b, integer i, integer n) =
      n - i == 11 && vuas_any4(b, i, 'u', 'n', 's', 'u') && vuas_any4(b, i + 4, 'p', 'p', 'o', 'r') &&
      vuas_any3(b, i + 8, 't', 'e', 'd');
    predicate vuas_name_rseq{L}(uint8_t *b, integer i, integer n) =
      n - i == 4 && vuas_any4(b, i, 'r', 's', 'e', 'q');
    predicate vuas_name_rack{L}(uint8_t *b, integer i, integer n) =
      n - i == 4 && vuas_any4(b, i, 'r', 'a', 'c', 'k');
    predicate vuas_name_session_expires{L}(uint8_t *b, integer i, integer n) =
      vuas_compact(b, i, n, 'x') ||
      (n - i == 15 && vuas_any4(b, i, 's', 'e', 's', 's') && vuas_any4(b, i + 4, 'i', 'o', 'n', '-') &&
      vuas_any4(b, i + 8, 'e', 'x', 'p', 'i') && vuas_any3(b, i + 12, 'r', 'e', 's'));
    predicate vuas_name_min_se{L}(uint8_t *b, integer i, integer n) =
      n - i == 6 && vuas_any3(b, i, 'm', 'i', 'n') && vuas_any3(b, i + 3, '-', 's', 'e');
    predicate vuas_name_reason{L}(uint8_t *b, integer i, integer n) =
      n - i == 6 && vuas_any3(b, i, 'r', 'e', 'a') && vuas_any3(b, i + 3, 's', 'o', 'n');
    predicate vuas_name_retry_after{L}(uint8_t *b, integer i, integer n) =
      n - i == 11 && vuas_any4(b, i, 'r', 'e', 't', 'r') && vuas_any4(b, i + 4, 'y', '-', 'a', 'f') &&
      vuas_any3(b, i + 8, 't', 'e', 'r');
    predicate vuas_name_content_language{L}(uint8_t *b, integer i, integer n) =
      n - i == 16 && vuas_name_content(b, i) && vuas_any4(b, i + 8, 'l', 'a', 'n', 'g') &&
      vuas_any4(b, i + 12, 'u', 'a', 'g', 'e');
    predicate vuas_name_date{L}(uint8_t *b, integer i, integer n) =
      n - i == 4 && vuas_any4(b, i, 'd', 'a', 't', 'e');
    predicate vuas_name_authorization{L}(uint8_t *b, integer i, integer n) =
      n - i == 13 && vuas_any4(b, i, 'a', 'u', 't', 'h') && vuas_any4(b, i + 4, 'o', 'r', 'i', 'z') &&
      vuas_any3(b, i + 8, 'a', 't', 'i') && vuas_letter(b[i + 11], 'o') && vuas_letter(b[i + 12], 'n');
    predicate vuas_name_proxy_authorization{L}(uint8_t *b, integer i, integer n) =
      n - i == 19 && vuas_any4(b, i, 'p', 'r', 'o', 'x') && vuas_any4(b, i + 4, 'y', '-', 'a', 'u') &&
      vuas_any4(b, i + 8, 't', 'h', 'o', 'r') && vuas_any4(b, i + 12, 'i', 'z', 'a', 't') &&
      vuas_any3(b, i + 16, 'i', 'o', 'n');
    predicate vuas_name_www_authenticate{L}(uint8_t *b, integer i, integer n) =
      n - i == 16 && vuas_any4(b, i, 'w', 'w', 'w', '-') && vuas_any4(b, i + 4, 'a', 'u', 't', 'h') &&
      vuas_any4(b, i + 8, 'e', 'n', 't', 'i') && vuas_any4(b, i + 12, 'c', 'a', 't', 'e');
    predicate vuas_name_proxy_authenticate{L}(uint8_t *b, integer i, integer n) =
      n - i == 18 && vuas_any4(b, i, 'p', 'r', 'o', 'x') && vuas_any4(b, i + 4, 'y', '-', 'a', 'u') &&
      vuas_any4(b, i + 8, 't', 'h', 'e', 'n') && vuas_any3(b, i + 12, 't', 'i', 'c') &&
      vuas_any3(b, i + 15, 'a', 't', 'e');

    // fields of which a second row is an error (RFC 3261 7.3.1)
    predicate vuas_stands_once(integer id) =
      id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO || id == VUAS_FIELD_CALL_ID || id == VUAS_FIELD_CSEQ ||
      id == VUAS_FIELD_MAX_FORWARDS || id == VUAS_FIELD_CONTENT_LENGTH || id == VUAS_FIELD_CONTENT_TYPE;

    // a content coding that changes nothing
    predicate vuas_identity{L}(uint8_t *b, integer i, integer n) =
      n - i == 8 && vuas_any4(b, i, 'i', 'd', 'e', 'n') && vuas_any4(b, i + 4, 't', 'i', 't', 'y');

    // id is the number of the field that [i, n) names
    predicate vuas_field_named{L}(uint8_t *b, integer i, integer n, integer id) =
      (id == VUAS_FIELD_VIA <==> vuas_name_via(b, i, n)) &&
      (id == VUAS_FIELD_FROM <==> vuas_name_from(b, i, n)) &&
      (id == VUAS_FIELD_TO <==> vuas_name_to(b, i, n)) &&
      (id == VUAS_FIELD_CALL_ID <==> vuas_name_call_id(b, i, n)) &&
      (id == VUAS_FIELD_CSEQ <==> vuas_name_cseq(b, i, n)) &&
      (id == VUAS_FIELD_CONTACT <==> vuas_name_contact(b, i, n)) &&
      (id == VUAS_FIELD_MAX_FORWARDS <==> vuas_name_max_forwards(b, i, n)) &&
      (id == VUAS_FIELD_ROUTE <==> vuas_name_route(b, i, n)) &&
      (id == VUAS_FIELD_RECORD_ROUTE <==> vuas_name_record_route(b, i, n)) &&
      (id == VUAS_FIELD_CONTENT_LENGTH <==> vuas_name_content_length(b, i, n)) &&
      (id == VUAS_FIELD_CONTENT_TYPE <==> vuas_name_content_type(b, i, n)) &&
      (id == VUAS_FIELD_CONTENT_ENCODING <==> vuas_name_content_encoding(b, i, n)) &&
      (id == VUAS_FIELD_CONTENT_DISPOSITION <==> vuas_name_content_disposition(b, i, n)) &&
      (id == VUAS_FIELD_REQUIRE <==> vuas_name_require(b, i, n)) &&
      (id == VUAS_FIELD_SUPPORTED <==> vuas_name_supported(b, i, n)) &&
      (id == VUAS_FIELD_EXPIRES <==> vuas_name_expires(b, i, n)) &&
      (id == VUAS_FIELD_TIMESTAMP <==> vuas_name_timestamp(b, i, n)) &&
      (id == VUAS_FIELD_ALLOW <==> vuas_name_allow(b, i, n)) &&
      (id == VUAS_FIELD_ACCEPT <==> vuas_name_accept(b, i, n)) &&
      (id == VUAS_FIELD_UNSUPPORTED <==> vuas_name_unsupported(b, i, n)) &&
      (id == VUAS_FIELD_RSEQ <==> vuas_name_rseq(b, i, n)) &&
      (id == VUAS_FIELD_RACK <==> vuas_name_rack(b, i, n)) &&
      (id == VUAS_FIELD_SESSION_EXPIRES <==> vuas_name_session_expires(b, i, n)) &&
      (id == VUAS_FIELD_MIN_SE <==> vuas_name_min_se(b, i, n)) &&
      (id == VUAS_FIELD_REASON <==> vuas_name_reason(b, i, n)) &&
      (id == VUAS_FIELD_RETRY_AFTER <==> vuas_name_retry_after(b, i, n)) &&
      (id == VUAS_FIELD_CONTENT_LANGUAGE <==> vuas_name_content_language(b, i, n)) &&
      (id == VUAS_FIELD_DATE <==> vuas_name_date(b, i, n)) &&
      (id == VUAS_FIELD_AUTHORIZATION <==> vuas_name_authorization(b, i, n)) &&
      (id == VUAS_FIELD_PROXY_AUTHORIZATION <==> vuas_name_proxy_authorization(b, i, n)) &&
      (id == VUAS_FIELD_WWW_AUTHENTICATE <==> vuas_name_www_authenticate(b, i, n)) &&
      (id == VUAS_FIELD_PROXY_AUTHENTICATE <==> vuas_name_proxy_authenticate(b, i, n));
*/

#endif
