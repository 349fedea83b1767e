/*each office
SELECT crm, crm <> '"main"' AS is_attached, crm = '"main"' AND NOT EXISTS (SELECT 1 FROM main.cadence_change WHERE id > coalesce(last_change, 0)) AS takes_all FROM temp.cadence_call
*/
-- cadence: after the writing, what is on record of it, and what waits on.
INSERT INTO main.cadence_conflict (record_type, record_id, field, crm_value, cadence_value, winner, at)
SELECT r.record_type, r.record_id, w.field, CASE w.direction WHEN 'to_crm' THEN w.old_value ELSE w.value END, CASE w.direction WHEN 'to_crm' THEN w.value ELSE w.old_value END,
       CASE w.direction WHEN 'to_crm' THEN 'cadence' ELSE 'crm' END, (SELECT now FROM temp.cadence_call)
  FROM {{>work}} WHERE w.goes AND w.is_conflict ORDER BY {{>order}};
INSERT OR FAIL INTO main.cadence_run_item (run_id, record_type, record_id, outcome, direction, field, old_value, new_value, reason)
SELECT (SELECT run_id FROM temp.cadence_call), r.record_type, r.record_id, CASE WHEN w.goes THEN 'done' WHEN w.fate = 'go' THEN 'deferred' ELSE w.fate END, w.direction,
       CASE w.kind WHEN 'activity' THEN 'activity' ELSE w.field END, w.old_value, w.value,
       CASE WHEN w.goes THEN CASE WHEN w.is_conflict THEN 'both sides changed it; ' || CASE WHEN r.is_converted THEN 'the lead is converted' ELSE 'cadence.conflict is ' || (SELECT conflict FROM temp.cadence_call) END END
            WHEN w.fate = 'go' THEN 'the API budget of this window is used up' ELSE w.reason END
  FROM {{>work}}
 WHERE (w.goes AND w.cost) OR w.fate = 'dropped' OR (r.fresh AND NOT w.goes AND w.fate <> 'nothing' AND (w.kind <> 'field' OR w.prospect_field IS NOT NULL)) ORDER BY {{>order}};
INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value)
SELECT (SELECT now FROM temp.cadence_call), NULL, CASE w.kind WHEN 'activity' THEN 'activity created' ELSE r.record_type || ' synchronized' END, 'C6',
       r.record_type, r.record_id, CASE w.kind WHEN 'field' THEN w.field END, w.old_value, w.value
  FROM {{>work}} WHERE w.goes AND w.direction = 'to_crm' ORDER BY {{>order}};

-- What was taken from the logs. (All of it, SQLite takes out page by page. Where the CRM is an attached office, this database's own leads and contacts, and that one's prospects, are not
-- concerned.)
{{#office}}
DELETE FROM main.cadence_change{{^takes_all}} WHERE id <= (SELECT last_change FROM temp.cadence_call){{#is_attached}} AND side = 'cadence'{{/is_attached}}{{/takes_all}};
{{#is_attached}}
DELETE FROM {{crm}}.cadence_change WHERE id <= (SELECT last_crm_change FROM temp.cadence_call) AND side = 'crm';
{{/is_attached}}
{{/office}}

DELETE FROM main.cadence_waiting WHERE (record_type, record_id) IN (SELECT r.record_type, r.record_id
    FROM (SELECT 1 WHERE EXISTS (SELECT 1 FROM main.cadence_waiting)) CROSS JOIN temp.cadence_record r
   WHERE EXISTS (SELECT 1 FROM main.cadence_waiting w WHERE w.record_type = r.record_type AND w.record_id = r.record_id)
     AND (r.fresh OR NOT EXISTS (SELECT 1 FROM temp.cadence_work w WHERE w.position = r.position AND w.fate = 'go' AND NOT w.goes)
       OR EXISTS (SELECT 1 FROM temp.cadence_work w WHERE w.position = r.position AND (w.goes OR w.fate <> 'go'))));
INSERT INTO main.cadence_waiting (record_type, record_id, side, kind, field, old_value, position, passed, held)
SELECT r.record_type, r.record_id, s.side, CASE w.kind WHEN 'field' THEN 'edited' WHEN 'created' THEN 'created' ELSE 'touched' END,
       CASE WHEN w.kind = 'field' AND s.side = 'cadence' THEN w.prospect_field ELSE w.field END, CASE s.side WHEN 'crm' THEN w.crm_old ELSE w.cadence_old END, w.position,
       EXISTS (SELECT 1 FROM temp.cadence_work part WHERE part.position = w.position AND part.goes AND part.direction = 'to_cadence'),
       CASE w.fate WHEN 'held' THEN w.reason END
  FROM {{>work}} CROSS JOIN (SELECT 'crm' AS side UNION ALL SELECT 'cadence') s
 WHERE NOT w.goes AND w.fate IN ('go', 'held')
   AND CASE w.kind WHEN 'field' THEN CASE s.side WHEN 'crm' THEN w.crm_changed ELSE w.cadence_changed END WHEN 'created' THEN s.side = 'crm' ELSE s.side = 'cadence' END
    ON CONFLICT DO NOTHING;

/*part work
temp.cadence_work w CROSS JOIN temp.cadence_record r ON r.position = w.position
*/
/*part order
w.position, w.direction, w.kind, w.field
*/
