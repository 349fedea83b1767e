-- An example of each function: demo/reference takes them from here, so what the reference shows has been executed. They follow one another, as in a session.
-- needs the extension

-- example: crm_version
SELECT crm_version();
--> 0.1.0

-- example: crm_debug
SELECT crm_debug() ->> 'schema', crm_debug() ->> 'features';
--> 5 | ["core","prompts","tasks","mail","accounts","cadence","sync"]

-- example: crm_install
SELECT crm_install('rehearse');
--> 5
SELECT crm_install();
--> 5

-- example: sync_prompts
UPDATE client SET hubzone = 'Certified', gross_sales = 505000, modified_by = 'bob' WHERE id = 'acme';
SELECT id, question, will_write FROM sync_prompts('acme');
--> 1 | Acme: HUBZone is now Certified. Create a "HUBZone Certification Obtained" milestone? | milestone: type = HUBZone Certification Obtained, milestone_date = 2025-03-10
--> 2 | Acme: Gross Revenues/Sales are now 505000. Create a "Change in Sales" milestone? | milestone: type = Change in Sales, value = 505000, milestone_date = 2025-03-10
UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann' WHERE id = 1;
UPDATE sync_prompts SET answer = 'accept', answered_by = 'ann', proposed = json_set(proposed, '$.milestone_date', '2024-12-31') WHERE id = 2;
SELECT type, milestone_date, value FROM milestone ORDER BY milestone_date;
--> Change in Sales | 2024-12-31 | 505000
--> HUBZone Certification Obtained | 2025-03-10 | NULL

-- example: check_template
SELECT part, line, problem FROM check_template('Your session of {{session.dat}}', 'Dear {{client.name}},' || char(10) || '{{#counselor.name}}Call {{counselor.name}}.', '<p>{{{client.name}}}</p>');
--> subject | 1 | there is no field session.dat for the purpose message; see SELECT name FROM template_field WHERE purpose = 'message'
--> body_text | 2 | the section counselor.name is never closed; end it with {{/counselor.name}}
--> body_html | 1 | client.name would be shown as HTML of its own; write {{client.name}}

-- example: eligible_for_inactivation
INSERT INTO client (id, name, center_id, entered_at) VALUES ('dorn', 'Dorn', 'main', '2024-01-15 10:00:00');
INSERT INTO counseling_session (client_id, type, session_date) VALUES ('dorn', 'Initial', '2024-11-20');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, created_at)
VALUES ('quiet', 'Quiet clients', 'inactivate_client', 100, 'ann', 1, 0, 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('quiet', 'main');
SELECT eligible_for_inactivation('dorn', 'quiet'), eligible_for_inactivation('dorn', 'quiet', '2025-01-01'), eligible_for_inactivation('acme', 'quiet');
--> 1 | 0 | 0
SELECT client, last_activity, days FROM eligible_for_inactivation('quiet');
--> Dorn | 2024-11-20 | 110

-- example: why_eligible
SELECT condition, value, "limit", passes FROM why_eligible('dorn', 'quiet');
--> status of the client | Active | Active | 1
--> kind of client | Client | Client | 1
--> center of the client | Main Street Center | Main Street Center | 1
--> last activity | 2024-11-20 | before 2024-11-30 | 1
--> bid match profile | none active | any: is inactivated too | 1
--> reportable activity of any source | 2024-11-20 | any: inactivation.absolute_guard is 0 | 1

-- example: preview_tasks
SELECT task, action, client, detail FROM preview_tasks('2025-03-10 14:00:00') WHERE task_id = 'quiet';
--> Quiet clients | first live run | NULL | takes 1 client at once; the cap is 500
--> Quiet clients | inactivate client | Dorn | last activity 2024-11-20, 110 days; close-out session
--> Quiet clients | e-mail owner | NULL | report of 1 client

-- example: run_tasks
SELECT run_tasks('2025-03-10 14:00:00');
--> [{"task_id":"quiet","task":"Quiet clients","mode":"live","affected":1,"queued":0,"error":null,"run_id":1,"run_date":"2025-03-10"}]
SELECT status, (SELECT type FROM counseling_session s WHERE s.client_id = c.id AND s.session_date = '2025-03-10') FROM client c WHERE id = 'dorn';
--> Inactive | Close-out

-- example: undo_task_run
SELECT undo_task_run(1, 'ann');
--> {"run_id":1,"clients":1,"profiles":0,"sessions":1,"left":0,"task_disabled":1}
SELECT undo_task_run(1, 'ann');
--! undo_task_run: run 1 was undone already, at 2025-03-10 09:00:00

-- example: rebuild_agenda
UPDATE automated_task SET enabled = 1 WHERE id = 'quiet';
SELECT rebuild_agenda();
--> 3

-- example: why_not_queued
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode) VALUES ('remind', 'Reminders', 'remind_client', 2, 'ann', 1, 0);
INSERT INTO task_center (task_id, center_id) VALUES ('remind', 'main');
INSERT INTO appointment (id, client_id, counselor_id, starts_at) VALUES ('monday', 'acme', 'bob', '2025-03-17 15:00:00'), ('north', 'core', 'bob', '2025-03-17 16:00:00');
SELECT task, client, goes_on FROM message_queue;
--> Reminders | Acme | 2025-03-15
SELECT condition, value, "limit", passes FROM why_not_queued('north', 'remind');
--> status of the appointment | scheduled | scheduled | 1
--> begins | 2025-03-17 16:00:00 | after 2025-03-10 09:00:00 | 1
--> center of the appointment or client | North Center | Main Street Center | 0
--> queue | not queued | waiting or sent | 0

