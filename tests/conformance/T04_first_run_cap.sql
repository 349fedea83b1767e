-- T4, G5: A task's first live run takes no more clients than the setting inactivation.first_run_cap says; above it nothing is done and the owner is told.
-- "All clients that you haven't interacted with for years will all be inactivated on that first day."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
SELECT value FROM setting WHERE name = 'inactivation.first_run_cap';
--> 500
UPDATE setting SET value = '2' WHERE name = 'inactivation.first_run_cap';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('old', 'Old clients', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main'), ('old', 'north');

-- In test mode the cap says nothing: the report shows all.
SELECT value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-09 09:00:00'));
--> 3 | NULL
UPDATE automated_task SET test_mode = 0;
SELECT action, detail FROM preview_tasks('2025-03-11 09:00:00');
--> fail | its first live run would inactivate 3 clients at once, more than the 2 of the setting inactivation.first_run_cap; nothing was done. Look at SELECT * FROM eligible_for_inactivation('old'), then raise the setting, or change the task
--> e-mail owner | that it could not run
SELECT value ->> 'affected', substr(value ->> 'error', 1, 59) FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> 0 | its first live run would inactivate 3 clients at once, more
SELECT mode, affected, substr(error, 1, 59) FROM task_run WHERE run_date = '2025-03-11';
--> live | 0 | its first live run would inactivate 3 clients at once, more
SELECT subject FROM outbox WHERE run_id = 2;
--> The automated task "Old clients" could not run on 2025-03-11
SELECT (SELECT count(*) FROM client WHERE status = 'Inactive'), (SELECT count(*) FROM audit_log), (SELECT count(*) FROM task_run_client WHERE run_id = 2);
--> 0 | 0 | 0

-- The next morning again, until the setting is raised: as many as the cap are allowed.
SELECT value ->> 'affected', value ->> 'error' IS NULL FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> 0 | 0
UPDATE setting SET value = '3' WHERE name = 'inactivation.first_run_cap';
SELECT detail FROM preview_tasks('2025-03-13 09:00:00') WHERE action = 'first live run';
--> takes 3 clients at once; the cap is 3
SELECT value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-13 09:00:00'));
--> 3 | NULL

-- Afterwards the cap says nothing ...
UPDATE setting SET value = '1' WHERE name = 'inactivation.first_run_cap';
UPDATE client SET status = 'Active';
SELECT value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-14 09:00:00'));
--> 3 | NULL
-- ... until the task is changed: then its next live run is a first one again.
UPDATE client SET status = 'Active';
UPDATE setting SET value = '2025-03-14 10:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET n = 91;
SELECT value ->> 'error' IS NULL FROM json_each(run_tasks('2025-03-15 09:00:00'));
--> 0
-- 0 is no cap.
UPDATE setting SET value = '0' WHERE name = 'inactivation.first_run_cap';
SELECT detail FROM preview_tasks('2025-03-16 09:00:00') WHERE action = 'first live run';
--> takes 3 clients at once; the cap is off
SELECT value ->> 'affected', value ->> 'error' FROM json_each(run_tasks('2025-03-16 09:00:00'));
--> 3 | NULL
UPDATE setting SET value = 'many' WHERE name = 'inactivation.first_run_cap';
--! setting: this setting is a count; its value must be a whole number, 0 or more
UPDATE setting SET value = '-1' WHERE name = 'inactivation.first_run_cap';
--! setting: this setting is a count; its value must be a whole number, 0 or more
