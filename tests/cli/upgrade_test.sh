#!/usr/bin/env bash
# Indexes of each schema that there has been: the current one is read and updated, older and newer
# ones are refused with what to do, and that works.
. "$(dirname "$0")/lib.sh"

current=$(sed -n 's/.*unsigned schema_version = \([0-9]*\);/\1/p' "$DATELINE_SOURCE/common/schema/fields.h")
indexes=$DATELINE_SOURCE/tests/indexes
[[ -e $indexes/schema-$current.tar.zst ]] || fail "make an index of schema $current: tests/indexes/make.sh"
mkdir press-releases
cp "$samples"/ein/201[67]-* press-releases
releases=$(find press-releases -type f | wc -l)

# The current one.
tar --zstd -xf "$indexes/schema-$current.tar.zst"
index=schema-$current
expect 0 indexer check --db "$index"
says out "ok: $releases releases"
counts "$index" ODIHR 2
expect 0 query --db "$index" --show press-releases/2017-04-02_armenia-odihr-handbook.txt
says out "ODIHR Handbook for Domestic Observers Appears in Armenian"
cp "$samples/ein/2022-02-02_minimum-wage.txt" press-releases
expect 0 indexer index --db "$index" press-releases
says out "1 new, $releases unchanged"
counts "$index" '"minimum wage"' 1
rm press-releases/2022*

# Older ones: everything but `runs` says how to make the index anew, and nothing calls it damaged.
older=0
for archive in "$indexes"/schema-*.tar.zst; do
  index=$(basename "$archive" .tar.zst)
  [[ ${index#schema-} -lt $current ]] || continue
  older=$((older + 1))
  tar --zstd -xf "$archive"
  told="rebuild it: dateline-indexer index --full --db $index FOLDER"
  for command in "query --db $index ODIHR" "indexer index --db $index press-releases" \
    "indexer check --db $index" "indexer compact --db $index" "indexer stats --db $index" \
    "indexer refused --db $index"; do
    # shellcheck disable=SC2086 # several words
    expect 5 $command
    says err "$index: index has schema version ${index#schema-}, but this program reads $current"
    says err "$told"
    lacks err damaged
    lacks out damaged
  done

  # The command works as it is told, with the folder in its place.
  command=${told#*: dateline-}
  # shellcheck disable=SC2086 # several words
  expect 0 ${command/FOLDER/press-releases}
  says out "$releases releases"
  counts "$index" ODIHR 2
  expect 0 indexer check --db "$index"
  says out "generation-1, kept for rollback, cannot be used"
  expect 5 indexer rollback --db "$index"
  counts "$index" ODIHR 2
done
[[ $older -ge 2 ]] || fail "there is no index of an older schema"

# One of a newer program.
tar --zstd -xf "$indexes/schema-$current.tar.zst" --one-top-level=newer --strip-components=1
/usr/bin/python3 -c '
import sys, xapian
database = xapian.WritableDatabase(sys.argv[1])
database.set_metadata("dateline.schema", sys.argv[2])
database.commit()' newer/generation-1 $((current + 1)) 2>/dev/null || {
  echo "a newer index: skipped, there is no python3-xapian"
  exit 0
}
rm -f newer/generation-1/digests
expect 5 query --db newer ODIHR
says err "use the newer version that wrote it"
