-- T30: A survey or e-mail waits for N hours, the first initial, the first, second or third follow-up, any initial, any follow-up, any closeout.

INSERT INTO survey (id, name) VALUES ('happy', 'Satisfaction');
INSERT INTO survey_request_list (id, survey_id, name) VALUES ('2025', 'happy', 'Satisfaction 2025');
INSERT INTO email_template (id, name, subject, body_text) VALUES ('thanks', 'A Thank-you', 'Thank you', 'Thank you.');
SELECT kind FROM message_kind WHERE event = 'session' ORDER BY kind;
--> email_any_close_out
--> email_any_follow_up
--> email_any_initial
--> email_first_follow_up
--> email_first_initial
--> email_hours
--> email_second_follow_up
--> email_third_follow_up
--> survey_any_close_out
--> survey_any_follow_up
--> survey_any_initial
--> survey_first_follow_up
--> survey_first_initial
--> survey_hours
--> survey_second_follow_up
--> survey_third_follow_up
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, survey_id, request_list_id)
SELECT kind, kind, kind, 2, 'ann', 1, 'happy', '2025' FROM message_kind WHERE purpose = 'survey';
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, template_id) SELECT kind, kind, kind, 2, 'ann', 1, 'thanks' FROM message_kind WHERE purpose = 'email';
INSERT INTO task_center (task_id, center_id) SELECT id, 'main' FROM automated_task;
-- One session a week, each queues what it is the first, second or third of. (Half of each survey's twin is left out here.)
INSERT INTO counseling_session (id, client_id, type, session_date, contact_hours, center_id) VALUES
  ('s1', 'acme', 'Initial', '2025-03-03', 1, 'main'), ('s2', 'acme', 'Follow-up', '2025-03-10', 0.5, 'main'), ('s3', 'acme', 'Follow-up', '2025-03-17', 0.5, 'main'),
  ('s4', 'acme', 'Initial', '2025-03-24', 1, 'main'), ('s5', 'acme', 'Follow-up', '2025-03-31', 1, 'main'), ('s6', 'acme', 'Close-out', '2025-04-07', 1, 'main'),
  ('s7', 'acme', 'Follow-up', '2025-04-14', 1, 'main');
SELECT session_id, group_concat(substr(task_id, 8), ', ') FROM (SELECT * FROM task_queue WHERE task_id GLOB 'survey_*' ORDER BY session_id, task_id) GROUP BY session_id;
--> s1 | any_initial, first_initial
--> s2 | any_follow_up, first_follow_up
--> s3 | any_follow_up, hours, second_follow_up
--> s4 | any_initial
--> s5 | any_follow_up, third_follow_up
--> s6 | any_close_out
--> s7 | any_follow_up
-- Each e-mail is the survey's twin.
SELECT count(*) FROM task_queue s WHERE task_id GLOB 'survey_*'
   AND NOT EXISTS (SELECT 1 FROM task_queue e WHERE e.task_id = replace(s.task_id, 'survey_', 'email_') AND e.session_id = s.session_id AND e.send_on = s.send_on);
--> 0
SELECT count(*) FROM task_queue;
--> 24
