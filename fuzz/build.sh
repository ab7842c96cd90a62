#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Builds the harnesses. usage: fuzz/build.sh [libfuzzer|afl|asan|msan]
# Without an argument, in the manner of OSS-Fuzz: CC, CFLAGS, LIB_FUZZING_ENGINE and OUT come from the environment.
# DEFINES adds options for the harness files alone. Binaries: $OUT/NAME for each.
set -euo pipefail
cd "$(dirname "$0")/.."

sanitize="-fsanitize=address,undefined -fno-sanitize-recover=all"
engine=${1:-}
case $engine in
  libfuzzer) CC=clang CFLAGS="-O1 -g -fsanitize=fuzzer-no-link $sanitize" LIB_FUZZING_ENGINE=-fsanitize=fuzzer ;;
  afl) CC=afl-clang-fast CFLAGS="-O1 -g $sanitize" LIB_FUZZING_ENGINE= ;;
  asan) CC=clang CFLAGS="-O1 -g $sanitize" LIB_FUZZING_ENGINE= ;;
  msan) CC=clang CFLAGS="-O1 -g -fsanitize=memory -fno-sanitize-recover=all" LIB_FUZZING_ENGINE= ;;
  "")
    : "${CC:=clang}" "${CFLAGS:=-O1 -g -fsanitize=fuzzer-no-link $sanitize}" "${LIB_FUZZING_ENGINE=-fsanitize=fuzzer}"
    ;;
  *) echo "fuzz/build.sh: no engine $engine" >&2; exit 2 ;;
esac
export AFL_QUIET=1
unset AFL_USE_ASAN AFL_USE_UBSAN
B=build/fuzz/${engine:-oss}
OUT=${OUT:-$B/bin}
mkdir -p "$OUT" "$B"

make --no-print-directory -s -j"$(nproc)" B="$B" CC="$CC" CFLAGS="$CFLAGS" "$B/libvuas.a"
main=()
if [ -z "$LIB_FUZZING_ENGINE" ]; then
  # shellcheck disable=SC2086
  $CC -std=gnu11 $CFLAGS -c -o "$B/standalone.o" fuzz/standalone.c
  main=("$B/standalone.o")
fi
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror -Wno-strict-prototypes"
for name in message core sdp frame; do
  more=()
  [ "$name" = sdp ] && more=(-Isrc/runner src/runner/sdp.c)
  # shellcheck disable=SC2086
  $CC -std=c11 $warnings $CFLAGS ${DEFINES:-} -Isrc -Ispec "${more[@]}" -o "$OUT/$name" "fuzz/$name.c" "${main[@]}" \
    "$B/libvuas.a" $LIB_FUZZING_ENGINE
  if [ -z "$engine" ]; then
    cp fuzz/sip.dict "$OUT/$name.dict"
    if command -v zip >/dev/null; then zip -q -j -r "$OUT/${name}_seed_corpus.zip" "fuzz/corpus/$name"; fi
  fi
done
