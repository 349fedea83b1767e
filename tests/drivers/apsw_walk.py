"""The walk through APSW: apsw_walk.py CRM_SO prints what walk.expected holds."""

import sys

import apsw

from walk import walk


def connect(database):
    db = apsw.Connection(database)
    db.execute("PRAGMA trusted_schema = OFF")
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    return db


def connect_loaded(database):
    db = connect(database)
    db.enableloadextension(True)  # load
    db.loadextension(extension)  # load
    return db


extension = sys.argv[1]
walk(connect("office.db"), connect_loaded, apsw.Error)
