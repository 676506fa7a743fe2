#!/usr/bin/env bash
# Indexes on servers (xapian-tcpsrv): searched as if they were here, and what happens without one.
. "$(dirname "$0")/lib.sh"

servers=()
end_servers() {
  local server
  for server in "${servers[@]}"; do kill -KILL -- "-$server" 2>/dev/null || true; done
}
trap 'end_servers; rm -rf "$work"' EXIT

# serve INDEX: serves it on the loopback; its process is the last of `servers`, its address `address`.
serve() {
  local port
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port "$port" "$1" 2>/dev/null &
  servers+=($!)
  disown
  address=tcp:127.0.0.1:$port
  until query --db "$address" --count the >/dev/null 2>&1; do sleep 0.02; done
}

expect 0 indexer index --db pages.db "$samples/ein"
expect 0 indexer index --db lines.db "$samples/lines"
serve pages.db
pages=$address
serve lines.db
lines=$address

# The same as from here; short ids are longer.
plain() { sed -E 's/ · [0-9a-f]{6,12}$//; /short_id/d; /^short:/d' "$1"; }
same() { diff <(plain "$1") <(plain "$2") >difference || fail "$3: $(head -3 difference)"; }
local=(--db pages.db --db lines.db --as-of 2024-06-30)
remote=(--db "$pages" --db "$lines" --as-of 2024-06-30)
for words in ODIHR '"minimum wage"' 'election NEAR/5 observers' 'wage -congress' 'title:wage'; do
  for format in ids json text; do
    query "${local[@]}" --format "$format" --no-pager -- "$words" >here 2>err || true
    query "${remote[@]}" --format "$format" --no-pager -- "$words" >there 2>err || true
    same here there "$words as $format"
  done
done
expect 0 query "${remote[@]}" --facets source,year,issuer --timeline year ODIHR
cp out there
expect 0 query "${local[@]}" --facets source,year,issuer --timeline year ODIHR
same out there facets
id=$(query "${local[@]}" --format ids --limit 1 '"minimum wage"')
for command in "--show $id" "--show $id --raw" "--similar $id" "--explain wage" "--expand wage"; do
  # shellcheck disable=SC2086 # words of a command line
  expect 0 query "${local[@]}" --no-pager $command
  cp out here
  # shellcheck disable=SC2086
  expect 0 query "${remote[@]}" --no-pager $command
  same here out "$command"
done
expect 0 query --db pages.db --db "$lines" --count '"minimum wage"'
equals out 2

# Archives of a configuration may have shards on servers.
printf '[archive all]\ndb = %s\ndb = %s\n' "$pages" "$lines" >conf
expect 0 query --config conf --archive all --count '"minimum wage"'
equals out 2

# A watch never takes an incomplete answer for news.
export XDG_STATE_HOME=$work/state XDG_DATA_HOME=$work/data
expect 0 query watch add wages "${remote[@]:0:4}" '"minimum wage"'
kill -KILL -- -"${servers[1]}"
expect 9 query watch run wages
says err "${lines#tcp:}"

# Without one, its releases are missing, and everything says so.
expect 9 query "${remote[@]}" --no-pager '"minimum wage"'
says out "note: not searched: $lines"
says err "not searched: $lines"
expect 9 query "${remote[@]}" --count '"minimum wage"'
equals out 1
says err "not searched: $lines"
says err "at least 1 releases match"
expect 9 query "${remote[@]}" --format json '"minimum wage"'
[[ $(jq -r '.missing[].index' out) == "$lines" ]] || fail "JSON does not name it"
[[ $(jq .count_exact out) == false ]] || fail "the count is called exact"
expect 9 query "${remote[@]}" --require-all '"minimum wage"'
equals out ""
says err "${lines#tcp:}"
expect 9 query --db "$lines" wage
says err "check that xapian-tcpsrv runs there"

# What is no address is said so.
expect 2 query --db tcp:localhost wage
says err "write tcp:HOST:PORT"
