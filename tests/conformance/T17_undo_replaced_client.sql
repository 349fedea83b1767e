-- T17, G1: A client that was reactivated by INSERT OR REPLACE, and taken by a later run, is changed since: the earlier run's undoing leaves it to the later one.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('old', 'Old', 'inactivate_client', 365, 'ann', 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 2
INSERT OR REPLACE INTO client (id, name, center_id, status, entered_at, modified_by) VALUES ('bolt', 'Bolt', 'main', 'Active', '2020-01-01 12:00:00', 'bob');
SELECT undo_task_run(1);
--! undo_task_run: run 1 cannot be undone as a whole, since 1 of its clients changed afterwards: Bolt (bolt): its status
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> 1
SELECT undo_task_run(1);
--! undo_task_run: run 1 cannot be undone as a whole, since 1 of its clients changed afterwards: Bolt (bolt): its status
SELECT undo_task_run(2);
--> {"run_id":2,"clients":1,"profiles":0,"sessions":0,"left":0,"task_disabled":1}
