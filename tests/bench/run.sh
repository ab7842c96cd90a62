#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Speed of the parser: beside other stacks in turns of one run, instructions a message, and cost an octet of hostile
# shapes, which must stay flat. usage: tests/bench/run.sh [FILE...]   (default: the corpus and tests/bench/messages, in
# which every field stands that is compared). B: where everything is built
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
failed=0
files=("$@")
[ $# -gt 0 ] || files=(tests/corpus/*.sip tests/bench/messages/*.sip)
mkdir -p "$B/bench"

instructions() { # N COMMAND...: instructions a round, the start of the program taken off; --rounds N is put in
  local few many
  few=$(counted "${@//ROUNDS/10}")
  many=$(counted "${@//ROUNDS/60}")
  echo $(((many - few) / 50))
}
counted() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
}

echo "== beside other stacks (median of 15 turns each; x: times the time of vuas)"
"$B/bench/compare" "${files[@]}" || failed=1

most() { # what a message may cost alone
  case $1 in
    01-invite-full) echo 15000 ;;
    02-invite-short) echo 6000 ;;
    *) echo 1000000 ;;
  esac
}

echo "== instructions a message (gcc -O2, valgrind): the same job for all; alone: vuas, what bench-parse does"
printf '%-28s %8s %8s %8s %10s %8s %8s\n' message octets alone vuas sofia-sip osip2 libre
for f in "${files[@]}"; do
  printf '%-28s %8d' "$(basename "$f" .sip)" "$(wc -c <"$f")"
  alone=$(instructions "$B/bench-parse" --rounds ROUNDS "$f")
  printf ' %8d' "$alone"
  verdict=""
  [ "$alone" -le "$(most "$(basename "$f" .sip)")" ] || { verdict="  too many"; failed=1; }
  printf ' %8d' "$(instructions "$B/bench/compare" --only vuas --rounds ROUNDS "$f")"
  printf ' %10d' "$(instructions "$B/bench/compare" --only sofia-sip --rounds ROUNDS "$f")"
  printf ' %8d' "$(instructions "$B/bench/compare" --only osip2 --rounds ROUNDS "$f")"
  printf ' %8d%s\n' "$(instructions "$B/bench/compare" --only libre --rounds ROUNDS "$f")" "$verdict"
done

echo "== instructions an octet, by size: flat means that the largest costs at most 1.5 times the 4 KiB one"
rm -rf "$B/bench/shapes"
tests/bench/shapes.py "$B/bench/shapes"
printf '%-28s %8s %8s %8s %8s\n' shape 1K 4K 16K 64K
for shape in $(find "$B/bench/shapes" -name '*.sip' | sed 's/.*\/\(.*\)-[0-9]*\.sip/\1/' | sort -u); do
  row=()
  for f in $(find "$B/bench/shapes" -name "$shape-[0-9]*.sip" | sort -V); do
    row+=("$(($(instructions "$B/bench-parse" --rounds ROUNDS "$f") * 100 / $(wc -c <"$f")))")
  done
  verdict=""
  [ "${row[3]}" -le $((row[1] * 3 / 2 + 100)) ] || { verdict="  not flat"; failed=1; }
  printf '%-28s' "$shape"
  for c in "${row[@]}"; do printf ' %5d.%02d' $((c / 100)) $((c % 100)); done
  echo "$verdict"
done
exit $failed
