-- T34, T22: A form may save the task, or the centers and funding sources of a task by replacing it, or deleting them and entering them anew: what waits goes on waiting.

INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('any', 'Any', 'email_any_follow_up', 2, 'ann', 1), ('hours', 'Hours', 'email_hours', 2, 'ann', 1), ('remind', 'Remind', 'remind_client', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('any', 'sba'), ('any', 'state');
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, center_id, funding_source_id) VALUES
  ('s1', 'acme', '2025-03-10', 3, 'main', 'sba'), ('s2', 'acme', '2025-03-01', 1, 'main', 'state'), ('s3', 'bolt', '2025-03-10', 1, 'main', 'sba'), ('s4', 'core', '2025-03-10', 1, 'north', 'sba');
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-20 15:00:00');
UPDATE task_queue SET status = 'removed' WHERE session_id = 's3';
BEGIN;
DELETE FROM task_center;
DELETE FROM task_funding_source;
INSERT INTO task_center (task_id, center_id) SELECT t.id, c.id FROM automated_task t, center c;
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('any', 'sba'), ('any', 'state');
COMMIT;
SELECT task_id, session_id, appointment_id, status FROM task_queue WHERE status <> 'skipped' ORDER BY task_id, session_id;
--> any | s1 | NULL | waiting
--> any | s2 | NULL | waiting
--> any | s3 | NULL | removed
--> hours | s1 | NULL | waiting
--> remind | NULL | a1 | waiting
-- Another kind, and back.
UPDATE automated_task SET kind = 'email_any_initial' WHERE id = 'any';
SELECT count(*) FROM message_queue WHERE task_id = 'any';
--> 0
UPDATE automated_task SET kind = 'email_any_follow_up' WHERE id = 'any';
SELECT count(*) FROM message_queue WHERE task_id = 'any';
--> 2
-- INSERT OR REPLACE of the task is an edit: it was created when it was, so what waits goes on waiting.
INSERT OR REPLACE INTO automated_task (id, name, kind, n, owner_id, enabled) SELECT id, name || '!', kind, n, owner_id, enabled FROM automated_task;
SELECT task_id, session_id, appointment_id, status FROM task_queue WHERE status <> 'skipped' ORDER BY task_id, session_id;
--> any | s1 | NULL | waiting
--> any | s2 | NULL | waiting
--> any | s3 | NULL | removed
--> hours | s1 | NULL | waiting
--> remind | NULL | a1 | waiting
UPDATE setting SET value = '2025-03-10 12:00:00' WHERE name = 'clock.pinned';
INSERT OR REPLACE INTO automated_task (id, name, kind, n, owner_id, enabled) SELECT id, name, kind, n, owner_id, enabled FROM automated_task;
SELECT count(*) FROM message_queue;
--> 4
SELECT DISTINCT created_at, saved_at FROM automated_task;
--> 2025-03-10 09:00:00 | 2025-03-10 12:00:00
-- On another day it is another selection: what was entered before stays out.
DELETE FROM task_center WHERE task_id = 'any';
UPDATE setting SET value = '2025-03-11 09:00:00' WHERE name = 'clock.pinned';
INSERT INTO task_center (task_id, center_id) VALUES ('any', 'main');
SELECT count(*) FROM message_queue WHERE task_id = 'any';
--> 0
-- A task that was entered while the clock was wrong queues from when it is saved again.
INSERT INTO automated_task (id, name, kind, n, owner_id, created_at) VALUES ('late', 'Late', 'email_any_initial', 2, 'ann', '2052-03-11 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('late', 'main');
UPDATE automated_task SET enabled = 1 WHERE id = 'late';
INSERT INTO counseling_session (id, client_id, type, session_date, center_id) VALUES ('s5', 'bolt', 'Initial', '2025-03-11', 'main');
SELECT event, goes_on FROM message_queue WHERE task_id = 'late';
--> Initial session of 2025-03-11 | 2025-03-13
