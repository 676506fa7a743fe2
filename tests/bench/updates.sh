#!/bin/bash
# Updates an index of an archive a hundred times with ten files, of which four replace others, and
# prints the time of every tenth update and the size of the index. Usage: updates.sh FOLDER [RUNS]
set -euo pipefail
indexer=${INDEXER:-build/release/indexer/dateline-indexer}
archive=$(realpath "$1")
runs=${2:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/new"
mapfile -t texts < <(find "$archive" -type f -size +1k | sort | shuf -n $((10 * runs)) --random-source=<(yes))
update() { "$indexer" index --progress never --db "$work/press.db" "$archive" "$work/new" 2>&1; }
show() { echo "$1: $(update | grep -oE 'in [0-9.]+ s|index: .*' | paste -sd' ')"; }
show "first build"
for ((run = 1; run <= runs; run++)); do
  for ((i = 0; i < 10; i++)); do
    # Each text is made of two others, so that none is a copy.
    first=${texts[$((10 * run - 10 + i))]}
    second=${texts[$((RANDOM % ${#texts[@]}))]}
    name=$((i < 4 && run > 1 ? 10 * run - 20 + i : 10 * run - 10 + i))
    { head -c 1500 "$first" && tail -c 1500 "$second"; } >"$work/new/$name.txt"
  done
  if ((run % 10 == 0 || run == 1)); then show "update $run"; else update >/dev/null; fi
done
