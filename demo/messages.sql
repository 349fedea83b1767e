.bail on
.mode box --wrap 90 --wordwrap on
-- The office of this walk: the clients of demo/clients.csv, all of one center, with their counselor.
.once /dev/null
SELECT crm_install();
UPDATE setting SET value = '2025-03-03 15:00:00' WHERE name = 'clock.pinned';
UPDATE pick_list SET active = 1 WHERE list = 'Account Status' AND value = 'Service';
INSERT INTO center (id, name) VALUES ('main', 'Main Street Center');
INSERT INTO user_account (id, name, email, status, center_id, time_zone) VALUES
  ('service', 'Service Account', 'office@sbdc.example', 'Service', 'main', 'America/Chicago'),
  ('maria', 'Maria Lopez', 'maria@sbdc.example', 'Active', 'main', 'America/Chicago');
.import --csv --schema temp demo/clients.csv sheet
INSERT INTO client (id, name, kind, center_id, counselor_id, email, entered_at, modified_by)
SELECT id, name, 'Client', 'main', 'maria', nullif(email, ''), '2023-01-09 16:00:00', 'import' FROM sheet;
.echo on
-- 1. Monday, 3 March 2025. A reminder two days before each appointment, and a survey three days after any
--    follow-up session. Templates are shipped; the survey needs to say where it is answered.

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode)
VALUES ('remind', 'Reminder', 'remind_client', 2, 'service', 1, 0);
INSERT INTO survey (id, name, url) VALUES ('how', 'How did we do?', 'https://survey.example/how?client={client}');
INSERT INTO survey_request_list (id, survey_id, name) VALUES ('how-2025', 'how', 'Clients of 2025');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, survey_id, request_list_id)
VALUES ('ask', 'Survey', 'survey_any_follow_up', 3, 'service', 1, 'how', 'how-2025');
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main'), ('ask', 'main');

-- 2. The week's work is entered. Triggers queue what it calls for, on any connection. One session is of
--    last week; Bluebird was seen twice on one day; Delgado's was not reportable.

INSERT INTO counseling_session (id, client_id, session_date, contact_hours, reportable, center_id) VALUES
  ('s1', 'bluebird', '2025-03-03', 1, 1, 'main'), ('s2', 'bluebird', '2025-03-03', 0.5, 1, 'main'),
  ('s3', 'cedar', '2025-02-25', 2, 1, 'main'), ('s4', 'delgado', '2025-03-03', 1, 0, 'main');
INSERT INTO appointment (id, client_id, starts_at, subject, location) VALUES
  ('a1', 'kline', '2025-03-06 16:30:00', 'Cash flow', 'Room 2'), ('a2', 'quill', '2025-03-07 20:00:00', NULL, NULL);
SELECT id, task, mode, client, event, goes_on FROM message_queue;

-- 3. Why is there no second survey for Bluebird?

SELECT * FROM why_not_queued('s2', 'ask') WHERE NOT passes;

-- 4. Plans change: Quill's appointment is moved to Monday, and Kline's reminder should not go.

UPDATE appointment SET starts_at = '2025-03-10 15:00:00' WHERE id = 'a2';
DELETE FROM task_queue WHERE appointment_id = 'a1';
SELECT id, client_id, period, status, reason FROM task_queue WHERE appointment_id IS NOT NULL;

-- 5. Tuesday's run. The survey task is in test mode: its owner sees what would have gone out.

SELECT value ->> 'task' AS task, value ->> 'mode' AS mode, value ->> 'affected' AS messages, value ->> 'queued' AS queued
  FROM json_each(run_tasks('2025-03-04 09:00:00'));
SELECT body_text FROM outbox WHERE task_id = 'ask';

-- 6. Live. What would go out on Thursday, then the run; Cedar has opted out meanwhile.

UPDATE setting SET value = '2025-03-04 16:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET test_mode = 0, modified_by = 'maria' WHERE id = 'ask';
UPDATE client SET subscribe_to_email = 0 WHERE id = 'cedar';
SELECT task, action, detail FROM preview_tasks('2025-03-06 09:00:00');
SELECT value ->> 'task' AS task, value ->> 'affected' AS messages FROM json_each(run_tasks('2025-03-06 09:00:00'));
SELECT to_address, subject FROM outbox WHERE queue_id IS NOT NULL;
SELECT body_text FROM outbox WHERE queue_id IS NOT NULL;
SELECT * FROM survey_request;

-- 7. Saturday: the reminder for Monday. Appointments carry an invitation for the recipient's calendar.

SELECT value ->> 'task' AS task, value ->> 'affected' AS messages FROM json_each(run_tasks('2025-03-08 09:00:00'));
SELECT to_address, subject, uid, sequence, starts_at
  FROM outbox o JOIN outbox_invitation i ON i.outbox_id = o.id;

-- 8. Each message knows why it was written; what was not, says why.

SELECT to_address, reason FROM message_reason WHERE session_id IS NOT NULL OR appointment_id IS NOT NULL;
SELECT t.name AS task, q.client_id AS client, coalesce(q.session_id, q.appointment_id) AS event, q.status,
       coalesce(o.to_address, q.reason) AS to_whom_or_why
  FROM task_queue q JOIN automated_task t ON t.id = q.task_id LEFT JOIN outbox o ON o.queue_id = q.id ORDER BY q.id;
SELECT * FROM crm_check();
