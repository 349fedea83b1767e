"""The walk through a Python whose sqlite3 cannot load extensions: python3_auto.py CRM_SO prints what walk.expected holds.

sqlite3_auto_extension() of the SQLite that this Python uses has every connection opened from now on loaded. As in such a Python,
enable_load_extension() is not used.
"""

import _sqlite3
import ctypes
import sqlite3
import sys

from walk import walk


def connect(database):
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA trusted_schema = OFF")
    return db


extension = sys.argv[1]
plain = connect("office.db")
entry = ctypes.CDLL(extension).sqlite3_crm_init  # load
ctypes.CDLL(_sqlite3.__file__).sqlite3_auto_extension(entry)  # load
walk(plain, connect, sqlite3.Error)
