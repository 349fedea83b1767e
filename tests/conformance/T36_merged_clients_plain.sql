-- T36, T35: Two records of one client are merged: what was written about a session is not written about again, whatever the order in which the sessions move.

INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES
  ('any', 'Any', 'email_any_follow_up', 3, 'ann', 1), ('first', 'First', 'email_first_follow_up', 3, 'ann', 1), ('hours', 'Hours', 'email_hours', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, center_id) VALUES
  ('s1', 'acme', '2025-03-10', 2, 'main'), ('s2', 'acme', '2025-03-09', 3, 'main'), ('s3', 'acme', '2025-03-10', 1, 'main'), ('s4', 'acme', '2025-03-20', 1, 'main'), ('s5', 'acme', '2025-03-30', 1, 'main');
SELECT task_id, session_id FROM task_queue;
--> any | s1
--> first | s1
--> hours | s1
--> any | s4
--> any | s5
-- As a run, and a person, leave it; s5 waits.
UPDATE task_queue SET status = 'sent' WHERE session_id = 's1';
UPDATE task_queue SET status = 'removed' WHERE session_id = 's4';
UPDATE counseling_session SET client_id = 'bolt' WHERE client_id = 'acme';
SELECT task, client, event FROM message_queue;
--> Any | Bolt | Follow-up session of 2025-03-30
-- So it is when they are edited afterwards, or another one of those days is entered.
UPDATE counseling_session SET contact_hours = 4 WHERE client_id = 'bolt';
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, contact_hours, center_id) VALUES ('s3', 'bolt', '2025-03-10', 1, 'main');
INSERT INTO counseling_session (client_id, session_date, contact_hours, center_id) VALUES ('bolt', '2025-03-11', 1, 'main');
SELECT task, client, event FROM message_queue;
--> Any | Bolt | Follow-up session of 2025-03-30
-- It says why. A person who moves a session to whom it was really with may have it written to that client as well.
SELECT task_id, session_id, reason FROM task_queue WHERE client_id = 'bolt' AND status = 'removed' ORDER BY session_id, task_id;
--> any | s1 | before the session was moved to this client, it was written about, or removed
--> first | s1 | before the session was moved to this client, it was written about, or removed
--> hours | s1 | before the session was moved to this client, it was written about, or removed
--> any | s4 | before the session was moved to this client, it was written about, or removed
UPDATE task_queue SET status = 'waiting' WHERE client_id = 'bolt' AND session_id = 's4';
UPDATE counseling_session SET notes = 'Moved', contact_hours = 3 WHERE id = 's4';
SELECT task, client, event FROM message_queue ORDER BY event;
--> Any | Bolt | Follow-up session of 2025-03-20
--> Any | Bolt | Follow-up session of 2025-03-30
-- Moved back, and by INSERT OR REPLACE.
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, contact_hours, center_id) VALUES ('s1', 'acme', '2025-03-10', 2, 'main');
SELECT count(*) FROM task_queue WHERE session_id = 's1' AND status = 'waiting';
--> 0
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, contact_hours, center_id) VALUES ('s1', 'bolt', '2025-03-10', 2, 'main');
SELECT count(*) FROM task_queue WHERE session_id = 's1' AND status = 'waiting';
--> 0
