#!/usr/bin/env bash
# Copies of an index: complete or not there, checked by digests, stale after an update, rolled back.
. "$(dirname "$0")/lib.sh"
export LC_ALL=C
mkdir bin
ln -s "$DATELINE_INDEXER" bin/dateline-indexer
# The other machine is this one.
printf '#!/bin/sh\nshift\nexec sh -c "$*"\n' >bin/ssh
chmod +x bin/ssh
export PATH=$work/bin:$PATH RSYNC_RSH=$work/bin/ssh
publish() { "$DATELINE_SOURCE/scripts/publish.sh" "$@"; }

cp -r "$samples/ein" press
expect 0 indexer index --db news.db press
for target in "$work/here" "archive.example.org:$work/there"; do
  copy=${target#*:}
  expect 1 publish --check news.db "$target"
  expect 0 publish news.db "$target"
  equals out "published as generation-1"
  expect 0 publish news.db "$target"
  equals out "the copy is up to date"
  expect 0 indexer check --db "$copy"
  query --db "$copy" --format ids ODIHR >out
  query --db news.db --format ids ODIHR | cmp -s - out || fail "the copy has other releases"
done

# An update in place makes copies stale; readers of the old generation are not disturbed.
cp "$samples"/lines/1* press/
expect 0 indexer index --db news.db press
expect 1 publish --check news.db here
equals out "the copy is stale"
before=$(cat here/XAPIANDB)

# A transfer that breaks leaves the old index, and goes on the next time.
cat >bin/rsync <<SCRIPT
#!/bin/sh
for last; do :; done
cp news.db/generation-*/postlist.glass "\$last"
exit 12
SCRIPT
chmod +x bin/rsync
expect 12 publish news.db here
[[ $(cat here/XAPIANDB) == "$before" ]] || fail "the broken copy is live"
expect 0 query --db here --count ODIHR
rm bin/rsync
expect 0 publish news.db here
equals out "published as generation-2"
expect 0 indexer check --db here
[[ ! -e here/incoming ]] || fail "remains of the transfer"
[[ $(query --db here --count report) == $(query --db news.db --count report) ]] || fail "another count"

# What arrives damaged is never live.

cp "$samples"/lines/0* press/
expect 0 indexer index --db news.db press
rsync=$(command -v rsync)
cat >bin/rsync <<SCRIPT
#!/bin/sh
"$rsync" "\$@"
for last; do :; done
printf X | dd of="\$last/docdata.glass" bs=1 seek=9000 conv=notrunc 2>/dev/null
SCRIPT
chmod +x bin/rsync
expect 5 publish news.db here
says err "what arrived is damaged and was removed"
[[ $(cat here/XAPIANDB) == "auto generation-2" ]] || fail "the damaged copy is live"
rm bin/rsync
expect 0 publish news.db here
equals out "published as generation-3"

# The copy is rolled back like any index, and only one older generation is kept.
[[ $(cd here && echo generation-*) == "generation-2 generation-3" ]] || fail "kept $(ls here)"
expect 0 indexer rollback --db here
expect 0 indexer check --db here
expect 2 publish nowhere here
says err "nowhere: no index"
