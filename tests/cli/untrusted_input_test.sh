#!/usr/bin/env bash
# Dumps come from the web: they affect neither the file system nor the terminal, and cost little.
. "$(dirname "$0")/lib.sh"

mkdir archive
page=$samples/ein/2016-03-14_lighthouse.txt

# Paths inside archives are only names.
mkdir -p inside/deep
cp "$page" inside/deep/page.txt
tar -C inside/deep -cf archive/paths.tar --transform 's|^|../../../|' -P page.txt
expect 0 indexer index --db paths.db archive
counts paths.db lighthouse 1
[[ $(find . -name page.txt) == ./inside/deep/page.txt ]] || fail "a member was written to disk"

# A decompression bomb is refused early; its neighbours are indexed.
head -c 300M /dev/zero | gzip -9 >archive/bomb.txt.gz
gzip -9 <archive/bomb.txt.gz >archive/bomb.gz.gz
kilobytes=2000000
if sanitized; then
  echo "not limited: the address sanitizer reserves terabytes of addresses"
  kilobytes=unlimited
fi
limited() { (ulimit -v "$kilobytes" && indexer index --db bombs.db --jobs 1 --memory 64M archive); }
expect 6 limited
says err archive/bomb.txt.gz
says err archive/bomb.gz.gz
counts bombs.db lighthouse 1

# A file of nothing but holes neither takes an hour nor asks for space that no disk has.
mkdir hollow
cp "$page" hollow/page.txt
if truncate -s 7T hollow/huge.txt 2>/dev/null; then
  expect 6 indexer index --db hollow.db hollow
  says err "huge.txt: almost all of the file is a hole"
  counts hollow.db lighthouse 1
fi

# XML entities do not read files.
mkdir feeds
cat >feeds/feed.xml <<END
<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY secret SYSTEM "file://$work/secret.txt">]>
<rss version="2.0"><channel><title>Harbour news</title><item>
<title>Harbour opens a new quay</title><link>https://news.example/quay</link>
<pubDate>Tue, 05 Mar 2019 09:00:00 GMT</pubDate>
<description>The harbour of Oosterhaven opened a quay for six ships today. It took three years to build.
&secret;</description></item></channel></rss>
END
echo "xylophonist" >secret.txt
code=0
indexer index --db feeds.db feeds >out 2>err || code=$?
[[ $code -eq 0 || $code -eq 6 ]] || fail "the feed ended the run with $code"
counts feeds.db xylophonist 0

# Records of nothing but tags or values are refused before they take memory; a smaller --memory
# allows smaller records.
mkdir tags
python3 -c 'print("<rss version=\"2.0\"><channel><item>" + "<a>" * 20000000 + "</item></channel></rss>")' >tags/feed.xml
python3 -c 'print("{\"title\": \"Numbers\", \"text\": [1" + ",1" * 15000000 + "]}")' >tags/numbers.jsonl
expect 6 in_memory $((1 << 30)) "$DATELINE_INDEXER" clean --jobs 1 tags
says err "more than 2000000 elements"
says err "more than 2000000 values"
expect 6 in_memory $((1 << 29)) "$DATELINE_INDEXER" index --db tags.db --jobs 1 --memory 64M tags
lacks err "more than 2000000"
says err "--max-record"

# So does what a record may hold: one of so few bytes that is nothing but values.
mkdir values
python3 -c 'print("{\"title\": \"Numbers\", \"text\": [1" + ",1" * 1900000 + "]}")' >values/numbers.jsonl
python3 -c 'print("<!doctype html><html><body>" + "<p>" * 1900000)' >values/page.html
python3 -c 'print("<rss version=\"2.0\"><channel><item>" + "<a>" * 1900000 + "</item></channel></rss>")' >values/feed.xml
expect 6 in_memory $((1 << 28)) "$DATELINE_INDEXER" index --db values.db --jobs 1 --memory 64M values
says err "numbers.jsonl record 0: JSON with more than 262144 values"
says err "page.html record 0: page with more than 262144 elements"
says err "feed.xml record 0: record with more than 262144 elements"

# Nor do millions of records that are none: all are counted, only the first of them listed. (With fewer
# addresses, the allocator finds none to set aside for a thread, and asks the kernel each time.)
mkdir nothing
{
  echo '{"title": "Lamps", "body": "The harbour has lamps.", "date": "2019-03-05"}'
  python3 -c 'print("{}\n" * 600000, end="")'
} | gzip -9 >nothing/empty.jsonl.gz
expect 6 in_memory $((1 << 29)) "$DATELINE_INDEXER" index --db nothing.db --jobs 1 --memory 64M nothing
says out "refused: 600000"
expect 0 indexer refused --db nothing.db --json
python3 -c 'import json, sys
report = json.load(open("out"))
assert report["refused"] == sum(report["refused_by_reason"].values()) == 600000, report["refused"]
assert len(report["refusals"]) == 10000
assert sum(1 + refusal.get("more", 0) for refusal in report["refusals"]) == 600000'
expect 0 indexer refused --db nothing.db
says out " and 590000 more: "

# Nor do enormous facts, or texts that stand in one another; the rest of the archive is indexed.
mkdir enormous
cp "$page" enormous
python3 - >enormous/channels.json <<'EOF'
import json
print(json.dumps({"title": "Quays", "date": "2019-03-05", "body": "The harbour has many quays, the board said on Monday.",
                  "channel": ["%07d" % i + "ab " * 20000 for i in range(570)]}))
EOF
python3 -c 'print("<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Cranes</HeadLine>" + "<KeywordLine>" * 500 + "a " * 200000 +
  "</KeywordLine>" * 500 + "</NewsLines></NewsComponent></NewsItem></NewsML>")' >enormous/keywords.xml
expect 6 in_memory $((1 << 30)) "$DATELINE_INDEXER" index --db enormous.db --jobs 1 enormous
says err "channels longer than 1024 bytes; left out"
counts enormous.db lighthouse 1
counts enormous.db quays 1

# Terminal control sequences are not printed.
mkdir steering
sed 's/three long, one short/three\x1b]0;owned\x07 long, \x1b[31mone short/' "$page" >steering/page.txt
expect 0 indexer index --db steering.db steering
expect 0 query --db steering.db --colour never lighthouse
lacks out $'\x1b'
expect 0 query --db steering.db --show "$(query --db steering.db --format ids lighthouse)"
lacks out $'\x1b'
