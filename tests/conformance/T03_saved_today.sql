-- T3: A task that is saved, changed, enabled or taken out of test mode today first runs tomorrow morning.
-- "Your task will be executed, either live or in test mode depending upon your configuration, tomorrow morning."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 00:00:00';
-- The clock says 2025-03-10 09:00 UTC, in Chicago 04:00.
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('old', 'Old clients', 'inactivate_client', 365, 'ann', 1);
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT created_at, saved_at FROM automated_task;
--> 2025-03-10 09:00:00 | 2025-03-10 09:00:00
SELECT run_tasks();
--> []
SELECT run_tasks('2025-03-11 04:59:59');
--> []
SELECT action, client, run_date FROM preview_tasks('2025-03-11 05:00:00');
--> list client | Acme | 2025-03-11
--> list client | Bolt | 2025-03-11
--> e-mail owner | NULL | 2025-03-11
SELECT value ->> 'mode', value ->> 'run_date' FROM json_each(run_tasks('2025-03-11 05:00:00'));
--> test | 2025-03-11

-- Each change of what it does counts as saving.
UPDATE setting SET value = '2025-03-12 06:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET test_mode = 0;
SELECT run_tasks();
--> []
SELECT count(*) FROM preview_tasks;
--> 0
UPDATE setting SET value = '2025-03-13 06:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET n = 3650;
SELECT saved_at FROM automated_task;
--> 2025-03-13 06:00:00
UPDATE setting SET value = '2025-03-14 06:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET kind = 'inactivate_client_reportable';
UPDATE setting SET value = '2025-03-15 06:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET owner_id = 'bob';
UPDATE setting SET value = '2025-03-16 06:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET close_out = 1, close_out_notes = 'Not heard from for years.';
UPDATE setting SET value = '2025-03-17 06:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET enabled = 0;
UPDATE automated_task SET enabled = 1;
SELECT saved_at FROM automated_task;
--> 2025-03-17 06:00:00
SELECT run_tasks();
--> []

-- Writing the same again, or another name, is not a change of what it does.
UPDATE setting SET value = '2025-03-18 06:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET name = 'Clients of long ago', n = 3650, enabled = 1, modified_by = 'bob';
SELECT saved_at FROM automated_task;
--> 2025-03-17 06:00:00
SELECT value ->> 'task', value ->> 'mode', value ->> 'affected' FROM json_each(run_tasks());
--> Clients of long ago | live | 0

-- Replaced by INSERT OR REPLACE, as some drivers save a record: saved now.
UPDATE setting SET value = '2025-03-19 06:00:00' WHERE name = 'clock.pinned';
INSERT OR REPLACE INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode) VALUES ('old', 'Old clients', 'inactivate_client', 91, 'ann', 1, 0);
SELECT run_tasks();
--> []
SELECT center_id FROM task_center;
--> main
-- An UPSERT too.
UPDATE setting SET value = '2025-03-20 06:00:00' WHERE name = 'clock.pinned';
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('old', 'Old clients', 'inactivate_client', 92, 'ann') ON CONFLICT (id) DO UPDATE SET n = excluded.n;
SELECT n, saved_at FROM automated_task;
--> 92 | 2025-03-20 06:00:00
SELECT run_tasks();
--> []
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-21 06:00:00'));
--> 2
