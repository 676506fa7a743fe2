#!/usr/bin/env bash
# What takes too long for every test run: kills, stops, faults and losses of power at each call, kills
# at 200 random moments, a minute of eight readers, a real full disk. About 20 minutes on two cores.
# Ends with a line of figures; exit code 1 where anything was lost.
# usage: [DATELINE_CRASH_ARCHIVE=FOLDER] scripts/soak.sh [NAME OF A TEST]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build test
cmake --preset release >/dev/null
cmake --build --preset release --target crash_tests dateline-indexer dateline-query

figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
# Memory spares the disk thousands of syncs; the programs make the same calls.
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
