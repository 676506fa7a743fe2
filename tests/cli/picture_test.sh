#!/usr/bin/env bash
# The session that README pictures is one of the program as it is now; only times may differ.
. "$(dirname "$0")/lib.sh"

expect 0 "$DATELINE_SOURCE/scripts/picture.sh" session "$DATELINE_INDEXER" "$DATELINE_QUERY" "$work"
without_times() { sed -E 's/textLength="[0-9.]+"//; s/[0-9.]+ (MB\/s|s)\b/N \1/g' "$1"; }
without_times session.svg >now
without_times "$DATELINE_SOURCE/data/pictures/session.svg" >pictured
diff pictured now || fail "README pictures another session: run scripts/picture.sh session"
[[ $(grep -c '<text' now) -gt 25 ]] || fail "the picture is nearly empty"
if command -v xmllint >/dev/null; then expect 0 xmllint --noout session.svg; fi
