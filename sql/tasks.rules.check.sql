-- tasks: rows of activity_table that cannot be brought into force. crm_install() refuses the first; crm_check() lists all.
WITH needed(table_name, name) AS (
  SELECT table_name, date_column FROM activity_table
  UNION ALL SELECT table_name, column1 FROM activity_table, (VALUES ('id'), ('client_id'), ('reportable'), ('funding_source_id')))
SELECT 'activity table' AS "check", 'activity_table' AS table_name, table_name AS row_id,
       'there is no column ' || name || ' of such a table; add it, or correct or delete the row' AS problem
  FROM needed
 WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(needed.table_name) WHERE name = needed.name)
    OR NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = needed.table_name COLLATE NOCASE)
UNION ALL
SELECT 'activity table', 'activity_table', table_name, 'its column ' || name || ' must be NOT NULL; change the table, or delete the row'
  FROM activity_table, pragma_table_info(table_name) WHERE name IN ('client_id', 'reportable') AND "notnull" = 0
UNION ALL
SELECT 'activity table', 'activity_table', '', 'there is none; add a row for each table that counts as activity' WHERE NOT EXISTS (SELECT 1 FROM activity_table)
