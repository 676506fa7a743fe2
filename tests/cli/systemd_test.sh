#!/usr/bin/env bash
# systemd accepts the units, and they sandbox both programs.
. "$(dirname "$0")/lib.sh"

if ! command -v systemd-analyze >/dev/null; then
  echo "skipped: there is no systemd-analyze"
  exit 77
fi
cp "$DATELINE_SOURCE/data/systemd/dateline-index.timer" .
# Use the built program: the installed one does not exist yet.
sed "s|^ExecStart=[^ ]*|ExecStart=$DATELINE_INDEXER|" "$DATELINE_BUILD/data/dateline-index.service" \
  >dateline-index.service
expect 0 systemd-analyze verify --man=no ./dateline-index.service ./dateline-index.timer
equals err ""
cp "$DATELINE_SOURCE/data/systemd/dateline-serve.socket" .
sed "s|^ExecStart=[^ ]*|ExecStart=$DATELINE_QUERY|" "$DATELINE_BUILD/data/dateline-serve.service" \
  >dateline-serve.service
expect 0 systemd-analyze verify --man=no ./dateline-serve.service ./dateline-serve.socket
equals err ""
# "Exposure" from 0 to 10; below 2 is what systemd calls OK.
expect 0 systemd-analyze security --offline=true --threshold=20 ./dateline-index.service
expect 0 systemd-analyze security --offline=true --threshold=20 ./dateline-serve.service
