#!/usr/bin/python3
"""A year of an office: what a real mail server receives must be exactly what an independent model of the rules T20 to T39 expects.

    CRM_SO=build/release/crm.so CRM_MAIL_SO=build/release/crm_mail.so tests/mail/year_test.py

Sessions are entered late and back-dated, re-dated, moved to other clients and deleted; appointments are moved, cancelled, reinstated and given to other clients; people opt
out and in again; a task is taken live in June, another enabled in March; on some mornings nothing is run, on others nothing is sent. All of it is drawn from a
fixed seed; YEAR_SEED gives another."""
import collections
import datetime as dt
import os
import random
import sqlite3
import tempfile
import unittest
import zoneinfo

import icalendar

import servers

DAY = dt.timedelta(days=1)
ZONES = {"ann": "America/Chicago", "kiri": "Pacific/Auckland"}
CENTERS = ["main", "north"]
SOURCES = ["sba", "state"]
KINDS = {  # kind: (type of session, which of them, counts hours)
    "any_initial": ("Initial", None, False), "any_follow_up": ("Follow-up", None, False), "any_close_out": ("Close-out", None, False),
    "first_initial": ("Initial", 1, False), "first_follow_up": ("Follow-up", 1, False), "second_follow_up": ("Follow-up", 2, False),
    "third_follow_up": ("Follow-up", 3, False), "hours": (None, None, True)}


class Task:
    def __init__(self, id, kind, n, owner, centers, sources=(), live=True, enabled=True):
        self.id, self.kind, self.n, self.owner = id, kind, n, owner
        self.centers, self.sources, self.live, self.enabled = set(centers), set(sources), live, enabled
        self.zone = zoneinfo.ZoneInfo(ZONES[owner])
        self.reminds = kind.startswith("remind_")
        if not self.reminds:
            self.type, self.ordinal, self.hours = KINDS[kind.split("_", 1)[1]]
        self.last_run = None
        self.saved = dt.date(2024, 12, 1)

    def once(self):
        return self.ordinal is not None or self.hours


TASKS = [
    Task("s1", "survey_any_follow_up", 2, "ann", CENTERS), Task("s2", "survey_first_initial", 7, "ann", ["main"]),
    Task("s3", "survey_hours", 4, "ann", ["main"], ["sba"]), Task("s4", "survey_second_follow_up", 0, "kiri", ["north"]),
    Task("s5", "survey_any_close_out", 30, "kiri", CENTERS, ["state"]), Task("e1", "email_any_initial", 1, "ann", ["north"], live=False),
    Task("e2", "email_third_follow_up", 3, "kiri", CENTERS), Task("e3", "email_hours", 6, "ann", CENTERS),
    Task("e4", "email_any_follow_up", 14, "ann", ["main"], ["sba", "state"], enabled=False), Task("e5", "email_first_follow_up", 5, "ann", ["main"], ["state"]),
    Task("r1", "remind_client", 2, "ann", CENTERS), Task("r2", "remind_contact", 1, "kiri", ["main"]), Task("r3", "remind_user", 0, "ann", ["north"], live=False)]


