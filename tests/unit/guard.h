/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that ends where the input ends: the octet after it lies in a page that nobody may touch. */
#ifndef VUAS_TEST_GUARD_H
#define VUAS_TEST_GUARD_H

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct {
  uint8_t *map;
  size_t size;
  uint8_t *bytes; /* what ends at the forbidden page */
} guard;

static inline guard guard_room(size_t n)
{
  guard g;
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  size_t room = (n / page + 1) * page;
  g.size = room + page;
  int zero = open("/dev/zero", O_RDWR); /* plain POSIX: MAP_ANONYMOUS is not in every mode of the headers */
  if (zero < 0) abort();
  void *map = mmap(NULL, g.size, PROT_READ | PROT_WRITE, MAP_PRIVATE, zero, 0);
  (void)close(zero);
  if (map == MAP_FAILED || mprotect((uint8_t *)map + room, page, PROT_NONE) != 0) abort();
  g.map = (uint8_t *)map;
  g.bytes = g.map + (room - n);
  return g;
}

static inline guard guard_make(const void *bytes, size_t n)
{
  guard g = guard_room(n);
  if (n > 0) memcpy(g.bytes, bytes, n);
  return g;
}

static inline void guard_drop(guard *g)
{
  (void)munmap(g->map, g->size);
  g->map = NULL;
  g->bytes = NULL;
}

/* The copy alone, never given back: for tests that make few of them. */
static inline uint8_t *guard_copy(const void *bytes, size_t n)
{
  return guard_make(bytes, n).bytes;
}

/* A copy of the value behind octets that do not belong to it: in what is returned it is [*i, *n). It lasts until the
   next call. */
static inline const uint8_t *guard_value(const char *before, const void *value, size_t size, uint32_t *i, uint32_t *n)
{
  static guard memory;
  size_t head = strlen(before);
  if (memory.map != NULL) guard_drop(&memory);
  memory = guard_room(head + size);
  memcpy(memory.bytes, before, head);
  memcpy(memory.bytes + head, value, size);
  *i = (uint32_t)head;
  *n = (uint32_t)(head + size);
  return memory.bytes;
}

#endif
