-- G2: Loading the extension writes nothing. crm_install() creates or upgrades the schema, is idempotent, and is all-or-nothing.
-- needs the extension
-- on an empty file

SELECT count(*) FROM sqlite_schema;
--> 0
SELECT * FROM crm_check;
--! crm_check: this database has no schema of sqlite-crm; call SELECT crm_install()

-- A table, a view or an index of the user's own that is in the way: nothing is made.
CREATE TABLE client (account TEXT);
SELECT crm_install();
--! crm_install: this database has table client, which is not ours; rename it, or install into another file
ALTER TABLE client RENAME TO customer;
CREATE VIEW clock AS SELECT 12 AS hour;
SELECT crm_install();
--! crm_install:
DROP VIEW clock;

-- A rehearsal tells what the real call would, and takes it back. So does a transaction that is rolled back.
SELECT crm_install('rehearse');
--> 5
SELECT crm_install('now');
--! crm_install: there is no option 'now'; leave it out, or give 'rehearse'
BEGIN;
SELECT crm_install();
--> 5
ROLLBACK;
SELECT name FROM sqlite_schema;
--> customer

-- Installed, it is sound, and the user's own table is as it was. A second call writes nothing
-- (the one schema change counted is the table that holds the counts).
SELECT crm_install();
--> 5
SELECT * FROM crm_check;
--> (no rows)
CREATE TABLE before_second_call AS SELECT total_changes() AS changes, (SELECT schema_version FROM pragma_schema_version) AS schema;
SELECT crm_install();
--> 5
SELECT (SELECT schema_version FROM pragma_schema_version) - schema AS schema_changes, total_changes() - changes AS row_changes FROM before_second_call;
--> 1 | 0
SELECT sql FROM sqlite_schema WHERE name = 'customer';
--> CREATE TABLE "customer" (account TEXT)
SELECT version FROM schema_version;
--> 5

-- A trigger or view of ours that was dropped is told of, and made anew.
DROP TRIGGER prompt_declined;
DROP VIEW prompt_inbox;
SELECT "check", problem FROM crm_check;
--> schema | this trigger or view is missing, or not as the rules now say; call crm_install()
--> schema | this trigger or view is missing, or not as the rules now say; call crm_install()
SELECT crm_install();
--> 5
SELECT * FROM crm_check;
--> (no rows)

-- A newer release's database is left alone.
INSERT INTO schema_version (version) VALUES (1000);
SELECT crm_install();
--! crm_install: this database has schema version 1000, newer than version 5 of this extension; load a newer sqlite-crm
SELECT run_tasks();
--! run_tasks: this database has schema version 1000, the extension 5; call SELECT crm_install(), or load the newer extension
