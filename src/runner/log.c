/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include "log.h"

#include "text.h"

#include <strings.h>
#include <time.h>

typedef struct {
  const uint8_t *at;
  size_t length;
} piece;

/* The wall clock, only for people: "2026-01-31T12:00:00.123Z". */
static void wall_time(char out[40]) {
  struct timespec now;
  struct tm broken;
  size_t at = 0;
  out[0] = '\0';
  if (clock_gettime(CLOCK_REALTIME, &now) == 0 && gmtime_r(&now.tv_sec, &broken) != NULL) {
    at = strftime(out, 30, "%Y-%m-%dT%H:%M:%S", &broken);
    (void)snprintf(out + at, 10, ".%03uZ", (unsigned)(now.tv_nsec / 1000000) % 1000);
  }
}

/* The line at b[i]; *i goes to the next one. */
static piece take_line(const uint8_t *b, size_t n, size_t *i) {
  piece line = {b + *i, 0};
  while (*i < n && b[*i] != '\r' && b[*i] != '\n') {
    (*i)++;
    line.length++;
  }
  *i += *i < n && b[*i] == '\r';
  *i += *i < n && b[*i] == '\n';
  return line;
}

/* The value of the first header row of that name (or its compact form); length 0 when there is none. */
static piece find_row(const uint8_t *b, size_t n, const char *name, size_t length, char compact) {
  piece value = {b, 0};
  size_t i = 0;
  (void)take_line(b, n, &i);
  while (i < n) {
    piece line = take_line(b, n, &i);
    size_t at = 0;
    if (line.length == 0) {
      return value;
    }
    if (line.length > length && strncasecmp((const char *)line.at, name, length) == 0) {
      at = length;
    } else if (compact != '\0' && (line.at[0] | 0x20) == compact) {
      at = 1;
    } else {
      continue;
    }
    while (at < line.length && (line.at[at] == ' ' || line.at[at] == '\t')) {
      at++;
    }
    if (at < line.length && line.at[at] == ':') {
      for (at++; at < line.length && (line.at[at] == ' ' || line.at[at] == '\t'); at++) {
      }
      value.at = line.at + at;
      value.length = line.length - at;
      return value;
    }
  }
  return value;
}

static void put_time(log_kind kind) {
  char now[40];
  wall_time(now);
  printf(kind == LOG_JSON ? "{\"time\":\"%s\"," : "%s ", now);
}

void log_packet(log_kind kind, bool in, const vuas_path *path, const uint8_t *b, size_t n) {
  char peer[NET_TEXT], local[NET_TEXT];
  size_t i = 0;
  if (kind == LOG_NONE) {
    return;
  }
  net_print(&path->peer, peer);
  piece start = take_line(b, n, &i);
  start.length = start.length > 200 ? 200 : start.length;
  piece id = find_row(b, n, "call-id", 7, 'i');
  put_time(kind);
  if (kind == LOG_HUMAN) {
    printf("%s %s ", in ? "<-" : "->", peer);
    text_plain(stdout, start.at, start.length);
    printf(" (%zu octets) ", n);
    text_plain(stdout, id.at, id.length);
    putchar('\n');
    return;
  }
  net_print(&path->local, local);
  piece cseq = find_row(b, n, "cseq", 4, '\0');
  printf("\"%s\":", in ? "received" : "sent");
  text_json(stdout, start.at, start.length);
  printf(",\"peer\":\"%s\",\"local\":\"%s\",\"octets\":%zu,\"call_id\":", peer, local, n);
  text_json(stdout, id.at, id.length);
  printf(",\"cseq\":");
  text_json(stdout, cseq.at, cseq.length);
  printf("}\n");
}

