/* SPDX-License-Identifier: Apache-2.0 */
/* The subcommands, and what they share. argv[0] is the subcommand's name. The results are exit statuses. */
#ifndef RUNNER_CMD_H
#define RUNNER_CMD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXIT_TROUBLE 2 /* bad option, unreadable file, port in use */

int cmd_serve(int argc, char **argv);
int cmd_parse(int argc, char **argv);

/* Reads the file, or standard input for "-", up to limit octets and one more, into memory of its own size, which the
   caller frees. NULL: errno says why. */
uint8_t *read_all(const char *name, size_t limit, size_t *n);

/* What getopt_long returned '?' or ':' for, as one line on stderr. */
void complain_option(int got, char **argv);

#endif
