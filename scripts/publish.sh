#!/usr/bin/env bash
# Copies the live generation of an index to a folder, on another machine or on this one, with rsync(1)
# and ssh(1). Readers there see their old index until the new one is complete and its digests are
# right. What was copied before a break is not copied again.
# Usage: publish.sh [--check] INDEX [HOST:]DIR
#   --check   copy nothing, but say whether the copy is stale, and exit with 1 if it is
# Go back there with: dateline-indexer rollback --db DIR
set -euo pipefail

usage() {
  sed -n '5,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
fail() {
  echo "publish.sh: $1" >&2
  exit 2
}

only_check=false
[[ ${1-} != --check ]] || { only_check=true && shift; }
[[ $# -eq 2 ]] || usage
index=$1
folder=${2#*:}
host=
[[ $2 != *:* ]] || host=${2%%:*}

# there SCRIPT ARGUMENTS...: runs a script where the copy is, in its folder.
there() {
  local script="mkdir -p -- \"\$1\"; cd -- \"\$1\"; shift; $1" arguments=("$folder" "${@:2}")
  if [[ -n $host ]]; then
    # shellcheck disable=SC2029 # quoted for the other side
    ssh "$host" "bash -euo pipefail -s -- ${arguments[*]@Q}" <<<"$script"
  else
    bash -euo pipefail -s -- "${arguments[@]}" <<<"$script"
  fi
}

[[ -e $index/lock ]] || fail "$index: no index"
exec {lock}<"$index/lock"
flock --shared --wait 600 "$lock" || fail "$index: a run is still writing to it"
live=$(sed -n 's/^auto \(generation-[0-9]*\)$/\1/p' "$index/XAPIANDB")
[[ -n $live ]] || fail "$index: no index"
[[ -e $index/$live/digests ]] || fail "$index: the last run did not end; run dateline-indexer index again"
state=$(sha256sum <"$index/$live/digests")

# shellcheck disable=SC2016 # for the other machine
copied=$(there 'live=$(sed -n "s/^auto //p" XAPIANDB 2>/dev/null || true)
[[ -z $live || ! -e $live/digests ]] || sha256sum <"$live/digests"')
if [[ $copied == "$state" ]]; then
  echo "the copy is up to date"
  exit 0
elif $only_check; then
  echo "the copy is stale"
  exit 1
fi

# shellcheck disable=SC2016
next=generation-$(there 'last=0
for each in generation-*; do
  number=${each#generation-}
  [[ ! $number =~ ^[0-9]+$ || $number -le $last ]] || last=$number
done
mkdir -p "incoming/generation-$((last + 1))"
echo $((last + 1))')
# shellcheck disable=SC2016
basis=$(there 'sed -n "s/^auto //p" XAPIANDB 2>/dev/null || true')
# Two updates within a second leave files of the same size and second.
options=(--recursive --times --modify-window=-1 --partial --inplace --delete)
[[ -z $basis ]] || options+=("--copy-dest=../../$basis")
rsync "${options[@]}" "$index/$live/" "${host:+$host:}$folder/incoming/$next/"

# shellcheck disable=SC2016
there 'echo "auto $1" >incoming/XAPIANDB
dateline-indexer check --fast --db incoming >/dev/null || {
  code=$?
  rm -r incoming
  echo "publish.sh: what arrived is damaged and was removed; publish again" >&2
  exit "$code"
}
sync -f .
before=$(sed -n "s/^auto //p" XAPIANDB 2>/dev/null || true)
mv "incoming/$1" .
mv incoming/XAPIANDB XAPIANDB
sync -f .
touch lock
rm -rf incoming
for each in generation-*; do
  [[ $each == "$1" || $each == "$before" ]] || rm -r "$each"
done' "$next"
echo "published as $next"
