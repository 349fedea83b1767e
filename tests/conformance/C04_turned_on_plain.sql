-- C4, C6: Where no direction is on, nothing is noted. Turning the first one on notes all that is there, on any connection; turning the last one off
-- ends it.

INSERT INTO lead (id, first_name, entered_at) VALUES ('l2', 'Leo', '2025-03-02 09:00:00'), ('l1', 'Lea', '2025-03-03 09:00:00');
INSERT INTO contact (id, name, entered_at) VALUES ('c1', 'Carl', '2025-03-03 08:00:00');
UPDATE lead SET phone = '1';
INSERT OR REPLACE INTO lead (id, first_name, entered_at) VALUES ('l2', 'Lou', '2025-03-02 09:00:00');
INSERT INTO prospect (id, record_type, record_id) VALUES ('p1', 'lead', 'l1');
UPDATE prospect SET phone = '2';
SELECT count(*) FROM cadence_change;
--> 0
UPDATE setting SET value = 0, modified_by = 'ann' WHERE name = 'cadence.from_crm';
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm_updates';
SELECT count(*) FROM cadence_change;
--> 0
INSERT OR REPLACE INTO setting (name, value, modified_by) VALUES ('cadence.to_crm_activities', '1', 'ann');
SELECT side, record_type, record_id, kind FROM cadence_change ORDER BY id;
--> crm | lead | l2 | created
--> crm | contact | c1 | created
--> crm | lead | l1 | created
--> cadence | lead | l1 | created
-- Another direction notes nothing twice.
UPDATE OR REPLACE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm');
SELECT count(*) FROM cadence_change;
--> 4
UPDATE lead SET phone = '3' WHERE id = 'l1';
SELECT count(*) FROM cadence_change;
--> 5
-- What was noted stays, what comes then is not; but for touch results, since nothing else tells which were looked at.
UPDATE setting SET value = 0, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm', 'cadence.to_crm_activities');
UPDATE lead SET phone = '4';
UPDATE prospect SET phone = '4';
DELETE FROM lead WHERE id = 'l2';
INSERT INTO touch_result (id, prospect_id, outcome, at) VALUES ('t1', 'p1', 'Connected', '2025-03-10 09:00:00');
SELECT side, record_id, kind FROM cadence_change WHERE id > 5;
--> cadence | l1 | touched
-- Where the CRM is an attached office, its leads are noted there.
UPDATE setting SET value = 'south', modified_by = 'ann' WHERE name = 'cadence.crm_schema';
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';
UPDATE lead SET phone = '5';
SELECT side, record_id, kind FROM cadence_change WHERE id > 6;
--> cadence | l1 | created
UPDATE setting SET value = 'main', modified_by = 'ann' WHERE name = 'cadence.crm_schema';
SELECT side, record_id, kind FROM cadence_change WHERE id > 7;
--> crm | c1 | created
--> crm | l1 | created
