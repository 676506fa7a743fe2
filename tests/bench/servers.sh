#!/usr/bin/env bash
# Measures one archive in one index, in shards here, and in shards served on the loopback.
# Usage: tests/bench/servers.sh FOLDER WORK [ROUNDS]
#   FOLDER  its folders or files are dealt out to the shards; WORK holds the indexes, made if missing
# Environment: DATELINE_BUILD (build/release), BENCH_QUERIES (tests/bench/queries.txt)
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
[[ $# -ge 2 ]] || { sed -n '3,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
folder=$1 work=$2 rounds=${3:-5}
build=${DATELINE_BUILD:-$here/build/release}
queries=${BENCH_QUERIES:-$here/tests/bench/queries.txt}
mkdir -p "$work"
port=9300

for shards in 1 2 4; do
  for ((shard = 0; shard < shards; shard++)); do
    index=$work/$shards-$shard
    [[ -e $index/XAPIANDB ]] || find "$folder" -mindepth 1 -maxdepth 1 | sort |
      awk -v n="$shards" -v i="$shard" 'NR % n == i' |
      xargs -d '\n' "$build/indexer/dateline-indexer" index --progress never --db "$index" >/dev/null 2>&1 || [[ $? -eq 123 ]]
  done
done

servers=()
end_servers() {
  local server
  for server in "${servers[@]}"; do kill -- "-$server" 2>/dev/null || true; done
}
trap end_servers EXIT
serve() {
  setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port "$1" "$2" 2>/dev/null &
  servers+=($!)
  disown
}

measure() {
  "$build/query/dateline-query" bench --queries "$queries" --repeat "$rounds" --as-of 2010-01-01 --json "${@:2}" |
    jq -r --arg name "$1" '"| \($name) | \(.latency.p50 * 100 | round / 100), \(.latency.p99 * 100 | round / 100) | \(.stages.match.p50 * 100 | round / 100), \(.stages.match.p99 * 100 | round / 100) |"'
}

echo "| shards | ms a query: p50, p99 | to match |"
echo "|---|---|---|"
for shards in 1 2 4; do
  local=() remote=() counted=() pairs=()
  for ((shard = 0; shard < shards; shard++)); do
    index=$work/$shards-$shard
    serve $((++port)) "$index"
    pairs+=("$((port + 100)):$port")
    local+=(--db "$index") remote+=(--db "tcp:127.0.0.1:$port") counted+=(--db "tcp:127.0.0.1:$((port + 100))")
  done
  sleep 0.5
  measure "$shards here" "${local[@]}"
  measure "$shards on servers" "${remote[@]}"
  coproc count { python3 "$here/tests/bench/count_trips.py" "${pairs[@]}"; }
  sleep 0.5
  asked=$(grep -c . "$queries")
  "$build/query/dateline-query" bench --queries "$queries" --repeat 1 --as-of 2010-01-01 "${counted[@]}" >/dev/null
  echo >&"${count[1]}"
  read -r counts <&"${count[0]}"
  # A first round warms up.
  jq -r --argjson n "$((2 * asked))" '"  a query: \(.trips / $n | round) trips, \((.bytes_up + .bytes_down) / $n / 1000 | round) KB, with opening"' <<<"$counts"
  # shellcheck disable=SC2154 # which coproc sets
  kill "$count_PID"
  wait "$count_PID" 2>/dev/null || true
done
