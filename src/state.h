/* SPDX-License-Identifier: Apache-2.0 */
/* What is kept between steps: machines, transactions, calls, look-up, deadlines. Complete types, so that the caller can
   lay them out; their members are the core's own. */
#ifndef VUAS_STATE_H
#define VUAS_STATE_H

#include "types.h"

/* Timer values in ms (RFC 3261 17.1.1.1). 64*T1 is derived. */
typedef struct {
  uint32_t t1, t2, t4;
} vuas_timing;
#define VUAS_T1_MAX 60000  /* bounds of the three, so that every sum stays far from VUAS_NEVER */
#define VUAS_T2_MAX 600000

/* INVITE server transaction (RFC 3261 17.2.1, RFC 6026). */
typedef enum {
  VUAS_IST_PROCEEDING, VUAS_IST_COMPLETED, VUAS_IST_CONFIRMED, VUAS_IST_ACCEPTED, VUAS_IST_TERMINATED
} vuas_ist_state;
typedef struct {
  uint8_t state;        /* vuas_ist_state */
  bool reliable;        /* the transport of the hop the request came over */
  uint8_t provisional;  /* 0: none sent yet, 1: a 100, 2: a 101-199 */
  uint32_t g_interval;
  uint64_t trying_at, g_at, h_at, i_at, l_at; /* VUAS_NEVER: not armed */
} vuas_ist;

/* Non-INVITE server transaction (RFC 3261 17.2.2, RFC 4320). */
typedef enum { VUAS_NIST_TRYING, VUAS_NIST_PROCEEDING, VUAS_NIST_COMPLETED, VUAS_NIST_TERMINATED } vuas_nist_state;
typedef struct {
  uint8_t state; /* vuas_nist_state */
  bool reliable;
  uint64_t trying_at, life_at, j_at;
} vuas_nist;

/* Non-INVITE client transaction of a BYE of our own (RFC 3261 17.1.2). */
typedef enum { VUAS_NICT_TRYING, VUAS_NICT_PROCEEDING, VUAS_NICT_COMPLETED, VUAS_NICT_TERMINATED } vuas_nict_state;
typedef struct {
  uint8_t state; /* vuas_nict_state */
  bool reliable;
  uint32_t e_interval;
  uint64_t e_at, f_at, k_at;
} vuas_nict;

/* Retransmission of a 2xx until its ACK (RFC 3261 13.3.1.4). */
typedef enum { VUAS_REPEAT_IDLE, VUAS_REPEAT_WAIT, VUAS_REPEAT_ACKED, VUAS_REPEAT_TIMED_OUT } vuas_repeat_state;
typedef struct {
  uint8_t state; /* vuas_repeat_state */
  uint32_t interval;
  uint64_t again_at, give_up_at;
} vuas_repeat;

typedef enum { VUAS_TX_FREE, VUAS_TX_IST, VUAS_TX_NIST, VUAS_TX_NICT } vuas_tx_kind;

/* A transaction. bytes holds, one after the other: the Via, From and To rows of every response (the To row without its
   line end, so that a tag can follow), Call-ID and CSeq rows, Record-Route rows, then of the last response its reason
   phrase and its tail (further rows, blank line, body). A client transaction holds its request there, whole, as the
   tail. */
typedef struct {
  uint8_t kind;         /* vuas_tx_kind */
  uint8_t method;       /* vuas_method */
  bool to_has_tag;      /* the request's To came with a tag */
  uint32_t generation;
  uint16_t status;      /* of the last response, 0 before */
  uint32_t to_end, ids_end, routes_end, reason_end, tail_end; /* ends of the parts of bytes */
  uint32_t key_end, merge_end; /* ends of the parts of key: matching (17.2.3), merged requests (8.2.2.2) */
  uint64_t key_hash, merge_hash;
  vuas_handle call;     /* the call it serves, or slot VUAS_NONE */
  vuas_path path;       /* where its packets go */
  vuas_ist ist;
  vuas_nist nist;
  vuas_nict nict;
  uint8_t tag[VUAS_TAG_BYTES];
  uint8_t key[VUAS_KEY_BYTES];
  uint8_t bytes[VUAS_TX_BYTES];
} vuas_tx;

