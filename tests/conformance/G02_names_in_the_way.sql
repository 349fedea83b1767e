-- G2: crm_install() refuses a database where its names are taken.
-- G2: names in the way that differ in case, or belong to a view, an index or a trigger, deserve the sentence that a table gets.
-- needs the extension
-- on an empty file

CREATE TABLE Client (a);
SELECT crm_install();
--! crm_install: this database has table Client, which is not ours; rename it, or install into another file
DROP TABLE Client;
CREATE VIEW clock AS SELECT 1 AS now;
SELECT crm_install();
--! crm_install: this database has view clock, which is not ours; rename it, or install into another file
DROP VIEW clock;
CREATE TABLE z (a);
CREATE INDEX client_center ON z (a);
SELECT crm_install();
--! crm_install: this database has index client_center, which is not ours; rename it, or install into another file
