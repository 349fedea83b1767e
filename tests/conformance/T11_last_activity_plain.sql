-- T11, G1: The last activity of each client is right at any moment, whatever wrote: one row or many, edited, moved, replaced, merged, deleted, rolled back; and it is told in plain SQL.

INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES
  ('any', 'Any', 'inactivate_client', 100, 'ann'), ('rep', 'Reportable', 'inactivate_client_reportable', 100, 'ann'), ('sba', 'Reportable to SBA', 'inactivate_client_reportable', 100, 'ann');
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('sba', 'sba');
CREATE TEMP VIEW last AS SELECT client_id, max(CASE task_id WHEN 'any' THEN last_activity END) AS any_kind, max(CASE task_id WHEN 'rep' THEN last_activity END) AS reportable,
    max(CASE task_id WHEN 'sba' THEN last_activity END) AS of_sba FROM main.inactivation_case GROUP BY client_id;
INSERT INTO award (id, client_id, activity_date, reportable, funding_source_id) VALUES
  ('a1', 'acme', '2024-05-01', 1, 'sba'), ('a2', 'acme', '2024-03-01', 1, 'sba'), ('a3', 'acme', '2024-04-01', 1, NULL), ('a4', 'acme', '2024-11-01', 0, 'sba'),
  ('a5', 'bolt', '2024-07-01', 1, 'state');
INSERT INTO counseling_session (id, client_id, session_date, funding_source_id) VALUES ('s1', 'acme', '2024-04-15', 'sba'), ('s2', 'acme', '2024-08-15', 'state');
SELECT * FROM last;
--> acme | 2024-11-01 | 2024-08-15 | 2024-05-01
--> bolt | 2024-07-01 | 2024-07-01 | NULL
--> core | NULL | NULL | NULL

-- A day that is corrected; one that is not the last; one that is deleted: what remains is found in whichever table it is.
UPDATE award SET activity_date = '2024-01-01' WHERE id = 'a1';
SELECT of_sba FROM last WHERE client_id = 'acme';
--> 2024-04-15
DELETE FROM counseling_session WHERE id = 's1';
SELECT of_sba FROM last WHERE client_id = 'acme';
--> 2024-03-01
-- Another funding source, or none; reportable or not.
UPDATE award SET funding_source_id = 'state' WHERE id IN ('a2', 'a3');
UPDATE award SET reportable = NOT reportable WHERE id IN ('a1', 'a4');
SELECT * FROM last WHERE client_id = 'acme';
--> acme | 2024-11-01 | 2024-11-01 | 2024-11-01

-- INSERT OR REPLACE: the row that was there does not count any more. Several in one statement, too.
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, funding_source_id) VALUES ('s2', 'core', '2024-09-09', 'sba');
INSERT OR REPLACE INTO award (id, client_id, activity_date, reportable, funding_source_id) VALUES
  ('a1', 'core', '2023-01-01', 1, NULL), ('a4', 'core', '2023-01-02', 1, NULL), ('a4', 'bolt', '2025-01-03', 0, NULL), ('a6', 'bolt', '2023-01-04', 0, NULL);
SELECT * FROM last;
--> acme | 2024-04-01 | 2024-04-01 | NULL
--> bolt | 2025-01-03 | 2024-07-01 | NULL
--> core | 2024-09-09 | 2024-09-09 | 2024-09-09
-- An UPSERT; INSERT OR IGNORE, which changes nothing; REPLACE by the same.
INSERT INTO award (id, client_id, activity_date) VALUES ('a4', 'bolt', '2025-01-01') ON CONFLICT (id) DO UPDATE SET activity_date = '2022-02-02';
INSERT OR IGNORE INTO award (id, client_id, activity_date) VALUES ('a6', 'acme', '2025-01-01');
REPLACE INTO counseling_session SELECT * FROM counseling_session;
SELECT * FROM last;
--> acme | 2024-04-01 | 2024-04-01 | NULL
--> bolt | 2024-07-01 | 2024-07-01 | NULL
--> core | 2024-09-09 | 2024-09-09 | 2024-09-09
-- UPDATE OR REPLACE cannot take another record's id.
UPDATE OR REPLACE award SET id = 'a5' WHERE id = 'a1';
--! award.id: the id of a record never changes

-- Two clients turn out to be one: the activities are moved, the other is deleted.
UPDATE award SET client_id = 'acme' WHERE client_id IN ('bolt', 'core');
UPDATE counseling_session SET client_id = 'acme' WHERE client_id = 'core';
DELETE FROM client WHERE id IN ('bolt', 'core');
SELECT * FROM last;
--> acme | 2024-09-09 | 2024-09-09 | 2024-09-09
-- A client with activities is not deleted; INSERT OR REPLACE of a client leaves its activities.
DELETE FROM client WHERE id = 'acme';
--! client: counseling_session.client_id still refers to it; change or delete those rows first, or set its status to Inactive instead
INSERT OR REPLACE INTO client (id, name, center_id) VALUES ('acme', 'Acme & Bolt', 'north');
SELECT * FROM last;
--> acme | 2024-09-09 | 2024-09-09 | 2024-09-09

-- Rolled back: as if it had not been. Many rows in one statement.
BEGIN;
DELETE FROM counseling_session;
INSERT INTO inquiry (client_id, activity_date, funding_source_id) VALUES ('acme', '2025-03-01', 'sba');
ROLLBACK;
SELECT of_sba FROM last;
--> 2024-09-09
DELETE FROM counseling_session;
INSERT INTO inquiry (client_id, activity_date) WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 364) SELECT 'acme', date('2025-01-01', i || ' days') FROM n;
UPDATE inquiry SET activity_date = date(activity_date, '-2 years') WHERE activity_date >= '2025-07-01';
SELECT any_kind, of_sba FROM last;
--> 2025-06-30 | NULL
DELETE FROM inquiry WHERE activity_date >= '2024-07-01';
SELECT any_kind FROM last;
--> 2024-07-01
-- A milestone without a day counts on the day of its entry.
INSERT INTO milestone (client_id, type) VALUES ('acme', 'Change in Staff');
SELECT any_kind FROM last;
--> 2025-03-10
