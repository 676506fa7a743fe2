#!/usr/bin/env bash
# Builds Dateline, indexes the sample releases and searches them for ODIHR.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build
cmake --preset release >/dev/null
cmake --build --preset release --target dateline-indexer dateline-query

index=build/release/sample.db
echo "\$ dateline-indexer index --db $index data/sample"
build/release/indexer/dateline-indexer index --db "$index" data/sample
echo
echo "\$ dateline-query --db $index ODIHR"
build/release/query/dateline-query --db "$index" ODIHR
