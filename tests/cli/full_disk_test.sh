#!/usr/bin/env bash
# On a full disk the indexer says so, ends with a failure and leaves the old index.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein"
many_samples 20

limited() { (ulimit -f 40 && indexer index --db news.db many); }
expect 2 limited
says err "File too large"
counts news.db lighthouse 1
[[ ! -e news.db/work ]] || fail "work was left behind"

# A real one, where this user may mount: seen before anything is written.
mkdir small
if mount -t tmpfs -o size=1m tmpfs small 2>/dev/null; then
  trap 'umount small; rm -rf "$work"' EXIT
  expect 2 indexer index --db small/news.db many
  says err "are needed, 1 MB are free"
  expect 3 query --db small/news.db lighthouse
fi
