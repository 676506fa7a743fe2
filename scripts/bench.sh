#!/usr/bin/env bash
# Measures Dateline on your own folder, together with other programs that are installed
# (scripts/setup.sh bench). Times on a busy machine mean little by themselves: compare within one
# run, and look at the CPU seconds.
# Usage: scripts/bench.sh index|query|clean|size FOLDER [ROUNDS]
#   index   how long each program takes to index the folder, its memory and its index
#   query   latency percentiles of the queries in BENCH_QUERIES, top ten with texts
#   clean   how fast pages are cleaned, without an index
#   size    bytes by table, with exact words and with stems only
# Environment: BENCH_WORK (a new directory), BENCH_QUERIES (tests/bench/queries.txt),
#   BENCH_ONLY (names of programs; default all), BENCH_MEMORY (512M), DATELINE_BUILD (build/release)
set -euo pipefail

source_folder=$(cd "$(dirname "$0")/.." && pwd)
usage() {
  sed -n '5,12s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
[[ $# -ge 2 && $# -le 3 && -d $2 ]] || usage
what=$1
folder=$(cd "$2" && pwd)
rounds=${3:-1}
build=${DATELINE_BUILD:-$source_folder/build/release}
queries=${BENCH_QUERIES:-$source_folder/tests/bench/queries.txt}
memory=${BENCH_MEMORY:-512M}
if [[ -n ${BENCH_WORK:-} ]]; then
  work=$BENCH_WORK
  mkdir -p "$work"
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

peers=$source_folder/tests/bench/peers
lucene=/usr/share/java
lucene_path=$work/classes:$lucene/lucene-core.jar:$lucene/lucene-analyzers-common.jar:$lucene/lucene-queryparser.jar
for jar in core analyzers-common queryparser; do
  [[ -e $lucene/lucene-$jar.jar ]] || lucene_path+=:$(echo "$lucene/lucene-$jar"-8*.jar)
done

has() {
  command -v "$1" >/dev/null
}

wanted() {
  [[ -z ${BENCH_ONLY:-} || " $BENCH_ONLY " == *" $1 "* ]]
}

prepare() {
  if [[ -z ${DATELINE_BUILD:-} ]]; then
    cmake -S "$source_folder" --preset release >/dev/null
    cmake --build "$build" --target dateline-indexer dateline-query >/dev/null
  fi
  export PATH=$build/indexer:$build/query:$PATH
  if wanted lucene && has javac; then
    mkdir -p "$work/classes"
    javac -d "$work/classes" -cp "$lucene_path" "$peers/LuceneBench.java" ||
      echo "bench: skipping Lucene" >&2
  fi
  if wanted naive-xapian; then
    # shellcheck disable=SC2046  # flags are words
    g++ -std=c++20 -O2 -o "$work/naive_xapian" "$peers/naive_xapian.cc" \
      $(pkg-config --cflags --libs xapian-core)
  fi
}

# tell_failure NAME EXIT_CODE: reports that a program failed. Code 6 means refused records, not failure.
tell_failure() {
  [[ $2 -eq 6 ]] || echo "bench: $1 exited with code $2: see $work/$1.log" >&2
}

# measure NAME INDEX COMMAND...: prints one line of the indexing table.
measure() {
  local name=$1 index=$2 wall user system peak
  shift 2
  wanted "$name" || return 0
  rm -rf "$index"
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/$name.log" 2>&1 ||
    tell_failure "$name" $?
  read -r wall user system peak < <(tail -n 1 "$work/time")
  awk -v name="$name" -v wall="$wall" -v user="$user" -v system_time="$system" -v peak="$peak" \
    -v size="$(du -sb "$index" | cut -f1)" -v raw="$raw" 'BEGIN {
      printf "%-24s %8.1f %8.1f %8.0f %8.1f %8.2f\n", name, wall, user + system_time,
        peak / 1024, size / 1e6, size / raw }'
}

index_dateline() {
  measure dateline "$work/dateline" \
    dateline-indexer index --memory "$memory" --timings --db "$work/dateline" "$folder"
}

index_all() {
  index_dateline
  measure dateline-stems-only "$work/dateline-stems-only" \
    dateline-indexer index --stems-only --memory "$memory" \
    --db "$work/dateline-stems-only" "$folder"
  if [[ -e $work/classes/LuceneBench.class ]]; then
    measure lucene "$work/lucene" \
      java -Xmx1g -cp "$lucene_path" LuceneBench index "$folder" "$work/lucene"
  fi
  index_dateline
  measure sqlite-fts5 "$work/sqlite-fts5" \
    python3 "$peers/sqlite_fts5.py" index "$folder" "$work/sqlite-fts5"
  index_dateline
  measure naive-xapian "$work/naive-xapian" "$work/naive_xapian" "$folder" "$work/naive-xapian"
  if has omindex; then
    measure omindex "$work/omindex" \
      omindex --db "$work/omindex" --stemmer english --url / "$folder"
  fi
  if has recollindex; then
    mkdir -p "$work/recoll"
    printf 'topdirs = %s\ndbdir = %s\nidxniceprio = 0\nloglevel = 2\n' "$folder" "$work/recollindex" >"$work/recoll/recoll.conf"
    measure recollindex "$work/recollindex" recollindex -c "$work/recoll"
  fi
}

index() {
  raw=$(du -sb "$folder" | cut -f1)
  echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
  printf '%-24s %8s %8s %8s %8s %8s\n' program 'wall s' 'CPU s' 'peak MB' 'index MB' 'of raw'
  for ((round = 0; round < rounds; ++round)); do index_all; done
  echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
  sed -n '/ s  /p' "$work/dateline.log"
}

# build_dateline KIND: builds the index of that kind unless it exists.
build_dateline() {
  local options=()
  [[ $1 == dateline ]] || options=(--stems-only)
  [[ -d $work/$1 ]] ||
    dateline-indexer index "${options[@]}" --db "$work/$1" "$folder" >"$work/$1.log" 2>&1 ||
    tell_failure "$1" $?
}

query() {
  local kind
  for kind in dateline dateline-stems-only; do
    wanted "$kind" || continue
    build_dateline "$kind"
    echo "$kind:"
    dateline-query bench --db "$work/$kind" --queries "$queries" --repeat "$((50 * rounds))"
  done
  if [[ -e $work/classes/LuceneBench.class ]]; then
    [[ -d $work/lucene ]] ||
      java -Xmx1g -cp "$lucene_path" LuceneBench index "$folder" "$work/lucene"
    echo "lucene:"
    java -cp "$lucene_path" LuceneBench query "$work/lucene" "$queries" "$((50 * rounds))"
  fi
  if wanted sqlite-fts5; then
    [[ -e $work/sqlite-fts5 ]] ||
      python3 "$peers/sqlite_fts5.py" index "$folder" "$work/sqlite-fts5"
    echo "sqlite-fts5:"
    python3 "$peers/sqlite_fts5.py" query "$work/sqlite-fts5" "$queries" "$((5 * rounds))"
  fi
  if wanted ripgrep && has rg; then
    echo "ripgrep, a word in all files, from the page cache:"
    rg -li odihr "$folder" >/dev/null || true
    /usr/bin/time -f '%e s, %U + %S CPU s' rg -li odihr "$folder" >/dev/null || true
  fi
}

clean() {
  cmake -S "$source_folder" --preset bench >/dev/null
  cmake --build "$source_folder/build/bench" --target clean_bench >/dev/null
  raw=$(du -sb "$folder" | cut -f1)
  for ((round = 0; round < rounds; ++round)); do
    DATELINE_BENCH_FOLDER=$folder "$source_folder/build/bench/tests/clean_bench" \
      --benchmark_filter=clean_folder --benchmark_format=csv 2>/dev/null |
      awk -F, '/clean_folder/ { printf "clean: %.1f MB/s, one core, from memory\n", $6 / 1e6 }'
    /usr/bin/time -f '%e %U %S' -o "$work/time" \
      dateline-indexer clean "$folder" >"$work/clean.jsonl" 2>/dev/null || true
    tail -n 1 "$work/time" | awk -v raw="$raw" '{
      printf "whole command, with learning and writing: %.1f s wall, %.1f s CPU, %.1f MB per CPU second\n",
        $1, $2 + $3, raw / 1e6 / ($2 + $3) }'
  done
}

size() {
  local kind count
  raw=$(du -sb "$folder" | cut -f1)
  for kind in dateline dateline-stems-only; do
    build_dateline "$kind"
    count=$(dateline-query --db "$work/$kind" --count 'NOT lang:xx')
    echo "$kind: ${count} releases"
    stat -c '%s %n' "$work/$kind"/generation-*/*.glass |
      awk -v count="${count//[^0-9]/}" -v raw="$raw" '{
        sub(/.*\//, "", $2); total += $1
        printf "  %-16s %10.1f MB %8.0f bytes per release\n", $2, $1 / 1e6, $1 / (count ? count : 1) }
        END { printf "  %-16s %10.1f MB %8.2f of the raw text\n", "all", total / 1e6, total / raw }'
  done
}

case $what in
  index | query | clean | size) ;;
  *) usage ;;
esac
prepare
"$what"
