-- T24, T20: An appointment that is given to another client or counselor is cancelled where it was, and nobody there hears of it again.

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('remind', 'Remind', 'remind_client', 2, 'ann', 1), ('tell', 'Tell', 'remind_user', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main'), ('tell', 'main');
INSERT INTO appointment (id, client_id, counselor_id, starts_at, subject) VALUES ('a1', 'acme', 'bob', '2025-03-20 15:00:00', 'Money');
-- As a run writes them.
UPDATE task_queue SET status = 'sent';
INSERT INTO outbox (to_address, subject, body_text, task_id, client_id, queue_id, created_at)
  SELECT CASE task_id WHEN 'tell' THEN 'bob@office.example' ELSE 'info@acme.example' END, 'Thursday', 'Acme, on Thursday', task_id, client_id, id, '2025-03-10 09:00:00' FROM task_queue ORDER BY task_id;
INSERT INTO outbox_invitation (outbox_id, uid, starts_at, ends_at, summary, organizer, attendee)
  SELECT id, 'appointment-a1', '2025-03-20 15:00:00', '2025-03-20 16:00:00', 'Money', 'bob@office.example', to_address FROM outbox;

-- Before they were sent: they are not, however the appointment changes afterwards. Given back: they are.
UPDATE appointment SET client_id = 'bolt';
UPDATE appointment SET subject = 'Loans', starts_at = '2025-03-20 15:00:00';
SELECT to_address, status, error FROM outbox ORDER BY to_address;
--> bob@office.example | failed | not sent: the appointment is no longer as this says
--> info@acme.example | failed | not sent: the appointment is no longer as this says
UPDATE appointment SET client_id = 'acme', subject = 'Money';
SELECT to_address, status FROM outbox ORDER BY to_address;
--> bob@office.example | waiting
--> info@acme.example | waiting
-- The one to the counselor alone, when another meets the client.
UPDATE appointment SET counselor_id = 'ann';
SELECT to_address, status FROM outbox ORDER BY to_address;
--> bob@office.example | failed
--> info@acme.example | waiting
UPDATE appointment SET counselor_id = 'bob';
SELECT to_address, status FROM outbox ORDER BY to_address;
--> bob@office.example | waiting
--> info@acme.example | waiting
UPDATE outbox SET status = 'sent';

-- Afterwards: it is cancelled there, with nothing of its new client, and nothing is heard of it again.
UPDATE appointment SET client_id = 'bolt', subject = 'Of Bolt', location = 'At Bolt', starts_at = '2025-03-21 15:00:00';
SELECT to_address, o.subject, replace(body_text, char(10), '/'), client_id, method, sequence, starts_at, summary, location FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting';
--> bob@office.example | Cancelled: Thursday | This appointment was cancelled. What we wrote about it://> Acme, on Thursday/ | acme | CANCEL | 3 | 2025-03-20 15:00:00 | Money | NULL
--> info@acme.example | Cancelled: Thursday | This appointment was cancelled. What we wrote about it://> Acme, on Thursday/ | acme | CANCEL | 3 | 2025-03-20 15:00:00 | Money | NULL
SELECT reason FROM message_reason WHERE subject LIKE 'Cancelled%' AND to_address = 'info@acme.example';
--> An appointment that the task Remind had written about was cancelled, deleted or given to others: appointment at 2025-03-20 15:00:00 UTC.
UPDATE outbox SET status = 'sent';
UPDATE appointment SET starts_at = '2025-03-22 15:00:00', location = 'Elsewhere';
UPDATE appointment SET status = 'cancelled';
UPDATE appointment SET status = 'scheduled';
SELECT count(*) FROM outbox WHERE status = 'waiting';
--> 0
SELECT * FROM calendar_change;
--> (no rows)
-- Given back, it is on again.
UPDATE appointment SET client_id = 'acme', subject = 'Money', location = NULL;
SELECT to_address, subject FROM outbox WHERE status = 'waiting';
--> bob@office.example | On again: Money
--> info@acme.example | On again: Money
UPDATE outbox SET status = 'sent';
-- Another counselor: only the one who was reminded of it is told.
UPDATE appointment SET counselor_id = 'ann';
SELECT to_address, subject, method FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE status = 'waiting';
--> bob@office.example | Cancelled: Money | CANCEL
