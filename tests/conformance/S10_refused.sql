-- S10: What is refused is told. (Files that were altered, truncated, repeated, or are for another site: tests/sync/exchange_test.cc.)
-- needs the extension
SELECT sync_receive('/');
--! sync_receive: this database is no site yet; call sync_init() at the main office
SELECT sync_init('main', 'Main Street', 'main');
--> main
SELECT sync_receive('/nowhere');
--! sync_receive: there is no folder /nowhere; make it, or give another
BEGIN;
SELECT sync_exchange('/');
--! sync_exchange: what is in a file cannot be rolled back; call it outside a transaction
ROLLBACK;
SELECT * FROM sync_inspect('/nowhere');
--! sync_inspect: cannot read it: No such file or directory
SELECT count(*) FROM pragma_database_list d CROSS JOIN sync_inspect(d.file) WHERE d.name = 'main';
--! sync_inspect: it is not a file of this version of sqlite-crm, or is truncated; have it sent again, by the same version

-- A table that was altered by hand is told, and nothing is sent.
CREATE TABLE project (id TEXT PRIMARY KEY NOT NULL, name);
SELECT sync_track('project');
--> project
ALTER TABLE project RENAME COLUMN name TO title;
SELECT sync_exchange('/');
--! sync_exchange: the table project was altered by hand: its column name is not as it was, so nothing of it could be sent rightly; take that back, and alter it by sync_ddl() at the main office
SELECT problem FROM crm_check() WHERE "check" = 'sync' AND problem GLOB '*by hand, so*';
--> its columns were changed by hand, so nothing is sent; take that back, and change them by sync_ddl() at the main office

-- What is the same everywhere is changed at the main office.
UPDATE sync_site SET kind = 'office', parent_code = 'x';
SELECT count(*) FROM sync_site WHERE kind = 'main';
--> 0
INSERT INTO sync_rule (table_name, criterion) VALUES ('client', 'main');
--! sync_rule: it is the same at every site; change it at the main office
DELETE FROM role_right;
--! role_right: it is the same at every site; change it at the main office
