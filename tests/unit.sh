#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Builds and runs the cmocka programs tests/unit/test_*.c. usage: tests/unit.sh plain|sanitizers
# What passed (plain) is listed in build/results/unit.passed, for tests/trace: unit:FILE/NAME, vector:NAME.
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
if [ "${1:-plain}" = sanitizers ]; then
  B=build/asan
  build=(B=$B CC=clang "CFLAGS=-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all")
  export ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1
else
  B=build
  build=(B=$B)
fi
make --no-print-directory -s -k -j"$(nproc)" "${build[@]}" units 2>&1 | tail -n 40
mkdir -p $B/unit $B/results
list=$B/results/unit.passed
: >$list.new
rm -f $list
found=0
for source in tests/unit/test_*.c; do
  [ -e "$source" ] || continue
  found=1
  name=$(basename "$source" .c)
  out=$B/unit/$name.tap
  if [ ! -x "$B/unit/$name" ] || [ "$source" -nt "$B/unit/$name" ]; then
    echo "not ok  $name: does not build"
    failed=$((failed + 1))
    continue
  fi
  CMOCKA_MESSAGE_OUTPUT=TAP timeout 300 "$B/unit/$name" >"$out" 2>"$out.err"
  rc=$?
  id=unit:${name#test_}/
  [ "$name" = test_grammar ] && id=vector:
  sed -n "s|^ok [0-9]* - |$id|p" "$out" >>$list.new
  ok=$(grep -c '^ok ' "$out")
  bad=$(grep -c '^not ok ' "$out")
  plan=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p' "$out" | awk '{s += $1} END {print s + 0}')
  [ "$plan" -gt $((ok + bad)) ] && bad=$((plan - ok))
  [ $rc != 0 ] && [ "$bad" = 0 ] && bad=1
  [ "$ok" = 0 ] && [ "$bad" = 0 ] && bad=1
  passed=$((passed + ok)) failed=$((failed + bad))
  if [ "$bad" = 0 ]; then
    echo "ok      $name: $ok tests"
  else
    echo "not ok  $name: $ok of $((ok + bad)) tests, exit status $rc"
    grep -v '^ok ' "$out" | head -n 40
    head -n 40 "$out.err"
  fi
done
mv $list.new $list
[ $found = 1 ] || { echo "no unit tests"; failed=1; }
echo "$passed passed, $failed failed"
[ $failed = 0 ]
