#!/usr/bin/env bash
# What is exported is read without a flaw by Python, sqlite3 and pandas, also hostile texts.
. "$(dirname "$0")/lib.sh"

mkdir archive
cp -r "$samples/ein" "$samples/lines" archive
cat >archive/hostile.jsonl <<'EOF'
{"id":"h1","title":"\"Quoted\", he said","issuer":"Quay, Ltd","date":"2021-02-03","source":"Hostile Wire","text":"First ferry line, with \"quotes\".\n\nSecond line;\twith a tab.\n\n=SUM(A1)"}
{"id":"h2","title":"=HYPERLINK(\"http://x\")","issuer":"QUAY, LTD","date":"2021-03-04","source":"Hostile Wire","text":"A ferry\u2028again \u202e. It's 100 % \\N NULL."}
{"id":"h3","title":"-5 degrees","source":"Hostile Wire","text":"Ferry, un-\ndated"}
EOF
expect 0 indexer index --db news.db archive

cat >compare.py <<'EOF'
import csv, json, sys
csv.field_size_limit(1 << 30)
def rows(name, **how):
    with open(name, newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines, **how))
truth = [json.loads(line) for line in open("all.jsonl", encoding="utf-8")]
tables = {"all.csv": rows("all.csv"), "all.tsv": rows("all.tsv", delimiter="\t")}
for name, table in tables.items():
    assert len(table) == len(truth), (name, len(table), len(truth))
    for row, release in zip(table, truth):
        assert None not in row, (name, row)
        for key in ("id", "title", "issuer", "date", "body"):
            # What hides text or turns it around is replaced.
            wanted = (release[key] or "").translate({0x2028: 0xFFFD, 0x202E: 0xFFFD})
            if name == "all.tsv":
                wanted = wanted.replace("\n", " ").replace("\t", " ")
            got = row[key]
            if got.startswith("'") and got[1:2] in "=+-@":
                got = got[1:]
            assert got == wanted, (name, key, got, wanted)
EOF
fields=id,title,issuer,date,body
for format in jsonl csv tsv; do
  expect 0 query --db news.db --limit all --sort oldest --copies --format $format --fields $fields 'ferry OR the'
  mv out "all.$format"
done
[[ $(wc -l <all.jsonl) -gt 20 ]] || fail "too few releases"
python3 compare.py || fail "Python reads something else"

# sqlite3: the same rows and texts.
if command -v sqlite3 >/dev/null; then
  sqlite3 :memory: '.import --csv all.csv r' '.mode json' 'select * from r' >sqlite.json
  python3 - <<'EOF' || fail "sqlite3 reads something else"
import csv, json
csv.field_size_limit(1 << 30)
got = json.load(open("sqlite.json", encoding="utf-8"))
wanted = list(csv.DictReader(open("all.csv", newline="", encoding="utf-8")))
assert got == wanted
EOF
  sqlite3 :memory: '.mode tabs' '.import all.tsv r' 'select count(*) from r' >count
  equals count "$(wc -l <all.jsonl)"
fi
# pandas: the same number of rows, dates as dates.
if /usr/bin/python3 -c 'import pandas' 2>/dev/null; then # Debian's is for its own Python
  /usr/bin/python3 - <<'EOF' || fail "pandas reads something else"
import pandas
truth = pandas.read_json("all.jsonl", lines=True)
for name, separator in (("all.csv", ","), ("all.tsv", "\t")):
    table = pandas.read_csv(name, sep=separator, parse_dates=["date"])
    assert len(table) == len(truth), name
    assert table["date"].notna().sum() == truth["date"].notna().sum(), name
EOF
fi

# Whole texts in bulk are those of --show, one by one.
expect 0 query --db news.db --limit 3 --full --format jsonl ferry
mv out full
while read -r line; do
  expect 0 query --db news.db --format json --show "$(jq -r .id <<<"$line")"
  [[ $(jq .body out) == "$(jq .body <<<"$line")" ]] || fail "another text"
done <full
expect 0 query --db news.db --limit 1 --full 'title:"degrees"'
says out "    Ferry, un-"

# Facets, a table of two of them, timelines and matches: sums are the count.
expect 0 query --db news.db --count 'ferry OR the'
count=$(cat out)
expect 0 query --db news.db --format csv --facets source,issuer 'ferry OR the'
cp out facets.csv
expect 0 query --db news.db --format csv --facets 'source*month' 'ferry OR the'
cp out pair.csv
expect 0 query --db news.db --format tsv --timeline month 'ferry OR the'
cp out timeline.tsv
python3 - "$count" <<'EOF' || fail "sums differ"
import csv, sys
count = int(sys.argv[1])
facets = list(csv.DictReader(open("facets.csv", newline="")))
assert sum(int(r["count"]) for r in facets if r["facet"] == "source") == count
assert sum(int(r["count"]) for r in facets if r["facet"] == "issuer") == count
assert [r["count"] for r in facets if r["value"] == "Quay, Ltd"] == ["2"], facets
pair = list(csv.reader(open("pair.csv", newline="")))
assert sum(int(cell) for row in pair[1:] for cell in row[1:]) == count
assert pair[0][0] == "source" and "2021-02" in pair[0]
timeline = list(csv.DictReader(open("timeline.tsv"), delimiter="\t"))
assert sum(int(r["count"]) for r in timeline) == count
assert all(r["begin"] < r["end"] for r in timeline if r["begin"])
EOF
expect 0 query --db news.db --format csv --kwic 'ferry'
head -1 out | grep -q '^rank,id,date,source,title,left,match,right' || fail "wrong header"

# One table a file; limits; mistakes.
expect 2 query --db news.db --format csv --facets source --timeline year ferry
says err "holds one table"
expect 2 query --db news.db --format csv --facets 'source,source*year' ferry
expect 2 query --db news.db --facets 'source*colour' ferry
expect 2 query --db news.db --format csv --fields title,colour ferry
says err "unknown field"
expect 2 query --db news.db --fields title ferry
says err "use --format json, jsonl, csv or tsv"
expect 0 query --db news.db --facets source --facet-limit 1 --limit 0 'ferry OR the'
says out "more (--facet-limit all)"
expect 0 query --db news.db --facets 'source*year' --limit 0 'ferry OR the'
says out "by source*year"
expect 2 query --db news.db --facets source --facet-limit x ferry

# All of a large archive is written without being held: memory does not grow with it.
many_samples 60
expect 0 indexer index --db many.db many
peak() { /usr/bin/time -f %M "$DATELINE_QUERY" --db many.db --copies --format jsonl --full --limit "$1" the 2>&1 >lines | tail -1; }
if ! sanitized && [[ -x /usr/bin/time ]]; then
  few=$(peak 10)
  all=$(peak all)
  [[ $(wc -l <lines) -gt 2000 ]] || fail "too few lines"
  [[ $all -lt $((few + 8000)) ]] || fail "$all KB for all releases, $few KB for 10"
fi
