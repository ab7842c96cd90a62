/* SPDX-License-Identifier: Apache-2.0 */
#include "method.h"

/*@ requires octets: vuas_octets(b, i + 3);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures same: \result <==> vuas_exact3(b, i, x, y, z);
*/
static bool exact3(const uint8_t *b, uint32_t i, uint8_t x, uint8_t y, uint8_t z)
{
  return b[i] == x && b[i + 1] == y && b[i + 2] == z;
}

/*@ requires octets: vuas_octets(b, i + 6);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures invite: \result == VUAS_METHOD_INVITE <==> vuas_method_invite(b, i, i + 6);
    ensures cancel: \result == VUAS_METHOD_CANCEL <==> vuas_method_cancel(b, i, i + 6);
    ensures update: \result == VUAS_METHOD_UPDATE <==> vuas_method_update(b, i, i + 6);
    ensures notify: \result == VUAS_METHOD_NOTIFY <==> vuas_method_notify(b, i, i + 6);
    ensures other: \result == VUAS_METHOD_INVITE || \result == VUAS_METHOD_CANCEL || \result == VUAS_METHOD_UPDATE ||
                   \result == VUAS_METHOD_NOTIFY || \result == VUAS_METHOD_OTHER;
*/
static uint8_t method6(const uint8_t *b, uint32_t i)
{
  if (exact3(b, i, 'I', 'N', 'V') && exact3(b, i + 3, 'I', 'T', 'E')) return VUAS_METHOD_INVITE;
  if (exact3(b, i, 'C', 'A', 'N') && exact3(b, i + 3, 'C', 'E', 'L')) return VUAS_METHOD_CANCEL;
  if (exact3(b, i, 'U', 'P', 'D') && exact3(b, i + 3, 'A', 'T', 'E')) return VUAS_METHOD_UPDATE;
  if (exact3(b, i, 'N', 'O', 'T') && exact3(b, i + 3, 'I', 'F', 'Y')) return VUAS_METHOD_NOTIFY;
  return VUAS_METHOD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 7);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures options: \result == VUAS_METHOD_OPTIONS <==> vuas_method_options(b, i, i + 7);
    ensures message: \result == VUAS_METHOD_MESSAGE <==> vuas_method_message(b, i, i + 7);
    ensures publish: \result == VUAS_METHOD_PUBLISH <==> vuas_method_publish(b, i, i + 7);
    ensures other: \result == VUAS_METHOD_OPTIONS || \result == VUAS_METHOD_MESSAGE || \result == VUAS_METHOD_PUBLISH ||
                   \result == VUAS_METHOD_OTHER;
*/
static uint8_t method7(const uint8_t *b, uint32_t i)
{
  if (exact3(b, i, 'O', 'P', 'T') && exact3(b, i + 3, 'I', 'O', 'N') && b[i + 6] == 'S') return VUAS_METHOD_OPTIONS;
  if (exact3(b, i, 'M', 'E', 'S') && exact3(b, i + 3, 'S', 'A', 'G') && b[i + 6] == 'E') return VUAS_METHOD_MESSAGE;
  if (exact3(b, i, 'P', 'U', 'B') && exact3(b, i + 3, 'L', 'I', 'S') && b[i + 6] == 'H') return VUAS_METHOD_PUBLISH;
  return VUAS_METHOD_OTHER;
}

