#!/usr/bin/env bash
# usage: study.sh COLLECTIONS SCORER INDEXER QUERY
#
# Ranks the topics of each collection below COLLECTIONS (docs.jsonl, topics.tsv, qrels.txt) as a
# user's batch would, without and with --expand, and compares the scores with expected.tsv. Fails
# where a figure falls under the expected one by more than a thousandth.
set -euo pipefail
collections=$1 scorer=$2 indexer=$3 query=$4
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0
while IFS=$'\t' read -r name way ndcg map; do
  [[ $name == \#* ]] && continue
  folder=$collections/$name
  if [[ ! -d $work/$name.db ]]; then
    "$indexer" index --db "$work/$name.db" "$folder/docs.jsonl" >"$work/log" 2>&1 || true
  fi
  options=()
  [[ $way == expand ]] && options=(--expand)
  "$query" --db "$work/$name.db" --queries "$folder/topics.tsv" --format trec --sort relevance \
    --limit 1000 "${options[@]}" >"$work/run"
  scores=$("$scorer" "$folder/qrels.txt" "$work/run")
  printf '%-10s %-8s %s\n' "$name" "$way" "$scores"
  awk -v ndcg="$ndcg" -v map="$map" '{
    for (i = 1; i < NF; ++i) {
      if ($i == "nDCG@10" && $(i + 1) < ndcg - 0.001) exit 1
      if ($i == "MAP" && $(i + 1) < map - 0.001) exit 1
    }
  }' <<<"$scores" || { echo "  under the expected $ndcg and $map"; failed=1; }
done <"$here/expected.tsv"
exit $failed
