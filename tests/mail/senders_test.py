"""Senders that are ended in the middle, several at once, and many messages."""

import json
import os
import pty
import sqlite3
import unittest

from office import Office, connect
from servers import Server, Sink


class Senders(unittest.TestCase):
    def setUp(self):
        self.office = Office(self)

    def test_killed_between_the_servers_250_and_the_commit(self):
        server = Server(self)
        self.office.write()
        self.office.write()
        locks = []

        def hold():  # another writer keeps the sender from noting that the letter was accepted
            lock = sqlite3.connect(self.office.path, isolation_level=None, check_same_thread=False)
            lock.execute("BEGIN IMMEDIATE")
            locks.append(lock)
        server.hook = hold
        sender = self.office.send_elsewhere("SELECT send_mail(?)", server.url)
        self.assertTrue(server.accepted.wait(60))
        sender.kill()
        sender.communicate()
        server.hook = lambda: None
        locks[0].close()
        self.assertEqual(self.office.column("status"), ["sending", "waiting"])

        # Until 15 minutes have passed it may be another sender at work.
        self.office.clock("2025-03-10 09:15:00")
        self.assertEqual(self.office.send(server.url), {"sent": 1, "failed": 0, "unknown": 0, "retried": 0, "withheld": 0, "waiting": 0})
        self.office.clock("2025-03-10 09:15:01")
        self.assertEqual(self.office.send(server.url), {"sent": 0, "failed": 0, "unknown": 1, "retried": 0, "withheld": 0, "waiting": 0})
        self.assertEqual(self.office.send(server.url)["unknown"], 0)
        self.assertEqual(len(server.envelopes), 2)
        self.assertEqual(self.office.run("SELECT id FROM mail_unknown"), [(1,)])
        self.office.run("UPDATE outbox SET status = 'sent' WHERE id = 1")
        self.assertEqual(self.office.column("sent_at")[0], "2025-03-10 09:15:01")

    def test_a_terminal_sees_how_far_it_is(self):
        server = Server(self)
        for _ in range(3):
            self.office.write()
        master, terminal = pty.openpty()
        self.addCleanup(os.close, master)
        sender = self.office.send_elsewhere("SELECT send_mail(?)", server.url, stderr=terminal)
        os.close(terminal)
        sender.communicate()
        seen = b""
        try:
            while part := os.read(master, 1000):
                seen += part
        except OSError:  # the end, where nobody has the terminal open any more
            pass
        seen = seen.decode()
        self.assertTrue(seen.startswith("\rsend_mail: 0 sent, 0 to be tried again, 0 failed, 0 unknown"), seen)
        self.assertTrue(seen.endswith("\rsend_mail: 3 sent, 0 to be tried again, 0 failed, 0 unknown\x1b[K\r\n"), seen)

    def test_slower_than_another_sender_thinks_it_can_be(self):
        server = Server(self)
        self.office.write()

        def late():  # the other finds it ended, wrongly
            other = connect(self.office.path)
            other.execute("UPDATE outbox SET status = 'unknown' WHERE status = 'sending'")
            other.close()
        server.hook = late
        self.assertEqual(self.office.send(server.url)["sent"], 1)
        self.assertEqual(self.office.column("status"), ["sent"])

    def test_changed_by_hand_while_it_was_sent(self):
        server = Server(self)
        self.office.write()

        def meddle():
            other = connect(self.office.path)
            other.execute("UPDATE outbox SET status = 'waiting', attempts = 0 WHERE status = 'sending'")
            other.close()
        server.hook = meddle
        with self.assertRaises(sqlite3.Error) as raised:
            self.office.send(server.url)
        self.assertIn("what became of message 1 could not be noted", str(raised.exception))

    def test_two_at_once_send_each_message_once(self):
        server = Server(self)
        self.office.run("PRAGMA journal_mode = WAL")
        self.office.run("BEGIN")
        for number in range(200):
            self.office.write(to_address=f"c{number}@acme.example")
        self.office.run("COMMIT")
        senders = [self.office.send_elsewhere("SELECT send_mail(?)", server.url) for _ in range(2)]
        results = []
        for sender in senders:
            out, words = sender.communicate()
            self.assertEqual(sender.returncode, 0, words)
            results.append(json.loads(out)["sent"])
        self.assertEqual(sum(results), 200)
        self.assertEqual(sorted(e.rcpt_tos[0] for e in server.envelopes), sorted(f"c{n}@acme.example" for n in range(200)))
        self.assertEqual(set(self.office.column("status")), {"sent"})

    def test_many(self):
        sink = Sink(self)
        self.office.run("PRAGMA journal_mode = WAL")
        self.office.run("PRAGMA synchronous = NORMAL")
        self.office.run("BEGIN")
        for number in range(3000):
            self.office.write(to_address=f"c{number}@acme.example", subject=f"№ {number}")
        self.office.run("COMMIT")
        self.assertEqual(self.office.send(sink.url)["sent"], 3000)
        self.assertEqual(sorted(int(m["subject"].split()[1]) for m in sink.messages), list(range(3000)))


if __name__ == "__main__":
    unittest.main()