/*@ requires octets: vuas_octets(b, n);
    requires begin: i <= n;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures range: \result <= VUAS_METHOD_LAST;
    ensures invite: \result == VUAS_METHOD_INVITE <==> vuas_method_invite(b, i, n);
    ensures ack: \result == VUAS_METHOD_ACK <==> vuas_method_ack(b, i, n);
    ensures cancel: \result == VUAS_METHOD_CANCEL <==> vuas_method_cancel(b, i, n);
    ensures bye: \result == VUAS_METHOD_BYE <==> vuas_method_bye(b, i, n);
    ensures options: \result == VUAS_METHOD_OPTIONS <==> vuas_method_options(b, i, n);
    ensures prack: \result == VUAS_METHOD_PRACK <==> vuas_method_prack(b, i, n);
    ensures update: \result == VUAS_METHOD_UPDATE <==> vuas_method_update(b, i, n);
    ensures info: \result == VUAS_METHOD_INFO <==> vuas_method_info(b, i, n);
    ensures message: \result == VUAS_METHOD_MESSAGE <==> vuas_method_message(b, i, n);
    ensures refer: \result == VUAS_METHOD_REFER <==> vuas_method_refer(b, i, n);
    ensures notify: \result == VUAS_METHOD_NOTIFY <==> vuas_method_notify(b, i, n);
    ensures subscribe: \result == VUAS_METHOD_SUBSCRIBE <==> vuas_method_subscribe(b, i, n);
    ensures registering: \result == VUAS_METHOD_REGISTER <==> vuas_method_register(b, i, n);
    ensures publish: \result == VUAS_METHOD_PUBLISH <==> vuas_method_publish(b, i, n);
*/
static uint8_t method_of(const uint8_t *b, uint32_t i, uint32_t n)
{
  switch (n - i) {
    case 3:
      if (exact3(b, i, 'A', 'C', 'K')) return VUAS_METHOD_ACK;
      if (exact3(b, i, 'B', 'Y', 'E')) return VUAS_METHOD_BYE;
      break;
    case 4:
      if (exact3(b, i, 'I', 'N', 'F') && b[i + 3] == 'O') return VUAS_METHOD_INFO;
      break;
    case 5:
      if (exact3(b, i, 'P', 'R', 'A') && b[i + 3] == 'C' && b[i + 4] == 'K') return VUAS_METHOD_PRACK;
      if (exact3(b, i, 'R', 'E', 'F') && b[i + 3] == 'E' && b[i + 4] == 'R') return VUAS_METHOD_REFER;
      break;
    case 6:
      return method6(b, i);
    case 7:
      return method7(b, i);
    case 8:
      if (exact3(b, i, 'R', 'E', 'G') && exact3(b, i + 3, 'I', 'S', 'T') && b[i + 6] == 'E' && b[i + 7] == 'R')
        return VUAS_METHOD_REGISTER;
      break;
    case 9:
      if (exact3(b, i, 'S', 'U', 'B') && exact3(b, i + 3, 'S', 'C', 'R') && exact3(b, i + 6, 'I', 'B', 'E'))
        return VUAS_METHOD_SUBSCRIBE;
      break;
    default:
      break;
  }
  return VUAS_METHOD_OTHER;
}

/*@ requires lower: vuas_small(x);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures same: \result <==> vuas_letter(c, x);
*/
static bool letter(uint8_t c, uint8_t x)
{
  return c == x || (x != '-' && c == x - 32);
}

/*@ requires octets: vuas_octets(b, i + 3);
    requires lower: vuas_small(x) && vuas_small(y) && vuas_small(z);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures same: \result <==> vuas_any3(b, i, x, y, z);
*/
static bool any3(const uint8_t *b, uint32_t i, uint8_t x, uint8_t y, uint8_t z)
{
  return letter(b[i], x) && letter(b[i + 1], y) && letter(b[i + 2], z);
}

/*@ requires octets: vuas_octets(b, i + 4);
    requires lower: vuas_small(w) && vuas_small(x) && vuas_small(y) && vuas_small(z);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures same: \result <==> vuas_any4(b, i, w, x, y, z);
*/
static bool any4(const uint8_t *b, uint32_t i, uint8_t w, uint8_t x, uint8_t y, uint8_t z)
{
  return letter(b[i], w) && any3(b, i + 1, x, y, z);
}

