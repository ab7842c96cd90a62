#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A short run of every harness under both engines: FUZZ_SECONDS (60) in all. A crash, a hang or a broken promise fails.
set -u
cd "$(dirname "$0")/.." || exit 2
total=${FUZZ_SECONDS:-60}
work=build/fuzz/smoke
passed=0 failed=0
export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1
export ASAN_OPTIONS=abort_on_error=1:symbolize=0:detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=0

result() { # OK TEXT
  if [ "$1" = 0 ]; then passed=$((passed + 1)); echo "ok      $2"; else failed=$((failed + 1)); echo "not ok  $2"; fi
}

rm -rf "$work"
mkdir -p "$work"
for engine in libfuzzer afl; do
  if ! fuzz/build.sh $engine >"$work/build-$engine.log" 2>&1; then
    tail -n 20 "$work/build-$engine.log"
    for name in message core sdp frame; do result 1 "$engine $name: does not build"; done
    continue
  fi
  for name in message core sdp frame; do
    case $name in message) share=10 ;; core) share=12 ;; *) share=4 ;; esac
    seconds=$((total * share / 60))
    [ $seconds -ge 1 ] || seconds=1
    log=$work/$engine-$name.log
    out=$work/$engine-$name
    mkdir -p "$out"
    if [ $engine = libfuzzer ]; then
      build/fuzz/libfuzzer/bin/$name -seed=1 -max_total_time=$seconds -timeout=10 -max_len=8000 -dict=fuzz/sip.dict \
        -print_final_stats=1 -artifact_prefix="$out/crash-" "$out" "fuzz/corpus/$name" >"$log" 2>&1
      rc=$?
      runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    else
      afl-fuzz -i "fuzz/corpus/$name" -o "$out" -s 1 -V $seconds -t 5000 -m none -x fuzz/sip.dict \
        -- build/fuzz/afl/bin/$name >"$log" 2>&1
      rc=$?
      runs=$(sed -n 's/^execs_done *: *//p' "$out/default/fuzzer_stats" 2>/dev/null)
      found=$(find "$out/default/crashes" "$out/default/hangs" -name 'id:*' 2>/dev/null | wc -l)
      [ "$found" = 0 ] && [ -n "$runs" ] || rc=1
      grep -q 'results in a crash\|results in a timeout' "$log" && rc=1
    fi
    runs=${runs:-0}
    [ "$runs" -ge 100 ] || rc=1
    result $rc "$engine $name: $runs runs in $seconds s"
    [ $rc = 0 ] && continue
    tail -n 25 "$log"
    find "$out" -name '*crash-*' -o -name 'id:*,sig*' -o -path '*hangs/id:*' | head
  done
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