class Model:
    """The rules in words of Python: no SQL, no code of the product."""

    def __init__(self):
        self.clients, self.sessions, self.appointments = {}, {}, {}
        self.queue = []  # dictionaries: task, client, event, period, due, status
        self.letters = []  # dictionaries: address, client, event, text, status; list: a survey or e-mail; method, at: of its calendar entry
        self.entries = 0

    def alive(self, task, client):
        return [q for q in self.queue if q["task"] is task and q["client"] == client and q["status"] != "skipped"]

    # Sessions
    def asks(self, task, s):
        return (not task.reminds and s["reportable"] and s["center"] in task.centers and task.type in (None, s["type"])
                and (not task.sources or s["source"] in task.sources) and self.clients[s["client"]]["kind"] == "Client")

    def counted(self, task, client):
        return [s for s in self.sessions.values() if s["client"] == client and s["reportable"] and (not task.sources or s["source"] in task.sources)]

    def near(self, task, client, day, but=None):
        reach = max(task.n, 1)
        return any(q is not but and abs((q["period"] - day).days) < reach for q in self.alive(task, client))

    def judge(self, id):
        s = self.sessions[id]
        for task in TASKS:
            if not self.asks(task, s):
                continue
            alive = self.alive(task, s["client"])
            if any(q["event"] == id for q in alive):
                continue
            counted = self.counted(task, s["client"])
            if task.hours:
                total = round(sum(c["hours"] for c in counted), 6)
                if not (total >= task.n > round(total - s["hours"], 6)) or alive:
                    continue
            elif task.ordinal:
                if sum(c["type"] == s["type"] for c in counted) != task.ordinal or alive:
                    continue
            elif self.near(task, s["client"], s["day"]):
                continue
            self.enqueue(task, id, s)

    def enqueue(self, task, id, s):
        due = s["day"] if task.hours else s["day"] + task.n * DAY
        self.queue.append({"task": task, "client": s["client"], "event": id, "period": None if task.once() else s["day"], "due": due, "status": "waiting"})

    def fill_room(self, id, clients, day):
        """What was too near to a session that has gone, or has left its day, may come in, the earliest entered first."""
        tasks = [q["task"] for q in self.queue if q["event"] == id]
        for task in dict.fromkeys(t for t in tasks if not t.reminds and not t.once()):
            for client in clients:
                for other, s in sorted(self.sessions.items(), key=lambda item: item[1]["entry"]):
                    queued = any(q["event"] == other and q["task"] is task for q in self.alive(task, client))
                    was_near = abs((s["day"] - day).days) < max(task.n, 1)
                    if was_near and s["client"] == client and self.asks(task, s) and not queued and not self.near(task, client, s["day"]):
                        self.enqueue(task, other, s)

    def waiting(self, event):
        return [q for q in self.queue if q["event"] == event and q["status"] == "waiting"]

    def enter(self, id, **s):
        self.entries += 1
        self.sessions[id] = dict(s, entry=self.entries)
        self.judge(id)

    def edit(self, id, **changes):
        s = self.sessions[id]
        before = dict(s)
        s.update(changes)
        if s == before:
            return
        self.bring_along(id, s["client"])
        for q in self.waiting(id):
            if q["client"] != s["client"] or not self.asks(q["task"], s):
                q["status"] = "skipped"
        if s["day"] != before["day"]:
            for q in self.waiting(id):
                if q["period"] is not None and self.near(q["task"], q["client"], s["day"], q):
                    q["status"] = "skipped"
            for q in self.waiting(id):
                q["period"] = None if q["task"].once() else s["day"]
                q["due"] = s["day"] if q["task"].hours else s["day"] + q["task"].n * DAY
        self.judge(id)
        self.fill_room(id, dict.fromkeys([before["client"], s["client"]]), before["day"])

    def bring_along(self, id, client):
        """What was written about a session while it was another client's is not written about again."""
        for task, period in dict.fromkeys((q["task"], q["period"]) for q in self.queue if q["event"] == id and q["client"] != client and q["status"] in ("sent", "removed")):
            for q in self.alive(task, client):
                if q["status"] == "waiting" and q["event"] != id and (task.once() or abs((q["period"] - period).days) < max(task.n, 1)):
                    q["status"] = "skipped"
            if not any(q["period"] == period for q in self.alive(task, client)):
                self.queue.append({"task": task, "client": client, "event": id, "period": period, "due": None, "status": "removed"})

    def delete(self, id):
        s = self.sessions.pop(id)
        gone = self.waiting(id)
        for q in gone:
            q["status"] = "skipped"
        if gone:
            self.fill_room(id, [s["client"]], s["day"])

    # Appointments
    def remind(self, id, now):
        a = self.appointments.get(id)
        for q in self.waiting(id):
            right = a and a["status"] == "scheduled" and a["at"] > now and q["client"] == a["client"] and q["period"] == a["at"]
            if not right or self.clients[a["client"]]["center"] not in q["task"].centers:
                q["status"] = "skipped"
        if not a or a["status"] != "scheduled" or a["at"] <= now:
            return
        for task in TASKS:
            known = any(q["event"] == id and q["period"] == a["at"] for q in self.alive(task, a["client"]))
            if task.reminds and self.clients[a["client"]]["center"] in task.centers and not known:
                self.queue.append({"task": task, "client": a["client"], "event": id, "period": a["at"], "due": None, "status": "waiting"})

    # Mornings
    def run(self, now):
        for task in TASKS:
            day = now.replace(tzinfo=dt.timezone.utc).astimezone(task.zone).date()
            if not task.enabled or day <= task.saved or (task.last_run and task.last_run >= day):
                continue
            task.last_run = day
            if not task.live:
                continue
            for q in self.queue:
                if q["task"] is not task or q["status"] != "waiting":
                    continue
                if task.reminds:
                    local = q["period"].replace(tzinfo=dt.timezone.utc).astimezone(task.zone)
                    if local.date() - task.n * DAY <= day:
                        self.write_reminder(q, local, now)
                elif q["due"] <= day:
                    self.write(q)

    def write(self, q):
        client, s = self.clients[q["client"]], self.sessions[q["event"]]
        ok = client["kind"] == "Client" and client["email"] and client["subscribes"]
        q["status"] = "sent" if ok else "skipped"
        if ok:
            self.letter(client["email"], q["client"], q["event"], f"{q['task'].id}|{q['client']}|{s['type']} {s['day']}", list=True)

    def write_reminder(self, q, local, now):
        client = self.clients[q["client"]]
        if q["period"] <= now:
            to = []
        elif q["task"].kind == "remind_contact":
            to = client["contacts"]
        else:
            to = [client["email"]] if q["task"].kind == "remind_client" and client["email"] else ["bob@office.example"] * (q["task"].kind == "remind_user")
        q["status"] = "sent" if to else "skipped"
        for address in to:
            text = f"{q['task'].id}|{q['client']}|{local:%Y-%m-%d %H:%M} {local.tzname()}"
            self.letter(address, q["client"], q["event"], text, reminds=True, method="REQUEST", at=q["period"])

    def letter(self, address, client, event, text, **more):
        self.letters.append({"address": address, "client": client, "event": event, "text": text, "status": "waiting", **more})

    def send(self):
        for letter in self.letters:
            if letter["status"] == "waiting":
                letter["status"] = "withheld" if letter.get("list") and not self.clients[letter["client"]]["subscribes"] else "sent"

    def sent(self):
        return [(letter["address"], letter["text"]) for letter in self.letters if letter["status"] == "sent"]

    # Calendars
    def follow(self, id, now):
        """An appointment has been changed: what waits about it may be untrue, or true again; what people's calendars hold may be no longer so."""
        a = self.appointments.get(id)
        about = [letter for letter in self.letters if letter["event"] == id]

        def begins(letter):  # None: it does not take place, or not with them
            return a["at"] if a and a["status"] == "scheduled" and a["client"] == letter["client"] else None
        for letter in about:
            at = begins(letter)
            if letter["status"] == "waiting" and (at is not None if letter["method"] == "CANCEL" else letter["at"] != at):
                letter["status"] = "taken back"
            elif letter["status"] == "taken back" and letter.get("reminds") and letter["at"] == at and at > now:
                letter["status"] = "waiting"
                self.letters.remove(letter)  # it is the newest now
                self.letters.append(letter)
        newest = {letter["address"]: letter for letter in self.letters if letter["event"] == id and letter["status"] in ("waiting", "sent")}
        for letter in newest.values():
            at = begins(letter)
            if at is None and letter["method"] == "REQUEST" and letter["at"] > now:
                self.tell(letter, "Cancelled", "CANCEL", letter["at"])
            elif at is not None and at > now and (letter["method"], letter["at"]) != ("REQUEST", at):
                self.tell(letter, "Changed" if letter["method"] == "REQUEST" else "On again", "REQUEST", at)

    def tell(self, letter, what, method, at):
        self.letter(letter["address"], letter["client"], letter["event"], f"{what}|{method}|{at}", method=method, at=at)


