-- S7: Schema changes are made at the main office by sync_ddl(), one statement a call; a table that is made so is synchronized.
-- needs the extension
SELECT sync_ddl('CREATE TABLE project (id TEXT PRIMARY KEY)');
--! sync_ddl: this database is no site yet; call sync_init() at the main office
SELECT sync_init('main', 'Main Street', 'main');
--> main
SELECT sync_ddl('CREATE TABLE project (id TEXT PRIMARY KEY NOT NULL, client_id TEXT REFERENCES client (id), name)');
--> CREATE TABLE project (id TEXT PRIMARY KEY NOT NULL, client_id TEXT REFERENCES client (id), name)
SELECT name FROM sync_column WHERE table_name = 'project' ORDER BY number;
--> id
--> client_id
--> name
INSERT INTO project (id, name) VALUES ('p', 'Roof');
SELECT length(sync_ddl('ALTER TABLE project RENAME COLUMN name TO title')) > 0;
--> 1
SELECT length(sync_ddl('ALTER TABLE project ADD COLUMN cost REAL NOT NULL DEFAULT 0')) > 0;
--> 1
SELECT length(sync_ddl('CREATE INDEX project_client ON project (client_id)')) > 0;
--> 1
SELECT length(sync_ddl('CREATE VIEW costly AS SELECT id FROM project WHERE cost > 100')) > 0;
--> 1
SELECT length(sync_ddl('CREATE TRIGGER project_stays BEFORE DELETE ON project BEGIN SELECT RAISE(ABORT, ''it stays''); END')) > 0;
--> 1
-- A column of your own in a table of ours.
SELECT length(sync_ddl('ALTER TABLE client ADD COLUMN nickname')) > 0;
--> 1
DELETE FROM sync_log;
UPDATE project SET title = 'House', cost = 7;
UPDATE client SET nickname = 'A' WHERE id = 'acme';
SELECT c.name, l.old_value FROM sync_log l JOIN sync_table t ON t.number = l.table_number JOIN sync_column c ON c.table_name = t.table_name AND c.number = l.column_number ORDER BY c.name;
--> cost | 0.0
--> nickname | NULL
--> title | Roof
SELECT kind, table_name, old_column, new_column FROM sync_alteration WHERE kind <> 'other' ORDER BY id;
--> create table | project | NULL | NULL
--> rename column | project | name | title
--> add column | project | NULL | cost
--> add column | client | NULL | nickname
SELECT count(*) FROM crm_check();
--> 0

-- What sync_ddl() refuses.
SELECT sync_ddl('UPDATE client SET name = ''x''');
--! sync_ddl: it is no single CREATE, ALTER or DROP of a table, index, view or trigger; give one of those
SELECT sync_ddl('PRAGMA journal_mode = OFF');
--! sync_ddl: it is no single CREATE, ALTER or DROP
SELECT sync_ddl('ATTACH ''x'' AS x');
--! sync_ddl: it is no single CREATE, ALTER or DROP
SELECT sync_ddl('CREATE TABLE a (id TEXT PRIMARY KEY); CREATE TABLE b (id TEXT PRIMARY KEY)');
--! sync_ddl: it is more than one statement; call it for each
SELECT sync_ddl('CREATE TEMP TABLE a (id TEXT PRIMARY KEY)');
--! sync_ddl: a TEMP object is of one connection only; make it there
SELECT sync_ddl('CREATE TABLE temp.a (id TEXT PRIMARY KEY)');
--! sync_ddl: it is about an attached or TEMP database; only that of the site is synchronized
SELECT sync_ddl('CREATE VIRTUAL TABLE a USING fts5 (x)');
--! sync_ddl: a virtual table keeps what it has in a way of its own, and cannot be synchronized; make it at each site
SELECT sync_ddl('CREATE TABLE a AS SELECT 1');
--! sync_ddl: CREATE TABLE AS has no primary key; name the columns, and fill it with INSERT afterwards
SELECT sync_ddl('CREATE TABLE a (x)');
--! sync_ddl: the table a has no primary key, by which its rows could be told apart; give it one
SELECT sync_ddl('ALTER TABLE project RENAME TO work');
--! sync_ddl: a synchronized table keeps its name; make another, and fill it from this one
SELECT sync_ddl('DROP VIEW IF EXISTS nowhere');
--! sync_ddl: it changes nothing here; leave IF EXISTS and IF NOT EXISTS out to learn why
SELECT sync_ddl('DROP TABLE client');
--! sync_ddl: the table client is a part of sqlite-crm, and stays
SELECT sync_ddl('DROP INDEX client_entered');
--! sync_ddl: the index client_entered is a part of sqlite-crm, and stays
SELECT sync_ddl('ALTER TABLE client DROP COLUMN name');
--! sync_ddl: the column client.name is a part of sqlite-crm, and stays as it is
SELECT sync_ddl('ALTER TABLE client RENAME COLUMN name TO called');
--! sync_ddl: the column client.name is a part of sqlite-crm, and stays as it is
CREATE TABLE mine (id TEXT PRIMARY KEY);
SELECT sync_ddl('ALTER TABLE mine ADD COLUMN x');
--! sync_ddl: the table mine is not synchronized, so other sites may have none; call sync_track('mine') at each, or alter it there

