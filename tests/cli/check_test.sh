#!/usr/bin/env bash
# Damage to an index is detected and reported; an index can be compacted and rolled back.
. "$(dirname "$0")/lib.sh"

live() { sed 's/^auto //' "$1/XAPIANDB"; } # the name of the live generation

expect 3 indexer check --db nowhere.db
[[ ! -e nowhere.db ]] || fail "a check made a directory"

mkdir archive
cp "$samples"/ein/20{16,17,18,19}* archive
expect 0 indexer index --db news.db archive
expect 0 indexer check --db news.db
says out "ok: 12 releases from 12 dumps"
says out "12 stored releases verified"
expect 0 indexer check --db news.db --fast --json
[[ $(jq -c '[.sound, .digests, .checked_releases]' out) == '[true,true,0]' ]] || fail "not sound"

# An update renews the digests; a killed run leaves none, and the next run recreates them.
cp -r archive more
cp "$samples/ein/2022-07-19_heat-map.txt" more
cp -r "$samples/forms" archive/forms
expect 0 indexer index --db updated.db archive
echo >>archive/2016-03-14_lighthouse.txt
expect 0 indexer index --db updated.db --json archive
[[ $(jq .rebuilt out) == false ]] || fail "an update was expected"
expect 0 indexer check --db updated.db
updated=$(live updated.db)
rm "updated.db/$updated/digests"
expect 0 indexer check --db updated.db
says out "the tables have no digests"
echo "what a killed run was writing" >"updated.db/$updated/digests.new"
expect 0 indexer index --db updated.db archive
expect 0 indexer check --db updated.db --fast
lacks out "no digests"

# Compacting changes no result.
expect 0 indexer compact --db updated.db
says out "$(live updated.db) is live"
expect 0 indexer check --db updated.db
says out "$updated is kept for rollback"
counts updated.db lighthouse 1

# Rolling back, and continuing from there.
expect 0 indexer index --db news.db --full more
counts news.db heat 1
expect 0 indexer rollback --db news.db
counts news.db heat 0
expect 2 indexer rollback --db news.db
says err "no older generation to return to"
expect 0 indexer index --db news.db --prune more
counts news.db heat 1
expect 0 indexer index --db news.db --full --keep 0 more
[[ $(echo news.db/generation-*) != *' '* ]] || fail "an older generation was kept"
expect 2 indexer index --db news.db --keep some more

# Without memory, nobody can tell whether an index is damaged: just below the least that suffices.
least() { # the least mebibytes of addresses with which a command succeeds
  local size=16
  until prlimit --as=$((size << 20)) "$@" >out 2>err || [[ $size -ge 1024 ]]; do ((++size)); done
  echo $size
}
if ! sanitized; then
  needed=$(least "$DATELINE_INDEXER" check --db news.db)
  for ((less = 1; less <= 16; ++less)); do
    code=0
    in_memory $(((needed << 20) - (less << 17))) "$DATELINE_INDEXER" check --db news.db >out 2>err || code=$?
    [[ $code -ne 5 ]] || fail "no memory is said to be damage: $(cat out)"
    lacks err "a write failed"
  done
fi

# Tables without digests that lead out of a block are damage, which all programs survive.
cat >mislead.py <<'EOF'
import sys
table = bytearray(open(sys.argv[1], "rb").read())
for begin in range(0, len(table), 8192):
    for at in range(begin + 11, begin + int.from_bytes(table[begin + 9:begin + 11], "big"), 2):
        if sys.argv[2] == "offsets":
            table[at:at + 2] = b"\xff\xff"
        elif table[begin + 4] == 0:
            item = begin + int.from_bytes(table[at:at + 2], "big")
            table[item:item + 2] = b"\x60\x00"
open(sys.argv[1], "wb").write(table)
EOF
for what in offsets sizes; do
  rm -rf misled.db
  cp -r updated.db misled.db
  rm misled.db/"$(live misled.db)"/digests
  python3 mislead.py misled.db/"$(live misled.db)"/postlist.glass $what
  expect 5 indexer check --db misled.db
  expect 5 indexer compact --db misled.db
  expect 5 indexer stats --db misled.db
  expect 5 query --db misled.db bridge
  expect 5 indexer index --db misled.db archive
  expect 0 indexer index --db misled.db --full archive
  expect 0 indexer check --db misled.db
done

# A changed byte, a truncated table, a missing table.
damaged() {
  local file=damaged.db/$updated/$1
  rm -rf damaged.db
  cp -r updated.db damaged.db
  rm -r "damaged.db/$(live damaged.db)"
  echo "auto $updated" >damaged.db/XAPIANDB
  cat >"$work/change"
  bash "$work/change" "$file"
  expect 5 indexer check --db damaged.db --fast
  says out "$1"
  says out "to repair"
  expect 5 indexer compact --db damaged.db
}
# shellcheck disable=SC2016
damaged spelling.glass <<<'printf X | dd of="$1" bs=1 seek=100 conv=notrunc status=none'
# shellcheck disable=SC2016
damaged docdata.glass <<<'truncate -s 100 "$1"'
# shellcheck disable=SC2016
damaged termlist.glass <<<'rm "$1"'
expect 0 indexer index --db damaged.db archive
says err "the index was damaged and has been rebuilt"
expect 0 indexer check --db damaged.db
# An unreadable index is not replaced unasked: it may hold releases of missing dumps.
# shellcheck disable=SC2016
damaged iamglass <<<'printf X | dd of="$1" bs=1 seek=20 conv=notrunc status=none'
expect 5 indexer index --db damaged.db archive
says err "--full"
expect 0 indexer index --db damaged.db --full archive
expect 0 indexer check --db damaged.db

# The nightly run repairs what it can, and never updates a damaged index.
flip() { printf X | dd of="$(echo healed.db/generation-*)/$1" bs=1 seek=40 conv=notrunc status=none; }
cp -r archive kept
expect 0 indexer index --db healed.db --keep 0 kept
for table in spelling.glass docdata.glass digests; do
  flip $table
  expect 5 indexer check --db healed.db --fast
  expect 0 "$DATELINE_SOURCE/scripts/nightly.sh" --db healed.db --keep 0 kept
  says out "the index was damaged and has been rebuilt"
  says out "$table"
  expect 0 indexer check --db healed.db
  expect 0 "$DATELINE_SOURCE/scripts/nightly.sh" --db healed.db --keep 0 kept
  equals out ""
done
flip spelling.glass
expect 0 indexer index --db healed.db --keep 0 --json kept
[[ $(jq -c '[.rebuilt, (.damage | length)]' out) == '[true,1]' ]] || fail "the damage is not in the report"

# If a dump is missing, its releases are kept rather than lost.
mv kept/2016-03-14_lighthouse.txt .
flip spelling.glass
expect 5 indexer index --db healed.db kept
says err "cannot be rebuilt: kept/2016-03-14_lighthouse.txt"
expect 5 indexer index --db healed.db --full kept
counts healed.db lighthouse 1
mv 2016-03-14_lighthouse.txt kept
expect 0 indexer index --db healed.db kept
expect 0 indexer check --db healed.db
counts healed.db lighthouse 1
