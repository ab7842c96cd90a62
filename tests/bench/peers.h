/* SPDX-License-Identifier: Apache-2.0 */
/* One job for every parser: read a whole message and hand out the same values, in the same order. */
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#include <stddef.h>
#include <stdint.h>

/* The values found: their octets one after the other, a bar between two. NULL: only parse and look them up. */
typedef struct {
  size_t length, touched;
  char *text; /* VALUES octets */
} values;
#define VALUES 16384

void found(values *v, const char *s, size_t n);
void found_text(values *v, const char *s); /* NULL is as good as empty */
void found_number(values *v, unsigned long n);

/* Each parses the message, which a zero octet follows, and finds: method or status; of the Request-URI user and host;
   how many Vias, and host and branch of each; user, host and tag of From and of To; Call-ID; number and method of CSeq;
   host of the first Contact; hosts of all Route and Record-Route values; Max-Forwards; Content-Length. */
typedef int parser(const char *message, size_t length, values *v);
parser parse_vuas, parse_osip, parse_sofia, parse_re;

void start_osip(void);
void start_re(void);

#endif