-- example: account_type_allowed
INSERT INTO account (id, name, modified_by) VALUES ('kline', 'Kline', 'bob');
SELECT account_type_allowed('kline', 'Associate'), account_type_allowed('kline', 'Supplier'), account_type_allowed('kline', 'Reseller', 'ann');
--> 1 | 0 | 1

-- example: account_type_reason
SELECT account_type_reason('kline', 'Supplier');
--> it has no creditor number; enter it as Not validated if it is new, and its number in account_number

-- example: account_types
SELECT type, allowed, via, reason FROM account_types('kline', 'ann');
--> Not validated | 1 | NULL | NULL
--> Suspect | 1 | edit, validation | NULL
--> Lead | 1 | edit, validation | NULL
--> Associate | 1 | edit, validation | NULL
--> Prospect | 0 | job | only update_account_types() makes this change, by contracts and sales forecasts; enter those, or change to another type first
--> Customer | 0 | job | only update_account_types() makes this change, by contracts and sales forecasts; enter those, or change to another type first
--> Supplier | 0 | edit | it has no creditor number; enter it as Not validated if it is new, and its number in account_number
--> Reseller | 1 | edit | NULL
--> Division | 1 | edit | NULL
--> Bank | 1 | edit | NULL

-- example: preview_account_types
INSERT INTO account_number (account_id, kind, number) VALUES ('kline', 'debtor', '10042');
INSERT INTO contract (id, account_id, ends_on) VALUES ('c1', 'kline', '2025-12-31');
SELECT account, action, from_type, to_type, to_status FROM preview_account_types;
--> Kline | change | Not validated | Customer | Active

-- example: update_account_types
SELECT update_account_types();
--> {"now":"2025-03-10 09:00:00","looked_at":1,"changed":1,"held_back":0}
SELECT type, status FROM account;
--> Customer | Active

-- example: cadence_sync
UPDATE setting SET value = '1', modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.from_crm_updates');
INSERT INTO lead (id, last_name, phone) VALUES ('mora', 'Mora', '555-0101'), ('nils', 'Nils', '555-0102');
SELECT json_extract(cadence_sync(), '$.due', '$.to_cadence.records', '$.used', '$.left', '$.next_at');
--> [1,2,6,4994,"2025-03-10 10:00:00"]

-- example: cadence_preview
INSERT INTO cadence (id, name) VALUES ('calls', 'Calls');
INSERT INTO cadence_prospect (cadence_id, prospect_id) SELECT 'calls', id FROM prospect WHERE record_id = 'mora';
INSERT INTO cadence_workflow (id, record_type, action) VALUES ('w', 'lead', 'exit');
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'status', 'changed to', 'Unqualified');
UPDATE lead SET status = 'Unqualified' WHERE id = 'mora';
SELECT record_type, record_id, action, effect FROM cadence_preview;
--> lead | mora | exit | leaves the cadence

-- example: api_budget
SELECT used, "left", record_id, field, goes_at FROM api_budget;
--> 6 | 4994 | mora | status | 2025-03-10 10:00:00

-- example: sync_init
SELECT sync_init('main', 'Main Street', 'main');
--> main

-- example: sync_add_site
SELECT sync_add_site('north', 'North office', 'office'), sync_add_site('bob', 'Bob''s laptop', 'remote', 'north');
--> north | bob

-- example: sync_track
CREATE TABLE project (id TEXT PRIMARY KEY NOT NULL, name TEXT);
SELECT sync_track('project');
--> project

-- example: sync_ddl
SELECT sync_ddl('ALTER TABLE project ADD COLUMN budget REAL');
--> ALTER TABLE project ADD COLUMN budget REAL

-- example: sync_untrack
SELECT sync_untrack('project');
--> project

-- example: crm_check
SELECT "check", table_name, row_id, problem FROM crm_check();
--> (no rows)
DROP TRIGGER client_id_stays;
SELECT "check", problem FROM crm_check();
--> schema | this trigger or view is missing, or not as the rules now say; call crm_install()