/*@ requires octets: vuas_octets(b, i + 1);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures via: \result == VUAS_FIELD_VIA <==> vuas_name_via(b, i, i + 1);
    ensures from: \result == VUAS_FIELD_FROM <==> vuas_name_from(b, i, i + 1);
    ensures to: \result == VUAS_FIELD_TO <==> vuas_name_to(b, i, i + 1);
    ensures call_id: \result == VUAS_FIELD_CALL_ID <==> vuas_name_call_id(b, i, i + 1);
    ensures contact: \result == VUAS_FIELD_CONTACT <==> vuas_name_contact(b, i, i + 1);
    ensures content_length: \result == VUAS_FIELD_CONTENT_LENGTH <==> vuas_name_content_length(b, i, i + 1);
    ensures content_type: \result == VUAS_FIELD_CONTENT_TYPE <==> vuas_name_content_type(b, i, i + 1);
    ensures content_encoding: \result == VUAS_FIELD_CONTENT_ENCODING <==> vuas_name_content_encoding(b, i, i + 1);
    ensures supported: \result == VUAS_FIELD_SUPPORTED <==> vuas_name_supported(b, i, i + 1);
    ensures session_expires: \result == VUAS_FIELD_SESSION_EXPIRES <==> vuas_name_session_expires(b, i, i + 1);
    ensures other: \result == VUAS_FIELD_SESSION_EXPIRES || \result == VUAS_FIELD_VIA ||
                   \result == VUAS_FIELD_FROM || \result == VUAS_FIELD_TO ||
                   \result == VUAS_FIELD_CALL_ID ||
                   \result == VUAS_FIELD_CONTACT || \result == VUAS_FIELD_CONTENT_LENGTH ||
                   \result == VUAS_FIELD_CONTENT_TYPE ||
                   \result == VUAS_FIELD_CONTENT_ENCODING || \result == VUAS_FIELD_SUPPORTED ||
                   \result == VUAS_FIELD_OTHER;
*/
static uint8_t field1(const uint8_t *b, uint32_t i)
{
  switch (b[i]) {
    case 'v': case 'V': return VUAS_FIELD_VIA;
    case 'f': case 'F': return VUAS_FIELD_FROM;
    case 't': case 'T': return VUAS_FIELD_TO;
    case 'i': case 'I': return VUAS_FIELD_CALL_ID;
    case 'm': case 'M': return VUAS_FIELD_CONTACT;
    case 'l': case 'L': return VUAS_FIELD_CONTENT_LENGTH;
    case 'c': case 'C': return VUAS_FIELD_CONTENT_TYPE;
    case 'e': case 'E': return VUAS_FIELD_CONTENT_ENCODING;
    case 'k': case 'K': return VUAS_FIELD_SUPPORTED;
    case 'x': case 'X': return VUAS_FIELD_SESSION_EXPIRES;
    default: return VUAS_FIELD_OTHER;
  }
}

