#!/usr/bin/python3
"""Synchronization: what capturing costs, and how fast files are made and applied. Called by tests/bench/run sync.

  sync.py --crm=crm.so --folder=FOLDER [--session=PROGRAM] [--rows=200000] [--repetitions=3] [--keys=uuid|text]
  sync.py --crm=crm.so --folder=FOLDER --changes=10000000       how much memory it takes instead: so many changes are sent and received
  sync.py ... --other /path/of/crsqlite "SELECT crsql_as_crr('synced')"        another extension's capture as well: where it is, and what turns it on

A table of 20 columns and text keys, beside the same table that is not synchronized, and SQLite's session extension on that; medians of ratios, measured
in turns. Capturing is measured as SQLite is set where nobody set it, by the clock; beside it stands the ratio of the processor's time, and what the least
triggers cost that could note the same, by hand: of an edit its instant has to be noted too (S4), and any function in a trigger, unixepoch() as well, has
SQLite keep a journal for the statement; before an insert, what a REPLACE would remove has to be looked for. The keys are as the product makes them: UUIDs of version 7, entered some at a time, so 74 bits of each are random. Or (text) like
customer-0001234, entered in random order, so that rows whose keys are neighbours are far apart.
"""
import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys

from messages import seconds_of, spent_by

COLUMNS = [f"c{i}" for i in range(20)]


def connect(options, name):
    connection = sqlite3.connect(f"{options.folder}/{name}.db", isolation_level=None)
    connection.enable_load_extension(True)
    connection.load_extension(options.crm.removesuffix(".so"))
    return connection


def in_wal(connection):
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


MILLISECONDS = iter(range(1740000000000, 1750000000000))


def new_uuid():
    if random.random() < 0.1:
        new_uuid.now = next(MILLISECONDS)
    text = f"{new_uuid.now:012x}7{random.getrandbits(12):03x}{8 + random.getrandbits(2):x}{random.getrandbits(60):015x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


new_uuid.now = next(MILLISECONDS)


CUSTOMERS = set()


def new_customer():
    while (number := random.randrange(10**7)) in CUSTOMERS:
        pass
    CUSTOMERS.add(number)
    return f"customer-{number:07}"


def verdict(value, target, better=min):
    return f"target {target:g}: {'holds' if better(value, target) == value else 'misses'}"


def transaction(connection, sql, parameters):
    connection.execute("BEGIN")
    connection.executemany(sql, parameters)
    connection.execute("COMMIT")


def timed(connection, sql, parameters):
    return seconds_of(lambda: transaction(connection, sql, parameters))


def new_row(options):
    return (options.new_key(), *(random.randrange(10**6) if i % 2 else f"value {random.randrange(10**6)}" for i in range(20)))


def make_tables(options, connection):
    """The same table twice, and its keys."""
    values = [new_row(options) for _ in range(options.rows)]
    for table in ("plain", "synced"):
        connection.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY NOT NULL, {', '.join(c + (' INTEGER' if i % 2 else ' TEXT') for i, c in enumerate(COLUMNS))})")
        timed(connection, f"INSERT INTO {table} VALUES ({', '.join('?' * 21)})", values)
    return [row[0] for row in values]


def make_office(options, main):
    main.execute("SELECT crm_install()")
    keys = make_tables(options, main)
    for call in ("sync_init('main', 'Main', 'main')", "sync_track('synced')", "sync_add_site('laptop', 'Laptop', 'remote')"):
        main.execute(f"SELECT {call}")
    return keys


def ratios(options, connection, sql, parameters, empty, tables=("plain", "synced"), run=transaction):
    """How much longer sql takes in each table than in the first: of the processor, and by the clock."""
    found = {table: [] for table in tables[1:]}
    for turn in range(2 * options.repetitions):
        rows = parameters()
        spent = {table: spent_by(lambda: run(connection, sql.format(table), rows)) for table in tables[turn % len(tables):] + tables[:turn % len(tables)]}
        for table in found:
            found[table].append([other / first for other, first in zip(spent[table], spent[tables[0]])])
        for statement in empty:
            connection.execute(statement)
    return [tuple(map(statistics.median, zip(*of_table))) for of_table in found.values()]


ONE_COLUMN = "UPDATE {} SET c1 = c1 + 1 WHERE id = ?"
INSERT = f"INSERT INTO {{}} VALUES ({', '.join('?' * 21)})"