-- What would be possible here, and never at a site that has rows, or other tables.
SELECT sync_ddl('CREATE TABLE visit (id TEXT PRIMARY KEY NOT NULL, day, g AS (day))') IS NOT NULL;
--> 1
SELECT sync_ddl('ALTER TABLE visit ADD COLUMN place TEXT NOT NULL');
--! sync_ddl: visit is empty here, and where it has rows, as it may at other sites, this cannot be done: Cannot add a NOT NULL column with default value NULL; give the column a constant DEFAULT that its constraints allow (a generated one must be VIRTUAL, and may be NULL)
SELECT sync_ddl('ALTER TABLE "visit" ADD place DEFAULT CURRENT_TIMESTAMP');
--! sync_ddl: visit is empty here, and where it has rows, as it may at other sites, this cannot be done: Cannot add a column with non-constant default
SELECT sync_ddl('ALTER TABLE main.visit ADD COLUMN place TEXT DEFAULT ''x'' CHECK (place IN (''a'', ''b''))');
--! sync_ddl: visit is empty here, and where it has rows, as it may at other sites, this cannot be done: CHECK constraint failed
SELECT sync_ddl('ALTER TABLE visit ADD COLUMN place AS (day || ''!'') STORED');
--! sync_ddl: visit is empty here, and where it has rows, as it may at other sites, this cannot be done: cannot add a STORED column
SELECT length(sync_ddl('ALTER TABLE visit ADD COLUMN place TEXT NOT NULL DEFAULT ''a'' CHECK (visit.place IN (''a'', ''b'') OR g IS day)')) > 0;
--> 1
SELECT length(sync_ddl('ALTER TABLE visit ADD COLUMN loud AS (day || ''!'')')) > 0;
--> 1
CREATE TABLE noted (id TEXT PRIMARY KEY, visit_id);
SELECT sync_ddl('CREATE TRIGGER visit_noted AFTER INSERT ON visit BEGIN INSERT INTO noted (visit_id) VALUES (NEW.id); END');
--! sync_ddl: it names the table noted, which is not synchronized, so other sites may have none; call sync_track('noted') at each, or make the trigger there by hand
SELECT sync_ddl('CREATE VIEW seen AS SELECT * FROM visit JOIN noted ON visit_id = visit.id');
--! sync_ddl: it names the table noted, which is not synchronized
SELECT sync_ddl('CREATE TABLE room (id TEXT PRIMARY KEY NOT NULL, noted_id TEXT REFERENCES noted (id))');
--! sync_ddl: it names the table noted, which is not synchronized
SELECT sync_ddl('ALTER TABLE visit ADD COLUMN noted_id TEXT REFERENCES noted (id)');
--! sync_ddl: it names the table noted, which is not synchronized
SELECT length(sync_ddl('ALTER TABLE visit ADD COLUMN noted')) > 0;
--> 1
SELECT sync_track('noted');
--> noted
SELECT length(sync_ddl('CREATE TRIGGER visit_noted AFTER INSERT ON visit BEGIN INSERT INTO noted (id, visit_id) VALUES (NEW.id, NEW.id); END')) > 0;
--> 1
-- What a view, a trigger or another table names, here or as it is to be.
SELECT sync_ddl('CREATE VIEW lost AS SELECT * FROM nowhere');
--! sync_ddl: with it the view lost cannot be executed: no such table: main.nowhere; drop or correct that first
SELECT sync_ddl('DROP TABLE noted');
--! sync_ddl: with it the trigger visit_noted cannot be executed: no such table: main.noted; drop or correct that first
SELECT sync_ddl('ALTER TABLE noted DROP COLUMN visit_id');
--! sync_ddl: with it the trigger visit_noted cannot be executed: table noted has no column named visit_id; drop or correct that first
SELECT length(sync_ddl('CREATE TRIGGER "note DELETE" INSTEAD OF DELETE ON costly BEGIN INSERT INTO noted VALUES (OLD.id, 1); END')) > 0;
--> 1
SELECT sync_ddl('ALTER TABLE noted ADD COLUMN day');
--! sync_ddl: with it the trigger note DELETE cannot be executed: table noted has 3 columns but 2 values were supplied; drop or correct that first
SELECT length(sync_ddl('DROP TRIGGER "note DELETE"')) > 0;
--> 1
SELECT length(sync_ddl('CREATE TABLE room (id TEXT PRIMARY KEY NOT NULL, noted_id TEXT REFERENCES noted (id))')) > 0;
--> 1
SELECT length(sync_ddl('DROP TRIGGER visit_noted')) > 0;
--> 1
SELECT sync_ddl('DROP TABLE noted');
--! sync_ddl: the table room refers to it; drop that first, or make it anew without REFERENCES
SELECT length(sync_ddl('DROP TABLE room')) > 0, length(sync_ddl('DROP TABLE noted')) > 0;
--> 1 | 1
SELECT * FROM crm_check();
--> (no rows)

-- Dropped again.
SELECT length(sync_ddl('DROP TRIGGER project_stays')) > 0;
--> 1
SELECT length(sync_ddl('DROP VIEW costly')) > 0;
--> 1
SELECT length(sync_ddl('ALTER TABLE project DROP COLUMN cost')) > 0;
--> 1
SELECT length(sync_ddl('ALTER TABLE client DROP COLUMN nickname')) > 0;
--> 1
SELECT length(sync_ddl('DROP TABLE project')) > 0;
--> 1
SELECT count(*) FROM sync_column WHERE table_name = 'project' OR name = 'nickname';
--> 0
SELECT count(*) FROM crm_check();
--> 0
