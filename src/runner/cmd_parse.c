/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include "cmd.h"
#include "message.h"
#include "text.h"
#include "vuas.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: vuas parse [FILE|-]...\n"
    "Reads one SIP message out of each file, or standard input, and prints one JSON object a line: the message's main\n"
    "parts, or why it is refused, with the status to answer, the offset and the field.\n"
    "Exit status: 0 all accepted, 1 some refused, 2 some unreadable.\n";

static void put_span(const char *key, const uint8_t *b, vuas_span s) {
  printf("\"%s\":", key);
  text_json(stdout, b + s.off, s.len);
}

static void put_optional(const char *key, bool there, const uint8_t *b, vuas_span s) {
  if (there) {
    put_span(key, b, s);
  } else {
    printf("\"%s\":null", key);
  }
}

static void put_party(const char *key, bool there, const uint8_t *b, const vuas_name_addr *a) {
  printf(",\"%s\":{", key);
  put_optional("uri", there, b, a->uri.whole);
  printf(",");
  put_optional("tag", there && a->has_tag, b, a->tag);
  printf("}");
}

static void put_via(const uint8_t *b, const vuas_via *v) {
  printf("{");
  put_span("transport", b, v->transport_text);
  printf(",");
  put_span("host", b, v->host);
  if (v->has_port) {
    printf(",\"port\":%u,", (unsigned)v->port);
  } else {
    printf(",\"port\":null,");
  }
  put_optional("branch", v->has_branch, b, v->branch);
  printf("}");
}

static void put_message(const uint8_t *b, const vuas_message *m) {
  printf("{\"ok\":true,\"kind\":\"%s\",", m->request ? "request" : "response");
  if (m->request) {
    put_span("method", b, m->method_text);
    printf(",");
    put_span("ruri", b, m->ruri_text);
  } else {
    printf("\"status\":%u,", (unsigned)m->status);
    put_span("reason", b, m->reason);
  }
  printf(",");
  put_optional("call_id", m->has_call_id, b, m->call_id);
  if (m->has_cseq) {
    printf(",\"cseq\":{\"number\":%lu,", (unsigned long)m->cseq);
    put_span("method", b, m->cseq_method_text);
    printf("}");
  } else {
    printf(",\"cseq\":null");
  }
  put_party("from", m->has_from, b, &m->from);
  put_party("to", m->has_to, b, &m->to);
  printf(",\"via\":[");
  for (uint32_t i = 0; i < m->n_vias; i++) {
    printf(i == 0 ? "" : ",");
    put_via(b, &m->via[i]);
  }
  if (m->has_content_length) {
    printf("],\"content_length\":%lu", (unsigned long)m->content_length);
  } else {
    printf("],\"content_length\":null");
  }
  printf(",\"headers\":%lu,\"body\":%u}\n", (unsigned long)m->n_headers, (unsigned)m->body.len);
}

static void put_refusal(vuas_refusal r) {
  const char *field = text_field(r.field);
  printf("{\"ok\":false,\"status\":%u,\"reason\":\"%s\",", (unsigned)r.status, text_cause(r.cause));
  printf("\"offset\":%u,\"field\":", (unsigned)r.offset);
  if (field == NULL) {
    printf("null}\n");
  } else {
    printf("\"%s\"}\n", field);
  }
}

/* The exit status for this file. */
static int parse_file(const char *name) {
  static vuas_message m; /* too large for a small stack */
  size_t n = 0;
  uint8_t *b = read_all(name, VUAS_MAX_MESSAGE, &n);
  if (b == NULL) {
    fprintf(stderr, "vuas parse: cannot read %s: %s\n", name, strerror(errno));
    return EXIT_TROUBLE;
  }
  bool good = false;
  if (n > VUAS_MAX_MESSAGE) {
    vuas_refusal long_message = {513, VUAS_CAUSE_TOO_LONG, VUAS_FIELD_OTHER, VUAS_MAX_MESSAGE};
    put_refusal(long_message);
  } else if (vuas_parse_message(b, (uint32_t)n, &m)) {
    put_message(b, &m);
    good = true;
  } else {
    put_refusal(m.refusal);
  }
  free(b);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

int cmd_parse(int argc, char **argv) {
  static const struct option known[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
  int worst = EXIT_SUCCESS;
  opterr = 0;
  for (int got = 0; (got = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
    if (got != 'h') {
      complain_option(got, argv);
      return EXIT_TROUBLE;
    }
    printf("%s", help);
    return EXIT_SUCCESS;
  }
  if (optind == argc) {
    return parse_file("-");
  }
  for (int i = optind; i < argc; i++) {
    int one = parse_file(argv[i]);
    worst = one > worst ? one : worst;
  }
  return worst;
}
