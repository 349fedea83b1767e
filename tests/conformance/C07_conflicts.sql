-- C7: What a synchronization wrote is never sent back. Both sides changed a field: a setting settles it, and both values are on record.
-- needs the extension

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.to_crm');
INSERT INTO lead (id, first_name, phone) VALUES ('l1', 'Lea', '1'), ('l2', 'Leo', '1');
SELECT json_extract(cadence_sync(), '$.used');
--> 6
SELECT count(*) FROM cadence_change;
--> 0
SELECT json_extract(cadence_sync('2025-03-10 10:00:00'), '$.used', '$.to_crm.fields');
--> [6,0]
-- The CRM wins; the same value on both sides is no conflict, and no call.
UPDATE lead SET phone = '2', company = 'Same';
UPDATE prospect SET phone = '3', company = 'Same' WHERE record_id = 'l1';
SELECT json_extract(cadence_sync('2025-03-10 11:00:00'), '$.to_cadence.fields', '$.to_crm.fields', '$.conflicts');
--> [3,0,1]
SELECT record_id, field, crm_value, cadence_value, winner, at FROM cadence_conflict;
--> l1 | phone | 2 | 3 | crm | 2025-03-10 11:00:00
SELECT l.id, l.phone, p.phone FROM lead l JOIN prospect p ON p.record_id = l.id;
--> l1 | 2 | 2
--> l2 | 2 | 2
-- The cadence wins.
UPDATE setting SET value = 'cadence', modified_by = 'ann' WHERE name = 'cadence.conflict';
UPDATE lead SET phone = '4' WHERE id = 'l1';
UPDATE prospect SET phone = '5' WHERE record_id = 'l1';
SELECT json_extract(cadence_sync('2025-03-10 12:00:00'), '$.to_cadence.fields', '$.to_crm.fields', '$.conflicts');
--> [0,1,1]
SELECT l.id, l.phone, p.phone FROM lead l JOIN prospect p ON p.record_id = l.id;
--> l1 | 5 | 5
--> l2 | 2 | 2
-- A side that changed and changed back did not change.
UPDATE lead SET phone = '9' WHERE id = 'l1';
UPDATE lead SET phone = '5' WHERE id = 'l1';
UPDATE prospect SET phone = '6' WHERE record_id = 'l1';
SELECT json_extract(cadence_sync('2025-03-10 13:00:00'), '$.to_cadence.fields', '$.to_crm.fields', '$.conflicts');
--> [0,1,0]
-- What a trigger of the office's own makes of a written value is a change, and goes.
CREATE TRIGGER ours AFTER UPDATE OF phone ON lead WHEN NEW.phone NOT GLOB '+*' BEGIN UPDATE lead SET phone = '+' || NEW.phone WHERE id = NEW.id; END;
UPDATE prospect SET phone = '7' WHERE record_id = 'l1';
SELECT json_extract(cadence_sync('2025-03-10 14:00:00'), '$.to_cadence.fields', '$.to_crm.fields');
--> [0,1]
SELECT json_extract(cadence_sync('2025-03-10 15:00:00'), '$.to_cadence.fields', '$.to_crm.fields');
--> [1,0]
SELECT l.id, l.phone, p.phone FROM lead l JOIN prospect p ON p.record_id = l.id;
--> l1 | +7 | +7
--> l2 | 2 | 2
SELECT json_extract(cadence_sync('2025-03-10 16:00:00'), '$.to_cadence.fields', '$.to_crm.fields');
--> [0,0]
SELECT * FROM crm_check();
--> (no rows)
