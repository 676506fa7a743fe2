#!/usr/bin/env bash
# Builds the fuzzers and runs each for some time, from its seeds in tests/fuzz/corpus and with its
# dictionary, if any, in tests/fuzz/dictionaries. The time is that of the processor, so that a busy
# machine takes longer, but does not do less. A table ends the output; the exit code is 1 where one
# found something.
# Usage: scripts/fuzz.sh [--rest] [SECONDS [NAME...]]   (default: 60 seconds, all fuzzers)
#   --rest   resumes an interrupted run: skips fuzzers that have run for SECONDS already
set -euo pipefail
cd "$(dirname "$0")/.."

rest=
[[ ${1:-} != --rest ]] || { rest=yes && shift; }
seconds=${1:-60}
shift || true
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  for source in tests/fuzz/*_fuzzer.cc; do
    name=$(basename "$source" _fuzzer.cc)
    names+=("$name")
  done
fi

targets=()
for name in "${names[@]}"; do targets+=("${name}_fuzzer"); done
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target "${targets[@]}"

# Where findings, logs and rows of the table are kept, so that the next run continues from there.
all=build/fuzz/found
mkdir -p "$all"
# A RAM disk, for the fuzzers that write files.
[[ ! -w /dev/shm ]] || export TMPDIR=/dev/shm
temporary=$(mktemp -d)
trap 'jobs -p | xargs -r kill; rm -rf "$temporary"' EXIT

# fuzz NAME OPTION...: lets a fuzzer run for its time, after which it ends in its own way (SIGUSR1),
# and sets `code` and `cpu`, the seconds that it took.
fuzz() {
  local now
  TMPDIR=$temporary "build/fuzz/tests/$1_fuzzer" "${@:2}" >"$all/$1.log" 2>&1 &
  cpu=0 code=0
  while now=$(ps -o cputimes= -p $!); do
    cpu=$((now))
    ((cpu < seconds)) || kill -USR1 $! || true
    sleep 1
  done
  wait $! || code=$?
}

# row NAME SECONDS: what a fuzzer did, in which time on the clock.
row() {
  local executions finding
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$all/$1.log")
  finding=$(sed -n 's/^ERROR: not so at .*tests\/fuzz\///p; s/^SUMMARY: //p; s/.*\(build\/fuzz\/[a-z_]*-[a-z]*-[0-9a-f]*\)$/\1/p' "$all/$1.log" | paste -sd ' ')
  printf '%-15s %11s %6d %6d %6d  %s\n' "$1" "${executions:-?}" "$cpu" "$2" \
    "$(find "$all/$1" -type f | wc -l)" "${finding:-none}"
}

broken=()
rows=()
for name in "${names[@]}"; do
  rows+=("$all/$name.row")
  [[ -z $rest || $(awk '{ print $3 }' "$all/$name.row" 2>/dev/null) -lt $seconds ]] || continue
  mkdir -p "$all/$name"
  options=(-timeout=30 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1
    "-artifact_prefix=build/fuzz/$name-" "$all/$name")
  [[ ! -d tests/fuzz/corpus/$name ]] || options+=("tests/fuzz/corpus/$name")
  [[ ! -f tests/fuzz/dictionaries/$name.dict ]] || options+=("-dict=tests/fuzz/dictionaries/$name.dict")
  begin=$SECONDS
  fuzz "$name" "${options[@]}"
  [[ $code -eq 0 ]] || broken+=("$name")
  row "$name" $((SECONDS - begin)) | tee "$all/$name.row"
done
echo
printf '%-15s %11s %6s %6s %6s  %s\n' fuzzer executions cpu-s s corpus finding
cat "${rows[@]}"
if [[ ${#broken[@]} -gt 0 ]]; then
  echo "fuzz: failed: ${broken[*]}; see the logs in build/fuzz/found" >&2
  exit 1
fi
