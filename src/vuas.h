/* SPDX-License-Identifier: Apache-2.0 */
/* vuas: a SIP INVITE user agent server without heap, libc, clock or socket. Every public step is a function of the
   state, one input and the time; it writes one vuas_out: packets to send and events for the application. Nothing is
   called back. The contracts of the steps stand in steps.h. */
#ifndef VUAS_VUAS_H
#define VUAS_VUAS_H

#include "state.h"

#ifdef __cplusplus
extern "C" {
#endif

#define VUAS_VERSION_MAJOR 0
#define VUAS_VERSION_MINOR 1
#define VUAS_VERSION_PATCH 0
#define VUAS_VERSION "0.1.0"

typedef enum {
  VUAS_OK,
  VUAS_E_NOT_FOUND, /* the handle names no living call */
  VUAS_E_STATE,     /* the protocol does not allow this verb now */
  VUAS_E_ARGUMENT,  /* a value out of range, or text that would start a new line */
  VUAS_E_SIZE,      /* the message would not fit the published bounds */
  VUAS_E_FULL,      /* no free transaction */
  VUAS_E_TIME,      /* the time is beyond VUAS_TIME_MAX */
  VUAS_E_LAYOUT     /* caller and library were compiled with different capacities */
} vuas_status;

/* Octets of the caller, only read during the call. */
typedef struct {
  const uint8_t *at;
  uint32_t length;
} vuas_text;
#define VUAS_TEXT(literal) {(const uint8_t *)(literal), sizeof(literal) - 1}

typedef struct {
  vuas_text name, value;
} vuas_field;

/* What a verb sends. Zeroed, each verb's default applies. */
typedef struct {
  uint16_t status;       /* 0: the verb's default */
  vuas_text reason;      /* length 0: the phrase of the status (RFC 3261 21) */
  uint32_t n_fields;     /* extra header fields, in order */
  vuas_field field[VUAS_MAX_FIELDS];
  uint32_t n_contacts;   /* redirect only: the targets, each a URI without angle brackets */
  vuas_text contact[VUAS_MAX_CONTACTS];
  vuas_text contact_params[VUAS_MAX_CONTACTS]; /* ";q=0.7;expires=60" after each (RFC 3261 20.10), or length 0 */
  vuas_text content_type; /* needed with a body */
  vuas_text body;
} vuas_options;

typedef enum {
  VUAS_EVENT_INVITE,      /* a new call: body is the INVITE's, vuas_request() the rest of it */
  VUAS_EVENT_CANCELLED,   /* the caller gave up; 487 was sent; ENDED follows */
  VUAS_EVENT_EXPIRED,     /* the INVITE's Expires ran out; 487 was sent; ENDED follows */
  VUAS_EVENT_ACK,         /* the 2xx is acknowledged: the call stands; body is the ACK's */
  VUAS_EVENT_ACK_TIMEOUT, /* no ACK for the 2xx within 64*T1; BYE was sent */
  VUAS_EVENT_BYE,         /* the caller hung up; 200 was sent */
  VUAS_EVENT_BYE_DONE,    /* our BYE was answered: status says how; 408 when it was not */
  VUAS_EVENT_NO_ACK,      /* no ACK for a final response other than 2xx; the call had ended before */
  VUAS_EVENT_TRANSPORT,   /* a packet of this call could not be sent */
  VUAS_EVENT_REQUEST,     /* a request within the dialog that waits for vuas_reply: vuas_request() says what it asks */
  VUAS_EVENT_ENDED        /* the handle is dead from now on */
} vuas_event_kind;

typedef struct {
  uint8_t kind; /* vuas_event_kind */
  uint16_t status;
  vuas_handle call;
  vuas_handle request; /* of VUAS_EVENT_REQUEST: the transaction that vuas_reply answers in, else slot VUAS_NONE */
  vuas_span body; /* a place in the octets that this step received */
} vuas_event;

/* A packet: octets offset .. offset+length-1 of vuas_out.bytes. */
typedef struct {
  uint32_t offset, length;
  vuas_path path;          /* path.peer is the destination; binding and connection as they came with the request */
  vuas_handle transaction; /* for vuas_transport_error; slot VUAS_NONE for stateless answers */
  uint16_t status;         /* of a response; 0: a request, which is a BYE */
} vuas_packet;

typedef struct {
  uint32_t n_packets, n_events;
  bool more; /* vuas_tick only: something else is due now, call again */
  vuas_packet packet[VUAS_OUT_PACKETS];
  vuas_event event[VUAS_OUT_EVENTS];
  uint8_t bytes[VUAS_OUT_PACKETS * VUAS_PACKET_BYTES];
} vuas_out;

#define VUAS_MAX_IDENTITY 64
typedef struct {
  uint32_t layout;         /* VUAS_LAYOUT, as the caller was compiled */
  vuas_timing timing;      /* 500, 4000, 5000 by RFC 3261 */
  uint32_t trying_ms;      /* 100 Trying after this time without an answer: 200 at the most (17.2.1) */
  uint32_t refresh_ms;     /* an unreliable 18x again after this time: 60000 (13.3.1.1) */
  uint32_t retry_after_s;  /* in a 503 when the tables are full */
  uint32_t answers_per_second;  /* answers without a transaction (8.2.7), further ones are dropped; 0: any number */
  uint16_t source_transactions; /* transactions that one source may open at once; 0: any number */
  uint32_t source_ms;           /* and one more each so many ms; what comes of it: vuas_receive */
  bool takes[VUAS_METHOD_LAST + 1]; /* within a dialog, requests of this vuas_method are the application's to answer:
                              VUAS_METHOD_OTHER, _OPTIONS, _INFO, _MESSAGE, _REFER, _NOTIFY, _SUBSCRIBE or _PUBLISH */
  bool closed;             /* no new calls: every new INVITE gets 503; may be changed between steps */
  uint32_t host_length;    /* what Contact and Via name instead of the local address, or 0 */
  uint8_t host[VUAS_MAX_IDENTITY]; /* a host name or address, IPv6 in brackets, without a port */
  uint32_t server_length;  /* the Server header's value, or 0 for none */
  uint8_t server[VUAS_MAX_IDENTITY];
} vuas_config;

/* Differs when a capacity or a structure differs. */
#define VUAS_LAYOUT ((uint32_t)(sizeof(vuas) + 8 * sizeof(vuas_tx) + 64 * sizeof(vuas_call_slot) + \
  512 * sizeof(vuas_out)))

