.bail on
.mode box --wrap 90 --wordwrap on
-- The office of this walk: the clients of demo/clients.csv, all of one center, and their activities, of each of the eight kinds.
.once /dev/null
SELECT crm_install();
UPDATE setting SET value = '2025-03-01 18:00:00' WHERE name = 'clock.pinned';
INSERT INTO center (id, name) VALUES ('main', 'Main Street Center');
INSERT INTO funding_source (id, name) VALUES ('sba', 'SBA'), ('state', 'State grant');
.import --csv --schema temp demo/clients.csv sheet
INSERT INTO client (id, name, kind, center_id, entered_at, modified_by)
SELECT id, name, kind, 'main', '2023-01-09 16:00:00', 'import' FROM sheet;
INSERT INTO award (id, client_id, activity_date, amount) VALUES ('a1', 'cedar', '2024-09-18', 48000);
INSERT INTO capital_funding (id, client_id, activity_date, amount, funding_source_id) VALUES ('f1', 'kline', '2024-11-15', 150000, 'sba');
INSERT INTO counseling_session (id, client_id, session_date, contact_hours, funding_source_id)
VALUES ('s1', 'bluebird', '2024-06-20', 2, 'sba'), ('s2', 'bluebird', '2025-02-12', 1, 'state');
INSERT INTO inquiry (id, client_id, activity_date, subject) VALUES ('i1', 'harbor', '2024-07-15', 'Permits');
INSERT INTO milestone (id, client_id, type, milestone_date) VALUES ('m1', 'lupine', 'Change in Staff', '2024-08-02');
INSERT INTO survey_response (id, client_id, activity_date, notes) VALUES ('r1', 'lupine', '2024-11-08', 'Content');
INSERT INTO training_attendance (id, client_id, activity_date, event) VALUES ('t1', 'delgado', '2024-10-22', 'Bidding 101');
INSERT INTO form_response (id, client_id, activity_date, form) VALUES ('u1', 'quill', '2024-10-30', 'Intake');
INSERT INTO bid_match_profile (id, client_id, keywords) VALUES ('b1', 'bluebird', 'bakery, catering');
.echo on
-- 1. Saturday, 1 March 2025, noon in Chicago. The head of demo/tasks.sql has entered eight clients, and what
--    was done with them. A task's owner is best a Service account, which the pick list must first offer; its
--    time zone says when it is morning. A task is entered in test mode, and first runs tomorrow.

UPDATE pick_list SET active = 1 WHERE list = 'Account Status' AND value = 'Service';
INSERT INTO user_account (id, name, email, status, center_id, funding_source_id, time_zone)
VALUES ('service', 'Service Account', 'office@sbdc.example', 'Service', 'main', 'state', 'America/Chicago');
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, close_out, close_out_notes)
VALUES ('quiet', 'Quiet clients', 'inactivate_client', 120, 'service', 1, 1, 'Not heard of for 120 days.');
INSERT INTO task_center (task_id, center_id) VALUES ('quiet', 'main');

-- 2. A look beforehand: what tomorrow's run would do, whom the task would take on a later day, why, why not.

SELECT mode, action, client, detail FROM preview_tasks('2025-03-02 09:00:00');
SELECT client, last_activity, days FROM eligible_for_inactivation('quiet', '2025-03-20');
SELECT id, condition, value, "limit", passes FROM client, why_eligible(id, 'quiet', '2025-03-02')
 WHERE id IN ('harbor', 'lupine', 'quill') AND (condition = 'last activity' OR NOT passes);

-- 3. Sunday. In test mode nothing happens but the report to the owner.

SELECT run_tasks('2025-03-02 09:00:00') AS summary;
SELECT (SELECT count(*) FROM client WHERE status = 'Inactive') AS inactive, body_text FROM outbox;

-- 4. Live. A first live run that would take more than the cap does nothing; here the cap is set very low.

UPDATE setting SET value = '2025-03-02 16:00:00' WHERE name = 'clock.pinned';
UPDATE setting SET value = '2' WHERE name = 'inactivation.first_run_cap';
UPDATE automated_task SET test_mode = 0, modified_by = 'maria' WHERE id = 'quiet';
SELECT value ->> 'error' AS error FROM json_each(run_tasks('2025-03-03 09:00:00'));

-- 5. The list is right: the cap is raised. The first call of a day does the day's work, a later one nothing.

UPDATE setting SET value = '10' WHERE name = 'inactivation.first_run_cap';
SELECT column1 AS in_chicago, run_tasks(column2) ->> '$[0].affected' AS inactivated
  FROM (VALUES ('Tue  4, 03:00', '2025-03-04 09:00:00'), ('Tue  4, 15:30', '2025-03-04 21:30:00'),
               ('Wed  5, 03:00', '2025-03-05 09:00:00'), ('Thu  6, 03:00', '2025-03-06 09:00:00'));
