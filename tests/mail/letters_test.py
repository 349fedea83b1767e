"""What is received, read by Python's email and by python3-icalendar."""

import datetime
import email
import email.header
import email.utils
import os
import random
import unittest

import icalendar

from office import Office
from servers import Server, parse

LETTERS = "abc XYZ  0189.,;:=?_<>\"\\'()@!#%äöüßéñÿ東京日本語🙂👩\u200d🔧\u0301أب\t"


def some_text(chance, most, letters=LETTERS):
    return "".join(chance.choice(letters) for _ in range(chance.randrange(most)))


def display_name(envelope):
    """The name of To. (The newer policies of Python's email put spaces between the encoded words of names.)"""
    name, _ = email.utils.parseaddr(email.message_from_bytes(envelope.content)["to"])
    return str(email.header.make_header(email.header.decode_header(name)))


def content(part):
    """The text of a part, its lines ended as in the database."""
    return part.get_content().replace("\r\n", "\n")


class Letters(unittest.TestCase):
    def setUp(self):
        self.office = Office(self)
        self.server = Server(self)

    def sent(self):
        self.office.send(self.server.url)
        self.assertEqual(set(self.office.column("status")), {"sent"}, self.office.column("error"))
        for envelope in self.server.envelopes:
            self.assertLessEqual(max(len(line) for line in envelope.content.split(b"\r\n")), 998)
            self.assertTrue(envelope.content.isascii())
        for message in self.server.messages:
            for part in message.walk():
                self.assertEqual(part.defects, [])
        return self.server.messages

    def test_headers(self):
        self.office.write(to_address="Zoë Ångström <zoe@bücher.example>", subject="Grüße", list_mail=1)
        self.office.set("mail.unsubscribe_url", "https://sbdc.example/out?a={address}")
        message, = self.sent()
        self.assertEqual(message["from"], "SBDC Zürich <office@sbdc.example>")
        self.assertEqual(message["to"], "Zoë Ångström <zoe@xn--bcher-kva.example>")
        self.assertEqual(self.server.envelopes[0].rcpt_tos, ["zoe@xn--bcher-kva.example"])
        self.assertEqual(self.server.envelopes[0].mail_from, "office@sbdc.example")
        self.assertEqual(message["subject"], "Grüße")
        self.assertEqual(message["date"].datetime, datetime.datetime(2025, 3, 10, 9, 0, 0, tzinfo=datetime.timezone.utc))
        self.assertEqual(message["auto-submitted"], "auto-generated")
        self.assertEqual(message["list-unsubscribe"].strip(), "<https://sbdc.example/out?a=zoe%40xn--bcher-kva.example>")
        self.assertEqual(message["list-unsubscribe-post"], "List-Unsubscribe=One-Click")
        self.assertEqual(message.get_content_type(), "text/plain")

    def test_unsubscribing_by_mail(self):
        self.office.write(list_mail=1)
        message, = self.sent()
        self.assertEqual(message["list-unsubscribe"], "<mailto:office@sbdc.example?subject=unsubscribe%20ann%40acme.example>")
        self.assertIsNone(message["list-unsubscribe-post"])

    def test_any_text_round_trips(self):
        chance = random.Random(20250310)
        rows = []
        for _ in range(150):
            name = some_text(chance, 60).replace("\t", " ").strip()
            address = chance.choice(["a.b+c@acme.example", "x@münchen.example", "o'neil@acme.example", "_@例え.example"])
            quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '" ' if name else ""
            row = {"to_address": f"{quoted}<{address}>", "subject": some_text(chance, 200).replace("\t", " ").strip(),
                   "body_text": "".join(some_text(chance, 300) + chance.choice(["\n", "\n\n", "\nFrom x\n", "\n.\n"]) for _ in range(4)),
                   "body_html": chance.choice([None, "<p>" + some_text(chance, 3000) + "</p>\n"])}
            rows.append((row, name, address))
            self.office.write(**row)
        received = self.sent()
        self.assertEqual(len(received), len(rows))
        for (row, name, address), message, envelope in zip(rows, received, self.server.envelopes):
            self.assertEqual(str(message["subject"]), row["subject"])
            mailbox, = message["to"].addresses
            self.assertEqual(display_name(envelope), name)
            user, domain = address.split("@")
            self.assertEqual((mailbox.username, mailbox.domain), (user, domain.encode("idna").decode()))
            self.assertEqual(content(message.get_body(("plain",))), row["body_text"])
            html = message.get_body(("html",))
            self.assertEqual(html and content(html), row["body_html"])

    def test_an_endless_line(self):
        self.office.write(body_text="x" * 100000, body_html="é" * 50000)
        message, = self.sent()
        self.assertEqual(message.get_body(("plain",)).get_content().strip(), "x" * 100000)
        self.assertEqual(message.get_body(("html",)).get_content().strip(), "é" * 50000)

    def invite(self, **columns):
        row = {"uid": "a1@sbdc.example", "sequence": 0, "method": "REQUEST", "starts_at": "2025-03-12 14:30:00", "ends_at": "2025-03-12 15:30:00",
               "summary": "Advice; plan, money\nand more – " + "ü" * 80, "location": "Main Street 1", "organizer": "office@sbdc.example",
               "attendee": "ann@acme.example", "reminder_minutes": 60, **columns}
        number = self.office.write(body_html="<p>Hello</p>")
        self.office.run(f"INSERT INTO outbox_invitation (outbox_id, {', '.join(row)}) VALUES ({number}, {', '.join('?' * len(row))})", *row.values())
        return row

    def calendar(self, message):
        self.assertEqual([p.get_content_type() for p in message.iter_parts()], ["text/plain", "text/html", "text/calendar"])
        part = list(message.iter_parts())[2]
        calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
        self.assertEqual(part.get_param("method"), calendar["METHOD"])
        event, = calendar.walk("VEVENT")
        return calendar, event

    def test_invitation_and_cancellation(self):
        row = self.invite()
        self.invite(method="CANCEL", sequence=2, ends_at=None, location=None)
        invited, cancelled = self.sent()
        calendar, event = self.calendar(invited)
        utc = datetime.timezone.utc
        self.assertEqual((calendar["METHOD"], event["UID"], event["SEQUENCE"]), ("REQUEST", "a1@sbdc.example", 0))
        self.assertEqual(event["DTSTART"].dt, datetime.datetime(2025, 3, 12, 14, 30, tzinfo=utc))
        self.assertEqual(event["DTEND"].dt, datetime.datetime(2025, 3, 12, 15, 30, tzinfo=utc))
        self.assertEqual(event["DTSTAMP"].dt, datetime.datetime(2025, 3, 10, 9, 0, tzinfo=utc))
        self.assertEqual(icalendar.vText.from_ical(event["SUMMARY"]), row["summary"])
        self.assertEqual((event["ORGANIZER"], event["ATTENDEE"]), ("mailto:office@sbdc.example", "mailto:ann@acme.example"))
        alarm, = event.walk("VALARM")
        self.assertEqual(alarm["TRIGGER"].dt, datetime.timedelta(minutes=-60))
        calendar, event = self.calendar(cancelled)
        self.assertEqual((calendar["METHOD"], event["STATUS"], event["UID"], event["SEQUENCE"]), ("CANCEL", "CANCELLED", "a1@sbdc.example", 2))
        self.assertEqual(event.walk("VALARM"), [])


