-- C4, C6, C7: What happened while no direction was on goes when one is turned on. Of a field that differs, both sides count as changed.
-- needs the extension

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');
UPDATE touch_outcome SET create_activity = 1 WHERE name = 'Connected';
INSERT INTO lead (id, first_name) VALUES ('l1', 'Lea'), ('l2', 'Leo');
SELECT json_extract(cadence_sync(), '$.to_cadence.fields');
--> 4
INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT 't0', id, 'No answer', '2025-03-10 09:00:00' FROM prospect WHERE record_id = 'l1';
SELECT json_extract(cadence_sync('2025-03-10 10:00:00'), '$.to_crm.activities');
--> 0
UPDATE setting SET value = 0, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');
UPDATE lead SET phone = '1' WHERE id = 'l1';
UPDATE prospect SET company = 'Co' WHERE record_id = 'l1';
INSERT INTO lead (id, first_name) VALUES ('l3', 'Lou');
DELETE FROM lead WHERE id = 'l2';
INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT 't1', id, 'Connected', '2025-03-10 09:00:00' FROM prospect WHERE record_id = 'l1';
SELECT json_extract(cadence_sync('2025-03-10 11:00:00'), '$.note');
--> no direction is on; see the settings cadence.from_crm, cadence.to_crm and cadence.to_crm_activities
-- An outcome that is ticked afterwards makes no activity of what was looked at.
UPDATE touch_outcome SET create_activity = 1;
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');
SELECT json_extract(cadence_sync('2025-03-10 12:00:00'), '$.to_cadence.records', '$.to_cadence.fields', '$.to_crm.activities', '$.dropped', '$.conflicts');
--> [2,4,1,1,2]
SELECT record_id, field, crm_value, cadence_value, winner FROM cadence_conflict ORDER BY field;
--> l1 | company | NULL | Co | crm
--> l1 | phone | 1 | NULL | crm
SELECT record_id, first_name, company, phone FROM prospect ORDER BY record_id;
--> l1 | Lea | NULL | 1
--> l2 | Leo | NULL | NULL
--> l3 | Lou | NULL | NULL
SELECT record_id, touch_result_id FROM crm_activity;
--> l1 | t1
SELECT count(*) FROM cadence_change;
--> 0
SELECT * FROM crm_check();
--> (no rows)
