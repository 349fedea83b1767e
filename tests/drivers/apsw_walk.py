"""The walk through APSW: apsw_walk.py CRM_SO DATABASE prints what walk.expected holds."""

import sys

import apsw

from walk import walk


def connect(database):
    db = apsw.Connection(database)
    db.execute("PRAGMA trusted_schema = OFF")
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    return db


extension, database = sys.argv[1:]
db, plain = connect(database), connect(database)
db.enableloadextension(True)  # load
db.loadextension(extension)  # load
walk(db, plain, apsw.Error)
