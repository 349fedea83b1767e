/*each office
SELECT crm, crm <> '"main"' AS is_attached FROM temp.cadence_call
*/
/*each record
SELECT DISTINCT record_type AS "table", (SELECT crm FROM temp.cadence_call) AS crm,
       EXISTS (SELECT 1 FROM pragma_table_info(record_type) WHERE name = 'status') AS has_status
  FROM cadence_field
*/
-- cadence: the records that a synchronization would look at at this moment, in TEMP tables of the connection. cadence_sync() carries it out,
-- api_budget and cadence_preview show it. temp.cadence_call holds the moment, the settings and what is left of the budget.

-- 1. What waits: what is new, of which the first change tells the value before, and what was left before. A record that is touched anew, or no
-- longer held, is looked at whole.
INSERT INTO temp.cadence_pending
{{#office}}
SELECT record_type, record_id, side, kind, field, old_value, position + (SELECT coalesce(max(position), 0) FROM main.cadence_waiting), 0, 1
{{^is_attached}}
  FROM (SELECT *, id AS position FROM main.cadence_change)
{{/is_attached}}
{{#is_attached}}
  FROM (SELECT *, row_number() OVER (ORDER BY at, side DESC, id) AS position
          FROM (SELECT * FROM {{crm}}.cadence_change WHERE side = 'crm' UNION ALL SELECT * FROM main.cadence_change WHERE side = 'cadence'))
{{/is_attached}}
 ORDER BY position ON CONFLICT DO NOTHING;
{{/office}}
INSERT INTO temp.cadence_pending
SELECT w.record_type, w.record_id, w.side, w.kind, w.field, w.old_value, w.position, w.passed, 0
  FROM (SELECT record_type, record_id FROM main.cadence_waiting WHERE held IS NULL
        UNION SELECT record_type, record_id FROM (SELECT 1 WHERE EXISTS (SELECT 1 FROM main.cadence_waiting)) CROSS JOIN temp.cadence_pending p
               WHERE EXISTS (SELECT 1 FROM main.cadence_waiting w WHERE w.record_type = p.record_type AND w.record_id = p.record_id)) touched
  CROSS JOIN main.cadence_waiting w ON w.record_type = touched.record_type AND w.record_id = touched.record_id
 WHERE 1 -- (The parser would take ON CONFLICT for a part of the join.)
    ON CONFLICT DO UPDATE SET old_value = excluded.old_value, position = excluded.position, passed = excluded.passed;

-- 2. The records, in the order of their first change.
{{#record}}
INSERT INTO temp.cadence_record (position, record_type, record_id, fresh, passed, is_there, is_converted, crm_row, prospect_row, is_new, crm_whole, cadence_whole, crm_edited, cadence_edited, touched)
SELECT g.position, '{{table}}', g.record_id, g.fresh, g.passed, l.rowid IS NOT NULL, {{#has_status}}l.status IS 'Converted'{{/has_status}}{{^has_status}}0{{/has_status}},
       l.rowid, p.rowid, p.rowid IS NULL AND l.rowid IS NOT NULL AND (g.crm_edited OR g.crm_whole), p.rowid IS NULL OR g.crm_whole, g.cadence_whole, g.crm_edited, g.cadence_edited, g.touched
  FROM (SELECT record_id, min(position) AS position, count(*) FILTER (WHERE fresh) AS fresh, count(*) FILTER (WHERE passed) AS passed,
               count(*) FILTER (WHERE kind = 'edited' AND side = 'crm') AS crm_edited, count(*) FILTER (WHERE kind = 'edited' AND side = 'cadence') AS cadence_edited,
               count(*) FILTER (WHERE kind IN ('created', 'deleted') AND side = 'crm') AS crm_whole, count(*) FILTER (WHERE kind = 'created' AND side = 'cadence') AS cadence_whole,
               count(*) FILTER (WHERE kind = 'touched') AS touched
          FROM temp.cadence_pending WHERE record_type = '{{table}}' GROUP BY record_id) g
  LEFT JOIN {{crm}}."{{table}}" l ON l.id = g.record_id
  LEFT JOIN main.prospect p ON p.record_id = g.record_id AND p.record_type = '{{table}}';
{{/record}}

-- 3. The fields in which something waits. Of a record that is looked at whole, it does in all.
INSERT INTO temp.cadence_open (record_type, field, prospect_field)
WITH edited AS MATERIALIZED (SELECT DISTINCT record_type, side, field FROM temp.cadence_pending WHERE kind = 'edited')
SELECT record_type, field, prospect_field FROM main.cadence_field f
 WHERE EXISTS (SELECT 1 FROM temp.cadence_record r WHERE r.record_type = f.record_type AND (r.crm_whole OR r.cadence_whole))
    OR (record_type, 'crm', field) IN (SELECT record_type, side, field FROM edited) OR (record_type, 'cadence', prospect_field) IN (SELECT record_type, side, field FROM edited);
