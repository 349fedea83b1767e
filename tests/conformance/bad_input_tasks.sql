-- T1, T3, T10, T17, G3: What a task cannot be, and what its functions cannot do, is refused by a sentence, and nothing changes.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('old', 'Old', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');

-- The moment.
SELECT run_tasks('tomorrow');
--! run_tasks: 'tomorrow' is not an instant; give it in UTC as YYYY-MM-DD HH:MM:SS
SELECT run_tasks('');
--! run_tasks: '' is not an instant; give it in UTC as YYYY-MM-DD HH:MM:SS
SELECT run_tasks('2025-03-10');
--! run_tasks: '2025-03-10' is not an instant; give it in UTC as YYYY-MM-DD HH:MM:SS
SELECT run_tasks('2025-03-10T09:00:00Z');
--! run_tasks: '2025-03-10T09:00:00Z' is not an instant; give it in UTC as YYYY-MM-DD HH:MM:SS
SELECT run_tasks('2025-02-30 09:00:00');
--! run_tasks: '2025-02-30 09:00:00' is not an instant
SELECT run_tasks('2025-03-10 24:00:00');
--! run_tasks: '2025-03-10 24:00:00' is not an instant
SELECT run_tasks('0025-03-10 09:00:00');
--! run_tasks: '0025-03-10 09:00:00' is not an instant
SELECT run_tasks(1741597200);
--! run_tasks: argument 1: expected a text
SELECT run_tasks(x'32303235');
--! run_tasks: argument 1: expected a text
SELECT run_tasks('2025-03-10 09:00:00', 'old');
--! wrong number of arguments to function run_tasks()
SELECT * FROM preview_tasks('tomorrow');
--! preview_tasks: 'tomorrow' is not an instant; give it in UTC as YYYY-MM-DD HH:MM:SS
SELECT * FROM preview_tasks(20250310);
--! preview_tasks: now: expected a text

-- Where they are called.
INSERT INTO contact (name) VALUES (run_tasks());
--! run_tasks: it cannot run inside a statement that writes; call it in a SELECT of its own
INSERT INTO contact (name) SELECT value ->> 'task' FROM json_each(run_tasks());
--! run_tasks: it cannot run inside a statement that writes; call it in a SELECT of its own
CREATE TABLE kept AS SELECT run_tasks() AS summary;
--! run_tasks: it cannot run inside a statement that writes; call it in a SELECT of its own
UPDATE client SET phone = undo_task_run(1);
--! undo_task_run: it cannot run inside a statement that writes; call it in a SELECT of its own
UPDATE client SET phone = rebuild_agenda();
--! rebuild_agenda: it cannot run inside a statement that writes; call it in a SELECT of its own
CREATE VIEW morning AS SELECT run_tasks() AS summary;
SELECT * FROM morning;
--! unsafe use of run_tasks()
CREATE TRIGGER undoes AFTER INSERT ON contact BEGIN SELECT undo_task_run(1); END;
INSERT INTO contact (name) VALUES ('Carl');
--! unsafe use of undo_task_run()
DROP TRIGGER undoes;

-- Which task, which client, which day.
SELECT eligible_for_inactivation('acme', 'nothing');
--! eligible_for_inactivation: there is no task 'nothing'; see SELECT id, name FROM automated_task
SELECT eligible_for_inactivation('nobody', 'old');
--! eligible_for_inactivation: there is no client 'nobody'
SELECT eligible_for_inactivation('acme', 'old', 'monday');
--! eligible_for_inactivation: 'monday' is not a day; give it as YYYY-MM-DD
SELECT eligible_for_inactivation('acme', 'old', '2025-03-10 09:00:00');
--! eligible_for_inactivation: '2025-03-10 09:00:00' is not a day; give it as YYYY-MM-DD
SELECT eligible_for_inactivation('acme', 7);
--! eligible_for_inactivation: argument 2: expected a text
SELECT * FROM eligible_for_inactivation;
--! eligible_for_inactivation: it needs its arguments: eligible_for_inactivation(task_id [, on_date])
SELECT * FROM eligible_for_inactivation('nothing');
--! eligible_for_inactivation: there is no task 'nothing'; see SELECT id, name FROM automated_task
SELECT * FROM eligible_for_inactivation('old', '2025-3-10');
--! eligible_for_inactivation: '2025-3-10' is not a day; give it as YYYY-MM-DD
SELECT * FROM why_eligible('acme');
--! why_eligible: it needs its arguments: why_eligible(client_id, task_id [, on_date])
SELECT * FROM why_eligible('acme', 'nothing');
--! why_eligible: there is no task 'nothing'; see SELECT id, name FROM automated_task
SELECT * FROM why_eligible('nobody', 'old');
--! why_eligible: there is no client 'nobody'
SELECT * FROM why_eligible('acme', 'old', '2025-02-29');
--! why_eligible: '2025-02-29' is not a day; give it as YYYY-MM-DD
-- NULL is no client and no task.
SELECT eligible_for_inactivation(NULL, 'old'), eligible_for_inactivation('acme', NULL), eligible_for_inactivation('nobody', NULL);
--> NULL | NULL | NULL
SELECT * FROM eligible_for_inactivation(NULL);
--> (no rows)
SELECT * FROM why_eligible('acme', NULL);
--> (no rows)
SELECT * FROM why_eligible(NULL, 'old');
--> (no rows)

-- Which run.
SELECT undo_task_run(1);
--! undo_task_run: there is no run 1; see SELECT id, task, run_date, affected FROM task_run
SELECT undo_task_run(NULL);
--! undo_task_run: argument 1: expected an integer
SELECT undo_task_run('1');
--! undo_task_run: argument 1: expected an integer
SELECT undo_task_run(1.0);
--! undo_task_run: argument 1: expected an integer
SELECT undo_task_run();
--! wrong number of arguments to function undo_task_run()
SELECT undo_task_run(1, 5);
--! undo_task_run: argument 2: expected a text

-- The task itself.
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('x', 'inactivate_everybody', 365, 'ann');
--! automated_task.kind: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Task Type' AND active
INSERT INTO automated_task (name, kind, n, owner_id) VALUES (' ', 'inactivate_client', 365, 'ann');
--! CHECK constraint failed: automated_task.name must not be blank
INSERT INTO automated_task (name, kind, n, owner_id, enabled) VALUES ('x', 'inactivate_client', 365, 'ann', 'yes');
--! CHECK constraint failed: automated_task.enabled must be 1 or 0
INSERT INTO automated_task (name, kind, n, owner_id, test_mode) VALUES ('x', 'inactivate_client', 365, 'ann', 2);
--! CHECK constraint failed: automated_task.test_mode must be 1 or 0
INSERT INTO automated_task (name, kind, n, owner_id, close_out) VALUES ('x', 'inactivate_client', 365, 'ann', -1);
--! CHECK constraint failed: automated_task.close_out must be 1 or 0
INSERT INTO automated_task (name, kind, n, owner_id, created_at) VALUES ('x', 'inactivate_client', 365, 'ann', '2025-03-01');
--! CHECK constraint failed: automated_task.created_at must be an instant as YYYY-MM-DD HH:MM:SS
INSERT INTO automated_task (name, kind, n) VALUES ('x', 'inactivate_client', 365);
--! NOT NULL constraint failed: automated_task.owner_id
INSERT INTO automated_task (name, kind, n, owner_id, template_id) VALUES ('x', 'inactivate_client', 365, 'ann', 'nice');
--! automated_task.template_id: there is no email_template with this id; enter it first
UPDATE automated_task SET id = 'new';
--! automated_task.id: the id of a record never changes
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'south');
--! task_center.center_id: there is no center with this id; enter it first
INSERT INTO task_center (task_id, center_id) VALUES ('nothing', 'main');
--! task_center.task_id: there is no automated_task with this id; enter it first
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('old', 'dod');
--! task_funding_source.funding_source_id: there is no funding_source with this id; enter it first
INSERT INTO funding_source (id, name) VALUES ('dod', 'DoD');
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('old', 'dod');
DELETE FROM funding_source WHERE id = 'dod';
--! funding_source: task_funding_source.funding_source_id still refers to it; change or delete those rows first
DELETE FROM center WHERE id = 'main';
--! center: user_account.center_id still refers to it; change or delete those rows first

