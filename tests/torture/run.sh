#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The parser's verdict on every message of RFC 4475: tests/torture/run.sh [path of vuas]. Last line: N passed, N failed.
here=$(dirname "$0")
vuas=${1:-$here/../../build/vuas}
[ -x "$vuas" ] || { echo "$0: no program $vuas: run make first" >&2; exit 2; }
passed=0
failed=0

while read -r name _ parser _ reason; do
  case $name in '' | '#'*) continue ;; esac
  [ "$parser" = later ] && continue
  json=$("$vuas" parse "$here/$name.dat" 2>&1)
  code=$?
  is=$(printf '%s\n' "$json" | sed -n 's/^{"ok":true,.*/accept/p; s/^{"ok":false,"status":\([0-9]*\),.*/\1/p')
  [ "$is" = accept ] && want=0 || want=1
  case /$parser/ in
    */"$is"/*) [ -n "$is" ] && [ $code -eq $want ] && ok=1 || ok=0 ;;
    *) ok=0 ;;
  esac
  if [ $ok -eq 1 ]; then
    passed=$((passed + 1))
    echo "ok     $name $is"
  else
    failed=$((failed + 1))
    echo "not ok $name: $parser expected ($reason); exit $code, $json"
  fi
done <"$here/expected"

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -ge 49 ]
