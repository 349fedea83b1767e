-- T24: The reminder of the new time comes beside what was said of the change, once; one that waits when its appointment changes goes if it is true again.
-- needs the extension

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('remind', 'Remind', 'remind_client', 2, 'ann', 1, 0, '2025-03-01 09:00:00'), ('tell', 'Tell', 'remind_user', 2, 'ann', 1, 0, '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main'), ('tell', 'main');
INSERT INTO appointment (id, client_id, starts_at, subject, location) VALUES ('a1', 'acme', '2025-03-12 15:00:00', 'Money' || char(9, 10) || 'matters', 'Room' || char(13, 10) || '1');
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-10 09:00:00'));
--> 1
--> 1
-- Cancelled before they were sent: they are not. Reinstated: they are, and no second ones are written.
UPDATE appointment SET status = 'cancelled' WHERE id = 'a1';
SELECT to_address, status, error FROM outbox WHERE queue_id IS NOT NULL;
--> info@acme.example | failed | not sent: the appointment is no longer as this says
--> bob@office.example | failed | not sent: the appointment is no longer as this says
UPDATE appointment SET status = 'scheduled' WHERE id = 'a1';
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> 0
--> 0
SELECT to_address, status, error FROM outbox WHERE client_id = 'acme';
--> info@acme.example | waiting | NULL
--> bob@office.example | waiting | NULL
UPDATE outbox SET status = 'sent' WHERE client_id = 'acme';
-- What a run tells and what the trigger compares is the same: nothing has changed.
UPDATE appointment SET status = 'done' WHERE id = 'a1';
UPDATE appointment SET status = 'scheduled' WHERE id = 'a1';
SELECT count(*) FROM calendar_change;
--> 0
SELECT count(*) FROM outbox WHERE client_id = 'acme';
--> 2
-- Moved: they are told at once, and reminded in time, in the next sequence.
UPDATE appointment SET starts_at = '2025-03-14 15:00:00' WHERE id = 'a1';
UPDATE outbox SET status = 'sent' WHERE client_id = 'acme' AND status = 'waiting';
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> 1
--> 1
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-13 09:00:00'));
--> 0
--> 0
SELECT to_address, subject, sequence, starts_at FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id WHERE o.to_address = 'info@acme.example' ORDER BY o.id;
--> info@acme.example | Your appointment on 2025-03-12 at 10:00 | 2 | 2025-03-12 15:00:00
--> info@acme.example | Changed: Money  matters | 3 | 2025-03-14 15:00:00
--> info@acme.example | Your appointment on 2025-03-14 at 10:00 | 4 | 2025-03-14 15:00:00
-- A reminder without a calendar entry (nobody to invite) is taken back, too, and nothing else can be told.
UPDATE user_account SET email = NULL;
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a2', 'bolt', '2025-03-15 15:00:00');
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-14 09:00:00')) WHERE value ->> 'task_id' = 'remind';
--> 1
DELETE FROM appointment WHERE id = 'a2';
SELECT o.status, i.outbox_id FROM outbox o LEFT JOIN outbox_invitation i ON i.outbox_id = o.id WHERE client_id = 'bolt';
--> failed | NULL
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a2', 'bolt', '2025-03-15 15:00:00');
SELECT status, error FROM outbox WHERE client_id = 'bolt';
--> waiting | NULL
