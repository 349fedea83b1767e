-- C4: After its record went, a workflow takes the prospect out of its cadences, into another, or to the next touch. cadence_preview shows it beforehand.
-- needs the extension

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name IN ('cadence.from_crm', 'cadence.from_crm_updates');
INSERT INTO lead (id, first_name) VALUES ('l1', 'Lea'), ('l2', 'Leo'), ('l3', 'Lou');
SELECT json_extract(cadence_sync(), '$.to_cadence.records');
--> 3
INSERT INTO cadence (id, name) VALUES ('cold', 'Cold calls'), ('warm', 'Warm calls');
INSERT INTO cadence_touch (cadence_id, position, kind) VALUES ('cold', 1, 'call'), ('cold', 5, 'email'), ('warm', 2, 'linkedin'), ('warm', 3, 'task');
INSERT INTO cadence_prospect (cadence_id, prospect_id) SELECT 'cold', id FROM prospect WHERE record_id IN ('l1', 'l2');
INSERT INTO cadence_workflow (id, record_type, match, action, move_to) VALUES
  ('w1', 'lead', 'all', 'next_touch', NULL), ('w2', 'lead', 'all', 'move', 'warm'), ('w3', 'lead', 'any', 'exit', NULL);
INSERT INTO cadence_criterion (workflow_id, field, operator, value) VALUES
  ('w1', 'phone', 'changed', NULL), ('w2', 'status', 'changed to', 'Qualified'),
  ('w3', 'status', 'equals', 'Converted'), ('w3', 'status', 'equals', 'Unqualified');
UPDATE lead SET phone = '1';
SELECT workflow_id, record_id, cadence_id, effect FROM cadence_preview;
--> w1 | l1 | cold | goes on to touch 5
--> w1 | l2 | cold | goes on to touch 5
--> w1 | l3 | NULL | nothing: the prospect is in no cadence
SELECT json_extract(cadence_sync('2025-03-10 10:00:00'), '$.to_cadence.fields', '$.actions');
--> [3,2]
SELECT record_id, cadence_id, position, c.status FROM cadence_prospect c JOIN prospect p ON p.id = c.prospect_id ORDER BY 1, 2;
--> l1 | cold | 5 | active
--> l2 | cold | 5 | active
SELECT record_id, field, old_value, new_value, reason FROM cadence_last_run WHERE outcome = 'acted';
--> l1 | next_touch | cold | goes on to touch 5 | w1
--> l2 | next_touch | cold | goes on to touch 5 | w1
--> l3 | next_touch | NULL | nothing: the prospect is in no cadence | w1
-- The last touch completes; a move exits what the prospect is in, and enters at the first touch.
UPDATE lead SET phone = '2' WHERE id = 'l1';
UPDATE lead SET status = 'Qualified' WHERE id = 'l2';
SELECT workflow_id, record_id, cadence_id, effect FROM cadence_preview;
--> w1 | l1 | cold | completes the cadence
--> w2 | l2 | cold | leaves the cadence
--> w2 | l2 | warm | enters the cadence at touch 2
SELECT json_extract(cadence_sync('2025-03-10 11:00:00'), '$.actions');
--> 2
SELECT record_id, cadence_id, position, c.status FROM cadence_prospect c JOIN prospect p ON p.id = c.prospect_id ORDER BY 1, 2;
--> l1 | cold | 5 | completed
--> l2 | cold | 5 | exited
--> l2 | warm | 2 | active
-- In the target already: it stays, once.
UPDATE lead SET status = 'Working' WHERE id = 'l2';
UPDATE lead SET status = 'Qualified' WHERE id = 'l2';
UPDATE lead SET phone = '3' WHERE id = 'l2';
SELECT json_extract(cadence_sync('2025-03-10 12:00:00'), '$.actions');
--> 1
SELECT record_id, cadence_id, position, c.status FROM cadence_prospect c JOIN prospect p ON p.id = c.prospect_id ORDER BY 1, 2;
--> l1 | cold | 5 | completed
--> l2 | cold | 5 | exited
--> l2 | warm | 3 | active
UPDATE lead SET status = 'Converted' WHERE id = 'l2';
SELECT json_extract(cadence_sync('2025-03-10 13:00:00'), '$.actions');
--> 1
SELECT record_id, cadence_id, position, c.status FROM cadence_prospect c JOIN prospect p ON p.id = c.prospect_id ORDER BY 1, 2;
--> l1 | cold | 5 | completed
--> l2 | cold | 5 | exited
--> l2 | warm | 3 | exited
SELECT * FROM crm_check();
--> (no rows)