SELECT client_id, type, session_date, contact_hours AS hours, reportable, counselor_id, notes
  FROM counseling_session WHERE type = 'Close-out' AND client_id = 'quill';

-- 6. Thursday: Quill calls. What brings a client back is logged, then the client is reactivated by hand.

UPDATE setting SET value = '2025-03-06 15:00:00' WHERE name = 'clock.pinned';
INSERT INTO inquiry (id, client_id, activity_date, subject) VALUES ('i2', 'quill', '2025-03-06', 'New shop');
UPDATE client SET status = 'Active', modified_by = 'maria' WHERE id = 'quill';

-- 7. Called every hour over the change of clocks, on Sunday the 9th: that day, too, has one morning.

WITH hour(at) AS (VALUES ('2025-03-06 16:00:00')
                  UNION ALL SELECT datetime(at, '+1 hour') FROM hour WHERE at < '2025-03-11 15:00:00')
SELECT at AS ran_at_utc, value ->> 'run_date' AS run_date, value ->> 'affected' AS inactivated
  FROM hour, json_each(run_tasks(at));

-- 8. Another task: reportable activity of one funding source only, with a report of its own. A template with a
--    mistake is refused when it is written; check_template() says beforehand what is wrong, and where. This one
--    is right, but not yet active: on Wednesday the task fails alone, and its owner is told. It runs on Thursday.

UPDATE setting SET value = '2025-03-11 15:00:00' WHERE name = 'clock.pinned';
SELECT * FROM check_template('{{task}}: {{cuont}}', '{{#clients}}{{client}}: {{warning}}. {{clients}}', NULL, 'report');
INSERT INTO email_template (id, name, purpose, subject, body_text, active)
VALUES ('brief', 'Brief report', 'report', '{{task}}: {{count}}', '{{#clients}}{{client}}: {{warning}}. {{/clients}}', 0);
INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, template_id)
VALUES ('sba', 'SBA clients', 'inactivate_client_reportable', 180, 'service', 1, 0, 'brief');
INSERT INTO task_center (task_id, center_id) VALUES ('sba', 'main');
INSERT INTO task_funding_source (task_id, funding_source_id) VALUES ('sba', 'sba');
SELECT value ->> 'task' AS task, value ->> 'error' AS error FROM json_each(run_tasks('2025-03-12 08:00:00'));
SELECT subject FROM outbox ORDER BY id DESC LIMIT 2;
UPDATE setting SET value = '2025-03-13 15:00:00' WHERE name = 'clock.pinned';
UPDATE email_template SET active = 1 WHERE id = 'brief';
SELECT value ->> 'affected' AS inactivated,
       (SELECT body_text FROM outbox WHERE run_id = value ->> 'run_id') AS report
  FROM json_each(run_tasks('2025-03-13 08:00:00')) WHERE value ->> 'task_id' = 'sba';

-- 9. Both clients are active otherwise, as the report says. The whole run is taken back, which disables the
--    task, or it would take them again tomorrow. Maria lets it go on in test mode.

SELECT undo_task_run(max(id), 'maria') AS undone FROM task_run WHERE task_id = 'sba';
UPDATE automated_task SET enabled = 1, test_mode = 1, modified_by = 'maria' WHERE id = 'sba';
SELECT c.id, c.status, c.modified_by, b.status AS profile
  FROM client c LEFT JOIN bid_match_profile b ON b.client_id = c.id WHERE c.id IN ('bluebird', 'quill');

-- 10. The computer is off over the weekend. Kline was due on Sunday; Monday's run makes it up, once.

SELECT value ->> 'run_date' AS run_date, value ->> 'task' AS task, value ->> 'mode' AS mode,
       value ->> 'affected' AS affected
  FROM (VALUES ('2025-03-14 08:00:00'), ('2025-03-17 08:00:00')), json_each(run_tasks(column1));

-- 11. The rest of the month, called every hour. Each task did its work once a day; crm_check() finds nothing.

WITH hour(at) AS (VALUES ('2025-03-17 09:00:00')
                  UNION ALL SELECT datetime(at, '+1 hour') FROM hour WHERE at < '2025-04-01 03:00:00')
SELECT count(*) AS calls, sum(json_array_length(run_tasks(at))) AS runs FROM hour;
SELECT task, mode, iif(error IS NULL, '', 'failed') AS error, min(run_date) AS first, max(run_date) AS last,
       count(DISTINCT run_date) AS mornings, count(*) AS runs, sum(affected) AS clients
  FROM task_run GROUP BY task_id, mode, error IS NULL ORDER BY min(id);
SELECT * FROM crm_check();
