-- T11, G6: A table of the office's own counts as activity: a row in activity_table, and crm_install(). What is in it already counts at once.
-- needs the extension

CREATE TABLE "site visit" (id TEXT PRIMARY KEY, client_id TEXT NOT NULL, "visited on" TEXT NOT NULL, reportable INTEGER NOT NULL DEFAULT 1, funding_source_id TEXT);
INSERT INTO "site visit" (id, client_id, "visited on") VALUES ('v1', 'acme', '2025-02-01');
UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('old', 'Old', 'inactivate_client', 100, 'ann', 1, 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT client FROM eligible_for_inactivation('old');
--> Acme
--> Bolt
INSERT INTO activity_table (table_name, date_column, meaning) VALUES ('site visit', 'visited on', 'visit at the client''s');
SELECT crm_install();
--> 4
SELECT * FROM crm_check;
--> (no rows)
SELECT client FROM eligible_for_inactivation('old');
--> Bolt
SELECT kind, id, day FROM activity;
--> visit at the client's | v1 | 2025-02-01

-- From now on it is kept as all others are, and a run that has looked at everybody is told.
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 1
INSERT INTO "site visit" (id, client_id, "visited on") VALUES ('v2', 'bolt', '2025-03-01');
DELETE FROM "site visit" WHERE id = 'v1';
SELECT client FROM eligible_for_inactivation('old');
--> Acme
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
REPLACE INTO "site visit" (id, client_id, "visited on") VALUES ('v2', 'acme', '2025-03-01');
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Bolt
SELECT * FROM crm_check;
--> (no rows)

-- A table that does not have what is needed is refused, and nothing changes.
CREATE TABLE visit (id TEXT PRIMARY KEY, client_id TEXT NOT NULL, visited_on TEXT);
INSERT INTO activity_table (table_name, date_column, meaning) VALUES ('visit', 'visited_on', 'visit');
SELECT crm_install();
--! crm_install: activity_table 'visit': there is no column reportable of such a table; add it, or correct or delete the row
UPDATE activity_table SET table_name = 'visits' WHERE table_name = 'visit';
SELECT crm_install();
--! crm_install: activity_table 'visits': there is no column
DELETE FROM activity_table WHERE table_name = 'visits';

-- Taken out again, the table does not count any more.
DELETE FROM activity_table WHERE table_name = 'site visit';
SELECT crm_install();
--> 4
SELECT client FROM eligible_for_inactivation('old');
--> Acme
--> Bolt
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
--> Bolt
SELECT * FROM crm_check;
--> (no rows)
-- rebuild_agenda() looks at every client; it is never needed unless crm_check() asks for it, and never does harm.
SELECT typeof(rebuild_agenda());
--> integer
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
--> Bolt

-- A table that is gone while its row is still there: crm_check() says what to do.
INSERT INTO activity_table (table_name, date_column, meaning) VALUES ('site visit', 'visited on', 'visit');
SELECT crm_install();
--> 4
DROP TABLE "site visit";
SELECT "check", table_name, row_id, problem FROM crm_check() WHERE "check" <> 'schema' LIMIT 1;
--> activity table | activity_table | site visit | there is no column visited on of such a table; add it, or correct or delete the row
DELETE FROM activity_table WHERE table_name = 'site visit';
SELECT crm_install();
--> 4
SELECT * FROM crm_check();
--> (no rows)
