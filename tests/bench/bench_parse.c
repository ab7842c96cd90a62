/* SPDX-License-Identifier: Apache-2.0 */
/* Parses each file so many times, reads every value in it, and does nothing else, so that instructions can be counted
   from outside: bench-parse [--rounds N] FILE... */
#include <stdlib.h>

#include "message.h"
#include "read_all.h"

static uint8_t octets[VUAS_MAX_MESSAGE];

int main(int argc, char **argv)
{
  unsigned long rounds = 1;
  int first = 1;
  if (argc > 2 && !strcmp(argv[1], "--rounds")) {
    char *end;
    rounds = strtoul(argv[2], &end, 10);
    first = *end || !rounds ? argc : 3;
  }
  if (first >= argc) {
    fputs("usage: bench-parse [--rounds N] FILE...\n", stderr);
    return 2;
  }
  for (int i = first; i < argc; i++) {
    FILE *f = fopen(argv[i], "rb");
    if (!f) {
      perror(argv[i]);
      return 2;
    }
    uint32_t n = (uint32_t)fread(octets, 1, sizeof octets, f);
    fclose(f);
    unsigned long accepted = 0;
    for (unsigned long k = 0; k < rounds; k++) {
      static vuas_message m;
      values v = {0};
      if (!vuas_parse_message(octets, n, &m)) continue;
      accepted++;
      read_all(octets, &m, &v);
    }
    printf("%s: %lu of %lu accepted\n", argv[i], accepted, rounds);
  }
  return 0;
}
