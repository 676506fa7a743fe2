#!/usr/bin/env bash
# An interrupted or killed indexer leaves the old index or none, never a broken one.
. "$(dirname "$0")/lib.sh"

many_samples 40
expect 0 indexer index --db old.db "$samples/ein"

# stop_during SIGNAL DB: starts an indexer and signals it once it writes segments.
stop_during() {
  rm -rf "$2/work"
  "$DATELINE_INDEXER" index --db "$2" --memory 1M many >out 2>err &
  local pid=$! code=0
  halt_when $pid test -d "$2/work"
  kill "-$1" $pid
  kill -CONT $pid 2>/dev/null || true # it may be gone already
  wait $pid 2>/dev/null || code=$?
  echo "$code" >code
}

stop_during INT old.db
equals code 7
counts old.db lighthouse 1
[[ ! -e old.db/work ]] || fail "work was left behind"

stop_during TERM old.db
equals code 7

# A closed terminal does not end the run.
cp -r old.db hup.db
stop_during HUP hup.db
equals code 0
counts hup.db lighthouse 41

stop_during KILL old.db
counts old.db lighthouse 1
xapian-check old.db/generation-1 >check || fail "$(cat check)"

stop_during KILL new.db
expect 3 query --db new.db lighthouse

# The next run cleans up and succeeds.
expect 0 indexer index --db old.db "$samples/lines"
[[ ! -e old.db/work ]] || fail "work was left behind"
counts old.db veterans 1
counts old.db lighthouse 1
expect 0 indexer index --db new.db "$samples/ein"
counts new.db lighthouse 1

# Only the index is written, so a kill leaves nothing elsewhere.
export TMPDIR=$work/nowhere
expect 0 indexer index --db new.db --full "$samples/ein"
