/*each office
SELECT crm FROM temp.cadence_call
*/
-- cadence: what becomes of each field and activity that waits. The workflows have been matched: crm_goes says whether a record's changes in the CRM
-- may go. A record's rows are in the order in which they go: kind activity, created, field.
--   fate   go: costs what it costs; nothing: there is nothing to do (any more); dropped: it cannot go, ever; held: not as things stand
--   goes   1: goes now, if the budget holds it (ext/cadence/budget.h)
INSERT INTO temp.cadence_work (position, written_row, direction, kind, field, prospect_field, old_value, value, is_conflict, cost, fate, reason, goes)
SELECT position, CASE direction WHEN 'to_crm' THEN crm_row ELSE prospect_row END, direction, 'field', field, prospect_field, CASE direction WHEN 'to_crm' THEN crm_value ELSE cadence_value END,
       CASE direction WHEN 'to_crm' THEN cadence_value ELSE crm_value END, is_conflict, fate = 'go' AND prospect_field IS NOT NULL AND NOT (is_new AND crm_value = ''), fate,
       CASE WHEN NOT is_there THEN 'the ' || record_type || ' is gone'
            WHEN direction = 'to_crm' THEN CASE WHEN is_converted THEN 'the lead is converted' WHEN NOT to_crm THEN 'cadence.to_crm is 0' END
            WHEN NOT crm_goes THEN hold END, fate = 'go'
  FROM (SELECT *, CASE WHEN NOT is_there THEN CASE WHEN cadence_changed THEN 'dropped' ELSE 'nothing' END
                       WHEN is_orphan OR NOT (crm_changed OR cadence_changed) THEN 'nothing'
                       WHEN is_same AND prospect_field IS NOT NULL THEN 'nothing'
                       WHEN direction = 'to_crm' THEN CASE WHEN to_crm AND NOT is_converted THEN 'go' ELSE 'held' END
                       WHEN crm_goes THEN 'go' ELSE 'held' END AS fate
          FROM (SELECT i.position, r.record_type, r.crm_row, r.prospect_row, r.is_new, i.field, i.prospect_field, r.crm_goes, r.hold,
                       i.crm_value, i.cadence_value, i.crm_value IS i.cadence_value AND NOT r.is_new AS is_same, r.is_there, i.crm_changed, i.cadence_changed,
                       i.crm_changed AND i.cadence_changed AND i.crm_value IS NOT i.cadence_value AND NOT r.is_new AS is_conflict,
                       CASE WHEN i.cadence_changed AND NOT (i.crm_changed AND (r.is_converted OR c.conflict = 'crm')) THEN 'to_crm' ELSE 'to_cadence' END AS direction,
                       r.is_converted, r.prospect_row IS NULL AND NOT r.is_new AS is_orphan, c.to_crm
                  FROM temp.cadence_call c CROSS JOIN temp.cadence_item i CROSS JOIN temp.cadence_record r ON r.position = i.position));
-- A prospect that is to be made, also where all its fields are blank; and a record that is gone.
INSERT INTO temp.cadence_work (position, direction, kind, field, is_conflict, cost, fate, reason, goes)
SELECT position, 'to_cadence', 'created', '', 0, 0, CASE WHEN NOT is_there THEN 'dropped' WHEN crm_goes THEN 'go' ELSE 'held' END,
       CASE WHEN NOT is_there THEN 'the ' || record_type || ' is gone; its prospect is left as it is' WHEN NOT crm_goes THEN hold END, is_there AND crm_goes
  FROM temp.cadence_record WHERE is_new OR NOT is_there;
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
          {{#office}}LEFT JOIN {{crm}}.crm_activity a ON a.touch_result_id = p.field{{/office}});
