#!/usr/bin/env python3
"""SQLite FTS5 on a folder: porter, text stored, one transaction, optimised.

Usage: sqlite_fts5.py index FOLDER DATABASE | sqlite_fts5.py query DATABASE QUERIES REPEAT
"""
import os
import sqlite3
import sys
import time

SHOWN = 10


def releases(folder):
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = os.path.join(path, name)
            with open(file, encoding="utf-8", errors="replace") as text:
                yield file, text.read()


def index(folder, database):
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute(
        "CREATE VIRTUAL TABLE release USING fts5(file UNINDEXED, text, tokenize = 'porter unicode61')"
    )
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO release VALUES (?, ?)", releases(folder))
    connection.execute("COMMIT")
    connection.execute("INSERT INTO release(release) VALUES ('optimize')")
    connection.close()


def query(database, queries, repeat):
    connection = sqlite3.connect(database)
    sql = "SELECT text FROM release WHERE release MATCH ? ORDER BY rank LIMIT ?"
    with open(queries, encoding="utf-8") as lines:
        texts = [line.strip() for line in lines if line.strip()]
    seconds = []
    for turn in range(repeat + 1):
        for text in texts:
            begin = time.perf_counter()
            connection.execute(sql, (text, SHOWN)).fetchall()
            if turn > 0:
                seconds.append(time.perf_counter() - begin)
    seconds.sort()
    middle, high = seconds[len(seconds) // 2], seconds[len(seconds) * 99 // 100]
    print(f"p50 {middle * 1e3:.2f} ms, p99 {high * 1e3:.2f} ms")


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "index":
        index(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 5 and sys.argv[1] == "query":
        query(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(__doc__)
