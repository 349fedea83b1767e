-- T39: Templates are the owner's: those of the owner's center, else the global one. "Survey Request (Client/Contact)" is the default for surveys; an e-mail task takes the first.
-- needs the extension

UPDATE email_template SET subject = 'Global', body_text = 'Global.', body_html = NULL WHERE name = 'Survey Request (Client/Contact)';
INSERT INTO email_template (id, name, center_id, subject, body_text) VALUES
  ('north', 'Survey Request (Client/Contact)', 'north', 'North', 'North.'), ('aaa', 'Aardvark', NULL, 'First of all', '-'), ('n0', 'A of North', 'north', 'North''s first', '-');
INSERT INTO user_account (id, name, email, center_id, time_zone) VALUES ('nora', 'Nora', 'nora@office.example', 'north', 'America/Chicago');
INSERT INTO survey (id, name) VALUES ('happy', 'Satisfaction');
INSERT INTO survey_request_list (id, survey_id, name) VALUES ('2025', 'happy', 'Satisfaction 2025');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, survey_id, request_list_id, created_at) VALUES
  ('survey of ann', 'SA', 'survey_any_initial', 0, 'ann', 1, 0, 'happy', '2025', '2025-03-01 09:00:00'),
  ('survey of nora', 'SN', 'survey_any_initial', 0, 'nora', 1, 0, 'happy', '2025', '2025-03-01 09:00:00'),
  ('mail of ann', 'MA', 'email_any_initial', 0, 'ann', 1, 0, NULL, NULL, '2025-03-01 09:00:00'),
  ('mail of nora', 'MN', 'email_any_initial', 0, 'nora', 1, 0, NULL, NULL, '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
SELECT id, template_id, saved_at FROM automated_task WHERE template_id IS NOT NULL;
--> mail of ann | aaa | 2025-03-01 09:00:00
--> mail of nora | n0 | 2025-03-01 09:00:00
INSERT INTO counseling_session (client_id, type, session_date, center_id) VALUES ('acme', 'Initial', '2025-03-10', 'main');
SELECT value ->> 'error' FROM json_each(run_tasks()) WHERE value ->> 'error' IS NOT NULL;
--> (no rows)
SELECT task_id, subject FROM outbox WHERE queue_id IS NOT NULL;
--> mail of ann | First of all
--> mail of nora | North's first
--> survey of ann | Global
--> survey of nora | North

-- One that is for reports is refused when the task is saved.
INSERT INTO automated_task (id, name, kind, n, owner_id, template_id) VALUES ('wrong', 'W', 'email_any_initial', 0, 'ann', 'inactivation-report');
--! automated_task.template_id: this template is for reports, and the task writes messages;
UPDATE automated_task SET template_id = 'inactivation-report' WHERE id = 'mail of ann';
--! automated_task.template_id: this template is for reports, and the task writes messages;
UPDATE OR IGNORE automated_task SET kind = 'inactivate_client', n = 400 WHERE id = 'mail of ann';
--! automated_task.template_id: this template is for messages, and the task writes a report;
SELECT kind, template_id FROM automated_task WHERE id = 'mail of ann';
--> email_any_initial | aaa
