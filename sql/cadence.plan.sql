/*each office
SELECT crm, crm <> '"main"' AS is_attached FROM temp.cadence_call
*/
/*each record
SELECT DISTINCT record_type AS "table", (SELECT crm FROM temp.cadence_call) AS crm,
       EXISTS (SELECT 1 FROM pragma_table_info(record_type) WHERE name = 'status') AS has_status
  FROM cadence_field
*/
/*each field of record
SELECT replace(field, '"', '""') AS field, quote(field) AS named FROM cadence_field WHERE record_type = :table
*/
/*each synced of record
SELECT replace(prospect_field, '"', '""') AS field, quote(prospect_field) AS named FROM cadence_field WHERE record_type = :table AND prospect_field IS NOT NULL
*/
-- cadence: what a synchronization would do at this moment, in TEMP tables of the connection. cadence_sync() carries it out, api_budget and
-- cadence_preview show it. temp.cadence_call holds the moment, the settings and what is left of the budget.

-- 1. What waits: what is new, and what was left before. A record that is touched anew, or no longer held, is looked at whole.
INSERT INTO temp.cadence_pending
{{#office}}
SELECT record_type, record_id, side, kind, field, old_value, min(position) + (SELECT coalesce(max(position), 0) FROM main.cadence_waiting), 0, 1
{{^is_attached}}
  FROM (SELECT *, id AS position FROM main.cadence_change)
{{/is_attached}}
{{#is_attached}}
  FROM (SELECT *, row_number() OVER (ORDER BY at, side DESC, id) AS position
          FROM (SELECT * FROM {{crm}}.cadence_change WHERE side = 'crm' UNION ALL SELECT * FROM main.cadence_change WHERE side = 'cadence'))
{{/is_attached}}
 GROUP BY record_type, record_id, side, kind, field;
{{/office}}
INSERT INTO temp.cadence_pending
SELECT w.record_type, w.record_id, w.side, w.kind, w.field, w.old_value, w.position, w.passed, 0
  FROM (SELECT record_type, record_id FROM main.cadence_waiting WHERE held IS NULL
        UNION SELECT record_type, record_id FROM temp.cadence_pending p
               WHERE EXISTS (SELECT 1 FROM main.cadence_waiting w WHERE w.record_type = p.record_type AND w.record_id = p.record_id)) touched
  CROSS JOIN main.cadence_waiting w ON w.record_type = touched.record_type AND w.record_id = touched.record_id
 WHERE 1 -- (The parser would take ON CONFLICT for a part of the join.)
    ON CONFLICT DO UPDATE SET old_value = excluded.old_value, position = excluded.position, passed = excluded.passed;

-- 2. The records, in the order of their first change.
{{#record}}
INSERT INTO temp.cadence_record (position, record_type, record_id, fresh, passed, is_there, is_converted, crm_row, prospect_row, is_new, crm_whole, cadence_whole, crm_goes)
SELECT g.position, '{{table}}', g.record_id, g.fresh, g.passed, l.id IS NOT NULL, {{#has_status}}l.status IS 'Converted'{{/has_status}}{{^has_status}}0{{/has_status}},
       l.rowid, p.rowid, p.id IS NULL AND l.id IS NOT NULL AND g.crm, p.id IS NULL OR g.crm_whole, g.cadence_whole, c.from_crm
  FROM (SELECT record_id, min(position) AS position, sum(fresh) > 0 AS fresh, sum(passed) > 0 AS passed, sum(side = 'crm') > 0 AS crm,
               sum(side = 'crm' AND kind IN ('created', 'deleted')) > 0 AS crm_whole, sum(side = 'cadence' AND kind = 'created') > 0 AS cadence_whole
          FROM temp.cadence_pending WHERE record_type = '{{table}}' GROUP BY record_id) g
  CROSS JOIN temp.cadence_call c
  LEFT JOIN {{crm}}."{{table}}" l ON l.id = g.record_id
  LEFT JOIN main.prospect p ON p.record_id = g.record_id AND p.record_type = '{{table}}';
{{/record}}

-- 3. Their fields: what stands on either side now, and what stood there before. Of a record that is new, all are.
{{#record}}
INSERT INTO temp.cadence_item
SELECT position, field, prospect_field, crm_value, cadence_value, crm_old, cadence_old,
       crm_pending AND crm_old IS NOT crm_value, cadence_pending AND cadence_old IS NOT cadence_value
  FROM (SELECT position, field, prospect_field, crm_value, cadence_value, crm_pending,
               CASE WHEN crm_whole THEN cadence_value ELSE crm_old END AS crm_old, cadence_pending,
               CASE WHEN cadence_whole THEN crm_value ELSE cadence_old END AS cadence_old
          FROM (
    SELECT r.position, f.field, f.prospect_field, {{>values}}, r.crm_whole, r.cadence_whole,
           r.crm_whole OR c.field IS NOT NULL AS crm_pending, c.old_value AS crm_old, (r.cadence_whole AND f.prospect_field IS NOT NULL) OR d.field IS NOT NULL AS cadence_pending, d.old_value AS cadence_old
      FROM temp.cadence_record r CROSS JOIN main.cadence_field f ON f.record_type = r.record_type {{>sides}}
      LEFT JOIN temp.cadence_pending c ON c.record_type = r.record_type AND c.record_id = r.record_id AND c.side = 'crm' AND c.kind = 'edited' AND c.field = f.field
      LEFT JOIN temp.cadence_pending d ON d.record_type = r.record_type AND d.record_id = r.record_id AND d.side = 'cadence' AND d.kind = 'edited' AND d.field = f.prospect_field
     WHERE r.record_type = '{{table}}' AND (r.crm_whole OR r.cadence_whole)
    UNION ALL
    SELECT r.position, f.field, f.prospect_field, {{>values}}, 0, 0, 1, c.old_value, d.field IS NOT NULL, d.old_value
      FROM temp.cadence_record r CROSS JOIN temp.cadence_pending c ON c.record_type = r.record_type AND c.record_id = r.record_id AND c.side = 'crm' AND c.kind = 'edited'
      CROSS JOIN main.cadence_field f ON f.record_type = '{{table}}' AND f.field = c.field {{>sides}}
      LEFT JOIN temp.cadence_pending d ON d.record_type = r.record_type AND d.record_id = r.record_id AND d.side = 'cadence' AND d.kind = 'edited' AND d.field = f.prospect_field
     WHERE r.record_type = '{{table}}' AND NOT r.crm_whole AND NOT r.cadence_whole
    UNION ALL
    SELECT r.position, f.field, f.prospect_field, {{>values}}, 0, 0, 0, NULL, 1, d.old_value
      FROM temp.cadence_record r CROSS JOIN temp.cadence_pending d ON d.record_type = r.record_type AND d.record_id = r.record_id AND d.side = 'cadence' AND d.kind = 'edited'
      CROSS JOIN main.cadence_field f ON f.record_type = '{{table}}' AND f.prospect_field = d.field {{>sides}}
     WHERE r.record_type = '{{table}}' AND NOT r.crm_whole AND NOT r.cadence_whole
       AND NOT EXISTS (SELECT 1 FROM temp.cadence_pending c WHERE c.record_type = r.record_type AND c.record_id = r.record_id AND c.side = 'crm' AND c.kind = 'edited' AND c.field = f.field)));
{{/record}}

/*part values
CASE f.field {{#field}}WHEN {{named}} THEN l."{{field}}" {{/field}}END AS crm_value, CASE f.prospect_field {{#synced}}WHEN {{named}} THEN p."{{field}}" {{/synced}}END AS cadence_value
*/
/*part sides
LEFT JOIN {{crm}}."{{table}}" l ON l.rowid = r.crm_row LEFT JOIN main.prospect p ON p.rowid = r.prospect_row
*/
