#!/usr/bin/env bash
# The checks that take too long for every change. A step that fails does not keep the others from
# running; a table of all ends the output, and the exit code is 1 where one failed.
# usage: scripts/deep.sh [STEP]...    (all of them by default, in this order)
#   clang           everything compiles with clang without a warning
#   asan            every test under the address and undefined-behaviour sanitizers
#   tsan            what runs in threads under the thread sanitizer
#   sanitized       both programs under those sanitizers over archives and damaged indexes
#                   (scripts/sanitized.sh $DATELINE_ARCHIVES)
#   fuzz [SECONDS]  each fuzzer for so long (60)
#   soak            kills, faults and losses of power at every call (scripts/soak.sh)
#   bare            every test on a fresh Debian, with terminals and without (scripts/bare.sh)
# Environment: DATELINE_JOBS=N, how many processes compile and test at a time (as many as processors)
#   DATELINE_ARCHIVES="FOLDER...", for `sanitized` (data/sample)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

jobs=${DATELINE_JOBS:-$(nproc)}
export CMAKE_BUILD_PARALLEL_LEVEL=$jobs
logs=build/deep
seconds=60

# built PRESET TARGET...: builds the named targets, or everything if none is named.
built() {
  local targets=()
  [[ $# -lt 2 ]] || targets=(--target "${@:2}")
  scripts/setup.sh build test deep && cmake --preset "$1" && cmake --build --preset "$1" "${targets[@]}"
}

# threaded: the tests of the rooms that run threads, under the thread sanitizer.
threaded() {
  local tags
  tags=$(find tests/unit/indexer/{pipeline,segment,maintenance} -name '*_test.cc' -printf '[#%f],' | sed 's/\.cc//g; s/,$//')
  built tsan unit_tests property_tests &&
    build/tsan/tests/unit_tests --filenames-as-tags --warn NoTests "$tags" &&
    build/tsan/tests/property_tests --filenames-as-tags --warn NoTests "[#segment_backends_test]"
}

sanitized() {
  local folders
  read -ra folders <<<"${DATELINE_ARCHIVES:-}"
  built asan dateline-indexer dateline-query && scripts/sanitized.sh "${folders[@]}"
}

run_step() {
  case $1 in
    clang) built clang ;;
    asan) built asan && ctest --preset asan --parallel "$jobs" ;;
    tsan) threaded ;;
    sanitized) sanitized ;;
    fuzz) scripts/setup.sh build deep && scripts/fuzz.sh "$seconds" ;;
    soak) scripts/soak.sh ;;
    bare) scripts/bare.sh ;;
  esac
}

steps=()
while [[ $# -gt 0 ]]; do
  case $1 in
    clang | asan | tsan | sanitized | fuzz | soak | bare) steps+=("$1") ;;
    *[!0-9]* | '') sed -n '/^# usage/,/^#   DATELINE_ARCH/s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
    *) seconds=$1 ;;
  esac
  shift
done
[[ ${#steps[@]} -gt 0 ]] || steps=(clang asan tsan sanitized fuzz soak bare)

mkdir -p "$logs"
status=0
table=()
for step in "${steps[@]}"; do
  echo "== $step (what it prints: $logs/$step.log)"
  begin=$SECONDS
  if run_step "$step" >"$logs/$step.log" 2>&1; then
    result=passed
  else
    result=FAILED
    status=1
    tail -n 20 "$logs/$step.log"
  fi
  took=$((SECONDS - begin))
  table+=("$(printf '%-9s  %s  %3d:%02d' "$step" "$result" $((took / 60)) $((took % 60)))")
done
echo
echo "step       result  min:s"
printf '%s\n' "${table[@]}"
exit "$status"
