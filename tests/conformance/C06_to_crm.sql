-- C6: Edits of prospects go back; a touch result whose outcome is ticked becomes one activity. A lead that is gone or converted is not written to.
-- needs the extension

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';
INSERT INTO lead (id, first_name) VALUES ('l1', 'Lea'), ('l2', 'Leo'), ('l3', 'Lou');
INSERT INTO contact (id, name) VALUES ('c1', 'Carl Core');
SELECT json_extract(cadence_sync(), '$.to_cadence.records');
--> 4
UPDATE touch_outcome SET create_activity = 1 WHERE name = 'Connected';
UPDATE prospect SET phone = '1' WHERE record_id IN ('l1', 'c1');
UPDATE prospect SET last_name = 'Carla Core', company = 'not a field of contacts' WHERE record_id = 'c1';
INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT 't-' || record_id, id, 'Connected', '2025-03-10 09:30:00' FROM prospect WHERE record_id IN ('l1', 'c1');
INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT 'u-' || record_id, id, 'No answer', '2025-03-10 09:31:00' FROM prospect WHERE record_id = 'l1';
-- Off: they wait.
SELECT json_extract(cadence_sync('2025-03-10 10:00:00'), '$.used', '$.held');
--> [7,2]
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.to_crm', 'cadence.to_crm_activities');
SELECT direction, record_type, record_id, field FROM api_budget('2025-03-10 11:00:00');
--> to_crm | lead | l1 | activity
--> to_crm | lead | l1 | phone
--> to_crm | contact | c1 | activity
--> to_crm | contact | c1 | name
--> to_crm | contact | c1 | phone
SELECT json_extract(cadence_sync('2025-03-10 11:00:00'), '$.to_crm.records', '$.to_crm.fields', '$.to_crm.activities', '$.used');
--> [2,3,2,12]
SELECT id, first_name, phone, modified_by FROM lead;
--> l1 | Lea | 1 | cadence_sync
--> l2 | Leo | NULL | NULL
--> l3 | Lou | NULL | NULL
SELECT name, phone FROM contact;
--> Carla Core | 1
SELECT record_type, record_id, outcome, at, touch_result_id FROM crm_activity;
--> lead | l1 | Connected | 2025-03-10 09:30:00 | t-l1
--> contact | c1 | Connected | 2025-03-10 09:30:00 | t-c1
SELECT action, table_name, row_id, column_name, new_value FROM audit_log;
--> activity created | lead | l1 | NULL | Connected
--> lead synchronized | lead | l1 | phone | 1
--> activity created | contact | c1 | NULL | Connected
--> contact synchronized | contact | c1 | name | Carla Core
--> contact synchronized | contact | c1 | phone | 1
-- Ticked afterwards: what was decided stays so.
UPDATE touch_outcome SET create_activity = 1 WHERE name = 'No answer';
SELECT json_extract(cadence_sync('2025-03-10 12:00:00'), '$.to_crm.activities', '$.used');
--> [0,12]
-- Gone or converted in between: of a lead that is gone it is dropped, of a converted one it is held.
UPDATE prospect SET phone = '2' WHERE record_type = 'lead';
INSERT INTO touch_result (id, prospect_id, outcome, at) SELECT 'v-' || record_id, id, 'Connected', '2025-03-10 12:30:00' FROM prospect WHERE record_type = 'lead';
UPDATE lead SET status = 'Converted' WHERE id = 'l2';
DELETE FROM lead WHERE id = 'l3';
SELECT json_extract(cadence_sync('2025-03-10 13:00:00'), '$.to_crm.records', '$.to_crm.fields', '$.to_crm.activities', '$.dropped', '$.to_cadence.fields');
--> [1,1,1,1,1]
SELECT record_id, outcome, field, new_value, reason FROM cadence_last_run WHERE outcome IN ('held', 'dropped');
--> l2 | held | activity | Connected | the lead is converted
--> l2 | held | phone | 2 | the lead is converted
--> l3 | dropped |  | NULL | the lead is gone; its prospect is left as it is
--> l3 | dropped | phone | NULL | the lead is gone
--> l3 | dropped | activity | Connected | the lead is gone
SELECT id, phone, status FROM lead;
--> l1 | 2 | New
--> l2 | NULL | Converted
SELECT record_id, phone, status FROM prospect WHERE record_type = 'lead';
--> l1 | 2 | New
--> l2 | 2 | Converted
--> l3 | 2 | New
SELECT record_id, touch_result_id FROM crm_activity WHERE touch_result_id GLOB 'v-*';
--> l1 | v-l1
-- What the CRM's own rules refuse is held, with their words, and holds nothing up.
UPDATE prospect SET status = 'No such status', phone = '3' WHERE record_id = 'l1';
UPDATE prospect SET last_name = '' WHERE record_id = 'c1';
UPDATE contact SET email = 'c@core.example' WHERE id = 'c1';
INSERT INTO lead (id, first_name) VALUES ('l4', 'Lew');
SELECT json_extract(cadence_sync('2025-03-10 14:00:00'), '$.to_crm.fields', '$.to_cadence.records', '$.held');
--> [0,1,2]
SELECT record_id, field, reason FROM cadence_waiting_change WHERE record_id <> 'l2';
--> l1 | phone | lead.status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Lead Status' AND active
--> l1 | status | lead.status: this value is not in the pick list, or is retired (a blank is NULL); see SELECT value FROM pick_list WHERE list = 'Lead Status' AND active
--> c1 | last_name | CHECK constraint failed: contact.name must not be blank
--> c1 | email | CHECK constraint failed: contact.name must not be blank
UPDATE prospect SET status = 'Working' WHERE record_id = 'l1';
UPDATE prospect SET last_name = 'Carl' WHERE record_id = 'c1';
SELECT json_extract(cadence_sync('2025-03-10 15:00:00'), '$.to_crm.fields', '$.to_cadence.fields', '$.held');
--> [3,1,0]
SELECT id, phone, status FROM lead WHERE id = 'l1';
--> l1 | 3 | Working
-- Opened again, it gets what was held.
UPDATE lead SET status = 'Working' WHERE id = 'l2';
SELECT json_extract(cadence_sync('2025-03-10 16:00:00'), '$.to_crm.fields', '$.to_crm.activities', '$.to_cadence.fields', '$.held');
--> [1,1,1,0]
SELECT id, phone, status FROM lead WHERE id = 'l2';
--> l2 | 2 | Working
SELECT count(*) FROM crm_activity WHERE touch_result_id = 'v-l2';
--> 1
