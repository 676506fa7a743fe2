#!/usr/bin/env bash
# Builds Dateline with warnings as errors and runs all tests.
# Usage: scripts/test.sh [CTEST OPTION]...    (such as -R NAME or -L cli)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build test
cmake --preset dev >/dev/null
cmake --build --preset dev
ctest --preset dev --parallel "$(nproc)" "$@"
