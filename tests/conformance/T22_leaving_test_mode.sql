-- T22, T4, T23: In test mode nothing is written but the report; leaving test mode sends what is queued, less what was removed.
-- "By default, Neoserra will include everyone in the queue when the task is enabled and out of test mode."
-- needs the extension

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('remind', 'Remind', 'remind_client', 5, 'ann', 1, '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main');
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-14 15:00:00'), ('a2', 'bolt', '2025-03-14 16:00:00');
SELECT value ->> 'mode', value ->> 'affected', value ->> 'queued' FROM json_each(run_tasks('2025-03-10 09:00:00'));
--> test | 2 | 2
SELECT to_address, queue_id, body_text GLOB '*Acme*' AND body_text GLOB '*Bolt*' FROM outbox;
--> ann@office.example | NULL | 1
DELETE FROM task_queue WHERE client_id = 'bolt';
UPDATE automated_task SET test_mode = 0;
SELECT action, client, detail FROM preview_tasks('2025-03-11 09:00:00');
--> first live run | NULL | writes 1 message at once; the cap is 500
--> write message | Acme | to Acme <info@acme.example>: appointment on 2025-03-14 at 10:00 (CDT)
--> e-mail owner | NULL | report of 1 message
SELECT value ->> 'mode', value ->> 'affected', value ->> 'queued' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> live | 1 | 0
SELECT to_address FROM outbox WHERE id > 1;
--> info@acme.example
--> ann@office.example
-- T23: a run that writes nothing is confirmed too.
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> 0
SELECT count(*) FROM outbox WHERE to_address = 'ann@office.example';
--> 3

-- A backlog is not blasted: the first live run writes no more than mail.first_run_cap.
UPDATE setting SET value = '1' WHERE name = 'mail.first_run_cap';
UPDATE setting SET value = '2025-03-12 10:00:00' WHERE name = 'clock.pinned';
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a3', 'acme', '2025-03-15 15:00:00'), ('a4', 'bolt', '2025-03-15 16:00:00');
UPDATE automated_task SET test_mode = 1;
UPDATE automated_task SET test_mode = 0;
SELECT value ->> 'error' FROM json_each(run_tasks('2025-03-13 09:00:00'));
--> its first live run would write 2 messages at once, more than the 1 of the setting mail.first_run_cap; nothing was done. Look at SELECT * FROM message_queue WHERE task_id = 'remind', remove what should not go, then raise the setting, or change the task
SELECT status FROM task_queue WHERE appointment_id IN ('a3', 'a4');
--> waiting
--> waiting
