/*each row
SELECT 'INSERT' AS event, '' AS changed UNION ALL SELECT 'UPDATE', ' AND (NEW.value, NEW.modified_by) IS NOT (OLD.value, OLD.modified_by)'
*/
-- cadence: C1, only an administrator changes these settings, and C2, C3, to what.
{{#row}}
CREATE TRIGGER cadence_setting_{{event}}_guard BEFORE {{event}} ON setting WHEN NEW.name GLOB 'cadence.*'{{changed}} BEGIN
  SELECT RAISE(ABORT, 'setting: only an administrator changes a cadence setting; set modified_by to the id of an active user whose role is Administrator')
   WHERE NOT EXISTS (SELECT 1 FROM user_account WHERE id = NEW.modified_by AND status = 'Active' AND role = 'Administrator');
  SELECT RAISE(ABORT, 'setting: cadence.api_limit must be a whole number of calls, 1 or more')
   WHERE NEW.name = 'cadence.api_limit'
     AND (coalesce(NEW.value, '') = '' OR NEW.value GLOB '*[^0-9]*' OR length(NEW.value) > 9 OR CAST(NEW.value AS INTEGER) < 1);
  SELECT RAISE(ABORT, 'setting: cadence.sync_frequency must be a whole number of minutes, 5 to 240')
   WHERE NEW.name = 'cadence.sync_frequency'
     AND (coalesce(NEW.value, '') = '' OR NEW.value GLOB '*[^0-9]*' OR length(NEW.value) > 9 OR CAST(NEW.value AS INTEGER) NOT BETWEEN 5 AND 240);
  SELECT RAISE(ABORT, 'setting: cadence.crm_admin must be the id of a user, or blank; see SELECT id, name FROM user_account')
   WHERE NEW.name = 'cadence.crm_admin' AND coalesce(NEW.value, '') <> '' AND NOT EXISTS (SELECT 1 FROM user_account WHERE id = NEW.value);
  SELECT RAISE(ABORT, 'setting: cadence.conflict must be crm or cadence: the side that wins')
   WHERE NEW.name = 'cadence.conflict' AND coalesce(NEW.value NOT IN ('crm', 'cadence'), 1);
  SELECT RAISE(ABORT, 'setting: cadence.crm_schema must be main, or the name of an attached database')
   WHERE NEW.name = 'cadence.crm_schema' AND (coalesce(NEW.value, '') = '' OR lower(NEW.value) = 'temp');
END;
-- What was held is looked at again.
CREATE TRIGGER cadence_setting_{{event}}_releases AFTER {{event}} ON setting WHEN NEW.name GLOB 'cadence.*' BEGIN
  UPDATE cadence_waiting SET held = NULL WHERE held IS NOT NULL;
END;
-- C4, C6: where no direction is on, nothing is noted; where the CRM is an attached office, its leads and contacts are not here.
CREATE TRIGGER cadence_setting_{{event}}_notes AFTER {{event}} ON setting
WHEN NEW.name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities', 'cadence.crm_schema') BEGIN
  DELETE FROM cadence_noting WHERE NOT {{>is_noted}};
  INSERT INTO cadence_noting (side) SELECT side FROM (SELECT 'crm' AS side UNION ALL SELECT 'cadence') WHERE {{>is_noted}} ON CONFLICT DO NOTHING;
END;
{{/row}}

/*part is_noted
({{keeps_in_step}} AND EXISTS (SELECT 1 FROM setting WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities') AND value = '1')
    AND (side = 'cadence' OR EXISTS (SELECT 1 FROM setting WHERE name = 'cadence.crm_schema' AND lower(value) = 'main')))
*/
