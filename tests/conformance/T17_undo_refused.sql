-- T17: A run is not taken back over what people did since; with 'leave changed' those clients stay as they are, and the others return.
-- needs the extension

INSERT INTO client (id, name, center_id, modified_by) VALUES ('dune', 'Dune', 'main', 'bob'), ('echo', 'Echo', 'main', 'bob'), ('fort', 'Fort', 'main', 'bob'), ('gold', 'Gold', 'main', 'bob');
UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO bid_match_profile (id, client_id) SELECT 'p-' || id, id FROM client;
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, created_at) VALUES ('old', 'Old', 'inactivate_client', 365, 'ann', 1, 0, 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 6

-- One reactivated and inactivated again; one edited; one whose session was edited; one whose profile is wanted again; one deleted. Bolt is as it was left.
UPDATE client SET status = 'Active', modified_by = 'bob' WHERE id = 'acme';
SELECT undo_task_run(1, 'ann');
--! undo_task_run: run 1 cannot be undone as a whole, since 1 of its clients changed afterwards: Acme (acme): its status was changed at 2025-03-10 09:00:00. Nothing was undone; reactivate by hand, or leave such clients as they are: SELECT undo_task_run(1, 'your name', 'leave changed')
UPDATE client SET status = 'Inactive', modified_by = 'ann' WHERE id = 'acme';
SELECT undo_task_run(1, 'ann');
--! undo_task_run: run 1 cannot be undone as a whole, since 1 of its clients changed afterwards: Acme (acme): its status was changed at
UPDATE client SET phone = '555 0100', modified_by = 'bob' WHERE id = 'dune';
UPDATE counseling_session SET notes = 'They moved away.' WHERE client_id = 'echo';
UPDATE bid_match_profile SET status = 'Active', modified_by = 'bob' WHERE client_id = 'fort';
DELETE FROM bid_match_profile WHERE client_id = 'gold';
DELETE FROM counseling_session WHERE client_id = 'gold';
DELETE FROM client WHERE id = 'gold';
SELECT undo_task_run(1, 'ann');
--! undo_task_run: run 1 cannot be undone as a whole, since 5 of its clients changed afterwards: Acme (acme): its status was changed at 2025-03-10 09:00:00, and 4 more. Nothing was undone
SELECT undo_task_run(1, 'ann', 'leave');
--! undo_task_run: there is no option 'leave'; leave it out, or give 'leave changed'
SELECT undo_task_run(1, 'ann', 'leave changed');
--> {"run_id":1,"clients":1,"profiles":1,"sessions":1,"left":5,"task_disabled":1}
SELECT id, status, phone FROM client WHERE center_id = 'main' ORDER BY id;
--> acme | Inactive | NULL
--> bolt | Active | NULL
--> dune | Inactive | 555 0100
--> echo | Inactive | NULL
--> fort | Inactive | NULL
SELECT id, status FROM bid_match_profile ORDER BY id;
--> p-acme | Inactive
--> p-bolt | Active
--> p-core | Active
--> p-dune | Inactive
--> p-echo | Inactive
--> p-fort | Active
SELECT client_id, notes FROM counseling_session ORDER BY client_id;
--> acme | NULL
--> dune | NULL
--> echo | They moved away.
--> fort | NULL
SELECT * FROM crm_check;
--> (no rows)

-- Runs that changed nothing have nothing to undo.
-- (Undoing has disabled the task.)
UPDATE automated_task SET enabled = 1, test_mode = 1;
SELECT value ->> 'mode' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> test
SELECT undo_task_run(2);
--! undo_task_run: run 2 was in test mode and changed nothing; there is nothing to undo
UPDATE email_template SET active = 0;
SELECT value ->> 'error' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> there is no active e-mail template 'Inactivation Report'; add one, or activate it
UPDATE setting SET value = '2025-03-12 09:00:00' WHERE name = 'clock.pinned';
SELECT undo_task_run(3);
--! undo_task_run: run 3 failed and changed nothing; there is nothing to undo
SELECT undo_task_run(99);
--! undo_task_run: there is no run 99; see SELECT id, task, run_date, affected FROM task_run
