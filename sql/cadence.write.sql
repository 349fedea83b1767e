/*each record
SELECT DISTINCT record_type AS "table", (SELECT crm FROM temp.cadence_call) AS crm
  FROM cadence_field
*/
/*each written of record
SELECT replace(field, '"', '""') AS field, quote(field) AS named FROM cadence_field
 WHERE record_type = :table AND prospect_field IS NOT NULL AND field IN (SELECT field FROM temp.cadence_work WHERE goes AND direction = 'to_crm' AND kind = 'field')
*/
/*each synced
SELECT DISTINCT replace(prospect_field, '"', '""') AS field, quote(prospect_field) AS named FROM cadence_field WHERE prospect_field IS NOT NULL ORDER BY 1
*/
/*each updated
SELECT DISTINCT replace(prospect_field, '"', '""') AS field, quote(prospect_field) AS named
  FROM temp.cadence_open WHERE prospect_field IS NOT NULL AND EXISTS (SELECT 1 FROM temp.cadence_record WHERE NOT is_new) ORDER BY 1
*/
/*each office
SELECT crm FROM temp.cadence_call
*/
-- cadence: writes what goes, of the records from temp.cadence_call.first to last: all of it, or after an error nothing.
-- (Statements stand here only for fields of which something may go.)
INSERT INTO main.prospect (record_type, record_id, cadence_writes{{#synced}}, "{{field}}"{{/synced}})
SELECT r.record_type, r.record_id, 1{{#synced}}, max(CASE w.prospect_field WHEN {{named}} THEN w.value END){{/synced}}
  FROM temp.cadence_record r CROSS JOIN temp.cadence_work w ON w.position = r.position WHERE {{>goes}} AND r.is_new AND w.direction = 'to_cadence' GROUP BY r.position ORDER BY r.position;
{{#updated}}
UPDATE main.prospect SET "{{field}}" = w.value, cadence_writes = cadence_writes + 1 FROM temp.cadence_work w
 WHERE {{>goes}} AND w.direction = 'to_cadence' AND w.prospect_field = {{named}} AND prospect.rowid = w.written_row;
{{/updated}}
{{#record}}
{{#written}}
UPDATE {{crm}}."{{table}}" SET "{{field}}" = w.value, modified_by = 'cadence_sync', cadence_writes = cadence_writes + 1
  FROM temp.cadence_work w WHERE {{>goes}} AND w.direction = 'to_crm' AND w.kind = 'field' AND w.field = {{named}} AND "{{table}}".rowid = w.written_row
   AND EXISTS (SELECT 1 FROM temp.cadence_record r WHERE r.position = w.position AND r.record_type = '{{table}}');
{{/written}}
{{/record}}
{{#office}}
INSERT INTO {{crm}}.crm_activity (record_type, record_id, outcome, at, touch_result_id, modified_by)
SELECT r.record_type, r.record_id, w.value, (SELECT at FROM main.touch_result WHERE id = w.field), w.field, 'cadence_sync'
  FROM temp.cadence_work w CROSS JOIN temp.cadence_record r ON r.position = w.position WHERE {{>goes}} AND w.direction = 'to_crm' AND w.kind = 'activity' ORDER BY w.position, w.field;
{{/office}}

/*part goes
w.goes AND w.position BETWEEN (SELECT first FROM temp.cadence_call) AND (SELECT last FROM temp.cadence_call)
*/
