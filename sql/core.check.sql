/*each reference
SELECT t.name AS child, f."from" AS "column", f."table" AS parent, f."to" AS key,
       CASE WHEN EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'id') THEN 'id' ELSE f."from" END AS id
  FROM installed_object t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
*/
/*each listed
SELECT replace(table_name, '"', '""') AS "table", replace(column_name, '"', '""') AS "column", quote(table_name) AS table_named,
       quote(list) AS list, quote(column_name || ' holds a value that its pick list does not have; correct the row or add the value') AS problem,
       CASE WHEN EXISTS (SELECT 1 FROM pragma_table_info(table_name) WHERE name = 'id') THEN 'id' ELSE 'NULL' END AS id
  FROM pick_list_column WHERE EXISTS (SELECT 1 FROM pragma_table_info(table_name) WHERE name = column_name)
*/
-- core: what must hold of the whole database, one row for each violation.
SELECT 'file' AS "check", NULL AS table_name, NULL AS row_id, quick_check AS problem FROM pragma_quick_check
 WHERE quick_check <> 'ok' -- SQLite 3.40 takes one column for another in WITHOUT ROWID tables whose key does not come first, and so tells of values that are not there
   AND NOT EXISTS (SELECT 1 FROM pragma_table_list t WHERE t.schema = 'main' AND t.wr AND instr(quick_check, ' value in ' || t.name || '.'))
{{#reference}}
UNION ALL
SELECT 'reference', '{{child}}', {{id}}, '{{column}} names a {{parent}} that does not exist; enter it, or correct the row'
  FROM "{{child}}" child WHERE "{{column}}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{{parent}}" WHERE "{{key}}" = child."{{column}}")
{{/reference}}
{{#listed}}
UNION ALL
SELECT 'pick list', {{table_named}}, {{id}}, {{problem}}
  FROM "{{table}}" WHERE "{{column}}" IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM pick_list WHERE list = {{list}} AND value = "{{table}}"."{{column}}")
{{/listed}}
UNION ALL
SELECT 'pick list', 'pick_list', value, 'the list ' || list || ' lacks this value, which the software itself goes by; add it'
  FROM (SELECT column1 AS list, column2 AS value FROM ({{known_values}})) WHERE (list, value) NOT IN (SELECT list, value FROM pick_list)
UNION ALL
SELECT 'setting', 'setting', name, 'it is missing; INSERT INTO setting (name, value) gives it a value'
  FROM setting_definition WHERE name NOT IN (SELECT name FROM setting)
UNION ALL
SELECT 'automatic write', 'automatic_write', 1, 'no edit asks as things stand: it must have one row with prompt_id and site NULL; set it so'
 WHERE (SELECT count(*) FROM automatic_write WHERE coalesce(prompt_id, site, is_decided) IS NULL) <> 1
