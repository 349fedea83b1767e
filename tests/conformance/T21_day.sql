-- T21, T3: Sent N days before the appointment, on the run of that morning; the day is that of the owner's time zone. The box "subscribe to e-mail" does not matter.
-- "Since these emails are considered to be direct communications between you and the clients, they are not subject to the 'subscribe to email' checkbox."
-- needs the extension

UPDATE client SET subscribe_to_email = 0 WHERE id = 'acme';
INSERT INTO email_opt_out (address) VALUES ('info@acme.example');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('remind', 'Remind', 'remind_client', 3, 'ann', 1, 0, '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main');
-- In Chicago, five hours behind UTC from 9 March on: the evening of the 20th, and the morning of the 20th.
INSERT INTO appointment (id, client_id, starts_at) VALUES ('evening', 'acme', '2025-03-21 01:30:00'), ('morning', 'acme', '2025-03-20 14:00:00');
SELECT count(*) FROM json_each(run_tasks('2025-03-16 09:00:00')), outbox WHERE queue_id IS NOT NULL;
--> 0
SELECT client, detail FROM preview_tasks('2025-03-17 09:00:00') WHERE action = 'write message';
--> Acme | to Acme <info@acme.example>: appointment on 2025-03-20 at 20:30 (CDT)
--> Acme | to Acme <info@acme.example>: appointment on 2025-03-20 at 09:00 (CDT)
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-17 09:00:00'));
--> 2
SELECT to_address, list_mail, subject GLOB '*2025-03-20*' FROM outbox WHERE queue_id IS NOT NULL;
--> info@acme.example | 0 | 1
--> info@acme.example | 0 | 1
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-18 09:00:00'));
--> 0

-- A morning that was missed is made up while the appointment is still to come. So is one that was entered less than N days before.
INSERT INTO appointment (id, client_id, starts_at) VALUES
  ('missed', 'bolt', '2025-03-22 14:00:00'), ('short notice', 'bolt', '2025-03-21 14:00:00'), ('begun', 'bolt', '2025-03-21 08:00:00');
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-21 09:00:00'));
--> 2
SELECT appointment_id, status, reason FROM task_queue WHERE client_id = 'bolt';
--> missed | sent | NULL
--> short notice | sent | NULL
--> begun | skipped | the appointment has begun

-- The owner's time zone may be ahead of UTC: in Auckland the same instant is a day later.
UPDATE user_account SET time_zone = 'Pacific/Auckland' WHERE id = 'ann';
INSERT INTO appointment (id, client_id, starts_at) VALUES ('ahead', 'acme', '2025-04-10 22:00:00');
SELECT detail FROM preview_tasks('2025-04-06 20:00:00') WHERE action = 'write message';
--> (no rows)
SELECT detail FROM preview_tasks('2025-04-07 20:00:00') WHERE action = 'write message';
--> to Acme <info@acme.example>: appointment on 2025-04-11 at 10:00 (NZST)
