#!/usr/bin/env bash
# An archive is one archive: however its path is spelt, from wherever it is indexed, and wherever its
# disk is mounted. What is missing from it is told; an index in it is no part of it.
. "$(dirname "$0")/lib.sh"

release() { # ID WORD
  printf '{"id": "%s", "title": "The %s opens", "date": "2021-05-06", "text": "%s"}\n' "$1" "$2" \
    "The $2 was opened by the mayor today, and everybody who lives here had waited for it long."
}
mkdir -p disk/press/2021 elsewhere
for n in {1..20}; do release "id$n" "bridge$n" >"disk/press/2021/$n.jsonl"; done
ln -s disk link
index=$work/news.db

# Spellings of one folder.
expect 0 indexer index --db "$index" disk/press
says out "20 files: 20 new"
for path in ./disk/press/ "$work/disk/press" "../$(basename "$work")/disk//press" link/press; do
  expect 0 indexer index --db "$index" "$path"
  says out "20 files: 0 new, 20 unchanged"
done
cd disk
expect 0 indexer index --db "$index" press/2021/3.jsonl ../disk/press
says out "20 files: 0 new, 20 unchanged"
cd "$work"
expect 0 query --db "$index" --show id3
says out "disk/press/2021/3.jsonl"

# Links in the archive to dumps of the archive are spellings, too.
ln -s 2021 disk/press/latest
ln -s 2021/3.jsonl disk/press/third.jsonl
expect 0 indexer index --db "$index" disk/press
says out "20 files: 0 new, 20 unchanged"

# The original bytes are found from everywhere.
cd elsewhere
expect 0 query --db "$index" --show id3 --raw
says out bridge3

# So are the dumps, for a rebuild with another folder.
mkdir own
release o1 orchard >own/o.jsonl
expect 0 indexer index --db "$index" --full own
counts "$index" bridge3 1
counts "$index" orchard 1
cd "$work"

# The disk is mounted elsewhere.
entry_ids() { grep -o '<id>urn:[^<]*' out; }
expect 0 query --db "$index" --format atom bridge3
entry=$(entry_ids | tail -n 1)
mv disk other-disk
expect 2 query --db "$index" --show id3 --raw
says err "$work/disk/press/2021/3.jsonl"
says err "--root OLD=NEW"
expect 0 query --db "$index" --show id3 --raw --root disk=other-disk
says out bridge3
expect 2 query --db "$index" --show id3 --raw --root disk
expect 0 indexer index --db "$index" other-disk/press
says out "20 files: 0 new, 20 unchanged"
expect 0 query --db "$index" --show id3 --raw
says out bridge3
counts "$index" bridge3 1

# Results name it where it is, and take that name back.
moved=$work/other-disk/press/2021/3.jsonl
for options in "bridge3" "--format json bridge3" "--format csv bridge3" "--explain bridge3" "--show id3"; do
  # shellcheck disable=SC2086 # several words
  expect 0 query --db "$index" $options
  says out "$moved"
done
expect 0 query --db "$index" --format atom bridge3
[[ $(entry_ids | tail -n 1) == "$entry" ]] || fail "an entry of a feed has another id since the archive moved"
expect 0 query --db "$index" --count "file:$moved"
says out 1
expect 0 query --db "$index" --show id3 --dump "$moved"
says out bridge3

# It is not mounted at all.
mv other-disk/press unmounted
mkdir other-disk/press
for prune in "" --prune; do
  # shellcheck disable=SC2086 # or none
  expect 8 indexer index --db "$index" $prune other-disk/press
  says err "$work/other-disk/press: the files of 20 of its 20 releases are missing"
  counts "$index" bridge3 1
done
rmdir other-disk/press
expect 8 indexer index --db "$index" other-disk/press
DATELINE_CONFIG=/dev/null expect 8 "$DATELINE_SOURCE/scripts/nightly.sh" --db "$index" other-disk/press
says out "is a disk not mounted?"
mv unmounted other-disk/press

# Nor is a folder in it.
mkdir other-disk/press/mount
release m1 meadow >other-disk/press/mount/m.jsonl
expect 0 indexer index --db "$index" other-disk/press
rm other-disk/press/mount/m.jsonl
expect 8 indexer index --db "$index" --prune other-disk/press
says err "$work/other-disk/press/mount: the files of 1 of its 1 releases are missing"
rmdir other-disk/press/mount
expect 0 indexer index --db "$index" --prune other-disk/press
says out "1 removed"

# --prune takes a tenth.
rm other-disk/press/2021/{4,5,6}.jsonl
expect 0 indexer index --db "$index" other-disk/press
says out "3 missing"
expect 8 indexer index --db "$index" --prune other-disk/press
says err "--prune=all"
counts "$index" bridge4 1
expect 2 indexer index --db "$index" --prune=most other-disk/press
expect 0 indexer index --db "$index" --prune=all other-disk/press
says out "3 removed"
counts "$index" bridge4 0

# A dump that was renamed is neither new nor removed.
mv other-disk/press/2021/{7,seven}.jsonl
expect 0 indexer index --db "$index" other-disk/press
says out ": 0 new, 16 unchanged, 1 moved"
lacks out removed
expect 0 indexer runs --db "$index"
tail -1 out | grep -q "0 new, 0 changed, 16 unchanged, 1 moved, 0 removed" || fail "not so in the log of runs"

# An index in the archive, whatever its name, and a first run of it that was killed.
there() { (cd other-disk/press && indexer "$@"); }
for _ in 1 2 3; do
  expect 0 there index .
  says out "17 files"
done
mv other-disk/press/{dateline.db,another.bak}
mkdir other-disk/press/dateline.db
touch other-disk/press/dateline.db/lock
expect 0 there index .
says out "17 files: 17 new"
