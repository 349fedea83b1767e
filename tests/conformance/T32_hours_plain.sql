-- T32: Contact hours of the selected funding sources, neither preparation nor travel; it fires once, when the total first reaches N.
-- "Only reportable contact hours for the selected funding source(s) are taken into consideration. All prep and travel time is ignored."

INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('all', 'All sources', 'email_hours', 5, 'ann', 1), ('sba', 'SBA', 'email_hours', 5, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('all', 'main'), ('sba', 'main');
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('sba', 'sba');
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, prep_hours, travel_hours, funding_source_id, center_id) VALUES
  ('s1', 'acme', '2025-03-01', 1.5, 9, 9, 'sba', 'main'), ('s2', 'acme', '2025-03-02', 2, 0, 0, 'state', 'main'), ('s3', 'acme', '2025-03-03', 1.4, 0, 0, 'sba', 'north');
SELECT * FROM message_queue;
--> (no rows)
-- The hours at other centers count; the session with which they are reached must be of a selected one. A tenth of an hour is exact.
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, funding_source_id, center_id) VALUES ('s4', 'acme', '2025-03-04', 0.1, 'sba', 'main');
SELECT task, event, goes_on FROM message_queue;
--> All sources | Follow-up session of 2025-03-04 | next run
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, funding_source_id, center_id) VALUES
  ('s5', 'acme', '2025-03-05', 2, 'sba', 'main'), ('s6', 'acme', '2025-03-06', 5, 'sba', 'main');
SELECT task, event FROM message_queue;
--> All sources | Follow-up session of 2025-03-04
--> SBA | Follow-up session of 2025-03-05
-- Once for each client: also when a session is deleted afterwards and another one reaches the total again.
UPDATE task_queue SET status = 'sent';
DELETE FROM counseling_session WHERE id IN ('s5', 's6');
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, funding_source_id, center_id) VALUES ('s7', 'acme', '2025-03-07', 5, 'sba', 'main');
SELECT * FROM message_queue;
--> (no rows)
-- More hours of a session that is there may reach it too.
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, center_id) VALUES ('b1', 'bolt', '2025-03-01', 1, 'main'), ('b2', 'bolt', '2025-03-02', 1, 'main');
UPDATE counseling_session SET contact_hours = 4 WHERE id = 'b1';
SELECT task, event FROM message_queue;
--> All sources | Follow-up session of 2025-03-01
