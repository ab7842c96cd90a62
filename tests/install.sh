#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs below build/, and builds the example against the installed files alone, found through pkg-config.
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
stage=$PWD/build/check/stage
rm -rf "$stage"
try() {
  local text=$1
  shift
  if "$@" >build/check/install.out 2>&1; then passed=$((passed + 1)); echo "ok      $text"; else
    failed=$((failed + 1)); echo "not ok  $text"; head -n 20 build/check/install.out; fi
}
pc() { PKG_CONFIG_LIBDIR=$stage/opt/vuas/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$stage pkg-config "$@" vuas; }
version() { [ "$(pc --modversion)" = "$(sed -n 's/^#define VUAS_VERSION "\(.*\)"/\1/p' src/vuas.h)" ]; }
# shellcheck disable=SC2046
build() {
  cc -std=c11 -Wall -Wextra -Wpedantic -Werror $(pc --cflags) -o "$stage/answer" tests/example/answer.c $(pc --libs)
}
cplusplus() {
  echo '#include <vuas.h>
        int main() { vuas_stats_counters c = vuas_stats_counters(); return c.calls == 0 && sizeof(vuas) > 0 ? 0 : 1; }' |
    c++ -std=c++11 -Wall -Wextra -Wpedantic -Werror $(pc --cflags) -x c++ -o "$stage/cplusplus" - && "$stage/cplusplus"
}
only() {
  [ "$(cd "$stage" && find . -type f | sort | tr '\n' ' ')" = \
    "./opt/vuas/include/vuas.h ./opt/vuas/lib/libvuas.a ./opt/vuas/lib/pkgconfig/vuas.pc " ]
}
rm -f build/vuas.pc
try "make install" make --no-print-directory DESTDIR="$stage" PREFIX=/opt/vuas install
rm -f build/vuas.pc # it names this prefix
try "one header, library, pkg-config file, nothing else" only
try "pkg-config knows the version" version
try "the example builds against it" build
try "the example answers a call" tests/example/run.sh "$stage/answer"
try "a C++ program builds against the header" cplusplus
echo "$passed passed, $failed failed"
[ $failed = 0 ]
