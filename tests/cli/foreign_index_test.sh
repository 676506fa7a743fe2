#!/usr/bin/env bash
# An index from somebody else runs no program, leads to no file outside it, and holds nobody up.
. "$(dirname "$0")/lib.sh"

mkdir archive
cp "$samples"/ein/20{16,17}* archive
expect 0 indexer index --db sound.db archive
[[ -e sound.db/generation-1/iamglass ]] || fail "no generation-1"
printf '#!/bin/sh\ntouch %s/ran\n' "$work" >program
chmod +x program
echo "mine" >victim

# foreign: a copy of the sound index, to be changed.
foreign() {
  rm -rf foreign.db
  cp -r sound.db foreign.db
}

# ends CODE PROGRAM ARGUMENTS...: at once, and without running or changing anything else.
ends() {
  expect "$1" timeout 20 "${@:2}"
  [[ ! -e ran ]] || fail "'${*:2}' ran a program"
  [[ $(cat victim) == mine ]] || fail "'${*:2}' wrote through a link"
}

# is_damage: for every command that reads what is live.
is_damage() {
  ends 5 "$DATELINE_QUERY" --db foreign.db lighthouse
  says err "rebuild the index"
  local command
  for command in check stats refused compact; do
    ends 5 "$DATELINE_INDEXER" "$command" --db foreign.db
  done
  ends 5 "$DATELINE_INDEXER" check --fast --db foreign.db
  ends 5 "$DATELINE_INDEXER" index --db foreign.db archive
}

# A line of a stub runs programs and names any path; only our own is followed.
for line in "remote :$work/program" "auto generation-1\nremote :$work/program" \
  "auto $work/sound.db/generation-1" "auto ../sound.db/generation-1" "glass generation-1" \
  "auto generation-01"; do
  foreign
  printf '%b\n' "$line" >foreign.db/XAPIANDB
  is_damage
done

# A generation that is a stub, or holds one, or is elsewhere.
foreign
rm -r foreign.db/generation-1
echo "remote :$work/program" >foreign.db/generation-1
is_damage
rm foreign.db/generation-1
is_damage
mkdir foreign.db/generation-1
echo "remote :$work/program" >foreign.db/generation-1/XAPIANDB
is_damage
rm -r foreign.db/generation-1
ln -s ../sound.db/generation-1 foreign.db/generation-1
is_damage

# The same in a generation to return to.
foreign
mv foreign.db/generation-1 foreign.db/generation-2
echo "auto generation-2" >foreign.db/XAPIANDB
echo "remote :$work/program" >foreign.db/generation-1
ends 5 "$DATELINE_INDEXER" rollback --db foreign.db
ends 0 "$DATELINE_INDEXER" check --db foreign.db
says out "generation-1, kept for rollback, cannot be used"

# What the digests are of stays inside.
foreign
sed -i '1s| [^ ]*$| ../../victim|' foreign.db/generation-1/digests
ends 5 "$DATELINE_INDEXER" check --fast --db foreign.db
lacks out victim

# A FIFO or a link in the place of a file.
for file in XAPIANDB generation-1/{digests,iamglass,docdata.glass,flintlock}; do
  foreign
  rm "foreign.db/$file"
  mkfifo "foreign.db/$file"
  is_damage
  rm "foreign.db/$file"
  ln -s "$work/victim" "foreign.db/$file"
  is_damage
done
foreign
rm foreign.db/runs
mkfifo foreign.db/runs
ends 5 "$DATELINE_INDEXER" runs --db foreign.db
ends 0 "$DATELINE_INDEXER" index --db foreign.db archive
for make in mkfifo "ln -s $work/victim"; do
  foreign
  rm foreign.db/lock
  $make foreign.db/lock
  ends 5 "$DATELINE_INDEXER" check --db foreign.db
  ends 5 "$DATELINE_INDEXER" index --db foreign.db archive
  ends 0 "$DATELINE_QUERY" --db foreign.db lighthouse
  foreign
  for file in XAPIANDB runs generation-1/digests; do $make foreign.db/$file.new; done
  rm foreign.db/*/*.new
  ends 0 "$DATELINE_INDEXER" index --full --db foreign.db archive
  ends 0 "$DATELINE_INDEXER" check --db foreign.db
done

# Files that take no space and any memory.
foreign
if truncate -s 900G foreign.db/XAPIANDB; then is_damage; fi
foreign
for digests in kept removed; do
  foreign
  [[ $digests == kept ]] || rm foreign.db/generation-1/digests
  if truncate -s 900G foreign.db/generation-1/docdata.glass; then
    is_damage
    says err "docdata.glass: almost nothing but holes"
    ends 0 "$DATELINE_INDEXER" index --full --db foreign.db archive
    ends 0 "$DATELINE_INDEXER" check --db foreign.db
  fi
done

# A table of as many blocks as a number can say.
foreign
rm foreign.db/generation-1/digests
python3 - foreign.db/generation-1/iamglass <<'END'
import sys
old = open(sys.argv[1], "rb").read()

def after_numbers(at, count):
    for _ in range(count):
        while old[at] & 0x80: at += 1
        at += 1
    return at

free_list = after_numbers(16 + 16, 6)  # after signature and UUID, in the first table
blocks = after_numbers(free_list + 1, 1)
end = free_list + 1 + old[free_list]
new = old[free_list + 1:blocks] + b"\xff\xff\xff\xff\x0f" + old[after_numbers(blocks, 1):end]
open(sys.argv[1], "wb").write(old[:free_list] + bytes([len(new)]) + new + old[end:])
END
expect 5 in_memory $((1 << 28)) timeout 20 "$DATELINE_INDEXER" check --db foreign.db

# Damage of any kind is damage, with digests or without.
for digests in kept removed; do
  for table in iamglass postlist.glass docdata.glass; do
    for size in 0 1 99 8191; do
      foreign
      [[ $digests == kept ]] || rm foreign.db/generation-1/digests
      truncate -s $size foreign.db/generation-1/$table
      ends 5 "$DATELINE_INDEXER" check --db foreign.db
      # A query need not read what is damaged.
      code=0
      timeout 20 "$DATELINE_QUERY" --db foreign.db lighthouse >out 2>err || code=$?
      [[ $code -eq 0 || $code -eq 5 ]] || fail "a query with $table cut to $size ended with $code"
      [[ $code -eq 0 ]] || says err "rebuild the index"
    done
  done
done

# The user's own files: a watch is none but a file; a configuration may also be a link or /dev/null.
expect 0 query watch add --state state --db sound.db light lighthouse
rm state/watches/light/watch.json
mkfifo state/watches/light/watch.json
ends 2 "$DATELINE_QUERY" watch run --state state light
mkfifo settings
ends 2 "$DATELINE_QUERY" --config settings --db sound.db lighthouse
says err "not a regular file"
echo "limit = 1" >real
ln -sf "$PWD/real" settings
ends 0 "$DATELINE_QUERY" --config settings --db sound.db lighthouse
ends 0 "$DATELINE_QUERY" --config /dev/null --db sound.db lighthouse
