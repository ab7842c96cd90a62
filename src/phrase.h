/* SPDX-License-Identifier: Apache-2.0 */
/* Every fixed text that is ever written, by number. Families (methods, transports, fields, causes) stand in the order
   of their enumerations in types.h, so that a member's text is the family's first number plus the member. */
#ifndef VUAS_PHRASE_H
#define VUAS_PHRASE_H

#include "types.h"

typedef enum {
  VUAS_PHRASE_NONE,             /* nothing at all */
  VUAS_PHRASE_VERSION,          /* "SIP/2.0 " */
  VUAS_PHRASE_CRLF,
  VUAS_PHRASE_VIA,              /* header rows: name, colon and space */
  VUAS_PHRASE_FROM,
  VUAS_PHRASE_TO,
  VUAS_PHRASE_CALL_ID,
  VUAS_PHRASE_CSEQ,
  VUAS_PHRASE_RECORD_ROUTE,
  VUAS_PHRASE_ROUTE,
  VUAS_PHRASE_CONTACT,          /* "Contact: <" */
  VUAS_PHRASE_CONTENT_LENGTH,
  VUAS_PHRASE_CONTENT_TYPE,
  VUAS_PHRASE_UNSUPPORTED,
  VUAS_PHRASE_RETRY_AFTER,
  VUAS_PHRASE_SERVER,
  VUAS_PHRASE_TIMESTAMP,
  VUAS_PHRASE_ALLOW,            /* the methods that are always known, without a line end */
  VUAS_PHRASE_ACCEPT,           /* whole rows, line end and all */
  VUAS_PHRASE_ACCEPT_ENCODING,
  VUAS_PHRASE_ACCEPT_LANGUAGE,
  VUAS_PHRASE_SUPPORTED,
  VUAS_PHRASE_MAX_FORWARDS,     /* "Max-Forwards: 70\r\n" */
  VUAS_PHRASE_REASON_NO_ACK,    /* the Reason row of a BYE after Timer H (RFC 3326) */
  VUAS_PHRASE_BYE_REQUEST,      /* "BYE " */
  VUAS_PHRASE_REQUEST_END,      /* " SIP/2.0\r\n" */
  VUAS_PHRASE_CSEQ_BYE,         /* " BYE\r\n" */
  VUAS_PHRASE_VIA_VERSION,      /* "Via: SIP/2.0/", a transport follows */
  VUAS_PHRASE_BRANCH,           /* ";branch=z9hG4bK" */
  VUAS_PHRASE_TAG,              /* ";tag=" */
  VUAS_PHRASE_RECEIVED,         /* ";received=" */
  VUAS_PHRASE_RPORT,            /* ";rport", without a value */
  VUAS_PHRASE_RPORT_IS,         /* ";rport=" */
  VUAS_PHRASE_TRANSPORT_IS,     /* ";transport=" */
  VUAS_PHRASE_EQUALS,
  VUAS_PHRASE_COLON,
  VUAS_PHRASE_COLON_SPACE,
  VUAS_PHRASE_COMMA_SPACE,
  VUAS_PHRASE_SPACE,
  VUAS_PHRASE_LESS,             /* "<" */
  VUAS_PHRASE_GREATER_CRLF,     /* ">\r\n" */
  VUAS_PHRASE_SIP,              /* "sip:" */
  VUAS_PHRASE_SIPS,             /* "sips:" */

  VUAS_PHRASE_TRANSPORT,        /* + vuas_transport: "UDP" ...; VUAS_TRANSPORT_OTHER has no octets */
  VUAS_PHRASE_METHOD = VUAS_PHRASE_TRANSPORT + VUAS_TRANSPORT_OTHER + 1, /* + vuas_method; the first has no octets */
  VUAS_PHRASE_FIELD = VUAS_PHRASE_METHOD + VUAS_METHOD_LAST + 1,         /* + vuas_field_id: "CSeq" ... */
  VUAS_PHRASE_CAUSE = VUAS_PHRASE_FIELD + VUAS_FIELD_LAST + 1,           /* + vuas_cause: what a refusal says */

  VUAS_PHRASE_100 = VUAS_PHRASE_CAUSE + VUAS_CAUSE_CONTENT_TYPE + 1, /* reason phrases */
  VUAS_PHRASE_180,
  VUAS_PHRASE_181,
  VUAS_PHRASE_182,
  VUAS_PHRASE_183,
  VUAS_PHRASE_199,
  VUAS_PHRASE_200,
  VUAS_PHRASE_202,
  VUAS_PHRASE_204,
  VUAS_PHRASE_300,
  VUAS_PHRASE_301,
  VUAS_PHRASE_302,
  VUAS_PHRASE_305,
  VUAS_PHRASE_380,
  VUAS_PHRASE_400,
  VUAS_PHRASE_401,
  VUAS_PHRASE_402,
  VUAS_PHRASE_403,
  VUAS_PHRASE_404,
  VUAS_PHRASE_405,
  VUAS_PHRASE_406,
  VUAS_PHRASE_407,
  VUAS_PHRASE_408,
  VUAS_PHRASE_410,
  VUAS_PHRASE_412,
  VUAS_PHRASE_413,
  VUAS_PHRASE_414,
  VUAS_PHRASE_415,
  VUAS_PHRASE_416,
  VUAS_PHRASE_417,
  VUAS_PHRASE_420,
  VUAS_PHRASE_421,
  VUAS_PHRASE_422,
  VUAS_PHRASE_423,
  VUAS_PHRASE_424,
  VUAS_PHRASE_425,
  VUAS_PHRASE_428,
  VUAS_PHRASE_429,
  VUAS_PHRASE_430,
  VUAS_PHRASE_433,
  VUAS_PHRASE_436,
  VUAS_PHRASE_437,
  VUAS_PHRASE_438,
  VUAS_PHRASE_439,
  VUAS_PHRASE_440,
  VUAS_PHRASE_469,
  VUAS_PHRASE_470,
  VUAS_PHRASE_480,
  VUAS_PHRASE_481,
  VUAS_PHRASE_482,
  VUAS_PHRASE_483,
  VUAS_PHRASE_484,
  VUAS_PHRASE_485,
  VUAS_PHRASE_486,
  VUAS_PHRASE_487,
  VUAS_PHRASE_488,
  VUAS_PHRASE_489,
  VUAS_PHRASE_491,
  VUAS_PHRASE_493,
  VUAS_PHRASE_494,
  VUAS_PHRASE_500,
  VUAS_PHRASE_501,
  VUAS_PHRASE_502,
  VUAS_PHRASE_503,
  VUAS_PHRASE_504,
  VUAS_PHRASE_505,
  VUAS_PHRASE_513,
  VUAS_PHRASE_555,
  VUAS_PHRASE_580,
  VUAS_PHRASE_600,
  VUAS_PHRASE_603,
  VUAS_PHRASE_604,
  VUAS_PHRASE_606,
  VUAS_PHRASE_607,
  VUAS_PHRASE_608,
  VUAS_PHRASE_WARNING,          /* the Warning row of a refused re-INVITE (RFC 3261 20.43) */
  VUAS_PHRASES /* how many there are */
} vuas_phrase;

