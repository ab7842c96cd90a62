#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What holds of the build: no warning from either compiler, headers alone, freestanding core, names, no writable data,
# stack, form of the files. tests/build-selftest.sh plants a fault for each.
set -u
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0
W="-Wall -Wextra -Wpedantic -Wshadow -Wundef -Werror"
t=build/check/build
rm -rf $t
mkdir -p $t

try() { # TEXT COMMAND...: passes when the command succeeds and prints nothing
  local text=$1
  shift
  if "$@" >$t/out 2>&1 && [ ! -s $t/out ]; then
    passed=$((passed + 1))
    echo "ok      $text"
  else
    failed=$((failed + 1))
    echo "not ok  $text"
    head -n 20 $t/out
  fi
}
compile() { make --no-print-directory -s -j"$(nproc)" B=$t/$1 CC=$1 CFLAGS="-O2 -g -fstack-usage" all; }
each_header() { # COMPILER...: every header of the core on its own
  for h in src/*.h; do
    printf '#include "%s"\nextern int vuas_nothing;\n' "$(basename "$h")" | "$@" $W -Isrc -Ispec -fsyntax-only - || echo "$h"
  done
}
foreign_symbols() { nm -u $t/joined.o | awk '{print $2}' | grep -vxE 'memcpy|memmove|memset|memcmp'; true; }
foreign_names() { nm -g --defined-only $t/joined.o | awk '$3 !~ /^vuas_/ {print $3}'; }
writable() {
  nm $t/joined.o | awk '$2 ~ /^[bBdDcCsSgG]$/ {print}'
  size -A $t/joined.o | awk '$1 ~ /^\.(data|bss|tdata|tbss)(\.|$)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 {print}'
}
includes() {
  grep -nE '^ *# *include *<' -r src --include='*.[ch]' --exclude-dir=runner | grep -vE '<(stdint|stdbool|stddef)\.h>'
  true
}
sources() { find src spec fuzz tests -name '*.[ch]'; }
licence() { for f in $(sources); do head -n 1 "$f" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$f"; done; }
width() { sources | xargs awk 'length($0) > 120 {print FILENAME ":" FNR ": " length($0) " columns"}'; }
frames() { find $t/gcc -path $t/gcc/runner -prune -o -name '*.su' -exec cat {} +; }
fresh() { # what is committed is what the tables make
  spec/machines/generate "$PWD/$t/made" && (cd $t/made && find . -type f) | while read -r f; do cmp "$t/made/$f" "$f"; done
}
stack() { # no frame without a bound, none above 4 KiB
  frames | awk '$NF ~ /dynamic/ && $NF !~ /bounded/ {print} $(NF - 1) > 4096 {print}'
  [ -n "$(frames)" ]
}

try "gcc, no warning" compile gcc
try "clang, no warning" compile clang
try "headers as C, gcc" each_header gcc -std=c11 -Wstrict-prototypes -x c
try "headers as C++, g++" each_header g++ -std=c++11 -x c++
try "headers as C++, clang++" each_header clang++ -std=c++11 -x c++
try "one object of the library" ld -r -o $t/joined.o --whole-archive $t/gcc/libvuas.a
try "needs nothing but memcpy, memmove, memset, memcmp of the compiler" foreign_symbols
try "exported names begin with vuas_" foreign_names
try "no writable data" writable
try "no header but stdint.h, stdbool.h, stddef.h" includes
try "stack frames bounded, at most 4 KiB" stack
try "licence line in every file" licence
try "no line of C beyond 120 columns" width
try "what is made of spec/machines is fresh" fresh
text=$(size -A $t/joined.o | awk '/^\.(text|rodata)/ {s += $2} END {print s}')
deepest=$(frames | awk '{if ($(NF - 1) > m) m = $(NF - 1)} END {print m}')
echo "        text and read-only data: $text octets; deepest single frame: $deepest octets"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
