-- T3: Choosing other centers or funding sources is saving the task: it first runs with them tomorrow morning, and that run counts as its first.
-- "Please verify all your settings carefully ... Your task will be executed ... tomorrow morning."
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 00:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES
  ('old', 'Old clients', 'inactivate_client', 365, 'ann', 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'north');
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-11 06:00:00'));
--> 1

UPDATE setting SET value = '1' WHERE name = 'inactivation.first_run_cap';
UPDATE setting SET value = '2025-03-12 06:00:00' WHERE name = 'clock.pinned';
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT run_tasks();
--> []
SELECT substr(value ->> 'error', 1, 59) FROM json_each(run_tasks('2025-03-13 06:00:00'));
--> its first live run would inactivate 2 clients at once, more
UPDATE setting SET value = '2025-03-14 06:00:00' WHERE name = 'clock.pinned';
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('old', 'sba');
SELECT run_tasks();
--> []
