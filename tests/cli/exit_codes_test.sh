#!/usr/bin/env bash
# Usage errors and missing indexes have their own exit codes and hints.
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
# What a format cannot show is refused with it.
for format in jsonl csv ids trec atom; do
  for option in --facets=source --timeline=year --explain-query --explain --kwic; do
    [[ $format == jsonl && $option =~ ^--(explain|kwic)$ ]] && continue
    [[ $format == csv && $option =~ ^--(facets|timeline|kwic) ]] && continue
    expect 2 query "$option" --format "$format" ODIHR
    says err "${option%=*}: not available with --format $format"
    says err "use --format text"
  done
done
expect 2 query --count --facets source ODIHR
says err "--facets: not available with --count"
expect 2 query --show x --format json --raw ODIHR
says err "--format: not available with --raw"
for option in --facets=source --count --similar=x; do
  expect 2 query --show x "$option"
  says err "${option%=*}: not available with --show"
done
expect 2 query --queries queries ODIHR
says err "search words: not available with --queries"
expect 2 query --count --queries queries
says err "--count: not available with --queries"
expect 2 query
expect 2 indexer
expect 2 indexer indx .
says err "did you mean 'index'?"
expect 2 indexer index --memory lots .
expect 2 indexer index --memory 512 .
says err "must be at least 1M"
expect 2 indexer index

# Unknown names and impossible dates are errors that name the nearest right one.
expect 0 indexer index --db words.db "$samples/lines"
expect 2 query --db words.db sourse:wire
says err "did you mean 'source:'?"
expect 2 query --db words.db date:2005/10
says err "did you mean 2005-10?"
expect 2 query --db words.db since:2006 until:2005
says err "no day is both since 2006-01-01 and until 2005-12-31"
expect 2 query --db words.db --since 2006 --until 2005 ODIHR
says err "did you mean --since 2005 --until 2006?"
expect 1 query --db words.db 10:30
printf '[serach]\nlimit = 3\n' >wrong.conf
expect 2 indexer index --config wrong.conf --db words.db "$samples/lines"
says err "wrong.conf:2: unknown section serach"
says err "did you mean search?"
printf 'limti = 3\n' >wrong.conf
expect 2 indexer index --config wrong.conf --db words.db "$samples/lines"
says err "wrong.conf:1: unknown option limti"
says err "did you mean limit?"

# An index never overwrites anything else.
mkdir precious
echo mine >precious/letter.txt
expect 2 indexer index --db precious "$samples/ein"
equals precious/letter.txt mine

# Failing to print is an error; an unreadable index is not a missing one.
expect 0 indexer index --db news.db "$samples/lines"
expect 1 query --db news.db --show nothing
says err "no release is called 'nothing'"
if [[ -w /dev/full ]]; then
  for line in "query --help" "indexer --help" "query --db news.db halloran" "indexer index --db news.db $samples/lines"; do
    code=0
    # shellcheck disable=SC2086 # words of a command line
    $line >/dev/full 2>err || code=$?
    [[ $code -eq 2 ]] || fail "'$line' to a full disk ended with $code"
    says err "standard output"
  done
fi
# A reader that goes away is not an error, however much output is left.
seq 3000 | sed 's/.*/{"number":&}/' >broken.jsonl
expect 6 indexer index --db broken.db broken.jsonl
for line in "indexer refused --db broken.db" "indexer refused --json --db broken.db"; do
  code=0
  { $line 2>err || code=$?; echo "$code" >code; } | head -c 1 >out
  equals code 0
  equals err ""
done
mkdir nothing
expect 0 indexer index --db nothing.db nothing
says out "no files found"
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
if [[ $(id -u) -eq 0 ]] && as_nobody "$DATELINE_QUERY" --version >/dev/null 2>&1; then
  chmod 755 "$work"
  chmod 700 news.db
  expect 2 as_nobody "$DATELINE_QUERY" --db "$work/news.db" halloran
  says err "Permission denied"
  chmod 755 news.db
  chmod 000 news.db/generation-1/postlist.glass
  expect 2 as_nobody "$DATELINE_QUERY" --db "$work/news.db" halloran
  says err "Permission denied"
  lacks err Database
  chmod 644 news.db/generation-1/postlist.glass
  mkdir -m 777 open
  cp "$samples/ein"/2018* open
  chmod 000 open/2018-02-06_tram-battery.txt
  expect 6 as_nobody "$DATELINE_INDEXER" index --db open/news.db open/*.txt
  says err "refused: open/2018-02-06_tram-battery.txt: Permission denied"
  says out "1  Permission denied"
fi

# A wrong folder given as the index: what to name instead.
mkdir -p folder/deep
cp "$samples"/ein/2016* folder
expect 0 indexer index --db folder/press.db folder
expect 3 query --db folder x
says err "there is one in it: --db folder/press.db"
expect 3 query --db folder/press.db/generation-1 x
says err "the index is the folder around it: --db $work/folder/press.db"
expect 3 query --db "$samples/ein" x
says err "it holds other files; to index them: dateline-indexer index --db INDEX $samples/ein"
touch letter.txt
expect 3 query --db letter.txt x
says err "this is a file, and an index is a folder"
expect 3 query --db nowhere.db x
says err "build one: dateline-indexer index --db nowhere.db FOLDER"

# Options that a batch or an explanation would ignore are refused.
echo tram >queries.txt
for option in --fields=title --full --kwic --facets=source --timeline=year; do
  expect 2 query --queries queries.txt --format csv "$option"
  says err "${option%=*}: not available with --queries and --format csv"
done
for option in --count --queries=queries.txt --format=json; do
  expect 2 query --explain-not 1 "$option" tram
done
expect 2 query --archive nowhere tram
says err "no archive is configured"

# One of something is said so.
echo '{"title":"Tram","text":"A tram runs again today."}' >one.jsonl
expect 0 indexer index --db one.db one.jsonl
says out "1 file: 1 new"
says out "index: 1 release,"
expect 0 indexer check --db one.db
says out "1 release from 1 dump"
expect 0 query --db one.db tram
says out "1 release, showing 1 to 1"

# A query of a batch that cannot be understood is named; the others are answered.
printf 'tram\nsince:never tram\nagain\n' >queries.txt
expect 2 query --db one.db --queries queries.txt --format json
says err "queries.txt, line 2: since: 'never' is not a date"
[[ $(jq -r '.[].query' out | paste -sd ' ') == "tram again" ]] || fail "not both were answered"