class Spool(unittest.TestCase):
    def setUp(self):
        self.office = Office(self)
        self.folder = os.path.join(self.office.folder, "spool")
        os.mkdir(self.folder)

    def error(self, folder, **options):
        sender = self.office.send_elsewhere("SELECT spool_mail(?)", folder, **options)
        _, words = sender.communicate()
        self.assertEqual(sender.returncode, 1, words)
        return words

    def test_the_same_letters_as_files(self):
        server = Server(self)
        self.office.write(subject="Grüße", body_html="<p>x</p>")
        self.office.write(to_address="nobody")
        self.assertEqual(self.office.spool(self.folder), {"sent": 1, "failed": 1, "unknown": 0, "retried": 0, "withheld": 0, "waiting": 0})
        self.assertEqual(sorted(os.listdir(self.folder)), ["cur", "new", "tmp"])
        self.assertEqual(os.listdir(self.folder + "/tmp"), [])
        name, = os.listdir(self.folder + "/new")
        self.assertEqual(f"<{name}>", self.office.column("message_id")[0])
        with open(f"{self.folder}/new/{name}", "rb") as file:
            spooled = file.read()
        self.assertEqual(parse(spooled)["subject"], "Grüße")
        twin = Office(self)
        twin.write(subject="Grüße", body_html="<p>x</p>")
        twin.send(server.url)
        self.assertEqual(spooled, server.envelopes[0].content)

    def test_a_repetition_takes_its_own_place(self):
        self.office.write()
        self.office.spool(self.folder)
        self.office.run("UPDATE setting SET value = '2025-03-10 10:00:00' WHERE name = 'clock.pinned'")
        twin = Office(self)
        twin.write()
        twin.spool(self.folder)
        self.assertEqual(len(os.listdir(self.folder + "/new")), 1)

    def test_a_folder_that_cannot_be(self):
        self.office.write()
        for folder in ["", "/dev/null", "/dev/null/x", self.office.folder + "/a/b"]:
            self.assertIn("spool_mail: ", self.error(folder))
        self.assertEqual(self.office.run("SELECT status, attempts FROM outbox"), [("waiting", 0)])

    def test_a_folder_whose_name_is_misspelt_is_not_made(self):
        self.office.write()
        self.assertIn(f"spool_mail: there is no folder {self.office.folder}/spol; make it", self.error(self.office.folder + "/spol"))
        self.assertFalse(os.path.exists(self.office.folder + "/spol"))
        self.assertEqual(self.office.run("SELECT status, attempts FROM outbox"), [("waiting", 0)])

    def test_a_disk_that_is_full(self):
        import resource
        self.office.write(body_text="é" * 2000000)  # three times as long in its encoding, and the disk ends between
        limit = 10000000
        words = self.error(self.folder, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertIn("cannot be written: File too large", words)
        self.assertEqual(self.office.run("SELECT status, attempts FROM outbox"), [("waiting", 0)])
        self.assertEqual(os.listdir(self.folder + "/tmp") + os.listdir(self.folder + "/new"), [])
        self.assertEqual(self.office.spool(self.folder)["sent"], 1)
