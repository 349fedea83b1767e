"""The wheel, in a Python that can load extensions and in one that cannot."""

import sqlite3

import sqlite_crm


class Incapable:
    """A connection of a Python that was built without loading."""


try:
    sqlite_crm.load(Incapable())
except RuntimeError as error:
    assert "load_into_new_connections() before connecting" in str(error), error
else:
    raise AssertionError("a connection that cannot load was not refused")

connection = sqlite3.connect(":memory:")
sqlite_crm.load(connection)
try:
    connection.execute("SELECT load_extension('x')")
except sqlite3.OperationalError as error:
    assert str(error) == "not authorized", error
for sql in ("SELECT crm_install()", "SELECT count(*) FROM crm_check()"):
    print(connection.execute(sql).fetchone()[0])

sqlite_crm.load_into_new_connections()
assert sqlite3.connect(":memory:").execute("SELECT crm_version()").fetchone()
