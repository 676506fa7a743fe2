#!/usr/bin/env bash
# All read commands work on an index on read-only media, and change nothing.
. "$(dirname "$0")/lib.sh"

mkdir media
if mount -t tmpfs tmpfs media 2>/dev/null; then
  trap 'umount media; rm -rf "$work"' EXIT
  protect() { mount -o remount,ro media; }
elif [[ $(id -u) -ne 0 ]]; then
  trap 'chmod -R u+w media; rm -rf "$work"' EXIT
  protect() { chmod -R a-w media; }
else
  echo "skipped: root may not mount here"
  exit 77
fi
mkdir archive
cp "$samples"/ein/20{16,17,18}* archive
expect 0 indexer index --db media/news.db archive
protect
state() { (cd media && find . -type f -printf '%p %s %T@\n' | sort && cat news.db/*/* news.db/runs | cksum); }
state >before

counts media/news.db lighthouse 1
for command in check runs stats refused 'index --dry-run archive'; do
  # shellcheck disable=SC2086 # a command and its arguments
  expect 0 indexer $command --db media/news.db
done
for command in 'index archive' 'index --full archive' compact rollback; do
  # shellcheck disable=SC2086
  expect 2 indexer $command --db media/news.db
  says err "media/news.db"
  [[ $(wc -l <err) -le 2 ]] || fail "more than a message and a hint"
done
state >after
cmp before after || fail "something changed"
