#!/usr/bin/env bash
# Usage: study.sh COLLECTIONS INDEXER QUERY [EXPECTED]
#
# Ranks the topics of each collection below COLLECTIONS (docs.jsonl, topics.tsv, qrels.txt) like a
# batch of queries, with and without --expand, and compares the scores with EXPECTED (default:
# expected.tsv here). Fails if a score is more than a thousandth below the expected one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
collections=$1 indexer=$2 query=$3 expected=${4:-$here/expected.tsv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

refusals=6 # exit code: some records have no text
failed=0
while IFS=$'\t' read -r name way ndcg map; do
  [[ $name == \#* ]] && continue
  folder=$collections/$name
  if [[ ! -d $work/$name.db ]]; then
    "$indexer" index --db "$work/$name.db" "$folder/docs.jsonl" >"$work/log" 2>&1 ||
      [[ $? -eq $refusals ]] || { cat "$work/log" >&2; exit 1; }
  fi
  options=()
  [[ $way == expand ]] && options=(--expand)
  "$query" --db "$work/$name.db" --queries "$folder/topics.tsv" --format trec --sort relevance \
    --limit 1000 "${options[@]}" >"$work/run"
  scores=$(bash "$here/score.sh" "$folder/qrels.txt" "$work/run")
  printf '%-10s %-8s %s\n' "$name" "$way" "$scores"
  awk -v ndcg="$ndcg" -v map="$map" '{
    for (i = 1; i < NF; ++i) {
      if ($i == "nDCG@10") enough += $(i + 1) >= ndcg - 0.001
      if ($i == "MAP") enough += $(i + 1) >= map - 0.001
    }
  } END { exit enough != 2 }' <<<"$scores" ||
    { echo "  below the expected $ndcg and $map"; failed=1; }
done <"$expected"
exit $failed
