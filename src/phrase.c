/* SPDX-License-Identifier: Apache-2.0 */
/* The fixed texts themselves, and which one belongs to what. */
#include "phrase.h"

const signed char vuas_phrase_text[VUAS_PHRASES][VUAS_PHRASE_ROW] = {
  [VUAS_PHRASE_VERSION] = "SIP/2.0 ",
  [VUAS_PHRASE_CRLF] = "\r\n",
  [VUAS_PHRASE_VIA] = "Via: ",
  [VUAS_PHRASE_FROM] = "From: ",
  [VUAS_PHRASE_TO] = "To: ",
  [VUAS_PHRASE_CALL_ID] = "Call-ID: ",
  [VUAS_PHRASE_CSEQ] = "CSeq: ",
  [VUAS_PHRASE_RECORD_ROUTE] = "Record-Route: ",
  [VUAS_PHRASE_ROUTE] = "Route: ",
  [VUAS_PHRASE_CONTACT] = "Contact: <",
  [VUAS_PHRASE_CONTENT_LENGTH] = "Content-Length: ",
  [VUAS_PHRASE_CONTENT_TYPE] = "Content-Type: ",
  [VUAS_PHRASE_UNSUPPORTED] = "Unsupported: ",
  [VUAS_PHRASE_RETRY_AFTER] = "Retry-After: ",
  [VUAS_PHRASE_SERVER] = "Server: ",
  [VUAS_PHRASE_TIMESTAMP] = "Timestamp: ",
  [VUAS_PHRASE_ALLOW] = "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS",
  [VUAS_PHRASE_ACCEPT] = "Accept: application/sdp\r\n",
  [VUAS_PHRASE_ACCEPT_ENCODING] = "Accept-Encoding: identity\r\n",
  [VUAS_PHRASE_ACCEPT_LANGUAGE] = "Accept-Language: en\r\n",
  [VUAS_PHRASE_SUPPORTED] = "Supported:\r\n",
  [VUAS_PHRASE_MAX_FORWARDS] = "Max-Forwards: 70\r\n",
  [VUAS_PHRASE_REASON_NO_ACK] = "Reason: SIP;cause=408;text=\"ACK timeout\"\r\n",
  [VUAS_PHRASE_WARNING] = "Warning: 399 vuas \"Session stays as it is\"\r\n",
  [VUAS_PHRASE_BYE_REQUEST] = "BYE ",
  [VUAS_PHRASE_REQUEST_END] = " SIP/2.0\r\n",
  [VUAS_PHRASE_CSEQ_BYE] = " BYE\r\n",
  [VUAS_PHRASE_VIA_VERSION] = "Via: SIP/2.0/",
  [VUAS_PHRASE_BRANCH] = ";branch=z9hG4bK",
  [VUAS_PHRASE_TAG] = ";tag=",
  [VUAS_PHRASE_RECEIVED] = ";received=",
  [VUAS_PHRASE_RPORT] = ";rport",
  [VUAS_PHRASE_RPORT_IS] = ";rport=",
  [VUAS_PHRASE_TRANSPORT_IS] = ";transport=",
  [VUAS_PHRASE_EQUALS] = "=",
  [VUAS_PHRASE_COLON] = ":",
  [VUAS_PHRASE_COLON_SPACE] = ": ",
  [VUAS_PHRASE_COMMA_SPACE] = ", ",
  [VUAS_PHRASE_SPACE] = " ",
  [VUAS_PHRASE_LESS] = "<",
  [VUAS_PHRASE_GREATER_CRLF] = ">\r\n",
  [VUAS_PHRASE_SIP] = "sip:",
  [VUAS_PHRASE_SIPS] = "sips:",

  [VUAS_PHRASE_TRANSPORT + VUAS_UDP] = "UDP",
  [VUAS_PHRASE_TRANSPORT + VUAS_TCP] = "TCP",
  [VUAS_PHRASE_TRANSPORT + VUAS_TLS] = "TLS",
  [VUAS_PHRASE_TRANSPORT + VUAS_SCTP] = "SCTP",
  [VUAS_PHRASE_TRANSPORT + VUAS_WS] = "WS",
  [VUAS_PHRASE_TRANSPORT + VUAS_WSS] = "WSS",

  [VUAS_PHRASE_METHOD + VUAS_METHOD_INVITE] = "INVITE",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_ACK] = "ACK",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_CANCEL] = "CANCEL",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_BYE] = "BYE",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_OPTIONS] = "OPTIONS",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_PRACK] = "PRACK",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_UPDATE] = "UPDATE",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_INFO] = "INFO",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_MESSAGE] = "MESSAGE",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_REFER] = "REFER",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_NOTIFY] = "NOTIFY",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_SUBSCRIBE] = "SUBSCRIBE",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_REGISTER] = "REGISTER",
  [VUAS_PHRASE_METHOD + VUAS_METHOD_PUBLISH] = "PUBLISH",

  [VUAS_PHRASE_FIELD + VUAS_FIELD_OTHER] = "Header Field",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_VIA] = "Via",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_FROM] = "From",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_TO] = "To",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CALL_ID] = "Call-ID",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CSEQ] = "CSeq",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CONTACT] = "Contact",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_MAX_FORWARDS] = "Max-Forwards",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_ROUTE] = "Route",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_RECORD_ROUTE] = "Record-Route",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CONTENT_LENGTH] = "Content-Length",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CONTENT_TYPE] = "Content-Type",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CONTENT_ENCODING] = "Content-Encoding",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CONTENT_DISPOSITION] = "Content-Disposition",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_REQUIRE] = "Require",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_SUPPORTED] = "Supported",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_EXPIRES] = "Expires",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_TIMESTAMP] = "Timestamp",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_ALLOW] = "Allow",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_ACCEPT] = "Accept",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_UNSUPPORTED] = "Unsupported",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_RSEQ] = "RSeq",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_RACK] = "RAck",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_SESSION_EXPIRES] = "Session-Expires",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_MIN_SE] = "Min-SE",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_REASON] = "Reason",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_RETRY_AFTER] = "Retry-After",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_CONTENT_LANGUAGE] = "Content-Language",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_DATE] = "Date",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_AUTHORIZATION] = "Authorization",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_PROXY_AUTHORIZATION] = "Proxy-Authorization",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_WWW_AUTHENTICATE] = "WWW-Authenticate",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_PROXY_AUTHENTICATE] = "Proxy-Authenticate",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_START_LINE] = "Start Line",
  [VUAS_PHRASE_FIELD + VUAS_FIELD_BODY] = "Body",

  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_NONE] = "Bad Request",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_EMPTY] = "Empty Message",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_START_LINE] = "Malformed Start Line",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_REQUEST_URI] = "Malformed Request-URI",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_VERSION] = "Version Not Supported",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_STATUS_CODE] = "Malformed Status Code",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_HEADER_NAME] = "Malformed Header Field Name",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_HEADER_CHAR] = "Illegal Character In Header Field",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_NO_BLANK_LINE] = "Unterminated Header Section",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_TOO_MANY_HEADERS] = "Too Many Header Fields",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_TOO_MANY_VALUES] = "Too Many Header Field Values",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_TOO_LONG] = "Message Too Large",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_MISSING] = "Missing ",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_REPEATED] = "Repeated ",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_MALFORMED] = "Malformed ",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_CSEQ_METHOD] = "CSeq Method Mismatch",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_CONTENT_LENGTH] = "Content-Length Exceeds Message",
  [VUAS_PHRASE_CAUSE + VUAS_CAUSE_CONTENT_TYPE] = "Missing Content-Type",

  [VUAS_PHRASE_100] = "Trying",
  [VUAS_PHRASE_180] = "Ringing",
  [VUAS_PHRASE_181] = "Call Is Being Forwarded",
  [VUAS_PHRASE_182] = "Queued",
  [VUAS_PHRASE_183] = "Session Progress",
  [VUAS_PHRASE_199] = "Early Dialog Terminated",
  [VUAS_PHRASE_200] = "OK",
  [VUAS_PHRASE_202] = "Accepted",
  [VUAS_PHRASE_204] = "No Notification",
  [VUAS_PHRASE_300] = "Multiple Choices",
  [VUAS_PHRASE_301] = "Moved Permanently",
  [VUAS_PHRASE_302] = "Moved Temporarily",
  [VUAS_PHRASE_305] = "Use Proxy",
  [VUAS_PHRASE_380] = "Alternative Service",
  [VUAS_PHRASE_400] = "Bad Request",
  [VUAS_PHRASE_401] = "Unauthorized",
  [VUAS_PHRASE_402] = "Payment Required",
  [VUAS_PHRASE_403] = "Forbidden",
  [VUAS_PHRASE_404] = "Not Found",
  [VUAS_PHRASE_405] = "Method Not Allowed",
  [VUAS_PHRASE_406] = "Not Acceptable",
  [VUAS_PHRASE_407] = "Proxy Authentication Required",
  [VUAS_PHRASE_408] = "Request Timeout",
  [VUAS_PHRASE_410] = "Gone",
  [VUAS_PHRASE_412] = "Conditional Request Failed",
  [VUAS_PHRASE_413] = "Request Entity Too Large",
  [VUAS_PHRASE_414] = "Request-URI Too Long",
  [VUAS_PHRASE_415] = "Unsupported Media Type",
  [VUAS_PHRASE_416] = "Unsupported URI Scheme",
  [VUAS_PHRASE_417] = "Unknown Resource-Priority",
  [VUAS_PHRASE_420] = "Bad Extension",
  [VUAS_PHRASE_421] = "Extension Required",
  [VUAS_PHRASE_422] = "Session Interval Too Small",
  [VUAS_PHRASE_423] = "Interval Too Brief",
  [VUAS_PHRASE_424] = "Bad Location Information",
  [VUAS_PHRASE_425] = "Bad Alert Message",
  [VUAS_PHRASE_428] = "Use Identity Header",
  [VUAS_PHRASE_429] = "Provide Referrer Identity",
  [VUAS_PHRASE_430] = "Flow Failed",
  [VUAS_PHRASE_433] = "Anonymity Disallowed",
  [VUAS_PHRASE_436] = "Bad Identity Info",
  [VUAS_PHRASE_437] = "Unsupported Credential",
  [VUAS_PHRASE_438] = "Invalid Identity Header",
  [VUAS_PHRASE_439] = "First Hop Lacks Outbound Support",
  [VUAS_PHRASE_440] = "Max-Breadth Exceeded",
  [VUAS_PHRASE_469] = "Bad Info Package",
  [VUAS_PHRASE_470] = "Consent Needed",
  [VUAS_PHRASE_480] = "Temporarily Unavailable",
  [VUAS_PHRASE_481] = "Call/Transaction Does Not Exist",
  [VUAS_PHRASE_482] = "Loop Detected",
  [VUAS_PHRASE_483] = "Too Many Hops",
  [VUAS_PHRASE_484] = "Address Incomplete",
  [VUAS_PHRASE_485] = "Ambiguous",
  [VUAS_PHRASE_486] = "Busy Here",
  [VUAS_PHRASE_487] = "Request Terminated",
  [VUAS_PHRASE_488] = "Not Acceptable Here",
  [VUAS_PHRASE_489] = "Bad Event",
  [VUAS_PHRASE_491] = "Request Pending",
  [VUAS_PHRASE_493] = "Undecipherable",
  [VUAS_PHRASE_494] = "Security Agreement Required",
  [VUAS_PHRASE_500] = "Server Internal Error",
  [VUAS_PHRASE_501] = "Not Implemented",
  [VUAS_PHRASE_502] = "Bad Gateway",
  [VUAS_PHRASE_503] = "Service Unavailable",
  [VUAS_PHRASE_504] = "Server Time-out",
  [VUAS_PHRASE_505] = "Version Not Supported",
  [VUAS_PHRASE_513] = "Message Too Large",
  [VUAS_PHRASE_555] = "Push Notification Service Not Supported",
  [VUAS_PHRASE_580] = "Precondition Failure",
  [VUAS_PHRASE_600] = "Busy Everywhere",
  [VUAS_PHRASE_603] = "Decline",
  [VUAS_PHRASE_604] = "Does Not Exist Anywhere",
  [VUAS_PHRASE_606] = "Not Acceptable",
  [VUAS_PHRASE_607] = "Unwanted",
  [VUAS_PHRASE_608] = "Rejected",
};

