#!/usr/bin/env bash
# What cannot be read for a while keeps its releases, and what takes the place of a dump is no dump.
. "$(dirname "$0")/lib.sh"

# obedient COMMAND...: without the right of root to read everything.
obedient() {
  if [[ $(id -u) -eq 0 ]]; then
    setpriv --bounding-set -dac_override,-dac_read_search "$@"
  else
    "$@"
  fi
}

mkdir archive
for number in 1 2 3 4; do
  printf 'Quay %d is rebuilt\n\nWEXCOMBE, March %d, 2017 -- The harbour board agreed to rebuild quay %d.\n' \
    $number $number $number >archive/$number.txt
done
expect 0 indexer index --db news.db archive
if obedient true 2>/dev/null; then
  echo "The work on the quay begins in spring, and the board pays for it with a loan." >>archive/2.txt
  chmod 000 archive/2.txt archive/3.txt
  for run in "" --full; do
    # shellcheck disable=SC2086
    expect 6 obedient "$DATELINE_INDEXER" index --db news.db $run archive
    says err "refused: archive/2.txt: Permission denied; its releases are kept"
    counts news.db quay 4
  done
  chmod 644 archive/2.txt archive/3.txt
  expect 0 indexer index --db news.db archive
  says out "1 changed"
  counts news.db spring 1
else
  echo "skipped: files that may not be read"
fi

# A link to another dump, a folder: the dump itself is gone.
ln -sf 1.txt archive/2.txt
mkdir folder
mv archive/3.txt folder
mv folder archive/3.txt
expect 0 indexer index --db news.db archive
counts news.db quay 4
expect 0 indexer index --db news.db --full archive
counts news.db quay 4
expect 0 indexer index --db news.db --prune=all archive
counts news.db quay 3
expect 0 indexer check --db news.db
