-- T1: A task has a name, a type, N, an owner, centers, funding sources and a template; it is disabled and in test mode until somebody decides otherwise.
-- "By default, your newly created task will be disabled. Decide whether you are ready to enable this task or not. Disabled tasks will not run - not even in test mode."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 00:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, created_at) VALUES ('old', 'Old clients', 'inactivate_client_reportable', 365, 'ann', '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, template_id, created_at, saved_at FROM automated_task;
--> Old clients | inactivate_client_reportable | 365 | ann | 0 | 1 | 0 | NULL | NULL | 2025-03-01 12:00:00 | 2025-03-01 12:00:00

-- Disabled: nothing runs, nothing is previewed; but whom it would take can be asked at any time.
SELECT run_tasks();
--> []
SELECT count(*) FROM preview_tasks;
--> 0
SELECT (SELECT count(*) FROM task_run), (SELECT count(*) FROM outbox);
--> 0 | 0
SELECT client, days FROM eligible_for_inactivation('old');
--> Acme | 1896
--> Bolt | 1896

-- Disabled and live: neither.
UPDATE automated_task SET test_mode = 0;
SELECT run_tasks('2025-03-11 09:00:00');
--> []

-- Enabled: it runs, from the next morning on.
UPDATE automated_task SET test_mode = 1, enabled = 1;
SELECT run_tasks('2025-03-10 23:00:00');
--> []
SELECT run_tasks('2025-03-11 09:00:00');
--> [{"task_id":"old","task":"Old clients","mode":"test","affected":2,"queued":0,"error":null,"run_id":1,"run_date":"2025-03-11"}]
SELECT task_id, run_date, mode, affected, error, task, owner_id, ran_at FROM task_run;
--> old | 2025-03-11 | test | 2 | NULL | Old clients | ann | 2025-03-11 09:00:00

-- "To inactivate this task simply edit the task and uncheck the Enabled checkbox. Alternatively, you can delete the task": what it did stays known.
UPDATE automated_task SET enabled = 0;
SELECT run_tasks('2025-03-12 09:00:00');
--> []
DELETE FROM automated_task;
SELECT (SELECT count(*) FROM automated_task), (SELECT count(*) FROM task_center), (SELECT count(*) FROM task_run), (SELECT count(*) FROM outbox);
--> 0 | 0 | 1 | 1
SELECT * FROM crm_check;
--> (no rows)
