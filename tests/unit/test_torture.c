/* SPDX-License-Identifier: Apache-2.0 */
/* Every message of RFC 4475 handed to the core: is the answer on the wire the one that tests/torture/expected asks for?
   The folder of the messages may be given as the only argument. */
#include "peer.h"

enum { MAX_ROWS = 64 };
static struct {
  char name[32], via[8], parser[16], wire[32];
} table[MAX_ROWS];
static const char *folder = "tests/torture";

static const char *answer_to(const uint8_t *bytes, uint32_t n)
{
  assert_int_equal(hear_bytes(bytes, n), VUAS_OK);
  if (told() > 0) {
    assert_int_equal(told(), 1);
    assert_int_equal(P.event[P.first_event].event.kind, VUAS_EVENT_INVITE);
    wait_ms(200);
    answered("100");
    return "invite";
  }
  assert_true(sent() <= 1);
  return sent() == 1 ? label(last()) : "silence";
}

static void one(void **state)
{
  static uint8_t bytes[VUAS_MAX_MESSAGE];
  size_t k = (size_t)((const char *)*state - table[0].name) / sizeof table[0];
  char path[512], want[64], is[64];
  snprintf(path, sizeof path, "%s/%s.dat", folder, table[k].name);
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  uint32_t n = (uint32_t)fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  assert_true(n > 0);
  assert_int_equal(fresh(state), 0);
  P.path.transport = strcmp(table[k].via, "udp") == 0   ? VUAS_UDP
                     : strcmp(table[k].via, "tcp") == 0 ? VUAS_TCP
                                                        : VUAS_TLS;
  snprintf(want, sizeof want, "/%s/", table[k].wire);
  snprintf(is, sizeof is, "/%s/", answer_to(bytes, n));
  if (strstr(want, is) == NULL) fail_msg("%s expected, not %s", want, is);
  if (strcmp(is, "/invite/") != 0 && strcmp(is, "/silence/") != 0) {
    char again[64];
    snprintf(again, sizeof again, "/%s/", answer_to(bytes, n)); /* a copy gets the same */
    assert_string_equal(is, again);
  }
}

int main(int argc, char **argv)
{
  static struct CMUnitTest tests[MAX_ROWS];
  char path[512], line[512];
  size_t n = 0, rows_ = 0;
  if (argc > 1) folder = argv[1];
  snprintf(path, sizeof path, "%s/expected", folder);
  FILE *f = fopen(path, "r");
  if (f == NULL) {
    fprintf(stderr, "%s: cannot read\n", path);
    return 2;
  }
  while (rows_ < MAX_ROWS && fgets(line, sizeof line, f) != NULL) {
    if (line[0] == '#' || line[0] == '\n') continue;
    if (sscanf(line, "%31s %7s %15s %31s", table[rows_].name, table[rows_].via, table[rows_].parser,
               table[rows_].wire) != 4)
      return 2;
    if (strcmp(table[rows_].wire, "later") != 0) {
      tests[n].name = table[rows_].name;
      tests[n].test_func = one;
      tests[n].initial_state = table[rows_].name;
      n++;
    }
    rows_++;
  }
  fclose(f);
  if (n < 48) {
    fprintf(stderr, "%s: %zu rows only\n", path, n);
    return 2;
  }
  return _cmocka_run_group_tests("RFC 4475 on the wire", tests, n, NULL, NULL);
}