/*@ requires octets: vuas_octets(b, n) && i + 2 <= n <= i + 5;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures via: \result == VUAS_FIELD_VIA <==> vuas_name_via(b, i, n);
    ensures from: \result == VUAS_FIELD_FROM <==> vuas_name_from(b, i, n);
    ensures to: \result == VUAS_FIELD_TO <==> vuas_name_to(b, i, n);
    ensures cseq: \result == VUAS_FIELD_CSEQ <==> vuas_name_cseq(b, i, n);
    ensures route: \result == VUAS_FIELD_ROUTE <==> vuas_name_route(b, i, n);
    ensures allow: \result == VUAS_FIELD_ALLOW <==> vuas_name_allow(b, i, n);
    ensures rseq: \result == VUAS_FIELD_RSEQ <==> vuas_name_rseq(b, i, n);
    ensures rack: \result == VUAS_FIELD_RACK <==> vuas_name_rack(b, i, n);
    ensures date: \result == VUAS_FIELD_DATE <==> vuas_name_date(b, i, n);
    ensures other: \result == VUAS_FIELD_ALLOW || \result == VUAS_FIELD_RSEQ || \result == VUAS_FIELD_RACK ||
                   \result == VUAS_FIELD_DATE || \result == VUAS_FIELD_VIA || \result == VUAS_FIELD_FROM ||
                   \result == VUAS_FIELD_TO ||
                   \result == VUAS_FIELD_CSEQ || \result == VUAS_FIELD_ROUTE || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field2to5(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t length = n - i;
  if (length == 2 && letter(b[i], 't') && letter(b[i + 1], 'o')) return VUAS_FIELD_TO;
  if (length == 3 && any3(b, i, 'v', 'i', 'a')) return VUAS_FIELD_VIA;
  if (length == 4 && any4(b, i, 'f', 'r', 'o', 'm')) return VUAS_FIELD_FROM;
  if (length == 4 && any4(b, i, 'c', 's', 'e', 'q')) return VUAS_FIELD_CSEQ;
  if (length == 5 && any4(b, i, 'r', 'o', 'u', 't') && letter(b[i + 4], 'e')) return VUAS_FIELD_ROUTE;
  if (length == 5 && any3(b, i, 'a', 'l', 'l') && letter(b[i + 3], 'o') &&
    letter(b[i + 4], 'w'))
    return VUAS_FIELD_ALLOW;
  if (length == 4 && any4(b, i, 'r', 's', 'e', 'q')) return VUAS_FIELD_RSEQ;
  if (length == 4 && any4(b, i, 'r', 'a', 'c', 'k')) return VUAS_FIELD_RACK;
  if (length == 4 && any4(b, i, 'd', 'a', 't', 'e')) return VUAS_FIELD_DATE;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 7);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures call_id: \result == VUAS_FIELD_CALL_ID <==> vuas_name_call_id(b, i, i + 7);
    ensures contact: \result == VUAS_FIELD_CONTACT <==> vuas_name_contact(b, i, i + 7);
    ensures require: \result == VUAS_FIELD_REQUIRE <==> vuas_name_require(b, i, i + 7);
    ensures expires: \result == VUAS_FIELD_EXPIRES <==> vuas_name_expires(b, i, i + 7);
    ensures other: \result == VUAS_FIELD_CALL_ID || \result == VUAS_FIELD_CONTACT || \result == VUAS_FIELD_REQUIRE ||
                   \result == VUAS_FIELD_EXPIRES || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field7(const uint8_t *b, uint32_t i)
{
  if (any4(b, i, 'c', 'a', 'l', 'l') && any3(b, i + 4, '-', 'i', 'd')) return VUAS_FIELD_CALL_ID;
  if (any4(b, i, 'c', 'o', 'n', 't') && any3(b, i + 4, 'a', 'c', 't')) return VUAS_FIELD_CONTACT;
  if (any4(b, i, 'r', 'e', 'q', 'u') && any3(b, i + 4, 'i', 'r', 'e')) return VUAS_FIELD_REQUIRE;
  if (any4(b, i, 'e', 'x', 'p', 'i') && any3(b, i + 4, 'r', 'e', 's')) return VUAS_FIELD_EXPIRES;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 9);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures supported: \result == VUAS_FIELD_SUPPORTED <==> vuas_name_supported(b, i, i + 9);
    ensures timestamp: \result == VUAS_FIELD_TIMESTAMP <==> vuas_name_timestamp(b, i, i + 9);
    ensures other: \result == VUAS_FIELD_SUPPORTED || \result == VUAS_FIELD_TIMESTAMP || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field9(const uint8_t *b, uint32_t i)
{
  if (any3(b, i, 's', 'u', 'p') && any3(b, i + 3, 'p', 'o', 'r') && any3(b, i + 6, 't', 'e', 'd'))
    return VUAS_FIELD_SUPPORTED;
  if (any3(b, i, 't', 'i', 'm') && any3(b, i + 3, 'e', 's', 't') && any3(b, i + 6, 'a', 'm', 'p'))
    return VUAS_FIELD_TIMESTAMP;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 8);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures same: \result <==> vuas_name_content(b, i);
*/
static bool content(const uint8_t *b, uint32_t i)
{
  return any4(b, i, 'c', 'o', 'n', 't') && any4(b, i + 4, 'e', 'n', 't', '-');
}

