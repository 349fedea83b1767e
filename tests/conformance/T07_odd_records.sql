-- T7: One odd record, an activity of the year 25 say, does not keep the other tasks of the morning from running.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO award (client_id, activity_date) VALUES ('acme', '0025-03-01');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES
  ('t1', 'Main', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00'), ('t2', 'North', 'inactivate_client', 365, 'ann', 1, '2025-03-02 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('t1', 'main'), ('t2', 'north');
SELECT client, last_activity FROM eligible_for_inactivation('t1');
--> Acme | 0025-03-01
--> Bolt | NULL
SELECT value ->> 'task', value ->> 'affected' FROM json_each(run_tasks());
--> Main | 2
--> North | 1
