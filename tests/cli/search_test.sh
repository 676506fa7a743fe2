#!/usr/bin/env bash
# The main job: index the samples, and find the releases but nothing around them.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein" "$samples/lines"
says out "46 releases"

expect 0 query --db news.db ODIHR
says out "ODIHR Handbook for Domestic Observers Appears in Armenian"
counts news.db ODIHR 14
counts news.db odihr 14
counts news.db '"long-term observers"' 2

# Notices, menus and contact lines of the wire's pages are not part of a release.
for word in Presswire disclaimer '"submit release"' '"news search"' '"you just read"' \
  '"distribution channels"' '"share this article"' '"news provided by"' '"visit us on social media"' \
  '"email us here"' '"meet our app"'; do
  counts news.db "$word" 0
done
counts news.db cookies 1
counts news.db transparency 1

# Accents and case do not matter, a phrase and an excluded word do.
counts news.db orban 2
counts news.db ORBÁN 2
counts news.db '"minimum wage"' 2
expect 0 query --db news.db --count '"minimum wage"' -congress
equals out 1

# Scripts learn as well what a query could not mean.
for format in -c '--format csv' '--format ids'; do
  # shellcheck disable=SC2086
  expect 1 query --db news.db $format 'o*ihr'
  says err "note: a star stands for other letters only at the end of a word"
done

# Dates, sort orders, limits and output formats.
expect 2 query --db news.db --since '' --count ODIHR
says err "--since: '' is not a date"
expect 0 query --db news.db --since 2021-01-01 --until 2021-12-31 --count ODIHR
equals out 1
expect 0 query --db news.db --sort newest --limit 1 --format jsonl ODIHR
says out '"date":"2024-06-09"'
expect 0 query --db news.db --sort oldest --limit 1 --format jsonl ODIHR
says out '"date":"2016-10-30"'
expect 0 query --db news.db --format ids ODIHR
[[ $(wc -l <out) -eq 10 ]] || fail "not ten ids"
id=$(head -1 out)
expect 0 query --db news.db --show "$id"
says out ODIHR

# A command after options is a word, and so is an option with its value attached: both are noted.
expect 0 query --db news.db search
says err "note: searched for 'search'; a command must come before options"
expect 0 query --db news.db ODIHR -fids
says err "note: -fids excludes a word; for the option write -f ids"
expect 0 query --db news.db --format ids -nall ODIHR
[[ $(wc -l <out) -gt 10 ]] || fail "-nall is not --limit all"
# The environment names the index; the name of a command can be searched for.
DATELINE_DB=news.db expect 0 query lighthouse
for words in "search search" "-- search"; do
  # shellcheck disable=SC2086 # two arguments
  DATELINE_DB=news.db expect 0 query $words
  says out "Halloran Bill Would Count Every Vote Abroad"
done
expect 1 query --db news.db xyzzy

# Words are stemmed for the given language.
expect 0 query --db news.db --lang en --count observer
expect 1 query --db news.db --lang de observing
expect 2 query --db news.db --lang xx observer
says err "must be one of ar"

# A misspelt word is corrected on request, also when counting.
expect 1 query --db news.db --count obsrvers
expect 0 query --db news.db --correct --count obsrvers
corrected=$(cat out)
counts news.db observers "$corrected"
