-- G2: A host that has SQLite name columns in full, or by what they were written as, can install and check.
-- needs the extension
PRAGMA full_column_names = ON;
SELECT crm_install();
--> 5
SELECT * FROM crm_check();
--> (no rows)
PRAGMA short_column_names = OFF;
SELECT crm_install();
--! crm_install: sql/core.rules.check.sql: PRAGMA full_column_names without short_column_names keeps SQLite from finding the columns of our statements; turn one of them back
PRAGMA full_column_names = OFF;
SELECT crm_install();
--> 5
