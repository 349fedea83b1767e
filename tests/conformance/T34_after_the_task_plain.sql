-- T34: Only sessions entered after the task existed are queued. Center and funding source are the session's.
-- "If you set up an automated task today, then only sessions added after today will be queued, even if there are prior sessions that would have qualified."

INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('before', 'acme', '2025-03-10', 'main');
UPDATE setting SET value = '2025-03-10 10:00:00' WHERE name = 'clock.pinned';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('any', 'Any', 'email_any_follow_up', 1, 'ann', 0);
INSERT INTO task_center (task_id, center_id) VALUES ('any', 'main');
SELECT * FROM message_queue;
--> (no rows)
-- An import that brings the moments of entry along is of sessions entered before; so is an edit of one.
INSERT INTO counseling_session (id, client_id, session_date, center_id, entered_at) VALUES ('imported', 'acme', '2025-03-01', 'main', '2025-03-01 17:00:00');
UPDATE counseling_session SET session_date = '2025-03-02' WHERE id IN ('before', 'imported');
SELECT * FROM message_queue;
--> (no rows)
-- The client is of the main center; this session is held up north, where the task does not look. (Not yet enabled, it queues all the same.)
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('north', 'acme', '2025-03-05', 'north'), ('nowhere', 'acme', '2025-03-05', NULL);
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('main', 'core', '2025-03-05', 'main');
SELECT client, mode FROM message_queue;
--> Core | disabled
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('any', 'sba');
SELECT client FROM message_queue;
--> (no rows)
INSERT INTO counseling_session (id, client_id, session_date, center_id, funding_source_id) VALUES
  ('state', 'bolt', '2025-03-05', 'main', 'state'), ('none', 'bolt', '2025-03-06', 'main', NULL), ('sba', 'bolt', '2025-03-07', 'main', 'sba');
SELECT session_id FROM task_queue WHERE status = 'waiting';
--> sba
-- Another center, selected later: sessions held there before stay out.
INSERT INTO task_center (task_id, center_id) VALUES ('any', 'north');
SELECT session_id FROM task_queue WHERE status = 'waiting';
--> sba
