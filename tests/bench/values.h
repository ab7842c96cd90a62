/* SPDX-License-Identifier: Apache-2.0 */
/* What a parser finds in a message: counted always, kept as text for the comparison only. */
#ifndef BENCH_VALUES_H
#define BENCH_VALUES_H

#include <stdio.h>
#include <string.h>

#include "types.h"

#define TEXT_OCTETS 8192

/* The values of one field: their octets one after the other, a bar behind each. */
typedef struct {
  size_t length;
  char octets[TEXT_OCTETS];
} values_text;

typedef struct {
  size_t touched;
  uint16_t field;     /* what is found now belongs to this vuas_field_id: each parser has its own order of fields */
  values_text *text; /* one for each vuas_field_id; NULL: only read the values */
} values;

static inline void found(values *v, const char *s, size_t n)
{
  if (n) v->touched += n + (unsigned char)s[0];
  if (!v->text) return;
  values_text *t = &v->text[v->field];
  if (t->length + n + 1 > TEXT_OCTETS) return;
  if (n) memcpy(t->octets + t->length, s, n);
  t->length += n;
  t->octets[t->length++] = '|';
}

/* NULL is as good as empty. */
static inline void found_text(values *v, const char *s)
{
  found(v, s ? s : "", s ? strlen(s) : 0);
}

static inline void found_number(values *v, unsigned long n)
{
  char digits[24];
  v->touched += n;
  if (v->text) found(v, digits, (size_t)snprintf(digits, sizeof digits, "%lu", n));
}

#endif
