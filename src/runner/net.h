/* SPDX-License-Identifier: Apache-2.0 */
/* UDP sockets that never block, and their addresses. */
#ifndef RUNNER_NET_H
#define RUNNER_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "types.h"

#define NET_TEXT 80 /* octets that an address as text takes at the most, its NUL included */

typedef struct {
  int fd;
  bool wildcard;       /* bound to no address in particular: each packet tells its own */
  vuas_address local;  /* with the port that the system gave for port 0 */
} net_socket;

typedef enum { NET_OK, NET_NOTHING, NET_ERROR } net_result;

/* "192.0.2.1:5060", "[2001:db8::1]:5060", "[fe80::1%eth0]:5060". */
bool net_parse(const char *text, vuas_address *a);

/* "192.0.2.1:5060", "[2001:db8::1]:5060". */
void net_print(const vuas_address *a, char out[NET_TEXT]);

/* "192.0.2.1", "2001:db8::1". */
void net_print_host(const vuas_address *a, char out[NET_TEXT]);

/* False: errno says why. */
bool net_open(net_socket *s, const vuas_address *a);

/* One datagram; path gets where it came from and which local address it came to. */
net_result net_receive(const net_socket *s, uint8_t *b, size_t cap, size_t *n, vuas_path *path);

/* NET_ERROR: errno says why; EAGAIN when the socket's buffer is full. */
net_result net_send(const net_socket *s, const uint8_t *b, size_t n, const vuas_path *path);

/* The next ICMP error that came back for a packet sent: to whom, and which errno, 0 when it is one to ignore (RFC 3261
   18.4). False: there is none. */
bool net_next_error(const net_socket *s, vuas_address *peer, int *error);

#endif
