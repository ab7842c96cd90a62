/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include "cmd.h"
#include "vuas.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: vuas serve [options]      answer SIP calls over UDP\n"
    "       vuas parse [FILE|-]...    check SIP messages, one a file: one JSON object a line\n"
    "       vuas --help | --version\n"
    "'vuas serve --help' and 'vuas parse --help' say more.\n";

uint8_t *read_all(const char *name, size_t limit, size_t *n) {
  FILE *f = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
  uint8_t *all = f == NULL ? NULL : malloc(limit + 1);
  int why = errno;
  if (all != NULL) {
    errno = 0;
    *n = fread(all, 1, limit + 1, f);
    why = errno;
    if (ferror(f)) {
      free(all);
      all = NULL;
    } else { /* no larger than need be: a read beyond the end shows under a sanitizer */
      uint8_t *fit = realloc(all, *n == 0 ? 1 : *n);
      all = fit == NULL ? all : fit;
    }
  }
  if (f != NULL && f != stdin) {
    (void)fclose(f);
  }
  errno = why;
  return all;
}

void complain_option(int got, char **argv) {
  if (got == ':') {
    fprintf(stderr, "vuas %s: %s needs a value; see 'vuas %s --help'\n", argv[0], argv[optind - 1], argv[0]);
  } else if (optopt > ' ' && optopt < 127) {
    fprintf(stderr, "vuas %s: unknown option '-%c'; see 'vuas %s --help'\n", argv[0], optopt, argv[0]);
  } else {
    fprintf(stderr, "vuas %s: unknown or ambiguous option '%s'; see 'vuas %s --help'\n", argv[0], argv[optind - 1],
            argv[0]);
  }
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "%s", help);
    return EXIT_TROUBLE;
  }
  if (strcmp(argv[1], "serve") == 0) {
    return cmd_serve(argc - 1, argv + 1);
  }
  if (strcmp(argv[1], "parse") == 0) {
    return cmd_parse(argc - 1, argv + 1);
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
    printf("%s", help);
    return EXIT_SUCCESS;
  }
  if (strcmp(argv[1], "--version") == 0) {
    printf("vuas %s\n", VUAS_VERSION);
    return EXIT_SUCCESS;
  }
  fprintf(stderr, "vuas: unknown command '%s'; see 'vuas --help'\n", argv[1]);
  return EXIT_TROUBLE;
}
