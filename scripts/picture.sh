#!/usr/bin/env bash
# Makes the pictures of README from the built programs and the sample releases: session.svg, a session
# at a terminal, and page.png, the page of `dateline-query serve` (with Chromium).
# usage: scripts/picture.sh session|page INDEXER QUERY [FOLDER]    (FOLDER: instead of data/pictures)
set -euo pipefail
what=$1 indexer=$(realpath "$2") query=$(realpath "$3")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pictures=$(realpath "${4:-$source/data/pictures}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir bin
ln -s "$indexer" bin/dateline-indexer
ln -s "$query" bin/dateline-query
cp -r "$source/data/sample" press-releases
export PATH=$work/bin:$PATH DATELINE_CONFIG=/dev/null DATELINE_DB=news.db LC_ALL=C.UTF-8

# Recency is that of one day, so that scores do not change. Measured times do.
run_session() {
  local command
  while read -r command; do
    printf '$ %s\n' "$command"
    ${command/dateline-query/dateline-query --colour always --as-of 2024-07-01}
    echo
  done <<'END'
dateline-indexer index press-releases
dateline-query --limit 2 odihr handbook
dateline-query --limit 1 --timeline year odihr
END
}

session() {
  run_session >session
  python3 "$source/scripts/terminal_svg.py" "58 press releases, indexed and searched" <session >"$pictures/session.svg"
}

page() {
  local server address
  dateline-indexer index press-releases >/dev/null
  dateline-query serve --listen 127.0.0.1:0 >served 2>&1 &
  server=$!
  for _ in {1..50}; do grep -q http: served || sleep 0.1; done
  address=$(grep -o 'http://[0-9.:]*' served)
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=780,560 \
    --screenshot="$work/page.png" "$address/?q=odihr" >/dev/null 2>&1 || true
  kill "$server"
  cp page.png "$pictures"
}

case $what in
  session | page) "$what" ;;
  *) echo "usage: scripts/picture.sh session|page INDEXER QUERY [FOLDER]" >&2 && exit 2 ;;
esac
