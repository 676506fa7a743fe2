#!/usr/bin/env bash
# --show ID --raw prints the original bytes of a release, whatever its container.
. "$(dirname "$0")/lib.sh"

# raw WORD: writes the original bytes of the one release with this word to the file raw.
raw() {
  local id
  id=$(query --db news.db --format ids -- "$1") || fail "nothing is found for $1"
  expect 0 query --db news.db --show "$id" --raw
  mv out raw
}

mkdir archive
release() { printf '{"title":"Bakers of %s","text":"Bakers of %s met on %s.\\u0007"}\n' "$1" "$1" "May 3, 2019"; }
{ release Ghent; release Bruges; } >lines.jsonl
cp lines.jsonl archive
release Namur | gzip >archive/object.json.gz
release Liege >object.json
tar -cf - object.json | bzip2 >archive/objects.tar.bz2
printf 'Weavers of Mons\n\nMONS, May 4, 2019 -- Weavers of M\xf6ns met.\r\n' >page.txt
cp page.txt archive
# A tab, an escape sequence and a Windows line end, on a terminal.
printf 'Fishers of Ostend\n\nOSTEND, May 5, 2019 -- Fishers\tmet\302\23331m and went.\r\n' \
  >archive/steering.txt
expect 0 indexer index --db news.db archive

raw Ghent
release Ghent | cmp - raw
raw Bruges
release Bruges | cmp - raw
raw Namur
release Namur | cmp - raw
raw Liege
cmp object.json raw
raw Weavers
cmp page.txt raw
raw Fishers
cmp archive/steering.txt raw

# It does not control the terminal.
if has_terminals; then
  id=$(query --db news.db --format ids Fishers)
  expect 0 script -qec "$DATELINE_QUERY --db news.db --show '$id' --raw --no-pager" /dev/null
  says out $'Fishers\tmet\uFFFD31m and went.'
  lacks out $'\033'
fi

# Appending is not a change; a dump that is changed, shorter or missing is an error.
release Dinant >>archive/lines.jsonl
raw Bruges
release Bruges | cmp - raw
id=$(query --db news.db --format ids Ghent)
sed -i s/Ghent/Genth/ archive/lines.jsonl
expect 2 query --db news.db --show "$id" --raw
says err "archive/lines.jsonl has changed since it was indexed"
: >archive/lines.jsonl
expect 2 query --db news.db --show "$id" --raw
says err "archive/lines.jsonl has shrunk"
rm archive/lines.jsonl
expect 2 query --db news.db --show "$id" --raw
says err "archive/lines.jsonl: No such file"
says err "--root OLD=NEW"
for make in mkfifo mkdir "ln -s /dev/zero"; do
  $make archive/lines.jsonl
  expect 2 timeout 20 "$DATELINE_QUERY" --db news.db --show "$id" --raw
  rm -r archive/lines.jsonl
done
expect 0 query --db news.db --show "$id"

# An id in several dumps; an unknown id; --raw without --show.
for name in one two; do echo '{"id":"7","title":"Tram","text":"A tram."}' >archive/$name.jsonl; done
expect 0 indexer index --db news.db archive
expect 2 query --db news.db --show 7 --raw
says err "archive/one.jsonl; archive/two.jsonl"
expect 0 query --db news.db --show 7 --dump archive/two.jsonl --raw
cmp archive/two.jsonl out
expect 0 query --db news.db --show 7 --dump archive/two.jsonl
says out two.jsonl
lacks out one.jsonl
expect 1 query --db news.db --show 7 --dump archive/three.jsonl
expect 1 query --db news.db --show nobody --raw
says err "no release is called 'nobody'"
for option in --raw "--dump archive/one.jsonl"; do
  # shellcheck disable=SC2086 # two arguments
  expect 2 query --db news.db $option tram
  says err "--show"
done
