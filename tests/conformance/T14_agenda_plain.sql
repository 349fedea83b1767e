-- T14, G1: What may make a client due earlier has the next run look at it again, whatever statement it was, on any connection; new activity need not.

-- As a run leaves it: every client has its day, and the task's agenda is complete.
UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO inquiry (id, client_id, activity_date) SELECT 'q-' || id, id, '2025-03-01' FROM client;
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('old', 'Old', 'inactivate_client', 100, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main'), ('old', 'north');
INSERT INTO inactivation_agenda (client_id, task_id, look_on) SELECT client_id, task_id, date(last_activity, '101 days') FROM inactivation_case;
INSERT INTO inactivation_reviewed (task_id) VALUES ('old');
SELECT client_id, look_on FROM inactivation_agenda;
--> acme | 2025-06-10
--> bolt | 2025-06-10
--> core | 2025-06-10

INSERT INTO award (client_id, activity_date) VALUES ('acme', '2025-03-09'), ('bolt', '2024-01-01');
SELECT client_id FROM inactivation_agenda WHERE look_on = '';
--> (no rows)
-- But of a client that the next run is to take.
BEGIN;
INSERT INTO inactivation_expected (client_id, task_id, last_activity, last_any) VALUES ('bolt', 'old', '2025-03-01', '2025-03-01');
INSERT INTO award (client_id, activity_date) VALUES ('acme', '2025-03-10'), ('bolt', '2025-03-10');
SELECT client_id FROM inactivation_agenda WHERE look_on = '';
--> bolt
ROLLBACK;
-- Each of these, and for the clients concerned only.
BEGIN;
DELETE FROM inquiry WHERE id = 'q-acme';
UPDATE inquiry SET activity_date = '2024-01-01' WHERE client_id = 'core';
SELECT client_id FROM inactivation_agenda WHERE look_on = '';
--> acme
--> core
ROLLBACK;
BEGIN;
UPDATE inquiry SET client_id = 'bolt' WHERE id = 'q-acme';
SELECT client_id FROM inactivation_agenda WHERE look_on = '' AND client_id = 'acme';
--> acme
ROLLBACK;
BEGIN;
INSERT OR REPLACE INTO inquiry (id, client_id, activity_date) VALUES ('q-acme', 'bolt', '2025-03-02'), ('q-core', 'core', '2025-03-02');
SELECT client_id FROM inactivation_agenda WHERE look_on = '' AND client_id IN ('acme', 'core');
--> acme
--> core
ROLLBACK;
BEGIN;
INSERT INTO inquiry (id, client_id, activity_date) VALUES ('q-acme', 'acme', '2024-01-01') ON CONFLICT DO UPDATE SET reportable = 0, funding_source_id = 'sba';
SELECT client_id FROM inactivation_agenda WHERE look_on = '';
--> acme
ROLLBACK;
BEGIN;
INSERT INTO award (client_id, activity_date) VALUES ('bolt', '2019-12-30');
INSERT INTO bid_match_profile (id, client_id) VALUES ('p1', 'core');
SELECT client_id FROM inactivation_agenda WHERE look_on = '';
--> bolt
--> core
ROLLBACK;
BEGIN;
INSERT INTO client (id, name, center_id, entered_at) VALUES ('new', 'New', 'main', '2020-01-01 12:00:00');
INSERT OR REPLACE INTO client (id, name, center_id, entered_at) VALUES ('acme', 'Acme', 'main', '2020-01-01 12:00:00');
UPDATE client SET status = 'Inactive' WHERE id = 'bolt';
UPDATE client SET status = 'Active' WHERE id = 'bolt';
SELECT client_id FROM inactivation_agenda WHERE look_on = '' ORDER BY client_id;
--> acme
--> bolt
--> new
DELETE FROM inquiry WHERE client_id = 'core';
DELETE FROM client WHERE id = 'core';
SELECT count(*) FROM inactivation_agenda WHERE client_id = 'core';
--> 0
ROLLBACK;
-- A changed task, other centers, other funding sources: its agenda is not complete any more.
BEGIN;
UPDATE automated_task SET n = 200;
SELECT count(*) FROM inactivation_reviewed;
--> 0
ROLLBACK;
BEGIN;
DELETE FROM task_center WHERE center_id = 'north';
SELECT count(*) FROM inactivation_reviewed;
--> 0
ROLLBACK;
BEGIN;
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('old', 'sba');
SELECT count(*) FROM inactivation_reviewed;
--> 0
ROLLBACK;
BEGIN;
INSERT OR REPLACE INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('old', 'Old', 'inactivate_client', 91, 'ann', 1);
SELECT count(*) FROM inactivation_reviewed;
--> 0
ROLLBACK;
BEGIN;
UPDATE setting SET value = '1' WHERE name = 'inactivation.absolute_guard';
SELECT count(*) FROM inactivation_reviewed;
--> 0
ROLLBACK;
