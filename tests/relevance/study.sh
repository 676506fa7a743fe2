#!/usr/bin/env bash
# Usage: study.sh COLLECTIONS BUILD [EXPECTED [WATCHED...]]
#
# Indexes each collection in COLLECTIONS (a folder with docs.jsonl, topics.tsv and qrels.txt; docs.jsonl
# may be compressed) with the programs in BUILD, and runs relevance_study, which prints how well their
# topics are ranked. WATCHED collections are shown, but nothing is chosen by them. Fails if a score is
# more than a thousandth below that in EXPECTED (default: expected.tsv here).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[[ $# -ge 2 ]] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
collections=$1 build=$2 expected=${3:-$here/expected.tsv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

refusals=6 # exit code: some records have no text
for folder in "$collections"/*/; do
  "$build/indexer/dateline-indexer" index --db "$work/$(basename "$folder")" "$folder"/docs.jsonl* \
    >"$work/log" 2>&1 || [[ $? -eq $refusals ]] || { cat "$work/log" >&2; exit 1; }
done
"$build/tests/relevance/relevance_study" "$collections" "$work" "$expected" "${@:4}"
