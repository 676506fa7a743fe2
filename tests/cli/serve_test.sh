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

# same PARAMETERS OPTIONS WORDS: the page answers as the terminal does, scores and snippets included.
same() {
  get 200 "/search.json?$1&q=$(jq -rn --arg words "$3" '$words|@uri')"
  body >served
  # shellcheck disable=SC2086 # the options are words
  query --db news.db --format json --limit 20 $2 -- "$3" >printed || [[ $? -eq 1 ]]
  cmp served printed || fail "the page answers $3 otherwise than the terminal"
}
for words in ODIHR observers 'observers OR tram' '"polling stations"' 'observ*' 'obsevers~' 'title:strike' \
  'source:ein* -ODIHR' 'minimum NEAR/5 wage' 'strike since:2021' 'date:2022' 'zebrano' 'Bürger OR Hüttenau'; do
  same "" "" "$words"
  same sort=newest "--sort newest" "$words"
  same "copies=all&sort=relevance&since=2019&until=2022-06" \
    "--copies --sort relevance --since 2019 --until 2022-06" "$words"
  same "offset=3&limit=2" "--offset 3 --limit 2" "$words"
done
get 200 '/facets.json?q=observers'
body | jq -S 'del(.releases)' >served
query --db news.db --format json --limit 0 --facets source,channel,lang,year --timeline month observers |
  jq -S 'del(.releases)' >printed
cmp served printed || fail "the page counts otherwise than the terminal"
for format in csv atom; do
  get 200 "/search.$format?q=observers&sort=oldest"
  body >served
  query --db news.db --format $format --limit 20 --sort oldest observers >printed
  # When a feed was made is not the same.
  diff <(grep -v '^<updated>' served) <(grep -v '^<updated>' printed) || fail "another $format"
done

# From the search to a release, its bytes, and back.
get 200 '/?q=ODIHR'
says out "$(query --db news.db --format json ODIHR | jq .distinct) releases"
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
get 400 '/search.json?q=sourse:x'
says out "Content-Type: application/json"
[[ $(body | jq -r .error.hint) == "did you mean 'source:'?" ]] || fail "the error is not JSON"
get 204 /favicon.ico

# Refused: other methods, other hosts, long and endless requests.
python3 get.py POST "$address/" >out
[[ $(head -1 out) == 405 ]] || fail "POST is answered"
get 421 / 'Host: evil.example'
get 200 / 'Host: localhost:8080'
cat >hostile.py <<'EOF'
import socket, sys, time
host, port = sys.argv[1].removeprefix("http://").rsplit(":", 1)
prompt = int(sys.argv[2])  # seconds
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
def expect_refusal(code, answer):
    # Said in a sentence, safely.
    head, _, body = answer.partition(b"\r\n\r\n")
    expect(code, status(answer))
    expect([True] * 4, [header in head for header in (b"Content-Security-Policy: default-src 'none'",
        b"X-Content-Type-Options: nosniff", b"Referrer-Policy: no-referrer", b"Content-Type: text/plain")])
    expect(b"Content-Length: %d" % len(body), next(h for h in head.split(b"\r\n") if h.startswith(b"Content-Length")))
    expect(True, len(body) > 5 and b"<" not in body)
def status(answer):
    return answer[:12].removeprefix(b"HTTP/1.1 ").decode()
def expect(wanted, got):
    if wanted != got:
        sys.exit(f"line {sys._getframe(1).f_lineno}: {got!r} instead of {wanted!r}")
def expect_prompt_answer():
    begin = time.monotonic()
    expect("200", status(ask(get(b"/health"))))
    expect(True, time.monotonic() - begin < prompt)

expect_refusal("414", ask(get(b"/" + b"a" * 9000)))
expect_refusal("431", ask(get(b"/", b"X: " + b"a" * 40000)))
expect_refusal("416", ask(get(b"/", b"Range: nonsense")))
expect_refusal("400", ask(b"GET\r\n\r\n"))
# Headers without end are cut off.
expect(False, status(ask(b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X-More: " + b"x" * 80 + b"\r\n")) == "200")
for junk in (b"\0" * 100, b"GET", b"", b"GET / HTTP/9", b"get / HTTP/1.1", b"PRI * HTTP/2.0", b"\xff" * 5000):
    expect("400", status(ask(junk + b"\r\n\r\n")))
expect("421", status(ask(b"GET / HTTP/1.1\r\n\r\n")))
expect("200", status(ask(b"GET /health HTTP/1.0\r\n\r\n")))
for hosts in (b"Host: evil.example\r\nHost: localhost", b"Host: localhost\r\nHost: evil.example"):
    expect("400", status(ask(b"GET / HTTP/1.1\r\n" + hosts + b"\r\n\r\n")))
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
expect(True, time.monotonic() - begin < prompt)
answer = stuck[-1].recv(1 << 12)
expect_refusal("429", answer)
expect(True, b"\r\nRetry-After: 1\r\n" in answer)
for s in stuck:
    s.close()
time.sleep(1)
expect_prompt_answer()
EOF
prompt=5
! sanitized || prompt=40
expect 0 python3 hostile.py "$address" "$prompt"
get 200 /metrics
for code in 400 404 405 414 416 421 429 431; do
  says out "dateline_requests_total{code=\"$code\"}"
done

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

# A socket that a service manager passes is served, and stays open when the server ends.
cat >pass.py <<'EOF'
import os, socket, subprocess, sys, urllib.request
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
listening.listen(16)
address = "http://127.0.0.1:%d/" % listening.getsockname()[1]
for turn in range(2):
    child = os.fork()
    if child == 0:
        os.dup2(listening.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1")
        os.execv(sys.argv[1], [sys.argv[1], "serve", "--db", "news.db", "--listen", "203.0.113.1:1"])
    # Who asks before it is ready waits.
    assert urllib.request.urlopen(address + "health", timeout=20).read() == b"ok\n"
    os.kill(child, 15)
    assert os.waitpid(child, 0)[1] == 0
udp = socket.socket(type=socket.SOCK_DGRAM)
child = os.fork()
if child == 0:
    os.dup2(udp.fileno(), 3)
    os.set_inheritable(3, True)
    os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1")
    os.execv(sys.argv[1], [sys.argv[1], "serve", "--db", "news.db"])
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
EOF
expect 0 timeout 60 python3 pass.py "$DATELINE_QUERY"
says err "listening on http://127.0.0.1:"
says err "did not pass one listening TCP socket"

# An index that goes away is no secret, but where it was is.
serve
mv news.db gone.db
get 503 /health
get 503 '/?q=ODIHR'
lacks out "news.db"
says log "error: news.db: no index found"
mv gone.db news.db
get 200 '/?q=ODIHR'
kill -TERM $server
wait $server
expect 3 query serve --db nowhere.db
expect 2 query serve --db news.db --listen nonsense
expect 2 timeout 20 "$DATELINE_QUERY" serve --db news.db --listen 203.0.113.1:8080
