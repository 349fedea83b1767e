-- T3: When the clock goes back, or a day to come was given by mistake, the task waits and says so; it never works twice for one morning.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 00:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('old', 'Old clients', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT value ->> 'run_date' FROM json_each(run_tasks('2025-05-10 09:00:00'));
--> 2025-05-10
SELECT action, detail FROM preview_tasks;
--> wait | the clock went back: it is 2025-03-10, and this task has run for 2025-05-10 (run 1); it runs again after that day, or once that run is undone: SELECT undo_task_run(1)
SELECT value ->> 'affected', value ->> 'error' FROM json_each(run_tasks());
--> 0 | the clock went back: it is 2025-03-10, and this task has run for 2025-05-10 (run 1); it runs again after that day, or once that run is undone: SELECT undo_task_run(1)
-- Said each time, and written nowhere.
SELECT value ->> 'error' IS NOT NULL FROM json_each(run_tasks());
--> 1
SELECT count(*) FROM task_run;
--> 1
SELECT count(*) FROM outbox;
--> 1
SELECT value ->> 'run_date', value ->> 'error' FROM json_each(run_tasks('2025-05-11 09:00:00'));
--> 2025-05-11 | NULL
