-- T35: The queue shows when each will go. Sent, it is empty, and the client stands once in the survey request list, however often it was written to.
-- needs the extension

INSERT INTO survey (id, name, url) VALUES ('happy', 'Satisfaction', 'https://survey.example/{list}?client={client}');
INSERT INTO survey_request_list (id, survey_id, name) VALUES ('2025', 'happy', 'Satisfaction 2025');
INSERT INTO email_template (id, name, subject, body_text) VALUES ('ask', 'Ask', 'How was {{session.date}}, {{client.name}}?', '{{survey.name}}: {{survey.link}}');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, survey_id, request_list_id, template_id, created_at) VALUES
  ('any', 'Any', 'survey_any_follow_up', 2, 'ann', 1, 0, 'happy', '2025', 'ask', '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('any', 'main');
INSERT INTO counseling_session (id, client_id, session_date, center_id) VALUES ('s1', 'acme', '2025-03-10', 'main'), ('s2', 'acme', '2025-03-20', 'main');
SELECT client, event, goes_on FROM message_queue;
--> Acme | Follow-up session of 2025-03-10 | 2025-03-12
--> Acme | Follow-up session of 2025-03-20 | 2025-03-22
SELECT value ->> 'affected', value ->> 'queued' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> 1 | 1
SELECT to_address, subject, body_text, list_mail, status FROM outbox WHERE queue_id IS NOT NULL;
--> info@acme.example | How was 2025-03-10, Acme? | Satisfaction: https://survey.example/2025?client=acme | 1 | waiting
SELECT * FROM survey_request;
--> 2025 | acme | 2025-03-12 09:00:00
SELECT value ->> 'affected', value ->> 'queued' FROM json_each(run_tasks('2025-03-22 09:00:00'));
--> 1 | 0
SELECT * FROM message_queue;
--> (no rows)
SELECT * FROM survey_request;
--> 2025 | acme | 2025-03-12 09:00:00
SELECT actor, action, rule, table_name, row_id, new_value FROM audit_log WHERE table_name = 'survey_request';
--> ann | client added to survey request list | any | survey_request | 2025 | acme
-- Why was it written?
SELECT to_address, session_id, reason FROM message_reason WHERE run_id = 1 ORDER BY id;
--> info@acme.example | s1 | The task Any sends a survey after any follow-up session: Follow-up session of 2025-03-10. Queued at 2025-03-10 09:00:00 UTC, due from 2025-03-12.
--> ann@office.example | NULL | Report of run 1 to the owner of the task Any.