/* The message to be sent next, put together from a request or a transaction. A response: status line, head with the tag
   after the To row, tail. A request of ours (status 0): the tail alone. */
typedef struct {
  uint16_t status;
  bool to_has_tag;
  uint32_t to_end, ids_end, routes_end; /* ends of the parts of head, as in vuas_tx */
  uint32_t reason_end, tail_end;        /* ends of the parts of tail: reason phrase, rows and body */
  vuas_path path;
  vuas_handle transaction;
  uint8_t tag[VUAS_TAG_BYTES];
  uint8_t head[VUAS_TX_BYTES];
  uint8_t tail[VUAS_TX_BYTES];
} vuas_draft;

/* A call's dialog (RFC 3261 12, states after RFC 5407). */
typedef enum {
  VUAS_CALL_FREE,
  VUAS_CALL_INVITED,     /* no dialog yet (preparative) */
  VUAS_CALL_EARLY,
  VUAS_CALL_MORATORIUM,  /* 2xx sent, its ACK missing */
  VUAS_CALL_ESTABLISHED,
  VUAS_CALL_MORTAL       /* BYE sent or received */
} vuas_call_state;

typedef struct {
  uint8_t state;         /* vuas_call_state */
  bool offer_in_invite;  /* the INVITE carried a session description */
  bool has_remote_tag, has_local_seq;
  bool bye_wanted;       /* bye or dispose asked for before it was allowed */
  bool described;        /* a response to the INVITE brought a session description: there is no other one any more */
  bool secure;           /* Request-URI, first route or Contact of the INVITE was sips: our Contact is (12.1.1) */
  bool strict;           /* the first route lacks lr: it stands as the target, the remote target as the last route */
  uint32_t generation;
  uint32_t invite_cseq, remote_seq, local_seq;
  vuas_handle invite;    /* the INVITE's transaction */
  vuas_handle bye;       /* the transaction of a BYE of ours, or slot VUAS_NONE */
  vuas_repeat repeat;
  uint64_t refresh_at;   /* the last 18x again each minute (13.3.1.1); once established, a BYE without a place again */
  uint64_t expires_at;   /* the INVITE's Expires (13.3.1) */
  uint64_t description;  /* when described: that description's number */
  vuas_path path;        /* of the dialog's last request */
  vuas_address next_hop; /* for requests of ours, when route set or remote target name an address; else family 0 */
  /* ends of the parts of bytes: Call-ID, remote tag, local URI (To without its tag), remote URI (From, whole), remote
     target, routes */
  uint16_t call_id_end, remote_tag_end, local_end, remote_end, target_end, routes_end;
  uint8_t tag[VUAS_TAG_BYTES];
  uint8_t bytes[VUAS_CALL_BYTES];
} vuas_call_slot;

/* Look-up: two-choice buckets of eight; item 0 marks a free place, item i + 1 is slot i. */
typedef struct {
  uint64_t hash;
  uint32_t item;
} vuas_place;
typedef struct {
  vuas_place *place; /* 8 * buckets places */
  uint32_t buckets;
} vuas_index;
#define VUAS_WAYS 8

/* Deadlines: a tree of minima in one array; leaf capacity + i holds item i, node 1 is the earliest. */
typedef struct {
  uint64_t *at; /* 2 * capacity elements */
  uint32_t capacity;
} vuas_timers;

/* What bounds a flood: the stateless answers of the present second, and when each place of sources has its whole
   allowance of transactions again. */
typedef struct {
  uint64_t second_at; /* when the present second began */
  uint32_t answers;   /* given in it */
  uint64_t whole_at[VUAS_SOURCES];
} vuas_limits;

/* Free slots: a stack of their numbers. */
typedef struct {
  uint32_t *slot; /* capacity elements */
  uint32_t capacity, count;
} vuas_free;

#endif
