#!/usr/bin/env bash
# Cleaning finds title, date and channels of every sample release, and takes only its text.
. "$(dirname "$0")/lib.sh"

expect 0 indexer clean "$samples/ein" "$samples/lines"
cp out cleaned.jsonl
golden() { # SELECTION: file and what was found in it, a line each
  jq -r "$1 | [(.file | sub(\".*/sample/\"; \"\")), .date, .title, (.channels | join(\"; \"))] | @tsv" \
    cleaned.jsonl | sort
}
golden 'select(.file | contains("/ein/"))' >ein.tsv
diff -u "$DATELINE_SOURCE/tests/golden/ein.tsv" ein.tsv || fail "cleaning of EIN pages differs"

# Titles of long lines are their first words; their dates come from file names.
[[ $(jq -r 'select(.form == "long-line") | .file' cleaned.jsonl | wc -l) -eq 14 ]] || fail "not 14"
while IFS=$'\t' read -r file title; do
  [[ ${#title} -lt 130 && $(cat "$file") == "$title"* ]] || fail "title of $file: $title"
done < <(jq -r 'select(.form == "long-line") | [.file, .title] | @tsv' cleaned.jsonl)
expect 0 jq -r 'select(.file | endswith("10Apr2017halloran12.txt")) | .date' cleaned.jsonl
equals out 2017-04-10

# Bodies contain paragraphs and nothing else of the page.
jq -e -s 'all(.[]; (.body | length) > 100 and (.id | length) > 0 and (.language // "en") == "en")' \
  cleaned.jsonl >/dev/null || fail "a release without body, id or language"
jq -r .body cleaned.jsonl >bodies
for text in "You just read" "Distribution channels" "Submit Release" "email us here" \
  "Share This Article" "News Provided By" "Visit us on social"; do
  lacks bodies "$text"
done

# Neither the number of workers nor the order of the paths changes a byte.
expect 0 indexer clean --jobs 1 "$samples/ein" "$samples/lines"
cmp -s out cleaned.jsonl || fail "one worker gives a different result"
expect 0 indexer clean --jobs 8 "$samples"/lines/* "$samples/ein"
cmp -s out cleaned.jsonl || fail "eight workers and another order give a different result"

# Text repeated on the pages of a source is not body: learned in the run, or stored in an index.
mkdir harbour
for number in {1..12}; do
  cat >"harbour/$number.txt" <<PAGE
Ferry Number $number Sails Again
Tide Tables for Pilots and Yachts
Ferry Number $number Sails Again
The harbour master said on Monday that ferry number $number will sail again, and that the $number
repairs to its hull were done by the yard of the island for the first time in many years.
Whoever bought a ticket for trip $number can use it until the end of the summer without a fee.
The lighthouse keepers of the outer islands tend their lamps from dusk to dawn, and so do we.
PAGE
done
expect 0 indexer clean harbour
lacks out "The lighthouse keepers"
expect 0 indexer clean harbour/7.txt
says out "The lighthouse keepers"
expect 0 indexer index --db harbour.db harbour
expect 0 indexer clean --db harbour.db harbour/7.txt
lacks out "The lighthouse keepers"
says out "ferry number 7 will sail again"
expect 3 indexer clean --db no.db harbour/7.txt
counts harbour.db '"tide tables for pilots"' 0
counts harbour.db '"the lighthouse keepers"' 0

# --explain says which blocks were kept, which rule dropped others, and which date was chosen, for refused records as well.
mkdir explained
cat >explained/page.html <<'PAGE'
<html><head><title>Ferry to Run Again in May</title><meta name="date" content="2021-04-02"></head>
<body><div class="menu"><a href="/">Home</a></div><h1>Ferry to Run Again in May</h1>
<p>The ferry will run every twenty minutes from the first of May, the harbor office said.</p></body></html>
PAGE
echo '<html><body><p><a href="/">Home</a></p></body></html>' >explained/empty.html
expect 6 indexer clean --explain explained
jq -r 'select(.title) | .explanation | .dates[], .text[]' out >why
says why "chosen: 2021-04-02 (markup)"
says why 'named as no article in "menu": Home'
says why "kept: The ferry will run every twenty minutes"
[[ $(jq -r 'select(.refused) | .refused' out) == "page without text" ]] || fail "the refused page is not explained"

# What a record calls by a name that nobody knows is found by it.
mkdir fields
cat >fields/a.jsonl <<'RECORDS'
{"title":"Weir to rise","text":"The weir at Tannick will rise in May.","directorate":"Public Works","meta":{"region":"North"}}
RECORDS
printf -- '---\ntitle: Lock to open\nsigned by: Ida Holm\n---\nThe lock opens in June.\n' >fields/b.md
expect 0 indexer index --db fields.db fields
says out "unknown fields: directorate (1 release), meta.region (1), signed by (1); find them with field:NAME"
counts fields.db field:directorate 1
counts fields.db field:directorate=works 1
counts fields.db 'field:"directorate=public works"' 1
counts fields.db field:directorate=harbors 0
counts fields.db field:meta.region=n* 1
counts fields.db 'field:"signed by=holm"' 1
expect 2 query --db fields.db directorate:works
says err "field:directorate=VALUE"
expect 0 query --db fields.db --format json --show "$(query --db fields.db --format ids field:directorate)"
[[ $(jq -r '.fields[0]' out) == "directorate=Public Works" ]] || fail "the field is not shown"

# It is removed with its release.
rm fields/a.jsonl
expect 0 indexer index --db fields.db --prune=all fields
counts fields.db field:directorate 0
counts fields.db 'field:"signed by"' 1
expect 0 indexer check --db fields.db
