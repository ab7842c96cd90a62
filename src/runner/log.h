/* SPDX-License-Identifier: Apache-2.0 */
/* What serve prints: one line a packet or event, for people or as JSON. */
#ifndef RUNNER_LOG_H
#define RUNNER_LOG_H

#include "net.h"
#include "vuas.h"

typedef enum { LOG_HUMAN, LOG_JSON, LOG_NONE } log_kind;

/* A packet received (in) or sent. */
void log_packet(log_kind kind, bool in, const vuas_path *path, const uint8_t *b, size_t n);

/* An event of a call. note: what it is about, or NULL. */
void log_event(log_kind kind, const char *event, vuas_handle call, unsigned status, const uint8_t *note, size_t length);

/* Something went wrong with a packet to the peer. */
void log_trouble(log_kind kind, const char *what, const vuas_address *peer, const char *why);

/* Where it listens and how to call it. */
void log_start(log_kind kind, const net_socket *sockets, size_t n);

/* The counters at the end. left: calls that had not ended. */
void log_summary(log_kind kind, const vuas_stats_counters *s, uint64_t ended, uint64_t left);

#endif
