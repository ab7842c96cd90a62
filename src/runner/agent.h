/* SPDX-License-Identifier: Apache-2.0 */
/* The core with sockets and time around it, and the plans of the calls in progress. */
#ifndef RUNNER_AGENT_H
#define RUNNER_AGENT_H

#include "log.h"
#include "net.h"
#include "plan.h"
#include "vuas.h"

#define AGENT_SDP_BYTES 1024 /* of a session description */
#define AGENT_FAILED 64      /* packets that could not be sent and are still to be reported */
#define AGENT_SENT 256       /* packets remembered, so that an ICMP error finds its transaction */
#define AGENT_MEDIA_PORT 9   /* discard: the streams are inactive */

/* What a call is about to do. */
typedef struct {
  bool used;
  uint32_t generation;
  uint32_t step;            /* of the plan: the next one */
  const plan_entry *plan;
  vuas_address local;       /* where the call came to */
  bool offer_in_invite;
  uint16_t sdp_length;
  uint8_t sdp[AGENT_SDP_BYTES];
} agent_call;

typedef struct {
  uint32_t binding;
  vuas_address peer;
  vuas_handle transaction;
} agent_sent;

typedef struct {
  uint32_t max_calls, t1_ms, answers_per_second, source_transactions, source_ms;
  uint16_t within[VUAS_METHOD_LAST + 1]; /* what requests of a vuas_method get within a call; 0: what the core says */
  log_kind log;
} agent_options;

typedef struct {
  vuas u;
  vuas_memory memory;
  vuas_out out;
  log_kind log;
  plan plans;
  net_socket *sockets;
  uint32_t n_sockets;
  agent_call *calls;          /* by the core's slot */
  vuas_timers timers;         /* of the calls' next steps */
  uint64_t session;           /* the last session id given */
  uint64_t ended;             /* calls */
  uint16_t within[VUAS_METHOD_LAST + 1]; /* as in agent_options */
  uint32_t n_failed, n_sent;  /* n_sent: the place in sent that comes next */
  vuas_handle failed[AGENT_FAILED];
  agent_sent sent[AGENT_SENT];
  uint8_t packet[VUAS_MAX_MESSAGE];
  const vuas_path *source;    /* of the packet in hand */
} agent;

/* Sets up all memory; the plans and sockets are the caller's to fill in. False, with one line in why: it cannot. */
bool agent_init(agent *a, const agent_options *options, const char **why);
void agent_free(agent *a);

/* Takes up to limit packets from the socket. True: there may be more. */
bool agent_receive(agent *a, uint64_t now, uint32_t binding, unsigned limit);

/* Reports the ICMP errors that came back to the socket. */
void agent_errors(agent *a, uint64_t now, uint32_t binding);

/* Does what is due. True: more is due at once. */
bool agent_tick(agent *a, uint64_t now);

/* When something is due next; VUAS_NEVER: not before a packet comes. */
uint64_t agent_deadline(const agent *a);

/* No new calls from now on; each call in progress is ended in the way that its state asks for. */
void agent_close(agent *a, uint64_t now);

#endif
