"""An office in a file of its own, and how the tests send from it.

    office = Office(test)
    office.write(to_address="ann@acme.example", subject="Hello")
    office.send(url)          # {"sent": 1, ...}
    office.column("status")   # ["sent"]
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CRM = os.environ["CRM_SO"]
CRM_MAIL = os.environ["CRM_MAIL_SO"]
SENDER = "SBDC Zürich <office@sbdc.example>"
_made = tempfile.mkdtemp()
_template = os.path.join(_made, "office.db")


def connect(path, *extensions):
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA trusted_schema = OFF")
    db.enable_load_extension(True)
    for extension in extensions:
        db.load_extension(extension)
    db.enable_load_extension(False)
    return db


def _template_path():
    if not os.path.exists(_template):
        db = connect(_template, CRM)
        db.execute("SELECT crm_install()")
        db.execute("UPDATE setting SET value = '2025-03-10 09:00:00' WHERE name = 'clock.pinned'")
        db.execute("UPDATE setting SET value = ? WHERE name = 'mail.from'", (SENDER,))
        db.close()
    return _template


class Office:
    def __init__(self, test):
        self.folder = tempfile.mkdtemp()
        test.addCleanup(shutil.rmtree, self.folder)
        self.path = os.path.join(self.folder, "office.db")
        shutil.copy(_template_path(), self.path)
        self.db = connect(self.path, CRM_MAIL)  # without crm.so: delivery does not need it
        test.addCleanup(self.db.close)

    def run(self, statement, *values):
        return self.db.execute(statement, values).fetchall()

    def value(self, statement, *values):
        return self.run(statement, *values)[0][0]

    def column(self, name):
        return [value for (value,) in self.run(f"SELECT {name} FROM outbox ORDER BY id")]

    def set(self, name, value):
        self.run("UPDATE setting SET value = ? WHERE name = ?", value, name)

    def clock(self, instant):
        self.set("clock.pinned", instant)

    def write(self, **columns):
        row = {"to_address": "ann@acme.example", "subject": "Hello", "body_text": "Dear Ann,\n", "created_at": "2025-03-10 08:00:00", **columns}
        names = ", ".join(row)
        self.db.execute(f"INSERT INTO outbox ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
        return self.value("SELECT last_insert_rowid()")

    def send(self, url, **options):
        return json.loads(self.value("SELECT send_mail(?, ?)", url, json.dumps(options)))

    def spool(self, folder):
        return json.loads(self.value("SELECT spool_mail(?)", folder))

    def send_elsewhere(self, statement, *values, **options):
        """A process of its own that runs a statement, with the extension loaded, and prints its value."""
        script = os.path.join(os.path.dirname(__file__), "sender.py")
        return subprocess.Popen([sys.executable, script, CRM_MAIL, self.path, statement, *values],
                                **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options})
