-- T16: An optional close-out session: non-reportable, of the owner's counselor and funding source, without time, dated the run's day, with the task's notes. Either way the audit log tells.
-- "the non-reportable session will be created using the counselor and funding source assigned to the Neoserra user who is setting up this task. No time will be assigned to the close-out session and the date will always default to the date when the task was executed."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO bid_match_profile (id, client_id) VALUES ('p1', 'acme');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, close_out_notes, created_at) VALUES
  ('with', 'With', 'inactivate_client', 365, 'ann', 1, 0, 1, 'Not heard from for a year; the client''s file is closed.', '2025-03-01 12:00:00'),
  ('without', 'Without', 'inactivate_client', 365, 'bob', 1, 0, 0, 'unused', '2025-03-02 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('with', 'main'), ('without', 'north');
-- At 02:00 UTC on the 11th it is still the 10th for the owner, who is in Chicago.
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-11 02:00:00'));
--> 2
--> 1
SELECT client_id, type, session_date, contact_hours, prep_hours, travel_hours, reportable, funding_source_id, center_id, counselor_id, notes, entered_at, modified_by
  FROM counseling_session ORDER BY client_id;
--> acme | Close-out | 2025-03-10 | 0 | 0 | 0 | 0 | sba | main | ann | Not heard from for a year; the client's file is closed. | 2025-03-11 02:00:00 | ann
--> bolt | Close-out | 2025-03-10 | 0 | 0 | 0 | 0 | sba | main | ann | Not heard from for a year; the client's file is closed. | 2025-03-11 02:00:00 | ann
-- The audit log: who (the task's owner), when, which task, from what to what.
SELECT at, actor, action, rule, table_name, row_id, column_name, old_value, new_value FROM audit_log WHERE table_name <> 'counseling_session' ORDER BY id;
--> 2025-03-11 02:00:00 | ann | client inactivated | with | client | acme | status | Active | Inactive
--> 2025-03-11 02:00:00 | ann | client inactivated | with | client | bolt | status | Active | Inactive
--> 2025-03-11 02:00:00 | ann | bid match profile inactivated | with | bid_match_profile | p1 | status | Active | Inactive
--> 2025-03-11 02:00:00 | bob | client inactivated | without | client | core | status | Active | Inactive
SELECT a.action, a.rule, s.client_id FROM audit_log a JOIN counseling_session s ON s.id = a.row_id WHERE a.table_name = 'counseling_session' ORDER BY s.client_id;
--> close-out session created | with | acme
--> close-out session created | with | bolt

-- G10: the same statements write the same rows: the ids of the sessions derive from run and client.
SELECT session_id = (SELECT id FROM counseling_session s WHERE s.client_id = c.client_id), substr(session_id, 15) FROM task_run_client c WHERE session_id IS NOT NULL ORDER BY client_id;
--> 1 | task-1-acme
--> 1 | task-1-bolt

-- It is not reportable activity; for tasks that count any, the file was touched on that day. Clients reactivated by hand are due accordingly.
UPDATE client SET status = 'Active' WHERE id = 'acme';
SELECT eligible_for_inactivation('acme', 'with', '2025-03-12'), eligible_for_inactivation('acme', 'with', '2026-03-11');
--> 0 | 1
UPDATE setting SET value = '2025-03-12 09:00:00' WHERE name = 'clock.pinned';
UPDATE automated_task SET kind = 'inactivate_client_reportable';
SELECT client, warning FROM eligible_for_inactivation('with');
--> Acme | other activity on 2025-03-10
