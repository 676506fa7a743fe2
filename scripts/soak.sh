#!/usr/bin/env bash
# What takes too long for every test run: kills at each call, at 200 random moments, faults and
# losses of power at each call, and a minute of eight readers. About 20 minutes on two cores.
# usage: scripts/soak.sh [NAME OF A TEST]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build test
cmake --preset dev >/dev/null
cmake --build --preset dev --target crash_tests

# Memory spares the disk thousands of syncs; the programs make the same calls.
[[ ! -w /dev/shm ]] || export TMPDIR=/dev/shm
export DATELINE_CRASH_STRIDE=1 DATELINE_CRASH_MOMENTS=200 DATELINE_READERS_SECONDS=60
build/dev/tests/crash/crash_tests --success --durations yes "${1:-*}" |
  grep -vE '^ *$|^\.+$|^-+$|PASSED|CHECK|REQUIRE|with expansion|==|\{  *\}' || true
test "${PIPESTATUS[0]}" -eq 0
