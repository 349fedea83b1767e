-- T17: What was taken back is not done again the next morning: the task waits until somebody enables it again.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('old', 'Old', 'inactivate_client', 365, 'ann', 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 2
SELECT undo_task_run(1, 'ann') LIKE '%"clients":2,%';
--> 1
SELECT run_tasks('2025-03-11 09:00:00');
--> []
SELECT count(*) FROM client WHERE status = 'Inactive';
--> 0
SELECT actor, action, table_name, row_id, old_value, new_value FROM audit_log WHERE table_name = 'automated_task';
--> ann | task disabled: a run of it was undone | automated_task | old | 1 | 0
