-- T24, T20: Who was sent an invitation is told when its appointment is cancelled, deleted, changed or on again; on any connection.

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('remind', 'Remind', 'remind_client', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main');
INSERT INTO appointment (id, client_id, starts_at, subject, location) VALUES ('a1', 'acme', '2025-03-20 15:00:00', 'Money', 'Room 1'), ('a2', 'bolt', '2025-03-21 15:00:00', NULL, NULL);
-- As a run writes them: a1 to two people, a2 to one.
INSERT INTO outbox (to_address, subject, body_text, task_id, client_id, queue_id, created_at) VALUES
  ('info@acme.example', 'Thursday', 'Dear Acme,' || char(10) || 'on Thursday at 10.' || char(10), 'remind', 'acme', 1, '2025-03-10 09:00:00'),
  ('ceo@acme.example', 'Thursday', 'Dear boss', 'remind', 'acme', 1, '2025-03-10 09:00:00'),
  ('info@bolt.example', 'Friday', 'Dear Bolt', 'remind', 'bolt', 2, '2025-03-10 09:00:00');
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, ends_at, summary, location, organizer, attendee, reminder_minutes) VALUES
  (1, 'appointment-a1', '2025-03-20 15:00:00', '2025-03-20 16:00:00', 'Money', 'Room 1', 'bob@office.example', 'info@acme.example', 60),
  (2, 'appointment-a1', '2025-03-20 15:00:00', '2025-03-20 16:00:00', 'Money', 'Room 1', 'bob@office.example', 'ceo@acme.example', 60),
  (3, 'appointment-a2', '2025-03-21 15:00:00', '2025-03-21 16:00:00', 'Appointment with Bob Baker', NULL, 'bob@office.example', 'info@bolt.example', 60);
UPDATE task_queue SET status = 'sent';
UPDATE outbox SET status = 'sent' WHERE id IN (1, 3);
UPDATE outbox SET status = 'sending', claimed_at = '2025-03-10 09:00:00' WHERE id = 2;

-- What changes nothing says nothing; so does what a calendar does not show.
UPDATE appointment SET starts_at = starts_at, duration_minutes = 60, status = 'scheduled', counselor_id = 'ann', modified_by = 'bob';
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-20 15:00:00') ON CONFLICT (id) DO UPDATE SET subject = 'Money';
INSERT OR IGNORE INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-29 15:00:00');
SELECT count(*) FROM outbox;
--> 3

-- Moved: the same entry, the new time, the next sequence. Another edit before it was sent: only the last is.
UPDATE appointment SET starts_at = '2025-03-24 15:00:00' WHERE id = 'a1';
UPDATE appointment SET starts_at = '2025-03-25 16:00:00', duration_minutes = 30 WHERE id = 'a1';
SELECT id, to_address, subject, status, error, list_mail, task_id, client_id, queue_id FROM outbox WHERE id > 3 ORDER BY id;
--> 4 | ceo@acme.example | Changed: Money | failed | not sent: the appointment is no longer as this says | 0 | remind | acme | NULL
--> 5 | info@acme.example | Changed: Money | failed | not sent: the appointment is no longer as this says | 0 | remind | acme | NULL
--> 6 | ceo@acme.example | Changed: Money | waiting | NULL | 0 | remind | acme | NULL
--> 7 | info@acme.example | Changed: Money | waiting | NULL | 0 | remind | acme | NULL
SELECT * FROM outbox_invitation WHERE outbox_id IN (6, 7);
--> 6 | appointment-a1 | 2 | REQUEST | 2025-03-25 16:00:00 | 2025-03-25 16:30:00 | Money | Room 1 | bob@office.example | ceo@acme.example | 60
--> 7 | appointment-a1 | 2 | REQUEST | 2025-03-25 16:00:00 | 2025-03-25 16:30:00 | Money | Room 1 | bob@office.example | info@acme.example | 60
SELECT replace(body_text, char(10), '/') FROM outbox WHERE id = 7;
--> This appointment was changed: Money//It begins at 2025-03-25 16:00 UTC, Room 1./The calendar entry that comes with this message holds the new time, in your time zone./Where reminders are sent, one follows as usual./
SELECT appointment_id, reason FROM message_reason WHERE id = 7;
--> a1 | An appointment that the task Remind had written about was changed, or is on again: appointment at 2025-03-25 16:00:00 UTC.
-- Back, before anybody was told: nobody is. The reminder that the mail server put off is true again.
UPDATE appointment SET starts_at = '2025-03-20 15:00:00', duration_minutes = 60 WHERE id = 'a1';
UPDATE outbox SET status = 'waiting', error = '451 later' WHERE id = 2;
SELECT id, status FROM outbox WHERE id <> 3 AND (id = 2 OR status <> 'failed');
--> 1 | sent
--> 2 | waiting

-- INSERT OR REPLACE is an edit. The one reminder that waits is of another time now; the one that was sent is followed.
INSERT OR REPLACE INTO appointment (id, client_id, starts_at, subject, location) VALUES ('a1', 'acme', '2025-03-20 17:00:00', 'Money' || char(10) || 'matters', 'Room 2');
SELECT o.id, to_address, subject, status, sequence, summary, location FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE o.id IN (2, 8, 9);
--> 2 | ceo@acme.example | Thursday | failed | 0 | Money | Room 1
--> 8 | info@acme.example | Changed: Money matters | waiting | 3 | Money matters | Room 2
-- At the old time again, the reminder is sent after all, as the newest; but it tells the old place, so the new one follows it.
UPDATE appointment SET starts_at = '2025-03-20 15:00:00' WHERE id = 'a1';
SELECT o.id, to_address, subject, status, sequence, starts_at, location FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting';
--> 2 | ceo@acme.example | Thursday | waiting | 4 | 2025-03-20 15:00:00 | Room 1
--> 9 | ceo@acme.example | Changed: Money matters | waiting | 5 | 2025-03-20 15:00:00 | Room 2
--> 10 | info@acme.example | Changed: Money matters | waiting | 5 | 2025-03-20 15:00:00 | Room 2
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';