/*@ requires octets: vuas_octets(b, i + 12);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures max_forwards: \result == VUAS_FIELD_MAX_FORWARDS <==> vuas_name_max_forwards(b, i, i + 12);
    ensures record_route: \result == VUAS_FIELD_RECORD_ROUTE <==> vuas_name_record_route(b, i, i + 12);
    ensures content_type: \result == VUAS_FIELD_CONTENT_TYPE <==> vuas_name_content_type(b, i, i + 12);
    ensures other: \result == VUAS_FIELD_MAX_FORWARDS || \result == VUAS_FIELD_RECORD_ROUTE ||
                   \result == VUAS_FIELD_CONTENT_TYPE || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field12(const uint8_t *b, uint32_t i)
{
  if (content(b, i) && any4(b, i + 8, 't', 'y', 'p', 'e')) return VUAS_FIELD_CONTENT_TYPE;
  if (any4(b, i, 'm', 'a', 'x', '-') && any4(b, i + 4, 'f', 'o', 'r', 'w') && any4(b, i + 8, 'a', 'r', 'd', 's'))
    return VUAS_FIELD_MAX_FORWARDS;
  if (any4(b, i, 'r', 'e', 'c', 'o') && any4(b, i + 4, 'r', 'd', '-', 'r') && any4(b, i + 8, 'o', 'u', 't', 'e'))
    return VUAS_FIELD_RECORD_ROUTE;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, n) && i + 14 <= n;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures length: \result == VUAS_FIELD_CONTENT_LENGTH <==> vuas_name_content_length(b, i, n);
    ensures encoding: \result == VUAS_FIELD_CONTENT_ENCODING <==> vuas_name_content_encoding(b, i, n);
    ensures disposition: \result == VUAS_FIELD_CONTENT_DISPOSITION <==> vuas_name_content_disposition(b, i, n);
    ensures other: \result == VUAS_FIELD_CONTENT_LENGTH || \result == VUAS_FIELD_CONTENT_ENCODING ||
                   \result == VUAS_FIELD_CONTENT_DISPOSITION || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field14to19(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t length = n - i;
  if (!content(b, i)) return VUAS_FIELD_OTHER;
  if (length == 14 && any3(b, i + 8, 'l', 'e', 'n') && any3(b, i + 11, 'g', 't', 'h')) return VUAS_FIELD_CONTENT_LENGTH;
  if (length == 16 && any4(b, i + 8, 'e', 'n', 'c', 'o') && any4(b, i + 12, 'd', 'i', 'n', 'g'))
    return VUAS_FIELD_CONTENT_ENCODING;
  if (length == 19 && any4(b, i + 8, 'd', 'i', 's', 'p') && any4(b, i + 12, 'o', 's', 'i', 't') &&
    any3(b, i + 16, 'i', 'o', 'n'))
    return VUAS_FIELD_CONTENT_DISPOSITION;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 6);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures accept: \result == VUAS_FIELD_ACCEPT <==> vuas_name_accept(b, i, i + 6);
    ensures min_se: \result == VUAS_FIELD_MIN_SE <==> vuas_name_min_se(b, i, i + 6);
    ensures reason: \result == VUAS_FIELD_REASON <==> vuas_name_reason(b, i, i + 6);
    ensures other: \result == VUAS_FIELD_ACCEPT || \result == VUAS_FIELD_MIN_SE || \result == VUAS_FIELD_REASON ||
                   \result == VUAS_FIELD_OTHER;
*/
static uint8_t field6(const uint8_t *b, uint32_t i)
{
  if (any3(b, i, 'a', 'c', 'c') && any3(b, i + 3, 'e', 'p', 't')) return VUAS_FIELD_ACCEPT;
  if (any3(b, i, 'm', 'i', 'n') && any3(b, i + 3, '-', 's', 'e')) return VUAS_FIELD_MIN_SE;
  if (any3(b, i, 'r', 'e', 'a') && any3(b, i + 3, 's', 'o', 'n')) return VUAS_FIELD_REASON;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 11);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures unsupported: \result == VUAS_FIELD_UNSUPPORTED <==> vuas_name_unsupported(b, i, i + 11);
    ensures retry_after: \result == VUAS_FIELD_RETRY_AFTER <==> vuas_name_retry_after(b, i, i + 11);
    ensures other: \result == VUAS_FIELD_UNSUPPORTED || \result == VUAS_FIELD_RETRY_AFTER ||
                   \result == VUAS_FIELD_OTHER;
*/
static uint8_t field11(const uint8_t *b, uint32_t i)
{
  if (any4(b, i, 'u', 'n', 's', 'u') && any4(b, i + 4, 'p', 'p', 'o', 'r') &&
    any3(b, i + 8, 't', 'e', 'd'))
    return VUAS_FIELD_UNSUPPORTED;
  if (any4(b, i, 'r', 'e', 't', 'r') && any4(b, i + 4, 'y', '-', 'a', 'f') &&
    any3(b, i + 8, 't', 'e', 'r'))
    return VUAS_FIELD_RETRY_AFTER;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 13);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures authorization: \result == VUAS_FIELD_AUTHORIZATION <==> vuas_name_authorization(b, i, i + 13);
    ensures other: \result == VUAS_FIELD_AUTHORIZATION || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field13(const uint8_t *b, uint32_t i)
{
  if (any4(b, i, 'a', 'u', 't', 'h') && any4(b, i + 4, 'o', 'r', 'i', 'z') && any3(b, i + 8, 'a', 't', 'i') &&
    letter(b[i + 11], 'o') && letter(b[i + 12], 'n'))
    return VUAS_FIELD_AUTHORIZATION;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 15);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures session_expires: \result == VUAS_FIELD_SESSION_EXPIRES <==> vuas_name_session_expires(b, i, i + 15);
    ensures other: \result == VUAS_FIELD_SESSION_EXPIRES || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field15(const uint8_t *b, uint32_t i)
{
  if (any4(b, i, 's', 'e', 's', 's') && any4(b, i + 4, 'i', 'o', 'n', '-') && any4(b, i + 8, 'e', 'x', 'p', 'i') &&
    any3(b, i + 12, 'r', 'e', 's'))
    return VUAS_FIELD_SESSION_EXPIRES;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 16);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures content_language: \result == VUAS_FIELD_CONTENT_LANGUAGE <==> vuas_name_content_language(b, i, i + 16);
    ensures www_authenticate: \result == VUAS_FIELD_WWW_AUTHENTICATE <==> vuas_name_www_authenticate(b, i, i + 16);
    ensures other: \result == VUAS_FIELD_CONTENT_LANGUAGE || \result == VUAS_FIELD_WWW_AUTHENTICATE ||
                   \result == VUAS_FIELD_OTHER;
