-- C8, C4: An unknown field, operator, type, action, outcome or cadence is refused when the row is written.

INSERT INTO cadence (id, name) VALUES ('cold', 'Cold calls');
INSERT INTO cadence_workflow (id, record_type, action) VALUES ('w', 'lead', 'exit'), ('x', 'contact', 'exit');
INSERT INTO cadence_workflow (record_type, action) VALUES ('client', 'exit');
--! CHECK constraint failed: cadence_workflow.record_type must be lead or contact
INSERT INTO cadence_workflow (record_type, action) VALUES ('lead', 'delete');
--! CHECK constraint failed: cadence_workflow.action must be exit, move or next_touch
INSERT INTO cadence_workflow (record_type, match, action) VALUES ('lead', 'some', 'exit');
--! CHECK constraint failed: cadence_workflow.match must be all or any
INSERT INTO cadence_workflow (record_type, action) VALUES ('lead', 'move');
--! CHECK constraint failed: cadence_workflow.move_to must name a cadence for the action move, and is NULL for the others
INSERT INTO cadence_workflow (record_type, action, move_to) VALUES ('lead', 'exit', 'cold');
--! CHECK constraint failed: cadence_workflow.move_to must name a cadence for the action move, and is NULL for the others
INSERT INTO cadence_workflow (record_type, action, move_to) VALUES ('lead', 'move', 'hot');
--! cadence_workflow.move_to: there is no cadence with this id; enter it first
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('nowhere', 'email', 'equals', 'x');
--! cadence_criterion.workflow_id: there is no cadence_workflow with this id; enter it first
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'shoe_size', 'equals', '43');
--! cadence_criterion.field: this record type has no such field; see SELECT record_type, field, type FROM cadence_field
INSERT OR REPLACE INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('x', 'company', 'equals', 'Acme');
--! cadence_criterion.field: this record type has no such field; see SELECT record_type, field, type FROM cadence_field
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'email" OR 1 --', 'equals', 'x');
--! cadence_criterion.field: this record type has no such field; see SELECT record_type, field, type FROM cadence_field
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'email', 'sounds like', 'x');
--! CHECK constraint failed: cadence_criterion.operator must be equals, not equals, contains, does not contain, starts with, ends with, greater, less, at least, at most, is empty, is not empty, changed or changed to
INSERT INTO cadence_criterion (workflow_id, field, operator) VALUES ('w', 'email', 'equals');
--! CHECK constraint failed: cadence_criterion.value: this operator compares with a value; give one
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'email', 'changed to', '');
--! CHECK constraint failed: cadence_criterion.value: this operator compares with a value; give one
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'entered_at', 'greater', 'last week');
--! cadence_criterion.value: this field is a date; give a day as YYYY-MM-DD
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'email', 'contains', '@acme'), ('w', 'entered_at', 'at least', '2025-01-01'), ('w', 'phone', 'is empty', NULL);
UPDATE cadence_criterion SET field = 'name' WHERE field = 'phone';
--! cadence_criterion.field: this record type has no such field; see SELECT record_type, field, type FROM cadence_field
UPDATE OR IGNORE cadence_criterion SET value = '2025-02-30' WHERE field = 'entered_at';
--! cadence_criterion.value: this field is a date; give a day as YYYY-MM-DD
UPDATE cadence_workflow SET record_type = 'contact' WHERE id = 'w';
--! cadence_workflow.record_type: its criteria are about the fields of another type; delete them first
INSERT OR REPLACE INTO cadence_workflow (id, record_type, action) VALUES ('w', 'contact', 'exit');
--! cadence_workflow.record_type: its criteria are about the fields of another type; delete them first
INSERT INTO cadence_field (record_type, field, type) VALUES ('lead', 'x', 'colour');
--! CHECK constraint failed: cadence_field.type must be text, number or date
-- Cadences and prospects.
INSERT INTO cadence_touch (cadence_id, position, kind) VALUES ('cold', 1, 'pigeon');
--! cadence_touch.kind: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Touch Type' AND active
INSERT INTO cadence_touch (cadence_id, position, kind) VALUES ('cold', 0, 'call');
--! CHECK constraint failed: cadence_touch.position must be a whole number, 1 or more
INSERT INTO prospect (id, record_type, record_id) VALUES ('p', 'client', 'acme');
--! CHECK constraint failed: prospect.record_type must be lead or contact
INSERT INTO prospect (id, record_type, record_id) VALUES ('p', 'lead', 'l');
INSERT OR REPLACE INTO prospect (id, record_type, record_id) VALUES ('q', 'lead', 'l');
--! prospect: this lead or contact has a prospect already; a record has one
INSERT OR REPLACE INTO prospect (id, record_type, record_id) VALUES ('p', 'lead', 'm');
--! prospect: whose prospect it is never changes; make another for another record
UPDATE prospect SET record_id = 'm';
--! prospect: whose prospect it is never changes; make another for another record
INSERT INTO cadence_prospect (cadence_id, prospect_id, status) VALUES ('cold', 'p', 'paused');
--! CHECK constraint failed: cadence_prospect.status must be active, exited or completed
INSERT INTO cadence_prospect (cadence_id, prospect_id) VALUES ('cold', 'p');
INSERT INTO cadence_prospect (cadence_id, prospect_id) VALUES ('cold', 'p');
--! UNIQUE constraint failed: cadence_prospect.cadence_id, cadence_prospect.prospect_id
INSERT INTO touch_result (prospect_id, outcome, at) VALUES ('p', 'Fell asleep', '2025-03-10 09:00:00');
--! touch_result.outcome: there is no such outcome; see SELECT name FROM touch_outcome
INSERT INTO touch_result (prospect_id, outcome, at) VALUES ('p', 'Connected', 'noon');
--! CHECK constraint failed: touch_result.at must be an instant as YYYY-MM-DD HH:MM:SS
DELETE FROM prospect;
--! prospect: cadence_prospect.prospect_id still refers to it; change or delete those rows first, or set its status to Inactive instead
-- Deleting a workflow deletes its criteria, a cadence its touches and prospects.
DELETE FROM cadence_workflow WHERE id = 'w';
SELECT count(*) FROM cadence_criterion;
--> 0
DELETE FROM cadence;
SELECT count(*) FROM cadence_prospect;
--> 0
