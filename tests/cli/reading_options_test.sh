#!/usr/bin/env bash
# Fields of JSON and tables can be mapped, and limits for dumps can be set.
. "$(dirname "$0")/lib.sh"

text="The council of the harbour said today that the old bridge will be open to everybody again, \
and that those who live beside it had waited for this day for a very long time."

mkdir archive
cat >archive/bridge.jsonl <<END
{"attributes": {"kopf": "Old Bridge Opens Again", "tag": "2021-05-06"}, "passus": "$text"}
END
expect 6 indexer clean archive
says err "--map"
expect 0 indexer clean --map title=attributes.kopf --map date=attributes.tag --map body=passus archive
says out '"title":"Old Bridge Opens Again"'
says out '"date":"2021-05-06"'
expect 0 indexer index --db mapped.db --map body=passus archive
counts mapped.db harbour 1
expect 2 indexer index --db mapped.db --map colour=red archive
says err "unknown field"

# The mapping is an option of the run, not a property of the index.
expect 6 indexer index --db mapped.db --full archive

# Each limit, with the option that raises it.
head -c 20000000 /dev/zero | tr '\0' 'a' | gzip >bomb.gz
expect 6 indexer clean --max-ratio 100 bomb.gz
says err "more than 100 times its size"
says err "--max-ratio"
expect 6 indexer clean --max-expanded 1M bomb.gz
says err "--max-expanded"
expect 6 indexer clean --max-record 1M bomb.gz
says err "--max-record"
tar cf two.tar archive/bridge.jsonl "$samples/ein/2016-03-14_lighthouse.txt" 2>/dev/null
expect 6 indexer clean --max-entries 1 two.tar
says err "--max-entries"
gzip two.tar
expect 6 indexer clean --max-nesting 1 two.tar.gz
says err "--max-nesting"
expect 2 indexer clean --max-nesting 0 two.tar.gz

# Refused records are kept with their reason until they change or are retried.
: >archive/empty.txt
expect 6 indexer index --db news.db archive
expect 0 indexer refused --db news.db
says out "archive/empty.txt: "
says out "archive/bridge.jsonl record 0: "
expect 0 indexer refused --db news.db --json
[[ $(jq '.refused, (.refusals | length), (.refused_by_reason | length)' out | sort -u) == 2 ]] ||
  fail "two refusals with two reasons were expected"
expect 0 indexer index --db news.db archive
expect 6 indexer index --db news.db --retry-refused archive
cp "$samples/ein/2016-03-14_lighthouse.txt" archive/empty.txt
expect 6 indexer index --db news.db archive
expect 0 indexer refused --db news.db
lacks out empty.txt
expect 3 indexer refused --db nowhere.db
