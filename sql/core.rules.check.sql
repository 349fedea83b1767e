-- core: rows of pick_list_column that cannot be brought into force. crm_install() refuses the first; crm_check() lists all.
SELECT 'pick list column' AS "check", 'pick_list_column' AS table_name, table_name || '.' || column_name AS row_id,
       'there is no such column of a table; correct the row or delete it' AS problem
  FROM pick_list_column p
 WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(p.table_name) WHERE name = p.column_name)
    OR NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = p.table_name COLLATE NOCASE)
