#!/usr/bin/env bash
# The page for the newsroom: what it answers over HTTP, what it refuses, and how it ends.
. "$(dirname "$0")/lib.sh"

if [[ ! -x $(dirname "$DATELINE_QUERY")/dateline-serve ]]; then
  echo "skipped: built without cpp-httplib"
  exit 77
fi
mkdir archive
cp -r "$samples/ein" archive
python3 -c 'import json; print(json.dumps({"id": "long", "title": "Long", "text": "quartz kiln " * 500000}))' >archive/long.jsonl
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
def connect(limit=20):
    return socket.create_connection((host, int(port)), timeout=limit)
def ask(raw, more=b"", limit=20):
    s = connect(limit)
    answer = []
    try:
        s.sendall(raw)
        for _ in range(2000 if more else 0):
            s.sendall(more)
        while part := s.recv(1 << 16):
            answer.append(part)
    except OSError:
        pass
    s.close()
    return b"".join(answer)
def get(path, *headers):
    return b"\r\n".join((b"GET %s HTTP/1.1" % path, b"Host: localhost", *headers, b"", b""))
def status(answer):
    return answer[:12].removeprefix(b"HTTP/1.1 ").decode()
def expect(wanted, got):
    if wanted != got:
        sys.exit(f"line {sys._getframe(1).f_lineno}: {got!r} instead of {wanted!r}")
def expect_prompt_answer():
    begin = time.monotonic()
    expect("200", status(ask(get(b"/health"))))
    expect(True, time.monotonic() - begin < 5)

expect("414", status(ask(get(b"/" + b"a" * 9000))))
expect("431", status(ask(get(b"/", b"X: " + b"a" * 40000))))
# Headers without end are cut off.
expect(False, status(ask(b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X-More: " + b"x" * 80 + b"\r\n")) == "200")
for junk in (b"\0" * 100, b"GET", b"", b"GET / HTTP/9", b"get / HTTP/1.1", b"PRI * HTTP/2.0", b"\xff" * 5000):
    expect("400", status(ask(junk + b"\r\n\r\n")))
expect("421", status(ask(b"GET / HTTP/1.1\r\n\r\n")))
expect("421", status(ask(b"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n")))
for target in (b"/%", b"/%zz", b"http://localhost/"):
    expect("400", status(ask(get(target))))
for target in (b"/release/", b"/release//raw", b"/release/%00/raw", b"/release/..%2F..%2Fetc%2Fpasswd/raw",
               b"/release/%2Fetc%2Fpasswd/raw", b"/release/archive%2Flong.jsonl/raw", b"/../../etc/passwd"):
    expect("404", status(ask(get(target))))
expect("200", status(ask(get(b"/?q=" + b"(" * 4000))))
expect("200", status(ask(get(b"/health", b"Content-Length: 5") + b"hello")))
head = ask(get(b"/health").replace(b"GET", b"HEAD"))
expect(("200", True), (status(head), head.endswith(b"\r\n\r\n")))
# One answer to a connection.
expect(1, ask(get(b"/health") * 3).count(b"HTTP/1.1"))
# A range is not obeyed, least of all a thousand.
whole = ask(get(b"/release/long/raw"))
expect(len(whole), len(ask(get(b"/release/long/raw", b"Range: bytes=0-1"))))
expect(len(whole), len(ask(get(b"/release/long/raw", b"Range: bytes=" + b",".join([b"0-"] * 500)))))

# Clients that are slow or say nothing leave room for others.
silent = [connect() for _ in range(200)]
for s in silent[:100]:
    s.sendall(b"GET / HTTP/1.1\r\n")
expect_prompt_answer()
more = [connect() for _ in range(200)]
expect_prompt_answer()
for s in silent + more:
    s.close()

# Those who ask for much and read nothing take all threads, then all places where requests wait; who
# comes then is told.
stuck = []
begin = time.monotonic()
for _ in range(200):
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    s.settimeout(20)
    s.connect((host, int(port)))
    s.sendall(get(b"/release/long/raw"))
    stuck.append(s)
expect(True, time.monotonic() - begin < 5)
answer = stuck[-1].recv(1 << 12)
expect(("429", True), (status(answer), b"\r\nRetry-After: 1\r\n" in answer))
for s in stuck:
    s.close()
time.sleep(1)
expect_prompt_answer()
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
# Clients that have not asked yet do not hold up the end.
cat >silent.py <<'EOF'
import socket, sys, time
host, port = sys.argv[1].removeprefix("http://").rsplit(":", 1)
silent = [socket.create_connection((host, int(port))) for _ in range(100)]
for s in silent[::2]:
    s.sendall(b"GET / HTTP/1.1\r\n")
print("connected", flush=True)
time.sleep(60)
EOF
python3 silent.py "$address" >silent &
clients=$!
until grep -q connected silent; do
  kill -0 $clients || fail "no connections"
  sleep 0.01
done
kill -TERM $server
SECONDS=0
code=0
wait $server || code=$?
[[ $code -eq 0 ]] || fail "SIGTERM ended it with $code"
((SECONDS < 6)) || fail "it took $SECONDS s to end"
kill $clients
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
