"""What keeping cadence and CRM in step costs: noting changes, a synchronization of many records, criteria, and a synchronization with nothing to do.

    tests/bench/run cadence [--records=100000]

Each is measured beside the same without our triggers, or beside bare statements that write the same rows, in turn and in one run, by
the processor's time; the medians of the ratios are compared.
"""

import argparse
import os
import random
import statistics

from messages import connect, drop, report, report_spent, seconds_of, spent_by, triggers


def office(options, name, records):
    db = connect(os.path.join(options.folder, name), options.crm)
    db.execute("SELECT crm_install()")
    db.execute("INSERT INTO user_account (id, name, role) VALUES ('ann', 'Ann', 'Administrator')")
    db.execute("UPDATE setting SET value = '2026-03-02 08:00:00' WHERE name = 'clock.pinned'")
    db.execute("UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm')")
    db.execute("UPDATE setting SET value = 999999999, modified_by = 'ann' WHERE name = 'cadence.api_limit'")
    db.execute("BEGIN")
    db.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
               "INSERT INTO lead (id, first_name, last_name, company, email, phone, entered_at) "
               "SELECT printf('01960000-0000-7000-8000-%012d', i), 'First' || i, 'Last' || i, 'Company ' || i % 1000, 'person' || i || '@company.example', "
               "'555-' || i, '2026-01-01 00:00:00' FROM n", (records,))
    db.execute("COMMIT")
    return db


def synchronize(db, hour):
    return db.execute("SELECT cadence_sync(datetime('2026-03-02 08:00:00', ? || ' hours'))", (hour,)).fetchone()[0]


