#!/usr/bin/env bash
# Installs missing packages that are needed to build, test and lint Dateline.
# Usage: scripts/setup.sh [demo|build|test|lint|deep|bench|package]...    (default: build test lint)
# demo is what the two programs need, and a part of build.
set -euo pipefail

declare -A packages=(
  [demo]="cmake ninja-build g++ pkg-config nlohmann-json3-dev libarchive-dev libbrotli-dev libcld2-dev
          libdeflate-dev libexpected-dev libfmt-dev libicu-dev libsimdjson-dev libstemmer-dev libuchardet-dev libxapian-dev
          libxxhash-dev libzstd-dev zlib1g-dev"
  [build]="ccache catch2 libcpp-httplib-dev"
  [test]="bzip2 fish jq groff-base mandoc libfaketime procps python3 python3-xapian python3-zstandard rsync sqlite3
         xapian-examples xapian-omega xapian-tools zsh zstd"
  [lint]="clang-format clang-tidy git shellcheck"
  [deep]="clang debootstrap git libclang-rt-14-dev llvm"
  [package]="debootstrap dpkg-dev git lintian"
  [bench]="libbenchmark-dev time xapian-omega recollcmd liblucene8-java default-jdk-headless python3 ripgrep"
)

wanted=()
[[ $# -gt 0 ]] || set -- build test lint
[[ " $* " != *" build "* ]] || set -- demo "$@"
for kind in "$@"; do
  read -r -d '' -a names <<<"${packages[$kind]:?is not a kind of packages}" || true
  wanted+=("${names[@]}")
done
# dpkg-query fails if it does not know a name, but still lists the others.
installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
missing=()
for package in "${wanted[@]}"; do
  grep -qx "ii *$package" <<<"$installed" || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "setup: no apt-get on this system; please install: ${missing[*]}" >&2
  exit 2
fi
as_root=()
[[ $(id -u) -eq 0 ]] || as_root=(sudo)
echo "setup: installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
