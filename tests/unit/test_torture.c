/* SPDX-License-Identifier: Apache-2.0 */
/* Every message of RFC 4475 handed to parser and core, as from the transport that its topmost Via names: verdict and
   answer are those of tests/torture/expected.tsv. tests/torture/run.sh sends them to the program.
   The folder of the messages may be given as the only argument. */
#include "peer.h"

#include "check_message.h"
#include "text.h"

enum { ROWS = 49 };
static struct {
  char line[1024];
  const char *name, *verdict, *by, *answer;
} table[ROWS];
static const char *folder = "tests/torture";

/* What the parser says of the message; the transport that its topmost Via names, UDP if none does. */
static const char *verdict_on(const uint8_t *bytes, uint32_t n, uint8_t *transport)
{
  static vuas_message m;
  static char text[128];
  bool ok = vuas_parse_message(bytes, n, &m);
  assert_true(vuas_check_message(&m, n));
  assert_true(vuas_check_rows(bytes, n, &m));
  const char *field = text_field(m.refusal.field);
  snprintf(text, sizeof text, "%u%s%s: %s", (unsigned)m.refusal.status, field != NULL ? " " : "",
           field != NULL ? field : "", text_cause(m.refusal.cause));
  *transport = VUAS_UDP;
  if (m.n_vias > 0 && m.via[0].transport != VUAS_TRANSPORT_OTHER) *transport = (uint8_t)m.via[0].transport;
  return ok ? "accepted" : text;
}

static void answers(const uint8_t *bytes, uint32_t n, const char *by, const char *answer)
{
  assert_int_equal(hear_bytes(bytes, n), VUAS_OK);
  if (strcmp(by, "runner") == 0) { /* the answer is the application's; until then the core says that it works on it */
    assert_int_equal(told(), 1);
    assert_int_equal(P.event[P.first_event].event.kind, VUAS_EVENT_INVITE);
    wait_ms(200);
    answered("100");
  } else {
    char line[128];
    assert_int_equal(told(), 0);
    assert_int_equal(sent(), strcmp(by, "core") == 0 ? 1 : 0);
    snprintf(line, sizeof line, "SIP/2.0 %s\r\n", answer);
    if (sent() == 1) assert_memory_equal(last()->text, line, strlen(line));
    else assert_string_equal(answer, "silence");
  }
}

static void one(void **state)
{
  static uint8_t bytes[VUAS_MAX_MESSAGE];
  size_t k = (size_t)((const char *)*state - table[0].line) / sizeof table[0];
  char path[512];
  snprintf(path, sizeof path, "%s/%s.dat", folder, table[k].name);
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  uint32_t n = (uint32_t)fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  assert_true(n > 0);
  assert_int_equal(fresh(state), 0);
  assert_string_equal(verdict_on(bytes, n, &P.path.transport), table[k].verdict);
  answers(bytes, n, table[k].by, table[k].answer);
  if (strcmp(table[k].by, "runner") != 0) answers(bytes, n, table[k].by, table[k].answer); /* a copy gets the same */
}

/* Cuts the line at its tabs: whether it has the columns up to the answer, and more. */
static bool read_row(size_t k)
{
  char *column[5], *at = table[k].line;
  for (size_t c = 0; c < 5; c++) {
    column[c] = at;
    at = strchr(at, '\t');
    if (at == NULL) return false;
    *at++ = '\0';
  }
  table[k].name = column[0];
  table[k].verdict = column[2];
  table[k].by = column[3];
  table[k].answer = column[4];
  return true;
}

int main(int argc, char **argv)
{
  static struct CMUnitTest tests[ROWS];
  char path[512], line[sizeof table[0].line];
  size_t n = 0;
  if (argc > 1) folder = argv[1];
  snprintf(path, sizeof path, "%s/expected.tsv", folder);
  FILE *f = fopen(path, "r");
  if (f == NULL) {
    fprintf(stderr, "%s: cannot read\n", path);
    return 2;
  }
  while (fgets(line, sizeof line, f) != NULL) {
    if (line[0] == '#') continue;
    if (n < ROWS) {
      memcpy(table[n].line, line, sizeof line);
      if (!read_row(n)) break;
      tests[n].name = table[n].name;
      tests[n].test_func = one;
      tests[n].initial_state = table[n].line;
    }
    n++;
  }
  fclose(f);
  if (n != ROWS) {
    fprintf(stderr, "%s: %zu good rows, not %d\n", path, n, ROWS);
    return 2;
  }
  return _cmocka_run_group_tests("RFC 4475", tests, n, NULL, NULL);
}
