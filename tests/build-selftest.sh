#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Does tests/build.sh bite? In copies of the tree a fault is planted for each thing that it checks; each must be named.
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
work=$PWD/build/check/build-selftest
rm -rf "$work"

copy() { # NAME: a copy of the tree
  mkdir -p "$work/$1"
  cp -r Makefile LICENSE src spec scripts fuzz tests "$work/$1"
}
sees() { # NAME TEXT...: whether tests/build.sh says "not ok" of each text
  local name=$1
  shift
  (cd "$work/$name" && env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS tests/build.sh) >"$work/$name.log" 2>&1
  local rc=$?
  for text; do
    if [ $rc = 1 ] && grep -qF "not ok  $text" "$work/$name.log"; then
      passed=$((passed + 1))
      echo "ok      seen: $text"
    else
      failed=$((failed + 1))
      echo "not ok  not seen: $text"
    fi
  done
}

# what compiles, and must not be there
copy clean
cat >"$work/clean/src/planted.c" <<'C'
/* no licence line */
#include <string.h>
#include <stdint.h>
uint32_t planted(const char *s);
uint32_t vuas_large(uint32_t n);
static uint32_t counted;
uint32_t planted(const char *s)
{
  return counted += (uint32_t)strlen(s) + (uint32_t)sizeof(uint32_t) + (uint32_t)sizeof(uint32_t) + (uint32_t)sizeof(int);
}
uint32_t vuas_large(uint32_t n)
{
  volatile uint8_t b[5000];
  b[n % sizeof b] = 1;
  return b[n % 7];
}
C
sed -i 's/64 \* t1/32 * t1/' "$work/clean/spec/ist.h"
sees clean "needs nothing but memcpy" "exported names begin with vuas_" "no writable data" \
  "no header but stdint.h, stdbool.h, stddef.h" "stack frames bounded" "licence line in every file" \
  "no line of C beyond 120 columns" "what is made of spec/machines is fresh"

# what does not compile
copy broken
echo 'static inline int planted(unsigned n) { int class = n; return class; }' >>"$work/broken/src/planted.h"
echo 'static uint8_t planted(uint32_t n) { return n; }' >>"$work/broken/src/lex.c"
sees broken "gcc, no warning" "clang, no warning" "headers as C++, g++" "headers as C++, clang++"
copy header
echo 'size_t vuas_planted(void);' >>"$work/header/src/types.h"
echo 'int vuas_planted() { return 0; }' >>"$work/header/src/write.h"
sees header "headers as C, gcc" "one object of the library"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
