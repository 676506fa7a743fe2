#!/usr/bin/env bash
# Runs tests that take too long for every run: kills, stop signals, faults and power losses at each
# call, kills at 200 random moments, a minute of eight readers, a real full disk. Takes about 20
# minutes on two cores. Prints a summary line at the end; exits with code 1 if anything was lost.
# Usage: [DATELINE_CRASH_ARCHIVE=FOLDER] scripts/soak.sh [TEST NAME]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build test
cmake --preset release >/dev/null
cmake --build --preset release --target crash_tests dateline-indexer dateline-query

figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
# A RAM disk saves thousands of disk syncs; the programs make the same calls.
[[ ! -w /dev/shm ]] || export TMPDIR=/dev/shm
export DATELINE_CRASH_STRIDE=1 DATELINE_CRASH_MOMENTS=200 DATELINE_READERS_SECONDS=60
export DATELINE_CRASH_FIGURES=$figures
code=0
build/release/tests/crash/crash_tests --durations yes "${1:-*}" || code=1
if [[ $# -eq 0 ]]; then
  ctest --test-dir build/release -R 'cli: full_disk_test' --output-on-failure || code=1
fi
awk '{ number = $1; $1 = ""; sum[$0] += number }
     END { for (name in sum) line = line "," " " sum[name] name; print "soak: " substr(line, 3) }' "$figures"
awk '$2 == "losses" && NF == 2 { losses += $1 } END { exit losses > 0 }' "$figures" || code=1
exit "$code"
