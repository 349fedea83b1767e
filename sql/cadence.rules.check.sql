-- cadence: rows of cadence_field that cannot be brought into force. crm_install() refuses the first; crm_check() lists all.
SELECT 'cadence field' AS "check", 'cadence_field' AS table_name, record_type || '.' || field AS row_id,
       'there is no such column of the table; correct the row or delete it' AS problem
  FROM cadence_field f WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(f.record_type) WHERE name = f.field)
UNION ALL
SELECT 'cadence field', 'cadence_field', record_type || '.' || field, 'prospect has no column ' || prospect_field || '; correct the row or delete it'
  FROM cadence_field f WHERE prospect_field IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pragma_table_info('prospect') WHERE name = f.prospect_field)
UNION ALL
SELECT 'cadence field', 'cadence_field', record_type || '.' || min(field), 'the prospect''s ' || prospect_field || ' would be two fields of a ' || record_type || '; delete one row'
  FROM cadence_field WHERE prospect_field IS NOT NULL GROUP BY record_type, prospect_field HAVING count(*) > 1
