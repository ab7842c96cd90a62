#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Builds the example (or takes the program given), lets it answer three calls, wants it to leave by itself.
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
program=${1:-build/example/answer}
port=$((20000 + $$ % 20000))
try() {
  local text=$1
  shift
  if "$@"; then passed=$((passed + 1)); echo "ok      $text"; else failed=$((failed + 1)); echo "not ok  $text"; fi
}
small() { [ "$(wc -l < tests/example/answer.c)" -lt 100 ]; }
build() {
  mkdir -p build/example && make --no-print-directory -s build/libvuas.a build/include/vuas.h &&
    cc -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Ibuild/include -o build/example/answer \
      tests/example/answer.c build/libvuas.a
}
left() { # the program ends by itself, with status 0
  for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || { wait "$pid"; return; }; sleep 0.1; done
  kill "$pid"
  return 1
}
if [ $# = 0 ]; then
  try "under 100 lines" small
  try "builds with vuas.h and libvuas.a alone" build
fi
"$program" $port 3 &
pid=$!
sleep 0.3
try "answers three calls" timeout 30 python3 tests/example/client.py $port 3
try "leaves after them" left
echo "$passed passed, $failed failed"
[ $failed = 0 ]
