-- T11, G1: The last activity of each client is kept by triggers, whatever writes: one row or many, edited, moved, replaced, merged, deleted, rolled back.

-- By funding source, reportable or not.
INSERT INTO award (id, client_id, activity_date, reportable, funding_source_id) VALUES
  ('a1', 'acme', '2024-05-01', 1, 'sba'), ('a2', 'acme', '2024-03-01', 1, 'sba'), ('a3', 'acme', '2024-04-01', 1, NULL), ('a4', 'acme', '2024-06-01', 0, 'sba'),
  ('a5', 'bolt', '2024-07-01', 1, 'state');
INSERT INTO counseling_session (id, client_id, session_date, funding_source_id) VALUES ('s1', 'acme', '2024-04-15', 'sba'), ('s2', 'acme', '2024-08-15', 'state');
SELECT client_id, funding_source_id, reportable, last_on FROM client_activity;
--> acme |  | 1 | 2024-04-01
--> acme | sba | 0 | 2024-06-01
--> acme | sba | 1 | 2024-05-01
--> acme | state | 1 | 2024-08-15
--> bolt | state | 1 | 2024-07-01

-- A day that is corrected; one that is not the last; one that is deleted: what remains is found in whichever table it is.
UPDATE award SET activity_date = '2024-01-01' WHERE id = 'a1';
SELECT last_on FROM client_activity WHERE client_id = 'acme' AND funding_source_id = 'sba' AND reportable;
--> 2024-04-15
DELETE FROM counseling_session WHERE id = 's1';
SELECT last_on FROM client_activity WHERE client_id = 'acme' AND funding_source_id = 'sba' AND reportable;
--> 2024-03-01
UPDATE award SET activity_date = '2024-02-01', amount = 500 WHERE id = 'a1';
SELECT last_on FROM client_activity WHERE client_id = 'acme' AND funding_source_id = 'sba' AND reportable;
--> 2024-03-01
-- Another funding source, or none; reportable or not.
UPDATE award SET funding_source_id = 'state' WHERE id IN ('a2', 'a3');
UPDATE award SET reportable = NOT reportable WHERE id IN ('a1', 'a4');
SELECT client_id, funding_source_id, reportable, last_on FROM client_activity;
--> acme | sba | 0 | 2024-02-01
--> acme | sba | 1 | 2024-06-01
--> acme | state | 1 | 2024-08-15
--> bolt | state | 1 | 2024-07-01

-- INSERT OR REPLACE: the row that was there does not count any more, for its client and its funding source. Several in one statement, too.
INSERT OR REPLACE INTO counseling_session (id, client_id, session_date, funding_source_id) VALUES ('s2', 'core', '2024-09-09', 'sba');
INSERT OR REPLACE INTO award (id, client_id, activity_date, reportable, funding_source_id) VALUES
  ('a1', 'core', '2023-01-01', 1, NULL), ('a4', 'core', '2023-01-02', 1, NULL), ('a4', 'bolt', '2023-01-03', 0, NULL), ('a6', 'bolt', '2023-01-04', 0, NULL);
SELECT client_id, funding_source_id, reportable, last_on FROM client_activity;
--> acme | state | 1 | 2024-04-01
--> bolt |  | 0 | 2023-01-04
--> bolt | state | 1 | 2024-07-01
--> core |  | 1 | 2023-01-01
--> core | sba | 1 | 2024-09-09
-- An UPSERT; INSERT OR IGNORE, which changes nothing; REPLACE by the same.
INSERT INTO award (id, client_id, activity_date) VALUES ('a6', 'bolt', '2025-01-01') ON CONFLICT (id) DO UPDATE SET activity_date = '2022-02-02';
INSERT OR IGNORE INTO award (id, client_id, activity_date) VALUES ('a6', 'acme', '2025-01-01');
REPLACE INTO counseling_session SELECT * FROM counseling_session;
SELECT client_id, funding_source_id, reportable, last_on FROM client_activity;
--> acme | state | 1 | 2024-04-01
--> bolt |  | 0 | 2023-01-03
--> bolt | state | 1 | 2024-07-01
--> core |  | 1 | 2023-01-01
--> core | sba | 1 | 2024-09-09
-- UPDATE OR REPLACE cannot take another record's id.
UPDATE OR REPLACE award SET id = 'a5' WHERE id = 'a1';
--! award.id: the id of a record never changes

-- Two clients turn out to be one: the activities are moved, the other is deleted.
UPDATE award SET client_id = 'acme' WHERE client_id IN ('bolt', 'core');
UPDATE counseling_session SET client_id = 'acme' WHERE client_id = 'core';
DELETE FROM client WHERE id IN ('bolt', 'core');
SELECT client_id, funding_source_id, reportable, last_on FROM client_activity;
--> acme |  | 0 | 2023-01-03
--> acme |  | 1 | 2023-01-01
--> acme | sba | 1 | 2024-09-09
--> acme | state | 1 | 2024-07-01
-- A client with activities is not deleted; INSERT OR REPLACE of a client leaves its activities.
DELETE FROM client WHERE id = 'acme';
--! client: award.client_id still refers to it
INSERT OR REPLACE INTO client (id, name, center_id) VALUES ('acme', 'Acme & Bolt', 'north');
SELECT count(*) FROM client_activity;
--> 4

-- Rolled back: as if it had not been.
BEGIN;
DELETE FROM award;
INSERT INTO inquiry (client_id, activity_date, funding_source_id) VALUES ('acme', '2025-03-01', 'sba');
ROLLBACK;
SELECT max(last_on), count(*) FROM client_activity;
--> 2024-09-09 | 4
-- Many rows in one statement.
INSERT INTO inquiry (client_id, activity_date) WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 364) SELECT 'acme', date('2024-01-01', i || ' days') FROM n;
UPDATE inquiry SET activity_date = date(activity_date, '-1 year') WHERE activity_date >= '2024-07-01';
SELECT last_on FROM client_activity WHERE funding_source_id = '' AND reportable;
--> 2024-06-30
DELETE FROM inquiry WHERE activity_date LIKE '2024%';
SELECT last_on FROM client_activity WHERE funding_source_id = '' AND reportable;
--> 2023-12-30
DELETE FROM inquiry;
DELETE FROM award;
DELETE FROM counseling_session;
SELECT count(*) FROM client_activity;
--> 0
