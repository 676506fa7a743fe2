#!/usr/bin/env bash
# scripts/rooms.sh refuses what goes against the order of the rooms, and only that.
. "$(dirname "$0")/lib.sh"

# house ROOM...: the page that lists them, the lowest first.
house() {
  echo "# The house"
  echo "| \`outside/the/table\` | no room |"
  echo "<!-- rooms: lowest first -->"
  echo "| room | what it is |"
  echo "|---|---|"
  printf '| \x60%s\x60 | a room |\n' "$@"
  echo "<!-- rooms end -->"
} >ARCHITECTURE.md

# source_file FILE HEADER...: a file that includes these.
source_file() {
  mkdir -p "$(dirname "$1")"
  { printf '#include <vector>\n' && printf '#include "%s"\n' "${@:2}"; } >"$1"
}
checked() { "$DATELINE_SOURCE/scripts/rooms.sh" "$work"; }

all=(common/clay common/brick indexer/oven query/door indexer query)
house "${all[@]}"
source_file common/clay/pit.h common/clay/spade.h
source_file common/clay/wet/heap.h common/clay/pit.h
source_file common/brick/mould.h common/clay/wet/heap.h
source_file indexer/oven/fire.cc indexer/oven/table.h common/brick/mould.h
source_file indexer/main.cc indexer/oven/fire.h
source_file query/door/knob.h common/clay/pit.h
source_file query/main.cc query/door/knob.h
expect 0 checked
equals err ""

# refused FILE HEADER MESSAGE: where that file includes that header, this is said.
refused() {
  cp "$1" before
  printf '#  include "%s"\n' "$2" >>"$1"
  expect 1 checked
  equals err "rooms: $1 includes $2: $3"
  mv before "$1"
}
refused common/clay/pit.h common/brick/mould.h "common/brick is above common/clay"
refused common/clay/wet/heap.h common/brick/mould.h "common/brick is above common/clay"
refused indexer/oven/fire.cc indexer/main.h "indexer is above indexer/oven"
refused common/brick/mould.h indexer/oven/fire.h "common/ must not know indexer/"
refused indexer/oven/fire.cc query/door/knob.h "indexer/ must not know query/"
refused query/door/knob.h indexer/oven/fire.h "query/ must not know indexer/"

# Every folder with sources is in the table, and every row has its folder.
source_file indexer/roof/tile.h common/clay/pit.h
expect 1 checked
equals err "rooms: ARCHITECTURE.md does not list the room of indexer/roof"
house "${all[@]}" indexer/roof indexer/attic
expect 1 checked
equals err "rooms: ARCHITECTURE.md lists indexer/attic, but there is no such folder"
house "${all[@]}" indexer/roof common/clay
expect 1 checked
says err "lists more than once: common/clay"
house "${all[@]}" indexer/roof
expect 0 checked

sed -i /rooms:/d ARCHITECTURE.md
expect 1 checked
says err "ARCHITECTURE.md has no rows between"
