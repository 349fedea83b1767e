/*each office
SELECT *, CASE WHEN crm <> '"main"' THEN 1 END AS is_attached
  FROM (SELECT coalesce((SELECT '"' || replace(lower(value), '"', '""') || '"' FROM setting WHERE name = 'cadence.crm_schema'), '"main"') AS crm)
*/
-- cadence: after the writing, what is on record of it, and what waits on.
INSERT INTO main.cadence_conflict (record_type, record_id, field, crm_value, cadence_value, winner, at)
SELECT record_type, record_id, field, CASE direction WHEN 'to_crm' THEN old_value ELSE value END, CASE direction WHEN 'to_crm' THEN value ELSE old_value END,
       CASE direction WHEN 'to_crm' THEN 'cadence' ELSE 'crm' END, (SELECT now FROM temp.cadence_call)
  FROM temp.cadence_work WHERE goes AND is_conflict ORDER BY seq;
INSERT INTO main.cadence_run_item (run_id, record_type, record_id, outcome, direction, field, old_value, new_value, reason)
SELECT (SELECT run_id FROM temp.cadence_call), record_type, record_id, CASE WHEN goes THEN 'done' WHEN fate = 'go' THEN 'deferred' ELSE fate END, direction,
       CASE kind WHEN 'activity' THEN 'activity' ELSE field END, old_value, value,
       CASE WHEN goes THEN CASE WHEN is_conflict THEN 'both sides changed it; cadence.conflict is ' || (SELECT conflict FROM temp.cadence_call) END
            WHEN fate = 'go' THEN 'the API budget of this window is used up' ELSE reason END
  FROM temp.cadence_work
 WHERE (goes AND cost) OR fate = 'dropped' OR (fresh AND NOT goes AND fate <> 'nothing' AND (kind <> 'field' OR prospect_field IS NOT NULL)) ORDER BY seq;
INSERT INTO main.audit_log (at, actor, action, rule, table_name, row_id, column_name, old_value, new_value)
SELECT (SELECT now FROM temp.cadence_call), NULL, CASE kind WHEN 'activity' THEN 'activity created' ELSE record_type || ' synchronized' END, 'C6',
       record_type, record_id, CASE kind WHEN 'field' THEN field END, old_value, value
  FROM temp.cadence_work WHERE goes AND direction = 'to_crm' ORDER BY seq;

-- What was taken from the logs, and the echo of what was written (C7). A trigger of the office's own may have answered it with another value: that
-- is a change.
-- (Where the CRM is an attached office, this database's own leads and contacts, and that one's prospects, are not concerned.)
{{#office}}
DELETE FROM main.cadence_change WHERE {{#is_attached}}side = 'cadence' AND {{/is_attached}}(id <= (SELECT last_change FROM temp.cadence_call) OR {{>is_echo}});
{{#is_attached}}
DELETE FROM {{crm}}.cadence_change WHERE side = 'crm' AND (id <= (SELECT last_crm_change FROM temp.cadence_call) OR {{>is_echo}});
{{/is_attached}}
{{/office}}

DELETE FROM main.cadence_waiting
 WHERE (record_type, record_id) IN (SELECT record_type, record_id FROM temp.cadence_record WHERE fresh)
    OR (record_type, record_id) IN (SELECT record_type, record_id FROM temp.cadence_work WHERE goes OR fate <> 'go');
INSERT INTO main.cadence_waiting (record_type, record_id, side, kind, field, old_value, position, passed, held)
SELECT w.record_type, w.record_id, s.side, CASE w.kind WHEN 'field' THEN 'edited' WHEN 'record' THEN 'created' ELSE 'touched' END,
       CASE WHEN w.kind = 'field' AND s.side = 'cadence' THEN w.prospect_field ELSE w.field END, CASE s.side WHEN 'crm' THEN i.crm_old ELSE i.cadence_old END, w.position,
       EXISTS (SELECT 1 FROM temp.cadence_work part WHERE part.record_id = w.record_id AND part.record_type = w.record_type AND part.goes AND part.direction = 'to_cadence'),
       CASE w.fate WHEN 'held' THEN w.reason END
  FROM temp.cadence_work w CROSS JOIN (SELECT 'crm' AS side UNION ALL SELECT 'cadence') s
  LEFT JOIN temp.cadence_item i ON w.kind = 'field' AND i.record_type = w.record_type AND i.record_id = w.record_id AND i.field = w.field
 WHERE NOT w.goes AND w.fate IN ('go', 'held')
   AND CASE w.kind WHEN 'field' THEN CASE s.side WHEN 'crm' THEN i.crm_changed ELSE i.cadence_changed END WHEN 'record' THEN s.side = 'crm' ELSE s.side = 'cadence' END
    ON CONFLICT DO NOTHING;

/*part is_echo
EXISTS (SELECT 1 FROM temp.cadence_work w WHERE w.record_id = cadence_change.record_id AND w.record_type = cadence_change.record_type AND w.goes
      AND CASE cadence_change.side || ' ' || cadence_change.kind
          WHEN 'cadence edited' THEN w.direction = 'to_cadence' AND w.prospect_field = cadence_change.field AND w.value IS cadence_change.new_value
          WHEN 'cadence created' THEN w.direction = 'to_cadence' AND w.kind = 'record'
          WHEN 'crm edited' THEN w.direction = 'to_crm' AND w.kind = 'field' AND w.field = cadence_change.field AND w.value IS cadence_change.new_value END)
*/