*/
static uint8_t field16(const uint8_t *b, uint32_t i)
{
  if (content(b, i) && any4(b, i + 8, 'l', 'a', 'n', 'g') &&
    any4(b, i + 12, 'u', 'a', 'g', 'e'))
    return VUAS_FIELD_CONTENT_LANGUAGE;
  if (any4(b, i, 'w', 'w', 'w', '-') && any4(b, i + 4, 'a', 'u', 't', 'h') && any4(b, i + 8, 'e', 'n', 't', 'i') &&
    any4(b, i + 12, 'c', 'a', 't', 'e'))
    return VUAS_FIELD_WWW_AUTHENTICATE;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 18);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures proxy_authenticate: \result == VUAS_FIELD_PROXY_AUTHENTICATE <==>
      vuas_name_proxy_authenticate(b, i, i + 18);
    ensures other: \result == VUAS_FIELD_PROXY_AUTHENTICATE || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field18(const uint8_t *b, uint32_t i)
{
  if (any4(b, i, 'p', 'r', 'o', 'x') && any4(b, i + 4, 'y', '-', 'a', 'u') && any4(b, i + 8, 't', 'h', 'e', 'n') &&
    any3(b, i + 12, 't', 'i', 'c') && any3(b, i + 15, 'a', 't', 'e'))
    return VUAS_FIELD_PROXY_AUTHENTICATE;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, i + 19);
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures proxy_authorization: \result == VUAS_FIELD_PROXY_AUTHORIZATION <==>
      vuas_name_proxy_authorization(b, i, i + 19);
    ensures other: \result == VUAS_FIELD_PROXY_AUTHORIZATION || \result == VUAS_FIELD_OTHER;
*/
static uint8_t field19(const uint8_t *b, uint32_t i)
{
  if (any4(b, i, 'p', 'r', 'o', 'x') && any4(b, i + 4, 'y', '-', 'a', 'u') && any4(b, i + 8, 't', 'h', 'o', 'r') &&
    any4(b, i + 12, 'i', 'z', 'a', 't') && any3(b, i + 16, 'i', 'o', 'n'))
    return VUAS_FIELD_PROXY_AUTHORIZATION;
  return VUAS_FIELD_OTHER;
}

