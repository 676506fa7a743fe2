#!/usr/bin/env bash
# Updates the index from cron as configured, and prints something only if it needs attention.
# Arguments are passed to `dateline-indexer index`.
set -uo pipefail

indexer=${DATELINE_INDEXER:-dateline-indexer}
log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT

code=0
"$indexer" index --progress never --wait 10m "$@" >"$log" 2>&1 || code=$?
case $code in
  0) # Everything is indexed.
    grep -q "the index was damaged" "$log" || exit 0
    echo "The run succeeded, but the index was damaged; check the disk:"
    ;;
  4) echo "The previous run is still going on:" ;;
  6) echo "The run succeeded, but some records were refused:" ;;
  7) echo "The run was stopped; the next one continues from there:" ;;
  8) echo "Files are missing; is a path misspelt, or is a disk not mounted? The rest is indexed:" ;;
  *) echo "The run failed; searches go on with what was indexed before:" ;;
esac
cat "$log"
exit "$code"
