"""What becomes of an appointment in the recipient's calendar: read by python3-icalendar."""

import datetime
import unittest

import icalendar

from office import Office, connect
from servers import Server

INVITATION = {"uid": "appointment-a1", "starts_at": "2025-03-12 14:30:00", "ends_at": "2025-03-12 15:30:00", "summary": "Money", "location": "Room 1",
              "organizer": "office@sbdc.example", "attendee": "ann@acme.example", "reminder_minutes": 60}


class Calendars(unittest.TestCase):
    def setUp(self):
        self.office = Office(self)
        self.office.run("INSERT INTO client (id, name) VALUES ('acme', 'Acme')")
        self.office.run("INSERT INTO appointment (id, client_id, starts_at, subject, location) VALUES ('a1', 'acme', ?, 'Money', 'Room 1')", INVITATION["starts_at"])
        number = self.office.write(subject="Wednesday", body_text="Dear Ann,\non Wednesday.\n", client_id="acme")
        self.office.run(f"INSERT INTO outbox_invitation (outbox_id, {', '.join(INVITATION)}) VALUES ({number}, {', '.join('?' * len(INVITATION))})", *INVITATION.values())

    def entries(self, server):
        """Of each message received: its subject, the method, the sequence, and the day and hour."""
        found = []
        for message in server.messages:
            part, = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
            calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
            event, = calendar.walk("VEVENT")
            self.assertEqual((event["UID"], event["ATTENDEE"]), ("appointment-a1", "mailto:ann@acme.example"))
            self.assertEqual(event["DTEND"].dt - event["DTSTART"].dt, datetime.timedelta(hours=1))
            found.append((message["subject"], str(calendar["METHOD"]), event["SEQUENCE"], f"{event['DTSTART'].dt:%d %H:%M}"))
        return found

    def test_moved_cancelled_on_again_and_deleted(self):
        server = Server(self)
        self.office.send(server.url)
        for change in ("UPDATE appointment SET starts_at = '2025-03-13 08:00:00'", "UPDATE appointment SET status = 'cancelled'",
                       "UPDATE appointment SET status = 'scheduled'", "DELETE FROM appointment"):
            self.office.run(change)
            self.office.send(server.url)
        self.assertEqual(self.entries(server), [
            ("Wednesday", "REQUEST", 0, "12 14:30"), ("Changed: Money", "REQUEST", 1, "13 08:00"), ("Cancelled: Money", "CANCEL", 2, "13 08:00"),
            ("On again: Money", "REQUEST", 3, "13 08:00"), ("Cancelled: Money", "CANCEL", 4, "13 08:00")])
        self.assertIn("It begins at 2025-03-13 08:00 UTC, Room 1.", server.messages[1].get_body(("plain",)).get_content())
        self.assertEqual(server.messages[1]["list-unsubscribe"], None)

    def move_while_sending(self, answer):
        server = Server(self, {"DATA": [answer]})

        def move():
            server.hook = lambda: None
            other = connect(self.office.path)
            other.execute("UPDATE appointment SET starts_at = '2025-03-13 08:00:00'")
            other.close()
        server.hook = move
        for time in ("09:00", "12:00"):
            self.office.clock(f"2025-03-10 {time}:00")
            self.office.send(server.url)
        return [m["subject"] for m in server.messages]

    def test_moved_while_it_was_being_sent(self):
        self.assertEqual(self.move_while_sending(None), ["Wednesday", "Changed: Money"])

    def test_moved_while_it_was_put_off(self):
        self.assertEqual(self.move_while_sending("451 4.3.0 later"), ["Changed: Money"])
        self.assertEqual(self.office.column("status"), ["failed", "sent"])
        self.assertEqual(self.office.column("error")[0], "not sent: the appointment is no longer as this says")


if __name__ == "__main__":
    unittest.main()
