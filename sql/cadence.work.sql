/*each office
SELECT crm FROM temp.cadence_call
*/
/*each record
SELECT DISTINCT record_type AS "table", crm, iif(from_crm, 'TRUE', 'FALSE') AS from_crm, iif(to_crm, 'TRUE', 'FALSE') AS to_crm, iif(conflict = 'crm', 'TRUE', 'FALSE') AS crm_wins
  FROM temp.cadence_call, cadence_field
*/
/*each field of record
SELECT replace(field, '"', '""') AS field, quote(field) AS named, replace(prospect_field, '"', '""') AS prospect_field, quote(prospect_field) AS prospect_named,
       prospect_field IS NOT NULL AS is_synced
  FROM temp.cadence_open WHERE record_type = :table
*/
-- cadence: what becomes of each field and activity that waits, where no workflow is in the way (ext/cadence/criteria.h holds what one keeps back).
-- A record's rows are in the order in which they go: kind activity, created, field.
--   fate   go: costs what it costs; nothing: there is nothing to do (any more); dropped: it cannot go, ever; held: not as things stand
--   goes   1: goes now, if the budget holds it (ext/cadence/budget.h)

-- The fields: what stands on either side now, and what stood there before. (LIMIT -1 keeps SQLite from merging the steps, where each comparison
-- would be made anew wherever its result is named. A key that is NULL is not looked for.)
{{#record}}
{{#field}}
INSERT INTO temp.cadence_work (position, written_row, direction, kind, field, prospect_field, old_value, value, crm_changed, crm_old, cadence_changed, cadence_old, is_conflict, cost, fate, reason, goes)
WITH side AS (
  SELECT r.*, l."{{field}}" AS crm_value, {{>cadence_value}} AS cadence_value,
         c.field AS crm_edit, CASE WHEN r.crm_whole THEN {{>cadence_value}} ELSE c.old_value END AS crm_old,
         d.field AS cadence_edit, CASE WHEN r.cadence_whole THEN l."{{field}}" ELSE d.old_value END AS cadence_old
    FROM temp.cadence_record r
    LEFT JOIN temp.cadence_pending c ON c.record_type = '{{table}}' AND c.record_id = CASE WHEN r.crm_edited THEN r.record_id END AND c.side = 'crm' AND c.kind = 'edited' AND c.field = {{named}}
    LEFT JOIN temp.cadence_pending d ON d.record_type = '{{table}}' AND d.record_id = CASE WHEN r.cadence_edited THEN r.record_id END AND d.side = 'cadence' AND d.kind = 'edited' AND d.field = {{prospect_named}}
    LEFT JOIN {{crm}}."{{table}}" l ON l.rowid = r.crm_row
    LEFT JOIN main.prospect p ON p.rowid = r.prospect_row
   WHERE r.record_type = '{{table}}' AND (r.crm_whole OR r.cadence_whole OR c.field IS NOT NULL OR d.field IS NOT NULL)),
changed AS (
  SELECT position, crm_row, prospect_row, is_there, is_converted, is_new, crm_value, cadence_value, crm_old, cadence_old, crm_value IS cadence_value AND NOT is_new AS is_same,
         CASE WHEN crm_whole OR crm_edit IS NOT NULL THEN crm_old IS NOT crm_value ELSE 0 END AS crm_changed,
         {{#is_synced}}CASE WHEN cadence_whole OR cadence_edit IS NOT NULL THEN cadence_old IS NOT cadence_value ELSE 0 END{{/is_synced}}{{^is_synced}}0{{/is_synced}} AS cadence_changed
    FROM side LIMIT -1),
directed AS (
  SELECT *, CASE WHEN cadence_changed THEN CASE WHEN crm_changed AND (is_converted OR {{crm_wins}}) THEN 'to_cadence' ELSE 'to_crm' END ELSE 'to_cadence' END AS direction FROM changed),
judged AS (
  SELECT *, crm_changed AND cadence_changed AND NOT is_same AND NOT is_new AS is_conflict,
         CASE WHEN NOT is_there THEN CASE WHEN cadence_changed THEN 'dropped' ELSE 'nothing' END
              WHEN (prospect_row IS NULL AND NOT is_new){{#is_synced}} OR is_same{{/is_synced}} THEN 'nothing'
              WHEN direction = 'to_crm' THEN CASE WHEN {{to_crm}} AND NOT is_converted THEN 'go' ELSE 'held' END
              WHEN {{from_crm}} THEN 'go' ELSE 'held' END AS fate
    FROM directed WHERE crm_changed OR cadence_changed)
SELECT position, CASE direction WHEN 'to_crm' THEN crm_row ELSE prospect_row END, direction, 'field', {{named}}, {{prospect_named}}, CASE direction WHEN 'to_crm' THEN crm_value ELSE cadence_value END,
       CASE direction WHEN 'to_crm' THEN cadence_value ELSE crm_value END, crm_changed, crm_old, cadence_changed, cadence_old, is_conflict,
       {{#is_synced}}fate = 'go' AND NOT (is_new AND crm_value = ''){{/is_synced}}{{^is_synced}}0{{/is_synced}}, fate,
       CASE fate WHEN 'dropped' THEN 'the {{table}} is gone'
            WHEN 'held' THEN CASE WHEN direction = 'to_cadence' THEN 'cadence.from_crm is 0' WHEN is_converted THEN 'the lead is converted' ELSE 'cadence.to_crm is 0' END END, fate = 'go'
  FROM judged WHERE crm_changed OR fate <> 'nothing';
{{/field}}
{{/record}}
-- A prospect that is to be made, also where all its fields are blank; and a record that is gone.
INSERT INTO temp.cadence_work (position, direction, kind, field, is_conflict, cost, fate, reason, goes)
SELECT position, 'to_cadence', 'created', '', 0, 0, CASE WHEN from_crm THEN 'go' ELSE 'held' END, CASE WHEN NOT from_crm THEN 'cadence.from_crm is 0' END, from_crm
  FROM temp.cadence_call CROSS JOIN temp.cadence_record WHERE is_new;
INSERT INTO temp.cadence_work (position, direction, kind, field, is_conflict, cost, fate, reason, goes)
SELECT position, 'to_cadence', 'created', '', 0, 0, 'dropped', 'the ' || record_type || ' is gone; its prospect is left as it is', 0
  FROM temp.cadence_record WHERE NOT is_there;
INSERT INTO temp.cadence_work (position, direction, kind, field, value, is_conflict, cost, fate, reason, goes)
SELECT position, 'to_crm', 'activity', field, outcome, 0, fate = 'go', fate, reason, fate = 'go'
  FROM (SELECT r.position, p.field, t.outcome,
               CASE WHEN t.id IS NULL OR a.id IS NOT NULL THEN 'nothing' WHEN NOT r.is_there THEN 'dropped' WHEN r.is_converted OR NOT c.activities THEN 'held'
                    WHEN o.create_activity THEN 'go' ELSE 'nothing' END AS fate,
               CASE WHEN NOT r.is_there THEN 'the ' || p.record_type || ' is gone' WHEN r.is_converted THEN 'the lead is converted'
                    WHEN NOT c.activities THEN 'cadence.to_crm_activities is 0' WHEN o.create_activity IS NOT 1 THEN 'the outcome is not ticked' END AS reason
          FROM temp.cadence_call c CROSS JOIN temp.cadence_record r
          CROSS JOIN temp.cadence_pending p ON p.record_type = r.record_type AND p.record_id = r.record_id AND p.side = 'cadence' AND p.kind = 'touched'
          LEFT JOIN main.touch_result t ON t.id = p.field LEFT JOIN main.touch_outcome o ON o.name = t.outcome
          {{#office}}LEFT JOIN {{crm}}.crm_activity a ON a.touch_result_id = p.field{{/office}}
         WHERE r.touched);

/*part cadence_value
{{#is_synced}}p."{{prospect_field}}"{{/is_synced}}{{^is_synced}}NULL{{/is_synced}}
*/