-- Activities.
INSERT INTO award (client_id, activity_date) VALUES ('acme', 'yesterday');
--! CHECK constraint failed: award.activity_date must be a day as YYYY-MM-DD
INSERT INTO award (client_id, activity_date, amount) VALUES ('acme', '2025-03-01', 'a lot');
--! CHECK constraint failed: award.amount must be a number, 0 or more, or NULL
INSERT INTO capital_funding (client_id, activity_date, amount) VALUES ('acme', '2025-03-01', -1);
--! CHECK constraint failed: capital_funding.amount must be a number, 0 or more, or NULL
INSERT INTO inquiry (client_id) VALUES ('acme');
--! NOT NULL constraint failed: inquiry.activity_date
INSERT INTO survey_response (client_id, activity_date, reportable) VALUES ('acme', '2025-03-01', 'no');
--! CHECK constraint failed: survey_response.reportable must be 1 or 0
INSERT INTO training_attendance (client_id, activity_date) VALUES ('nobody', '2025-03-01');
--! training_attendance.client_id: there is no client with this id; enter it first
INSERT INTO form_response (client_id, activity_date, funding_source_id) VALUES ('acme', '2025-03-01', 'who');
--! form_response.funding_source_id: there is no funding_source with this id; enter it first
INSERT INTO bid_match_profile (client_id) VALUES ('nobody');
--! bid_match_profile.client_id: there is no client with this id; enter it first

