-- T14: Only active clients of the selected centers, whose last counting activity is more than N days before the run; without any, the day of entry counts.
-- "if a client has any of the above listed activities within the date range specified and within the funding source specified, then the client will not be inactivated."
-- needs the extension

DELETE FROM client;
INSERT INTO client (id, name, center_id, status, entered_at) VALUES
  ('a100', 'Activity 100 days ago', 'main', 'Active', '2020-01-01 12:00:00'), ('a101', 'Activity 101 days ago', 'main', 'Active', '2020-01-01 12:00:00'),
  ('e100', 'Entered 100 days ago', 'main', 'Active', '2024-11-30 12:00:00'), ('e101', 'Entered 101 days ago', 'main', 'Active', '2024-11-29 12:00:00'),
  ('back', 'Entered today with a session of 2019', 'main', 'Active', '2025-03-10 08:00:00'), ('future', 'Activity dated in the future', 'main', 'Active', '2020-01-01 12:00:00'),
  ('gone', 'Inactive already', 'main', 'Inactive', '2020-01-01 12:00:00'), ('else', 'Of the north', 'north', 'Active', '2020-01-01 12:00:00'), ('free', 'Of no center', NULL, 'Active', '2020-01-01 12:00:00');
INSERT INTO counseling_session (client_id, session_date) VALUES ('a100', '2024-11-30'), ('a101', '2024-11-29'), ('back', '2019-05-05'), ('future', '2205-03-01'), ('future', '2021-01-01');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, created_at) VALUES ('old', 'Old', 'inactivate_client', 100, 'ann', 1, 0, '2025-03-01 12:00:00');
INSERT INTO task_center (task_id, center_id) VALUES ('old', 'main');
SELECT client, last_activity, days FROM eligible_for_inactivation('old');
--> Activity 101 days ago | 2024-11-29 | 101
--> Entered 101 days ago | NULL | 101
--> Entered today with a session of 2019 | 2019-05-05 | 2136
SELECT client FROM eligible_for_inactivation('old', '2025-03-11');
--> Activity 100 days ago
--> Activity 101 days ago
--> Entered 100 days ago
--> Entered 101 days ago
--> Entered today with a session of 2019
SELECT client FROM eligible_for_inactivation('old', '2024-03-10');
--> Entered today with a session of 2019
SELECT eligible_for_inactivation('future', 'old'), eligible_for_inactivation('gone', 'old'), eligible_for_inactivation('else', 'old'), eligible_for_inactivation('free', 'old'), eligible_for_inactivation('a101', 'old');
--> 0 | 0 | 0 | 0 | 1
SELECT condition, value, "limit", passes FROM why_eligible('future', 'old') WHERE NOT passes;
--> last activity | 2205-03-01 | before 2024-11-30 | 0
SELECT condition, value, passes FROM why_eligible('e100', 'old') WHERE condition = 'last activity';
--> last activity | none; entered on 2024-11-30 | 0
SELECT value ->> 'affected' FROM json_each(run_tasks());
--> 3
-- The mistyped day is corrected: due the next morning.
UPDATE counseling_session SET session_date = '2025-03-01' WHERE session_date = '2205-03-01';
SELECT eligible_for_inactivation('future', 'old');
--> 0
UPDATE counseling_session SET session_date = '2022-03-01' WHERE session_date = '2025-03-01';
SELECT client, detail FROM preview_tasks('2025-03-11 09:00:00') WHERE client IS NOT NULL ORDER BY client DESC;
--> Entered 100 days ago | no activity since it was entered, 101 days
--> Activity dated in the future | last activity 2022-03-01, 1106 days
--> Activity 100 days ago | last activity 2024-11-30, 101 days
