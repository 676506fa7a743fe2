#!/usr/bin/env bash
# bench measures the queries of a file, and reports missing options.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein"
printf 'ODIHR\n7\t"minimum wage"\n' >queries
expect 0 query bench --db news.db --queries queries --repeat 2
says out "2 queries, 2 runs each"
says out "ODIHR (11 found)"
says out "\"minimum wage\" ("
expect 0 query bench --db news.db --queries queries --repeat 2 --json
says out '"stages":{"parse":{"p50":'
printf 'ODIHR\n' >query
expect 0 query bench --db news.db --queries query --repeat 1
says out "1 query, 1 run each"
expect 2 query bench --db news.db
says err "missing option --queries"
expect 2 query bench --db news.db --queries queries --repeat 0
expect 2 query bench --db news.db --queries missing
