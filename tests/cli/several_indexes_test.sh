#!/usr/bin/env bash
# Several indexes are searched as one.
. "$(dirname "$0")/lib.sh"

expect 0 indexer index --db pages.db "$samples/ein"
expect 0 indexer index --db lines.db "$samples/lines"
counts pages.db '"minimum wage"' 1
counts lines.db '"minimum wage"' 1

expect 0 query --db pages.db --db lines.db --count '"minimum wage"'
equals out 2
expect 0 query --db pages.db --db lines.db --format jsonl '"minimum wage"'
says out /ein/
says out /lines/
for id in $(query --db pages.db --db lines.db --format ids '"minimum wage"'); do
  expect 0 query --db pages.db --db lines.db --show "$id"
  says out "minimum wage"
done

expect 3 query --db pages.db --db nowhere.db lighthouse
says err nowhere.db
