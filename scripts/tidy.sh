#!/usr/bin/env bash
# Looks with clang-tidy at the sources that changes reach: those since DATELINE_LINT_BASE, else since
# this branch left origin/main or main, else since the commit before the last. What clang-tidy has
# passed is not looked at again until it, a header that it includes or the checks change.
# usage: scripts/tidy.sh [--all]    (all sources; so it is, too, where git knows no such commit)
# Environment: DATELINE_LINT_MOST=N looks at no more than the N sources nearest to the changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[[ $# -eq 0 || $* == --all ]] || { sed -n '/^# usage/s/^# //p' "$0" >&2 && exit 2; }
stamps=build/lint
build=$stamps/build
rooms=(common indexer query tests)
# A build of its own: clang cannot read what g++ has precompiled, and sources are looked at one by one.
cmake --preset dev -B "$build" -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON \
  -DDATELINE_UNITY_BUILD=OFF >/dev/null
mkdir -p "$stamps"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

scripts/includes.sh "${rooms[@]}" >"$scratch/includes"
# Sources of programs that this build leaves out (fuzzers, benchmarks) cannot be compiled here.
sed -n "s|^ *\"file\": \"$PWD/\(.*\)\".*|\1|p" "$build/compile_commands.json" | sort -u >"$scratch/compiled"

# base: the commit since which files count as changed; fails where there is none.
base() {
  local branch commit
  if [[ -n ${DATELINE_LINT_BASE-} ]]; then
    git rev-parse --verify --short "$DATELINE_LINT_BASE^{commit}"
    return
  fi
  for branch in origin/main main; do
    commit=$(git merge-base HEAD "$branch" 2>/dev/null) || continue
    [[ $commit == $(git rev-parse HEAD) ]] || { git rev-parse --short "$commit" && return; }
  done
  git rev-parse --verify --quiet --short HEAD~1
}

# reached COMMIT: the sources that changes since then reach, the nearest first.
reached() {
  { git diff --name-only "$1" && git ls-files --others --exclude-standard; } >"$scratch/changed"
  # What decides how everything is checked reaches everything.
  if grep -qxE '\.clang-tidy|cmake/Settings\.cmake' "$scratch/changed"; then
    cat "$scratch/compiled" >>"$scratch/changed"
  fi
  awk '
    function reach(file) { if (!(file in seen)) { seen[file]; queue[++last] = file } }
    NR == FNR { includers[$2] = includers[$2] " " $1; next }
    { reach($0) }
    END {
      for (at = 1; at <= last; ++at) {
        print queue[at]
        count = split(includers[queue[at]], files)
        for (i = 1; i <= count; ++i) reach(files[i])
      }
    }' "$scratch/includes" "$scratch/changed" | grep -xFf "$scratch/compiled" || true
}

# keyed FILE: the sources that it lists, each with a digest of all that decides what clang-tidy says of it.
keyed() {
  mkdir "$scratch/keys"
  # Generated headers are included as if they lay beside the others.
  find "$build/indexer" "${rooms[@]}" \( -name '*.h' -o -name '*.cc' \) -exec sha256sum {} + |
    sed "s|  $build/|  |" >"$scratch/digests"
  local checks
  checks=$(cat .clang-tidy cmake/Settings.cmake <(clang-tidy --version) | sha256sum)
  awk -v folder="$scratch/keys" -v checks="$checks" '
    function reach(file) { if (seen[file] != FNR) { seen[file] = FNR; queue[++last] = file } }
    FNR == 1 { ++part }
    part == 1 { digests[$2] = $1; next }
    part == 2 { includes[$1] = includes[$1] " " $2; next }
    {
      key = sprintf("%s/%06d", folder, FNR)
      print checks > key
      last = 0
      reach($0)
      for (at = 1; at <= last; ++at) {
        print queue[at], digests[queue[at]] > key
        count = split(includes[queue[at]], files)
        for (i = 1; i <= count; ++i) reach(files[i])
      }
      close(key)
    }' "$scratch/digests" "$scratch/includes" "$1"
  find "$scratch/keys" -type f | sort | xargs -r sha256sum | cut -c1-32 | paste -d' ' "$1" -
}

wanted=$scratch/wanted
total=$(wc -l <"$scratch/compiled")
if [[ $* == --all ]]; then
  cp "$scratch/compiled" "$wanted"
elif commit=$(base 2>/dev/null); then
  reached "$commit" >"$wanted"
  count=$(wc -l <"$wanted")
  echo "clang-tidy: changes since $commit reach $count of $total sources; --all looks at the others, too"
  if [[ -n ${DATELINE_LINT_MOST-} && $count -gt ${DATELINE_LINT_MOST-} ]]; then
    echo "clang-tidy: only the $DATELINE_LINT_MOST nearest of them are looked at (DATELINE_LINT_MOST)"
    head -n "$DATELINE_LINT_MOST" "$wanted" >"$wanted.nearest"
    mv "$wanted.nearest" "$wanted"
  fi
else
  echo "clang-tidy: git knows no commit to compare with, so all sources are wanted"
  cp "$scratch/compiled" "$wanted"
fi

todo=()
while read -r source key; do
  [[ -e $stamps/$key ]] || todo+=("$source $key")
done < <(keyed "$wanted")
echo "clang-tidy: ${#todo[@]} sources; $(($(wc -l <"$wanted") - ${#todo[@]})) have passed before"
[[ ${#todo[@]} -gt 0 ]] || exit 0

# Sources of a library are looked at a dozen at a time, as one that includes them: most of the time
# goes into the headers. Tests reuse names, and so do programs, so each is looked at alone.
batches=$scratch/batches
mkdir "$batches"
alone='^tests/|/main\.cc '
for room in "${rooms[@]}"; do
  printf '%s\n' "${todo[@]}" | { grep "^$room/" || true; } | { grep -vE "$alone" || true; } |
    split --numeric-suffixes --suffix-length=3 --lines=12 - "$batches/$room-"
done
printf '%s\n' "${todo[@]}" | { grep -E "$alone" || true; } |
  split --numeric-suffixes --suffix-length=3 --lines=1 - "$batches/alone-"
# look_at BATCH: has clang-tidy look at the sources that it lists, and marks what passed. Several are
# included by one, compiled as the first of them is; g++ looks for names that shadow others.
look_at() {
  local source commands=$build first
  first=$(head -n 1 "$1" | cut -d' ' -f1)
  source=$first
  if [[ $(wc -l <"$1") -gt 1 ]]; then
    source=$1.cc commands=$1.commands
    sed "s|^\([^ ]*\) .*|#include \"$PWD/\1\"  // NOLINT|" "$1" >"$source"
    mkdir "$commands"
    grep -m 1 -B 2 "^ *\"file\": \"$PWD/$first\"" "$build/compile_commands.json" |
      sed "1s/^/[{/; \$s/.*/\"file\": \"${source//\//\\/}\"}]/; s|-c $PWD/$first|-c $source|" \
        >"$commands/compile_commands.json"
  fi
  clang-tidy --quiet --config-file=.clang-tidy --extra-arg=-Wno-shadow -p "$commands" "$source" \
    2>/dev/null || return
  cut -d' ' -f2 "$1" | (cd "$stamps" && xargs touch)
}
export build stamps
export -f look_at
find "$batches" -type f -size +0 | sort | xargs -P "$(nproc)" -I{} bash -c 'look_at {}'
