#!/usr/bin/env python3
"""Puts load on dateline-query serve beside a nightly run that publishes, and fails if an answer does.
Usage: serve_load.py FOLDER [CLIENTS [SECONDS]]   (default: 50 clients for 60 s)
The folder is indexed into a temporary directory with the programs of DATELINE_BUILD (build/release).
Each client asks for a page of results, JSON or a release, one after the other, without pause."""
import asyncio, json, os, random, subprocess, sys, tempfile, threading, time
from pathlib import Path
from urllib.parse import quote

source = Path(__file__).resolve().parent.parent.parent
build = Path(os.environ.get("DATELINE_BUILD", source / "build/release"))
indexer, query = build / "indexer/dateline-indexer", build / "query/dateline-query"
os.environ["DATELINE_CONFIG"] = "/dev/null"


def serve(db):
    """Starts a server; the process and its port, once it listens."""
    server = subprocess.Popen([query, "serve", "--db", db, "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True)
    line = server.stderr.readline()
    if "listening on" not in line:
        sys.exit(line)
    # Errors that it tells are worth seeing.
    threading.Thread(target=lambda: [print("server:", more, end="") for more in server.stderr], daemon=True).start()
    return server, int(line.strip().rstrip("/").rsplit(":", 1)[1])


def index(db, folders, *options):
    command = [indexer, "index", *options, "--progress", "never", "--db", db, *folders]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 6):  # 6: done, but some records were refused
        sys.exit(done.stderr)


async def get(port, target):
    """The status and the body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head[9:12] or b"0"), body


def end(server):
    """Ends a server; the seconds of CPU that it took."""
    server.terminate()
    _, status, usage = os.wait4(server.pid, 0)
    server.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def start_milliseconds(db):
    """From the start of the program until it listens, and to its first answer; CPU of both."""
    begin = time.perf_counter()
    server, port = serve(db)
    listening = time.perf_counter()
    asyncio.run(get(port, "/?q=katrina"))
    answered = time.perf_counter()
    return (listening - begin) * 1000, (answered - begin) * 1000, end(server) * 1000


async def client(port, targets, until, published, times, failures):
    """Asks until the time has come and something was published."""
    releases = []
    while time.monotonic() < until or not published:
        kind = random.random()
        words = quote(random.choice(targets))
        target = f"/?q={words}" if kind < 0.6 else f"/search.json?q={words}"
        if kind > 0.9 and releases:
            target = f"/release/{quote(random.choice(releases), safe='')}?q={words}"
        begin = time.perf_counter()
        try:
            status, body = await get(port, target)
        except (OSError, ValueError) as error:
            status, body = repr(error), b""
        times.append(time.perf_counter() - begin)
        # A release may be gone in the generation that was published meanwhile.
        if status != 200 and not (status == 404 and target.startswith("/release/")):
            failures.append((target, status))
        elif target.startswith("/search.json"):
            releases = [each["id"] for each in json.loads(body)["releases"]] or releases


def nightly(db, folders, published, done):
    """Runs that rebuild and runs that update, each of which publishes, until the clients are done."""
    count = 0
    while not done.is_set():
        count += 1
        (folders[1] / f"night{count}.txt").write_text(f"A tram named Zebrano{count}\n\nLINZ, May 4, 2019 -- It runs again today.\n")
        index(db, folders, *(["--full"] if count % 2 else []))
        if not done.is_set():
            published.append(count)
        done.wait(3)


def main():
    if len(sys.argv) not in (2, 3, 4) or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    queries = (source / "tests/bench/queries.txt").read_text().splitlines()
    with tempfile.TemporaryDirectory() as work:
        db, added = f"{work}/news.db", Path(work) / "added"
        added.mkdir()
        folders = [Path(sys.argv[1]).resolve(), added]
        index(db, folders)
        starts = [start_milliseconds(db) for _ in range(11)]
        print("start to listening {:.0f} ms, to the first answer {:.0f} ms, CPU {:.0f} ms (medians of 11)".format(
            *(sorted(each[i] for each in starts)[5] for i in range(3))))

        server, port = serve(db)
        times, failures, published, done = [], [], [], threading.Event()
        runs = threading.Thread(target=nightly, args=(db, folders, published, done))
        runs.start()
        begin = time.monotonic()

        async def load():
            await asyncio.gather(*(client(port, queries, begin + seconds, published, times, failures) for _ in range(clients)))

        asyncio.run(load())
        elapsed = time.monotonic() - begin
        done.set()
        runs.join()
        used = end(server)
        times.sort()
        at = lambda share: times[int(share * (len(times) - 1))] * 1000
        print(f"{clients} clients, {elapsed:.0f} s, {len(published)} runs published: {len(times) / elapsed:.0f} requests a second, "
              f"p50 {at(0.5):.0f} ms, p99 {at(0.99):.0f} ms, slowest {at(1):.0f} ms, CPU {used / len(times) * 1000:.0f} ms a request, {len(failures)} failed")
        for target, status in failures[:5]:
            print(f"failed: {target}: {status}")
        sys.exit(1 if failures or server.returncode != 0 else 0)


if __name__ == "__main__":
    main()
