-- T31: Clients only: pre-clients and stakeholders never. Reportable sessions only.

INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('any', 'Any', 'email_any_follow_up', 2, 'ann', 1), ('hours', 'Hours', 'email_hours', 2, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('any', 'main'), ('hours', 'main');
UPDATE client SET kind = 'Pre-client' WHERE id = 'acme';
UPDATE client SET kind = 'Stakeholder' WHERE id = 'bolt';
INSERT INTO client (id, name, center_id, email) VALUES ('dell', 'Dell', 'main', 'info@dell.example');
INSERT INTO counseling_session (client_id, session_date, contact_hours, reportable, center_id) VALUES
  ('acme', '2025-03-09', 5, 1, 'main'), ('bolt', '2025-03-09', 5, 1, 'main'), ('dell', '2025-03-09', 5, 0, 'main');
SELECT * FROM task_queue;
--> (no rows)
-- A session that is not reportable does not count to the hours either. One that is made reportable is judged then.
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, center_id) VALUES ('s1', 'dell', '2025-03-10', 1, 'main');
SELECT task, event FROM message_queue;
--> Any | Follow-up session of 2025-03-10
UPDATE counseling_session SET reportable = 1 WHERE client_id = 'dell' AND reportable = 0;
SELECT task, event FROM message_queue;
--> Any | Follow-up session of 2025-03-10
--> Hours | Follow-up session of 2025-03-09
-- One that is not any more is taken back; the other of those days takes its place.
UPDATE counseling_session SET reportable = 0 WHERE id = 's1';
SELECT task, event FROM message_queue ORDER BY task;
--> Any | Follow-up session of 2025-03-09
--> Hours | Follow-up session of 2025-03-09
