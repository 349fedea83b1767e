-- T3, G1: A driver that saves a record by INSERT OR REPLACE writes all its columns back, created_at too: the task is saved now all the same.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 00:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, created_at) VALUES ('old', 'Old clients', 'inactivate_client', 365, 'ann', '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
INSERT OR REPLACE INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at, saved_at)
  SELECT id, name, kind, n, owner_id, 1, 0, created_at, saved_at FROM automated_task;
SELECT created_at, saved_at FROM automated_task;
--> 2025-03-01 12:00:00 | 2025-03-10 09:00:00
SELECT run_tasks();
--> []
