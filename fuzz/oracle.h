/* SPDX-License-Identifier: Apache-2.0 */
/* What the harnesses share: how a broken promise is reported, and what must hold of a message. */
#ifndef FUZZ_ORACLE_H
#define FUZZ_ORACLE_H

#include <stdio.h>
#include <stdlib.h>

#include "check_message.h"

#define MUST(condition) \
  do { \
    if (!(condition)) { \
      fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition); \
      abort(); \
    } \
  } while (0)

static inline bool span_in(vuas_span s, uint32_t n)
{
  return (uint32_t)s.off + s.len <= n;
}

static inline bool span_within(vuas_span s, vuas_span whole)
{
  return whole.off <= s.off && (uint32_t)s.off + s.len <= (uint32_t)whole.off + whole.len;
}

/* The proved invariants of a message that was parsed from the n octets b, accepted or not, and what they do not say. */
static inline void must_be_message(const uint8_t *b, uint32_t n, const vuas_message *m)
{
  MUST(vuas_check_message(m, n));
  MUST(vuas_check_rows(b, n, m));
  MUST(m->refusal.field <= VUAS_FIELD_LAST && m->refusal.cause <= VUAS_CAUSE_CONTENT_TYPE);
}

#endif
