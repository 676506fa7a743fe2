#!/usr/bin/env bash
# On a full disk the indexer reports an error, fails and keeps the old index.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein"
many_samples 20

limited() { (ulimit -f 40 && indexer index --db news.db many); }
expect 2 limited
says err "File too large"
counts news.db lighthouse 1
[[ ! -e news.db/work ]] || fail "work was left behind"

# The same during an update, after its first commit: the index is sound, and says so.
lines() {
  awk -v first="$1" -v last="$2" 'BEGIN {
    for (i = first; i <= last; ++i) {
      printf "{\"title\": \"Quay %d\", \"date\": \"2017-03-06\", \"text\": \"The board met.", i
      for (j = 0; j < 150; ++j) printf " w%d", (i * 7919 + j * j * 31) % 4000
      print "\"}"
    }
  }'
}
mkdir grown
for file in 1 2 3 4 5 6; do lines ${file}000 ${file}440 >grown/$file.jsonl; done
expect 0 indexer index --db grown.db grown
lines 9000 9020 >>grown/3.jsonl
limited_update() { (ulimit -f 8 && indexer index --db grown.db grown); }
expect 2 limited_update
expect 0 indexer check --db grown.db
expect 0 indexer index --db grown.db grown
counts grown.db board 2667

# A first run that fails leaves no index, and the advice is to run it again.
limited_first() { (ulimit -f 8 && indexer index --db first.db grown); }
expect 2 limited_first
expect 3 query --db first.db board
says err "run dateline-indexer index again"

# A real full disk, if this user may mount. The space for a build is checked before anything is
# written: a disk is either too small, or large enough to the end.
mkdir small
if ! mount -t tmpfs -o size=1m tmpfs small 2>/dev/null; then
  echo "a real full disk: skipped, this user may not mount"
  exit 0
fi
trap 'umount small; rm -rf "$work"' EXIT
built=0
for size in 1 4 16 64; do
  mount -o "remount,size=${size}m" small
  code=0
  indexer index --db small/news.db many >out 2>err || code=$?
  case $code in
    0) built=1 && rm -r small/news.db ;;
    *) says err "MB are free" && expect 3 query --db small/news.db lighthouse ;;
  esac
done
[[ $built -eq 1 ]] || fail "no disk was large enough"

# The disk fills up during an update: the index is in the state of one of its commits, and the next
# run with free space ends as if nothing had happened.
cp -r many/0 archive
expect 0 indexer index --db small/news.db archive
cp "$samples"/forms/titled.txt "$samples"/forms/note.md archive
filled=0
for free in 16 64 128 256 512 4096; do
  rm -rf small/copy.db small/filler
  cp -r small/news.db small/copy.db
  head -c "$(($(df -B1 --output=avail small | tail -1) - free * 1024))" /dev/zero >small/filler
  code=0
  indexer index --db small/copy.db archive >out 2>err || code=$?
  [[ $code -eq 0 || $code -eq 2 ]] || fail "ended with $code"
  [[ $code -eq 0 ]] || filled=$((filled + 1))
  [[ $code -eq 0 || -s err ]] || fail "nothing was said"
  counts small/copy.db lighthouse 1
  rm small/filler
  expect 0 indexer index --db small/copy.db archive
  expect 0 indexer check --db small/copy.db
  says out "ok: 48 releases from 48 dumps"
done
[[ $filled -gt 0 ]] || fail "the disk was never full"
