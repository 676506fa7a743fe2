#!/usr/bin/env bash
# Builds the fuzzers and runs each for some time, from its seeds in tests/fuzz/corpus and with its
# dictionary, if any, in tests/fuzz/dictionaries. A table ends the output; the exit code is 1 where
# one found something.
# Usage: scripts/fuzz.sh [SECONDS [NAME...]]   (default: 60 seconds, all fuzzers)
set -euo pipefail
cd "$(dirname "$0")/.."

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

broken=()
table=("$(printf '%-15s %11s %8s %6s  %s' fuzzer executions s corpus finding)")
for name in "${names[@]}"; do
  # Findings are kept below build/, so that the next run continues from there.
  found=build/fuzz/found/$name
  mkdir -p "$found"
  options=("-max_total_time=$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1
    "-artifact_prefix=build/fuzz/$name-" "$found")
  [[ ! -d tests/fuzz/corpus/$name ]] || options+=("tests/fuzz/corpus/$name")
  [[ ! -f tests/fuzz/dictionaries/$name.dict ]] || options+=("-dict=tests/fuzz/dictionaries/$name.dict")
  begin=$SECONDS
  code=0
  "build/fuzz/tests/${name}_fuzzer" "${options[@]}" >"$found.log" 2>&1 || code=$?
  [[ $code -eq 0 ]] || broken+=("$name")
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found.log")
  finding=$(sed -n 's/^ERROR: not so at .*tests\/fuzz\///p; s/^SUMMARY: //p; s/.*\(build\/fuzz\/[a-z_]*-[a-z]*-[0-9a-f]*\)$/\1/p' "$found.log" | paste -sd ' ')
  table+=("$(printf '%-15s %11s %8d %6d  %s' "$name" "${executions:-?}" $((SECONDS - begin)) \
    "$(find "$found" -type f | wc -l)" "${finding:-none}")")
  echo "${table[-1]}"
done
echo
printf '%s\n' "${table[@]}"
if [[ ${#broken[@]} -gt 0 ]]; then
  echo "fuzz: failed: ${broken[*]}; see the logs in build/fuzz/found" >&2
  exit 1
fi
