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
  SELECT RAISE(ABORT, 'setting: this setting is one line; it must not hold line breaks or other control characters')
   WHERE (SELECT kind FROM setting_definition WHERE name = NEW.name) IN ('text', 'address')
     AND (instr(NEW.value, char(0)) OR NEW.value GLOB '*[' || char(1) || '-' || char(31, 127) || ']*');
  SELECT RAISE(ABORT, 'setting: this setting is one e-mail address, with or without a name, as SBDC <office@sbdc.example>, or blank')
   WHERE (SELECT kind FROM setting_definition WHERE name = NEW.name) = 'address'
     AND NOT (trim(NEW.value) = '' OR (NEW.value GLOB '*<?*@?*>' AND NEW.value NOT GLOB '*<*[<, ]*>')
              OR (NEW.value GLOB '?*@?*' AND NEW.value NOT GLOB '*[<>, ]*'));
END;
CREATE TRIGGER "setting_definition_{{event}}_guard" BEFORE {{event}} ON setting_definition WHEN NEW.kind NOT IN ('switch', 'instant', 'count', 'address', 'text') BEGIN
  SELECT RAISE(ABORT, 'setting_definition.kind must be switch, instant, count, address or text');
END;
{{/row}}
