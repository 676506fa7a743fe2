#!/usr/bin/env bash
# Checks all sources with clang-format, clang-tidy and shellcheck. A source that has passed
# clang-tidy is checked again only after a change to it, to a project header or to the checks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh build lint
cmake --preset dev >/dev/null

status=0
rooms=(common indexer query tests)
mapfile -t sources < <(find "${rooms[@]}" -name '*.cc' | sort)
mapfile -t headers < <(find "${rooms[@]}" -name '*.h' | sort)
mapfile -t scripts < <(find scripts tests .ci -name '*.sh' -o -path .ci/run | sort)

echo "shellcheck: ${#scripts[@]} scripts"
shellcheck "${scripts[@]}" || status=1

echo "clang-format: $((${#sources[@]} + ${#headers[@]})) files"
clang-format --dry-run -Werror "${sources[@]}" "${headers[@]}" || status=1

stamps=build/lint
mkdir -p "$stamps"
common_key=$({ cat .clang-tidy cmake/Settings.cmake "${headers[@]}"; clang-tidy --version; } | sha256sum)
todo=()
for source in "${sources[@]}"; do
  # Skip sources that this build does not compile (fuzzers, benchmarks).
  grep -qF "$PWD/$source\"" build/dev/compile_commands.json || continue
  key=$({ echo "$common_key $source"; cat "$source"; } | sha256sum | cut -c1-32)
  [[ -e $stamps/$key ]] || todo+=("$source $key")
done

echo "clang-tidy: ${#todo[@]} of ${#sources[@]} sources"
export stamps
# shellcheck disable=SC2016 # the inner shell expands these
[[ ${#todo[@]} -eq 0 ]] || printf '%s\n' "${todo[@]}" |
  xargs -P "$(nproc)" -L 1 bash -c 'clang-tidy --quiet -p build/dev "$0" 2>/dev/null && touch "$stamps/$1"' || status=1
[[ $status -eq 0 ]] && echo "lint: no problems found"
exit "$status"
