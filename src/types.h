/* SPDX-License-Identifier: Apache-2.0 */
/* Capacities and plain types that every module shares. A span is a place in the message in hand, never a pointer. */
#ifndef VUAS_TYPES_H
#define VUAS_TYPES_H

#include <stdbool.h>
#include <stdint.h>

/* Capacities: each may be overridden on the compiler's command line, alike for the library and its users
   (vuas_init compares a layout word). All but the last four bound one message; those bound stored state. */
#ifndef VUAS_MAX_HEADERS
#define VUAS_MAX_HEADERS 128 /* header rows of a message */
#endif
#ifndef VUAS_MAX_VIAS
#define VUAS_MAX_VIAS 64 /* Via values of a message */
#endif
#ifndef VUAS_MAX_ROUTES
#define VUAS_MAX_ROUTES 32 /* Record-Route values, and Route values, of a message */
#endif
#ifndef VUAS_MAX_OPTION_TAGS
#define VUAS_MAX_OPTION_TAGS 32 /* option tags in Require */
#endif
#ifndef VUAS_TX_BYTES
#define VUAS_TX_BYTES 4096 /* bytes a transaction keeps to answer with (512 of them stay free for the answer itself) */
#endif
#ifndef VUAS_KEY_BYTES
#define VUAS_KEY_BYTES 512 /* bytes of a transaction's matching keys (RFC 3261 17.2.3, 8.2.2.2) */
#endif
#ifndef VUAS_CALL_BYTES
#define VUAS_CALL_BYTES 768 /* bytes of a call's dialog: Call-ID, tags, URIs, route set */
#endif

#ifndef VUAS_SOURCES
#define VUAS_SOURCES 4096 /* places where the transactions of sources are counted, 65536 at the most: some times as
                             many as there are sources within source_transactions * source_ms */
#endif

#define VUAS_MAX_MESSAGE 65535          /* octets of a message: spans are 16 bits wide */
#define VUAS_TAIL_RESERVE 512           /* part of VUAS_TX_BYTES that a request's copy may not take */
#define VUAS_PACKET_BYTES (VUAS_TX_BYTES + 256) /* the longest packet ever sent */
#define VUAS_OUT_PACKETS 4              /* packets of one step at the most */
#define VUAS_OUT_EVENTS 4               /* events of one step at the most */
#define VUAS_MAX_FIELDS 8               /* extra header fields of a response */
#define VUAS_MAX_CONTACTS 4             /* targets of a redirect */
#define VUAS_TAG_BYTES 32               /* a local tag: lowercase hexadecimal digits */
#define VUAS_TIME_MAX 0xFFFFFFFFFFFF    /* the greatest time accepted, ms (about 8,900 years) */
#define VUAS_NEVER 0xFFFFFFFFFFFFFFFF   /* a timer that is not armed */
#define VUAS_NONE 0xFFFFFFFF            /* no slot, no place */

/* A place in the message in hand: octets off .. off+len-1. */
typedef struct {
  uint16_t off, len;
} vuas_span;

/* Methods that have a name of their own here; matching is case-sensitive (RFC 3261 7.1). */
typedef enum {
  VUAS_METHOD_OTHER, /* a token that is none of the following */
  VUAS_METHOD_INVITE,
  VUAS_METHOD_ACK,
  VUAS_METHOD_CANCEL,
  VUAS_METHOD_BYE,
  VUAS_METHOD_OPTIONS,
  VUAS_METHOD_PRACK,
  VUAS_METHOD_UPDATE,
  VUAS_METHOD_INFO,
  VUAS_METHOD_MESSAGE,
  VUAS_METHOD_REFER,
  VUAS_METHOD_NOTIFY,
  VUAS_METHOD_SUBSCRIBE,
  VUAS_METHOD_REGISTER,
  VUAS_METHOD_PUBLISH
} vuas_method;
#define VUAS_METHOD_LAST VUAS_METHOD_PUBLISH

