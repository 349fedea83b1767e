-- T14: A client whose moment of entry was taken away, and that gets an activity of long ago, is found by the next run like any other.
-- needs the extension

INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('old', 'Old', 'inactivate_client', 100, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
UPDATE client SET entered_at = NULL WHERE id = 'acme';
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 0
INSERT INTO award (client_id, activity_date) VALUES ('acme', '2019-05-05');
SELECT client FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL;
--> Acme
SELECT * FROM crm_check;
--> (no rows)
