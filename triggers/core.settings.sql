/*each row
SELECT 'INSERT' AS event UNION ALL SELECT 'UPDATE'
*/
-- core: a setting has a known name and a value that fits it.
{{#row}}
CREATE TRIGGER "setting_{{event}}_guard" BEFORE {{event}} ON setting BEGIN
  SELECT RAISE(ABORT, 'setting: there is no setting of this name; see SELECT name, description FROM setting_definition')
   WHERE NOT EXISTS (SELECT 1 FROM setting_definition WHERE name = NEW.name);
  SELECT RAISE(ABORT, 'setting: this setting is a switch; its value must be 1 or 0')
   WHERE (SELECT kind FROM setting_definition WHERE name = NEW.name) = 'switch' AND coalesce(NEW.value NOT IN ('0', '1'), 1);
  SELECT RAISE(ABORT, 'setting: this setting is a moment; its value must be YYYY-MM-DD HH:MM:SS in UTC, or blank')
   WHERE (SELECT kind FROM setting_definition WHERE name = NEW.name) = 'instant'
     AND NOT {{#is_instant}}nullif(NEW.value, ''){{/is_instant}};
  SELECT RAISE(ABORT, 'setting: this setting is a count; its value must be a whole number, 0 or more')
   WHERE (SELECT kind FROM setting_definition WHERE name = NEW.name) = 'count'
     AND (coalesce(NEW.value, '') = '' OR NEW.value GLOB '*[^0-9]*' OR length(NEW.value) > 9);
END;
CREATE TRIGGER "setting_definition_{{event}}_guard" BEFORE {{event}} ON setting_definition WHEN NEW.kind NOT IN ('switch', 'instant', 'count') BEGIN
  SELECT RAISE(ABORT, 'setting_definition.kind must be switch, instant or count');
END;
{{/row}}
