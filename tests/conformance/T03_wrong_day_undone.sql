-- T3, T24: A run for a wrong day to come (a clock that was wrong, a slip of the pen) is undone, whatever the task: else it would wait for that day.
-- needs the extension

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('live', 'Remind', 'remind_client', 2, 'ann', 1, 0, '2025-03-01 12:00:00'), ('test', 'Old clients', 'inactivate_client', 365, 'ann', 1, 1, '2025-03-02 12:00:00');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('fails', 'Fails', 'remind_user', 2, 'ann', 1, '2025-03-03 12:00:00');
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
INSERT INTO appointment (id, client_id, starts_at) VALUES ('a1', 'acme', '2025-03-13 15:00:00'), ('a2', 'bolt', '2025-03-10 18:00:00');
UPDATE email_template SET active = 0 WHERE name = 'Counselor Followup Reminder';
SELECT value ->> 'task', value ->> 'affected', value ->> 'error' IS NOT NULL FROM json_each(run_tasks()) ORDER BY 1;
--> Fails | 0 | 1
--> Old clients | 0 | 0
--> Remind | 1 | 0
SELECT value ->> 'task', value ->> 'run_date' FROM json_each(run_tasks('2025-06-11 09:00:00')) ORDER BY 1;
--> Fails | 2025-06-11
--> Old clients | 2025-06-11
--> Remind | 2025-06-11
SELECT appointment_id, status, reason FROM task_queue WHERE task_id = 'live';
--> a1 | skipped | the appointment has begun
--> a2 | sent | NULL
-- A day later nothing runs, and it says what to do.
SELECT value ->> 'task', value ->> 'error' FROM json_each(run_tasks('2025-03-11 09:00:00')) ORDER BY 1;
--> Fails | the clock went back: it is 2025-03-11, and this task has run for 2025-06-11 (run 6); it runs again after that day, or once that run is undone: SELECT undo_task_run(6)
--> Old clients | the clock went back: it is 2025-03-11, and this task has run for 2025-06-11 (run 5); it runs again after that day, or once that run is undone: SELECT undo_task_run(5)
--> Remind | the clock went back: it is 2025-03-11, and this task has run for 2025-06-11 (run 4); it runs again after that day, or once that run is undone: SELECT undo_task_run(4)
-- What was written stays written, and the task goes on; what was skipped for the wrong day waits again.
SELECT undo_task_run(4, 'ann');
--> {"run_id":4,"clients":0,"profiles":0,"sessions":0,"left":0,"task_disabled":0}
SELECT undo_task_run(5, 'ann');
--> {"run_id":5,"clients":0,"profiles":0,"sessions":0,"left":0,"task_disabled":0}
SELECT undo_task_run(6, 'ann');
--> {"run_id":6,"clients":0,"profiles":0,"sessions":0,"left":0,"task_disabled":0}
SELECT undo_task_run(6, 'ann');
--! undo_task_run: run 6 was undone already, at 2025-03-10 09:00:00
SELECT actor, action, rule, row_id FROM audit_log WHERE table_name = 'task_run';
--> ann | task run undone: its day is still to come | 4 | 4
--> ann | task run undone: its day is still to come | 5 | 5
--> ann | task run undone: its day is still to come | 6 | 6
SELECT client, event FROM message_queue WHERE task_id = 'live';
--> Acme | appointment at 2025-03-13 15:00:00 UTC
SELECT * FROM crm_check();
--> (no rows)
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-03-11 09:00:00')) ORDER BY 1;
--> Fails | 0
--> Old clients | 0
--> Remind | 1
SELECT to_address, subject FROM outbox WHERE queue_id IS NOT NULL;
--> info@bolt.example | Your appointment on 2025-03-10 at 13:00
--> info@acme.example | Your appointment on 2025-03-13 at 10:00
-- A run of this morning, or of an earlier one, stays.
SELECT undo_task_run(1);
--! undo_task_run: run 1 was of a task that writes messages, which cannot be unwritten; delete from outbox those that are still waiting
SELECT undo_task_run(2);
--! undo_task_run: run 2 was in test mode and changed nothing; there is nothing to undo
