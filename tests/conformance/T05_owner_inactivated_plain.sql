-- T5: Only an active user or a Service account owns a task. When the owner is inactivated, by whatever statement, the owner's tasks are disabled at once.
-- "If the owner of the task is inactivated (in other words, if their user account is no longer active) then the task will be automatically disabled. It is important to know that only active users can own automated tasks."

UPDATE pick_list SET active = 1 WHERE list = 'Account Status' AND value = 'Service';
INSERT INTO user_account (id, name, status) VALUES ('eve', 'Eve', 'Active'), ('gus', 'Gus', 'Inactive'), ('svc', 'Service Account', 'Service'), ('ida', 'Ida', 'Active');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES
  ('a1', 'First of Ann', 'inactivate_client', 365, 'ann', 1), ('a2', 'Second of Ann', 'inactivate_client', 365, 'ann', 0),
  ('b1', 'Of Bob', 'inactivate_client', 365, 'bob', 1), ('e1', 'Of Eve', 'inactivate_client', 365, 'eve', 1),
  ('i1', 'Of Ida', 'inactivate_client', 365, 'ida', 1), ('s1', 'Of the Service account', 'inactivate_client', 365, 'svc', 1);

-- An inactive user owns none: not a new task, disabled or not; not one that is handed over.
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Of Gus', 'inactivate_client', 365, 'gus');
--! automated_task.owner_id: this user is inactive and cannot own a task that runs; choose an active user or a Service account
INSERT OR REPLACE INTO automated_task (id, name, kind, n, owner_id, enabled) VALUES ('a1', 'Of Gus', 'inactivate_client', 365, 'gus', 1);
--! automated_task.owner_id: this user is inactive and cannot own a task that runs
INSERT OR IGNORE INTO automated_task (name, kind, n, owner_id) VALUES ('Of Gus', 'inactivate_client', 365, 'gus');
--! automated_task.owner_id: this user is inactive and cannot own a task that runs
UPDATE automated_task SET owner_id = 'gus' WHERE id = 'a2';
--! automated_task.owner_id: this user is inactive and cannot own a task that runs
UPDATE OR REPLACE automated_task SET owner_id = 'gus';
--! automated_task.owner_id: this user is inactive and cannot own a task that runs
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('a1', 'x', 'inactivate_client', 365, 'ann') ON CONFLICT (id) DO UPDATE SET owner_id = 'gus';
--! automated_task.owner_id: this user is inactive and cannot own a task that runs
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Of nobody', 'inactivate_client', 365, 'zed');
--! automated_task.owner_id: there is no user_account with this id; enter it first

-- By an UPDATE: that owner's tasks, nobody else's.
UPDATE user_account SET status = 'Inactive' WHERE id = 'ann';
SELECT id, enabled FROM automated_task ORDER BY id;
--> a1 | 0
--> a2 | 0
--> b1 | 1
--> e1 | 1
--> i1 | 1
--> s1 | 1
-- By INSERT OR REPLACE and by an UPSERT.
INSERT OR REPLACE INTO user_account (id, name, status) VALUES ('eve', 'Eve', 'Inactive');
INSERT INTO user_account (id, name) VALUES ('ida', 'Ida') ON CONFLICT (id) DO UPDATE SET status = 'Inactive';
SELECT id FROM automated_task WHERE enabled ORDER BY id;
--> b1
--> s1
-- Explained afterwards, one entry for each task that was enabled.
SELECT at, action, rule, table_name, row_id, column_name, old_value, new_value FROM audit_log WHERE table_name = 'automated_task';
--> 2025-03-10 09:00:00 | task disabled: its owner was inactivated | T5 | automated_task | a1 | enabled | 1 | 0
--> 2025-03-10 09:00:00 | task disabled: its owner was inactivated | T5 | automated_task | e1 | enabled | 1 | 0
--> 2025-03-10 09:00:00 | task disabled: its owner was inactivated | T5 | automated_task | i1 | enabled | 1 | 0

-- Such a task cannot be enabled while its owner is inactive; it can be edited, and handed over.
UPDATE automated_task SET enabled = 1 WHERE id = 'a1';
--! automated_task.owner_id: this user is inactive and cannot own a task that runs
UPDATE automated_task SET name = 'Once of Ann', n = 400 WHERE id = 'a1';
UPDATE automated_task SET owner_id = 'bob', enabled = 1 WHERE id = 'a1';
-- An owner who returns does not start them again: that is somebody's decision.
UPDATE user_account SET status = 'Active' WHERE id = 'eve';
SELECT enabled FROM automated_task WHERE id = 'e1';
--> 0
UPDATE automated_task SET enabled = 1 WHERE id = 'e1';

-- A person who becomes a Service account keeps the tasks; a statement over all users disables all of them.
UPDATE user_account SET status = 'Service' WHERE id = 'eve';
SELECT enabled FROM automated_task WHERE id = 'e1';
--> 1
UPDATE user_account SET status = 'Inactive';
SELECT count(*) FROM automated_task WHERE enabled;
--> 0

-- A user who owns tasks is not deleted.
DELETE FROM user_account WHERE id = 'svc';
--! user_account: automated_task.owner_id still refers to it; change or delete those rows first, or set its status to Inactive instead
