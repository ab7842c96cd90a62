/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include "agent.h"
#include "cmd.h"
#include "text.h"

#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_SOCKETS 16
#define MAX_PLAN_BYTES (1 << 20)
#define PACKETS_A_TURN 64
#define CLOSING_MS 2000

static const char help[] =
    "usage: vuas serve [options]\n"
    "  --udp ADDR:PORT    listen there: 192.0.2.1:5060, [2001:db8::1]:5060; repeatable; port 0: any free one\n"
    "                     (default 127.0.0.1:5060)\n"
    "  --ring-ms N        how long a call rings before it is answered (1000)\n"
    "  --t1-ms N          T1 of RFC 3261; T2 is 8, T4 is 10 times as much (500)\n"
    "  --max-calls N      calls at once (1000)\n"
    "  --answers N        answers without a transaction a second at the most, 0: any number (1000)\n"
    "  --source-transactions N\n"
    "                     transactions that one address may open at once, 0: any number (0)\n"
    "  --source-ms N      and one more each so many ms (1000)\n"
    "  --within METHOD=STATUS,...\n"
    "                     what other requests in a call get: OPTIONS, INFO, MESSAGE, REFER, NOTIFY, SUBSCRIBE,\n"
    "                     PUBLISH or 'other' (unknown methods) with 200-699 but 408; what is not named is refused\n"
    "  --exit-after N     leave after N ended calls\n"
    "  --plan FILE        what called users do: lines 'user = step, step, ...'\n"
    "  --log KIND         human (default), json (one object a line) or none\n"
    "  --help, --version\n"
    "Users that are there without a plan: now, busy, decline, moved, ring, early, silent, bye; any other one rings\n"
    "and answers. SIGINT or SIGTERM ends the calls in progress and leaves.\n";

typedef struct {
  agent_options agent;
  uint64_t ring_ms, exit_after; /* 0: never */
  const char *plan_file;
  size_t n_addresses;
  vuas_address address[MAX_SOCKETS];
} serve_options;

static volatile sig_atomic_t stops; /* SIGINT and SIGTERM that came */

static void on_stop(int number) {
  (void)number;
  stops = stops < 2 ? stops + 1 : 2;
}

