#!/usr/bin/env bash
# Similar releases, and why a release is or is not among the results.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein" "$samples/lines"
id_of() { query --db news.db --format ids --limit 1 "$1"; }

id=$(id_of title:handbook)
expect 0 query --db news.db --similar "$id" --limit 3
says out "note: similar to: ODIHR Handbook for Domestic Observers Appears in Armenian (2017-04-02)"
says out "note: by words: "
lacks out "1. ODIHR Handbook"
says out "ODIHR"
expect 0 query --db news.db --similar "$id" --format ids --since 2020
lacks out "$id"
expect 0 query --db news.db --similar "$id" --count Kazakhstan
expect 1 query --db news.db --similar "$id" xyzzy
expect 1 query --db news.db --similar nothing
says err "no release is called 'nothing'"

# The numbers of a score explanation add up to the score.
expect 0 query --db news.db --explain --limit 3 observers mission
says out "observers (stem observ): "
awk '/^ +[0-9.]+  score$/ { if (sum != $1 * 1000) exit 1; sum = 0; ++scores; next }
  /^ +[0-9]+\.[0-9][0-9][0-9]  / { sum += $1 * 1000 } END { exit scores != 3 }' out || fail "the sum is wrong"
expect 0 query --db news.db --explain --limit 1 --format json observers
says out '"stems": ['

# Why a release is not among the results.
handbook=$(id_of title:handbook)
expect 0 query --db news.db --explain-not "$handbook" ODIHR -armenia --since 2018
says out "ODIHR Handbook for Domestic Observers Appears in Armenian · 2017-04-02"
says out "  yes  ODIHR"
says out "it does not match date:2018-01-01.. and NOT armenia"
expect 0 query --db news.db --explain-not "$handbook" --limit 1 --sort newest ODIHR
says out "; showing 1 to 1"
expect 0 query --db news.db --explain-not "$handbook" title:handbook
says out "it is shown at rank 1"
expect 1 query --db news.db --explain-not nothing ODIHR
says err "no release is called 'nothing'"
