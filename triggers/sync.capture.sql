/*each tracked
SELECT t.number, replace(t.table_name, '"', '""') AS "table", quote(t.table_name) AS named, replace(t.table_name, '''', '''''') AS in_text,
       (SELECT group_concat('k' || key_position, ', ') FROM (SELECT key_position FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS k,
       (SELECT group_concat(printf('NEW."%w"', name), ', ') FROM (SELECT name FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS new_key,
       (SELECT group_concat(printf('OLD."%w"', name), ', ') FROM (SELECT name FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS old_key,
       (SELECT group_concat(printf('was."%w"', name), ', ') FROM (SELECT name FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS was_key,
       (SELECT group_concat(printf('"%w"', name), ', ') FROM sync_column WHERE table_name = t.table_name AND key_position) AS key_names,
       (SELECT group_concat(printf('was."%w" = NEW."%w"', name, name), ' AND ') FROM sync_column WHERE table_name = t.table_name AND key_position) AS same_key,
       (SELECT group_concat(printf('"%w" = NEW.k%d', name, key_position), ' AND ') FROM sync_column WHERE table_name = t.table_name AND key_position) AS decided_row,
       (SELECT group_concat(printf('NEW."%w" IS NOT OLD."%w" COLLATE BINARY', name, name), ' OR ') FROM sync_column WHERE table_name = t.table_name AND key_position) AS moved,
       (SELECT group_concat(printf('NEW."%w" IS NULL', name), ' OR ') FROM sync_column k WHERE table_name = t.table_name AND key_position
          AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.table_name) WHERE name = k.name AND "notnull")) AS without_key, -- NULL: it always has one
       (SELECT count(*) FROM sync_column WHERE table_name = t.table_name AND key_position IS NULL) AS has_columns,
       CASE WHEN EXISTS (SELECT 1 FROM pragma_table_info(t.table_name) WHERE name = 'modified_by') THEN ', NEW.modified_by' ELSE ', NULL' END AS "by"
  FROM sync_table t WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = t.table_name) ORDER BY t.number
*/
/*each column of tracked
SELECT number AS column_number, replace(name, '"', '""') AS column, quote(name) AS column_named, compares_types, CASE WHEN row_number() OVER (ORDER BY number) > 1 THEN ', ' END AS comma
  FROM sync_column WHERE table_name = (SELECT table_name FROM sync_table WHERE number = :number) AND key_position IS NULL
*/
/*each unique_key of tracked
-- Another row with the same values would be replaced by INSERT OR REPLACE or UPDATE OR REPLACE. (Of a partial index: may be.)
SELECT (SELECT group_concat(printf('was."%w" = NEW."%w"', name, name), ' AND ') FROM pragma_index_info(i.name)) AS same_values,
       (SELECT group_concat(printf('NEW."%w" IS NOT OLD."%w"', name, name), ' OR ') FROM pragma_index_info(i.name)) AS changed,
       (SELECT group_concat(printf('"%w"', name), ', ') FROM pragma_index_info(i.name)) AS names, i.seq AS position
  FROM sync_table t, pragma_index_list(t.table_name) i WHERE t.number = :number AND i."unique" AND i.origin <> 'pk' ORDER BY i.name
*/
-- sync: what changes in a table of sync_table is noted in sync_log (S2, S4): for each edited field the value before, for each inserted row that it
-- was, for each deleted one all its values. What a REPLACE may remove, which fires no delete triggers, is noted before: whether it was removed,
-- edited or left alone shows when a batch is made, since the new values are read from the table then.
-- They come last, since a schema change makes all those behind the first that it changes anew.
{{#tracked}}
{{#column}}
CREATE TRIGGER "sync_{{number}}_{{column_number}}" AFTER UPDATE OF "{{column}}" ON "{{table}}"
WHEN OLD."{{column}}" IS NOT NEW."{{column}}" COLLATE BINARY{{#compares_types}} OR typeof(OLD."{{column}}") <> typeof(NEW."{{column}}"){{/compares_types}} BEGIN
  INSERT INTO sync_log (table_number, column_number, {{k}}, old_value, at, modified_by)
    VALUES ({{number}}, {{column_number}}, {{new_key}}, OLD."{{column}}", unixepoch(){{by}});
END;
{{/column}}
CREATE TRIGGER "sync_{{number}}_inserted" AFTER INSERT ON "{{table}}" BEGIN
  {{#without_key}}
  {{>refuse_blank_key}};
  {{/without_key}}
  INSERT INTO sync_log (table_number, column_number, {{k}}, at, modified_by) VALUES ({{number}}, 0, {{new_key}}, unixepoch(){{by}});
END;
CREATE TRIGGER "sync_{{number}}_deleted" AFTER DELETE ON "{{table}}" BEGIN
  {{>note_old}};
END;
CREATE TRIGGER "sync_{{number}}_moved" AFTER UPDATE OF {{key_names}}, rowid, _rowid_, oid ON "{{table}}" WHEN {{moved}} BEGIN
  {{#without_key}}
  {{>refuse_blank_key}};
  {{/without_key}}
  {{>note_old}};
  INSERT INTO sync_log (table_number, column_number, {{k}}, at, modified_by) VALUES ({{number}}, 0, {{new_key}}, unixepoch(){{by}});
END;
CREATE TRIGGER "sync_{{number}}_replaced" BEFORE INSERT ON "{{table}}"
WHEN EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_key}}){{#unique_key}}
  OR EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_values}}){{/unique_key}} BEGIN
  {{>note_was}} WHERE ({{same_key}}){{#unique_key}} OR ({{same_values}}){{/unique_key}};
END;
CREATE TRIGGER "sync_{{number}}_overrun" BEFORE UPDATE OF {{key_names}}, rowid, _rowid_, oid ON "{{table}}" WHEN ({{moved}}) AND EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_key}}) BEGIN
  {{>note_was}} WHERE {{same_key}};
END;
{{#unique_key}}
CREATE TRIGGER "sync_{{number}}_overrun_{{position}}" BEFORE UPDATE OF {{names}} ON "{{table}}" WHEN ({{changed}}) AND EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_values}}) BEGIN
  {{>note_was}} WHERE {{same_values}};
END;
{{/unique_key}}
{{#has_columns}}
-- S5: a conflict that is decided anew at the main office changes the record, and so travels.
CREATE TRIGGER "sync_{{number}}_decided" AFTER UPDATE OF winner ON sync_conflict
WHEN NEW.winner <> OLD.winner AND NEW.table_name = {{named}} AND (SELECT site FROM automatic_write) IS NULL BEGIN
  SELECT RAISE(ABORT, 'sync_conflict.winner: the row of this conflict is no longer there; enter it by hand')
   WHERE NOT EXISTS (SELECT 1 FROM "{{table}}" WHERE {{decided_row}});
  {{#column}}
  UPDATE "{{table}}" SET "{{column}}" = CASE NEW.winner WHEN 'ours' THEN NEW.ours ELSE NEW.theirs END WHERE NEW.column_name = {{column_named}} AND {{decided_row}};
  {{/column}}
END;
{{/has_columns}}
{{/tracked}}

/*part refuse_blank_key
SELECT RAISE(ABORT, '{{in_text}}: a row of a synchronized table needs a whole key; give it one') WHERE {{without_key}}
*/
/*part note_old
INSERT INTO sync_log (table_number, column_number, {{k}}, old_value, at)
    VALUES ({{number}}, -1, {{old_key}}, NULL, unixepoch()){{#column}},
      ({{number}}, {{column_number}}, {{old_key}}, OLD."{{column}}", unixepoch()){{/column}}
*/
/*part note_was
INSERT INTO sync_log (table_number, column_number, {{k}}, old_value, at)
    SELECT {{number}}, noted.column1, {{was_key}}, CASE noted.column1 WHEN -1 THEN NULL{{#column}} WHEN {{column_number}} THEN was."{{column}}"{{/column}} END, unixepoch()
      FROM "{{table}}" was, (VALUES (-1){{#column}}, ({{column_number}}){{/column}}) noted
*/
