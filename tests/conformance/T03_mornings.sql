-- T3: A task runs once a morning of its owner's time zone. Running again does nothing more; missed mornings are made up once.
-- "All tasks run early each morning on the day they are scheduled. Before the normal start of business."
-- needs the extension

-- Ann is in Chicago. On 9 March 2025 her clocks went forward: 06:00 UTC was 00:00 there, and the day had 23 hours.
UPDATE client SET entered_at = '2020-01-01 00:00:00';
INSERT INTO counseling_session (client_id, session_date) VALUES ('acme', '2024-11-27'), ('bolt', '2024-12-03');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('old', 'Old clients', 'inactivate_client', 100, 'ann', 1, 0, '2025-03-07 18:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');

-- Saved on the 7th, it first runs on the 8th, which begins at 06:00 UTC.
SELECT run_tasks('2025-03-08 05:59:59');
--> []
SELECT value ->> 'run_date', value ->> 'affected' FROM json_each(run_tasks('2025-03-08 06:00:00'));
--> 2025-03-08 | 1
SELECT id FROM client WHERE status = 'Inactive';
--> acme
-- Again the same morning, or later that day: nothing more, not even an e-mail.
SELECT run_tasks('2025-03-08 06:00:00'), run_tasks('2025-03-08 12:00:00'), run_tasks('2025-03-09 05:59:59');
--> [] | [] | []
SELECT count(*) FROM preview_tasks('2025-03-09 05:59:59');
--> 0
SELECT count(*) FROM outbox;
--> 1

-- The morning on which the clocks change: once, at whatever hour of it; the next day begins an hour earlier by UTC.
SELECT value ->> 'run_date', value ->> 'affected' FROM json_each(run_tasks('2025-03-09 07:30:00'));
--> 2025-03-09 | 0
SELECT run_tasks('2025-03-09 08:30:00'), run_tasks('2025-03-10 04:59:59');
--> [] | []
SELECT value ->> 'run_date', value ->> 'affected' FROM json_each(run_tasks('2025-03-10 05:00:00'));
--> 2025-03-10 | 0
SELECT run_tasks('2025-03-10 06:00:00');
--> []

-- Four mornings without a call: made up by the next one, once, as of that day.
SELECT value ->> 'run_date', value ->> 'affected' FROM json_each(run_tasks('2025-03-15 13:00:00'));
--> 2025-03-15 | 1
SELECT run_tasks('2025-03-15 14:00:00');
--> []
SELECT run_date, affected FROM task_run ORDER BY id;
--> 2025-03-08 | 1
--> 2025-03-09 | 0
--> 2025-03-10 | 0
--> 2025-03-15 | 1
SELECT count(*), count(DISTINCT client_id) FROM task_run_client;
--> 2 | 2

-- The autumn day of 25 hours is one day too: 2 November 2025, from 05:00 UTC to 06:00 UTC.
SELECT value ->> 'run_date' FROM json_each(run_tasks('2025-08-02 05:00:00')) WHERE value ->> 'task_id' = 'old';
--> 2025-08-02
UPDATE user_account SET last_active_at = '2025-10-31 12:00:00';
SELECT value ->> 'run_date' FROM json_each(run_tasks('2025-11-02 05:30:00'));
--> 2025-11-02
SELECT run_tasks('2025-11-02 06:30:00'), run_tasks('2025-11-02 07:30:00'), run_tasks('2025-11-03 05:59:59');
--> [] | [] | []
SELECT value ->> 'run_date' FROM json_each(run_tasks('2025-11-03 06:00:00'));
--> 2025-11-03

-- Runs are not taken out of the books by hand.
DELETE FROM task_run WHERE id = 1;
--! task_run: runs are never deleted; undo_task_run() takes one back
INSERT OR REPLACE INTO task_run (task_id, run_date, mode, affected, task, owner_id, ran_at) VALUES ('old', '2025-03-08', 'test', 0, 'x', 'ann', '2025-03-08 06:00:00');
--! task_run: this task has run this morning already