-- Messages and templates.
INSERT INTO email_template (name, subject, body_text) VALUES ('x', '', 'x');
--! CHECK constraint failed: email_template.subject must not be blank
INSERT INTO outbox (subject, body_text, created_at) VALUES ('x', 'x', '2025-03-10 09:00:00');
--! CHECK constraint failed: outbox.to_address must be given, unless status is failed
INSERT INTO outbox (to_address, subject, body_text, status, created_at) VALUES ('a@b.example', 'x', 'x', 'gone', '2025-03-10 09:00:00');
--! CHECK constraint failed: outbox.status must be waiting, sending, sent, failed or unknown

-- NULL is not a moment: what was computed wrongly must not mean now. Asked about NULL, the answer is NULL, or no rows.
SELECT run_tasks(NULL);
--! run_tasks: now is NULL; give an instant in UTC as YYYY-MM-DD HH:MM:SS, or leave it out for the clock's
SELECT * FROM preview_tasks(NULL);
--! preview_tasks: now is NULL; give an instant
SELECT count(*) FROM eligible_for_inactivation(NULL);
--> 0
SELECT count(*) FROM why_eligible(NULL, NULL);
--> 0
SELECT eligible_for_inactivation('acme', NULL), eligible_for_inactivation(NULL, 'old'), eligible_for_inactivation('acme', 'old', NULL);
--> NULL | NULL | NULL

-- Without the schema.
ALTER TABLE schema_version RENAME TO schema_version_away;
SELECT run_tasks();
--! run_tasks: this database has no schema of sqlite-crm; call SELECT crm_install()
SELECT * FROM preview_tasks;
--! preview_tasks: this database has no schema of sqlite-crm; call SELECT crm_install()
SELECT eligible_for_inactivation('acme', 'old');
--! eligible_for_inactivation: this database has no schema of sqlite-crm; call SELECT crm_install()
SELECT * FROM why_eligible('acme', 'old');
--! why_eligible: this database has no schema of sqlite-crm; call SELECT crm_install()
SELECT undo_task_run(1);
--! undo_task_run: this database has no schema of sqlite-crm; call SELECT crm_install()
SELECT rebuild_agenda();
--! rebuild_agenda: this database has no schema of sqlite-crm; call SELECT crm_install()
SELECT * FROM sync_inspect('file');
--! sync_inspect: this database has no schema of sqlite-crm; call SELECT crm_install()