/* The caller's arrays. Their lengths are the capacities: one call each for calls; two transactions a call are enough
   for ordinary traffic (INVITE, BYE); index_buckets: a quarter of the transactions or more, at least 2. */
typedef struct {
  vuas_call_slot *calls;
  uint32_t n_calls;
  vuas_tx *txs;
  uint32_t n_txs;
  vuas_place *by_key, *by_request; /* VUAS_WAYS * index_buckets places each */
  uint32_t index_buckets;
  uint64_t *deadlines;             /* 2 * (n_calls + n_txs) */
  uint32_t *free_calls, *free_txs; /* n_calls, n_txs */
} vuas_memory;
#define VUAS_MAX_SLOTS 0x1000000 /* of n_calls and of n_txs and of index_buckets each */

typedef struct {
  uint64_t received;        /* packets handed in */
  uint64_t requests, responses;
  uint64_t dropped;         /* neither answered nor passed on: unparsable, stray ACK or response */
  uint64_t calls, active_calls;
  uint64_t refused_400, refused_405, refused_415, refused_416, refused_420, refused_481, refused_482, refused_500,
      refused_501, refused_503, refused_505, refused_513, refused_other;
  uint64_t retransmissions_in, retransmissions_out;
  uint64_t ack_timeouts, transport_errors;
  uint64_t answers_limited; /* dropped for answers_per_second */
  uint64_t sources_limited; /* requests that got no transaction for source_transactions */
} vuas_stats_counters;

