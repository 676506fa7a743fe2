#!/usr/bin/env bash
# Unusable input is refused with its name and a reason, and the rest is indexed.
. "$(dirname "$0")/lib.sh"

mkdir archive
cp "$samples/ein/2016-03-14_lighthouse.txt" archive
: >archive/empty.txt
echo '[[]]' >archive/no-release.json
head -c 100000 /dev/urandom >archive/noise.bin
ln -s nowhere archive/dangling.txt
ln -s . archive/loop
mkfifo archive/pipe.txt
printf 'On May 3, 2019 the mayor of Br\xfcckheim opened a school. \xff\xfe\x80 was written on it.' \
  >archive/03May2019invalid.txt
cp archive/2016-03-14_lighthouse.txt archive/.hidden.txt

expect 6 indexer index --db news.db archive
says err archive/noise.bin
says err archive/empty.txt
says err "archive/no-release.json: contains no releases"
says err archive/dangling.txt
lacks err loop
lacks err hidden
counts news.db lighthouse 1
counts news.db mayor 1
expect 0 query --db news.db --show "$(query --db news.db --format ids mayor)"
iconv -f UTF-8 -t UTF-8 out >/dev/null || fail "what was shown is not UTF-8"

# What is no file is listed, and not reported again.
expect 0 indexer refused --db news.db
says out "archive/dangling.txt: No such file or directory"
says out "archive/pipe.txt: not a regular file"
expect 0 indexer index --db news.db archive
equals err ""

# A named file is read even if it is hidden; a missing one is an error.
expect 0 indexer index --db hidden.db archive/.hidden.txt
counts hidden.db lighthouse 1
expect 2 indexer clean archive/nothing.txt
says err "archive/nothing.txt: no such file or directory"
expect 8 indexer clean archive/nothing.txt archive/2016-03-14_lighthouse.txt
says err "archive/nothing.txt: no such file or directory"
says out lighthouse

if [[ $(id -u) -ne 0 ]]; then
  chmod 000 archive/2016-03-14_lighthouse.txt
  expect 6 indexer index --db unreadable.db archive
  says err "Permission denied"
fi

# Complete records of a truncated dump are indexed, and the truncation is reported.
mkdir cut
printf '{"title":"Tram","text":"The tram runs."}\n{"title":"Bus","text":"The bus runs."}\n' |
  gzip | head -c 60 >cut/lines.jsonl.gz
expect 6 indexer index --db cut.db cut
says err "lines.jsonl.gz"
says err "truncated gzip data"
counts cut.db tram 1

# A page that occurs often in its folder is a copy, and keeps all its text.
mkdir copies
for copy in 1 2 3 4 5 6 7; do
  printf 'New Bridge Opened\n\nVISBY, May 4, 2019 -- The mayor opened the bridge today.\n' \
    >copies/$copy.txt
done
expect 0 indexer index --db copies.db copies
counts copies.db mayor 7

# A refused page says what was found on it, and pages are counted by the reason alone.
mkdir pages
echo '<html><body><p><a href="/">Home</a></p></body></html>' >pages/a.html
echo '<html><body><p><a href="/">Home</a> <a href="/news">News</a></p></body></html>' >pages/b.html
expect 6 indexer index --db pages.db pages
expect 0 indexer refused --db pages.db
says out "pages/a.html record 0: page without text; found 1 word outside scripts, 0 letters of text"
says out "pages/b.html record 0: page without text; found 2 words outside scripts, 0 letters of text"
expect 0 indexer refused --db pages.db --json
[[ $(jq -c .refused_by_reason out) == '{"page without text":2}' ]] || fail "reasons are not counted alone"
[[ $(jq -r '.refusals[1].found' out) == "2 words outside scripts, 0 letters of text" ]] || fail "it is not said what was found"

# An empty folder makes an empty index, and says so.
mkdir nothing
expect 0 indexer index --db empty.db nothing
says out "0 releases"
counts empty.db lighthouse 0
