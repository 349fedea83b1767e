-- T4: In test mode nothing happens but an e-mail to the owner, which shows exactly what would have been done. Live, it is done, and a similar e-mail confirms it.
-- "No action (other than sending the email) will be performed by Neoserra until the task has been taken out of test mode. ... A similar email will be sent when the task is live."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO counseling_session (client_id, session_date) VALUES ('acme', '2023-06-01');
INSERT INTO bid_match_profile (id, client_id) VALUES ('p1', 'acme');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, close_out, close_out_notes, created_at) VALUES
  ('old', 'Old clients', 'inactivate_client', 365, 'ann', 1, 1, 'Not heard from for a year.', '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
CREATE TEMP TABLE sessions_before AS SELECT * FROM counseling_session;
SELECT run_tasks();
--> [{"task_id":"old","task":"Old clients","mode":"test","affected":2,"queued":0,"error":null,"run_id":1,"run_date":"2025-03-10"}]

SELECT to_address, subject, status, task_id, run_id, client_id, created_at FROM outbox;
--> ann@office.example | [Test mode] Old clients: 2 clients would have been inactivated on 2025-03-10 | waiting | old | 1 | NULL | 2025-03-10 09:00:00
SELECT body_text LIKE '%Acme: last activity 2023-06-01, 648 days%', body_text LIKE '%Bolt: no activity since it was entered, 1895 days%',
       body_text LIKE '%Core%', body_text LIKE '%nothing was changed%', body_text LIKE '%would have been inactivated: 2%',
       body_text LIKE '%undo_task_run%', body_html LIKE '%<td>Acme</td><td>2023-06-01</td><td>648</td>%' FROM outbox;
--> 1 | 1 | 0 | 1 | 1 | 0 | 1
-- The list is there as rows too.
SELECT client, last_activity, days, session_id FROM task_run_client ORDER BY client;
--> Acme | 2023-06-01 | 648 | NULL
--> Bolt | NULL | 1895 | NULL
-- Nothing else: no client, no profile, no session, no entry in the audit log.
SELECT id, status, modified_by FROM client ORDER BY id;
--> acme | Active | bob
--> bolt | Active | bob
--> core | Active | bob
SELECT status, modified_by FROM bid_match_profile;
--> Active | NULL
SELECT * FROM counseling_session EXCEPT SELECT * FROM sessions_before;
--> (no rows)
SELECT count(*) FROM audit_log;
--> 0

-- "If you take the task out of test mode, then all the clients on the list will be inactivated at that time": the next morning.
UPDATE automated_task SET test_mode = 0;
SELECT value ->> 'mode', value ->> 'affected', value ->> 'run_id' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> live | 2 | 2
SELECT to_address, subject, status FROM outbox WHERE run_id = 2;
--> ann@office.example | Old clients: 2 clients were inactivated on 2025-03-11 | waiting
SELECT body_text LIKE '%Acme: last activity 2023-06-01, 649 days%', body_text LIKE '%nothing was changed%', body_text LIKE '%Each got a close-out session.%',
       body_text LIKE '%SELECT undo_task_run(2);%' FROM outbox WHERE run_id = 2;
--> 1 | 0 | 1 | 1
SELECT id, status, modified_by FROM client ORDER BY id;
--> acme | Inactive | ann
--> bolt | Inactive | ann
--> core | Active | bob
SELECT status FROM bid_match_profile;
--> Inactive
SELECT count(*) FROM counseling_session WHERE type = 'Close-out';
--> 2

-- Every morning has its e-mail, also when there was nothing to do.
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> 0
SELECT subject FROM outbox WHERE run_id = 3;
--> Old clients: 0 clients were inactivated on 2025-03-12
