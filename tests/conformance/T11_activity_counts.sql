-- T11: Each of the eight kinds of activity keeps a client active; tasks for reportable activity see reportable ones only.
-- "the reportable activity that Neoserra will look at is any one or more of the following sessions: awards, capital funding, counseling sessions, inquiries, milestones, survey responses, training event, user-defined forms ... The activity must be reportable."
-- needs the extension

SELECT meaning FROM activity_table ORDER BY meaning;
--> award
--> capital funding
--> counseling session
--> form
--> inquiry
--> milestone
--> survey response
--> training event
DELETE FROM client;
INSERT INTO client (id, name, center_id, entered_at) VALUES ('c1', 'Award', 'main', '2020-01-01 12:00:00'), ('c2', 'Capital funding', 'main', '2020-01-01 12:00:00'),
  ('c3', 'Counseling session', 'main', '2020-01-01 12:00:00'), ('c4', 'Form', 'main', '2020-01-01 12:00:00'), ('c5', 'Inquiry', 'main', '2020-01-01 12:00:00'),
  ('c6', 'Milestone', 'main', '2020-01-01 12:00:00'), ('c7', 'Survey response', 'main', '2020-01-01 12:00:00'), ('c8', 'Training event', 'main', '2020-01-01 12:00:00'),
  ('c9', 'Nothing but a contact and a profile', 'main', '2020-01-01 12:00:00');
INSERT INTO contact (client_id, name) VALUES ('c9', 'Carla');
INSERT INTO bid_match_profile (client_id) VALUES ('c9');
INSERT INTO automated_task (id, name, kind, n, owner_id) VALUES ('any', 'Any', 'inactivate_client', 100, 'ann'), ('rep', 'Reportable', 'inactivate_client_reportable', 100, 'ann');
INSERT INTO task_center (task_id, center_id) VALUES ('any', 'main'), ('rep', 'main');
SELECT count(*) FROM eligible_for_inactivation('any');
--> 9

-- Not reportable: enough for the one, nothing for the other.
INSERT INTO award (id, client_id, activity_date, reportable) VALUES ('x1', 'c1', '2025-02-01', 0);
INSERT INTO capital_funding (id, client_id, activity_date, reportable) VALUES ('x2', 'c2', '2025-02-01', 0);
INSERT INTO counseling_session (id, client_id, session_date, reportable) VALUES ('x3', 'c3', '2025-02-01', 0);
INSERT INTO form_response (id, client_id, activity_date, reportable) VALUES ('x4', 'c4', '2025-02-01', 0);
INSERT INTO inquiry (id, client_id, activity_date, reportable) VALUES ('x5', 'c5', '2025-02-01', 0);
INSERT INTO milestone (id, client_id, type, milestone_date, reportable) VALUES ('x6', 'c6', 'Change in Staff', '2025-02-01', 0);
INSERT INTO survey_response (id, client_id, activity_date, reportable) VALUES ('x7', 'c7', '2025-02-01', 0);
INSERT INTO training_attendance (id, client_id, activity_date, reportable) VALUES ('x8', 'c8', '2025-02-01', 0);
SELECT client FROM eligible_for_inactivation('any');
--> Nothing but a contact and a profile
SELECT count(*) FROM eligible_for_inactivation('rep');
--> 9
-- Reportable: enough for both.
UPDATE award SET reportable = 1;
UPDATE capital_funding SET reportable = 1;
UPDATE counseling_session SET reportable = 1;
UPDATE form_response SET reportable = 1;
UPDATE inquiry SET reportable = 1;
UPDATE milestone SET reportable = 1;
UPDATE survey_response SET reportable = 1;
UPDATE training_attendance SET reportable = 1;
SELECT client FROM eligible_for_inactivation('rep');
--> Nothing but a contact and a profile
SELECT kind, id, client_id, day, reportable FROM activity ORDER BY id;
--> award | x1 | c1 | 2025-02-01 | 1
--> capital funding | x2 | c2 | 2025-02-01 | 1
--> counseling session | x3 | c3 | 2025-02-01 | 1
--> form | x4 | c4 | 2025-02-01 | 1
--> inquiry | x5 | c5 | 2025-02-01 | 1
--> milestone | x6 | c6 | 2025-02-01 | 1
--> survey response | x7 | c7 | 2025-02-01 | 1
--> training event | x8 | c8 | 2025-02-01 | 1
-- A milestone without a day counts on the day it was entered.
INSERT INTO milestone (client_id, type, entered_at) VALUES ('c9', 'Change in Staff', '2025-01-20 10:00:00');
SELECT count(*) FROM eligible_for_inactivation('rep');
--> 0
SELECT value FROM why_eligible('c9', 'rep') WHERE condition = 'last reportable activity';
--> 2025-01-20
-- All of it gone, all are due again.
DELETE FROM award;
DELETE FROM capital_funding;
DELETE FROM counseling_session;
DELETE FROM form_response;
DELETE FROM inquiry;
DELETE FROM milestone;
DELETE FROM survey_response;
DELETE FROM training_attendance;
SELECT count(*) FROM eligible_for_inactivation('any');
--> 9
SELECT count(*) FROM activity;
--> 0
SELECT * FROM crm_check;
--> (no rows)
