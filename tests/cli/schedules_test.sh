#!/usr/bin/env bash
# The installed cron and systemd files and the configuration they name work for a nightly run as they
# are: only the paths are those of this test.
. "$(dirname "$0")/lib.sh"

mkdir bin archive
ln -s "$DATELINE_INDEXER" bin/dateline-indexer
ln -s "$DATELINE_QUERY" bin/dateline-query
sed "s|/srv/press-releases|$work/archive|; s|/var/lib/dateline/|$work/|" \
  "$DATELINE_SOURCE/data/config/dateline.conf" >dateline.conf
cp "$samples"/ein/201[67]* archive

# As cron and systemd run it: by name, with little in the environment.
night() {
  env -i HOME="$work" PATH="$work/bin:/usr/bin:/bin" DATELINE_CONFIG="$work/dateline.conf" \
    ASAN_OPTIONS="${ASAN_OPTIONS-}" \
    sh -c "$1"
}
nights=0
brings_up_to_date() {
  nights=$((nights + 1))
  sed "s/lighthouse/lightship $nights/" "$samples/ein/2016-03-14_lighthouse.txt" \
    >"archive/night$nights.txt"
  expect 0 night "$1"
  cat out err >said
  counts press-releases.db lightship $nights
}

# minute hour day month weekday user command
crontab=$DATELINE_BUILD/data/dateline.cron
line=$(grep -v '^#' "$crontab" | grep .)
[[ $(wc -l <<<"$line") -eq 1 ]] || fail "one line was expected: $line"
read -r _ _ _ _ _ user command <<<"$line"
[[ $user == dateline ]] || fail "run by $user"
[[ $command == */examples/nightly.sh* ]] || fail "not the script that is installed: $command"
brings_up_to_date "${command/*\/examples/$DATELINE_SOURCE/scripts}"
equals said ""

command=$(sed -n 's/^ExecStart=//p' "$DATELINE_BUILD/data/dateline-index.service")
[[ $command == /*/dateline-indexer\ * ]] || fail "not the program that is installed: $command"
brings_up_to_date "dateline-indexer ${command#* }"

# The crontab line of README.md for saved searches.
# shellcheck disable=SC2016
command=$(sed -n 's/.*`30 6 \* \* \* \(.*\)`.*/\1/p' "$DATELINE_SOURCE/README.md")
expect 0 night "dateline-query watch add ships lightship"
expect 0 night "$command"
says out lightship
expect 1 night "$command"
equals out ""
