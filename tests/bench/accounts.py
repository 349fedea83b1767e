"""Accounts: what the guards of types cost, what account_type_allowed costs, and what the job does on an ordinary day.

    tests/bench/run accounts [--accounts=1000000] [--repetitions=9] [--edits=20000]

bare: the same table and indexes without triggers; least: with one trigger that refuses what the matrix and the rights do not allow, as somebody would
write it for types that need nothing. Edits go by random accounts, one statement each, the tables in turn: each in a transaction of its own, as people edit,
and many in one, as imports do. Ratios are the medians of
the turns', by the processor's time; by the clock, in which other processes have turns as well, they stand beside it.
"""

import argparse
import os
import random
import sqlite3
import statistics
import sys
import time

from messages import seconds_of, spent_by

TYPES = ("Not validated", "Suspect", "Lead", "Associate", "Prospect", "Customer", "Supplier")


def connect(options, name):
    db = sqlite3.connect(os.path.join(options.folder, name), isolation_level=None, cached_statements=1000)
    db.enable_load_extension(True)
    db.load_extension(options.crm)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA cache_size = -2000000")
    return db


def office(options):
    """Accounts of all types: a Customer has a number and a contract, a Prospect a forecast, a Supplier a number."""
    db = connect(options, "office.db")
    db.execute("SELECT crm_install()")
    db.execute("UPDATE setting SET value = '2026-03-02 08:00:00' WHERE name = 'clock.pinned'")
    db.execute("INSERT INTO user_account (id, name, role) VALUES ('ann', 'Ann', 'Administrator')")
    # Written as an office is that has been at work for years: by its own guards it would take long.
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('account', 'account_number', 'contract', 'sales_forecast')").fetchall()
    for name, _ in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    db.executescript(f"""
        BEGIN;
        CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {options.accounts}) SELECT i, printf('a%07d', i) AS id FROM n;
        INSERT INTO account (id, name, type, status, entered_at, modified_by)
        SELECT id, 'Account ' || i, CASE i % 7 {' '.join(f"WHEN {i} THEN '{t}'" for i, t in enumerate(TYPES))} END,
               CASE i % 7 WHEN 0 THEN 'Not validated' ELSE 'Active' END, '2020-01-01 00:00:00', 'ann' FROM n;
        INSERT INTO account_number SELECT id, CASE i % 7 WHEN 5 THEN 'debtor' ELSE 'creditor' END, 'N' || i FROM n WHERE i % 7 IN (5, 6);
        INSERT INTO contract (id, account_id, ends_on, entered_at) SELECT 'k' || i, id, date('2026-03-02', (i / 7 % 1000) || ' days'), '2020-01-01 00:00:00' FROM n WHERE i % 7 = 5;
        INSERT INTO sales_forecast (id, account_id, entered_at) SELECT 'f' || i, id, '2020-01-01 00:00:00' FROM n WHERE i % 7 = 4 OR i % 70 = 3;
        INSERT INTO account_agenda SELECT id, '' FROM account;
        COMMIT;""")
    for _, sql in triggers:
        db.execute(sql)
    (sql,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'account'").fetchone()
    for table in ("bare", "least"):
        db.execute(sql.replace("CREATE TABLE account ", f"CREATE TABLE {table} ", 1))
        for column in ("account_manager_id", "validated_by", "modified_by"):
            db.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        db.execute(f"INSERT INTO {table} SELECT * FROM account")
    db.execute("""
        CREATE TRIGGER least_guard AFTER UPDATE OF type ON least WHEN NEW.type <> OLD.type AND NOT EXISTS (
          SELECT 1 FROM account_type_change c CROSS JOIN account_type t CROSS JOIN user_account u CROSS JOIN role_right r
           WHERE c.from_type = OLD.type AND c.to_type = NEW.type AND c.via = 'edit' AND t.name = NEW.type AND t.needs_number IS NULL AND t.needs_document IS NULL
             AND u.id = NEW.modified_by AND u.status = 'Active' AND r.role = u.role AND r.function_right = c.function_right) BEGIN
          SELECT RAISE(ABORT, 'this change of the type is not allowed');
        END""")
    db.execute("VACUUM")  # so that the tables lie alike in the file and in memory
    db.execute("ANALYZE")
    return db


def in_one_transaction(db, statement, rows):
    db.execute("BEGIN")
    db.executemany(statement, rows)
    db.execute("ROLLBACK")


def each_by_itself(db, statement, rows):
    for row in rows:
        db.execute(statement, row)


def compared(name, ours, theirs, each, limit):
    """What spent_by() measured in turn, of so many."""
    ratio, by_the_clock = (statistics.median(a[i] / b[i] for a, b in zip(ours, theirs)) for i in (0, 1))
    verdict = "for comparison" if limit is None else f"target {limit}: {'holds' if ratio <= limit else 'misses'}"
    bare, guarded = (1e6 * statistics.median(taken for taken, _ in times) / each for times in (theirs, ours))
    print(f"{name:52} {bare:9.2f} us {guarded:9.2f} us  ratio {ratio:6.3f}, {verdict} ({by_the_clock:.3f} by the clock)", flush=True)
    return limit is None or ratio <= limit


def edits(db, options, name, statement, accounts, limit, beside="bare", committed=in_one_transaction):
    """An edit of random accounts, one statement each; the two tables in turn. What is committed stays so: no account twice."""
    ours, theirs = [], []
    each = min(options.edits, len(accounts) // options.repetitions)
    accounts = random.sample(accounts, each * options.repetitions)
    for repetition in range(options.repetitions):
        rows = [(account,) for account in accounts[repetition::options.repetitions]]
        for table, times in sorted((("account", ours), (beside, theirs)), reverse=repetition % 2 == 1):
            times.append(spent_by(lambda: committed(db, statement.format(table=table), rows)))
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return compared(name, ours, theirs, each, limit)


def allowed_change(db, options, name, change, accounts):
    """The target is meant for a person's edit. Many in one transaction show what the guards themselves take."""
    statement = f"UPDATE {{table}} SET {change} WHERE id = ?"
    edits(db, options, f"{name}, many in one transaction", statement, accounts, None)
    return edits(db, options, f"{name}, each by itself", statement, accounts, 1.5, committed=each_by_itself)


# What account_type_allowed(id, 'Customer', 'ann') answers, as somebody would write it for all accounts.
BY_HAND = """
    SELECT sum(CASE WHEN a.type = ?1 THEN 1
      WHEN c.to_type IS NULL THEN 0
      WHEN c.function_right IS NOT NULL AND (SELECT value FROM setting WHERE name = 'accounts.check_roles') = '1' AND NOT EXISTS (
             SELECT 1 FROM user_account u JOIN role_right r ON r.role = u.role
              WHERE u.id = 'ann' AND u.status IN ('Active', 'Service') AND r.function_right = c.function_right) THEN 0
      WHEN a.kind = 'Person' AND NOT t.for_persons THEN 0
      WHEN c.condition = 'no debtor number' AND EXISTS (SELECT 1 FROM account_number n WHERE n.account_id = a.id AND n.kind = 'debtor') THEN 0
      WHEN c.condition = 'no current contract' AND EXISTS (SELECT 1 FROM contract k WHERE k.account_id = a.id AND k.status = 'active'
             AND (k.ends_on IS NULL OR k.ends_on >= (SELECT date(now) FROM clock))) THEN 0
      WHEN t.needs_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account_number n WHERE n.account_id = a.id AND n.kind = t.needs_number) THEN 0
      WHEN t.needs_document = 'contract' AND (SELECT value FROM setting WHERE name = 'accounts.mandatory_contract') = '1' AND NOT EXISTS (
             SELECT 1 FROM contract k WHERE k.account_id = a.id AND k.status = 'active'
                AND (k.ends_on IS NULL OR k.ends_on >= (SELECT date(now) FROM clock))) THEN 0
      WHEN t.needs_document = 'forecast' AND (SELECT value FROM setting WHERE name = 'accounts.mandatory_forecast') = '1' AND NOT EXISTS (
             SELECT 1 FROM sales_forecast f WHERE f.account_id = a.id AND f.status IN ('open', 'approved')) THEN 0
      ELSE 1 END)
      FROM account a JOIN account_type t ON t.name = ?1
      LEFT JOIN account_type_change c ON c.from_type = a.type AND c.to_type = ?1 AND c.via = 'edit'"""


def questions(db, options, to_type):
    by_function = "SELECT sum(account_type_allowed(id, ?1, 'ann')) FROM account"
    ours, theirs = [], []
    for repetition in range(options.repetitions):
        answers = set()
        for query, times in ((by_function, ours), (BY_HAND, theirs))[:: 1 if repetition % 2 else -1]:
            times.append(spent_by(lambda: answers.add(db.execute(query, (to_type,)).fetchone())))
        if len(answers) > 1:
            sys.exit(f"by hand and by account_type_allowed: {answers}")
    return compared(f"account_type_allowed, all accounts, {to_type}", ours, theirs, options.accounts, 1.2)


def job(db):
    first = seconds_of(lambda: print("the job's first run:", db.execute("SELECT update_account_types()").fetchone()[0]))
    days = []
    for day in range(3, 10):
        begin = time.perf_counter()
        (summary,) = db.execute("SELECT update_account_types(?)", (f"2026-03-{day:02} 08:00:00",)).fetchone()
        days.append(time.perf_counter() - begin)
    print("an ordinary day:", summary)
    ratio = statistics.median(days) / first
    print(f"{'the job':52} {first:9.2f} s  {statistics.median(days):9.4f} s   1/{1 / ratio:.0f}, target 1/100: {'holds' if ratio <= 0.01 else 'misses'}")
    return ratio <= 0.01


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crm", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--accounts", type=int, default=1000000)
    parser.add_argument("--repetitions", type=int, default=9)
    parser.add_argument("--edits", type=int, default=20000)
    options, _ = parser.parse_known_args()

    random.seed(20260302)
    db = office(options)
    of_type = {t: [f"a{i:07}" for i in range(at, options.accounts, 7)] for at, t in enumerate(TYPES)}
    everybody = [f"a{i:07}" for i in range(options.accounts)]
    print(f"{options.accounts} accounts; medians of {options.repetitions}")
    print(f"{'':52} {'bare':>12} {'ours':>12}")
    holds = [
        edits(db, options, "an update that leaves the type alone", "UPDATE {table} SET name = 'New name' WHERE id = ?", everybody, 1.05),
        edits(db, options, "Suspect to Lead, many in one, beside the least guard", "UPDATE {table} SET type = 'Lead', modified_by = 'ann' WHERE id = ?",
              of_type["Suspect"], None, "least"),
        allowed_change(db, options, "Suspect to Lead", "type = 'Lead', modified_by = 'ann'", of_type["Suspect"]),
        allowed_change(db, options, "Lead to Associate", "type = 'Associate', modified_by = 'ann'", of_type["Lead"]),
        allowed_change(db, options, "Not validated to Reseller", "type = 'Reseller', status = 'Active', validated_by = 'ann'", of_type["Not validated"]),
        questions(db, options, "Customer"),
        questions(db, options, "Associate"),
        questions(db, options, "Prospect"),
        job(db),
    ]
    sys.exit(0 if all(holds) else 1)


main()
