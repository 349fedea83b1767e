-- T14: Whom a run finds to be due on the next morning is taken then; unless it comes again, or anything else that decides changes until then.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO inquiry (id, client_id, activity_date, funding_source_id) SELECT 'q-' || id, id, '2025-03-01', 'sba' FROM client;
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('any', 'Any', 'inactivate_client', 100, 'ann', 1, 1, '2025-03-01 12:00:00'),
  ('sba', 'SBA', 'inactivate_client_reportable_no_bid_match', 100, 'ann', 1, 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('sba', 'sba');
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-06-09 09:00:00'));
--> Any | 0
--> SBA | 0
SELECT client_id, task_id, last_activity, last_any FROM inactivation_expected;
--> acme | any | 2025-03-01 | 2025-03-01
--> acme | sba | 2025-03-01 | 2025-03-01
--> bolt | any | 2025-03-01 | 2025-03-01
--> bolt | sba | 2025-03-01 | 2025-03-01
CREATE VIEW tomorrow AS SELECT task, client, detail FROM preview_tasks('2025-06-10 09:00:00') WHERE client_id IS NOT NULL;
SELECT * FROM tomorrow;
--> Any | Acme | last activity 2025-03-01, 101 days
--> Any | Bolt | last activity 2025-03-01, 101 days
--> SBA | Acme | last activity 2025-03-01, 101 days
--> SBA | Bolt | last activity 2025-03-01, 101 days
-- The day before it was not so.
SELECT count(*) FROM eligible_for_inactivation('any', '2025-06-09');
--> 0

-- A client comes again: who counts everything sees it, who counts one funding source does not, and says so.
BEGIN;
INSERT INTO milestone (client_id, type, milestone_date) VALUES ('acme', 'Change in Staff', '2025-06-09');
SELECT * FROM tomorrow;
--> Any | Bolt | last activity 2025-03-01, 101 days
--> SBA | Acme | last activity 2025-03-01, 101 days; note: other activity on 2025-06-09
--> SBA | Bolt | last activity 2025-03-01, 101 days
SELECT * FROM crm_check;
--> (no rows)
ROLLBACK;
-- So it is when one row replaces another, moves to the client, or an old one was entered late: the latest that counts is shown.
BEGIN;
INSERT OR REPLACE INTO inquiry (id, client_id, activity_date, funding_source_id) VALUES ('q-core', 'acme', '2025-03-02', 'sba');
UPDATE inquiry SET client_id = 'core' WHERE id = 'q-bolt';
INSERT INTO award (client_id, activity_date) VALUES ('bolt', '2025-02-01');
SELECT * FROM tomorrow;
--> Any | Bolt | last activity 2025-02-01, 129 days
--> SBA | Bolt | no activity since it was entered, 1987 days
SELECT * FROM crm_check;
--> (no rows)
ROLLBACK;
-- Any reportable activity spares a client where the office says so.
BEGIN;
UPDATE setting SET value = '1' WHERE name = 'inactivation.absolute_guard';
INSERT INTO inquiry (client_id, activity_date, reportable) VALUES ('acme', '2025-06-01', 1), ('bolt', '2025-06-01', 0);
SELECT client FROM tomorrow WHERE task = 'SBA';
--> Bolt
ROLLBACK;
-- A client that is inactivated by hand, leaves the center, gets a bid match profile, or is deleted; and another under its id.
BEGIN;
UPDATE client SET status = 'Inactive' WHERE id = 'acme';
INSERT INTO bid_match_profile (client_id) VALUES ('bolt');
SELECT task, client FROM tomorrow;
--> Any | Bolt
UPDATE client SET center_id = 'north' WHERE id = 'bolt';
UPDATE client SET status = 'Active' WHERE id = 'acme';
SELECT task, client FROM tomorrow;
--> Any | Acme
--> SBA | Acme
DELETE FROM inquiry WHERE client_id = 'acme';
DELETE FROM client WHERE id = 'acme';
DELETE FROM automated_task WHERE id = 'any';
SELECT client_id, task_id FROM inactivation_expected;
--> bolt | sba
INSERT INTO client (id, name, kind, center_id, entered_at) VALUES ('acme', 'Acme Two', 'Client', 'main', '2025-06-09 09:00:00');
SELECT * FROM tomorrow;
--> (no rows)
ROLLBACK;

-- The morning comes. In test mode those who are due stay expected, and that one comes again is seen on later mornings too.
INSERT INTO inquiry (client_id, activity_date) VALUES ('acme', '2025-06-09');
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-06-10 09:00:00'));
--> Any | 1
--> SBA | 2
SELECT client_id, task_id, last_activity, last_any FROM inactivation_expected;
--> acme | sba | 2025-03-01 | 2025-06-09
--> bolt | any | 2025-03-01 | 2025-03-01
--> bolt | sba | 2025-03-01 | 2025-03-01
SELECT task, client, detail FROM preview_tasks('2025-06-11 09:00:00') WHERE client_id = 'acme';
--> SBA | Acme | last activity 2025-03-01, 102 days; note: other activity on 2025-06-09
INSERT INTO inquiry (client_id, activity_date, funding_source_id) VALUES ('bolt', '2025-06-10', 'sba');
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-06-11 09:00:00'));
--> Any | 0
--> SBA | 1
SELECT client_id, task_id FROM inactivation_expected;
--> acme | sba
-- Live, who is taken is expected no more.
UPDATE automated_task SET test_mode = 0 WHERE id = 'sba';
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-06-12 09:00:00'));
--> Any | 0
--> SBA | 1
SELECT client_id, task_id FROM inactivation_expected;
--> (no rows)

-- What is noted is compared by crm_check().
UPDATE inactivation_agenda SET look_on = '2025-06-20' WHERE client_id = 'bolt' AND task_id = 'any';
INSERT INTO inactivation_expected (client_id, task_id, last_activity, last_any) VALUES ('bolt', 'any', '2025-03-01', '2025-03-01');
SELECT * FROM crm_check WHERE table_name = 'inactivation_expected';
--> expected | inactivation_expected | bolt | task any may take this client on 2025-06-20, though its last activity is another than is noted; call rebuild_agenda()
SELECT rebuild_agenda();
--> 2
SELECT * FROM crm_check;
--> (no rows)
