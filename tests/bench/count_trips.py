"""Stands between clients and xapian-tcpsrv, and counts what passes.

usage: count_trips.py LISTEN:SERVER...    (ports of the loopback)

Each line on standard input has it print, in JSON, and forget: connections, trips (requests that had to
wait for an answer before the next was sent), and bytes to and from the servers.
"""
import json
import socket
import sys
import threading

counts = {"connections": 0, "trips": 0, "bytes_up": 0, "bytes_down": 0}
lock = threading.Lock()


def connect(listen, server):
    listener = socket.create_server(("127.0.0.1", listen), backlog=64)
    while True:
        client, _ = listener.accept()
        remote = socket.create_connection(("127.0.0.1", server))
        for end in (client, remote):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        last = {"way": None}
        with lock:
            counts["connections"] += 1
        threading.Thread(target=pass_on, args=(client, remote, "bytes_up", last), daemon=True).start()
        threading.Thread(target=pass_on, args=(remote, client, "bytes_down", last), daemon=True).start()


def pass_on(source, target, way, last):
    while data := source.recv(1 << 16):
        with lock:
            counts[way] += len(data)
            if way == "bytes_up" and last["way"] != way:
                counts["trips"] += 1
            last["way"] = way
        target.sendall(data)
    try:
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


for pair in sys.argv[1:]:
    threading.Thread(target=connect, args=map(int, pair.split(":")), daemon=True).start()
for _ in sys.stdin:
    with lock:
        print(json.dumps(counts), flush=True)
        counts.update(dict.fromkeys(counts, 0))
