-- C5: Where a record type has workflows, its records go when one matches; others are held until they, a workflow or a setting change.
-- needs the extension

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';
INSERT INTO cadence_workflow (id, record_type, match, action) VALUES ('w1', 'lead', 'all', 'exit'), ('w2', 'lead', 'any', 'exit');
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES
  ('w1', 'company', 'equals', 'Acme'), ('w1', 'status', 'equals', 'Working'), ('w2', 'email', 'contains', '@vip.'), ('w2', 'phone', 'starts with', '+1');
INSERT INTO lead (id, company, status, email, phone) VALUES
  ('both', 'Acme', 'Working', NULL, NULL), ('half', 'Acme', 'New', NULL, NULL), ('one', NULL, NULL, 'a@vip.example', NULL), ('none', 'Bolt', NULL, NULL, NULL);
INSERT INTO contact (id, name) VALUES ('c1', 'Carl Core');
-- "Updates" are off: workflows are not asked.
SELECT DISTINCT record_id FROM api_budget;
--> both
--> half
--> one
--> none
--> c1
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm_updates';
SELECT json_extract(cadence_sync(), '$.to_cadence.records', '$.held', '$.deferred');
--> [3,2,0]
SELECT record_id FROM prospect;
--> both
--> c1
--> one
SELECT record_id, kind, field, reason FROM cadence_waiting_change;
--> half | created |  | no workflow matches
--> half | edited | company | no workflow matches
--> half | edited | entered_at | no workflow matches
--> half | edited | status | no workflow matches
--> none | created |  | no workflow matches
--> none | edited | company | no workflow matches
--> none | edited | entered_at | no workflow matches
SELECT record_id, outcome, field, reason FROM cadence_last_run WHERE outcome = 'held';
--> half | held |  | no workflow matches
--> half | held | company | no workflow matches
--> half | held | status | no workflow matches
--> none | held |  | no workflow matches
--> none | held | company | no workflow matches
-- Held is not looked at again by itself; nothing is lost. The record changes: it is.
SELECT json_extract(cadence_sync('2025-03-10 10:00:00'), '$.to_cadence.records', '$.held');
--> [0,0]
UPDATE lead SET status = 'Working' WHERE id = 'half';
SELECT json_extract(cadence_sync('2025-03-10 11:00:00'), '$.to_cadence.records', '$.held');
--> [1,0]
-- A criterion is deleted: it is looked at again. A workflow without criteria matches nothing.
DELETE FROM cadence_criterion WHERE workflow_id = 'w1';
SELECT json_extract(cadence_sync('2025-03-10 12:00:00'), '$.to_cadence.records', '$.held');
--> [0,1]
-- Workflows are deleted with their rows; without any, all go.
DELETE FROM cadence_workflow;
SELECT count(*) FROM cadence_criterion;
--> 0
SELECT json_extract(cadence_sync('2025-03-10 13:00:00'), '$.to_cadence.records', '$.held');
--> [1,0]
SELECT record_id, company, status FROM prospect;
--> both | Acme | Working
--> one | NULL | NULL
--> c1 | NULL | NULL
--> half | Acme | Working
--> none | Bolt | NULL
SELECT * FROM cadence_waiting;
--> (no rows)
