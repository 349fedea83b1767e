/*each activity
SELECT replace(table_name, '"', '""') AS "table", replace(date_column, '"', '""') AS day,
       (SELECT "notnull" = 0 FROM pragma_table_info(table_name) WHERE name = date_column)
         AND EXISTS (SELECT 1 FROM pragma_table_info(table_name) WHERE name = 'entered_at') AS day_is_optional,
       replace(table_name || '.' || date_column, '''', '''''') AS day_named, replace(table_name, '''', '''''') AS table_named,
       NOT EXISTS (SELECT 1 FROM installed_object WHERE type = 'table' AND name = table_name COLLATE NOCASE) AS is_the_users
  FROM activity_table ORDER BY table_name
*/
-- tasks: T11, what an activity that is entered, edited or deleted means for the agenda. One text for all tables of activity_table.
-- A client can become due earlier only when an activity is taken away or edited, or when its first one is older than its entry (T14): then the
-- next run looks at the client again; so it does when one is entered of a client that the next run would else take. Looking once too often does no
-- harm.
{{#activity}}
-- (BEFORE, since INSERT OR REPLACE removes the old row without firing delete triggers, G1. The day of the client that was entered last spares
-- most activities the look at their own client: only one of an earlier day can be older than its client. The x comes after all times of that day.)
CREATE TRIGGER "activity_{{table}}_entered" BEFORE INSERT ON "{{table}}"
WHEN (SELECT max(entered_at) FROM client) > {{>day_of_row}} || 'x' OR EXISTS (SELECT 1 FROM "{{table}}" WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM inactivation_expected WHERE client_id = NEW.client_id) BEGIN
  UPDATE inactivation_agenda SET look_on = ''
   WHERE client_id IN ((SELECT id FROM client WHERE id = NEW.client_id AND entered_at >= {{>day_of_row}}),
                       (SELECT client_id FROM "{{table}}" WHERE id = NEW.id),
                       (SELECT client_id FROM inactivation_expected WHERE client_id = NEW.client_id));
END;
CREATE TRIGGER "activity_{{table}}_edited" AFTER UPDATE OF client_id, "{{day}}", reportable, funding_source_id{{#day_is_optional}}, entered_at{{/day_is_optional}} ON "{{table}}"
WHEN (OLD.client_id, OLD."{{day}}", OLD.reportable, OLD.funding_source_id{{#day_is_optional}}, OLD.entered_at{{/day_is_optional}})
  IS NOT (NEW.client_id, NEW."{{day}}", NEW.reportable, NEW.funding_source_id{{#day_is_optional}}, NEW.entered_at{{/day_is_optional}}){{#day_is_optional}}{{^is_the_users}}
 AND OLD.entered_at IS NOT NULL{{/is_the_users}}{{/day_is_optional}} BEGIN
  UPDATE inactivation_agenda SET look_on = '' WHERE client_id IN (OLD.client_id, NEW.client_id);
END;
CREATE TRIGGER "activity_{{table}}_deleted" AFTER DELETE ON "{{table}}" BEGIN
  UPDATE inactivation_agenda SET look_on = '' WHERE client_id = OLD.client_id;
END;
{{#is_the_users}}
-- What is no day, or neither 1 nor 0, would be compared wrongly: ours have a CHECK for it, a table of the office's own gets a guard.
CREATE TRIGGER "activity_{{table}}_values_entered" AFTER INSERT ON "{{table}}" BEGIN
  {{>refuse_values}};
END;
CREATE TRIGGER "activity_{{table}}_values_edited" AFTER UPDATE OF "{{day}}", reportable{{#day_is_optional}}, entered_at{{/day_is_optional}} ON "{{table}}" BEGIN
  {{>refuse_values}};
END;
{{/is_the_users}}
{{/activity}}

/*part refuse_values
SELECT RAISE(ABORT, '{{day_named}} must be a day as YYYY-MM-DD, since it is an activity; see activity_table') WHERE NOT {{#is_day}}NEW."{{day}}"{{/is_day}};
  {{#day_is_optional}}SELECT RAISE(ABORT, '{{table_named}}.entered_at must be an instant as YYYY-MM-DD HH:MM:SS, since it may stand for the day; see activity_table')
   WHERE NOT {{#is_instant}}NEW.entered_at{{/is_instant}};
  {{/day_is_optional}}SELECT RAISE(ABORT, '{{table_named}}.reportable must be 1 or 0, since it is an activity; see activity_table') WHERE NEW.reportable NOT IN (0, 1)
*/
/*part day_of_row
{{#day_is_optional}}coalesce(NEW."{{day}}", '0'){{/day_is_optional}}{{^day_is_optional}}NEW."{{day}}"{{/day_is_optional}}
*/
