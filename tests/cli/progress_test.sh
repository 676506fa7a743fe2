#!/usr/bin/env bash
# Progress is one line that fits the terminal, through all stages; a dumb terminal gets none.
. "$(dirname "$0")/lib.sh"

many_samples 150
expect 0 indexer index --progress always --db plain.db many
for stage in walking surveying indexing merging publishing; do says err "$stage"; done
lacks err $'\033['
expect 0 indexer index --progress never --db never.db many
equals err ""
expect 0 indexer index --db piped.db many
equals err ""
expect 0 indexer compact --progress always --db plain.db
says err "checking"
says err "releases"
expect 0 indexer compact --db plain.db
equals err ""

# All commands that change an index are logged.
expect 0 indexer rollback --db plain.db
expect 0 indexer runs --db plain.db --json
[[ $(jq -r '.command | split(" ")[0]' out | paste -sd,) == index,compact,compact,rollback ]] ||
  fail "not the commands that were run"
[[ $(jq -r '.documents' out | sort -u | wc -l) -eq 1 ]] || fail "not the same releases after each"
expect 0 indexer runs --db plain.db
says out "rollback --db=plain.db"
code=0
indexer rollback --db never.db >out 2>err || code=$?
[[ $code -ne 0 ]] || fail "there was nothing to return to"
expect 0 indexer runs --db never.db --json
[[ $(tail -1 out | jq .exit_code) -ne 0 ]] || fail "a failed rollback is not told"

has_terminals || exit 0
on_terminal() {
  TERM=$1 script -qec "stty rows 24 cols 50; $2" /dev/null </dev/null
}
expect 0 on_terminal xterm "$DATELINE_INDEXER index --db seen.db many"
says out "indexing"
[[ $(tr '\r' '\n' <out | grep indexing | sed 's/\x1b\[K//g' | wc -L) -lt 50 ]] ||
  fail "the line is wider than the terminal"
expect 0 on_terminal xterm "$DATELINE_INDEXER index --log-level info --db logged.db many"
tr '\r' '\n' <out | sed 's/\x1b\[K//g' | grep -qx surveying || fail "a line of the log is glued to the progress"
expect 0 on_terminal dumb "$DATELINE_INDEXER index --db dumb.db many"
lacks out "indexing"
expect 0 on_terminal xterm "$DATELINE_INDEXER compact --db seen.db"
says out "checking"
