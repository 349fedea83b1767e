-- T33: Days count from the session's date, not its entry; "first" and "second" are judged when the session is entered, whatever its date.

INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES
  ('first', 'First', 'email_first_follow_up', 7, 'ann', 1), ('second', 'Second', 'email_second_follow_up', 7, 'ann', 1), ('any', 'Any', 'email_any_follow_up', 7, 'ann', 1);
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
-- Entered on the 10th: one of today, then one of February.
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('s1', 'acme', '2025-03-10', 'main'), ('s2', 'acme', '2025-02-03', 'main');
SELECT task, event, goes_on FROM message_queue;
--> Any | Follow-up session of 2025-02-03 | next run
--> Any | Follow-up session of 2025-03-10 | 2025-03-17
--> First | Follow-up session of 2025-03-10 | 2025-03-17
--> Second | Follow-up session of 2025-02-03 | next run
-- Re-dated, it goes on another day; a task whose n is changed as well.
UPDATE counseling_session SET session_date = '2025-03-20' WHERE id = 's1';
SELECT task, goes_on FROM message_queue WHERE event GLOB '*2025-03-20';
--> Any | 2025-03-27
--> First | 2025-03-27
UPDATE automated_task SET n = 10 WHERE id = 'any';
SELECT goes_on FROM message_queue WHERE event GLOB '*2025-03-20' AND task = 'Any';
--> 2025-03-30

-- First and second are counted at all centers, of the selected funding sources; then the session's own center must be selected.
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('first', 'sba');
INSERT INTO counseling_session (id, client_id, session_date, funding_source_id, center_id) VALUES
  ('b1', 'bolt', '2025-03-01', 'state', 'main'), ('b2', 'bolt', '2025-03-10', 'sba', 'main'), ('b3', 'bolt', '2025-03-10', 'sba', 'main');
SELECT task, event FROM message_queue WHERE client_id = 'bolt' AND task <> 'Any';
--> First | Follow-up session of 2025-03-10
--> Second | Follow-up session of 2025-03-10
SELECT task_id, session_id FROM task_queue WHERE client_id = 'bolt' AND task_id <> 'any';
--> first | b2
--> second | b2
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('c1', 'core', '2025-03-01', 'north'), ('c2', 'core', '2025-03-10', 'main');
SELECT task_id, session_id FROM task_queue WHERE client_id = 'core';
--> any | c2
--> second | c2

-- G1: an INSERT that becomes an UPDATE, or is ignored, takes nothing from the queue; INSERT OR REPLACE is an edit.
SELECT count(*) FROM task_queue WHERE session_id = 's1' AND status = 'waiting';
--> 1
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('s1', 'acme', '2025-03-20', 'main') ON CONFLICT (id) DO UPDATE SET notes = 'Spoke of taxes';
INSERT OR IGNORE INTO counseling_session (id, client_id, session_date, center_id) VALUES ('s1', 'bolt', '2025-01-01', 'main');
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, center_id) VALUES ('s1', 'acme', '2025-03-20', 'main');
SELECT count(*) FROM task_queue WHERE session_id = 's1' AND status = 'waiting';
--> 1
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, center_id) VALUES ('s1', 'acme', '2025-04-20', 'main');
SELECT DISTINCT event FROM message_queue WHERE id IN (SELECT id FROM task_queue WHERE session_id = 's1');
--> Follow-up session of 2025-04-20
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, center_id) VALUES ('s1', 'bolt', '2025-04-20', 'main');
SELECT client, task FROM message_queue WHERE id IN (SELECT id FROM task_queue WHERE session_id = 's1');
--> Bolt | Any

-- What would be due after the last day that there is, is due on that day.
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('e', 'core', '9999-12-31', 'main');
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('f', 'core', '2025-06-11', 'main');
UPDATE counseling_session SET session_date = '9999-12-31' WHERE id = 'f';
UPDATE automated_task SET n = 11 WHERE id = 'any';
SELECT session_id, send_on, status FROM task_queue WHERE task_id = 'any' AND session_id IN ('e', 'f') ORDER BY id;
--> e | 9999-12-31 | waiting
--> f | 2025-06-21 | skipped
