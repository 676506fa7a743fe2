#!/usr/bin/env bash
# Installs what is missing of the packages that Dateline is built, tested and checked with.
# Usage: scripts/setup.sh [build|test|lint|deep|bench]...    (the first three where none is named)
set -euo pipefail

declare -A packages=(
  [build]="cmake ninja-build g++ ccache pkg-config catch2 nlohmann-json3-dev libarchive-dev
           libbrotli-dev libcld2-dev libexpected-dev libfmt-dev libicu-dev libsimdjson-dev
           libstemmer-dev libuchardet-dev libxapian-dev libxml2-dev libxxhash-dev libzstd-dev
           zlib1g-dev"
  [test]="bzip2 fish jq groff-base procps python3 xapian-examples xapian-tools zsh zstd"
  [lint]="clang-format clang-tidy git shellcheck"
  [deep]="clang debootstrap git libclang-rt-14-dev llvm"
  [bench]="libbenchmark-dev time xapian-omega recollcmd liblucene8-java default-jdk-headless python3"
)

wanted=()
[[ $# -gt 0 ]] || set -- build test lint
for kind in "$@"; do
  read -r -d '' -a names <<<"${packages[$kind]:?is no kind of packages}" || true
  wanted+=("${names[@]}")
done
# dpkg-query fails where it does not know one of the names; what it knows it lists all the same.
installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
missing=()
for package in "${wanted[@]}"; do
  grep -qx "ii *$package" <<<"$installed" || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "setup: this system has no apt-get; please install: ${missing[*]}" >&2
  exit 2
fi
as_root=()
[[ $(id -u) -eq 0 ]] || as_root=(sudo)
echo "setup: installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
