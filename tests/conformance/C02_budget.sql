-- C2: A record goes whole or not at all, in order; what does not fit waits for the next 24 hours, and the forecast says when.
-- needs the extension

UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';
UPDATE setting SET value = 5, modified_by = 'ann' WHERE name = 'cadence.api_limit';
SELECT * FROM api_budget;
--> NULL | 0 | 5 | NULL | NULL | NULL | NULL | NULL
INSERT INTO lead (id, first_name, last_name, status) VALUES ('l1', 'Lea', 'One', NULL), ('l2', 'Leo', 'Two', 'New'), ('l3', 'Lou', NULL, NULL);
SELECT "left", record_id, field, goes_at FROM api_budget;
--> 5 | l1 | first_name | 2025-03-10 09:00:00
--> 5 | l1 | last_name | 2025-03-10 09:00:00
--> 5 | l2 | first_name | 2025-03-10 09:00:00
--> 5 | l2 | last_name | 2025-03-10 09:00:00
--> 5 | l2 | status | 2025-03-10 09:00:00
--> 5 | l3 | first_name | 2025-03-11 09:00:00
SELECT cadence_sync();
--> {"due":1,"next_at":"2025-03-10 10:00:00","window_start":"2025-03-10 09:00:00","used":5,"left":0,"to_cadence":{"records":2,"fields":5},"to_crm":{"records":0,"fields":0,"activities":0},"deferred":1,"held":0,"dropped":0,"conflicts":0,"actions":0,"note":"the API budget does not hold the rest; the next window begins at 2025-03-11 09:00:00 UTC or later"}
SELECT record_id, first_name, last_name, status FROM prospect;
--> l1 | Lea | One | NULL
--> l2 | Leo | Two | New
SELECT record_type, record_id, field, outcome, reason FROM cadence_last_run;
--> lead | l1 | first_name | done | NULL
--> lead | l1 | last_name | done | NULL
--> lead | l2 | first_name | done | NULL
--> lead | l2 | last_name | done | NULL
--> lead | l2 | status | done | NULL
--> lead | l3 |  | deferred | the API budget of this window is used up
--> lead | l3 | first_name | deferred | the API budget of this window is used up
SELECT * FROM api_budget;
--> 2025-03-10 09:00:00 | 5 | 0 | to_cadence | lead | l3 | first_name | 2025-03-11 09:00:00
-- At the same moment again, and before it is due: nothing.
SELECT json_extract(cadence_sync(), '$.due', '$.next_at', '$.note');
--> [0,"2025-03-10 10:00:00","the last synchronization was at 2025-03-10 09:00:00 UTC; cadence.sync_frequency is 60 minutes"]
SELECT json_extract(cadence_sync('2025-03-10 09:59:59'), '$.due');
--> 0
-- Within the window, what does not fit waits on; nothing overtakes it.
INSERT INTO lead (id, company, status) VALUES ('l4', 'Late', NULL);
SELECT json_extract(cadence_sync('2025-03-10 10:00:00'), '$.due', '$.used', '$.deferred');
--> [1,5,2]
-- 24 hours after its first call the window is over.
SELECT json_extract(cadence_sync('2025-03-11 08:59:59'), '$.due', '$.used', '$.deferred');
--> [1,5,0]
SELECT record_id, field, goes_at FROM api_budget('2025-03-11 08:59:59');
--> l3 | first_name | 2025-03-11 09:59:59
--> l4 | company | 2025-03-11 09:59:59
SELECT json_extract(cadence_sync('2025-03-11 09:59:59'), '$.window_start', '$.used', '$.deferred', '$.note');
--> ["2025-03-11 09:59:59",2,0,null]
SELECT record_id, first_name, last_name, company, status FROM prospect;
--> l1 | Lea | One | NULL | NULL
--> l2 | Leo | Two | NULL | New
--> l3 | Lou | NULL | NULL | NULL
--> l4 | NULL | NULL | Late | NULL
SELECT * FROM cadence_waiting;
--> (no rows)
SELECT started_at, used FROM api_window;
--> 2025-03-10 09:00:00 | 5
--> 2025-03-11 09:59:59 | 2
-- The limit is lowered below what is used: nothing goes until the next window.
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.api_limit';
UPDATE lead SET phone = '555' WHERE id = 'l1';
SELECT json_extract(cadence_sync('2025-03-11 12:00:00'), '$.used', '$.left', '$.deferred');
--> [2,0,1]
-- A record that needs more than a whole window goes by as many fields as one holds.
UPDATE lead SET phone = '556', company = 'Acme', email = 'lea@acme.example' WHERE id = 'l1';
SELECT record_id, field, goes_at FROM api_budget('2025-03-11 13:00:00');
--> l1 | company | 2025-03-12 10:00:00
--> l1 | email | 2025-03-13 10:00:00
--> l1 | phone | 2025-03-14 10:00:00
SELECT json_extract(cadence_sync('2025-03-12 10:00:00'), '$.to_cadence.fields', '$.deferred');
--> [1,1]
SELECT json_extract(cadence_sync('2025-03-13 10:00:00'), '$.to_cadence.fields', '$.deferred');
--> [1,1]
SELECT json_extract(cadence_sync('2025-03-14 10:00:00'), '$.to_cadence.fields', '$.deferred');
--> [1,0]
SELECT phone, company, email FROM prospect WHERE record_id = 'l1';
--> 556 | Acme | lea@acme.example
SELECT * FROM crm_check();
--> (no rows)
