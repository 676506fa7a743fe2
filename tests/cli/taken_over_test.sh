#!/usr/bin/env bash
# A first build or a rebuild that was killed: the next run takes over what was finished, and ends
# with the same index.
. "$(dirname "$0")/lib.sh"

many_samples 100
expect 0 indexer index --db undisturbed.db --jobs 2 many
same_tables() { # INDEX
  local table
  for table in postlist docdata spelling; do
    cmp "$1"/generation-*/$table.glass undisturbed.db/generation-1/$table.glass || fail "$1: other $table"
  done
}
# The workers finish segments in any order.
kept() { # SEGMENT...
  local segment
  for segment; do [[ -s news.db/unfinished/segment-$segment.kept ]] || return; done
}
identity() { stat -c '%i %Y' news.db/unfinished/segment-0/run; }
begin() {
  "$DATELINE_INDEXER" index --db news.db --jobs 2 "$@" many >/dev/null 2>&1 &
  pid=$!
}
end() {
  kill -KILL $pid
  wait $pid 2>/dev/null || true
}

# Killed while segments are being filled, then while they are being merged.
begin
halt_when $pid kept 0 1
end
first=$(identity)
begin
halt_when $pid test -e news.db/work/generation/postlist.glass
[[ $(identity) == "$first" ]] || fail "a finished segment was made again"
end
expect 0 indexer index --db news.db --jobs 2 many
same_tables news.db
[[ ! -e news.db/unfinished ]] || fail "parts of the finished build are left"

# Stopped; then a segment is damaged, and a dump that went into another one has changed.
begin --full
halt_when $pid kept 0 1 2
kill -TERM $pid
kill -CONT $pid
wait $pid && fail "the run was not stopped"
kept 0 1 2 || fail "nothing is kept"
truncate -s 100 news.db/unfinished/segment-0/postings
truncate -s 100 news.db/unfinished/segment-1.kept
expect 0 indexer index --db news.db --jobs 2 --full --keep 0 many
same_tables news.db
begin --full
halt_when $pid kept 0 1
end
sed -i 's/retired bus driver/retired tram driver/' many/*/ein/2016-09-05_bakery-cookies.txt
expect 0 indexer index --db news.db --jobs 2 --full --keep 0 many
counts news.db '"tram driver"' 100

# A run that does not rebuild leaves nothing behind.
begin --full
halt_when $pid kept 0 1
end
expect 0 indexer index --db news.db many
[[ ! -e news.db/unfinished ]] || fail "parts of a build are left"
