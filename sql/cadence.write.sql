/*each record
SELECT DISTINCT record_type AS "table", coalesce((SELECT '"' || replace(lower(value), '"', '""') || '"' FROM setting WHERE name = 'cadence.crm_schema'), '"main"') AS crm
  FROM cadence_field
*/
/*each written of record
SELECT replace(field, '"', '""') AS field, quote(field) AS named FROM cadence_field WHERE record_type = :table AND prospect_field IS NOT NULL
*/
/*each synced
SELECT DISTINCT replace(prospect_field, '"', '""') AS field, quote(prospect_field) AS named FROM cadence_field WHERE prospect_field IS NOT NULL ORDER BY 1
*/
/*each office
SELECT coalesce((SELECT '"' || replace(lower(value), '"', '""') || '"' FROM setting WHERE name = 'cadence.crm_schema'), '"main"') AS crm
*/
-- cadence: writes what goes, of the records from temp.cadence_call.first to last: all of it, or after an error nothing.
INSERT INTO main.prospect (record_type, record_id{{#synced}}, "{{field}}"{{/synced}})
SELECT record_type, record_id{{#synced}}, max(CASE prospect_field WHEN {{named}} THEN value END){{/synced}}
  FROM temp.cadence_work WHERE goes AND is_new AND direction = 'to_cadence' AND {{>in_range}} GROUP BY position ORDER BY position;
{{#synced}}
UPDATE main.prospect SET "{{field}}" = w.value FROM temp.cadence_work w
 WHERE w.goes AND NOT w.is_new AND w.direction = 'to_cadence' AND w.prospect_field = {{named}} AND {{>in_range}} AND prospect.id = w.prospect_id;
{{/synced}}
{{#record}}
{{#written}}
UPDATE {{crm}}."{{table}}" SET "{{field}}" = w.value, modified_by = 'cadence_sync' FROM temp.cadence_work w
 WHERE w.goes AND w.record_type = '{{table}}' AND w.direction = 'to_crm' AND w.kind = 'field' AND w.field = {{named}} AND {{>in_range}} AND "{{table}}".id = w.record_id;
{{/written}}
{{/record}}
{{#office}}
INSERT INTO {{crm}}.crm_activity (record_type, record_id, outcome, at, touch_result_id, modified_by)
SELECT w.record_type, w.record_id, t.outcome, t.at, t.id, 'cadence_sync'
  FROM temp.cadence_work w CROSS JOIN main.touch_result t ON t.id = w.field
 WHERE w.goes AND w.kind = 'activity' AND {{>in_range}} ORDER BY w.seq;
{{/office}}

/*part in_range
position BETWEEN (SELECT first FROM temp.cadence_call) AND (SELECT last FROM temp.cadence_call)
*/