/* The whole state of one user agent server: zeroed by vuas_init, moved only while no step runs. */
typedef struct {
  vuas_config config;
  uint64_t now;         /* never goes back */
  uint64_t secret[2];
  vuas_stats_counters stats;
  vuas_limits limits;
  vuas_message message; /* the message in hand */
  uint32_t length;      /* its octets */
  vuas_path source;     /* where it came from */
  uint32_t key_end, merge_end;
  uint64_t key_hash, merge_hash;
  uint8_t key[VUAS_KEY_BYTES]; /* its matching keys, laid out as in vuas_tx */
  vuas_draft draft;
  vuas_call_slot dialog; /* the dialog that an INVITE in hand would make */
} vuas_run;

typedef struct {
  vuas_call_slot *calls;
  uint32_t n_calls;
  vuas_tx *txs;
  uint32_t n_txs;
  vuas_index by_key, by_request;
  vuas_timers timers;
  vuas_free free_calls, free_txs;
} vuas_store;

typedef struct {
  vuas_store store;
  vuas_run run;
} vuas;

/* Begins: lays the state out over the caller's arrays, which stay the caller's but are not to be touched while u lives.
   secret: 128 random bits, fresh at every start; tags and look-up depend on it (RFC 3261 19.3).
   VUAS_E_LAYOUT: config->layout is not this library's; VUAS_E_ARGUMENT: a value out of its range, or a count of 0. */
vuas_status vuas_init(vuas *u, const vuas_config *config, const vuas_memory *memory, const uint64_t secret[2]);

/* One datagram, or one framed message of a stream (RFC 3261 18.3); the octets may be anything. now: ms, never going
   back (a step back counts as none). source: where it came from; peer and binding come back in the packets that answer
   it. VUAS_E_TIME: now is beyond VUAS_TIME_MAX; VUAS_E_SIZE: more than VUAS_MAX_MESSAGE octets; VUAS_E_ARGUMENT: an
   unknown transport. A message that is no SIP, or cannot be answered, is VUAS_OK: it is counted as dropped.
   A source is an IPv4 address, or the first half of an IPv6 address. Beyond its allowance its new INVITEs get 503, and
   what else it asks is answered without a transaction: no source fills the tables for others, and calls that stand go
   on. Two sources share an allowance only when all four places of one of them among
   VUAS_SOURCES are taken by others. */
vuas_status vuas_receive(vuas *u, uint64_t now, const vuas_path *source, const uint8_t *bytes, uint32_t n,
  vuas_out *out);

/* The next moment, ms, at which vuas_tick has something to do; false, and *at as it was: never. */
bool vuas_deadline(const vuas *u, uint64_t *at);

/* Does one thing that is due at now: a retransmission, the end of a transaction, an INVITE's Expires. out->more says
   that something else is due, too. Calling early does nothing. VUAS_E_TIME: now is beyond VUAS_TIME_MAX. */
vuas_status vuas_tick(vuas *u, uint64_t now, vuas_out *out);

/* A packet of this transaction could not be sent (RFC 3261 18.4, RFC 6026 8.8): a server transaction goes on, its
   timers end it; a BYE of ours counts as answered with 503. VUAS_E_NOT_FOUND: the transaction is over; VUAS_E_TIME as
   above. */
vuas_status vuas_transport_error(vuas *u, uint64_t now, vuas_handle transaction, vuas_out *out);

/* The verbs of the InviteUserAgentServer. options is only read, and only during the call. All return
     VUAS_OK           done; out holds what to send
     VUAS_E_TIME       now is beyond VUAS_TIME_MAX
     VUAS_E_NOT_FOUND  the handle names no living call
     VUAS_E_STATE      not in this state of the call (for the first five: its INVITE has a final answer already)
     VUAS_E_ARGUMENT   a status outside the verb's range, a body without its type, more fields than VUAS_MAX_FIELDS, a
                       session description that may not be sent here, a
                       field that the core writes itself (Via, From, To, Call-ID, CSeq, Contact, Max-Forwards, Route,
                       Record-Route, Content-Length, -Type), a name that is no token, text with a control octet,
                       parameters of a contact that are none
     VUAS_E_SIZE       the message would be longer than a transaction can keep (VUAS_TX_BYTES)
   in this order of precedence. A verb that returns anything but VUAS_OK has changed nothing but out, which is then
   empty. */

