-- T3, G3: What the software itself writes is not left half-written by a person: a task keeps its moment of saving, a client its moment of entry, a run its entry in the books.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('old', 'Old', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
-- A moment that is taken away does not stop the morning's run, nor an explanation.
UPDATE client SET entered_at = NULL WHERE id = 'acme';
SELECT count(*) FROM why_eligible('acme', 'old');
--> 6
SELECT value ->> 'error' FROM json_each(run_tasks());
--> NULL
UPDATE automated_task SET saved_at = NULL;
--! automated_task.saved_at: 
UPDATE task_run SET run_date = '2020-01-01';
--! task_run: 
UPDATE task_run SET error = 'none', undone_at = NULL;
--! task_run: 
