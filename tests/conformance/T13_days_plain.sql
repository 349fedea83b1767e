-- T13: N must be greater than 90.
-- "Keep in mind that Neoserra will not let you inactivate any clients with reportable activity in the last 90 days. In other words, the number of days must be greater than 90."

INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old', 'inactivate_client', 90, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90 and at most 36500
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old', 'inactivate_client', 0, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old', 'inactivate_client', -365, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old', 'inactivate_client', 36501, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old', 'inactivate_client', 'a year', 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old', 'inactivate_client', 90.5, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('Old', 'inactivate_client', NULL, 'ann');
--! NOT NULL constraint failed: automated_task.n
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('t1', 'Old', 'inactivate_client', 91, 'ann'), ('t2', 'Older', 'inactivate_pre_client', '365', 'ann'), ('t3', 'Oldest', 'inactivate_client_reportable', 36500, 'ann');
SELECT id, n, typeof(n) FROM automated_task;
--> t1 | 91 | integer
--> t2 | 365 | integer
--> t3 | 36500 | integer
UPDATE automated_task SET n = n - 1;
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
UPDATE OR REPLACE automated_task SET n = 90 WHERE id = 't2';
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('t1', 'x', 'inactivate_client', 91, 'ann') ON CONFLICT (id) DO UPDATE SET n = 7;
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
INSERT OR REPLACE INTO automated_task (id, name, kind, n, owner_id) VALUES ('t1', 'x', 'inactivate_client', 30, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number of days, more than 90
SELECT group_concat(n) FROM automated_task;
--> 91,365,36500
