/*each row
SELECT t.name AS "table", CASE WHEN EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'entered_at') THEN 1 END AS dated
  FROM installed_object t
 WHERE t.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'id' AND type = 'TEXT' AND pk = 1)
   AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'id' AND dflt_value IS NOT NULL)
*/
-- core: what every table of records has.
{{#row}}
-- G8: other rows, other databases and people's notes refer to the id, so it stays.
CREATE TRIGGER "{{table}}_id_stays" BEFORE UPDATE OF id ON "{{table}}" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, '{{table}}.id: the id of a record never changes');
END;
{{^dated}}
CREATE TRIGGER "{{table}}_row_is_counted" AFTER INSERT ON "{{table}}" WHEN NEW.rowid < 1 BEGIN
  {{>refuse_row}};
END;
{{/dated}}
CREATE TRIGGER "{{table}}_row_never_moves" BEFORE UPDATE OF rowid, _rowid_, oid ON "{{table}}" WHEN NEW.rowid IS NOT OLD.rowid BEGIN
  SELECT RAISE(ABORT, '{{table}}: the rowid of a record never changes');
END;
{{#dated}}
-- G4: the moment of entry is the clock's. (One trigger with the guard of rowid: each costs every insert.)
CREATE TRIGGER "{{table}}_entered" AFTER INSERT ON "{{table}}" WHEN NEW.entered_at IS NULL OR NEW.rowid < 1 BEGIN
  {{>refuse_row}} WHERE NEW.rowid < 1;
  UPDATE "{{table}}" SET entered_at = {{now}} WHERE rowid = NEW.rowid;
END;
CREATE TRIGGER "{{table}}_stays_entered" AFTER UPDATE OF entered_at ON "{{table}}" WHEN NEW.entered_at IS NULL AND OLD.entered_at IS NOT NULL BEGIN
  UPDATE "{{table}}" SET entered_at = OLD.entered_at WHERE rowid = NEW.rowid;
END;
{{/dated}}
{{/row}}

/*part refuse_row
SELECT RAISE(ABORT, '{{table}}: a rowid is 1 or more; leave it out')
*/
