#!/usr/bin/env bash
# Makes tests/indexes/schema-N.tar.zst with the built programs (root, in a folder that no system has, so
# that the dumps count as moved wherever the test is).
# usage: tests/indexes/make.sh INDEXER
set -euo pipefail
indexer=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
version=$(sed -n 's/.*unsigned schema_version = \([0-9]*\);/\1/p' ../../common/schema/fields.h)

mkdir -p /nonexistent/press-releases
trap 'rm -r /nonexistent' EXIT
cp ../../data/sample/ein/201[67]-* /nonexistent/press-releases
(cd /nonexistent && DATELINE_CONFIG=/dev/null "$indexer" index --db "schema-$version" press-releases)
rm "/nonexistent/schema-$version"/{lock,runs} # they name the machine and the moment
tar -C /nonexistent --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -c "schema-$version" |
  zstd -19 -q -f -o "schema-$version.tar.zst"
