#!/usr/bin/env bash
# Builds the two programs in the shortest time (they are slower than the package), indexes the sample
# releases and searches them for ODIHR.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh demo
cmake --preset demo >/dev/null
cmake --build --preset demo --target dateline-indexer dateline-query

index=build/demo/sample.db
echo "\$ dateline-indexer index --db $index data/sample"
build/demo/indexer/dateline-indexer index --db "$index" data/sample
echo
echo "\$ dateline-query --db $index ODIHR"
build/demo/query/dateline-query --db "$index" ODIHR
