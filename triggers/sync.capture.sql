/*each tracked
SELECT t.number, replace(t.table_name, '"', '""') AS "table", quote(t.table_name) AS named, replace(t.table_name, '''', '''''') AS in_text,
       (SELECT group_concat('k' || key_position, ', ') FROM (SELECT key_position FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS k,
       (SELECT group_concat(printf('NEW."%w"', name), ', ') FROM (SELECT name FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS new_key,
       (SELECT group_concat(printf('OLD."%w"', name), ', ') FROM (SELECT name FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS old_key,
       (SELECT group_concat(printf('was."%w"', name), ', ') FROM (SELECT name FROM sync_column WHERE table_name = t.table_name AND key_position ORDER BY key_position)) AS was_key,
       (SELECT group_concat(printf('"%w"', name), ', ') FROM sync_column WHERE table_name = t.table_name AND key_position) AS key_names,
       (SELECT group_concat(printf('was."%w" = ' || iif(c."notnull" AND c.dflt_value NOT LIKE '%(%', 'coalesce(NEW."%w", %s)', 'NEW."%w"'), c.name, c.name, c.dflt_value), ' AND ')
          FROM pragma_table_info(t.table_name) c WHERE c.pk) AS same_key,
       (SELECT group_concat(printf('was."%w" = OLD."%w"', name, name), ' AND ') FROM sync_column WHERE table_name = t.table_name AND key_position) AS same_row,
       (SELECT group_concat(printf('"%w" = NEW.k%d', name, key_position), ' AND ') FROM sync_column WHERE table_name = t.table_name AND key_position) AS decided_row,
       (SELECT group_concat(printf('NEW."%w" IS NOT OLD."%w" COLLATE BINARY' || iif(compares_types, ' OR typeof(NEW."%w") <> typeof(OLD."%w")', ''), name, name, name, name), ' OR ')
          FROM sync_column WHERE table_name = t.table_name AND key_position) AS moved,
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
/*each row_number of tracked
-- A row may be given the number of another, which REPLACE removes. (Where SQLite numbers rows beside the key, and columns have left it a name. Before
-- it has numbered a row, that has -1: asking for that one in vain would cost each insert a tenth, so a row that was given -1 itself is not seen.)
SELECT n.column1 AS number_name FROM sync_table t, (VALUES ('rowid'), ('_rowid_'), ('oid')) n
 WHERE t.number = :number AND NOT (SELECT wr FROM pragma_table_list(t.table_name) WHERE schema = 'main')
   AND EXISTS (SELECT 1 FROM pragma_index_list(t.table_name) WHERE origin = 'pk')
   AND n.column1 NOT IN (SELECT lower(name) FROM pragma_table_xinfo(t.table_name)) LIMIT 1
*/
/*each unique_key of tracked
-- Another row with the same values would be replaced by INSERT OR REPLACE or UPDATE OR REPLACE, which put the default for a NULL that must not be.
-- What is in a partial index may change by an edit of any column, as may a generated value. (With its condition a partial index is used; where that is
-- written in a way that is not seen here, all rows are looked at.)
SELECT same_values || iif(condition = '', '', ' AND (' || condition || char(10) || ')') AS same_values, changed, iif(partial OR has_generated, '', 'OF ' || names) AS of_names, position
  FROM (SELECT i.seq AS position, i.partial,
               group_concat(printf('was."%w" = ' || iif(c."notnull" AND c.dflt_value NOT LIKE '%(%', 'coalesce(NEW."%w", %s)', 'NEW."%w"%.0s') || ' COLLATE "%w"', x.name, x.name, c.dflt_value, x.coll), ' AND ') AS same_values,
               iif(i.partial, 1, group_concat(printf('NEW."%w" IS NOT OLD."%w" COLLATE "%w"', x.name, x.name, x.coll), ' OR ')) AS changed,
               group_concat(printf('"%w"', x.name), ', ') AS names, max(c.hidden <> 0) AS has_generated,
               (SELECT iif(i.partial AND upper(substr(after, 1, 5)) = 'WHERE' AND instr(after, '.') = 0, substr(after, 6), '')
                  FROM (SELECT ltrim(substr(sql, instr(sql, ')') + 1), ' ' || char(9, 10, 13)) AS after FROM sqlite_schema WHERE type = 'index' AND name = i.name)) AS condition
          FROM sync_table t, pragma_index_list(t.table_name) i, pragma_index_xinfo(i.name) x LEFT JOIN pragma_table_xinfo(t.table_name) c ON c.cid = x.cid
         WHERE t.number = :number AND i."unique" AND i.origin <> 'pk' AND x.key GROUP BY i.seq HAVING min(x.cid) >= 0 ORDER BY i.name)
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
WHEN EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_key}}){{#row_number}}
  OR (NEW.{{number_name}} <> -1 AND EXISTS (SELECT 1 FROM "{{table}}" was WHERE was.{{number_name}} = NEW.{{number_name}})){{/row_number}}{{#unique_key}}
  OR EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_values}}){{/unique_key}} BEGIN
  {{>note_was}} WHERE ({{same_key}}){{#row_number}} OR was.{{number_name}} = NEW.{{number_name}}{{/row_number}}{{#unique_key}} OR ({{same_values}}){{/unique_key}};
END;
CREATE TRIGGER "sync_{{number}}_overrun" BEFORE UPDATE OF {{key_names}}, rowid, _rowid_, oid ON "{{table}}" WHEN ({{moved}}) AND EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_key}}) BEGIN
  {{>note_was}} WHERE {{same_key}};
END;
{{#row_number}}
CREATE TRIGGER "sync_{{number}}_renumbered" BEFORE UPDATE OF {{number_name}}, rowid, _rowid_, oid ON "{{table}}" WHEN NEW.{{number_name}} <> OLD.{{number_name}} BEGIN
  {{>note_was}} WHERE was.{{number_name}} = NEW.{{number_name}};
END;
{{/row_number}}
{{#unique_key}}
CREATE TRIGGER "sync_{{number}}_overrun_{{position}}" BEFORE UPDATE {{of_names}} ON "{{table}}" WHEN ({{changed}}) AND EXISTS (SELECT 1 FROM "{{table}}" was WHERE {{same_values}} AND NOT ({{same_row}})) BEGIN
  {{>note_was}} WHERE {{same_values}} AND NOT ({{same_row}});
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
