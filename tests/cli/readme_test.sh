#!/usr/bin/env bash
# Commands print what README shows: each of its code blocks is run on the samples.
. "$(dirname "$0")/lib.sh"

mkdir bin
ln -s "$DATELINE_INDEXER" "$DATELINE_QUERY" bin
ln -s "$DATELINE_SOURCE/data" data
export PATH=$work/bin:$PATH XDG_STATE_HOME=$work/state

# Times, speeds, sizes and scores (which fall every day) differ from run to run.
without_measures() {
  sed -E 's/[0-9.]+ (MB|KB|s\b|MB\/s)/N \1/g; s/score [0-9.]+/score N/; s/ +$//'
}

checked=0
check() {
  [[ -n $command && -n $expected ]] || return 0
  bash -c "$command" >actual 2>&1 </dev/null || true
  diff <(printf '%s' "$expected" | without_measures) <(without_measures <actual) ||
    fail "README shows other output of: $command"
  checked=$((checked + 1))
}

fenced='' command='' expected=''
while IFS= read -r line; do
  case $line in
    '```'*)
      check
      command='' expected=''
      [[ -n $fenced ]] && fenced='' || fenced=1
      ;;
    '$ '*)
      check
      command=${fenced:+${line#\$ }} expected=''
      ;;
    *) [[ -z $fenced ]] || expected+=$line$'\n' ;;
  esac
done <"$DATELINE_SOURCE/README.md"
[[ $checked -ge 5 ]] || fail "only $checked commands of README have output"
