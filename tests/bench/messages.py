"""What reminders, surveys and e-mails cost: entering sessions, a run of many messages, and a morning with nothing due.

    tests/bench/run mail [--clients=100000]

Each is measured beside the same without our triggers, or beside bare statements that write the same rows, in turn and in one run; medians are compared.
"""

import argparse
import os
import random
import shutil
import sqlite3
import statistics
import time


def connect(path, *extensions):
    db = sqlite3.connect(path, isolation_level=None)
    db.enable_load_extension(True)
    for extension in extensions:
        db.load_extension(extension)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("PRAGMA cache_size = -4000000")
    return db


def seconds_of(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def spent_by(work):
    """Seconds of the processor, and by the clock. Other processes take turns in the second."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - processor, time.perf_counter() - clock


def report_spent(words, ours, other, target):
    """Of what spent_by() measured in turn: the median of the turns' ratios. The processor's decides, the clock's is shown beside it."""
    ratio, by_the_clock = (statistics.median(a[i] / b[i] for a, b in zip(ours, other)) for i in (0, 1))
    print(f"{words:<103} {ratio:8.2f}   <= {target}   {'holds' if ratio <= target else 'misses'} ({by_the_clock:.2f} by the clock)", flush=True)


def report(words, ours, other, target):
    ratio = statistics.median(ours) / statistics.median(other)
    print(f"{words:<103} {ratio:8.2f}   <= {target}   {'holds' if ratio <= target else 'misses'}", flush=True)


def triggers(db, *tables):
    marks = ", ".join("?" * len(tables))
    return db.execute(f"SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ({marks})", tables).fetchall()


def drop(db, found):
    for name, _ in found:
        db.execute(f'DROP TRIGGER "{name}"')


def office(options, name, clients):
    """Users, two centers, a survey and so many clients; no tasks yet."""
    db = connect(os.path.join(options.folder, name), options.crm)
    db.execute("SELECT crm_install()")
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "tasks_office.sql"), encoding="utf-8") as sql:
        db.executescript(sql.read())
    db.execute("UPDATE setting SET value = '0' WHERE name = 'mail.first_run_cap'")
    db.execute("INSERT INTO center (id, name) VALUES ('north', 'North')")
    db.execute("INSERT INTO survey (id, name, url) VALUES ('how', 'How did we do?', 'https://survey.example/?{client}')")
    db.execute("INSERT INTO survey_request_list (id, survey_id, name) VALUES ('list', 'how', 'List')")
    with open(os.path.join(here, "clients.sql"), encoding="utf-8") as sql:
        db.execute(sql.read().replace("$1", "?1"), (clients,))
    return db


def task(db, kind, center="main"):
    survey = ("how", "list") if kind.startswith("survey_") else (None, None)
    db.execute("INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, survey_id, request_list_id, created_at) "
               "VALUES (?1, ?1, ?2, ?3, 'robot', 1, 0, ?4, ?5, '2029-01-01 00:00:00')",
               (kind, kind, 365 if kind.startswith("inactivate") else 3, *survey))
    db.execute("INSERT INTO task_center VALUES (?, ?)", (kind, center))


def sessions(db, clients, day, center="main"):
    """One for each client, written without triggers and as of before any task."""
    found = triggers(db, "counseling_session")
    db.execute("BEGIN")
    drop(db, found)
    db.execute("INSERT INTO counseling_session (client_id, session_date, contact_hours, funding_source_id, center_id, counselor_id, entered_at) "
               "SELECT id, ?, 1.5, 'sba', ?, 'bob', '2028-01-01 00:00:00' FROM client LIMIT ?", (day, center, clients))
    for _, sql in found:
        db.execute(sql)
    db.execute("COMMIT")


SESSION = ("INSERT INTO counseling_session (client_id, session_date, contact_hours, funding_source_id, center_id, counselor_id, notes, entered_at, "
           "modified_by) VALUES (?, '2030-01-01', 1.5, 'sba', ?, 'bob', 'Spoke about cash flow and the plan for spring', '2030-01-01 12:00:00', 'bob')")
QUEUED = ("INSERT INTO task_queue (task_id, client_id, session_id, period, send_on, queued_at) "
          "SELECT ?, client_id, id, session_date, '2030-01-04', '2030-01-01 12:00:00' FROM counseling_session WHERE rowid = ?")


