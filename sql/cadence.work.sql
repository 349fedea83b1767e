/*each office
SELECT crm FROM temp.cadence_call
*/
/*each record
SELECT DISTINCT record_type AS "table", (SELECT crm FROM temp.cadence_call) AS crm FROM cadence_field
*/
/*each field of record
SELECT replace(field, '"', '""') AS field, quote(field) AS named FROM cadence_field WHERE record_type = :table
*/
/*each synced of record
SELECT replace(prospect_field, '"', '""') AS field, quote(prospect_field) AS named FROM cadence_field WHERE record_type = :table AND prospect_field IS NOT NULL
*/
-- cadence: what becomes of each field and activity that waits, where no workflow is in the way (ext/cadence/criteria.h holds what one keeps back).
-- A record's rows are in the order in which they go: kind activity, created, field.
--   fate   go: costs what it costs; nothing: there is nothing to do (any more); dropped: it cannot go, ever; held: not as things stand
--   goes   1: goes now, if the budget holds it (ext/cadence/budget.h)

-- The fields: what stands on either side now, and what stood there before. Of a record that is new, all are. (LIMIT -1 keeps SQLite from merging a
-- step into the next, where each value would be found anew wherever it is named.)
{{#record}}
INSERT INTO temp.cadence_work (position, written_row, direction, kind, field, prospect_field, old_value, value, crm_changed, crm_old, cadence_changed, cadence_old, is_conflict, cost, fate, reason, goes)
WITH side AS (
  SELECT {{>of_record}}, {{>values}}, CASE WHEN r.crm_whole THEN 1 WHEN r.crm_edited THEN EXISTS (SELECT 1 {{>crm_edit}}) ELSE 0 END AS crm_pending,
         CASE WHEN r.crm_edited THEN (SELECT c.old_value {{>crm_edit}}) END AS crm_edit,
         CASE WHEN r.cadence_whole THEN f.prospect_field IS NOT NULL ELSE {{>cadence_pending}} END AS cadence_pending, {{>cadence_before}} AS cadence_edit
    FROM temp.cadence_record r CROSS JOIN main.cadence_field f ON f.record_type = '{{table}}' {{>rows}}
   WHERE r.record_type = '{{table}}' AND (r.crm_whole OR r.cadence_whole)
  UNION ALL
  SELECT {{>of_record}}, {{>values}}, 1, c.old_value, {{>cadence_pending}}, {{>cadence_before}}
    FROM temp.cadence_record r CROSS JOIN temp.cadence_pending c ON c.record_type = '{{table}}' AND c.record_id = r.record_id AND c.side = 'crm' AND c.kind = 'edited'
    CROSS JOIN main.cadence_field f ON f.record_type = '{{table}}' AND f.field = c.field {{>rows}}
   WHERE r.record_type = '{{table}}' AND r.crm_edited AND NOT r.crm_whole AND NOT r.cadence_whole
  UNION ALL
  SELECT {{>of_record}}, {{>values}}, 0, NULL, 1, d.old_value
    FROM temp.cadence_record r CROSS JOIN temp.cadence_pending d ON d.record_type = '{{table}}' AND d.record_id = r.record_id AND d.side = 'cadence' AND d.kind = 'edited'
    CROSS JOIN main.cadence_field f ON f.record_type = '{{table}}' AND f.prospect_field = d.field {{>rows}}
   WHERE r.record_type = '{{table}}' AND r.cadence_edited AND NOT r.crm_whole AND NOT r.cadence_whole AND NOT (r.crm_edited AND EXISTS (SELECT 1 {{>crm_edit}}))
  LIMIT -1),
before AS (
  SELECT *, CASE WHEN crm_whole THEN cadence_value ELSE crm_edit END AS crm_old, CASE WHEN cadence_whole THEN crm_value ELSE cadence_edit END AS cadence_old FROM side),
changed AS (
  SELECT position, crm_row, prospect_row, is_there, is_converted, is_new, field, prospect_field, crm_value, cadence_value, crm_old, cadence_old,
         crm_pending AND crm_old IS NOT crm_value AS crm_changed, cadence_pending AND cadence_old IS NOT cadence_value AS cadence_changed,
         crm_value IS cadence_value AND NOT is_new AS is_same
    FROM before),
directed AS (
  SELECT changed.*, from_crm, to_crm, CASE WHEN cadence_changed AND NOT (crm_changed AND (is_converted OR conflict = 'crm')) THEN 'to_crm' ELSE 'to_cadence' END AS direction
    FROM changed CROSS JOIN temp.cadence_call LIMIT -1),
judged AS (
  SELECT *, crm_changed AND cadence_changed AND NOT is_same AND NOT is_new AS is_conflict,
         CASE WHEN NOT is_there THEN CASE WHEN cadence_changed THEN 'dropped' ELSE 'nothing' END
              WHEN NOT (crm_changed OR cadence_changed) OR (prospect_row IS NULL AND NOT is_new) OR (is_same AND prospect_field IS NOT NULL) THEN 'nothing'
              WHEN direction = 'to_crm' THEN CASE WHEN to_crm AND NOT is_converted THEN 'go' ELSE 'held' END
              WHEN from_crm THEN 'go' ELSE 'held' END AS fate
    FROM directed WHERE crm_changed OR cadence_changed LIMIT -1)
SELECT position, CASE direction WHEN 'to_crm' THEN crm_row ELSE prospect_row END, direction, 'field', field, prospect_field, CASE direction WHEN 'to_crm' THEN crm_value ELSE cadence_value END,
       CASE direction WHEN 'to_crm' THEN cadence_value ELSE crm_value END, crm_changed, crm_old, cadence_changed, cadence_old, is_conflict,
       fate = 'go' AND prospect_field IS NOT NULL AND NOT (is_new AND crm_value = ''), fate,
       CASE WHEN fate = 'dropped' THEN 'the {{table}} is gone'
            WHEN fate = 'held' THEN CASE WHEN direction = 'to_cadence' THEN 'cadence.from_crm is 0' WHEN is_converted THEN 'the lead is converted' ELSE 'cadence.to_crm is 0' END END, fate = 'go'
  FROM judged WHERE crm_changed OR fate <> 'nothing';
{{/record}}
-- A prospect that is to be made, also where all its fields are blank; and a record that is gone.
INSERT INTO temp.cadence_work (position, direction, kind, field, is_conflict, cost, fate, reason, goes)
SELECT position, 'to_cadence', 'created', '', 0, 0, CASE WHEN NOT is_there THEN 'dropped' WHEN from_crm THEN 'go' ELSE 'held' END,
       CASE WHEN NOT is_there THEN 'the ' || record_type || ' is gone; its prospect is left as it is' WHEN NOT from_crm THEN 'cadence.from_crm is 0' END, is_there AND from_crm
  FROM temp.cadence_call c CROSS JOIN temp.cadence_record WHERE is_new OR NOT is_there;
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

/*part of_record
r.position, r.crm_row, r.prospect_row, r.is_there, r.is_converted, r.is_new, r.crm_whole, r.cadence_whole, f.field, f.prospect_field
*/
/*part values
CASE f.field {{#field}}WHEN {{named}} THEN l."{{field}}" {{/field}}END AS crm_value, CASE f.prospect_field {{#synced}}WHEN {{named}} THEN p."{{field}}" {{/synced}}END AS cadence_value
*/
/*part rows
LEFT JOIN {{crm}}."{{table}}" l ON l.rowid = r.crm_row LEFT JOIN main.prospect p ON p.rowid = r.prospect_row
*/
/*part crm_edit
FROM temp.cadence_pending c WHERE c.record_type = '{{table}}' AND c.record_id = r.record_id AND c.side = 'crm' AND c.kind = 'edited' AND c.field = f.field
*/
/*part cadence_edit
FROM temp.cadence_pending d WHERE d.record_type = '{{table}}' AND d.record_id = r.record_id AND d.side = 'cadence' AND d.kind = 'edited' AND d.field = f.prospect_field
*/
/*part cadence_pending
CASE WHEN r.cadence_edited THEN EXISTS (SELECT 1 {{>cadence_edit}}) ELSE 0 END
*/
/*part cadence_before
CASE WHEN r.cadence_edited THEN (SELECT d.old_value {{>cadence_edit}}) END
*/