#define VUAS_PHRASE_ROW 48 /* no phrase is longer */

/* A text ends at its first NUL, or with its row. Signed octets, so that no write to a packet can reach them. */
extern const signed char vuas_phrase_text[VUAS_PHRASES][VUAS_PHRASE_ROW];

#include "../spec/phrase.h"

/* One octet of a phrase. */
/*@ requires number: p < VUAS_PHRASES;
    requires place: k < VUAS_PHRASE_ROW;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures octet: \result == vuas_phrase_octet(p, k);
*/
uint8_t vuas_phrase_at(uint32_t p, uint32_t k);

/* How many octets a phrase has. */
/*@ requires number: p < VUAS_PHRASES;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures length: \result == vuas_phrase_size(p);
    ensures bound: \result <= VUAS_PHRASE_ROW;
*/
uint32_t vuas_phrase_length(uint32_t p);

/* The phrase of a status (RFC 3261 21 and its extensions); an unknown one gets that of its class, 1xx that of 183
   (8.1.3.2). */
/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_reason_phrase(status);
    ensures number: \result < VUAS_PHRASES;
*/
uint32_t vuas_phrase_of_status(uint16_t status);

/* The phrase of a cause of refusal; VUAS_CAUSE_NONE's for what is none. */
/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_cause_phrase(cause);
    ensures number: \result < VUAS_PHRASES;
*/
uint32_t vuas_phrase_of_cause(uint16_t cause);

/* The name of a header field; VUAS_FIELD_OTHER's for what is none. */
/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures phrase: \result == vuas_field_phrase(field);
    ensures number: \result < VUAS_PHRASES;
*/
uint32_t vuas_phrase_of_field(uint16_t field);

#endif
