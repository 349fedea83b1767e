"""What becomes of messages: accepted, refused, put off, lost; servers that cannot be used at all."""

import os
import sqlite3
import unittest

from office import Office
from servers import DROP, HANG, Certificate, Server, authenticator, free_port


class States(unittest.TestCase):
    def setUp(self):
        self.office = Office(self)

    def error(self, *arguments, **options):
        with self.assertRaises(sqlite3.Error) as raised:
            self.office.send(*arguments, **options)
        return str(raised.exception)

    def test_accepted_over_one_connection(self):
        server = Server(self)
        for number in range(5):
            self.office.write(to_address=f"c{number}@acme.example", subject=f"Number {number}")
        self.assertEqual(self.office.send(server.url), {"sent": 5, "failed": 0, "unknown": 0, "retried": 0, "withheld": 0, "waiting": 0})
        self.assertEqual([m["subject"] for m in server.messages], [f"Number {n}" for n in range(5)])
        self.assertEqual([e.rcpt_tos for e in server.envelopes], [[f"c{n}@acme.example"] for n in range(5)])
        self.assertEqual(server.connections, 1)
        self.assertEqual(set(self.office.column("status || sent_at || attempts")), {"sent2025-03-10 09:00:001"})
        self.assertEqual(self.office.column("message_id"), [m["message-id"] for m in server.messages])
        self.assertEqual(self.office.send(server.url)["sent"], 0)

    def test_put_off_with_growing_pauses_until_given_up(self):
        server = Server(self, {"DATA": ["451 4.3.0 try later"] * 3})
        self.office.set("mail.max_attempts", "3")
        self.office.write()
        self.assertEqual(self.office.send(server.url)["retried"], 1)
        self.assertEqual(self.office.run("SELECT status, attempts, next_attempt_at, error FROM outbox"),
                         [("waiting", 1, "2025-03-10 09:15:00", "451 4.3.0 try later")])
        self.assertEqual(self.office.send(server.url), {"sent": 0, "failed": 0, "unknown": 0, "retried": 0, "withheld": 0, "waiting": 1})
        self.office.clock("2025-03-10 09:15:00")
        self.office.send(server.url)
        self.assertEqual(self.office.column("next_attempt_at"), ["2025-03-10 09:45:00"])
        self.office.clock("2025-03-10 09:45:00")
        self.assertEqual(self.office.send(server.url)["failed"], 1)
        self.assertEqual(self.office.run("SELECT status, error FROM outbox"), [("failed", "given up after 3 attempts: 451 4.3.0 try later")])
        # A person lets it be tried anew; it is the same message.
        before = self.office.column("message_id")
        self.office.run("UPDATE outbox SET status = 'waiting'")
        self.assertEqual(self.office.send(server.url)["sent"], 1)
        self.assertEqual([before[0]], [m["message-id"] for m in server.messages])

    def test_put_off_or_left_by_a_clock_that_was_wrong(self):
        server = Server(self, {"DATA": ["451 4.3.0 try later"]})
        self.office.clock("2052-03-10 09:00:00")
        self.office.write()
        self.assertEqual(self.office.send(server.url)["retried"], 1)
        self.office.write()
        self.office.run("UPDATE outbox SET status = 'sending', claimed_at = '2052-03-10 09:00:00' WHERE id = 2")
        self.office.clock("2025-03-10 09:00:00")
        result = self.office.send(server.url)
        self.assertEqual((result["sent"], result["unknown"]), (1, 1))
        self.assertEqual(self.office.column("status"), ["sent", "unknown"])
        # What a person holds back until a day waits for that day.
        self.office.write()
        self.office.run("UPDATE outbox SET next_attempt_at = '2025-04-10 09:00:00' WHERE id = 3")
        self.assertEqual(self.office.send(server.url)["sent"], 0)

    def test_refused_in_the_servers_words_and_others_go_on(self):
        server = Server(self, {"RCPT": [None, "550 5.1.1 no such user"], "DATA": [None, "554-5.6.0 no\r\n554 5.6.0 spam here"]})
        for _ in range(4):
            self.office.write()
        result = self.office.send(server.url)
        self.assertEqual((result["sent"], result["failed"]), (2, 2))
        self.assertEqual(self.office.column("status"), ["sent", "failed", "failed", "sent"])
        self.assertEqual(self.office.column("error")[1], "550 5.1.1 no such user")
        self.assertEqual(self.office.column("error")[2], "554-5.6.0 no 554 5.6.0 spam here")

    def test_connection_lost_before_the_letter_was_given(self):
        server = Server(self, {"RCPT": [DROP]})
        self.office.write()
        self.office.write()
        result = self.office.send(server.url)
        self.assertEqual((result["sent"], result["retried"]), (1, 1))
        self.assertEqual(self.office.column("status"), ["waiting", "sent"])

    def test_connection_ended_between_letters_is_made_again(self):
        server = Server(self, {"MAIL": [None, "421 4.7.0 enough for one connection"]})
        self.office.write()
        self.office.write()
        self.assertEqual(self.office.send(server.url)["sent"], 2)
        self.assertEqual(server.connections, 2)

    def test_connection_lost_after_the_letter_was_given(self):
        server = Server(self, {"DATA": [DROP]})
        self.office.write()
        self.office.write()
        result = self.office.send(server.url)
        self.assertEqual((result["sent"], result["unknown"]), (1, 1))
        self.assertEqual(self.office.column("status"), ["unknown", "sent"])
        self.assertEqual(self.office.run("SELECT id, to_address, claimed_at FROM mail_unknown"), [(1, "ann@acme.example", "2025-03-10 09:00:00")])
        self.office.clock("2025-03-12 09:00:00")
        self.assertEqual(self.office.send(server.url)["sent"], 0)

    def test_no_answer_in_time(self):
        server = Server(self, {"RCPT": [HANG], "DATA": [HANG]})
        self.office.write()
        self.office.write()
        result = self.office.send(server.url, timeout=1)
        self.assertEqual((result["retried"], result["unknown"]), (1, 1))
        self.assertEqual(self.office.column("status"), ["waiting", "unknown"])

    def test_a_server_that_never_answers_does_not_hold_up_the_call_for_each_message(self):
        server = Server(self, {"RCPT": [DROP] * 9})
        for _ in range(9):
            self.office.write()
        self.assertIn("left 3 messages in a row without an answer", self.error(server.url))
        self.assertEqual(self.office.column("attempts"), [1] * 3 + [0] * 6)

    def test_limit(self):
        server = Server(self)
        for _ in range(5):
            self.office.write()
        self.assertEqual(self.office.send(server.url, limit=2), {"sent": 2, "failed": 0, "unknown": 0, "retried": 0, "withheld": 0, "waiting": 3})

    def test_starttls_and_authentication(self):
        certificate = Certificate(self)
        server = Server(self, tls_context=certificate.context, require_starttls=True, auth_required=True, authenticator=authenticator)
        credentials = os.path.join(self.office.folder, "credentials")
        with open(credentials, "w", encoding="utf-8") as file:
            file.write("crm\nsecret\n")
        os.chmod(credentials, 0o600)
        self.office.write()
        options = {"starttls": "required", "ca_file": certificate.path, "credentials": credentials}
        self.assertIn("certificate", self.error(server.url, starttls="required", credentials=credentials))  # of nobody it knows
        self.assertEqual(self.office.run("SELECT status, attempts FROM outbox"), [("waiting", 0)])
        self.assertIn("wants another authentication", self.error(server.url, starttls="required", ca_file=certificate.path))
        self.assertEqual(self.office.send(server.url, **options)["sent"], 1)

        with open(credentials, "w", encoding="utf-8") as file:
            file.write("crm\nwrong\n")
        self.office.write()
        message = self.error(server.url, **options)
        self.assertIn("refused the user or password: 535", message)
        self.assertNotIn("wrong", message)
        self.assertEqual(self.office.run("SELECT status, attempts FROM outbox WHERE id = 2"), [("waiting", 0)])
        os.chmod(credentials, 0o640)
        self.assertIn("others may read", self.error(server.url, **options))

    def test_credentials_of_the_environment(self):
        server = Server(self, auth_required=True, auth_require_tls=False, authenticator=authenticator)
        os.environ.update(CRM_MAIL_USER="crm", CRM_MAIL_PASSWORD="secret")
        self.addCleanup(os.environ.pop, "CRM_MAIL_USER")
        self.office.write()
        self.assertEqual(self.office.send(server.url)["sent"], 1)
        without = Server(self)  # never lets it seem that it was logged in
        self.office.write()
        self.assertIn("offers no authentication", self.error(without.url))
        self.assertEqual(without.envelopes, [])
        os.environ.pop("CRM_MAIL_PASSWORD")
        self.assertIn("one is missing", self.error(server.url))

    def test_tls_from_the_beginning(self):
        certificate = Certificate(self)
        server = Server(self, ssl_context=certificate.context)
        self.office.write()
        self.assertEqual(self.office.send(server.url, ca_file=certificate.path)["sent"], 1)

    def test_starttls_is_not_done_without(self):
        server = Server(self)
        self.office.write()
        self.assertIn("does not do STARTTLS", self.error(server.url, starttls="required"))
        self.assertEqual(server.envelopes, [])
        self.assertEqual(self.office.send(server.url, starttls="try")["sent"], 1)

    def test_a_server_that_is_not_there_costs_no_attempt(self):
        self.office.write()
        self.assertIn("cannot be used", self.error(f"smtp://127.0.0.1:{free_port()}"))
        self.assertEqual(self.office.run("SELECT status, attempts, claimed_at FROM outbox"), [("waiting", 0, None)])

    def test_withheld_from_who_opted_out(self):
        server = Server(self)
        self.office.run("INSERT INTO client (id, name, subscribe_to_email) VALUES ('no', 'No', 0), ('yes', 'Yes', 1)")
        self.office.run("INSERT INTO contact (client_id, name, email, subscribe_to_email) VALUES ('yes', 'Nell', 'Nell@acme.example', 0)")
        self.office.run("INSERT INTO email_opt_out (address) VALUES ('OUT@acme.example'), ('o@bücher.example')")
        self.office.write(client_id="no", list_mail=1)
        self.office.write(client_id="yes", list_mail=1, to_address="nell@acme.example")
        self.office.write(client_id="yes", list_mail=1, to_address="Out <out@acme.example>")
        self.office.write(list_mail=1, to_address="o@bücher.example")
        self.office.write(client_id="yes", list_mail=1)
        self.office.write(client_id="no", to_address="out@acme.example")  # a reminder
        result = self.office.send(server.url)
        self.assertEqual((result["sent"], result["failed"], result["withheld"]), (2, 0, 4))
        self.assertEqual(self.office.column("error")[:4], [
            "withheld: the client does not subscribe to e-mail", "withheld: the contact Nell does not subscribe to e-mail",
            "withheld: the address opted out on 2025-03-10", "withheld: the address opted out on 2025-03-10"])
        self.assertEqual([m["list-unsubscribe"] is None for m in server.messages], [False, True])

    def test_bad_addresses_fail_alone(self):
        server = Server(self)
        bad = ["nobody", "@acme.example", "a@", "a b@acme.example", "a@b@acme.example", "a@-acme.example", "a@acme..example", "zoë@acme.example",
               "a@acme.example, b@acme.example", "<a@acme.example", "a\t@acme.example", "a@" + "x" * 64 + ".example", ".a@acme.example"]
        for address in bad:
            self.office.write(to_address=address)
        self.office.write(subject=b"broken \xff")
        self.office.write()
        result = self.office.send(server.url)
        self.assertEqual((result["sent"], result["failed"]), (1, len(bad) + 1))
        self.assertEqual(self.office.column("status"), ["failed"] * (len(bad) + 1) + ["sent"])
        self.assertTrue(all(self.office.column("error")[:-1]))
        self.assertIn("SMTPUTF8", self.office.column("error")[7])
        self.assertIn("not valid UTF-8", self.office.column("error")[-2])


