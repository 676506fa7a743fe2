#!/usr/bin/env bash
# Whatever stands in names and arguments, a message stays in its line, and steers no terminal.
. "$(dirname "$0")/lib.sh"

# Sets the title of a terminal, forges lines of our own and an entry of the journal, and is no UTF-8.
evil=$'evil\x1b]0;owned\x07\xc2\x9b31m\r\nrefused: forged\n<0>forged\x9b31m\xff\xed\xa0\x80\xe2\x80\xae'

# harmless COMMAND...: it may end as it likes, but not by a signal, and prints nothing that harms.
harmless() {
  local code=0 file
  timeout 60 "$@" >out 2>err </dev/null || code=$?
  [[ $code -le 7 ]] || fail "'${*@Q}' ended with $code"
  for file in out err; do
    ! LC_ALL=C grep -qP '[\x01-\x08\x0b-\x1f\x7f]|\xC2[\x80-\x9F]' $file || fail "'${*@Q}': control characters in $file"
    ! grep -q '^<0>\|^refused: forged' $file || fail "'${*@Q}': a forged line in $file"
    # JSON holds names as they are; it is no line to read.
    [[ $(head -c 1 $file) == "{" ]] || ! grep -q $'\u202e' $file || fail "'${*@Q}': text turned around in $file"
    iconv -f UTF-8 -t UTF-8 $file >/dev/null || fail "'${*@Q}': invalid UTF-8 in $file"
  done
}

page=$samples/ein/2016-03-14_lighthouse.txt
mkdir -p "archive/$evil"
cp "$page" "archive/$evil/$evil.txt"
head -c 4000 /dev/urandom >"archive/$evil/binary.txt"
cp "archive/$evil/binary.txt" "$evil.txt"
tar -cf "archive/$evil.tar" "$evil.txt"
printf '{"id": "odd\\u001b[2J\\nid\\ufffe", "title": "A harbour", "date": "2021-05-06", "text": "%s"}\n' \
  "The harbour of Oosterhaven opened a quay for six ships today. It took three years to build." \
  >archive/odd.jsonl

for format in text journal json; do
  harmless "$DATELINE_INDEXER" index --db $format.db --log-level debug --log-format $format archive
  [[ $(LC_ALL=C grep -c refused err) -ge 2 ]] || fail "nothing was refused"
done
cp -r text.db news.db
for command in refused stats runs check; do
  harmless "$DATELINE_INDEXER" $command --db news.db
  harmless "$DATELINE_INDEXER" $command --db news.db --json
done
expect 0 indexer refused --db news.db
[[ $(wc -l <out) -eq 2 ]] || fail "two refusals are not two lines"
harmless "$DATELINE_INDEXER" clean archive
harmless "$DATELINE_INDEXER" index --db "$evil.db" "$evil.txt"
harmless "$DATELINE_INDEXER" runs --db "$evil.db"
truncate -s 100 "$evil.db/generation-1/iamglass"
harmless "$DATELINE_INDEXER" check --db "$evil.db"
harmless "$DATELINE_QUERY" --db "$evil.db" lighthouse

# Arguments: in the place of a command, an operand, an option and a value.
for command in "$evil" index clean stats refused runs check compact rollback; do
  harmless "$DATELINE_INDEXER" "$command" "$evil"
  for argument in "--$evil" "--help=$evil" "--config=$evil" "--db=$evil" "--archive=$evil" \
    "--wait=$evil" "--jobs=$evil" "--memory=$evil" "--keep=$evil" "--log-level=$evil" \
    "--map=$evil" "--metrics=$evil" "--generate=$evil" "-$evil"; do
    harmless "$DATELINE_INDEXER" "$command" "$argument"
    harmless "$DATELINE_INDEXER" "$command" "$argument" --db news.db archive
  done
done
for argument in "$evil" "--$evil" "--db=$evil" "--show=$evil" "--similar=$evil" "--format=$evil" \
  "--since=$evil" "--limit=$evil" "--lang=$evil" "--sort=$evil" "--facet=$evil" \
  "--synonyms=$evil" "--queries=$evil" "--dump=$evil" "--explain=$evil" "--explain-not=$evil" \
  "--timeout=$evil" "--config=$evil" "--help=$evil" "-$evil" "$evil:lighthouse" "date:$evil"; do
  harmless "$DATELINE_QUERY" --db news.db "$argument"
  harmless "$DATELINE_QUERY" --db news.db "$argument" lighthouse
  harmless "$DATELINE_QUERY" watch add --state state "$argument" lighthouse
done
for command in list run remove; do harmless "$DATELINE_QUERY" watch $command --state state "$evil"; done
printf '%s\n%s = 1\n[%s]\n' "$evil" "$evil" "$evil" >settings
harmless "$DATELINE_QUERY" --config settings lighthouse
harmless "$DATELINE_INDEXER" stats --config settings
mkdir -p "state/watches/$evil"
cp settings "state/watches/$evil/watch.json"
harmless "$DATELINE_QUERY" watch list --state state
harmless "$DATELINE_QUERY" watch run --state state

# Results.
for format in text json atom ids trec; do
  harmless "$DATELINE_QUERY" --db news.db --colour never --format $format lighthouse OR quay
  [[ -s out ]] || fail "no results as $format"
done
expect 0 query --db news.db --format csv lighthouse OR quay # its cells may have line ends
lacks out $'\x1b'
xmllint --version >/dev/null 2>&1 && {
  "$DATELINE_QUERY" --db news.db --format atom lighthouse OR quay OR "$evil" >feed.xml || true
  expect 0 xmllint --noout feed.xml
}

# An id with odd characters is printed so that it can be given back.
expect 0 query --db news.db --format ids quay
expect 0 query --db news.db --show "$(cat out)"
says out "six ships"