/* Header fields told apart; everything else is VUAS_FIELD_OTHER and ignored (RFC 3261 8.2.2). */
typedef enum {
  VUAS_FIELD_OTHER,
  VUAS_FIELD_VIA,              /* v */
  VUAS_FIELD_FROM,             /* f */
  VUAS_FIELD_TO,               /* t */
  VUAS_FIELD_CALL_ID,          /* i */
  VUAS_FIELD_CSEQ,
  VUAS_FIELD_CONTACT,          /* m */
  VUAS_FIELD_MAX_FORWARDS,
  VUAS_FIELD_ROUTE,
  VUAS_FIELD_RECORD_ROUTE,
  VUAS_FIELD_CONTENT_LENGTH,   /* l */
  VUAS_FIELD_CONTENT_TYPE,     /* c */
  VUAS_FIELD_CONTENT_ENCODING, /* e */
  VUAS_FIELD_CONTENT_DISPOSITION,
  VUAS_FIELD_REQUIRE,
  VUAS_FIELD_SUPPORTED,        /* k */
  VUAS_FIELD_EXPIRES,
  VUAS_FIELD_TIMESTAMP,
  VUAS_FIELD_ALLOW,
  VUAS_FIELD_ACCEPT,
  VUAS_FIELD_UNSUPPORTED,
  VUAS_FIELD_RSEQ,
  VUAS_FIELD_RACK,
  VUAS_FIELD_SESSION_EXPIRES,  /* x */
  VUAS_FIELD_MIN_SE,
  VUAS_FIELD_REASON,
  VUAS_FIELD_RETRY_AFTER,
  VUAS_FIELD_CONTENT_LANGUAGE,
  VUAS_FIELD_DATE,
  VUAS_FIELD_AUTHORIZATION,
  VUAS_FIELD_PROXY_AUTHORIZATION,
  VUAS_FIELD_WWW_AUTHENTICATE,
  VUAS_FIELD_PROXY_AUTHENTICATE,
  VUAS_FIELD_START_LINE,       /* not a header: names the start line in a refusal */
  VUAS_FIELD_BODY              /* not a header: names the body in a refusal */
} vuas_field_id;
#define VUAS_FIELD_LAST_NAMED VUAS_FIELD_PROXY_AUTHENTICATE
#define VUAS_FIELD_LAST VUAS_FIELD_BODY

typedef enum { VUAS_HOST_NONE, VUAS_HOST_NAME, VUAS_HOST_IPV4, VUAS_HOST_IPV6 } vuas_host_kind;
typedef enum { VUAS_SCHEME_OTHER, VUAS_SCHEME_SIP, VUAS_SCHEME_SIPS, VUAS_SCHEME_TEL } vuas_scheme;
typedef enum { VUAS_UDP, VUAS_TCP, VUAS_TLS, VUAS_SCTP, VUAS_WS, VUAS_WSS, VUAS_TRANSPORT_OTHER } vuas_transport;

/* A header row: its name, and its value without the white space around it (folding inside is left as it came). */
typedef struct {
  uint16_t id; /* vuas_field_id */
  vuas_span name, value;
} vuas_header;

/* A URI (RFC 3261 19.1, RFC 3986). For schemes other than sip and sips only whole is set. IPv6 hosts keep their
   brackets. */
typedef struct {
  uint16_t scheme;    /* vuas_scheme */
  uint16_t host_kind; /* vuas_host_kind */
  bool has_user, has_password, has_port, lr;
  uint16_t port;      /* when has_port */
  vuas_span whole, user, password, host, params, headers; /* params and headers without the first ';' and '?' */
  vuas_span transport, maddr; /* values of these parameters, length 0 when absent */
} vuas_uri;

/* name-addr or addr-spec with its header parameters (RFC 3261 20.10). */
typedef struct {
  bool has_tag;
  vuas_span value;   /* the whole, parameters and all */
  vuas_span display; /* as it stands, quotes and all; length 0 when absent */
  vuas_span params;  /* header parameters without the first ';' */
  vuas_span tag;     /* when has_tag */
  vuas_uri uri;
} vuas_name_addr;

/* A Via value (RFC 3261 20.42, RFC 3581). */
typedef struct {
  uint16_t transport; /* vuas_transport */
  uint16_t host_kind; /* vuas_host_kind */
  bool has_port, has_branch, has_received, has_rport, has_rport_value, has_maddr;
  uint16_t port, rport;
  vuas_span value, transport_text, host; /* an IPv6 host keeps its brackets */
  vuas_span branch, received, maddr;     /* the parameters' values */
  vuas_span rport_param, received_param; /* name and value: "rport=5", "received=192.0.2.1" */
} vuas_via;

