-- T36: Not twice within the same N days to one client by one task.
-- "If you talk to a client three times on the same day, then the client will NOT receive three surveys. If you talk to a client once a month over three months, and the
-- survey is to be sent 2 days after any follow-up session, then the client WILL receive three."

INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('two', 'Two days', 'email_any_follow_up', 2, 'ann', 1), ('none', 'Same day', 'email_any_follow_up', 0, 'ann', 1);
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
INSERT INTO counseling_session (client_id, session_date, center_id) VALUES
  ('acme', '2025-03-10', 'main'), ('acme', '2025-03-10', 'main'), ('acme', '2025-03-10', 'main'), ('acme', '2025-04-10', 'main'), ('acme', '2025-05-10', 'main');
SELECT task, event FROM message_queue ORDER BY event, task;
--> Same day | Follow-up session of 2025-03-10
--> Two days | Follow-up session of 2025-03-10
--> Same day | Follow-up session of 2025-04-10
--> Two days | Follow-up session of 2025-04-10
--> Same day | Follow-up session of 2025-05-10
--> Two days | Follow-up session of 2025-05-10
-- With N = 2 that day and the next are one period, from either side. At least the day itself is one. Another client has periods of its own.
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES
  ('next', 'acme', '2025-03-11', 'main'), ('before', 'acme', '2025-03-09', 'main'), ('later', 'acme', '2025-03-12', 'main'), ('other', 'bolt', '2025-03-11', 'main');
SELECT task_id, session_id FROM task_queue WHERE session_id IN ('next', 'before', 'later', 'other') ORDER BY id;
--> none | next
--> none | before
--> none | later
--> two | later
--> none | other
--> two | other
-- What was sent counts; what was removed as well. Where one is taken back, the next in line takes its place.
UPDATE task_queue SET status = 'sent' WHERE session_id = 'other';
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('again', 'bolt', '2025-03-12', 'main');
SELECT task_id FROM task_queue WHERE session_id = 'again';
--> none
DELETE FROM counseling_session WHERE id = 'later';
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('13th', 'acme', '2025-03-13', 'main');
DELETE FROM counseling_session WHERE client_id = 'acme' AND session_date = '2025-03-10';
SELECT event FROM message_queue WHERE task = 'Two days' AND client_id = 'acme';
--> Follow-up session of 2025-03-09
--> Follow-up session of 2025-03-11
--> Follow-up session of 2025-03-13
--> Follow-up session of 2025-04-10
--> Follow-up session of 2025-05-10
