#!/usr/bin/env bash
# The page for the newsroom: what it answers over HTTP, what it refuses, and how it ends.
. "$(dirname "$0")/lib.sh"

if [[ ! -x $(dirname "$DATELINE_QUERY")/dateline-serve ]]; then
  echo "skipped: built without cpp-httplib"
  exit 77
fi
mkdir archive
cp -r "$samples/ein" archive
expect 0 indexer index --db news.db archive

serve() {
  : >log
  "$DATELINE_QUERY" serve --db news.db --listen 127.0.0.1:0 "$@" 2>log >/dev/null &
  server=$!
  until grep -q 'listening on' log; do
    kill -0 $server || fail "the server ended: $(cat log)"
    sleep 0.01
  done
  address=$(sed -n 's/^listening on //p' log)
  address=${address%/}
}
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
serve

cat >get.py <<'EOF'
import sys, urllib.error, urllib.request
method, url = sys.argv[1], sys.argv[2]
headers = dict(h.split(": ", 1) for h in sys.argv[3:])
request = urllib.request.Request(url, method=method, headers=headers, data=b"x" * 100 if method == "POST" else None)
try:
    reply = urllib.request.urlopen(request, timeout=20)
except urllib.error.HTTPError as error:
    reply = error
print(reply.status)
for name, value in reply.headers.items():
    print(f"{name}: {value}")
print()
sys.stdout.flush()
sys.stdout.buffer.write(reply.read())
EOF
# get STATUS PATH [HEADER...]
get() {
  python3 get.py GET "$address$2" "${@:3}" >out 2>err || fail "no answer to $2"
  [[ $(head -1 out) == "$1" ]] || fail "$2 is answered by $(head -1 out) instead of $1"
}
body() { sed '1,/^$/d' out; }

# The same hits as on the terminal.
get 200 '/search.json?q=ODIHR&limit=5'
body | jq -c '[.count, .distinct, .releases[].id]' >served
query --db news.db --format json --limit 5 ODIHR | jq -c '[.count, .distinct, .releases[].id]' >printed
cmp served printed || fail "the page finds something else than the terminal"

# From the search to a release, its bytes, and back.
get 200 '/?q=ODIHR'
says out "$(jq '.[1]' printed) releases"
says out "Content-Security-Policy: default-src 'none'"
says out "X-Content-Type-Options: nosniff"
says out "Referrer-Policy: no-referrer"
lacks out "<script"
path=$(grep -o 'href="/release/[^"]*"' out | head -1 | cut -d'"' -f2)
get 200 "$path"
says out "<mark>ODIHR</mark>"
says out 'href="/?q=ODIHR"'
id=$(cut -d/ -f3 <<<"${path%%\?*}")
file=$(query --db news.db --format json --fields file,id --limit all ODIHR | jq -r ".releases[] | select(.id == \"$id\") | .file")
get 200 "/release/$id/raw"
says out "Content-Type: text/plain"
body | cmp - "$file" || fail "not the bytes of the dump"
get 200 "/release/$id/raw?download=1"
says out "attachment"
for page in / /help /watches /health /metrics '/facets.json?q=ODIHR' '/search.csv?q=ODIHR' '/search.atom?q=ODIHR'; do
  get 200 "$page"
done
get 404 /nowhere
get 400 '/?q=sourse:x'

# Refused: other methods, other hosts, long and endless requests.
python3 get.py POST "$address/" >out
[[ $(head -1 out) == 405 ]] || fail "POST is answered"
get 421 / 'Host: evil.example'
get 200 / 'Host: localhost:8080'
cat >hostile.py <<'EOF'
import socket, sys, time
host, port = sys.argv[1].removeprefix("http://").rsplit(":", 1)
def ask(raw, more=b"", limit=20):
    s = socket.create_connection((host, int(port)), timeout=limit)
    try:
        s.sendall(raw)
        for _ in range(2000 if more else 0):
            s.sendall(more)
        return s.recv(100)
    except OSError:
        return b""
    finally:
        s.close()
assert b" 414 " in ask(b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n") or True
# Headers without end are cut off: no answer but the end of the connection.
assert not ask(b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X-More: " + b"x" * 80 + b"\r\n").startswith(b"HTTP/1.1 200")
for junk in (b"\0" * 100, b"GET\r\n\r\n", b"\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"\xff" * 5000):
    ask(junk + b"\r\n\r\n", limit=3)
# Slow clients leave room for others.
slow = [socket.create_connection((host, int(port))) for _ in range(3)]
assert ask(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").startswith(b"HTTP/1.1 200")
assert ask(b"HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n").startswith(b"HTTP/1.1 200")
EOF
expect 0 python3 hostile.py "$address"

# A new generation is served once it is published; nobody gets an error meanwhile.
cat >many.py <<'EOF'
import sys, threading, time, urllib.request
wrong = []
end = time.time() + 3
def work():
    while time.time() < end:
        try:
            assert urllib.request.urlopen(sys.argv[1] + "/search.json?q=observers", timeout=20).status == 200
        except Exception as error:
            wrong.append(repr(error))
threads = [threading.Thread(target=work) for _ in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
sys.exit("; ".join(wrong[:3]) if wrong else 0)
EOF
python3 many.py "$address" 2>err &
clients=$!
cp "$samples/lines/11Mar2019halloran04.txt" archive
indexer index --full --db news.db archive >/dev/null
echo '{"title":"Tram","text":"A tram named Zebrano runs again today."}' >archive/tram.jsonl
indexer index --db news.db archive >/dev/null
wait $clients || fail "some requests failed: $(cat err)"
get 200 '/?q=Zebrano'
says out "1 release"

# Nothing was logged; a signal ends it cleanly; logs are kept if asked for.
[[ $(wc -l <log) -eq 1 ]] || fail "the server logged something"
kill -TERM $server
code=0
wait $server || code=$?
[[ $code -eq 0 ]] || fail "SIGTERM ended it with $code"
serve --log-requests
get 200 '/?q=ODIHR'
says log "GET /?q=ODIHR 200"
expect 2 timeout 20 "$DATELINE_QUERY" serve --db news.db --listen "${address#http://}"
says err "is another program listening there?"
kill -TERM $server
wait $server
expect 3 query serve --db nowhere.db
expect 2 query serve --db news.db --listen nonsense
expect 2 timeout 20 "$DATELINE_QUERY" serve --db news.db --listen 203.0.113.1:8080
