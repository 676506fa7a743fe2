#!/usr/bin/env bash
# The commands in README and the manual do what these say, and print what is shown below them: each
# page is run from its beginning to its end, in a folder of its own (run_examples.py).
. "$(dirname "$0")/lib.sh"

mkdir bin
ln -s "$DATELINE_QUERY" "$DATELINE_INDEXER" bin
# Debian's packages of Xapian are for its own Python.
ln -s /usr/bin/python3 bin
printf '#!/bin/sh\ncat >mailed\n' >bin/sendmail
chmod +x bin/sendmail
export PATH=$work/bin:$PATH

ran=0
for page in "$DATELINE_SOURCE/README.md" "$DATELINE_SOURCE"/data/man/*.[0-9]; do
  mkdir -p "pages/$(basename "$page")/data"
  cd "pages/$(basename "$page")"
  cp -r "$samples" data
  export XDG_STATE_HOME=$PWD/state XDG_RUNTIME_DIR=$PWD/run
  expect 0 python3 "$DATELINE_SOURCE/tests/cli/run_examples.py" "$page"
  cat out
  ran=$((ran + $(sed -n 's/ examples.*//p' out)))
  cd "$work"
done
[[ $ran -ge 60 ]] || fail "only $ran examples were run"
