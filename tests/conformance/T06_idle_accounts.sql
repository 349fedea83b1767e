-- T6: User accounts inactivate after 180 days without activity; Service accounts never do.
-- "Service accounts are special accounts that don't inactivate after 180 days of no activity"
-- needs the extension

UPDATE pick_list SET active = 1 WHERE list = 'Account Status' AND value = 'Service';
-- 180 days before 2025-03-10 09:00 is 2024-09-11 09:00.
UPDATE user_account SET last_active_at = '2025-03-10 18:00:00' WHERE id = 'ann';
INSERT INTO user_account (id, name, status, last_active_at) VALUES
  ('u180', 'On the day', 'Active', '2024-09-11 09:00:00'), ('u181', 'A second more', 'Active', '2024-09-11 08:59:59'),
  ('gone', 'Gone', 'Inactive', '2020-01-01 00:00:00'), ('svc', 'Service Account', 'Service', '2020-01-01 00:00:00');
SELECT action, client, detail FROM preview_tasks;
--> inactivate user | A second more | no activity since 2024-09-11 08:59:59
SELECT run_tasks();
--> [{"task_id":null,"task":"User accounts","mode":"live","affected":1,"queued":0,"error":null,"run_id":null,"run_date":"2025-03-10"}]
SELECT id, status FROM user_account ORDER BY id;
--> ann | Active
--> bob | Active
--> gone | Inactive
--> svc | Service
--> u180 | Active
--> u181 | Inactive
SELECT at, actor, action, rule, row_id, column_name, old_value, new_value FROM audit_log;
--> 2025-03-10 09:00:00 | NULL | user account inactivated | T6 | u181 | status | Active | Inactive

-- An account that never logged in counts from the day it was entered: Bob's was entered on 2025-03-10.
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-09-06 09:00:00'));
--> 1
SELECT id FROM user_account WHERE status = 'Active' ORDER BY id;
--> ann
--> bob
-- One that an administrator activates again starts anew; a login counts.
UPDATE setting SET value = '2025-09-06 09:00:00' WHERE name = 'clock.pinned';
UPDATE user_account SET status = 'Active' WHERE id IN ('u180', 'u181');
UPDATE user_account SET last_active_at = '2025-09-06 09:00:00' WHERE id IN ('ann', 'bob');
SELECT run_tasks();
--> []
SELECT run_tasks('2026-03-05 09:00:00');
--> []
SELECT value ->> 'affected' FROM json_each(run_tasks('2026-03-05 09:00:01'));
--> 4
SELECT id FROM user_account WHERE status <> 'Inactive';
--> svc

-- The number of days is a setting; 0 is never.
UPDATE user_account SET status = 'Active' WHERE id = 'ann';
UPDATE setting SET value = '0' WHERE name = 'user_account.inactive_after';
SELECT run_tasks('2035-01-01 09:00:00');
--> []
UPDATE setting SET value = '30' WHERE name = 'user_account.inactive_after';
SELECT client FROM preview_tasks('2035-01-01 09:00:00');
--> Ann Archer
-- As a Service account she stays.
UPDATE user_account SET status = 'Service' WHERE id = 'ann';
SELECT run_tasks('2035-01-01 09:00:00');
--> []
