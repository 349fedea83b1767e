-- T14: On later mornings the run finds everybody who has become due meanwhile, whatever made it so, without looking at all clients.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO inquiry (id, client_id, activity_date) SELECT 'q-' || id, id, '2025-03-01' FROM client;
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('old', 'Old', 'inactivate_client', 100, 'ann', 1, 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 0
SELECT client_id, look_on FROM inactivation_agenda;
--> acme | 2025-06-10
--> bolt | 2025-06-10

-- An activity that is deleted, moved to another client, or corrected.
BEGIN;
DELETE FROM inquiry WHERE client_id = 'acme';
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> (no rows)
BEGIN;
UPDATE inquiry SET client_id = 'core' WHERE client_id = 'acme';
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;
BEGIN;
INSERT OR REPLACE INTO inquiry (id, client_id, activity_date) VALUES ('q-acme', 'bolt', '2024-01-01');
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;
BEGIN;
INSERT INTO inquiry (id, client_id, activity_date) VALUES ('q-acme', 'acme', '2024-01-01') ON CONFLICT DO UPDATE SET activity_date = excluded.activity_date;
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
ROLLBACK;
-- A client that comes: entered long ago, of another center, another kind, reactivated, replaced.
BEGIN;
DELETE FROM inquiry WHERE client_id = 'core';
UPDATE client SET center_id = 'main' WHERE id = 'core';
INSERT INTO client (id, name, kind, status, center_id, entered_at) VALUES
  ('new', 'New', 'Client', 'Active', 'main', '2021-01-01 12:00:00'), ('pre', 'Pre', 'Pre-client', 'Active', 'main', '2021-01-01 12:00:00'), ('was', 'Was', 'Client', 'Inactive', 'main', '2021-01-01 12:00:00'),
  ('rep', 'Rep', 'Stakeholder', 'Active', 'main', '2021-01-01 12:00:00');
UPDATE client SET kind = 'Client' WHERE id = 'pre';
UPDATE client SET status = 'Active' WHERE id = 'was';
INSERT OR REPLACE INTO client (id, name, kind, center_id, entered_at) VALUES ('rep', 'Rep', 'Client', 'main', '2021-01-01 12:00:00');
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Core
--> New
--> Pre
--> Rep
--> Was
SELECT * FROM crm_check;
--> (no rows)
ROLLBACK;
-- Another owner's day, another N, another kind, centers and funding sources: everybody is looked at again.
BEGIN;
UPDATE setting SET value = '2025-03-10 10:00:00' WHERE name = 'clock.pinned';
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('old', 'sba');
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
--> Bolt
UPDATE task_center SET center_id = 'north';
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Core
INSERT OR REPLACE INTO task_center (task_id, center_id) VALUES ('old', 'main'), ('old', 'north');
DELETE FROM task_funding_source;
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> (no rows)
ROLLBACK;
-- New activity makes a client due later, on the day that follows from it.
INSERT INTO milestone (client_id, type, milestone_date) VALUES ('acme', 'Change in Staff', '2025-03-05');
SELECT client FROM preview_tasks('2025-06-10 09:00:00') WHERE client IS NOT NULL;
--> Bolt
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-06-10 09:00:00')) WHERE value ->> 'task_id' = 'old';
--> 1
SELECT client FROM preview_tasks('2025-06-14 09:00:00') WHERE client IS NOT NULL;
--> Acme
--> Bolt
SELECT client FROM preview_tasks('2025-06-13 09:00:00') WHERE client IS NOT NULL;
--> Bolt
SELECT * FROM crm_check;
--> (no rows)
