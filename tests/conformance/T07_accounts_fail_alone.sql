-- T7: Nor does an account that cannot be inactivated keep the tasks from running; it is reported, in the summary and in the preview.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
UPDATE user_account SET last_active_at = '2024-01-01 00:00:00', active_since = NULL WHERE id = 'bob';
UPDATE pick_list SET active = 0 WHERE list = 'Account Status' AND value = 'Inactive';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('t1', 'Main', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('t1', 'main');
SELECT value ->> 'task', value ->> 'affected', substr(value ->> 'error', 1, 20) FROM json_each(run_tasks());
--> User accounts | 0 | user_account.status:
--> Main | 2 | NULL