-- Cancelled: at the time they know of, with what they were sent. Once.
UPDATE appointment SET status = 'cancelled';
UPDATE appointment SET status = 'cancelled', location = 'nowhere' WHERE id = 'a1';
SELECT to_address, subject, method, sequence, starts_at, location FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting' ORDER BY to_address;
--> ceo@acme.example | Cancelled: Money matters | CANCEL | 6 | 2025-03-20 15:00:00 | Room 2
--> info@acme.example | Cancelled: Money matters | CANCEL | 6 | 2025-03-20 15:00:00 | Room 2
--> info@bolt.example | Cancelled: Friday | CANCEL | 1 | 2025-03-21 15:00:00 | NULL
SELECT replace(body_text, char(10), '/') FROM outbox WHERE status = 'waiting' AND client_id = 'bolt';
--> This appointment was cancelled. What we wrote about it://> Dear Bolt/
SELECT reason FROM message_reason r JOIN outbox o USING (id) WHERE status = 'waiting' AND r.appointment_id = 'a2';
--> An appointment that the task Remind had written about was cancelled, deleted or given to others: appointment at 2025-03-21 15:00:00 UTC.
-- On again before anybody was told, at the same time or at another.
UPDATE appointment SET status = 'scheduled', starts_at = '2025-03-22 15:00:00' WHERE id = 'a2';
UPDATE appointment SET status = 'scheduled', location = 'Room 2' WHERE id = 'a1';
SELECT subject FROM outbox WHERE status = 'waiting';
--> Changed: Appointment with Bob Baker
-- On again afterwards.
UPDATE appointment SET status = 'cancelled';
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';
UPDATE appointment SET status = 'scheduled';
SELECT to_address, subject, method, starts_at FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting' ORDER BY to_address;
--> ceo@acme.example | On again: Money matters | REQUEST | 2025-03-20 15:00:00
--> info@acme.example | On again: Money matters | REQUEST | 2025-03-20 15:00:00
--> info@bolt.example | On again: Appointment with Bob Baker | REQUEST | 2025-03-22 15:00:00
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';

-- Text that is none (a control character) is left out, and keeps nobody from editing.
UPDATE appointment SET subject = 'x' || char(1), location = 'y' || char(0) WHERE id = 'a2';
SELECT count(*) FROM outbox WHERE status = 'waiting';
--> 0
-- Deleted; and entered again.
DELETE FROM appointment WHERE id = 'a2';
SELECT subject, starts_at FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting';
--> Cancelled: Appointment with Bob Baker | 2025-03-22 15:00:00
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';
INSERT INTO appointment (id, client_id, starts_at, subject) VALUES ('a2', 'bolt', '2025-03-23 15:00:00', 'Taxes');
SELECT subject, starts_at FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting';
--> On again: Taxes | 2025-03-23 15:00:00
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';

-- Put off by the mail server while the appointment was moved: it is not tried again.
UPDATE appointment SET starts_at = '2025-03-26 15:00:00' WHERE id = 'a2';
UPDATE outbox SET status = 'sending', claimed_at = '2025-03-10 09:00:00' WHERE status = 'waiting';
UPDATE appointment SET starts_at = '2025-03-27 15:00:00' WHERE id = 'a2';
UPDATE outbox SET status = 'waiting', error = '451 later' WHERE status = 'sending';
SELECT subject, starts_at, status FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE client_id = 'bolt' ORDER BY o.id DESC LIMIT 2;
--> Changed: Taxes | 2025-03-27 15:00:00 | waiting
--> Changed: Taxes | 2025-03-26 15:00:00 | failed
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';

-- Switched off, nobody is told, and the view shows who would have been; what waits is taken back all the same. On again, the next edit tells.
UPDATE setting SET value = 0 WHERE name = 'mail.calendar_changes';
UPDATE appointment SET location = 'Room 3' WHERE id = 'a2';
SELECT to_address, subject, method, starts_at, location FROM calendar_change;
--> info@bolt.example | Changed: Taxes | REQUEST | 2025-03-27 15:00:00 | Room 3
SELECT count(*) FROM outbox WHERE status = 'waiting';
--> 0
UPDATE setting SET value = 1 WHERE name = 'mail.calendar_changes';
UPDATE appointment SET duration_minutes = 90 WHERE id = 'a2';
SELECT subject, ends_at, location FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting';
--> Changed: Taxes | 2025-03-27 16:30:00 | Room 3
UPDATE outbox SET status = 'sent' WHERE status = 'waiting';

-- Begun, or moved to where it has: left alone. Held: neither.
UPDATE appointment SET starts_at = '2025-03-09 15:00:00' WHERE id = 'a2';
UPDATE appointment SET status = 'done' WHERE id = 'a1';
UPDATE setting SET value = '2025-03-27 15:00:00' WHERE name = 'clock.pinned';
UPDATE appointment SET status = 'cancelled';
DELETE FROM appointment;
SELECT count(*) FROM outbox WHERE status = 'waiting';
--> 0
UPDATE setting SET value = 2 WHERE name = 'mail.calendar_changes';
--! setting: this setting is a switch; its value must be 1 or 0
