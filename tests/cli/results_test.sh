#!/usr/bin/env bash
# Everything printed besides plain results: facets, timeline, concordance, tables, feeds.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein" "$samples/lines"

expect 0 query --db news.db --facets source,year --timeline year --limit 1 ODIHR
says out "by source"
says out "by year"
says out "first mention 2016-10-30, last 2024-06-09"
expect 2 query --db news.db --facets colour ODIHR
says err "source, channel, lang, year"
expect 2 query --db news.db --timeline decade ODIHR

expect 0 query --db news.db --kwic --limit 1 ODIHR
says out " ODIHR "

printf 'ODIHR\n"minimum wage"\nxyzzy\n' >queries
expect 0 query --db news.db --queries queries --format csv
head -1 out | grep -qx $'query,count,first,last,count_exact,first_grade,last_grade\r' || fail "wrong header line"
says out "ODIHR,14,2016-10-30,2024-06-09,true,stated,stated"
says out '"""minimum wage""",2,'
says out "xyzzy,0,,,true,none,none"

expect 0 query --db news.db --format atom ODIHR
cp out feed
expect 0 python3 -c 'import xml.dom.minidom; print(len(xml.dom.minidom.parse("feed").getElementsByTagName("entry")))'
equals out 10

# The list has as many releases as it says, and all copies as --count says.
expect 0 query --db news.db --limit all --format ids ODIHR
equals out "$(query --db news.db --limit 14 --format ids ODIHR)"
listed=$(wc -l <out)
expect 0 query --db news.db --limit all --copies --format ids observers
all=$(wc -l <out)
expect 0 query --db news.db --count observers
equals out "$all"
expect 0 query --db news.db --format json --limit 1 ODIHR
[[ $(jq .distinct out) -eq $listed ]] || fail "not as many releases as in the list"

# Running out of time is not "nothing found".
expect 7 query --db news.db --timeout 0.000001 --facets year ODIHR
says out "nothing found before the time limit"
says out "by year (incomplete)"
expect 7 query --db news.db --timeout 0.000001 --count ODIHR
says err "at least 0 releases match"
expect 0 query --db news.db --timeout 100 --count ODIHR
equals out 14

# Lists may have spaces.
expect 0 query --db news.db --facets 'source, year' --limit 1 ODIHR
says out "by year"
expect 0 query --db news.db --format csv --fields 'date, title' --limit 1 ODIHR
says out "date,title"
