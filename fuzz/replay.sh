#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Replays the corpora under AddressSanitizer and UBSan, and under MemorySanitizer: a test a corpus and sanitizer.
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
for s in asan msan; do
  fuzz/build.sh $s || echo "does not build: $s"
  for name in message core sdp frame; do
    files=$(find "fuzz/corpus/$name" -type f | wc -l)
    log=build/fuzz/$s/$name.log
    if [ "$files" -gt 0 ] && build/fuzz/$s/bin/$name "fuzz/corpus/$name" >"$log" 2>&1 &&
      grep -qx "$files runs" "$log"; then
      passed=$((passed + 1))
      echo "ok      $s $name: $files inputs"
    else
      failed=$((failed + 1))
      echo "not ok  $s $name"
      tail -n 20 "$log"
    fi
  done
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
