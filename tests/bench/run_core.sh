#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Many calls at once: octets a call and a transaction, time and instructions a message, which must not grow with the
# number of calls. usage: tests/bench/run_core.sh [CALLS...]   (default: 1000 10000 100000 1000000). B: where everything
# is built
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
sizes=("$@")
[ $# -gt 0 ] || sizes=(1000 10000 100000 1000000)
window=1000 # renewals of calls in which instructions are counted: four messages each
failed=0 first=0 call=0 tx=0

echo "== calls set up, held and ended in virtual time (INVITE, ACK, OPTIONS, BYE; core alone, its timers included)"
printf '%10s %12s %14s %20s\n' calls messages 'ns a message' 'instructions, x'
for n in "${sizes[@]}"; do
  row=$("$B/bench-core" "$n") || exit 1
  read -r _ messages ns call tx <<<"$row"
  counted=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --instr-atstart=no --collect-atstart=no \
    "$B/bench-core" --window "$window" "$n" 2>&1) || { echo "$counted" >&2; exit 1; }
  cost=$(($(echo "$counted" | sed -n 's/.*Collected : //p') / $(echo "$counted" | grep -x '[0-9]*')))
  [ "$first" != 0 ] || first=$cost
  ratio=$((cost * 100 / first))
  verdict=""
  [ "$ratio" -le 130 ] || { verdict="  not flat: more than 1.3 times that of ${sizes[0]} calls"; failed=1; }
  printf '%10d %12d %14d %12d %4d.%02d%s\n' "$n" "$messages" "$ns" "$cost" $((ratio / 100)) $((ratio % 100)) "$verdict"
done
echo "octets a held call: $call; a transaction: $tx (INVITE and BYE have one each, for 32 s after their answer)"
exit $failed