class Office:
    """The same events, as an office's programs would write them. Every other one comes from a connection without the extension."""

    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)
        self.plain = sqlite3.connect(path, isolation_level=None)
        self.db.enable_load_extension(True)
        for library in ("CRM_SO", "CRM_MAIL_SO"):
            self.db.load_extension(os.environ[library])
        for connection in (self.db, self.plain):
            connection.execute("PRAGMA synchronous = OFF")
        self.db.execute("SELECT crm_install()")
        self.turn = 0
        self.set("clock.pinned", "2024-12-01 00:00:00")

    def set(self, name, value):
        self.db.execute("UPDATE setting SET value = ? WHERE name = ?", (value, name))

    def write(self, sql, *values):
        self.turn += 1
        (self.db if self.turn % 2 else self.plain).execute(sql, values)


def fill(office, model):
    db = office.db
    office.set("mail.from", "Office <office@office.example>")
    db.executemany("INSERT INTO center (id, name) VALUES (?, ?)", [(c, c.title()) for c in CENTERS])
    db.executemany("INSERT INTO funding_source (id, name) VALUES (?, ?)", [(s, s.upper()) for s in SOURCES])
    db.executemany("INSERT INTO user_account (id, name, email, center_id, time_zone, active_since) VALUES (?, ?, ?, 'main', ?, '2030-01-01 00:00:00')",
                   [("ann", "Ann", "ann@office.example", ZONES["ann"]), ("kiri", "Kiri", "kiri@office.example", ZONES["kiri"]), ("bob", "Bob", "bob@office.example", "UTC")])
    db.execute("INSERT INTO survey (id, name) VALUES ('survey', 'Survey')")
    db.execute("INSERT INTO survey_request_list (id, survey_id, name) VALUES ('list', 'survey', 'List')")
    db.executemany("INSERT INTO email_template (id, name, subject, body_text) VALUES (?, ?, 'To you', ?)", [
        ("after", "After a session", "{{task.name}}|{{client.name}}|{{session.type}} {{session.date}}"),
        ("before", "Before an appointment", "{{task.name}}|{{client.name}}|{{appointment.date}} {{appointment.time}} {{appointment.zone}}")])
    for t in TASKS:
        survey = t.kind.startswith("survey_")
        db.execute("INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, template_id, survey_id, request_list_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   (t.id, t.id, t.kind, t.n, t.owner, t.enabled, not t.live, "before" if t.reminds else "after", "survey" if survey else None, "list" if survey else None))
        db.executemany("INSERT INTO task_center VALUES (?, ?)", [(t.id, c) for c in sorted(t.centers)])
        db.executemany("INSERT INTO task_funding_source VALUES (?, ?)", [(t.id, s) for s in sorted(t.sources)])
    for i in range(14):
        c = f"c{i}"
        kind = "Stakeholder" if i == 12 else "Pre-client" if i == 13 else "Client"
        email = None if i == 11 else f"{c}@client.example"
        contacts = [f"{c}-{k}@client.example" for k in range(i % 3)]
        model.clients[c] = {"kind": kind, "center": CENTERS[i % 2], "email": email, "subscribes": True, "contacts": contacts}
        db.execute("INSERT INTO client (id, name, kind, center_id, counselor_id, email) VALUES (?, ?, ?, ?, 'bob', ?)", (c, c, kind, CENTERS[i % 2], email))
        db.executemany("INSERT INTO contact (client_id, name, email) VALUES (?, 'Somebody', ?)", [(c, a) for a in contacts])


def happen(rng, office, model, now):
    """One event of a day."""
    today = now.date()
    what = rng.choices(["enter", "redate", "move", "report", "hours", "delete", "appoint", "postpone", "cancel", "give", "opt", "turn"],
                       [30, 6, 3, 4, 4, 5, 14, 8, 8, 5, 2, 1])[0]
    client = rng.choice(list(model.clients))
    if what == "enter":
        id = f"s{model.entries}"
        s = {"client": client, "type": rng.choice(["Initial", "Follow-up", "Follow-up", "Close-out"]), "day": today - rng.choice([0, 0, 0, 1, 2, 10, 45]) * DAY,
             "hours": rng.choice([0, 0.1, 0.2, 0.7, 1, 1.5, 2]), "reportable": rng.random() < 0.9, "source": rng.choice(SOURCES + [None]), "center": rng.choice(CENTERS)}
        office.write("INSERT INTO counseling_session (id, client_id, type, session_date, contact_hours, reportable, funding_source_id, center_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     id, s["client"], s["type"], str(s["day"]), s["hours"], s["reportable"], s["source"], s["center"])
        model.enter(id, **s)
    elif what in ("redate", "move", "report", "hours", "delete") and model.sessions:
        id = rng.choice(list(model.sessions)[-25:])
        if what == "delete":
            office.write("DELETE FROM counseling_session WHERE id = ?", id)
            return model.delete(id)
        column, value, change = {
            "redate": ("session_date", None, "day"), "move": ("client_id", client, "client"),
            "report": ("reportable", not model.sessions[id]["reportable"], "reportable"), "hours": ("contact_hours", rng.choice([0.5, 1, 3]), "hours")}[what]
        if what == "redate":
            day = model.sessions[id]["day"] + rng.choice([-7, -1, 1, 2, 20]) * DAY
            office.write("UPDATE counseling_session SET session_date = ? WHERE id = ?", str(day), id)
            return model.edit(id, day=day)
        office.write(f"UPDATE counseling_session SET {column} = ? WHERE id = ?", value, id)
        model.edit(id, **{change: value})
    elif what == "appoint":
        model.entries += 1
        id = f"a{model.entries}"
        at = dt.datetime.combine(today + rng.randint(0, 12) * DAY, dt.time(rng.choice([2, 8, 14, 15, 20, 23]), rng.choice([0, 30])))
        office.write("INSERT INTO appointment (id, client_id, starts_at) VALUES (?, ?, ?)", id, client, str(at))
        model.appointments[id] = {"client": client, "first": client, "at": at, "status": "scheduled"}
        model.remind(id, now)
    elif what in ("postpone", "cancel", "give") and model.appointments:
        told = {letter["event"] for letter in model.letters if letter["status"] == "sent"}
        to_come = [id for id, a in model.appointments.items() if id in told and a["at"] > now]
        id = rng.choice(to_come if to_come and rng.random() < 0.7 else list(model.appointments)[-12:])
        a = model.appointments[id]
        if what == "postpone":
            a["at"] += rng.choice([-1, 1, 3, 8]) * DAY
            office.write("UPDATE appointment SET starts_at = ? WHERE id = ?", str(a["at"]), id)
        elif what == "give":
            a["client"] = a["first"] if rng.random() < 0.4 else client
            office.write("UPDATE appointment SET client_id = ? WHERE id = ?", a["client"], id)
        elif rng.random() < 0.2:
            office.write("DELETE FROM appointment WHERE id = ?", id)
            del model.appointments[id]
        else:
            a["status"] = "scheduled" if a["status"] == "cancelled" else "cancelled"
            office.write("UPDATE appointment SET status = ? WHERE id = ?", a["status"], id)
        model.remind(id, now)
        model.follow(id, now)
    elif what == "opt":
        c = model.clients[client]
        c["subscribes"] = not c["subscribes"]
        office.write("UPDATE client SET subscribe_to_email = ? WHERE id = ?", c["subscribes"], client)
    elif what == "turn" and client in ("c9", "c10"):
        c = model.clients[client]
        c["kind"] = "Stakeholder" if c["kind"] == "Client" else "Client"
        office.write("UPDATE client SET kind = ? WHERE id = ?", c["kind"], client)


def change_task(office, task_id, now, column, value):
    task = next(t for t in TASKS if t.id == task_id)
    setattr(task, {"test_mode": "live", "enabled": "enabled"}[column], True)
    task.saved = now.replace(tzinfo=dt.timezone.utc).astimezone(task.zone).date()
    office.write(f"UPDATE automated_task SET {column} = ? WHERE id = ?", value, task_id)


def calendar_entry(message):
    part, = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    event, = calendar.walk("VEVENT")
    return calendar["METHOD"], event["DTSTART"].dt.replace(tzinfo=None), event["UID"], event["SEQUENCE"]


def text_of(message):
    what = message["Subject"].split(":")[0]
    if what not in ("Cancelled", "Changed", "On again"):
        return message.get_body(("plain",)).get_content().strip()
    method, at, _, _ = calendar_entry(message)
    return f"{what}|{method}|{at}"


class Year(unittest.TestCase):
    def test_what_is_received_is_what_the_model_expects(self):
        rng = random.Random(int(os.environ.get("YEAR_SEED", 20250310)))
        server = servers.Server(self)
        with tempfile.TemporaryDirectory() as folder:
            office, model = Office(os.path.join(folder, "office.db")), Model()
            fill(office, model)
            day = dt.date(2025, 1, 1)
            while day < dt.date(2026, 1, 1):
                morning = dt.datetime.combine(day, dt.time(9))
                office.set("clock.pinned", str(morning))
                if rng.random() < 0.93:  # else it is missed
                    failed = office.db.execute("SELECT group_concat(value ->> 'error') FROM json_each(run_tasks())").fetchone()
                    self.assertEqual(failed, (None,))
                    model.run(morning)
                    if rng.random() < 0.9:
                        office.db.execute("SELECT send_mail(?)", (server.url,))
                        model.send()
                if day == dt.date(2025, 3, 3):
                    change_task(office, "e4", morning, "enabled", 1)
                if day == dt.date(2025, 6, 2):
                    change_task(office, "e1", morning, "test_mode", 0)
                    change_task(office, "r3", morning, "test_mode", 0)
                for _ in range(rng.randint(0, 6)):
                    morning += dt.timedelta(minutes=rng.randint(1, 100))
                    office.set("clock.pinned", str(morning))
                    happen(rng, office, model, morning)
                day += DAY
            office.db.execute("SELECT send_mail(?)", (server.url,))
            model.send()
            owners = ("ann@office.example", "kiri@office.example")  # who get the reports
            received = collections.Counter((m["To"], text_of(m)) for m in server.messages if m["To"] not in owners)
            sent = model.sent()
            expected = collections.Counter(sent)
            self.assertEqual(received - expected, collections.Counter(), "received, and not expected")
            self.assertEqual(expected - received, collections.Counter(), "expected, and not received")
            self.assertGreater(len(sent), 300)
            kinds = collections.Counter(text.split("|")[0] for _, text in sent)
            self.assertEqual(set(kinds), {t.id for t in TASKS} | {"Cancelled", "Changed", "On again"}, "each task has written, and each change was told of")
            after_sessions = [(address, text) for address, text in sent if text[0] in "se"]  # (there may be two appointments at one time)
            self.assertEqual(len(after_sessions), len(set(after_sessions)), "nothing is received twice")
            self.assert_calendars_are_right(server.messages, model, morning)
            self.assertEqual(office.db.execute("SELECT count(*) FROM outbox WHERE status NOT IN ('sent', 'failed')").fetchone(), (0,))
            self.assertEqual(office.db.execute("SELECT * FROM calendar_change").fetchall(), [])
            self.assertEqual(office.db.execute("SELECT * FROM crm_check").fetchall(), [])
            clients = {body.split("|")[1] for _, body in expected if body[0] == "s"}
            self.assertEqual(office.db.execute("SELECT client_id FROM survey_request ORDER BY 1").fetchall(), [(c,) for c in sorted(clients)])

    def assert_calendars_are_right(self, messages, model, now):
        """A calendar program keeps the entry with the largest sequence: each comes in a larger one, and the last is as the appointment is."""
        entries = {}
        for message in messages:
            if any(part.get_content_type() == "text/calendar" for part in message.walk()):
                method, at, uid, sequence = calendar_entry(message)
                self.assertGreater(sequence, entries.get((uid, message["To"]), (0, 0, -1))[2])
                entries[uid, message["To"]] = (method, at, sequence)
        for (uid, address), (method, at, _) in entries.items():
            a = model.appointments.get(uid.removeprefix("appointment-"))
            takes_place = a and a["status"] == "scheduled"
            is_theirs = a and address.split("@")[0].split("-")[0] == a["client"]
            if address == "bob@office.example" and takes_place:  # who may not yet have been reminded of it as it is
                if method == "REQUEST" and a["at"] > now:
                    self.assertEqual(at, a["at"], uid)
            elif takes_place and is_theirs and a["at"] > now:
                self.assertEqual((method, at), ("REQUEST", a["at"]), (uid, address))
            elif at > now and not (takes_place and is_theirs):
                self.assertEqual(method, "CANCEL", (uid, address))


if __name__ == "__main__":
    unittest.main()
