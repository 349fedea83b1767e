/*each row
SELECT 'INSERT' AS event, '' AS "of" UNION ALL SELECT 'UPDATE', ' OF workflow_id, field, operator, value'
*/
/*each result
SELECT 'INSERT' AS event, '' AS "of" UNION ALL SELECT 'UPDATE', ' OF outcome'
*/
/*each rule
SELECT column1 AS "table", column2 AS event FROM (VALUES ('cadence_workflow'), ('cadence_criterion')), (SELECT column1 AS column2 FROM (VALUES ('INSERT'), ('UPDATE'), ('DELETE')))
*/
-- cadence: C8, what is unknown is refused when a criterion, workflow or touch result is written.
{{#row}}
CREATE TRIGGER cadence_criterion_{{event}}_guard BEFORE {{event}}{{of}} ON cadence_criterion WHEN {{is_judged}} BEGIN
  SELECT RAISE(ABORT, 'cadence_criterion.field: this record type has no such field; see SELECT record_type, field, type FROM cadence_field')
   WHERE {{>type}} IS NULL AND EXISTS (SELECT 1 FROM cadence_workflow WHERE id = NEW.workflow_id);
  SELECT RAISE(ABORT, 'cadence_criterion.value: this field is a number; give one as 12.5')
   WHERE {{>type}} = 'number' AND {{>compares}}
     AND NOT (NEW.value GLOB '*[0-9]*' AND NEW.value NOT GLOB '*[^0-9.-]*' AND NEW.value NOT GLOB '*.*.*' AND NEW.value NOT GLOB '?*-*');
  SELECT RAISE(ABORT, 'cadence_criterion.value: this field is a date; give a day as YYYY-MM-DD')
   WHERE {{>type}} = 'date' AND {{>compares}} AND NOT {{#is_day}}NEW.value{{/is_day}};
END;
{{/row}}
CREATE TRIGGER cadence_workflow_type_stays BEFORE UPDATE OF record_type ON cadence_workflow
WHEN NEW.record_type IS NOT OLD.record_type AND EXISTS (SELECT 1 FROM cadence_criterion WHERE workflow_id = OLD.id) AND {{is_judged}} BEGIN
  SELECT RAISE(ABORT, 'cadence_workflow.record_type: its criteria are about the fields of another type; delete them first');
END;
CREATE TRIGGER cadence_workflow_replaced BEFORE INSERT ON cadence_workflow
WHEN EXISTS (SELECT 1 FROM cadence_workflow WHERE id = NEW.id AND record_type IS NOT NEW.record_type)
 AND EXISTS (SELECT 1 FROM cadence_criterion WHERE workflow_id = NEW.id) AND {{is_judged}} BEGIN
  SELECT RAISE(ABORT, 'cadence_workflow.record_type: its criteria are about the fields of another type; delete them first');
END;
{{#result}}
CREATE TRIGGER touch_result_{{event}}_outcome BEFORE {{event}}{{of}} ON touch_result WHEN NOT EXISTS (SELECT 1 FROM touch_outcome WHERE name = NEW.outcome) AND {{is_judged}} BEGIN
  SELECT RAISE(ABORT, 'touch_result.outcome: there is no such outcome; see SELECT name FROM touch_outcome');
END;
{{/result}}

-- Another rule: what was held is looked at again (C5).
{{#rule}}
CREATE TRIGGER {{table}}_{{event}}_releases AFTER {{event}} ON {{table}} BEGIN
  UPDATE cadence_waiting SET held = NULL WHERE held IS NOT NULL;
END;
{{/rule}}

/*part type
(SELECT f.type FROM cadence_workflow w JOIN cadence_field f ON f.record_type = w.record_type WHERE w.id = NEW.workflow_id AND f.field = NEW.field)
*/
/*part compares
NEW.operator IN ('equals', 'not equals', 'greater', 'less', 'at least', 'at most', 'changed to')
*/
