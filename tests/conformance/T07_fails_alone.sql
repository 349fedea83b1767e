-- T7: A task that fails fails alone: it is reported to its owner, the others run, and it is tried again the next morning.
-- "It is also the owner who will need to take the responsibility to make sure that the template enabled for them is accurate and appropriate"
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO user_account (id, name, email, time_zone) VALUES ('zoe', 'Zoe', 'zoe@office.example', 'America/Chikago'), ('tom', 'Tom', '  ', 'UTC'), ('una', 'Una', NULL, 'UTC');
-- Two templates have mistakes from before templates were checked.
DROP TRIGGER email_template_checked;
INSERT INTO email_template (id, name, purpose, subject, body_text, active) VALUES
  ('open', 'Never closed', 'report', '{{task}}', '{{#clients}}{{client}}', 1), ('away', 'Put away', 'report', '{{task}}', '{{count}}', 0),
  ('subj', 'Bad subject', 'report', '{{task', 'x', 1);
SELECT crm_install();
--> 4
SELECT table_name, row_id, problem FROM crm_check() WHERE "check" = 'e-mail template';
--> email_template | open | body_text, line 1: the section clients is never closed; end it with {{/clients}}
--> email_template | subj | subject, line 1: a tag is never closed; end it with }}
INSERT INTO pick_list (list, value) VALUES ('Task Type', 'inactivate_contact');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, template_id, created_at) VALUES
  ('t1', 'Open template', 'inactivate_client', 365, 'ann', 1, 0, 'open', '2025-03-01 12:00:01'),
  ('t2', 'Template put away', 'inactivate_client', 365, 'ann', 1, 0, 'away', '2025-03-01 12:00:02'),
  ('t3', 'Bad subject', 'inactivate_client', 365, 'ann', 1, 1, 'subj', '2025-03-01 12:00:03'),
  ('t4', 'Unknown zone', 'inactivate_client', 365, 'zoe', 1, 0, NULL, '2025-03-01 12:00:04'),
  ('t5', 'Unknown kind', 'inactivate_contact', 365, 'ann', 1, 0, NULL, '2025-03-01 12:00:05'),
  ('t6', 'Good', 'inactivate_client', 365, 'tom', 1, 0, NULL, '2025-03-01 12:00:06'),
  ('t7', 'Good too', 'inactivate_client', 365, 'una', 1, 1, NULL, '2025-03-01 12:00:07');
INSERT INTO task_center (task_id, center_id) SELECT id, CASE id WHEN 't7' THEN 'north' ELSE 'main' END FROM automated_task;

SELECT task, detail FROM preview_tasks WHERE action = 'fail';
--> Open template | the e-mail template 'Never closed' does not parse, in its body_text: Unclosed section "clients" at 0
--> Template put away | the e-mail template 'Put away' is not active; activate it, or choose another
--> Bad subject | the e-mail template 'Bad subject' does not parse, in its subject: Unclosed tag at 0
--> Unknown zone | there is no time zone 'America/Chikago'; give user_account.time_zone an IANA name, such as America/Chicago
--> Unknown kind | nothing is known of the kind inactivate_contact; add it to inactivation_kind or message_kind, or change the task
SELECT value ->> 'task', value ->> 'affected', value ->> 'error' FROM json_each(run_tasks());
--> Open template | 0 | the e-mail template 'Never closed' does not parse, in its body_text: Unclosed section "clients" at 0
--> Template put away | 0 | the e-mail template 'Put away' is not active; activate it, or choose another
--> Bad subject | 0 | the e-mail template 'Bad subject' does not parse, in its subject: Unclosed tag at 0
--> Unknown zone | 0 | there is no time zone 'America/Chikago'; give user_account.time_zone an IANA name, such as America/Chicago
--> Unknown kind | 0 | nothing is known of the kind inactivate_contact; add it to inactivation_kind or message_kind, or change the task
--> Good | 2 | NULL
--> Good too | 1 | NULL
SELECT task, mode, affected, error IS NOT NULL FROM task_run ORDER BY id;
--> Open template | live | 0 | 1
--> Template put away | live | 0 | 1
--> Bad subject | test | 0 | 1
--> Unknown zone | live | 0 | 1
--> Unknown kind | live | 0 | 1
--> Good | live | 2 | 0
--> Good too | test | 1 | 0
-- Each owner is told; one without an e-mail address has a message that failed, which says so.
SELECT to_address, subject, status, error FROM outbox ORDER BY id;
--> ann@office.example | The automated task "Open template" could not run on 2025-03-10 | waiting | NULL
--> ann@office.example | The automated task "Template put away" could not run on 2025-03-10 | waiting | NULL
--> ann@office.example | The automated task "Bad subject" could not run on 2025-03-10 | waiting | NULL
--> zoe@office.example | The automated task "Unknown zone" could not run on 2025-03-10 | waiting | NULL
--> ann@office.example | The automated task "Unknown kind" could not run on 2025-03-10 | waiting | NULL
--> NULL | Good: 2 clients were inactivated on 2025-03-10 | failed | user tom has no e-mail address; give user_account.email
--> NULL | [Test mode] Good too: 1 client would have been inactivated on 2025-03-10 | failed | user una has no e-mail address; give user_account.email
-- Nothing half-done is left of those that failed.
SELECT DISTINCT task FROM task_run_client JOIN task_run ON id = run_id ORDER BY 1;
--> Good
--> Good too
SELECT DISTINCT rule FROM audit_log;
--> t6

-- Once a morning: a mended template is used the next morning.
UPDATE email_template SET body_text = '{{count}} clients' WHERE id = 'open';
UPDATE email_template SET subject = '{{task}}' WHERE id = 'subj';
SELECT run_tasks('2025-03-10 20:00:00');
--> []
INSERT INTO client (id, name, center_id, entered_at) VALUES ('dune', 'Dune', 'main', '2020-01-01 12:00:00');
SELECT value ->> 'task', value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-11 09:00:00')) LIMIT 1;
--> Open template | 1 | NULL

-- A trigger or a pick list of the office that stands in the way: that task fails, with the reason, and says what.
INSERT INTO client (id, name, center_id, entered_at) VALUES ('echo', 'Echo', 'main', '2020-01-01 12:00:00'), ('nord', 'Nord', 'north', '2020-01-01 12:00:00');
CREATE TRIGGER keeps_echo BEFORE UPDATE OF status ON client WHEN NEW.id = 'echo' BEGIN SELECT RAISE(ABORT, 'Echo is a friend'); END;
UPDATE automated_task SET test_mode = 0 WHERE id = 't7';
DELETE FROM automated_task WHERE id NOT IN ('t6', 't7');
SELECT value ->> 'task', value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> Good | 0 | Echo is a friend
--> Good too | 2 | NULL
DROP TRIGGER keeps_echo;
CREATE TRIGGER ignores_echo BEFORE UPDATE OF status ON client WHEN NEW.id = 'echo' BEGIN SELECT RAISE(IGNORE); END;
SELECT value ->> 'task', value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-13 09:00:00')) LIMIT 1;
--> Good | 0 | client echo could not be inactivated: a trigger of this database prevents it; see SELECT name, sql FROM sqlite_schema
DROP TRIGGER ignores_echo;
UPDATE pick_list SET active = 0 WHERE list = 'Client Status' AND value = 'Inactive';
SELECT value ->> 'task', value ->> 'affected', substr(value ->> 'error', 1, 46) FROM json_each(run_tasks('2025-03-14 09:00:00')) LIMIT 1;
--> Good | 0 | client.status: this value is not in the pick l
SELECT * FROM crm_check;
--> (no rows)
