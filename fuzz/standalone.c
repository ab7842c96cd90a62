/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a harness without libFuzzer: over files and directories given as arguments, over standard input without any.
   With afl-clang-fast, standard input is AFL++'s persistent loop. */
#include <dirent.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifdef __AFL_FUZZ_TESTCASE_LEN
__AFL_FUZZ_INIT();
#endif

static uint8_t buffer[1 << 17];
static unsigned long runs;

static int one(const char *path)
{
  FILE *f = fopen(path, "rb");
  if (!f) {
    perror(path);
    return 1;
  }
  const size_t n = fread(buffer, 1, sizeof buffer, f);
  fclose(f);
  runs++;
  LLVMFuzzerTestOneInput(buffer, n);
  return 0;
}

static int any(const char *path)
{
  struct stat s;
  if (stat(path, &s) != 0) {
    perror(path);
    return 1;
  }
  if (!S_ISDIR(s.st_mode)) return one(path);
  DIR *d = opendir(path);
  int bad = d == NULL;
  for (struct dirent *e; d && (e = readdir(d));) {
    char name[4096];
    if (e->d_name[0] == '.') continue;
    const int n = snprintf(name, sizeof name, "%s/%s", path, e->d_name);
    bad += n < 0 || (size_t)n >= sizeof name || any(name);
  }
  if (d) closedir(d);
  return bad;
}

int main(int argc, char **argv)
{
  int bad = 0;
  if (argc > 1) {
    for (int i = 1; i < argc; i++) bad += any(argv[i]);
    printf("%lu runs\n", runs);
    return bad ? 1 : 0;
  }
#ifdef __AFL_FUZZ_TESTCASE_LEN
  __AFL_INIT();
  const uint8_t *input = __AFL_FUZZ_TESTCASE_BUF;
  while (__AFL_LOOP(10000)) LLVMFuzzerTestOneInput(input, (size_t)__AFL_FUZZ_TESTCASE_LEN);
#else
  LLVMFuzzerTestOneInput(buffer, fread(buffer, 1, sizeof buffer, stdin));
#endif
  return 0;
}
