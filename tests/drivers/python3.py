"""The walk through Python's sqlite3: python3.py CRM_SO DATABASE WALK_SQL prints what walk.expected holds."""

import sqlite3
import sys


def parts(path):
    """The statements of each "-- part:" of the walk, by its name."""
    found = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("-- part: "):
            name = line[len("-- part: "):].strip()
            found[name] = []
        elif not line.startswith("--"):
            found[name].append(line)
    return found


def connect(database, extension=None):
    db = sqlite3.connect(database)
    db.execute("PRAGMA trusted_schema = OFF")
    if extension:
        db.enable_load_extension(True)
        db.load_extension(extension)
        db.enable_load_extension(False)
    return db


def run(db, statements):
    for statement in statements:
        try:
            for (value,) in db.execute(statement):
                print(value)
        except sqlite3.Error as error:
            print(error)
    db.commit()
    db.close()


extension, database, walk = sys.argv[1:]
for name, statements in parts(walk).items():
    run(connect(database, None if "without" in name else extension), statements)
