/* SPDX-License-Identifier: Apache-2.0 */
/* Parses messages with vuas and with other stacks, in turns, and compares: bench FILE...
   bench --only NAME --rounds N FILE: nothing but N times one of them, for counting instructions from outside. */
#include "peers.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TURNS 15
#define TURN_NS 20000000.0

static const struct {
  const char *name;
  parser *parse;
} peer[] = {{"vuas", parse_vuas}, {"sofia-sip", parse_sofia}, {"osip2", parse_osip}, {"libre", parse_re}};
#define PEERS (sizeof peer / sizeof *peer)

static unsigned long allocations;
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t k, size_t n);
void *__libc_realloc(void *p, size_t n);
void *malloc(size_t n)
{
  allocations++;
  return __libc_malloc(n);
}
void *calloc(size_t k, size_t n)
{
  allocations++;
  return __libc_calloc(k, n);
}
void *realloc(void *p, size_t n)
{
  allocations++;
  return __libc_realloc(p, n);
}

void found(values *v, const char *s, size_t n)
{
  v->touched += n ? n + (unsigned char)s[0] : 0;
  if (!v->text || v->length + n + 1 > VALUES) return;
  if (n) memcpy(v->text + v->length, s, n);
  v->length += n;
  v->text[v->length++] = '|';
}

void found_text(values *v, const char *s)
{
  found(v, s ? s : "", s ? strlen(s) : 0);
}

void found_number(values *v, unsigned long n)
{
  char digits[24];
  v->touched += n;
  if (v->text) found(v, digits, (size_t)snprintf(digits, sizeof digits, "%lu", n));
}

static size_t read_file(const char *name, char *to, size_t cap)
{
  FILE *f = fopen(name, "rb");
  size_t n = f ? fread(to, 1, cap - 1, f) : 0;
  if (!f || n == 0) {
    fprintf(stderr, "bench: cannot read %s\n", name);
    exit(2);
  }
  fclose(f);
  to[n] = 0;
  return n;
}

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static void repeat(parser *parse, const char *message, size_t n, unsigned long rounds)
{
  values v = {0};
  for (unsigned long k = 0; k < rounds; k++) parse(message, n, &v);
}

/* Whether a parser finds what vuas finds. */
static bool agrees(size_t p, const char *message, size_t n, const char *file)
{
  static char mine[VALUES], theirs[VALUES];
  values a = {.text = mine}, b = {.text = theirs};
  bool ok = peer[0].parse(message, n, &a) != 0;
  bool same = (peer[p].parse(message, n, &b) != 0) == ok && a.length == b.length && !memcmp(mine, theirs, a.length);
  if (!same)
    printf("  %s finds other values in %s:\n    %.*s\n    %.*s\n", peer[p].name, file, (int)a.length, mine,
      (int)b.length, theirs);
  return same && ok;
}

static bool compare(const char *file)
{
  static char message[65536];
  double ns[PEERS][TURNS];
  unsigned long rounds[PEERS];
  size_t n = read_file(file, message, sizeof message);
  bool same = true;
  printf("%s: %zu octets\n", file, n);
  for (size_t p = 0; p < PEERS; p++) {
    same = agrees(p, message, n, file) && same;
    double begin = now();
    repeat(peer[p].parse, message, n, 100);
    rounds[p] = 1 + (unsigned long)(TURN_NS / (now() - begin) * 100);
  }
  for (int t = 0; t < TURNS; t++) {
    for (size_t p = 0; p < PEERS; p++) {
      double begin = now();
      repeat(peer[p].parse, message, n, rounds[p]);
      ns[p][t] = (now() - begin) / (double)rounds[p];
    }
  }
  for (size_t p = 0; p < PEERS; p++) qsort(ns[p], TURNS, sizeof **ns, by_size);
  for (size_t p = 0; p < PEERS; p++) {
    unsigned long before = allocations;
    repeat(peer[p].parse, message, n, 1);
    printf("  %-10s %9.0f ns %8.1f MB/s %6.2f x %5lu allocations\n", peer[p].name, ns[p][TURNS / 2],
      (double)n * 1e3 / ns[p][TURNS / 2], ns[p][TURNS / 2] / ns[0][TURNS / 2], allocations - before);
  }
  return same;
}

int main(int argc, char **argv)
{
  start_osip();
  start_re();
  if (argc == 6 && !strcmp(argv[1], "--only") && !strcmp(argv[3], "--rounds")) {
    static char message[65536];
    size_t n = read_file(argv[5], message, sizeof message);
    for (size_t p = 0; p < PEERS; p++) {
      if (!strcmp(peer[p].name, argv[2])) repeat(peer[p].parse, message, n, strtoul(argv[4], NULL, 10));
    }
    return 0;
  }
  if (argc < 2 || argv[1][0] == '-') {
    fputs("usage: bench FILE... | bench --only NAME --rounds N FILE\n", stderr);
    return 2;
  }
  bool same = true;
  for (int k = 1; k < argc; k++) same = compare(argv[k]) && same;
  return same ? 0 : 1;
}
