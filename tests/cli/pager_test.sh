#!/usr/bin/env bash
# On a terminal, output longer than the screen goes through a pager; elsewhere it does not.
. "$(dirname "$0")/lib.sh"

if ! has_terminals; then
  echo "skipped: this system gives out no terminals"
  exit 77
fi
expect 0 indexer index --db news.db "$samples"
cat >pager <<'EOF'
#!/bin/sh
echo "paged"
exec cat
EOF
chmod +x pager

# on_terminal ROWS COMMAND: runs the command on its own terminal with ROWS rows.
on_terminal() {
  TERM=xterm script -qec "stty rows $1 cols 70; $2" /dev/null </dev/null | tr -d '\r'
}
search="$DATELINE_QUERY --db news.db ODIHR"
export PAGER=$work/pager

expect 0 on_terminal 20 "$search"
says out paged
says out "Armenian"
says out $'\033['
expect 0 on_terminal 200 "$search"
lacks out paged
expect 0 on_terminal 20 "$search --no-pager"
lacks out paged
expect 0 sh -c "$search"
lacks out paged
lacks out $'\033['

# A missing pager is skipped; quitting one early is not an error.
PAGER=$work/nowhere expect 0 on_terminal 20 "$search 2>/dev/null"
says out "Armenian"
PAGER=true expect 0 on_terminal 20 "$search --limit 60 ; echo code \$?"
says out "code 0"
PAGER='' expect 0 on_terminal 20 "$search"
says out "Armenian"

NO_COLOR=1 expect 0 on_terminal 200 "$search"
lacks out $'\033['

# A reader that leaves early causes no error messages.
expect 0 bash -c "$search --limit 60 --format jsonl 2>noise | head -1; exit 0"
equals noise ""

# People are told what --count counts; scripts get the number.
cp -r "$samples/ein" copied
cp -r copied again
expect 0 indexer index --db copied.db copied again
expect 0 on_terminal 20 "$DATELINE_QUERY --db copied.db --count lighthouse"
equals out "2 releases, including copies (1 without)"
expect 0 on_terminal 20 "$DATELINE_QUERY --db copied.db --count --copies lighthouse"
says out "2 releases, including copies (1 without)"
expect 0 query --db copied.db --count lighthouse
equals out 2
expect 0 query --db copied.db --explain-query lighthouse
says out "matches: 2 releases, including copies (1 without)"