static uint64_t now_ms(void) {
  struct timespec t;
  if (clock_gettime(CLOCK_MONOTONIC, &t) != 0) {
    return 0; /* cannot be: the clock is there, and t is */
  }
  return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

static bool bad_value(const char *option, const char *value, const char *wanted) {
  fprintf(stderr, "vuas serve: --%s %s: expected %s\n", option, value, wanted);
  return false;
}

static bool set_number(const char *option, const char *value, uint64_t low, uint64_t high, uint64_t *v) {
  char wanted[64];
  (void)snprintf(wanted, sizeof wanted, "a number from %llu to %llu", (unsigned long long)low,
                 (unsigned long long)high);
  return text_number(value, low, high, v) || bad_value(option, value, wanted);
}

static bool set_number32(const char *option, const char *value, uint32_t low, uint32_t high, uint32_t *v) {
  uint64_t wide = 0;
  bool good = set_number(option, value, low, high, &wide);
  *v = (uint32_t)wide;
  return good;
}

/* The method of that name which an application may answer; VUAS_METHOD_INVITE when there is none. */
static vuas_method method_within(const char *name, size_t n) {
  static const struct {
    const char *name;
    vuas_method method;
  } known[] = {{"other", VUAS_METHOD_OTHER},   {"OPTIONS", VUAS_METHOD_OPTIONS}, {"INFO", VUAS_METHOD_INFO},
               {"MESSAGE", VUAS_METHOD_MESSAGE}, {"REFER", VUAS_METHOD_REFER},   {"NOTIFY", VUAS_METHOD_NOTIFY},
               {"SUBSCRIBE", VUAS_METHOD_SUBSCRIBE}, {"PUBLISH", VUAS_METHOD_PUBLISH}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    if (strlen(known[i].name) == n && memcmp(known[i].name, name, n) == 0) {
      return known[i].method;
    }
  }
  return VUAS_METHOD_INVITE;
}

static bool set_within(const char *value, uint16_t *within) {
  for (const char *at = value;; at++) {
    size_t name = strcspn(at, "=,");
    vuas_method method = method_within(at, name);
    char number[8] = "";
    uint64_t status = 0;
    size_t n = at[name] == '=' ? strcspn(at + name + 1, ",") : 0;
    if (n > 0 && n < sizeof number) {
      memcpy(number, at + name + 1, n);
    }
    if (method == VUAS_METHOD_INVITE || !text_number(number, 200, 699, &status) || status == 408) {
      return bad_value("within", value, "METHOD=STATUS,... with methods and statuses of --help");
    }
    within[method] = (uint16_t)status;
    at += name + 1 + n;
    if (*at == '\0') {
      return true;
    }
  }
}

static bool set_option(serve_options *o, int option, const char *value) {
  switch (option) {
    case 'u':
      if (o->n_addresses == MAX_SOCKETS) {
        return bad_value("udp", value, "16 addresses at the most");
      }
      return net_parse(value, &o->address[o->n_addresses++]) ||
             bad_value("udp", value, "ADDRESS:PORT or [IPV6-ADDRESS]:PORT");
    case 'r': return set_number("ring-ms", value, 0, PLAN_MAX_MS, &o->ring_ms);
    case 't': return set_number32("t1-ms", value, 1, VUAS_T1_MAX, &o->agent.t1_ms);
    case 'm': return set_number32("max-calls", value, 1, 4000000, &o->agent.max_calls);
    case 'a': return set_number32("answers", value, 0, UINT32_MAX, &o->agent.answers_per_second);
    case 's': return set_number32("source-transactions", value, 0, UINT16_MAX, &o->agent.source_transactions);
    case 'i': return set_number32("source-ms", value, 1, UINT32_MAX, &o->agent.source_ms);
    case 'e': return set_number("exit-after", value, 1, UINT32_MAX, &o->exit_after);
    case 'w': return set_within(value, o->agent.within);
    case 'p': o->plan_file = value; return true;
    default: break;
  }
  if (strcmp(value, "human") == 0) {
    o->agent.log = LOG_HUMAN;
  } else if (strcmp(value, "json") == 0) {
    o->agent.log = LOG_JSON;
  } else if (strcmp(value, "none") == 0) {
    o->agent.log = LOG_NONE;
  } else {
    return bad_value("log", value, "human, json or none");
  }
  return true;
}

/* -1: go on and serve; else the exit status. */
static int read_options(serve_options *o, int argc, char **argv) {
  static const struct option known[] = {
      {"udp", required_argument, NULL, 'u'},       {"ring-ms", required_argument, NULL, 'r'},
      {"t1-ms", required_argument, NULL, 't'},     {"max-calls", required_argument, NULL, 'm'},
      {"answers", required_argument, NULL, 'a'},   {"source-transactions", required_argument, NULL, 's'},
      {"source-ms", required_argument, NULL, 'i'}, {"within", required_argument, NULL, 'w'},
      {"exit-after", required_argument, NULL, 'e'}, {"plan", required_argument, NULL, 'p'},
      {"log", required_argument, NULL, 'l'},       {"help", no_argument, NULL, 'h'},
      {"version", no_argument, NULL, 'v'},         {NULL, 0, NULL, 0}};
  opterr = 0;
  for (int got = 0; (got = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
    switch (got) {
      case '?':
      case ':': complain_option(got, argv); return EXIT_TROUBLE;
      case 'h': printf("%s", help); return EXIT_SUCCESS;
      case 'v': printf("vuas %s\n", VUAS_VERSION); return EXIT_SUCCESS;
      default:
        if (!set_option(o, got, optarg)) {
          return EXIT_TROUBLE;
        }
    }
  }
  if (optind < argc) {
    fprintf(stderr, "vuas serve: '%s' is no option; see 'vuas serve --help'\n", argv[optind]);
    return EXIT_TROUBLE;
  }
  if (o->n_addresses == 0) {
    (void)net_parse("127.0.0.1:5060", &o->address[0]);
    o->n_addresses = 1;
  }
  return -1;
}

/* The plan file's users, then the built-in ones. *text stays: the plans are places in it. */
static bool read_plans(const serve_options *o, plan *p, uint8_t **text) {
  plan_error e;
  size_t n = 0;
  if (o->plan_file != NULL) {
    *text = read_all(o->plan_file, MAX_PLAN_BYTES, &n);
    if (*text == NULL) {
      fprintf(stderr, "vuas serve: cannot read %s: %s\n", o->plan_file, strerror(errno));
      return false;
    }
    if (n > MAX_PLAN_BYTES) {
      fprintf(stderr, "vuas serve: %s: more than %d octets\n", o->plan_file, MAX_PLAN_BYTES);
      return false;
    }
    if (!plan_parse(p, (const char *)*text, n, (uint32_t)o->ring_ms, &e)) {
      fprintf(stderr, "%s:%u: %s\n", o->plan_file, e.line, e.message);
      return false;
    }
  }
  if (!plan_parse(p, plan_builtin, strlen(plan_builtin), (uint32_t)o->ring_ms, &e)) {
    fprintf(stderr, "vuas serve: %s\n", e.message);
    return false;
  }
  return true;
}

static bool open_sockets(const serve_options *o, net_socket *sockets, uint32_t *n) {
  for (*n = 0; *n < o->n_addresses; (*n)++) {
    if (!net_open(&sockets[*n], &o->address[*n])) {
      char at[NET_TEXT];
      int why = errno;
      net_print(&o->address[*n], at);
      fprintf(stderr, "vuas serve: cannot listen on udp %s: %s\n", at, strerror(why));
      return false;
    }
  }
  return true;
}

/* SIGINT and SIGTERM wait, but for the time in ppoll. waiting: the mask for that. */
static void catch_signals(sigset_t *waiting) {
  struct sigaction action;
  sigset_t stop;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_stop;
  (void)sigaction(SIGINT, &action, NULL);
  (void)sigaction(SIGTERM, &action, NULL);
  action.sa_handler = SIG_IGN;
  (void)sigaction(SIGPIPE, &action, NULL);
  sigemptyset(&stop);
  sigaddset(&stop, SIGINT);
  sigaddset(&stop, SIGTERM);
  (void)sigprocmask(SIG_BLOCK, &stop, waiting);
  sigdelset(waiting, SIGINT);
  sigdelset(waiting, SIGTERM);
}

static void wait_for_work(agent *a, struct pollfd *fds, uint64_t until, const sigset_t *waiting) {
  uint64_t now = now_ms();
  uint64_t ms = until > now ? until - now : 0;
  ms = ms > 3600000 ? 3600000 : ms;
  struct timespec timeout = {(time_t)(ms / 1000), (long)(ms % 1000) * 1000000};
  (void)fflush(stdout);
  if (ppoll(fds, a->n_sockets, &timeout, waiting) <= 0) {
    for (uint32_t i = 0; i < a->n_sockets; i++) {
      fds[i].revents = 0;
    }
  }
}

static void serve(agent *a, const serve_options *o, const sigset_t *waiting) {
  struct pollfd fds[MAX_SOCKETS];
  bool closing = false, busy = false;
  uint64_t give_up = VUAS_NEVER;
  for (uint32_t i = 0; i < a->n_sockets; i++) {
    fds[i].fd = a->sockets[i].fd;
    fds[i].events = POLLIN;
    fds[i].revents = 0;
  }
  for (;;) {
    uint64_t at = agent_deadline(a);
    at = at < give_up ? at : give_up;
    wait_for_work(a, fds, busy ? 0 : at, waiting);
    busy = false;
    uint64_t now = now_ms();
    for (uint32_t i = 0; i < a->n_sockets; i++) {
      if ((fds[i].revents & POLLERR) != 0) {
        agent_errors(a, now, i);
      }
      if ((fds[i].revents & POLLIN) != 0) {
        busy = agent_receive(a, now, i, PACKETS_A_TURN) || busy;
      }
    }
    busy = agent_tick(a, now) || busy;
    if (!closing && (stops > 0 || (o->exit_after > 0 && a->ended >= o->exit_after))) {
      closing = true;
      give_up = now + CLOSING_MS;
      agent_close(a, now);
    }
    if (closing && (vuas_stats(&a->u)->active_calls == 0 || now >= give_up || stops > 1)) {
      return;
    }
  }
}

int cmd_serve(int argc, char **argv) {
  static agent a; /* zeroed, and too large for a stack */
  static net_socket sockets[MAX_SOCKETS];
  serve_options o;
  sigset_t waiting;
  const char *why = "";
  uint8_t *text = NULL;
  memset(&o, 0, sizeof o);
  o.agent.max_calls = 1000;
  o.agent.answers_per_second = 1000;
  o.agent.source_ms = 1000;
  o.agent.t1_ms = 500;
  o.ring_ms = 1000;
  int result = read_options(&o, argc, argv);
  if (result >= 0) {
    return result;
  }
  result = EXIT_TROUBLE;
  a.sockets = sockets;
  if (!read_plans(&o, &a.plans, &text)) {
    /* said so */
  } else if (!agent_init(&a, &o.agent, &why)) {
    fprintf(stderr, "vuas serve: %s\n", why);
  } else if (open_sockets(&o, sockets, &a.n_sockets)) {
    catch_signals(&waiting);
    log_start(o.agent.log, sockets, a.n_sockets);
    serve(&a, &o, &waiting);
    log_summary(o.agent.log, vuas_stats(&a.u), a.ended, vuas_stats(&a.u)->active_calls);
    result = EXIT_SUCCESS;
  }
  for (uint32_t i = 0; i < a.n_sockets; i++) {
    (void)close(sockets[i].fd);
  }
  agent_free(&a);
  free(text);
  return result;
}
