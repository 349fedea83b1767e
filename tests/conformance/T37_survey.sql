-- T37: The survey must be a client survey, active, with an active request list, when the task is saved and when it is run.
-- needs the extension

INSERT INTO survey (id, name, kind) VALUES ('happy', 'Satisfaction', 'client'), ('course', 'Course', 'training'), ('other', 'Other', 'client');
INSERT INTO survey (id, name, status) VALUES ('old', 'Old', 'Inactive');
INSERT INTO survey_request_list (id, survey_id, name, status) VALUES
  ('h1', 'happy', '2025', 'Active'), ('h0', 'happy', '2024', 'Inactive'), ('c1', 'course', '2025', 'Active'), ('o1', 'other', '2025', 'Active'), ('x1', 'old', '2025', 'Active');
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('ask', 'Ask', 'survey_any_initial', 2, 'ann');
--! automated_task.survey_id: a survey task needs a survey of kind client that is active
INSERT INTO automated_task (id, name, kind, n, owner_id, survey_id, request_list_id) VALUES ('ask', 'Ask', 'survey_any_initial', 2, 'ann', 'course', 'c1');
--! automated_task.survey_id: a survey task needs a survey of kind client that is active
INSERT INTO automated_task (id, name, kind, n, owner_id, survey_id, request_list_id) VALUES ('ask', 'Ask', 'survey_any_initial', 2, 'ann', 'old', 'x1');
--! automated_task.survey_id: a survey task needs a survey of kind client that is active
INSERT INTO automated_task (id, name, kind, n, owner_id, survey_id, request_list_id) VALUES ('ask', 'Ask', 'survey_any_initial', 2, 'ann', 'happy', 'h0');
--! automated_task.request_list_id: a survey task needs an active request list of its survey
INSERT INTO automated_task (id, name, kind, n, owner_id, survey_id, request_list_id) VALUES ('ask', 'Ask', 'survey_any_initial', 2, 'ann', 'happy', 'o1');
--! automated_task.request_list_id: a survey task needs an active request list of its survey
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, survey_id, request_list_id, created_at) VALUES
  ('ask', 'Ask', 'survey_any_initial', 2, 'ann', 1, 0, 'happy', 'h1', '2025-03-01 09:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('ask', 'main');
INSERT INTO counseling_session (client_id, type, session_date, center_id) VALUES ('acme', 'Initial', '2025-03-09', 'main');

-- Closed between saving and running: the task fails, its owner is told, and what is queued waits.
UPDATE survey_request_list SET status = 'Inactive' WHERE id = 'h1';
SELECT action, detail FROM preview_tasks('2025-03-11 09:00:00');
--> fail | the request list '2025' is not active; activate it, or choose another
--> e-mail owner | that it could not run
SELECT value ->> 'error' FROM json_each(run_tasks('2025-03-11 09:00:00'));
--> the request list '2025' is not active; activate it, or choose another
SELECT to_address, subject FROM outbox;
--> ann@office.example | The automated task "Ask" could not run on 2025-03-11
SELECT status FROM task_queue;
--> waiting
UPDATE survey_request_list SET status = 'Active' WHERE id = 'h1';
UPDATE survey SET status = 'Inactive' WHERE id = 'happy';
SELECT value ->> 'error' FROM json_each(run_tasks('2025-03-12 09:00:00'));
--> the survey 'Satisfaction' is not active; activate it, or choose another
-- It cannot be enabled so, but it can always be disabled.
UPDATE automated_task SET enabled = 0;
UPDATE automated_task SET enabled = 1;
--! automated_task.survey_id: a survey task needs a survey of kind client that is active
UPDATE survey SET status = 'Active' WHERE id = 'happy';
UPDATE automated_task SET enabled = 1;
SELECT value ->> 'affected' FROM json_each(run_tasks('2025-03-13 09:00:00'));
--> 1
