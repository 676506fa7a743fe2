#!/usr/bin/env bash
# What cron runs: brings the index up to date as the configuration says, and prints something only
# when a person should look. Arguments go to `dateline-indexer index`.
set -uo pipefail

indexer=${DATELINE_INDEXER:-dateline-indexer}
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

code=0
"$indexer" index --progress never --wait 10m "$@" >"$log" 2>&1 || code=$?
case $code in
  0) # All is in.
    grep -q "the index was damaged" "$log" || exit 0
    echo "All is done, but a disk that changes bits should be looked at:"
    ;;
  4) echo "Last night's run is still going on:" ;;
  6) echo "All is done, but some records were refused:" ;;
  7) echo "The run was stopped; the next one goes on from there:" ;;
  *) echo "The run failed; the index is as it was:" ;;
esac
cat "$log"
exit "$code"