uint8_t vuas_phrase_at(uint32_t p, uint32_t k)
{
  signed char c = vuas_phrase_text[p][k];
  return c < 0 ? (uint8_t)'?' : (uint8_t)c;
}

uint32_t vuas_phrase_length(uint32_t p)
{
  uint32_t k = 0;
  /*@ loop invariant place: k <= VUAS_PHRASE_ROW;
      loop invariant rest: vuas_phrase_end(p, k) == vuas_phrase_end(p, 0);
      loop assigns k;
      loop variant VUAS_PHRASE_ROW - k;
  */
  while (k < VUAS_PHRASE_ROW && vuas_phrase_at(p, k) != 0) k++;
  return k;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_reason_1xx(status);
*/
static uint32_t vuas_status_1xx(uint32_t status)
{
  switch (status) {
  case 100: return VUAS_PHRASE_100;
  case 180: return VUAS_PHRASE_180;
  case 181: return VUAS_PHRASE_181;
  case 182: return VUAS_PHRASE_182;
  case 199: return VUAS_PHRASE_199;
  default: return VUAS_PHRASE_183;
  }
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_reason_2xx(status);
*/
static uint32_t vuas_status_2xx(uint32_t status)
{
  switch (status) {
  case 202: return VUAS_PHRASE_202;
  case 204: return VUAS_PHRASE_204;
  default: return VUAS_PHRASE_200;
  }
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_reason_3xx(status);
*/
static uint32_t vuas_status_3xx(uint32_t status)
{
  switch (status) {
  case 301: return VUAS_PHRASE_301;
  case 302: return VUAS_PHRASE_302;
  case 305: return VUAS_PHRASE_305;
  case 380: return VUAS_PHRASE_380;
  default: return VUAS_PHRASE_300;
  }
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_reason_4xx(status);
*/
static uint32_t vuas_status_4xx(uint32_t status)
{
  switch (status) {
  case 401: return VUAS_PHRASE_401;
  case 402: return VUAS_PHRASE_402;
  case 403: return VUAS_PHRASE_403;
  case 404: return VUAS_PHRASE_404;
  case 405: return VUAS_PHRASE_405;
  case 406: return VUAS_PHRASE_406;
  case 407: return VUAS_PHRASE_407;
  case 408: return VUAS_PHRASE_408;
  case 410: return VUAS_PHRASE_410;
  case 412: return VUAS_PHRASE_412;
  case 413: return VUAS_PHRASE_413;
  case 414: return VUAS_PHRASE_414;
  case 415: return VUAS_PHRASE_415;
  case 416: return VUAS_PHRASE_416;
  case 417: return VUAS_PHRASE_417;
  case 420: return VUAS_PHRASE_420;
  case 421: return VUAS_PHRASE_421;
  case 422: return VUAS_PHRASE_422;
  case 423: return VUAS_PHRASE_423;
  case 424: return VUAS_PHRASE_424;
  case 425: return VUAS_PHRASE_425;
  case 428: return VUAS_PHRASE_428;
  case 429: return VUAS_PHRASE_429;
  case 430: return VUAS_PHRASE_430;
  case 433: return VUAS_PHRASE_433;
  case 436: return VUAS_PHRASE_436;
  case 437: return VUAS_PHRASE_437;
  case 438: return VUAS_PHRASE_438;
  case 439: return VUAS_PHRASE_439;
  case 440: return VUAS_PHRASE_440;
  case 469: return VUAS_PHRASE_469;
  case 470: return VUAS_PHRASE_470;
  case 480: return VUAS_PHRASE_480;
  case 481: return VUAS_PHRASE_481;
  case 482: return VUAS_PHRASE_482;
  case 483: return VUAS_PHRASE_483;
  case 484: return VUAS_PHRASE_484;
  case 485: return VUAS_PHRASE_485;
  case 486: return VUAS_PHRASE_486;
  case 487: return VUAS_PHRASE_487;
  case 488: return VUAS_PHRASE_488;
  case 489: return VUAS_PHRASE_489;
  case 491: return VUAS_PHRASE_491;
  case 493: return VUAS_PHRASE_493;
  case 494: return VUAS_PHRASE_494;
  default: return VUAS_PHRASE_400;
  }
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_reason_5xx(status);
*/
static uint32_t vuas_status_5xx(uint32_t status)
{
  switch (status) {
  case 501: return VUAS_PHRASE_501;
  case 502: return VUAS_PHRASE_502;
  case 503: return VUAS_PHRASE_503;
  case 504: return VUAS_PHRASE_504;
  case 505: return VUAS_PHRASE_505;
  case 513: return VUAS_PHRASE_513;
  case 555: return VUAS_PHRASE_555;
  case 580: return VUAS_PHRASE_580;
  default: return VUAS_PHRASE_500;
  }
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_reason_6xx(status);
*/
static uint32_t vuas_status_6xx(uint32_t status)
{
  switch (status) {
  case 603: return VUAS_PHRASE_603;
  case 604: return VUAS_PHRASE_604;
  case 606: return VUAS_PHRASE_606;
  case 607: return VUAS_PHRASE_607;
  case 608: return VUAS_PHRASE_608;
  default: return VUAS_PHRASE_600;
  }
}

uint32_t vuas_phrase_of_status(uint16_t status)
{
  if (status < 200) return vuas_status_1xx(status);
  if (status < 300) return vuas_status_2xx(status);
  if (status < 400) return vuas_status_3xx(status);
  if (status < 500) return vuas_status_4xx(status);
  if (status < 600) return vuas_status_5xx(status);
  return vuas_status_6xx(status);
}

uint32_t vuas_phrase_of_cause(uint16_t cause)
{
  if (cause > VUAS_CAUSE_CONTENT_TYPE) return VUAS_PHRASE_CAUSE + VUAS_CAUSE_NONE;
  return (uint32_t)VUAS_PHRASE_CAUSE + cause;
}

uint32_t vuas_phrase_of_field(uint16_t field)
{
  if (field > VUAS_FIELD_LAST) return VUAS_PHRASE_FIELD + VUAS_FIELD_OTHER;
  return (uint32_t)VUAS_PHRASE_FIELD + field;
}
