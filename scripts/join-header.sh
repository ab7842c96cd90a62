#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Joins types.h, state.h, frame.h and vuas.h into the one header that is installed. usage: scripts/join-header.sh SRC > vuas.h
set -eu
cat <<'TEXT'
/* SPDX-License-Identifier: Apache-2.0 */
/* Made of types.h, state.h, frame.h and vuas.h by scripts/join-header.sh. The contracts in the comments are ACSL; the predicates that
   they name stand in the source tree under spec/. */
TEXT
for f in types.h state.h frame.h vuas.h; do
  echo
  echo "/* ---- $f ---- */"
  grep -v -e '^#include "' -e '^/\* SPDX-License-Identifier' "$1/$f" | sed 's,/\*@,/*,'
done
