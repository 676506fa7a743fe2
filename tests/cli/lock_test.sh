#!/usr/bin/env bash
# A second indexer reports that the index is locked, and by whom; readers are not disturbed.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein"
many_samples 40
"$DATELINE_INDEXER" index --db news.db many >/dev/null 2>&1 &
first=$!
trap 'kill -KILL %1 2>/dev/null || true; rm -rf "$work"' EXIT
halt_when $first grep -q "pid $first " news.db/lock

expect 4 indexer index --db news.db "$samples/lines"
says err "pid $first on $(hostname)"
counts news.db lighthouse 1

kill -CONT $first
wait $first || fail "the first indexer ended with $?"
counts news.db lighthouse 41
