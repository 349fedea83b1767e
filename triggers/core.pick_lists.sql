/*each row
SELECT table_name AS "table", column_name AS "column",
       replace(list, '''', '''''') AS list, replace(list, '''', '''''''''') AS list_named  -- inside a literal, and inside a literal in a literal
       , EXISTS (SELECT 1 FROM pragma_table_info(table_name) WHERE name = 'id') AS has_id
  FROM pick_list_column
*/
-- core: G7, a value outside its pick list, or retired from it, is refused. A row keeps a retired value until that field is edited.
{{#row}}
CREATE TRIGGER "{{table}}_{{column}}_listed" BEFORE INSERT ON "{{table}}"
WHEN NEW."{{column}}" IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM pick_list WHERE list = '{{list}}' AND value = NEW."{{column}}" AND active = 1){{#has_id}}
 AND NOT EXISTS (SELECT 1 FROM "{{table}}" WHERE id = NEW.id AND "{{column}}" = NEW."{{column}}"){{/has_id}} BEGIN
  SELECT RAISE(ABORT, '{{table}}.{{column}}: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = ''{{list_named}}'' AND active');
END;
CREATE TRIGGER "{{table}}_{{column}}_stays_listed" AFTER UPDATE OF "{{column}}" ON "{{table}}"
WHEN NEW."{{column}}" IS NOT OLD."{{column}}" AND NEW."{{column}}" IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM pick_list WHERE list = '{{list}}' AND value = NEW."{{column}}" AND active = 1) BEGIN
  SELECT RAISE(ABORT, '{{table}}.{{column}}: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = ''{{list_named}}'' AND active');
END;
{{/row}}
