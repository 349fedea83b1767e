-- C7: What a trigger of the office's own makes of a synchronization is a change, and goes with the next one; also where the synchronization only
-- went on with what waited.
-- needs the extension

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.api_limit';
CREATE TRIGGER own AFTER UPDATE OF status ON prospect BEGIN
  UPDATE lead SET phone = '555-0100' WHERE id = NEW.record_id;
END;
INSERT INTO lead (id, first_name) VALUES ('l1', 'Lea');
SELECT json_extract(cadence_sync('2025-03-10 09:00:00'), '$.to_cadence.fields', '$.deferred');
--> [1,1]
SELECT first_name, status FROM prospect;
--> Lea | NULL
SELECT count(*) FROM cadence_change;
--> 0
SELECT json_extract(cadence_sync('2025-03-11 09:00:00'), '$.to_cadence.fields', '$.deferred');
--> [1,0]
SELECT field, new_value FROM cadence_change;
--> phone | 555-0100
SELECT json_extract(cadence_sync('2025-03-12 09:00:00'), '$.to_cadence.fields', '$.deferred');
--> [1,0]
SELECT first_name, status, phone FROM prospect;
--> Lea | New | 555-0100
SELECT count(*) FROM cadence_change;
--> 0
