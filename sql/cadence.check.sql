/*each field
SELECT quote(record_type) AS type, '"' || record_type || '"' AS "table", quote(field) AS field_named, '"' || replace(field, '"', '""') || '"' AS field,
       quote(prospect_field) AS prospect_named, '"' || replace(prospect_field, '"', '""') || '"' AS prospect_field
  FROM cadence_field WHERE prospect_field IS NOT NULL AND (SELECT count(*) FROM cadence_noting) = 2
*/
-- cadence: what must hold of the two sides and the rules, one row for each violation. Where the CRM is an
-- attached database, or no direction is on, the sides are not compared.
SELECT 'cadence criterion' AS "check", 'cadence_criterion' AS table_name, c.id AS row_id,
       'there is no field ' || c.field || ' of a ' || w.record_type || ' in cadence_field; correct the criterion or delete it' AS problem
  FROM cadence_criterion c JOIN cadence_workflow w ON w.id = c.workflow_id
 WHERE NOT EXISTS (SELECT 1 FROM cadence_field f WHERE f.record_type = w.record_type AND f.field = c.field)
UNION ALL
SELECT 'touch outcome', 'touch_result', id, 'there is no outcome ' || outcome || '; enter it in touch_outcome, or correct the result'
  FROM touch_result WHERE outcome NOT IN (SELECT name FROM touch_outcome)
{{#field}}
UNION ALL
SELECT 'cadence', 'prospect', p.id, {{prospect_named}} || ' is not what the ' || p.record_type || ' has in ' || {{field_named}} || ', and nothing waits; set either anew'
  FROM prospect p JOIN {{table}} l ON l.id = p.record_id
 WHERE p.record_type = {{type}} AND l.{{field}} IS NOT p.{{prospect_field}}
   AND NOT EXISTS (SELECT 1 FROM cadence_change c WHERE c.record_id = p.record_id AND c.record_type = p.record_type)
   AND NOT EXISTS (SELECT 1 FROM cadence_waiting w WHERE w.record_id = p.record_id AND w.record_type = p.record_type)
{{/field}}
