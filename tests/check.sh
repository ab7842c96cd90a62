#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs the suites and adds them up. usage: tests/check.sh [SUITE...]   (all of tests/expected by default)
# A suite is a command whose last line is "N passed, N failed". tests/expected states the fewest tests that must pass in
# each: a suite that is missing, or has shrunk, counts as failed. Output is kept in build/check/SUITE.log.
set -u
cd "$(dirname "$0")/.." || exit 2
unset MAKEFLAGS MAKELEVEL MFLAGS

command_of() {
  case $1 in
    build) echo tests/build.sh ;;
    build-selftest) echo tests/build-selftest.sh ;;
    unit) echo "tests/unit.sh plain" ;;
    sanitizers) echo "tests/unit.sh sanitizers" ;;
    corpora) echo fuzz/replay.sh ;;
    example) echo tests/example/run.sh ;;
    install) echo tests/install.sh ;;
    interop) echo "tests/interop/run.sh build/vuas" ;;
    torture) echo "tests/torture/run.sh build/vuas" ;;
    fuzz) echo fuzz/smoke.sh ;;
    fuzz-selftest) echo fuzz/selftest.sh ;;
    model) echo spec/model/check ;;
    model-selftest) echo spec/model/selftest ;;
    proofs) echo proofs/prove ;;
    proof-selftest) echo proofs/prove-selftest ;;
    trace) echo tests/trace ;;
    trace-selftest) echo tests/trace-selftest ;;
  esac
}

suites=("$@")
[ $# -gt 0 ] || mapfile -t suites < <(sed -n 's/^\([a-z-]*\) [0-9]*$/\1/p' tests/expected)
mkdir -p build/check
passed=0 failed=0 table=""
[ ${#suites[@]} -gt 0 ] || { echo "no suites"; failed=1; }
make --no-print-directory -s -j"$(nproc)" all || { echo "the build fails"; failed=$((failed + 1)); }
for suite in "${suites[@]}"; do
  least=$(sed -n "s/^$suite \([0-9]*\)$/\1/p" tests/expected)
  cmd=$(command_of "$suite")
  log=build/check/$suite.log
  begin=$SECONDS
  printf '\n=== %s\n' "$suite"
  p=0 f=0 note=""
  if [ -z "$least" ] || [ -z "$cmd" ] || [ ! -x "${cmd%% *}" ]; then
    f=1 note="missing"
    echo "missing: ${cmd:-no such suite}"
  else
    $cmd 2>&1 | tee "$log"
    rc=${PIPESTATUS[0]}
    line=$(grep -aE '^(functions: )?[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
    if [ -z "$line" ]; then
      f=1 note="gave no result"
    else
      line=${line#functions: }
      p=${line%% *}
      f=$(echo "$line" | sed 's/.*, \([0-9]*\) failed/\1/')
      if [ "$rc" != 0 ] && [ "$f" = 0 ]; then f=1 note="exit status $rc"; fi
      if [ "$p" -lt "$least" ] && [ "$f" = 0 ]; then f=1; fi
      if [ "$p" -lt "$least" ]; then note="$note fewer than the $least expected"; fi
    fi
  fi
  passed=$((passed + p)) failed=$((failed + f))
  table+=$(printf '%-16s %6d passed %4d failed %5d s  %s' "$suite" "$p" "$f" $((SECONDS - begin)) "$note")$'\n'
done
printf '\n%s\n' "$table"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
