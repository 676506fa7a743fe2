#!/usr/bin/env bash
# Releases named by short ids, paths, lists and the ranks of a terminal's last search.
. "$(dirname "$0")/lib.sh"

export XDG_RUNTIME_DIR=$work/run XDG_STATE_HOME=$work/state
mkdir -m 700 run
mkdir archive
cp -r "$samples/ein" archive
expect 0 indexer index --db news.db archive

expect 0 query --db news.db --format json --limit 3 ODIHR
short=$(jq -r '.releases[1].short_id' out)
id=$(jq -r '.releases[1].id' out)
file=$(jq -r '.releases[1].file' out)
title=$(jq -r '.releases[1].title' out)
[[ $id == "$short"* ]] || fail "$short is not the beginning of $id"
expect 0 query --db news.db --limit 3 ODIHR
says out " · $short"

# A short id, the whole id, a path from here, the absolute one.
for reference in "$short" "${id:0:12}" "$id" "$file" "$work/$file"; do
  expect 0 query --db news.db --show "$reference"
  says out "title:   $title"
  says out "id:      $id"
done

# Several at once; a list, in which what follows a tab does not count; some that are missing.
expect 0 query --db news.db --format ids --limit all ODIHR
cp out ids
total=$(wc -l <ids)
expect 0 query --db news.db --format json --show "$(sed -n 1p ids)" "$(sed -n 2p ids)" "$short"
[[ $(wc -l <out) -eq 3 ]] || fail "not three releases"
query --db news.db --format jsonl --show - <ids >all
[[ $(wc -l <all) -eq $total ]] || fail "not $total releases"
[[ $(jq -r .id all) == "$(cat ids)" ]] || fail "another order"
printf '%s\ta title\nnobody\n' "$id" >list
code=0
query --db news.db --format csv --fields id,title --show - <list >out 2>err || code=$?
[[ $code -eq 1 ]] || fail "a missing release ended with $code"
equals out $'id,title\r\n'"$id,$title"$'\r'
says err "no release is called 'nobody'"

expect 1 query --db news.db --show -
expect 1 query --db news.db --show "${id:0:3}"
says err "give at least four characters of an id"

# Other commands take the same names.
expect 0 query --db news.db --similar "$short" --format ids
lacks out "$id"
expect 0 query --db news.db --explain-not "$short" beekeepers
says out "$title"
expect 0 query --db news.db --raw --show "$short"
cmp out "$file" || fail "not the bytes of the dump"

# Ambiguous beginnings name their candidates.
mkdir many
for i in {1..300}; do printf 'Tram %s\n\nA tram runs on line %s.\n' "$i" "$i" >"many/$i.txt"; done
expect 0 indexer index --db many.db many
for first in {0..9} {a..f}; do
  for second in {0..9} {a..f}; do
    code=0
    query --db many.db --show "$first${second}00" >out 2>err || code=$?
    [[ $code -eq 1 || $code -eq 0 || $code -eq 2 ]] || fail "ended with $code"
  done
done
expect 0 query --db many.db --format json --limit all tram
jq -r '.releases[].short_id' out | sort | uniq -d >twice
equals twice ""

# open: the URL of the release if it has one, else its dump.
cat >browser <<'EOF'
#!/bin/sh
echo "opened $1" >>opened
EOF
chmod +x browser
printf '{"id":"u1","title":"Quay","url":"https://quay.example/1?a=b&c","text":"A quay opens."}\n' >url.jsonl
expect 0 indexer index --db url.db url.jsonl
BROWSER=$work/browser expect 0 query open --db url.db u1
BROWSER="$work/none %s:$work/browser %s" expect 0 query open --db url.db --file u1
BROWSER=$work/browser expect 0 query open --db news.db "$short"
equals opened "opened https://quay.example/1?a=b&c
opened $work/url.jsonl
opened $work/$file"
BROWSER=$work/browser expect 1 query open --db news.db nobody
BROWSER=false expect 2 query open --db news.db "$short"
says err "set BROWSER"
expect 2 query open government data
says err "to search for these words: dateline-query -- open"

# Ranks are those of the last search of the same terminal, whose words are marked.
if ! has_terminals; then
  echo "no terminals here: ranks are not tested"
  exit 0
fi
on_terminal() {
  TERM=xterm PAGER='' script -qec "stty rows 50 cols 60; $1" /dev/null </dev/null | tr -d '\r'
}
q="$DATELINE_QUERY"
expect 0 on_terminal "$q --db news.db --offset 1 --limit 2 ODIHR >/dev/null; cd /; $q --show 2"
title=$("$q" --db news.db --offset 1 --limit 1 --fields title --format jsonl ODIHR | jq -r .title)
sed 's/\x1b\[[0-9;]*m//g' out >plain
says plain "title:   ${title:0:30}"
says out $'\033[1;31mODIHR\033[0m'
[[ $(sed 's/\x1b\[[0-9;]*m//g' out | wc -L) -le 60 ]] || fail "wider than the terminal"
expect 0 on_terminal "$q --db news.db --offset 1 --limit 2 ODIHR >/dev/null; $q --show 3 2 | grep -c ^title"
equals out 2
expect 0 on_terminal "$q --db news.db ODIHR >/dev/null; $q --show 99; echo code \$?"
says out "code"
lacks out "title:"
[[ $(stat -c %a run/dateline) == 700 ]] || fail "others can read the folder"
expect 0 on_terminal "$q --show 1 --db news.db; echo code \$?"
says out "no release is called '1', and the last search in this terminal listed no such rank"
# Without a terminal, nothing is kept.
before=$(ls run/dateline)
setsid -w "$q" --db news.db ODIHR >/dev/null
[[ $(ls run/dateline) == "$before" ]] || fail "a search without a terminal was kept"