def some_new_rows(options):
    return [new_row(options) for _ in range(options.rows // 5)]


def measure_capture(options, connection, keys, whose="", empty="DELETE FROM sync_log"):
    shuffled = random.sample(keys, len(keys))
    every = ", ".join(f"{c} = {c} + 1" if i % 2 else f"{c} = {c} || 'x'" for i, c in enumerate(COLUMNS))
    for name, target, sql, parameters in (
        ("one column, random order", 1.1, ONE_COLUMN, lambda: [(k,) for k in shuffled]),
        ("one column, key order", 1.5, "UPDATE {} SET c3 = c3 + 1 WHERE id = ?", lambda: [(k,) for k in sorted(keys)]),
        ("all columns", 2.7, f"UPDATE {{}} SET {every} WHERE id = ?", lambda: [(k,) for k in shuffled[: len(keys) // 5]]),
        ("inserts", 1.7, INSERT, lambda: some_new_rows(options)),
    ):
        [(processor, value)] = ratios(options, connection, sql, parameters, [empty])
        print(f"{whose}capture, {name}: {value:.2f} times the plain table{'' if whose else ', ' + verdict(value, target)} ({processor:.2f} of the processor)", flush=True)


def each_its_own(connection, sql, parameters):
    for row in parameters:
        connection.execute(sql, row)


def measure_single_edits(options, connection, keys):
    """As people make them: each a transaction, which waits for the disk."""
    [(processor, value)] = ratios(options, connection, ONE_COLUMN, lambda: [(k,) for k in random.sample(keys, min(200, len(keys)))], ["DELETE FROM sync_log"], run=each_its_own)
    print(f"capture, one column, random order, each edit its own transaction: {value:.2f} times the plain table, {verdict(value, 1.1)} ({processor:.2f} of the processor)", flush=True)


def measure_least(options, connection, keys):
    for table in ("timed", "untimed"):
        connection.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY NOT NULL, {', '.join(c + (' INTEGER' if i % 2 else ' TEXT') for i, c in enumerate(COLUMNS))})")
        connection.execute(f"INSERT INTO {table} SELECT * FROM plain ORDER BY rowid")
    connection.executescript("""
      CREATE TABLE noted (id, was, at);
      CREATE TRIGGER timed_edit AFTER UPDATE OF c1 ON timed WHEN OLD.c1 IS NOT NEW.c1 BEGIN INSERT INTO noted VALUES (NEW.id, OLD.c1, unixepoch()); END;
      CREATE TRIGGER untimed_edit AFTER UPDATE OF c1 ON untimed WHEN OLD.c1 IS NOT NEW.c1 BEGIN INSERT INTO noted VALUES (NEW.id, OLD.c1, NULL); END;
      CREATE TRIGGER timed_insert AFTER INSERT ON timed BEGIN INSERT INTO noted VALUES (NEW.id, NULL, unixepoch()); END;
      CREATE TRIGGER timed_replace BEFORE INSERT ON timed WHEN EXISTS (SELECT 1 FROM timed WHERE id = NEW.id) BEGIN
        INSERT INTO noted SELECT id, c1, unixepoch() FROM timed WHERE id = NEW.id;
      END""")
    empty = ["DELETE FROM sync_log", "DELETE FROM noted"]
    (_, timed_edit), (_, untimed), (_, ours) = ratios(options, connection, ONE_COLUMN, lambda: [(k,) for k in random.sample(keys, len(keys))], empty, ("plain", "timed", "untimed", "synced"))
    print(f"the least trigger that notes an edit in random order: {timed_edit:.2f} times the plain table, {untimed:.2f} if it leaves out the instant; ours {ours:.2f}", flush=True)
    (_, timed_insert), (_, ours) = ratios(options, connection, INSERT, lambda: some_new_rows(options), empty, ("plain", "timed", "synced"))
    print(f"the least triggers that note an insert and what it replaces: {timed_insert:.2f} times the plain table; ours {ours:.2f}", flush=True)


def measure_other(options, path, statements):
    """What capturing costs in another extension, beside ours."""
    connection = sqlite3.connect(f"{options.folder}/other.db", isolation_level=None)
    connection.enable_load_extension(True)
    connection.load_extension(path)
    keys = make_tables(options, connection)
    connection.executescript(statements)
    measure_capture(options, connection, keys, f"{os.path.basename(path)}: ", "SELECT 1")


def size_of(connection):
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return connection.execute("PRAGMA page_count").fetchone()[0]


def measure_cut(options, main):
    cut = seconds_of(lambda: main.execute("SELECT sync_cut('laptop', ?)", (options.folder + "/laptop.db",)).fetchall())
    vacuum = seconds_of(lambda: main.execute("VACUUM INTO ?", (options.folder + "/vacuum.db",)))
    print(f"sync_cut: {os.path.getsize(options.folder + '/laptop.db') / 1e6 / cut:.0f} MB/s, {cut / vacuum:.2f} times VACUUM INTO, {verdict(cut / vacuum, 1.5)}")


def session_extension(options):
    """Changes a second and bytes a change, compressed, of a changeset."""
    if not options.session:
        return None
    capture, speed, size, compressed = map(float, subprocess.run([options.session, options.folder + "/vacuum.db"], check=True, capture_output=True, text=True).stdout.split())
    print(f"the session extension: {capture:.2f} times the plain table, {speed:.0f} changes/s, {size:.1f} bytes a change, {compressed:.1f} by zstd -3")
    return speed, compressed


def measure_exchange(options, main, keys):
    exchange = options.folder + "/exchange"
    os.mkdir(exchange)
    measure_cut(options, main)
    session = session_extension(options)
    laptop = in_wal(connect(options, "laptop"))
    shuffled = random.sample(keys, len(keys))
    sizes = []
    for round in range(options.repetitions):
        timed(main, ONE_COLUMN.format("synced"), [(k,) for k in shuffled])
        seconds = seconds_of(lambda: main.execute("SELECT sync_send(?)", (exchange,)).fetchall())
        size = sum(entry.stat().st_size for entry in os.scandir(exchange)) / len(keys)
        print(f"sync_send: {len(keys) / seconds:.0f} changes/s, {verdict(len(keys) / seconds, 1e6, max)}; {size:.1f} bytes a change, {verdict(size, 13)}")
        if session:
            print(f"  {len(keys) / seconds / session[0]:.2f} times as fast as a changeset, {verdict(len(keys) / seconds / session[0], 3, max)}; "
                  f"{size / session[1]:.2f} of its size by zstd -3, {verdict(size / session[1], 0.75)}")
        plain = timed(laptop, ONE_COLUMN.format("plain"), [(k,) for k in sorted(keys)])
        seconds = seconds_of(lambda: laptop.execute("SELECT sync_receive(?)", (exchange,)).fetchall())
        laptop.execute("SELECT sync_send(?)", (exchange,)).fetchall()
        print(f"sync_receive: {seconds / plain:.2f} times the same updates by bare statements in key order, {verdict(seconds / plain, 1.1)}")
        main.execute("SELECT sync_exchange(?)", (exchange,)).fetchall()
        sizes.append(size_of(main))
        timed(laptop, ONE_COLUMN.format("synced"), [(k,) for k in shuffled])
        laptop.execute("SELECT sync_send(?)", (exchange,)).fetchall()
        plain = timed(main, ONE_COLUMN.format("plain"), [(k,) for k in sorted(keys)])
        seconds = seconds_of(lambda: main.execute("SELECT sync_receive(?)", (exchange,)).fetchall())
        print(f"  and at the office, for its other sites: {seconds / plain:.2f} times, {verdict(seconds / plain, 1.4)}")
        for site in (main, laptop):
            site.execute("SELECT sync_exchange(?)", (exchange,)).fetchall()
    print(f"the office after each of these rounds: {', '.join(map(str, sizes))} pages; what is confirmed is gone, and its space used again")
    idle = statistics.median(seconds_of(lambda: main.execute("SELECT sync_exchange(?)", (exchange,)).fetchall()) for _ in range(9))
    print(f"sync_exchange with nothing new: {idle * 1000:.1f} ms")


# A process of its own, whose peak counts; SQLite's page cache is 2 MB.
CALL = """
import sqlite3, sys
crm, database, call, folder = sys.argv[1:]
def status(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name))
connection = sqlite3.connect(database, isolation_level=None)
connection.enable_load_extension(True)
connection.load_extension(crm)
before = status("VmRSS")
connection.execute(f"SELECT {call}(?)", (folder,)).fetchall()
print((status("VmHWM") - before) / 1024)
"""


def measure_memory(options):
    options.rows = options.changes // len(COLUMNS)
    main = in_wal(connect(options, "main"))
    keys = make_office(options, main)
    main.execute("SELECT sync_cut('laptop', ?)", (options.folder + "/laptop.db",)).fetchall()
    edits = ", ".join(f"{c} = {c} + 1" if i % 2 else f"{c} = {c} || 'x'" for i, c in enumerate(COLUMNS))
    timed(main, f"UPDATE synced SET {edits} WHERE id = ?", [(key,) for key in keys])
    main.close()
    exchange = options.folder + "/exchange"
    os.mkdir(exchange)
    for name, call in (("main", "sync_send"), ("laptop", "sync_receive"), ("laptop", "sync_send"), ("main", "sync_exchange")):
        arguments = [options.crm.removesuffix(".so"), f"{options.folder}/{name}.db", call, exchange]
        output = []
        seconds = seconds_of(lambda: output.append(subprocess.run([sys.executable, "-c", CALL, *arguments], check=True, capture_output=True, text=True).stdout))
        print(f"{call} at {name}, {options.changes} changes: {seconds:.0f} s, {float(output[0]):.0f} MiB, {verdict(float(output[0]), 64)}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crm", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--session")
    parser.add_argument("--rows", type=int, default=200000)
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--keys", choices=("uuid", "text"), default="uuid")
    parser.add_argument("--changes", type=int)
    parser.add_argument("--other", nargs=2, metavar=("EXTENSION", "SQL"))
    options = parser.parse_args()
    options.new_key = new_uuid if options.keys == "uuid" else new_customer
    random.seed(1)
    if options.changes:
        measure_memory(options)
        return
    capturing = connect(options, "capturing")
    keys = make_office(options, capturing)
    measure_capture(options, capturing, keys)
    measure_single_edits(options, capturing, keys)
    measure_least(options, capturing, keys)
    if options.other:
        measure_other(options, *options.other)
    office = in_wal(connect(options, "main"))
    measure_exchange(options, office, make_office(options, office))


main()
