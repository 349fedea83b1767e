-- C4: What each operator means for text, numbers and dates, and for blanks.
-- needs the extension

ALTER TABLE lead ADD COLUMN employees INTEGER;
INSERT INTO cadence_field (record_type, field, type) VALUES ('lead', 'employees', 'number');
SELECT crm_install();
--> 5
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.from_crm_updates');
INSERT INTO cadence (id, name) VALUES ('c', 'Calls');
INSERT INTO cadence_workflow (id, record_type, action) VALUES ('w', 'lead', 'exit');
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES ('w', 'company', 'equals', 'nobody');
INSERT INTO lead (id, company, employees, entered_at) VALUES
  ('acme', 'Acme Inc', 9, '2025-03-01 23:00:00'), ('bolt', 'BOLT 10%_', 10, '2025-03-02 00:00:00'), ('none', NULL, NULL, '2025-03-03 00:00:00'), ('void', '', 100, '2025-03-04 00:00:00');
-- One criterion after the other: which leads would go?
UPDATE cadence_criterion SET operator = 'equals', value = 'ACME inc';
SELECT DISTINCT record_id FROM api_budget;
--> acme
UPDATE cadence_criterion SET operator = 'not equals', value = 'acme inc';
SELECT DISTINCT record_id FROM api_budget;
--> bolt
--> none
--> void
UPDATE cadence_criterion SET operator = 'contains', value = '%_';
SELECT DISTINCT record_id FROM api_budget;
--> bolt
UPDATE cadence_criterion SET operator = 'does not contain', value = 'C';
SELECT DISTINCT record_id FROM api_budget;
--> bolt
--> none
--> void
UPDATE cadence_criterion SET operator = 'starts with', value = 'bolt';
SELECT DISTINCT record_id FROM api_budget;
--> bolt
UPDATE cadence_criterion SET operator = 'ends with', value = 'INC';
SELECT DISTINCT record_id FROM api_budget;
--> acme
UPDATE cadence_criterion SET operator = 'is empty', value = NULL;
SELECT DISTINCT record_id FROM api_budget;
--> none
--> void
UPDATE cadence_criterion SET operator = 'is not empty', value = NULL;
SELECT DISTINCT record_id FROM api_budget;
--> acme
--> bolt
UPDATE cadence_criterion SET field = 'employees', operator = 'greater', value = '9';
SELECT DISTINCT record_id FROM api_budget;
--> bolt
--> void
UPDATE cadence_criterion SET field = 'employees', operator = 'at least', value = '9.0';
SELECT DISTINCT record_id FROM api_budget;
--> acme
--> bolt
--> void
UPDATE cadence_criterion SET field = 'employees', operator = 'less', value = '10';
SELECT DISTINCT record_id FROM api_budget;
--> acme
UPDATE cadence_criterion SET field = 'entered_at', operator = 'at most', value = '2025-03-02';
SELECT DISTINCT record_id FROM api_budget;
--> acme
--> bolt
UPDATE cadence_criterion SET field = 'entered_at', operator = 'equals', value = '2025-03-02';
SELECT DISTINCT record_id FROM api_budget;
--> bolt
-- A record that is entered changes what is not blank.
UPDATE cadence_criterion SET field = 'company', operator = 'changed', value = NULL;
SELECT DISTINCT record_id FROM api_budget;
--> acme
--> bolt
--> void
UPDATE cadence_criterion SET field = 'company', operator = 'changed to', value = 'acme INC';
SELECT DISTINCT record_id FROM api_budget;
--> acme
-- A value is a value.
UPDATE cadence_criterion SET field = 'company', operator = 'equals', value = ''' OR 1 --';
SELECT DISTINCT record_id FROM api_budget;
--> NULL
