/* SPDX-License-Identifier: Apache-2.0 */
/* Parses messages with vuas and with other stacks, in turns, and compares: bench FILE...
   bench --only NAME --rounds N FILE: nothing but N times one of them, for counting instructions from outside. */
#define _GNU_SOURCE /* strptime */
#include "peers.h"

#include <stdlib.h>
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

void found_date(values *v, const struct tm *t)
{
  const int part[] = {t->tm_year + 1900, t->tm_mon + 1, t->tm_mday, t->tm_hour, t->tm_min, t->tm_sec};
  for (size_t k = 0; k < sizeof part / sizeof *part; k++) found_number(v, (unsigned long)part[k]);
}

void found_date_text(values *v, const char *s)
{
  struct tm t = {0};
  if (strptime(s, "%a, %d %b %Y %H:%M:%S GMT", &t)) found_date(v, &t);
}

void found_unquoted(values *v, const char *s)
{
  size_t n = s ? strlen(s) : 0;
  if (n > 1 && s[0] == '"') found(v, s + 1, n - 2);
  else if (n > 0) found(v, s, n);
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
  static values_text mine[VUAS_FIELD_LAST + 1], theirs[VUAS_FIELD_LAST + 1];
  for (int f = 0; f <= VUAS_FIELD_LAST; f++) mine[f].length = theirs[f].length = 0;
  values a = {.text = mine}, b = {.text = theirs};
  bool same = true, mine_ok = peer[0].parse(message, n, &a), theirs_ok = peer[p].parse(message, n, &b);
  if (!mine_ok || !theirs_ok) {
    printf("  %s refuses %s\n", peer[mine_ok ? p : 0].name, file);
    return false;
  }
  for (int f = 0; f <= VUAS_FIELD_LAST; f++) {
    const values_text *x = &mine[f], *y = &theirs[f];
    if (x->length == y->length && !memcmp(x->octets, y->octets, x->length)) continue;
    same = false;
    printf("  %s finds other values of field %d in %s:\n    %.*s\n    %.*s\n", peer[p].name, f, file,
      (int)x->length, x->octets, (int)y->length, y->octets);
  }
  return same;
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
