#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, on Debian. usage: scripts/deps.sh run|check|bench
# NO_INSTALL=1: only names what is missing, exit 2
set -u

missing=()
need() { # PACKAGE TEST...: the package, unless the test succeeds
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
has() { command -v "$1"; }
file() { test -e "$1"; }
header() { echo "#include <$1>" | gcc -E -x c - ; }
clang_fuzzer() { test -e "$(clang -print-file-name=libclang_rt.fuzzer-"$(uname -m)".a)"; }
afl() { has afl-fuzz && has afl-clang-fast; }

look() {
  missing=()
  need gcc has gcc
  need libc6-dev header stdio.h
  need make has make
  if [ "$1" = bench ]; then
    need python3 has python3
    need pkg-config has pkg-config
    need valgrind has valgrind
    need libosip2-dev header osipparser2/osip_parser.h
    need libsofia-sip-ua-dev file /usr/include/sofia-sip-1.12/sofia-sip/sip.h
    need libre-dev header re/re.h
  fi
  [ "$1" = check ] || return 0
  need python3 has python3
  need g++ has g++
  need clang has clang
  need libclang-rt-14-dev clang_fuzzer
  need libcmocka-dev header cmocka.h
  need pkg-config has pkg-config
  need procps has ps
  need sip-tester has sipp
  need afl++ afl
  need frama-c-base has frama-c
  need why3 has why3
  need cvc4 has cvc4
  need z3 has z3
  need spin has spin
  need graphviz has dot
}

what=${1:-check}
look "$what"
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "${NO_INSTALL:-0}" = 1 ]; then
  echo "missing packages: ${missing[*]}" >&2
  exit 2
fi
if ! command -v apt-get >/dev/null; then
  echo "missing (Debian's names), and there is no apt-get to install them: ${missing[*]}" >&2
  exit 2
fi
root=()
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "missing packages: ${missing[*]} (neither root nor sudo to install them)" >&2
    exit 2
  fi
  root=(sudo)
fi
echo "installing: ${missing[*]}"
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends "$@"; }
if ! apt install "${missing[@]}"; then
  apt update && apt install "${missing[@]}" || { echo "could not install: ${missing[*]}" >&2; exit 2; }
fi
look "$what"
if [ ${#missing[@]} -ne 0 ]; then
  echo "still missing after installing: ${missing[*]}" >&2
  exit 2
fi