/*@ requires octets: vuas_octets(b, n);
    requires begin: i <= n;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures range: \result <= VUAS_FIELD_LAST_NAMED;
    ensures via: \result == VUAS_FIELD_VIA <==> vuas_name_via(b, i, n);
    ensures from: \result == VUAS_FIELD_FROM <==> vuas_name_from(b, i, n);
    ensures to: \result == VUAS_FIELD_TO <==> vuas_name_to(b, i, n);
    ensures call_id: \result == VUAS_FIELD_CALL_ID <==> vuas_name_call_id(b, i, n);
    ensures cseq: \result == VUAS_FIELD_CSEQ <==> vuas_name_cseq(b, i, n);
    ensures contact: \result == VUAS_FIELD_CONTACT <==> vuas_name_contact(b, i, n);
    ensures max_forwards: \result == VUAS_FIELD_MAX_FORWARDS <==> vuas_name_max_forwards(b, i, n);
    ensures route: \result == VUAS_FIELD_ROUTE <==> vuas_name_route(b, i, n);
    ensures record_route: \result == VUAS_FIELD_RECORD_ROUTE <==> vuas_name_record_route(b, i, n);
    ensures content_length: \result == VUAS_FIELD_CONTENT_LENGTH <==> vuas_name_content_length(b, i, n);
    ensures content_type: \result == VUAS_FIELD_CONTENT_TYPE <==> vuas_name_content_type(b, i, n);
    ensures content_encoding: \result == VUAS_FIELD_CONTENT_ENCODING <==> vuas_name_content_encoding(b, i, n);
    ensures content_disposition: \result == VUAS_FIELD_CONTENT_DISPOSITION <==> vuas_name_content_disposition(b, i, n);
    ensures require: \result == VUAS_FIELD_REQUIRE <==> vuas_name_require(b, i, n);
    ensures supported: \result == VUAS_FIELD_SUPPORTED <==> vuas_name_supported(b, i, n);
    ensures expires: \result == VUAS_FIELD_EXPIRES <==> vuas_name_expires(b, i, n);
    ensures timestamp: \result == VUAS_FIELD_TIMESTAMP <==> vuas_name_timestamp(b, i, n);
    ensures allow: \result == VUAS_FIELD_ALLOW <==> vuas_name_allow(b, i, n);
    ensures accept: \result == VUAS_FIELD_ACCEPT <==> vuas_name_accept(b, i, n);
    ensures unsupported: \result == VUAS_FIELD_UNSUPPORTED <==> vuas_name_unsupported(b, i, n);
    ensures rseq: \result == VUAS_FIELD_RSEQ <==> vuas_name_rseq(b, i, n);
    ensures rack: \result == VUAS_FIELD_RACK <==> vuas_name_rack(b, i, n);
    ensures session_expires: \result == VUAS_FIELD_SESSION_EXPIRES <==> vuas_name_session_expires(b, i, n);
    ensures min_se: \result == VUAS_FIELD_MIN_SE <==> vuas_name_min_se(b, i, n);
    ensures reason: \result == VUAS_FIELD_REASON <==> vuas_name_reason(b, i, n);
    ensures retry_after: \result == VUAS_FIELD_RETRY_AFTER <==> vuas_name_retry_after(b, i, n);
    ensures content_language: \result == VUAS_FIELD_CONTENT_LANGUAGE <==> vuas_name_content_language(b, i, n);
    ensures date: \result == VUAS_FIELD_DATE <==> vuas_name_date(b, i, n);
    ensures authorization: \result == VUAS_FIELD_AUTHORIZATION <==> vuas_name_authorization(b, i, n);
    ensures proxy_authorization: \result == VUAS_FIELD_PROXY_AUTHORIZATION <==> vuas_name_proxy_authorization(b, i, n);
    ensures www_authenticate: \result == VUAS_FIELD_WWW_AUTHENTICATE <==> vuas_name_www_authenticate(b, i, n);
    ensures proxy_authenticate: \result == VUAS_FIELD_PROXY_AUTHENTICATE <==> vuas_name_proxy_authenticate(b, i, n);
*/
static uint8_t field_of(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t length = n - i;
  if (length == 0) return VUAS_FIELD_OTHER;
  if (length == 1) return field1(b, i);
  if (length <= 5) return field2to5(b, i, n);
  if (length == 6) return field6(b, i);
  if (length == 7) return field7(b, i);
  if (length == 9) return field9(b, i);
  if (length == 11) return field11(b, i);
  if (length == 12) return field12(b, i);
  if (length == 13) return field13(b, i);
  if (length == 15) return field15(b, i);
  if (length == 18) return field18(b, i);
  if (length != 14 && length != 16 && length != 19) return VUAS_FIELD_OTHER;
  uint8_t id = field14to19(b, i, n);
  if (id != VUAS_FIELD_OTHER || length == 14) return id;
  return length == 16 ? field16(b, i) : field19(b, i);
}

uint8_t vuas_field_id_of(const uint8_t *b, uint32_t i, uint32_t n)
{
  return field_of(b, i, n);
}

uint8_t vuas_method_id(const uint8_t *b, uint32_t i, uint32_t n)
{
  return method_of(b, i, n);
}

bool vuas_is_identity(const uint8_t *b, uint32_t i, uint32_t n)
{
  return n - i == 8 && any4(b, i, 'i', 'd', 'e', 'n') && any4(b, i + 4, 't', 'i', 't', 'y');
}
