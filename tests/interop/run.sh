#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Places real SIP calls to vuas with SIPp and checks how they go.
# usage: run.sh [path-to-vuas [scenario...]]      (default: build/vuas of this tree, all scenarios)
# What passed is listed in build/results/interop.passed, for tests/trace, when all scenarios are run.
# VUAS_VALGRIND=1 runs the server under valgrind. KEEP=1 keeps the logs.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
vuas=${1:-$here/../../build/vuas}
[ $# -gt 0 ] && shift
only=" $* "

[ -x "$vuas" ] || { echo "run.sh: no program $vuas (build it first, or name it)" >&2; exit 2; }
vuas=$(cd "$(dirname "$vuas")" && pwd)/$(basename "$vuas")
command -v sipp >/dev/null || { echo "run.sh: sipp is missing (Debian: apt-get install sip-tester)" >&2; exit 2; }

scratch=$(mktemp -d "${TMPDIR:-/tmp}/vuas-interop.XXXXXX") || exit 2
server="" client="" passed=0 failed=0
started=() names=()
results=$here/../../build/results/interop.passed
[ "$only" = "  " ] && rm -f "$results"
finish() {
  for pid in ${started[@]+"${started[@]}"}; do kill -KILL "$pid" 2>/dev/null; done
  if [ -n "${KEEP:-}" ]; then echo "logs: $scratch"; else rm -rf "$scratch"; fi
}
trap finish EXIT
trap 'exit 130' INT TERM

forget() { # PID: it has ended
  local pid rest=()
  for pid in ${started[@]+"${started[@]}"}; do [ "$pid" = "$1" ] || rest+=("$pid"); done
  started=(${rest[@]+"${rest[@]}"})
}

# Waits for a file to hold the text, up to so many tenths of a second.
wait_for() { # FILE TEXT TENTHS
  local k
  for ((k = 0; k < $3; k++)); do
    grep -q -- "$2" "$1" 2>/dev/null && return 0
    sleep 0.1
  done
  return 1
}

# Starts the server on a free port of ADDRESS; its port is in $port, its log in $log.
start() { # NAME ADDRESS OPTION...
  local name=$1 address=$2
  shift 2
  log=$scratch/$name.server
  : >"$log" # what an earlier server of this name wrote would be taken for this one's
  local run=("$vuas")
  [ -n "${VUAS_VALGRIND:-}" ] && run=(valgrind -q --error-exitcode=99 "$vuas")
  "${run[@]}" serve --udp "$address:0" --log json "$@" >"$log" 2>"$log.err" &
  server=$!
  started+=("$server")
  wait_for "$log" '"event":"start"' 100 || return 1
  port=$(sed -n 's/.*"listen":\["udp .*:\([0-9]*\)".*/\1/p' "$log" | head -n 1)
  [ -n "$port" ]
}

# Stops the server; its exit status is in $status.
stop() {
  kill -TERM "$server" 2>/dev/null
  wait "$server"
  status=$?
  forget "$server"
}

# One SIPp run: SCENARIO USER ADDRESS OPTION...   It ends within 20 seconds.
call() {
  local scenario=$1 user=$2 address=$3 bare=$3
  shift 3
  bare=${bare#[}
  bare=${bare%]}
  (cd "$scratch" && exec sipp "$address:$port" -sf "$here/$scenario.xml" -s "$user" -i "$bare" -m 1 -timeout 20s \
    -timeout_error -recv_timeout 10000 -nostdin -skip_rlimit -trace_msg -message_file "$scratch/$name.messages" \
    -trace_err -error_file "$scratch/$name.errors" "$@" >"$scratch/$name.sipp" 2>&1)
}

count() { # TEXT: how often the server's log holds it
  grep -c -- "$1" "$log"
}

ok() {
  passed=$((passed + 1))
  names+=("interop:$name")
  echo "ok $name"
}
not_ok() {
  failed=$((failed + 1))
  echo "not ok $name: $1"
  for file in "$scratch/$name".errors "$scratch/$name".server.err; do
    [ -s "$file" ] && tail -n 25 "$file" | sed 's/^/  | /'
  done
  [ -s "$scratch/$name.server" ] && tail -n 25 "$scratch/$name.server" | cut -c 1-220 | sed 's/^/  > /'
}

wanted() { # NAME: it is to be run now
  name=$1
  [ "$only" = "  " ] || [[ "$only" == *" $name "* ]]
}

# The ordinary case: server up, SIPp scenario, server down; then the server's log must hold each text as often as said:
# "3 TEXT" exactly, "3+ TEXT" at least (TEXT is a basic regular expression).
scenario() { # NAME FILE USER SERVER-OPTIONS SIPP-OPTIONS CHECK...
  wanted "$1" || return 0
  local file=$2 user=$3 server_options=$4 sipp_options=$5 bind=${bind:-127.0.0.1} code
  local to=${to:-$bind}
  shift 5
  # shellcheck disable=SC2086 # options are words
  start "$name" "$bind" $server_options || { not_ok "the server does not start"; return; }
  # shellcheck disable=SC2086
  call "$file" "$user" "$to" $sipp_options
  code=$?
  stop
  [ "$code" -eq 0 ] || { not_ok "sipp ends with $code"; return; }
  judge "$@"
}

judge() { # CHECK...
  local check want got
  [ "$status" -eq 0 ] || { not_ok "the server ends with $status"; return; }
  for check in "$@"; do
    want=${check%% *}
    got=$(count "${check#* }")
    if [ "${want%+}" = "$want" ]; then [ "$got" -eq "$want" ]; else [ "$got" -ge "${want%+}" ]; fi ||
      { not_ok "the log holds $got, not $want, times: ${check#* }"; return; }
  done
  ok
}

# The same with probe.py instead of SIPp; what it prints is in $scratch/NAME.errors.
probe() { # NAME WHAT SERVER-OPTIONS CHECK...
  wanted "$1" || return 0
  local what=$2 server_options=$3 code
  shift 3
  # shellcheck disable=SC2086 # options are words
  start "$name" 127.0.0.1 $server_options || { not_ok "the server does not start"; return; }
  python3 "$here/probe.py" "$what" 127.0.0.1 "$port" >"$scratch/$name.errors" 2>&1
  code=$?
  stop
  [ "$code" -eq 0 ] || { not_ok "probe.py ends with $code"; return; }
  judge "$@"
}

quick="--ring-ms 100"
printf '%s\n' 'vip-* = trying, wait 20, progress 183 sdp, wait 20, accept  # comment' 'x = reject 486' >"$scratch/plan"
scenario basic basic anything "$quick" "" '1 "event":"ended"' '1 "calls":1,"ended":1,"left":0'
scenario early early early "$quick" "" '1 "sent":"SIP/2.0 183'
scenario now now now "" "" '0 "sent":"SIP/2.0 180'
scenario busy busy busy "" "" '1 "sent":"SIP/2.0 486 Busy Here"'
scenario escaped-user busy 'b%75sy' "" ""
scenario decline decline decline "" ""
scenario redirect redirect moved "" ""
scenario plan early vip-7 "--plan $scratch/plan" "" '1 "sent":"SIP/2.0 100'
scenario cancel cancel ring "" "" '1 "event":"cancelled"' '1 "event":"ended"'
scenario lost-ack lost-ack now "--t1-ms 20" "-nr" '8+ "sent":"SIP/2.0 200 OK"' \
  '1 "event":"ack-timeout"' '1 "ack_timeouts":1'
scenario retransmit retransmit ring "" "-nr" '1 "event":"invite"' '2 "sent":"SIP/2.0 180' '1 "calls":1,'
scenario server-bye server-bye bye "" "" '1 "event":"bye-done".*"status":200'
scenario no-sdp no-sdp anything "$quick" ""
scenario not-acceptable not-acceptable anything "" "" '0 "sent":"SIP/2.0 1'
scenario no-stream no-stream anything "" "" '0 "sent":"SIP/2.0 1'
scenario options options anything "" ""
scenario unknown-method unknown-method anything "" "" '1 "refused_501":1'
scenario within within now "--within INFO=200,REFER=603,other=202" "" '3 "event":"request"' '1 "refused_405":1' \
  '1 "event":"bye"'
scenario several basic anything "$quick" "-m 50 -r 50 -l 50" '1 "calls":50,"ended":50,"left":0'
bind=0.0.0.0 to=127.0.0.1 scenario wildcard basic anything "$quick" "" '1 "sent":"SIP/2.0 180 .*"local":"127.0.0.1:'
if grep -qs '^00000000000000000000000000000001 ' /proc/net/if_inet6; then
  bind='[::1]' scenario ipv6 basic anything "$quick" ""
elif wanted ipv6; then
  echo "skip ipv6: there is no ::1"
fi

if wanted exit-after; then
  if start "$name" 127.0.0.1 --exit-after 1 && call now now 127.0.0.1 && wait_for "$log" '"event":"summary"' 30; then
    wait "$server"
    status=$?
    forget "$server"
    if [ "$status" -eq 0 ]; then ok; else not_ok "the server ends with $status"; fi
  else
    stop
    not_ok "the server did not leave after its call"
  fi
fi

if wanted sigterm; then
  if start "$name" 127.0.0.1; then
    call server-bye now 127.0.0.1 &
    client=$!
    started+=("$client")
    if wait_for "$log" '"event":"ack"' 50; then
      began=$(date +%s%N)
      stop
      took=$((($(date +%s%N) - began) / 1000000))
      wait "$client"
      code=$?
      forget "$client"
      if [ "$code" -ne 0 ]; then not_ok "sipp ends with $code: no BYE?"
      elif [ "$status" -ne 0 ]; then not_ok "the server ends with $status"
      elif [ "$took" -gt 2500 ]; then not_ok "the server took $took ms to leave"
      elif ! grep -q '"sent":"BYE ' "$log"; then not_ok "no BYE in the log"
      else ok; fi
    else
      stop
      not_ok "the call was not answered"
    fi
  else
    not_ok "the server does not start"
  fi
fi

probe largest-datagram largest ""
probe contact contact "" '1 "event":"ack"' '1 "event":"bye"' '1 "event":"ended"'
probe default-t1 t1 ""
probe t4 t4 "--t1-ms 50"
probe flood source "--source-transactions 1 --source-ms 60000 --answers 1" '1 "refused_503":1' \
  '1 "sources_limited":1' '1 "answers_limited":1'
probe caller-gone gone "$quick" '1+ "event":"transport-error"'

if wanted fresh-tags; then
  tags=()
  for k in 1 2; do
    if start "$name" 127.0.0.1; then
      tags+=("$(python3 "$here/probe.py" tag 127.0.0.1 "$port" 2>"$scratch/$name.errors")")
      stop
    fi
  done
  if [ ${#tags[@]} -ne 2 ] || [ ${#tags[0]} -lt 8 ] || [ ${#tags[1]} -lt 8 ]; then not_ok "no tags"
  elif [ "${tags[0]}" = "${tags[1]}" ]; then not_ok "the same tag after another start"
  else ok; fi
fi

if wanted port-in-use; then
  if start "$name" 127.0.0.1; then
    "$vuas" serve --udp "127.0.0.1:$port" >"$scratch/second" 2>"$scratch/second.err"
    code=$?
    stop
    if [ "$code" -ne 2 ]; then not_ok "exit status $code, not 2"
    elif [ "$(wc -l <"$scratch/second.err")" -ne 1 ] || ! grep -q "$port" "$scratch/second.err"; then
      not_ok "not one line that names the port"
    else ok; fi
  else
    not_ok "the server does not start"
  fi
fi

if [ "$only" = "  " ]; then
  mkdir -p "${results%/*}"
  printf '%s\n' ${names[@]+"${names[@]}"} >"$results"
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
