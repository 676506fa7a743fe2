#!/usr/bin/env bash
# Signals and limits of time and memory end a search, and the answer says so.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db news.db "$samples/ein" "$samples/lines"

# stop_with SIGNAL: sends it to a search that answers queries without end.
stop_with() {
  local code=0
  mkfifo queries
  # The reader keeps the pipe open, so that the search waits for more.
  # Whoever runs the tests may ignore a signal, which programs inherit.
  env "--default-signal=$1" "$DATELINE_QUERY" --db news.db --queries queries --format ids >out 2>err &
  local pid=$!
  exec 9>queries
  echo ODIHR >&9
  until [[ -s out ]]; do sleep 0.01; done
  kill "-$1" $pid
  wait $pid || code=$?
  exec 9>&-
  rm queries
  [[ $code -eq 7 ]] || fail "after $1 the search ended with $code instead of 7"
  says err "stopped by a signal"
}
stop_with TERM
stop_with INT
stop_with HUP

# A file without end is no list of queries.
expect 2 in_memory 1073741824 "$DATELINE_QUERY" --db news.db --queries /dev/zero --format ids
says err "/dev/zero, line 1: longer than 1048576 bytes"
expect 2 in_memory 1073741824 "$DATELINE_QUERY" bench --db news.db --queries /dev/zero
says err "/dev/zero, line 1: longer than 1048576 bytes"
# shellcheck disable=SC2016 # the inner shell expands it
expect 2 in_memory 1073741824 bash -c \
  'yes "some words of a query" | "$DATELINE_QUERY" bench --db news.db --queries -'
says err "more than 64 MiB of queries"

# Dots without end are no date.
{ printf 'date:'; head -c 120000 /dev/zero | tr '\0' .; echo; echo ODIHR; } >queries
expect 2 query --db news.db --queries queries --format ids
says err "is not a date"

# An answer cut short has the exit code of one, even if something was found.
printf 'ODIHR\n' >queries
expect 7 query --db news.db --timeout 0.000001 --queries queries --format csv
says err "time limit reached; results may be incomplete"
expect 7 query --db news.db --timeout 0.000001 --format json ODIHR
grep -q '"timed_out": *true' out || fail "JSON does not tell of the time limit"
expect 0 query --db news.db --timeout 0 --count ODIHR
equals out 14
expect 0 query --db news.db --timeout 1e300 --count ODIHR
equals out 14
expect 2 query --db news.db --timeout -1 ODIHR
expect 0 query search --help
says out "(default: 30)"

# Neither a long text nor a long phrase holds up a search beyond its time limit, though the words of
# both repeat.
patience=60 # seconds
! sanitized || patience=600
words() { { yes tide || true; } | head -n "$1" | tr '\n' ' '; }
{ printf 'The tide\n\nPORT ELLEN, May 4, 2019 -- '; words 2000000; echo "and ebb."; } >tide.txt
expect 0 indexer index --db tide.db tide.txt
expect 1 timeout "$patience" "$DATELINE_QUERY" --db tide.db "\"$(words 20000)ebb\""
expect 0 timeout "$patience" "$DATELINE_QUERY" --db tide.db "\"$(words 20000)and ebb\""
expect 1 timeout "$patience" "$DATELINE_QUERY" --db tide.db --timeout 5 "\"$(words 20000)ebb\""
# Nor does it fill the memory with places of hundreds of words near each other.
{ printf 'The tide\n\nPORT ELLEN, May 4, 2019 -- '; words 200000; echo "and ebb."; } >near.txt
expect 0 indexer index --db near.db near.txt
expect 0 in_memory 1073741824 timeout "$patience" "$DATELINE_QUERY" --db near.db "$(words 600 | sed 's/ / NEAR\/50 /g')tide"
says out "only 16 words in a row are sought near each other"

# A folder has no lines.
expect 2 query --db news.db --queries .
says err "dateline-query: .: is a folder"
expect 2 query bench --db news.db --queries .
says err "dateline-query: .: is a folder"
expect 2 query --db news.db --synonyms . ferry
says err "dateline-query: .: is a folder"
