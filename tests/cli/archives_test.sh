#!/usr/bin/env bash
# Archives in the configuration are indexed by one command and searched as one; the failure of one
# does not stop the others.
. "$(dirname "$0")/lib.sh"

mkdir ein lines
cp "$samples"/ein/201[67]* ein
cp "$samples"/lines/0* lines
cat >dateline.conf <<END
metrics = $work/dateline.prom
[archive ein]
db = $work/ein.db
path = $work/ein
[archive lines]
db = $work/lines.db
path = $work/lines
END
export DATELINE_CONFIG=$work/dateline.conf

expect 0 indexer index --json
[[ $(jq -s -c '[.[] | [.archive, .documents]]' out) == '[["ein",6],["lines",4]]' ]] || fail "other archives"
says dateline.prom 'dateline_last_success_documents{index="'"$work"'/ein.db"} 6'
says dateline.prom 'dateline_last_success_documents{index="'"$work"'/lines.db"} 4'
[[ $(grep -c '^# TYPE dateline_last_run_seconds' dateline.prom) -eq 1 ]] || fail "a metric came twice"

expect 0 query --count ferry OR the
both=$(cat out)
expect 0 query --archive ein --count the
first=$(cat out)
expect 0 query --archive lines --count the
[[ $both -eq $((first + $(cat out))) ]] || fail "$both releases of both archives"

expect 2 indexer check
says err "choose one with --archive"
expect 0 indexer check --archive lines
expect 2 indexer stats --archive line
says err "did you mean 'lines'?"

# If one fails or has refusals, the others still run, and the worst exit code is returned.
cp "$samples"/ein/2018-02* ein
head -c 5000 /dev/urandom >lines/noise.bin
expect 6 indexer index
says out "ein:"
says out "1 new"
mv ein gone
cp "$samples"/lines/1* lines
expect 8 indexer index
says err "ein"
expect 8 indexer index --archive ein
# A path that never was is a mistake, too, though others are there.
expect 8 indexer index --db other.db lines linse
says err "linse: no such file or directory"
counts other.db the "$(query --db other.db --count the)"
expect 6 indexer index --archive lines --retry-refused
expect 0 query --archive lines --count the
[[ $(cat out) -gt 4 ]] || fail "the second archive was not indexed"

# Refusals name their archive, and JSON has an object of each, also of one that failed.
expect 6 indexer index --retry-refused --archive lines --archive lines
says err "refused: $work/lines/noise.bin"
mv gone ein
expect 6 indexer index --retry-refused
says err "lines: refused: $work/lines/noise.bin"
mv ein gone
rm -r ein.db
expect 2 indexer index --json
[[ $(jq -s -c '[.[].archive]' out) == '["ein","lines"]' ]] || fail "not an object for each archive"
[[ $(jq -s -r '.[0].error' out) == "$work/ein: no such file or directory" ]] || fail "no error in JSON"

# An archive without a path is only searched, one without an index is an error, and what would be
# ignored is said.
cat >searched.conf <<END
[archive lines]
db = $work/lines.db
path = $work/lines
[archive press]
db = tcp:localhost:1
END
export DATELINE_CONFIG=$work/searched.conf
expect 0 indexer index
expect 2 indexer index --archive press
says err "set path in [archive press]"
expect 2 indexer check --archive lines --db other.db
says err "--db: not available with --archive"
DATELINE_DB=other.db expect 2 indexer index
says err "\$DATELINE_DB hides the configured archives"
printf '[archive a]\npath = lines\n' >homeless.conf
expect 2 indexer index --config homeless.conf
says err "homeless.conf:2: archive a has no db"
[[ ! -e dateline.db ]] || fail "an index was made here"
