#!/usr/bin/env bash
# Checks that no file includes a header of a room that ARCHITECTURE.md lists below its own. The rooms
# stand there between two marks, those that know least first; a file belongs to the longest of their names that its path
# begins with, but a room without a slash (`indexer`) holds only what lies in the folder itself.
# Above that, common/ knows neither program, and indexer/ and query/ do not know each other.
# usage: rooms.sh [FOLDER]    (where ARCHITECTURE.md is; by default this project)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "${1:-$here/..}"

table=ARCHITECTURE.md
# shellcheck disable=SC2016 # the grave accents are the table's
mapfile -t rooms < <(
  sed -n '/^<!-- rooms: lowest first -->$/,/^<!-- rooms end -->$/s/^| `\([^`]*\)` |.*/\1/p' "$table")
if [[ ${#rooms[@]} -eq 0 ]]; then
  echo "rooms: $table has no rows between '<!-- rooms: lowest first -->' and '<!-- rooms end -->'" >&2
  exit 1
fi

status=0
for room in "${rooms[@]}"; do
  [[ -d $room ]] && continue
  echo "rooms: $table lists $room, but there is no such folder" >&2
  status=1
done
twice=$(printf '%s\n' "${rooms[@]}" | sort | uniq -d)
if [[ -n $twice ]]; then
  echo "rooms: $table lists more than once: ${twice//$'\n'/, }" >&2
  status=1
fi

houses=()
for house in common indexer query; do [[ ! -d $house ]] || houses+=("$house"); done
{
  printf 'room %s\n' "${rooms[@]}"
  find "${houses[@]}" -name '*.cc' -o -name '*.h' | LC_ALL=C sort | sed 's/^/file /'
  "$here/includes.sh" "${houses[@]}" | sed 's/^/include /'
} | awk -v table="$table" '
  function complain(what) { print "rooms: " what; failed = 1 }
  function house_of(path) { return substr(path, 1, index(path, "/") - 1) }
  # The name of the room that holds a file, or nothing.
  function room_of(path,    name) {
    for (name = path; sub("/[^/]*$", "", name);)
      if (name in place && (index(name, "/") || path !~ "/.*/")) return name
    return ""
  }
  $1 == "room" { place[$2] = NR }
  $1 == "file" {
    folder = $2
    sub("/[^/]*$", "", folder)
    if (room_of($2) == "" && !(folder in told)) {
      told[folder]
      complain(table " does not list the room of " folder)
    }
  }
  $1 == "include" {
    from = house_of($2)
    to = house_of($3)
    if ((to == "indexer" || to == "query") && from != to)
      complain($2 " includes " $3 ": " from "/ must not know " to "/")
    else if (place[room_of($3)] > place[room_of($2)] && room_of($2) != "")
      complain($2 " includes " $3 ": " room_of($3) " is above " room_of($2))
  }
  END { exit failed }' >&2 || status=1
exit "$status"
