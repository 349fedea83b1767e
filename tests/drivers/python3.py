"""The walk through Python's sqlite3: python3.py CRM_SO DATABASE prints what walk.expected holds."""

import sqlite3
import sys

from walk import walk


def connect(database):
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA trusted_schema = OFF")
    return db


extension, database = sys.argv[1:]
db, plain = connect(database), connect(database)
db.enable_load_extension(True)  # load
db.load_extension(extension)  # load
walk(db, plain, sqlite3.Error)
