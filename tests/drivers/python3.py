"""The walk through Python's sqlite3: python3.py CRM_SO prints what walk.expected holds."""

import sqlite3
import sys

from walk import walk


def connect(database):
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA trusted_schema = OFF")
    return db


def connect_loaded(database):
    db = connect(database)
    db.enable_load_extension(True)  # load
    db.load_extension(extension)  # load
    return db


extension = sys.argv[1]
walk(connect("office.db"), connect_loaded, sqlite3.Error)
