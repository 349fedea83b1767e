/*each activity
SELECT replace(table_name, '"', '""') AS "table", quote(table_name) AS named, replace(date_column, '"', '""') AS day,
       (SELECT "notnull" = 0 FROM pragma_table_info(table_name) WHERE name = date_column)
         AND EXISTS (SELECT 1 FROM pragma_table_info(table_name) WHERE name = 'entered_at') AS day_is_optional,
       CASE WHEN row_number() OVER (ORDER BY table_name) > 1 THEN 'UNION ALL ' END AS "union"
  FROM activity_table ORDER BY table_name
*/
-- tasks: T11, the last activity of each client, kept in client_activity. One text for all tables of activity_table.
{{#activity}}
CREATE TRIGGER "activity_{{table}}_entered" AFTER INSERT ON "{{table}}"{{#day_is_optional}} WHEN {{>new_day}} IS NOT NULL{{/day_is_optional}} BEGIN
  {{>count}};
END;
CREATE TRIGGER "activity_{{table}}_edited" AFTER UPDATE OF client_id, "{{day}}", reportable, funding_source_id{{#day_is_optional}}, entered_at{{/day_is_optional}} ON "{{table}}"
WHEN (OLD.client_id, {{>old_day}}, OLD.reportable, OLD.funding_source_id)
  IS NOT (NEW.client_id, {{>new_day}}, NEW.reportable, NEW.funding_source_id) BEGIN
  {{>recount}};
  {{>count}};
END;
CREATE TRIGGER "activity_{{table}}_deleted" AFTER DELETE ON "{{table}}" BEGIN
  {{>recount}};
END;
-- G1: INSERT OR REPLACE removes the old row silently: to whom it counted is noted before, and counted anew after.
CREATE TRIGGER "activity_{{table}}_replaced" BEFORE INSERT ON "{{table}}"
WHEN EXISTS (SELECT 1 FROM "{{table}}" WHERE id = NEW.id) BEGIN
  DELETE FROM replaced_activity WHERE table_name = {{named}};
  INSERT INTO replaced_activity (table_name, row_id, client_id, funding_source_id, reportable)
  SELECT {{named}}, id, client_id, coalesce(funding_source_id, ''), reportable FROM "{{table}}" WHERE id = NEW.id;
END;
CREATE TRIGGER "activity_{{table}}_replacement" AFTER INSERT ON "{{table}}"
WHEN EXISTS (SELECT 1 FROM replaced_activity WHERE table_name = {{named}} AND row_id = NEW.id) BEGIN
  UPDATE client_activity SET recount = 1 WHERE (client_id, funding_source_id, reportable) IN (
    SELECT client_id, funding_source_id, reportable FROM replaced_activity WHERE table_name = {{named}});
  DELETE FROM replaced_activity WHERE table_name = {{named}};
END;
{{/activity}}

-- An activity that is taken away, or moved, may make its client due earlier: the next run looks at the client.
CREATE TRIGGER client_activity_recounted AFTER UPDATE OF recount ON client_activity WHEN NEW.recount BEGIN
  DELETE FROM client_activity
   WHERE client_id = NEW.client_id AND funding_source_id = NEW.funding_source_id AND reportable = NEW.reportable;
  INSERT INTO client_activity (client_id, funding_source_id, reportable, last_on)
  SELECT NEW.client_id, NEW.funding_source_id, NEW.reportable, max(day) FROM (
    {{#activity}}
    {{union}}SELECT max({{>day_of_row}}) AS day FROM "{{table}}"
     WHERE client_id = NEW.client_id AND coalesce(funding_source_id, '') = NEW.funding_source_id AND reportable = NEW.reportable
    {{/activity}}
  ) HAVING max(day) IS NOT NULL;
  UPDATE inactivation_agenda SET look_on = '' WHERE client_id = NEW.client_id;
END;

-- T14: the first activity of its kind, dated before the client was entered, takes the place of the day of entry.
CREATE TRIGGER client_activity_begins AFTER INSERT ON client_activity BEGIN
  UPDATE inactivation_agenda SET look_on = '' WHERE client_id = NEW.client_id
     AND NEW.last_on <= (SELECT date(entered_at) FROM client WHERE id = NEW.client_id);
END;

/*part day_of_row
{{#day_is_optional}}coalesce("{{day}}", date(entered_at)){{/day_is_optional}}{{^day_is_optional}}"{{day}}"{{/day_is_optional}}
*/
/*part new_day
{{#day_is_optional}}coalesce(NEW."{{day}}", date(NEW.entered_at)){{/day_is_optional}}{{^day_is_optional}}NEW."{{day}}"{{/day_is_optional}}
*/
/*part old_day
{{#day_is_optional}}coalesce(OLD."{{day}}", date(OLD.entered_at)){{/day_is_optional}}{{^day_is_optional}}OLD."{{day}}"{{/day_is_optional}}
*/
/*part count
INSERT INTO client_activity (client_id, funding_source_id, reportable, last_on)
  VALUES (NEW.client_id, coalesce(NEW.funding_source_id, ''), NEW.reportable, {{>new_day}})
  ON CONFLICT DO UPDATE SET last_on = excluded.last_on WHERE excluded.last_on > last_on
*/
/*part recount
UPDATE client_activity SET recount = 1
   WHERE client_id = OLD.client_id AND funding_source_id = coalesce(OLD.funding_source_id, '') AND reportable = OLD.reportable
     AND last_on <= {{>old_day}}
*/
