-- T5, T6: An owner whom this morning's run inactivates has no task that runs this morning; the preview says so too.
-- "Once a user account is inactivated all associated processes also stop running."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
UPDATE user_account SET last_active_at = '2024-09-10 12:00:00', active_since = NULL WHERE id = 'bob';
UPDATE user_account SET last_active_at = '2025-03-09 12:00:00' WHERE id = 'ann';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('a', 'Of Ann', 'inactivate_pre_client', 365, 'ann', 1, 0, '2025-03-01 12:00:00'), ('b', 'Of Bob', 'inactivate_client', 365, 'bob', 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('a', 'main'), ('b', 'main');
SELECT task, action, client, detail FROM preview_tasks;
--> NULL | inactivate user | Bob Baker | no activity since 2024-09-10 12:00:00
--> Of Bob | disable task | NULL | its owner Bob Baker is inactivated
--> NULL | e-mail owner | Bob Baker | that tasks were disabled
--> Of Ann | first live run | NULL | takes 0 clients at once; the cap is 500
--> Of Ann | e-mail owner | NULL | report of 0 clients
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks());
--> User accounts | 1
--> Of Ann | 0
SELECT id, enabled FROM automated_task ORDER BY id;
--> a | 1
--> b | 0
SELECT count(*) FROM client WHERE status = 'Inactive';
--> 0
SELECT action, rule, table_name, row_id, old_value, new_value FROM audit_log ORDER BY id;
--> user account inactivated | T6 | user_account | bob | Active | Inactive
--> task disabled: its owner was inactivated | T5 | automated_task | b | 1 | 0
SELECT * FROM crm_check;
--> (no rows)
