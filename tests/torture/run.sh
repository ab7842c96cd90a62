#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every message of RFC 4475 to `vuas parse`, and over UDP to `vuas serve`: are verdict and answer those of expected.tsv?
# usage: tests/torture/run.sh [path of vuas [NAME...]]     Last line: N passed, N failed.
here=$(dirname "$0")
vuas=${1:-$here/../../build/vuas}
[ $# -gt 0 ] && shift
[ -x "$vuas" ] || { echo "$0: no program $vuas: run make first" >&2; exit 2; }
command -v python3 >/dev/null || { echo "$0: python3 is missing" >&2; exit 2; }
exec python3 "$here/torture.py" "$vuas" "$@"