/* Why a message is refused: the status to answer, the phrase's number, the field, and where in the message. */
typedef struct {
  uint16_t status; /* 0: not refused */
  uint16_t cause;  /* vuas_cause */
  uint16_t field;  /* vuas_field_id */
  uint16_t offset;
} vuas_refusal;

typedef enum {
  VUAS_CAUSE_NONE,
  VUAS_CAUSE_EMPTY,              /* nothing, or nothing but line ends */
  VUAS_CAUSE_START_LINE,         /* not a start line */
  VUAS_CAUSE_REQUEST_URI,
  VUAS_CAUSE_VERSION,            /* 505 */
  VUAS_CAUSE_STATUS_CODE,
  VUAS_CAUSE_HEADER_NAME,        /* a row without a token and a colon */
  VUAS_CAUSE_HEADER_CHAR,        /* a control octet, bare CR or LF in a row */
  VUAS_CAUSE_NO_BLANK_LINE,      /* the header section has no end */
  VUAS_CAUSE_TOO_MANY_HEADERS,   /* 513 */
  VUAS_CAUSE_TOO_MANY_VALUES,    /* 513: Via, Route, Record-Route, Require */
  VUAS_CAUSE_TOO_LONG,           /* 513 */
  VUAS_CAUSE_MISSING,            /* a mandatory field is absent: field says which */
  VUAS_CAUSE_REPEATED,           /* a field that may stand once stands twice */
  VUAS_CAUSE_MALFORMED,          /* a field's value breaks its grammar: field says which */
  VUAS_CAUSE_CSEQ_METHOD,        /* CSeq names another method than the request line */
  VUAS_CAUSE_CONTENT_LENGTH,     /* more octets promised than there are */
  VUAS_CAUSE_CONTENT_TYPE        /* a body without a Content-Type */
} vuas_cause;

/* One parsed message: what every layer above reads. Spans are places in the octets that were parsed. No member is a
   uint8_t: so proofs see that nothing written here changes an octet. */
typedef struct {
  bool request;      /* else a response */
  bool answerable;   /* a response to it can be built: a request but ACK, whose topmost Via says where it goes */
  uint16_t method;   /* vuas_method: of the request, or of a response's CSeq */
  uint16_t status;   /* of a response */
  vuas_span method_text, ruri_text, reason;
  vuas_uri ruri;
  vuas_refusal refusal;

  uint32_t n_headers, n_vias, n_routes, n_record_routes, n_require, n_contacts;
  bool has_from, has_to, has_call_id, has_cseq, has_contact, contact_star;
  bool has_max_forwards, has_content_length, has_content_type, has_content_encoding, has_expires, has_timestamp;
  bool optional_body;          /* Content-Disposition says handling=optional */
  bool require_100rel, supported_100rel, supported_timer;
  uint16_t cseq_method;        /* vuas_method */
  uint16_t max_forwards;
  uint32_t cseq, content_length, expires; /* expires in seconds */
  vuas_name_addr from, to, contact;       /* contact: the first one */
  vuas_span call_id, cseq_value, cseq_method_text, timestamp, content_encoding;
  vuas_span media_type, media_subtype;    /* of Content-Type */
  vuas_span body;
  vuas_via via[VUAS_MAX_VIAS];            /* topmost first, over rows and commas */
  vuas_span route[VUAS_MAX_ROUTES], record_route[VUAS_MAX_ROUTES]; /* each value whole, in order */
  vuas_span require[VUAS_MAX_OPTION_TAGS];
  vuas_header header[VUAS_MAX_HEADERS];
} vuas_message;

/* A transport address. */
typedef struct {
  uint8_t family;  /* 4, 6, or 0 for none */
  uint8_t ip[16];  /* network order; the first four octets for IPv4 */
  uint16_t port;
  uint32_t scope;  /* IPv6 zone, else 0 */
} vuas_address;

/* Where a message came from, or goes to. binding and connection are the caller's own numbers, handed back as they
   came. */
typedef struct {
  vuas_address peer, local;
  uint8_t transport; /* vuas_transport */
  uint32_t binding, connection;
} vuas_path;

/* Names a call or a transaction: a slot and how often it was taken before. Never {0, 0} for something alive. */
typedef struct {
  uint32_t slot, generation;
} vuas_handle;

#endif
