#!/usr/bin/env bash
# Two nightly runs, controlled by the configuration: no incident loses a release, and a run is silent
# unless something needs attention.
. "$(dirname "$0")/lib.sh"

many_samples 10
mv many archive
cat >dateline.conf <<END
db = $work/news.db
[index]
path = $work/archive
prune = yes
metrics = $work/dateline.prom
END
export DATELINE_CONFIG=$work/dateline.conf
nightly=$DATELINE_SOURCE/scripts/nightly.sh
count() { # of the releases in the index
  expect 0 indexer check
  sed -n 's/^ok: \([0-9]*\) releases.*/\1/p' out
}

# Day 1: everything is new.
expect 0 "$nightly"
first=$(count)
expect 0 query --count lighthouse
equals out 10

# Day 2: ten files are new, one changed, one is gone.
for copy in {1..10}; do
  sed "s/lighthouse/lightship $copy/" "$samples/ein/2016-03-14_lighthouse.txt" >"archive/new$copy.txt"
done
sed -i 's/retired bus driver/retired tram driver/' archive/0/ein/2016-09-05_bakery-cookies.txt
rm archive/1/ein/2016-03-14_lighthouse.txt

# The run is paused; a second one starts meanwhile, and the first is killed.
"$DATELINE_INDEXER" index >/dev/null 2>&1 &
pid=$!
halt_when $pid test ! -e news.db/generation-1/digests
expect 4 "$nightly" --wait 0s
says out "still going on"
expect 0 query --count lighthouse
kill -KILL $pid
wait $pid 2>/dev/null || true
expect 0 query --count lighthouse

# The next run continues from there.
expect 0 "$nightly"
equals out ""
expect 0 query --count lightship
equals out 10
expect 0 query --count '"tram driver"'
[[ $(count) -eq $((first + 9)) ]] || fail "$(count) releases instead of $((first + 9))"

# The log of runs, for people and for monitoring.
expect 0 indexer runs --json
[[ $(jq -s -c '[.[].exit_code]' out) == '[0,0]' ]] || fail "not the exit codes of the runs"
[[ $(jq -s '.[1].releases' out) -lt $first ]] || fail "an update was expected"
expect 0 indexer runs
says out "--prune --wait=10m --progress=never --metrics=$work/dateline.prom $work/archive"
says dateline.prom 'dateline_last_run_exit_code{index="'"$work"'/news.db"} 0'
says dateline.prom "dateline_last_success_documents{index=\"$work/news.db\"} $((first + 9))"

# Metrics that cannot be written are a failure before anything is indexed: monitoring would see those
# of an earlier run.
expect 2 indexer index --metrics missing/dateline.prom
says err "dateline-indexer: --metrics: missing/dateline.prom: No such file or directory"
equals out ""

# A rebuild, and back.
expect 0 indexer index --full
says out "files, full rebuild: 0 new"
[[ $(count) -eq $((first + 9)) ]] || fail "the rebuild lost releases"
rm archive/new{1..10}.txt
expect 0 "$nightly" --full
expect 1 query --count lightship
expect 0 indexer rollback
expect 0 query --count lightship
equals out 10
[[ $(count) -eq $((first + 9)) ]] || fail "rolling back lost releases"
expect 0 "$nightly"
expect 1 query --count lightship
[[ $(count) -eq $((first - 1)) ]] || fail "the run after rolling back did not go on"

# Something that needs attention.
head -c 5000 /dev/urandom >archive/noise.bin
expect 6 "$nightly"
says out "records were refused"
says out noise.bin
DATELINE_CONFIG=$work/missing.conf expect 2 "$nightly"
says out missing.conf

# Logs for the journal and for files.
expect 6 indexer index --retry-refused --log-format journal
says err "<4>refused: $work/archive/noise.bin"
expect 6 indexer index --retry-refused --log-format json --log-level info
[[ $(jq -r 'select(.level == "warning") | .message' err | sort -u | wc -l) -gt 0 ]] || fail "no log"
jq -r 'select(.level == "info") | .message' err >messages
says messages updating
expect 6 indexer index --retry-refused --log-level error
equals err ""
