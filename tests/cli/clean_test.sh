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

# The titles of long lines are their opening words, and their dates those of their names.
[[ $(jq -r 'select(.form == "long-line") | .file' cleaned.jsonl | wc -l) -eq 14 ]] || fail "not 14"
while IFS=$'\t' read -r file title; do
  [[ ${#title} -lt 130 && $(cat "$file") == "$title"* ]] || fail "title of $file: $title"
done < <(jq -r 'select(.form == "long-line") | [.file, .title] | @tsv' cleaned.jsonl)
expect 0 jq -r 'select(.file | endswith("10Apr2017halloran12.txt")) | .date' cleaned.jsonl
equals out 2017-04-10

# Bodies hold paragraphs and nothing of the page.
jq -e -s 'all(.[]; (.body | length) > 100 and (.id | length) > 0 and (.language // "en") == "en")' \
  cleaned.jsonl >/dev/null || fail "a release without body, id or language"
jq -r .body cleaned.jsonl >bodies
for text in "You just read" "Distribution channels" "Submit Release" "email us here" \
  "Share This Article" "News Provided By" "Visit us on social"; do
  lacks bodies "$text"
done
