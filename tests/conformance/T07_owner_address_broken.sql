-- T7: An owner whose e-mail address cannot stand in a header gets no report, but the task runs, and outbox says why.
-- needs the extension

UPDATE client SET entered_at = '2020-01-01 12:00:00';
UPDATE user_account SET email = 'ann@sbdc.example' || char(10) || 'Bcc: eve@acme.example' WHERE id = 'ann';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, created_at) VALUES ('old', 'Old', 'inactivate_client', 365, 'ann', 1, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT json_extract(run_tasks(), '$[0].error');
--> NULL
SELECT to_address, status, error FROM outbox;
--> NULL | failed | the e-mail address of user ann holds a line break or NUL; correct user_account.email
