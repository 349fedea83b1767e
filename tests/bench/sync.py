#!/usr/bin/python3
"""Synchronization: what capturing costs, and how fast files are made and applied. Called by tests/bench/run sync.

  sync.py --crm=crm.so --folder=FOLDER [--rows=200000] [--repetitions=3]

A table of 20 columns and text keys, beside the same table that is not synchronized; medians of ratios, measured in turns.
"""
import argparse
import os
import random
import sqlite3
import statistics
import time

COLUMNS = [f"c{i}" for i in range(20)]


def connect(options, name):
    connection = sqlite3.connect(f"{options.folder}/{name}.db", isolation_level=None)
    connection.enable_load_extension(True)
    connection.load_extension(options.crm.removesuffix(".so"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def new_key():
    return f"{random.getrandbits(128):032x}"


def timed(connection, sql, parameters):
    start = time.perf_counter()
    connection.execute("BEGIN")
    connection.executemany(sql, parameters)
    connection.execute("COMMIT")
    return time.perf_counter() - start


def make_office(options):
    main = connect(options, "main")
    main.execute("SELECT crm_install()")
    values = [(new_key(), *(random.randrange(10**6) if i % 2 else f"value {random.randrange(10**6)}" for i in range(20))) for _ in range(options.rows)]
    for table in ("plain", "synced"):
        main.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY, {', '.join(c + (' INTEGER' if i % 2 else ' TEXT') for i, c in enumerate(COLUMNS))})")
        timed(main, f"INSERT INTO {table} VALUES ({', '.join('?' * 21)})", values)
    for call in ("sync_init('main', 'Main', 'main')", "sync_track('synced')", "sync_add_site('laptop', 'Laptop', 'remote')"):
        main.execute(f"SELECT {call}")
    return main, [row[0] for row in values]


def ratio(options, main, sql, parameters):
    """How much longer sql takes in the synchronized table."""
    found = []
    for _ in range(options.repetitions):
        rows = parameters()
        plain = timed(main, sql.format("plain"), rows)
        found.append(timed(main, sql.format("synced"), rows) / plain)
        main.execute("DELETE FROM sync_log")
    return statistics.median(found)


def measure_capture(options, main, keys):
    shuffled = random.sample(keys, len(keys))
    every = ", ".join(f"{c} = {c} + 1" if i % 2 else f"{c} = {c} || 'x'" for i, c in enumerate(COLUMNS))
    for name, sql, parameters in (
        ("one column, random order", "UPDATE {} SET c1 = c1 + 1 WHERE id = ?", lambda: [(k,) for k in shuffled]),
        ("one column, key order", "UPDATE {} SET c3 = c3 + 1 WHERE id = ?", lambda: [(k,) for k in sorted(keys)]),
        ("all columns", f"UPDATE {{}} SET {every} WHERE id = ?", lambda: [(k,) for k in shuffled[: len(keys) // 5]]),
        ("inserts", f"INSERT INTO {{}} VALUES ({', '.join('?' * 21)})", lambda: [(new_key(), *range(20)) for _ in range(len(keys) // 5)]),
    ):
        print(f"capture, {name}: {ratio(options, main, sql, parameters):.2f} times the plain table")


def measure_exchange(options, main, keys):
    exchange = options.folder + "/exchange"
    os.mkdir(exchange)
    start = time.perf_counter()
    main.execute("SELECT sync_cut('laptop', ?)", (options.folder + "/laptop.db",)).fetchall()
    print(f"sync_cut: {os.path.getsize(options.folder + '/laptop.db') / 1e6 / (time.perf_counter() - start):.0f} MB/s")
    shuffled = random.sample(keys, len(keys))
    timed(main, "UPDATE synced SET c1 = c1 + 1 WHERE id = ?", [(k,) for k in shuffled])
    start = time.perf_counter()
    main.execute("SELECT sync_send(?)", (exchange,)).fetchall()
    seconds = time.perf_counter() - start
    size = sum(entry.stat().st_size for entry in os.scandir(exchange))
    print(f"sync_send: {len(keys) / seconds:.0f} changes/s, {size / len(keys):.1f} bytes a change (16 of them are the random key)")
    plain = timed(main, "UPDATE plain SET c1 = c1 + 1 WHERE id = ?", [(k,) for k in sorted(keys)])
    laptop = connect(options, "laptop")
    start = time.perf_counter()
    laptop.execute("SELECT sync_receive(?)", (exchange,)).fetchall()
    print(f"sync_receive: {(time.perf_counter() - start) / plain:.2f} times the same updates by bare statements in key order")
    start = time.perf_counter()
    main.execute("SELECT sync_exchange(?)", (exchange,)).fetchall()
    print(f"sync_exchange with nothing new: {(time.perf_counter() - start) * 1000:.1f} ms")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crm", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rows", type=int, default=200000)
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    random.seed(1)
    office, keys = make_office(options)
    measure_capture(options, office, keys)
    measure_exchange(options, office, keys)


main()
