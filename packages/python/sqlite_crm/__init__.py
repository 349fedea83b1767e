"""sqlite-crm for Python's sqlite3, and for APSW.

>>> import sqlite3, sqlite_crm
>>> connection = sqlite3.connect("office.db")
>>> sqlite_crm.load(connection)
>>> connection.execute("SELECT crm_install()")
"""

import ctypes
import os
from typing import Any

__all__ = ["load", "load_into_new_connections", "loadable_path"]


def loadable_path() -> str:
    """Where the extension is, as load_extension() wants it: without .so, since SQLite then tells the true reason when it cannot load."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "crm")


def load(connection: Any) -> None:
    """Loads the extension into a connection; that it may load others is then off."""
    if not hasattr(connection, "enable_load_extension"):
        raise RuntimeError(
            "sqlite_crm.load: this Python's sqlite3 cannot load extensions; call sqlite_crm.load_into_new_connections() before connecting"
        )
    connection.enable_load_extension(True)
    try:
        connection.load_extension(loadable_path())
    finally:
        connection.enable_load_extension(False)


def load_into_new_connections() -> None:
    """Loads the extension into every connection that sqlite3 opens from now on in this process: for a Python that cannot load extensions."""
    import _sqlite3

    if not hasattr(_sqlite3, "__file__"):
        raise RuntimeError("sqlite_crm.load_into_new_connections: this Python has SQLite built in, out of reach; use another, or the package apsw")
    library = ctypes.CDLL(loadable_path() + ".so")
    if ctypes.CDLL(_sqlite3.__file__).sqlite3_auto_extension(library.sqlite3_crm_init) != 0:
        raise MemoryError()
