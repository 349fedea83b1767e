-- T4, G6: The report's text is a template that an administrator changes: the task's own, else that of the owner's center, else the global one.
-- "The automated task system will always use the templates belonging to the owner of the task."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
UPDATE user_account SET center_id = 'north' WHERE id = 'bob';
INSERT INTO email_template (id, name, purpose, center_id, subject, body_text) VALUES
  ('north-report', 'Inactivation Report', 'report', 'north', 'North: {{task}}', 'Centre of the north, {{count}}.'),
  ('short', 'Short report', 'report', NULL, '{{#test}}TEST {{/test}}{{task}}', '{{owner}}, {{run_date}}, {{n}} days, {{kind}}: {{#clients}}[{{client}}/{{last_activity}}/{{days}}]{{/clients}}{{^clients}}nobody{{/clients}}{{#none}}!{{/none}}{{#one}}just one{{/one}}');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, template_id, created_at) VALUES
  ('t1', 'Of Ann', 'inactivate_client', 365, 'ann', 1, NULL, '2025-03-01 12:00:00'),
  ('t2', 'Of Bob', 'inactivate_client', 365, 'bob', 1, NULL, '2025-03-02 12:00:00'),
  ('t3', 'Short', 'inactivate_client', 365, 'bob', 1, 'short', '2025-03-03 12:00:00'),
  ('t4', 'None', 'inactivate_pre_client', 365, 'bob', 1, 'short', '2025-03-04 12:00:00');
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
SELECT value ->> 'error' FROM json_each(run_tasks());
--> NULL
--> NULL
--> NULL
--> NULL
SELECT to_address, subject FROM outbox ORDER BY id;
--> ann@office.example | [Test mode] Of Ann: 2 clients would have been inactivated on 2025-03-10
--> bob@office.example | North: Of Bob
--> bob@office.example | TEST Short
--> bob@office.example | TEST None
SELECT body_text, body_html FROM outbox WHERE task_id IN ('t2', 't3', 't4') ORDER BY id;
--> Centre of the north, 2. | NULL
--> Bob Baker, 2025-03-10, 365 days, clients without activity: [Acme//1895][Bolt//1895] | NULL
--> Bob Baker, 2025-03-10, 365 days, pre-clients without activity: nobody! | NULL

-- The center's own, once it is put aside, gives way to the global one; a changed global one is used at once.
UPDATE email_template SET active = 0 WHERE id = 'north-report';
UPDATE email_template SET subject = 'Report of {{task}}' WHERE id = 'inactivation-report';
SELECT count(*) FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> 4
SELECT subject FROM outbox WHERE task_id = 't2' ORDER BY id DESC LIMIT 1;
--> Report of Of Bob
-- One for other messages is not taken for a report.
UPDATE email_template SET purpose = 'message', subject = 'x', body_text = 'x', body_html = NULL WHERE id = 'inactivation-report';
SELECT value ->> 'task', value ->> 'error' FROM json_each(run_tasks('2025-03-12 09:00:00')) LIMIT 1;
--> Of Ann | there is no active e-mail template 'Inactivation Report'; add one, or activate it
UPDATE automated_task SET template_id = 'inactivation-report' WHERE id = 't1';
--! automated_task.template_id: this template is for messages, and the task writes a report;
UPDATE email_template SET purpose = 'report' WHERE id = 'inactivation-report';
UPDATE automated_task SET template_id = 'inactivation-report' WHERE id = 't1';
UPDATE email_template SET purpose = 'message' WHERE id = 'inactivation-report';
SELECT task, detail FROM preview_tasks('2025-03-13 09:00:00') WHERE action = 'fail' AND task_id = 't1';
--> Of Ann | the e-mail template 'Inactivation Report' is not for reports; choose one of purpose report
-- A template that a task uses is not deleted.
DELETE FROM email_template WHERE id = 'short';
--! email_template: automated_task.template_id still refers to it; change or delete those rows first
