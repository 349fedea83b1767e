-- C3: A synchronization takes place when it is due; the CRM admin has no effect; a clock that went back waits.
-- needs the extension

SELECT json_extract(cadence_sync(), '$.due', '$.note');
--> [0,"no direction is on; see the settings cadence.from_crm, cadence.to_crm and cadence.to_crm_activities"]
UPDATE setting SET value = 1, modified_by = 'ann' WHERE name = 'cadence.from_crm';
UPDATE setting SET value = 5, modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
UPDATE setting SET value = 'bob', modified_by = 'ann' WHERE name = 'cadence.crm_admin';
SELECT json_extract(cadence_sync(), '$.due', '$.next_at');
--> [1,"2025-03-10 09:05:00"]
SELECT json_extract(cadence_sync('2025-03-10 09:04:59'), '$.due');
--> 0
SELECT json_extract(cadence_sync('2025-03-10 09:05:00'), '$.due', '$.next_at');
--> [1,"2025-03-10 09:10:00"]
UPDATE setting SET value = 240, modified_by = 'ann' WHERE name = 'cadence.sync_frequency';
SELECT json_extract(cadence_sync('2025-03-10 09:10:00'), '$.due', '$.next_at', '$.note');
--> [0,"2025-03-10 13:05:00","the last synchronization was at 2025-03-10 09:05:00 UTC; cadence.sync_frequency is 240 minutes"]
SELECT json_extract(cadence_sync('2025-03-09 09:10:00'), '$.due', '$.next_at', '$.note');
--> [0,"2025-03-10 13:05:00","the clock went back: the last synchronization was at 2025-03-10 09:05:00 UTC; the next is due after that. If it was a mistake, DELETE FROM cadence_run WHERE at > (SELECT now FROM clock), and DELETE FROM api_window WHERE started_at > (SELECT now FROM clock)"]
SELECT at, calls, deferred, note FROM cadence_run;
--> 2025-03-10 09:00:00 | 0 | 0 | NULL
--> 2025-03-10 09:05:00 | 0 | 0 | NULL
DELETE FROM cadence_run WHERE at > (SELECT now FROM clock);
SELECT json_extract(cadence_sync('2025-03-10 13:00:00'), '$.due', '$.next_at');
--> [1,"2025-03-10 17:00:00"]
SELECT cadence_sync('soon');
--! cadence_sync: 'soon' is not an instant
SELECT cadence_sync(NULL);
--! cadence_sync: now is NULL
SELECT * FROM api_budget('soon');
--! api_budget: 'soon' is not an instant
