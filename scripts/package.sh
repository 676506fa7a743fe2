#!/usr/bin/env bash
# Makes the Debian package in build/package, twice, and tries it: lintian finds no fault, both are the
# same bytes, and on a fresh Debian 12 it is installed, used, upgraded, removed and purged. Needs root.
# usage: scripts/package.sh
# Environment: DATELINE_MIRROR (http://deb.debian.org/debian)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! git diff --quiet HEAD; then
  echo "package: there are changes that are not committed; a package is made of a commit" >&2
  exit 2
fi
scripts/setup.sh build package
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

# package_in FOLDER [CPACK OPTION]...: builds the package of the sources in the folder and prints its path.
package_in() {
  local folder=$1
  shift
  (
    cd "$folder"
    cmake --preset package
    cmake --build --preset package
    cd build/package
    cpack "$@"
  ) >&2
  find "$folder/build/package" -maxdepth 1 -name '*.deb' -newer "$folder/build/package/CPackConfig.cmake"
}

elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
git archive HEAD | tar -xC "$elsewhere" # the source package, by the recipe in CONTRIBUTING.md
rm -f build/package/*.deb
package=$(package_in .)
cmp "$package" "$(package_in "$elsewhere")"
echo "package: the same sources give the same bytes: $package, $(stat -c %s "$package") bytes"
lintian --allow-root --fail-on error,warning "$package"

# Until a version is released, the one before is this one with a lower number.
mkdir "$elsewhere/before"
(cd build/package && cpack -B "$elsewhere/before" -D CPACK_PACKAGE_VERSION=0.0.1) >/dev/null
source scripts/fresh_system.sh
trap 'rm -rf --one-file-system "$system" "$elsewhere"' EXIT
cp "$package" "$system/root/dateline/dateline.deb"
cp "$elsewhere"/before/*.deb "$system/root/dateline/before.deb"
cp -r scripts/try_package.sh data/sample "$system/root/dateline"
within "the package" ./try_package.sh
