#!/usr/bin/env bash
# Runs both programs, built with the address and undefined-behaviour sanitizers (preset asan), over
# archives, and over an index with random damage. A table ends the output; the exit code is 1 where a
# sanitizer reported something, or a program ended as none should.
# usage: scripts/sanitized.sh [FOLDER]...   (data/sample by default)
# Environment: DATELINE_DAMAGES=N, how many damaged indexes are read (200)
#   DATELINE_BUILD=FOLDER, where the programs are (build/asan); build/fuzz has clang's
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

build=${DATELINE_BUILD:-build/asan}
indexer=$build/indexer/dateline-indexer
query=$build/query/dateline-query
finding=99
export ASAN_OPTIONS=exitcode=$finding:new_delete_type_mismatch=0
export UBSAN_OPTIONS=exitcode=$finding:print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=exitcode=$finding:print_suppressions=0:suppressions=$PWD/tests/leaks_of_libraries.txt
export DATELINE_CONFIG=/dev/null

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
runs=0
codes=

# run COMMAND...: what it prints is dropped, unless it ends as none should.
run() {
  local code=0
  timeout 3600 "$@" >/dev/null 2>"$work/err" </dev/null || code=$?
  ((++runs))
  codes+=" $code"
  case $code in
    0 | 1 | 5 | 6) return ;;
  esac
  status=1
  echo "ended with $code: $*"
  head -n 20 "$work/err" | cut -c1-200
}

table=("$(printf '%-40s %6s %6s  %s' over runs s 'exit codes')")
# row NAME SECONDS: what was run since the last row.
row() {
  local by_code
  by_code=$(tr ' ' '\n' <<<"$codes" | sort -n | uniq -c | awk '$2 != "" {printf "%s: %s  ", $2, $1}')
  table+=("$(printf '%-40s %6d %6d  %s' "$1" "$runs" "$2" "$by_code")")
  runs=0
  codes=
}

over_archive() {
  local begin=$SECONDS db=$work/archive.db line
  rm -rf "$db"
  run "$indexer" clean "$1"
  run "$indexer" index --db "$db" "$1"
  run "$indexer" check --db "$db"
  while IFS= read -r line; do run "$query" --db "$db" --timeout 600 --facets source,year --timeline month "$line"; done \
    <tests/bench/queries.txt
  row "$1" $((SECONDS - begin))
}

# damage FILE: another byte somewhere in it, or its end cut off.
damage() {
  local size at
  size=$(stat -c %s "$1")
  [[ $size -gt 0 ]] || return 0
  at=$(((RANDOM * 32768 + RANDOM) % size))
  if ((RANDOM % 8 == 0)); then
    truncate -s "$at" "$1"
  else
    printf "%b" "\\x$(printf %02x $((RANDOM % 256)))" | dd of="$1" bs=1 seek="$at" conv=notrunc status=none
  fi
}

# With digests, which reveal the damage, and without, when Xapian reads what it finds.
over_damage() {
  local begin=$SECONDS sound=$work/sound.db db=$work/damaged.db files file count
  RANDOM=17
  rm -rf "$sound"
  run "$indexer" index --db "$sound" data/sample
  for ((count = 0; count < ${DATELINE_DAMAGES:-200}; ++count)); do
    rm -rf "$db"
    cp -r "$sound" "$db"
    ((count % 2 == 0)) || rm "$db"/generation-1/digests
    mapfile -t files < <(find "$db" -type f -size +0 | sort)
    for ((file = 0; file <= RANDOM % 4; ++file)); do damage "${files[RANDOM % ${#files[@]}]}"; done
    run "$query" --db "$db" --facets source --timeline year '"minimum wage" OR tram*'
    run "$query" --db "$db" --sort newest --kwic odihr
    run "$indexer" stats --db "$db"
    run "$indexer" check --db "$db"
    run "$indexer" index --db "$db" data/sample
  done
  row "damaged indexes" $((SECONDS - begin))
}

[[ $# -gt 0 ]] || set -- data/sample
for folder in "$@"; do over_archive "$folder"; done
over_damage
echo
printf '%s\n' "${table[@]}"
exit "$status"