/* 100 Trying (RFC 3261 8.2.6.1). The core sends one by itself 200 ms after the INVITE, with its Timestamp; this one has
   the Timestamp that options give it as a field, if any. */
vuas_status vuas_trying(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/* 101-199, default 180, sent unreliably (13.3.1.1); it makes an early dialog and goes out again each refresh_ms. A
   session description (application/sdp) answers the INVITE's offer; it is no offer of its own, and every later one is
   octet by octet the same (13.2.1), else VUAS_E_ARGUMENT. */
vuas_status vuas_progress(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/* 200-299, default 200 (13.3.1.4): repeated until its ACK comes. It needs a body: the answer to the INVITE's offer or,
   when it had none, an offer (13.2.1). A session description is that of the provisional responses, if they had one. */
vuas_status vuas_accept(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/* 300-399, default 302, with at least one contact, a URI without angle brackets (13.3.1.2, 21.3). The call ends. */
vuas_status vuas_redirect(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/* 400-699, default 486 (13.3.1.3). The call ends. */
vuas_status vuas_reject(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/* BYE (15.1.1), along the route set to the remote target; where these name a host and not an address, it goes to where
   the dialog's last request came from. Before the ACK it is deferred (15), and then goes without the extra fields.
   options: status 0, no body. VUAS_E_STATE: the call is not accepted yet, or has ended; VUAS_E_FULL: no free
   transaction, nothing has changed. */
vuas_status vuas_bye(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out);

/* The application has done with the call: 480 while it is unanswered, BYE once it is acknowledged, nothing when it is
   ending already. A BYE that finds no free transaction is tried again each T1; so is one that was deferred, or that
   follows a missing ACK. */
vuas_status vuas_dispose(vuas *u, uint64_t now, vuas_handle call, vuas_out *out);

/* 200-699 but 408, default 200, to the request of a VUAS_EVENT_REQUEST (RFC 3261 12.2.2, RFC 4320 4.2); request is the
   event's. Until then a 100 goes out when the caller's retransmissions have come to T2; after 64*T1 without an answer
   the request is forgotten. The handle outlives its call: what waits when a BYE comes wants an answer, too, 487 best
   (15.1.2). A 2xx has Allow and Supported, and no Contact. Status, in this order: VUAS_E_TIME; VUAS_E_NOT_FOUND: the
   handle names no request, or one that is over; VUAS_E_STATE: it has its answer; VUAS_E_ARGUMENT, VUAS_E_SIZE. */
vuas_status vuas_reply(vuas *u, uint64_t now, vuas_handle request, const vuas_options *options, vuas_out *out);

/* Whether the verb would not return VUAS_E_NOT_FOUND or VUAS_E_STATE now. */
bool vuas_can_trying(const vuas *u, vuas_handle call);
bool vuas_can_progress(const vuas *u, vuas_handle call);
bool vuas_can_accept(const vuas *u, vuas_handle call);
bool vuas_can_redirect(const vuas *u, vuas_handle call);
bool vuas_can_reject(const vuas *u, vuas_handle call);
bool vuas_can_reply(const vuas *u, vuas_handle request);

/* The message of the last vuas_receive, refused or not; its spans are places in the octets given there. */
const vuas_message *vuas_request(const vuas *u);

const vuas_stats_counters *vuas_stats(const vuas *u);

/* The executable invariant: true after every step. For tests and fuzzers; it reads every slot, some more than once. */
bool vuas_check(const vuas *u);

/* The same of the message that vuas_request hands out, n octets long: whatever was received; with its octets b, it is
   the index of their rows, and names the methods that stand there. */
bool vuas_check_message(const vuas_message *m, uint32_t n);
bool vuas_check_rows(const uint8_t *b, uint32_t n, const vuas_message *m);

/* Whether octets i to m - 1 of a and j to n - 1 of b, m and n at most VUAS_MAX_MESSAGE, are URIs that are equal (RFC
   3261 19.1.4): a Request-URI and one of the application's own, say. */
bool vuas_uri_equal(const uint8_t *a, uint32_t i, uint32_t m, const uint8_t *b, uint32_t j, uint32_t n);

#ifdef __cplusplus
}
#endif
#endif