def measure_entering(options):
    """Twenty active tasks: every kind that waits for a session or appointment, and an inactivation. Each session is a transaction, as offices enter
    them. No client is taken twice."""
    db = office(options, "entering.db", options.clients)
    for kind, in db.execute("SELECT kind FROM message_kind").fetchall():
        task(db, kind, "north" if "_any_" in kind else "main")
    task(db, "inactivate_client")
    for age in range(5):
        sessions(db, options.clients, f"2029-1{age % 3}-0{age + 1}")
    repetitions = 15
    count = options.clients // repetitions // 6
    numbers = list(range(1, options.clients + 1))
    random.Random(1).shuffle(numbers)

    def enter(center, messages=()):
        clients = [f"01960000-0000-7000-8000-{100000000000 + numbers.pop()}" for _ in range(count)]

        def work():
            for client in clients:
                if messages:
                    db.execute("BEGIN")
                session = db.execute(SESSION, (client, center)).lastrowid
                for message in messages:
                    db.execute(QUEUED, (message, session))
                if messages:
                    db.execute("COMMIT")

        spent = seconds_of(work)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return spent

    def bare(center, messages=()):
        found = triggers(db, "counseling_session", "task_queue")
        drop(db, found)
        spent = enter(center, messages)
        for _, sql in found:
            db.execute(sql)
        return spent

    messages = ("survey_any_follow_up", "email_any_follow_up")
    quiet, quiet_bare, queues, alone, same_rows = [], [], [], [], []
    for _ in range(repetitions):
        quiet.append(enter("main"))
        quiet_bare.append(bare("main"))
        queues.append(enter("north"))
        alone.append(bare("north"))
        same_rows.append(bare("north", messages))
    report("entering a session that queues nothing, 20 active tasks: ours / without triggers", quiet, quiet_bare, 2)
    report("entering a session that queues a survey and an e-mail: ours / bare statements that write the same rows", queues, same_rows, 2)
    report("entering a session that queues a survey and an e-mail: ours / the session without triggers", queues, alone, 2)
    db.close()


BARE_RUN = (
    "INSERT INTO task_run SELECT * FROM ours.task_run",
    "INSERT INTO task_run_message SELECT * FROM ours.task_run_message",
    "INSERT INTO outbox SELECT * FROM ours.outbox",
    "INSERT INTO survey_request SELECT * FROM ours.survey_request",
    "INSERT INTO audit_log SELECT * FROM ours.audit_log WHERE table_name = 'survey_request'",
    "UPDATE task_queue SET status = 'sent', done_at = '2030-01-01 12:00:00', run_id = 1 WHERE task_id = 'survey_any_follow_up' AND status = 'waiting'",
)


def measure_run(options):
    """A survey to every client in one run."""
    db = office(options, "run.db", options.clients)
    task(db, "survey_any_follow_up")
    db.execute("INSERT INTO counseling_session (client_id, session_date, center_id, counselor_id, contact_hours) "
               "SELECT id, '2029-12-20', 'main', 'bob', 1 FROM client")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    source = os.path.join(options.folder, "run.db")
    ours, bare = [], []
    for _ in range(3):
        paths = [os.path.join(options.folder, name) for name in ("ours.db", "bare.db")]
        for path in paths:
            for end in ("", "-wal", "-shm"):
                if os.path.exists(path + end):
                    os.remove(path + end)
            shutil.copy(source, path)
        run, by_hand = connect(paths[0], options.crm), connect(paths[1])
        ours.append(seconds_of(lambda: run.execute("SELECT run_tasks()").fetchall()))
        by_hand.execute("BEGIN")
        drop(by_hand, by_hand.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall())
        by_hand.execute("COMMIT")
        by_hand.execute("ATTACH ? AS ours", (paths[0],))
        by_hand.execute("SELECT count(*) FROM task_queue, outbox")  # reads what it needs

        def write():
            by_hand.execute("BEGIN")
            for statement in BARE_RUN:
                by_hand.execute(statement)
            by_hand.execute("COMMIT")

        bare.append(seconds_of(write))
        (written,), = run.execute("SELECT count(*) FROM outbox WHERE queue_id IS NOT NULL").fetchall()
        if written != options.clients:
            raise SystemExit(f"{written} messages were written, and {options.clients} expected")
        run.close()
        by_hand.close()
    report(f"rendering and queueing {options.clients} messages: ours / bare statements that write the same rows", ours, bare, 3)


def measure_quiet_morning(options):
    """Nothing is due: with ten thousand sessions, and with ten for each client. The mornings of the two alternate."""
    offices = []
    for name, clients, each in (("few.db", 1000, 10), ("many.db", options.clients, 10)):
        db = office(options, name, clients)
        for kind in ("survey_any_follow_up", "email_hours", "remind_client"):
            task(db, kind)
        for age in range(each):
            sessions(db, clients, f"2029-0{age % 9 + 1}-1{age % 10}")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        offices.append(db)
    times = ([], [])
    for day in range(61):
        for db, spent in zip(offices, times):
            db.execute("UPDATE setting SET value = datetime('2030-01-01 12:00:00', ? || ' days') WHERE name = 'clock.pinned'", (day,))
            spent.append(seconds_of(lambda: db.execute("SELECT run_tasks()").fetchall()))
    for db in offices:
        db.close()
    report(f"a morning with nothing due: {options.clients * 10} sessions / 10000", times[1], times[0], 1.2)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crm", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--clients", type=int, default=100_000)
    options, _ = parser.parse_known_args()
    measure_entering(options)
    measure_run(options)
    measure_quiet_morning(options)


if __name__ == "__main__":
    main()
