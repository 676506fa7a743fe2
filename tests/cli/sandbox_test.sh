#!/usr/bin/env bash
# Both programs are confined by the kernel while they read archives and indexes, and do all they
# should nevertheless.
. "$(dirname "$0")/lib.sh"

# Symbolic links are followed wherever they lead; earlier dumps are read again by a rebuild.
mkdir -p archive elsewhere others
cp -r "$samples/ein" elsewhere/ein
cp "$samples"/lines/* elsewhere
ln -s ../elsewhere/ein archive/ein
for file in "$samples"/lines/*; do ln -s "../elsewhere/$(basename "$file")" archive; done
cp -r "$samples/lines" others/lines

for option in --no-sandbox --log-level=info; do
  expect 0 indexer index --db news.db $option archive
  expect 0 indexer index --db news.db $option --full others
  expect 0 query --db news.db --count ODIHR
  cp out "found$option"
  rm -r news.db
done
equals found--log-level=info "$(cat found--no-sandbox)"
expect 0 indexer clean archive
cp out cleaned
expect 0 indexer clean --no-sandbox archive
cmp -s out cleaned || fail "what is cleaned differs in a sandbox"
expect 0 indexer index --db news.db archive
# Original bytes come from wherever the dump is.
id=$(query --db news.db --format ids --limit 1 ODIHR)
expect 0 query --db news.db --show "$id" --raw

# A watch writes its state.
expect 0 query watch add one --state state --db news.db ODIHR
expect 0 query watch run --state state
expect 1 query watch run --state state

expect 0 query --help
says out "--no-sandbox"
expect 0 indexer --help
says out "--no-sandbox"

# The kernel says what a run is confined to; here the indexer waits in the midst of one. A build
# with sanitizers has no sandbox.
sanitized && exit 0
[[ $(grep -c '^Seccomp:' /proc/self/status) -eq 1 ]] || exit 77
mkfifo queries
"$DATELINE_QUERY" --db news.db --queries queries --format ids >out 2>err &
pid=$!
exec 9>queries
echo ODIHR >&9
until [[ -s out ]]; do sleep 0.01; done
grep -qx $'Seccomp:\t2' /proc/$pid/status || fail "a search is not confined"
grep -qx $'NoNewPrivs:\t1' /proc/$pid/status || fail "a search may gain privileges"
exec 9>&-
wait $pid
