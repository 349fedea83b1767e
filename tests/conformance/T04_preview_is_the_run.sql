-- T4, G5: The preview tells what the run at that moment does, row by row, and writes nothing; two tasks that meet the same client take it once.
-- "it is strongly recommended that all tasks are initially set up in test mode so that you can verify the action of the task."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO bid_match_profile (client_id) VALUES ('bolt');
INSERT INTO counseling_session (client_id, session_date, reportable) VALUES ('bolt', '2024-08-01', 1), ('core', '2025-01-15', 0);
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, created_at) VALUES
  ('t3', 'Third', 'inactivate_client', 100, 'ann', 1, 1, 0, '2025-03-03 12:00:00'),
  ('t2', 'Second', 'inactivate_client', 100, 'bob', 1, 0, 1, '2025-03-02 12:00:00'),
  ('t1', 'First', 'inactivate_client_reportable_no_bid_match', 200, 'ann', 1, 0, 0, '2025-03-01 12:00:00'),
  ('t4', 'Fourth, disabled', 'inactivate_client', 100, 'ann', 0, 0, 0, '2025-03-01 12:00:00'),
  ('t5', 'Fifth, saved today', 'inactivate_client', 100, 'ann', 1, 0, 0, NULL);
INSERT INTO task_center (task_id, center_id) SELECT t.id, c.id FROM automated_task t, center c;

SELECT task, action, client, detail, mode, run_date FROM preview_tasks;
--> First | first live run | NULL | takes 2 clients at once; the cap is 500 | live | 2025-03-10
--> First | inactivate client | Acme | no activity since it was entered, 1895 days | live | 2025-03-10
--> First | inactivate client | Core | no activity since it was entered, 1895 days; note: other activity on 2025-01-15 | live | 2025-03-10
--> First | e-mail owner | NULL | report of 2 clients | live | 2025-03-10
--> Second | first live run | NULL | takes 1 client at once; the cap is 500 | live | 2025-03-10
--> Second | inactivate client | Bolt | last activity 2024-08-01, 221 days; close-out session; bid match profile inactivated | live | 2025-03-10
--> Second | e-mail owner | NULL | report of 1 client | live | 2025-03-10
--> Third | e-mail owner | NULL | report of 0 clients | test | 2025-03-10
-- Nothing was written, and asking again gives the same.
SELECT (SELECT count(*) FROM task_run), (SELECT count(*) FROM outbox), (SELECT count(*) FROM audit_log), (SELECT count(*) FROM inactivation_agenda);
--> 0 | 0 | 0 | 0
CREATE TEMP TABLE foreseen AS SELECT task_id, client_id, action FROM preview_tasks WHERE client_id IS NOT NULL;

SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks());
--> First | 2
--> Second | 1
--> Third | 0
-- The run did what was foreseen.
CREATE TEMP TABLE done AS SELECT r.task_id, c.client_id FROM task_run r JOIN task_run_client c ON c.run_id = r.id;
SELECT task_id, client_id FROM done EXCEPT SELECT task_id, client_id FROM foreseen;
--> (no rows)
SELECT task_id, client_id FROM foreseen EXCEPT SELECT task_id, client_id FROM done;
--> (no rows)
SELECT count(*) FROM task_run_client GROUP BY client_id HAVING count(*) > 1;
--> (no rows)

-- On later mornings too, when the run looks only at the clients whose day has come; and for a moment to come.
SELECT client, detail FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> (no rows)
INSERT INTO client (id, name, center_id, entered_at) VALUES ('late', 'Late', 'main', '2024-12-02 12:00:00'), ('soon', 'Soon', 'north', '2024-12-03 12:00:00');
SELECT task, action, client, detail FROM preview_tasks('2025-03-13 09:00:00') WHERE client IS NOT NULL;
--> Second | inactivate client | Late | no activity since it was entered, 101 days; close-out session
SELECT task, action, client FROM preview_tasks('2025-03-14 09:00:00') WHERE client IS NOT NULL;
--> Second | inactivate client | Late
--> Second | inactivate client | Soon
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-03-13 09:00:00'));
--> First | 0
--> Second | 1
--> Third | 0
--> Fifth, saved today | 0
SELECT task, action, client FROM preview_tasks('2025-03-14 09:00:00') WHERE client IS NOT NULL;
--> Second | inactivate client | Soon
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-03-14 09:00:00')) WHERE value ->> 'affected' > 0;
--> Second | 1

-- Also inside a transaction that is rolled back: nothing of it remains. (The close-out sessions of Bolt, Late and Soon count as activity, though not
-- as reportable one; Bolt's bid match profile, which spared it from the first task, is inactive by now.)
UPDATE client SET status = 'Active';
BEGIN;
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks('2025-03-15 09:00:00'));
--> First | 3
--> Second | 0
--> Third | 0
--> Fifth, saved today | 0
ROLLBACK;
SELECT count(*) FROM client WHERE status = 'Inactive';
--> 0
SELECT * FROM crm_check;
--> (no rows)
