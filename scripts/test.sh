#!/usr/bin/env bash
# Builds Dateline with warnings as errors and runs all tests.
# Usage: scripts/test.sh [CTEST OPTION]...    (such as -R NAME or -L cli)
# Environment: DATELINE_UNITY_BATCH=N compiles N sources of a library as one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build test
cmake --preset dev ${DATELINE_UNITY_BATCH:+-DDATELINE_UNITY_BATCH="$DATELINE_UNITY_BATCH"} >/dev/null
cmake --build --preset dev
# One more than there are processors, as some tests wait for a disk or a clock.
ctest --preset dev --parallel "$(($(nproc) + 1))" "$@"
