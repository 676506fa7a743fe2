#!/usr/bin/env bash
# Wrong usage and missing indexes have their own exit codes and say what to do.
. "$(dirname "$0")/lib.sh"

expect 3 query --db nowhere.db ODIHR
says err nowhere.db
[[ ! -e nowhere.db ]] || fail "a search made a directory"
mkdir empty.db
expect 3 query --db empty.db ODIHR

expect 2 query --sort newset ODIHR
says err "did you mean 'newest'?"
expect 2 query --limt 5 ODIHR
says err "did you mean '--limit'?"
expect 2 query --limit many ODIHR
expect 2 query
expect 2 indexer
expect 2 indexer indx .
says err "did you mean 'index'?"
expect 2 indexer index --memory lots .
expect 2 indexer index

# An index is not written over something else.
mkdir precious
echo mine >precious/letter.txt
expect 2 indexer index --db precious "$samples/ein"
equals precious/letter.txt mine