class Refused(unittest.TestCase):
    """Calls that do nothing but say why."""

    def setUp(self):
        self.office = Office(self)
        self.office.write()

    def error(self, statement, *values):
        with self.assertRaises(sqlite3.Error) as raised:
            self.office.run(statement, *values)
        self.assertEqual(self.office.run("SELECT status, attempts FROM outbox"), [("waiting", 0)])
        return str(raised.exception)

    def test_calls(self):
        for url in ["smtp://crm:secret@localhost", "smtp://crm@localhost", "smtps://:secret@localhost"]:
            message = self.error("SELECT send_mail(?)", url)
            self.assertIn("must not hold a user or password", message)
            self.assertNotIn("secret", message)
        for url in ["", "localhost", "http://localhost", "smtp://", "smtp://localhost/x", "smtp://localhost?x", "smtp://local\nhost", "file:///etc/passwd"]:
            self.assertIn("not the address of a mail server", self.error("SELECT send_mail(?)", url), url)
        for options, words in [("[]", "JSON object"), ("{", "JSON object"), ('{"limits":1}', "there is no option 'limits'"),
                               ('{"limit":0}', "option limit"), ('{"limit":-1}', "option limit"), ('{"limit":"3"}', "option limit"),
                               ('{"timeout":601}', "option timeout"), ('{"starttls":"maybe"}', "option starttls"), ('{"ca_file":7}', "option ca_file"),
                               ('{"ca_file":"/nowhere"}', "No such file"), ('{"credentials":"/nowhere"}', "No such file"),
                               ('{"credentials":"/etc/passwd"}', "others may read")]:
            self.assertIn(words, self.error("SELECT send_mail('smtp://localhost:1', ?)", options))
        self.assertIn("expected a text", self.error("SELECT send_mail(7)"))
        self.assertIn("one e-mail address", self.error("UPDATE setting SET value = 'office' WHERE name = 'mail.from'"))
        self.office.run("CREATE TABLE x (y)")
        self.assertIn("cannot run inside a statement that writes", self.error("INSERT INTO x SELECT send_mail('smtp://localhost:1')"))
        self.office.set("mail.from", "")
        self.assertIn("mail.from is blank", self.error("SELECT send_mail('smtp://localhost:1')"))
        self.office.set("mail.from", "ö@sbdc.example")
        self.assertIn("setting mail.from:", self.error("SELECT send_mail('smtp://localhost:1')"))
        self.office.set("mail.from", "a@sbdc.example")
        self.office.set("mail.unsubscribe_url", "javascript:x")
        self.assertIn("mail.unsubscribe_url", self.error("SELECT send_mail('smtp://localhost:1')"))

    def test_inside_a_transaction(self):
        self.office.run("BEGIN")
        self.assertIn("inside a transaction", self.error("SELECT send_mail('smtp://localhost:1')"))
        self.assertIn("inside a transaction", self.error("SELECT spool_mail('/nowhere')"))
        self.office.run("ROLLBACK")

    def test_other_schemas(self):
        self.office.run("INSERT INTO schema_version VALUES (99)")
        self.assertIn("schema version 99, crm_mail.so is for", self.error("SELECT send_mail('smtp://localhost:1')"))
        with self.assertRaises(sqlite3.Error) as raised:
            self.office.run("ATTACH ':memory:' AS other")
            self.office.db.close()
            from office import CRM_MAIL, connect
            self.office.db = connect(":memory:", CRM_MAIL, CRM_MAIL)  # loading twice does no harm
            self.office.run("SELECT send_mail('smtp://localhost:1')")
        self.assertIn("no schema of sqlite-crm; load crm.so", str(raised.exception))
