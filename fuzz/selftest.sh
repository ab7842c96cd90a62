#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Are the fuzzers awake? Faults planted behind a condition that no seed meets must be found by both engines:
# 1 a broken promise (the harness's oracle), 2 a read beyond a block (AddressSanitizer), 3 a signed overflow (UBSan),
# 4 a row that is not where the index says (vuas_check_rows).
set -u
cd "$(dirname "$0")/.." || exit 2
work=build/fuzz/selftest
passed=0 failed=0
export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_BENCH_UNTIL_CRASH=1
export ASAN_OPTIONS=abort_on_error=1:symbolize=0:detect_leaks=0
rm -rf "$work"
mkdir -p "$work/seed/message" "$work/seed/core" "$work/seed/sdp" "$work/seed/frame"
printf '%s\r\n' 'OPTIONS sip:b SIP/2.0' 'v:SIP/2.0/UDP h;branch=z9' 'f:<sip:a>;tag=1' 't:<sip:b>' 'i:1' 'CSeq:1 OPTIONS' \
  'Max-Forwards:70' '' >"$work/seed/message/short"
cp fuzz/corpus/core/one-invite "$work/seed/core/"
printf '%b\r\n' '\001v=0' 'o=- 1 1 IN IP4 192.0.2.1' 's=-' 'c=IN IP4 192.0.2.1' 't=0 0' 'm=audio 4000 RTP/AVP 0' \
  >"$work/seed/sdp/audio"
printf '%b' '\001\005ACK sip:b SIP/2.0\r\nl: 1\r\n\r\nx' >"$work/seed/frame/ack"

says=("" "broken: " "AddressSanitizer: heap-buffer-overflow" "runtime error: signed integer overflow"
  "broken: vuas_check_rows")
for engine in libfuzzer afl; do
  for fault in 1 2 3 4; do
    out=$work/$engine-$fault
    mkdir -p "$out"
    if ! OUT=$out DEFINES=-DVUAS_FUZZ_SELFTEST=$fault fuzz/build.sh $engine >"$out/build.log" 2>&1; then
      tail -n 20 "$out/build.log"
    fi
    for name in message core sdp frame; do
      case $name$fault in sdp[234] | frame[234] | core4) continue ;; esac
      log=$out/$name.log
      mkdir -p "$out/c-$name"
      if [ $engine = libfuzzer ]; then
        mkdir -p "$out/new-$name"
        timeout 60 "$out/$name" -seed=1 -max_total_time=40 -max_len=300 -artifact_prefix="$out/c-$name/crash-" \
          "$out/new-$name" "$work/seed/$name" >"$log" 2>&1
      else
        timeout 60 afl-fuzz -i "$work/seed/$name" -o "$out/c-$name" -s 1 -V 40 -t 5000 -m none -- "$out/$name" \
          >"$out/afl-$name.log" 2>&1
        crash=$(find "$out/c-$name" -path '*/crashes/id:*' | head -n 1)
        : >"$log"
        [ -n "$crash" ] && { "$out/$name" "$crash" || true; } >"$log" 2>&1
      fi
      if grep -q "${says[$fault]}" "$log"; then
        passed=$((passed + 1))
        echo "ok      $engine finds fault $fault in $name"
      else
        failed=$((failed + 1))
        echo "not ok  $engine finds fault $fault in $name"
        tail -n 5 "$log"
      fi
    done
  done
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
