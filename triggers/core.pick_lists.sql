/*each row
SELECT table_name AS "table", column_name AS "column",
       replace(list, '''', '''''') AS list, replace(list, '''', '''''''''') AS list_named  -- inside a literal, and inside a literal in a literal
  FROM pick_list_column
*/
/*each loss
SELECT 'UPDATE OF list, value' AS event, 'renamed' AS named, '(NEW.list, NEW.value) IS NOT (OLD.list, OLD.value) AND ' AS changed UNION ALL SELECT 'DELETE', 'deleted', ''
*/
-- core: G7, a value outside its pick list, or retired from it, is refused. A row keeps a retired value until that field
-- is edited. (Of new rows: core.entry.sql.)
{{#row}}
CREATE TRIGGER "{{table}}_{{column}}_stays_listed" AFTER UPDATE OF "{{column}}" ON "{{table}}"
WHEN NEW."{{column}}" IS NOT OLD."{{column}}" AND NEW."{{column}}" IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM pick_list WHERE list = '{{list}}' AND value = NEW."{{column}}" AND active = 1) AND {{is_judged}} BEGIN
  SELECT RAISE(ABORT, '{{table}}.{{column}}: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = ''{{list_named}}'' AND active');
END;
{{/row}}

-- Else a reminder, say, would silently not be written any more of appointments that are Scheduled instead of scheduled.
{{#loss}}
CREATE TRIGGER pick_list_known_value_{{named}} BEFORE {{event}} ON pick_list
WHEN {{changed}}(OLD.list, OLD.value) IN ({{known_values}}) AND {{is_judged}} BEGIN
  SELECT RAISE(ABORT, 'pick_list.value: the software itself goes by this value, so it is neither renamed nor deleted; add yours beside it, or set its active to 0');
END;
{{/loss}}
