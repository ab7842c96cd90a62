/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include "text.h"

#include "vuas.h"

bool text_number(const char *text, uint64_t low, uint64_t high, uint64_t *v) {
  uint64_t sum = 0;
  size_t i = 0;
  for (; text[i] >= '0' && text[i] <= '9' && i < 18; i++) {
    sum = sum * 10 + (uint64_t)(text[i] - '0');
  }
  if (i == 0 || text[i] != '\0' || sum < low || sum > high) {
    return false;
  }
  *v = sum;
  return true;
}

/* The length of the UTF-8 character at b (RFC 3629 4), 0 when there is none. */
static size_t utf8_length(const uint8_t *b, size_t n) {
  static const struct {
    uint8_t first_low, first_high, second_low, second_high, length;
  } form[] = {{0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
              {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
              {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
  for (size_t k = 0; k < sizeof form / sizeof form[0]; k++) {
    if (b[0] < form[k].first_low || b[0] > form[k].first_high) {
      continue;
    }
    if (form[k].length > n || (form[k].length > 1 && (b[1] < form[k].second_low || b[1] > form[k].second_high))) {
      return 0;
    }
    for (size_t i = 2; i < form[k].length; i++) {
      if (b[i] < 0x80 || b[i] > 0xBF) {
        return 0;
      }
    }
    return form[k].length;
  }
  return 0;
}

static void escape(FILE *f, const uint8_t *b, size_t n, bool json) {
  for (size_t i = 0; i < n;) {
    size_t length = utf8_length(b + i, n - i);
    if (length == 0 || b[i] < 32 || b[i] == 127) {
      fprintf(f, "\\u%04x", (unsigned)b[i]);
      i++;
      continue;
    }
    if (json && (b[i] == '"' || b[i] == '\\')) {
      fputc('\\', f);
    }
    fwrite(b + i, 1, length, f);
    i += length;
  }
}

void text_json(FILE *f, const uint8_t *b, size_t n) {
  fputc('"', f);
  escape(f, b, n, true);
  fputc('"', f);
}

void text_plain(FILE *f, const uint8_t *b, size_t n) {
  escape(f, b, n, false);
}

const char *text_cause(uint16_t cause) {
  switch ((vuas_cause)cause) {
    case VUAS_CAUSE_NONE: return "no cause";
    case VUAS_CAUSE_EMPTY: return "nothing but line ends";
    case VUAS_CAUSE_START_LINE: return "neither a request line nor a status line";
    case VUAS_CAUSE_REQUEST_URI: return "malformed Request-URI";
    case VUAS_CAUSE_VERSION: return "not SIP version 2.0";
    case VUAS_CAUSE_STATUS_CODE: return "malformed status code";
    case VUAS_CAUSE_HEADER_NAME: return "a header row without a name and a colon";
    case VUAS_CAUSE_HEADER_CHAR: return "a control octet in a header row";
    case VUAS_CAUSE_NO_BLANK_LINE: return "no blank line ends the header";
    case VUAS_CAUSE_TOO_MANY_HEADERS: return "too many header rows";
    case VUAS_CAUSE_TOO_MANY_VALUES: return "too many values of a header field";
    case VUAS_CAUSE_TOO_LONG: return "message too long";
    case VUAS_CAUSE_MISSING: return "a mandatory header field is missing";
    case VUAS_CAUSE_REPEATED: return "a header field stands more than once";
    case VUAS_CAUSE_MALFORMED: return "malformed header field value";
    case VUAS_CAUSE_CSEQ_METHOD: return "CSeq names another method than the request line";
    case VUAS_CAUSE_CONTENT_LENGTH: return "body shorter than Content-Length";
    case VUAS_CAUSE_CONTENT_TYPE: return "a body without Content-Type";
  }
  return "unknown cause";
}

const char *text_field(uint16_t field) {
  switch ((vuas_field_id)field) {
    case VUAS_FIELD_OTHER: return NULL;
    case VUAS_FIELD_VIA: return "Via";
    case VUAS_FIELD_FROM: return "From";
    case VUAS_FIELD_TO: return "To";
    case VUAS_FIELD_CALL_ID: return "Call-ID";
    case VUAS_FIELD_CSEQ: return "CSeq";
    case VUAS_FIELD_CONTACT: return "Contact";
    case VUAS_FIELD_MAX_FORWARDS: return "Max-Forwards";
    case VUAS_FIELD_ROUTE: return "Route";
    case VUAS_FIELD_RECORD_ROUTE: return "Record-Route";
    case VUAS_FIELD_CONTENT_LENGTH: return "Content-Length";
    case VUAS_FIELD_CONTENT_TYPE: return "Content-Type";
    case VUAS_FIELD_CONTENT_ENCODING: return "Content-Encoding";
    case VUAS_FIELD_CONTENT_DISPOSITION: return "Content-Disposition";
    case VUAS_FIELD_REQUIRE: return "Require";
    case VUAS_FIELD_SUPPORTED: return "Supported";
    case VUAS_FIELD_EXPIRES: return "Expires";
    case VUAS_FIELD_TIMESTAMP: return "Timestamp";
    case VUAS_FIELD_ALLOW: return "Allow";
    case VUAS_FIELD_ACCEPT: return "Accept";
    case VUAS_FIELD_UNSUPPORTED: return "Unsupported";
    case VUAS_FIELD_RSEQ: return "RSeq";
    case VUAS_FIELD_RACK: return "RAck";
    case VUAS_FIELD_SESSION_EXPIRES: return "Session-Expires";
    case VUAS_FIELD_MIN_SE: return "Min-SE";
    case VUAS_FIELD_REASON: return "Reason";
    case VUAS_FIELD_RETRY_AFTER: return "Retry-After";
    case VUAS_FIELD_CONTENT_LANGUAGE: return "Content-Language";
    case VUAS_FIELD_DATE: return "Date";
    case VUAS_FIELD_AUTHORIZATION: return "Authorization";
    case VUAS_FIELD_PROXY_AUTHORIZATION: return "Proxy-Authorization";
    case VUAS_FIELD_WWW_AUTHENTICATE: return "WWW-Authenticate";
    case VUAS_FIELD_PROXY_AUTHENTICATE: return "Proxy-Authenticate";
    case VUAS_FIELD_START_LINE: return "start line";
    case VUAS_FIELD_BODY: return "body";
  }
  return NULL;
}

const char *text_event(uint8_t kind) {
  switch ((vuas_event_kind)kind) {
    case VUAS_EVENT_INVITE: return "invite";
    case VUAS_EVENT_CANCELLED: return "cancelled";
    case VUAS_EVENT_EXPIRED: return "expired";
    case VUAS_EVENT_ACK: return "ack";
    case VUAS_EVENT_ACK_TIMEOUT: return "ack-timeout";
    case VUAS_EVENT_BYE: return "bye";
    case VUAS_EVENT_BYE_DONE: return "bye-done";
    case VUAS_EVENT_NO_ACK: return "no-ack";
    case VUAS_EVENT_TRANSPORT: return "transport-error";
    case VUAS_EVENT_REQUEST: return "request";
    case VUAS_EVENT_ENDED: return "ended";
  }
  return "unknown";
}

const char *text_status(unsigned status) {
  switch ((vuas_status)status) {
    case VUAS_OK: return "done";
    case VUAS_E_NOT_FOUND: return "no such call";
    case VUAS_E_STATE: return "not allowed in this state";
    case VUAS_E_ARGUMENT: return "bad argument";
    case VUAS_E_SIZE: return "message too long";
    case VUAS_E_FULL: return "no free transaction";
    case VUAS_E_TIME: return "time out of range";
    case VUAS_E_LAYOUT: return "library compiled with other capacities";
  }
  return "unknown status";
}
