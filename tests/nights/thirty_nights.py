#!/usr/bin/env python3
"""Runs the nightly job for thirty nights over a copy of archives that changes each night.

usage: thirty_nights.py PREFIX SHIM ARCHIVES WORK

PREFIX is where Dateline is installed (/usr), SHIM the fault shim of the crash tests, ARCHIVES a folder with
folders pages, wires and others, WORK a folder that does not exist. Needs root (a tmpfs as the disk of the
indexes) and libfaketime. Searches and a page run beside. Prints a line for each night and each line that
the job printed; at the end compares with fresh indexes. Exit code 1 if a night was not as expected.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import urllib.parse
import urllib.request
from datetime import date, timedelta
from pathlib import Path

from disk import Disk
from events import NIGHTS, Archives

PREFIX, SHIM, GIVEN, WORK = sys.argv[1:5]
PREFIX, WORK = Path(PREFIX), Path(WORK)
INDEXER, QUERY = PREFIX / "bin/dateline-indexer", PREFIX / "bin/dateline-query"
NIGHTLY = PREFIX / "share/doc/dateline/examples/nightly.sh"
FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
FIRST = date(2026, 12, 1)
NAMES = ["pages", "wires", "others"]
SEARCHES = ["announces", "lighthouse", "title:opens", '"press release"', "correction editors"]
CONFIGURATION = "[index]\nprune = yes\nmetrics = {work}/dateline.prom\n"


def write_configuration(moved=False):
    text = CONFIGURATION.format(work=WORK)
    for name in NAMES:
        folder = "disk2/wires" if name == "wires" and moved else name
        text += f"[archive {name}]\ndb = {WORK}/disk/{name}.db\npath = {WORK}/archives/{folder}\n"
    (WORK / "dateline.conf").write_text(text)


def environment(night, preload=(), **more):
    moment = f"@{FIRST + timedelta(days=night)} 02:30:00"
    return {"PATH": f"{PREFIX}/bin:/usr/bin:/bin", "HOME": str(WORK), "LC_ALL": "C.UTF-8",
            "DATELINE_CONFIG": str(WORK / "dateline.conf"), "LD_PRELOAD": " ".join([FAKETIME, *preload]), "FAKETIME": moment, "NO_FAKE_STAT": "1",
            "DONT_FAKE_MONOTONIC": "1", **more}


def nightly(night, *options):
    job = subprocess.run([NIGHTLY, *options], env=environment(night), capture_output=True, text=True, check=False)
    return job.returncode, job.stdout + job.stderr


def struck(night, fault, call):
    """The run dies at a call that changes a file; the job of that night dies with its machine."""
    room = WORK / f"room{night}"
    room.mkdir()
    disk = Disk(WORK / "disk")
    run = subprocess.run([INDEXER, "index", "--progress", "never"], capture_output=True, text=True, check=False,
                         env=environment(night, [SHIM], FAULT=fault, FAULT_AT=str(call), FAULT_ROOM=str(room)))
    if fault == "power":
        disk.restore(room)
    shutil.rmtree(room)
    return run.returncode, ""


def run_of(night, incident):
    disk = WORK / "disk"
    if incident == "kill":
        return struck(night, "kill", 40)
    if incident == "power":
        return struck(night, "power", 60)
    if incident == "flip":
        table = max(disk.glob("wires.db/generation-*/docdata.glass"))
        with open(table, "r+b") as file:
            file.seek(20000)
            byte = file.read(1)
            file.seek(20000)
            file.write(bytes([byte[0] ^ 4]))
    if incident == "full":
        free = shutil.disk_usage(disk).free
        (disk / "filler").write_bytes(b"\0" * (free - 100_000))
    if incident == "locked":
        script = f"exec 9>>{disk}/others.db/lock; flock 9; {NIGHTLY} --wait 1s"
        job = subprocess.run(["bash", "-c", script], env=environment(night), capture_output=True, text=True, check=False)
        return job.returncode, job.stdout + job.stderr
    result = nightly(night)
    (disk / "filler").unlink(missing_ok=True)
    return result


def search(words, *options):
    return subprocess.run([QUERY, *options, "--", words], env=environment(0), capture_output=True, text=True, check=False)


class Reader(threading.Thread):
    """Searches all the time, and keeps what went wrong."""

    def __init__(self):
        super().__init__(daemon=True)
        self.going, self.searches, self.wrong = True, 0, []

    def run(self):
        while self.going:
            for words in SEARCHES:
                found = search(words, "--count")
                self.searches += 1
                if found.returncode not in (0, 1):
                    self.wrong.append((found.returncode, found.stderr.strip()))


def serve():
    page = subprocess.Popen([QUERY, "serve", "--no-raw", "--listen", "127.0.0.1:0"], env=environment(0),
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    page.address = page.stderr.readline().split()[-1]  # "listening on ADDRESS"
    return page


def code_of_page(page):
    page.send_signal(signal.SIGTERM)
    return page.wait()


def counts_of(page):
    counts = []
    for words in SEARCHES:
        url = f"{page.address}search.json?q={urllib.parse.quote(words)}"
        with urllib.request.urlopen(url, timeout=30) as answer:
            counts.append(json.load(answer)["count"])
    return counts


def releases(*options):
    """All releases, without what depends on where a dump lies."""
    shown = search("NOT lang:xx", "--limit", "all", "--copies", "--format", "jsonl",
                   "--fields", "title,date,source,body,place", *options)
    return sorted(shown.stdout.splitlines())


def plain(line):
    """Paths of this machine are of no use in the report."""
    return line.replace(str(WORK), "")


def main():
    (WORK / "disk").mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300m", "nights", WORK / "disk"], check=True)
    shutil.copytree(GIVEN, WORK / "archives")
    write_configuration()
    archives = Archives(WORK / "archives")
    page, unexpected = None, 0
    for night, (what, method, incident, codes, told) in enumerate(NIGHTS):
        name, *arguments = method.split(":")
        getattr(archives, name)(*[int(a) if a.isdigit() else a for a in arguments])
        if name == "moved_archive":
            write_configuration(moved=True)
        reader = Reader()
        if night > 0 and incident != "power":  # which ends searches, too
            reader.start()
        code, printed = run_of(night, incident)
        if reader.is_alive():
            reader.going = False
            reader.join()
        if incident == "power":
            code_of_page(page)
            page = None
        page = page or serve()
        typed = [int(search(words, "--count").stdout or -1) for words in SEARCHES]
        try:
            paged = counts_of(page)
        except OSError as error:
            paged = [str(error)]
        wrong = {message for exit_code, message in reader.wrong}
        # A machine that dies tells nobody.
        is_told = bool(printed) or code < 0
        as_expected = code in codes and told in (is_told, None) and typed == paged and (not wrong or incident == "flip")
        unexpected += not as_expected
        print(f"{night + 1:2}  {'ok ' if as_expected else 'NOT AS EXPECTED'} code {code:2}, "
              f"{reader.searches} searches, counts {typed}: {what}", flush=True)
        if typed != paged:
            print(f"      page: {paged}")
        for line in printed.splitlines():
            print(f"      | {plain(line)}")
        for message in sorted(wrong):
            print(f"      search: {plain(message)}")
    print(f"page: exit code {code_of_page(page)}")

    # With the same archives, fresh indexes.
    last = releases()
    for name in NAMES:
        check = subprocess.run([INDEXER, "check", "--db", WORK / "disk" / f"{name}.db"], env=environment(30),
                               capture_output=True, text=True, check=False)
        print(f"{name}: {check.stdout.splitlines()[0]}")
        subprocess.run([INDEXER, "index", "--db", WORK / f"fresh-{name}.db", WORK / "archives" / ("disk2/wires" if name == "wires" else name)],
                       env=environment(30), capture_output=True, check=False)
    fresh = releases(*[f"--db={WORK}/fresh-{name}.db" for name in NAMES])
    both = set(last) & set(fresh)
    print(f"{len(last)} releases, {len(fresh)} in fresh indexes; {len(set(last) - both)} and {len(set(fresh) - both)} are not in the other")
    for kind, lines in (("only after thirty nights", set(last) - both), ("only when fresh", set(fresh) - both)):
        for line in sorted(lines)[:3]:
            print(f"  {kind}: {line[:200]}")
    print(f"thirty nights: {unexpected} not as expected")
    return unexpected > 0 or len(last) != len(fresh)


try:
    sys.exit(main())
finally:
    subprocess.run(["umount", "-l", WORK / "disk"], check=False, stderr=subprocess.DEVNULL)
