"""One statement on a connection that has crm_mail.so: sender.py CRM_MAIL_SO DATABASE STATEMENT [VALUE...] prints its value."""

import sqlite3
import sys

extension, database, statement, *values = sys.argv[1:]
db = sqlite3.connect(database, isolation_level=None)
db.enable_load_extension(True)
db.load_extension(extension)
try:
    print(db.execute(statement, values).fetchone()[0])
except sqlite3.Error as error:
    sys.exit(str(error))
