-- T7, T31, T35: What cannot be written is skipped with its reason, and the owner is told; the others are written.
-- needs the extension

INSERT INTO email_template (id, name, subject, body_text) VALUES ('hello', 'A hello', 'Hello', 'Hello {{client.name}}');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('any', 'Any', 'email_any_follow_up', 0, 'ann', 1, 0, '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('any', 'main');
INSERT INTO client (id, name, center_id, email, subscribe_to_email) VALUES
  ('c1', 'No address', 'main', NULL, 1), ('c2', 'Blank', 'main', ' ', 1), ('c3', 'No at', 'main', 'office.example', 1), ('c4', 'Line break', 'main', 'a@b.example' || char(13, 10) || 'Bcc: x@y.example', 1),
  ('c5', 'Opted out', 'main', 'c5@x.example', 0), ('c6', 'Address opted out', 'main', 'C6@x.example', 1), ('c7', 'Contact opted out', 'main', 'c7@x.example', 1),
  ('c8', 'Deceased', 'main', 'c8@x.example', 1), ('c9', 'Turned', 'main', 'c9@x.example', 1), ('d1', 'Two' || char(10) || 'lines', 'main', ' d1@x.example ', 1);
INSERT INTO email_opt_out (address, reason) VALUES ('c6@X.example', 'unsubscribed');
INSERT INTO contact (client_id, name, email, subscribe_to_email, deceased) VALUES ('c7', 'Opted', 'c7@x.example', 0, 0), ('c8', 'Dead', 'c8@x.example', 1, 1);
INSERT INTO counseling_session (client_id, session_date, center_id) SELECT id, '2025-03-10', 'main' FROM client WHERE id GLOB '[cd][0-9]';
UPDATE client SET kind = 'Stakeholder' WHERE id = 'c9';
SELECT value ->> 'affected', value ->> 'queued', value ->> 'error' FROM json_each(run_tasks());
--> 1 | 0 | NULL
SELECT client_id, status, reason FROM task_queue;
--> c1 | skipped | the client has no e-mail address; give client.email
--> c2 | skipped | the client has no e-mail address; give client.email
--> c3 | skipped | 'office.example' is not an e-mail address; correct it
--> c4 | skipped | the e-mail address holds a line break or another control character; correct it
--> c5 | skipped | the client has opted out of e-mail
--> c6 | skipped | this address has opted out of e-mail
--> c7 | skipped | the contact with this address has opted out of e-mail
--> c8 | skipped | the address is that of a contact who has died
--> c9 | skipped | the client is a Stakeholder now: only clients are written to
--> d1 | sent | NULL
SELECT to_address FROM outbox WHERE queue_id IS NOT NULL;
--> d1@x.example

-- why_not_queued explains, and refuses what it cannot.
SELECT condition, value, passes FROM why_not_queued((SELECT id FROM counseling_session WHERE client_id = 'c5'), 'any') WHERE condition IN ('reportable', 'queue');
--> reportable | 1 | 1
--> queue | skipped: the client has opted out of e-mail | 0
SELECT * FROM why_not_queued('no such session', 'any');
--! why_not_queued: there is no session 'no such session', which is what the task 'Any' waits for
SELECT * FROM why_not_queued('x', 'no such task');
--! why_not_queued: there is no task 'no such task'
SELECT * FROM why_not_queued('x', NULL);
--> (no rows)
SELECT * FROM why_not_queued('x');
--! why_not_queued: it needs its arguments: why_not_queued(session or appointment, task_id)
SELECT eligible_for_inactivation('acme', 'any');
--! eligible_for_inactivation: the task 'Any' inactivates nobody: it is of the kind email_any_follow_up

-- n
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('x', 'email_hours', 0, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number, 0 to 3650 days, or 1 to 3650 contact hours
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('x', 'remind_user', -1, 'ann');
--! CHECK constraint failed: automated_task.n must be a whole number, 0 to 3650 days, or 1 to 3650 contact hours
INSERT INTO automated_task (name, kind, n, owner_id) VALUES ('x', 'email_fourth_follow_up', 1, 'ann');
--! automated_task.kind: this value is not in the pick list
INSERT INTO appointment (client_id, starts_at) VALUES ('acme', '2025-03-20');
--! CHECK constraint failed: appointment.starts_at must be an instant as YYYY-MM-DD HH:MM:SS
INSERT INTO survey (name, url) VALUES ('x', 'javascript:alert(1)');
--! CHECK constraint failed: survey.url must be one line that begins with http:// or https://
