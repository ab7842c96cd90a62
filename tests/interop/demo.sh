#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Starts the server, places one call to it with SIPp, and prints the ladder of messages. Exit 0: the call completed.
# usage: demo.sh [path-to-vuas [user]]
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
vuas=${1:-$here/../../build/vuas}
user=${2:-anything}
[ -x "$vuas" ] || { echo "demo.sh: no program $vuas (build it first, or name it)" >&2; exit 2; }
command -v sipp >/dev/null || { echo "demo.sh: sipp is missing (Debian: apt-get install sip-tester)" >&2; exit 2; }
case $user in
  busy | decline | early | now) scene=$user ;;
  moved) scene=redirect ;;
  ring) scene=cancel ;;
  bye) scene="server-bye" ;;
  *) scene=basic ;;
esac

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vuas-demo.XXXXXX") || exit 2
server=""
finish() {
  [ -n "$server" ] && kill -KILL "$server" 2>/dev/null
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM

: >"$scratch/log" # there before the server is, to be looked into
"$vuas" serve --udp 127.0.0.1:0 --log json >"$scratch/log" &
server=$!
for ((k = 0; k < 50; k++)); do
  port=$(sed -n 's/.*"listen":\["udp .*:\([0-9]*\)".*/\1/p' "$scratch/log")
  [ -n "$port" ] && break
  sleep 0.1
done
[ -n "$port" ] || { echo "demo.sh: the server does not start" >&2; exit 1; }

(cd "$scratch" && exec sipp "127.0.0.1:$port" -sf "$here/$scene.xml" -s "$user" -i 127.0.0.1 -m 1 -timeout 20s \
  -timeout_error -nostdin -skip_rlimit >sipp.out 2>&1)
code=$?
kill -TERM "$server"
wait "$server" || code=1
server=""

echo "     ms  caller                                             sip:$user@127.0.0.1:$port"
awk '
  function value(key,   at, rest) {
    at = index($0, "\"" key "\":\"")
    if (at == 0) return ""
    rest = substr($0, at + length(key) + 4)
    return substr(rest, 1, index(rest, "\",\"") - 1)
  }
  {
    time = value("time")
    split(substr(time, 12), part, /[:.Z]/)
    now = ((part[1] * 60 + part[2]) * 60 + part[3]) * 1000 + part[4]
    line = value("received")
    if (line != "") { arrow = 1 } else { line = value("sent"); arrow = line != "" ? -1 : 0 }
    if (arrow == 0) next
    if (!begun) { first = now; begun = 1 }
    if (now < first) now += 86400000
    bars = "--"
    while (length(bars) + length(line) < 60) bars = bars "-"
    printf(arrow > 0 ? "%7d   |-- %s %s>|\n" : "%7d   |<- %s %s-|\n", now - first, line, bars)
  }
' "$scratch/log"
if [ "$code" -eq 0 ]; then echo "the call completed"; else echo "the call did not complete"; fi
exit "$code"
