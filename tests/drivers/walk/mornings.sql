-- With the extension: a morning's preview and run, its undoing, and a time zone that is none (an error of a library of the extension's own).
SELECT group_concat(action || ': ' || coalesce(client || ', ', '') || detail, ' / ') FROM preview_tasks('2025-03-11 09:00:00');
SELECT run_tasks('2025-03-11 09:00:00');
SELECT run_tasks('2025-03-11 21:00:00');
SELECT c.status || ' ' || c.modified_by || ' ' || s.type || ' ' || s.session_date FROM client c JOIN counseling_session s ON s.client_id = c.id WHERE c.id = 'cole';
SELECT subject FROM outbox;
SELECT undo_task_run(1, 'bob');
SELECT status || ' ' || modified_by || ' ' || (SELECT count(*) FROM counseling_session) FROM client WHERE id = 'cole';
UPDATE user_account SET time_zone = 'America/Chicgo' WHERE id = 'ann';
UPDATE automated_task SET enabled = 1 WHERE id = 'quiet';
SELECT run_tasks('2025-03-12 09:00:00');
SELECT undo_task_run(7, 'bob');
SELECT count(*) FROM crm_check();
