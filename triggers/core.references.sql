/*each child
SELECT DISTINCT t.name AS child FROM installed_object t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND f."to" = 'id'
*/
/*each reference of child
SELECT f."from" AS "column", f."table" AS parent,
       EXISTS (SELECT 1 FROM pragma_table_info(f."table") WHERE name = 'status') AS inactivates,
       (SELECT pk = 1 AND name <> 'id' FROM pragma_table_info(:child) WHERE name = f."from") AS is_part
  FROM pragma_foreign_key_list(:child) f WHERE f."to" = 'id'
*/
-- core: foreign keys hold also where the host leaves PRAGMA foreign_keys off, which is the default almost everywhere.
-- Nothing cascades: INSERT OR REPLACE deletes and inserts, and a cascade would take the children with it. Only rows whose key begins with
-- their parent (the centers of a task) are a part of it, and go when it is deleted. (Of new rows: core.entry.sql.)
{{#child}}
{{#reference}}
CREATE TRIGGER "{{child}}_{{column}}_updated" BEFORE UPDATE OF "{{column}}" ON "{{child}}"
WHEN NEW."{{column}}" IS NOT OLD."{{column}}" AND NEW."{{column}}" IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM "{{parent}}" WHERE id = NEW."{{column}}") BEGIN
  SELECT RAISE(ABORT, '{{child}}.{{column}}: there is no {{parent}} with this id; enter it first');
END;
{{#is_part}}
CREATE TRIGGER "{{parent}}_takes_along_{{child}}" AFTER DELETE ON "{{parent}}"
WHEN NOT EXISTS (SELECT 1 FROM replaced_row WHERE table_name = '{{parent}}' AND row_id = OLD.id) BEGIN
  DELETE FROM "{{child}}" WHERE "{{column}}" = OLD.id;
END;
{{/is_part}}
{{^is_part}}
CREATE TRIGGER "{{parent}}_needed_by_{{child}}_{{column}}" BEFORE DELETE ON "{{parent}}"
WHEN EXISTS (SELECT 1 FROM "{{child}}" WHERE "{{column}}" = OLD.id) BEGIN
  SELECT RAISE(ABORT, '{{parent}}: {{child}}.{{column}} still refers to it; change or delete those rows first{{#inactivates}}, or set its status to Inactive instead{{/inactivates}}');
END;
{{/is_part}}
{{/reference}}
{{/child}}