def measure_capture(options):
    """One field of a lead, in random order: many edits in one transaction; each its own, as SQLite is set where nobody set it, by the clock, since
    waiting for the disk is what it costs; and each its own, where the disk is not waited for. There a second page is written to the log of the database
    where the bare edit writes one: so it stands also beside the least that can note an edit, a trigger that appends two values."""
    db = office(options, "capture.db", options.records)
    ids = [row[0] for row in db.execute("SELECT id FROM lead")]
    random.Random(1).shuffle(ids)
    found = [(name, sql) for name, sql in triggers(db, "lead") if name.startswith("cadence_")]

    db.execute("CREATE TABLE noted (id, was)")
    least = [("noted", "CREATE TRIGGER noted AFTER UPDATE OF phone ON lead BEGIN INSERT INTO noted VALUES (NEW.id, OLD.phone); END")]
    none = []

    def edit(chosen, together):
        if together:
            db.execute("BEGIN")
        for number, lead in enumerate(chosen):
            db.execute("UPDATE lead SET phone = ? WHERE id = ?", (f"556-{number}-{random.random()}", lead))
        if together:
            db.execute("COMMIT")

    def timed(chosen, together, triggers_of_it):
        for lead in chosen:  # so that none finds its pages read by another
            db.execute("SELECT phone FROM lead WHERE id = ?", (lead,)).fetchone()
        for _, sql in triggers_of_it:
            db.execute(sql)
        taken = spent_by(lambda: edit(chosen, together))
        drop(db, triggers_of_it)
        db.execute("DELETE FROM cadence_change")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return taken

    def measure(count, together):
        ours, bare, by_hand = [], [], []
        ways = [(found, ours), (none, bare), (least, by_hand)]
        for turn in range(18):
            chosen = random.Random(turn).sample(ids, count)
            for way, times in ways[turn % 3:] + ways[:turn % 3]:
                times.append(timed(chosen, together, way))
        return ours, bare, by_hand

    drop(db, found)
    for together in (True, False):
        ours, bare, by_hand = measure(options.records // 20, together)
        words = "many in one transaction" if together else "each a transaction, no waiting for the disk"
        report_spent(f"noting an edit of a lead, {words}, to the bare edit", ours, bare, 1.3)
        report_spent(f"noting an edit of a lead, {words}, to the least trigger that could", ours, by_hand, 1.2)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("PRAGMA synchronous = FULL")
    ours, bare, _ = ([clock for _, clock in times] for times in measure(min(100, options.records // 20), False))
    report("noting an edit of a lead, each a transaction, as SQLite is set by default, to the bare edit, by the clock", ours, bare, 1.3)


def measure_synchronization(options):
    """Every lead has changed one field. Beside it, by hand, all rows that a synchronization leaves: the prospects' new values, for each a row in the
    log of what was done, and the noted changes taken out. (Besides it writes one row for the run, and one for the window. By hand nothing is looked
    at that a statement does not need: no conflicts, workflows, budget or records that are gone.)"""
    db = office(options, "synchronization.db", options.records)
    synchronize(db, 0)
    ours, bare = [], []
    by_hand = connect(os.path.join(options.folder, "by_hand.db"))
    db.execute("ATTACH ? AS other", (os.path.join(options.folder, "by_hand.db"),))
    for table, key in (("lead", "id"), ("prospect", "record_id"), ("cadence_change", None), ("cadence_run_item", None)):
        db.execute(f"CREATE TABLE other.{table} AS SELECT * FROM main.{table}")
        if key:
            db.execute(f"CREATE UNIQUE INDEX other.{table}_key ON {table} ({key})")
    db.execute("CREATE INDEX other.run_item_record ON cadence_run_item (record_id)")
    db.execute("DETACH other")

    def statements():
        by_hand.execute("BEGIN")
        by_hand.execute("UPDATE prospect SET phone = l.phone, cadence_writes = prospect.cadence_writes + 1 "
                        "FROM cadence_change c CROSS JOIN lead l ON l.id = c.record_id WHERE prospect.record_id = c.record_id")
        by_hand.execute("INSERT INTO cadence_run_item (run_id, record_type, record_id, outcome, direction, field, old_value, new_value) "
                        "SELECT 1, record_type, record_id, 'done', 'to_cadence', field, old_value, new_value FROM cadence_change")
        by_hand.execute("DELETE FROM cadence_change")
        by_hand.execute("COMMIT")

    for turn in range(1, 10):
        value = f"55{turn}-"
        db.execute("UPDATE lead SET phone = ? || rowid", (value,))
        by_hand.execute("BEGIN")
        by_hand.execute("INSERT INTO cadence_change (side, record_type, record_id, kind, field, old_value, new_value, at) "
                        "SELECT 'crm', 'lead', id, 'edited', 'phone', phone, ? || rowid, julianday('now') FROM lead", (value,))
        by_hand.execute("UPDATE lead SET phone = ? || rowid", (value,))
        by_hand.execute("COMMIT")
        ours.append(spent_by(lambda: synchronize(db, turn)))
        bare.append(spent_by(statements))
        for one in (db, by_hand):
            one.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    report_spent(f"a synchronization of {options.records:,} changed leads, to bare statements that write the same rows", ours, bare, 3)


def measure_criteria(options):
    """200 criteria of one workflow about every lead; beside it one SELECT with the same WHERE."""
    db = office(options, "criteria.db", options.records)
    synchronize(db, 0)
    db.execute("UPDATE lead SET phone = 'new ' || rowid")
    without = [seconds_of(lambda: db.execute("SELECT count(*) FROM cadence_preview").fetchone()) for _ in range(7)]
    db.execute("UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm_updates'")
    db.execute("INSERT INTO cadence_workflow (id, record_type, match, action) VALUES ('w', 'lead', 'any', 'exit')")
    values = [f"Company {1000 + i}" for i in range(200)]
    db.executemany("INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'company', 'equals', ?)", [(v,) for v in values])
    where = " OR ".join(["coalesce(company, '') <> '' AND company = ? COLLATE NOCASE"] * len(values))
    ours, bare = [], []
    for _ in range(7):
        ours.append(seconds_of(lambda: db.execute("SELECT count(*) FROM cadence_preview").fetchone()) - statistics.median(without))
        bare.append(seconds_of(lambda: db.execute(f"SELECT count(*) FROM lead WHERE {where}", values).fetchone()))
    report(f"200 criteria over {options.records:,} leads, to one SELECT with the same WHERE", ours, bare, 2)


def measure_idle(options):
    """Nothing has changed: a tenth of the records, and all of them."""
    times = []
    for records in (options.records // 10, options.records):
        db = office(options, f"idle{records}.db", records)
        synchronize(db, 0)
        times.append([seconds_of(lambda: synchronize(db, turn)) for turn in range(1, 200)])
    report("a synchronization with nothing to do, to one on a tenth of the records", times[1], times[0], 1.2)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--crm", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--records", type=int, default=100000)
    given = parser.parse_args()
    measure_capture(given)
    measure_synchronization(given)
    measure_criteria(given)
    measure_idle(given)
