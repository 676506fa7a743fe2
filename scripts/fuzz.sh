#!/usr/bin/env bash
# Builds the fuzzers and runs each for some time on its corpus in tests/fuzz.
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
for name in "${names[@]}"; do
  # Findings are kept below build/, so that the next run continues from there.
  found=build/fuzz/found/$name
  mkdir -p "$found"
  corpus=()
  if [ -d "tests/fuzz/corpus/$name" ]; then corpus+=("tests/fuzz/corpus/$name"); fi
  echo "== $name: $seconds s"
  code=0
  "build/fuzz/tests/${name}_fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -verbosity=0 -print_final_stats=1 -artifact_prefix="build/fuzz/$name-" \
    "$found" "${corpus[@]}" >"$found.log" 2>&1 || code=$?
  grep -E 'ERROR|SUMMARY|stat::number_of_executed_units|Test unit' "$found.log" || true
  [[ $code -eq 0 ]] || broken+=("$name")
done
if [[ ${#broken[@]} -gt 0 ]]; then
  echo "fuzz: failed: ${broken[*]}; see the logs in build/fuzz/found" >&2
  exit 1
fi
