-- T38, T4: In test mode the queue is kept: leaving test mode sends it, less what was removed.
-- "When the task is taken out of test mode all clients who would have received the survey during testing period, will receive the survey."
-- needs the extension

INSERT INTO survey (id, name) VALUES ('happy', 'Satisfaction');
INSERT INTO survey_request_list (id, survey_id, name) VALUES ('2025', 'happy', 'Satisfaction 2025');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, survey_id, request_list_id, created_at) VALUES
  ('ask', 'Ask', 'survey_any_follow_up', 1, 'ann', 1, 'happy', '2025', '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('ask', 'main');
INSERT INTO counseling_session (client_id, session_date, center_id) VALUES ('acme', '2025-03-08', 'main'), ('bolt', '2025-03-08', 'main');
SELECT value ->> 'mode', value ->> 'affected', value ->> 'queued' FROM json_each(run_tasks('2025-03-10 09:00:00'));
--> test | 2 | 2
SELECT value ->> 'mode', value ->> 'affected', value ->> 'queued' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> test | 2 | 2
SELECT count(*) FROM outbox WHERE queue_id IS NOT NULL;
--> 0
SELECT * FROM survey_request;
--> (no rows)
-- The list of the latest test run, for a front end.
SELECT run_id, recipient, address, event, note FROM task_run_message;
--> 2 | Acme | info@acme.example | Follow-up session of 2025-03-08 | NULL
--> 2 | Bolt | info@bolt.example | Follow-up session of 2025-03-08 | NULL
UPDATE task_queue SET status = 'removed' WHERE client_id = 'acme';
UPDATE setting SET value = '2025-03-11 20:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET test_mode = 0;
SELECT value ->> 'mode', value ->> 'affected', value ->> 'queued' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> live | 1 | 0
SELECT to_address FROM outbox WHERE queue_id IS NOT NULL;
--> info@bolt.example
SELECT undo_task_run(3);
--! undo_task_run: run 3 was of a task that writes messages, which cannot be unwritten
