-- T2: Without a center the task does nothing.
-- "If no centers are selected then the task is essentially moot since there won't be any clients upon which to perform this task."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 00:00:00';
INSERT INTO client (id, name, entered_at) VALUES ('free', 'Freelance', '2020-01-01 00:00:00');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('old', 'Old clients', 'inactivate_client', 365, 'ann', 1, 0, '2025-03-01 12:00:00');
SELECT client FROM eligible_for_inactivation('old');
--> (no rows)
SELECT "limit", passes FROM why_eligible('acme', 'old') WHERE condition = 'center of the client';
--> no center is selected: the task does nothing | 0
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 0
SELECT count(*) FROM client WHERE status <> 'Active';
--> 0

-- With a center, its clients and no others: not those of another center, not those of none.
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'north');
SELECT client FROM eligible_for_inactivation('old');
--> Core
SELECT c.name, w.condition, w.value, w."limit" FROM client c JOIN why_eligible(c.id, 'old') w WHERE NOT w.passes ORDER BY c.name;
--> Acme | center of the client | Main Street Center | North Center
--> Bolt | center of the client | Main Street Center | North Center
--> Freelance | center of the client | NULL | North Center