void log_event(log_kind kind, const char *event, vuas_handle call, unsigned status, const uint8_t *note,
               size_t length) {
  if (kind == LOG_NONE) {
    return;
  }
  put_time(kind);
  if (kind == LOG_HUMAN) {
    printf("-- call %u.%u %s", (unsigned)call.slot, (unsigned)call.generation, event);
    if (status != 0) {
      printf(" %u", status);
    }
    if (note != NULL) {
      putchar(' ');
      text_plain(stdout, note, length);
    }
    putchar('\n');
    return;
  }
  printf("\"event\":\"%s\",\"call\":\"%u.%u\"", event, (unsigned)call.slot, (unsigned)call.generation);
  if (status != 0) {
    printf(",\"status\":%u", status);
  }
  if (note != NULL) {
    printf(",\"note\":");
    text_json(stdout, note, length);
  }
  printf("}\n");
}

void log_trouble(log_kind kind, const char *what, const vuas_address *peer, const char *why) {
  char to[NET_TEXT];
  if (kind == LOG_NONE) {
    return;
  }
  net_print(peer, to);
  put_time(kind);
  printf(kind == LOG_JSON ? "\"trouble\":\"%s\",\"peer\":\"%s\",\"why\":\"%s\"}\n" : "!! %s %s: %s\n", what, to, why);
}

void log_start(log_kind kind, const net_socket *sockets, size_t n) {
  char at[NET_TEXT];
  if (kind == LOG_JSON) {
    put_time(kind);
    printf("\"event\":\"start\",\"version\":\"%s\",\"listen\":[", VUAS_VERSION);
  }
  for (size_t i = 0; i < n; i++) {
    net_print(&sockets[i].local, at);
    if (kind == LOG_JSON) {
      printf("%s\"udp %s\"", i == 0 ? "" : ",", at);
    } else {
      printf("vuas %s listens on udp %s: call sip:anything@", VUAS_VERSION, at);
      if (sockets[i].wildcard) {
        printf("THIS-HOST:%u", (unsigned)sockets[i].local.port);
      } else {
        printf("%s", at);
      }
      printf(", or user now, busy, decline, moved, ring, early, silent, bye\n");
    }
  }
  if (kind == LOG_JSON) {
    printf("]}\n");
  }
  fflush(stdout);
}

void log_summary(log_kind kind, const vuas_stats_counters *s, uint64_t ended, uint64_t left) {
  const struct {
    const char *name;
    uint64_t value;
  } row[] = {{"calls", s->calls},
             {"ended", ended},
             {"left", left},
             {"received", s->received},
             {"requests", s->requests},
             {"responses", s->responses},
             {"dropped", s->dropped},
             {"refused_400", s->refused_400},
             {"refused_405", s->refused_405},
             {"refused_415", s->refused_415},
             {"refused_416", s->refused_416},
             {"refused_420", s->refused_420},
             {"refused_481", s->refused_481},
             {"refused_482", s->refused_482},
             {"refused_500", s->refused_500},
             {"refused_501", s->refused_501},
             {"refused_503", s->refused_503},
             {"refused_505", s->refused_505},
             {"refused_513", s->refused_513},
             {"refused_other", s->refused_other},
             {"retransmissions_in", s->retransmissions_in},
             {"retransmissions_out", s->retransmissions_out},
             {"ack_timeouts", s->ack_timeouts},
             {"transport_errors", s->transport_errors},
             {"answers_limited", s->answers_limited},
             {"sources_limited", s->sources_limited}};
  if (kind == LOG_JSON) {
    put_time(kind);
    printf("\"event\":\"summary\"");
  } else {
    printf("vuas:");
  }
  for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
    if (kind == LOG_JSON) {
      printf(",\"%s\":%llu", row[i].name, (unsigned long long)row[i].value);
    } else if (i < 7 || row[i].value != 0) { /* the refusals only where there were any */
      printf("%s %s %llu", i == 0 ? "" : ",", row[i].name, (unsigned long long)row[i].value);
    }
  }
  printf(kind == LOG_JSON ? "}\n" : "\n");
  fflush(stdout);
}
