#!/usr/bin/env bash
# A browser finds its way through the page, which is accessible as axe sees it, and so is a report.
# Needs Chromium, and puppeteer-core and axe-core of npm, in $NODE_PATH or build/browser.
. "$(dirname "$0")/lib.sh"

export NODE_PATH=${NODE_PATH:-}:$DATELINE_SOURCE/build/browser/node_modules
CHROMIUM=$(command -v chromium || command -v google-chrome || true)
if [[ ! -x $(dirname "$DATELINE_QUERY")/dateline-serve || -z $CHROMIUM ]] ||
  ! node -e 'require("puppeteer-core"); require("axe-core")' 2>/dev/null; then
  echo "skipped: no Chromium, puppeteer-core or axe-core"
  exit 77
fi
export CHROMIUM
cp -r "$samples/ein" archive
cat >archive/hostile.jsonl <<'EOF'
{"id":"h","title":"\"><img src=x onerror=alert(1)> and a title that has no end, ODIHRODIHRODIHRODIHRODIHRODIHRODIHRODIHRODIHRODIHRODIHRODIHR","source":"<b>Wire","text":"ODIHR again."}
EOF
expect 0 indexer index --db news.db archive
query --db news.db --format html --facets source,year,'source*year' --timeline month --limit all ODIHR >report.html
export XDG_STATE_HOME=$work/state
expect 0 query watch add --db news.db odihr ODIHR
"$DATELINE_QUERY" serve --db news.db --watches --listen 127.0.0.1:0 2>log &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
until grep -q 'listening on' log; do kill -0 $server; sleep 0.05; done
expect 0 timeout 200 node "$DATELINE_SOURCE/tests/browser/flow.js" "$(sed -n 's/^listening on //p' log)" \
  "$work/report.html" "${DATELINE_SCREENSHOTS:-}"
