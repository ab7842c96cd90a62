/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the values of a message that vuas_parse_message has left in its index of header rows. */
#ifndef BENCH_READ_ALL_H
#define BENCH_READ_ALL_H

#include "values.h"

static inline void found_span(values *v, const uint8_t *b, vuas_span s)
{
  found(v, (const char *)b + s.off, s.len);
}

/* Allow, Supported, Unsupported, Accept, Content-Encoding, Content-Language, Content-Disposition, Session-Expires,
   Min-SE, RSeq, RAck, Reason, Retry-After, Date, Authorization, WWW-Authenticate and their Proxy- forms: each row once,
   in their order. */
void read_all(const uint8_t *b, const vuas_message *m, values *v);

#endif
