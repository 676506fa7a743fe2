#!/usr/bin/env bash
# Xapian's own programs open the published index and find it sound.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein" "$samples/lines"
expect 0 xapian-check "$(echo news.db/generation-*)"
says out "No errors found"
expect 0 xapian-delve news.db
says out "number of documents = 46"
expect 0 xapian-delve -t odihr news.db
says out "Posting List for term 'odihr' (termfreq 14"
expect 0 quest --db=news.db --stemmer=english observers
says out "Parsed Query: Query(Zobserv@1)"
lacks out "No matches"
