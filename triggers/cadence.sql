/*each record
SELECT DISTINCT record_type AS "table" FROM cadence_field
*/
/*each field of record
-- (Our trigger core.records.sql fills entered_at in when the record is entered: that is no change of it.)
SELECT replace(field, '"', '""') AS field, quote(field) AS named,
       CASE WHEN field = 'entered_at' THEN ' AND OLD.entered_at IS NOT NULL' END AS entered
  FROM cadence_field WHERE record_type = :table
*/
/*each synced
SELECT DISTINCT replace(prospect_field, '"', '""') AS field, quote(prospect_field) AS named FROM cadence_field WHERE prospect_field IS NOT NULL
*/
-- cadence: what is changed on either side, field by field and in order, on any connection (C7). One trigger a column, so that an edit pays only for
-- what it touches. What a synchronization writes counts cadence_writes on, and is no change. (What a trigger of the office's own makes of it is one.)
-- G1: INSERT OR REPLACE of a row that exists is an edit, but fires only insert triggers: its values are noted before. (An UPSERT or INSERT OR
-- IGNORE notes them in vain: a change that did not come about is none, since the value that stands there decides.)
{{#record}}
{{#field}}
CREATE TRIGGER "cadence_{{table}}_{{field}}_edited" AFTER UPDATE OF "{{field}}" ON "{{table}}"
WHEN NEW."{{field}}" IS NOT OLD."{{field}}"{{entered}} AND NEW.cadence_writes = OLD.cadence_writes AND {{notes_crm}} BEGIN
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, old_value, new_value, at)
  VALUES ('crm', '{{table}}', NEW.id, 'edited', {{named}}, OLD."{{field}}", NEW."{{field}}", {{moment}});
END;
{{/field}}
CREATE TRIGGER "cadence_{{table}}_replaced" BEFORE INSERT ON "{{table}}" WHEN EXISTS (SELECT 1 FROM "{{table}}" WHERE id = NEW.id) BEGIN
  DELETE FROM replaced_row WHERE table_name = '{{table}}';
  INSERT INTO replaced_row (table_name, row_id, column_name) VALUES ('{{table}}', NEW.id, 'id');
  {{#field}}
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, old_value, new_value, at)
  SELECT 'crm', '{{table}}', id, 'edited', {{named}}, "{{field}}", NEW."{{field}}", {{moment}} FROM "{{table}}"
   WHERE id = NEW.id AND "{{field}}" IS NOT NEW."{{field}}"{{#entered}} AND NEW."{{field}}" IS NOT NULL{{/entered}} AND {{notes_crm}};
  {{/field}}
END;
CREATE TRIGGER "cadence_{{table}}_created" AFTER INSERT ON "{{table}}"
WHEN NOT EXISTS (SELECT 1 FROM replaced_row WHERE table_name = '{{table}}' AND row_id = NEW.id) AND {{notes_crm}} BEGIN
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, at) VALUES ('crm', '{{table}}', NEW.id, 'created', '', {{moment}});
END;
CREATE TRIGGER "cadence_{{table}}_deleted" AFTER DELETE ON "{{table}}" BEGIN
  DELETE FROM replaced_row WHERE table_name = '{{table}}' AND row_id = OLD.id;
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, at) SELECT 'crm', '{{table}}', OLD.id, 'deleted', '', {{moment}} WHERE {{notes_crm}};
END;
{{/record}}

{{#synced}}
CREATE TRIGGER "cadence_prospect_{{field}}_edited" AFTER UPDATE OF "{{field}}" ON prospect
WHEN NEW."{{field}}" IS NOT OLD."{{field}}" AND NEW.cadence_writes = OLD.cadence_writes AND {{notes_cadence}} BEGIN
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, old_value, new_value, at)
  VALUES ('cadence', NEW.record_type, NEW.record_id, 'edited', {{named}}, OLD."{{field}}", NEW."{{field}}", {{moment}});
END;
{{/synced}}
CREATE TRIGGER prospect_replaced BEFORE INSERT ON prospect
WHEN EXISTS (SELECT 1 FROM prospect WHERE id = NEW.id OR (record_id = NEW.record_id AND record_type = NEW.record_type)) BEGIN
  SELECT RAISE(ABORT, 'prospect: this lead or contact has a prospect already; a record has one')
   WHERE EXISTS (SELECT 1 FROM prospect WHERE record_id = NEW.record_id AND record_type = NEW.record_type AND id <> NEW.id);
  SELECT RAISE(ABORT, 'prospect: whose prospect it is never changes; make another for another record')
   WHERE EXISTS (SELECT 1 FROM prospect WHERE id = NEW.id AND (record_id, record_type) IS NOT (NEW.record_id, NEW.record_type));
  DELETE FROM replaced_row WHERE table_name = 'prospect';
  INSERT INTO replaced_row (table_name, row_id, column_name) VALUES ('prospect', NEW.id, 'id');
  {{#synced}}
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, old_value, new_value, at)
  SELECT 'cadence', record_type, record_id, 'edited', {{named}}, "{{field}}", NEW."{{field}}", {{moment}} FROM prospect
   WHERE id = NEW.id AND "{{field}}" IS NOT NEW."{{field}}" AND {{notes_cadence}};
  {{/synced}}
END;
CREATE TRIGGER prospect_created AFTER INSERT ON prospect
WHEN NEW.cadence_writes = 0 AND NOT EXISTS (SELECT 1 FROM replaced_row WHERE table_name = 'prospect' AND row_id = NEW.id) AND {{notes_cadence}} BEGIN
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, at) VALUES ('cadence', NEW.record_type, NEW.record_id, 'created', '', {{moment}});
END;
CREATE TRIGGER prospect_deleted AFTER DELETE ON prospect BEGIN
  DELETE FROM replaced_row WHERE table_name = 'prospect' AND row_id = OLD.id;
END;
CREATE TRIGGER prospect_record_stays BEFORE UPDATE OF record_type, record_id ON prospect
WHEN (NEW.record_id, NEW.record_type) IS NOT (OLD.record_id, OLD.record_type) BEGIN
  SELECT RAISE(ABORT, 'prospect: whose prospect it is never changes; make another for another record');
END;

-- (Whatever the settings: which results a synchronization has looked at cannot be told afterwards.)
CREATE TRIGGER touch_result_entered AFTER INSERT ON touch_result WHEN {{keeps_in_step}} BEGIN
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, at)
  SELECT 'cadence', record_type, record_id, 'touched', NEW.id, {{moment}} FROM prospect WHERE id = NEW.prospect_id;
END;

-- When noting begins, all that is there is looked at, as by a first synchronization, in the order in which it was entered.
CREATE TRIGGER cadence_noting_crm AFTER INSERT ON cadence_noting WHEN NEW.side = 'crm' BEGIN
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, at)
  SELECT 'crm', record_type, id, 'created', '', {{moment}}
    FROM (SELECT 'lead' AS record_type, id, entered_at FROM lead UNION ALL SELECT 'contact', id, entered_at FROM contact)
   ORDER BY entered_at, record_type DESC, id;
END;
CREATE TRIGGER cadence_noting_cadence AFTER INSERT ON cadence_noting WHEN NEW.side = 'cadence' BEGIN
  INSERT INTO cadence_change (side, record_type, record_id, kind, field, at)
  SELECT 'cadence', record_type, record_id, 'created', '', {{moment}} FROM prospect ORDER BY record_id, record_type;
END;
