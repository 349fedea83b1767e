/*each entry
SELECT min(name) AS "table", max(is_record) AS is_record, max(has_id) AS has_id FROM (
  SELECT t.name, EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'id' AND type = 'TEXT' AND dflt_value IS NOT NULL) AS is_record,
         EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'id') AS has_id
    FROM (SELECT name FROM installed_object WHERE type = 'table' UNION ALL SELECT table_name FROM pick_list_column) t
   WHERE is_record OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) WHERE "to" = 'id')
      OR EXISTS (SELECT 1 FROM pick_list_column WHERE table_name = t.name COLLATE NOCASE))
 GROUP BY name COLLATE NOCASE ORDER BY 1
*/
/*each reference of entry
SELECT f."from" AS "column", f."table" AS parent FROM pragma_foreign_key_list(:table) f
 WHERE f."to" = 'id' AND EXISTS (SELECT 1 FROM installed_object WHERE type = 'table' AND name = :table)
*/
/*each listed of entry
SELECT column_name AS "column",
       replace(list, '''', '''''') AS list, replace(list, '''', '''''''''') AS list_named  -- inside a literal, and inside a literal in a literal
  FROM pick_list_column WHERE table_name = :table COLLATE NOCASE
*/
-- core: what a new row must satisfy beside the CHECKs of its table. One trigger a table and one statement in it, since each costs every insert.
-- (What an edited row must satisfy stands in core.records.sql, core.references.sql and core.pick_lists.sql.)
{{#entry}}
CREATE TRIGGER "{{table}}_entry" BEFORE INSERT ON "{{table}}" BEGIN
  SELECT CASE
  {{#is_record}}
    -- G8. (Of rows of a sheet without ids, INSERT OR REPLACE would leave the last.)
    WHEN (typeof(NEW.id) <> 'text' OR trim(NEW.id) = '') AND {{is_judged}}
      THEN RAISE(ABORT, '{{table}}.id: an id is a text, and not blank; leave it out for a new one')
    -- Without this, INSERT OR REPLACE or UPDATE OR REPLACE could remove another record by way of SQLite's own row number.
    WHEN NEW.rowid > 0 AND EXISTS (SELECT 1 FROM "{{table}}" WHERE rowid = NEW.rowid AND id IS NOT NEW.id)
      THEN RAISE(ABORT, '{{table}}: this rowid is that of another record; leave it out')
  {{/is_record}}
  {{#reference}}
    WHEN NEW."{{column}}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{{parent}}" WHERE id = NEW."{{column}}")
      THEN RAISE(ABORT, '{{table}}.{{column}}: there is no {{parent}} with this id; enter it first')
  {{/reference}}
  {{#listed}}
    WHEN NEW."{{column}}" IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM pick_list WHERE list = '{{list}}' AND value = NEW."{{column}}" AND active = 1)
     AND {{is_judged}}{{#has_id}}
     AND NOT EXISTS (SELECT 1 FROM "{{table}}" WHERE id = NEW.id AND "{{column}}" = NEW."{{column}}"){{/has_id}}
      THEN RAISE(ABORT, '{{table}}.{{column}}: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = ''{{list_named}}'' AND active')
  {{/listed}}
    END;
END;
{{/entry}}
