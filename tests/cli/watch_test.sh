#!/usr/bin/env bash
# Saved searches report each new or reworded release once, and only what was written counts.
. "$(dirname "$0")/lib.sh"

export XDG_STATE_HOME=$work/state
mkdir dumps
cp "$samples/ein"/201* dumps
expect 0 indexer index --db news.db dumps

expect 0 query watch add odihr --db news.db --sort oldest --format jsonl ODIHR
expect 2 query watch add odihr --db news.db ODIHR
says err "watch 'odihr' already exists"
expect 2 query watch add odihr
expect 2 query watch add odihr ''
expect 2 query watch add --sort newset a b
expect 3 query watch add lost --db nowhere.db ODIHR
expect 0 query watch list
says out "--db=$work/news.db --sort=oldest --format=jsonl -- ODIHR"
says out "last run never"

# The first run reports everything, from any directory; the next reports nothing.
count=$(query --db news.db --count ODIHR)
cd /
expect_news() {
  local code=0
  query watch run "${@:2}" >"$work/out" 2>"$work/err" || code=$?
  [[ $1 -gt 0 ]] || [[ $code -eq 1 ]] || fail "no news ended with $code"
  [[ $(wc -l <"$work/out") -eq $1 ]] || fail "$(wc -l <"$work/out") news instead of $1"
}
expect_news "$count"
expect_news 0
cd "$work"

# A rebuild or a moved dump is not news; a new release or a new wording is.
mv dumps/2017-04-02_armenia-odihr-handbook.txt dumps/moved.txt
expect 0 indexer index --db news.db dumps
expect_news 0 odihr
expect 0 indexer index --db news.db --full dumps
expect_news 0
cp "$samples/ein/2024-06-09_training-odihr-budapest.txt" dumps
expect 0 indexer index --db news.db dumps
expect_news 1
says out '"date":"2024-06-09"'
sed -i 's/handbook for/manual for/' dumps/moved.txt
expect 0 indexer index --db news.db dumps
expect_news 1
says out "Handbook for Domestic Observers"
expect_news 0

# What could not be written is reported again.
expect 0 query watch add wage --db news.db '"minimum wage"'
cp "$samples/ein/2022-02-02_minimum-wage.txt" dumps
expect 0 indexer index --db news.db dumps
if [[ -w /dev/full ]]; then
  code=0
  query watch run wage >/dev/full 2>err || code=$?
  [[ $code -eq 2 ]] || fail "a full disk ended with $code"
fi
expect 0 query watch run wage
says out 'wage  "minimum wage"'
says out "minimum wage"
expect 1 query watch run wage
equals out ""

# One run at a time; a second one fails, or waits.
exec 9>>"$XDG_STATE_HOME/dateline/watches/wage/lock"
flock 9
expect 4 query watch run wage
says err "locked by"
exec 9>&-

# --from-now reports only what comes later. A lost index does not stop other watches.
expect 0 query watch add later --from-now --db news.db ODIHR
expect 1 query watch run later
cp -r news.db other.db
expect 0 query watch add --db other.db aside ODIHR
rm -r other.db
cp "$samples/ein/2021-04-25_albania-odihr-findings.txt" dumps
expect 0 indexer index --db news.db dumps
expect 3 query watch run
says err "watch aside:"
says out "Albanian Women Candidates"
expect 0 query watch remove aside
expect 2 query watch remove aside
expect 1 query watch run

# Names cannot leave the folder; the word "watch" can be searched for.
expect 2 query watch add ../escape --db news.db ODIHR
expect 2 query watch
says err "expected one of add, run, test, list, show, edit, reset, remove"
says err "dateline-query -- watch"
expect 1 query --db news.db -- watch run
[[ $(stat -c %a "$XDG_STATE_HOME/dateline/watches") == 700 ]] || fail "watches are not private"

# An option moves them elsewhere.
expect 1 query watch list --state elsewhere
expect 0 query watch add --state elsewhere --db news.db w ODIHR
expect 0 query watch run --state elsewhere w

# show, list --json, test, reset and edit.
expect 0 query watch show wage
says out "-- '\"minimum wage\"'"
expect 0 query watch list --json
[[ $(jq -r '.[] | select(.name == "wage") | .line[-1]' out) == '"minimum wage"' ]] || fail "no line in JSON"
expect 1 query watch test wage
equals out ""
expect 0 query watch reset wage
for _ in 1 2; do
  expect 0 query watch test wage
  says out "minimum wage"
done
expect 0 query watch reset --from-now wage
expect 1 query watch run wage
expect 0 query watch edit wage --db news.db --sort oldest '"minimum wage" OR ODIHR'
says out "changed watch wage"
expect 0 query watch show wage
says out "--sort=oldest"
expect 2 query watch edit wage
expect 2 query watch edit nobody --db news.db x
expect 2 query watch reset wag
says err "did you mean 'wage'?"

# A digest of all watches in one document, told once all of it is written.
expect 0 query watch reset odihr
expect 0 query watch test --digest text
head -1 out | grep -qE '^[0-9]+ new releases of 2 watches$' || fail "wrong title: $(head -1 out)"
says out "odihr  ODIHR"
says out 'wage  "minimum wage" OR ODIHR'
expect 0 query watch test --digest atom
cp out feed
python3 - <<'EOF' || fail "not a feed"
import xml.dom.minidom
ids = [e.getElementsByTagName("id")[0].firstChild.data for e in xml.dom.minidom.parse("feed").getElementsByTagName("entry")]
assert len(ids) > 5 and len(ids) == len(set(ids))
EOF
expect 0 query watch run --digest html
says out "<h2>odihr: ODIHR</h2>"
expect 1 query watch run --digest html
equals out ""

# Watches that may not be read are not taken for none.
if [[ $(id -u) -eq 0 ]] && setpriv --reuid 65534 --clear-groups true 2>/dev/null; then
  chmod 755 "$work" state state/dateline
  for command in run list "run wage"; do
    # shellcheck disable=SC2086 # two words
    expect 2 setpriv --reuid 65534 --clear-groups "$DATELINE_QUERY" watch $command --state state/dateline
    says err "state/dateline/watches"
    says err "Permission denied"
  done
fi

# A watch named twice runs once, and a folder without watches is no silence.
expect 0 query watch reset wage
expect 0 query watch run --digest text wage wage
expect 1 query watch run --state barren
says err "no watches in"
