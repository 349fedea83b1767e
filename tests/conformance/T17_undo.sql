-- T17: Reactivation is by hand, one client at a time; beyond the document, one call takes a whole run back, its close-out sessions and bid match profiles included.
-- "Once a batch of clients has been inactivated they can be reactivated, but the reactivation is a manual process."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
UPDATE client SET modified_by = NULL WHERE id = 'bolt';
INSERT INTO counseling_session (client_id, session_date, notes) VALUES ('acme', '2023-05-05', 'A session of theirs');
INSERT INTO bid_match_profile (id, client_id, status, modified_by) VALUES ('p1', 'acme', 'Active', 'bob'), ('p2', 'acme', 'Inactive', 'bob'), ('p3', 'bolt', 'Active', NULL);
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, created_at) VALUES
  ('old', 'Old', 'inactivate_client', 365, 'ann', 1, 0, 1, 'Closed.', '2025-03-01 12:00:00'), ('north', 'North', 'inactivate_client', 365, 'ann', 1, 0, 1, 'Closed.', '2025-03-02 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main'), ('north', 'north');
CREATE TEMP TABLE client_before AS SELECT * FROM client WHERE center_id = 'main';
CREATE TEMP TABLE profile_before AS SELECT * FROM bid_match_profile;
CREATE TEMP TABLE session_before AS SELECT * FROM counseling_session;
CREATE TEMP TABLE activity_before AS SELECT * FROM activity;
SELECT value ->> 'run_id', value ->> 'affected' FROM json_each(run_tasks());
--> 1 | 2
--> 2 | 1

SELECT undo_task_run(1, 'ann');
--> {"run_id":1,"clients":2,"profiles":2,"sessions":2,"left":0,"task_disabled":1}
-- Exactly as before, to the column; the other run is not touched.
SELECT * FROM client WHERE center_id = 'main' EXCEPT SELECT * FROM client_before;
--> (no rows)
SELECT * FROM bid_match_profile EXCEPT SELECT * FROM profile_before;
--> (no rows)
SELECT notes FROM counseling_session EXCEPT SELECT notes FROM session_before;
--> Closed.
SELECT client_id FROM counseling_session WHERE type = 'Close-out';
--> core
SELECT * FROM activity WHERE client_id <> 'core' EXCEPT SELECT * FROM activity_before;
--> (no rows)
SELECT id, status FROM client WHERE id = 'core';
--> core | Inactive
-- The run and the log say so.
SELECT id, affected, undone_at, undone_by FROM task_run ORDER BY id;
--> 1 | 2 | 2025-03-10 09:00:00 | ann
--> 2 | 1 | NULL | NULL
SELECT actor, action, rule, table_name, row_id, old_value, new_value FROM audit_log WHERE action LIKE 'task run undone%' AND table_name <> 'counseling_session' ORDER BY id;
--> ann | task run undone: client | 1 | client | acme | Inactive | Active
--> ann | task run undone: client | 1 | client | bolt | Inactive | Active
--> ann | task run undone: bid match profile | 1 | bid_match_profile | p1 | Inactive | Active
--> ann | task run undone: bid match profile | 1 | bid_match_profile | p3 | Inactive | Active
SELECT count(*) FROM audit_log WHERE action = 'task run undone: close-out session';
--> 2
SELECT * FROM crm_check;
--> (no rows)

-- Not twice.
SELECT undo_task_run(1);
--! undo_task_run: run 1 was undone already, at 2025-03-10 09:00:00
-- A deleted task's run can be taken back too, without saying who.
DELETE FROM automated_task WHERE id = 'north';
SELECT undo_task_run(2);
--> {"run_id":2,"clients":1,"profiles":0,"sessions":1,"left":0,"task_disabled":0}
SELECT count(*) FROM client WHERE status = 'Inactive';
--> 0
-- The same morning the task does not run again.
SELECT run_tasks();
--> []
