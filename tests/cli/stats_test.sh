#!/usr/bin/env bash
# Statistics of an archive count its contents and name oddities.
. "$(dirname "$0")/lib.sh"

expect 3 indexer stats --db nowhere.db
mkdir archive
cp "$samples"/ein/* archive
cp archive/2016-03-14_lighthouse.txt archive/copy.txt
: >archive/empty.txt
expect 6 indexer index --db news.db archive
expect 0 indexer stats --db news.db
says out "33 releases from 34 dumps, 0 undated, 0 approximate, 2 copies"
says out "ein-page"
lacks out "docdata.glass"
says out "exact words"
[[ $(wc -l <out) -le 45 ]] || fail "statistics do not fit a screen"
says out " more"
expect 0 indexer stats --db news.db --all
says out "bytes per release  docdata.glass"
lacks out "  more"
expect 0 indexer stats --db news.db --json
[[ $(jq -c '[.releases, .dumps, .copies, .by_form["ein-page"], .by_language.en]' out) == \
  '[33,34,2,33,33]' ]] || fail "the counts are not those of the samples"
[[ $(jq .exact_words out) == true ]] || fail "an index with exact words is said to have none"
[[ $(jq '[.by_year[]] | add' out) -eq 33 ]] || fail "the years do not add up"
[[ $(jq '.zstd_ratio > 1 and .bytes_per_release > 0' out) == true ]] || fail "no sizes"
[[ $(jq '.refused_by_reason | length' out) -eq 1 ]] || fail "no refusals"

expect 6 indexer index --db words.db --stems-only archive
expect 0 indexer stats --db words.db
says out "stems only"
